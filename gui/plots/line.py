"""Line: one curve of a plot, its exact values, and the range that a set of curves asks for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gui.plots.axis_ticks import round_range
from gui.plots.growing_array import FloatArray

LOWEST_SCORE = -1.0
"""A score such as R² may begin far below 0; what lies lower is left outside, so that the rest can be seen."""

NEARLY_ZERO = 1e-12
"""Stands for zeros on a logarithmic axis where a curve has nothing else."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a curve: place in epochs, exact and smoothed value."""

    x: float
    raw: float
    smoothed: float


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One curve.

    Attributes:
        words: its name for people.
        color: its name in the palette.
        x: sorted places in epochs, ``(n,)``.
        raw, smoothed: values there, ``(n,)``; NaN where there is none.
    """

    words: str
    color: str
    x: FloatArray
    raw: FloatArray
    smoothed: FloatArray

    @property
    def has_values(self) -> bool:
        """Whether there is anything to draw."""
        return bool(np.isfinite(self.raw).any())

    def nearest(self, epoch: float) -> Point:
        """The point that is nearest to a place in epochs."""
        after = min(int(np.searchsorted(self.x, epoch)), len(self.x) - 1)
        before = max(after - 1, 0)
        i = before if epoch - self.x[before] < self.x[after] - epoch else after
        return Point(float(self.x[i]), float(self.raw[i]), float(self.smoothed[i]))


def value_range(lines: Sequence[Line], log: bool, is_score: bool) -> tuple[float, float]:
    """What the y axis shows: the smoothed curves, and every value of curves with one value per epoch.

    Raw losses of single steps may leave the range, since one bad batch would flatten everything else.
    With ``log`` the range is in exponents of ten; a score's range ends at 1.
    """
    arrays = [line.smoothed for line in lines] + [line.raw for line in lines[1:]]
    if not arrays:
        return 0.0, 1.0
    high = max(float(np.fmax.reduce(values)) for values in arrays)
    if log:
        lowest = min(float(np.min(values, initial=np.inf, where=values > 0)) for values in arrays)
        lowest = lowest if math.isfinite(lowest) else NEARLY_ZERO
        bottom, top = math.log10(lowest), math.log10(max(high, lowest))
        room = max(0.05 * (top - bottom), 0.05)
        return bottom - room, top + room
    low = min(float(np.fmin.reduce(values)) for values in arrays)
    if is_score:
        return min(round_range(max(low, LOWEST_SCORE), 1.0)[0], 0.9), 1.0
    return round_range(low, high)
