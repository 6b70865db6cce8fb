"""Every kind of layer in letters and numbers: whatever is known of it comes out as it is explained."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core.architecture.templates import chain
from engine.core.layers import LAYER_KINDS
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.layers.shared.base import NoSettings
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.stepping.explanation import explain
from engine.stepping.maths import LAYER_MATHS
from engine.stepping.parts import Explanation
from engine.stepping.quantities import Cell, Key
from engine.stepping.sums import Terms
from engine.stepping.tape import Tape
from tests.iterations import cells_of, largest_term, made, results, taped
from tests.random_networks import random_graph, random_task

SGD = TrainingSettings(optimizer="sgd")


def random_tape(seed: int) -> Tape:
    """Tape of a random graph; every fourth mini-batch has a single row."""
    rng = np.random.default_rng(seed)
    task = random_task(rng)
    return taped(made(random_graph(task, rng), task), SGD, m=4 if seed % 4 else 1)


def assert_equal(explanation: Explanation, stored: float, size: float) -> None:
    """Compare to twelve digits of the largest number that goes in or lies beside it."""
    assert abs(explanation.total - stored) <= 1e-12 * max(abs(stored), size)


def read_all(explanation: Explanation) -> None:
    """Every sentence has its values."""
    for message in (*explanation.notes, *(line.label for line in explanation.lines_after)):
        assert "{" not in str(message)
    for term in explanation.terms:
        assert "{" not in str(term.label)
        assert term.text


def test_every_kind_of_layer_has_its_mathematics():
    assert set(LAYER_MATHS) == set(LAYER_KINDS)


@pytest.mark.parametrize("seed", range(40))
def test_every_number_of_a_random_network_comes_out_as_it_is_explained(seed: int):
    tape = random_tape(seed)
    for part in tape.plan.parts:
        if part.kind not in ("forward", "backward"):
            continue
        for key in part.results:
            size = float(np.abs(tape[key]).max())
            for cell in cells_of(tape, key):
                explanation = explain(tape, cell)
                assert explanation is not None
                assert explanation.cell == cell
                assert_equal(explanation, tape.value(cell), size + largest_term(explanation))
                read_all(explanation)


def test_a_layer_without_an_activation_function_says_so():
    task = Task("regression", 3, (), "y")
    network = made(chain([("dense", DenseSettings(4, "identity"))], task), task)
    plan = taped(network, SGD).plan
    formulas = {part.results[0]: part.formula for part in plan.parts}
    assert formulas[Key("a", 1)] == "a^{[1]} = z^{[1]}"
    assert formulas[Key("dz", 1)] == "dz^{[1]} = da^{[1]}"


def test_the_terms_of_a_long_sum_are_made_when_they_are_asked_for():
    task = Task("binary", 36, ("a", "b"), "y")
    layers = [
        ("reshape", ReshapeSettings(6, 6, 1)),
        ("conv2d", Conv2DSettings(2, 3)),
        ("flatten", NoSettings()),
    ]
    tape = taped(made(chain(layers, task), task), SGD, m=50)
    explanation = explain(tape, Cell(Key("dW", 2), (1, 1, 1, 0)))
    assert explanation is not None
    assert isinstance(explanation.terms, Terms)
    assert len(explanation.terms) == len(explanation.terms.values) == 50 * 36
    assert [term.value for term in explanation.terms] == explanation.terms.values.tolist()
    assert explanation.terms[-1] == explanation.terms[len(explanation.terms) - 1] == explanation.terms[-2:][1]
    for cell in explanation.terms[7].cells:
        assert f"{abs(tape.value(cell)):.4f}"[:5] in explanation.terms[7].text or tape.value(cell) == 0


@pytest.mark.parametrize("seed", range(40))
def test_shapes_are_told_before_anything_is_computed(seed: int):
    tape = random_tape(seed)
    for key in results(tape):
        array = tape[key]
        if key.name.removeprefix("new ") in ("W", "dW") or array.ndim == 0:
            shown = array.shape
        elif array.ndim == 1:
            shown = (len(array), 1)
        elif key.name.removeprefix("new ").removeprefix("d") in ("gamma", "beta"):
            shown = array.shape
        else:
            shown = (*array.shape[1:], array.shape[0])  # rows come last
        assert tape.plan.shape_of(key, tape.m) == shown


@pytest.mark.parametrize("seed", range(40))
def test_sentences_are_whole_and_formulas_balanced(seed: int):
    plan = random_tape(seed).plan
    for each in (*plan.parts, *plan.steps):
        assert "{" not in str(each.description)
        assert str(each.description).endswith(".")
    for part in plan.parts:
        assert part.formula.count("{") == part.formula.count("}")
