"""Outputs of some layers: in pieces, of as many rows as are affordable, and while they are wanted."""

from __future__ import annotations

import numpy as np
import pytest

from engine.common.messages import Cancelled
from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.network import Network
from engine.core.task import Task
from engine.insight import layer_outputs as module
from engine.insight.layer_outputs import affordable_rows, layer_outputs


@pytest.fixture
def network() -> Network:
    task = Task("binary", 3, ("no", "yes"))
    made = Network(chain([("dense", DenseSettings(20, "tanh"))], task), task)
    made.initialise(0)
    return made


def test_they_are_the_outputs_of_the_layers_that_were_asked_for(network):
    inputs = np.random.default_rng(0).normal(size=(50, 3)).astype(np.float32)
    first, last = network.graph.specs[0].id, network.specs[-1].id
    found = layer_outputs(network, inputs, {first, last, "layer-99"})
    assert set(found) == {first, last}
    assert all(np.array_equal(found[each], network.activations(inputs)[each]) for each in found)


def test_a_large_network_is_shown_fewer_rows(network, monkeypatch):
    assert affordable_rows(network, 200, 2_000) == 2_000
    monkeypatch.setattr(module, "MOST_WORK", 700 * network.multiplications_per_row)
    assert affordable_rows(network, 200, 2_000) == 700
    monkeypatch.setattr(module, "MOST_WORK", 1)
    assert affordable_rows(network, 200, 2_000) == 200


def test_what_nobody_wants_ends_between_two_pieces(network, monkeypatch):
    monkeypatch.setattr(Network, "rows_at_once", 10)
    inputs, asked = np.zeros((100, 3), np.float32), []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) == 3

    with pytest.raises(Cancelled):
        layer_outputs(network, inputs, {network.specs[0].id}, cancelled=cancelled)
    assert len(asked) == 3
