"""Every kind of layer in letters and numbers: whatever is known of it comes out as it is spelled."""

from __future__ import annotations

import numpy as np
import pytest

from engine.layers import LAYER_KINDS
from engine.project import TrainingSettings
from engine.stepping.maths import LAYER_MATHS
from engine.stepping.parts import Spelled
from engine.stepping.spelling import spell
from engine.stepping.tape import Tape
from tests.iterations import cells_of, made, results, taped
from tests.random_networks import random_graph, random_task

SGD = TrainingSettings(optimizer="sgd")


def random_tape(seed: int) -> Tape:
    """Of a random graph; every fourth mini-batch has a single row."""
    rng = np.random.default_rng(seed)
    task = random_task(rng)
    return taped(made(random_graph(task, rng), task), SGD, m=4 if seed % 4 else 1)


def assert_equal(spelled: Spelled, stored: float, size: float) -> None:
    """To twelve digits of the largest number that goes in or lies beside it."""
    assert abs(spelled.total - stored) <= 1e-12 * max(abs(stored), size)


def read_all(spelled: Spelled) -> None:
    """Every sentence has its values."""
    for message in (*spelled.notes, *(ending.words for ending in spelled.endings)):
        assert "{" not in str(message)
    for term in spelled.terms:
        assert "{" not in str(term.label)
        assert term.text


def test_every_kind_of_layer_has_its_mathematics():
    assert set(LAYER_MATHS) == set(LAYER_KINDS)


@pytest.mark.parametrize("seed", range(40))
def test_every_number_of_a_random_network_comes_out_as_it_is_spelled(seed: int):
    tape = random_tape(seed)
    for part in tape.plan.parts:
        if part.kind not in ("forward", "backward"):
            continue
        for key in part.results:
            size = float(np.abs(tape[key]).max())
            for cell in cells_of(tape, key):
                spelled = spell(tape, cell)
                assert spelled is not None
                assert spelled.cell == cell
                assert len(spelled.values) == len(spelled.terms)
                assert_equal(spelled, tape.value(cell), size + float(np.abs(spelled.values).max(initial=0)))
                read_all(spelled)


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
        assert "{" not in str(each.words)
        assert str(each.words).endswith(".")
    for part in plan.parts:
        assert part.formula.count("{") == part.formula.count("}")
