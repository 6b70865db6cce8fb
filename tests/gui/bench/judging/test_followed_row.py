"""The row that a unit's number is told of: the pinned one where its target may be known, else the first."""

from __future__ import annotations

import numpy as np
import pytest

from engine.data.dataset import Dataset, prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.data.table.table import Table
from engine.project.project import DataChoices
from engine.training.observation.probe import probe_of, probe_rows
from gui.bench.judging.pinned_row import median_row, row_of
from gui.bench.judging.profiling.row_inputs import RowInputs
from gui.bench.judging.row_selection import followed_row


@pytest.fixture(scope="module")
def table() -> Table:
    return read_csv(sample_path("iris"))


@pytest.fixture(scope="module")
def dataset(table: Table) -> Dataset:
    return prepare(table, DataChoices(path="sample:iris"))


@pytest.mark.parametrize("part", ["train", "validation"])
def test_the_pinned_row_of_an_open_part_is_followed(table: Table, dataset: Dataset, part: str) -> None:
    rows = getattr(dataset, part)
    found = followed_row(dataset, row_of(table, int(rows.rows[4])), None)
    assert np.array_equal(found.probe.subset.inputs, rows.inputs[4:5])
    assert np.array_equal(found.probe.subset.targets, rows.targets[4:5])
    assert found.title == f"row {rows.rows[4] + 1}"


def test_a_row_with_a_changed_value_is_followed_with_its_own_target(table: Table, dataset: Dataset) -> None:
    pinned = row_of(table, int(dataset.train.rows[9])).with_value("petal_length", 6.5)
    found = followed_row(dataset, pinned, None)
    expected = RowInputs(dataset.preparation).of(pinned).astype(np.float32)
    assert np.array_equal(found.probe.subset.inputs, expected)
    assert not np.array_equal(expected, dataset.train.inputs[9:10])
    assert np.array_equal(found.probe.subset.targets, dataset.train.targets[9:10])
    assert found.title == f"row {dataset.train.rows[9] + 1}, changed"


def test_test_rows_and_rows_of_nobody_are_not(table: Table, dataset: Dataset) -> None:
    first = dataset.train.rows[probe_rows(dataset)][0]
    for pinned in (None, median_row(table), row_of(table, int(dataset.test.rows[2]))):
        found = followed_row(dataset, pinned, None)
        assert found.probe.subset.rows.tolist() == [first]
    chosen = probe_of(dataset, dataset.validation.rows[[5, 3]])
    found = followed_row(dataset, None, chosen)
    assert found.probe.subset.rows.tolist() == [dataset.validation.rows[5]]
    assert found.probe.targets == chosen.targets[:1]
