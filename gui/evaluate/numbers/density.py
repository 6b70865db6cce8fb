"""Density: how many points lie in each small cell of a plot, as colours."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from engine.common.arrays import Array
from gui.evaluate.numbers.axes import Axes
from gui.look.drawing.heatmap_image import LEVELS, color_table
from gui.look.theme import theme

CELL = 4
"""Pixels on a side of a cell."""


class Density:
    """Cells that fill a plot from its upper left corner.

    Attributes:
        counts: ``(down, across)`` points in each.
    """

    def __init__(self, axes: Axes, x: Array, y: Array) -> None:
        """Count points ``(k,)``, all of which lie within the axes."""
        self._area = area = axes.area
        across, down = (max(round(side / CELL), 1) for side in (area.width(), area.height()))
        (left, right), (bottom, top) = axes.across, axes.up
        columns = ((x - left) * (across / (right - left))).astype(np.int32)
        lines = ((top - y) * (down / (top - bottom))).astype(np.int32)
        np.clip(columns, 0, across - 1, out=columns)
        np.clip(lines, 0, down - 1, out=lines)
        places = lines * np.int32(across) + columns
        self.counts: NDArray[np.int64] = np.bincount(places, minlength=down * across).reshape(down, across)

    def image(self) -> QImage:
        """One pixel for each cell, coloured by the logarithm of its count; clear where nothing is."""
        levels = np.log1p(self.counts) * ((LEVELS - 1) / math.log1p(max(self.counts.max(), 1)))
        colors = np.array(color_table("sequential", theme.is_dark), np.uint32)[levels.astype(np.intp)]
        colors[self.counts == 0] = 0
        down, across = colors.shape
        return QImage(colors.data, across, down, 4 * across, QImage.Format.Format_ARGB32).copy()

    def count_at(self, x: float, y: float) -> int:
        """Points in the cell at a pixel of the plot; 0 outside."""
        down, across = self.counts.shape
        column = int((x - self._area.left()) / self._area.width() * across)
        line = int((y - self._area.top()) / self._area.height() * down)
        is_within = 0 <= column < across and 0 <= line < down
        return int(self.counts[line, column]) if is_within else 0
