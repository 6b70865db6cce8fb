"""Fits the preparation of single columns on the training rows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Indices
from engine.core.task import Task
from engine.data.fitted_column import HASHED_INPUTS, FittedColumn, FittedTarget
from engine.data.table.table import Column
from engine.data.table.values import mean_and_deviation, present_codes

MOST_FREQUENT = 31
"""Categories with an input of their own where all others share one."""
_LARGEST_FLOAT = float(np.finfo(np.float64).max)


def fit_column(column: Column, train: Indices, scaling: str, encoding: str = "one_hot") -> FittedColumn:
    """The preparation of a feature column, fitted on the training rows.

    Args:
        column: as it was resolved.
        train: ``(m,)`` the training rows.
        scaling: of a number, a key of :data:`engine.project.project.SCALINGS`.
        encoding: of a category, a key of :data:`engine.project.project.ENCODING_LABELS`.
    """
    values = column.values[train]
    if column.kind == "number":
        filled, known = _filled(values)
        return _fitted_number(column, known, _scaling(filled, known, scaling))
    fitted = _fitted_category(column, values, encoding)
    return replace(fitted, sign=column.sign, of_numbers=column.of_numbers)


class _Known(NamedTuple):
    """What is known of the numbers of the training rows.

    Attributes:
        fill: the median, for those that are missing; 0 where all are.
        minimum, maximum: of those that are not; None where all are missing.
    """

    fill: float
    minimum: float | None = None
    maximum: float | None = None

    @property
    def range(self) -> tuple[float, float]:
        """Least and greatest number, with those that are filled in."""
        if self.minimum is None or self.maximum is None:
            return self.fill, self.fill
        # The median of the very smallest numbers may be below them, since it is made of their halves.
        return min(self.minimum, self.fill), self.maximum


def _filled(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], _Known]:
    """Values ``(m,)``, NaN where missing, with the median there; and what is known of them."""
    missing = np.isnan(values)
    is_whole = not missing.any()
    known = values if is_whole else values[~missing]
    if not known.size:
        return np.zeros_like(values), _Known(0.0)
    fill = _median(known)
    filled = values if is_whole else np.where(missing, fill, values)
    return filled, _Known(fill, float(known.min()), float(known.max()))


def _fitted_number(column: Column, known: _Known, scaling: tuple[float, float]) -> FittedColumn:
    """By its offset and scale, with the range of the training rows."""
    return FittedColumn(
        column.name,
        "number",
        known.fill,
        *scaling,
        sign=column.sign,
        of_numbers=column.of_numbers,
        minimum=known.minimum,
        maximum=known.maximum,
    )


def _fitted_category(column: Column, values: NDArray[np.int32], encoding: str) -> FittedColumn:
    counts = np.bincount(values[values >= 0], minlength=len(column.categories))
    fill_text = column.categories[int(counts.argmax())]
    if column.kind == "yes_no":
        return FittedColumn(column.name, "yes_no", fill_text, categories=column.categories)
    if encoding == "hashed":
        return FittedColumn(column.name, "hashed", fill_text, inputs=HASHED_INPUTS)
    if encoding == "frequent":
        # A stable sort: of equally frequent ones the first in the order of the categories.
        most = np.sort(np.argsort(-counts, kind="stable")[:MOST_FREQUENT])
        often = tuple(column.categories[code] for code in most if counts[code])
        return FittedColumn(column.name, "frequent", fill_text, categories=often or column.categories[:1])
    # A category that no training row has would be an input whose weights never learn anything.
    kept = tuple(column.categories[code] for code in present_codes(values))
    return FittedColumn(column.name, "category", fill_text, categories=kept or column.categories[:1])


def fit_pixels(columns: Sequence[Column], train: Indices, scaling: str) -> tuple[FittedColumn, ...]:
    """The preparation of all pixels of a picture: scaled by the same numbers, so that it stays a picture."""
    found, means, deviations = [], [], []
    for column in columns:
        filled, known = _filled(column.values[train])
        mean, deviation = mean_and_deviation(filled)
        found.append(known)
        means.append(mean)
        deviations.append(deviation)
    offset, scale = 0.0, 1.0
    if scaling == "minmax":
        lows, highs = zip(*(known.range for known in found), strict=True)
        offset, scale = min(lows), max(highs) - min(lows)
    elif scaling == "standard":
        # The variance over all pixels: that within the columns, and that between them.
        offset, between = mean_and_deviation(np.array(means))
        with np.errstate(over="ignore"):
            scale = math.sqrt(float(np.square(deviations).mean() + np.square(between)))
    scale = min(scale, _LARGEST_FLOAT) if scale > 0 else 1.0
    return tuple(
        _fitted_number(column, known, (offset, scale)) for column, known in zip(columns, found, strict=True)
    )


def _median(known: NDArray[np.float64]) -> float:
    """As ``np.median`` has it, which takes ten times as long for a few hundred values."""
    low, high = (known.size - 1) // 2, known.size // 2
    middle = np.partition(known, (low, high))
    return float(middle[low] / 2 + middle[high] / 2)  # halved first, since a sum may be too large


def fit_target(column: Column, task: Task, train: Indices) -> FittedTarget:
    """The preparation of the target column, fitted on the training rows."""
    if task.kind != "regression":
        return FittedTarget(column.name, task.kind, task.classes)
    return FittedTarget(column.name, task.kind, (), *_scaling(*_filled(column.values[train]), "standard"))


def _scaling(filled: NDArray[np.float64], known: _Known, scaling: str) -> tuple[float, float]:
    """Offset and scale of numbers without missing ones; the scale is 1 where they are all the same."""
    if scaling == "none":
        return 0.0, 1.0
    low, high = known.range
    if low == high:
        return low, 1.0
    if scaling == "minmax":
        offset, scale = low, high - low
    else:
        offset, scale = mean_and_deviation(filled)
    scale = min(scale, _LARGEST_FLOAT)
    return offset, scale if scale > 0 else 1.0
