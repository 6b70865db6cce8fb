"""The network: one flat vector, views into it, and the same numbers as PyTorch."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.common.messages import UserError
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.graph import Graph
from engine.core.architecture.templates import chain
from engine.core.iteration import Iteration
from engine.core.layers.dense import DenseSettings
from engine.core.network import Network
from engine.core.optimizers import OPTIMIZERS
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from tests.toy_data import dataset_of, network_of, task_of

KINDS = ["binary", "classes", "regression"]


@given(hidden=st.lists(st.integers(1, 9), max_size=4), features=st.integers(1, 9))
def test_the_flat_vector_is_the_weights_of_all_layers_in_order(hidden, features):
    task = task_of("classes", features)
    network = network_of(task, tuple(hidden))
    network.parameters[...] = np.arange(network.parameters.size)
    network.gradients[...] = -np.arange(network.parameters.size)
    pieces = [piece.ravel() for layer in network.layers for piece in (layer.W, layer.b)]
    np.testing.assert_array_equal(np.concatenate(pieces), network.parameters)
    pieces = [piece.ravel() for layer in network.layers for piece in (layer.dW, layer.db)]
    np.testing.assert_array_equal(np.concatenate(pieces), network.gradients)
    widths = [features, *hidden, 3]
    shapes = [layer.W.shape for layer in network.layers]
    assert shapes == list(zip(widths[1:], widths, strict=False))
    assert network.parameters.size == sum(Graph.of(network.architecture, features).counts)


def test_writing_weights_changes_the_flat_vector():
    network = network_of(task_of("classes", 4))
    network.layers[1].W[2, 3] = 42
    network.layers[0].b[1] = 43
    assert network.parameters[network.slices[1]][2 * 8 + 3] == 42
    assert network.parameters[network.slices[0]][8 * 4 + 1] == 43


def test_dropout_has_no_piece_of_the_flat_vector():
    task = task_of("classes", 4)
    plain, dropped = network_of(task), network_of(task, dropout=0.5)
    assert plain.parameters.size == dropped.parameters.size
    assert [spec.kind for spec in dropped.specs] == ["dense", "dropout", "dense"]
    np.testing.assert_array_equal(plain.parameters, dropped.parameters)


def test_the_seed_decides_the_first_weights():
    task = task_of("binary", 4)
    np.testing.assert_array_equal(network_of(task, seed=5).parameters, network_of(task, seed=5).parameters)
    assert (network_of(task, seed=5).parameters != network_of(task, seed=6).parameters).any()


def test_predict_is_in_evaluation_mode_and_the_same_in_pieces(monkeypatch):
    task = task_of("classes", 4)
    network, inputs = network_of(task, dropout=0.5), dataset_of().train.inputs
    once = network.predict(inputs)
    np.testing.assert_array_equal(once, network.predict(inputs))
    monkeypatch.setattr("engine.core.network.NUMBERS_AT_ONCE", 8 * 7)  # seven rows at a time
    assert network.rows_at_once == 7
    np.testing.assert_allclose(network.predict(inputs), once, atol=1e-6)


def test_no_rows_give_no_predictions():
    network = network_of(task_of("classes", 4))
    assert network.predict(np.empty((0, 4), np.float32)).shape == (0, 3)


def test_activations_are_those_of_every_layer_by_its_id():
    network, inputs = network_of(task_of("classes", 4), (8, 5), dropout=0.2), dataset_of().train.inputs
    found = network.activations(inputs)
    assert list(found) == [layer.id for layer in network.architecture.order]
    assert [a.shape[1] for a in found.values()] == [4, 8, 8, 5, 5, 3]
    np.testing.assert_array_equal(found[network.specs[-1].id], network.predict(inputs))


def test_a_network_with_a_problem_says_which():
    task = task_of("classes", 4)
    wrong = chain([], Task("regression", 4))
    with pytest.raises(UserError, match="Output has 1 units, but target target needs 3"):
        Network(wrong, task)
    with pytest.raises(UserError, match="no input"):
        Network(Architecture(), task)


def test_a_network_that_fits_no_memory_is_refused_before_it_is_made():
    task = task_of("regression", 16_000)
    with pytest.raises(UserError, match=r"256,\d{3},\d{3} parameters"):
        Network(chain([("dense", DenseSettings(16_000))], task), task)


def test_two_softmax_units_learn_two_classes():
    task = task_of("binary", 4)
    drawn = chain([], task)
    two = drawn.with_layer(
        drawn.order[-1].__class__(drawn.order[-1].id, "dense", "Output", DenseSettings(2, "softmax"))
    )
    network = Network(two, task)
    targets = np.array([[0.0], [1.0]], np.float32)
    np.testing.assert_array_equal(network.targets(targets), [[1, 0], [0, 1]])
    assert network.targets(targets).flags.c_contiguous


@pytest.mark.parametrize("kind", KINDS)
def test_probabilities_have_a_column_per_class(kind):
    data = dataset_of(kind)
    network = network_of(data.task)
    outputs = network.predict(data.train.inputs)
    found = network.probabilities(outputs)
    if kind == "regression":
        np.testing.assert_array_equal(found, outputs)
    else:
        assert found.shape == (90, len(data.task.classes))
        np.testing.assert_allclose(found.sum(1), 1, atol=1e-6)


def test_the_named_steps_in_a_row_are_one_iteration():
    data = dataset_of()
    whole, stepped = (network_of(data.task, (8, 5)) for _ in range(2))
    x, y = data.train.inputs, data.train.targets
    runs = [
        Iteration(n, OPTIMIZERS["adam"](n.parameters, n.gradients, TrainingSettings()))
        for n in (whole, stepped)
    ]
    runs[0].run(x, y, 0.01)
    by_hand = runs[1]
    by_hand.take(x, y)
    for l in (1, 2, 3):
        by_hand.forward(l)
    by_hand.compute_loss()
    for l in (3, 2, 1):
        by_hand.backward(l)
    by_hand.update(0.01)
    np.testing.assert_array_equal(whole.parameters, stepped.parameters)
    assert [a.shape[1] for a in by_hand.a] == [4, 8, 5, 3]
    assert runs[0].loss == by_hand.loss
