"""Pictures of numbers: arrays of activations, weights or gradients as small 8-bit images.

An image has one pixel per number; whoever draws it scales it up without smoothing. Arrays with more than
:data:`MOST_PIXELS` numbers on a side are sampled first, see :func:`sampled_indices`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from engine.common.arrays import Array, Indices, Shape
from gui.look.theme import diverging_map, sequential_map, theme

MOST_PIXELS = 256
"""Most pixels on a side of an image: more cannot be told apart on a card and only cost time."""

LEVELS = 254
"""Colours of a map that numbers use; the last two entries of the colour table are for the next two."""

NOT_A_NUMBER, GAP = LEVELS, LEVELS + 1
"""Indices in the colour table of the colour of NaN, and of what lies between tiles: nothing, it is clear."""

MOST_TILES = 64
"""Most feature maps of a mosaic: more would be too small to see anything in them."""

MOST_TILE_PIXELS, LEAST_TILE_PIXELS = 512, 8
"""Most pixels on a side of a whole mosaic, and the fewest that a tile has beside its gap of one."""


def sampled_indices(length: int, most: int = MOST_PIXELS) -> Indices:
    """Indices of the rows or units that an image shows: all ``length``, or ``most`` evenly spaced ones.

    The first and the last are always among them. Picking keeps single units what they are, where
    averages would show numbers that no unit gave.
    """
    if length <= most:
        return np.arange(length)
    return np.linspace(0, length - 1, most).round().astype(np.intp)


def activation_image(values: Array, low: float, high: float) -> QImage:
    """Activations ``(rows, units)`` on the sequential map: units downwards, rows across.

    Args:
        values: ``(rows, units)``; what lies beyond ``low`` or ``high`` gets the colour of that end.
        low: number with the lowest colour.
        high: number with the highest colour.
    """
    table = color_table("sequential", theme.is_dark)
    return _indexed_image(_sampled(values).T, low, _top(low, high), table)


def diverging_image(values: Array, limit: float) -> QImage:
    """Weights or gradients ``(a, b)`` on the diverging map, -limit to ``limit``: a downwards, b across."""
    table = color_table("diverging", theme.is_dark)
    return _indexed_image(_sampled(values), -limit, limit, table)


@dataclass(frozen=True, slots=True)
class MosaicGrid:
    """Grid of tiles of one size, such as feature maps or kernels, side by side in an image.

    Attributes:
        tiles, height, width: how many there are, and the numbers in each.
        columns: tiles beside one another.
        zoom: pixels on a side of one number, so that the gap of a pixel stays thin beside small tiles.
    """

    tiles: int
    height: int
    width: int
    columns: int
    zoom: int

    @classmethod
    def near_square(cls, tiles: int, height: int, width: int, room: float = 1.0) -> MosaicGrid:
        """The grid whose tiles become largest in a place that is ``room`` times as wide as high."""

        def cost(columns: int) -> tuple[float, int]:
            rows = -(-tiles // columns)
            return max(columns * width / room, rows * height), rows * columns - tiles

        columns = min(range(tiles, 0, -1), key=cost)  # of equally good ones the widest
        return cls.of(tiles, height, width, columns)

    @classmethod
    def of(cls, tiles: int, height: int, width: int, columns: int) -> MosaicGrid:
        """The grid with so many columns."""
        return cls(tiles, height, width, columns, max(1, LEAST_TILE_PIXELS // max(height, width)))

    @property
    def rows(self) -> int:
        """Tiles below one another."""
        return -(-self.tiles // self.columns)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the image in pixels."""
        tall, wide = self.height * self.zoom + 1, self.width * self.zoom + 1
        return self.columns * wide - 1, self.rows * tall - 1

    def place_at(self, across: float, down: float) -> tuple[int, int, int] | None:
        """``(tile, row, column)`` of the number at these shares of the image's sides; None in a gap."""
        wide, tall = self.size
        x, y = min(int(across * wide), wide - 1), min(int(down * tall), tall - 1)
        column, x = divmod(x, self.width * self.zoom + 1)
        row, y = divmod(y, self.height * self.zoom + 1)
        tile = row * self.columns + column
        if tile >= self.tiles or x == self.width * self.zoom or y == self.height * self.zoom:
            return None
        return tile, y // self.zoom, x // self.zoom


def mosaic_image(tiles: Array, grid: MosaicGrid, low: float, high: float, diverging: bool = False) -> QImage:
    """Tiles ``(n, height, width)`` on one map, a clear gap of a pixel between them.

    Those on the diverging map are coloured from ``-high`` to ``high``.
    """
    count, height, width = tiles.shape
    if not tiles.size:
        return QImage()
    cells = _color_indices(tiles, *((-high, high) if diverging else (low, _top(low, high))))
    table = color_table("diverging" if diverging else "sequential", theme.is_dark)
    if grid.tiles == grid.zoom == 1:  # a matrix
        return _image_of(cells[0], table)
    if grid.zoom > 1:
        cells = cells.repeat(grid.zoom, 1).repeat(grid.zoom, 2)
    tall, wide = height * grid.zoom + 1, width * grid.zoom + 1
    pixels = np.full((grid.rows * grid.columns, tall, wide), GAP, np.uint8)
    pixels[:count, :-1, :-1] = cells
    whole = pixels.reshape(grid.rows, grid.columns, tall, wide).swapaxes(1, 2)
    whole = whole.reshape(grid.rows * tall, grid.columns * wide)[:-1, :-1]
    return _image_of(whole, table)


def grey_image(pixels: NDArray[np.float64], shape: Shape, low: float, high: float) -> QImage:
    """Pixels ``(height * width * channels,)`` as an image; ``low`` is black and ``high`` is white."""
    height, width, channels = shape
    share = (np.nan_to_num(pixels, nan=low) - low) / (high - low) if high > low else np.zeros(len(pixels))
    levels = np.ascontiguousarray((255 * np.clip(share, 0, 1)).round().astype(np.uint8))
    color = QImage.Format.Format_RGB888 if channels == 3 else QImage.Format.Format_Grayscale8
    return QImage(levels.tobytes(), width, height, width * channels, color).copy()


def sampled_tile_sides(height: int, width: int, tiles: int) -> tuple[Indices, Indices]:
    """Rows and columns of so many large tiles that a mosaic shows: all where they find room."""
    most = max(LEAST_TILE_PIXELS, int(MOST_TILE_PIXELS / max(tiles, 1) ** 0.5))
    return sampled_indices(height, most), sampled_indices(width, most)


def _sampled(values: Array) -> Array:
    down, across = values.shape
    if down > MOST_PIXELS:
        values = values[sampled_indices(down)]
    if across > MOST_PIXELS:
        values = values[:, sampled_indices(across)]
    return values


def _indexed_image(values: Array, low: float, high: float, table: list[int]) -> QImage:
    """An image with one pixel per number of ``values (height, width)``, owning its bytes."""
    if not values.size:
        return QImage()
    return _image_of(_color_indices(values, low, high), table)


def _top(low: float, high: float) -> float:
    """The number with the highest colour; where all activations are 0, as in a dead layer, that is not 0."""
    return high if low or high else 1.0


def _color_indices(values: Array, low: float, high: float) -> NDArray[np.uint8]:
    """The place of every number in a colour table, as bytes of the same shape."""
    span = high - low
    if not np.isfinite(span) or span <= 0:  # all numbers alike: any one colour is true, the middle is calm
        low, span = low - 0.5 if np.isfinite(low) else 0.0, 1.0
    scaled = (values - low) * ((LEVELS - 1) / span)
    np.clip(scaled, 0, LEVELS - 1, out=scaled)
    missing = np.isnan(scaled)
    scaled[missing] = NOT_A_NUMBER
    scaled += 0.5  # the conversion below cuts off, so this rounds
    return scaled.astype(np.uint8)


def _image_of(pixels: NDArray[np.uint8], table: list[int]) -> QImage:
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape
    # Qt expects lines of a multiple of 4 bytes unless it is told, and does not keep the buffer alive:
    # hence the explicit line length and the copy.
    image = QImage(pixels.data, width, height, width, QImage.Format.Format_Indexed8).copy()
    image.setColorTable(table)
    return image


@cache
def color_table(name: str, dark: bool) -> list[int]:
    """256 colours as ``0xAARRGGBB``: :data:`LEVELS` of the map, then those for NaN and for a gap."""
    colors = sequential_map() if name == "sequential" else diverging_map(dark)
    places = np.linspace(0, len(colors) - 1, LEVELS).round().astype(int)
    table = [QColor(*(int(part) for part in colors[place])).rgb() for place in places]
    return [*table, QColor("#ff00c8").rgb(), 0]  # a colour that no map has, and none at all
