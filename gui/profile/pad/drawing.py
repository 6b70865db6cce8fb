"""A picture that is painted stroke by stroke, with soft edges and a way back; no widgets."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Shape

MOST_KEPT = 100
"""Strokes that can be taken back."""

PixelPlace = tuple[float, float]
"""Place in a picture: across and down, in pixels from its upper left corner."""


class Drawing:
    """A picture.

    Attributes:
        pixels: ``(height, width, channels)`` shares from black to white, 0 to 1.
    """

    def __init__(self, shape: Shape, background: float = 0.0) -> None:
        self.pixels: NDArray[np.float64] = np.full(shape, background)
        self._kept: list[NDArray[np.float64]] = []
        self._before = self.pixels
        self._covered: NDArray[np.float64] | None = None  # (height, width), while a stroke goes on
        self._color: NDArray[np.float64] = np.zeros(shape[2])
        self._radius = 0.5
        self._last: PixelPlace = (0.0, 0.0)

    @property
    def can_undo(self) -> bool:
        """True if there is a stroke to take back."""
        return bool(self._kept)

    def start_from(self, pixels: NDArray[np.float64]) -> None:
        """Show other pixels ``(height, width, channels)``; nothing of before can be taken back to."""
        self.pixels = pixels.copy()
        self._kept.clear()
        self._covered = None

    def replace(self, pixels: NDArray[np.float64]) -> None:
        """Show other pixels, which can be taken back."""
        self.end()
        self._keep()
        self.pixels = pixels.copy()

    def begin(self, place: PixelPlace, radius: float, color: NDArray[np.float64]) -> None:
        """Begin a stroke of this colour ``(channels,)`` with a dab."""
        self.end()
        self._keep()
        self._before = self.pixels
        self._covered = np.zeros(self.pixels.shape[:2])
        self._radius, self._color, self._last = radius, color, place
        self.go_to(place)

    def go_to(self, place: PixelPlace) -> None:
        """Draw the stroke on to a place, on a straight line."""
        if self._covered is None:
            return
        covering = np.clip(self._radius + 0.5 - self._distances(self._last, place), 0, 1)
        np.maximum(self._covered, covering, out=self._covered)
        share = self._covered[:, :, None]
        self.pixels = self._before * (1 - share) + self._color * share
        self._last = place

    def end(self) -> None:
        """End the stroke."""
        self._covered = None

    def undo(self) -> None:
        """Take the last stroke back, if there is one."""
        self.end()
        if self._kept:
            self.pixels = self._kept.pop()

    def _keep(self) -> None:
        self._kept.append(self.pixels)
        del self._kept[:-MOST_KEPT]

    def _distances(self, start: PixelPlace, end: PixelPlace) -> NDArray[np.float64]:
        """``(height, width)`` of the middles of the pixels to a straight line."""
        height, width = self.pixels.shape[:2]
        x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
        (x1, y1), (x2, y2) = start, end
        length2 = (x2 - x1) ** 2 + (y2 - y1) ** 2
        along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length2 if length2 else np.zeros_like(x)
        along = np.clip(along, 0, 1)
        found: NDArray[np.float64] = np.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))
        return found
