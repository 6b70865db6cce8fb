"""Task of a network: how many features come in and what has to come out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.common.arrays import Shape
from engine.core.training_settings import AUTO, LOSS_CHOICES

TaskKind = Literal["binary", "classes", "regression"]


@dataclass(frozen=True, slots=True)
class Task:
    """Task that the chosen columns set for the network.

    Attributes:
        kind: ``binary`` (two classes), ``classes`` (three or more) or ``regression`` (a number).
        features: width of a prepared input row, after one-hot encoding.
        classes: names of the classes in the order of the outputs; empty for regression.
        target: name of the target column.
        image: ``(height, width, channels)`` where the features are the pixels of a picture, row by row,
            channels innermost; else empty.
    """

    kind: TaskKind
    features: int
    classes: tuple[str, ...] = ()
    target: str = ""
    image: Shape = ()

    @property
    def output_units(self) -> int:
        """Units that the suggested last layer has: one, or one per class when there are more than two."""
        return len(self.classes) if self.kind == "classes" else 1

    @property
    def output_activation(self) -> str:
        """Activation that the suggested last layer has."""
        return {"binary": "sigmoid", "classes": "softmax", "regression": "identity"}[self.kind]

    @property
    def metric(self) -> str:
        """The figure shown beside the loss: ``accuracy`` for classes, ``r2`` for regression."""
        return "r2" if self.kind == "regression" else "accuracy"

    def accepts(self, units: int, activation: str) -> bool:
        """True if a last layer with these units and this activation gives a sound loss.

        Two classes may also be written as two softmax units.
        """
        if self.kind == "regression":
            return units == 1 and activation not in ("softmax", "sigmoid")
        if self.kind == "binary":
            return (units, activation) in ((1, "sigmoid"), (2, "softmax"))
        return units == len(self.classes) and activation == "softmax"

    def matching_loss(self, activation: str) -> str:
        """Key of the first loss that is made for this activation of the last layer."""
        output = "sigmoid" if activation == "sigmoid" else "softmax"
        for key, loss in LOSS_CHOICES.items():
            fits = not loss.activations if self.kind == "regression" else output in loss.activations
            if key != AUTO and fits:
                return key
        raise LookupError(activation)

    def accepts_loss(self, loss: str, activation: str) -> bool:
        """True if a loss, a key of :data:`LOSS_CHOICES`, suits such an output.

        A cross-entropy needs the probabilities that it was made for; distances can be taken of any output.
        """
        made_for = LOSS_CHOICES[loss].activations
        return not made_for or (self.kind != "regression" and activation in made_for)

    def can_have_loss(self, loss: str) -> bool:
        """True if there is a sound last layer that this loss, a key of :data:`LOSS_CHOICES`, suits."""
        outputs = {"binary": ("sigmoid", "softmax"), "classes": ("softmax",), "regression": ("",)}[self.kind]
        return any(self.accepts_loss(loss, activation) for activation in outputs)
