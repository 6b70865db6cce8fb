"""BatchNorm in letters and numbers: mean and variance of each unit over the mini-batch."""

from __future__ import annotations

import math
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
from engine.stepping.sums import Factor, alone, cell_label, explained, number_term, sum_of

SINGLE = Message(
    "A single row says nothing about the spread of a unit, so the running mean and variance are used and "
    "left as they are."
)
"""Reason why a mini-batch of one row is normalized in another way."""

EVALUATED = Message("As in predictions, the running mean and variance are used and left as they are.")
"""Reason why rows that nothing is learnt from are normalized in another way."""


class BatchNormMath(NormMath):
    """A BatchNorm layer: mean and variance of each unit over the mini-batch, of each channel over all pixels.

    A mini-batch that has one number for each unit, and one in prediction, is normalized with the running
    statistics.
    """

    @property
    def averaged(self) -> str:  # type: ignore[override]
        return "mhw" if self.is_picture else "m"

    @property
    def momentum(self) -> float:
        """Share by which the running statistics move."""
        return float(self.layer.settings.momentum)

    @property
    def forward_description(self) -> Message:
        if self.place.evaluates:
            return Message(
                "In predictions {layer} takes the running mean and variance from {a_prev}, and not those of "
                "these rows; then it scales and moves as it has learnt.",
                layer=self.place.name,
                a_prev=self.a_prev.text,
            )
        if self.is_picture:
            return Message(
                "{layer} brings every channel of {a_prev} to mean 0 and deviation 1 over all pixels of the "
                "mini-batch, then scales and moves it as it has learnt. {normalized} and {variance} stay in "
                "the cache: mean and variance depend on every pixel of every row, so backward has to go "
                "through them too. Predictions use the running mean and variance.",
                layer=self.place.name,
                a_prev=self.a_prev.text,
                normalized=self.key("normalized").text,
                variance=self.key("variance").text,
            )
        return Message(
            "{layer} brings every unit of {a_prev} to mean 0 and deviation 1 over the mini-batch, then "
            "scales and moves it as it has learnt. {normalized} and {variance} stay in the cache: mean and "
            "variance depend on every row, so backward has to go through them too. Predictions use the "
            "running mean and variance.",
            layer=self.place.name,
            a_prev=self.a_prev.text,
            normalized=self.key("normalized").text,
            variance=self.key("variance").text,
        )

    def given_description(self, given: Key) -> Message:
        if self.place.evaluates:
            return Message(
                "{da} becomes {dgamma} and {dbeta} with {normalized} from the cache. The running mean and "
                "variance hang on none of these rows, so {given} is only scaled.",
                given=given.text,
                **self.gradient_names,
            )
        return Message(
            "{da} becomes {dgamma} and {dbeta} with {normalized} from the cache. Each row also moved the "
            "mean and the variance of all rows: that is why the average gradient, and its share along "
            "{normalized}, are taken away from {given}.",
            given=given.text,
            **self.gradient_names,
        )

    def statistics_shape(self, m: int) -> Shape:
        return (self.layer.input_shapes[0][-1], 1)

    def uses_running(self, tape: Numbers) -> bool:
        """True if the running statistics are used: in prediction, or for a single number of each unit."""
        return self.place.evaluates or bool(tape[self.a_prev].size == self.layer.input_shapes[0][-1])

    @property
    def _note(self) -> Message:
        """Reason why the running statistics are used."""
        return EVALUATED if self.place.evaluates else SINGLE

    def group(self, tape: Numbers, at: Index) -> Factor:
        shape = tape[self.a_prev].shape[:-1]
        return Factor.of(tape, self.a_prev, *np.indices(shape).reshape(len(shape), -1), *at)

    def statistic_at(self, index: Index) -> Index:
        return index[-1:]

    def parameter_at(self, index: Index) -> Index:
        return index[-1:]

    def forward_parts(self) -> tuple[Part, ...]:
        if self.place.evaluates:
            return (*self._running_parts(), *self.output_parts())
        mean = Message(
            "The mean of every unit over the mini-batch; if that has a single row, the running mean."
        )
        if self.is_picture:
            mean = Message(
                "The mean of every channel over all pixels of the mini-batch; if that is a single one, the "
                "running mean."
            )
        variance = Message("How far the numbers of a unit are from their mean, squared, on average.")
        running, statistic = self.key("new running_mean"), self.key("mean")
        old = self.key("running_mean")
        moved = Part(
            kind="forward",
            layer=self.l,
            results=(running, self.key("new running_var")),
            formula=rf"{running.latex} = {old.latex} + {self.momentum:g}\,({statistic.latex} - {old.latex})",
            shown=(Operand(old), f"+ {self.momentum:g} (", Operand(statistic), "−", Operand(old), ")"),
            description=Message(
                "The running mean and variance move a little towards those of this mini-batch; predictions "
                "will use them. Nothing of it enters the loss. A single row does not move them."
            ),
        )
        return (*self.statistic_parts(mean, variance), *self.output_parts(), moved)

    def _running_parts(self) -> tuple[Part, ...]:
        """Mean and variance of a prediction."""
        of_mean = Message("The running mean, which training has gathered.")
        of_variance = Message("The running variance, which training has gathered.")
        return tuple(
            self.part("forward", own, f"{own.latex} = {running.latex}", (Operand(running),), description)
            for own, running, description in (
                (self.key("mean"), self.key("running_mean"), of_mean),
                (self.key("variance"), self.key("running_var"), of_variance),
            )
        )

    def _scaled_formula(self, given: Key) -> str:
        """Formula of what is given back where the running statistics were used."""
        root = rf"\sqrt{{{self.key('variance').latex} + \varepsilon}}"
        return rf"{given.latex} = \frac{{{self.key('gamma').latex}}}{{{root}}} \odot {self.key('da').latex}"

    def gradient_part(self, given: Key) -> Part:
        if self.place.evaluates:
            gamma, variance, da = self.key("gamma"), self.key("variance"), self.key("da")
            factors = (Operand(gamma), "÷ √(", Operand(variance), "+ ε ) ∘", Operand(da))
            description = Message("Only the scale is left: mean and variance are the running ones.")
            return self.part("backward", given, self._scaled_formula(given), factors, description)
        return self._gradient_of_batch(given)

    def _gradient_of_batch(self, given: Key) -> Part:
        da, normalized, gamma = self.key("da"), self.key("normalized"), self.key("gamma")
        variance, dgamma, dbeta = self.key("variance"), self.key("dgamma"), self.key("dbeta")
        share = r"\frac{1}{hw}\," if self.is_picture else ""
        formula = (
            rf"{given.latex} = \frac{{{gamma.latex}}}{{\sqrt{{{variance.latex} + \varepsilon}}}} \odot"
            rf" ({da.latex} - {share}{dbeta.latex} - {share}{normalized.latex} \odot {dgamma.latex})"
        )
        minus = "− 1/hw" if self.is_picture else "−"
        shown: tuple[Operand | str, ...] = (
            *(Operand(gamma), "÷ √(", Operand(variance), "+ ε ) ∘ (", Operand(da)),
            *(minus, Operand(dbeta), minus, Operand(normalized), "∘", Operand(dgamma), ")"),
        )
        description = Message(
            "Without the average of {da} and without what {normalized} explains of it: neither can be "
            "changed, since mean and deviation are always brought back to 0 and 1. With a single row only "
            "the scale is left.",
            da=da.text,
            normalized=normalized.text,
        )
        return self.part("backward", given, formula, shown, description)

    def forward_values(self, a_prev: Any, a: Array, cache: Any, layer: Layer) -> Values:
        samples = a_prev.reshape(-1, a_prev.shape[-1])
        normalized, _, of_batch = cache
        running: Values = {
            self.key(f"new {name}"): getattr(layer, name) for name in ("running_mean", "running_var")
        }
        if of_batch:  # as the layer computes them
            mean, variance = samples.mean(0), samples.var(0)
        else:
            mean, variance = running.values()
        found = {"mean": mean, "variance": variance, "normalized": normalized, "a": a}
        own: Values = {self.key(name): array for name, array in found.items()}
        return own if self.place.evaluates else own | running

    def derivatives(self, tape: Numbers) -> tuple[Derivative, ...]:
        gamma, root = self.key("gamma").latex, rf"\sqrt{{{self.key('variance').latex} + \varepsilon}}"
        if self.uses_running(tape):
            label = Message("the scale; mean and variance are the running ones")
            return (
                Derivative(self.key("a"), self.a_prev, rf"\frac{{{gamma}}}{{{root}}}", label, self._pull),
            )
        x, n = self.key("normalized").latex, self.averaged
        latex = (
            rf"\frac{{{gamma}}}{{{root}}} (I - \frac{{1}}{{{n}}} E -"
            rf" \frac{{1}}{{{n}}} {x} {self.key('normalized').latex_of(transposed=True)})"
        )
        label = Message(
            "an operator over the whole mini-batch: every row took part in the mean and the variance, so the "
            "gradients of all rows are joined here; E holds only ones"
        )
        return (Derivative(self.key("a"), self.a_prev, latex, label, self._pull, rows_meet=True),)

    def _pull(self, tape: Numbers, gradient: Array, rows: Indices) -> Array:
        gamma, variance = self.exact(tape, "gamma"), self.exact(tape, "variance")
        scale = gamma / np.sqrt(variance + EPSILON)
        if self.uses_running(tape):
            scaled: Array = gradient * scale
            return scaled
        normalized, over = self.exact(tape, "normalized"), tuple(range(gradient.ndim - 1))
        along = (gradient * normalized).mean(over)
        found: Array = scale * (gradient - gradient.mean(over) - normalized * along)
        return found

    def explain(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        if key.name.startswith("new running"):
            return self._explain_running(tape, key, index)
        if key.name in ("mean", "variance") and self.uses_running(tape):
            old = Cell(self.key("running_mean" if key.name == "mean" else "running_var"), index)
            term = number_term(tape, old, statistic_label(index))
            return alone(Cell(key, index), f"{key.latex} = {old.key.latex}", term, notes=(self._note,))
        return super().explain(tape, key, index)

    def _explain_running(self, tape: Numbers, key: Key, at: Index) -> Explanation:
        old = Cell(Key(key.name.removeprefix("new "), self.l), at)
        before = number_term(tape, old, Message("before"))
        if self.uses_running(tape):
            return alone(Cell(key, at), f"{key.latex} = {old.key.latex}", before, notes=(self._note,))
        is_mean = old.key.name == "running_mean"
        statistic = Cell(self.key("mean" if is_mean else "variance"), at)
        n = tape[self.a_prev].size // self.layer.input_shapes[0][-1]
        factor = 1.0 if is_mean else n / (n - 1)
        value = tape.value(statistic)
        step = self.momentum * (factor * value - before.value)
        by = "" if is_mean else f"{n} / {n - 1} × "
        text = f"{self.momentum:g} × ({by}{number_text(value)} − {number_text(before.value)})"
        terms = (before, Term(text, step, (statistic, old), Message("move")))
        n_letters = self.averaged
        share = "" if is_mean else rf"\frac{{{n_letters}}}{{{n_letters} - 1}}\,"
        formula = (
            rf"{key.latex} = {old.key.latex} + {self.momentum:g}\,"
            rf"({share}{statistic.key.latex} - {old.key.latex})"
        )
        return explained(Cell(key, at), formula, terms, sum_of(terms))

    def explain_given(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        at = index[-1:]
        da, x = Cell(self.key("da"), index), Cell(self.key("normalized"), index)
        gamma, dgamma, dbeta = (Cell(self.key(name), at) for name in ("gamma", "dgamma", "dbeta"))
        pixels = math.prod(self.layer.input_shapes[0][:-1])
        terms = [number_term(tape, da, cell_label(tape, da))]
        if not self.uses_running(tape):
            per = f" / {pixels}" if pixels > 1 else ""
            mean, slope, value = tape.value(dbeta), tape.value(dgamma), tape.value(x)
            terms.append(Term(f"− {number_text(mean)}{per}", -mean / pixels, (dbeta,), Message("mean of da")))
            text = f"− {number_text(value)} × {number_text(slope)}{per}"
            along = Message("along x̂")
            terms.append(Term(text, -value * slope / pixels, (x, dgamma), along))
        whole = sum_of(terms)
        scaled = whole.value * tape.value(gamma)
        root, label = self.deviation(tape, at)
        lines = (
            whole,
            SumLine(Message("× γ = {gamma}", gamma=number_text(tape.value(gamma))), scaled),
            SumLine(label, scaled / root),
        )
        notes = (self._note,) if self.uses_running(tape) else ()
        formula = self.gradient_part(key).formula
        if self.uses_running(tape):
            formula = self._scaled_formula(key)
        return explained(Cell(key, index), formula, terms, *lines, notes=notes)


def statistic_label(at: Index) -> Message:
    """Unit or channel that a statistic belongs to."""
    return Message("unit {unit}", unit=at[0] + 1)
