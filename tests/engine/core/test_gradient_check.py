"""The check of gradients itself: it must see a wrong one. ``parity`` applies it to every layer and loss."""

from __future__ import annotations

import numpy as np

from engine.core.activations import ACTIVATIONS
from engine.stepping.check.check import relative_error
from tests.gradient_check import central_differences, check_network
from tests.kernels import with_each_core
from tests.toy_data import dataset_of, network_of


def checked(kind: str, activation: str, rows: int) -> dict[str, float]:
    data = dataset_of(kind, (rows, 0, 0), dtype=np.float64)
    network = network_of(data.task, (6, 5), activation, dtype=np.float64)
    for layer in network.layers:  # biases away from zero, or ReLU sits on its kink
        layer.b[...] = np.random.default_rng(3).normal(size=layer.b.shape)
    return check_network(network, data.train.inputs, network.targets(data.train.targets), "numpy")


def test_it_sees_a_wrong_gradient(monkeypatch):
    wrong = ACTIVATIONS["tanh"].__class__("tanh", np.tanh, lambda da, z, a: da * (1 - a))
    monkeypatch.setitem(ACTIVATIONS, "tanh", wrong)
    assert max(checked("classes", "tanh", 20).values()) > 1e-3


@with_each_core
def test_it_leaves_the_weights_as_they_were(core: str):
    data = dataset_of(dtype=np.float64)
    network = network_of(data.task, dtype=np.float64)
    before = network.parameters.copy()
    check_network(network, data.train.inputs, data.train.targets, core)
    np.testing.assert_array_equal(network.parameters, before)


def test_central_differences_of_a_known_function():
    values = np.array([[0.3, -1.2], [2.0, 0.0]])
    numeric = central_differences(lambda: float((values**3).sum()), values)
    np.testing.assert_allclose(numeric, 3 * values**2, atol=1e-9)


def test_relative_error_at_its_ends():
    one, zero = np.ones(3), np.zeros(3)
    assert relative_error(zero, zero) == 0
    assert relative_error(one, one) == 0
    assert relative_error(one, zero) == 1
    assert relative_error(one, -one) == 1
    assert relative_error(zero, 1e-11 * one) == 0  # rounding
    assert relative_error(zero, 1e-6 * one) == 1
