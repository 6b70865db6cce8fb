"""Ticks are few, round and inside; numbers are short."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.look.drawing.axis_ticks import axis_number, log_ticks, round_range, tick_number, ticks


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (-0.0, "0"),
        (0.081, "0.0810"),
        (1, "1.00"),
        (99.96, "100"),
        (1234.5, "1,234"),
        (3.1e-4, "3.1e-4"),
        (-2e7, "-2.0e7"),
        (math.nan, "–"),
        (math.inf, "∞"),
    ],
)
def test_short_number(value: float, words: str) -> None:
    assert axis_number(value) == words


@pytest.mark.parametrize(("value", "words"), [(0.25, "0.25"), (1.0, "1"), (1e-5, "1e-5"), (1500, "1,500")])
def test_tick_number(value: float, words: str) -> None:
    assert tick_number(value) == words


@given(st.floats(-1e5, 1e5), st.floats(1e-3, 1e5), st.integers(2, 8))
def test_ticks_lie_inside_and_are_few(low: float, span: float, at_most: int) -> None:
    high = low + span
    found = ticks(low, high, at_most)
    assert len(found) <= at_most + 1
    assert all(low - 1e-6 * span - 1e-9 <= tick <= high + 1e-6 * span + 1e-9 for tick in found)


def test_epochs_are_whole() -> None:
    assert ticks(0, 3, 8, whole=True) == [0, 1, 2, 3]
    assert ticks(0, 42, 5, whole=True) == [0, 10, 20, 30, 40]
    assert ticks(0, 10, 4, whole=True) == [0, 3, 6, 9]


def test_log_ticks_are_decades_or_finer_where_there_are_few() -> None:
    assert log_ticks(-3, 0) == [-3, -2, -1, 0]
    assert [round(10**tick, 9) for tick in log_ticks(math.log10(0.15), math.log10(0.6))] == [0.2, 0.5]
    assert len(log_ticks(-12, 3)) <= 6
    assert log_ticks(0.10, 0.12)


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_round_range_holds_what_it_was_given(low: float, span: float) -> None:
    bottom, top = round_range(low, low + span)
    assert bottom < top
    tolerance = 1e-6 * (top - bottom)
    assert bottom - tolerance <= low
    assert low + span <= top + tolerance


def test_round_range_begins_at_0_where_that_is_near() -> None:
    assert round_range(0.08, 1.3)[0] == 0
    assert round_range(0.6, 0.7)[0] > 0.5
