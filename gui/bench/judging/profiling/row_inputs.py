"""Inputs of the network for the pinned row, quickly enough to follow the mouse."""

from __future__ import annotations

import math

import numpy as np

from engine.common.arrays import Array
from engine.data.fitted_column import scaled
from engine.data.preparation import Preparation
from engine.data.table.values import parsed_number
from engine.evaluation.strips.grids import begins_of, prepared_value
from gui.bench.judging.pinned_row import Row, Value


class RowInputs:
    """Prepares rows, and of texts only those that are others than in the last row."""

    def __init__(self, preparation: Preparation) -> None:
        begins = begins_of(preparation)
        columns = [
            (fitted, slice(begin, begin + len(fitted.feature_names)))
            for fitted, begin in zip(preparation.columns, begins, strict=True)
        ]
        numbers = [(fitted, place) for fitted, place in columns if fitted.kind == "number"]
        self._others = [(fitted, place) for fitted, place in columns if fitted.kind != "number"]
        self._names = [fitted.name for fitted, _ in numbers]
        self._places = np.array([place.start for _, place in numbers], np.intp)
        self._fills, self._offsets, self._scales = (
            np.array([float(getattr(fitted, name)) for fitted, _ in numbers])
            for name in ("fill", "offset", "scale")
        )
        self._inputs: Array = np.zeros((1, len(preparation.feature_names)))
        self._last: dict[str, Value] = {}

    def of(self, row: Row) -> Array:
        """``(1, n)`` the prepared row, float64."""
        values = np.array([_number(row.values.get(name)) for name in self._names], np.float64)
        filled = np.where(np.isfinite(values), values, self._fills)
        self._inputs[0, self._places] = scaled(filled, self._offsets, self._scales)
        for fitted, place in self._others:
            value = row.values.get(fitted.name)
            if fitted.name not in self._last or self._last[fitted.name] != value:
                self._inputs[0, place] = prepared_value(fitted, value)
                self._last[fitted.name] = value
        return self._inputs.copy()


class WholeRows:
    """Prepares rows that have all columns; what the preparation is made of stays for the next one."""

    def __init__(self) -> None:
        self._inputs: tuple[Preparation, RowInputs] | None = None

    def of(self, preparation: Preparation, row: Row | None) -> Array | None:
        """``(n,)`` the prepared row, float64; None without one, and for one that lacks a column."""
        if row is None or not {column.name for column in preparation.columns} <= row.values.keys():
            return None
        if self._inputs is None or self._inputs[0] is not preparation:
            self._inputs = preparation, RowInputs(preparation)
        inputs: Array = self._inputs[1].of(row)[0]
        return inputs


def _number(value: Value) -> float:
    if isinstance(value, str):
        return parsed_number(value)
    return math.nan if value is None else value
