"""What a prediction is wished to be, and how near others are to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.common.arrays import Array, Flags, Indices

LEAST_PROBABILITY = float(np.finfo(np.float64).tiny)
"""Stands for a probability of 0, which has no logarithm."""

Decide = Callable[[Array], Indices]
"""Gives the classes ``(m,)`` that rows with probabilities ``(m, classes)`` are taken for."""


def most_probable(probabilities: Array) -> Indices:
    """The most probable class of each row."""
    found: Indices = probabilities.argmax(1)
    return found


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
        now: number of the class that the row is taken for; -1 for numbers.
        decide: gives the classes.
    """

    wish: Wish
    now: int = -1
    decide: Decide = most_probable

    def are_met(self, predictions: Array) -> Flags:
        """``(m,)`` whether predictions ``(m, k)`` are as wished."""
        if self.wish.kind == "class":
            decided = self.decide(predictions)
            finite = np.isfinite(predictions).all(1)
            wanted: Flags = decided != self.now if self.wish.output is None else decided == self.wish.output
            return wanted & finite
        values = predictions[:, 0]
        finite = np.isfinite(values)
        limit = self.wish.limit
        return finite & (values >= limit if self.wish.kind == "at_least" else values <= limit)

    def nearness(self, predictions: Array) -> Array:
        """``(m,)`` how near predictions are to the wish; the larger the nearer, -inf where undefined."""
        if self.wish.kind == "class":
            with np.errstate(invalid="ignore"):
                chances = np.log(np.maximum(predictions, LEAST_PROBABILITY))
            return _without_nan(self._margins(chances))
        sign = 1 if self.wish.kind == "at_least" else -1
        return _without_nan(sign * predictions[:, 0])

    def _margins(self, chances: Array) -> Array:
        """Distances of logarithms of probabilities: of the wished class before all others."""
        output = self.wish.output
        wished = np.arange(chances.shape[1]) == output if output is not None else None
        if wished is None:
            wished = np.arange(chances.shape[1]) != self.now
        margins: Array = chances[:, wished].max(1) - chances[:, ~wished].max(1)
        return margins


def _without_nan(values: Array) -> Array:
    found: Array = np.where(np.isnan(values), -np.inf, values)
    return found
