"""Dropout: in training, silences each unit with a probability and scales up the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.common.arrays import Array, Shape
from engine.common.messages import Message
from engine.common.settings import number
from engine.core.layers.shared.base import Layer, LayerText


@dataclass(frozen=True, slots=True)
class DropoutSettings:
    """Settings of a Dropout layer."""

    rate: float = number(
        0.2,
        "Dropout rate",
        minimum=0.0,
        maximum=0.95,
        decimals=2,
        help="The share of units that is silenced in each iteration.",
    )


class Dropout(Layer):
    """Inverted dropout (Srivastava et al., 2014): the kept units are divided by the chance to be kept,
    so that nothing has to change outside training.
    """

    kind = "dropout"
    label = "Dropout"
    summary = "Silences random units in training, against overfitting."
    other_names = "regularization"
    text = LayerText("dropout", ("rate",))
    family = "noise"
    settings_type = DropoutSettings
    keeps_names = True
    draws = True

    def __init__(self, settings: Any, *input_shapes: Shape) -> None:
        super().__init__(settings, *input_shapes)
        self.rng = np.random.default_rng(0)

    @classmethod
    def caption(cls, settings: DropoutSettings, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        return (Message("silences {percent} %", percent=round(100 * settings.rate)),)

    @classmethod
    def in_one_line(cls, settings: DropoutSettings) -> str:
        return f"dropout {settings.rate:g}"

    def kernel_numbers(self) -> dict[str, float]:
        return {"rate": self.settings.rate}

    def cache_of_kernel(self, inputs: Any, z: Array | None, a: Array, kept: Array) -> Array | None:
        return kept[: a.size].reshape(a.shape) if kept[a.size] else None

    def forward(self, a_prev: Array, training: bool) -> tuple[Array, Array | None]:
        if not training or self.settings.rate == 0:
            return a_prev, None
        kept = 1 - self.settings.rate
        mask = (self.rng.random(a_prev.shape, dtype=np.float32) < kept).astype(a_prev.dtype)
        mask *= 1 / kept
        return a_prev * mask, mask

    def backward(self, da: Array, cache: Array | None, needs_da_prev: bool = True) -> Array:
        return da if cache is None else da * cache
