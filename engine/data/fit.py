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
    fitted = _fitted(column, train, scaling, encoding)
    return replace(fitted, sign=column.sign, of_numbers=column.of_numbers)


def _fitted(column: Column, train: Indices, scaling: str, encoding: str) -> FittedColumn:
    values = column.values[train]
    if column.kind == "number":
        filled, fill = _filled(values)
        fitted = FittedColumn(column.name, "number", fill, *_scaling(filled, scaling))
        return _with_range(fitted, values)
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
        _with_range(
            FittedColumn(column.name, "number", fill, offset, scale, sign=column.sign), column.values[train]
        )
        for column, fill in zip(columns, fills, strict=True)
    )


def _with_range(fitted: FittedColumn, values: NDArray[np.float64]) -> FittedColumn:
    """The same with the least and the greatest of the training rows' values ``(m,)``, NaN where missing."""
    known = values[~np.isnan(values)]
    return replace(fitted, minimum=float(known.min()), maximum=float(known.max())) if known.size else fitted


def _filled(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """The values with the median in place of missing ones, and that median."""
    known = values[~np.isnan(values)]
    # Halved, since the median of two values is their sum by two.
    fill = float(np.median(known / 2)) * 2 if known.size else 0.0
    return np.where(np.isnan(values), fill, values), fill


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
