"""Base of the norms: numbers brought to mean 0 and deviation 1, then scaled and moved."""

from __future__ import annotations

import math
from abc import abstractmethod
from typing import Any, ClassVar

import numpy as np

from engine.common.arrays import Array, Shape
from engine.common.messages import Message
from engine.core.layers.shared.base import Layer, Parameter
from engine.core.layers.shared.windows import Sight

EPSILON = 1e-5
"""Added to a variance, so that nothing is divided by zero; as in PyTorch."""


class Norm(Layer):
    """Base of the norms: a scale gamma and a shift beta for every normalized number of a unit."""

    family = "norms"
    keeps_names = True
    parameters = (
        Parameter("gamma", "γ", r"\gamma", "the scales of {layer}"),
        Parameter("beta", "β", r"\beta", "the shifts of {layer}"),
    )
    parameters_tip = "γ multiplies and β moves every normalized number of a unit"

    gamma: Array
    beta: Array
    dgamma: Array
    dbeta: Array

    @classmethod
    def parameters_title(cls, index: str) -> Message:
        return Message("Scale {scale} and shift {shift}", scale=f"γ{index}", shift=f"β{index}")

    def initialise(self, rng: np.random.Generator) -> None:
        self.gamma[...] = 1
        self.beta[...] = 0

    def fill_gradients(self, da: Array, normalized: Array) -> None:
        """Dgamma and dbeta, averaged over the m rows."""
        rows, shape = len(da), self.gamma.shape
        np.divide((da * normalized).reshape(-1, *shape).sum(0), rows, out=self.dgamma)
        np.divide(da.reshape(-1, *shape).sum(0), rows, out=self.dbeta)


class RowNorm(Norm):
    """Normalizes within each row, so that training and evaluation are alike.

    Attributes:
        axes: of :meth:`parted`, along which numbers lie that share mean and variance.
    """

    axes: ClassVar[tuple[int, ...]]

    @abstractmethod
    def parted(self, numbers: Array) -> Array:
        """``(m, ...)`` in a shape in which numbers along ``axes`` share mean and variance."""

    @classmethod
    def sights(cls, settings: Any, shape: Shape) -> tuple[Sight, Sight] | None:
        return None  # the mean is that of all pixels

    def forward(self, a_prev: Array, training: bool) -> tuple[Array, tuple[Array, Array]]:
        parts = self.parted(a_prev)
        scale = 1 / np.sqrt(parts.var(self.axes, keepdims=True) + EPSILON)
        normalized = ((parts - parts.mean(self.axes, keepdims=True)) * scale).reshape(a_prev.shape)
        return self.gamma * normalized + self.beta, (normalized, scale)

    def cache_of_kernel(self, inputs: Any, z: Array | None, a: Array, kept: Array) -> tuple[Array, Array]:
        sides = enumerate(self.parted(a).shape)
        shape = tuple(1 if axis in self.axes else side for axis, side in sides)
        scale = kept[a.size :][: math.prod(shape)]
        return kept[: a.size].reshape(a.shape), scale.reshape(shape)

    def backward(self, da: Array, cache: tuple[Array, Array], needs_da_prev: bool = True) -> Array | None:
        normalized, scale = cache
        self.fill_gradients(da, normalized)
        if not needs_da_prev:
            return None
        # As in BatchNorm, but the numbers that share mean and variance are those of one row, or one group.
        scaled, parts = self.parted(da * self.gamma), self.parted(normalized)
        centred: Array = scaled - scaled.mean(self.axes, keepdims=True)
        centred -= parts * (scaled * parts).mean(self.axes, keepdims=True)
        centred *= scale
        return centred.reshape(da.shape)
