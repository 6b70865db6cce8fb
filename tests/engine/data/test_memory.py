"""A large table is never in memory twice: guarded by what Python and NumPy allocate, without a clock."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest

from engine.data.dataset import prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.table.table import Table
from engine.project.project import DataChoices

Result = TypeVar("Result")
ROWS, NUMBERS, TEXTS = 20_000, 12, 8


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    values = np.random.default_rng(0).normal(size=(ROWS, NUMBERS)).round(6).tolist()
    lines = [
        f"{','.join(map(str, row))}{TEXTS * (',letter ' + 'abcde'[i % 5])},{'xyz'[i % 3]}\n"
        for i, row in enumerate(values)
    ]
    file = tmp_path_factory.mktemp("large") / "large.csv"
    names = ",".join([*(f"n{i}" for i in range(NUMBERS)), *(f"t{i}" for i in range(TEXTS)), "class"])
    file.write_text(names + "\n" + "".join(lines), encoding="utf-8")
    return file


def peak_of(work: Callable[[], Result]) -> tuple[Result, int]:
    """Result of ``work``, and the most bytes that were allocated during it."""
    tracemalloc.start()
    try:
        return work(), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def size_of(table: Table) -> int:
    return sum(column.values.nbytes for column in table.columns)


def test_a_file_is_read_without_an_object_for_every_cell(path: Path) -> None:
    read_csv(path)  # what is imported and remembered once does not count
    table, peak = peak_of(lambda: read_csv(path))
    assert table.rows == ROWS
    # While they are fetched, numbers have room for a power of two of rows, and a mask; the sample of the
    # file that tells its dialect takes some megabytes whatever the size of the file.
    assert peak < 1.5 * size_of(table) + 4_000_000


def test_parts_are_prepared_without_a_table_of_all_rows_beside_them(path: Path) -> None:
    table = read_csv(path)
    choices = DataChoices(target="class")
    prepare(table, choices)
    data, peak = peak_of(lambda: prepare(table, choices))
    parts = (data.train, data.validation, data.test)
    held = sum(part.inputs.nbytes + part.targets.nbytes + part.rows.nbytes for part in parts)
    assert sum(map(len, parts)) == ROWS
    assert peak < 1.6 * held
