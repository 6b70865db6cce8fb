"""An architecture made runnable: layers whose weights are views into one flat vector."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from engine.common.arrays import Array
from engine.common.messages import UserError
from engine.core.activations import tempered
from engine.core.architecture.architecture import Architecture, LayerSpec
from engine.core.architecture.graph import Graph
from engine.core.architecture.problems import check_runnable
from engine.core.layers import LAYER_KINDS, ActivatedLayer, Layer
from engine.core.layers.shared.base import count
from engine.core.losses import Loss, make_loss
from engine.core.task import Task

MOST_PARAMETERS = 200_000_000
"""More weights than this do not fit the memory of an ordinary computer with their gradients."""

NUMBERS_AT_ONCE = 1_000_000
"""Numbers in the widest layer for the rows that :meth:`Network.predict` takes at a time."""


def make_layers(graph: Graph) -> list[Layer]:
    """Layers 1 to L with their settings and shapes, bound to no vector yet; all shapes are known."""
    return [
        LAYER_KINDS[spec.kind](spec.settings, *inputs)
        for spec, inputs in zip(graph.specs[1:], graph.input_shapes[1:], strict=True)
    ]


def output_layer(layers: Sequence[Layer]) -> ActivatedLayer:
    """The layer that gives the prediction, of a network without problems."""
    last = layers[-1]
    assert isinstance(last, ActivatedLayer)  # noqa: S101 - with another one there is a problem
    return last


class Network:
    """Layers 1 to L of one architecture, ready to compute.

    Attributes:
        architecture, task: what it was made from.
        graph: the drawn layers in the order of computation, the input at 0, and what feeds each.
        layers: layers 1 to L, runnable.
        slices: where each layer's weights lie in ``parameters`` and ``gradients``.
        values: ``(P + S,)`` all that training changes: the parameters, then the running statistics.
        parameters: ``(P,)`` every weight and bias; a view of ``values``.
        statistics: ``(S,)`` running means and variances; a view of ``values``.
        gradients: ``(P,)`` the gradient of the last backward pass.
        last: the layer that gives the prediction.
        loss: the loss that fits the task and the last layer, unless a trainer sets another.
        temperature: of :meth:`probabilities` alone; training knows none.
    """

    def __init__(self, architecture: Architecture, task: Task, dtype: Any = np.float32) -> None:
        """Make the layers; all weights are zero until :meth:`initialise`.

        Raises:
            UserError: the architecture has a problem or is too large.
        """
        check_runnable(architecture, task)
        self.architecture, self.task = architecture, task
        self.graph = Graph.of(architecture, task.features)
        self._make_layers(dtype)
        self.last = output_layer(self.layers)
        self.loss: Loss = make_loss(task, self.last.settings.activation)
        self.temperature = 1.0

    def _make_layers(self, dtype: Any) -> None:
        self.layers: list[Layer] = make_layers(self.graph)
        learnt = self.graph.counts[1:]
        measured = [
            count(layer.statistic_shapes(layer.settings, *layer.input_shapes)) for layer in self.layers
        ]
        total = sum(learnt)
        if total > MOST_PARAMETERS:
            raise UserError(
                "The network has {count} parameters, more than the {most} that fit into memory; "
                "use fewer units.",
                count=f"{total:,}",
                most=f"{MOST_PARAMETERS:,}",
            )
        self.values: Array = np.zeros(total + sum(measured), dtype)
        self.parameters, self.statistics = self.values[:total], self.values[total:]
        self.gradients: Array = np.zeros(total, dtype)
        self.slices = _pieces(learnt)
        for layer, part, statistics in zip(self.layers, self.slices, _pieces(measured), strict=True):
            layer.bind(self.parameters[part], self.gradients[part], self.statistics[statistics])
        self._last_use = [max(fed, default=0) for fed in self.graph.feeds]

    def initialise(self, seed: int) -> None:
        """Draw the first weights of every layer."""
        rng = np.random.default_rng((seed, 1))
        for layer in self.layers:
            layer.initialise(rng)

    def has_shapes_of(self, other: Architecture) -> bool:
        """True if another architecture differs in nothing but settings that alter no shape."""
        mine, theirs = self.graph, Graph.of(other, self.task.features)
        return (
            [(spec.id, spec.kind) for spec in mine.specs] == [(spec.id, spec.kind) for spec in theirs.specs]
            and mine.sources == theirs.sources
            and mine.shapes == theirs.shapes
            and mine.counts == theirs.counts
        )

    def follow(self, architecture: Architecture) -> None:
        """Take the layers' other settings; the architecture :meth:`has_shapes_of` is true for."""
        self.architecture, self.graph = architecture, Graph.of(architecture, self.task.features)
        for layer, spec in zip(self.layers, self.specs, strict=True):
            layer.use(spec.settings)

    @property
    def specs(self) -> tuple[LayerSpec, ...]:
        """The drawn layers 1 to L, beside :attr:`layers`."""
        return self.graph.specs[1:]

    @property
    def multiplications_per_row(self) -> int:
        """Multiplications of one forward pass of one row, to judge how many threads pay."""
        return sum(layer.multiplications_per_row for layer in self.layers)

    def use_generator(self, rng: np.random.Generator) -> None:
        """Let every layer that draws random numbers, such as Dropout, take them from ``rng``."""
        for layer in self.layers:
            if layer.draws:
                layer.rng = rng

    def targets(self, targets: Array) -> Array:
        """Targets of a dataset as this network's output has them, ``(m, k)``.

        Two classes come as one column; a last layer of two softmax units needs one column for each.
        """
        if self.task.kind == "binary" and self.output_units == 2:
            return np.ascontiguousarray(np.hstack([1 - targets, targets]))
        return targets

    @property
    def output_units(self) -> int:
        """Numbers in one row of the output, k."""
        return self.last.output_shape(self.last.settings, *self.last.input_shapes)[0]

    def arrays_of(self, index: int) -> dict[str, Array]:
        """Learnt and measured arrays of layer ``index`` (of ``layers``), by name, such as W and b; views."""
        layer = self.layers[index]
        return {each.name: getattr(layer, each.name) for each in (*layer.parameters, *layer.statistics)}

    def inputs_of(self, number: int, a: list[Any]) -> Any:
        """Inputs of layer ``number``, counted from 1, among all outputs: one array, or a list for a join."""
        sources = self.graph.sources[number]
        if self.layers[number - 1].many_inputs:
            return [a[source] for source in sources]
        return a[sources[0]]

    def forward(self, inputs: Array) -> tuple[Array, Array]:
        """``a[0] (m, n) -> z[L], a[L]``, both ``(m, k)``, in evaluation mode."""
        a: list[Array | None] = [inputs]
        cache: Any = None
        for number, layer in enumerate(self.layers, start=1):
            output, cache = layer.forward(self.inputs_of(number, a), training=False)
            a.append(output)
            for source in self.graph.sources[number]:
                if self._last_use[source] == number:
                    a[source] = None  # nobody needs it any more: the memory is for the next layers
        return cache.z, cache.a

    def activations(self, inputs: Array) -> dict[str, Array]:
        """``a[0] (m, n)`` -> the output of every layer by its id, the input's own included."""
        a = [inputs]
        for number, layer in enumerate(self.layers, start=1):
            a.append(layer.forward(self.inputs_of(number, a), training=False)[0])
        return {spec.id: output for spec, output in zip(self.architecture.order, a, strict=True)}

    @property
    def rows_at_once(self) -> int:
        """Number of rows to compute together, so that a large table needs no large memory."""
        return max(1, NUMBERS_AT_ONCE // self._widest)

    @cached_property
    def _widest(self) -> int:
        return max(self.task.features, *(layer.values_per_row for layer in self.layers))

    def predict(self, inputs: Array) -> Array:
        """``a[0] (m, n) -> a[L] (m, k)`` in evaluation mode."""
        rows = self.rows_at_once
        if len(inputs) <= rows:
            return self.forward(inputs)[1]
        parts = [self.forward(inputs[i : i + rows])[1] for i in range(0, len(inputs), rows)]
        return np.concatenate(parts)

    def probabilities(self, outputs: Array) -> Array:
        """``a[L] (m, k)`` -> one probability per class, ``(m, number of classes)``."""
        if self.task.kind == "binary" and outputs.shape[1] == 1:
            outputs = np.hstack([1 - outputs, outputs])
        return tempered(outputs, self.temperature)


def _pieces(sizes: Sequence[int]) -> list[slice]:
    """Slices of pieces of these sizes, one after the other."""
    found, start = [], 0
    for size in sizes:
        found.append(slice(start, start + size))
        start += size
    return found
