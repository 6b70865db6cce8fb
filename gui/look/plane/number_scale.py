"""The range of numbers that a plane has colours for, or that a curve along it is drawn in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.common.arrays import Array
from gui.look.drawing.axis_ticks import round_range, ticks

LOWEST, HIGHEST = 0.01, 0.99
"""Quantiles of the targets of training rows between which numbers have their colours."""
BAR_TICKS = 5


@dataclass(frozen=True, slots=True)
class NumberScale:
    """The range of numbers that have colours, or that a curve is drawn in.

    Attributes:
        low, high: its ends, round numbers.
        levels: round numbers within it.
    """

    low: float
    high: float
    levels: tuple[float, ...]

    def shares(self, numbers: Array) -> Array:
        """Where numbers stand in the range: 0 at its low end, 1 at its high one."""
        with np.errstate(all="ignore"):
            found: Array = (np.asarray(numbers, np.float64) - self.low) / (self.high - self.low)
        return found


SHARES = NumberScale(0.0, 1.0, (0.0, 0.25, 0.5, 0.75, 1.0))
"""The scale of probabilities."""


def scale_of(targets: Array) -> NumberScale:
    """The scale of a target, of the numbers of training rows ``(m,)`` in its own units."""
    low, high = np.quantile(targets, (LOWEST, HIGHEST)) if len(targets) else (0.0, 1.0)
    low, high = round_range(float(low), float(high))
    return NumberScale(low, high, tuple(ticks(low, high, BAR_TICKS)))
