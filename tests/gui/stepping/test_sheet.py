"""Sheets: every number of an array has one place on the screen, and its words name it."""

from __future__ import annotations

import numpy as np
import pytest

from engine.stepping.quantities import Key
from gui.stepping.numbers.number_texts import csv_text
from gui.stepping.numbers.sheet import Sheet, dimensions, is_signed, levels
from tests.stepped_runs import stepper_of

FORMS = [
    ("batch", (5, 3)),
    ("batch", (2, 4, 3, 2)),
    ("batch", (5,)),
    ("weights", (3, 4)),
    ("kernels", (2, 3, 3, 2)),
    ("line", (6,)),
    ("line", (2, 3, 2)),
    ("number", ()),
]


@pytest.mark.parametrize(("form", "shape"), FORMS)
def test_lines_and_columns_hold_each_number_of_the_array_once(form, shape):
    array = np.arange(np.prod(shape, dtype=int), dtype=float).reshape(shape)
    sheet = Sheet(Key("a", 1), form, shape)
    numbers = sheet.numbers(array)
    assert numbers.shape == (sheet.lines, sheet.columns)
    places = [(line, column) for line in range(sheet.lines) for column in range(sheet.columns)]
    assert [numbers[place] for place in places] == [array[sheet.index(*place)] for place in places]
    assert [sheet.place(sheet.index(*place)) for place in places] == places
    indices = np.array([sheet.index(*place) for place in places], np.intp).reshape(len(places), -1)
    assert list(zip(*(each.tolist() for each in sheet.places(indices)), strict=True)) == places


def test_a_batch_stands_as_columns_and_weights_as_they_are():
    plan = stepper_of(epochs=1).plan
    sheets = {key: Sheet.of(plan, key, 32) for key in (Key("a", 1), Key("W", 1), Key("b", 1), Key("loss", 3))}
    assert [(each.form, each.lines, each.columns) for each in sheets.values()] == [
        ("batch", 16, 32),
        ("weights", 16, 4),
        ("line", 16, 1),
        ("number", 1, 1),
    ]


def test_a_batch_of_as_many_rows_as_units_is_no_matrix_of_weights():
    sheet = Sheet.of(stepper_of(epochs=1).plan, Key("a", 1), 16)
    assert (sheet.form, sheet.index(3, 5)) == ("batch", (5, 3))


def test_words_count_from_one_and_name_the_class_of_a_row():
    assert Sheet(Key("a", 1), "batch", (5, 3)).place_name((4, 1), "setosa") == "unit 2, row 5 (setosa)"
    assert Sheet(Key("a", 0), "batch", (5, 3)).place_name((4, 1), "setosa") == "input 2, row 5 (setosa)"
    assert Sheet(Key("W", 1), "weights", (5, 3)).place_name((4, 1)) == "to unit 5 from input 2"
    assert Sheet(Key("b", 1), "line", (5,)).place_name((4,)) == "unit 5"
    assert Sheet(Key("b", 1), "line", (5,), of_pictures=True).place_name((4,)) == "channel 5"
    assert "channel 2" in Sheet(Key("a", 1), "batch", (5, 3, 3, 2)).place_name((0, 1, 1, 1))


def test_features_and_classes_are_called_by_their_names():
    plan = stepper_of(epochs=1).plan
    features, classes = plan.features, plan.task.classes
    inputs, weights = Sheet.of(plan, Key("a", 0), 32), Sheet.of(plan, Key("W", 1), 32)
    assert [inputs.line_name(line) for line in range(4)] == list(features)
    assert inputs.place_name((4, 1), "setosa") == f"{features[1]}, row 5 (setosa)"
    assert [weights.column_name(column) for column in range(4)] == list(features)
    assert (weights.line_name(2), weights.place_name((2, 1))) == ("3", f"to unit 3 from {features[1]}")
    for key in (Key("a", 3), Key("dz", 3), Key("y", 3), Key("W", 3), Key("db", 3), Key("new b", 3)):
        sheet = Sheet.of(plan, key, 32)
        assert [sheet.line_name(line) for line in range(3)] == list(classes), key
    assert Sheet.of(plan, Key("W", 3), 32).place_name((2, 1)) == "to virginica from input 2"
    assert Sheet.of(plan, Key("b", 3), 32).place_name((2,)) == "virginica"
    assert (inputs.line_number(2), inputs.column_name(2)) == ("3", "3")
    assert csv_text(weights, np.zeros((16, 4)), None).splitlines()[0].split(",")[1:] == list(features)


def test_what_comes_in_is_no_unit():
    assert Sheet(Key("a", 0), "batch", (5, 3)).down_word == "inputs"
    assert Sheet(Key("a", 1), "batch", (5, 3)).down_word == "units"
    assert Sheet(Key("a", 0), "batch", (5, 4, 4, 1)).down_word == "numbers"


def test_levels_hold_all_numbers_and_ignore_what_is_none():
    array = np.array([[1.0, -3.0], [np.nan, np.inf]])
    assert levels(array, signed=True) == (-3, 3)
    assert levels(array, signed=False) == (-3, 1)
    assert levels(np.array([[np.nan]]), signed=False) == (0, 0)


def test_activations_are_sequential_and_what_has_a_sign_diverging():
    names = ["a", "y", "mask", "loss", "z", "W", "b", "da", "dW", "normalized", "new W"]
    assert [is_signed(Key(name, 1)) for name in names] == [False] * 4 + [True] * 7


def test_shapes_as_text():
    assert [dimensions(shape) for shape in ((16, 32), (2048,), ())] == ["16×32", "2,048", "1"]
