"""What is wrong with a run: all diseases that its facts show, the gravest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from engine.insight.health.diseases.starts import ZERO_START, zero_start
from engine.insight.health.run_facts import Finding, RunFacts

DISEASES: dict[str, Callable[[RunFacts], Finding | None]] = {
    ZERO_START: zero_start,
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
            remedies = tuple(each for each in finding.remedies if each.project != facts.project)
            found.append(replace(finding, remedies=remedies, weight=float(len(DISEASES) - place)))
    return tuple(found)
