"""The pieces of a chain: its factors, and the sums where ways come together."""

from __future__ import annotations

from dataclasses import dataclass

from engine.common.arrays import Array
from engine.stepping.maths.shared.derivatives import Derivative
from engine.stepping.quantities import Key

MOST_NUMBERS = 1_000_000
"""Most numbers of a local derivative that is written out as a matrix."""


@dataclass(frozen=True, eq=False)
class Link:
    """One factor of the chain, and the product up to it.

    Attributes:
        derivative: the factor.
        before: the gradient of the chosen row by ``derivative.of``, in the shape of a row.
        product: by ``derivative.by``: ``before`` times the factor.
        stored: where the tape has the same gradient, if anywhere.
        matrix: the factor for the chosen row, ``(numbers of of, numbers of by)``; None where rows meet, or
            where it has more than :data:`MOST_NUMBERS` numbers.
    """

    derivative: Derivative
    before: Array
    product: Array
    stored: Key
    matrix: Array | None

    @property
    def rows_meet(self) -> bool:
        """True if the factor is an operator over the whole mini-batch."""
        return self.derivative.rows_meet

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of the factor's quantity in a row, and of the one that it is derived by."""
        return self.before.size, self.product.size


@dataclass(frozen=True, eq=False)
class Fork:
    """Fork of an output that went several ways: the gradients that come back on all of them add up.

    Attributes:
        key: the gradient of the output.
        shares: what came back, by the layer that it came through.
        product: their sum, of the chosen row.
    """

    key: Key
    shares: tuple[tuple[Key, Array], ...]
    product: Array

    @property
    def formula(self) -> str:
        """The sum as LaTeX."""
        return f"{self.key.latex} = " + " + ".join(key.latex for key, _ in self.shares)
