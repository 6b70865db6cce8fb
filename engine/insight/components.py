"""Principal components: the two directions in which rows differ most."""

from __future__ import annotations

import numpy as np

from engine.common.arrays import Array


def principal_directions(centred: Array) -> tuple[Array, Array]:
    """The first two principal directions of centred rows ``(m, n)``, and how much lies in all of them.

    They are the directions of largest variance (Pearson, On lines and planes of closest fit, 1901), found
    from ``Xᵀ X (n, n)`` or from ``X Xᵀ (m, m)``, whichever is smaller: both have the same eigenvalues but for
    zeros. Each is turned so that its largest number is positive: the next time it points the same way. Where
    the rows do not vary in two directions, the missing ones are zeros or any.

    Returns:
        ``(2, n)`` directions, and the eigenvalues in ascending order.
    """
    rows, width = centred.shape
    if width <= rows:
        squares, vectors = np.linalg.eigh(centred.T @ centred)
        directions = vectors[:, :-3:-1].T
    else:
        squares, mixes = np.linalg.eigh(centred @ centred.T)
        sizes = np.sqrt(np.maximum(squares[:-3:-1], 0))[:, None]
        along = mixes[:, :-3:-1].T @ centred
        directions = np.divide(along, sizes, out=np.zeros_like(along), where=sizes > 1e-9 * sizes.max())
    found: Array = np.zeros((2, width))
    found[: len(directions)] = directions
    largest = np.take_along_axis(found, np.abs(found).argmax(1)[:, None], 1)
    return np.where(largest < 0, -found, found), squares
