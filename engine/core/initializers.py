"""Ways to draw the first weights of a layer; biases always start at zero."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.common.arrays import Array, Shape

NORMAL_DEVIATION = 0.05
"""Standard deviation of the ``normal`` initializer: small, and blind to the width of the layer."""


@dataclass(frozen=True, slots=True)
class Initializer:
    """A distribution with mean zero and the variance ``gain / fan``.

    Attributes:
        label: its name for people.
        gain: numerator of the variance; zero draws zeros.
        fan: ``in``, ``average`` of in and out, or ``none`` for a fixed deviation.
        uniform: draw uniformly instead of normally.
    """

    label: str
    gain: float
    fan: str
    uniform: bool

    def draw(self, rng: np.random.Generator, shape: Shape, fan_out: int, fan_in: int) -> Array:
        """Weights of this shape in float64.

        Each of them is reached by ``fan_in`` inputs and reaches ``fan_out`` outputs.
        """
        fan = {"in": fan_in, "average": (fan_in + fan_out) / 2, "none": 1.0}[self.fan]
        deviation = math.sqrt(self.gain / fan)
        if self.uniform:
            limit = math.sqrt(3) * deviation  # a uniform variable on (-c, c) has variance c^2 / 3
            return rng.uniform(-limit, limit, shape)
        return rng.normal(0.0, deviation, shape)


INITIALIZERS: dict[str, Initializer] = {
    # He et al. (2015), for ReLU; Glorot and Bengio (2010), for tanh and sigmoid; LeCun et al. (1998).
    "he_normal": Initializer("He normal", 2.0, "in", False),
    "he_uniform": Initializer("He uniform", 2.0, "in", True),
    "xavier_normal": Initializer("Xavier normal", 1.0, "average", False),
    "xavier_uniform": Initializer("Xavier uniform", 1.0, "average", True),
    "lecun_normal": Initializer("LeCun normal", 1.0, "in", False),
    "normal": Initializer(f"normal {NORMAL_DEVIATION}", NORMAL_DEVIATION**2, "none", False),
    "zeros": Initializer("zeros", 0.0, "none", False),
}
