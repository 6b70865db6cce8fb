"""Reads a CSV file into typed columns: DuckDB does the bulk, and this module says what it may expect."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from engine.data.column_types import Reading, read_columns
from engine.data.dialect import Dialect, check_lines, column_names, sniff
from engine.data.mending import EvenRows, LineNumbers, write_even
from engine.data.queries import database_errors, interruptible, is_about_text, run
from engine.data.rules import PRESENT, Rules
from engine.data.samples import resolve_path
from engine.data.source import as_utf8, check_file, file_errors, part_of, stepper
from engine.data.table import Column, Table
from engine.messages import Message, UserError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_COLUMNS = 10_000
_WIDE = 1_000
_MOST_VIEWED = 1_000
_MOST_THREADS = 4
"""Each thread holds some buffers as long as the longest line."""
_LONGEST_LINE = 1 << 23
_PREPARED, _LOADED = 0.1, 0.6
"""Shares of the progress after which the text is ready, and after which a wide one is in the database."""


def read_csv(
    path: str | Path,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    rules: Rules = PRESENT,
) -> Table:
    """Read a CSV file, however it is written.

    Args:
        path: the file, or ``sample:iris``.
        progress: told the share that is done, 0 to 1.
        cancelled: asked often; when it says True the work ends within a moment.
        rules: what the cells are read by.

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
        database_errors(path.name),
        _database(Path(folder)) as connection,
        interruptible(connection, cancelled),
    ):
        table = _read(connection, path, Path(folder), step, rules)
    step(1.0)
    return table


def _database(folder: Path) -> DuckDBPyConnection:
    import duckdb  # noqa: PLC0415

    config: dict[str, str | bool | int | float | list[str]] = {
        "temp_directory": str(folder),
        "threads": min(os.cpu_count() or 1, _MOST_THREADS),
    }
    return duckdb.connect(config=config)


def _read(
    connection: DuckDBPyConnection, path: Path, folder: Path, step: Callable[[float], None], rules: Rules
) -> Table:
    text, notes = as_utf8(path, folder, part_of(step, 0, _PREPARED))
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
    if rules.are_first:
        notes += (
            Message(
                "The table is read as when the project was made: none, nil, - and . are missing in every "
                "column, and numbers with signs are texts. Open the table again to read it by the present "
                "rules."
            ),
        )
    if dialect.width > _WIDE:
        # A statement about so many columns takes longer to optimize than to execute.
        connection.execute("PRAGMA disable_optimizer")
    lines = LineNumbers(EvenRows(text, dialect, path.name))
    reading = Reading(connection, names, dialect, lines, rules)
    columns, more = _read_cells(reading, text, folder, path.name, step)
    rows = columns[0].values.size
    if not rows:
        raise UserError("The file {file} has a header but no rows: choose a file with data.", file=path.name)
    return Table(str(path), columns, rows, notes + more, rules.number)


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


def _read_cells(
    reading: Reading, text: Path, folder: Path, name: str, step: Callable[[float], None]
) -> tuple[tuple[Column, ...], tuple[Message, ...]]:
    """The columns of a UTF-8 file, and what was mended in it and in them."""
    import duckdb  # noqa: PLC0415

    dialect = reading.dialect

    def columns_of(path: Path, dialect: Dialect) -> tuple[tuple[Column, ...], tuple[Message, ...]]:
        begin = _open_cells(reading.connection, path, dialect, step)
        return read_columns(reading, part_of(step, begin, 1))

    if dialect.delimiter != " " and dialect.plain:
        # DuckDB takes only rows of equal length and tidy quotes; anything else is made so first.
        try:
            return columns_of(text, dialect)
        except duckdb.Error as error:
            if not is_about_text(error):
                raise
    even = folder / "even.csv"
    mended = write_even(EvenRows(text, dialect, name), even, lambda: step(_PREPARED))
    try:
        columns, notes = columns_of(even, replace(dialect, delimiter=",", skip=0))
    except duckdb.Error as error:
        if not is_about_text(error):
            raise
        raise UserError(
            "The file {file} could not be read as a table: save it again as CSV with commas.", file=name
        ) from error
    return columns, mended + notes


def _open_cells(
    connection: DuckDBPyConnection, path: Path, dialect: Dialect, step: Callable[[float], None]
) -> float:
    """Make ``cells`` (c0, c1 ...) the texts of the file; returns the share of all work that is done then.

    A view reads the file anew for every statement, which is quicker than to keep a copy of all texts, and
    takes no memory; unless there are so many columns that they have to be read in many blocks.
    """
    names = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(dialect.width))
    literal = str(path.absolute()).replace("'", "''")
    kind = "VIEW" if dialect.width <= _MOST_VIEWED else "TABLE"
    statement = (
        f"CREATE OR REPLACE {kind} cells AS SELECT * FROM read_csv('{literal}', auto_detect = false, "  # noqa: S608
        f"delim = '{dialect.delimiter}', quote = '\"', escape = '\"', header = false, "
        f"skip = {dialect.skip}, compression = 'none', max_line_size = {_LONGEST_LINE}, "
        f"buffer_size = {_LONGEST_LINE}, columns = {{{names}}})"
    )
    if kind == "VIEW":
        connection.execute(statement)
        return _PREPARED
    run(connection, lambda: connection.execute(statement), part_of(step, _PREPARED, _LOADED))
    return _LOADED
