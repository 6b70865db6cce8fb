"""Mosaic: feature maps or kernels as coloured tiles side by side, with a colour bar and tooltips."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent

from engine.common.arrays import Array
from gui.look.drawing.heatmap_image import (
    MOST_TILES,
    MosaicGrid,
    sampled_indices,
    sampled_tile_sides,
)
from gui.look.drawing.number_image import NumberImage, shown_count_text
from gui.look.theme import number_font, theme
from gui.plots.layer.numbers.number_view import BAR_SPACE, BOTTOM, LEFT, ImageCell, Look, NumberView

MOST_HEIGHT = 200
"""Pixels of the image at most, so that what lies below it stays in sight."""

MOST_TO_A_SIDE = 32
"""Most tiles below or beside one another where both directions mean something."""


class Mosaic(NumberView):
    """Tiles of numbers: ``(count, h, w)`` wrapped to fill the room, or a table ``(down, across, h, w)``.

    Args:
        look: ``sequential`` for feature maps, ``diverging`` for kernels.
        down, across: the labels at the left and below.
        describe: the tooltip of a cell; its index is that of the array.
    """

    def __init__(self, look: Look, down: str, across: str, describe: Callable[[ImageCell], str]) -> None:
        self._down, self._across = down, across
        self._tiles: Array | None = None
        self._image: NumberImage | None = None
        super().__init__(look, describe)

    def show_tiles(self, tiles: Array, low: float, high: float) -> None:
        """Show these, coloured from about ``low`` to ``high``."""
        is_other = self._tiles is None or self._tiles.shape != tiles.shape
        self._tiles = tiles
        self.levels.follow(low, high)
        self.make_images()
        if is_other or self._image is None:
            self._fit_height()
            self.show_numbers()
        else:
            self.update(self._image_rect(self._image).toAlignedRect())

    def clear(self) -> None:
        """Forget the numbers and their levels."""
        self.settle()
        self._tiles = self._image = None

    @property
    def shown_tiles(self) -> int:
        """Number of tiles in the image."""
        return 0 if self._image is None else self._image.grid.tiles

    def make_images(self) -> None:
        if self._tiles is None:
            return
        most = MOST_TILES if self._tiles.ndim == 3 else MOST_TO_A_SIDE
        counts = [sampled_indices(size, most) for size in self._tiles.shape[:-2]]
        tiles = math.prod(map(len, counts))
        height, width = self._tiles.shape[-2:]
        down, across = sampled_tile_sides(height, width, tiles)
        if len(counts) == 2:
            grid = MosaicGrid.of(tiles, len(down), len(across), columns=len(counts[1]))
        else:
            grid = MosaicGrid.near_square(tiles, len(down), len(across), self._room() / MOST_HEIGHT)
        self._image = NumberImage([*counts, down, across], grid, is_signed=self.look == "diverging")
        self.is_colored = False

    def color_images(self) -> None:
        if self._image is not None and self._tiles is not None:
            self._image.paint(self._tiles, self.levels.low, self.levels.high)

    def _room(self) -> int:
        return max(self.width() - LEFT - BAR_SPACE, 1)

    def _image_rect(self, image: NumberImage) -> QRectF:
        """Rectangle of the image: pixels are squares, whole ones where there is room for that."""
        wide, tall = image.size
        scale = min(self._room() / wide, MOST_HEIGHT / tall)
        scale = float(int(scale)) if scale >= 2 else scale
        return QRectF(LEFT, 0, wide * scale, tall * scale)

    def _fit_height(self) -> None:
        if self._image is not None:
            height = round(self._image_rect(self._image).height())
            self.setFixedHeight(height + BOTTOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.make_images()
            self._fit_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin_painting(event.rect())
        if self._image is None:
            return
        rect = self._image_rect(self._image)
        shrunk = rect.width() < self._image.size[0]
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrunk)  # keeps thin gaps
        painter.drawImage(rect, self._image.image)
        if not rect.toAlignedRect().contains(event.rect()):
            self._paint_around(painter, rect)

    def _paint_around(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the colour bar and the labels."""
        self.paint_bar(painter, round(rect.height()))
        painter.setFont(number_font(8))
        painter.setPen(theme.color("muted"))
        centred = Qt.AlignmentFlag.AlignCenter
        below = QRectF(LEFT, rect.bottom() + 1, self._room(), BOTTOM)
        painter.drawText(
            below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.caption_below()
        )
        painter.rotate(-90)
        painter.drawText(QRectF(-rect.height(), 0, rect.height(), LEFT - 2), centred, self._down)

    def caption_below(self) -> str:
        """Label of the axis, and how many of the tiles are shown if not all."""
        if self._tiles is None:
            return ""
        text = self._across if self._tiles.ndim == 4 else ""
        some = shown_count_text(self.shown_tiles, math.prod(self._tiles.shape[:-2]))
        return " · ".join(each for each in (text, some) if each)

    def cell_at(self, x: float, y: float) -> ImageCell | None:
        if self._tiles is None or self._image is None:
            return None
        index = self._image.index_in(self._image_rect(self._image), QPointF(x, y))
        return None if index is None else ImageCell(index, float(self._tiles[index]))
