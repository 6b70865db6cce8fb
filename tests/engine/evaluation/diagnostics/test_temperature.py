"""The temperature of some answers against SciPy and scikit-learn's log loss, and where it is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import optimize, special
from sklearn import metrics

from engine.common.messages import UserError
from engine.core.task import Task
from engine.evaluation.answers import Answers, decided
from engine.evaluation.diagnostics.temperature import fit_temperature
from engine.project.decision import Decision


def overconfident(rows: int, classes: int, times: float, seed: int = 0) -> Answers:
    """Answers whose logits are so many times as large as those that the rows were drawn by."""
    rng = np.random.default_rng(seed)
    logits = rng.normal(0, 1.5, (rows, classes))
    chances = special.softmax(logits, axis=1)
    actual = (chances.cumsum(1) < rng.random((rows, 1))).sum(1)
    found = special.softmax(logits * times, axis=1)
    names = tuple(f"class {i}" for i in range(classes))
    return Answers(Task("binary" if classes == 2 else "classes", 1, names), actual, found.argmax(1), found)


@pytest.mark.parametrize("classes", [2, 3, 10])
@pytest.mark.parametrize("times", [0.5, 3.0])
def test_no_temperature_near_by_fits_better(classes: int, times: float) -> None:
    answers = overconfident(600, classes, times)

    def log_loss(temperature: float) -> float:
        found = decided(answers, Decision(temperature=temperature))
        return metrics.log_loss(answers.actual, found.probabilities, labels=range(classes))

    found = fit_temperature(answers)
    search = optimize.minimize_scalar(lambda x: log_loss(np.exp(x)), bounds=np.log((0.06, 18)))
    assert found.temperature == pytest.approx(np.exp(search.x), rel=1e-3)
    for near in (0.999, 1.001):
        assert log_loss(found.temperature) < log_loss(found.temperature * near)


def test_many_rows_tell_the_temperature_that_they_were_drawn_by() -> None:
    found = fit_temperature(overconfident(40_000, 5, 2.0))
    assert found.temperature == pytest.approx(2.0, rel=0.05)
    assert found.rows == 40_000
    assert found.error_after < 0.01 < found.error_before


def test_it_is_the_same_each_time() -> None:
    answers = overconfident(500, 3, 3.0)
    assert fit_temperature(answers) == fit_temperature(answers)


def test_a_certain_error_is_no_trouble() -> None:
    answers = overconfident(500, 3, 3.0)
    assert answers.probabilities is not None
    chances = answers.probabilities.copy()
    chances[0] = np.eye(3)[(answers.actual[0] + 1) % 3]
    assert 1 < fit_temperature(replace(answers, probabilities=chances)).temperature < 20


def test_rows_that_do_not_tell_one() -> None:
    answers = overconfident(100, 3, 1.0)
    right = replace(answers, actual=answers.predicted)
    with pytest.raises(UserError, match="do not tell a temperature"):
        fit_temperature(right)
    with pytest.raises(UserError, match="do not tell a temperature"):
        fit_temperature(replace(answers, actual=(answers.predicted + 1) % 3))
    with pytest.raises(UserError, match="no probabilities"):
        fit_temperature(answers.of_rows(np.zeros(0, np.intp)))
    with pytest.raises(UserError, match="no probabilities"):
        fit_temperature(Answers(Task("regression", 1), np.ones(3), np.ones(3)))
