"""Gives the rows of a piece as lines of a CSV file with commas, as far as possible as they stand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from engine.data.layout.dialect import Dialect
from engine.data.layout.records import Records


class _Gathered(list[str]):
    """Lines that a writer of CSV gives, without their ends."""

    def write(self, line: str) -> None:
        self.append(line[:-1])


def lines_of_cells(rows: Iterable[Sequence[str]]) -> list[str]:
    """A line for each row, without its end, with quotation marks where they are needed."""
    gathered = _Gathered()
    csv.writer(gathered, lineterminator="\n").writerows(rows)
    return gathered


def lines_as_they_stand(text: bytes, dialect: Dialect, rows: int) -> list[str] | None:
    """The rows of a piece of a file; those of one with commas are not touched.

    Args:
        text: UTF-8, whole rows.
        dialect: how it is written.
        rows: how many there are; where others are found, None is given.
    """
    decoded = text.decode(errors="replace")
    if dialect.delimiter == "," and dialect.quote == '"':
        plain = decoded.replace("\r\n", "\n").replace("\r", "\n") if "\r" in decoded else decoded
        lines = [line for line in plain.split("\n") if line]
        if len(lines) == rows:
            return lines
    records = Records(io.StringIO(decoded, newline=""), dialect.form)
    found = lines_of_cells(fields for _, fields in records)
    return found if len(found) == rows else None


def lines_of_copy(text: bytes) -> list[str]:
    """The rows of a piece of a copy that :meth:`EvenRows.write` made, without marks that are not needed."""
    return lines_of_cells(csv.reader(io.StringIO(text.decode(), newline="")))
