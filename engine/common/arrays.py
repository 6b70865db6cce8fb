"""The array types that the engine's signatures speak of."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
"""A float array; float32 in training, float64 in checks and predictions."""

Shape = tuple[int, ...]
"""The shape of one row, without the mini-batch: ``(n,)`` for n units."""

Flags = NDArray[np.bool_]
"""An array of yes and no."""

Index = tuple[int, ...]
"""The place of one number in an array."""

Indices = NDArray[np.intp]
"""Places along one axis, such as numbers of rows; one may come several times."""
