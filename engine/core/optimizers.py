"""Optimizers: how the gradient becomes an update of the one flat parameter vector.

They come in the order of how much each adds to the ones before. Each works in place on pieces that fit the
processor's cache: a large vector read many times from main memory would cost more than the arithmetic. A
small network is one piece, and there the number of NumPy calls is what counts.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from typing import ClassVar

import numpy as np

from engine.common.arrays import Array
from engine.core.training_settings import TrainingSettings
from engine.core.update_rules import UPDATE_RULES

PIECE = 65_536
"""Numbers in a piece; five float32 vectors of this length take 1.3 MB."""

CLIP_ROOM = 1e-6
"""Added to the length of a gradient that is clipped, as PyTorch has it."""


class Optimizer(ABC):
    """Holds what one way of updating remembers between steps.

    Attributes:
        state_names: of the vectors that it remembers.
        vectors: these, by name, each ``(P,)``.
        steps: updates done.
        settings: momentum, weight decay and clipping; may be replaced between two steps.
    """

    state_names: ClassVar[tuple[str, ...]] = ()

    def __init__(self, parameters: Array, gradients: Array, settings: TrainingSettings) -> None:
        self.parameters, self.gradients, self.settings = parameters, gradients, settings
        self.vectors = {name: np.zeros_like(parameters) for name in self.state_names}
        self.steps = 0
        whole = (parameters, gradients, *self.vectors.values())
        scratch = np.empty(min(PIECE, parameters.size), parameters.dtype)
        self.pieces = []
        for start in range(0, parameters.size, PIECE):
            views = [vector[start : start + PIECE] for vector in whole]
            self.pieces.append((*views, scratch[: len(views[0])]))

    def reset(self) -> None:
        """Forget all steps, as before the first one."""
        self.steps = 0
        for vector in self.vectors.values():
            vector.fill(0)

    def update(self, learning_rate: float) -> None:
        """Change the parameters by one step along the gradients, clipped and decayed as the settings say."""
        self.steps += 1
        settings = self.settings
        if settings.clipping != "none":
            self.clip()
        if settings.weight_decay:
            self.decay(learning_rate)
        self.move(learning_rate)

    def clip(self) -> None:
        """Shorten the whole gradient, or cut each of its numbers, at the limit (Pascanu et al., 2013)."""
        limit = self.settings.clip_limit
        if self.settings.clipping == "value":
            np.clip(self.gradients, -limit, limit, out=self.gradients)
            return
        length = math.sqrt(float(np.dot(self.gradients, self.gradients)))
        if length > limit:
            self.gradients *= limit / (length + CLIP_ROOM)

    def decay(self, learning_rate: float) -> None:
        """Add the gradient of an L2 penalty on all parameters."""
        for parameters, gradients, *_, scratch in self.pieces:
            np.multiply(parameters, self.settings.weight_decay, out=scratch)
            gradients += scratch

    @abstractmethod
    def move(self, learning_rate: float) -> None:
        """The step itself."""

    @abstractmethod
    def last_update(self, part: slice, learning_rate: float) -> Array:
        """Change that the last step took away from these parameters, without a decoupled decay."""

    def memory(self) -> dict[str, Array]:
        """Arrays that it remembers, each ``(P,)``, by the letters of its equations, as the papers have it."""
        return self.vectors

    def corrected(self) -> dict[str, Array]:
        """Arrays that are corrected in a step, each ``(P,)``, by the names of the equations; after a step."""
        return {}

    def constants(self, *numbers: float) -> tuple[Array, ...]:
        """Constants as arrays: to turn a Python number into one costs as much as a small product."""
        return tuple(np.array(number, self.parameters.dtype) for number in numbers)


class GradientDescent(Optimizer):
    """Plain gradient descent: ``W -= α dW``."""

    def move(self, learning_rate: float) -> None:
        for parameters, gradients, scratch in self.pieces:
            np.multiply(gradients, learning_rate, out=scratch)
            parameters -= scratch

    def last_update(self, part: slice, learning_rate: float) -> Array:
        return self.gradients[part] * learning_rate


class Momentum(Optimizer):
    """Gradient descent with momentum, in the form that PyTorch's SGD uses: ``v = β v + dW; W -= α v``."""

    state_names = ("v",)

    def move(self, learning_rate: float) -> None:
        for parameters, gradients, v, scratch in self.pieces:
            v *= self.settings.momentum
            v += gradients
            np.multiply(v, learning_rate, out=scratch)
            parameters -= scratch

    def last_update(self, part: slice, learning_rate: float) -> Array:
        return self.vectors["v"][part] * learning_rate


class Nesterov(Momentum):
    """Momentum that looks one step ahead: ``v = β v + dW; W -= α (dW + β v)`` (Sutskever et al., 2013)."""

    def move(self, learning_rate: float) -> None:
        for parameters, gradients, v, scratch in self.pieces:
            v *= self.settings.momentum
            v += gradients
            np.multiply(v, self.settings.momentum, out=scratch)
            scratch += gradients
            scratch *= learning_rate
            parameters -= scratch

    def last_update(self, part: slice, learning_rate: float) -> Array:
        ahead: Array = self.gradients[part] + self.settings.momentum * self.vectors["v"][part]
        return ahead * learning_rate


class Adagrad(Optimizer):
    """Rate of its own for each number, smaller the more it has moved (Duchi et al., 2011).

    ``s = s + dW²; W -= α dW / (sqrt(s) + ε)``.
    """

    state_names = ("sum",)
    epsilon = UPDATE_RULES["adagrad"].constants["ε"]

    def memory(self) -> dict[str, Array]:
        return {"s": self.vectors[self.state_names[0]]}

    def accumulate(self, gradients: Array, s: Array, scratch: Array) -> None:
        """Take the squares of a piece of the gradient into ``s``."""
        np.multiply(gradients, gradients, out=scratch)
        s += scratch

    def move(self, learning_rate: float) -> None:
        for parameters, gradients, s, scratch in self.pieces:
            self.accumulate(gradients, s, scratch)
            np.sqrt(s, out=scratch)
            scratch += self.epsilon
            np.divide(gradients, scratch, out=scratch)
            scratch *= learning_rate
            parameters -= scratch

    def last_update(self, part: slice, learning_rate: float) -> Array:
        s = self.memory()["s"][part]
        update: Array = self.gradients[part] / (np.sqrt(s) + self.epsilon)
        return update * learning_rate


class RMSProp(Adagrad):
    """Adagrad that forgets: a running mean of squares in place of their sum (Hinton, 2012).

    ``s = β s + (1 - β) dW²; W -= α dW / (sqrt(s) + ε)``.
    """

    state_names = ("s",)  # not the sum: neither of the two can go on with what the other remembers
    beta, epsilon = UPDATE_RULES["rmsprop"].constants.values()

    def accumulate(self, gradients: Array, s: Array, scratch: Array) -> None:
        s *= self.beta
        np.multiply(gradients, gradients, out=scratch)
        scratch *= 1 - self.beta
        s += scratch


class Adam(Optimizer):
    """RMSProp with momentum and both means corrected for their start at zero (Kingma and Ba, 2015).

    ``m = β1 m + (1 - β1) dW; v = β2 v + (1 - β2) dW²; W -= α m̂ / (sqrt(v̂) + ε)``.

    What it remembers are ``m / (1 - β1)`` and ``v / (1 - β2)``: so each mean takes two passes over a vector
    instead of three. The two factors and the corrections ``c1, c2`` are moved into two numbers, which changes
    nothing: with ``f = sqrt((1 - β2) / c2)`` it is ``α (1 - β1) / (c1 f) · m / (sqrt(v) + ε / f)``.
    """

    state_names = ("m", "v")
    beta1, beta2, epsilon = UPDATE_RULES["adam"].constants.values()

    def __init__(self, parameters: Array, gradients: Array, settings: TrainingSettings) -> None:
        super().__init__(parameters, gradients, settings)
        self._betas = self.constants(self.beta1, self.beta2)
        self._rate, self._epsilon = self.constants(0.0, 0.0)

    def move(self, learning_rate: float) -> None:
        beta1, beta2 = self._betas
        rate, epsilon = self._rate, self._epsilon
        rate[...], epsilon[...] = self._factors(learning_rate)
        add, multiply = np.add, np.multiply
        for parameters, gradients, m, v, scratch in self.pieces:
            # With the result as the last argument: quicker than in-place operators and than out=.
            multiply(m, beta1, m)
            add(m, gradients, m)
            multiply(v, beta2, v)
            multiply(gradients, gradients, scratch)
            add(v, scratch, v)
            np.sqrt(v, scratch)
            add(scratch, epsilon, scratch)
            np.divide(m, scratch, scratch)
            multiply(scratch, rate, scratch)
            np.subtract(parameters, scratch, parameters)

    def last_update(self, part: slice, learning_rate: float) -> Array:
        rate, epsilon = self._factors(learning_rate)
        update: Array = rate * self.vectors["m"][part] / (np.sqrt(self.vectors["v"][part]) + epsilon)
        return update

    def memory(self) -> dict[str, Array]:
        return {"m": (1 - self.beta1) * self.vectors["m"], "v": (1 - self.beta2) * self.vectors["v"]}

    def corrected(self) -> dict[str, Array]:
        means = self.memory()
        return {
            "mhat": means["m"] / (1 - self.beta1**self.steps),
            "vhat": means["v"] / (1 - self.beta2**self.steps),
        }

    def _factors(self, learning_rate: float) -> tuple[float, float]:
        steps = max(1, self.steps)
        correction1, correction2 = 1 - self.beta1**steps, 1 - self.beta2**steps
        root = math.sqrt((1 - self.beta2) / correction2)
        return learning_rate * (1 - self.beta1) / (correction1 * root), self.epsilon / root


class AdamW(Adam):
    """Adam with a decay that its means do not see: ``W -= α λ W`` (Loshchilov and Hutter, 2019)."""

    def decay(self, learning_rate: float) -> None:
        self.parameters *= 1 - learning_rate * self.settings.weight_decay


class Nadam(Adam):
    """Adam that looks one step ahead along its momentum, as Nesterov does (Dozat, 2016).

    ``W -= α (μₜ₊₁ m / (1 - Πₜ₊₁) + (1 - μₜ) dW / (1 - Πₜ)) / (sqrt(v̂) + ε)`` with the share of momentum
    ``μₜ = β1 (1 - 0.96^(t ψ) / 2)`` and the product ``Πₜ`` of all of them up to t, as in PyTorch.
    """

    def move(self, learning_rate: float) -> None:
        beta1, beta2 = self._betas
        ahead, now, epsilon = self._shares(learning_rate)
        for parameters, gradients, m, v, scratch in self.pieces:
            m *= beta1
            m += gradients
            v *= beta2
            np.multiply(gradients, gradients, out=scratch)
            v += scratch
            update = ahead * m
            np.multiply(gradients, now, out=scratch)
            update += scratch
            np.sqrt(v, out=scratch)
            scratch += epsilon
            update /= scratch
            parameters -= update

    def last_update(self, part: slice, learning_rate: float) -> Array:
        ahead, now, epsilon = self._shares(learning_rate)
        m, v = self.vectors["m"][part], self.vectors["v"][part]
        update: Array = (ahead * m + now * self.gradients[part]) / (np.sqrt(v) + epsilon)
        return update

    def corrected(self) -> dict[str, Array]:
        n = UPDATE_RULES["nadam"].at_step(self.steps)
        ahead, now = n["μₜ₊₁"] / (1 - n["Πₜ₊₁"]), (1 - n["μₜ"]) / (1 - n["Πₜ"])
        return super().corrected() | {"mhat": ahead * self.memory()["m"] + now * self.gradients}

    def _shares(self, learning_rate: float) -> tuple[float, float, float]:
        """Factors of m and of the gradient, and epsilon, beside the root of the v that is kept."""
        n = UPDATE_RULES["nadam"].at_step(max(1, self.steps))
        root = math.sqrt((1 - self.beta2) / (1 - self.beta2 ** max(1, self.steps)))
        ahead = learning_rate * n["μₜ₊₁"] * (1 - self.beta1) / ((1 - n["Πₜ₊₁"]) * root)
        now = learning_rate * (1 - n["μₜ"]) / ((1 - n["Πₜ"]) * root)
        return ahead, now, self.epsilon / root


OPTIMIZERS: dict[str, type[Optimizer]] = {
    "sgd": GradientDescent,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "adagrad": Adagrad,
    "rmsprop": RMSProp,
    "adam": Adam,
    "adamw": AdamW,
    "nadam": Nadam,
}


def make_optimizer(parameters: Array, gradients: Array, settings: TrainingSettings) -> Optimizer:
    """The optimizer of the settings, at its start."""
    return OPTIMIZERS[settings.optimizer](parameters, gradients, settings)
