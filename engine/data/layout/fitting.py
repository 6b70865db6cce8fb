"""Makes a row that has too few or too many values fit the table, where only one way to do it makes sense."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from engine.project.rules import MISSING_WORDS, READING

CellShape = Literal["number", "word", ""]
"""Look of the values of a column: all have digits and no words, all have letters, or neither."""

_NUMBER_LIKE = re.compile(r"[^\w]*[0-9](?:[0-9\s]|[^\w\s])*(?:e[+-]?[0-9]+)?\W*", re.IGNORECASE)
_MISSING = MISSING_WORDS[READING].of_numbers | {""}
_LEAST_VALUES = 3


def shape_of(cell: str) -> CellShape | None:
    """Shape of a value; None if it is missing."""
    if cell.lower() in _MISSING:
        return None
    if any(letter.isdigit() for letter in cell) and _NUMBER_LIKE.fullmatch(cell):
        return "number"
    return "word" if any(letter.isalpha() for letter in cell) else ""


def shapes_of(body: Sequence[Sequence[str]], width: int) -> tuple[CellShape, ...]:
    """Shape of each column of some rows, maybe none, of this width."""
    if not body:
        return tuple(_common(()) for _ in range(width))
    return tuple(_common(column) for column in zip(*body, strict=True))


def _common(column: Sequence[str]) -> CellShape:
    found = [shape for cell in column if (shape := shape_of(cell)) is not None]
    if len(found) < _LEAST_VALUES:
        return ""
    shapes: tuple[CellShape, CellShape] = ("number", "word")
    return next((shape for shape in shapes if found.count(shape) > 0.95 * len(found)), "")


def fits(fields: Sequence[str], shapes: Sequence[CellShape]) -> bool:
    """True if every value looks like those of its column."""
    return all(
        not shape or (found := shape_of(cell)) is None or found == shape
        for cell, shape in zip(fields, shapes, strict=True)
    )


def filled(fields: list[str], shapes: Sequence[CellShape]) -> list[str] | None:
    """A short row with missing values at its end; None if its values would stand in wrong columns."""
    row = fields + [""] * (len(shapes) - len(fields))
    return row if fits(row, shapes) else None


def cut(fields: list[str], shapes: Sequence[CellShape]) -> tuple[list[str], bool] | None:
    """A long row without its surplus, if that is empty, and whether the surplus stood at the end.

    None where a value is too many, or where there are several empty places of which nobody can know the right
    one, as in ``a,,b,`` for three columns.
    """
    width = len(shapes)
    surplus = len(fields) - width
    if not any(fields[width:]) and all(fields[:width]):
        return fields[:width], True
    if surplus > 1:
        inner = any(not cell for cell in fields[: len(fields) - _empty_at_end(fields)])
        return None if any(fields[width:]) or inner else (fields[:width], True)
    ways = {
        tuple(fields[:i] + fields[i + 1 :]): i == width or not any(fields[i:])
        for i, cell in enumerate(fields)
        if not cell
    }
    fitting = [(list(way), at_end) for way, at_end in ways.items() if fits(way, shapes)]
    return fitting[0] if len(fitting) == 1 else None


def _empty_at_end(fields: Sequence[str]) -> int:
    return next((i for i, cell in enumerate(reversed(fields)) if cell), len(fields))
