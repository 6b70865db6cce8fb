"""The losses in letters and numbers, and the gradient that backward begins with."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

import numpy as np

from engine.common.arrays import Array
from engine.common.messages import Message
from engine.core.losses import (
    BinaryCrossEntropy,
    CrossEntropy,
    Huber,
    Loss,
    MeanAbsoluteError,
    MeanSquaredError,
)
from engine.core.training_settings import TrainingSettings
from engine.stepping.maths.shared.activated import ActivatedMath
from engine.stepping.parts import Explanation, Operand, Part, SumLine, Term
from engine.stepping.quantities import Cell, IterationNumbers, Key, number_text, size_text
from engine.stepping.sums import Terms, cell_words, divided, explained, number_term, subscripts, sum_of

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

    @staticmethod
    def of(
        loss: Loss, math: ActivatedMath, units: int, settings: TrainingSettings, is_penalized: bool
    ) -> LossMath:
        """That of a loss behind the last layer."""
        if isinstance(loss, CrossEntropy):
            return CrossEntropyMath(loss, math, units, settings, is_penalized)
        return DISTANCES[type(loss)](loss, math, units, settings, is_penalized)

    @property
    def key(self) -> Key:
        """J."""
        return Key("loss", self.last)

    @property
    def gradient(self) -> Key:
        """What backward begins with."""
        return Key("dz" if self.loss.from_logits else "da", self.last)

    @property
    @abstractmethod
    def words(self) -> Message:
        """What the loss says, and where backward begins."""

    def parts(self) -> tuple[Part, ...]:
        """The loss, and its gradient."""
        words = Message("One number for the whole mini-batch: the mean of what each row costs.")
        formula, shown = self.value_formula()
        value = Part("loss", self.last, (self.key,), formula, shown, words)
        formula, shown = self.gradient_formula()
        gradient = Part("loss", self.last, (self.gradient,), formula, shown, self.gradient_words)
        return (value, gradient)

    @abstractmethod
    def value_formula(self) -> tuple[str, Shown]:
        """J as LaTeX and as pictures."""

    @abstractmethod
    def gradient_formula(self) -> tuple[str, Shown]:
        """The gradient as LaTeX and as pictures."""

    @property
    @abstractmethod
    def gradient_words(self) -> Message:
        """What the gradient says."""

    @abstractmethod
    def gradients(self, tape: IterationNumbers) -> Array:
        """The gradient of each row's own loss, ``(m, k)``, by the formula, in float64."""

    @abstractmethod
    def row_costs(self, tape: IterationNumbers) -> Array:
        """What each row costs, ``(m,)``, in float64."""

    @abstractmethod
    def cost_text(self, tape: IterationNumbers, row: int) -> str:
        """What one row costs, with its numbers."""

    @abstractmethod
    def explain_gradient(self, tape: IterationNumbers, index: tuple[int, ...]) -> Explanation:
        """How one number of the gradient came about."""

    def explain(self, tape: IterationNumbers, key: Key, index: tuple[int, ...]) -> Explanation:
        """How the loss, or one number of its gradient, came about."""
        if key == self.gradient:
            return self.explain_gradient(tape, index)
        costs = self.row_costs(tape)

        def term(row: int) -> Term:
            cells = tuple(Cell(key, (row, k)) for key in (self.a, self.y) for k in range(self.units))
            words = Message("row {row}, {name}", row=row + 1, name=tape.row_names[row])
            return Term(self.cost_text(tape, row), float(costs[row]), cells, words)

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
    def words(self) -> Message:
        return Message(
            "The {loss} says in one number how far the outputs are from the targets y, averaged over the "
            "rows. Its derivative, {gradient}, is where backward begins: how the loss would change with "
            "each output.",
            loss=Message(self.loss.label),
            gradient=self.gradient.text,
        )

    @property
    def gradient_words(self) -> Message:
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

    def explain_gradient(self, tape: IterationNumbers, index: tuple[int, ...]) -> Explanation:
        a, y = Cell(self.a, index), Cell(self.y, index)
        terms = (
            number_term(tape, a, cell_words(tape, a)),
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
        """What each difference costs."""

    @abstractmethod
    def one_text(self, error: float) -> str:
        """What one difference costs, with its number."""

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


DISTANCES: dict[type[Loss], type[DistanceMath]] = {
    MeanSquaredError: MeanSquaredErrorMath,
    MeanAbsoluteError: MeanAbsoluteErrorMath,
    Huber: HuberMath,
}


class CrossEntropyMath(LossMath):
    """Both cross-entropies, of a sigmoid unit and of softmax units, with smoothed and weighted targets.

    Attributes:
        is_single: whether one sigmoid unit gives the chance of the second of two classes.
    """

    @property
    def is_single(self) -> bool:
        return isinstance(self.loss, BinaryCrossEntropy)

    @property
    def classes(self) -> int:
        """How many classes there are."""
        return 2 if self.is_single else self.units

    @property
    def is_weighted(self) -> bool:
        """Whether classes have weights."""
        return self.settings.class_weighting != "none"

    @property
    def is_plain(self) -> bool:
        """Whether targets are taken as they are."""
        return not self.is_weighted and not self.settings.label_smoothing

    @property
    def words(self) -> Message:
        return Message(
            "The {loss} is small where the right class has a probability near 1, and grows without limit as "
            "that nears 0; it is averaged over the rows. The loss and the last activation are gone back "
            "through together: backward begins with {gradient}, how the loss would change with each {z}.",
            loss=Message(self.loss.label),
            gradient=self.gradient.text,
            z=self.z.text,
        )

    @property
    def gradient_words(self) -> Message:
        if not self.is_plain:
            return Message(
                "The derivative of the loss times that of the last activation comes to the difference "
                "between what the network gave and the targets, smoothed or weighted as the settings say. "
                "It is computed so, since going through the activation would lose digits near 0 and 1."
            )
        return Message(
            "The derivative of the loss times that of the last activation is nothing but the difference "
            "between what the network gave and what it should give. It is computed so, since going through "
            "the activation would lose digits where a probability is near 0 or 1."
        )

    def value_formula(self) -> tuple[str, Shown]:
        a, y = self.a.latex, "y" if self.is_plain else r"\tilde{y}"
        if not self.is_single:
            inside = rf"\sum_k\, {y}_k \log {self.a.latex_of('k')}"
        elif self.is_plain:
            inside = rf"\left( y \log {a} + (1 - y) \log (1 - {a}) \right)"
        else:
            inside = rf"\left( {y}_2 \log {a} + {y}_1 \log (1 - {a}) \right)"
        formula = rf"J = -\frac{{1}}{{m}} \sum_{{i=1}}^{{m}}\, {inside}{self._target_formula()}"
        return formula, ("− 1/m Σ", Operand(self.y), "∘ log", Operand(self.a))

    def _target_formula(self) -> str:
        """What stands for the targets, where they are not taken as they are."""
        if self.is_plain:
            return ""
        smoothing = self.settings.label_smoothing
        smoothed = "y_k"
        if smoothing:
            smoothed = rf"{1 - smoothing:g}\, y_k + \frac{{{smoothing:g}}}{{{self.classes}}}"
        if self.is_weighted:
            smoothed = r"\frac{m\, w_k}{\sum w}\, " + (f"({smoothed})" if smoothing else smoothed)
        return rf",\quad \tilde{{y}}_k = {smoothed}"

    def gradient_formula(self) -> tuple[str, Shown]:
        a, dz = self.a.latex, self.gradient.latex
        if self.is_plain:
            return f"{dz} = {a} - y", (Operand(self.a), "−", Operand(self.y))
        whole, own = r"\textstyle\sum_k\, \tilde{y}_k", r"\tilde{y}"
        if self.is_single:
            whole, own = r"(\tilde{y}_1 + \tilde{y}_2)", r"\tilde{y}_2"
        return rf"{dz} = {a} \odot {whole} - {own}", (Operand(self.a), "∘ Σ ỹ − ỹ  of", Operand(self.y))

    def targets(self, tape: IterationNumbers) -> Array:
        """Smoothed and weighted targets, one column for each class, in float64."""
        y = np.asarray(tape[self.y], np.float64)
        loss = tape.loss
        assert isinstance(loss, CrossEntropy)  # noqa: S101 - the plan's loss is of the same sort
        rows = loss.by_class(y)
        smoothed: Array = rows * (1 - loss.smoothing) + loss.smoothing / self.classes
        if loss.class_weights is not None:
            smoothed = smoothed * loss.class_weights * (len(y) / loss.weight(y))
        return smoothed

    def logarithms(self, tape: IterationNumbers) -> Array:
        """The logarithm of the probability of each class, ``(m, classes)``, from the logits."""
        z = np.asarray(tape[self.z], np.float64)
        if self.is_single:
            return np.hstack([-np.logaddexp(0, z), -np.logaddexp(0, -z)])
        shifted = z - z.max(1, keepdims=True)
        found: Array = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
        return found

    def row_costs(self, tape: IterationNumbers) -> Array:
        costs: Array = -(self.targets(tape) * self.logarithms(tape)).sum(1)
        return costs

    def cost_text(self, tape: IterationNumbers, row: int) -> str:
        targets = self.targets(tape)[row]
        chances = np.exp(self.logarithms(tape)[row])
        texts = []
        for target, chance in zip(targets, chances, strict=True):
            if target:
                factor = "" if target == 1 else f"{size_text(float(target))} × "
                texts.append(f"− {factor}log {size_text(float(chance))}")
        return " ".join(texts) if len(texts) < 5 else "− Σ ỹ log a"

    def gradients(self, tape: IterationNumbers) -> Array:
        a, targets = np.asarray(tape[self.a], np.float64), self.targets(tape)
        own = targets[:, 1:] if self.is_single else targets
        found: Array = a * targets.sum(1, keepdims=True) - own
        return found

    def explain_gradient(self, tape: IterationNumbers, index: tuple[int, ...]) -> Explanation:
        row, unit = index
        a, y, targets = Cell(self.a, index), Cell(self.y, index), self.targets(tape)[row]
        output, whole = tape.value(a), float(targets.sum())
        target = float(targets[1 if self.is_single else unit])
        if self.is_plain:
            terms = (
                number_term(tape, a, cell_words(tape, a)),
                number_term(tape, y, Message("− target"), -1),
            )
        else:
            terms = (
                Term(
                    f"{number_text(output)} × {size_text(whole)}", output * whole, (a,), cell_words(tape, a)
                ),
                Term(f"− {size_text(target)}", -target, (y,), Message("− target, smoothed and weighted")),
            )
        at = subscripts(index)
        formula = self.gradient_formula()[0]
        if self.is_plain:
            formula = f"{self.gradient.latex_of(*at)} = {self.a.latex_of(*at)} - {self.y.latex_of(*at)}"
        return explained(Cell(self.gradient, index), formula, terms, sum_of(terms))
