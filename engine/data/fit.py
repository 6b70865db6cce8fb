"""Fits the preparation of single columns on the training rows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

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
        filled, fill = _filled(values)
        return _fitted_number(column, values, fill, _scaling(filled, scaling))
    fitted = _fitted_category(column, values, encoding)
    return replace(fitted, sign=column.sign, of_numbers=column.of_numbers)


def _fitted_number(
    column: Column, values: NDArray[np.float64], fill: float, scaling: tuple[float, float]
) -> FittedColumn:
    """By its offset and scale, with the range of the training rows' values ``(m,)``, NaN where missing."""
    known = values[~np.isnan(values)]
    return FittedColumn(
        column.name,
        "number",
        fill,
        *scaling,
        sign=column.sign,
        of_numbers=column.of_numbers,
        minimum=float(known.min()) if known.size else None,
        maximum=float(known.max()) if known.size else None,
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
    fills, means, deviations, lows, highs = [], [], [], [], []
    for column in columns:
        filled, fill = _filled(column.values[train])
        mean, deviation = mean_and_deviation(filled)
        fills.append(fill)
        means.append(mean)
        deviations.append(deviation)
        lows.append(float(filled.min()))
        highs.append(float(filled.max()))
    offset, scale = 0.0, 1.0
    if scaling == "minmax":
        offset, scale = min(lows), max(highs) - min(lows)
    elif scaling == "standard":
        # The variance over all pixels: that within the columns, and that between them.
        offset, between = mean_and_deviation(np.array(means))
        with np.errstate(over="ignore"):
            scale = math.sqrt(float(np.square(deviations).mean() + np.square(between)))
    scale = min(scale, _LARGEST_FLOAT) if scale > 0 else 1.0
    return tuple(
        _fitted_number(column, column.values[train], fill, (offset, scale))
        for column, fill in zip(columns, fills, strict=True)
    )


def _filled(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """The values with the median in place of missing ones, and that median."""
    missing = np.isnan(values)
    known = values[~missing]
    fill = _median(known) if known.size else 0.0
    return (values if known.size == values.size else np.where(missing, fill, values)), fill


def _median(known: NDArray[np.float64]) -> float:
    """As ``np.median`` has it, which takes ten times as long for a few hundred values."""
    low, high = (known.size - 1) // 2, known.size // 2
    middle = np.partition(known, (low, high))
    return float(middle[low] / 2 + middle[high] / 2)  # halved first, since a sum may be too large


def fit_target(column: Column, task: Task, train: Indices) -> FittedTarget:
    """The preparation of the target column, fitted on the training rows."""
    if task.kind != "regression":
        return FittedTarget(column.name, task.kind, task.classes)
    return FittedTarget(column.name, task.kind, (), *_scaling(column.values[train], "standard"))


def _scaling(values: NDArray[np.float64], scaling: str) -> tuple[float, float]:
    """Offset and scale of numbers without missing ones; the scale is 1 where they are all the same."""
    if scaling == "none" or not values.size:
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    if low == high:
        return low, 1.0
    if scaling == "minmax":
        offset, scale = low, high - low
    else:
        offset, scale = mean_and_deviation(values)
    scale = min(scale, _LARGEST_FLOAT)
    return offset, scale if scale > 0 else 1.0
