"""Reads a CSV file into typed columns: DuckDB does the bulk, and this module says what it may expect."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from engine.data.column_types import Reading, read_columns
from engine.data.dialect import Dialect, check_lines, column_names, sniff
from engine.data.mending import EvenRows, LineNumbers, write_even
from engine.data.samples import resolve_path
from engine.data.source import as_utf8, check_file, file_errors, stepper
from engine.data.table import Table
from engine.messages import Cancelled, Message, UserError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_COLUMNS = 10_000
_WIDE = 1_000
_LONGEST_LINE = 1 << 23
_PREPARED, _LOADED = 0.1, 0.6
"""Shares of the progress after which the text is ready, and after which it is in the database."""


def read_csv(
    path: str | Path,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Table:
    """Read a CSV file, however it is written.

    Args:
        path: the file, or ``sample:iris``.
        progress: told the share that is done, 0 to 1.
        cancelled: asked often; when it says True the work ends within a moment.

    Raises:
        UserError: the file cannot be read as a table; one sentence says why.
        Cancelled: ``cancelled`` said so.
    """
    path = resolve_path(path)
    step = stepper(progress, cancelled)
    step(0.0)
    check_file(path)
    with (
        TemporaryDirectory(prefix="layerscope-", ignore_cleanup_errors=True) as folder,
        file_errors(path),
        _interruptible(),
    ):
        table = _read(path, Path(folder), step)
    step(1.0)
    return table


@contextmanager
def _interruptible() -> Iterator[None]:
    """Turn what DuckDB makes of Ctrl-C back into KeyboardInterrupt."""
    try:
        yield
    except RuntimeError as error:
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise


def _read(path: Path, folder: Path, step: Callable[[float], None]) -> Table:
    import duckdb  # noqa: PLC0415

    text, notes = as_utf8(path, folder, lambda share: step(share * _PREPARED))
    check_lines(text, path.name)
    dialect = sniff(text, path.name)
    if dialect.width > MOST_COLUMNS:
        raise UserError(
            "The file {file} has {width} columns, more than {most}: keep only those that matter.",
            file=path.name,
            width=dialect.width,
            most=MOST_COLUMNS,
        )
    names = column_names(dialect.header, dialect.width)
    notes += _layout_notes(dialect, names)
    with duckdb.connect(config={"temp_directory": str(folder)}) as connection:
        if dialect.width > _WIDE:
            # A statement about so many columns takes longer to optimize than to execute.
            connection.execute("PRAGMA disable_optimizer")
        notes += _load(connection, text, folder, dialect, path.name, step)
        rows = connection.execute("SELECT count(*) FROM cells").fetchall()[0][0]
        if not rows:
            raise UserError(
                "The file {file} has a header but no rows: choose a file with data.", file=path.name
            )
        lines = LineNumbers(EvenRows(text, dialect, path.name))
        reading = Reading(connection, names, dialect, rows, lines)
        columns, more = read_columns(reading, lambda share: step(_LOADED + (1 - _LOADED) * share))
    return Table(str(path), columns, rows, notes + more)


def _layout_notes(dialect: Dialect, names: tuple[str, ...]) -> tuple[Message, ...]:
    notes = []
    if dialect.titles:
        notes.append(Message("Lines above the table that were skipped: {count}.", count=dialect.titles))
    if dialect.header is None:
        notes.append(Message("The file has no header, so the columns are numbered."))
    else:
        given = {" ".join(name.split()) for name in dialect.header}
        renamed = [name for name in names if name not in given and not name.startswith("column ")]
        if renamed:
            notes.append(
                Message(
                    "Some columns have the same name; they are now called {names}.", names=_listed(renamed)
                )
            )
    return tuple(notes)


def _listed(names: list[str], most: int = 3) -> str:
    return ", ".join(names[:most]) + (" ..." if len(names) > most else "")


def _load(
    connection: DuckDBPyConnection,
    text: Path,
    folder: Path,
    dialect: Dialect,
    name: str,
    step: Callable[[float], None],
) -> tuple[Message, ...]:
    """Fill the table ``cells`` (c0, c1 ...) with the texts of the file; returns what was mended."""
    import duckdb  # noqa: PLC0415

    share = _PREPARED
    if dialect.delimiter != " " and dialect.plain:
        try:
            _run(connection, _load_statement(text, dialect), lambda s: step(share + s * (_LOADED - share)))
        except duckdb.Error:
            # DuckDB takes only rows of equal length and tidy quotes; anything else is made so first.
            connection.execute("DROP TABLE IF EXISTS cells")
        else:
            return ()
    rows = EvenRows(text, dialect, name)
    even = folder / "even.csv"
    notes = write_even(rows, even, lambda: step(share))
    tidy = replace(dialect, delimiter=",", skip=0)
    try:
        _run(connection, _load_statement(even, tidy), lambda s: step(share + s * (_LOADED - share)))
    except duckdb.Error as error:
        raise UserError(
            "The file {file} could not be read as a table: save it again as CSV with commas.", file=name
        ) from error
    return notes


def _load_statement(path: Path, dialect: Dialect) -> str:
    names = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(dialect.width))
    literal = str(path.absolute()).replace("'", "''")
    return (
        f"CREATE TABLE cells AS SELECT * FROM read_csv('{literal}', auto_detect = false, "  # noqa: S608
        f"delim = '{dialect.delimiter}', quote = '\"', escape = '\"', header = false, "
        f"skip = {dialect.skip}, compression = 'none', max_line_size = {_LONGEST_LINE}, "
        f"columns = {{{names}}})"
    )


def _run(connection: DuckDBPyConnection, statement: str, step: Callable[[float], None]) -> None:
    """Execute a statement while progress is told and the wish to cancel is heard."""
    import duckdb  # noqa: PLC0415

    connection.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false")
    failure: list[BaseException] = []

    def work() -> None:
        try:
            connection.execute(statement)
        except BaseException as error:
            failure.append(error)

    worker = threading.Thread(target=work, name="csv-reader", daemon=True)
    worker.start()
    try:
        while worker.is_alive():
            worker.join(0.03)
            step(max(0.0, connection.query_progress()) / 100)
    except BaseException:
        connection.interrupt()
        worker.join()
        raise
    if failure:
        if isinstance(failure[0], duckdb.InterruptException):
            raise Cancelled from failure[0]
        raise failure[0]
