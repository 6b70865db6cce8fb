"""Turns raw rows into inputs and targets of a network, by numbers that were fitted on its training rows."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.common.arrays import Array, Indices, Shape
from engine.common.messages import Cancelled, Message, UserError
from engine.core.task import Task
from engine.data.fitted_column import FittedColumn, FittedTarget, transform_numbers
from engine.data.table.table import Table
from engine.project.rules import READING, Rules, check_reading

MOST_FEATURES = 100_000

NUMBERS_AT_ONCE = 100_000
"""Numbers that are transformed in one go, so that they stay in the cache of the processor."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """Recipe by which a raw row becomes a prepared one; travels with the weights.

    Attributes:
        columns: one per feature column, in the order of the inputs.
        target: what is predicted.
        image: ``(height, width, channels)`` where the columns are the pixels of a picture; else empty.
        reading: the rules that the table was read by, a key of :data:`engine.project.rules.MISSING_WORDS`.
    """

    columns: tuple[FittedColumn, ...]
    target: FittedTarget
    image: Shape = ()
    reading: int = READING

    @property
    def rules(self) -> Rules:
        """Rules that a table is read by for this preparation: each column as what it was in training."""
        if self.reading == 1:  # which did not yet know what columns had been
            return Rules(self.reading)
        return Rules(self.reading, {column.name: column.expected for column in self.columns})

    @property
    def task(self) -> Task:
        """Task of the network."""
        target = self.target
        return Task(target.kind, len(self.feature_names), target.classes, target.name, self.image)

    @property
    def feature_names(self) -> tuple[str, ...]:
        """Names of the prepared columns; of a category one for each, such as ``colour = red``."""
        return tuple(name for column in self.columns for name in column.feature_names)

    def transform(
        self,
        table: Table,
        dtype: DTypeLike = np.float32,
        cancelled: Callable[[], bool] | None = None,
        rows: Indices | None = None,
    ) -> tuple[Array, tuple[Message, ...]]:
        """Inputs ``(rows, n)`` of all or some rows of a table, and a note on each column that does not fit.

        A missing value becomes the fill value, an unseen category zeros.

        Raises:
            UserError: a column is not in the table.
            Cancelled: ``cancelled`` said so.
        """
        present = {column.name: column for column in table.columns}
        self.check_names(present)
        inputs = np.empty((table.rows if rows is None else len(rows), len(self.feature_names)), dtype)
        notes: list[Message] = []
        end = 0
        for fitted in self._together(len(inputs)):
            if cancelled is not None and cancelled():
                raise Cancelled
            begin, end = end, end + sum(len(column.feature_names) for column in fitted)
            columns, part = [present[column.name] for column in fitted], inputs[:, begin:end]
            if fitted[0].kind == "number":
                notes.extend(transform_numbers(fitted, columns, part, rows))
            else:
                notes.extend(fitted[0].transform(columns[0], part, rows))
        return inputs, tuple(notes)

    def _together(self, rows: int) -> Iterator[Sequence[FittedColumn]]:
        """Columns that are transformed in one go: neighbours that hold numbers, or one of another kind."""
        most = max(1, NUMBERS_AT_ONCE // max(1, rows))
        for is_number, fitted in groupby(self.columns, lambda column: column.kind == "number"):
            found = tuple(fitted)
            apart = most if is_number else 1
            yield from (found[i : i + apart] for i in range(0, len(found), apart))

    def check_names(self, names: Collection[str]) -> None:
        """Check that a table with columns of these names has all that are used. Raises UserError."""
        absent = [column.name for column in self.columns if column.name not in names]
        if absent:
            raise UserError(
                "The table has no column {column}, which the network was trained with (missing columns: "
                "{count}): use a file with the same columns.",
                column=absent[0],
                count=len(absent),
            )

    def targets(self, table: Table) -> NDArray[Any] | None:
        """The raw target ``(rows,)``, or None if the table has none.

        For regression float64 in its own units, NaN where missing; for classes the number of the class
        as int32, -1 where it is missing or unknown.
        """
        for column in table.columns:
            if column.name == self.target.name:
                return self.target.raw(column)
        return None

    def original_units(self, outputs: Array) -> Array:
        """Outputs of a regression network in the target's own units, as float64."""
        units: Array = np.asarray(outputs, np.float64) * self.target.scale + self.target.offset
        return units

    def is_like(self, other: Preparation) -> bool:
        """True if both prepare every row alike.

        The ranges of the training rows do not count: files of older versions lack them.
        """
        return self._without_ranges().to_json() == other._without_ranges().to_json()

    def _without_ranges(self) -> Preparation:
        return replace(
            self, columns=tuple(replace(column, minimum=None, maximum=None) for column in self.columns)
        )

    def to_json(self) -> dict[str, Any]:
        """Plain values for a JSON file: a number is prepared as ``(value - offset) / scale``."""
        columns = [column.to_json() for column in self.columns]
        values: dict[str, Any] = {"columns": columns, "target": self.target.to_json()}
        if self.reading > 1:
            values["reading"] = self.reading
        return values | {"image": list(self.image)} if self.image else values

    @classmethod
    def from_json(cls, values: Any) -> Preparation:
        """Read from untrusted values of a file.

        Raises:
            UserError: a value is not possible.
        """
        if not isinstance(values, dict) or set(values) - {"image", "reading"} != {"columns", "target"}:
            raise UserError("The preparation in the file is damaged; open another copy of it.")
        listed = values["columns"]
        if not isinstance(listed, list) or not 0 < len(listed) <= MOST_FEATURES:
            raise UserError("The columns in the file are damaged; open another copy of it.")
        columns = tuple(FittedColumn.from_json(column) for column in listed)
        target = FittedTarget.from_json(values["target"])
        names = [column.name for column in columns] + [target.name]
        if len(set(names)) < len(names):
            raise UserError("The file names a column twice; open another copy of it.")
        image = _image(values["image"], len(columns)) if "image" in values else ()
        return cls(columns, target, image, check_reading(values.get("reading", 1)))


def _image(sizes: Any, pixels: int) -> Shape:
    whole = isinstance(sizes, list) and all(type(size) is int and size > 0 for size in sizes)
    if not whole or len(sizes) != 3 or math.prod(sizes) != pixels:
        raise UserError("The size of the picture in the file is damaged; open another copy of it.")
    return tuple(sizes)
