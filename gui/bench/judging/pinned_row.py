"""The one row that is followed through everything: of the table, or with values that the user gave it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.data.table.table import Column, Table
from engine.evaluation.profile import value_of

Value = float | str | None
"""A number, the text of a category, or None where it is missing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of raw values.

    Attributes:
        values: by the names of the columns.
        place: which row of the table it is, counted from 0; None once a value is another one.
        base: the row that it was before values were changed; None where none was.
    """

    values: dict[str, Value] = field(default_factory=dict)
    place: int | None = None
    base: Row | None = field(default=None, compare=False, repr=False)

    def with_value(self, column: str, value: Value) -> Row:
        """The same with another value in one column; see :meth:`with_values`."""
        return self.with_values({column: value})

    def with_values(self, changes: Mapping[str, Value]) -> Row:
        """The same with other values in some columns; the row before all changes, where none is left."""
        values = {**self.values, **changes}
        if values == self.values:
            return self
        base = self.base or self
        return base if values == base.values else replace(self, values=values, place=None, base=base)

    @property
    def changes(self) -> tuple[str, ...]:
        """The columns whose values were changed."""
        base = self.base or self
        return tuple(name for name, value in self.values.items() if base.values.get(name) != value)


def row_of(table: Table, place: int) -> Row:
    """The row at a place of the table."""
    return Row({column.name: value_of(column, place) for column in table.columns}, place)


def median_row(table: Table) -> Row:
    """The row of the medians, and of the most frequent categories."""
    return Row({column.name: _middle(column) for column in table.columns})


def _middle(column: Column) -> Value:
    if column.kind == "number":
        known = column.values[np.isfinite(column.values)]
        return float(np.median(known)) if len(known) else None
    counts = np.bincount(column.values[column.values >= 0], minlength=len(column.categories))
    return column.categories[int(counts.argmax())] if counts.any() else None


class PinnedRow(QObject):
    """Keeps the row, and one beside it to compare with.

    Attributes:
        row: None while there is no table.
        beside: None where nothing is compared.
    """

    changed = Signal()
    """One of the two rows is another one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.row: Row | None = None
        self.beside: Row | None = None

    def pin(self, row: Row | None) -> None:
        """Follow this row."""
        if row != self.row:
            self.row = row
            self.changed.emit()

    def set_value(self, column: str, value: Value) -> None:
        """Give the row another value in one column."""
        self.set_values({column: value})

    def set_values(self, changes: Mapping[str, Value]) -> None:
        """Give the row other values in some columns."""
        if self.row is not None:
            self.pin(self.row.with_values(changes))

    def compare(self, beside: Row | None) -> None:
        """Keep a second row beside it, or none."""
        if beside != self.beside:
            self.beside = beside
            self.changed.emit()
