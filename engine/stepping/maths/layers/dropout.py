"""Dropout in letters and numbers: a = a_prev ∘ D, with another mask D for every mini-batch."""

from __future__ import annotations

from typing import Any

from engine.common.arrays import Array, Index, Indices
from engine.common.messages import Message, number_text
from engine.core.layers import Layer
from engine.stepping.maths.shared.base import Values
from engine.stepping.maths.shared.unweighted import UnweightedMath
from engine.stepping.parts import Explanation, Operand, Part, SumLine, Term
from engine.stepping.quantities import Cell, Key, Numbers
from engine.stepping.sums import alone, cell_label, number_label, number_term, subscripts


class DropoutMath(UnweightedMath):
    """A Dropout layer; with a rate of 0, and in prediction, there is no mask: it hands on what comes in."""

    @property
    def rate(self) -> float:
        """The share that is silenced, p."""
        return 0.0 if self.place.evaluates else float(self.layer.settings.rate)

    @property
    def cache(self) -> tuple[Key, ...]:
        return (self.key("mask"),) if self.rate else ()

    @property
    def forward_description(self) -> Message:
        if self.place.evaluates:
            return Message(
                "Predictions are made without the mask of {layer}: nothing is silenced, and {a_prev} goes on "
                "as it is.",
                layer=self.place.name,
                a_prev=self.a_prev.text,
            )
        if not self.rate:
            return Message(
                "The rate of {layer} is 0: nothing is silenced, and {a_prev} goes on as it is.",
                layer=self.place.name,
                a_prev=self.a_prev.text,
            )
        return Message(
            "In training {layer} silences each number of {a_prev} with a chance of {rate}, so that no layer "
            "can rely on a single one; the others are divided by {kept}, so that their sum stays as large "
            "on average. The mask D stays in the cache, since backward has to silence the same numbers. "
            "Predictions are made without it.",
            layer=self.place.name,
            a_prev=self.a_prev.text,
            rate=f"{self.rate:g}",
            kept=f"{1 - self.rate:g}",
        )

    @property
    def backward_description(self) -> Message:
        if not self.rate:
            return Message("Nothing was silenced, so {da} goes back as it is.", da=self.key("da").text)
        return Message(
            "A number that was silenced had no part in the loss, so its gradient is 0; the gradients of the "
            "others are divided as they were. That is {da} times the mask D from the cache.",
            da=self.key("da").text,
        )

    def forward_parts(self) -> tuple[Part, ...]:
        a, a_prev, mask = self.key("a"), self.a_prev, self.key("mask")
        if not self.rate:
            description = Message("The same numbers: none is silenced.")
            return (self.part("forward", a, f"{a.latex} = {a_prev.latex}", (Operand(a_prev),), description),)
        kept = f"{1 - self.rate:g}"
        draw = self.part(
            "forward",
            mask,
            rf"{mask.latex} = \frac{{[\,u < {kept}\,]}}{{{kept}}},\; u \in [0, 1)",
            (f"[ u < {kept} ] ÷ {kept}",),
            Message(
                "For every number a lot u between 0 and 1 is drawn: below {kept} the mask is 1 / {kept}, "
                "else 0.",
                kept=kept,
            ),
        )
        silence = self.part(
            "forward",
            a,
            rf"{a.latex} = {a_prev.latex} \odot {mask.latex}",
            (Operand(a_prev), "∘", Operand(mask)),
            Message("Each number is multiplied with its place in the mask."),
        )
        return (draw, silence)

    def backward_parts(self) -> tuple[Part, ...]:
        da, mask, given = self.key("da"), self.key("mask"), self.given
        if given is None:
            return ()
        if not self.rate:
            description = Message("The same gradients.")
            return (self.part("backward", given, f"{given.latex} = {da.latex}", (Operand(da),), description),)
        description = Message(
            "The mask of forward lets through the gradients of those that were not silenced."
        )
        formula = rf"{given.latex} = {da.latex} \odot {mask.latex}"
        return (self.part("backward", given, formula, (Operand(da), "∘", Operand(mask)), description),)

    def forward_values(self, a_prev: Any, a: Array, cache: Any, layer: Layer) -> Values:
        return {self.key("a"): a} | ({} if cache is None else {self.key("mask"): cache})

    def cached(self, tape: Numbers, rows: Indices) -> Any:
        return self.exact(tape, "mask", rows) if self.rate else None

    def derivative_label(self, place: int) -> tuple[str, Message]:
        if not self.rate:
            return "I", Message("every number goes on as it is")
        mask = self.key("mask")
        return rf"\mathrm{{diag}}({mask.latex})", Message("the mask: 0 where a number was silenced")

    def explain(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        cell, mask = Cell(key, index), Cell(self.key("mask"), index)
        if cell == mask:
            return self._explain_mask(tape, mask)
        source = Cell(self.a_prev if key == self.key("a") else self.key("da"), index)
        if not self.rate:
            term = number_term(tape, source, number_label(tape, self.l, index[1:]))
            return alone(cell, f"{key.latex} = {source.key.latex}", term)
        value, factor = tape.value(source), tape.value(mask)
        text = f"{number_text(value)} × {number_text(factor)}"
        term = Term(text, value * factor, (source, mask), number_label(tape, self.l, index[1:]))
        at = subscripts(index)
        formula = rf"{key.latex_of(*at)} = {source.key.latex_of(*at)} \cdot {mask.key.latex_of(*at)}"
        return alone(cell, formula, term, notes=self._silenced(factor))

    def _explain_mask(self, tape: Numbers, mask: Cell) -> Explanation:
        is_kept, kept = tape.value(mask) != 0, 1 - self.rate
        term = Term(f"{int(is_kept)}", float(is_kept), (), cell_label(tape, mask))
        formula = rf"{mask.key.latex_of(*subscripts(mask.at))} = \frac{{[\,u < {kept:g}\,]}}{{{kept:g}}}"
        line = SumLine(Message("÷ {by}", by=f"{kept:g}"), float(is_kept) / kept)
        return alone(mask, formula, term, line, notes=self._silenced(line.value))

    def _silenced(self, factor: float) -> tuple[Message, ...]:
        if factor:
            return ()
        return (Message("This number is silenced in this mini-batch, forward and backward."),)
