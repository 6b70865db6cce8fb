"""Numbers for people have four digits that count, so that what stands beside them can be checked."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.common.messages import DIGITS, all_digits, number_text, size_text

NUMBERS = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e30, max_value=1e30)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (-0.0, "0"),
        (0.0006123, "+6.123e-4"),
        (-0.0012346, "-0.001235"),
        (0.348, "+0.3480"),
        (0.99996, "+1.000"),
        (9.9996, "+10.00"),
        (3.0, "+3"),
        (-128.0, "-128"),
        (12.3456, "+12.35"),
        (1234.56, "+1234.6"),
        (99999.96, "+1.000e+5".replace("e+5", "e5")),
        (2.5e-30, "+2.500e-30"),
        (math.inf, "+inf"),
        (math.nan, "+nan"),
    ],
)
def test_each_kind_of_number(value: float, words: str) -> None:
    assert number_text(value) == words
    assert size_text(value) == words.removeprefix("+")


@given(NUMBERS)
def test_four_digits_count_and_can_be_read_back(value: float) -> None:
    words = number_text(value)
    assert float(words) == pytest.approx(value, rel=0.5 * 10 ** (1 - DIGITS), abs=0)
    digits = re.sub(r"[-+.]", "", words.partition("e")[0]).lstrip("0")
    assert len(digits) >= DIGITS or float(words) == value


@given(NUMBERS)
def test_tooltips_have_every_digit_of_float32(value: float) -> None:
    single = np.float32(value)
    with all_digits():
        assert np.float32(float(number_text(float(single)))) == single
    assert number_text(1 / 3) == "+0.3333"
