"""Facts about one unit: what it gives for the rows of each class, which rows excite it, how a z adds up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from engine.common.arrays import Array, Indices
from engine.core.layers.shared.weighted import WeightedLayer
from engine.core.network import Network
from engine.insight.class_units import Groups
from engine.insight.layer_outputs import layer_outputs, per_unit

BINS = 24
"""Parts of its range in which the outputs of a unit are counted."""
BEST_ROWS = 3
"""Rows that excite a unit most."""


@dataclass(frozen=True, slots=True, eq=False)
class UnitSum:
    """How the number of a unit of a Dense layer comes about for one row: ``z = W a_prev + b``, ``a = g(z)``.

    Attributes:
        inputs: ``(n_in,)`` what comes in.
        weights: ``(n_in,)`` the row of W.
        bias, z, a: the numbers of the network.
    """

    inputs: Array
    weights: Array
    bias: float
    z: float
    a: float

    def share_of(self, source: int) -> float:
        """What comes in from one unit times its weight: its share in z."""
        return float(self.weights[source] * self.inputs[source])


@dataclass(frozen=True, slots=True, eq=False)
class UnitFacts:
    """Facts about a unit, on the rows of some groups.

    Attributes:
        values: ``(m,)`` its outputs, those of ``Network.activations``; of a feature map the means over its
            pixels.
        edges: ``(BINS + 1,)`` between which they are counted.
        counts: ``(groups, BINS)`` rows of each group.
        means: ``(groups,)``; NaN for a group without rows.
        best: places of up to three rows with the largest outputs, the largest first, ties by place.
        here: how its number for the followed row comes about; None for other layers than Dense.
        output: its output for the followed row; None without one.
    """

    values: Array
    edges: Array
    counts: Indices
    means: Array
    best: Indices
    here: UnitSum | None = None
    output: float | None = None

    @property
    def zeros(self) -> float:
        """Share of the rows for which it gives 0 or less: of a ReLU those that teach it nothing."""
        return float((self.values <= 0).mean()) if len(self.values) else 0.0

    def at_ends(self, low: float, high: float, near: float) -> float:
        """Share of the rows for which it has gone ``near`` (such as 0.98) of the way to an end of g."""
        extent = np.abs((2 * self.values - (low + high)) / (high - low))
        return float((extent > near).mean()) if len(extent) else 0.0


def facts_of(values: Array, groups: Groups) -> UnitFacts:
    """Facts about a unit that gives ``values (m,)`` for the rows of the groups."""
    known = np.isfinite(values)
    low, high = (float(values[known].min()), float(values[known].max())) if known.any() else (0.0, 0.0)
    edges = np.linspace(low, high, BINS + 1) if high > low else np.linspace(low - 0.5, low + 0.5, BINS + 1)
    counts = np.zeros((groups.count, BINS), np.intp)
    means = np.full(groups.count, np.nan)
    for group in range(groups.count):
        of_group = values[known & (groups.group == group)]
        counts[group] = np.histogram(of_group, edges)[0]
        if len(of_group):
            means[group] = of_group.mean(dtype=np.float64)
    order = np.argsort(np.where(known, -values, np.inf), kind="stable")
    return UnitFacts(values, edges, counts, means, order[: min(BEST_ROWS, int(known.sum()))])


def unit_facts(
    network: Network,
    layer: str,
    unit: int,
    groups: Groups,
    row: Array | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> UnitFacts:
    """Facts about a unit, or a feature map, of a network, and its number for a row ``(n,)`` if there is one.

    Raises:
        KeyError: the network has no such layer.
        IndexError: the layer has no such unit.
        Cancelled: ``cancelled`` said so.
    """

    def of_unit(outputs: Array) -> Array:
        values: Array = per_unit(outputs)[:, unit]
        return values

    values = layer_outputs(network, groups.inputs, {layer}, of_unit, cancelled)[layer]
    found = facts_of(values, groups)
    if row is None:
        return found
    outputs = network.activations(row[None])
    output = float(of_unit(outputs[layer])[0])
    here = sum_of(network, layer, unit, outputs)
    return replace(found, here=here, output=output)


def sum_of(network: Network, layer: str, unit: int, outputs: dict[str, Array]) -> UnitSum | None:
    """Sum of a unit of a Dense layer for the first row of all ``outputs``; None for another kind of layer."""
    number = network.graph.numbers[layer]
    runnable = network.layers[number - 1] if number else None
    if not isinstance(runnable, WeightedLayer) or runnable.W.ndim != 2:  # pixels have sums of their own
        return None
    inputs = outputs[network.graph.specs[network.graph.sources[number][0]].id][:1]
    a, cache = runnable.forward(inputs, training=False)
    weights, bias = runnable.W[unit].copy(), float(runnable.b[unit])
    return UnitSum(inputs[0], weights, bias, z=float(cache.z[0, unit]), a=float(a[0, unit]))
