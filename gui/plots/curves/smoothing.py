"""Smoothing: an exponential moving average without bias towards zero, one piece of a curve at a time."""

from __future__ import annotations

from itertools import accumulate

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gui.plots.curves.growing_array import FloatArray, GrowingArray


class MovingAverage:
    """Exponential moving average, corrected for its start at zero.

    ``average[t] = weight * average[t-1] + (1 - weight) * value[t]`` from ``average[0] = 0``, shown as
    ``average[t] / (1 - weight**t)``: the correction of Adam's moments (Kingma and Ba, 2015, section 3),
    which is also how TensorBoard smooths its curves. A value that is not finite leaves the average as it was.

    Args:
        weight: how much of the past is kept, from 0 (no smoothing) to below 1.
    """

    def __init__(self, weight: float) -> None:
        self.weight = weight
        self._average = 0.0
        self._count = 0

    def extend(self, values: FloatArray) -> FloatArray:
        """The corrected average after each of the next values ``(k,)``; NaN before the first finite one."""
        finite = np.isfinite(values)
        old, new = self.weight, 1 - self.weight
        steps = accumulate(values[finite].tolist(), lambda a, v: old * a + new * v, initial=self._average)
        averages = np.array(list(steps))
        counts = self._count + np.arange(len(averages))
        self._average, self._count = float(averages[-1]), int(counts[-1])
        corrected = np.full(len(averages), np.nan)
        np.divide(averages, 1 - old**counts, out=corrected, where=counts > 0)
        result: FloatArray = corrected[np.cumsum(finite)]
        return result


class SmoothedSeries:
    """The exact numbers of one curve and their moving average, which grows with them."""

    def __init__(self, weight: float) -> None:
        self._average = MovingAverage(weight)
        self._raw = GrowingArray()
        self._smoothed = GrowingArray()

    def extend(self, values: ArrayLike) -> None:
        """Append ``values`` ``(k,)``; only their own averages are computed."""
        added = np.asarray(values, float)
        self._raw.extend(added)
        self._smoothed.extend(self._average.extend(added))

    def set_weight(self, weight: float) -> None:
        """Smooth everything again with another weight."""
        self._average = MovingAverage(weight)
        self._smoothed = GrowingArray(self._average.extend(self.raw))

    def keep(self, which: NDArray[np.bool_]) -> None:
        """Keep the numbers that ``which (n,)`` says, with the averages that they have."""
        self._raw.keep(which)
        self._smoothed.keep(which)

    @property
    def raw(self) -> FloatArray:
        """The numbers as they came, ``(n,)``."""
        return self._raw.values

    @property
    def smoothed(self) -> FloatArray:
        """Moving average of values, ``(n,)``."""
        return self._smoothed.values
