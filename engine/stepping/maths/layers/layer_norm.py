"""LayerNorm and GroupNorm in letters and numbers: mean and variance of each row, or of its groups."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.common.arrays import Array, Index, Indices, Shape
from engine.common.messages import Message, number_text
from engine.core.layers import Layer
from engine.core.layers.shared.normalization import EPSILON
from engine.stepping.maths.shared.base import Values
from engine.stepping.maths.shared.derivatives import Derivative
from engine.stepping.maths.shared.normalization import NormMath
from engine.stepping.parts import Explanation, Operand, Part, SumLine, Term
from engine.stepping.quantities import Cell, Key, Numbers
from engine.stepping.sums import Factor, explained, sum_of


class LayerNormMath(NormMath):
    """A LayerNorm layer: mean and variance of each row over all its own numbers."""

    averaged = "n"

    @property
    def forward_description(self) -> Message:
        return Message(
            "{layer} brings the numbers of each row of {a_prev} to mean 0 and deviation 1, then scales and "
            "moves each as it has learnt. {normalized} and {variance} stay in the cache: the mean and "
            "variance of a row depend on all its numbers, so backward has to go through them too.",
            layer=self.place.name,
            a_prev=self.a_prev.text,
            normalized=self.key("normalized").text,
            variance=self.key("variance").text,
        )

    def given_description(self, given: Key) -> Message:
        return Message(
            "{da} becomes {dgamma} and {dbeta} with {normalized} from the cache. Each number also moved the "
            "mean and the variance of its row: that is why the row's average, and its share along "
            "{normalized}, are taken away from {given}.",
            given=given.text,
            **self.gradient_names,
        )

    def statistics_shape(self, m: int) -> Shape:
        return (1, m)

    def group(self, tape: Numbers, at: Index) -> Factor:
        shape = self.layer.input_shapes[0]
        return Factor.of(tape, self.a_prev, at[0], *self._places(shape))

    @staticmethod
    def _places(shape: Shape) -> Indices:
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
        return self.part("backward", given, formula, shown, self.gradient_description)

    @property
    def gradient_description(self) -> Message:
        """Sentence on why something is taken away from what is given back."""
        return Message(
            "g is the gradient of {normalized}. Its average over the row, and what {normalized} explains of "
            "it, are taken away: neither can be changed, since mean and deviation of a row are always "
            "brought back to 0 and 1.",
            normalized=self.key("normalized").text,
        )

    def parted(self, numbers: Array) -> Array:
        """``(m, ...) -> (m, pixels, groups, n)``; what shares a mean lies along axes 1 and 3."""
        return numbers.reshape(len(numbers), 1, 1, -1)

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
        return (Derivative(self.key("a"), self.a_prev, latex, self.derivative_label, self._pull),)

    @property
    def derivative_label(self) -> Message:
        """Label of the derivative of a[l] with respect to a[l-1]."""
        return Message("every number of the row took part in its mean and its variance; E holds only ones")

    @property
    def mean_descriptions(self) -> tuple[Message, Message]:
        """Labels of the two means that are taken away."""
        return Message("mean of g over the row"), Message("x̂ × mean of g × x̂ over the row")

    def _pull(self, tape: Numbers, gradient: Array, rows: Indices) -> Array:
        g = self.parted(gradient * self.exact(tape, "gamma"))
        normalized = self.parted(self.exact(tape, "normalized", rows))
        scale = 1 / np.sqrt(self.exact(tape, "variance", rows) + EPSILON)[:, None, :, None]
        along = (g * normalized).mean((1, 3), keepdims=True)
        found: Array = scale * (g - g.mean((1, 3), keepdims=True) - normalized * along)
        return found.reshape(gradient.shape)

    def explain_given(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        (row, group), here = self.statistic_at(index), self.parameter_at(index)
        gamma, da, x = Cell(self.key("gamma"), here), Cell(self.key("da"), index), self.key("normalized")
        of_row = np.asarray(tape[da.key][row], np.float64) * np.asarray(tape[gamma.key], np.float64)
        gradients = self.parted(of_row[None])[0, :, group]
        normalized = self.parted(np.asarray(tape[x][row], np.float64)[None])[0, :, group]
        mean, along = float(gradients.mean()), float((gradients * normalized).mean())
        of_mean, of_along = self.mean_descriptions
        value = tape.value(Cell(x, index))
        text = f"{number_text(tape.value(gamma))} × {number_text(tape.value(da))}"
        terms = (
            Term(text, tape.value(gamma) * tape.value(da), (gamma, da), Message("g = γ × da")),
            Term(f"− {number_text(mean)}", -mean, (), of_mean),
            Term(
                f"− {number_text(value)} × {number_text(along)}",
                -value * along,
                (Cell(x, index),),
                of_along,
            ),
        )
        whole = sum_of(terms)
        root, label = self.deviation(tape, (row, group))
        formula = self.gradient_part(key).formula
        return explained(Cell(key, index), formula, terms, whole, SumLine(label, whole.value / root))


class GroupNormMath(LayerNormMath):
    """A GroupNorm layer: mean and variance of each row over groups of channels, with all their pixels."""

    @property
    def groups(self) -> int:
        """Number of groups of a row."""
        return int(self.layer.settings.groups)

    @property
    def channels(self) -> int:
        """Number of channels, or units, of a group."""
        return self.layer.input_shapes[0][-1] // self.groups

    @property
    def forward_description(self) -> Message:
        return Message(
            "{layer} parts each row of {a_prev} into {groups} groups of {channels} channels or units, brings "
            "each group to mean 0 and deviation 1, then scales and moves each channel as it has learnt. "
            "{normalized} and {variance} stay in the cache: the mean and variance of a group depend on all "
            "its numbers, so backward has to go through them too.",
            layer=self.place.name,
            a_prev=self.a_prev.text,
            groups=self.groups,
            channels=self.channels,
            normalized=self.key("normalized").text,
            variance=self.key("variance").text,
        )

    def given_description(self, given: Key) -> Message:
        return Message(
            "{da} becomes {dgamma} and {dbeta} with {normalized} from the cache. Each number also moved the "
            "mean and the variance of its group: that is why the group's average, and its share along "
            "{normalized}, are taken away from {given}.",
            given=given.text,
            **self.gradient_names,
        )

    def statistics_shape(self, m: int) -> Shape:
        return (self.groups, m)

    def group(self, tape: Numbers, at: Index) -> Factor:
        row, group = at
        *places, channel = self._places((*self.layer.input_shapes[0][:-1], self.channels))
        return Factor.of(tape, self.a_prev, row, *places, channel + group * self.channels)

    def statistic_at(self, index: Index) -> Index:
        return (index[0], index[-1] // self.channels)

    def parameter_at(self, index: Index) -> Index:
        return index[-1:]

    def parted(self, numbers: Array) -> Array:
        return numbers.reshape(len(numbers), -1, self.groups, self.channels)

    def forward_parts(self) -> tuple[Part, ...]:
        mean = Message("The mean of the n numbers of every group of a row.")
        variance = Message("How far the numbers of a group are from their mean, squared, on average.")
        return (*self.statistic_parts(mean, variance), *self.output_parts())

    @property
    def gradient_description(self) -> Message:
        return Message(
            "g is the gradient of {normalized}. Its average over the group, and what {normalized} explains "
            "of it, are taken away: neither can be changed, since mean and deviation of a group are always "
            "brought back to 0 and 1.",
            normalized=self.key("normalized").text,
        )

    @property
    def derivative_label(self) -> Message:
        return Message(
            "every number of a group took part in its mean and its variance: so E, which holds only ones, "
            "and the product after it join the numbers of one group"
        )

    @property
    def mean_descriptions(self) -> tuple[Message, Message]:
        return Message("mean of g over the group"), Message("x̂ × mean of g × x̂ over the group")

    def forward_values(self, a_prev: Any, a: Array, cache: Any, layer: Layer) -> Values:
        parts = self.parted(a_prev)  # as the layer computes them
        mean, variance = parts.mean((1, 3)), parts.var((1, 3))
        found = {"mean": mean, "variance": variance, "normalized": cache[0], "a": a}
        return {self.key(name): array for name, array in found.items()}
