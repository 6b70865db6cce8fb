"""Reading where memory, disk or patience end, and what wide tables take of them."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest

from engine.common.messages import Cancelled, UserError
from engine.data.layout.csv_file import Csv
from engine.data.layout.dialect import Dialect, sniff
from engine.data.layout.even_rows import EvenRows
from engine.data.layout.footer import Footer
from engine.data.reading import csv_reader
from engine.data.reading.cells import Reading, number_style
from engine.data.reading.csv_reader import read_csv
from engine.data.reading.queries import interruptible

ENDLESS = "SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "table.csv"
    file.write_text("a,b\n1,2\n3,5\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("error", [duckdb.OutOfMemoryException("failed to allocate"), MemoryError()])
def test_out_of_memory_is_told_as_such(path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def scarce(*_: object) -> None:
        raise error

    monkeypatch.setattr(csv_reader, "read_columns", scarce)
    with pytest.raises(UserError, match=r"not enough memory to read table\.csv: close other programs"):
        read_csv(path)


def test_a_full_disk_is_told_as_such(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise duckdb.IOException("Could not write file: No space left on device")

    monkeypatch.setattr(csv_reader, "read_columns", full)
    with pytest.raises(UserError, match=r"no space left for the working copy of table\.csv"):
        read_csv(path)


def test_any_statement_hears_the_wish_to_cancel() -> None:
    with (
        duckdb.connect() as connection,
        pytest.raises(Cancelled),
        interruptible(connection, lambda: True),
    ):
        connection.execute(ENDLESS)
    assert not [thread for thread in threading.enumerate() if thread.name == "csv-reader"]


def test_looking_at_a_file_and_fixing_it_hear_the_wish_to_cancel(path: Path) -> None:
    def cancelled() -> None:
        raise Cancelled

    path.write_text("a,b,c\n" + "1,2,\n3,,4,\n" * 30_000, encoding="utf-8")
    with pytest.raises(Cancelled):
        sniff(path, "table", cancelled)
    rows = EvenRows(Csv(path, path, sniff(path, "table")), Footer(), cancelled)
    with pytest.raises(Cancelled):
        list(rows)


class Spy:
    """A connection that remembers what was executed."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection, self.statements = connection, list[str]()

    def execute(self, statement: str) -> Any:
        self.statements.append(statement)
        return self.connection.execute(statement)


def test_the_decimal_mark_is_sought_by_as_many_patterns_in_a_wide_table_as_in_a_narrow_one() -> None:
    width = 2380
    with duckdb.connect() as connection:
        cells = ", ".join(f"'{i},5' AS c{i}" for i in range(width))
        connection.execute(f"CREATE TABLE cells AS SELECT {cells}")
        spy = Spy(connection)
        names = tuple(f"x{i}" for i in range(width))
        dialect = Dialect(delimiter=";", width=width, header=None, skip=0, titles=0, plain=True)
        reading = Reading(spy, names, dialect, lambda row: row)  # type: ignore[arg-type]
        assert number_style(reading) == "comma"
    assert max(statement.count("regexp_full_match") for statement in spy.statements) < 10


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_wide_table_has_its_values_where_they_belong(tmp_path: Path, delimiter: str) -> None:
    width, rows = 700, 40
    values = np.random.default_rng(0).normal(size=(rows, width)).round(3)
    mark = "," if delimiter == ";" else "."
    lines = [delimiter.join(f"x{i}" for i in range(width))]
    for r, row in enumerate(values.tolist()):
        cells = [str(value).replace(".", mark) for value in row]
        cells[5] = "" if r % 3 else cells[5]
        cells[400] = f"word {r % 4}"
        lines.append(delimiter.join(cells))
    file = tmp_path / "wide.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    table = read_csv(file)
    words = table.columns[400]
    assert [words.categories[code] for code in words.values] == [f"word {r % 4}" for r in range(rows)]
    for i, column in enumerate(table.columns):
        if i != 400:
            expected = np.where(np.arange(rows) % 3 > 0, np.nan, values[:, i]) if i == 5 else values[:, i]
            np.testing.assert_array_equal(column.values, expected)
