"""Reads a CSV file into typed columns: DuckDB does the bulk, and this module says what it may expect."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from engine.common.messages import Message
from engine.data.layout.csv_file import Csv
from engine.data.layout.even_rows import EvenRows, LineNumbers
from engine.data.layout.evenness import count_separators
from engine.data.layout.footer import find_footer
from engine.data.reading.cells import Reading
from engine.data.reading.column_types import read_columns
from engine.data.reading.opening import (
    COUNTED,
    PREPARED,
    database,
    may_stand,
    no_rows,
    not_a_table,
    notes_on_names,
    recognised,
    suit,
    texts_of,
)
from engine.data.reading.queries import database_errors, interruptible, is_about_text, run
from engine.data.reading.source import check_file, file_errors, part_of, stepper
from engine.data.samples import resolve_path
from engine.data.table.table import Column, Table
from engine.project.rules import PRESENT, Rules

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MOST_VIEWED = 1_000
_LOADED = 0.6
"""Share of the progress after which a wide file is in the database."""


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
        database(Path(folder)) as connection,
        interruptible(connection, cancelled),
    ):
        table = _read(connection, path, Path(folder), step, rules)
    step(1.0)
    return table


def _read(
    connection: DuckDBPyConnection, path: Path, folder: Path, step: Callable[[float], None], rules: Rules
) -> Table:
    csv, notes = recognised(path, folder, step, rules)
    rows = EvenRows(csv, find_footer(csv), partial(step, PREPARED))
    reading = Reading(connection, csv.column_names(), csv.dialect, LineNumbers(rows), rules)
    suit(connection, csv)
    as_it_stands = _read_as_it_stands(reading, rows, step)
    columns, more = as_it_stands or _read_repaired(reading, rows, folder, step)
    if not columns[0].values.size:
        raise no_rows(csv)
    notes += notes_on_names(csv) + _notes_on_rules(rules) + more
    return Table(
        path=str(path),
        columns=columns,
        rows=columns[0].values.size,
        notes=notes,
        reading=rules.number,
        left_out=tuple(rows.left_out),
    )


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

    if not may_stand(rows.csv, rows.footer):
        return None
    separators = count_separators(rows.csv, part_of(step, PREPARED, COUNTED))
    if separators < 0:
        return None
    try:
        columns, notes = _read_cells(reading, rows.csv, step)
    except duckdb.Error as error:
        if not is_about_text(error):
            raise
        return None
    is_even = separators == columns[0].values.size * (reading.dialect.width - 1)
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
        raise not_a_table(copy) from error
    return columns, notes + more


def _read_cells(reading: Reading, csv: Csv, step: Callable[[float], None]) -> _Cells:
    begin = _open_cells(reading.connection, csv, step)
    return read_columns(reading, part_of(step, begin, 1))


def _open_cells(connection: DuckDBPyConnection, csv: Csv, step: Callable[[float], None]) -> float:
    """Make ``cells`` (c0, c1 ...) the texts of the file; returns the share of all work that is done then.

    A view reads the file for every statement, which is quicker than to keep a copy of all texts, and takes
    no memory; unless there are so many columns that they have to be read in many blocks.
    """
    kind = "VIEW" if csv.dialect.width <= _MOST_VIEWED else "TABLE"
    statement = f"CREATE OR REPLACE {kind} cells AS SELECT * FROM {texts_of(csv)}"
    if kind == "VIEW":
        connection.execute(statement)
        return COUNTED
    run(connection, lambda: connection.execute(statement), part_of(step, COUNTED, _LOADED))
    return _LOADED
