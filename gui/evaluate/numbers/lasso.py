"""Lasso: a free polygon around points."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF

from engine.common.arrays import Array, Flags, Indices

STEP = 3.0
"""Pixels between two corners of a lasso; a click moves less."""


class Lasso:
    """Polygon that is being drawn with the pointer.

    Attributes:
        corners: so far, in pixels.
    """

    def __init__(self, start: QPointF) -> None:
        self.corners = [start]

    def go_to(self, place: QPointF) -> bool:
        """Go on to a place; True where that made another corner."""
        gone = place - self.corners[-1]
        if gone.manhattanLength() < STEP:
            return False
        self.corners.append(place)
        return True

    @property
    def is_click(self) -> bool:
        """True if the pointer never left its place."""
        return len(self.corners) == 1

    def places_in(self, x: Array, y: Array) -> Indices:
        """Places of the points ``(k,)`` inside, in pixels."""
        corners = np.array([(corner.x(), corner.y()) for corner in self.corners])
        (left, top), (right, bottom) = corners.min(0), corners.max(0)
        near = np.flatnonzero((x >= left) & (x <= right) & (y >= top) & (y <= bottom))
        return near[inside(x[near], y[near], corners)]


def inside(x: Array, y: Array, corners: Array) -> Flags:
    """Which of the points ``(k,)`` are inside a polygon ``(n, 2)``, by the even-odd rule.

    A line from the point to the right crosses the border an odd number of times.
    """
    found = np.zeros(len(x), bool)
    for (x1, y1), (x2, y2) in zip(corners, np.roll(corners, -1, 0), strict=True):
        at = np.flatnonzero((y1 > y) != (y2 > y))
        found[at] ^= x[at] < (x2 - x1) * ((y[at] - y1) / (y2 - y1)) + x1
    return found
