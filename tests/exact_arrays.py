"""A plugin for pytest: every array of the compiled core ends where the memory that was asked for ends.

So a sanitizer sees each number that is read or written behind one; see the test of the sanitizers.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.common.arrays import Array, Shape
from engine.kernel import program


def exact(shape: Shape, dtype: Any) -> Array:
    """Zeros of a shape, and nothing behind them."""
    return np.zeros(shape, dtype)


program.aligned = exact
