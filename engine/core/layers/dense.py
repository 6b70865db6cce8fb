"""Dense: every unit sees every input, z = W a_prev + b, a = g(z)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.common.arrays import Array, Shape
from engine.common.messages import Message
from engine.common.settings import integer
from engine.core.layers.shared.activated import Cache
from engine.core.layers.shared.base import LayerText, Shapes, shape_text
from engine.core.layers.shared.weighted import (
    WeightedLayer,
    activation_choice,
    initializer_choice,
    l1_number,
    l2_number,
    with_activation,
)

SIZES_KEPT = 2
"""Sizes of mini-batches that room is kept for: the last one of an epoch is often smaller than the others."""


@dataclass(frozen=True, slots=True)
class DenseSettings:
    """Settings of a Dense layer."""

    units: int = integer(8, "Units", 1, 16384, "How many numbers the layer gives for each row.")
    activation: str = activation_choice("relu")
    initializer: str = initializer_choice()
    l1: float = l1_number()
    l2: float = l2_number()


class Dense(WeightedLayer):
    """A layer of units that each weigh all inputs; W is ``(n_out, n_in)``."""

    kind = "dense"
    label = "Dense"
    summary = "Every unit weighs all inputs: a = g(W a_prev + b)."
    other_names = "Linear, fully connected, FC, hidden layer"
    text = LayerText("dense", ("units",))
    family = "units"
    takes = "rows"
    settings_type = DenseSettings
    parameters_tip = "units × inputs"

    @classmethod
    def problem(cls, settings: DenseSettings, *input_shapes: Shape) -> Message | None:
        if len(input_shapes[0]) == 1:
            return None
        return Message(
            "{layer} takes a row of numbers, but gets pictures of {shape}: put a Flatten layer before it.",
            layer=cls.label,
            shape=shape_text(input_shapes[0]),
        )

    @classmethod
    def caption(cls, settings: DenseSettings, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        units = f"{settings.units:,}"
        return tuple(
            with_activation(what, settings) for what in (Message("{units} units", units=units), units)
        )

    @classmethod
    def in_one_line(cls, settings: DenseSettings) -> str:
        return f"{settings.units} {settings.activation}"

    @classmethod
    def own_shape(cls, settings: DenseSettings) -> Shape:
        return (settings.units,)

    @classmethod
    def output_shape(cls, settings: DenseSettings, *input_shapes: Shape) -> Shape:
        return cls.own_shape(settings)

    @classmethod
    def parameter_shapes(cls, settings: DenseSettings, *input_shapes: Shape) -> Shapes:
        return {"W": (settings.units, input_shapes[0][0]), "b": (settings.units,)}

    @property
    def fans(self) -> tuple[int, int]:
        n_out, n_in = self.W.shape
        return n_out, n_in

    @property
    def multiplications_per_row(self) -> int:
        return self.W.size

    def bind(self, parameters: Array, gradients: Array, statistics: Array) -> None:
        super().bind(parameters, gradients, statistics)
        self.W_transposed = self.W.T  # a view: taking it again in every step costs more than it should
        self._kept: dict[int, tuple[Array, ...]] = {}
        self._prepare(1)

    def _prepare(self, m: int) -> None:
        """Take what is kept from step to step for mini-batches of m rows: room, and 1 / m."""
        if m not in self._kept:
            if len(self._kept) == SIZES_KEPT:
                self._kept.clear()
            (n_out, n_in), dtype = self.W.shape, self.W.dtype
            z, dz_share, da_prev = (np.empty((m, n), dtype) for n in (n_out, n_out, n_in))
            self._kept[m] = z, dz_share, da_prev, np.array(1 / m, dtype), np.ones(m, dtype)
        self._z, self._dz_share, self._da_prev, self._one_mth, self._ones = self._kept[m]

    def forward(self, a_prev: Array, training: bool) -> tuple[Array, Cache]:
        if not training:
            z = a_prev.dot(self.W_transposed)
        else:
            if len(a_prev) != len(self._z):
                self._prepare(len(a_prev))
            z = a_prev.dot(self.W_transposed, self._z)
        z += self.b
        a = self.activation.forward(z)
        return a, Cache(a_prev, z, a)

    def backward_from_dz(self, dz: Array, cache: Cache, needs_da_prev: bool = True) -> Array | None:
        if len(dz) != len(self._z):
            self._prepare(len(dz))
        share = np.multiply(dz, self._one_mth, self._dz_share)  # dz / m
        share.T.dot(cache.inputs, self.dW)
        self._ones.dot(share, self.db)  # a sum, in a third of its time
        if self.has_penalty:
            self.add_penalty_gradient()
        return dz.dot(self.W, self._da_prev) if needs_da_prev else None
