"""Values that a column could have instead: those that training rows had, and how far apart they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array, Flags, Indices
from engine.common.messages import Cancelled
from engine.data.fitted_column import FittedColumn
from engine.data.preparation import Preparation
from engine.data.table.table import Column, Table
from engine.data.table.values import parsed_number
from engine.evaluation.strips.grids import begins_of, prepared, source_of

MOST_VALUES = 1_000
"""Values of a column that are tried; of more numbers some, evenly by rank, of categories the commonest."""


@dataclass(frozen=True, slots=True, eq=False)
class Alternatives:
    """Values of one column.

    Attributes:
        fitted: the preparation of the column.
        begin: where its inputs begin in a prepared row.
        values: as they stand in the table; numbers in ascending order.
        inputs: ``(values, width)`` the same prepared, float64.
        unit: of a step: the median absolute deviation of a number; 0 for categories, each of which is a step
            of 1 away from any other.
    """

    fitted: FittedColumn
    begin: int
    values: tuple[float | str, ...]
    inputs: Array
    unit: float = 0.0

    @property
    def place(self) -> slice:
        """The inputs of the column in a prepared row."""
        return slice(self.begin, self.begin + self.inputs.shape[1])

    def steps_from(self, value: float | str | None) -> NDArray[np.float64]:
        """``(values,)`` how far each value is from this one; a missing one counts as what fills it."""
        if not self.unit:
            return np.ones(len(self.values))
        start = self.fitted.fill if value is None else value
        number = parsed_number(start) if isinstance(start, str) else start
        found: NDArray[np.float64] = np.abs(np.array(self.values, np.float64) - number) / self.unit
        return found

    def differ_from(self, inputs: Array) -> Flags:
        """``(values,)`` whether each becomes other inputs than those of a prepared row ``(n,)``."""
        found: Flags = (self.inputs != inputs[self.place]).any(1)
        return found


def alternatives_of(
    preparation: Preparation,
    table: Table,
    rows: Indices,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Alternatives, ...]:
    """The values of every column in these rows of a table, which are the training rows.

    Raises:
        KeyError: the table lacks a column.
        Cancelled: ``cancelled``, asked before each column, said so.
    """
    found = []
    for fitted, begin in zip(preparation.columns, begins_of(preparation), strict=True):
        if cancelled():
            raise Cancelled
        source = source_of(fitted, table)
        known = replace(source, values=source.values[rows])
        of_kind = _of_number if source.kind == "number" else _of_category
        each = of_kind(fitted, begin, known)
        if source.kind != "number" and table.column(fitted.name).kind == "number":
            each = replace(each, values=tuple(parsed_number(str(value)) for value in each.values))
        found.append(each)
    return tuple(found)


def _of_number(fitted: FittedColumn, begin: int, column: Column) -> Alternatives:
    known = column.values[np.isfinite(column.values)]
    different = np.unique(known)
    some = different[evenly(len(different), MOST_VALUES)]
    inputs = prepared(fitted, replace(column, values=some, missing=0))
    return Alternatives(fitted, begin, tuple(some.tolist()), inputs, _unit(known))


def _unit(known: NDArray[np.float64]) -> float:
    """Median absolute deviation, or the mean one where more than half are alike; 1 where all are."""
    if not len(known):
        return 1.0
    deviations = np.abs(known / 2 - np.median(known / 2)) * 2  # halved, since their sum may be too large
    return float(np.median(deviations) or np.mean(deviations) or 1.0)


def _of_category(fitted: FittedColumn, begin: int, column: Column) -> Alternatives:
    """One category for each way of being prepared, the commonest: others change nothing."""
    counts = np.bincount(column.values[column.values >= 0], minlength=len(column.categories))
    order = np.argsort(-counts, kind="stable")
    order = order[counts[order] > 0]
    inputs = prepared(fitted, replace(column, values=order.astype(np.int32), missing=0))
    _, first = np.unique(inputs, axis=0, return_index=True)
    kept = np.sort(first)[:MOST_VALUES]
    return Alternatives(fitted, begin, tuple(column.categories[code] for code in order[kept]), inputs[kept])


def evenly(count: int, most: int) -> Indices:
    """Places of at most so many of ``count`` things, evenly spaced, the first and the last among them."""
    if count <= most:
        return np.arange(count)
    return np.unique(np.linspace(0, count - 1, max(most, 1)).round().astype(np.intp))
