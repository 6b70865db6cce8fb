"""The loss in letters and numbers: the mean over the rows, and the gradient that backward begins with."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from engine.common.arrays import Array, Index
from engine.common.messages import Message
from engine.core.losses import (
    Loss,
)
from engine.core.training_settings import TrainingSettings
from engine.stepping.maths.shared.activated import ActivatedMath
from engine.stepping.parts import Explanation, Operand, Part, Term
from engine.stepping.quantities import Cell, IterationNumbers, Key
from engine.stepping.sums import Terms, divided, explained, sum_of

Shown = tuple[Operand | str, ...]


class LossMath(ABC):
    """The loss of a network.

    Attributes:
        loss: which one; class weights are those of the tape's.
        last: L.
        units: numbers in one row of the output, k.
        z: the key of what goes into the last activation.
        settings: label smoothing, and whether classes have weights.
        is_penalized: whether any layer has an L1 or L2 penalty.
    """

    def __init__(
        self, loss: Loss, math: ActivatedMath, units: int, settings: TrainingSettings, is_penalized: bool
    ) -> None:
        self.is_penalized = is_penalized
        self.loss, self.last, self.units, self.settings = loss, math.l, units, settings
        self.a, self.y, self.z = math.key("a"), Key("y", math.l), math.z

    @property
    def key(self) -> Key:
        """J."""
        return Key("loss", self.last)

    @property
    def gradient(self) -> Key:
        """Key of the gradient that backward begins with."""
        return Key("dz" if self.loss.from_logits else "da", self.last)

    @property
    @abstractmethod
    def description(self) -> Message:
        """Sentences on what the loss says, and where backward begins."""

    def parts(self) -> tuple[Part, ...]:
        """The loss, and its gradient."""
        description = Message("One number for the whole mini-batch: the mean of what each row costs.")
        formula, shown = self.value_formula()
        value = Part(
            kind="loss",
            layer=self.last,
            results=(self.key,),
            formula=formula,
            shown=shown,
            description=description,
        )
        formula, shown = self.gradient_formula()
        gradient = Part(
            kind="loss",
            layer=self.last,
            results=(self.gradient,),
            formula=formula,
            shown=shown,
            description=self.gradient_description,
        )
        return (value, gradient)

    @abstractmethod
    def value_formula(self) -> tuple[str, Shown]:
        """J as LaTeX and as pictures."""

    @abstractmethod
    def gradient_formula(self) -> tuple[str, Shown]:
        """The gradient as LaTeX and as pictures."""

    @property
    @abstractmethod
    def gradient_description(self) -> Message:
        """Sentences on what the gradient says."""

    @abstractmethod
    def gradients(self, tape: IterationNumbers) -> Array:
        """The gradient of each row's own loss, ``(m, k)``, by the formula, in float64."""

    @abstractmethod
    def row_costs(self, tape: IterationNumbers) -> Array:
        """Cost of each row, ``(m,)``, in float64."""

    @abstractmethod
    def cost_text(self, tape: IterationNumbers, row: int) -> str:
        """Cost of one row, with its numbers."""

    @abstractmethod
    def explain_gradient(self, tape: IterationNumbers, index: Index) -> Explanation:
        """Explanation of one number of the gradient."""

    def explain(self, tape: IterationNumbers, key: Key, index: Index) -> Explanation:
        """Explanation of the loss, or of one number of its gradient."""
        if key == self.gradient:
            return self.explain_gradient(tape, index)
        costs = self.row_costs(tape)

        def term(row: int) -> Term:
            cells = tuple(Cell(key, (row, k)) for key in (self.a, self.y) for k in range(self.units))
            label = Message("row {row}, {name}", row=row + 1, name=tape.row_names[row])
            return Term(self.cost_text(tape, row), float(costs[row]), cells, label)

        terms = Terms(costs, term)
        whole = sum_of(terms)
        formula, _ = self.value_formula()
        notes = (PENALTIES,) if self.is_penalized else ()
        return explained(Cell(key, index), formula, terms, whole, divided(whole, tape.m, "m"), notes=notes)

    def outputs(self, tape: IterationNumbers) -> tuple[Array, Array]:
        """a[L] and y in float64."""
        return np.asarray(tape[self.a], np.float64), np.asarray(tape[self.y], np.float64)


PENALTIES = Message(
    "The penalties of the weights are no part of this mean; they are added to the gradients of the weights."
)
