"""The nearest row that is predicted as wished, against all rows that can be, and against ``predict``."""

from __future__ import annotations

import csv
import itertools
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.common.messages import Cancelled
from engine.core.task import Task
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.data.table.table import Table
from engine.evaluation.counterfactual import search
from engine.evaluation.counterfactual.alternatives import Alternatives, alternatives_of
from engine.evaluation.counterfactual.search import Outcome, nearest_change
from engine.evaluation.counterfactual.wish import Goal, Wish, suggested_wish
from engine.evaluation.profile import predictions, value_of
from engine.files.model import Model
from engine.project.decision import Decision
from engine.project.project import DataChoices
from tests.trained import small_model, write_many_words_csv, write_mixed_csv

IRIS = sample_path("iris")


class Case:
    """A trained network with the rows it learnt from."""

    def __init__(self, path: str | Path, **settings: Any) -> None:
        self.model: Model = small_model(path, **settings)
        self.table: Table = read_csv(path, rules=self.model.preparation.rules)
        self.alternatives = alternatives_of(self.model.preparation, self.table, np.arange(self.table.rows))
        self.network = self.model.network()

    def row(self, place: int) -> dict[str, float | str | None]:
        return {column.name: value_of(column, place) for column in self.table.columns}

    def ask(self, place: int, wish: Wish, **options: Any) -> Outcome:
        preparation = self.model.preparation
        return nearest_change(self.network, preparation, self.alternatives, self.row(place), wish, **options)

    def said(self, path: Path, values: dict[str, float | str | None]) -> Any:
        """What ``predict`` says of a row in a file."""
        with path.open("w", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(values)
            writer.writerow(["" if value is None else value for value in values.values()])
        return self.model.predict(self.model.read(path))


def coarse_csv(path: Path, answer: Callable[[np.ndarray], np.ndarray], rows: int = 200) -> Path:
    """Three columns of few whole numbers and one of categories."""
    rng = np.random.default_rng(4)
    values = rng.integers(0, 5, size=(rows, 3))
    colours = rng.integers(0, 3, size=rows)
    said = answer(np.column_stack([values, colours]))
    lines = ["a,b,c,colour,answer"]
    lines += [
        f"{a},{b},{c},{('red', 'green', 'blue')[k]},{y}"
        for (a, b, c), k, y in zip(values.tolist(), colours.tolist(), said.tolist(), strict=True)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def brute_force(case: Case, place: int, wish: Wish) -> tuple[int, float] | None:
    """Fewest changed columns, and least steps, of all rows of the grid that are as wished."""
    preparation, row = case.model.preparation, case.row(place)
    base = preparation.transform(case.table, np.float64, rows=np.array([place]))[0][0]
    now = predictions(case.network, preparation, base[None])[0].argmax()
    best: tuple[int, float] | None = None
    options: list[list[tuple[int, float, Alternatives, int]]] = []
    for each in case.alternatives:
        steps = each.steps_from(row[each.fitted.name])
        moved = [(1, steps[i], each, i) for i in range(len(steps)) if steps[i] > 0]
        if not each.unit:
            moved = [one for one in moved if each.values[one[3]] != row[each.fitted.name]]
        options.append([(0, 0.0, each, -1), *moved])
    combinations = list(itertools.product(*options))
    rows = np.tile(base, (len(combinations), 1))
    for out, combination in zip(rows, combinations, strict=True):
        for _, _, each, value in combination:
            if value >= 0:
                out[each.place] = each.inputs[value]
    said = predictions(case.network, preparation, rows)
    for combination, found in zip(combinations, said, strict=True):
        met = {
            "class": found.argmax() != now if wish.output is None else found.argmax() == wish.output,
            "at_least": found[0] >= wish.limit,
            "at_most": found[0] <= wish.limit,
        }[wish.kind]
        if met:
            key = sum(one[0] for one in combination), round(sum(one[1] for one in combination), 9)
            best = key if best is None else min(best, key)
    return best


@pytest.fixture(scope="module")
def classes(tmp_path_factory: pytest.TempPathFactory) -> Case:
    def answer(values: np.ndarray) -> np.ndarray:
        a, b, c, colour = values.T
        return np.array(["low", "high"])[((a - 2) * (b - 2) + c + 2 * (colour == 0) > 3).astype(int)]

    return Case(coarse_csv(tmp_path_factory.mktemp("classes") / "t.csv", answer), epochs=150)


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> Case:
    def answer(values: np.ndarray) -> np.ndarray:
        a, b, c, colour = values.T
        return 3 * a - 2 * b + c + 4 * (colour == 1)

    return Case(coarse_csv(tmp_path_factory.mktemp("numbers") / "t.csv", answer), epochs=150)


def test_it_is_the_nearest_of_all_rows_of_classes(classes: Case) -> None:
    changed = []
    for place in range(40):
        found, best = classes.ask(place, Wish("class")).found, brute_force(classes, place, Wish("class"))
        assert (found is None) == (best is None)
        if found is not None and best is not None:
            assert (len(found.changed), pytest.approx(found.steps)) == best
            changed.append(best[0])
    assert set(changed) >= {1, 2}


@pytest.mark.parametrize(("kind", "limits"), [("at_least", (5, 9, 13, 16)), ("at_most", (4, 0, -4, -6))])
def test_it_is_the_nearest_of_all_rows_of_numbers(numbers: Case, kind: Any, limits: tuple[int, ...]) -> None:
    changed = []
    for place, limit in itertools.product(range(8), limits):
        wish = Wish(kind, limit=limit)
        outcome, best = numbers.ask(place, wish), brute_force(numbers, place, wish)
        if best is None or outcome.found is None:
            assert outcome.found is None and best is None
            continue
        changed.append(len(outcome.found.changed))
        assert (changed[-1], pytest.approx(outcome.found.steps)) == best
    assert set(changed) >= {0, 1, 2, 3}


def test_predict_says_the_same_of_the_row(tmp_path: Path) -> None:
    for target in ("class", "number"):
        case = Case(write_mixed_csv(tmp_path / f"{target}.csv", target), epochs=30)
        wish = Wish("class") if target == "class" else Wish("at_least", limit=12.0)
        met = 0
        for place in range(20):
            found = case.ask(place, wish).found
            if found is None:
                continue
            said = case.said(tmp_path / "row.csv", found.values)
            if target == "class":
                assert np.abs(said.probabilities[0] - found.predictions).max() < 1e-14
                before = case.said(tmp_path / "before.csv", case.row(place)).prediction[0]
                assert said.prediction[0] != before
            else:
                assert float(said.prediction[0]) == pytest.approx(found.predictions[0], rel=1e-12)
                assert found.predictions[0] >= 12
            kept = {name: value for name, value in case.row(place).items() if name not in found.changed}
            assert kept.items() <= found.values.items()
            for name, (before_value, after) in found.changed.items():
                assert (case.row(place)[name], found.values[name]) == (before_value, after)
                column = case.table.column(name)
                assert after in [value_of(column, row) for row in range(case.table.rows)]
            met += 1
        assert met > 10


def test_locked_columns_stay(classes: Case) -> None:
    free = classes.ask(0, Wish("class")).found
    assert free is not None and free.changed
    locked = frozenset(free.changed)
    other = classes.ask(0, Wish("class"), locked=locked).found
    assert other is None or not locked & set(other.changed)
    every = frozenset(column.name for column in classes.model.preparation.columns)
    outcome = classes.ask(0, Wish("class"), locked=every)
    assert (outcome.found, outcome.columns) == (None, 0)


def test_a_row_that_is_as_wished_already_stays(numbers: Case) -> None:
    found = numbers.ask(0, Wish("at_least", limit=-1000)).found
    assert found is not None
    assert (found.changed, found.steps) == ({}, 0)


def test_there_may_be_none_and_the_search_says_how_far_it_went(numbers: Case) -> None:
    outcome = numbers.ask(3, Wish("at_least", limit=1e9))
    assert outcome.found is None
    assert outcome.rows > 100 and outcome.columns == 4


def test_the_same_question_has_the_same_answer(classes: Case) -> None:
    first, second = (classes.ask(2, Wish("class")) for _ in range(2))
    assert first.found is not None and second.found is not None
    assert (first.found.values, first.rows) == (second.found.values, second.rows)


def test_of_three_classes_the_wished_one_wins(tmp_path: Path) -> None:
    case = Case(IRIS, epochs=60)
    for output in (0, 1, 2):
        found = case.ask(70, Wish("class", output)).found
        assert found is not None and found.predictions.argmax() == output
        assert len(found.changed) <= 2


@pytest.mark.parametrize("positive", ["low", "high"])
@pytest.mark.parametrize("threshold", [0.1, 0.9])
def test_classes_win_by_the_decision(classes: Case, positive: str, threshold: float) -> None:
    decision, task = Decision(threshold, positive), classes.model.preparation.task
    for place in range(6):
        found = classes.ask(place, Wish("class"), decision=decision).found
        assert found is not None
        rows = np.array([place])
        inputs, _ = classes.model.preparation.transform(classes.table, np.float64, rows=rows)
        before = predictions(classes.network, classes.model.preparation, inputs)
        both = np.vstack([before, found.predictions])
        first, second = decision.decide(both, task.classes)
        assert first != second


@pytest.mark.parametrize("threshold", [None, 0.3, 0.8])
def test_nearness_is_above_0_where_a_class_wins(threshold: float | None) -> None:
    probabilities = np.random.default_rng(0).dirichlet([0.4] * 4, size=500)
    names, decision = tuple("abcd"), Decision(threshold, "c")
    for output in range(4):
        goal = Goal(Wish("class", output), names, 0, decision)
        assert ((goal.nearness(probabilities) > 0) == goal.are_met(probabilities)).all()
    goal = Goal(Wish("class"), names, 2, decision)
    assert ((goal.nearness(probabilities) > 0) == goal.are_met(probabilities)).all()


@pytest.mark.parametrize(
    ("prediction", "scale", "limit"),
    [
        (1806.2, 3990.0, 3800.0),
        (0.123, 0.0342, 0.14),
        (-5.0, 1.0, -4.5),
        (math.inf, 1.0, 0.0),
        (3.0, 0.0, 0.0),
    ],
)
def test_a_suggested_limit_is_a_round_number_above(prediction: float, scale: float, limit: float) -> None:
    task = Task("regression", 3, (), "price")
    assert suggested_wish(task, prediction, scale) == Wish("at_least", limit=limit)
    assert suggested_wish(Task("binary", 3, ("a", "b"), "kind")) == Wish("class")


def test_nothing_is_wished_of_numbers_that_overflowed() -> None:
    values = np.array([[np.nan], [np.inf], [5.0]])
    goal = Goal(Wish("at_least", limit=3))
    assert goal.are_met(values).tolist() == [False, False, True]
    assert goal.nearness(values)[0] == -np.inf
    assert not Goal(Wish("class"), ("a", "b"), 0).are_met(np.full((1, 2), np.nan)).any()


def test_texts_that_share_inputs_and_missing_values(tmp_path: Path) -> None:
    path = write_many_words_csv(tmp_path / "words.csv")
    roles, encodings = dict.fromkeys(("town", "street"), "feature"), {"street": "hashed"}
    choices = DataChoices(path=str(path), target="price", roles=roles, encodings=encodings)
    case = Case(path, epochs=20, choices=choices)
    towns = next(each for each in case.alternatives if each.fitted.name == "town")
    assert len(towns.values) == len(np.unique(towns.inputs, axis=0))
    place = next(i for i in range(case.table.rows) if case.row(i)["town"] is None)
    now = float(case.said(tmp_path / "row.csv", case.row(place)).prediction[0])
    found = case.ask(place, Wish("at_least", limit=now + 30)).found
    assert found is not None
    assert float(case.said(tmp_path / "row.csv", found.values).prediction[0]) >= now + 30


def test_work_is_bounded_told_and_can_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    path = sample_path("breast_cancer")
    case = Case(path, epochs=5)
    told: list[int] = []
    monkeypatch.setattr(search, "MOST_ROWS", 4_000)
    monkeypatch.setattr(search, "LEAST_ROWS", 4_000)
    outcome = case.ask(0, Wish("class"), progress=told.append)
    assert told == sorted(told) and told[-1] <= outcome.rows < 10_000
    with pytest.raises(Cancelled):
        case.ask(0, Wish("class"), cancelled=lambda: True)
    with pytest.raises(Cancelled):
        alternatives_of(case.model.preparation, case.table, np.arange(9), cancelled=lambda: True)


def test_steps_are_median_absolute_deviations(tmp_path: Path) -> None:
    lines = ["x,y,answer", *(f"{x},{7 if x else 3},{x % 2}" for x in (0, 1, 2, 3, 4, 5, 6, 100))]
    (tmp_path / "t.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    case = Case(tmp_path / "t.csv", epochs=1)
    units = {each.fitted.name: each for each in case.alternatives}
    assert units["x"].unit == 2  # the median is 3.5, the deviations 0.5 0.5 1.5 1.5 2.5 2.5 3.5 96.5
    assert units["x"].steps_from(0.0).tolist()[:3] == [0, 0.5, 1]
    for each in units.values():
        assert list(each.values) == sorted(each.values)
