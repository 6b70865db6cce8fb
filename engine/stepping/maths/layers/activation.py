"""An Activation layer in letters and numbers: a = g(a_prev), where what comes in is z."""

from __future__ import annotations

from typing import Any

from engine.common.arrays import Array
from engine.common.messages import Message
from engine.core.layers import Layer
from engine.stepping.maths.shared.activated import ActivatedMath
from engine.stepping.maths.shared.base import Values
from engine.stepping.maths.shared.derivatives import Derivative
from engine.stepping.parts import Explanation, Operand, Part, Term
from engine.stepping.quantities import Cell, Key, Numbers, number_text
from engine.stepping.sums import alone, cell_words


class ActivationMath(ActivatedMath):
    """An activation that stands alone; its z is the output of the layer before it."""

    @property
    def z(self) -> Key:
        return self.a_prev

    @property
    def cache(self) -> tuple[Key, ...]:
        return (self.z, self.key("a"))

    @property
    def forward_words(self) -> Message:
        words = {"layer": self.place.name, "activation": self.activation_words, "z": self.z.text}
        words |= {"a": self.key("a").text}
        if self.activation == "identity":
            return Message("{layer} hands {z} on as it is: it has no activation function.", **words)
        if self.place.from_dz:
            return Message(
                "{layer} applies {activation} to {z}, which gives {a}; it has no weights. {z} and {a} stay "
                "in the cache, but no slope is taken at {z}: loss and {activation} are gone back through "
                "together.",
                **words,
            )
        if self.activation == "softmax":
            return Message(
                "{layer} applies {activation} to {z}, which gives {a}; it has no weights. {a} stays in the "
                "cache, since backward needs these probabilities.",
                **words,
            )
        return Message(
            "{layer} applies {activation} to {z}, which gives {a}; it has no weights. {z} stays in the "
            "cache, since backward needs the slope there.",
            **words,
        )

    @property
    def backward_words(self) -> Message:
        if not self.place.from_dz:
            return self.backward_begins
        return Message("{begins} It is handed on as it is.", begins=self.backward_begins)

    def forward_parts(self) -> tuple[Part, ...]:
        return (self.activate(),)

    def backward_parts(self) -> tuple[Part, ...]:
        dz, given = self.key("dz"), self.given
        parts = [] if self.place.from_dz else [self.through_activation(dz)]
        if given is not None:
            words = Message("What came in is z itself, so its gradient is {dz}.", dz=dz.text)
            parts.append(self.part("backward", given, f"{given.latex} = {dz.latex}", (Operand(dz),), words))
        return tuple(parts)

    def forward_values(self, a_prev: Any, a: Array, cache: Any, layer: Layer) -> Values:
        return {self.key("a"): a}

    def backward_values(self, dz: Array | None, given: Any, layer: Layer) -> Values:
        found: Values = {} if dz is None else {self.key("dz"): dz}
        return found | self.given_values(given)

    def derivative_of_z(self) -> Derivative:
        words = Message("z is what came in")
        return Derivative(self.key("z"), self.a_prev, "I", words, lambda tape, gradient, rows: gradient)

    def explain(self, tape: Numbers, key: Key, index: tuple[int, ...]) -> Explanation:
        if key == self.key("a"):
            return self.explain_activation(tape, index)
        if key == self.key("dz"):
            return self.explain_dz(tape, index)
        dz = Cell(self.key("dz"), index)
        term = Term(number_text(tape.value(dz)), tape.value(dz), (dz,), cell_words(tape, dz))
        return alone(Cell(key, index), f"{key.latex} = {dz.key.latex}", term)
