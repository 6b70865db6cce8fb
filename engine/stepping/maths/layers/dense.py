"""Dense in letters and numbers: z = W a_prev + b, and backward dW, db and da_prev from dz."""

from __future__ import annotations

import numpy as np

from engine.common.arrays import Array, Index, Indices
from engine.common.messages import Message
from engine.stepping.maths.shared.derivatives import Derivative
from engine.stepping.maths.shared.weighted import WeightedMath
from engine.stepping.parts import Explanation, Operand, Part
from engine.stepping.quantities import Cell, Key, Numbers
from engine.stepping.sums import (
    Factor,
    divided,
    explained,
    number_label,
    number_term,
    products,
    row_label,
    sum_of,
)


class DenseMath(WeightedMath):
    """A Dense layer."""

    @property
    def forward_description(self) -> Message:
        return Message(
            "Each unit of {layer} weighs all numbers of {a_prev} and adds its bias. {ends} {kept}",
            layer=self.place.name,
            a_prev=self.a_prev.text,
            ends=self.forward_ends,
            kept=self.kept_for(Message("the inputs that the weights were multiplied with")),
        )

    @property
    def backward_description(self) -> Message:
        names = {"begins": self.backward_begins, "a_prev": self.a_prev.text, "dW": self.key("dW").text}
        names |= {"dz": self.key("dz").text}
        if not self.place.back:
            return Message(
                "{begins} With {a_prev} from the cache {dz} becomes {dW}, how the loss would change with "
                "each weight. Nothing before it learns, so nothing is handed on.",
                **names,
            )
        return Message(
            "{begins} With {a_prev} from the cache {dz} becomes {dW}, how the loss would change with each "
            "weight; with the weights it becomes {given}, which the layer before it needs.",
            given=self.place.back[0][1].text,
            **names,
        )

    def forward_parts(self) -> tuple[Part, ...]:
        W, b, z = self.key("W"), self.key("b"), self.z
        description = Message(
            "Row j of {W} holds the weights of unit j. It is multiplied with each column of {a_prev}, and "
            "the bias of the unit is added: one number for each unit and each row of the mini-batch.",
            W=W.text,
            a_prev=self.a_prev.text,
        )
        formula = f"{z.latex} = {W.latex}\\, {self.a_prev.latex} + {b.latex}"
        shown = (Operand(W), "×", Operand(self.a_prev), "+", Operand(b))
        return (self.part("forward", z, formula, shown, description), self.activate())

    def backward_parts(self) -> tuple[Part, ...]:
        begin = () if self.place.from_dz else (self.through_activation(self.key("dz")),)
        given = (self._given_part(key) for _, key in self.place.back)
        return (*begin, self._dW_part(), self._db_part(), *given)

    def _dW_part(self) -> Part:
        dz, dW, a_prev = self.key("dz"), self.key("dW"), self.a_prev
        return self.part(
            "backward",
            dW,
            rf"{dW.latex} = \frac{{1}}{{m}}\, {dz.latex}\, {a_prev.latex_of(transposed=True)}"
            + self.penalty_latex(),
            ("1/m", Operand(dz), "×", Operand(a_prev, transposed=True), *self.penalty_shown()),
            Message(
                "A weight matters as much as its input was large and its unit's {dz} is: their product, "
                "averaged over the m rows of the mini-batch.",
                dz=dz.text,
            ),
        )

    def _db_part(self) -> Part:
        dz, db = self.key("dz"), self.key("db")
        return self.part(
            "backward",
            db,
            rf"{db.latex} = \frac{{1}}{{m}} \sum_{{i=1}}^{{m}}\, {dz.latex_of('i')}",
            ("1/m", "Σ", Operand(dz)),
            Message(
                "A bias is added to its unit in every row, so its gradient is the mean of the unit's {dz}.",
                dz=dz.text,
            ),
        )

    def _given_part(self, given: Key) -> Part:
        W, dz = self.key("W"), self.key("dz")
        return self.part(
            "backward",
            given,
            rf"{given.latex} = {W.latex_of(transposed=True)}\, {dz.latex}",
            (Operand(W, transposed=True), "×", Operand(dz)),
            Message(
                "Every input reached all units through its weights, so its gradient comes back "
                "through the same weights: {W} is transposed.",
                W=W.text,
            ),
        )

    def derivative_of_z(self) -> Derivative:
        W = self.key("W")

        def pull(tape: Numbers, gradient: Array, rows: Indices) -> Array:
            return gradient @ self.exact(tape, "W")

        label = Message("the weights between the two layers")
        return Derivative(self.z, self.a_prev, W.latex, label, pull)

    def own_shares(self, tape: Numbers, name: str, at: Index, gradient: Array) -> Array:
        shares = gradient[:, at[0]]
        return shares * np.asarray(tape[self.a_prev][:, at[1]], np.float64) if name == "W" else shares

    def own_factor(self, name: str, at: Index) -> str:
        return self.a_prev.latex_of(at[1] + 1) if name == "W" else "1"

    def explain_z(self, tape: Numbers, index: Index) -> Explanation:
        row, unit = index
        W, b, a_prev, k = self.key("W"), self.key("b"), self.a_prev, np.arange(self.layer.input_shapes[0][0])
        bias = number_term(tape, Cell(b, (unit,)), Message("bias"))
        weights, inputs = Factor.of(tape, W, unit, k), Factor.of(tape, a_prev, row, k)

        def label(k: int) -> Message:
            return number_label(tape, a_prev.layer, (k,), Message("input {k}", k=k + 1))

        terms = products(label, weights, inputs, more=(bias,))
        formula = (
            rf"{self.z.latex_of(unit + 1, row + 1)} = \sum_k\, {W.latex_of(unit + 1, 'k')}\,"
            rf" {a_prev.latex_of('k', row + 1)} + {b.latex_of(unit + 1)}"
        )
        return explained(Cell(self.z, index), formula, terms, sum_of(terms))

    def explain_dW(self, tape: Numbers, index: Index) -> Explanation:
        unit, k = index
        dW, dz, a_prev, rows = self.key("dW"), self.key("dz"), self.a_prev, np.arange(tape.m)
        terms = products(row_label(rows), Factor.of(tape, dz, rows, unit), Factor.of(tape, a_prev, rows, k))
        whole = sum_of(terms)
        formula = (
            rf"{dW.latex_of(unit + 1, k + 1)} = \frac{{1}}{{m}} \sum_i\, {dz.latex_of(unit + 1, 'i')}\,"
            rf" {a_prev.latex_of(k + 1, 'i')}{self.penalty_latex(unit + 1, k + 1)}"
        )
        lines = self.penalty_lines(tape, index, divided(whole, tape.m, "m"))
        return explained(Cell(dW, index), formula, terms, whole, *lines)

    def explain_db(self, tape: Numbers, index: Index) -> Explanation:
        (unit,) = index
        db, dz, rows = self.key("db"), self.key("dz"), np.arange(tape.m)
        terms = products(row_label(rows), Factor.of(tape, dz, rows, unit))
        whole = sum_of(terms)
        formula = rf"{db.latex_of(unit + 1)} = \frac{{1}}{{m}} \sum_i\, {dz.latex_of(unit + 1, 'i')}"
        return explained(Cell(db, index), formula, terms, whole, divided(whole, tape.m, "m"))

    def explain_given(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        row, k = index
        W, dz, j = self.key("W"), self.key("dz"), np.arange(self.layer.settings.units)
        terms = products(
            lambda j: number_label(tape, self.l, (j,)), Factor.of(tape, W, j, k), Factor.of(tape, dz, row, j)
        )
        inside = rf"{W.latex_of('j', k + 1)}\, {dz.latex_of('j', row + 1)}"
        formula = rf"{key.latex_of(k + 1, row + 1)} = \sum_j\, {inside}"
        return explained(Cell(key, index), formula, terms, sum_of(terms))
