"""Sums of any length, term by term: terms are made when they are asked for, their values at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, overload

import numpy as np

from engine.common.arrays import Array, Indices
from engine.common.messages import Message, number_text
from engine.stepping.parts import Explanation, SumLine, Term
from engine.stepping.quantities import Cell, Key, Numbers


class Terms(Sequence[Term]):
    """The terms of a sum of n numbers, of which each is made when it is asked for.

    Attributes:
        values: what each comes to, ``(n,)``, in float64.
        factors: where the terms are products of numbers of the tape, all of these numbers at once.
        more: terms of another kind that come after those of the factors.
    """

    def __init__(self, values: Array, term: Callable[[int], Term], *more: Term) -> None:
        """``term(i)`` gives term i of as many as there are ``values``; ``more`` come after these."""
        self._made, self._term, self.more = len(values), term, more
        self.factors: tuple[Factor, ...] = ()
        self.values: Array = np.append(np.asarray(values, np.float64), [each.value for each in more])

    def __len__(self) -> int:
        return len(self.values)

    @overload
    def __getitem__(self, place: int) -> Term: ...

    @overload
    def __getitem__(self, place: slice) -> list[Term]: ...

    def __getitem__(self, place: int | slice) -> Term | list[Term]:
        places = range(len(self))[place]
        return [self._at(i) for i in places] if isinstance(places, range) else self._at(places)

    def _at(self, place: int) -> Term:
        return self._term(place) if place < self._made else self.more[place - self._made]


class Factor(NamedTuple):
    """Numbers of one quantity, of which each term of a sum has one.

    Attributes:
        key: the quantity.
        places: where they lie in it, ``(n, dimensions)``.
        values: these numbers, ``(n,)``, in float64.
    """

    key: Key
    places: Indices
    values: Array

    @classmethod
    def of(cls, tape: Numbers, key: Key, *at: int | Indices) -> Factor:
        """The numbers at ``at``: an index for each dimension, of which at least one is a vector."""
        indices = np.broadcast_arrays(*at)
        values = np.asarray(tape[key][tuple(indices)], np.float64)
        return cls(key, np.stack(indices, -1).astype(np.intp), values)

    def cell(self, place: int) -> Cell:
        """Cell of the number of term ``place``."""
        return Cell(self.key, tuple(map(int, self.places[place])))


def products(label: Callable[[int], Message], *factors: Factor, more: tuple[Term, ...] = ()) -> Terms:
    """A sum of products of one number of each factor; ``label(i)`` says what term i is about."""
    values = np.multiply.reduce([factor.values for factor in factors])

    def term(i: int) -> Term:
        text = " × ".join(number_text(float(factor.values[i])) for factor in factors)
        return Term(text, float(values[i]), tuple(factor.cell(i) for factor in factors), label(i))

    terms = Terms(values, term, *more)
    terms.factors = factors
    return terms


def explained(
    cell: Cell, formula: str, terms: Sequence[Term], *lines_after: SumLine, notes: tuple[Message, ...] = ()
) -> Explanation:
    """Explanation whose total is the value of the last line."""
    return Explanation(
        cell=cell,
        formula=formula,
        terms=terms,
        lines_after=lines_after,
        total=lines_after[-1].value,
        notes=notes,
    )


def alone(
    cell: Cell, formula: str, term: Term, *lines_after: SumLine, notes: tuple[Message, ...] = ()
) -> Explanation:
    """Explanation of a number that comes of a single term."""
    total = lines_after[-1].value if lines_after else term.value
    return Explanation(
        cell=cell, formula=formula, terms=(term,), lines_after=lines_after, total=total, notes=notes
    )


def number_term(tape: Numbers, cell: Cell, label: Message, sign: int = 1) -> Term:
    """A term that is one number of the tape, added or taken away."""
    value = sign * tape.value(cell)
    return Term(number_text(value), value, (cell,), label)


def sum_of(terms: Sequence[Term]) -> SumLine:
    """The line with the sum of all terms."""
    values = terms.values if isinstance(terms, Terms) else [term.value for term in terms]
    return SumLine(Message("sum"), float(np.sum(values)))


def divided(whole: SumLine, by: int, name: str) -> SumLine:
    """The line after it with a mean, over m rows or n numbers."""
    return SumLine(Message("÷ {name} = {by}", name=name, by=by), whole.value / by)


def row_label(rows: Indices) -> Callable[[int], Message]:
    """Labels of terms of which term i is about row ``rows[i]`` of the mini-batch."""
    return lambda i: Message("row {row}", row=int(rows[i]) + 1)


def unit_label(i: int) -> Message:
    """Label of a term about unit i."""
    return Message("unit {unit}", unit=i + 1)


def place_label(place: Sequence[int]) -> Message:
    """Name of a place of one row: a unit, or a pixel of a channel."""
    if len(place) == 1:
        return unit_label(int(place[0]))
    i, j, c = (int(each) + 1 for each in place)
    return Message("pixel {i}, {j} of channel {c}", i=i, j=j, c=c)


def number_label(tape: Numbers, layer: int, place: Sequence[int], other: Message | None = None) -> Message:
    """Label of a place in a row of a[l]: its known name, else ``other``, else its unit or pixel."""
    name = tape.known.at(layer, place)
    return Message("{name}", name=name) if name else other or place_label(place)


def cell_label(tape: Numbers, cell: Cell) -> Message:
    """Label of a number that each row of the mini-batch has."""
    return number_label(tape, cell.key.layer, cell.at[1:])


def subscripts(index: Sequence[int]) -> tuple[int, ...]:
    """Subscripts of a number at (row, place ...) in formulas: counted from 1, the row last."""
    return tuple(int(each) + 1 for each in (*index[1:], index[0]))
