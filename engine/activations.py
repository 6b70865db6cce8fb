"""Activation functions: each is a pair, g(z) and the product of da with g'(z).

In every function ``z`` is ``(m, n)``: m rows of a mini-batch, n units.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array

LEAK = 0.01
"""Slope of leaky ReLU below zero, as in PyTorch and in Maas et al. (2013)."""


@dataclass(frozen=True, slots=True)
class Activation:
    """One activation function.

    Attributes:
        words: its name for people.
        forward: ``z -> a``, both ``(m, n)``; gives a new array.
        backward: ``(da, z, a) -> dz``, that is da times the derivative of g at z; may write into a new
            array only, since z, a and da stay in the cache.
    """

    words: str
    forward: Callable[[Array], Array]
    backward: Callable[[Array, Array, Array], Array]


def _identity(z: Array) -> Array:
    return z


def _identity_backward(da: Array, z: Array, a: Array) -> Array:
    return da


def _relu(z: Array) -> Array:
    return np.maximum(z, 0)


def _relu_backward(da: Array, z: Array, a: Array) -> Array:
    return np.multiply(da, z > 0)


def _leaky_relu(z: Array) -> Array:
    return np.maximum(z, z * z.dtype.type(LEAK))


def _leaky_relu_backward(da: Array, z: Array, a: Array) -> Array:
    return np.where(z > 0, da, da * da.dtype.type(LEAK))


def _tanh_backward(da: Array, z: Array, a: Array) -> Array:
    slope = a * a
    np.subtract(1, slope, out=slope)  # tanh'(z) = 1 - tanh(z)^2
    slope *= da
    return slope


def sigmoid(z: Array) -> Array:
    """``1 / (1 + e^-z)``, written with tanh so that no large ``z`` overflows."""
    half = z.dtype.type(0.5)
    a = z * half
    np.tanh(a, out=a)
    a *= half
    a += half
    return a


def _sigmoid_backward(da: Array, z: Array, a: Array) -> Array:
    slope = 1 - a
    slope *= a  # sigmoid'(z) = a (1 - a)
    slope *= da
    return slope


def softmax(z: Array) -> Array:
    """``e^z / sum(e^z)`` of every row, shifted by the row's maximum so that nothing overflows."""
    a = z - np.maximum.reduce(z, 1, keepdims=True)
    np.exp(a, out=a)
    a /= np.add.reduce(a, 1, keepdims=True)
    return a


def _softmax_backward(da: Array, z: Array, a: Array) -> Array:
    # The Jacobian of one row is diag(a) - a a^T, so dz = a * (da - sum(da * a)).
    product = da * a
    product -= a * np.add.reduce(product, 1, keepdims=True)
    return product


ACTIVATIONS: dict[str, Activation] = {
    "identity": Activation("identity", _identity, _identity_backward),
    "relu": Activation("ReLU", _relu, _relu_backward),
    "leaky_relu": Activation("leaky ReLU", _leaky_relu, _leaky_relu_backward),
    "tanh": Activation("tanh", np.tanh, _tanh_backward),
    "sigmoid": Activation("sigmoid", sigmoid, _sigmoid_backward),
    "softmax": Activation("softmax", softmax, _softmax_backward),
}
