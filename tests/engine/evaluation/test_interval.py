"""The bootstrap interval of a figure."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binomtest
from sklearn.metrics import r2_score

from engine.core.task import Task
from engine.evaluation.answers import Answers
from engine.evaluation.figures import figures_of, main_figure
from engine.evaluation.interval import interval_of, interval_of_difference
from tests.engine.evaluation.test_figures import some_answers


def some_numbers(noise: float, rows: int = 120) -> Answers:
    rng = np.random.default_rng(5)
    actual = rng.normal(1e6, 3, rows)
    return Answers(Task("regression", 1), actual, actual + np.random.default_rng(6).normal(0, noise, rows))


@pytest.mark.parametrize("rows", [40, 400])
def test_the_interval_of_an_accuracy_is_about_that_of_a_share(rows: int) -> None:
    answers = some_answers(3, rows)
    share = main_figure(figures_of(answers))
    low, high = interval_of(answers)
    half = 1.96 * np.sqrt(share * (1 - share) / rows)
    assert low == pytest.approx(share - half, abs=1.5 / rows + 0.01)
    assert high == pytest.approx(share + half, abs=1.5 / rows + 0.01)


def test_the_interval_of_r2_is_that_of_draws_one_by_one() -> None:
    answers = some_numbers(1.5)
    rng = np.random.default_rng(1)
    figures = []
    for _ in range(2000):
        rows = rng.integers(len(answers), size=len(answers))
        figures.append(r2_score(answers.actual[rows], answers.predicted[rows]))
    assert interval_of(answers) == pytest.approx(np.quantile(figures, (0.025, 0.975)), abs=0.015)


def test_few_rows_that_are_all_right_do_not_make_sure() -> None:
    """The ends are those of the exact test of a share: with 22 rows, at worst about 85 % right."""
    answers = some_answers(2, 22, sharpness=20)
    assert (answers.predicted == answers.actual).all()
    low, high = interval_of(answers)
    assert (low, high) == pytest.approx((binomtest(22, 22).proportion_ci(0.95).low, 1), abs=1e-9)
    wrong = Answers(answers.task, 1 - answers.actual, answers.predicted, answers.probabilities)
    assert interval_of(wrong) == pytest.approx((0, 1 - low), abs=1e-12)


def test_the_same_rows_and_seed_give_the_same_interval() -> None:
    answers = some_answers(2)
    assert interval_of(answers) == interval_of(answers)
    assert interval_of(answers) != interval_of(answers, seed=1)


def test_a_difference_to_itself_is_none_and_a_paired_one_is_narrow() -> None:
    good, bad = some_numbers(1.0), some_numbers(1.1)
    assert interval_of_difference(good, good) == (0, 0)
    low, high = interval_of_difference(good, bad)
    alone = interval_of(bad)
    assert 0 < low < high
    assert high - low < (alone[1] - alone[0]) / 2


def test_without_rows_there_is_no_interval() -> None:
    assert np.isnan(interval_of(some_answers(2).of_rows(np.zeros(0, int)))).all()
