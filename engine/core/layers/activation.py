"""Activation and PReLU: a function of every number on its own, or softmax of every row, a = g(a_prev)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.common.arrays import Array, Flags, Shape
from engine.common.messages import Message
from engine.core.activations import ACTIVATIONS
from engine.core.layers.shared.activated import ActivatedLayer, Cache
from engine.core.layers.shared.base import Layer, LayerText, NoSettings, Parameter, Shapes
from engine.core.layers.shared.weighted import activation_choice


@dataclass(frozen=True, slots=True)
class ActivationSettings:
    """Settings of an Activation layer."""

    activation: str = activation_choice("relu")


FIRST_SLOPE = 0.25
"""Slope of PReLU below zero before it learns, as in the paper and in PyTorch."""


class ActivationLayer(ActivatedLayer):
    """An activation function that stands alone, as after BatchNorm or Add."""

    kind = "activation"
    label = "Activation"
    summary = "A function g of every number on its own, as after BatchNorm or Add."
    other_names = "nonlinearity"
    family = "activations"
    settings_type = ActivationSettings
    keeps_names = True

    @classmethod
    def caption(cls, settings: ActivationSettings, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        return (Message(ACTIVATIONS[settings.activation].label),)

    @classmethod
    def in_one_line(cls, settings: ActivationSettings) -> str:
        return settings.activation

    def forward(self, a_prev: Array, training: bool) -> tuple[Array, Cache]:
        a = self.activation.forward(a_prev)
        return a, Cache(a_prev, a_prev, a)  # z[l] is a[l-1]

    def backward_from_dz(self, dz: Array, cache: Cache, needs_da_prev: bool = True) -> Array:
        return dz


class PReLU(Layer):
    """ReLU whose slope below zero is learnt, one for each unit or channel (He et al., 2015)."""

    kind = "prelu"
    label = "PReLU"
    summary = "ReLU with a slope below zero that is learnt, for every unit or channel."
    other_names = "parametric ReLU, learnt slope"
    text = LayerText("prelu")
    family = "activations"
    keeps_names = True
    parameters = (Parameter("slope", "ρ", r"\rho", "the slopes of {layer} below zero"),)
    parameters_tip = "ρ multiplies every number below zero of a unit or channel"

    slope: Array
    dslope: Array

    @classmethod
    def parameters_title(cls, index: str) -> Message:
        return Message("Slopes {symbol}", symbol=f"ρ{index}")

    @classmethod
    def caption(cls, settings: NoSettings, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        return Message("learnt slope"), Message("slope")

    @classmethod
    def parameter_shapes(cls, settings: NoSettings, *input_shapes: Shape) -> Shapes:
        return {"slope": input_shapes[0][-1:]}

    def initialise(self, rng: np.random.Generator) -> None:
        self.slope[...] = FIRST_SLOPE

    def forward(self, a_prev: Array, training: bool) -> tuple[Array, Array]:
        return np.where(a_prev > 0, a_prev, self.slope * a_prev), a_prev

    def backward(self, da: Array, cache: Array, needs_da_prev: bool = True) -> Array | None:
        below = np.minimum(cache, 0)
        np.divide((da * below).reshape(-1, len(self.slope)).sum(0), len(da), out=self.dslope)
        return np.where(cache > 0, da, self.slope * da) if needs_da_prev else None

    def cache_of_kernel(self, inputs: Array, z: Array | None, a: Array, kept: Array) -> Array:
        return inputs

    def sides(self, cache: Array) -> Flags:
        return np.asarray(cache > 0)
