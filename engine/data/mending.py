"""Makes every row of a CSV file equally long, where it can be done without guessing."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.data.dialect import Dialect, lines_of, records
from engine.messages import Message, UserError

_END = "\N{END OF TEXT}end\N{END OF TEXT}"
_STEP_ROWS = 20_000
_MOST_UNEVEN = 0.25
"""Share of rows of another length above which the file is refused."""


@dataclass(slots=True)
class _Uneven:
    """Rows of another length: how many, and the first of them."""

    count: int = 0
    line: int = 0
    found: int = 0

    def add(self, line: int, found: int) -> None:
        if not self.count:
            self.line, self.found = line, found
        self.count += 1


class EvenRows:
    """The data rows of a UTF-8 file, each as long as the dialect says.

    A short row is filled up with missing values; a long one loses what is empty at its end, and is left
    out where something stands there, since nobody can know which value is too much.
    """

    def __init__(self, path: Path, dialect: Dialect, name: str) -> None:
        self._path, self._dialect, self._name = path, dialect, name
        self.rows = 0
        self._short, self._long = _Uneven(), _Uneven()

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Line number and fields of each row.

        Raises:
            UserError: a quotation mark is never closed, or a value never ends.
        """
        width = self._dialect.width
        line = self._dialect.skip
        try:
            with self._path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
                for line, fields in records(
                    self._with_end(lines_of(file, self._name)), self._dialect.delimiter
                ):
                    if fields == [_END]:
                        return
                    if line <= self._dialect.skip:
                        continue
                    even = fields if len(fields) == width else self._even(line, fields)
                    if even is not None:
                        self.rows += 1
                        yield line, even
        except csv.Error as error:
            raise self._unclosed(line + 1) from error
        raise self._unclosed(line)

    @staticmethod
    def _with_end(lines: Iterator[str]) -> Iterator[str]:
        """The lines, and one more that can only be a record of its own if all quotes are closed."""
        yield from lines
        yield "\n"
        yield _END + "\n"

    def _unclosed(self, line: int) -> UserError:
        return UserError(
            "A quotation mark in {file} at or after line {line} is never closed: close it there.",
            file=self._name,
            line=line,
        )

    def _even(self, line: int, fields: list[str]) -> list[str] | None:
        width = self._dialect.width
        if len(fields) < width:
            self._short.add(line, len(fields))
            return fields + [""] * (width - len(fields))
        if not any(field.strip() for field in fields[width:]):
            return fields[:width]
        self._long.add(line, len(fields))
        return None

    def notes(self) -> tuple[Message, ...]:
        """What was mended, once all rows were read.

        Raises:
            UserError: so many rows are uneven that this is hardly a table.
        """
        uneven = self._short.count + self._long.count
        if uneven > max(1, _MOST_UNEVEN * (self.rows + self._long.count)):
            first = min((u for u in (self._short, self._long) if u.count), key=lambda u: u.line)
            raise UserError(
                "Line {line} of {file} has {found} values, not {width} (rows that do not fit: {count}): "
                "give every row the same number of values.",
                line=first.line,
                file=self._name,
                found=first.found,
                width=self._dialect.width,
                count=uneven,
            )
        found = []
        if self._short.count:
            found.append(
                Message(
                    "Rows that got missing values at their end: {count}, first line {line}.",
                    count=self._short.count,
                    line=self._short.line,
                )
            )
        if self._long.count:
            found.append(
                Message(
                    "Rows with too many values, left out: {count}, first line {line}.",
                    count=self._long.count,
                    line=self._long.line,
                )
            )
        return tuple(found)


def write_even(rows: EvenRows, copy: Path, step: Callable[[], None]) -> tuple[Message, ...]:
    """Write the rows, without a header, as a plain comma-separated file; returns what was mended.

    Raises:
        UserError: see :class:`EvenRows`.
    """
    with copy.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
        for _, fields in rows:
            # DuckDB stumbles over line ends of two kinds, even inside quotes.
            writer.writerow(["\n".join(field.strip().splitlines()) for field in fields])
            if rows.rows % _STEP_ROWS == 0:
                step()
    return rows.notes()


class LineNumbers:
    """The lines that the data rows begin on, read from the file when the first is asked for."""

    def __init__(self, rows: EvenRows) -> None:
        self._rows = rows
        self._lines: list[int] | None = None

    def __call__(self, row: int) -> int:
        """The line of a row counted from 0."""
        if self._lines is None:
            self._lines = [line for line, _ in self._rows]
        return self._lines[row]
