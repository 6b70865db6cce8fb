"""Thresholds of one class, against scikit-learn and a search through all of them."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics

from engine.core.task import Task
from engine.evaluation.answers import Answers, confusion_of, decided
from engine.evaluation.diagnostics.sweep import Sweep, sweep_of
from engine.project.decision import Decision


def two_classes(probabilities: np.ndarray, actual: np.ndarray) -> Answers:
    both = np.stack([1 - probabilities, probabilities], axis=1)
    return Answers(Task("binary", 1, ("no", "yes")), actual, both.argmax(1), both)


def many_classes(rows: int, classes: int, seed: int = 0, digits: int = 16) -> Answers:
    rng = np.random.default_rng(seed)
    actual = rng.integers(classes, size=rows)
    scores = rng.normal(size=(rows, classes)) + 1.3 * (actual[:, None] == np.arange(classes))
    found = np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
    found = found.round(digits)
    names = tuple(f"class {i}" for i in range(classes))
    return Answers(Task("classes", 1, names), actual, found.argmax(1), found)


@pytest.mark.parametrize("digits", [16, 2])  # with two digits many rows share a probability
@pytest.mark.parametrize("threshold", [0.0, 0.1, 0.25, 0.5, 0.77, 1.0])
def test_counts_are_those_of_scikit_learn(threshold: float, digits: int) -> None:
    answers = many_classes(300, 3, digits=digits)
    assert answers.probabilities is not None
    for positive in range(3):
        found = sweep_of(answers, positive).counts_at(threshold)
        truth, taken = answers.actual == positive, answers.probabilities[:, positive] >= threshold
        (rejections, alarms), (misses, hits) = metrics.confusion_matrix(truth, taken, labels=[False, True])
        assert (found.hits, found.misses, found.false_alarms) == (hits, misses, alarms)
        assert found.rejections == rejections
        if hits + misses:
            assert found.recall == metrics.recall_score(truth, taken)
        if hits + alarms:
            assert found.precision == metrics.precision_score(truth, taken)
        assert found.false_alarm_rate == pytest.approx(alarms / (alarms + rejections))


def test_counts_at_a_probability_that_a_row_has() -> None:
    answers = two_classes(np.array([0.2, 0.4, 0.4, 0.9]), np.array([0, 1, 0, 1]))
    sweep = sweep_of(answers, 1)
    assert sweep.thresholds.tolist() == [0.9, 0.4, 0.2]
    at, above = sweep.counts_at(0.4), sweep.counts_at(0.4000001)
    assert (at.hits, at.false_alarms) == (2, 1)
    assert (above.hits, above.false_alarms) == (1, 0)


probability = st.sampled_from([0.0, 0.05, 0.2, 0.3, 0.5, 0.7, 0.95, 1.0]) | st.floats(0, 1)
price = st.sampled_from([0.0, 1.0, 2.0, 5.0, 100.0])


@given(st.lists(st.tuples(probability, st.booleans()), min_size=1, max_size=30), price, price)
def test_the_best_threshold_is_as_cheap_as_any(
    rows: list[tuple[float, bool]], false_alarm: float, miss: float
) -> None:
    chances, truth = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    sweep = sweep_of(two_classes(chances, truth.astype(int)), 1)
    decision = Decision(false_alarm=false_alarm, miss=miss)
    best = sweep.best_threshold(decision)
    assert 0 <= best <= 1

    def cost(threshold: float) -> float:
        taken = chances >= threshold
        return float((taken & ~truth).sum() * false_alarm + (~taken & truth).sum() * miss)

    tried = [0.0, 1.0, *chances.tolist(), *np.nextafter(chances, 2).clip(0, 1).tolist()]
    assert cost(best) == min(map(cost, tried))
    assert sweep.counts_at(best).cost(decision) == cost(best)


def test_of_equal_thresholds_the_one_by_the_prices_is_taken() -> None:
    sweep = sweep_of(two_classes(np.array([0.01, 0.99]), np.array([0, 1])), 1)
    assert sweep.best_threshold(Decision()) == 0.5
    assert sweep.best_threshold(Decision(false_alarm=1, miss=3)) == 0.25
    assert sweep.best_threshold(Decision(false_alarm=9, miss=1)) == 0.9


def test_a_threshold_has_few_digits_where_there_is_room() -> None:
    sweep = sweep_of(two_classes(np.array([0.71, 0.7134, 0.8]), np.array([0, 1, 1])), 1)
    assert sweep.best_threshold(Decision()) == 0.712
    assert sweep.best_threshold(Decision(false_alarm=1, miss=2)) == 0.712


def test_without_rows_there_is_a_threshold_all_the_same() -> None:
    empty = two_classes(np.zeros(0), np.zeros(0, int))
    sweep = sweep_of(empty, 1)
    assert (sweep.positives, sweep.negatives, sweep.has_both) == (0, 0, False)
    assert sweep.best_threshold(Decision()) == 0.5


@pytest.mark.parametrize("temperature", [1.0, 2.5])
def test_confusion_of_a_decision(temperature: float) -> None:
    answers = many_classes(400, 4)
    for positive, threshold in itertools.product(answers.task.classes, (None, 0.1, 0.6)):
        decision = Decision(threshold, positive, temperature=temperature)
        expected = metrics.confusion_matrix(
            answers.actual, decided(answers, decision).predicted, labels=range(4)
        )
        assert (confusion_of(decided(answers, decision)) == expected).all()


def test_confusion_of_a_decision_that_does_not_apply_is_the_usual_one() -> None:
    answers = many_classes(100, 3)
    usual = metrics.confusion_matrix(answers.actual, answers.predicted)
    assert (confusion_of(decided(answers, Decision(0.9, "nobody"))) == usual).all()


def test_of_two_classes_the_confusion_has_the_counts() -> None:
    rng = np.random.default_rng(5)
    answers = two_classes(rng.random(200), rng.integers(2, size=200))
    sweep: Sweep = sweep_of(answers, 1)
    for threshold in (0.0, 0.2, 0.5, 1.0):
        counts = sweep.counts_at(threshold)
        found = confusion_of(decided(answers, Decision(threshold)))
        expected = [[counts.rejections, counts.false_alarms], [counts.misses, counts.hits]]
        assert found.tolist() == expected
