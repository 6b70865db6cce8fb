"""Curves of many rows and columns at once, against predictions of rows written out one by one."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from engine.data.reading.csv_reader import read_csv
from engine.evaluation.profile import value_of
from engine.evaluation.strips import curves as module
from engine.evaluation.strips.curves import curves, residual_range, spread
from engine.evaluation.strips.grids import prepared_value, strips_of
from engine.files.model import Model
from engine.project.project import DataChoices
from tests.trained import small_model, write_many_words_csv, write_mixed_csv

ROWS = np.array([3, 7, 50])


@pytest.mark.parametrize("target", ["class", "number"])
def test_curves_are_what_predict_says_of_rows_written_out(tmp_path: Path, target: str) -> None:
    model = small_model(write_mixed_csv(tmp_path / "mixed.csv", target))
    table = model.read(tmp_path / "mixed.csv")
    strips = strips_of(model.preparation, table, np.arange(table.rows))
    inputs, _ = model.preparation.transform(table, np.float64, rows=ROWS)
    found = curves(model.network(), model.preparation, inputs, [strip.grid for strip in strips])
    names = [column.name for column in table.columns]
    for strip, predicted in zip(strips, found, strict=True):
        cells = [
            [value if name == strip.column else value_of(table.column(name), row) for name in names]
            for row in ROWS
            for value in strip.grid.values
        ]
        with (tmp_path / "rows.csv").open("w", newline="") as stream:
            csv.writer(stream).writerows([names, *(["" if c is None else c for c in line] for line in cells)])
        said = _said(model, tmp_path / "rows.csv").reshape(len(ROWS), len(strip.grid.values), -1)
        assert np.abs(predicted - said).max() < 1e-13


def _said(model: Model, path: Path) -> np.ndarray:
    said = model.predict(model.read(path))
    return said.probabilities if said.probabilities is not None else np.array(said.prediction, float)


def test_curves_in_pieces_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = small_model(write_mixed_csv(tmp_path / "mixed.csv"))
    table = model.read(tmp_path / "mixed.csv")
    grids = [strip.grid for strip in strips_of(model.preparation, table, np.arange(table.rows))]
    inputs, _ = model.preparation.transform(table, np.float64, rows=ROWS)
    whole = curves(model.network(), model.preparation, inputs, grids)
    monkeypatch.setattr(module, "NUMBERS_AT_ONCE", 700)
    for one, other in zip(whole, curves(model.network(), model.preparation, inputs, grids), strict=True):
        assert one == pytest.approx(other, abs=1e-14)


def test_a_strip_goes_a_little_beyond_the_training_rows(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    lines = [
        f"{size},{age},{size * 2}" for size, age in zip(np.linspace(-1, 1, 60), range(20, 80), strict=True)
    ]
    path.write_text("size,age,answer\n" + "\n".join(f"{line}" for line in lines))
    model = small_model(path)
    table = read_csv(path, rules=model.preparation.rules)
    size, age = strips_of(model.preparation, table, np.arange(10, 50))
    assert (age.low, age.high, age.step) == (30, 69, 1)
    assert age.grid.values[0] < age.low
    assert age.grid.values[-1] > age.high
    assert size.low == table.column("size").values[10]
    assert [age.is_seen(value) for value in (29, 30, 69, 70, None)] == [False, True, True, False, True]
    assert age.snapped(33.4) == 33
    assert age.snapped(1e9) == age.grid.values[-1]
    assert size.snapped(0.123456) == pytest.approx(0.12, abs=0.005)
    assert len(str(size.snapped(0.123456))) <= 5


def test_the_most_frequent_of_many_categories_are_bars(tmp_path: Path) -> None:
    path = write_many_words_csv(tmp_path / "words.csv")
    choices = DataChoices(path=str(path), target="price", roles={"street": "feature"})
    model = small_model(path, choices=choices)
    table = model.read(tmp_path / "words.csv")
    train = np.arange(0, table.rows, 2)
    street = next(s for s in strips_of(model.preparation, table, train) if s.column == "street")
    column = table.column("street")
    counts = np.bincount(column.values[train], minlength=len(column.categories))
    assert len(street.grid.values) == 40
    assert sorted(street.counts) == sorted(counts)[-40:]
    assert street.grid.left_out == np.count_nonzero(counts) - 40


def test_a_value_is_prepared_as_in_a_file(tmp_path: Path) -> None:
    model = small_model(write_mixed_csv(tmp_path / "mixed.csv"))
    table = model.read(tmp_path / "mixed.csv")
    inputs, _ = model.preparation.transform(table, np.float64)
    for row in range(table.rows):
        values = [
            prepared_value(fitted, value_of(table.column(fitted.name), row))
            for fitted in model.preparation.columns
        ]
        assert np.array_equal(np.concatenate(values), inputs[row])


def test_the_range_of_residuals_covers_as_much_as_it_says() -> None:
    generator = np.random.default_rng(0)
    inside = 0
    for _ in range(4000):
        low, high = residual_range(generator.exponential(size=29)) or (0, 0)
        inside += low <= generator.exponential() <= high
    assert 0.78 < inside / 4000 < 0.82
    assert residual_range(np.arange(8.0)) is None
    assert residual_range(np.array([])) is None
    assert residual_range(np.arange(9.0)) == (0.0, 8.0)


def test_the_spread_is_that_within_the_rows() -> None:
    assert spread(np.array([[0.0, 1.0], [5.0, 5.0]])) == 0.5
