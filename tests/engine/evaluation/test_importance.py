"""Permutation importance by column, against scikit-learn's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.inspection import permutation_importance as theirs

from engine.common.messages import Cancelled
from engine.data.reading.csv_reader import read_csv
from engine.data.table.table import Table
from engine.evaluation.importance import (
    FEWEST_REPEATS,
    FEWEST_ROWS,
    ShufflePlan,
    Shuffling,
    permutation_importance,
    plan_of,
    shuffled_one_by_one,
)
from engine.evaluation.importance import (
    REPEATS as USUAL_REPEATS,
)
from engine.files.model import Model
from engine.project.decision import Decision
from tests.toy_data import network_of, task_of
from tests.trained import small_model, write_mixed_csv

REPEATS = 40


class Asked(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """The model as scikit-learn wants one: its rows are numbers of rows, a column for each of the table's."""

    def __init__(self, model: Model, table: Table) -> None:
        self.model, self.table = model, table
        self.classes_ = np.arange(2)

    def fit(self, _rows: object, _targets: object) -> Asked:
        return self

    def predict(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        names = [column.name for column in self.model.preparation.columns]
        columns = []
        for column in self.table.columns:
            if column.name in names:
                taken = column.values[rows[:, names.index(column.name)]]
                columns.append(type(column)(**{**_fields(column), "values": taken}))
        found = self.model.predict(Table(self.table.path, tuple(columns), len(rows)))
        return np.array([found.classes.index(str(name)) for name in found.prediction])


def _fields(column: object) -> dict[str, object]:
    return {name: getattr(column, name) for name in column.__dataclass_fields__}  # type: ignore[attr-defined]


def test_it_agrees_with_scikit_learn_around_predict(tmp_path: Path) -> None:
    path = write_mixed_csv(tmp_path / "mixed.csv")
    model, table = small_model(path, epochs=40), read_csv(path)
    preparation = model.preparation
    actual = preparation.targets(table)
    assert actual is not None
    inputs, _ = preparation.transform(table, np.float64)
    before = inputs.copy()
    found = permutation_importance(model.network(), preparation, inputs, actual, repeats=REPEATS)
    assert (inputs == before).all()
    rows = np.tile(np.arange(table.rows)[:, None], (1, len(preparation.columns)))
    expected = theirs(Asked(model, table), rows, actual, n_repeats=REPEATS, random_state=0)
    for place, each in enumerate(found.columns):
        spread = np.hypot(each.std, expected.importances_std[place]) / np.sqrt(REPEATS)
        assert each.mean == pytest.approx(expected.importances_mean[place], abs=4 * spread + 1e-12)
    assert max(found.columns, key=lambda each: each.mean).column == "size"


def test_the_seed_decides_and_the_share_that_is_done_is_told(tmp_path: Path) -> None:
    path = write_mixed_csv(tmp_path / "mixed.csv", target="number")
    model, table = small_model(path), read_csv(path)
    inputs, _ = model.preparation.transform(table, np.float64)
    actual = model.preparation.targets(table)
    assert actual is not None
    shares: list[float] = []
    arguments = (model.network(), model.preparation, inputs, actual)
    first = permutation_importance(*arguments, repeats=3, seed=1, progress=shares.append)
    assert first.columns == permutation_importance(*arguments, repeats=3, seed=1).columns
    assert first.columns != permutation_importance(*arguments, repeats=3, seed=2).columns
    assert shares == sorted(shares) and shares[-1] == 1
    before = inputs.copy()
    with pytest.raises(Cancelled):
        permutation_importance(*arguments, cancelled=lambda: True)
    assert (inputs == before).all()


def test_one_by_one_it_gives_the_same_for_a_threshold_and_a_temperature(tmp_path: Path) -> None:
    path = write_mixed_csv(tmp_path / "mixed.csv")
    model, table = small_model(path, epochs=20), read_csv(path)
    decision = Decision(positive="high", threshold=0.8, temperature=1.7)
    model = replace(model, decision=decision)
    inputs, _ = model.preparation.transform(table, np.float64)
    actual = model.preparation.targets(table)
    assert actual is not None
    arguments = (model.preparation, inputs, actual)
    expected = permutation_importance(model.network(), *arguments, repeats=4, seed=3, decision=decision)
    asked = Shuffling(
        architecture=model.architecture,
        values=model.values,
        preparation=model.preparation,
        inputs=inputs,
        actual=actual,
        repeats=4,
        seed=3,
        decision=decision,
    )
    assert tuple(shuffled_one_by_one(asked)) == expected.columns
    usual = permutation_importance(model.network(), *arguments, repeats=4, seed=3)
    assert usual.columns != expected.columns


@pytest.mark.parametrize(
    ("hidden", "columns", "rows", "repeats", "least", "most"),
    [
        ((8,), 4, 30, USUAL_REPEATS, 30, 30),
        ((32, 16), 30, 114, USUAL_REPEATS, 114, 114),
        ((64, 32), 20, 1_000_000, USUAL_REPEATS, 10_000, 15_000),
        ((128, 64), 784, 900, FEWEST_REPEATS, 600, 900),
        ((2048, 2048), 784, 900, FEWEST_REPEATS, FEWEST_ROWS, FEWEST_ROWS),
        ((8,), 4, 0, USUAL_REPEATS, 0, 0),
    ],
)
def test_less_is_shuffled_where_it_would_take_long(
    hidden: tuple[int, ...], columns: int, rows: int, repeats: int, least: int, most: int
) -> None:
    network = network_of(task_of("classes", columns), hidden)
    plan = plan_of(network, columns, rows)
    assert plan.repeats == repeats
    assert least <= plan.rows <= most


def test_rows_are_drawn_once_and_the_same_again() -> None:
    rows = ShufflePlan(50, 10).rows_of(400)
    assert len(np.unique(rows)) == 50 and (np.diff(rows) > 0).all() and rows.max() > 300
    assert (rows == ShufflePlan(50, 10).rows_of(400)).all()
    assert (rows != ShufflePlan(50, 10).rows_of(400, seed=1)).any()
    assert (ShufflePlan(50, 10).rows_of(50) == np.arange(50)).all()
