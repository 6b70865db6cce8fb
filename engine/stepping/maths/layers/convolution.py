"""Conv2D in letters and numbers: z = W * a_prev + b over windows, and backward dW, db and da_prev from dz."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.common.arrays import Array, Index, Indices
from engine.common.messages import Message
from engine.core.layers.shared.windows import Windows
from engine.stepping.maths.shared.derivatives import Derivative
from engine.stepping.maths.shared.weighted import WeightedMath
from engine.stepping.parts import Explanation, Operand, Part
from engine.stepping.quantities import Cell, Key, Numbers
from engine.stepping.sums import (
    Factor,
    cell_label,
    divided,
    explained,
    number_term,
    products,
    subscripts,
    sum_of,
)


class Conv2DMath(WeightedMath):
    """A Conv2D layer: z at (row, i, j, f), W at (f, p, q, c), a_prev at (row, y, x, c)."""

    @property
    def windows(self) -> Windows:
        """Windows that stand over the picture."""
        return self.layer.windows  # type: ignore[attr-defined, no-any-return]

    @property
    def forward_description(self) -> Message:
        return Message(
            "Each filter of {layer} is a window of {k} × {k} weights that moves over {a_prev}: wherever it "
            "stands, what lies under it is weighed and added up with the filter's bias. {ends} {kept}",
            layer=self.place.name,
            k=self.windows.size,
            a_prev=self.a_prev.text,
            ends=self.forward_ends,
            kept=self.kept_for(Message("the pixels that the weights were multiplied with")),
        )

    @property
    def backward_description(self) -> Message:
        names = {"begins": self.backward_begins, "a_prev": self.a_prev.text, "dW": self.key("dW").text}
        if self.given is None:
            return Message(
                "{begins} A weight was used at every place of its window, so {dW} adds up over all of them, "
                "with {a_prev} from the cache. Nothing before it learns, so nothing is handed on.",
                **names,
            )
        return Message(
            "{begins} A weight was used at every place of its window, so {dW} adds up over all of them, with "
            "{a_prev} from the cache. A pixel was in several windows, so {given} adds up over these.",
            given=self.given.text,
            **names,
        )

    def _pixel(self, first: str, second: str) -> str:
        """The pixel under place p, q of the window at i, j, all counted from 1, as a subscript."""
        wins = self.windows
        above, left = (-wins.stride - zeros for zeros in (wins.above, wins.left))
        s = "" if wins.stride == 1 else f"{wins.stride}"
        return rf"{s}{first} + p {above:+d},\, {s}{second} + q {left:+d}"

    def _pixel_at(self, i: int, j: int) -> str:
        """The same for one window, given from 0."""
        wins = self.windows
        y, x = i * wins.stride - wins.above, j * wins.stride - wins.left
        return rf"p{f' {y:+d}' if y else ''},\, q{f' {x:+d}' if x else ''}"

    def forward_parts(self) -> tuple[Part, ...]:
        W, b, z, a_prev = self.key("W"), self.key("b"), self.z, self.a_prev
        if self.layer.settings.padding == "same":
            description = Message(
                "Every filter f weighs the pixels under its window, in all channels, and adds its bias. "
                "Zeros are thought around the picture, so that windows can stand at its edges."
            )
        else:
            description = Message(
                "Every filter f weighs the pixels under its window, in all channels, and adds its bias. The "
                "window stays inside the picture."
            )
        formula = (
            rf"{z.latex_of('i,j,f')} = \sum_{{p,q,c}}\, {W.latex_of('f,p,q,c')}\,"
            rf" {a_prev.latex_of(self._pixel('i', 'j') + ',c')} + {b.latex_of('f')}"
        )
        shown = (Operand(W), "∗", Operand(a_prev), "+", Operand(b))
        return (self.part("forward", z, formula, shown, description), self.activate())

    def backward_parts(self) -> tuple[Part, ...]:
        dz, dW, db, W, a_prev = self.key("dz"), self.key("dW"), self.key("db"), self.key("W"), self.a_prev
        parts = [] if self.place.from_dz else [self.through_activation(dz)]
        parts += [
            self.part(
                "backward",
                dW,
                rf"{dW.latex_of('f,p,q,c')} = \frac{{1}}{{m}} \sum_{{r,i,j}}\, {dz.latex_of('i,j,f')}\,"
                rf" {a_prev.latex_of(self._pixel('i', 'j') + ',c')}{self.penalty_latex('f,p,q,c')}",
                ("1/m", Operand(dz), "∗", Operand(a_prev), *self.penalty_shown()),
                Message(
                    "The same weight was used at every place of the window, so its gradient adds up over all "
                    "places i, j, and is averaged over the m rows."
                ),
            ),
            self.part(
                "backward",
                db,
                rf"{db.latex_of('f')} = \frac{{1}}{{m}} \sum_{{r,i,j}}\, {dz.latex_of('i,j,f')}",
                ("1/m", "Σ", Operand(dz)),
                Message(
                    "A bias is added at every place of the filter's map, so its gradient is the sum of its "
                    "{dz} over all places, averaged over the m rows.",
                    dz=dz.text,
                ),
            ),
        ]
        if self.given is not None:
            parts.append(self._given_part(self.given, W, dz))
        return tuple(parts)

    def _given_part(self, given: Key, W: Key, dz: Key) -> Part:
        formula = (
            rf"{given.latex_of('y,x,c')} = \sum_{{f}} \sum_{{{self._condition()}}}"
            rf" {W.latex_of('f,p,q,c')}\, {dz.latex_of('i,j,f')}"
        )
        description = Message(
            "A pixel was under several places of the window. Through each of them a share of the gradient "
            "comes back, with the weight that it was multiplied with."
        )
        return self.part("backward", given, formula, (Operand(W), "∗", Operand(dz)), description)

    def _condition(self) -> str:
        """Condition under which a pixel y, x lies under a place of a window."""
        first, second = self._pixel("i", "j").split(r",\, ")
        return f"{first} = y,\\, {second} = x"

    def derivative_of_z(self) -> Derivative:
        def pull(tape: Numbers, gradient: Array, rows: Indices) -> Array:
            W = self.exact(tape, "W")
            windows = gradient.reshape(-1, len(W)) @ W.reshape(len(W), -1)
            return self.windows.col2im(windows, len(gradient))

        label = Message("the weights of every filter, wherever its window stands")
        return Derivative(self.z, self.a_prev, rf"{self.key('W').latex} \ast", label, pull)

    def own_shares(self, tape: Numbers, name: str, at: Index, gradient: Array) -> Array:
        of_filter = gradient[..., at[0]]
        if name == "b":
            return np.asarray(of_filter.sum((1, 2)))
        (_, p, q, c), wins = at, self.windows
        i, j = np.indices((wins.rows, wins.columns)).reshape(2, -1)
        y, x = i * wins.stride + p - wins.above, j * wins.stride + q - wins.left
        inside = (y >= 0) & (y < wins.height) & (x >= 0) & (x < wins.width)
        i, j, y, x = (each[inside] for each in (i, j, y, x))
        shares: Array = (of_filter[:, i, j] * np.asarray(tape[self.a_prev][:, y, x, c], np.float64)).sum(1)
        return shares

    def own_factor(self, name: str, at: Index) -> str:
        if name == "b":
            return "1"
        (_, p, q, c), s = at, "" if self.windows.stride == 1 else f"{self.windows.stride}"
        first = 1 - self.windows.stride
        above, left = p + first - self.windows.above, q + first - self.windows.left
        i, j = (f"{s}{name}{f' {by:+d}' if by else ''}" for name, by in (("i", above), ("j", left)))
        return self.a_prev.latex_of(rf"{i},\, {j}", c + 1)

    def explain_z(self, tape: Numbers, index: Index) -> Explanation:
        row, i, j, f = index
        W, b, a_prev, wins = self.key("W"), self.key("b"), self.a_prev, self.windows
        p, q, c = np.indices((wins.size, wins.size, wins.channels)).reshape(3, -1)
        y, x = i * wins.stride + p - wins.above, j * wins.stride + q - wins.left
        inside = (y >= 0) & (y < wins.height) & (x >= 0) & (x < wins.width)
        p, q, c, y, x = (each[inside] for each in (p, q, c, y, x))
        pixels = Factor.of(tape, a_prev, row, y, x, c)
        bias = number_term(tape, Cell(b, (f,)), Message("bias"))
        terms = products(_places(tape, pixels), Factor.of(tape, W, f, p, q, c), pixels, more=(bias,))
        formula = (
            rf"{self.z.latex_of(*subscripts(index))} = \sum_{{p,q,c}}\, {W.latex_of(f + 1, 'p,q,c')}\,"
            rf" {a_prev.latex_of(self._pixel_at(i, j) + ',c')} + {b.latex_of(f + 1)}"
        )
        outside = int(inside.size - inside.sum())
        notes = (Message("{count} places of the window lie in the zeros around.", count=outside),)
        return explained(Cell(self.z, index), formula, terms, sum_of(terms), notes=notes if outside else ())

    def explain_dW(self, tape: Numbers, index: Index) -> Explanation:
        f, p, q, c = index
        dW, dz, wins = self.key("dW"), self.key("dz"), self.windows
        row, i, j = np.indices((tape.m, wins.rows, wins.columns)).reshape(3, -1)
        y, x = i * wins.stride + p - wins.above, j * wins.stride + q - wins.left
        inside = (y >= 0) & (y < wins.height) & (x >= 0) & (x < wins.width)
        row, i, j, y, x = (each[inside] for each in (row, i, j, y, x))
        gradients, pixels = Factor.of(tape, dz, row, i, j, f), Factor.of(tape, self.a_prev, row, y, x, c)
        terms = products(_windows(gradients), gradients, pixels)
        whole, at = sum_of(terms), [each + 1 for each in index]
        formula = (
            rf"{dW.latex_of(*at)} = \frac{{1}}{{m}} \sum_{{r,i,j}}\, {dz.latex_of('i,j', f + 1)}\,"
            rf" {self.a_prev.latex_of('y,x', c + 1)}{self.penalty_latex(*at)}"
        )
        lines = self.penalty_lines(tape, index, divided(whole, tape.m, "m"))
        return explained(Cell(dW, index), formula, terms, whole, *lines)

    def explain_db(self, tape: Numbers, index: Index) -> Explanation:
        (f,) = index
        db, dz, wins = self.key("db"), self.key("dz"), self.windows
        gradients = Factor.of(tape, dz, *np.indices((tape.m, wins.rows, wins.columns)).reshape(3, -1), f)
        terms = products(_windows(gradients), gradients)
        whole = sum_of(terms)
        formula = rf"{db.latex_of(f + 1)} = \frac{{1}}{{m}} \sum_{{r,i,j}}\, {dz.latex_of('i,j', f + 1)}"
        return explained(Cell(db, index), formula, terms, whole, divided(whole, tape.m, "m"))

    def explain_given(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        row, y, x, c = index
        W, dz, wins = self.key("W"), self.key("dz"), self.windows
        p, q, f = np.indices((wins.size, wins.size, self.layer.settings.filters)).reshape(3, -1)
        (i, down), (j, right) = (
            np.divmod(y + wins.above - p, wins.stride),
            np.divmod(x + wins.left - q, wins.stride),
        )
        stands = (down == 0) & (right == 0) & (i >= 0) & (i < wins.rows) & (j >= 0) & (j < wins.columns)
        p, q, f, i, j = (each[stands] for each in (p, q, f, i, j))
        gradients = Factor.of(tape, dz, row, i, j, f)
        terms = products(_places(tape, gradients), Factor.of(tape, W, f, p, q, c), gradients)
        formula = (
            rf"{key.latex_of(*subscripts(index))} = \sum_{{f}} \sum_{{i,j}}\, {W.latex_of('f,p,q', c + 1)}\,"
            rf" {dz.latex_of('i,j,f', row + 1)}"
        )
        return explained(Cell(key, index), formula, terms, sum_of(terms))


def _places(tape: Numbers, factor: Factor) -> Callable[[int], Message]:
    """Labels by pixel and channel of one row."""
    return lambda i: cell_label(tape, factor.cell(i))


def _windows(factor: Factor) -> Callable[[int], Message]:
    """Labels by row and window."""
    places: Indices = factor.places

    def label(i: int) -> Message:
        row, y, x, _ = (int(each) + 1 for each in places[i])
        return Message("row {row}, window {i}, {j}", row=row, i=y, j=x)

    return label
