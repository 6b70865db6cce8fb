"""Losses of probabilities of classes."""

from __future__ import annotations

import numpy as np

from engine.common.arrays import Array, Index
from engine.common.messages import Message, number_text, size_text
from engine.core.losses import (
    BinaryCrossEntropy,
    CrossEntropy,
    Focal,
    Loss,
    SoftmaxCrossEntropy,
)
from engine.stepping.maths.losses.base import LossMath, Shown
from engine.stepping.parts import Explanation, Operand, SumLine, Term
from engine.stepping.quantities import Cell, IterationNumbers
from engine.stepping.sums import cell_label, explained, number_term, subscripts, sum_of


class CrossEntropyMath(LossMath):
    """Both cross-entropies, of a sigmoid unit and of softmax units, with smoothed and weighted targets.

    Attributes:
        is_single: whether one sigmoid unit gives the chance of the second of two classes.
    """

    @property
    def is_single(self) -> bool:
        return self.units == 1

    @property
    def classes(self) -> int:
        """Number of classes."""
        return 2 if self.is_single else self.units

    @property
    def is_weighted(self) -> bool:
        """True if classes have weights."""
        return self.settings.class_weighting != "none"

    @property
    def is_plain(self) -> bool:
        """True if targets are taken as they are."""
        return not self.is_weighted and not self.settings.label_smoothing

    @property
    def description(self) -> Message:
        return Message(
            "The {loss} is small where the right class has a probability near 1, and grows without limit as "
            "that nears 0; it is averaged over the rows. The loss and the last activation are gone back "
            "through together: backward begins with {gradient}, how the loss would change with each {z}.",
            loss=Message(self.loss.label),
            gradient=self.gradient.text,
            z=self.z.text,
        )

    @property
    def gradient_description(self) -> Message:
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
        """Formula of the targets, where they are not taken as they are."""
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

    def explain_gradient(self, tape: IterationNumbers, index: Index) -> Explanation:
        row, unit = index
        a, y, targets = Cell(self.a, index), Cell(self.y, index), self.targets(tape)[row]
        output, whole = tape.value(a), float(targets.sum())
        target = float(targets[1 if self.is_single else unit])
        if self.is_plain:
            terms = (
                number_term(tape, a, cell_label(tape, a)),
                number_term(tape, y, Message("− target"), -1),
            )
        else:
            terms = (
                Term(
                    f"{number_text(output)} × {size_text(whole)}", output * whole, (a,), cell_label(tape, a)
                ),
                Term(f"− {size_text(target)}", -target, (y,), Message("− target, smoothed and weighted")),
            )
        at = subscripts(index)
        formula = self.gradient_formula()[0]
        if self.is_plain:
            formula = f"{self.gradient.latex_of(*at)} = {self.a.latex_of(*at)} - {self.y.latex_of(*at)}"
        return explained(Cell(self.gradient, index), formula, terms, sum_of(terms))


class FocalMath(CrossEntropyMath):
    """The focal loss, behind a sigmoid unit or softmax units."""

    @property
    def gamma(self) -> float:
        """Exponent γ of the loss."""
        return self.settings.focal_gamma

    @property
    def is_plain(self) -> bool:
        return not self.is_weighted

    @property
    def description(self) -> Message:
        return Message(
            "The focal loss is a cross-entropy in which a row counts the less, the more certain its right "
            "class already is: the logarithm of the probability p is multiplied by (1 − p) to the power of "
            "γ = {gamma}. So training turns to the rows that are still wrong. Backward begins with "
            "{gradient}.",
            gamma=f"{self.gamma:g}",
            gradient=self.gradient.text,
        )

    @property
    def gradient_description(self) -> Message:
        return Message(
            "The difference between what the network gave and what it should give, as of a cross-entropy, "
            "times a factor f of each row that nears 0 as the probability p of its right class nears 1."
        )

    def value_formula(self) -> tuple[str, Shown]:
        weight = r"w\," if self.is_weighted else ""
        formula = rf"J = -\frac{{1}}{{m}} \sum_{{i=1}}^{{m}}\, {weight}(1 - p)^{{{self.gamma:g}}} \log p"
        formula += rf",\quad {self._chance_formula()}{self._weight_formula()}"
        return formula, ("− 1/m Σ (1 − p)", "log p ;  p :", Operand(self.a), "∘", Operand(self.y))

    def _chance_formula(self) -> str:
        a = self.a.latex
        return (
            rf"p = y\, {a} + (1 - y)(1 - {a})"
            if self.is_single
            else rf"p = \sum_k\, y_k {self.a.latex_of('k')}"
        )

    def _weight_formula(self) -> str:
        return r",\quad w = \frac{m\, w_y}{\sum w}" if self.is_weighted else ""

    def gradient_formula(self) -> tuple[str, Shown]:
        weight, g = (r"w\," if self.is_weighted else ""), f"{self.gamma:g}"
        formula = rf"{self.gradient.latex} = f\, ({self.a.latex} - y),\quad f = {weight}(1 - p)^{{{g}}}"
        formula += rf"\left( 1 - \frac{{{g}\, p \log p}}{{1 - p}} \right)"
        return formula, ("f ∘ (", Operand(self.a), "−", Operand(self.y), ")")

    def row_costs(self, tape: IterationNumbers) -> Array:
        weights, logarithms = self._rows(tape)
        costs: Array = -weights * (-np.expm1(logarithms)) ** self.gamma * logarithms
        return costs

    def cost_text(self, tape: IterationNumbers, row: int) -> str:
        weights, logarithms = (each[row] for each in self._rows(tape))
        factor = f"{size_text(float(weights))} × " if self.is_weighted else ""
        rest, chance = size_text(float(-np.expm1(logarithms))), size_text(float(np.exp(logarithms)))
        return f"− {factor}{rest}^{self.gamma:g} × log {chance}"

    def gradients(self, tape: IterationNumbers) -> Array:
        a, y = self.outputs(tape)
        found: Array = self._factors(tape)[:, None] * (a - y)
        return found

    def explain_gradient(self, tape: IterationNumbers, index: Index) -> Explanation:
        a, y = Cell(self.a, index), Cell(self.y, index)
        terms = (
            number_term(tape, a, cell_label(tape, a)),
            number_term(tape, y, Message("− target"), -1),
        )
        error, factor = sum_of(terms), float(self._factors(tape)[index[0]])
        scaled = SumLine(Message("× f = {factor}", factor=size_text(factor)), error.value * factor)
        formula = self.gradient_formula()[0]
        return explained(Cell(self.gradient, index), formula, terms, error, scaled)

    def _rows(self, tape: IterationNumbers) -> tuple[Array, Array]:
        """The weight of each row and the logarithm of the probability of its right class, ``(m,)`` both."""
        targets, logarithms = self.targets(tape), self.logarithms(tape)
        weights = targets.sum(1)
        return weights, (targets * logarithms).sum(1) / weights

    def _factors(self, tape: IterationNumbers) -> Array:
        """F of each row, ``(m,)``."""
        weights, logarithms = self._rows(tape)
        loss = tape.loss
        assert isinstance(loss, Focal)  # noqa: S101 - the plan's loss is of the same sort
        factors: Array = weights * loss.factors(logarithms)
        return factors


MATHS: dict[type[Loss], type[LossMath]] = {
    BinaryCrossEntropy: CrossEntropyMath,
    SoftmaxCrossEntropy: CrossEntropyMath,
    Focal: FocalMath,
}
