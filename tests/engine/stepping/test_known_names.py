"""Features and classes are called by their names wherever a number of theirs is explained."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core.architecture.known_names import KnownNames
from engine.core.architecture.templates import chain, template_architecture
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.dense import DenseSettings
from engine.core.task import Task
from engine.stepping.explanation import explain
from engine.stepping.quantities import Cell, Key
from tests.stepped_runs import tape_of

CLASSES = ("setosa", "versicolor", "virginica")


def labels(tape, key: Key, at: tuple[int, ...]) -> list[str]:
    return [str(term.label) for term in explain(tape, Cell(key, at)).terms]


@pytest.fixture(scope="module")
def tape():
    return tape_of(epochs=1)


def test_a_sum_over_the_inputs_names_the_features(tape):
    features = tape.plan.features
    assert len(features) == 4
    assert labels(tape, Key("z", 1), (0, 0)) == [*features, "bias"]
    assert labels(tape, Key("z", 2), (0, 0))[:2] == ["input 1", "input 2"]  # hidden units have no name


def test_sums_over_the_outputs_name_the_classes(tape):
    assert labels(tape, Key("a", 3), (0, 1)) == list(CLASSES)
    assert str(explain(tape, Cell(Key("a", 3), (0, 1))).lines_after[-1].label).startswith("versicolor: ")
    assert labels(tape, Key("dz", 3), (0, 2)) == ["virginica", "− target"]
    assert labels(tape, Key("da", 2), (0, 0)) == list(CLASSES)
    assert labels(tape, Key("da", 1), (0, 0))[:2] == ["unit 1", "unit 2"]


def test_the_one_output_of_two_classes_or_of_a_number_says_what_it_predicts():
    two = tape_of("breast_cancer", epochs=1)
    assert labels(two, Key("dz", 3), (0, 0))[0] == f"{two.plan.task.target} = {two.plan.task.classes[-1]}"
    number = tape_of("diabetes", epochs=1)
    assert labels(number, Key("da", 3), (0, 0))[0] == number.plan.task.target


def test_normalization_in_front_keeps_the_names():
    hidden = [("batch_norm", BatchNormSettings()), ("dense", DenseSettings(4))]
    tape = tape_of(epochs=1, hidden=hidden)
    features = list(tape.plan.features)
    assert labels(tape, Key("z", 2), (0, 0))[:4] == features
    assert labels(tape, Key("a", 1), (0, 2))[0] == features[2]


def test_pixels_keep_their_names_through_a_reshape_and_channels_have_none():
    task = Task("classes", 64, tuple("0123456789"), "digit", image=(8, 8, 1))
    pixels = tuple(f"pixel {i}" for i in range(64))
    known = KnownNames(template_architecture("lenet", task), task, pixels)
    assert known.at(0, (9,)) == "pixel 9"
    assert known.at(1, (1, 1, 0)) == "pixel 9"
    assert known.at(2, (1, 1, 0)) == ""


def test_classes_that_are_numbers_are_not_taken_for_units():
    task = Task("classes", 2, ("0", "1", "2"), "digit")
    known = KnownNames(chain([], task), task, ("a", "b"))
    assert [known.at(1, (unit,)) for unit in range(3)] == ["digit = 0", "digit = 1", "digit = 2"]


def test_without_names_there_are_numbers(tape):
    task = Task("classes", 4, CLASSES, "kind")
    network = chain([("dense", DenseSettings(3))], task)
    known = KnownNames(network, task, ())
    assert known.of(0, (4,)) is None
    assert known.at(0, (1,)) == ""
    assert list(known.of(2, (3,))) == list(CLASSES)
    assert known.of(2, (4,)) is None


def test_names_with_braces_and_marks_are_shown_as_they_are():
    task = Task("regression", 2, (), "{target}")
    known = KnownNames(chain([], task), task, ("{0} <b>", "=1+1"))
    assert (known.at(0, (0,)), known.at(0, (1,)), known.at(1, (0,))) == ("{0} <b>", "=1+1", "{target}")
    assert isinstance(known.of(0, (2,)), np.ndarray)
