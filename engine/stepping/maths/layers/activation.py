"""Activation and PReLU in letters and numbers: a = g(a_prev), where what comes in is z, or has a slope."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.common.arrays import Array, Index, Indices
from engine.common.messages import Message, number_text
from engine.core.layers import Layer
from engine.stepping.maths.shared.activated import ActivatedMath
from engine.stepping.maths.shared.base import LayerMath, Values
from engine.stepping.maths.shared.derivatives import Derivative
from engine.stepping.maths.shared.normalization import sample_label
from engine.stepping.parts import Explanation, Operand, Part, Term
from engine.stepping.quantities import Cell, Key, Numbers
from engine.stepping.sums import (
    Factor,
    alone,
    cell_label,
    divided,
    explained,
    products,
    subscripts,
    sum_of,
)


class ActivationMath(ActivatedMath):
    """An activation that stands alone; its z is the output of the layer before it."""

    @property
    def z(self) -> Key:
        return self.a_prev

    @property
    def cache(self) -> tuple[Key, ...]:
        return (self.z, self.key("a"))

    @property
    def forward_description(self) -> Message:
        names = {"layer": self.place.name, "activation": self.activation_label, "z": self.z.text}
        names |= {"a": self.key("a").text}
        if self.activation == "identity":
            return Message("{layer} hands {z} on as it is: it has no activation function.", **names)
        if self.place.from_dz:
            return Message(
                "{layer} applies {activation} to {z}, which gives {a}; it has no weights. {z} and {a} stay "
                "in the cache, but no slope is taken at {z}: loss and {activation} are gone back through "
                "together.",
                **names,
            )
        if self.activation == "softmax":
            return Message(
                "{layer} applies {activation} to {z}, which gives {a}; it has no weights. {a} stays in the "
                "cache, since backward needs these probabilities.",
                **names,
            )
        return Message(
            "{layer} applies {activation} to {z}, which gives {a}; it has no weights. {z} stays in the "
            "cache, since backward needs the slope there.",
            **names,
        )

    @property
    def backward_description(self) -> Message:
        if not self.place.from_dz:
            return self.backward_begins
        return Message("{begins} It is handed on as it is.", begins=self.backward_begins)

    def forward_parts(self) -> tuple[Part, ...]:
        return (self.activate(),)

    def backward_parts(self) -> tuple[Part, ...]:
        dz, given = self.key("dz"), self.given
        parts = [] if self.place.from_dz else [self.through_activation(dz)]
        if given is not None:
            description = Message("What came in is z itself, so its gradient is {dz}.", dz=dz.text)
            parts.append(
                self.part("backward", given, f"{given.latex} = {dz.latex}", (Operand(dz),), description)
            )
        return tuple(parts)

    def forward_values(self, a_prev: Any, a: Array, cache: Any, layer: Layer) -> Values:
        return {self.key("a"): a}

    def backward_values(self, dz: Array | None, given: Any, layer: Layer) -> Values:
        found: Values = {} if dz is None else {self.key("dz"): dz}
        return found | self.given_values(given)

    def derivative_of_z(self) -> Derivative:
        label = Message("z is what came in")
        return Derivative(self.key("z"), self.a_prev, "I", label, lambda tape, gradient, rows: gradient)

    def explain(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        if key == self.key("a"):
            return self.explain_activation(tape, index)
        if key == self.key("dz"):
            return self.explain_dz(tape, index)
        dz = Cell(self.key("dz"), index)
        term = Term(number_text(tape.value(dz)), tape.value(dz), (dz,), cell_label(tape, dz))
        return alone(Cell(key, index), f"{key.latex} = {dz.key.latex}", term)


class PReLUMath(LayerMath):
    """A PReLU layer: what is above zero goes on, what is below times the slope of its unit or channel."""

    @property
    def cache(self) -> tuple[Key, ...]:
        return (self.a_prev, self.key("slope"))

    @property
    def forward_description(self) -> Message:
        return Message(
            "{layer} lets numbers of {a_prev} above zero through as they are, and multiplies those below "
            "with {slope}, which is learnt for each unit or channel. {a_prev} stays in the cache, since "
            "backward needs the side of zero of each number.",
            layer=self.place.name,
            a_prev=self.a_prev.text,
            slope=self.key("slope").text,
        )

    @property
    def backward_description(self) -> Message:
        names = {"da": self.key("da").text, "dslope": self.key("dslope").text, "a_prev": self.a_prev.text}
        if self.given is None:
            return Message(
                "{da} becomes {dslope} with what of {a_prev} was below zero. Nothing before this layer "
                "learns, so nothing is handed on.",
                **names,
            )
        return Message(
            "{da} becomes {dslope} with what of {a_prev} was below zero. Above zero {da} is handed on as it "
            "is, below times {slope}: that is {given}.",
            slope=self.key("slope").text,
            given=self.given.text,
            **names,
        )

    def forward_parts(self) -> tuple[Part, ...]:
        a, slope, x = self.key("a"), self.key("slope"), self.a_prev
        formula = rf"{a.latex} = \max(0, {x.latex}) + {slope.latex} \odot \min(0, {x.latex})"
        shown = ("max(0,", Operand(x), ") +", Operand(slope), "∘ min(0,", Operand(x), ")")
        description = Message(
            "Above zero every number goes on as it is, below it is multiplied with the slope {slope} of its "
            "unit or channel.",
            slope=slope.text,
        )
        return (self.part("forward", a, formula, shown, description),)

    def backward_parts(self) -> tuple[Part, ...]:
        da, slope, dslope, x = self.key("da"), self.key("slope"), self.key("dslope"), self.a_prev
        formula = rf"{dslope.latex} = \frac{{1}}{{m}} \sum {da.latex} \odot \min(0, {x.latex})"
        shown: tuple[Operand | str, ...] = ("1/m", "Σ", Operand(da), "∘ min(0,", Operand(x), ")")
        description = Message(
            "The slope was multiplied with the numbers below zero, so its gradient is {da} times these, "
            "averaged over the m rows.",
            da=da.text,
        )
        parts = [self.part("backward", dslope, formula, shown, description)]
        if self.given is not None:
            above, below = rf"[\,{x.latex} > 0\,]", rf"[\,{x.latex} \le 0\,]"
            formula = rf"{self.given.latex} = {da.latex} \odot ({above} + {slope.latex} \odot {below})"
            shown = (
                Operand(da),
                "∘ ( [",
                Operand(x),
                "> 0 ] +",
                Operand(slope),
                "∘ [",
                Operand(x),
                "≤ 0 ] )",
            )
            description = Message(
                "The slope at each number is 1 above zero and {slope} below.", slope=slope.text
            )
            parts.append(self.part("backward", self.given, formula, shown, description))
        return tuple(parts)

    def forward_values(self, a_prev: Any, a: Array, cache: Any, layer: Layer) -> Values:
        return {self.key("a"): a}

    def backward_values(self, dz: Array | None, given: Any, layer: Layer) -> Values:
        found: Values = {self.key(f"d{name}"): getattr(layer, f"d{name}") for name in layer.names}
        return found | self.given_values(given)

    def derivatives(self, tape: Numbers) -> tuple[Derivative, ...]:
        x, slope = self.a_prev.latex, self.key("slope").latex
        latex = rf"\mathrm{{diag}}([\,{x} > 0\,] + {slope} \odot [\,{x} \le 0\,])"
        label = Message("the slope at each number: 1 above zero, the learnt one below")
        return (Derivative(self.key("a"), self.a_prev, latex, label, self._pull),)

    def _pull(self, tape: Numbers, gradient: Array, rows: Indices) -> Array:
        slope = self.exact(tape, "slope")
        return np.where(np.asarray(tape[self.a_prev][rows]) > 0, gradient, slope * gradient)

    def own_shares(self, tape: Numbers, name: str, at: Index, gradient: Array) -> Array:
        shares = gradient * np.minimum(np.asarray(tape[self.a_prev], np.float64), 0)
        found: Array = shares[..., at[0]].reshape(tape.m, -1).sum(1)  # of a channel for each of its pixels
        return found

    def own_factor(self, name: str, at: Index) -> str:
        return rf"\min(0, {self.a_prev.latex_of(at[0] + 1)})"

    def explain(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        if key == self.key("dslope"):
            return self._explain_dslope(tape, index)
        source = Cell(self.a_prev if key == self.key("a") else self.key("da"), index)
        x, value, slope = Cell(self.a_prev, index), tape.value(source), Cell(self.key("slope"), index[-1:])
        below = subscripts(index)
        if tape.value(x) > 0:
            term = Term(number_text(value), value, (source,), cell_label(tape, source))
            formula = f"{key.latex_of(*below)} = {source.key.latex_of(*below)}"
            note = Message("Above zero every number goes on as it is.")
            return alone(Cell(key, index), formula, term, notes=(note,))
        text = f"{number_text(tape.value(slope))} × {number_text(value)}"
        cells = (slope, source) if source == x else (slope, source, x)
        term = Term(text, tape.value(slope) * value, cells, cell_label(tape, source))
        formula = (
            rf"{key.latex_of(*below)} = {slope.key.latex_of(index[-1] + 1)} \cdot"
            rf" {source.key.latex_of(*below)}"
        )
        note = Message("The number is not above zero, so the slope counts.")
        return alone(Cell(key, index), formula, term, notes=(note,))

    def _explain_dslope(self, tape: Numbers, at: Index) -> Explanation:
        dslope, da, x = self.key("dslope"), self.key("da"), self.a_prev
        places = np.nonzero(np.asarray(tape[x])[..., at[0]] < 0)
        gradients, inputs = (Factor.of(tape, key, *places, at[0]) for key in (da, x))
        terms = products(lambda i: sample_label(gradients.cell(i)), gradients, inputs)
        whole = sum_of(terms)
        formula = rf"{dslope.latex_of(at[0] + 1)} = \frac{{1}}{{m}} \sum {da.latex} \odot \min(0, {x.latex})"
        note = Message("Only numbers below zero were multiplied with the slope; all others are left out.")
        mean = divided(whole, tape.m, "m")
        return explained(Cell(dslope, at), formula, terms, whole, mean, notes=(note,))
