"""Outputs of some layers for many rows, computed in pieces."""

from __future__ import annotations

from collections.abc import Callable, Set

import numpy as np

from engine.common.arrays import Array
from engine.common.messages import Cancelled
from engine.core.network import Network

MOST_WORK = 1_000_000_000
"""Multiplications that rows are looked at with, so that a picture of them takes about a tenth of a second."""


def affordable_rows(network: Network, least: int, most: int) -> int:
    """Number of rows between ``least`` and ``most`` for which :data:`MOST_WORK` suffices."""
    return min(most, max(least, MOST_WORK // max(1, network.multiplications_per_row)))


def layer_outputs(
    network: Network,
    inputs: Array,
    layers: Set[str],
    reduce: Callable[[Array], Array] = np.asarray,
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[str, Array]:
    """``a[0] (m, n)`` -> what ``reduce`` makes of the outputs of each of these layers, by id.

    The numbers are those of ``Network.activations`` for as many rows as are computed at once; all outputs of
    no more than these are in memory. Ids that the network lacks are left out.

    Raises:
        Cancelled: ``cancelled`` said so.
    """
    pieces: dict[str, list[Array]] = {spec.id: [] for spec in network.graph.specs if spec.id in layers}
    rows = network.rows_at_once
    for start in range(0, len(inputs), rows):
        if cancelled():
            raise Cancelled
        found = network.activations(inputs[start : start + rows])
        for layer_id, parts in pieces.items():
            parts.append(reduce(found[layer_id]))
    return {
        layer_id: parts[0] if len(parts) == 1 else np.concatenate(parts) for layer_id, parts in pieces.items()
    }


def per_unit(outputs: Array) -> Array:
    """``(m, units)`` outputs as they are, and of pictures ``(m, h, w, maps)`` the mean over their pixels."""
    if outputs.ndim == 2:
        return outputs
    means: Array = outputs.mean(axis=tuple(range(1, outputs.ndim - 1)), dtype=np.float64)
    return means
