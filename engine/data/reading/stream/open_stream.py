"""Opens a CSV file to be read piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from engine.data.reading.csv_reader import read_csv
from engine.data.reading.opening import database, recognised
from engine.data.reading.queries import database_errors, interruptible
from engine.data.reading.source import check_file, file_errors, stepper
from engine.data.reading.stream.piece import Wanted
from engine.data.reading.stream.table_pieces import TablePieces
from engine.data.reading.stream.table_stream import TableStream
from engine.data.samples import resolve_path
from engine.project.rules import Rules

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_STREAMED = 1_000
"""Columns of a file above which it is read whole, since a statement about so many takes too long to plan."""

Stream = TableStream | TablePieces
"""A file whose rows come piece by piece."""


@contextmanager
def open_stream(
    path: str | Path,
    rules: Rules,
    wanted: Wanted,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Stream]:
    """A CSV file, however it is written, read piece by piece as :func:`read_csv` reads it whole.

    A file with very many columns, and one that is read by the first rules, which did not say what columns
    are, is read whole all the same.

    Args:
        path: the file, or ``sample:iris``.
        rules: what the cells are read by; the columns that they expect are read.
        wanted: what is read beside them.
        progress: told the share that is done before the first piece, 0 to 1.
        cancelled: asked often, also while pieces are read; when it says True the work ends within a moment.

    Raises:
        UserError: the file cannot be read as a table; one sentence says why.
        Cancelled: ``cancelled`` said so.
    """
    path = resolve_path(path)
    teller = _Teller(progress)
    check_file(path)
    with (
        TemporaryDirectory(prefix="layerscope-", ignore_cleanup_errors=True) as folder,
        database(Path(folder)) as connection,
        interruptible(connection, cancelled),
    ):
        with file_errors(path), database_errors(path.name):
            step = stepper(teller.tell, cancelled)
            stream = _stream(connection, path, Path(folder), rules=rules, wanted=wanted, step=step)
        teller.is_open = True
        yield stream


class _Teller:
    """Tells how far the opening is, and nothing once that is done."""

    def __init__(self, progress: Callable[[float], None] | None) -> None:
        self._progress, self.is_open = progress, False

    def tell(self, share: float) -> None:
        if self._progress is not None and not self.is_open:
            self._progress(share)


def _stream(
    connection: DuckDBPyConnection,
    path: Path,
    folder: Path,
    *,
    rules: Rules,
    wanted: Wanted,
    step: Callable[[float], None],
) -> Stream:
    csv, notes = recognised(path, folder, step, rules)
    if rules.are_first or csv.dialect.width > MOST_STREAMED:
        return TablePieces(read_csv(path, progress=step, rules=rules), csv, wanted, step)
    stream = TableStream(connection, csv, rules=rules, wanted=wanted, folder=folder, step=step)
    stream.notes_on_file = notes
    return stream
