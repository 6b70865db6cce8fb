"""How well a run learns: its skill above guessing, and the course of its losses."""

from __future__ import annotations

import numpy as np

from engine.common.arrays import Array
from engine.insight.health.run_facts import RunFacts

LAST = 5
"""Epochs whose median is taken for what a figure is now, as in the rule for overfitting."""

SKILLED = 0.7
"""From this skill on a network has learnt something, and units that are dead or saturated did not keep it
from that: in good runs with tanh three quarters of the outputs are saturated at the end. AutoTrainer (Zhang
et al., ICSE 2021) too looks at units only where accuracy is poor (Theta = 0.7)."""

HALF_SKILLED, BACK, FALLS = 0.5, 20, 0.9
"""A run is well under way from this skill on, if its loss is below this share of what it was so many epochs
ago. Planted runs whose units are saturated have less skill and keep more than nine tenths of their loss; runs
of the spiral on tanh, whose units become so while they learn, keep half to seven eighths."""


def skill(facts: RunFacts) -> float:
    """How far the run gets above guessing: 0 for the most frequent class or the mean, 1 for all right.

    Of a number it is R². It is the better one of training and validation rows, a median of the last epochs;
    0 before the first epoch.
    """
    best = max(_median(_column(facts, name)[-LAST:]) for name in ("train_metric", "validation_metric"))
    if best == -np.inf:
        return 0.0
    if facts.dataset.task.kind == "regression":
        return best
    guessed = most_frequent_share(facts)
    return (best - guessed) / (1 - guessed) if guessed < 1 else 1.0


def most_frequent_share(facts: RunFacts) -> float:
    """Share of the training rows that are of the most frequent class."""
    targets = facts.dataset.train.targets
    shares = targets.mean(0, dtype=np.float64)
    return float(max(shares.max(), 1 - shares[0]) if targets.shape[1] == 1 else shares.max())


def guessing_loss(facts: RunFacts) -> float:
    """Loss of guessing: the entropy of the shares of the classes, 1 for a number that is standardized."""
    if facts.dataset.task.kind == "regression":
        return 1.0
    shares = facts.dataset.train.targets.mean(0, dtype=np.float64)
    shares = np.append(shares, 1 - shares[0]) if len(shares) == 1 else shares
    there = shares[shares > 0]
    return float(-(there * np.log(there)).sum())


def training_losses(facts: RunFacts) -> Array:
    """Training loss of each epoch that counts, ``(n,)``."""
    return _column(facts, "train_loss")


def is_under_way(facts: RunFacts) -> bool:
    """True if half is learnt and the training loss still falls, so that nothing keeps it from falling."""
    losses = training_losses(facts)
    if len(losses) < 2 * LAST or skill(facts) < HALF_SKILLED:
        return False
    then = losses[-BACK - LAST :][:LAST]
    return _median(losses[-LAST:]) < FALLS * _median(then)


def _column(facts: RunFacts, name: str) -> Array:
    first = int(np.searchsorted(facts.records.column("epoch"), facts.after, "right"))
    return facts.records.column(name)[first:]


def _median(values: Array) -> float:
    finite = values[np.isfinite(values)]
    return float(np.median(finite)) if finite.size else -np.inf
