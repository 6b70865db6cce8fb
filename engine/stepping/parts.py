"""Parts of an iteration: what each computes, from what, by which formula, and a description."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from engine.common.messages import Message
from engine.stepping.quantities import Cell, Key

StepKind = Literal["take", "forward", "loss", "backward", "update"]
"""Action of a step: it takes the mini-batch, goes forward through a layer, and so on."""


class Operand(NamedTuple):
    """A quantity as a formula has it; views show columns, so a[1] stands upright and W[1] as it is."""

    key: Key
    transposed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """The smallest thing that can be stepped over: one formula of one layer.

    Attributes:
        kind, layer: the step that it belongs to; layer 0 for the mini-batch, L for the loss.
        results: what is known afterwards and was not before.
        formula: how the first result is computed, as LaTeX.
        shown: the formula as pictures: operands and the signs between them, such as
            ``(Operand(W), "×", Operand(a), "+", Operand(b))``; the result is not among them.
        description: what happens here and why, in one to three sentences.
    """

    kind: StepKind
    layer: int
    results: tuple[Key, ...]
    formula: str
    shown: tuple[Operand | str, ...]
    description: Message

    @property
    def operands(self) -> tuple[Operand, ...]:
        """The quantities that go in."""
        return tuple(each for each in self.shown if isinstance(each, Operand))


@dataclass(frozen=True, slots=True)
class Step:
    """The parts of one layer and direction together, as the course draws them in one box.

    Attributes:
        kind, layer: as of its parts.
        start, end: its parts are ``plan.parts[start:end]``.
        description: what goes in, what comes out and why, in two or three sentences.
    """

    kind: StepKind
    layer: int
    start: int
    end: int
    description: Message


class Term(NamedTuple):
    """One term of a sum that is shown term by term.

    Attributes:
        text: its factors with their numbers, ``-0.369 × +0.349``.
        value: what it comes to.
        cells: the numbers in it, to be marked where they are shown.
        label: which unit, row or window it is about.
    """

    text: str
    value: float
    cells: tuple[Cell, ...]
    label: Message


class SumLine(NamedTuple):
    """One line before or after the terms, such as their sum: a sentence and its value."""

    label: Message
    value: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Explanation of one number of a result.

    Attributes:
        cell: the number.
        formula: the sum in letters, as LaTeX, with the subscripts of this number.
        terms: what is added up (or multiplied, or compared, as the formula says); long sums make each when it
            is asked for.
        lines_after: what happens to the terms; the value of the last one is ``total``.
        total: what all comes to in float64; equals the stored number but for its rounding.
        notes: what is remarkable here, such as a unit that is dead.
        lines_before: what is computed before the terms, such as the means that an optimizer keeps.
    """

    cell: Cell
    formula: str
    terms: Sequence[Term]
    lines_after: tuple[SumLine, ...]
    total: float
    notes: tuple[Message, ...] = ()
    lines_before: tuple[SumLine, ...] = ()
