"""Values that the curves of a column go along, prepared once, and how far training rows have gone."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array, Indices
from engine.data.fitted_column import FittedColumn
from engine.data.preparation import Preparation
from engine.data.table.table import Column, Table
from engine.data.table.values import as_kind, parsed_number, value_text

POINTS = 41
"""Numbers along a curve; where a column has no more different ones, these."""
MOST_CATEGORIES = 40
"""Categories along a curve; of more, the most frequent."""
BEYOND = 0.08
"""Share of the range of the training rows by which a strip goes on at each of its ends."""
STEPS = 200
"""Least number of values that a number can be dragged to within the range of the training rows."""
MOST_MARKS = 200
"""Training rows whose values are marked along a strip."""


@dataclass(frozen=True, slots=True, eq=False)
class ValueGrid:
    """Values along one column.

    Attributes:
        column: its name.
        kind: ``number``, ``category`` or ``yes_no``.
        values: ``(points,)`` numbers in ascending order, or names of categories.
        inputs: ``(points, width)`` the same prepared, float64.
        begin: where these stand in a prepared row.
        left_out: categories that are not among the values.
    """

    column: str
    kind: str
    values: tuple[float | str, ...]
    inputs: Array
    begin: int
    left_out: int = 0

    @property
    def place(self) -> slice:
        """The inputs of the column in a prepared row."""
        return slice(self.begin, self.begin + self.inputs.shape[1])


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """A column as a strip shows it: its grid, and what the training rows had.

    Attributes:
        grid: what the curves go along.
        low, high: the lowest and the highest number of a training row; NaN for categories.
        step: numbers are dragged in multiples of this; 1 where all are whole.
        counts: ``(points,)`` training rows with each category; empty for numbers.
        marks: numbers of up to :data:`MOST_MARKS` training rows.
        fill: what a missing value counts as.
    """

    grid: ValueGrid
    fill: float | str
    low: float = math.nan
    high: float = math.nan
    step: float = 0.0
    counts: tuple[int, ...] = ()
    marks: tuple[float, ...] = ()

    @property
    def column(self) -> str:
        """Name of the column."""
        return self.grid.column

    def is_seen(self, value: float | str | None) -> bool:
        """True if training rows reached as far as this number, or had this category; a gap is none."""
        if value is None:
            return True
        if isinstance(value, str):
            return value in self.grid.values and self.counts[self.grid.values.index(value)] > 0
        return self.low <= value <= self.high

    def snapped(self, value: float) -> float:
        """The nearest number that the line can be dragged to."""
        first, last = self.grid.values[0], self.grid.values[-1]
        assert not isinstance(first, str) and not isinstance(last, str)  # noqa: S101 - a strip of numbers
        digits = max(0, -math.floor(math.log10(self.step)))
        return min(max(round(round(value / self.step) * self.step, digits), first), last)


def begins_of(preparation: Preparation) -> tuple[int, ...]:
    """Where the inputs of each column begin in a prepared row."""
    widths = [len(column.feature_names) for column in preparation.columns]
    return tuple(int(end - width) for end, width in zip(np.cumsum(widths), widths, strict=True))


def source_of(fitted: FittedColumn, table: Table) -> Column:
    """The raw column in the kind that the preparation takes it for. Raises KeyError."""
    column = table.column(fitted.name)
    if fitted.kind == "number":
        return column if column.kind == "number" else as_kind(column, "number")
    return as_kind(column, "category") if column.kind == "number" else column


def used_table(preparation: Preparation, table: Table) -> Table:
    """The table with each column in the kind that the preparation takes it for. Raises KeyError."""
    used = {fitted.name: source_of(fitted, table) for fitted in preparation.columns}
    return replace(table, columns=tuple(used.get(column.name, column) for column in table.columns))


def grid_of_table(preparation: Preparation, table: Table, name: str) -> ValueGrid:
    """The grid along all that a column holds. Raises KeyError."""
    place = [column.name for column in preparation.columns].index(name)
    fitted, begin = preparation.columns[place], begins_of(preparation)[place]
    column = source_of(fitted, table)
    if column.kind == "number":
        known = np.unique(column.values[np.isfinite(column.values)])
        return _number_grid(
            fitted, begin, np.linspace(known[0], known[-1], POINTS) if len(known) > POINTS else known
        )
    return _category_grid(fitted, begin, column, column.values)[0]


def strips_of(preparation: Preparation, table: Table, train: Indices) -> tuple[Strip, ...]:
    """The strips of all columns in the order of the inputs.

    Args:
        preparation: of the network's rows.
        table: holds the training rows, unprepared.
        train: which of its rows these are.

    Raises:
        KeyError: the table lacks a column.
    """
    columns = zip(preparation.columns, begins_of(preparation), strict=True)
    return tuple(_strip(fitted, begin, source_of(fitted, table), train) for fitted, begin in columns)


def strip_of(preparation: Preparation, table: Table, train: Indices, name: str) -> Strip:
    """The strip of the column of this name; see :func:`strips_of`. Raises KeyError."""
    for fitted, begin in zip(preparation.columns, begins_of(preparation), strict=True):
        if fitted.name == name:
            return _strip(fitted, begin, source_of(fitted, table), train)
    raise KeyError(name)


def _strip(fitted: FittedColumn, begin: int, column: Column, train: Indices) -> Strip:
    values = column.values[train]
    if column.kind != "number":
        grid, counts = _category_grid(fitted, begin, column, values)
        return Strip(grid, str(fitted.fill), counts=counts)
    known = values[np.isfinite(values)]
    if not len(known):
        known = np.array([float(fitted.fill)])
    low, high = float(known.min()), float(known.max())
    span = high / 2 - low / 2 or abs(low) / 2 or 0.5  # half of it: the whole may be more than a float holds
    start, end = low - 2 * BEYOND * span, high + 2 * BEYOND * span
    grid = _number_grid(fitted, begin, np.linspace(0.0 if low >= 0 > start else start, end, POINTS))
    step = 10.0 ** math.floor(math.log10(max(span / STEPS * 2, 1e-300)))
    if bool((known == np.rint(known)).all()):
        step = max(1.0, step)
    generator = np.random.default_rng(0)
    marks = generator.choice(known, min(MOST_MARKS, len(known)), replace=False)
    return Strip(grid, fitted.fill, low, high, step, marks=tuple(np.sort(marks).tolist()))


def _number_grid(fitted: FittedColumn, begin: int, values: NDArray[np.float64]) -> ValueGrid:
    inputs = prepared(fitted, Column(fitted.name, "number", values))
    return ValueGrid(fitted.name, "number", tuple(values.tolist()), inputs, begin)


def _category_grid(
    fitted: FittedColumn, begin: int, column: Column, values: NDArray[np.int32]
) -> tuple[ValueGrid, tuple[int, ...]]:
    """ValueGrid of the most frequent categories among these codes, and how many rows have each."""
    counts = np.bincount(values[values >= 0], minlength=len(column.categories))
    known = np.flatnonzero(counts)
    frequent = np.sort(known[np.argsort(-counts[known], kind="stable")[:MOST_CATEGORIES]])
    if column.kind == "yes_no":
        frequent = np.arange(len(column.categories))
    kind = "yes_no" if column.kind == "yes_no" else "category"
    inputs = prepared(fitted, replace(column, values=frequent.astype(np.int32), missing=0))
    names = tuple(column.categories[code] for code in frequent)
    left_out = len(known) - len(frequent) if kind == "category" else 0
    grid = ValueGrid(fitted.name, kind, names, inputs, begin, left_out=left_out)
    return grid, tuple(counts[frequent].tolist())


def prepared(fitted: FittedColumn, column: Column) -> Array:
    """The inputs ``(rows, width)`` of one column, float64."""
    inputs: Array = np.empty((len(column.values), len(fitted.feature_names)))
    fitted.transform(column, inputs)
    return inputs


def prepared_value(fitted: FittedColumn, value: float | str | None) -> Array:
    """The inputs ``(width,)`` that one value of a column becomes, as it does when it stands in a file."""
    values: NDArray[Any]
    if fitted.kind == "number":
        number = math.nan if value is None else parsed_number(value) if isinstance(value, str) else value
        column = Column(fitted.name, "number", np.array([number], np.float64), missing=int(value is None))
    else:
        text = "" if value is None else value if isinstance(value, str) else value_text(value)
        values = np.array([-1 if value is None else 0], np.int32)
        column = Column(fitted.name, "category", values, (text,), missing=int(value is None))
    inputs: Array = prepared(fitted, column)[0]
    return inputs
