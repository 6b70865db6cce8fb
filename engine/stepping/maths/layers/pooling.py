"""The pooling layers in letters and numbers: the largest or the mean of a window, or of a whole map."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.common.arrays import Index, Indices
from engine.common.messages import Message, number_text
from engine.stepping.maths.shared.unweighted import UnweightedMath
from engine.stepping.parts import Explanation, Operand, Part, SumLine, Term
from engine.stepping.quantities import Cell, Key, Numbers
from engine.stepping.sums import Factor, Terms, alone, cell_label, explained, products, subscripts, sum_of


class PoolMath(UnweightedMath):
    """A layer with windows of ``size`` pixels, ``stride`` apart, that stand wholly inside the picture."""

    @property
    def size(self) -> int:
        """Height and width of a window."""
        return int(self.layer.settings.size)

    @property
    def stride(self) -> int:
        """Pixels from one window to the next."""
        return int(self.layer.settings.stride)

    def window(self, tape: Numbers, index: Index) -> Factor:
        """The numbers of the window whose output lies at ``index``, row by row."""
        row, i, j, c = index
        p, q = np.divmod(np.arange(self.size**2), self.size)
        return Factor.of(tape, self.a_prev, row, i * self.stride + p, j * self.stride + q, c)

    def windows_over(self, index: Index) -> list[Index]:
        """Indices of the outputs whose windows hold the pixel at ``index``, row by row."""
        row, y, x, c = index
        h, w, _ = self.layer.output_shape(self.layer.settings, *self.layer.input_shapes)
        rows, columns = (
            [i for i in range(side) if 0 <= at - i * self.stride < self.size] for at, side in ((y, h), (x, w))
        )
        return [(row, i, j, c) for i in rows for j in columns]

    def gradients(self, tape: Numbers, outputs: list[Index]) -> Terms:
        """The gradients ``da`` of some outputs."""
        places = np.array(outputs, np.intp).reshape(-1, 4)
        values = np.asarray(tape[self.key("da")][tuple(places.T)], np.float64)
        gradients = Factor(self.key("da"), places, values)
        return products(lambda i: cell_label(tape, gradients.cell(i)), gradients)

    @property
    def places(self) -> str:
        """The pixel under place p, q of the window at i, j, all counted from 1, as a subscript."""
        s = "" if self.stride == 1 else f"{self.stride}"
        return rf"{s}i + p - {self.stride},\, {s}j + q - {self.stride}"


class MaxPoolMath(PoolMath):
    """A MaxPool2D layer."""

    @property
    def cache(self) -> tuple[Key, ...]:
        return (self.a_prev, self.key("a"))

    @property
    def forward_description(self) -> Message:
        return Message(
            "A window of {size} × {size} pixels moves over each channel of {a_prev}, and of each window "
            "only the largest number goes on. {a_prev} and {a} stay in the cache: backward has to know "
            "which place of each window won.",
            size=self.size,
            a_prev=self.a_prev.text,
            a=self.key("a").text,
        )

    @property
    def backward_description(self) -> Message:
        return Message(
            "Only the number that won had a part in the loss. So each gradient of {da} goes to the first "
            "place of its window that had the largest number, found with the cache; all others get 0.",
            da=self.key("da").text,
        )

    def forward_parts(self) -> tuple[Part, ...]:
        a, a_prev = self.key("a"), self.a_prev
        formula = rf"{a.latex_of('i,j')} = \max_{{p,q}}\, {a_prev.latex_of(self.places)}"
        description = Message("The largest number of every window, channel by channel.")
        return (self.part("forward", a, formula, ("max", Operand(a_prev)), description),)

    def backward_parts(self) -> tuple[Part, ...]:
        da, a, a_prev, given = self.key("da"), self.key("a"), self.a_prev, self.given
        if given is None:
            return ()
        formula = (
            rf"{given.latex_of('y,x')} = \sum_{{i,j}}\, {da.latex_of('i,j')}\,"
            rf" [\,{a_prev.latex_of('y,x')} = {a.latex_of('i,j')}\,]"
        )
        description = Message("A pixel gets the gradients of the windows in which it won; they add up.")
        shown = ("Σ", Operand(da), "[", Operand(a_prev), "=", Operand(a), "]")
        return (self.part("backward", given, formula, shown, description),)

    def cached(self, tape: Numbers, rows: Indices) -> Any:
        return np.asarray(tape[self.a_prev][rows], np.float64), self.exact(tape, "a", rows)

    def derivative_label(self, place: int) -> tuple[str, Message]:
        a, a_prev = self.key("a"), self.a_prev
        latex = rf"[\,{a_prev.latex_of('y,x')} = {a.latex_of('i,j')}\,]"
        return latex, Message("1 for the number of each window that won, else 0")

    def winner(self, tape: Numbers, output: Index) -> Cell:
        """The first number of a window that is the largest."""
        window = self.window(tape, output)
        return window.cell(int(window.values.argmax()))

    def explain(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        if key != self.key("a"):
            return self._explain_given(tape, key, index)
        window = self.window(tape, index)
        terms = products(lambda i: cell_label(tape, window.cell(i)), window)
        won = int(window.values.argmax())
        winner = cell_label(tape, window.cell(won))
        i, j, c, row = subscripts(index)
        formula = rf"{key.latex_of(i, j, c, row)} = \max_{{p,q}}\, {self.a_prev.latex_of('p', 'q', c, row)}"
        line = SumLine(Message("the largest"), float(window.values[won]))
        note = Message("{place} won: backward gives the gradient to it alone.", place=winner)
        return explained(Cell(key, index), formula, terms, line, notes=(note,))

    def _explain_given(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        over = self.windows_over(index)
        won = [output for output in over if self.winner(tape, output).at == index]
        terms = self.gradients(tape, won)
        note = Message(
            "This pixel is in {windows} windows and won in {won} of them.", windows=len(over), won=len(won)
        )
        y, x, c, row = subscripts(index)
        formula = (
            rf"{key.latex_of(y, x, c, row)} = \sum_{{i,j}}\, {self.key('da').latex_of('i', 'j', c, row)}"
        )
        return explained(Cell(key, index), formula, terms, sum_of(terms), notes=(note,))


class AveragePoolMath(PoolMath):
    """An AveragePool2D layer."""

    @property
    def cache(self) -> tuple[Key, ...]:
        return ()

    @property
    def forward_description(self) -> Message:
        return Message(
            "A window of {size} × {size} pixels moves over each channel of {a_prev}, and the mean of each "
            "window goes on. Backward needs only the size of the window, so nothing is kept.",
            size=self.size,
            a_prev=self.a_prev.text,
        )

    @property
    def backward_description(self) -> Message:
        return Message(
            "Each of the {count} pixels of a window had the same share in its mean. So each gets the same "
            "share, 1/{count}, of the gradient of {da}; where windows overlap, the shares add up.",
            count=self.size**2,
            da=self.key("da").text,
        )

    def forward_parts(self) -> tuple[Part, ...]:
        a, a_prev = self.key("a"), self.a_prev
        inside = a_prev.latex_of(self.places)
        formula = rf"{a.latex_of('i,j')} = \frac{{1}}{{{self.size**2}}} \sum_{{p,q}}\, {inside}"
        description = Message("The mean of every window, channel by channel.")
        return (self.part("forward", a, formula, (f"1/{self.size**2}", "Σ", Operand(a_prev)), description),)

    def backward_parts(self) -> tuple[Part, ...]:
        da, given = self.key("da"), self.given
        if given is None:
            return ()
        formula = (
            rf"{given.latex_of('y,x')} = \frac{{1}}{{{self.size**2}}} \sum_{{i,j}}\, {da.latex_of('i,j')}"
        )
        description = Message("A pixel gets its share of the gradients of all windows in which it is.")
        return (self.part("backward", given, formula, (f"1/{self.size**2}", "Σ", Operand(da)), description),)

    def derivative_label(self, place: int) -> tuple[str, Message]:
        label = Message("the same share, 1/{count}, for every number of a window", count=self.size**2)
        return rf"\frac{{1}}{{{self.size**2}}}", label

    def explain(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        first, second, c, row = subscripts(index)
        if key == self.key("a"):
            window = self.window(tape, index)
            terms = products(lambda i: cell_label(tape, window.cell(i)), window)
            inside = rf"\sum_{{p,q}}\, {self.a_prev.latex_of('p', 'q', c, row)}"
        else:
            terms = self.gradients(tape, self.windows_over(index))
            inside = rf"\sum_{{i,j}}\, {self.key('da').latex_of('i', 'j', c, row)}"
        whole, count = sum_of(terms), self.size**2
        formula = rf"{key.latex_of(first, second, c, row)} = \frac{{1}}{{{count}}} {inside}"
        share = SumLine(Message("÷ {by}", by=count), whole.value / count)
        return explained(Cell(key, index), formula, terms, whole, share)


class GlobalAveragePoolMath(UnweightedMath):
    """A GlobalAveragePool2D layer."""

    @property
    def pixels(self) -> int:
        """Number of values of each channel."""
        h, w, _ = self.layer.input_shapes[0]
        return h * w

    @property
    def cache(self) -> tuple[Key, ...]:
        return ()

    @property
    def forward_description(self) -> Message:
        return Message(
            "Each channel of {a_prev} becomes one number, the mean of its {pixels} pixels: how strongly the "
            "feature was found anywhere. Backward needs only their count, so nothing is kept.",
            a_prev=self.a_prev.text,
            pixels=self.pixels,
        )

    @property
    def backward_description(self) -> Message:
        return Message(
            "All {pixels} pixels of a channel had the same share in its mean, so each gets the same share "
            "of the gradient {da}: 1/{pixels} of it.",
            pixels=self.pixels,
            da=self.key("da").text,
        )

    def forward_parts(self) -> tuple[Part, ...]:
        a, a_prev = self.key("a"), self.a_prev
        formula = (
            rf"{a.latex_of('c')} = \frac{{1}}{{{self.pixels}}} \sum_{{i,j}}\, {a_prev.latex_of('i,j,c')}"
        )
        description = Message("The mean of every channel.")
        return (self.part("forward", a, formula, (f"1/{self.pixels}", "Σ", Operand(a_prev)), description),)

    def backward_parts(self) -> tuple[Part, ...]:
        da, given = self.key("da"), self.given
        if given is None:
            return ()
        formula = rf"{given.latex_of('i,j,c')} = \frac{{1}}{{{self.pixels}}}\, {da.latex_of('c')}"
        description = Message("Every pixel of a channel gets the same share of its gradient.")
        return (self.part("backward", given, formula, (f"1/{self.pixels}", Operand(da)), description),)

    def derivative_label(self, place: int) -> tuple[str, Message]:
        label = Message("the same share, 1/{count}, for every pixel of a channel", count=self.pixels)
        return rf"\frac{{1}}{{{self.pixels}}}", label

    def explain(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        share = Message("÷ {by}", by=self.pixels)
        if key == self.key("a"):
            row, c = index
            _, w, _ = self.layer.input_shapes[0]
            i, j = np.divmod(np.arange(self.pixels), w)
            pixels = Factor.of(tape, self.a_prev, row, i, j, c)
            terms = products(lambda i: cell_label(tape, pixels.cell(i)), pixels)
            inside = rf"\sum_{{i,j}}\, {self.a_prev.latex_of('i', 'j', c + 1, row + 1)}"
            formula = rf"{key.latex_of(c + 1, row + 1)} = \frac{{1}}{{{self.pixels}}} {inside}"
            whole = sum_of(terms)
            return explained(
                Cell(key, index), formula, terms, whole, SumLine(share, whole.value / self.pixels)
            )
        row, _, _, c = index
        da = Cell(self.key("da"), (row, c))
        term = Term(number_text(tape.value(da)), tape.value(da), (da,), Message("channel {c}", c=c + 1))
        above = da.key.latex_of(c + 1, row + 1)
        formula = rf"{key.latex_of(*subscripts(index))} = \frac{{1}}{{{self.pixels}}}\, {above}"
        return alone(Cell(key, index), formula, term, SumLine(share, term.value / self.pixels))


class GlobalMaxPoolMath(UnweightedMath):
    """A GlobalMaxPool2D layer."""

    @property
    def cache(self) -> tuple[Key, ...]:
        return (self.a_prev,)

    @property
    def forward_description(self) -> Message:
        return Message(
            "Each channel of {a_prev} becomes one number, the largest of its pixels: whether the feature was "
            "found anywhere. The place of it stays in the cache: backward has to know which pixel won.",
            a_prev=self.a_prev.text,
        )

    @property
    def backward_description(self) -> Message:
        return Message(
            "Only the pixel that won had a part in the loss. So the gradient {da} of each channel goes to "
            "the first pixel that had its largest number; all others get 0.",
            da=self.key("da").text,
        )

    def forward_parts(self) -> tuple[Part, ...]:
        a, a_prev = self.key("a"), self.a_prev
        formula = rf"{a.latex_of('c')} = \max_{{i,j}}\, {a_prev.latex_of('i,j,c')}"
        description = Message("The largest number of every channel.")
        return (self.part("forward", a, formula, ("max", Operand(a_prev)), description),)

    def backward_parts(self) -> tuple[Part, ...]:
        da, a, a_prev, given = self.key("da"), self.key("a"), self.a_prev, self.given
        if given is None:
            return ()
        won = rf"[\,{a_prev.latex_of('i,j,c')} = {a.latex_of('c')}\,]"
        formula = rf"{given.latex_of('i,j,c')} = {da.latex_of('c')}\, {won}"
        description = Message("The pixel that won gets the whole gradient of its channel, all others 0.")
        shown = (Operand(da), "[", Operand(a_prev), "=", Operand(a), "]")
        return (self.part("backward", given, formula, shown, description),)

    def cached(self, tape: Numbers, rows: Indices) -> Any:
        a_prev = np.asarray(tape[self.a_prev][rows], np.float64)
        return a_prev.reshape(len(a_prev), -1, a_prev.shape[-1]).argmax(1)

    def derivative_label(self, place: int) -> tuple[str, Message]:
        a, a_prev = self.key("a"), self.a_prev
        latex = rf"[\,{a_prev.latex_of('i,j,c')} = {a.latex_of('c')}\,]"
        return latex, Message("1 for the pixel of each channel that won, else 0")

    def pixels(self, tape: Numbers, row: int, channel: int) -> Factor:
        """The numbers of a channel, row by row from the top."""
        h, w, _ = self.layer.input_shapes[0]
        i, j = np.divmod(np.arange(h * w), w)
        return Factor.of(tape, self.a_prev, row, i, j, channel)

    def explain(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        row, c = index[0], index[-1]
        pixels = self.pixels(tape, row, c)
        won = int(pixels.values.argmax())
        winner = pixels.cell(won)
        if key == self.key("a"):
            terms = products(lambda i: cell_label(tape, pixels.cell(i)), pixels)
            inside = self.a_prev.latex_of("i", "j", c + 1, row + 1)
            formula = rf"{key.latex_of(c + 1, row + 1)} = \max_{{i,j}}\, {inside}"
            line = SumLine(Message("the largest"), float(pixels.values[won]))
            note = Message(
                "{place} won: backward gives the gradient to it alone.", place=cell_label(tape, winner)
            )
            return explained(Cell(key, index), formula, terms, line, notes=(note,))
        da = Cell(self.key("da"), (row, c))
        formula = rf"{key.latex_of(*subscripts(index))} = {da.key.latex_of(c + 1, row + 1)}"
        channel = Message("channel {c}", c=c + 1)
        if winner.at == index:
            term = Term(number_text(tape.value(da)), tape.value(da), (da,), channel)
            return alone(Cell(key, index), formula, term)
        note = Message("{place} won, and not this pixel.", place=cell_label(tape, winner))
        formula = f"{key.latex_of(*subscripts(index))} = 0"
        return alone(Cell(key, index), formula, Term("0", 0.0, (da,), channel), notes=(note,))
