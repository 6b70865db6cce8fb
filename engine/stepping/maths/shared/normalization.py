"""Base of the norms in letters and numbers: x̂ = (a_prev − μ) / √(σ² + ε), a = γ ∘ x̂ + β."""

from __future__ import annotations

import math
from abc import abstractmethod
from typing import Any

import numpy as np

from engine.common.arrays import Array, Index, Shape
from engine.common.messages import Message, number_text
from engine.core.layers import Layer
from engine.core.layers.shared.normalization import EPSILON
from engine.stepping.maths.shared.base import LayerMath, Values
from engine.stepping.parts import Explanation, Operand, Part, SumLine, Term
from engine.stepping.quantities import Cell, Key, Numbers
from engine.stepping.sums import (
    Factor,
    Terms,
    cell_label,
    divided,
    explained,
    number_label,
    number_term,
    products,
    subscripts,
    sum_of,
)


class NormMath(LayerMath):
    """The four formulas of forward, dgamma and dbeta.

    Attributes:
        averaged: letter for how many numbers share a mean, for formulas.
    """

    averaged: str

    @property
    def cache(self) -> tuple[Key, ...]:
        return (self.key("normalized"), self.key("variance"))

    @property
    def is_picture(self) -> bool:
        """True if rows are pictures, so that every pixel counts."""
        return len(self.layer.input_shapes[0]) == 3

    def own_shape(self, name: str, m: int) -> Shape:
        if name in ("mean", "variance", "running_mean", "running_var"):
            return self.statistics_shape(m)
        return super().own_shape(name, m)

    @property
    def gradient_names(self) -> dict[str, str]:
        """The quantities of backward as text, by the names that sentences have for them."""
        return {name: self.key(name).text for name in ("da", "dgamma", "dbeta", "normalized")}

    @property
    def backward_description(self) -> Message:
        if self.given is not None:
            return self.given_description(self.given)
        return Message(
            "{da} becomes {dgamma} and {dbeta} with {normalized} from the cache. Nothing before this "
            "layer learns, so nothing is handed on.",
            **self.gradient_names,
        )

    @abstractmethod
    def given_description(self, given: Key) -> Message:
        """Sentences on backward where it hands on ``given``."""

    @abstractmethod
    def statistics_shape(self, m: int) -> Shape:
        """Shape of μ and σ² as views show them."""

    @abstractmethod
    def group(self, tape: Numbers, at: Index) -> Factor:
        """The numbers of ``a_prev`` that share the mean at ``at``."""

    @abstractmethod
    def statistic_at(self, index: Index) -> Index:
        """Index of the mean of the number at ``index``."""

    @abstractmethod
    def parameter_at(self, index: Index) -> Index:
        """Index of the gamma of the number at ``index``."""

    @abstractmethod
    def gradient_part(self, given: Key) -> Part:
        """Part that computes the gradient that is given back."""

    @abstractmethod
    def explain_given(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        """Explanation of one number that is given back."""

    def statistic_parts(self, of_mean: Message, of_variance: Message) -> tuple[Part, ...]:
        """Mean and variance."""
        mean, variance, a_prev, n = self.key("mean"), self.key("variance"), self.a_prev, self.averaged
        return (
            self.part(
                "forward",
                mean,
                rf"{mean.latex} = \frac{{1}}{{{n}}} \sum {a_prev.latex}",
                (f"1/{n}", "Σ", Operand(a_prev)),
                of_mean,
            ),
            self.part(
                "forward",
                variance,
                rf"{variance.latex} = \frac{{1}}{{{n}}} \sum ({a_prev.latex} - {mean.latex})^2",
                (f"1/{n}", "Σ (", Operand(a_prev), "−", Operand(mean), ")²"),
                of_variance,
            ),
        )

    def output_parts(self) -> tuple[Part, ...]:
        """The normalized numbers, and what becomes of them."""
        mean, variance, normalized = self.key("mean"), self.key("variance"), self.key("normalized")
        gamma, beta, a, a_prev = self.key("gamma"), self.key("beta"), self.key("a"), self.a_prev
        return (
            self.part(
                "forward",
                normalized,
                rf"{normalized.latex} = \frac{{{a_prev.latex} - {mean.latex}}}"
                rf"{{\sqrt{{{variance.latex} + \varepsilon}}}}",
                ("(", Operand(a_prev), "−", Operand(mean), ") ÷ √(", Operand(variance), "+ ε )"),
                Message(
                    "Without their mean and in units of their deviation; ε = {epsilon} keeps the division "
                    "from failing where all are alike.",
                    epsilon=f"{EPSILON:g}",
                ),
            ),
            self.part(
                "forward",
                a,
                rf"{a.latex} = {gamma.latex} \odot {normalized.latex} + {beta.latex}",
                (Operand(gamma), "∘", Operand(normalized), "+", Operand(beta)),
                Message(
                    "{gamma} and {beta} are learnt: they let the network choose another deviation and mean.",
                    gamma=gamma.text,
                    beta=beta.text,
                ),
            ),
        )

    def backward_parts(self) -> tuple[Part, ...]:
        da, normalized = self.key("da"), self.key("normalized")
        dgamma, dbeta = self.key("dgamma"), self.key("dbeta")
        parts = [
            self.part(
                "backward",
                dgamma,
                rf"{dgamma.latex} = \frac{{1}}{{m}} \sum {da.latex} \odot {normalized.latex}",
                ("1/m", "Σ", Operand(da), "∘", Operand(normalized)),
                Message(
                    "{gamma} is multiplied with {normalized}, so its gradient is {da} times that, averaged "
                    "over the m rows.",
                    gamma=self.key("gamma").text,
                    normalized=normalized.text,
                    da=da.text,
                ),
            ),
            self.part(
                "backward",
                dbeta,
                rf"{dbeta.latex} = \frac{{1}}{{m}} \sum {da.latex}",
                ("1/m", "Σ", Operand(da)),
                Message(
                    "{beta} is added in every row, so its gradient is the mean of {da}.",
                    beta=self.key("beta").text,
                    da=da.text,
                ),
            ),
        ]
        if self.given is not None:
            parts.append(self.gradient_part(self.given))
        return tuple(parts)

    def backward_values(self, dz: Array | None, given: Any, layer: Layer) -> Values:
        found: Values = {self.key(name): getattr(layer, name) for name in ("dgamma", "dbeta")}
        return found | self.given_values(given)

    def own_shares(self, tape: Numbers, name: str, at: Index, gradient: Array) -> Array:
        shares = gradient * self.exact(tape, "normalized") if name == "gamma" else gradient
        numbers = math.prod(tape[self.key(name)].shape)
        place = np.ravel_multi_index(at, tape[self.key(name)].shape)
        of_one = shares.reshape(tape.m, -1, numbers)[:, :, place]  # of a channel for each of its pixels
        found: Array = of_one.sum(1)
        return found

    def own_factor(self, name: str, at: Index) -> str:
        return self.key("normalized").latex_of(*(each + 1 for each in at)) if name == "gamma" else "1"

    def explain(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        ways = {
            "mean": self.explain_mean,
            "variance": self._explain_variance,
            "normalized": self._explain_normalized,
            "a": self._explain_a,
            "dgamma": self._explain_dgamma,
            "dbeta": self._explain_dbeta,
        }
        if key.layer == self.l and key.name in ways:
            return ways[key.name](tape, index)
        return self.explain_given(tape, key, index)

    def explain_mean(self, tape: Numbers, at: Index) -> Explanation:
        """Explanation of one mean."""
        mean, group = self.key("mean"), self.group(tape, at)
        terms = products(lambda i: sample_label(group.cell(i)), group)
        whole = sum_of(terms)
        formula = rf"{mean.latex} = \frac{{1}}{{{self.averaged}}} \sum {self.a_prev.latex}"
        return explained(Cell(mean, at), formula, terms, whole, divided(whole, len(terms), self.averaged))

    def _explain_variance(self, tape: Numbers, at: Index) -> Explanation:
        mean, variance, group = self.key("mean"), self.key("variance"), self.group(tape, at)
        centre = tape.value(Cell(mean, at))
        squares = (group.values - centre) ** 2

        def term(i: int) -> Term:
            text = f"({number_text(float(group.values[i]))} − {number_text(centre)})²"
            cell = group.cell(i)
            return Term(text, float(squares[i]), (cell, Cell(mean, at)), sample_label(cell))

        terms = Terms(squares, term)
        whole = sum_of(terms)
        formula = (
            rf"{variance.latex} = \frac{{1}}{{{self.averaged}}} \sum ({self.a_prev.latex} - {mean.latex})^2"
        )
        return explained(Cell(variance, at), formula, terms, whole, divided(whole, len(terms), self.averaged))

    def deviation(self, tape: Numbers, at: Index) -> tuple[float, Message]:
        """``√(σ² + ε)`` and the label of a division by it."""
        root = math.sqrt(tape.value(Cell(self.key("variance"), at)) + EPSILON)
        return root, Message("÷ √(σ² + ε) = {root}", root=number_text(root))

    def _explain_normalized(self, tape: Numbers, index: Index) -> Explanation:
        normalized, at = self.key("normalized"), self.statistic_at(index)
        mean, variance = Cell(self.key("mean"), at), Cell(self.key("variance"), at)
        x = Cell(self.a_prev, index)
        terms = (
            number_term(tape, x, cell_label(tape, x)),
            number_term(tape, mean, Message("− mean"), -1),
        )
        root, label = self.deviation(tape, at)
        whole = sum_of(terms)
        formula = (
            rf"{normalized.latex_of(*subscripts(index))} = "
            rf"\frac{{{x.key.latex_of(*subscripts(index))} - {mean.key.latex}}}"
            rf"{{\sqrt{{{variance.key.latex} + \varepsilon}}}}"
        )
        return explained(Cell(normalized, index), formula, terms, whole, SumLine(label, whole.value / root))

    def _explain_a(self, tape: Numbers, index: Index) -> Explanation:
        a, x, at = self.key("a"), Cell(self.key("normalized"), index), self.parameter_at(index)
        gamma, beta = Cell(self.key("gamma"), at), Cell(self.key("beta"), at)
        scale, value = tape.value(gamma), tape.value(x)
        text = f"{number_text(scale)} × {number_text(value)}"
        terms = (
            Term(text, scale * value, (gamma, x), number_label(tape, self.l, index[1:])),
            number_term(tape, beta, Message("β")),
        )
        below = [each + 1 for each in at]
        formula = (
            rf"{a.latex_of(*subscripts(index))} = {gamma.key.latex_of(*below)} \cdot"
            rf" {x.key.latex_of(*subscripts(index))} + {beta.key.latex_of(*below)}"
        )
        return explained(Cell(a, index), formula, terms, sum_of(terms))

    def _explain_dgamma(self, tape: Numbers, at: Index) -> Explanation:
        da, normalized = (self._all_of(tape, key, at) for key in ("da", "normalized"))
        terms = products(lambda i: sample_label(da.cell(i)), da, normalized)
        return self._mean_over_rows(tape, Cell(self.key("dgamma"), at), terms)

    def _explain_dbeta(self, tape: Numbers, at: Index) -> Explanation:
        da = self._all_of(tape, "da", at)
        return self._mean_over_rows(
            tape, Cell(self.key("dbeta"), at), products(lambda i: sample_label(da.cell(i)), da)
        )

    def _mean_over_rows(self, tape: Numbers, cell: Cell, terms: Terms) -> Explanation:
        whole, da = sum_of(terms), self.key("da").latex
        by = rf" \odot {self.key('normalized').latex}" if cell.key.name == "dgamma" else ""
        below = [each + 1 for each in cell.at]
        formula = rf"{cell.key.latex_of(*below)} = \frac{{1}}{{m}} \sum {da}{by}"
        return explained(cell, formula, terms, whole, divided(whole, tape.m, "m"))

    def _all_of(self, tape: Numbers, name: str, at: Index) -> Factor:
        """The numbers of a quantity that meet the parameter at ``at``: of all rows, perhaps of all pixels."""
        shape = tape[self.key(name)].shape
        over = np.indices(shape[: len(shape) - len(at)]).reshape(len(shape) - len(at), -1)
        return Factor.of(tape, self.key(name), *over, *at)


def sample_label(cell: Cell) -> Message:
    """Row, and pixel of it, that a number belongs to."""
    if len(cell.at) == 2:
        return Message("row {row}, unit {unit}", row=cell.at[0] + 1, unit=cell.at[1] + 1)
    row, i, j, c = (each + 1 for each in cell.at)
    return Message("row {row}, pixel {i}, {j} of channel {c}", row=row, i=i, j=j, c=c)
