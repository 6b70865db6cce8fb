"""Any graph of layers: its gradients, that the order of drawing does not matter, and cycles."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from engine.common.messages import UserError
from engine.core.architecture.architecture import Architecture, Connection
from engine.core.architecture.problems import find_problems
from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.network import Network
from engine.core.optimizers import GradientDescent
from engine.core.training_settings import TrainingSettings
from engine.stepping.check.check import relative_error
from tests.gradient_check import central_differences
from tests.kernels import iteration_by, with_each_core
from tests.parity_table import Case, torch
from tests.random_networks import random_graph, random_task
from tests.torch_twin import Pair, mini_batches

seeds = st.integers(0, 2**32 - 1)
SGD = TrainingSettings(optimizer="sgd", learning_rate=0.01)


def drawn_at_random(seed: int, most: int = 8) -> Case:
    rng = np.random.default_rng(seed)
    task = random_task(rng)
    return Case(random_graph(task, rng, most), task, SGD)


def made(case: Case, dtype: Any = np.float64) -> Network:
    network = Network(case.architecture, case.task, dtype)
    network.initialise(1)
    network.parameters += np.random.default_rng(2).normal(scale=0.2, size=network.parameters.size)
    return network


@given(seed=seeds)
@bounds(max_examples=150)
def test_every_random_graph_is_one_that_can_be_trained(seed):
    case = drawn_at_random(seed, 14)
    assert find_problems(case.architecture, case.task) == ()
    network = made(case, np.float32)
    inputs, _ = mini_batches(network, np.float32)
    for rows in (inputs[0], inputs[-1]):  # several, and a single one
        assert network.predict(rows).shape == (len(rows), case.task.output_units)
    for l, sources in enumerate(network.graph.sources[1:], start=1):
        assert all(source < l for source in sources)


@with_each_core
@given(seed=seeds, single=st.booleans())
@bounds(max_examples=120)
def test_backward_agrees_with_central_differences(core, seed, single):
    case = drawn_at_random(seed)
    network = made(case)
    inputs, targets = mini_batches(network, np.float64)
    x, y = (inputs[-1], targets[-1]) if single else (inputs[0], targets[0])

    def loss() -> float:
        network.use_generator(np.random.default_rng(3))
        a: list[Any] = [x]
        cache: Any = None
        for l, layer in enumerate(network.layers, start=1):
            output, cache = layer.forward(network.inputs_of(l, a), True)
            a.append(output)
        penalties = sum(layer.penalty() for layer in network.layers)
        return network.loss.forward(cache.z, cache.a, y) + penalties

    network.use_generator(np.random.default_rng(3))
    run_once(network, x, y, core)
    analytic = network.gradients.copy()
    numeric = central_differences(loss, network.parameters, 2e-6)  # some of these losses are steep
    assert relative_error(analytic, numeric) < 1e-6


def run_once(network: Network, x: np.ndarray, y: np.ndarray, core: str) -> None:
    optimizer = GradientDescent(network.parameters, network.gradients, SGD)
    iteration_by(core, network, optimizer).run(x, y, 0.0)


@pytest.mark.skipif(torch is None, reason="PyTorch is not installed")
@with_each_core
@given(seed=seeds)
@bounds(max_examples=100)
def test_outputs_and_gradients_agree_with_pytorch(core, seed):
    pair = Pair(drawn_at_random(seed, 12), np.float64, core)
    ours, theirs = pair.step(0, epoch_ends=False)
    assert ours == pytest.approx(theirs, rel=1e-10)
    for found in (pair.activations(), pair.gradients(), pair.differences(), pair.numbers()):
        # A normalization makes the rounding in equal numbers 300 times larger.
        assert all(apart < 1e-6 for apart in found.values()), found


# The order in which all was drawn


@with_each_core
@given(seed=seeds)
@bounds(max_examples=60)
def test_the_order_of_drawing_decides_nothing_but_the_order_of_a_join(core, seed):
    case = drawn_at_random(seed, 12)
    rng = np.random.default_rng(seed)
    layers = [case.architecture.layers[i] for i in rng.permutation(len(case.architecture.layers))]
    shuffled = Architecture(tuple(layers), shuffled_connections(case.architecture, rng))
    one, other = made(case), Network(shuffled, case.task, np.float64)
    places = {spec.id: number for number, spec in enumerate(one.specs)}
    for number, spec in enumerate(other.specs):
        for name, array in other.arrays_of(number).items():
            array[...] = one.arrays_of(places[spec.id])[name]
    inputs, targets = mini_batches(one, np.float64)
    np.testing.assert_array_equal(one.predict(inputs[0]), other.predict(inputs[0]))
    if any(spec.kind == "dropout" for spec in one.specs):
        return  # whose masks come one after the other
    for network in (one, other):
        run_once(network, inputs[0], targets[0], core)
    for number, spec in enumerate(other.specs):
        ours = one.gradients[one.slices[places[spec.id]]]
        np.testing.assert_allclose(other.gradients[other.slices[number]], ours, rtol=0, atol=1e-12)


def shuffled_connections(architecture: Architecture, rng: np.random.Generator) -> tuple[Connection, ...]:
    """Connections in another order, but those into one layer among themselves as they were."""
    left = {
        layer.id: [c for c in architecture.connections if c.target == layer.id]
        for layer in architecture.layers
    }
    mixed = []
    for i in rng.permutation(len(architecture.connections)):
        mixed.append(left[architecture.connections[i].target].pop(0))
    return tuple(mixed)


def two_branches(order: tuple[int, int]) -> tuple[Architecture, list[str]]:
    drawn, source = Architecture().adding("input", 0, 0)
    branches = []
    for units in (2, 3):
        drawn, layer = drawn.adding("dense", 0, 0, DenseSettings(units, "tanh"))
        drawn = drawn.connecting(source.id, layer.id)
        branches.append(layer.id)
    drawn, join = drawn.adding("concatenate", 0, 0)
    for i in order:
        drawn = drawn.connecting(branches[i], join.id)
    drawn, output = drawn.adding("dense", 0, 0, DenseSettings(1, "identity"))
    return drawn.connecting(join.id, output.id), [*branches, join.id]


def test_concatenate_puts_side_by_side_in_the_order_of_its_connections():
    task = random_task(np.random.default_rng(0))
    task = replace(task, kind="regression", classes=(), features=4)
    x = np.random.default_rng(0).normal(size=(5, 4))
    for order in ((0, 1), (1, 0)):
        drawn, (first, second, join) = two_branches(order)
        network = Network(drawn, task, np.float64)
        network.initialise(0)
        a = network.activations(x)
        expected = [a[first], a[second]]
        np.testing.assert_array_equal(a[join], np.hstack([expected[i] for i in order]))


@with_each_core
def test_a_layer_that_feeds_an_add_twice_over_different_ways_gets_both_gradients(core):
    """x + x through two Dropout layers that do nothing: the gradient of one way, doubled."""
    task = replace(random_task(np.random.default_rng(0)), kind="regression", classes=(), features=3)
    drawn, source = Architecture().adding("input", 0, 0)
    drawn, first = drawn.adding("dense", 0, 0, DenseSettings(2, "identity"))
    drawn, around = drawn.adding("flatten", 0, 0)
    drawn, join = drawn.adding("add", 0, 0)
    drawn, output = drawn.adding("dense", 0, 0, DenseSettings(1, "identity"))
    pairs = [(source, first), (first, around), (around, join), (first, join), (join, output)]
    for one, other in pairs:
        drawn = drawn.connecting(one.id, other.id)
    network = Network(drawn, task, np.float64)
    network.initialise(0)
    x, y = np.random.default_rng(0).normal(size=(4, 3)), np.zeros((4, 1))
    run_once(network, x, y, core)
    W, b = (network.layers[-1].W, network.layers[-1].b)
    error = 2 * (2 * (x @ network.layers[0].W.T + network.layers[0].b) @ W.T + b)
    np.testing.assert_allclose(network.layers[0].dW, 2 * (error @ W).T @ x / 4, atol=1e-12)


# Cycles


@given(seed=seeds)
@bounds(max_examples=80)
def test_a_connection_back_is_refused_by_name(seed):
    architecture = drawn_at_random(seed, 12).architecture
    rng = np.random.default_rng(seed)
    late = architecture.order[int(rng.integers(1, len(architecture.order)))]
    leading = [layer for layer in architecture.order[1:] if late.id in architecture.reachable(layer.id)]
    early = leading[int(rng.integers(len(leading)))]
    words = "cannot feed itself" if early is late else "already leads to .*: that would be a cycle"
    with pytest.raises(UserError, match=words) as refused:
        architecture.connecting(late.id, early.id)
    assert early.name in str(refused.value) and late.name in str(refused.value)


@given(seed=seeds)
@bounds(max_examples=80)
def test_a_cycle_that_comes_from_a_file_is_named(seed):
    architecture = drawn_at_random(seed, 12).architecture
    joins = [layer for layer in architecture.order if architecture.takes_many(layer.id)]
    if not joins:
        return
    first = joins[0]
    ring = replace(
        architecture, connections=(*architecture.connections, Connection(architecture.order[-1].id, first.id))
    )
    (problem,) = find_problems(ring, drawn_at_random(seed, 12).task)
    assert problem.code == "cycle"
    assert problem.layer_id in ring.on_cycle()
    assert ring.layer(problem.layer_id).name in str(problem.message)


@with_each_core
def test_a_network_that_has_nothing_to_learn_runs_all_the_same(core):
    """Three features to three classes through softmax alone: no weights, and nothing breaks."""
    task = replace(random_task(np.random.default_rng(0)), kind="classes", classes=("a", "b", "c"), features=3)
    drawn = chain([], task)
    drawn, only = drawn.without([drawn.order[-1].id]).adding("activation", 0, 0)
    drawn = drawn.with_layer(replace(only, settings=replace(only.settings, activation="softmax")))
    drawn = drawn.connecting(drawn.layers[0].id, only.id)
    network = Network(drawn, task)
    assert network.parameters.size == 0
    run_once(network, np.ones((4, 3), np.float32), np.eye(3, dtype=np.float32)[[0, 1, 2, 0]], core)
