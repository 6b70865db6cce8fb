"""Reads a CSV file into typed columns: DuckDB does the bulk, and this module says what it may expect."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from engine.common.messages import Message, UserError
from engine.data.layout.dialect import Dialect, sniff
from engine.data.layout.evenness import check_lines, separators_of
from engine.data.layout.footer import Footer, find_footer
from engine.data.layout.header import column_names
from engine.data.layout.mending import EvenRows, LineNumbers, write_even
from engine.data.layout.records import LONGEST
from engine.data.reading.column_types import Reading, read_columns
from engine.data.reading.queries import database_errors, interruptible, is_about_text, run
from engine.data.reading.source import as_utf8, check_file, file_errors, part_of, stepper
from engine.data.samples import resolve_path
from engine.data.table.table import Column, Table
from engine.project.rules import PRESENT, Rules

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_COLUMNS = 10_000
_WIDE = 1_000
_MOST_VIEWED = 1_000
_MOST_THREADS = 4
"""Each thread holds some buffers as long as the longest line."""
_DECODED, _PREPARED, _COUNTED, _LOADED = 0.07, 0.1, 0.12, 0.6
"""Shares of the progress after which the text is UTF-8, its lines are checked, its separators are counted,
and a wide one is in the database."""


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
    text, notes = as_utf8(path, folder, part_of(step, 0, _DECODED))
    check_lines(text, path.name, part_of(step, _DECODED, _PREPARED))
    hear = partial(step, _PREPARED)
    dialect = sniff(text, path.name, hear, rules.expected)
    if dialect.width > MOST_COLUMNS:
        raise UserError(
            "The file {file} has {width} columns, more than {most}: keep only those that matter.",
            file=path.name,
            width=dialect.width,
            most=MOST_COLUMNS,
        )
    names = column_names(dialect.header, dialect.width)
    notes += dialect.notes + _note_on_names(dialect, names)
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
    even = EvenRows(text, dialect, path.name, find_footer(text, dialect), hear)
    reading = Reading(connection, names, dialect, LineNumbers(even), rules)
    columns, more = _read_cells(reading, even, folder, step)
    rows = columns[0].values.size
    if not rows:
        raise UserError("The file {file} has a header but no rows: choose a file with data.", file=path.name)
    return Table(str(path), columns, rows, notes + more, rules.number, tuple(even.left_out))


def _note_on_names(dialect: Dialect, names: tuple[str, ...]) -> tuple[Message, ...]:
    given = {" ".join(name.split()) for name in dialect.header or names}
    renamed = [name for name in names if name not in given and not name.startswith("column ")]
    if not renamed:
        return ()
    return (Message("Some columns have the same name; they are now called {names}.", names=_listed(renamed)),)


def _listed(names: list[str], most: int = 3) -> str:
    return ", ".join(names[:most]) + (" ..." if len(names) > most else "")


def _read_cells(
    reading: Reading, even: EvenRows, folder: Path, step: Callable[[float], None]
) -> tuple[tuple[Column, ...], tuple[Message, ...]]:
    """The columns of a UTF-8 file, and what was mended in it and in them."""
    import duckdb  # noqa: PLC0415

    try:
        quick = _read_quickly(reading, even, step)
    except duckdb.Error as error:
        if not is_about_text(error):
            raise
        quick = None
    if quick is not None:
        return quick
    copy = folder / "even.csv"
    mended = write_even(even, copy)
    dialect = replace(reading.dialect, delimiter=",", quote='"', skip=0)
    try:
        begin = _open_cells(reading.connection, copy, dialect, step)
        columns, notes = read_columns(reading, part_of(step, begin, 1))
    except duckdb.Error as error:
        if not is_about_text(error):
            raise
        raise UserError(
            "The file {file} could not be read as a table: save it again as CSV with commas.", file=even.name
        ) from error
    return columns, mended + notes


def _read_quickly(
    reading: Reading, even: EvenRows, step: Callable[[float], None]
) -> tuple[tuple[Column, ...], tuple[Message, ...]] | None:
    """The same straight from the file, where it has nothing but rows of equal length; None if it has more.

    Raises:
        duckdb.Error: DuckDB cannot read it.
    """
    dialect = reading.dialect
    if dialect.delimiter == " " or dialect.width < 2 or not dialect.plain or even.footer != Footer():
        return None
    separators = separators_of(even.path, dialect, part_of(step, _PREPARED, _COUNTED))
    if separators < 0:
        return None
    begin = _open_cells(reading.connection, even.path, dialect, step)
    columns, notes = read_columns(reading, part_of(step, begin, 1))
    is_even = separators == columns[0].values.size * (dialect.width - 1)
    return (columns, notes) if is_even else None


def _open_cells(
    connection: DuckDBPyConnection, path: Path, dialect: Dialect, step: Callable[[float], None]
) -> float:
    """Make ``cells`` (c0, c1 ...) the texts of the file; returns the share of all work that is done then.

    A view reads the file anew for every statement, which is quicker than to keep a copy of all texts, and
    takes no memory; unless there are so many columns that they have to be read in many blocks.
    """
    names = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(dialect.width))
    literal = str(path.absolute()).replace("'", "''")
    quote = dialect.quote.replace("'", "''")
    kind = "VIEW" if dialect.width <= _MOST_VIEWED else "TABLE"
    statement = (
        f"CREATE OR REPLACE {kind} cells AS SELECT * FROM read_csv('{literal}', auto_detect = false, "  # noqa: S608
        f"delim = '{dialect.delimiter}', quote = '{quote}', escape = '{quote}', header = false, "
        f"skip = {dialect.skip}, compression = 'none', max_line_size = {LONGEST}, "
        f"buffer_size = {LONGEST}, columns = {{{names}}})"
    )
    if kind == "VIEW":
        connection.execute(statement)
        return _COUNTED
    run(connection, lambda: connection.execute(statement), part_of(step, _COUNTED, _LOADED))
    return _LOADED
