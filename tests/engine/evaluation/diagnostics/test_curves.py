"""Curves of one class against the rest, point by point against scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn import metrics

from engine.evaluation.diagnostics.curves import MOST_POINTS, precision_recall_curve, roc_curve
from engine.evaluation.diagnostics.sweep import sweep_of
from tests.engine.evaluation.diagnostics.test_sweep import many_classes, two_classes

EXACT = 1e-12


@pytest.mark.parametrize("digits", [16, 2])
def test_points_and_areas_are_those_of_scikit_learn(digits: int) -> None:
    answers = many_classes(200, 3, digits=digits)
    assert answers.probabilities is not None
    for positive in range(3):
        truth, chances = answers.actual == positive, answers.probabilities[:, positive]
        sweep = sweep_of(answers, positive)
        roc = roc_curve(sweep)
        alarms, recall, _ = metrics.roc_curve(truth, chances, drop_intermediate=False)
        assert roc.x == pytest.approx(alarms, abs=EXACT)
        assert roc.y == pytest.approx(recall, abs=EXACT)
        assert roc.area == pytest.approx(metrics.roc_auc_score(truth, chances), abs=EXACT)
        found = precision_recall_curve(sweep)
        precision, recall, _ = metrics.precision_recall_curve(truth, chances)
        assert found.x == pytest.approx(recall[-2::-1], abs=EXACT)
        assert found.y == pytest.approx(precision[-2::-1], abs=EXACT)
        assert found.area == pytest.approx(metrics.average_precision_score(truth, chances), abs=EXACT)


def test_a_long_curve_is_thinned_and_keeps_its_ends_and_its_shape() -> None:
    rng = np.random.default_rng(1)
    chances = rng.beta(0.6, 0.6, 20_000)
    answers = two_classes(chances, (rng.random(20_000) < chances).astype(int))
    sweep = sweep_of(answers, 1)
    alarms, recall, _ = metrics.roc_curve(answers.actual, chances)
    found = roc_curve(sweep)
    assert 300 < len(found.x) <= MOST_POINTS
    assert (found.x[0], found.y[0], found.x[-1], found.y[-1]) == (0, 0, 1, 1)
    gaps = np.abs(alarms[:, None] - found.x) + np.abs(recall[:, None] - found.y)
    assert gaps.min(1).max() < 2 / (MOST_POINTS - 2)  # the whole curve is 2 long
    assert np.isin(found.x, sweep.false_alarms / sweep.negatives).all()
    assert found.area == pytest.approx(metrics.roc_auc_score(answers.actual, chances), abs=EXACT)
    of_precision = precision_recall_curve(sweep)
    assert len(of_precision.x) <= MOST_POINTS
    assert of_precision.y[-1] == pytest.approx(answers.actual.mean())


def test_there_is_no_curve_where_only_one_kind_of_rows_is() -> None:
    for actual in (np.zeros(5, int), np.ones(5, int), np.zeros(0, int)):
        sweep = sweep_of(two_classes(np.linspace(0, 1, len(actual)), actual), 1)
        for curve in (roc_curve(sweep), precision_recall_curve(sweep)):
            assert len(curve.x) == len(curve.y) == 0
            assert np.isnan(curve.area)
