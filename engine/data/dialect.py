"""How a CSV file is written: its delimiter, its title lines, and whether and where it has a header."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from engine.data.rules import MISSING_WORDS, READING
from engine.messages import UserError

_SAMPLE_CHARACTERS = 1 << 18
_SAMPLE_LINES = 50
_MOST_SAMPLE_CHARACTERS = 1 << 23
_CHUNK_BYTES = 1 << 20
_LONGEST_LINE = 1 << 23
"""Characters of a line above which it is no row: its values would need a multiple of their memory."""
_EVIDENCE_ROWS = 200
_DELIMITERS = (",", ";", "\t", "|", " ")
_NUMBER = re.compile(r"[+-]?(\d[\d.,]*|[.,]\d+)(e[+-]?\d+)?", re.IGNORECASE)
_NUMBERS = re.compile(r"[+-]?[\d.,]+(\s+[+-]?[\d.,]+){2,}")
_WHOLE = re.compile(r"[+-]?\d{1,15}")
_MISSING = MISSING_WORDS[READING].of_numbers | {""}

Record = tuple[int, list[str]]
"""Number of the line that a record begins on, counted from 1, and its fields."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is written.

    Attributes:
        delimiter: between two values; a space stands for a run of spaces and tabs.
        width: values per row.
        header: one name per column as it stands in the file; None if there is no header.
        skip: lines before the first row of data.
        titles: lines above the header that are no data.
        plain: whether the skipped lines are without quotes, so that lines and records are the same.
    """

    delimiter: str
    width: int
    header: tuple[str, ...] | None
    skip: int
    titles: int
    plain: bool


def records(lines: Iterable[str], delimiter: str) -> Iterator[Record]:
    """The records of a file that are not blank. Raises csv.Error for a value of endless length."""
    if delimiter == " ":
        lines = (line.replace("\t", " ").rstrip(" \r\n") + "\n" for line in lines)
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    before = 0
    for fields in reader:
        if any(field.strip() for field in fields) or len(fields) > 1:
            yield before + 1, fields
        before = reader.line_num


def lines_of(file: TextIO, name: str) -> Iterator[str]:
    """The lines of a file. Raises UserError, which calls the file ``name``, for one of endless length."""
    for number, line in enumerate(iter(lambda: file.readline(_LONGEST_LINE + 1), ""), start=1):
        if len(line) > _LONGEST_LINE:
            raise UserError(
                "Line {line} of {file} is longer than {most} million characters: "
                "check that the file is a table with line ends.",
                line=number,
                file=name,
                most=_LONGEST_LINE // 10**6,
            )
        yield line


def check_lines(path: Path, name: str) -> None:
    """Refuse a line of endless length, each value of which DuckDB would keep in memory before it gives up.

    Raises:
        UserError: there is one; says where.
    """
    unended = 0
    with path.open("rb") as file:
        while unended <= _LONGEST_LINE and (chunk := file.read(_CHUNK_BYTES)):
            end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
            unended = unended + len(chunk) if end < 0 else len(chunk) - end - 1
    if unended > _LONGEST_LINE:  # in bytes, so only most likely too long
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as text:
            for _ in lines_of(text, name):
                pass


def sniff(path: Path, name: str) -> Dialect:
    """Find out how a UTF-8 file is written.

    Args:
        path: the file.
        name: what the user knows it as, for the sentences.

    Raises:
        UserError: there are no rows, or a value never ends.
    """
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        lines = _sample(lines_of(file, name))
        whole = not file.read(1)
    parsed = {mark: _parse(lines, mark, whole) for mark in _DELIMITERS}
    if not parsed[","]:
        if any(line.strip() for line in lines):
            raise UserError(
                "Line 1 of {file} never ends: check that every quotation mark is closed.", file=name
            )
        raise UserError("The file {file} holds nothing but blank lines: choose another one.", file=name)
    delimiter = _delimiter(parsed)
    return _layout(parsed[delimiter], delimiter, lines, name)


def _sample(file: Iterable[str]) -> list[str]:
    lines: list[str] = []
    characters = 0
    for line in file:
        lines.append(line)
        characters += len(line)
        if characters > _MOST_SAMPLE_CHARACTERS or (
            characters > _SAMPLE_CHARACTERS and len(lines) > _SAMPLE_LINES
        ):
            break
    return lines


def _parse(lines: list[str], delimiter: str, whole: bool) -> list[Record]:
    """The records of the sample, without the last one if the sample ends in its midst."""
    found: list[Record] = []
    try:
        found.extend(records(lines, delimiter))
    except csv.Error:
        return found
    return found if whole or len(found) < 2 else found[:-1]


def _width(parsed: list[Record]) -> int:
    """The most frequent number of fields; the larger of two that are equally frequent."""
    counts = Counter(len(fields) for _, fields in parsed)
    return max(counts, key=lambda width: (counts[width], width), default=0)


def _delimiter(parsed: dict[str, list[Record]]) -> str:
    """The mark that cuts most records into equally many values that look like values."""
    scores = {mark: _score(found, mark) for mark, found in parsed.items()}
    best = max(_DELIMITERS, key=lambda mark: scores[mark])
    return best if scores[best] > 0 else ","


def _score(parsed: list[Record], delimiter: str) -> float:
    width = _width(parsed)
    if width < 2:
        return 0.0
    fitting = [fields for _, fields in parsed if len(fields) == width]
    cells = [cell.strip() for fields in fitting[:_EVIDENCE_ROWS] for cell in fields[:100]]
    others = [mark for mark in ",;\t|" if mark != delimiter]
    # A space is also what stands between words, so it has to set numbers apart.
    if delimiter == " " and not any(
        _mostly_numbers(values) for values in zip(*fitting[:_EVIDENCE_ROWS], strict=True)
    ):
        return 0.0
    clean = sum(
        _is_number(cell) or not (any(mark in cell for mark in others) or _NUMBERS.fullmatch(cell))
        for cell in cells
    )
    return len(fitting) / len(parsed) + clean / len(cells)


def _layout(parsed: list[Record], delimiter: str, lines: list[str], name: str) -> Dialect:
    """Where the table begins, and whether its first row is a header."""
    width = _width(parsed)
    first = next(i for i, (_, fields) in enumerate(parsed) if len(fields) == width)
    first = _after_comments(parsed, first, width)
    names = _uneven_header(parsed, first, width, name)
    if names is not None:
        header_at: int | None = first - 1
    else:
        body = [fields for _, fields in parsed[first + 1 :] if len(fields) == width]
        header_at = first if has_header(parsed[first][1], body[:_EVIDENCE_ROWS]) else None
        names = parsed[first][1] if header_at is not None else None
    start = first if header_at is None else header_at
    data_at = first if header_at is None else header_at + 1
    if data_at >= len(parsed):
        raise UserError("The file {file} has a header but no rows: choose a file with data.", file=name)
    skip = parsed[data_at][0] - 1
    return Dialect(
        delimiter,
        width,
        None if names is None else tuple(names),
        skip,
        start,
        not any('"' in line for line in lines[:skip]),
    )


def _after_comments(parsed: list[Record], first: int, width: int) -> int:
    """The first record that is no comment; a header may begin with # too, a row above it may not."""
    while parsed[first][1][0].startswith("#") and first + 2 < len(parsed):
        body = [fields for _, fields in parsed[first + 2 :] if len(fields) == width]
        below = parsed[first + 1][1]
        if len(below) != width or not (below[0].startswith("#") or has_header(below, body[:_EVIDENCE_ROWS])):
            break
        first += 1
    return first


def _uneven_header(parsed: list[Record], first: int, width: int, file: str) -> list[str] | None:
    """The header where it has another length than the rows, made to fit; None if there is no such thing.

    R leaves out the name of the first column, which numbers the rows; some programs end every row, but
    not the header, with a delimiter.
    """
    if first == 0 or width < 2:
        return None
    line, above = parsed[first - 1]
    if any(_NUMBER.fullmatch(cell.strip()) for cell in above) or len(above) < 2:
        return None
    if len(above) == width - 1:
        body = [fields for _, fields in parsed[first:] if len(fields) == width]
        trailing = all(not fields[-1].strip() for fields in body)
        return [*above, ""] if trailing else ["", *above]
    extra = above[width:]
    if len(above) > width and not any(cell.strip() for cell in extra):
        return above[:width]
    if len(above) > width and len(set(above)) == len(above):
        raise UserError(
            "Line {line} of {file} names {names} columns, but the rows below have {width} values: "
            "make them the same.",
            line=line,
            file=file,
            names=len(above),
            width=width,
        )
    return None


def has_header(first: list[str], body: list[list[str]]) -> bool:
    """Whether the first row names the columns; ``body`` are some rows below it of the same width."""
    first = [cell.strip() for cell in first]
    if _counts_up(first):
        return True
    votes = 0
    for name, below in zip(first, zip(*body, strict=True), strict=bool(body)):
        values = [cell.strip() for cell in below if cell.strip().lower() not in _MISSING]
        numeric = bool(values) and sum(map(_is_number, values)) > 0.8 * len(values)
        if _is_number(name):
            votes -= 1
        elif numeric and name.lower() not in _MISSING:
            votes += 1
    if votes:
        return votes > 0
    return _all_text_header(first, body)


def _all_text_header(first: list[str], body: list[list[str]]) -> bool:
    """A header above nothing but texts: its words are all different and do not occur below."""
    named = [cell for cell in first if cell]
    if not named or len(set(named)) < len(named) or any(map(_is_number, named)):
        return False
    return not any(
        name in {cell.strip() for cell in below}
        for name, below in zip(first, zip(*body, strict=True), strict=bool(body))
        if name
    )


def _mostly_numbers(values: Iterable[str]) -> bool:
    """Whether a column, whose first value may be its name, holds numbers."""
    below = list(values)[1:]
    return bool(below) and sum(_is_number(value.strip()) for value in below) > 0.8 * len(below)


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell) is not None


def _counts_up(first: list[str]) -> bool:
    """Names such as 0, 1, 2 ... (which programs write where columns have none) or 1990, 1991 ..."""
    cells = [cell for cell in first if _WHOLE.fullmatch(cell)]
    if len(cells) < 3 or len(cells) < len(first) - 1 or first[-len(cells) :] != cells:
        return False
    numbers = [int(cell) for cell in cells]
    counts = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return counts and (numbers[0] == 0 or 1800 <= numbers[0] <= 2200)


def column_names(header: tuple[str, ...] | None, width: int) -> tuple[str, ...]:
    """One name per column, none empty and none twice: ``column 3``, ``name (2)``."""
    given = [" ".join(name.replace("\ufeff", "").split()) for name in header or [""] * width]
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
