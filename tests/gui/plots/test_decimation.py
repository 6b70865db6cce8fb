"""Decimation keeps what the eye would see."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.plots.curves.decimation import decimated, visible_part


@given(st.integers(1, 3000), st.integers(6, 300), st.integers(0, 2**32 - 1))
def test_extremes_and_ends_are_kept(count: int, points: int, seed: int) -> None:
    x, y = np.arange(count, dtype=float), np.random.default_rng(seed).normal(size=count)
    few_x, few_y = decimated(x, y, points)
    assert len(few_x) <= max(points, 6)
    assert few_y.min() == y.min()
    assert few_y.max() == y.max()
    assert (few_x[0], few_x[-1]) == (0, count - 1)
    assert (np.diff(few_x) >= 0).all()
    np.testing.assert_array_equal(y[few_x.astype(int)], few_y)  # every point is one of the curve's own


def test_every_spike_of_a_long_curve_stays() -> None:
    y = np.zeros(100_000)
    spikes = np.arange(500, 100_000, 5_000)
    y[spikes] = 7
    few_x, few_y = decimated(np.arange(100_000.0), y, 1000)
    np.testing.assert_array_equal(few_x[few_y == 7], spikes)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0, 9, range(10)), (3.5, 5.5, [3, 4, 5, 6]), (4, 4, [3, 4, 5]), (20, 30, [9])],
)
def test_the_visible_part_reaches_one_point_beyond_each_edge(
    low: float, high: float, expected: range
) -> None:
    x = np.arange(10.0)
    np.testing.assert_array_equal(visible_part(x, x * 2, low, high)[0], list(expected))


def test_what_is_not_finite_is_left_out() -> None:
    x, y = visible_part(np.arange(4.0), np.array([1, np.nan, np.inf, 2]), 0, 3)
    np.testing.assert_array_equal(x, [0, 3])
    np.testing.assert_array_equal(y, [1, 2])
