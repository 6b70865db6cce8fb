"""Activation functions: each is a pair, g(z) and the product of da with g'(z).

In every function ``z`` is ``(m, n)``: m rows of a mini-batch, n units; or pictures ``(m, h, w, c)``.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np

from engine.common.arrays import Array, Indices

XAVIER = "xavier_uniform"

LEAK = 0.01
"""Slope of leaky ReLU below zero, as in PyTorch and in Maas et al. (2013)."""


@dataclass(frozen=True, slots=True)
class Activation:
    """One activation function.

    Attributes:
        label: its name for people.
        forward: ``z -> a``, both ``(m, n)``; gives a new array.
        backward: ``(da, z, a) -> dz``, that is da times the derivative of g at z; may write into a new
            array only, since z, a and da stay in the cache.
        has_kink: whether its slope, or the slope of it, jumps at z = 0.
        bounds: the ends of the scale that its outputs are shown on; None for the lowest or highest output.
        saturates: whether large z of either sign leave next to no slope at ``bounds``.
        initializer: how the first weights before it are drawn in a network from text, a key of
            :data:`engine.core.initializers.INITIALIZERS`.
    """

    label: str
    forward: Callable[[Array], Array]
    backward: Callable[[Array, Array, Array], Array]
    has_kink: bool = False
    bounds: tuple[float | None, float | None] = (None, None)
    saturates: bool = False
    initializer: str = "he_normal"


# Constants as arrays without dimensions: NumPy takes longer to make one of a Python number than to compute a
# small layer. All are exact in float32, so that they serve float64 as well.
ZERO, HALF, ONE, INFINITY = (np.array(number, np.float32) for number in (0, 0.5, 1, np.inf))

HARMLESS = 78.0
"""The exponential of numbers within ±78, and the sum of the widest row of them, stay within float32."""

SHORT = 32
"""Numbers of a row up to which its sum is had quicker by a product with ones."""

FAR = 40.0
"""The density of a standard normal number this far from its mean is zero in float64 as well."""

SMALL = 2048
"""Numbers up to which a call with little to prepare wins over one that is quick for each number."""


def _identity(z: Array) -> Array:
    return z


def _identity_backward(da: Array, z: Array, a: Array) -> Array:
    return da


def _relu(z: Array) -> Array:
    # Clipping is the same, has a higher start and then is three times quicker.
    return np.maximum(z, ZERO) if z.size <= SMALL else z.clip(ZERO, INFINITY)


def _relu_backward(da: Array, z: Array, a: Array) -> Array:
    # The slope is 0 or 1: the sign of a, which is never below zero.
    return np.multiply(da, np.sign(a) if a.size <= SMALL else a > ZERO)


def _leaky_relu(z: Array) -> Array:
    return np.maximum(z, z * z.dtype.type(LEAK))


def _leaky_relu_backward(da: Array, z: Array, a: Array) -> Array:
    return np.where(z > ZERO, da, da * da.dtype.type(LEAK))


def _elu(z: Array) -> Array:
    return np.where(z > ZERO, z, np.expm1(np.minimum(z, ZERO)))


def _elu_backward(da: Array, z: Array, a: Array) -> Array:
    return np.where(z > ZERO, da, da * (a + ONE))  # for z <= 0: elu'(z) = e^z = a + 1


def _softplus(z: Array) -> Array:
    return np.logaddexp(z, ZERO)


def _softplus_backward(da: Array, z: Array, a: Array) -> Array:
    return da * sigmoid(z)


def _silu(z: Array) -> Array:
    return z * sigmoid(z)


def _silu_backward(da: Array, z: Array, a: Array) -> Array:
    s = sigmoid(z)
    return da * (s + a * (ONE - s))  # (z s)' = s + z s (1 - s)


def _gelu(z: Array) -> Array:
    return z * normal_probability(z)


def _gelu_backward(da: Array, z: Array, a: Array) -> Array:
    near = np.clip(z, -FAR, FAR)  # where it is cut off, the density is zero anyway
    density = np.exp(-HALF * near * near) * z.dtype.type(1 / math.sqrt(2 * math.pi))
    return da * (normal_probability(z) + near * density)


def normal_probability(z: Array) -> Array:
    """The probability that a standard normal number is below ``z``, exact to 1e-12.

    NumPy has no error function, so the values at 4,097 places are joined by cubics that meet both the values
    and the slopes there (Hermite); beyond -8 and 8 it is 0 and 1.
    """
    values, slopes = _normal_table()
    # Unlike clip, fmin and fmax give a place to what is no number too: the trainer sees to it afterwards.
    place = np.fmin(np.fmax((np.asarray(z, np.float64) + 8) * 256, 0), 4095.999999)
    left = place.astype(np.int32)
    t = place - left
    u = 1 - t
    low, high = values[left], values[left + 1]
    found = u * u * ((1 + 2 * t) * low + t * slopes[left])
    found += t * t * ((3 - 2 * t) * high - u * slopes[left + 1])
    return found.astype(z.dtype)


@cache
def _normal_table() -> tuple[Array, Array]:
    places = np.linspace(-8, 8, 4097)
    values = np.array([0.5 * math.erfc(-place / math.sqrt(2)) for place in places])
    slopes = np.exp(-0.5 * places**2) / math.sqrt(2 * math.pi) / 256  # per step of the table
    values[0], slopes[0] = 0, 0  # so that it stays nothing when it is multiplied with a large -z
    return values, slopes


def _tanh_backward(da: Array, z: Array, a: Array) -> Array:
    slope = a * a
    np.subtract(ONE, slope, out=slope)  # tanh'(z) = 1 - tanh(z)^2
    slope *= da
    return slope


def sigmoid(z: Array) -> Array:
    """``1 / (1 + e^-z)``, written with tanh so that no large ``z`` overflows."""
    a = z * HALF
    np.tanh(a, out=a)
    a *= HALF
    a += HALF
    return a


def _sigmoid_backward(da: Array, z: Array, a: Array) -> Array:
    slope = ONE - a
    slope *= a  # sigmoid'(z) = a (1 - a)
    slope *= da
    return slope


def softmax(z: Array) -> Array:
    """``e^z / sum(e^z)`` of every row, shifted by the row's maximum so that nothing overflows."""
    if z.ndim != 2:
        return softmax(z.reshape(-1, z.shape[-1])).reshape(z.shape)
    sizes = np.abs(z)
    if not z.size or sizes.item(sizes.argmax()) < HARMLESS:
        a = np.exp(z)
    else:
        a = z - row_maxima(z)
        np.exp(a, out=a)
    a /= row_sums(a)
    return a


def tempered(probabilities: Array, temperature: float) -> Array:
    """Probabilities ``(m, classes)`` at a temperature: ``softmax(log p / temperature)``.

    Above 1 they are less sure. At 1 they are the same array; those of 0 and 1 stay what they are. Guo et al.,
    On Calibration of Modern Neural Networks, 2017: the logarithms differ from the logits by a constant a row.
    """
    if temperature == 1 or not probabilities.size:
        return probabilities
    with np.errstate(divide="ignore"):  # the logarithm of 0 is below all others
        z = np.log(probabilities)
    z -= z.max(-1, keepdims=True)
    z /= temperature
    powers: Array = np.exp(z, out=z)
    powers /= powers.sum(-1, keepdims=True)
    return powers


def row_maxima(rows: Array) -> Array:
    """The largest number of each row, ``(m, n) -> (m, 1)``.

    Looking for its place first takes a quarter of the time of a reduction along short rows.
    """
    places = rows.argmax(1)
    places += _row_starts(rows.shape)
    found: Array = rows.ravel().take(places)[:, None]
    return found


def row_sums(rows: Array) -> Array:
    """The sum of each row, in every column of it for short rows, so that nothing has to be spread out.

    ``(m, n) -> (m, n)`` or ``(m, 1)``. A product with ones is several times quicker than a reduction.
    """
    n = rows.shape[1]
    found: Array = rows.dot(_ones(n, rows.dtype)) if n <= SHORT else np.add.reduce(rows, 1, keepdims=True)
    return found


@cache
def _ones(n: int, dtype: Any) -> Array:
    return np.ones((n, n), dtype)


@lru_cache(64)
def _row_starts(shape: tuple[int, ...]) -> Indices:
    return np.arange(shape[0]) * shape[1]


def _softmax_backward(da: Array, z: Array, a: Array) -> Array:
    # The Jacobian of one row is diag(a) - a a^T, so dz = a * (da - sum(da * a)).
    product = da * a
    product -= a * np.add.reduce(product, -1, keepdims=True)
    return product


ACTIVATIONS: dict[str, Activation] = {
    "identity": Activation("identity", _identity, _identity_backward, initializer=XAVIER),
    "relu": Activation("ReLU", _relu, _relu_backward, has_kink=True, bounds=(0.0, None)),
    "leaky_relu": Activation("leaky ReLU", _leaky_relu, _leaky_relu_backward, has_kink=True),
    # Clevert et al. (2016) with alpha = 1; Hendrycks and Gimpel (2016); Elfwing et al. (2018).
    "elu": Activation("ELU", _elu, _elu_backward, has_kink=True),
    "gelu": Activation("GELU", _gelu, _gelu_backward),
    "silu": Activation("SiLU", _silu, _silu_backward),
    "softplus": Activation("softplus", _softplus, _softplus_backward),
    "tanh": Activation(
        "tanh", np.tanh, _tanh_backward, bounds=(-1.0, 1.0), saturates=True, initializer=XAVIER
    ),
    "sigmoid": Activation(
        "sigmoid", sigmoid, _sigmoid_backward, bounds=(0.0, 1.0), saturates=True, initializer=XAVIER
    ),
    "softmax": Activation("softmax", softmax, _softmax_backward, bounds=(0.0, 1.0), initializer=XAVIER),
}
