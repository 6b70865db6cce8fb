"""The chain rule from the loss back: multiplied out, every chain is the gradient that backward has stored."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.core.architecture.architecture import Architecture
from engine.core.architecture.templates import chain
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.layers.shared.base import NoSettings
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.stepping.chain.chain import MOST_WRITTEN, Chain, Fork, Link, chain_to
from engine.stepping.quantities import Cell, Key
from engine.stepping.tape import Tape
from tests.iterations import Taped, cells_of, made, results, rows_for, taped
from tests.random_networks import random_graph, random_task
from tests.toy_data import task_of

CLASSES = task_of("classes", 4)
SGD = TrainingSettings(optimizer="sgd")


def deep_tape(dtype: Any = np.float64) -> Tape:
    hidden = [("dense", DenseSettings(units, "tanh", l2=0.01)) for units in (6, 5)]
    return taped(made(chain(hidden, CLASSES), CLASSES, dtype=dtype), SGD)


def residual_tape() -> Tape:
    """Two ways from layer 1 to an Add."""
    architecture = chain([("dense", DenseSettings(5, "tanh")), ("dense", DenseSettings(5, "silu"))], CLASSES)
    _, first, second, last = architecture.order
    architecture, join = architecture.without([last.id]).adding("add", 0, 0)
    architecture, output = architecture.adding("dense", 0, 0, last.settings)
    for one, other in ((first, join), (second, join), (join, output)):
        architecture = architecture.connecting(one.id, other.id)
    return taped(made(architecture, CLASSES), SGD)


def found(tape: Tape, target: Cell | Key, row: int = 0) -> Chain:
    chain_found = chain_to(tape, target, row)
    assert chain_found is not None
    return chain_found


def assert_multiplies_out(tape: Tape, one: Chain) -> None:
    """The last number, and every product on the way, wherever backward has stored the same."""
    size = max(float(np.abs(tape[one.cell.key]).max()), 1e-3)
    assert abs(one.total - one.stored) <= 1e-11 * size
    for link in one.links:
        key = link.key if isinstance(link, Fork) else link.stored
        stored = tape[key][one.row]
        assert np.abs(link.product - stored).max() <= 1e-11 * max(1.0, float(np.abs(tape[key]).max()))
        if isinstance(link, Link) and link.matrix is not None:
            assert link.matrix.shape == link.shape
            product = link.before.ravel() @ link.matrix
            assert np.allclose(product, link.product.ravel(), rtol=1e-11, atol=1e-13)


@pytest.mark.parametrize("seed", range(60))
def test_every_gradient_of_a_random_graph_is_what_its_chain_comes_to(seed: int):
    rng = np.random.default_rng(seed)
    task = random_task(rng)
    tape = taped(made(random_graph(task, rng, 10), task), SGD, m=4 if seed % 4 else 1)
    for key in results(tape):
        if not key.is_gradient or key.via:
            continue
        cells = cells_of(tape, key)
        for i in rng.permutation(len(cells))[:3]:
            row = int(rng.integers(tape.m))
            one = found(tape, cells[i], row)
            assert one.cell == cells[i]
            assert_multiplies_out(tape, one)
            assert one.formula.count("{") == one.formula.count("}")
            assert all("{" not in str(link.derivative.label) for link in one.factors)


def test_a_long_product_is_written_with_dots_and_all_its_factors_are_told():
    """Nobody reads thirty fractions in a line, and typesetting them takes a second."""
    hidden = [("dense", DenseSettings(3, "tanh")) for _ in range(12)]
    tape = taped(made(chain(hidden, CLASSES), CLASSES), SGD)
    one = found(tape, Cell(Key("W", 1), (0, 0)), 0)
    assert len(one.factors) == 24
    assert r"\, \cdots\, " in one.formula
    assert one.formula.count("J_i") == 1
    assert one.formula.count(r"\frac{") == MOST_WRITTEN + 3  # the gradient, 1/m and the weight's own
    assert r"\cdots" not in found(tape, Cell(Key("W", 9), (0, 0)), 0).formula


def test_the_factors_of_a_weight_in_a_chain_of_layers():
    tape = deep_tape()
    one = found(tape, Cell(Key("W", 1), (2, 3)), 1)
    quantities = [(link.derivative.of.text, link.derivative.by.text) for link in one.factors]
    assert quantities == [("z[3]", "a[2]"), ("a[2]", "z[2]"), ("z[2]", "a[1]"), ("a[1]", "z[1]")]
    assert one.start[0] == Key("dz", 3)
    assert one.links[0].shape == (3, 5)
    assert np.array_equal(one.factors[0].matrix, tape[Key("W", 3)])
    slope = 1 - tape[Key("a", 2)][1] ** 2
    assert np.allclose(one.factors[1].matrix, np.diag(slope), rtol=1e-14)
    assert one.by_row[1] == pytest.approx(tape[Key("dz", 1)][1, 2] * tape[Key("a", 0)][1, 3], rel=1e-12)
    assert [line.value for line in one.lines[:2]] == [one.by_row[1], one.by_row.mean()]
    assert one.lines[-1].value == one.total != one.by_row.mean()  # the penalty comes last
    assert one.formula.startswith(r"\frac{\partial J}{\partial W_{3,4}^{[1]}} = \frac{1}{m} \sum_i\, ")
    assert r"\lambda_2" in one.formula


def test_a_gradient_or_a_new_value_has_the_chain_of_its_parameter():
    tape = deep_tape()
    one, other, third = (found(tape, Cell(Key(name, 2), (1,))) for name in ("b", "db", "new b"))
    assert one.total == other.total == third.total
    assert one.cell == Cell(Key("db", 2), (1,))


def test_of_a_whole_quantity_the_largest_gradient_is_taken():
    tape = deep_tape()
    assert abs(found(tape, Key("W", 2)).stored) == np.abs(tape[Key("dW", 2)]).max()
    of_row = found(tape, Key("a", 1), row=3)
    assert of_row.row == of_row.cell.at[0] == 3
    assert abs(of_row.stored) == np.abs(tape[Key("da", 1)][3]).max()


def test_what_has_no_gradient_or_none_yet_has_no_chain():
    tape = deep_tape()
    for key in (Key("a", 0), Key("y", 3), Key("loss", 3), Key("a", 3), Key("da", 3)):
        assert chain_to(tape, key, 0) is None
    known = tape.plan.known_after(Key("dW", 1))
    assert chain_to(tape, Key("W", 1), 0, done=known - 1) is None
    assert chain_to(tape, Key("W", 1), 0, done=known) is not None
    run = Taped(made(chain([], CLASSES), CLASSES), SGD)
    whole = run.iteration(*rows_for(run.network, 4))
    assert found(whole, Key("W", 1)).links == ()


def test_at_a_fork_all_ways_are_told_and_add_up():
    tape = residual_tape()
    one = found(tape, Cell(Key("W", 1), (0, 0)))
    fork = next(link for link in one.links if isinstance(link, Fork))
    assert fork.key == Key("da", 1)
    assert [key.via for key, _ in fork.shares] == [3, 2]
    assert np.array_equal(fork.product, fork.shares[0][1] + fork.shares[1][1])
    assert fork.formula == r"da^{[1]} = da_{\leftarrow 3}^{[1]} + da_{\leftarrow 2}^{[1]}"
    assert_multiplies_out(tape, one)


def test_batch_norm_is_an_operator_over_the_whole_mini_batch():
    hidden = [("dense", DenseSettings(4, "identity")), ("batch_norm", BatchNormSettings())]
    network = made(chain(hidden, CLASSES), CLASSES)
    for m in (5, 1):
        tape = taped(network, SGD, m=m)
        one = found(tape, Cell(Key("W", 1), (1, 1)))
        norm = next(link for link in one.factors if link.derivative.of == Key("a", 2))
        assert norm.rows_meet == (m > 1)
        assert (norm.matrix is None) == (m > 1)
        assert (one.path is None) == (m > 1)
        assert_multiplies_out(tape, one)


def every_way(one: Chain, place: int) -> list[float]:
    """The products of all ways from the loss to a unit, by trying them all."""
    products = [(unit, float(number)) for unit, number in enumerate(one.start[1])]
    for link in one.factors:
        assert link.matrix is not None
        products = [
            (to, product * float(link.matrix[unit, to]))
            for unit, product in products
            for to in range(link.matrix.shape[1])
        ]
    return [product for unit, product in products if unit == place and product]


def test_the_strongest_way_is_the_largest_of_all_whose_sum_is_the_gradient():
    tape = deep_tape()
    one = found(tape, Cell(Key("W", 1), (2, 3)), 1)
    assert one.path is not None
    ways = np.array(every_way(one, 2)) * tape[Key("a", 0)][1, 3]
    assert one.path.count == len(ways) == 3 * 5
    assert ways.sum() == pytest.approx(one.by_row[1], rel=1e-12)
    assert abs(one.path.value) == pytest.approx(np.abs(ways).max(), rel=1e-12)
    assert [stop.key.text for stop in one.path.stops] == [
        *("dz[3]", "da[2]", "dz[2]", "da[1]", "dz[1]", "dz[1]")
    ]
    assert np.prod([stop.factor for stop in one.path.stops]) == pytest.approx(one.path.value, rel=1e-12)


def test_the_strongest_way_takes_one_of_the_ways_of_a_fork():
    tape = residual_tape()
    one = found(tape, Cell(Key("a", 1), (2, 4)))
    assert one.path is not None
    assert one.path.count == 3 + 3 * 5
    assert {stop.key.via for stop in one.path.stops} in ({0, 2}, {0, 3})
    assert np.prod([stop.factor for stop in one.path.stops]) == pytest.approx(one.path.value, rel=1e-12)


def test_in_single_precision_it_agrees_as_far_as_that_goes():
    tape = deep_tape(np.float32)
    one = found(tape, Key("W", 1))
    assert tape[Key("dW", 1)].dtype == np.float32
    assert one.total == pytest.approx(one.stored, rel=1e-4)


def test_a_factor_too_large_to_write_out_has_no_matrix():
    task = Task("binary", 16 * 16, ("a", "b"), "y")
    drawn: Architecture = chain(
        [
            ("reshape", ReshapeSettings(16, 16, 1)),
            ("conv2d", Conv2DSettings(6, 3, 1, "same", "relu")),
            ("conv2d", Conv2DSettings(6, 3, 1, "same", "relu")),
            ("flatten", NoSettings()),
        ],
        task,
    )
    tape = taped(made(drawn, task), SGD)
    one = found(tape, Cell(Key("W", 2), (0, 0, 0, 0)))
    assert any(link.matrix is None for link in one.factors)
    assert_multiplies_out(tape, one)
