"""Activation: a function of every number on its own, or softmax of every row, a = g(a_prev)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.common.arrays import Array, Shape
from engine.common.messages import Message
from engine.core.activations import ACTIVATIONS
from engine.core.layers.base import ActivatedLayer
from engine.core.layers.weights import activation_choice


@dataclass(frozen=True, slots=True)
class ActivationSettings:
    """What the user decides about an Activation layer."""

    activation: str = activation_choice("relu")


class ActivationLayer(ActivatedLayer):
    """An activation function that stands alone, as after BatchNorm or Add."""

    kind = "activation"
    words = "Activation"
    summary = "A function g of every number on its own, as after BatchNorm or Add."
    family = "activations"
    settings_type = ActivationSettings
    keeps_names = True

    @classmethod
    def caption(cls, settings: ActivationSettings, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        return (Message(ACTIVATIONS[settings.activation].words),)

    @classmethod
    def in_one_line(cls, settings: ActivationSettings) -> str:
        return settings.activation

    def forward(self, a_prev: Array, training: bool) -> tuple[Array, tuple[None, Array, Array]]:
        a = self.activation.forward(a_prev)
        return a, (None, a_prev, a)  # z[l] is a[l-1]

    def backward_from_dz(self, dz: Array, cache: Any, needs_da_prev: bool = True) -> Array:
        return dz
