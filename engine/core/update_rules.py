"""The update rules of the optimizers: what each is called, does and uses; imports nothing heavy."""

from __future__ import annotations

from dataclasses import dataclass

from engine.common.settings import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateRule(Choice):
    """An optimizer that can be chosen.

    Attributes:
        decouples_decay: whether weight decay shrinks the weights beside the step, instead of being part of
            the gradient.
    """

    decouples_decay: bool = False


UPDATE_RULES: dict[str, UpdateRule] = {
    "sgd": UpdateRule(label="Gradient descent", tip="A move against the gradient, nothing more"),
    "momentum": UpdateRule(
        label="Momentum",
        tip="Gradient descent that keeps part of its last update, so that zigzags cancel",
        uses=("momentum",),
    ),
    "nesterov": UpdateRule(
        label="Nesterov",
        tip="Momentum that takes the gradient where the kept update leads to",
        uses=("momentum",),
    ),
    "adagrad": UpdateRule(
        label="Adagrad",
        tip="Gradient descent with a rate for each weight, smaller the more it has changed so far",
    ),
    "rmsprop": UpdateRule(
        label="RMSProp",
        tip="Adagrad that forgets old gradients, so that the rates do not shrink for ever",
    ),
    "adam": UpdateRule(label="Adam", tip="RMSProp with momentum, both corrected for their start at 0"),
    "adamw": UpdateRule(
        label="AdamW",
        tip="Adam with weight decay beside the update, where the rates of the weights do not distort it",
        brings={"weight_decay": 0.01},  # without one it is Adam; as in PyTorch
        decouples_decay=True,
    ),
}
"""In the order of how much each adds to the ones before; the classes are in
:data:`engine.core.optimizers.OPTIMIZERS`."""
