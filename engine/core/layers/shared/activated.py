"""Base of layers that end in an activation function."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.common.arrays import Array, Flags
from engine.core.activations import ACTIVATIONS, Activation
from engine.core.layers.shared.base import Layer


@dataclass(slots=True)
class Cache:
    """Arrays that forward of a layer with an activation keeps for backward.

    Attributes:
        inputs: the inputs as :meth:`ActivatedLayer.backward_from_dz` needs them, ``(m, ...)``.
        z: ``z[l] (m, ...)``.
        a: ``a[l] (m, ...)``, of the same shape.

    A NamedTuple, or a frozen value, takes three times as long to make, which small networks would feel.
    """

    inputs: Array
    z: Array
    a: Array


class ActivatedLayer(Layer):
    """A layer that ends in an activation function, ``a = g(z)``.

    A loss on logits knows dz[L] and enters backward at :meth:`backward_from_dz`.

    Attributes:
        activation: the function g, one of the settings.
    """

    activation: Activation

    def use(self, settings: Any) -> None:
        super().use(settings)
        self.activation = ACTIVATIONS[settings.activation]

    @classmethod
    def has_health(cls) -> bool:
        return True

    def sides(self, cache: Cache) -> Flags | None:
        return np.asarray(cache.z > 0) if self.activation.has_kink else None

    def backward(self, da: Array, cache: Cache, needs_da_prev: bool = True) -> Array | None:
        dz = self.activation.backward(da, cache.z, cache.a)
        return self.backward_from_dz(dz, cache, needs_da_prev)

    def cache_of_kernel(self, inputs: Any, z: Array | None, a: Array, kept: Array) -> Cache:
        assert z is not None  # noqa: S101 - the kernel keeps it for every layer with an activation
        return Cache(inputs, z, a)

    @abstractmethod
    def forward(self, a_prev: Array, training: bool) -> tuple[Array, Cache]: ...

    @abstractmethod
    def backward_from_dz(self, dz: Array, cache: Cache, needs_da_prev: bool = True) -> Array | None:
        """The rest of backward once ``dz[l]``, of the shape of z[l], is known."""
