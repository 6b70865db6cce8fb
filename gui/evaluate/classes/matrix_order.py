"""The order of the classes in a confusion matrix: their own, or where there are many, the worst first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

MOST_UNSORTED = 20
"""Classes up to which a matrix finds room, so that none has to be looked for."""


def shown_order(counts: NDArray[np.int64], before: NDArray[np.int64]) -> NDArray[np.int64]:
    """Numbers of the classes in the order of their lines.

    Beyond :data:`MOST_UNSORTED` those with the most mistakes come first, made as them or taken for them.
    An order that is there stays, so that nothing moves under the pointer while the training goes on.

    Args:
        counts: ``(classes, classes)``.
        before: the order so far; of another number of classes it is forgotten.
    """
    classes = len(counts)
    if classes <= MOST_UNSORTED:
        return np.arange(classes)
    if len(before) == classes:
        return before
    mistakes = counts.sum(0) + counts.sum(1) - 2 * np.diag(counts)
    return np.argsort(-mistakes, kind="stable")
