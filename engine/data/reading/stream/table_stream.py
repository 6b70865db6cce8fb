"""A CSV file as a stream of tables: the same columns as the whole table would have, some rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray

from engine.common.messages import Message
from engine.data.layout.csv_file import Csv
from engine.data.layout.even_rows import EvenRows
from engine.data.layout.evenness import count_separators
from engine.data.layout.footer import find_footer
from engine.data.reading.cells import Reading, define_macros
from engine.data.reading.column_types import read_columns
from engine.data.reading.opening import (
    COUNTED,
    PREPARED,
    may_stand,
    no_rows,
    not_a_table,
    notes_on_names,
    suit,
    texts_of,
)
from engine.data.reading.queries import database_errors, is_about_text
from engine.data.reading.source import file_errors, part_of
from engine.data.reading.stream.line_finder import LineFinder
from engine.data.reading.stream.lines import lines_as_they_stand, lines_of_copy
from engine.data.reading.stream.piece import Piece, Wanted
from engine.data.reading.stream.piece_columns import Expected, PieceColumns
from engine.data.reading.stream.pieces import dialect_of_piece, offset_of_row, whole_rows
from engine.data.table.column_notes import ColumnNotes
from engine.data.table.table import Column, Table
from engine.project.rules import Rules

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_NOT_WANTED = "?"
_WHOLE_READ = 0.3
"""Share of the progress after which a column is read that is wanted whole."""


class _UnevenError(Exception):
    """Not all rows of the file as it stands are equally long."""


class TableStream:
    """A file that is read piece by piece, in memory that does not grow with it.

    It is read as it stands for as long as its rows are even; from then on from a copy on the disk.

    Attributes:
        names: of all columns of the file.
        whole: the column that is wanted whole, or None.
        left_out: of the rows that could not be read, how many rows stand before each; as far as the file was
            read.
        rows: that were read so far.
        notes_on_file: what was decided about how it is written.
    """

    def __init__(
        self,
        connection: DuckDBPyConnection,
        csv: Csv,
        rules: Rules,
        wanted: Wanted,
        folder: Path,
        step: Callable[[float], None],
    ) -> None:
        """Look at the whole file, as far as that has to be done before its rows are read.

        Args:
            connection: to a database.
            csv: the file.
            rules: what the cells are read by.
            wanted: what is read of it.
            folder: for temporary files.
            step: told the share that is done; may raise Cancelled.
        """
        self._connection, self._csv, self._rules, self._wanted = connection, csv, rules, wanted
        self._folder, self._step = folder, step
        self._hear = partial(step, 0.0)
        self.names = csv.column_names()
        self.whole: Column | None = None
        self.left_out: Sequence[int] = ()
        self.rows = 0
        self.notes_on_file: tuple[Message, ...] = ()
        self._footer = find_footer(csv)
        self._copy: Csv | None = None
        self._separators = csv.dialect.width - 1
        self._offset = csv.dialect.offset
        self._notes_on_rows: tuple[Message, ...] = ()
        self._notes_on_whole: tuple[Message, ...] = ()
        self._column_notes = ColumnNotes(self.names)
        suit(connection, csv)
        self._begin()

    def notes(self) -> tuple[Message, ...]:
        """What had to be decided or repaired, as far as the file was read."""
        about_file = (*self.notes_on_file, *notes_on_names(self._csv), *self._notes_on_rows)
        return about_file + self._notes_on_whole + self._column_notes.sentences()

    def _begin(self) -> None:
        import duckdb

        separators = -1
        if may_stand(self._csv, self._footer):
            separators = count_separators(self._csv, part_of(self._step, PREPARED, COUNTED))
        if separators < 0:
            self._repair()
        try:
            self._look_at_whole(separators)
        except (duckdb.Error, _UnevenError) as error:
            self._expect_uneven(error)
            self._repair()
            self._look_at_whole(separators)

    def _expect_uneven(self, error: Exception) -> None:
        """Raise what was caught, unless a repaired copy can help."""
        if not isinstance(error, _UnevenError) and not is_about_text(error):
            raise error
        if self._copy is not None:
            raise not_a_table(self._csv) from error

    def _repair(self) -> None:
        """Go on from a copy in which all rows are equally long. Raises UserError."""
        rows = EvenRows(self._csv, self._footer, self._hear)
        self._copy = rows.write(self._folder / "even.csv")
        self.left_out = tuple(rows.left_out)
        self._notes_on_rows = rows.notes()
        self._offset = offset_of_row(self._copy.text, self.rows, self._copy.dialect.quote)
        self._view("whole", self._copy)

    def _view(self, name: str, csv: Csv, columns: str = "*") -> None:
        self._connection.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT {columns} FROM {texts_of(csv)}")

    def _look_at_whole(self, separators: int) -> None:
        csv = self._copy or self._csv
        self._view("whole", csv)
        self._view("cells", csv)
        self._column_notes = ColumnNotes(self.names)
        self._lines = LineFinder(iter(EvenRows(self._csv, self._footer, self._hear)))
        reading = Reading(self._connection, self.names, self._csv.dialect, self._lines, self._rules)
        style = define_macros(reading)
        self._read_whole(reading)
        rows = self.whole.values.size if self.whole is not None else 0
        if self._copy is None and self.whole is not None and rows * self._separators != separators:
            raise _UnevenError
        self._reading, expected = reading, self._expected()
        self._columns = PieceColumns(
            replace(reading, names=expected.names), expected, style, self._column_notes
        )

    def _read_whole(self, reading: Reading) -> None:
        """Read the column that is wanted whole, if there is one; the view ``cells`` is another then."""
        if self._wanted.whole in self.names:
            csv, place = self._copy or self._csv, self.names.index(self._wanted.whole)
            self._view("cells", csv, f"c{place} AS c0")
            finder = LineFinder(iter(EvenRows(self._csv, self._footer, self._hear)))
            alone = replace(reading, names=(self._wanted.whole,), line_of=finder)
            step = part_of(self._step, COUNTED, _WHOLE_READ)
            (self.whole,), self._notes_on_whole = read_columns(alone, step)

    def _expected(self) -> Expected:
        signs = [self._rules.expected.get(name, _NOT_WANTED) for name in self.names]
        numbers = [i for i, sign in enumerate(signs) if sign not in (_NOT_WANTED, None)]
        places = numbers + [i for i, sign in enumerate(signs) if sign is None]
        return Expected(
            places=tuple(places),
            names=tuple(self.names[i] for i in places),
            signs=tuple(signs[i] for i in places),
            known=self._wanted.known,
        )

    def __iter__(self) -> Generator[Piece, None, None]:
        """The pieces, in their order. Raises UserError and Cancelled."""
        import duckdb

        with file_errors(self._csv.path), database_errors(self._csv.name):
            try:
                yield from self._pieces()
            except (duckdb.Error, _UnevenError) as error:
                self._expect_uneven(error)
                self._repair()
                self._read_whole(self._reading)
                yield from self._pieces()
        if not self.rows:
            raise no_rows(self._csv)

    def _pieces(self) -> Iterator[Piece]:
        csv = self._copy or self._csv
        size = max(1, csv.text.stat().st_size)
        pieces = whole_rows(csv.text, self._offset, csv.dialect.quote, self._wanted.bytes_at_once)
        for number, (text, end) in enumerate(pieces):
            self._hear()
            piece = self._piece(csv, text, number)
            if piece.table.rows:
                self.rows += piece.table.rows
                yield replace(piece, share=end / size)

    def _piece(self, csv: Csv, text: bytes, number: int) -> Piece:
        # Never the same name twice, since the database remembers files by their names.
        path = self._folder / f"{'even' if self._copy else 'piece'}-{number}.csv"
        path.write_bytes(text)
        try:
            piece = replace(csv, text=path, dialect=dialect_of_piece(csv.dialect))
            self._view("cells", piece, self._columns.selected)
            self._lines.begin(self.rows)
            numbers, codes = self._columns.fetch(lambda _: self._hear())
            arrays: list[NDArray[Any]] = [*codes.values(), *(each.values for each in numbers.values())]
            rows = arrays[0].size
            # Before anything is noted of rows that will be read again from a copy.
            lines = self._checked_lines(piece, text, rows)
            columns = self._columns.columns(numbers, codes)
            return Piece(Table(str(csv.path), columns, rows, reading=self._rules.number), lines, 0.0)
        finally:
            with suppress(OSError):  # at the latest it goes with its folder
                path.unlink()

    def _checked_lines(self, piece: Csv, text: bytes, rows: int) -> Sequence[str]:
        """The rows as they stand, if they are wanted. Raises _UnevenError where they are not even."""
        if self._copy is not None:
            return lines_of_copy(text) if self._wanted.lines else ()
        if count_separators(piece, lambda _: self._hear()) != rows * self._separators:
            raise _UnevenError
        lines = lines_as_they_stand(text, self._csv.dialect, rows) if self._wanted.lines else ()
        if lines is None:
            raise _UnevenError
        return lines
