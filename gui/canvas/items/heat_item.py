"""The live heat map or mosaic of feature maps inside a card, and the colour levels that adapt to it."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine.common.arrays import Array, Shape
from gui.canvas.items.fonts import WORDS
from gui.look.drawing.heatmap_image import (
    MOST_TILES,
    MosaicGrid,
    activation_image,
    mosaic_image,
    sampled_indices,
    sampled_tile_sides,
)
from gui.look.theme import theme
from gui.look.words.translation import tr

FIXED_LEVELS = {"softmax": (0.0, 1.0), "sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0)}
"""Levels of activations whose range is known."""

LEVEL_PACE = 0.02
"""Share of the way that a level goes back, per picture, towards numbers that have become smaller."""

MOST_LINES = 24
"""Units up to which the empty heat map draws one line for each."""


class Levels:
    """The numbers with the lowest and highest colour: they widen at once and narrow slowly.

    So colours stay comparable from picture to picture, and nothing flickers.
    """

    def __init__(self, activation: str | None) -> None:
        self.fixed = FIXED_LEVELS.get(activation or "")
        self.starts_at_zero = activation == "relu"
        self.low, self.high = math.nan, math.nan

    def follow(self, values: Array) -> tuple[float, float]:
        """Take ``values``, of any shape, into account and give ``low, high``; NaN until there are numbers."""
        if self.fixed:
            return self.fixed
        low = 0.0 if self.starts_at_zero else float(np.fmin.reduce(values, axis=None))
        high = float(np.fmax.reduce(values, axis=None))
        if math.isfinite(low):
            self.low = low if math.isnan(self.low) else min(low, self.low + LEVEL_PACE * (low - self.low))
        if math.isfinite(high):
            self.high = (
                high if math.isnan(self.high) else max(high, self.high + LEVEL_PACE * (high - self.high))
            )
        return self.low, self.high


class HeatItem(QGraphicsItem):
    """Activations of one layer: of all probe rows, units downwards and rows across; or, where they are
    pictures, of one probe row, its feature maps side by side.

    Attributes:
        values: what is shown, ``(rows, units)`` or ``(rows, h, w, channels)``, or None before training.
        row_shape: of one row, as the empty heat map hints at it; empty while it is not known.
        invites: whether pressing Train would fill it.
        row: the probe row whose feature maps are shown.
        text_scale: see :func:`gui.canvas.items.fonts.text_scale`.
    """

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.rect = QRectF()
        self.values: Array | None = None
        self.row_shape: Shape = ()
        self.invites = False
        self.row = 0
        self.text_scale = 1.0
        self._image = QImage()
        self._activation: str | None = None
        self._levels = Levels(None)

    def place(self, rect: QRectF, text_scale: float) -> None:
        """Say where it is and how large its words are."""
        self.text_scale = text_scale
        if rect != self.rect:
            self.prepareGeometryChange()
            self.rect = QRectF(rect)

    def describe(self, shape: Shape, activation: str | None, invites: bool) -> None:
        """Say what it will show."""
        if activation != self._activation:
            self._activation, self._levels = activation, Levels(activation)
        if (shape, invites) != (self.row_shape, self.invites):
            self.row_shape, self.invites = shape, invites
            self.update()

    def show_values(self, values: Array) -> None:
        """Show activations; repaints only where they differ from the last."""
        if self.values is not None and np.array_equal(self.values, values):
            return
        self.values = values
        levels = self._levels.follow(values)
        if values.ndim > 2:
            self._image = self._mosaic(values, *levels)
        else:
            self._image = activation_image(values, *levels)
        self.update()

    def show_row(self, row: int) -> None:
        """Show the feature maps of another probe row, now or once there are some."""
        values, is_other = self.values, row != self.row
        self.row = row
        if is_other and values is not None and values.ndim > 2:
            self.values = None
            self.show_values(values)

    def _mosaic(self, values: Array, low: float, high: float) -> QImage:
        maps, down, across = self._shown(values)
        picture = values[min(self.row, len(values) - 1)]
        if picture.size != len(maps) * len(down) * len(across):
            picture = picture[np.ix_(down, across, maps)]
        return mosaic_image(np.moveaxis(picture, 2, 0), self._grid(values.shape[1:]), low, high)

    @staticmethod
    def _shown(values: Array) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
        """Which feature maps, and which rows and columns of them, find room."""
        _, height, width, channels = values.shape
        maps = sampled_indices(channels, MOST_TILES)
        return maps, *sampled_tile_sides(height, width, len(maps))

    def _grid(self, shape: Shape) -> MosaicGrid:
        height, width, channels = shape
        tiles = min(channels, MOST_TILES)
        down, across = sampled_tile_sides(height, width, tiles)
        return MosaicGrid.near_square(tiles, len(down), len(across))

    def _picture_rect(self, grid: MosaicGrid) -> QRectF:
        """The middle of the item, in the shape of the mosaic, so that its pixels are square."""
        wide, tall = grid.size
        scale = min(self.rect.width() / wide, self.rect.height() / tall)
        rect = QRectF(0, 0, wide * scale, tall * scale)
        rect.moveCenter(self.rect.center())
        return rect

    def clear(self) -> None:
        """Forget the values and their levels."""
        self._levels = Levels(self._activation)
        if self.values is not None:
            self.values, self._image = None, QImage()
            self.update()

    def tooltip_at(self, point: QPointF) -> str:
        """Unit or feature map, row and value at a point of this item."""
        if self.values is None or not self.rect.contains(point):
            return ""
        if self.values.ndim > 2:
            return self._picture_words(self.values, point)
        rows, units = self.values.shape
        row = min(int((point.x() - self.rect.left()) / self.rect.width() * rows), rows - 1)
        unit = min(int((point.y() - self.rect.top()) / self.rect.height() * units), units - 1)
        value = f"{float(self.values[row, unit]):.4g}"
        return tr("unit {unit}, row {row}: {value}", unit=unit + 1, row=row + 1, value=value)

    def _picture_words(self, values: Array, point: QPointF) -> str:
        grid, shown = self._grid(values.shape[1:]), self._shown(values)
        rect = self._picture_rect(grid)
        lines = []
        place = None
        if rect.contains(point):
            across, down = (point.x() - rect.left()) / rect.width(), (point.y() - rect.top()) / rect.height()
            place = grid.place_at(across, down)
        row = min(self.row, len(values) - 1)
        if place is not None:
            channel, y, x = (int(indices[i]) for indices, i in zip(shown, place, strict=True))
            value = f"{float(values[row, y, x, channel]):.4g}"
            where = {"map": channel + 1, "y": y + 1, "x": x + 1}
            lines.append(tr("map {map}, line {y}, column {x}: {value}", value=value, **where))
        lines.append(tr("feature maps of probe row {row} of {rows}", row=row + 1, rows=len(values)))
        if values.shape[3] > MOST_TILES:
            lines.append(tr("{shown} of {count:,} maps shown", shown=MOST_TILES, count=values.shape[3]))
        return "\n".join(lines)

    def boundingRect(self) -> QRectF:
        return self.rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._image.isNull():
            self._paint_empty(painter)
        elif self.values is not None and self.values.ndim > 2:
            rect = self._picture_rect(self._grid(self.values.shape[1:]))
            shrunk = rect.width() * painter.worldTransform().m11() < self._image.width()
            # Without smoothing whole lines of pixels would be left out, and with them the gaps.
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrunk)
            painter.drawImage(rect, self._image)
        else:
            painter.drawImage(self.rect, self._image)

    def _paint_empty(self, painter: QPainter) -> None:
        painter.fillRect(self.rect, theme.color("canvas"))
        painter.setPen(theme.color("grid"))
        if len(self.row_shape) == 3:
            self._paint_tiles(painter)
        else:
            lines = min(self.row_shape[0] if self.row_shape else 0, MOST_LINES)
            for line in range(1, lines):
                y = self.rect.top() + self.rect.height() * line / lines
                painter.drawLine(QPointF(self.rect.left(), y), QPointF(self.rect.right(), y))
        if self.invites:
            words = tr("press Train")
            painter.setFont(WORDS.at(self.text_scale).font())
            box = painter.fontMetrics().boundingRect(words).adjusted(-6, -3, 6, 3)
            box.moveCenter(self.rect.center().toPoint())
            painter.fillRect(box, theme.color("canvas"))
            painter.setPen(theme.color("faint"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_tiles(self, painter: QPainter) -> None:
        """The borders between the feature maps that will be here."""
        grid = self._grid(self.row_shape)
        rect = self._picture_rect(grid)
        for column in range(1, grid.columns):
            x = rect.left() + rect.width() * column / grid.columns
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
        for row in range(1, grid.rows):
            y = rect.top() + rect.height() * row / grid.rows
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
