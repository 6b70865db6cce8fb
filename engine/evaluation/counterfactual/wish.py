"""What a prediction is wished to be, and how near others are to it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.common.arrays import Array, Flags
from engine.core.task import Task
from engine.project.decision import DEFAULT, Decision

LEAST_PROBABILITY = float(np.finfo(np.float64).tiny)
"""Stands for a probability of 0, which has no logarithm."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish.

    Attributes:
        kind: ``class`` that another class wins, or that a number is ``at_least`` or ``at_most`` a limit.
        output: number of the class; None for any other than now.
        limit: in the target's units.
    """

    kind: Literal["class", "at_least", "at_most"]
    output: int | None = None
    limit: float = 0.0


@dataclass(frozen=True, slots=True)
class Goal:
    """A wish for one row.

    Attributes:
        wish: what is wished.
        classes: names of the classes; empty for numbers.
        now: number of the class that the row is taken for; -1 for numbers.
        decision: by which classes win.
    """

    wish: Wish
    classes: tuple[str, ...] = ()
    now: int = -1
    decision: Decision = DEFAULT

    def are_met(self, predictions: Array) -> Flags:
        """``(m,)`` whether predictions ``(m, k)`` are as wished."""
        if self.wish.kind == "class":
            decided, output = self.decision.decide(predictions, self.classes), self.wish.output
            wanted: Flags = decided != self.now if output is None else decided == output
            return wanted & np.isfinite(predictions).all(1)
        values, limit = predictions[:, 0], self.wish.limit
        wanted = values >= limit if self.wish.kind == "at_least" else values <= limit
        return wanted & np.isfinite(values)

    def nearness(self, predictions: Array) -> Array:
        """``(m,)`` how near predictions are to the wish; the larger the nearer, -inf where undefined."""
        if self.wish.kind != "class":
            found = predictions[:, 0] if self.wish.kind == "at_least" else -predictions[:, 0]
        elif self.wish.output is None:
            found = np.delete(self._margins(predictions), self.now, axis=1).max(1)
        else:
            found = self._margins(predictions)[:, self.wish.output]
        near: Array = np.where(np.isnan(found), -np.inf, found)
        return near

    def _margins(self, probabilities: Array) -> Array:
        """``(m, classes)`` how far each class is from winning, in logarithms; above 0 it wins."""
        logs = np.log(np.maximum(probabilities, LEAST_PROBABILITY))
        if self.decision.threshold is None:
            return _ahead_of_others(logs)
        positive = self.decision.positive_class(self.classes)
        others = np.delete(logs, positive, axis=1)
        rest = np.log(np.maximum(np.delete(probabilities, positive, axis=1).sum(1), LEAST_PROBABILITY))
        limit = np.clip(self.decision.threshold, LEAST_PROBABILITY, 1 - np.finfo(np.float64).epsneg)
        passed = logs[:, positive] - rest - np.log(limit / (1 - limit))
        among = _ahead_of_others(others) if others.shape[1] > 1 else np.full(others.shape, np.inf)
        return np.insert(np.minimum(among, -passed[:, None]), positive, passed, axis=1)


def _ahead_of_others(logs: Array) -> Array:
    """``(m, classes)`` distance of each number of a row to the largest of the others."""
    two = np.partition(logs, -2, axis=1)[:, -2:]
    found: Array = logs - np.where(logs == two[:, 1:], two[:, :1], two[:, 1:])
    return found


def suggested_wish(task: Task, prediction: float = 0.0, scale: float = 1.0) -> Wish:
    """What users may want to know first: what makes another class of it, or a clearly higher number.

    Args:
        task: of the network.
        prediction: of a number, now.
        scale: standard deviation of such numbers; the limit lies half of it higher, rounded.
    """
    if task.kind != "regression":
        return Wish("class")
    if not (math.isfinite(prediction) and math.isfinite(scale) and scale > 0):
        return Wish("at_least")
    power = math.floor(math.log10(scale)) - 1
    return Wish("at_least", limit=round(round((prediction + scale / 2) / 10.0**power) * 10.0**power, -power))
