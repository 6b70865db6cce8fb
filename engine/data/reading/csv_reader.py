"""Reads a CSV file into typed columns: DuckDB does the bulk, and this module says what it may expect."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from engine.common.messages import Message, UserError
from engine.data.layout.csv_file import Csv
from engine.data.layout.dialect import sniff
from engine.data.layout.even_rows import EvenRows, LineNumbers
from engine.data.layout.evenness import check_lines, count_separators
from engine.data.layout.footer import Footer, find_footer
from engine.data.layout.records import LONGEST
from engine.data.reading.cells import Reading
from engine.data.reading.column_types import read_columns
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
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {
        "temp_directory": str(folder),
        "threads": min(os.cpu_count() or 1, _MOST_THREADS),
    }
    return duckdb.connect(config=config)


def _read(
    connection: DuckDBPyConnection, path: Path, folder: Path, step: Callable[[float], None], rules: Rules
) -> Table:
    csv, notes = _recognised(path, folder, step, rules)
    rows = EvenRows(csv, find_footer(csv), partial(step, _PREPARED))
    reading = Reading(connection, csv.column_names(), csv.dialect, LineNumbers(rows), rules)
    if csv.dialect.width > _WIDE:
        # A statement about so many columns takes longer to optimize than to execute.
        connection.execute("PRAGMA disable_optimizer")
    as_it_stands = _read_as_it_stands(reading, rows, step)
    columns, more = as_it_stands or _read_repaired(reading, rows, folder, step)
    if not columns[0].values.size:
        raise UserError("The file {file} has a header but no rows: choose a file with data.", file=csv.name)
    notes += _notes_on_names(csv, reading.names) + _notes_on_rules(rules) + more
    return Table(
        path=str(path),
        columns=columns,
        rows=columns[0].values.size,
        notes=notes,
        reading=rules.number,
        left_out=tuple(rows.left_out),
    )


def _recognised(
    path: Path, folder: Path, step: Callable[[float], None], rules: Rules
) -> tuple[Csv, tuple[Message, ...]]:
    """The file with what is found out about how it is written, and notes on that."""
    text, notes = as_utf8(path, folder, part_of(step, 0, _DECODED))
    check_lines(text, path.name, part_of(step, _DECODED, _PREPARED))
    csv = Csv(path, text, sniff(text, path.name, partial(step, _PREPARED), rules.expected))
    if csv.dialect.width > MOST_COLUMNS:
        raise UserError(
            "The file {file} has {width} columns, more than {most}: keep only those that matter.",
            file=csv.name,
            width=csv.dialect.width,
            most=MOST_COLUMNS,
        )
    return csv, notes + csv.dialect.notes


def _notes_on_names(csv: Csv, names: tuple[str, ...]) -> tuple[Message, ...]:
    given = {" ".join(name.split()) for name in csv.dialect.header or names}
    renamed = [name for name in names if name not in given and not name.startswith("column ")]
    if not renamed:
        return ()
    return (Message("Some columns have the same name; they are now called {names}.", names=_listed(renamed)),)


def _listed(names: list[str], most: int = 3) -> str:
    return ", ".join(names[:most]) + (" ..." if len(names) > most else "")


def _notes_on_rules(rules: Rules) -> tuple[Message, ...]:
    if not rules.are_first:
        return ()
    return (
        Message(
            "The table is read as when the project was made: none, nil, - and . are missing in every "
            "column, and numbers with signs are texts. Open the table again to read it by the present "
            "rules."
        ),
    )


_Cells = tuple[tuple[Column, ...], tuple[Message, ...]]
"""The columns of a file, and what was repaired in it and in them."""


def _read_as_it_stands(reading: Reading, rows: EvenRows, step: Callable[[float], None]) -> _Cells | None:
    """The columns straight from the file; None if it has more than rows of equal length, or DuckDB balks."""
    import duckdb

    dialect = reading.dialect
    if dialect.delimiter == " " or dialect.width < 2 or not dialect.plain or rows.footer != Footer():
        return None
    separators = count_separators(rows.csv, part_of(step, _PREPARED, _COUNTED))
    if separators < 0:
        return None
    try:
        columns, notes = _read_cells(reading, rows.csv, step)
    except duckdb.Error as error:
        if not is_about_text(error):
            raise
        return None
    is_even = separators == columns[0].values.size * (dialect.width - 1)
    return (columns, notes) if is_even else None


def _read_repaired(reading: Reading, rows: EvenRows, folder: Path, step: Callable[[float], None]) -> _Cells:
    """The columns from a copy of the file whose rows were made equally long. Raises UserError."""
    import duckdb

    copy = rows.write(folder / "even.csv")
    notes = rows.notes()
    try:
        columns, more = _read_cells(reading, copy, step)
    except duckdb.Error as error:
        if not is_about_text(error):
            raise
        raise UserError(
            "The file {file} could not be read as a table: save it again as CSV with commas.", file=copy.name
        ) from error
    return columns, notes + more


def _read_cells(reading: Reading, csv: Csv, step: Callable[[float], None]) -> _Cells:
    begin = _open_cells(reading.connection, csv, step)
    return read_columns(reading, part_of(step, begin, 1))


def _open_cells(connection: DuckDBPyConnection, csv: Csv, step: Callable[[float], None]) -> float:
    """Make ``cells`` (c0, c1 ...) the texts of the file; returns the share of all work that is done then.

    A view reads the file for every statement, which is quicker than to keep a copy of all texts, and takes
    no memory; unless there are so many columns that they have to be read in many blocks.
    """
    dialect = csv.dialect
    names = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(dialect.width))
    literal = str(csv.text.absolute()).replace("'", "''")
    quote = dialect.quote.replace("'", "''")
    kind = "VIEW" if dialect.width <= _MOST_VIEWED else "TABLE"
    statement = (
        f"CREATE OR REPLACE {kind} cells AS SELECT * FROM read_csv('{literal}', auto_detect = false, "
        f"delim = '{dialect.delimiter}', quote = '{quote}', escape = '{quote}', header = false, "
        f"skip = {dialect.skip}, compression = 'none', max_line_size = {LONGEST}, "
        f"buffer_size = {LONGEST}, columns = {{{names}}})"
    )
    if kind == "VIEW":
        connection.execute(statement)
        return _COUNTED
    run(connection, lambda: connection.execute(statement), part_of(step, _COUNTED, _LOADED))
    return _LOADED
