"""Base of layers that end in an activation function."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

import numpy as np

from engine.common.arrays import Array, Flags
from engine.core.activations import ACTIVATIONS, Activation
from engine.core.layers.shared.base import Layer


class ActivatedLayer(Layer):
    """A layer that ends in an activation function, ``a = g(z)``.

    Its cache is ``(inputs, z, a)``: what :meth:`backward_from_dz` needs, z[l] and a[l]. A loss on logits
    knows dz[L] and enters backward there.

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

    def sides(self, cache: Any) -> Flags | None:
        return np.asarray(cache[1] > 0) if self.activation.has_kink else None

    def backward(self, da: Array, cache: Any, needs_da_prev: bool = True) -> Array | None:
        _, z, a = cache
        dz = self.activation.backward(da, z, a)
        return self.backward_from_dz(dz, cache, needs_da_prev)

    @abstractmethod
    def backward_from_dz(self, dz: Array, cache: Any, needs_da_prev: bool = True) -> Array | None:
        """The rest of backward once ``dz[l]``, of the shape of z[l], is known."""
