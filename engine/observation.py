"""What a snapshot shows of a network: activations on a few probe rows, weights, and each layer's health."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Array
from engine.data.dataset import Dataset
from engine.network import Network
from engine.optimizers import Optimizer
from engine.snapshot import LayerHealth

PROBE_ROWS = 32
SATURATION = 0.98
"""A tanh or sigmoid output that has gone this far of its way counts as saturated."""

NAN = float("nan")


def probe_rows(dataset: Dataset) -> NDArray[np.intp]:
    """Up to 32 training rows that stand for all, in the order of their targets.

    Sorted by class or by the target's value, so that a heat map shows what the network tells apart;
    spread evenly over that order. Gives indices into the training part.
    """
    targets = dataset.train.targets
    keys = targets.argmax(1) if targets.shape[1] > 1 else targets[:, 0]
    order = np.argsort(keys, kind="stable")
    if dataset.task.kind == "regression":
        return order[_spread(len(order), PROBE_ROWS)]
    classes = np.unique(keys)
    share = -(-PROBE_ROWS // len(classes))
    chosen = [rows[_spread(len(rows), share)] for rows in (order[keys[order] == c] for c in classes)]
    return np.concatenate(chosen)[_spread(sum(map(len, chosen)), PROBE_ROWS)]


def _spread(length: int, count: int) -> NDArray[np.intp]:
    return np.unique(np.linspace(0, length - 1, min(length, count)).round().astype(np.intp))


def layer_health(
    network: Network,
    index: int,
    activations: Array,
    optimizer: Optimizer,
    learning_rate: float,
) -> LayerHealth:
    """How layer ``index`` (of ``network.layers``), which has weights, is doing.

    ``activations`` are its outputs on the probe rows ``(m, units)``.
    """
    part, layer = network.slices[index], network.layers[index]
    dead: tuple[int, ...] = ()
    saturated = 0.0
    activation = layer.settings.activation
    if activation == "relu":
        dead = tuple(int(unit) for unit in np.flatnonzero((activations <= 0).all(0)))
    elif layer is not network.last and activation in ("tanh", "sigmoid"):
        # Distance from the middle of the range, as a share of half the range.
        extent = np.abs(activations if activation == "tanh" else 2 * activations - 1)
        saturated = float((extent > SATURATION).mean())
    ratio, gradient_norm = NAN, NAN
    if optimizer.steps:
        size = float(np.linalg.norm(network.parameters[part]))
        update = float(np.linalg.norm(optimizer.last_update(part, learning_rate)))
        ratio = update / size if size > 0 else NAN
        gradient_norm = float(np.linalg.norm(network.gradients[part]))
    return LayerHealth(dead, layer.settings.units, saturated, ratio, gradient_norm)
