"""Every row of the table against central differences, which need no PyTorch."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core.losses import make_loss
from engine.core.network import Network
from tests import parity_table as table
from tests.gradient_check import check_network
from tests.kernels import with_each_core
from tests.parity_table import Case
from tests.torch_twin import mini_batches

CASES = {
    **{row.name: table.layer_case(row) for row in table.LAYERS},
    **{key: table.activation_case(key) for key in table.ACTIVATION_TWINS},
    **{row.name: table.loss_case(row) for row in table.LOSSES},
    **table.WHOLE,
}


def made(case: Case) -> tuple[Network, np.ndarray, np.ndarray]:
    network = Network(case.architecture, case.task, np.float64)
    network.initialise(3)
    rng = np.random.default_rng(4)
    for layer in network.layers:
        for name in layer.names[1:]:
            getattr(layer, name)[...] += rng.normal(scale=0.1, size=getattr(layer, name).shape)
    inputs, targets = mini_batches(network, np.float64)
    network.loss = make_loss(case.task, network.last.settings.activation, case.settings, np.vstack(targets))
    return network, inputs[0], targets[0]


@with_each_core
@pytest.mark.parametrize("rows", [1, 6])
@pytest.mark.parametrize("name", CASES)
def test_backward_agrees_with_central_differences(name: str, rows: int, core: str) -> None:
    network, inputs, targets = made(CASES[name])
    inputs, targets = inputs[:rows], targets[:rows]
    errors = check_network(network, inputs, targets, core)
    learning = {spec.id for spec, layer in zip(network.specs, network.layers, strict=True) if layer.names}
    assert set(errors) == learning
    assert max(errors.values()) < 1e-6, errors
