"""Many points as Qt has them, at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtGui import QPolygonF
from shiboken6 import VoidPtr

from engine.common.arrays import Array


def polyline(xs: Array, ys: Array) -> QPolygonF:
    """Points ``(k,)``, written into Qt's own memory: point by point takes ten times as long."""
    line = QPolygonF()
    line.resize(len(xs))
    if len(xs):
        memory: Any = VoidPtr(line.data(), 16 * len(xs), True)  # type: ignore[arg-type, call-arg]
        points: Array = np.frombuffer(memory, np.float64)
        points[0::2], points[1::2] = xs, ys
    return line
