"""Growing array: a numpy buffer to append to without copying everything each time."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.floating[Any]]


class GrowingArray:
    """Float64 numbers in one buffer that doubles when it is full, so that appending is cheap on average."""

    def __init__(self, first: ArrayLike = ()) -> None:
        self._buffer = np.empty(1024)
        self._length = 0
        self.extend(first)

    def __len__(self) -> int:
        return self._length

    def extend(self, values: ArrayLike) -> None:
        """Append ``values`` ``(k,)``."""
        added = np.asarray(values, float)
        needed = self._length + len(added)
        if needed > len(self._buffer):
            grown = np.empty(max(needed, 2 * len(self._buffer)))
            grown[: self._length] = self.values
            self._buffer = grown
        self._buffer[self._length : needed] = added
        self._length = needed

    def keep(self, which: NDArray[np.bool_]) -> None:
        """Keep the numbers that ``which (n,)`` says, and drop the others."""
        kept = self.values[which]
        self._length = len(kept)
        self._buffer[: self._length] = kept

    @property
    def values(self) -> FloatArray:
        """View of all numbers so far ``(n,)``, which is valid until the next :meth:`extend`."""
        return self._buffer[: self._length]
