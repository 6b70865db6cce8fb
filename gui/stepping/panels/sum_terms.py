"""Terms of the sum that makes a number of the tape, and the numbers that go into them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.common.arrays import Array, Indices
from engine.stepping.parts import Term
from engine.stepping.quantities import Key
from engine.stepping.sums import Terms


def term_values(terms: Sequence[Term]) -> Array:
    """Values of all terms, ``(n,)``, without making those that can be made when they are asked for."""
    if isinstance(terms, Terms):
        return terms.values
    return np.array([term.value for term in terms], np.float64)


def marked_places(terms: Sequence[Term]) -> dict[Key, Indices]:
    """The numbers that go into a sum, by quantity."""
    factors = terms.factors if isinstance(terms, Terms) else ()
    found: dict[Key, list[Indices]] = {}
    for factor in factors:
        found.setdefault(factor.key, []).append(factor.places)
    for term in terms.more if isinstance(terms, Terms) and factors else terms:
        for cell in term.cells:
            found.setdefault(cell.key, []).append(np.array([cell.at], np.intp))
    return {key: np.concatenate(places) for key, places in found.items()}
