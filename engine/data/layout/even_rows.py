"""Makes every row of a CSV file equally long, where that takes no guess, and says what was done."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from csv import QUOTE_ALL, writer
from dataclasses import dataclass, field
from pathlib import Path

from engine.common.messages import Message, UserError
from engine.data.layout.csv_file import Csv
from engine.data.layout.fitting import cut, filled
from engine.data.layout.footer import Footer
from engine.data.layout.records import Occurrences, Record, Records, UnclosedQuote, lines_of, text_of

_STEP_CELLS, _STEP_LINES = 50_000, 10_000
_MOST_UNEVEN = 0.25
"""Share of rows of another length above which the file is refused."""


@dataclass(slots=True)
class _Found:
    """Findings in the rows: where rows are of another length, and the first such length."""

    short: Occurrences = field(default_factory=Occurrences)
    moved: Occurrences = field(default_factory=Occurrences)
    left_out: Occurrences = field(default_factory=Occurrences)
    long: Occurrences = field(default_factory=Occurrences)
    comments: Occurrences = field(default_factory=Occurrences)
    below: list[Record] = field(default_factory=list)
    uneven: int = 0
    first_uneven: tuple[int, int] = (0, 0)


class EvenRows:
    """The data rows of a UTF-8 file, each as long as the dialect says.

    A short row is filled up with missing values, a long one loses a separator, where that puts every value
    into a column of its like and there is one way to do it. Otherwise the row is left out, since nobody can
    know which value belongs where.

    Attributes:
        csv: the file.
        footer: what stands below the rows.
        rows: how many there were.
        left_out: of the rows that were left out, how many rows stand before each.
    """

    def __init__(self, csv: Csv, footer: Footer, hear: Callable[[], None]) -> None:
        self.csv, self.footer = csv, footer
        self._dialect, self._hear = csv.dialect, hear
        self._step_rows = max(1, _STEP_CELLS // csv.dialect.width)
        self.rows = 0
        self.left_out: list[int] = []
        self._found = _Found()
        self._records: Records | None = None

    def __iter__(self) -> Iterator[Record]:
        """Line number and fields of each row.

        Raises:
            UserError: a quotation mark is never closed, or a value never ends.
        """
        self.rows, self.left_out, self._found = 0, [], _Found()
        width = self._dialect.width
        try:
            with self.csv.open() as file:
                for line, fields in self._table(lines_of(file, self.csv.name)):
                    even = fields if len(fields) == width else self._even(line, fields)
                    if even is not None:
                        self.rows += 1
                        if self.rows % self._step_rows == 0:
                            self._hear()
                        yield line, even
        except UnclosedQuote as error:
            raise UserError(
                "A quotation mark in {file} at or after line {line} is never closed: close it there.",
                file=self.csv.name,
                line=error.line,
            ) from error

    def _table(self, lines: Iterator[str]) -> Iterator[Record]:
        """The records between the header and what stands below the table, without blank lines at the end."""
        self._records = Records(self._below_header(lines), self._dialect.form, self._dialect.skip + 1)
        held: deque[Record] = deque()
        blank: list[Record] = []
        for record in self._records:
            if record[1] == [""]:
                blank.append(record)  # of a table with one column: a missing value, unless no other follows
                continue
            held.extend(blank)
            blank.clear()
            held.append(record)
            while len(held) > self.footer.notes + self.footer.total:
                yield held.popleft()
        self._found.below = list(held)

    def _below_header(self, lines: Iterator[str]) -> Iterator[str]:
        for number, line in enumerate(lines):
            if number >= self._dialect.skip:
                yield line
            if number % _STEP_LINES == 0:
                self._hear()

    def _even(self, line: int, fields: list[str]) -> list[str] | None:
        found, shapes = self._found, self._dialect.shapes
        is_short = len(fields) < self._dialect.width
        if is_short and fields[0].startswith("#"):
            found.comments.add(line)
            return None
        if is_short:
            row = filled(fields, shapes)
            if row is not None:
                found.short.add(line)
        else:
            fitting = cut(fields, shapes)
            row = fitting[0] if fitting else None
            if fitting and fitting[1]:
                return row  # an empty value more at the end is none
            if fitting:
                found.moved.add(line)
        if row is None:
            (found.left_out if is_short else found.long).add(line)
            self.left_out.append(self.rows)
        if not found.uneven:
            found.first_uneven = line, len(fields)
        found.uneven += 1
        return row

    def write(self, copy: Path) -> Csv:
        """Write the rows, without a header, as a plain comma-separated file; returns that.

        Raises:
            UserError: a quotation mark is never closed, or a value never ends.
        """
        with copy.open("w", encoding="utf-8", newline="") as file:
            out = writer(file, lineterminator="\n", quoting=QUOTE_ALL)
            for _, fields in self:
                # DuckDB stumbles over line ends of two kinds, even inside quotes.
                out.writerow(["\n".join(field.strip().splitlines()) for field in fields])
        return self.csv.rewritten(copy)

    def notes(self) -> tuple[Message, ...]:
        """Notes on what was repaired, once all rows were read.

        Raises:
            UserError: so many rows are uneven that this is hardly a table.
        """
        found = self._found
        if found.uneven > max(1, _MOST_UNEVEN * (self.rows + len(self.left_out))):
            raise UserError(
                "Line {line} of {file} has {found} values, not {width} (rows that do not fit: {count}): "
                "give every row the same number of values.",
                line=found.first_uneven[0],
                file=self.csv.name,
                found=found.first_uneven[1],
                width=self._dialect.width,
                count=found.uneven,
            )
        return (*self._notes_on_rows(), *self._notes_on_quotes(), *self._notes_below())

    def _notes_on_rows(self) -> Iterator[Message]:
        found = self._found
        if found.short.count:
            yield Message(
                "Rows that got missing values at their end: {count}, first line {line}.", **found.short.values
            )
        if found.moved.count:
            yield Message(
                "Rows with an empty value too many, which was taken out: {count}, first line {line}.",
                **found.moved.values,
            )
        if found.left_out.count:
            yield Message(
                "Rows with too few values of which it is unclear what is missing, left out: {count}, "
                "first line {line}.",
                **found.left_out.values,
            )
        if found.long.count:
            yield Message(
                "Rows with too many values, left out: {count}, first line {line}.", **found.long.values
            )
        if found.comments.count:
            yield Message(
                "Comments between the rows, left out: {count}, first line {line}.", **found.comments.values
            )

    def _notes_on_quotes(self) -> Iterator[Message]:
        if self._records is None:
            return
        if self._records.stray.count:
            yield Message(
                "Values whose quotation marks do not enclose them, read as they stand: {count}, "
                "first line {line}.",
                **self._records.stray.values,
            )
        if self._records.joined.count:
            yield Message(
                "Values in quotation marks over lines that could be rows of their own: {count}, "
                "first line {line}.",
                **self._records.joined.values,
            )

    def _notes_below(self) -> Iterator[Message]:
        """Notes on what stood below the table."""
        below = self._found.below
        if self.footer.total and below:
            line, text = below[0][0], text_of(below[0])
            yield Message(
                "The last row, {text} on line {line}, is no row but a total, and was left out.",
                text=text,
                line=line,
            )
        notes = [record for record in below[self.footer.total :] if any(record[1])]
        if notes:
            yield Message(
                "Lines below the table that were left out: {count}, the first is {text} on line {line}.",
                count=len(notes),
                text=text_of(notes[0]),
                line=notes[0][0],
            )


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
