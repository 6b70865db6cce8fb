"""Losses: how far the output of a mini-batch is from its targets, and the gradient to start backward with.

Every loss is the mean over the m rows of a mini-batch of each row's own loss. ``y`` is ``(m, k)`` like the
output. A loss on logits gives dz[L] straight away, since the product of its da[L] with g'(z[L]) is simply
a[L] - y and loses all digits when it is computed in two parts.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.task import Task

TINY = 1.2e-38
"""The smallest float32 with all its digits: added to a probability it changes nothing but a zero."""


class Loss(ABC):
    """One loss.

    Attributes:
        words: its name for people.
        from_logits: whether :meth:`backward` gives dz[L] instead of da[L].
    """

    words: ClassVar[str]
    from_logits: ClassVar[bool]

    @abstractmethod
    def forward(self, z: Array, a: Array, y: Array) -> float:
        """``z[L], a[L], y``, all ``(m, k)`` -> the mean loss of the rows."""

    @abstractmethod
    def backward(self, z: Array, a: Array, y: Array) -> Array:
        """``z[L], a[L], y`` -> da[L] or dz[L] ``(m, k)``, of each row's own loss: not divided by m."""


class MeanSquaredError(Loss):
    """``mean over outputs of (a - y)^2``."""

    words = "mean squared error"
    from_logits = False

    def forward(self, z: Array, a: Array, y: Array) -> float:
        difference = (a - y).ravel()
        return float(np.dot(difference, difference)) / difference.size

    def backward(self, z: Array, a: Array, y: Array) -> Array:
        da = a - y
        da *= 2 / a.shape[1]
        return da


class BinaryCrossEntropy(Loss):
    """``-y log a - (1 - y) log(1 - a)`` with a = sigmoid(z), as ``max(z, 0) - z y + log(1 + e^-|z|)``."""

    words = "binary cross-entropy"
    from_logits = True

    def forward(self, z: Array, a: Array, y: Array) -> float:
        row_losses = np.maximum(z, 0)
        row_losses -= z * y
        row_losses += np.log1p(np.exp(-np.abs(z)))
        return float(np.add.reduce(row_losses, None)) / len(z)

    def backward(self, z: Array, a: Array, y: Array) -> Array:
        return a - y


class SoftmaxCrossEntropy(Loss):
    """``-sum(y log a)`` with a = softmax(z), as ``log(sum(e^z)) - sum(y z)``; z is shifted by its maximum."""

    words = "cross-entropy"
    from_logits = True

    def forward(self, z: Array, a: Array, y: Array) -> float:
        # Where no probability that counts has underflowed, its logarithm is as exact as the logits are, and
        # takes half the time. A row in which one has would alone add more than 60.
        logarithms = a + TINY
        np.log(logarithms, out=logarithms)
        total = -float(np.dot(logarithms.ravel(), y.ravel()))
        return (total if total < 60 else self._sum_from_logits(z, y)) / len(z)

    def _sum_from_logits(self, z: Array, y: Array) -> float:
        shifted = z - np.maximum.reduce(z, 1, keepdims=True)
        of_the_class = np.dot(shifted.ravel(), y.ravel())
        np.exp(shifted, out=shifted)
        return float(np.add.reduce(np.log(np.add.reduce(shifted, 1))) - of_the_class)

    def backward(self, z: Array, a: Array, y: Array) -> Array:
        return a - y


def loss_for(task: Task, activation: str) -> Loss:
    """The loss that fits the task and the activation of the last layer."""
    if task.kind == "regression":
        return MeanSquaredError()
    return BinaryCrossEntropy() if activation == "sigmoid" else SoftmaxCrossEntropy()
