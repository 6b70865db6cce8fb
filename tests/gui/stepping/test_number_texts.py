"""Copied numbers: what is pasted elsewhere is the same array, to the bit."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from engine.stepping.quantities import Key
from gui.stepping.numbers.number_texts import (
    block_text,
    csv_text,
    exact_digits,
    numpy_text,
    orientation,
    shown_array,
)
from gui.stepping.numbers.sheet import Sheet
from gui.stepping.numbers.values_section import save_numbers


def evaluated(text: str) -> np.ndarray:
    return eval(text, {"np": np})  # noqa: S307 - it is our own


@given(arrays(np.float32, array_shapes(max_dims=4, max_side=4), elements=st.floats(width=32)))
def test_numpy_gives_the_same_float32(array):
    again = evaluated(numpy_text(array))
    assert again.dtype == array.dtype
    assert np.array_equal(again, array, equal_nan=True)


@given(arrays(np.float64, array_shapes(max_dims=3, max_side=4), elements=st.floats()))
def test_numpy_gives_the_same_float64(array):
    again = evaluated(numpy_text(array))
    assert again.dtype == array.dtype
    assert np.array_equal(again, array, equal_nan=True)


def test_numpy_gives_a_single_number():
    again = evaluated(numpy_text(np.array(0.1 + 0.2)))
    assert (again.shape, float(again)) == ((), 0.1 + 0.2)


def test_numbers_that_are_rounded_twice_get_all_their_digits():
    array = np.array([0.1, 0.3], np.float32)
    texts = exact_digits(array)
    assert texts.tolist() == ["0.1", "0.3"]

    class Short(np.ndarray):
        """Writes its second number with too few digits."""

        def astype(self, dtype, *more, **options):
            if dtype is np.str_:
                return np.array(["0.1", "0.4"])
            return np.asarray(self).astype(dtype, *more, **options)

    assert exact_digits(array.view(Short)).tolist() == ["0.1", repr(float(np.float32(0.3)))]


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_csv_is_the_table_with_units_and_rows_around_it():
    array = np.random.default_rng(0).normal(size=(5, 3)).astype(np.float32)
    sheet = Sheet(Key("da", 1), "batch", array.shape)
    head, *lines = read(csv_text(sheet, array, None))
    assert head == ["da[1]", "1", "2", "3", "4", "5"]
    assert [line[0] for line in lines] == ["1", "2", "3"]
    assert np.array_equal(np.array([line[1:] for line in lines]).astype(np.float32), array.T)


def test_csv_of_one_row_is_a_column():
    array = np.random.default_rng(0).normal(size=(5, 3))
    head, *lines = read(csv_text(Sheet(Key("da", 1), "batch", array.shape), array, 3))
    assert head == ["da[1]", "4"]
    assert np.array_equal([float(line[1]) for line in lines], array[3])


def test_names_that_a_spreadsheet_would_run_are_escaped(monkeypatch):
    monkeypatch.setattr(Sheet, "column_name", lambda sheet, column: "=1+1")
    monkeypatch.setattr(Sheet, "line_name", lambda sheet, line: "@unit")
    head, line = read(csv_text(Sheet(Key("da", 1), "batch", (1, 1)), np.array([[-1.5]]), None))
    assert (head, line) == (["da[1]", "'=1+1"], ["'@unit", "-1.5"])


def test_csv_names_thousands_without_a_comma():
    array = np.zeros((1001, 1))
    head, _ = read(csv_text(Sheet(Key("a", 1), "batch", array.shape), array, None))
    assert head[-1] == "1001"


@pytest.mark.parametrize(
    ("form", "shape", "row", "shown", "words"),
    [
        ("batch", (5, 3), None, (3, 5), "units × rows"),
        ("batch", (5, 3), 2, (3,), "units"),
        ("batch", (5, 4, 6, 2), None, (4, 6, 2, 5), "height × width × channels × rows"),
        ("batch", (5, 4, 6, 2), 2, (4, 6, 2), "height × width × channels"),
        ("weights", (3, 4), None, (3, 4), "units × inputs"),
        ("kernels", (3, 2, 2, 4), None, (3, 2, 2, 4), "filters × height × width × input channels"),
        ("line", (3,), None, (3,), "units"),
        ("number", (), None, (), "one number"),
    ],
)
def test_arrays_are_copied_as_they_are_shown_and_it_is_said(form, shape, row, shown, words):
    array = np.random.default_rng(0).normal(size=shape)
    sheet = Sheet(Key("a", 1), form, shape)
    copied = shown_array(sheet, array, row)
    assert copied.shape == shown
    assert orientation(sheet, row) == words
    assert np.array_equal(evaluated(numpy_text(copied)), copied)


def test_a_block_is_copied_without_anything_around_it():
    assert block_text(np.array([[0.5, -1.0], [2.0, 0.25]])) == "0.5,-1.0\n2.0,0.25"


@pytest.mark.parametrize("ending", ["npy", "csv"])
def test_files_hold_the_same_numbers(tmp_path, ending):
    array = np.random.default_rng(0).normal(size=(5, 3)).astype(np.float32)
    path = tmp_path / f"da.{ending}"
    save_numbers(path, Sheet(Key("da", 1), "batch", array.shape), array, None)
    if ending == "npy":
        again = np.load(path, allow_pickle=False)
    else:
        again = np.genfromtxt(path, np.float32, delimiter=",", skip_header=1)[:, 1:]
    assert np.array_equal(again, array.T)
