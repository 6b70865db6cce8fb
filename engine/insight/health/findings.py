"""What is wrong with a run: all diseases that its facts show, the gravest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from engine.insight.health.diseases.data import LEAK, RARE_IGNORED, UNSCALED, leak, rare_ignored, unscaled
from engine.insight.health.diseases.outcomes import CONSTANT, OVERFITTING, constant, overfitting
from engine.insight.health.diseases.rates import RATE_HIGH, RATE_LOW, rate_high, rate_low
from engine.insight.health.diseases.starts import ZERO_START, zero_start
from engine.insight.health.diseases.units import (
    DEAD_RELU,
    SATURATED,
    VANISHING,
    dead_relu,
    saturated,
    vanishing,
)
from engine.insight.health.run_facts import Finding, RunFacts
from engine.project.project import Project
from engine.training.observation.remedies import Remedy

DISEASES: dict[str, Callable[[RunFacts], Finding | None]] = {
    UNSCALED: unscaled,
    ZERO_START: zero_start,
    RATE_HIGH: rate_high,
    DEAD_RELU: dead_relu,
    VANISHING: vanishing,
    SATURATED: saturated,
    CONSTANT: constant,
    LEAK: leak,
    RARE_IGNORED: rare_ignored,
    RATE_LOW: rate_low,
    OVERFITTING: overfitting,
}
"""The diseases by key, each before what it may bring along: so the cause is named first."""


def find(facts: RunFacts) -> tuple[Finding, ...]:
    """Findings, the gravest first; none for a healthy run.

    A disease that brings others along weighs more than they, so that the cause is named first. Remedies that
    would leave the project as it is are left out.
    """
    found = []
    for place, look in enumerate(DISEASES.values()):
        finding = look(facts)
        if finding is not None:
            remedies = _that_change(facts.project, finding.remedies)
            found.append(replace(finding, remedies=remedies, weight=float(len(DISEASES) - place)))
    return tuple(found)


def _that_change(project: Project, remedies: Sequence[Remedy]) -> tuple[Remedy, ...]:
    """The remedies that change something, each once."""
    kept = list[Remedy]()
    for remedy in remedies:
        if remedy.project not in (project, *(each.project for each in kept)):
            kept.append(remedy)
    return tuple(kept)
