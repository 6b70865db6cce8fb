"""Judges whether a row names the columns of those below it, and gives every column a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.common.spreadsheet import unescaped
from engine.data.table.amounts import is_amount
from engine.project.rules import MISSING_WORDS, READING

_MISSING = MISSING_WORDS[READING].of_numbers | {""}
_NUMBER = re.compile(r"[+-]?([0-9][0-9.,]*|[.,][0-9]+)(e[+-]?[0-9]+)?", re.IGNORECASE)
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_YEAR = re.compile(r"(1[89]|2[01])[0-9]{2}")
_ROW_NUMBER_NAMES = re.compile(
    r"(row[ _]?)?(id|idx|index|key|no\.?|nr\.?|#|number|rank|번호|순번)", re.IGNORECASE
)


def has_header(first: list[str], body: list[list[str]]) -> bool:
    """True if the first row names the columns; ``body`` are some rows below it of the same width."""
    if _counts_up(first) or are_years(first, body):
        return True
    votes = header_votes(first, body)
    return votes > 0 if votes else _all_text_header(first, body)


def header_votes(first: list[str], body: list[list[str]]) -> int:
    """Number of columns of numbers that have a word in the first row, less the numbers in that row."""
    votes = 0
    for name, below in zip(first, zip(*body, strict=True), strict=bool(body)):
        if _is_value(name):
            votes -= 1
        elif name.lower() not in _MISSING and is_numeric_column(below):
            votes += 1
    return votes


def is_numeric_column(cells: Sequence[str]) -> bool:
    """True if nearly all cells that are not missing are numbers."""
    values = [cell for cell in cells if cell.lower() not in _MISSING]
    return bool(values) and sum(map(_is_value, values)) > 0.8 * len(values)


def _all_text_header(first: list[str], body: list[list[str]]) -> bool:
    """A header above nothing but texts: its words are all different and do not occur below."""
    named = [cell for cell in first if cell]
    if not named or len(set(named)) < len(named) or any(map(_is_value, named)):
        return False
    return not any(
        name in set(below) for name, below in zip(first, zip(*body, strict=True), strict=bool(body)) if name
    )


def is_number(cell: str) -> bool:
    """True if a cell is a number, written with digits of the Latin script."""
    return _NUMBER.fullmatch(cell) is not None


def _is_value(cell: str) -> bool:
    """True if a cell is a number, also one with a sign such as ``$5``, and so no name."""
    return is_number(cell) or is_amount(cell)


def are_years(first: list[str], body: list[list[str]]) -> bool:
    """Years in order behind a word or nothing, above values that are none: ``country,2019,2020``."""
    years = first[1:]
    if len(years) < 2 or is_number(first[0]) or not all(map(_YEAR.fullmatch, years)):
        return False
    below = [cell for row in body for cell in row[1:] if cell]
    are_years = sum(_YEAR.fullmatch(cell) is not None for cell in below) > 0.5 * len(below)
    return years == sorted(set(years)) and bool(below) and not are_years


def _counts_up(first: list[str]) -> bool:
    """Names such as 0, 1, 2 ... (which programs write where columns have none) or 1990, 1991 ..."""
    cells = [cell for cell in first if _WHOLE.fullmatch(cell)]
    if len(cells) < 3 or len(cells) < len(first) - 1 or first[-len(cells) :] != cells:
        return False
    numbers = [int(cell) for cell in cells]
    counts = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return counts and (numbers[0] == 0 or 1800 <= numbers[0] <= 2200)


def groups_over(top: list[str], names: list[str]) -> list[str] | None:
    """The upper word of each column, an empty one spanned by the word before it; None if it has none."""
    filled = [cell for cell in top if cell]
    lower = [cell for cell in names if cell]
    if len(filled) < 2 or len(lower) < 2 or any(cell.lower() in _MISSING for cell in filled + lower):
        return None
    if any(is_number(cell) and not _YEAR.fullmatch(cell) for cell in filled + lower):
        return None
    if all(map(is_number, filled)) and all(map(is_number, lower)):
        return None
    groups: list[str] = []
    for cell, name in zip(top, names, strict=True):
        groups.append(cell or (groups[-1] if groups and name else ""))
    return groups


def numbers_rows(values: list[str], first_name: str, body: list[list[str]]) -> bool:
    """True if the first column numbers the rows, or is the only one that gives each a name of its own."""
    if all(map(_WHOLE.fullmatch, values)):
        numbers = list(map(int, values))
        counts = numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] in (0, 1)
        return counts and not _ROW_NUMBER_NAMES.fullmatch(first_name)
    columns = [list(column) for column in zip(*body, strict=True)]
    texts = [column for column in columns if not is_numeric_column(column)]
    unique = [column for column in texts if len(set(column)) == len(column) > 2]
    return len(unique) == 1 and unique[0] == values


def column_names(header: tuple[str, ...] | None, width: int) -> tuple[str, ...]:
    """One name per column, none empty and none twice: ``column 3``, ``name (2)``."""
    given = [
        " ".join(unescaped(name.replace("\ufeff", "").strip()).split()) for name in header or [""] * width
    ]
    given = [name or f"column {i}" for i, name in enumerate(given, start=1)]
    taken = set(given)
    names: list[str] = []
    seen: set[str] = set()
    for name in given:
        unique, number = name, 2
        while unique in seen or (unique != name and unique in taken):
            unique = f"{name} ({number})"
            number += 1
        seen.add(unique)
        names.append(unique)
    return tuple(names)
