"""A table that had to be read whole, given in pieces like a stream."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from itertools import islice

from engine.common.messages import Message
from engine.data.layout.csv_file import Csv
from engine.data.layout.even_rows import EvenRows
from engine.data.layout.footer import find_footer
from engine.data.reading.stream.lines import lines_of_cells
from engine.data.reading.stream.piece import Piece, Wanted
from engine.data.table.table import Table
from engine.data.table.values import part_of_column

_PIECE_ROWS = 50_000


class TablePieces:
    """The rows of a table, piece by piece.

    Attributes:
        names, whole, left_out: as of :class:`TableStream`.
    """

    def __init__(self, table: Table, csv: Csv, wanted: Wanted, step: Callable[[float], None]) -> None:
        self._table, self._csv, self._wanted = table, csv, wanted
        self._hear = partial(step, 0.0)
        self.names = tuple(column.name for column in table.columns)
        self.left_out = table.left_out
        self.whole = table.column(wanted.whole) if wanted.whole in self.names else None

    def notes(self) -> tuple[Message, ...]:
        """What had to be decided or repaired."""
        return self._table.notes

    def __iter__(self) -> Generator[Piece, None, None]:
        """The pieces, in their order. Raises Cancelled."""
        table = self._table
        records = iter(EvenRows(self._csv, find_footer(self._csv), self._hear))
        for begin in range(0, table.rows, _PIECE_ROWS):
            self._hear()
            rows = range(begin, min(begin + _PIECE_ROWS, table.rows))
            columns = tuple(part_of_column(column, rows) for column in table.columns)
            lines = (
                lines_of_cells(fields for _, fields in islice(records, len(rows)))
                if self._wanted.lines
                else ()
            )
            part = Table(table.path, columns, len(rows), reading=table.reading)
            yield Piece(part, lines, rows.stop / table.rows)
