"""LayerNorm in letters and numbers: mean and variance of each row over its own numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array, Shape
from engine.common.messages import Message
from engine.core.layers import Layer
from engine.core.layers.normalization import EPSILON
from engine.stepping.maths.layers.normalization import Index, NormMath
from engine.stepping.maths.shared.base import Values
from engine.stepping.maths.shared.derivatives import Derivative, Rows
from engine.stepping.parts import Explanation, Operand, Part, SumLine, Term
from engine.stepping.quantities import Cell, Key, Numbers, number_text
from engine.stepping.sums import Factor, explained, sum_of


class LayerNormMath(NormMath):
    """A LayerNorm layer: mean and variance of each row over all its own numbers."""

    averaged = "n"

    @property
    def forward_words(self) -> Message:
        return Message(
            "{layer} brings the numbers of each row of {a_prev} to mean 0 and deviation 1, then scales and "
            "moves each as it has learnt. {normalized} and {variance} stay in the cache: the mean and "
            "variance of a row depend on all its numbers, so backward has to go through them too.",
            layer=self.place.name,
            a_prev=self.a_prev.text,
            normalized=self.key("normalized").text,
            variance=self.key("variance").text,
        )

    @property
    def backward_words(self) -> Message:
        da, dgamma, dbeta = (self.key(name).text for name in ("da", "dgamma", "dbeta"))
        if self.given is None:
            return Message(
                "{da} becomes {dgamma} and {dbeta} with {normalized} from the cache. Nothing before this "
                "layer learns, so nothing is handed on.",
                da=da,
                dgamma=dgamma,
                dbeta=dbeta,
                normalized=self.key("normalized").text,
            )
        return Message(
            "{da} becomes {dgamma} and {dbeta} with {normalized} from the cache. Each number also moved the "
            "mean and the variance of its row: that is why the row's average, and its share along "
            "{normalized}, are taken away from {given}.",
            da=da,
            dgamma=dgamma,
            dbeta=dbeta,
            normalized=self.key("normalized").text,
            given=self.given.text,
        )

    def statistics_shape(self, m: int) -> Shape:
        return (1, m)

    def group(self, tape: Numbers, at: Index) -> Factor:
        shape = self.layer.input_shapes[0]
        return Factor.of(tape, self.a_prev, at[0], *self._places(shape))

    @staticmethod
    def _places(shape: Shape) -> NDArray[np.intp]:
        """Every place of a row, ``(dimensions, n)``."""
        return np.indices(shape).reshape(len(shape), -1)

    def statistic_at(self, index: Index) -> Index:
        return (index[0], 0)

    def parameter_at(self, index: Index) -> Index:
        return index[1:]

    def forward_parts(self) -> tuple[Part, ...]:
        mean = Message("The mean of the n numbers of every row.")
        variance = Message("How far the numbers of a row are from their mean, squared, on average.")
        return (*self.statistic_parts(mean, variance), *self.output_parts())

    def gradient_part(self, given: Key) -> Part:
        da, normalized, gamma = self.key("da"), self.key("normalized"), self.key("gamma")
        variance = self.key("variance")
        g = rf"{gamma.latex} \odot {da.latex}"
        root = rf"\sqrt{{{variance.latex} + \varepsilon}}"
        mean, along = r"\frac{1}{n} \sum g", rf"\frac{{1}}{{n}} \sum g \odot {normalized.latex}"
        formula = (
            rf"{given.latex} = \frac{{1}}{{{root}}} \odot (g - {mean} - {normalized.latex} \odot {along}),"
            rf"\quad g = {g}"
        )
        shown: tuple[Operand | str, ...] = (
            *("1 ÷ √(", Operand(variance), "+ ε ) ∘ ( g − 1/n Σ g −", Operand(normalized)),
            *("∘ 1/n Σ g ∘", Operand(normalized), "),  g =", Operand(gamma), "∘", Operand(da)),
        )
        words = Message(
            "g is the gradient of {normalized}. Its average over the row, and what {normalized} explains of "
            "it, are taken away: neither can be changed, since mean and deviation of a row are always "
            "brought back to 0 and 1.",
            normalized=normalized.text,
        )
        return self.part("backward", given, formula, shown, words)

    def forward_values(self, a_prev: Any, a: Array, cache: Any, layer: Layer) -> Values:
        rows = a_prev.reshape(len(a_prev), -1)  # as the layer computes them
        mean, variance = rows.mean(1, keepdims=True), rows.var(1, keepdims=True)
        found = {"mean": mean, "variance": variance, "normalized": cache[0], "a": a}
        return {self.key(name): array for name, array in found.items()}

    def derivatives(self, tape: Numbers) -> tuple[Derivative, ...]:
        x, xT = self.key("normalized").latex, self.key("normalized").latex_of(transposed=True)
        root = rf"\sqrt{{{self.key('variance').latex} + \varepsilon}}"
        latex = (
            rf"\frac{{1}}{{{root}}} \mathrm{{diag}}({self.key('gamma').latex}) (I - \frac{{1}}{{n}}"
            rf" E - \frac{{1}}{{n}} {x} {xT})"
        )
        words = Message("every number of the row took part in its mean and its variance; E holds only ones")
        return (Derivative(self.key("a"), self.a_prev, latex, words, self._pull),)

    def _pull(self, tape: Numbers, gradient: Array, rows: Rows) -> Array:
        g = (gradient * self.exact(tape, "gamma")).reshape(len(gradient), -1)
        normalized = self.exact(tape, "normalized", rows).reshape(g.shape)
        scale = 1 / np.sqrt(self.exact(tape, "variance", rows) + EPSILON)
        along = (g * normalized).mean(1, keepdims=True)
        found: Array = scale * (g - g.mean(1, keepdims=True) - normalized * along)
        return found.reshape(gradient.shape)

    def explain_given(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        row, here = index[0], index[1:]
        gamma, da, x = Cell(self.key("gamma"), here), Cell(self.key("da"), index), self.key("normalized")
        gammas = np.asarray(tape[gamma.key], np.float64).ravel()
        gradients = gammas * np.asarray(tape[da.key][row], np.float64).ravel()
        normalized = np.asarray(tape[x][row], np.float64).ravel()
        mean, along = float(gradients.mean()), float((gradients * normalized).mean())
        value = tape.value(Cell(x, index))
        text = f"{number_text(tape.value(gamma))} × {number_text(tape.value(da))}"
        terms = (
            Term(text, tape.value(gamma) * tape.value(da), (gamma, da), Message("g = γ × da")),
            Term(f"− {number_text(mean)}", -mean, (), Message("mean of g over the row")),
            Term(
                f"− {number_text(value)} × {number_text(along)}",
                -value * along,
                (Cell(x, index),),
                Message("x̂ × mean of g × x̂ over the row"),
            ),
        )
        whole = sum_of(terms)
        root, words = self.deviation(tape, (row, 0))
        formula = self.gradient_part(key).formula
        return explained(Cell(key, index), formula, terms, whole, SumLine(words, whole.value / root))
