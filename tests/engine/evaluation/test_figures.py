"""Figures of answers, against scikit-learn and by hand."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn import metrics

from engine.core.task import Task
from engine.evaluation.answers import Answers
from engine.evaluation.figures import ClassFigures, NumberFigures, calibration_error, figures_of, main_figure

EXACT = 1e-12


def some_answers(classes: int, rows: int = 300, seed: int = 0, sharpness: float = 1.0) -> Answers:
    rng = np.random.default_rng(seed)
    actual = rng.integers(classes, size=rows)
    scores = rng.normal(size=(rows, classes)) + 1.2 * sharpness * (actual[:, None] == np.arange(classes))
    probabilities = np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
    names = tuple(f"class {i}" for i in range(classes))
    task = Task("binary" if classes == 2 else "classes", 1, names)
    return Answers(task, actual, probabilities.argmax(1), probabilities)


def of_classes(answers: Answers) -> ClassFigures:
    figures = figures_of(answers)
    assert isinstance(figures, ClassFigures)
    return figures


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_figures_of_classes_are_those_of_scikit_learn(classes: int) -> None:
    answers = some_answers(classes)
    assert answers.probabilities is not None
    actual, predicted, chances = answers.actual, answers.predicted, answers.probabilities
    found, numbers = of_classes(answers), np.arange(classes)
    precision, recall, f1, support = metrics.precision_recall_fscore_support(actual, predicted)
    scores = chances[:, 1] if classes == 2 else chances
    truth: NDArray[Any] = actual if classes == 2 else np.eye(classes)[actual]
    expected = {
        "accuracy": metrics.accuracy_score(actual, predicted),
        "balanced_accuracy": metrics.balanced_accuracy_score(actual, predicted),
        "macro_f1": metrics.f1_score(actual, predicted, average="macro"),
        "weighted_f1": metrics.f1_score(actual, predicted, average="weighted"),
        "log_loss": metrics.log_loss(actual, chances, labels=numbers),
        "roc_auc": metrics.roc_auc_score(actual, scores, multi_class="ovr"),
        "average_precision": metrics.average_precision_score(truth, scores, average="macro"),
        "brier": metrics.brier_score_loss(actual, scores, labels=numbers),
    }
    for name, value in expected.items():
        assert getattr(found, name) == pytest.approx(value, abs=EXACT), name
    assert (found.confusion == metrics.confusion_matrix(actual, predicted)).all()
    for i, each in enumerate(found.per_class.values()):
        expected_row = (precision[i], recall[i], f1[i], support[i])
        assert (each.precision, each.recall, each.f1, each.support) == pytest.approx(expected_row, abs=EXACT)


def test_figures_where_a_class_is_neither_there_nor_predicted() -> None:
    """The means leave it out, as those of scikit-learn do; a mean of curves has no meaning then."""
    answers = some_answers(4, rows=40).of_rows(np.arange(40))
    kept = np.flatnonzero((answers.actual != 3) & (answers.predicted != 3))
    found, few = of_classes(answers.of_rows(kept)), answers.of_rows(kept)
    assert found.balanced_accuracy == pytest.approx(
        metrics.balanced_accuracy_score(few.actual, few.predicted), abs=EXACT
    )
    assert found.macro_f1 == pytest.approx(
        metrics.f1_score(few.actual, few.predicted, average="macro"), abs=EXACT
    )
    assert np.isnan(found.roc_auc) and np.isnan(found.average_precision)
    assert found.per_class["class 3"].support == 0
    assert found.per_class["class 3"].f1 == 0


def test_figures_where_a_class_is_there_but_never_predicted() -> None:
    answers = some_answers(3, rows=60)
    chances = answers.probabilities
    assert chances is not None
    never = np.where(answers.predicted == 2, 0, answers.predicted)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # nothing of scikit-learn's doubts reaches the user as a warning
        found = of_classes(Answers(answers.task, answers.actual, never, chances))
    expected = metrics.f1_score(answers.actual, never, average="macro", zero_division=0)
    assert found.macro_f1 == pytest.approx(expected, abs=EXACT)


@pytest.mark.parametrize("classes", [2, 3])
def test_without_rows_there_are_no_figures(classes: int) -> None:
    found = of_classes(some_answers(classes).of_rows(np.zeros(0, int)))
    assert all(np.isnan(value) for value in found.to_json().values() if isinstance(value, float))
    assert not found.confusion.any()


def test_answers_that_are_no_numbers_have_no_figures_of_probabilities() -> None:
    answers = some_answers(3)
    assert answers.probabilities is not None
    chances = answers.probabilities.copy()
    chances[0] = np.nan
    found = of_classes(Answers(answers.task, answers.actual, answers.predicted, chances))
    assert np.isnan(found.log_loss) and np.isnan(found.roc_auc) and not np.isnan(found.accuracy)


def test_figures_of_numbers_are_those_of_scikit_learn() -> None:
    rng = np.random.default_rng(3)
    actual = rng.normal(100, 30, 200)
    predicted = actual + rng.normal(0, 10, 200)
    found = figures_of(Answers(Task("regression", 1), actual, predicted))
    assert isinstance(found, NumberFigures)
    assert found.r2 == pytest.approx(metrics.r2_score(actual, predicted), abs=EXACT)
    assert found.mae == pytest.approx(metrics.mean_absolute_error(actual, predicted), abs=EXACT)
    assert found.rmse == pytest.approx(metrics.root_mean_squared_error(actual, predicted), abs=EXACT)
    median = metrics.median_absolute_error(actual, predicted)
    assert found.median_absolute_error == pytest.approx(median, abs=EXACT)
    assert main_figure(found) == found.r2


@pytest.mark.parametrize("actual", [np.zeros(0), np.array([2.0]), np.full(5, 7.0)])
def test_r2_needs_numbers_that_differ(actual: NDArray[Any]) -> None:
    found = figures_of(Answers(Task("regression", 1), actual, actual + 1))
    assert isinstance(found, NumberFigures)
    assert np.isnan(found.r2)
    assert np.isnan(found.mae) == (not len(actual))


def test_the_calibration_error_by_hand() -> None:
    chances = np.array([[0.05, 0.95], [0.02, 0.98], [0.65, 0.35], [0.66, 0.34], [0.1, 0.9]])
    actual = np.array([1, 0, 0, 0, 1])
    # Bin from 0.6 to 0.7: confidence 0.655, all right. Bin from 0.9: 0.943, two of three right.
    expected = (2 * abs(1 - 0.655) + 3 * abs(2 / 3 - (0.95 + 0.98 + 0.9) / 3)) / 5
    assert calibration_error(actual, chances) == pytest.approx(expected, abs=EXACT)


def test_a_sure_and_right_network_is_calibrated() -> None:
    assert calibration_error(np.array([0, 1]), np.eye(2)) == 0
