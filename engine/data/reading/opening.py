"""Opens a CSV file in a database: finds out how it is written, and makes a view of its texts."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from engine.common.messages import Message, UserError
from engine.data.layout.csv_file import Csv
from engine.data.layout.dialect import sniff
from engine.data.layout.evenness import check_lines
from engine.data.layout.footer import Footer
from engine.data.layout.records import LONGEST
from engine.data.reading.source import as_utf8, part_of
from engine.project.rules import Rules

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_COLUMNS = 10_000
DECODED, PREPARED, COUNTED = 0.07, 0.1, 0.12
"""Shares of the progress after which the text is UTF-8, its lines are checked, its separators are counted."""
_WIDE = 1_000
_MOST_THREADS = 4
"""Each thread holds some buffers as long as the longest line."""


def database(folder: Path) -> DuckDBPyConnection:
    """A database in memory, which writes into ``folder`` what does not fit there."""
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {
        "temp_directory": str(folder),
        "threads": min(os.cpu_count() or 1, _MOST_THREADS),
    }
    return duckdb.connect(config=config)


def recognised(
    path: Path, folder: Path, step: Callable[[float], None], rules: Rules
) -> tuple[Csv, tuple[Message, ...]]:
    """The file with what is found out about how it is written, and notes on that.

    Args:
        path: of the file.
        folder: where a copy in UTF-8 may be written.
        step: told the share that is done, up to ``PREPARED``; may raise Cancelled.
        rules: what the cells are read by.

    Raises:
        UserError: it cannot be a table.
    """
    text, notes = as_utf8(path, folder, part_of(step, 0, DECODED))
    check_lines(text, path.name, part_of(step, DECODED, PREPARED))
    csv = Csv(path, text, sniff(text, path.name, partial(step, PREPARED), rules.expected))
    if csv.dialect.width > MOST_COLUMNS:
        raise UserError(
            "The file {file} has {width} columns, more than {most}: keep only those that matter.",
            file=csv.name,
            width=csv.dialect.width,
            most=MOST_COLUMNS,
        )
    return csv, notes + csv.dialect.notes


def suit(connection: DuckDBPyConnection, csv: Csv) -> None:
    """Prepare a database for statements about as many columns as the file has."""
    if csv.dialect.width > _WIDE:
        # A statement about so many columns takes longer to optimize than to execute.
        connection.execute("PRAGMA disable_optimizer")


def may_stand(csv: Csv, footer: Footer) -> bool:
    """True if DuckDB may read the file as it stands, unless its rows are uneven."""
    dialect = csv.dialect
    return dialect.delimiter != " " and dialect.width > 1 and dialect.plain and footer == Footer()


def no_rows(csv: Csv) -> UserError:
    """The error that there is a header, and nothing below it."""
    return UserError("The file {file} has a header but no rows: choose a file with data.", file=csv.name)


def not_a_table(csv: Csv) -> UserError:
    """The error that not even a repaired copy can be read."""
    return UserError(
        "The file {file} could not be read as a table: save it again as CSV with commas.", file=csv.name
    )


def texts_of(csv: Csv) -> str:
    """What a statement selects the texts c0, c1 ... of a file from."""
    dialect = csv.dialect
    names = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(dialect.width))
    literal = str(csv.text.absolute()).replace("'", "''")
    quote = dialect.quote.replace("'", "''")
    return (
        f"read_csv('{literal}', auto_detect = false, "
        f"delim = '{dialect.delimiter}', quote = '{quote}', escape = '{quote}', header = false, "
        f"skip = {dialect.skip}, compression = 'none', max_line_size = {LONGEST}, "
        f"buffer_size = {LONGEST}, columns = {{{names}}})"
    )


def notes_on_names(csv: Csv) -> tuple[Message, ...]:
    """A note where columns had to be given other names."""
    names = csv.column_names()
    given = {" ".join(name.split()) for name in csv.dialect.header or names}
    renamed = [name for name in names if name not in given and not name.startswith("column ")]
    if not renamed:
        return ()
    return (Message("Some columns have the same name; they are now called {names}.", names=_listed(renamed)),)


def _listed(names: list[str], most: int = 3) -> str:
    return ", ".join(names[:most]) + (" ..." if len(names) > most else "")
