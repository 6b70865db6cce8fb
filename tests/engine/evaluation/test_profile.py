"""Curves and contributions of one row, against predictions of rows written out and against all subsets."""

from __future__ import annotations

import csv
import itertools
import math
from pathlib import Path

import numpy as np
import pytest

from engine.common.messages import Cancelled
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.data.table.table import Table
from engine.evaluation import profile
from engine.evaluation.answers import row_cost
from engine.evaluation.profile import contributions, curve, predictions, value_of
from engine.evaluation.strips.grids import POINTS
from engine.files.model import Model
from tests.trained import small_model, write_mixed_csv

IRIS = sample_path("iris")
ROW = 59


def prepared(path: str | Path, **settings: object) -> tuple[Model, Table, np.ndarray]:
    model = small_model(path, **settings)
    table = read_csv(path, rules=model.preparation.rules)
    return model, table, model.preparation.transform(table, np.float64)[0]


@pytest.mark.parametrize("target", ["class", "number"])
def test_a_curve_is_what_predict_says_of_rows_written_out(tmp_path: Path, target: str) -> None:
    path = write_mixed_csv(tmp_path / "mixed.csv", target)
    model, table, _ = prepared(path)
    row = 7
    for column in model.preparation.columns:
        found = curve(model.network(), model.preparation, table, row, column.name)
        names = [each.name for each in table.columns]
        kept = {name: value_of(table.column(name), row) for name in names}
        with (tmp_path / "rows.csv").open("w", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(names)
            for value in found.values:
                cells = kept | {column.name: value}
                writer.writerow(["" if cells[name] is None else cells[name] for name in names])
        said = model.predict(model.read(tmp_path / "rows.csv"))
        expected = said.probabilities if target == "class" else np.array(said.prediction, float)[:, None]
        assert np.abs(found.predictions - expected).max() < 1e-14
        assert len(found.values) > 1


def test_the_values_of_a_curve_span_the_column(tmp_path: Path) -> None:
    model, table, _ = prepared(write_mixed_csv(tmp_path / "mixed.csv"))
    found = curve(model.network(), model.preparation, table, 0, "size")
    column = table.column("size")
    assert (found.values[0], found.values[-1], len(found.values)) == (column.low, column.high, POINTS)
    found = curve(model.network(), model.preparation, table, 0, "colour")
    assert set(found.values) == {"red", "green", "blue"}
    assert set(curve(model.network(), model.preparation, table, 0, "member").values) == {"yes", "no"}


def test_contributions_are_the_shapley_values() -> None:
    """All subsets of four columns, each with all rows in the place of the others."""
    model, _, inputs = prepared(IRIS, epochs=30)
    network, preparation = model.network(), model.preparation
    output, count = 1, inputs.shape[1]
    worth = {}
    for subset in itertools.chain.from_iterable(itertools.combinations(range(count), n) for n in range(5)):
        rows = inputs.copy()
        rows[:, list(subset)] = inputs[ROW, list(subset)]
        worth[frozenset(subset)] = predictions(network, preparation, rows)[:, output].mean()
    exact = []
    for column in range(count):
        share = 0.0
        for subset, value in worth.items():
            if column not in subset:
                size = len(subset)
                weight = math.factorial(size) * math.factorial(count - size - 1) / math.factorial(count)
                share += weight * (worth[subset | {column}] - value)
        exact.append(share)
    found = contributions(network, preparation, inputs, inputs[ROW], output, draws=4000)
    assert sum(exact) == pytest.approx(sum(found.values.values()), abs=1e-12)
    for value, expected, error in zip(found.values.values(), exact, found.errors.values(), strict=True):
        assert 0 < error < 0.02
        assert value == pytest.approx(expected, abs=4 * error)


@pytest.mark.parametrize("target", ["class", "number"])
def test_contributions_add_up(tmp_path: Path, target: str) -> None:
    model, _, inputs = prepared(write_mixed_csv(tmp_path / "mixed.csv", target, rows=500))
    network, preparation = model.network(), model.preparation
    for row in (0, 3, 77):
        found = contributions(network, preparation, inputs, inputs[row], 0, draws=20)
        every = predictions(network, preparation, inputs)[:, 0]
        assert found.mean == pytest.approx(every.mean(), rel=1e-12)
        scale = max(1.0, float(np.abs(every).max()))
        assert sum(found.values.values()) == pytest.approx(every[row] - found.mean, abs=1e-12 * scale)
        assert list(found.values) == [column.name for column in preparation.columns]


def test_contributions_in_pieces_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    model, _, inputs = prepared(IRIS)
    whole = contributions(model.network(), model.preparation, inputs, inputs[ROW], 0, draws=49)
    assert whole.draws == 50
    monkeypatch.setattr(profile, "NUMBERS_AT_ONCE", 100)
    pieces = contributions(model.network(), model.preparation, inputs, inputs[ROW], 0, draws=50)
    assert whole.values == pytest.approx(pieces.values, abs=1e-14)


def test_a_column_without_effect_contributes_nothing() -> None:
    model, _, inputs = prepared(IRIS)
    network = model.network()
    network.arrays_of(0)["W"][:, 0] = 0  # the weights of the first column
    found = contributions(network, model.preparation, inputs, inputs[ROW], 0)
    first = next(iter(found.values))
    assert found.values[first] == 0
    assert found.errors[first] == 0


def test_contributions_can_be_cancelled() -> None:
    model, _, inputs = prepared(IRIS)
    with pytest.raises(Cancelled):
        contributions(model.network(), model.preparation, inputs, inputs[ROW], 0, cancelled=lambda: True)


def test_fewer_draws_are_planned_for_large_networks() -> None:
    network = prepared(IRIS)[0].network()
    assert profile.affordable_draws(network, 4) == profile.DRAWS
    work = 5 * row_cost(network) * 101
    assert profile.affordable_draws(network, 4, work) == 100
    assert profile.affordable_draws(network, 4_000, work) == profile.LEAST_DRAWS
