"""Whole networks of all kinds of layers, step by step by the compiled core and by NumPy."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.common.arrays import Array
from engine.core.architecture.architecture import Connection, LayerSpec
from engine.core.architecture.templates import chain
from engine.core.iteration import EvaluationIteration
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.layers.layer_norm import GroupNormSettings
from engine.core.layers.pooling import PoolSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.network import Network
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.kernel.program import MOST_SOURCES, can_run
from tests.kernel_layer import REALS
from tests.kernels import CompiledEvaluation, compare_steps, library_for, twins
from tests.random_networks import random_graph, random_task

ADAM = TrainingSettings(optimizer="adam")
MOMENTUM = TrainingSettings(optimizer="momentum")  # Adam makes gradients large that are zero but for rounding

PICTURES = [("dense", DenseSettings(7 * 6 * 4, "tanh")), ("reshape", ReshapeSettings(7, 6, 4))]
NETWORKS = {
    "batch norm": [("dense", DenseSettings(40, "tanh")), ("batch_norm", None), ("activation", None)],
    "layer norm": [("dense", DenseSettings(40, "tanh")), ("layer_norm", None), ("dense", None)],
    "group norm": [*PICTURES, ("group_norm", GroupNormSettings(2)), ("flatten", None)],
    "dropout": [("dense", DenseSettings(40, "tanh")), ("dropout", DropoutSettings(0.4)), ("dense", None)],
    "max pooling": [*PICTURES, ("max_pool2d", PoolSettings(3, 2)), ("batch_norm", None), ("flatten", None)],
    "average pooling": [
        *PICTURES, ("activation", ActivationSettings("gelu")), ("average_pool2d", None), ("flatten", None)
    ],
    "means of maps": [*PICTURES, ("batch_norm", None), ("global_average_pool2d", None)],
    "largest of maps": [*PICTURES, ("layer_norm", None), ("global_max_pool2d", None)],
}  # fmt: skip


def rows_for(task: Task, m: int, seed: int = 0) -> tuple[Array, Array]:
    """A mini-batch and its targets."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(m, task.features))
    if task.kind == "classes":
        return x, np.eye(len(task.classes))[rng.integers(len(task.classes), size=m)]
    y = rng.normal(size=(m, 1))
    return x, y if task.kind == "regression" else np.asarray(y > 0, np.float64)


@pytest.mark.parametrize("dtype", REALS)
@pytest.mark.parametrize("name", NETWORKS)
def test_steps(name: str, dtype: Any) -> None:
    task = Task("classes", 6, ("a", "b", "c"), "y")
    reference, compiled = twins(chain(NETWORKS[name], task), task, ADAM, dtype)
    for m in (12, 5, 12, 1):  # the room is that of the first
        compare_steps(reference, compiled, *rows_for(task, m, seed=m), rate=0.01)


@pytest.mark.parametrize("seed", range(120))
def test_steps_of_any_graph(seed: int) -> None:
    rng = np.random.default_rng(seed)
    task = random_task(rng)
    drawn = random_graph(task, rng)
    reference, compiled = twins(drawn, task, MOMENTUM, np.float64, seed)
    for m in (7, 3):
        compare_steps(reference, compiled, *rows_for(task, m, seed), rate=0.01)


@pytest.mark.parametrize("dtype", REALS)
@pytest.mark.parametrize("name", NETWORKS)
def test_evaluation_learns_nothing(name: str, dtype: Any) -> None:
    task = Task("classes", 6, ("a", "b", "c"), "y")
    some, other = twins(chain(NETWORKS[name], task), task, ADAM, dtype)
    reference = EvaluationIteration(some.network, some.optimizer)
    compiled = CompiledEvaluation(other.network, other.optimizer, library_for(dtype))
    before = compiled.network.values.copy()
    compare_steps(reference, compiled, *rows_for(task, 9))
    np.testing.assert_array_equal(compiled.network.values, before)


@pytest.mark.parametrize("name", NETWORKS)
def test_a_whole_step_gives_the_bits_of_single_ones(name: str) -> None:
    task = Task("classes", 6, ("a", "b", "c"), "y")
    _, single = twins(chain(NETWORKS[name], task), task, ADAM, np.float32)
    _, whole = twins(chain(NETWORKS[name], task), task, ADAM, np.float32)
    for seed in range(3):
        x, y = (each.astype(np.float32) for each in rows_for(task, 11, seed))
        loss = whole.run(x, y, 0.01)
        single.take(x, y)
        for l in range(1, len(single.network.layers) + 1):
            single.forward(l)
        single.compute_loss()
        for l in single.backward_order:
            single.backward(l)
        single.update(0.01)
        assert loss == single.loss
        np.testing.assert_array_equal(whole.network.values, single.network.values)


@pytest.mark.parametrize("joined", [MOST_SOURCES, MOST_SOURCES + 1])
def test_more_layers_than_it_has_room_for_are_joined_by_numpy(joined: int) -> None:
    task = Task("classes", 6, ("a", "b", "c"), "y")
    drawn = chain([("add", None)], task)
    first, add, _ = (each.id for each in drawn.order)
    drawn = drawn.disconnecting([Connection(first, add)])
    for _ in range(joined):
        name = drawn.fresh_id()
        drawn = replace(drawn, layers=(*drawn.layers, LayerSpec(name, "dense", name, DenseSettings(5))))
        drawn = drawn.connecting(first, name).connecting(name, add)
    if joined > MOST_SOURCES:
        assert not can_run(Network(drawn, task), library_for(np.float32))
        return
    reference, compiled = twins(drawn, task, ADAM, np.float32)
    compare_steps(reference, compiled, *rows_for(task, 5), rate=0.01)
