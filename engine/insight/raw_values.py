"""Raw values of a prepared row: what would stand in the table, as for a row that is moved along a plane."""

from __future__ import annotations

import numpy as np

from engine.common.arrays import Array
from engine.data.fitted_column import FittedColumn
from engine.data.preparation import Preparation
from engine.evaluation.strips.grids import begins_of

DIGITS = 6
"""Significant digits of the numbers: more than these a float32 does not have."""


def raw_values(preparation: Preparation, row: Array) -> dict[str, float | str]:
    """Values by column that the prepared row ``(n,)`` is made from, or nearly so.

    Of a category the one whose input is the largest. A column whose texts share their inputs has no value:
    none can be told.
    """
    found: dict[str, float | str] = {}
    for fitted, begin in zip(preparation.columns, begins_of(preparation), strict=True):
        value = _raw(fitted, row[begin : begin + len(fitted.feature_names)])
        if value is not None:
            found[fitted.name] = value
    return found


def _raw(fitted: FittedColumn, inputs: Array) -> float | str | None:
    if fitted.kind == "number":
        return float(f"{float(inputs[0]) * fitted.scale + fitted.offset:.{DIGITS}g}")
    if fitted.kind == "yes_no":
        return fitted.categories[int(inputs[0] >= 0.5)]
    place = int(np.argmax(inputs))
    if fitted.kind == "hashed" or place >= len(fitted.categories):
        return None
    return fitted.categories[place]
