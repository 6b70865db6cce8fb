"""A CSV file in memory: typed columns with what a person wants to know about each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from numpy.typing import NDArray

from engine.common.messages import Message
from engine.project.rules import READING

ColumnKind = Literal["number", "category", "yes_no", "date", "text", "identifier", "empty"]

KIND_LABELS: dict[str, str] = {
    "number": "number",
    "category": "category",
    "yes_no": "yes / no",
    "date": "date",
    "text": "text",
    "identifier": "identifier",
    "empty": "empty",
}

LEARNABLE_KINDS = ("number", "category", "yes_no")
"""Kinds that can be features; a column of another kind is ignored, with a reason."""


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column.

    Attributes:
        name: unique in its table, never empty; what the header says, changed where it must be.
        kind: detected kind.
        values: for ``number`` ``(rows,)`` float64 with NaN where missing; for every other kind
            ``(rows,)`` int32 codes into ``categories``, -1 where missing.
        categories: distinct texts, most useful order first (numeric or alphabetical); for ``yes_no``
            always (no, yes) as they stand in the file. Empty for ``number``.
        missing: how many values are missing.
        distinct: how many different values there are, missing ones not counted.
        reason: why the column is ignored by default, or None if it can be a feature.
        can_be: kinds that the user may switch the column to, its own included.
        histogram: heights for a little picture, at most 16: bins of equal width for a number, counts of
            the most frequent categories otherwise.
        low, high, mean: of a number column; NaN otherwise.
        examples: up to five different values as they stand in the file.
        sign: the currency, percent sign or unit that numbers had in the file; empty if none.
        of_numbers: whether the categories are numbers in the shortest way of writing, and not texts as they
            stand in the file.
    """

    name: str
    kind: ColumnKind
    values: NDArray[Any]
    categories: tuple[str, ...] = ()
    missing: int = 0
    distinct: int = 0
    reason: Message | None = None
    can_be: tuple[ColumnKind, ...] = ()
    histogram: tuple[int, ...] = ()
    low: float = float("nan")
    high: float = float("nan")
    mean: float = float("nan")
    examples: tuple[str, ...] = ()
    sign: str = ""
    of_numbers: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Contents of a CSV file.

    Attributes:
        path: where it was read from.
        columns: in the order of the file.
        rows: how many data rows there are.
        notes: what the reader had to decide or repair, one sentence each, such as the encoding it
            found, title lines it skipped, or rows it had to leave out.
        reading: the rules that it was read by, a key of :data:`engine.project.rules.MISSING_WORDS`.
        left_out: of the rows of the file that could not be read, how many of the table stand before each.
    """

    path: str
    columns: tuple[Column, ...]
    rows: int
    notes: tuple[Message, ...] = field(default=())
    reading: int = READING
    left_out: tuple[int, ...] = ()

    def column(self, name: str) -> Column:
        """The column of this name. Raises KeyError."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)
