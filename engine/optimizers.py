"""Optimizers: how the gradient becomes an update of the one flat parameter vector.

Each works in place on pieces that fit the processor's cache: a large vector read many times from main memory
would cost more than the arithmetic. A small network is one piece.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.project import TrainingSettings

PIECE = 65_536
"""Numbers in a piece; five float32 vectors of this length take 1.3 MB."""


class Optimizer(ABC):
    """Holds what one way of updating remembers between steps.

    Attributes:
        vectors: what it remembers, by name, each ``(P,)``.
        steps: updates done.
    """

    names: ClassVar[tuple[str, ...]] = ()

    def __init__(self, parameters: Array, gradients: Array, settings: TrainingSettings) -> None:
        self.parameters, self.gradients, self.settings = parameters, gradients, settings
        self.vectors = {name: np.zeros_like(parameters) for name in self.names}
        self.steps = 0
        whole = (parameters, gradients, *self.vectors.values())
        scratch = np.empty(min(PIECE, parameters.size), parameters.dtype)
        self.pieces = []
        for start in range(0, parameters.size, PIECE):
            views = [vector[start : start + PIECE] for vector in whole]
            self.pieces.append((*views, scratch[: len(views[0])]))

    def rest(self) -> None:
        """Forget all steps, as before the first one."""
        self.steps = 0
        for vector in self.vectors.values():
            vector.fill(0)

    @abstractmethod
    def update(self, learning_rate: float) -> None:
        """Change the parameters by one step along the gradients."""

    @abstractmethod
    def last_update(self, part: slice, learning_rate: float) -> Array:
        """What the last step took away from this part of the parameters."""


class GradientDescent(Optimizer):
    """Plain gradient descent: ``W -= α dW``."""

    def update(self, learning_rate: float) -> None:
        self.steps += 1
        for parameters, gradients, scratch in self.pieces:
            np.multiply(gradients, learning_rate, out=scratch)
            parameters -= scratch

    def last_update(self, part: slice, learning_rate: float) -> Array:
        return self.gradients[part] * learning_rate


class Momentum(Optimizer):
    """Gradient descent with momentum, in the form that PyTorch's SGD uses: ``v = β v + dW; W -= α v``."""

    names = ("v",)

    def update(self, learning_rate: float) -> None:
        self.steps += 1
        for parameters, gradients, v, scratch in self.pieces:
            v *= self.settings.momentum
            v += gradients
            np.multiply(v, learning_rate, out=scratch)
            parameters -= scratch

    def last_update(self, part: slice, learning_rate: float) -> Array:
        return self.vectors["v"][part] * learning_rate


class Adam(Optimizer):
    """Adam (Kingma and Ba, 2015) with its usual constants.

    ``m = β1 m + (1 - β1) dW; v = β2 v + (1 - β2) dW²; W -= α m̂ / (sqrt(v̂) + ε)``.

    The corrections of the bias are moved out of the vectors into two scalars, which changes nothing but saves
    two passes: ``α (m / c1) / (sqrt(v / c2) + ε) = (α sqrt(c2) / c1) m / (sqrt(v) + ε sqrt(c2))``.
    """

    names = ("m", "v")
    beta1, beta2, epsilon = 0.9, 0.999, 1e-8

    def __init__(self, parameters: Array, gradients: Array, settings: TrainingSettings) -> None:
        super().__init__(parameters, gradients, settings)
        # As arrays: turning a Python number into one costs as much as the product with a small vector.
        constants = (self.beta1, 1 - self.beta1, self.beta2, 1 - self.beta2)
        self.constants = tuple(np.array(constant, parameters.dtype) for constant in constants)

    def update(self, learning_rate: float) -> None:
        self.steps += 1
        rate, epsilon = self._corrected(learning_rate)
        beta1, rest1, beta2, rest2 = self.constants
        for parameters, gradients, m, v, scratch in self.pieces:
            m *= beta1
            np.multiply(gradients, rest1, out=scratch)
            m += scratch
            v *= beta2
            np.multiply(gradients, gradients, out=scratch)
            scratch *= rest2
            v += scratch
            np.sqrt(v, out=scratch)
            scratch += epsilon
            np.divide(m, scratch, out=scratch)
            scratch *= rate
            parameters -= scratch

    def last_update(self, part: slice, learning_rate: float) -> Array:
        rate, epsilon = self._corrected(learning_rate)
        update: Array = rate * self.vectors["m"][part] / (np.sqrt(self.vectors["v"][part]) + epsilon)
        return update

    def _corrected(self, learning_rate: float) -> tuple[float, float]:
        steps = max(1, self.steps)
        correction1, correction2 = 1 - self.beta1**steps, math.sqrt(1 - self.beta2**steps)
        return learning_rate * correction2 / correction1, self.epsilon * correction2


OPTIMIZERS: dict[str, type[Optimizer]] = {
    "sgd": GradientDescent,
    "momentum": Momentum,
    "adam": Adam,
}
