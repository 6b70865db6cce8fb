"""Losses of distances between outputs and targets."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

import numpy as np

from engine.common.arrays import Array, Index
from engine.common.messages import Message, number_text
from engine.core.losses import (
    Huber,
    Loss,
    MeanAbsoluteError,
    MeanSquaredError,
)
from engine.stepping.maths.losses.base import LossMath, Shown
from engine.stepping.parts import Explanation, Operand, SumLine
from engine.stepping.quantities import Cell, IterationNumbers
from engine.stepping.sums import cell_label, explained, number_term, sum_of


class DistanceMath(LossMath):
    """A loss of distances between outputs and targets.

    Attributes:
        row_formula: what one difference costs, of ``a - y``, as LaTeX.
        row_text: the same with ``{e}`` for the number.
        before, after: signs around the difference in pictures.
    """

    before: ClassVar[str]
    after: ClassVar[str]

    @property
    def description(self) -> Message:
        return Message(
            "The {loss} says in one number how far the outputs are from the targets y, averaged over the "
            "rows. Its derivative, {gradient}, is where backward begins: how the loss would change with "
            "each output.",
            loss=Message(self.loss.label),
            gradient=self.gradient.text,
        )

    @property
    def gradient_description(self) -> Message:
        return Message(
            "How the loss of each row would change with the outputs of that row. The mean over the rows is "
            "taken later, where weights are reached."
        )

    @property
    def difference(self) -> str:
        """``a - y`` as LaTeX."""
        return f"{self.a.latex} - y"

    def share(self, numerator: int = 1) -> str:
        """A factor for the mean over the outputs as LaTeX, ``1/k``; nothing if it is 1."""
        if self.units == 1:
            return "" if numerator == 1 else rf"{numerator}\,"
        return rf"\frac{{{numerator}}}{{{self.units}}}\,"

    def averaged(self, cost: str) -> str:
        """J, where each difference costs this."""
        if self.units == 1:
            return rf"J = \frac{{1}}{{m}} \sum_{{i=1}}^{{m}}\, {cost}"
        return rf"J = \frac{{1}}{{m}} \sum_{{i=1}}^{{m}} \frac{{1}}{{{self.units}}} \sum_k\, {cost}"

    def row_costs(self, tape: IterationNumbers) -> Array:
        a, y = self.outputs(tape)
        costs: Array = self.costs(a - y).mean(1)
        return costs

    def cost_text(self, tape: IterationNumbers, row: int) -> str:
        a, y = (each[row] for each in self.outputs(tape))
        texts = [self.one_text(float(e)) for e in a - y]
        if len(texts) == 1:
            return texts[0]
        return f"({' + '.join(texts)}) ÷ {len(texts)}" if len(texts) < 5 else f"… ÷ {len(texts)}"

    def gradients(self, tape: IterationNumbers) -> Array:
        a, y = self.outputs(tape)
        return self.slopes(a - y) / self.units

    def explain_gradient(self, tape: IterationNumbers, index: Index) -> Explanation:
        a, y = Cell(self.a, index), Cell(self.y, index)
        terms = (
            number_term(tape, a, cell_label(tape, a)),
            number_term(tape, y, Message("− target"), -1),
        )
        error = sum_of(terms)
        lines = [error, *self.slope_lines(error.value)]
        if self.units > 1:
            lines.append(SumLine(Message("÷ {by}", by=self.units), lines[-1].value / self.units))
        formula = self.gradient_formula()[0]
        return explained(Cell(self.gradient, index), formula, terms, *lines)

    @abstractmethod
    def costs(self, errors: Array) -> Array:
        """Cost of each difference."""

    @abstractmethod
    def one_text(self, error: float) -> str:
        """Cost of one difference, with its number."""

    @abstractmethod
    def slopes(self, errors: Array) -> Array:
        """The derivative of that."""

    @abstractmethod
    def slope_lines(self, error: float) -> tuple[SumLine, ...]:
        """The lines from a difference to its slope."""


class MeanSquaredErrorMath(DistanceMath):
    """The mean squared error."""

    def value_formula(self) -> tuple[str, Shown]:
        formula = self.averaged(f"({self.difference})^2")
        return formula, ("1/m Σ (", Operand(self.a), "−", Operand(self.y), ")²")

    def gradient_formula(self) -> tuple[str, Shown]:
        factor = "2" if self.units == 1 else f"2/{self.units}"
        formula = f"{self.gradient.latex} = {self.share(2)}({self.difference})"
        return formula, (f"{factor} (", Operand(self.a), "−", Operand(self.y), ")")

    def costs(self, errors: Array) -> Array:
        return errors**2

    def one_text(self, error: float) -> str:
        return f"({number_text(error)})²"

    def slopes(self, errors: Array) -> Array:
        return 2 * errors

    def slope_lines(self, error: float) -> tuple[SumLine, ...]:
        return (SumLine(Message("× 2"), 2 * error),)


class MeanAbsoluteErrorMath(DistanceMath):
    """The mean absolute error."""

    def value_formula(self) -> tuple[str, Shown]:
        formula = self.averaged(f"|{self.difference}|")
        return formula, ("1/m Σ |", Operand(self.a), "−", Operand(self.y), "|")

    def gradient_formula(self) -> tuple[str, Shown]:
        formula = rf"{self.gradient.latex} = {self.share()}\mathrm{{sign}}({self.difference})"
        factor = "" if self.units == 1 else f"1/{self.units} "
        return formula, (f"{factor}sign (", Operand(self.a), "−", Operand(self.y), ")")

    def costs(self, errors: Array) -> Array:
        return np.abs(errors)

    def one_text(self, error: float) -> str:
        return f"|{number_text(error)}|"

    def slopes(self, errors: Array) -> Array:
        return np.sign(errors)

    def slope_lines(self, error: float) -> tuple[SumLine, ...]:
        return (SumLine(Message("only the sign counts"), float(np.sign(error))),)


class HuberMath(DistanceMath):
    """The Huber loss: a square near the target, a distance far from it."""

    def value_formula(self) -> tuple[str, Shown]:
        formula = self.averaged(r"h\,(|e| - \tfrac{1}{2} h)")
        formula += rf",\quad e = {self.difference},\; h = \min(|e|, 1)"
        return formula, ("1/m Σ h (", Operand(self.a), "−", Operand(self.y), ")")

    def gradient_formula(self) -> tuple[str, Shown]:
        formula = rf"{self.gradient.latex} = {self.share()}\max(-1, \min(1, {self.difference}))"
        factor = "" if self.units == 1 else f"1/{self.units} "
        return formula, (f"{factor}max(−1, min(1, ", Operand(self.a), "−", Operand(self.y), "))")

    def costs(self, errors: Array) -> Array:
        sizes = np.abs(errors)
        inside = np.minimum(sizes, 1)
        found: Array = inside * (sizes - 0.5 * inside)
        return found

    def one_text(self, error: float) -> str:
        said = number_text(error)
        return f"({said})² ÷ 2" if abs(error) <= 1 else f"|{said}| − 0.5"

    def slopes(self, errors: Array) -> Array:
        return np.clip(errors, -1, 1)

    def slope_lines(self, error: float) -> tuple[SumLine, ...]:
        if abs(error) <= 1:
            return ()
        return (SumLine(Message("cut off at −1 and 1"), float(np.clip(error, -1, 1))),)


MATHS: dict[type[Loss], type[LossMath]] = {
    MeanSquaredError: MeanSquaredErrorMath,
    MeanAbsoluteError: MeanAbsoluteErrorMath,
    Huber: HuberMath,
}
