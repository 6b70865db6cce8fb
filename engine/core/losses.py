"""Losses: how far the output of a mini-batch is from its targets, and the gradient to start backward with.

Every loss is a mean over the m rows of a mini-batch. ``y`` is ``(m, k)`` like the output. A loss on logits
gives dz[L] straight away, since the product of its da[L] with g'(z[L]) is simply a[L] - y and loses all
digits when it is computed in two parts.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

import numpy as np

from engine.common.arrays import Array, Flags
from engine.common.messages import UserError
from engine.core.task import Task
from engine.core.training_settings import AUTO, LOSS_CHOICES, TrainingSettings

TINY = np.array(1.2e-38, np.float32)
"""The smallest float32 with all its digits: added to a probability it changes nothing but a zero."""

HUBER_DELTA = 1.0
"""Error up to which the Huber loss is a square, as in PyTorch; targets are scaled to deviation 1."""


class Loss(ABC):
    """One loss.

    Attributes:
        key: of its choice in the training settings.
        from_logits: whether :meth:`backward` gives dz[L] instead of da[L].
    """

    key: ClassVar[str]
    from_logits: ClassVar[bool] = False

    @property
    def label(self) -> str:
        """Name for people, in English."""
        return LOSS_CHOICES[self.key].label

    @abstractmethod
    def forward(self, z: Array, a: Array, y: Array) -> float:
        """``z[L], a[L], y``, all ``(m, k)`` -> the mean loss of the rows."""

    @abstractmethod
    def backward(self, z: Array, a: Array, y: Array) -> Array:
        """``z[L], a[L], y`` -> da[L] or dz[L] ``(m, k)``: m times the derivative of the mean loss.

        So it is the derivative of each row's own loss, and layers divide by m, as courses do.
        """

    @classmethod
    def made(cls, settings: TrainingSettings, class_weights: Array | None) -> Loss:
        """The loss with what it uses of the settings, and a weight for each class or None."""
        return cls()

    def sides(self, a: Array, y: Array) -> Flags | None:
        """Side of its kinks that each output is on, ``(m, k)``; None for a loss without a kink."""
        return None

    def weight(self, y: Array) -> float:
        """Number of rows that these targets ``(m, k)`` count for when means of batches are joined."""
        return len(y)


class MeanSquaredError(Loss):
    """``mean over outputs of (a - y)^2``."""

    key = "mse"

    def forward(self, z: Array, a: Array, y: Array) -> float:
        difference = (a - y).ravel()
        return float(np.dot(difference, difference)) / difference.size

    def backward(self, z: Array, a: Array, y: Array) -> Array:
        da = a - y
        da *= 2 / a.shape[1]
        return da


class MeanAbsoluteError(Loss):
    """``mean over outputs of |a - y|``: one wild row counts no more than its distance."""

    key = "mae"

    def forward(self, z: Array, a: Array, y: Array) -> float:
        return float(np.abs(a - y).mean())

    def backward(self, z: Array, a: Array, y: Array) -> Array:
        da: Array = np.sign(a - y) / a.shape[1]
        return da

    def sides(self, a: Array, y: Array) -> Flags | None:
        return np.asarray(a > y)


class Huber(Loss):
    """``e^2 / 2`` for an error e = a - y up to 1, ``|e| - 1/2`` beyond (Huber, 1964); mean over outputs."""

    key = "huber"

    def forward(self, z: Array, a: Array, y: Array) -> float:
        error = np.abs(a - y)
        inside = np.minimum(error, HUBER_DELTA)
        return float((inside * (error - 0.5 * inside)).mean())

    def backward(self, z: Array, a: Array, y: Array) -> Array:
        da: Array = np.clip(a - y, -HUBER_DELTA, HUBER_DELTA) / a.shape[1]
        return da

    def sides(self, a: Array, y: Array) -> Flags | None:
        return np.asarray(np.abs(a - y) > HUBER_DELTA)


class CrossEntropy(Loss):
    """Base of the two cross-entropies: targets that are smoothed, rows that count by their class.

    With a smoothing s each of k classes gets ``s / k`` of a row's target and the right one keeps the rest
    (Szegedy et al., 2016). Where classes have weights w, the loss is ``-sum over classes of w y log a``,
    summed over the rows and divided by the sum of the weights of their classes, as in PyTorch.

    Attributes:
        plain: whether there is neither smoothing nor a weight.
    """

    from_logits = True

    def __init__(self, label_smoothing: float = 0.0, class_weights: Array | None = None) -> None:
        self.smoothing, self.class_weights = label_smoothing, class_weights
        self.plain = label_smoothing == 0 and class_weights is None

    @classmethod
    def made(cls, settings: TrainingSettings, class_weights: Array | None) -> Loss:
        return cls(settings.label_smoothing, class_weights)

    def weight(self, y: Array) -> float:
        if self.class_weights is None:
            return len(y)
        return float((self.by_class(y) * self.class_weights).sum())

    @staticmethod
    def by_class(y: Array) -> Array:
        """One column for each class, also for the single column of two classes."""
        return np.hstack([1 - y, y]) if y.shape[1] == 1 else y

    def targets(self, y: Array) -> Array:
        """``y (m, k)`` -> smoothed and weighted targets ``(m, classes)``, ready for a mean of rows."""
        rows = self.by_class(y)
        smoothed = rows * (1 - self.smoothing) + self.smoothing / rows.shape[1]
        if self.class_weights is not None:
            # A mini-batch in which every weight is zero cannot be, since weights are above zero.
            smoothed = smoothed * self.class_weights * (len(y) / self.weight(y))
        targets: Array = smoothed.astype(y.dtype)
        return targets


class BinaryCrossEntropy(CrossEntropy):
    """``-y log a - (1 - y) log(1 - a)`` with a = sigmoid(z), as ``max(z, 0) - z y + log(1 + e^-|z|)``."""

    key = "binary_cross_entropy"

    def forward(self, z: Array, a: Array, y: Array) -> float:
        if not self.plain:
            no, yes = np.split(self.targets(y), 2, axis=1)
            return float((no * np.logaddexp(0, z) + yes * np.logaddexp(0, -z)).sum()) / len(z)
        row_losses = np.maximum(z, 0)
        row_losses -= z * y
        row_losses += np.log1p(np.exp(-np.abs(z)))
        return float(np.add.reduce(row_losses, None)) / len(z)

    def backward(self, z: Array, a: Array, y: Array) -> Array:
        if self.plain:
            return a - y
        no, yes = np.split(self.targets(y), 2, axis=1)
        return a * (no + yes) - yes


class SoftmaxCrossEntropy(CrossEntropy):
    """``-sum(y log a)`` with a = softmax(z), as ``log(sum(e^z)) - sum(y z)``; z is shifted by its maximum."""

    key = "cross_entropy"

    def forward(self, z: Array, a: Array, y: Array) -> float:
        if not self.plain:
            return self._sum_from_logits(z, self.targets(y)) / len(z)
        # Where no probability that counts has underflowed, its logarithm is as exact as the logits are, and
        # takes half the time. A row in which one has would alone add more than 60.
        logarithms = a + TINY
        np.log(logarithms, out=logarithms)
        total = -float(np.vdot(logarithms, y))
        return (total if total < 60 else self._sum_from_logits(z, y)) / len(z)

    def _sum_from_logits(self, z: Array, y: Array) -> float:
        shifted = z - np.maximum.reduce(z, 1, keepdims=True)
        logarithms = np.log(np.exp(shifted).sum(1))
        return float((y.sum(1) * logarithms).sum() - np.dot(shifted.ravel(), y.ravel()))

    def backward(self, z: Array, a: Array, y: Array) -> Array:
        if self.plain:
            return np.subtract(a, y)
        targets = self.targets(y)
        dz: Array = a * targets.sum(1, keepdims=True) - targets
        return dz


class Focal(CrossEntropy):
    """``-(1 - p)^γ log p`` with the probability p of the right class (Lin et al., 2017).

    It is the loss behind one sigmoid unit for two classes, or behind softmax units. ``log p`` comes from the
    logits and ``1 - p`` from it, so that neither loses its digits where p is near 0 or 1. The derivative is
    ``f (a - y)`` with ``f = (1 - p)^γ (1 - γ p log p / (1 - p))``, that of a cross-entropy times f.
    """

    key = "focal"

    def __init__(self, gamma: float, class_weights: Array | None = None) -> None:
        super().__init__(class_weights=class_weights)
        self.gamma, self.plain = gamma, False

    @classmethod
    def made(cls, settings: TrainingSettings, class_weights: Array | None) -> Loss:
        return cls(settings.focal_gamma, class_weights)

    def forward(self, z: Array, a: Array, y: Array) -> float:
        weights, logarithms = self._rows(z, y)
        costs = weights * (-np.expm1(logarithms)) ** self.gamma * logarithms
        return -float(costs.sum()) / len(z)

    def backward(self, z: Array, a: Array, y: Array) -> Array:
        weights, logarithms = self._rows(z, y)
        dz: Array = weights * self.factors(logarithms) * (a - y)
        return dz

    def factors(self, logarithms: Array) -> Array:
        """``f`` from the logarithm of each p, of any shape."""
        rest = -np.expm1(logarithms)
        ratio = np.ones_like(rest)  # -log p / (1 - p) comes to 1 as p does
        np.divide(-logarithms, rest, out=ratio, where=rest > 0)
        factors: Array = rest**self.gamma * (1 + self.gamma * np.exp(logarithms) * ratio)
        return factors

    def _rows(self, z: Array, y: Array) -> tuple[Array, Array]:
        """The weight of each row and the logarithm of its p, ``(m, 1)`` both."""
        if y.shape[1] == 1:
            logarithms = -np.logaddexp(0, np.where(y > 0, -z, z))
        else:
            shifted = z - np.maximum.reduce(z, 1, keepdims=True)
            whole = np.log(np.exp(shifted).sum(1, keepdims=True))
            logarithms = (shifted * y).sum(1, keepdims=True) - whole
        return self.targets(y).sum(1, keepdims=True), logarithms


LOSSES: dict[str, type[Loss]] = {
    each.key: each
    for each in (MeanSquaredError, MeanAbsoluteError, Huber, BinaryCrossEntropy, SoftmaxCrossEntropy, Focal)
}


def make_loss(
    task: Task, activation: str, settings: TrainingSettings | None = None, targets: Array | None = None
) -> Loss:
    """The loss that the settings ask for, by default the one that fits.

    ``targets (m, k)`` are those of the training rows; balanced class weights are taken from them.
    """
    settings = settings or TrainingSettings()
    key = task.matching_loss(activation) if settings.loss == AUTO else settings.loss
    counts_classes = "class_weighting" in LOSS_CHOICES[key].uses
    return LOSSES[key].made(settings, class_weights(task, settings, targets) if counts_classes else None)


def class_weights(task: Task, settings: TrainingSettings, targets: Array | None) -> Array | None:
    """Weight of a row of each class, ``(number of classes,)``; None where all count alike.

    Balanced weights are ``rows / (classes * rows of the class)``, so that all classes have the same sum.
    Raises UserError where the given weights are not one for each class.
    """
    if settings.class_weighting == "given":
        if len(settings.class_weights) != len(task.classes):
            raise UserError(
                "There are {given} class weights for the {count} classes of {target}: give one for each, in "
                "the order {classes}.",
                given=len(settings.class_weights),
                count=len(task.classes),
                target=task.target,
                classes=", ".join(task.classes[:8]),
            )
        return np.array(settings.class_weights)
    if settings.class_weighting == "none" or targets is None:
        return None
    counts = CrossEntropy.by_class(targets).sum(0, dtype=np.float64)
    balanced: Array = len(targets) / (len(counts) * np.maximum(counts, 1))
    return balanced
