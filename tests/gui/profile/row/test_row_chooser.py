"""The dialog of rows: sorted, chosen, and silent about test rows that are closed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from engine.data.dataset import Dataset
from engine.data.reading.csv_reader import read_csv
from gui.bench.judging.profiling.profile_work import Ground, ground_of
from gui.profile.row.row_chooser import TableRows
from tests.trained import small_run, write_mixed_csv


@pytest.fixture(scope="module")
def ground(tmp_path_factory) -> Ground:
    path = write_mixed_csv(tmp_path_factory.mktemp("rows") / "mixed.csv", "number")
    dataset: Dataset = small_run(path).dataset
    return ground_of(dataset, read_csv(path))


def column(model: TableRows, section: int) -> list[str]:
    return [model.data(model.index(row, section)) for row in range(model.rowCount())]


def test_it_has_every_row_with_its_part(ground: Ground) -> None:
    model = TableRows(ground, shows_test=True)
    parts = column(model, 0)
    for part, text in (("train", "training row"), ("validation", "validation row"), ("test", "test row")):
        rows = getattr(ground.dataset, part).rows
        assert [place for place, said in enumerate(parts) if said == text] == sorted(rows.tolist())
    heads = [model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())]
    assert heads == ["part", "answer", "size", "colour", "member", "weight"]


def test_it_sorts_by_a_column_and_missing_values_come_last(ground: Ground) -> None:
    model = TableRows(ground, shows_test=True)
    values = ground.basis.table.column("size").values
    for order, sign in ((Qt.SortOrder.AscendingOrder, 1), (Qt.SortOrder.DescendingOrder, -1)):
        model.sort(2, order)
        shown = values[model.rows]
        known = shown[~np.isnan(shown)] * sign
        assert (np.diff(known) >= 0).all()
        assert np.isnan(shown[len(known) :]).all()
        assert sorted(model.rows) == list(range(ground.basis.table.rows))


def test_targets_of_test_rows_stay_closed(ground: Ground, tmp_path: Path) -> None:
    model = TableRows(ground, shows_test=False)
    model.sort(1)
    texts = column(model, 1)
    test = set(ground.dataset.test.rows.tolist())
    assert [place for place, text in zip(model.rows, texts, strict=True) if text == "closed"] == sorted(test)
    assert texts[-len(test) :] == ["closed"] * len(test)
