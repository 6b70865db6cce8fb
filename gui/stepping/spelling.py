"""Which sum makes a number of the tape, and which other numbers go into it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.arrays import Array
from engine.stepping.parts import Spelled, Term
from engine.stepping.quantities import Cell, Key
from engine.stepping.spelling import spell
from engine.stepping.tape import Tape

MOST_MARKED = 4096
"""Most terms of a sum whose numbers are marked in the heat maps: these show no more cells either."""


def spelled(tape: Tape, cell: Cell) -> Spelled | None:
    """How a number came about; None for what was given, such as the inputs and the parameters."""
    return spell(tape, cell)


def values_of(terms: Sequence[Term]) -> Array:
    """What all terms come to, ``(n,)``, without making those that can be made when they are asked for."""
    values = getattr(terms, "values", None)
    if values is None:
        values = np.array([term.value for term in terms], np.float64)
    return np.asarray(values)


def marked_cells(terms: Sequence[Term]) -> dict[Key, list[tuple[int, ...]]]:
    """The numbers that go into a sum, by quantity; of very long sums those of evenly spaced terms."""
    every = max(1, -(-len(terms) // MOST_MARKED))
    found: dict[Key, list[tuple[int, ...]]] = {}
    for place in range(0, len(terms), every):
        for cell in terms[place].cells:
            found.setdefault(cell.key, []).append(cell.at)
    return found
