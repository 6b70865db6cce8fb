"""Base of layers with weights: their settings, first values and penalties."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

import numpy as np

from engine.common.arrays import Array
from engine.common.messages import Message
from engine.common.settings import Choice, choice, number
from engine.core.activations import ACTIVATIONS
from engine.core.initializers import INITIALIZERS
from engine.core.layers.shared.activated import ActivatedLayer
from engine.core.layers.shared.base import Parameter


def activation_choice(default: str) -> Any:
    """The setting ``activation``."""
    return choice(
        default,
        "Activation",
        {key: Choice(label=activation.label) for key, activation in ACTIVATIONS.items()},
        "The function g in a = g(z).",
    )


def initializer_choice() -> Any:
    """The setting ``initializer``."""
    return choice(
        "he_normal",
        "Initializer",
        {key: Choice(label=initializer.label) for key, initializer in INITIALIZERS.items()},
        "How the first weights are drawn. He suits ReLU, Xavier suits tanh and sigmoid.",
    )


def l1_number() -> Any:
    """The setting ``l1``."""
    return number(
        0.0,
        "L1 penalty",
        minimum=0.0,
        maximum=10.0,
        decimals=4,
        help="Adds this times the sum of absolute weights to the loss.",
    )


def l2_number() -> Any:
    """The setting ``l2``."""
    return number(
        0.0,
        "L2 penalty",
        minimum=0.0,
        maximum=10.0,
        decimals=4,
        help="Adds half of this times the sum of squared weights to the loss.",
    )


def with_activation(what: Message | str, settings: Any) -> Message:
    """Action of a layer before its activation, and the name of that."""
    activation = Message(ACTIVATIONS[settings.activation].label)
    return Message("{what} · {activation}", what=what, activation=activation)


class WeightedLayer(ActivatedLayer):
    """A layer with weights W, one row for each unit or filter, and biases b, one number for each.

    Attributes:
        has_penalty: whether the loss punishes its weights.
    """

    parameters = (
        Parameter("W", "W", "W", "the weights of {layer}", "weights"),
        Parameter("b", "b", "b", "the biases of {layer}", "biases"),
    )

    W: Array
    b: Array
    dW: Array
    db: Array

    def use(self, settings: Any) -> None:
        super().use(settings)
        self.has_penalty = bool(settings.l1 or settings.l2)

    def initialise(self, rng: np.random.Generator) -> None:
        initializer = INITIALIZERS[self.settings.initializer]
        fan_out, fan_in = self.fans
        self.W[...] = initializer.draw(rng, self.W.shape, fan_out, fan_in)
        self.b[...] = 0

    @property
    @abstractmethod
    def fans(self) -> tuple[int, int]:
        """Number of outputs that each input reaches, and of inputs that reach each output."""

    def penalty(self) -> float:
        """Penalty of the weights: ``l1 sum|W| + l2 / 2 sum(W ** 2)``."""
        weights, total = self.W.ravel(), 0.0
        if self.settings.l1:
            total += float(self.settings.l1) * float(np.abs(weights).sum())
        if self.settings.l2:
            total += 0.5 * float(self.settings.l2) * float(np.dot(weights, weights))
        return total

    def add_penalty_gradient(self) -> None:
        """Add the derivative of :meth:`penalty` to dW."""
        if self.settings.l1:
            self.dW += self.settings.l1 * np.sign(self.W)
        if self.settings.l2:
            self.dW += self.settings.l2 * self.W
