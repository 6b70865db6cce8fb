"""Smoothing agrees with a plain loop, whatever the pieces it is fed in."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gui.plots.curves.smoothing import MovingAverage, SmoothedSeries

values = st.lists(st.floats(-1e6, 1e6) | st.sampled_from([math.nan, math.inf]), max_size=40)
weights = st.integers(0, 99).map(lambda percent: percent / 100)


def plain_loop(numbers: list[float], weight: float) -> list[float]:
    average, count, result = 0.0, 0, []
    for number in numbers:
        if math.isfinite(number):
            average = weight * average + (1 - weight) * number
            count += 1
        result.append(average / (1 - weight**count) if count else math.nan)
    return result


@given(values, weights)
def test_average_agrees_with_a_plain_loop(numbers: list[float], weight: float) -> None:
    smoothed = MovingAverage(weight).extend(np.array(numbers, float))
    np.testing.assert_allclose(smoothed, plain_loop(numbers, weight), rtol=1e-9, atol=1e-9)


@given(values, values, weights)
def test_two_pieces_give_what_the_whole_gives(first: list[float], second: list[float], weight: float) -> None:
    series = SmoothedSeries(weight)
    series.extend(first)
    series.extend(second)
    np.testing.assert_array_equal(series.raw, np.array(first + second, float))
    np.testing.assert_allclose(series.smoothed, plain_loop(first + second, weight), rtol=1e-9, atol=1e-9)


@given(st.floats(-1e6, 1e6), weights)
def test_a_constant_stays_what_it_is(number: float, weight: float) -> None:
    smoothed = MovingAverage(weight).extend(np.full(9, number))
    np.testing.assert_allclose(smoothed, number, rtol=1e-9, atol=1e-12)


def test_another_weight_smooths_the_past_again() -> None:
    series = SmoothedSeries(0.9)
    series.extend([3.0, 1.0, 2.0])
    series.set_weight(0.0)
    series.extend([5.0])
    np.testing.assert_array_equal(series.smoothed, [3.0, 1.0, 2.0, 5.0])
