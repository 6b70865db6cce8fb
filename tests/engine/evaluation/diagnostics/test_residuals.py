"""Residuals, and their quantiles beside those of the normal, against scipy and scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from sklearn import metrics

from engine.core.task import Task
from engine.evaluation.answers import Answers
from engine.evaluation.diagnostics.residuals import MOST_QUANTILES, Residuals, normal_quantiles, quartile_line


def numbers(rows: int = 200, seed: int = 0) -> Answers:
    rng = np.random.default_rng(seed)
    actual = rng.normal(150, 70, rows)
    return Answers(Task("regression", 3, (), "price"), actual, actual + rng.standard_t(3, rows) * 20)


def test_a_residual_is_the_actual_number_less_the_predicted() -> None:
    answers = numbers()
    found = Residuals.of(answers)
    assert (found.values == answers.actual - answers.predicted).all()
    assert (found.places == np.arange(200)).all()
    assert found.figures.rmse == pytest.approx(
        metrics.root_mean_squared_error(answers.actual, answers.predicted), abs=1e-12
    )
    worst = found.worst_first()
    assert (np.diff(np.abs(found.values)[worst]) <= 0).all()


def test_rows_without_a_finite_prediction_are_left_out() -> None:
    answers = numbers(rows=6)
    answers.predicted[[1, 3, 4]] = np.nan, np.inf, 1e300
    found = Residuals.of(answers)
    assert found.places.tolist() == [0, 2, 5]
    assert len(found) == 3
    assert np.isnan(found.figures.r2)


def test_there_may_be_no_rows() -> None:
    found = Residuals.of(numbers(rows=0))
    assert len(found) == 0
    assert [len(each) for each in found.quantiles] == [0, 0]
    assert quartile_line(*found.quantiles) == (0.0, 0.0)


@pytest.mark.parametrize("rows", [1, 2, 3, 50, MOST_QUANTILES])
def test_quantiles_are_those_of_scipy(rows: int) -> None:
    values = Residuals.of(numbers(rows)).values
    quantiles, found = normal_quantiles(values)
    expected, ordered = stats.probplot(values, fit=False)
    np.testing.assert_allclose(quantiles, expected, atol=1e-12)
    assert (found == ordered).all()


def test_of_many_rows_some_quantiles_are_kept_and_both_ends() -> None:
    values = Residuals.of(numbers(50_000)).values
    quantiles, found = normal_quantiles(values)
    expected, ordered = stats.probplot(values, fit=False)
    assert 300 < len(found) <= MOST_QUANTILES
    places = np.searchsorted(ordered, found)
    assert (ordered[places] == found).all()
    np.testing.assert_allclose(quantiles, np.asarray(expected)[places], atol=1e-12)
    assert {0, len(values) - 1} <= set(places.tolist())
    assert np.diff(quantiles)[20:-20].max() < 0.05


def test_the_line_goes_through_the_quartiles() -> None:
    values = np.random.default_rng(1).normal(10, 3, 400)
    slope, middle = quartile_line(*normal_quantiles(values))
    assert slope == pytest.approx(3, rel=0.1)
    assert middle == pytest.approx(10, rel=0.05)
    far = np.concatenate([values, [1e6]])
    assert quartile_line(*normal_quantiles(far)) == pytest.approx((slope, middle), rel=0.05)
