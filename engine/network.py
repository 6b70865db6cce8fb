"""An architecture made runnable: layers whose weights are views into one flat vector."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engine.architecture import Architecture, LayerSpec
from engine.arrays import Array, Shape
from engine.layers import LAYER_KINDS, Dropout, Layer
from engine.layers.dense import Dense
from engine.losses import loss_for
from engine.messages import UserError
from engine.task import Task

MOST_PARAMETERS = 200_000_000
"""More weights than this do not fit the memory of an ordinary computer with their gradients."""

NUMBERS_AT_ONCE = 1_000_000
"""Numbers in the widest layer for the rows that :meth:`Network.predict` takes at a time."""


class Network:
    """Layers 1 to L of one architecture, ready to compute.

    Attributes:
        architecture, task: what it was made from.
        specs: the drawn layers without the input, in the order of computation.
        layers: the same, runnable.
        slices: where each layer's weights lie in the flat vectors.
        parameters: ``(P,)`` every weight and bias.
        gradients: ``(P,)`` the gradient of the last backward pass.
        loss: the loss that fits the task and the last layer.
    """

    def __init__(self, architecture: Architecture, task: Task, dtype: Any = np.float32) -> None:
        """Make the layers; all weights are zero until :meth:`initialise`.

        Raises:
            UserError: the architecture has a problem or is too large.
        """
        problems = architecture.problems(task)
        if problems:
            message = problems[0].message
            raise UserError(message.template, **message.values)
        self.architecture, self.task = architecture, task
        self.specs: list[LayerSpec] = list(architecture.order[1:])
        count = sum(architecture.parameter_counts(task.features).values())
        if count > MOST_PARAMETERS:
            raise UserError(
                "The network has {count} parameters, more than the {most} that fit into memory; "
                "use fewer units.",
                count=f"{count:,}",
                most=f"{MOST_PARAMETERS:,}",
            )
        self.parameters: Array = np.zeros(count, dtype)
        self.gradients: Array = np.zeros(count, dtype)
        self.layers: list[Layer] = []
        self.slices: list[slice] = []
        shape: Shape = (task.features,)
        start = 0
        for spec in self.specs:
            family = LAYER_KINDS[spec.kind]
            layer = family(spec.settings, shape)
            sizes = family.parameter_shapes(spec.settings, shape).values()
            part = slice(start, start + sum(math.prod(size) for size in sizes))
            layer.bind(self.parameters[part], self.gradients[part])
            self.layers.append(layer)
            self.slices.append(part)
            shape, start = family.output_shape(spec.settings, shape), part.stop
        last = self.layers[-1]
        assert isinstance(last, Dense)  # noqa: S101 - a network without problems ends in a Dense layer
        self.last = last
        self.loss = loss_for(task, last.settings.activation)

    def initialise(self, seed: int) -> None:
        """Draw the first weights of every layer."""
        rng = np.random.default_rng((seed, 1))
        for layer in self.layers:
            layer.initialise(rng)

    def use_dropout_generator(self, rng: np.random.Generator) -> None:
        """Let every Dropout layer take its masks from ``rng``."""
        for layer in self.layers:
            if isinstance(layer, Dropout):
                layer.rng = rng

    def targets(self, targets: Array) -> Array:
        """Targets of a dataset as this network's output has them, ``(m, k)``.

        Two classes come as one column; a last layer of two softmax units needs one column for each.
        """
        if self.task.kind == "binary" and self.last.settings.units == 2:
            return np.ascontiguousarray(np.hstack([1 - targets, targets]))
        return targets

    def forward(self, inputs: Array) -> tuple[Array, Array]:
        """``a[0] (m, n) -> z[L], a[L]``, both ``(m, k)``, in evaluation mode."""
        a, cache = inputs, None
        for layer in self.layers:
            a, cache = layer.forward(a, training=False)
        return cache.z, a  # type: ignore[union-attr]

    def activations(self, inputs: Array) -> dict[str, Array]:
        """``a[0] (m, n)`` -> the output of every layer by its id, the input's own included."""
        source = self.architecture.input
        found = {source.id: inputs} if source else {}
        a = inputs
        for spec, layer in zip(self.specs, self.layers, strict=True):
            a, _ = layer.forward(a, training=False)
            found[spec.id] = a
        return found

    @property
    def rows_at_once(self) -> int:
        """How many rows to compute together, so that a large table needs no large memory."""
        widths: list[int] = [layer.input_shape[0] for layer in self.layers]
        widest = max(*widths, int(self.last.settings.units))
        return max(1, NUMBERS_AT_ONCE // widest)

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
            return np.hstack([1 - outputs, outputs])
        return outputs
