"""Mosaic: feature maps or kernels as coloured tiles side by side, with a colour bar and tooltips."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent

from engine.common.arrays import Array
from gui.look.drawing.heatmap_image import (
    MOST_TILES,
    MosaicGrid,
    mosaic_image,
    sampled_indices,
    sampled_tile_sides,
)
from gui.look.theme import number_font, theme
from gui.look.words.translation import tr
from gui.plots.layer.number_picture import BAR_SPACE, BOTTOM, LEFT, Cell, Look, NumberPicture

MOST_HEIGHT = 200
"""Pixels of the image at most, so that what lies below it stays in sight."""

MOST_TO_A_SIDE = 32
"""Most tiles below or beside one another where both directions mean something."""


class Mosaic(NumberPicture):
    """Tiles of numbers: ``(count, h, w)`` wrapped to fill the room, or a table ``(down, across, h, w)``.

    Args:
        look: ``sequential`` for feature maps, ``diverging`` for kernels.
        down, across: the words at the left and below.
        describe: the tooltip of a cell; its index is that of the array.
    """

    def __init__(self, look: Look, down: str, across: str, describe: Callable[[Cell], str]) -> None:
        self._down, self._across = down, across
        self._tiles: Array | None = None
        self._image = QImage()
        super().__init__(look, describe)

    def show_tiles(self, tiles: Array, low: float, high: float) -> None:
        """Show these, coloured from about ``low`` to ``high``."""
        is_other = self._tiles is None or self._tiles.shape != tiles.shape
        self._tiles = tiles
        self.levels.follow(low, high)
        self.make_images()
        if is_other:
            self._fit_height()
            self.show_numbers()
        self.update()

    def clear(self) -> None:
        """Forget the numbers and their levels."""
        self.settle()
        self._tiles = None

    @property
    def shown_tiles(self) -> int:
        """How many tiles there are in the image."""
        return 0 if self._tiles is None else self._grid(self._tiles).tiles

    def make_images(self) -> None:
        if self._tiles is None:
            return
        shown = self._tiles[np.ix_(*self._indices(self._tiles))]
        height, width = shown.shape[-2:]
        tiles = shown.reshape(-1, height, width)
        levels = self.levels.low, self.levels.high
        self._image = mosaic_image(tiles, self._grid(self._tiles), *levels, self.look == "diverging")

    @staticmethod
    def _indices(tiles: Array) -> tuple[NDArray[np.intp], ...]:
        """Which tiles, and which rows and columns of them, are shown; one array for each axis."""
        most = MOST_TILES if tiles.ndim == 3 else MOST_TO_A_SIDE
        counts = [sampled_indices(size, most) for size in tiles.shape[:-2]]
        height, width = tiles.shape[-2:]
        return *counts, *sampled_tile_sides(height, width, int(np.prod([len(c) for c in counts])))

    def _grid(self, tiles: Array) -> MosaicGrid:
        *counts, height, width = (len(indices) for indices in self._indices(tiles))
        if len(counts) == 2:
            return MosaicGrid.of(counts[0] * counts[1], height, width, columns=counts[1])
        return MosaicGrid.near_square(counts[0], height, width, self._room() / MOST_HEIGHT)

    def _room(self) -> int:
        return max(self.width() - LEFT - BAR_SPACE, 1)

    def _picture_rect(self, grid: MosaicGrid) -> QRectF:
        """Where the image is: pixels are squares, whole ones where there is room for that."""
        wide, tall = grid.size
        scale = min(self._room() / wide, MOST_HEIGHT / tall)
        scale = float(int(scale)) if scale >= 2 else scale
        return QRectF(LEFT, 0, wide * scale, tall * scale)

    def _fit_height(self) -> None:
        if self._tiles is not None:
            height = round(self._picture_rect(self._grid(self._tiles)).height())
            self.setFixedHeight(height + BOTTOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.make_images()
            self._fit_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._tiles is None:
            return
        painter = QPainter(self)
        rect = self._picture_rect(self._grid(self._tiles))
        shrunk = rect.width() < self._image.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrunk)  # keeps thin gaps
        painter.drawImage(rect, self._image)
        self.paint_bar(painter, round(rect.height()))
        painter.setFont(number_font(8))
        painter.setPen(theme.color("muted"))
        centred = Qt.AlignmentFlag.AlignCenter
        below = QRectF(LEFT, rect.bottom() + 1, self._room(), BOTTOM)
        painter.drawText(
            below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.words_below()
        )
        painter.rotate(-90)
        painter.drawText(QRectF(-rect.height(), 0, rect.height(), LEFT - 2), centred, self._down)

    def words_below(self) -> str:
        """The axis word, and how many of the tiles are shown if not all."""
        if self._tiles is None:
            return ""
        shown, count = self.shown_tiles, int(np.prod(self._tiles.shape[:-2]))
        words = self._across if self._tiles.ndim == 4 else ""
        if shown == count:
            return words
        some = tr("{shown} of {count:,} shown", shown=shown, count=count)
        return f"{words} · {some}" if words else some

    def cell_at(self, x: float, y: float) -> Cell | None:
        if self._tiles is None:
            return None
        grid = self._grid(self._tiles)
        rect = self._picture_rect(grid)
        if not rect.contains(x, y):
            return None
        place = grid.place_at((x - rect.left()) / rect.width(), (y - rect.top()) / rect.height())
        if place is None:
            return None
        tile, row, column = place
        first = divmod(tile, grid.columns) if self._tiles.ndim == 4 else (tile,)
        indices = self._indices(self._tiles)
        index = tuple(int(axis[i]) for axis, i in zip(indices, (*first, row, column), strict=True))
        return Cell(index, float(self._tiles[index]))
