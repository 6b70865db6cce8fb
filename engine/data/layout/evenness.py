"""Counts the separators of a file, since DuckDB takes rows with an empty value too many without a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.layout.csv_file import Csv
from engine.data.layout.dialect import Dialect
from engine.data.layout.records import LONGEST, lines_of, open_text

_CHUNK_BYTES = 1 << 20
_STEP_LINES = 50_000
_LINE_ENDS = tuple(b"\r\n")


def check_lines(path: Path, name: str, step: Callable[[float], None]) -> None:
    """Refuse a line of endless length, each value of which DuckDB would keep in memory before it gives up.

    Raises:
        UserError: there is one; says where.
    """
    unended, done = 0, 0
    size = max(1, path.stat().st_size)
    with path.open("rb") as file:
        while unended <= LONGEST and (chunk := file.read(_CHUNK_BYTES)):
            end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
            unended = unended + len(chunk) if end < 0 else len(chunk) - end - 1
            done += len(chunk)
            step(done / size)
    if unended > LONGEST:  # in bytes, so only most likely too long
        with open_text(path) as text:
            for _ in lines_of(text, name):
                pass


def count_separators(csv: Csv, step: Callable[[float], None]) -> int:
    """Number of separators between values below the header.

    It is -1 where quotation marks need another look: one stands in the midst of a value, or joins whole rows.
    """
    dialect = csv.dialect
    found, inside, last, spans_lines = 0, 0, ord("\n"), False
    size = max(1, csv.text.stat().st_size)
    with csv.text.open("rb") as file:
        file.seek(dialect.offset)
        while chunk := file.read(_CHUNK_BYTES):
            bytes_ = np.frombuffer(chunk, np.uint8)
            separators = bytes_ == ord(dialect.delimiter)
            quotes = bytes_ == ord(dialect.quote) if dialect.quote else None
            if quotes is not None and (inside or quotes.any()):
                within = (np.cumsum(quotes, dtype=np.uint8) + np.uint8(inside)) & np.uint8(1)
                if not _open_at_starts(bytes_, quotes, within, last, dialect):
                    return -1
                separators &= within == 0
                spans_lines = spans_lines or bool((np.isin(bytes_, _LINE_ENDS) & (within == 1)).any())
                inside = int(within[-1])
            found += int(np.count_nonzero(separators))
            last = chunk[-1]
            step(file.tell() / size)
    return -1 if inside or (spans_lines and _joins_rows(csv, lambda: step(1.0))) else found


def _open_at_starts(
    bytes_: NDArray[np.uint8],
    quotes: NDArray[np.bool_],
    within: NDArray[Any],
    last: int,
    dialect: Dialect,
) -> bool:
    """True if each opening quotation mark stands where a value can begin, or is the second of two."""
    opening = np.flatnonzero(quotes & (within == 1))
    before = np.where(opening > 0, bytes_[opening - 1], last)
    starts = (*_LINE_ENDS, ord(" "), ord(dialect.delimiter), ord(dialect.quote))
    return bool(np.isin(before, starts).all())


def _joins_rows(csv: Csv, hear: Callable[[], None]) -> bool:
    """True if a value in quotation marks holds lines that have as many separators as a row."""
    dialect, is_inside, could_be_rows = csv.dialect, False, False
    with csv.open() as file:
        for number, line in enumerate(file):
            if number % _STEP_LINES == 0:
                hear()
            closes = line.count(dialect.quote) % 2 == 1
            if number < dialect.skip or not (is_inside or closes):
                continue
            is_row = line.count(dialect.delimiter) == dialect.width - 1
            could_be_rows = is_row and (could_be_rows or not is_inside)
            if closes:
                if is_inside and could_be_rows:
                    return True
                is_inside = not is_inside
    return False
