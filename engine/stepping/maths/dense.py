"""Dense in letters and numbers: z = W a_prev + b, and backward dW, db and da_prev from dz."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.arrays import Array, Shape
from engine.layers import Layer
from engine.messages import Message
from engine.stepping.maths.activated import ActivatedMath
from engine.stepping.maths.base import Values
from engine.stepping.parts import Ending, Operand, Part, Spelled, Term
from engine.stepping.quantities import Cell, Key, number_text
from engine.stepping.tape import Tape


class DenseMath(ActivatedMath):
    """A Dense layer."""

    @property
    def cache(self) -> tuple[Key, ...]:
        return (self.z, self.a_prev, self.key("W"), self.key("b"))

    @property
    def forward_words(self) -> Message:
        return Message(
            "Each unit of {layer} weighs all numbers of {a_prev}, adds its bias, and sends the result "
            "through its "
            "activation; {a} goes on to the next layer. {z} and {a_prev} stay in the cache, since "
            "backward needs "
            "the slope at {z}, and the inputs that the weights were multiplied with.",
            layer=self.place.name,
            a_prev=self.a_prev.text,
            a=self.key("a").text,
            z=self.z.text,
        )

    @property
    def backward_words(self) -> Message:
        begins = "dz" if self.place.from_dz else "da"
        words = {"begins": self.key(begins).text, "dW": self.key("dW").text, "layer": self.place.name}
        if not self.place.back:
            return Message(
                "{begins} says how the loss would change with what {layer} gave. With {a_prev} from the "
                "cache it "
                "becomes {dW}, how the loss would change with each weight. Nothing before it learns, so "
                "nothing is "
                "handed on.",
                a_prev=self.a_prev.text,
                **words,
            )
        return Message(
            "{begins} says how the loss would change with what {layer} gave. With {a_prev} from the cache it "
            "becomes {dW}, how the loss would change with each weight; with the weights it becomes "
            "{given}, which "
            "the layer before it needs.",
            a_prev=self.a_prev.text,
            given=self.place.back[0][1].text,
            **words,
        )

    def own_shape(self, name: str, m: int) -> Shape:
        n_in = self.layer.input_shapes[0][0]
        units = self.layer.settings.units
        return (units, n_in) if name in ("W", "dW") else (units, 1)

    def forward_parts(self) -> tuple[Part, ...]:
        W, b, z = self.key("W"), self.key("b"), self.z
        words = Message(
            "Row j of {W} holds the weights of unit j. It is multiplied with each column of {a_prev}, and "
            "the bias "
            "of the unit is added: one number for each unit and each row of the mini-batch.",
            W=W.text,
            a_prev=self.a_prev.text,
        )
        formula = f"{z.latex} = {W.latex}\\, {self.a_prev.latex} + {b.latex}"
        shown = (Operand(W), "×", Operand(self.a_prev), "+", Operand(b))
        return (self.part("forward", z, formula, shown, words), self.activate())

    def backward_parts(self) -> tuple[Part, ...]:
        dz = self.key("dz")
        parts = [] if self.place.from_dz else [self.through_activation(dz)]
        dW, db, a_prev = self.key("dW"), self.key("db"), self.a_prev
        penalty, shown = self._penalty()
        parts.append(
            self.part(
                "backward",
                dW,
                rf"{dW.latex} = \frac{{1}}{{m}}\, {dz.latex}\, {a_prev.latex_of(transposed=True)}{penalty}",
                ("1/m", Operand(dz), "×", Operand(a_prev, transposed=True), *shown),
                Message(
                    "A weight matters as much as its input was large and its unit's {dz} is: their product, "
                    "averaged over the m rows of the mini-batch.",
                    dz=dz.text,
                ),
            )
        )
        parts.append(
            self.part(
                "backward",
                db,
                rf"{db.latex} = \frac{{1}}{{m}} \sum_{{i=1}}^{{m}} {dz.latex_of('i')}",
                ("1/m", "Σ", Operand(dz)),
                Message(
                    "A bias is added to its unit in every row, so its gradient is the mean of the unit's "
                    "{dz}.",
                    dz=dz.text,
                ),
            )
        )
        W = self.key("W")
        for _, given in self.place.back:
            parts.append(
                self.part(
                    "backward",
                    given,
                    rf"{given.latex} = {W.latex_of(transposed=True)}\, {dz.latex}",
                    (Operand(W, transposed=True), "×", Operand(dz)),
                    Message(
                        "Every input reached all units through its weights, so its gradient comes back "
                        "through the "
                        "same weights: {W} is transposed.",
                        W=W.text,
                    ),
                )
            )
        return tuple(parts)

    def _penalty(self) -> tuple[str, tuple[Operand | str, ...]]:
        """What L1 and L2 penalties add to dW, as LaTeX and as signs."""
        W, settings = self.key("W"), self.layer.settings
        latex = ""
        shown: list[Operand | str] = []
        if settings.l1:
            latex += rf" + \lambda_1\, \mathrm{{sign}}\, {W.latex}"
            shown += [f"+ {settings.l1:g} sign", Operand(W)]
        if settings.l2:
            latex += rf" + \lambda_2\, {W.latex}"
            shown += [f"+ {settings.l2:g}", Operand(W)]
        return latex, tuple(shown)

    def forward_values(self, a_prev: Any, a: Array, cache: Any) -> Values:
        return {self.z: cache[1], self.key("a"): a}

    def backward_values(self, dz: Array | None, given: Any, layer: Layer) -> Values:
        found: Values = {self.key("dW"): layer.dW, self.key("db"): layer.db}  # type: ignore[attr-defined]
        if dz is not None:
            found[self.key("dz")] = dz
        return found | self.given_values(given)

    def spell(self, tape: Tape, key: Key, index: tuple[int, ...]) -> Spelled:
        if key == self.z:
            return self._spell_z(tape, index)
        if key == self.key("a"):
            return self.spell_activation(tape, index)
        if key == self.key("dz"):
            return self.spell_dz(tape, index)
        if key == self.key("dW"):
            return self._spell_dW(tape, index)
        if key == self.key("db"):
            return self._spell_db(tape, index)
        return self._spell_given(tape, key, index)

    def _spell_z(self, tape: Tape, index: tuple[int, ...]) -> Spelled:
        row, unit = index
        W, b, a_prev = self.key("W"), self.key("b"), self.a_prev
        weights, inputs = (np.asarray(x, np.float64) for x in (tape[W][unit], tape[a_prev][row]))
        terms = [
            *(
                Term(
                    f"{number_text(float(w))} × {number_text(float(x))}",
                    float(w) * float(x),
                    (Cell(W, (unit, k)), Cell(a_prev, (row, k))),
                    Message("input {k}", k=k + 1),
                )
                for k, (w, x) in enumerate(zip(weights, inputs, strict=True))
            ),
            Term(
                number_text(tape.value(Cell(b, (unit,)))),
                tape.value(Cell(b, (unit,))),
                (Cell(b, (unit,)),),
                Message("bias"),
            ),
        ]
        total = float(weights @ inputs) + tape.value(Cell(b, (unit,)))
        formula = (
            rf"{self.z.latex_of(unit + 1, row + 1)} = \sum_k {W.latex_of(unit + 1, 'k')}\,"
            rf" {a_prev.latex_of('k', row + 1)} + {b.latex_of(unit + 1)}"
        )
        return Spelled(Cell(self.z, index), formula, terms, (Ending(Message("sum"), total),), total)

    def _spell_dW(self, tape: Tape, index: tuple[int, ...]) -> Spelled:
        unit, k = index
        dW, dz, a_prev, W = self.key("dW"), self.key("dz"), self.a_prev, self.key("W")
        gradients, inputs = (np.asarray(x, np.float64) for x in (tape[dz][:, unit], tape[a_prev][:, k]))
        terms = [
            Term(
                f"{number_text(float(g))} × {number_text(float(x))}",
                float(g) * float(x),
                (Cell(dz, (row, unit)), Cell(a_prev, (row, k))),
                Message("row {row}", row=row + 1),
            )
            for row, (g, x) in enumerate(zip(gradients, inputs, strict=True))
        ]
        whole = float(gradients @ inputs)
        total = whole / tape.m
        endings = [Ending(Message("sum"), whole), Ending(Message("÷ m = {m}", m=tape.m), total)]
        settings, weight = self.layer.settings, tape.value(Cell(W, index))
        if settings.l1:
            total += settings.l1 * float(np.sign(weight))
            endings.append(Ending(Message("+ L1 penalty {l1} × sign of W", l1=f"{settings.l1:g}"), total))
        if settings.l2:
            total += settings.l2 * weight
            endings.append(Ending(Message("+ L2 penalty {l2} × W", l2=f"{settings.l2:g}"), total))
        formula = (
            rf"{dW.latex_of(unit + 1, k + 1)} = \frac{{1}}{{m}} \sum_i {dz.latex_of(unit + 1, 'i')}\,"
            rf" {a_prev.latex_of(k + 1, 'i')}"
        )
        return Spelled(Cell(dW, index), formula, terms, tuple(endings), total)

    def _spell_db(self, tape: Tape, index: tuple[int, ...]) -> Spelled:
        (unit,) = index
        db, dz = self.key("db"), self.key("dz")
        gradients = np.asarray(tape[dz][:, unit], np.float64)
        terms = [
            Term(number_text(float(g)), float(g), (Cell(dz, (row, unit)),), Message("row {row}", row=row + 1))
            for row, g in enumerate(gradients)
        ]
        whole = float(gradients.sum())
        total = whole / tape.m
        endings = (Ending(Message("sum"), whole), Ending(Message("÷ m = {m}", m=tape.m), total))
        formula = rf"{db.latex_of(unit + 1)} = \frac{{1}}{{m}} \sum_i {dz.latex_of(unit + 1, 'i')}"
        return Spelled(Cell(db, index), formula, terms, endings, total)

    def _spell_given(self, tape: Tape, key: Key, index: tuple[int, ...]) -> Spelled:
        row, k = index
        W, dz = self.key("W"), self.key("dz")
        weights, gradients = (np.asarray(x, np.float64) for x in (tape[W][:, k], tape[dz][row]))
        terms = [
            Term(
                f"{number_text(float(w))} × {number_text(float(g))}",
                float(w) * float(g),
                (Cell(W, (j, k)), Cell(dz, (row, j))),
                Message("unit {unit}", unit=j + 1),
            )
            for j, (w, g) in enumerate(zip(weights, gradients, strict=True))
        ]
        total = float(weights @ gradients)
        formula = (
            rf"{key.latex_of(k + 1, row + 1)} = \sum_j {W.latex_of('j', k + 1)}\, {dz.latex_of('j', row + 1)}"
        )
        return Spelled(Cell(key, index), formula, terms, (Ending(Message("sum"), total),), total)
