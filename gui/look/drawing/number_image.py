"""Numbers as an image of coloured cells that knows which cell is which number."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QImage

from engine.common.arrays import Array, Index, Indices, Shape
from engine.core.activations import ACTIVATIONS
from gui.look.drawing.heatmap_image import (
    MOST_TILES,
    MosaicGrid,
    activation_image,
    diverging_image,
    mosaic_image,
    sampled_indices,
    sampled_tile_sides,
)
from gui.look.words.translation import tr


class NumberImage:
    """Image of a matrix ``(lines, columns)``, or of tiles ``(..., height, width)`` side by side.

    Of a large array a sample is shown. Positions are in pixels of the image, from its upper left corner.

    Attributes:
        axes: the places along each axis of the array that are shown, in ascending order.
        grid: how the tiles lie; a matrix is a single tile of one pixel for each number.
        is_signed: whether its colours are those of the diverging map.
        image: drawn larger without smoothing; null until numbers are painted.
    """

    def __init__(self, axes: Sequence[Indices], grid: MosaicGrid, *, is_signed: bool) -> None:
        self.axes, self.grid, self.is_signed = tuple(axes), grid, is_signed
        self.image = QImage()

    @classmethod
    def matrix(cls, lines: Indices, columns: Indices, *, is_signed: bool) -> NumberImage:
        """The image of these lines and columns of a matrix."""
        return cls((lines, columns), MosaicGrid(1, len(lines), len(columns), 1, 1), is_signed=is_signed)

    def paint(self, array: Array, low: float, high: float) -> None:
        """Colour the cells from ``low`` to ``high``, or from ``-high`` to ``high`` on the diverging map."""
        shown = array
        if array.shape != tuple(map(len, self.axes)):
            shown = array[np.ix_(*self.axes)]
        tiles = shown.reshape(-1, *shown.shape[-2:])
        self.image = mosaic_image(tiles, self.grid, low, high, self.is_signed)

    @property
    def size(self) -> tuple[int, int]:
        """Pixels across and down."""
        return self.grid.size

    @property
    def side(self) -> int:
        """Pixels on a side of a cell."""
        return self.grid.zoom

    # From pixels to numbers

    def index_at(self, x: float, y: float) -> Index | None:
        """Index in the array of the number at a pixel; None in a gap and outside."""
        across, down = self.size
        if not (0 <= x < across and 0 <= y < down):
            return None
        place = self.grid.place_at((x + 1e-6) / across, (y + 1e-6) / down)  # so that it rounds well
        return None if place is None else self._index(*place)

    def index_in(self, rect: QRectF, point: QPointF) -> Index | None:
        """Index of the number at a point of a widget on which the image fills ``rect``."""
        if rect.isEmpty():
            return None
        across, down = self.size
        x = (point.x() - rect.left()) * across / rect.width()
        return self.index_at(x, (point.y() - rect.top()) * down / rect.height())

    def _index(self, tile: int, line: int, column: int) -> Index:
        places = [column, line]
        for axis in reversed(self.axes[:-2]):
            tile, place = divmod(tile, len(axis))
            places.append(place)
        return tuple(int(axis[place]) for axis, place in zip(self.axes, reversed(places), strict=True))

    # From numbers to pixels

    def _cells(self, places: Indices) -> tuple[Indices, Indices, Indices]:
        """Tile, and line and column in it, of the numbers whose tile is shown."""
        tiles, shown = np.zeros(len(places), np.intp), np.ones(len(places), bool)
        for axis, wanted in zip(self.axes[:-2], places.T[:-2], strict=True):
            at = nearest(axis, wanted)
            shown &= axis[at] == wanted
            tiles = tiles * len(axis) + at
        lines, columns = places.T[-2:]
        return tiles[shown], nearest(self.axes[-2], lines[shown]), nearest(self.axes[-1], columns[shown])

    def corners(self, places: Indices) -> Indices:
        """Cells of the numbers at these indices, as x and y; those in the image alone.

        A line or column that is left out lies where the one before it is shown.
        """
        grid = self.grid
        tiles, lines, columns = self._cells(places)
        down, across = np.divmod(tiles, grid.columns)
        x = across * (grid.width * grid.zoom + 1) + columns * grid.zoom
        y = down * (grid.height * grid.zoom + 1) + lines * grid.zoom
        return np.stack([x, y], -1)

    def rect_of(self, index: Index) -> QRectF | None:
        """Rectangle of a number; None where it is not in the image."""
        corners = self.corners(np.array([index], np.intp))
        if not len(corners):
            return None
        x, y = corners[0].tolist()
        return QRectF(x, y, self.side, self.side)

    def outline(self, places: Indices) -> list[QLineF]:
        """Lines around the cells of the numbers at these indices."""
        across, down = self.size
        inside = np.zeros((down + 2, across + 2), bool)
        corners = self.corners(places) + 1
        for right in range(self.side):
            for below in range(self.side):
                inside[corners[:, 1] + below, corners[:, 0] + right] = True
        above = np.argwhere(inside[1:] != inside[:-1]).tolist()
        sides = np.argwhere(inside[:, 1:] != inside[:, :-1]).tolist()
        return [QLineF(x - 1, y, x, y) for y, x in above] + [QLineF(x, y - 1, x, y) for y, x in sides]

    def beside(self, index: Index, across: int, down: int) -> Index:
        """The number so many cells beside one; the nearest that there is."""
        cells = self._cells(np.array([index], np.intp))
        if not len(cells[0]):
            return self._index(0, 0, 0)
        grid = self.grid
        tile, line, column = (int(each[0]) for each in cells)
        tile_down, tile_across = divmod(tile, grid.columns)
        y = min(max(tile_down * grid.height + line + down, 0), grid.rows * grid.height - 1)
        x = min(max(tile_across * grid.width + column + across, 0), grid.columns * grid.width - 1)
        tile = y // grid.height * grid.columns + x // grid.width
        return self._index(tile, y % grid.height, x % grid.width) if tile < grid.tiles else index


NARROWING = 0.02
"""Share of the way that a level goes back, per picture, towards activations that have become smaller."""


class Levels:
    """Numbers at the ends of the colours; they follow those shown, so that colours keep their meaning.

    Args:
        widening, narrowing: share of the way that an end goes in one picture, outwards and inwards.

    Attributes:
        low, high: NaN until there are numbers.
    """

    def __init__(self, widening: float = 0.15, narrowing: float = 0.15) -> None:
        self._widening, self._narrowing = widening, narrowing
        self.low, self.high = math.nan, math.nan

    def follow(self, low: float, high: float) -> None:
        """Go some way towards this range; at once if there was none. What is not finite is ignored."""
        self.low = self._moved(self.low, low, low < self.low)
        self.high = self._moved(self.high, high, high > self.high)

    def _moved(self, end: float, target: float, is_wider: bool) -> float:
        share = self._widening if is_wider else self._narrowing
        if not math.isfinite(target):
            return end
        return target if math.isnan(end) or share == 1 else end + share * (target - end)


class ActivationLevels:
    """Levels of the colours of activations: they widen at once and narrow slowly.

    So colours stay comparable from picture to picture, and nothing flickers.
    """

    def __init__(self, activation: str | None) -> None:
        self._bounds = ACTIVATIONS[activation].bounds if activation else (None, None)
        self._levels = Levels(widening=1.0, narrowing=NARROWING)

    def follow(self, values: Array) -> tuple[float, float]:
        """Take ``values``, of any shape, into account and give ``low, high``; NaN until there are numbers."""
        low, high = self._bounds
        if low is not None and high is not None:
            return low, high
        if low is None:
            low = float(np.fmin.reduce(values, axis=None))
        self._levels.follow(low, float(np.fmax.reduce(values, axis=None)))
        return self._levels.low, self._levels.high


def picture_of(shape: Shape) -> NumberImage:
    """The image of units and rows, or of feature maps ``(channels, height, width)``."""
    if len(shape) == 2:
        units, rows = map(sampled_indices, shape)
        return NumberImage.matrix(units, rows, is_signed=False)
    channels, height, width = shape
    maps = sampled_indices(channels, MOST_TILES)
    down, across = sampled_tile_sides(height, width, len(maps))
    grid = MosaicGrid.near_square(len(maps), len(down), len(across))
    return NumberImage((maps, down, across), grid, is_signed=False)


def color_bar(orientation: Qt.Orientation, *, is_signed: bool) -> QImage:
    """The colours of a map from the lowest number at the left, or at the bottom, to the highest."""
    ramp = np.linspace(-1, 1, 64)
    line = ramp[None, :] if orientation == Qt.Orientation.Horizontal else ramp[::-1, None]
    return diverging_image(line, 1) if is_signed else activation_image(line.T, -1, 1)


def shown_count_text(shown: int, count: int) -> str:
    """Phrase on how many of so many are shown; empty if all are."""
    return tr("{shown} of {count:,} shown", shown=shown, count=count) if shown < count else ""


def nearest(indices: Indices, wanted: Indices | int) -> Indices:
    """The places in ascending ``indices``, which begin with 0, of the last that are not above ``wanted``."""
    return np.searchsorted(indices, wanted, "right") - 1
