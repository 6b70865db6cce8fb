"""Calibration in bins, against scikit-learn and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from sklearn.calibration import calibration_curve

from engine.evaluation.figures import (
    CALIBRATION_BINS,
    calibration_error,
    calibration_of,
    class_calibration,
    confidence_calibration,
)
from tests.engine.evaluation.diagnostics.test_sweep import many_classes


def test_bins_of_a_class_are_those_of_scikit_learn() -> None:
    answers = many_classes(500, 3)
    assert answers.probabilities is not None
    found = class_calibration(answers.actual, answers.probabilities, 2)
    share, probability = calibration_curve(
        answers.actual == 2, answers.probabilities[:, 2], n_bins=CALIBRATION_BINS
    )
    filled = found.counts > 0
    assert found.share[filled] == pytest.approx(share)
    assert found.probability[filled] == pytest.approx(probability)
    assert found.counts.sum() == 500


def test_the_error_of_confidence_by_hand() -> None:
    answers = many_classes(500, 4)
    assert answers.probabilities is not None
    total = 0.0
    for low in np.arange(CALIBRATION_BINS) / CALIBRATION_BINS:
        confidence = answers.probabilities.max(1)
        inside = (confidence >= low) & (confidence < low + 1 / CALIBRATION_BINS)
        if inside.any():
            right = (answers.predicted == answers.actual)[inside].mean()
            total += inside.mean() * abs(right - confidence[inside].mean())
    found = confidence_calibration(answers.actual, answers.probabilities)
    assert found.error == pytest.approx(total)
    assert calibration_error(answers.actual, answers.probabilities) == found.error


def test_each_row_is_in_the_bin_that_counts_it() -> None:
    found = calibration_of(np.array([0.0, 0.05, 0.1, 0.95, 1.0]), np.array([False, True, True, True, False]))
    assert found.bins.tolist() == [0, 0, 1, 9, 9]
    assert found.counts.tolist() == [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]
    assert found.share[[0, 1, 9]].tolist() == [0.5, 1.0, 0.5]
    assert np.isnan(found.share[2:9]).all()


def test_without_rows_the_error_has_no_meaning() -> None:
    assert np.isnan(calibration_of(np.zeros(0), np.zeros(0, bool)).error)


def test_intervals_of_the_shares_are_those_of_scipy() -> None:
    answers = many_classes(200, 3)
    assert answers.probabilities is not None
    found = class_calibration(answers.actual, answers.probabilities, 0)
    low, high = found.intervals
    for place, rows in enumerate(found.counts):
        if rows:
            right = round(found.share[place] * rows)
            expected = stats.binomtest(right, int(rows)).proportion_ci(method="wilson")
            assert (low[place], high[place]) == pytest.approx((expected.low, expected.high), abs=1e-12)
        else:
            assert np.isnan(low[place]) and np.isnan(high[place])
