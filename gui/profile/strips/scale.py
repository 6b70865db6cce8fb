"""The vertical axis that all strips share, and short texts for its numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from engine.common.arrays import Array
from engine.data.table.values import parsed_number
from gui.look.drawing.axis_ticks import axis_number, round_range, tick_number, ticks

TICKS = 3
"""About as many numbers stand beside the axis."""
FAR = 3.0
"""Times the range of the targets by which predictions may widen the axis; those beyond are at its ends."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The range of predictions that is drawn.

    Attributes:
        low, high: its ends.
        marks: numbers beside the axis.
        labels: the same as text.
    """

    low: float
    high: float
    marks: tuple[float, ...]
    labels: tuple[str, ...]

    def share(self, predictions: Array) -> Array:
        """Height of predictions: 0 at the lower end, 1 at the upper; what is outside stays near."""
        with np.errstate(all="ignore"):
            shares: Array = (np.asarray(predictions, np.float64) - self.low) / (self.high - self.low)
        # Of a NaN, fmin and fmax take the other number.
        return np.fmax(np.fmin(shares, 2.0), -1.0)


def scale_of(target_range: tuple[float, float], predictions: Array, *, is_share: bool) -> Scale:
    """The axis for the targets of the training rows, and for predictions of the rows that are looked at."""
    if is_share:
        return Scale(0.0, 1.0, (0.0, 0.5, 1.0), ("0", "0.5", "1"))
    low, high = target_range
    far = FAR * ((high - low) or abs(high) or 1.0)
    known = predictions[np.isfinite(predictions)]
    if len(known):
        low = min(low, max(float(known.min()), low - far))
        high = max(high, min(float(known.max()), high + far))
    low, high = round_range(low, high)
    marks = ticks(low, high, TICKS)
    return Scale(low, high, tuple(marks), tuple(short_numbers(marks)))


def short_numbers(values: list[float]) -> list[str]:
    """Round numbers beside an axis in few letters, all in ones, thousands (k) or millions (M)."""
    most = max((abs(value) for value in values), default=0.0)
    unit, letter = (1e6, "M") if 1e6 <= most < 1e9 else (1e3, "k") if 1e4 <= most < 1e6 else (1.0, "")
    return [f"{tick_number(value / unit)}{letter}" for value in values]


def typed_number(text: str) -> float:
    """The number that a user typed, else NaN: 1,234 is in the thousands, 0,5 is a half."""
    plain = text.replace(" ", "")
    is_grouped = re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", plain) is not None
    return parsed_number(plain.replace(",", "" if is_grouped else "."))


def value_label(value: float | str | None) -> str:
    """The value of a column in few letters."""
    if isinstance(value, str):
        return value
    if value is None:
        return "–"
    return f"{value:,.6g}" if abs(value) < 1e6 else axis_number(value)
