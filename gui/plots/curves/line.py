"""Line: one curve of a plot, its exact values, and the range that a set of curves asks for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gui.look.drawing.axis_ticks import round_range
from gui.plots.curves.growing_array import FloatArray

LOWEST_SCORE = -1.0
"""A score such as R² may begin far below 0; what lies lower is left outside, so that the rest can be seen."""

NEARLY_ZERO = 1e-12
"""Stands for zeros on a logarithmic axis where a curve has nothing else."""


FLATTENED = 3.0
"""A spike is left outside where everything else would have less than one part in so many of the height."""

LEAST_VALUES, MOST_BINS, MOST_SPIKES = 5, 60, 12
"""Values that can have a spike among them, medians taken of a long curve, and spikes that are marked."""

MOST_OF_A_BIN = 15
"""Values of which each of these medians is taken; where there are more, evenly spaced ones do."""


@dataclass(frozen=True, slots=True)
class Point:
    """Point of a curve: place in epochs, exact and smoothed value."""

    x: float
    raw: float
    smoothed: float


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Curve with its exact and smoothed values.

    Attributes:
        name: what it is called, in the language of the user.
        color: its name in the palette.
        x: sorted places in epochs, ``(n,)``.
        raw, smoothed: values there, ``(n,)``; NaN where there is none.
    """

    name: str
    color: str
    x: FloatArray
    raw: FloatArray
    smoothed: FloatArray

    @property
    def has_values(self) -> bool:
        """True if there is anything to draw."""
        return bool(np.isfinite(self.raw).any())

    def nearest(self, epoch: float) -> Point:
        """The point that is nearest to a place in epochs."""
        after = min(int(np.searchsorted(self.x, epoch)), len(self.x) - 1)
        before = max(after - 1, 0)
        i = before if epoch - self.x[before] < self.x[after] - epoch else after
        return Point(float(self.x[i]), float(self.raw[i]), float(self.smoothed[i]))


@dataclass(frozen=True, slots=True)
class Spike:
    """Spike of a curve at the top of the plot: the highest of the points there, in epochs and its value."""

    curve: str
    x: float
    value: float


def value_range(lines: Sequence[Line], log: bool, is_score: bool, whole: bool = False) -> tuple[float, float]:
    """Range of the y axis: the smoothed curves, and all of curves with one value per epoch.

    Raw losses of single steps may leave the range, since one bad batch would flatten everything else; so may
    spikes of the curves themselves, unless the ``whole`` is to be shown. With ``log`` the range is in
    exponents of ten, and nothing is left outside; a score's range ends at 1.
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
    first = max(_first_known(line.raw) for line in lines)  # which every usual height reaches
    if not whole and high > low + FLATTENED * (first - low):
        usual = max(_usual_high(line.raw) for line in lines)
        if high > low + FLATTENED * (usual - low):
            high = usual
    return round_range(low, high)


def spikes(lines: Sequence[Line], top: float) -> list[Spike]:
    """Spikes where curves rise above ``top`` and return, the highest first; at most :data:`MOST_SPIKES`."""
    found = []
    for place, line in enumerate(lines):
        values = line.raw if place else line.smoothed
        above = np.concatenate([[False], values > top, [False]])
        begins, ends = np.flatnonzero(above[1:] & ~above[:-1]), np.flatnonzero(above[:-1] & ~above[1:])
        for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
            peak = begin + int(np.argmax(values[begin:end]))
            found.append(Spike(line.name, float(line.x[peak]), float(values[peak])))
    return sorted(found, key=lambda spike: -spike.value)[:MOST_SPIKES]


def _first_known(values: FloatArray) -> float:
    known = np.isfinite(values)
    place = int(known.argmax()) if len(known) else 0
    return float(values[place]) if len(known) and known[place] else -math.inf


def _usual_high(values: FloatArray) -> float:
    """The highest raw value without spikes: what some neighbours reach too.

    The fall at the beginning of a run is no spike, so the first value always counts.
    """
    values = values[:: max(len(values) // (MOST_BINS * MOST_OF_A_BIN), 1)]
    known = values[np.isfinite(values)]
    if len(known) < LEAST_VALUES:
        return float(np.max(known, initial=-np.inf))
    size = -(-len(known) // MOST_BINS)
    bins = np.median(known[: len(known) // size * size].reshape(-1, size), 1)
    padded = np.concatenate([bins[:1], bins, bins[-1:]])
    smooth = np.median(np.lib.stride_tricks.sliding_window_view(padded, 3), 1)
    return float(max(smooth.max(), known[0]))
