"""Local derivatives: the factors of the chain rule, each of one quantity by one that it is computed from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.common.arrays import Array, Indices
from engine.common.messages import Message
from engine.stepping.quantities import Key, Numbers

Pull = Callable[[Numbers, Array, Indices], Array]


@dataclass(frozen=True, slots=True)
class Derivative:
    """Derivative of a quantity with respect to one that it is computed from.

    Attributes:
        of, by: the two quantities, with one number or more for each row.
        latex: the derivative of one row as a matrix.
        label: what it is.
        pull: gradients by ``of`` of some rows ``(n, ...)`` -> those by ``by``, in float64: the product with
            the derivative of each row. Gets the tape, the gradients, and which row each belongs to.
        rows_meet: whether the numbers of a row depend on all others, so that no derivative belongs to one row
            alone, and ``pull`` takes all rows together.
    """

    of: Key
    by: Key
    latex: str
    label: Message
    pull: Pull
    rows_meet: bool = False

    @property
    def symbol(self) -> str:
        """LaTeX of the derivative: the fraction and what it is."""
        return rf"{partial(self.of, self.by)} = {self.latex}"

    def jacobian(self, tape: Numbers, row: int, shape: tuple[int, ...]) -> Array:
        """The derivative of one row, ``(numbers of of, numbers of by)``, where rows do not meet.

        ``shape`` is that of a row of ``of``.
        """
        count = int(np.prod(shape))
        unit_gradients = np.eye(count).reshape(count, *shape)
        return self.pull(tape, unit_gradients, np.full(count, row)).reshape(count, -1)


def partial(of: Key | str, by: Key | str, *subscripts: object) -> str:
    """A derivative as a fraction; ``subscripts`` are those of ``by``."""
    above = of if isinstance(of, str) else of.latex
    below = by if isinstance(by, str) else by.latex_of(*subscripts)
    return rf"\frac{{\partial {above}}}{{\partial {below}}}"
