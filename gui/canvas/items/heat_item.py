"""The live heat map or mosaic of feature maps inside a card, and the colour levels that adapt to it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine.common.arrays import Array, Index, Indices, Shape
from engine.insight.receptive_field import ReceptiveField
from gui.canvas.items.fonts import OTHER_TEXT
from gui.look.drawing.heatmap_image import MOST_TILES
from gui.look.drawing.number_image import ActivationLevels, NumberImage, picture_of
from gui.look.theme import theme
from gui.look.words.translation import tr

MOST_LINES = 24
"""Units up to which the empty heat map draws one line for each."""


class HeatItem(QGraphicsItem):
    """Activations of one layer: of all probe rows, units downwards and rows across; or, where they are
    pictures, of one probe row, its feature maps side by side.

    Attributes:
        values: what is shown, ``(rows, units)`` or ``(rows, h, w, channels)``, or None before training.
        row_shape: of one row, as the empty heat map hints at it; empty while it is not known.
        invites: whether pressing Train would fill it.
        row: the probe row whose feature maps are shown.
        rows: which rows of the table these are, counted from 0, where they were chosen; else None.
        text_scale: see :func:`gui.canvas.items.fonts.text_scale`.
    """

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.rect = QRectF()
        self.values: Array | None = None
        self.row_shape: Shape = ()
        self.invites = False
        self.row = 0
        self.rows: Indices | None = None
        self.text_scale = 1.0
        self._picture: NumberImage | None = None
        self._is_colored = False
        self._shape: Shape = ()
        self._activation: str | None = None
        self._levels = ActivationLevels(None)
        self._field: ReceptiveField | None = None
        self._field_map: int | None = None

    def place(self, rect: QRectF, text_scale: float) -> None:
        """Set its place and the scale of its text."""
        self.text_scale = text_scale
        if rect != self.rect:
            self.prepareGeometryChange()
            self.rect = QRectF(rect)

    def describe(self, shape: Shape, activation: str | None, invites: bool) -> None:
        """Say what it will show."""
        if activation != self._activation:
            self._activation, self._levels = activation, ActivationLevels(activation)
        if (shape, invites) != (self.row_shape, self.invites):
            self.row_shape, self.invites = shape, invites
            self.update()

    def show_values(self, values: Array, rows: Indices | None = None) -> None:
        """Show activations, of these rows of the table where they were chosen; repaints only what differs."""
        self.rows = rows
        if self.values is not None and np.array_equal(self.values, values):
            return
        self.values, self._is_colored = values, False
        self.update()

    @property
    def picture(self) -> NumberImage | None:
        """Picture of the values, coloured now if nobody has looked yet; None before training."""
        if self.values is not None and not self._is_colored:
            self._color(self.values)
        return self._picture

    def _color(self, values: Array) -> None:
        levels, shown = self._levels.follow(values), self._numbers(values)
        if self._picture is None or self._shape != shown.shape:
            self._picture, self._shape = picture_of(shown.shape), shown.shape
        self._picture.paint(shown, *levels)
        self._is_colored = True

    def show_row(self, row: int) -> None:
        """Show the feature maps of another probe row, now or once there are some."""
        values, is_other = self.values, row != self.row
        self.row = row
        if is_other and values is not None and values.ndim > 2:
            self.values = None
            self.show_values(values, self.rows)

    def _numbers(self, values: Array) -> Array:
        """Numbers that are drawn: units downwards and rows across, or the feature maps of the row."""
        return values.T if values.ndim < 3 else np.moveaxis(values[min(self.row, len(values) - 1)], 2, 0)

    def _image_rect(self, picture: NumberImage) -> QRectF:
        """Place of the image: the whole item, or its middle where the pixels would not be square."""
        if len(picture.axes) == 2:
            return self.rect
        wide, tall = picture.size
        scale = min(self.rect.width() / wide, self.rect.height() / tall)
        rect = QRectF(0, 0, wide * scale, tall * scale)
        rect.moveCenter(self.rect.center())
        return rect

    def clear(self) -> None:
        """Forget the values and their levels."""
        self._levels = ActivationLevels(self._activation)
        if self.values is not None:
            self.values = self._picture = None
            self.update()

    def mark(self, field: ReceptiveField | None, of_map: int | None = None) -> None:
        """Mark a part of the picture, on one feature map or on all of its channels; None for nothing."""
        if (field, of_map) != (self._field, self._field_map):
            self._field, self._field_map = field, of_map
            self.update()

    @property
    def marked(self) -> ReceptiveField | None:
        """The part of the picture that is marked."""
        return self._field

    def pixel_at(self, point: QPointF) -> Index | None:
        """Line, column and feature map of the pixel at a point of this item; None beside all maps."""
        if self.values is None or self.values.ndim < 3 or not self.rect.contains(point):
            return None  # and nothing is coloured for the question
        picture = self.picture
        index = picture.index_in(self._image_rect(picture), point) if picture is not None else None
        return (*index[1:], index[0]) if index is not None else None

    def tooltip_at(self, point: QPointF) -> str:
        """Unit or feature map, row and value at a point of this item."""
        picture, values = self.picture, self.values
        if picture is None or values is None or not self.rect.contains(point):
            return ""
        index = picture.index_in(self._image_rect(picture), point)
        if values.ndim > 2:
            return self._map_tooltip(values, index)
        if index is None:
            return ""
        value = f"{float(values.T[index]):.4g}"
        row = index[1] if self.rows is None else int(self.rows[index[1]])
        return tr("unit {unit}, row {row}: {value}", unit=index[0] + 1, row=f"{row + 1:,}", value=value)

    def _map_tooltip(self, values: Array, index: Index | None) -> str:
        lines = []
        if index is not None:
            channel, y, x = index
            value = f"{float(self._numbers(values)[index]):.4g}"
            where = {"map": channel + 1, "y": y + 1, "x": x + 1}
            lines.append(tr("map {map}, line {y}, column {x}: {value}", value=value, **where))
        row = min(self.row, len(values) - 1)
        lines.append(tr("feature maps of probe row {row} of {rows}", row=row + 1, rows=len(values)))
        if self.rows is not None:
            lines[-1] += " · " + tr("row {row}", row=f"{self.rows[row] + 1:,}")
        if values.shape[3] > MOST_TILES:
            lines.append(tr("{shown} of {count:,} maps shown", shown=MOST_TILES, count=values.shape[3]))
        return "\n".join(lines)

    def boundingRect(self) -> QRectF:
        return self.rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        picture = self.picture
        if picture is None or picture.image.isNull():
            self._paint_empty(painter)
            return
        rect = self._image_rect(picture)
        if len(picture.axes) > 2:
            shrunk = rect.width() * painter.worldTransform().m11() < picture.size[0]
            # Without smoothing whole lines of pixels would be left out, and with them the gaps.
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrunk)
        painter.drawImage(rect, picture.image)
        if self._field is not None and len(picture.axes) == 3:
            self._paint_field(painter, picture, rect, self._field)

    def _paint_field(
        self, painter: QPainter, picture: NumberImage, rect: QRectF, field: ReceptiveField
    ) -> None:
        """Frame the marked part, to be seen on every ground."""
        maps = picture.axes[0].tolist() if self._field_map is None else [self._field_map]
        scale = rect.width() / picture.size[0]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number in maps:
            first = picture.rect_of((number, field.lines[0], field.columns[0]))
            last = picture.rect_of((number, field.lines[-1], field.columns[-1]))
            if first is None or last is None:
                continue
            part = first | last
            frame = QRectF(rect.topLeft() + part.topLeft() * scale, part.size() * scale)
            for color, width in (("canvas", 3.6), ("text", 1.8)):
                pen = QPen(theme.color(color), width)
                pen.setCosmetic(True)
                pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
                painter.setPen(pen)
                painter.drawRect(frame)

    def _paint_empty(self, painter: QPainter) -> None:
        painter.fillRect(self.rect, theme.color("canvas"))
        painter.setPen(theme.color("grid"))
        if len(self.row_shape) == 3:
            self._paint_tiles(painter)
        else:
            lines = min(self.row_shape[0] if self.row_shape else 0, MOST_LINES)
            left, right = self.rect.left(), self.rect.right()
            heights = (self.rect.top() + self.rect.height() * line / lines for line in range(1, lines))
            painter.drawLines([QLineF(left, y, right, y) for y in heights])
        if self.invites:
            text = tr("press Train")
            painter.setFont(OTHER_TEXT.at(self.text_scale).font())
            box = painter.fontMetrics().boundingRect(text).adjusted(-6, -3, 6, 3)
            box.moveCenter(self.rect.center().toPoint())
            painter.fillRect(box, theme.color("canvas"))
            painter.setPen(theme.color("faint"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_tiles(self, painter: QPainter) -> None:
        """The borders between the feature maps that will be here."""
        height, width, channels = self.row_shape
        picture = picture_of((channels, height, width))
        grid, rect = picture.grid, self._image_rect(picture)
        for column in range(1, grid.columns):
            x = rect.left() + rect.width() * column / grid.columns
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
        for row in range(1, grid.rows):
            y = rect.top() + rect.height() * row / grid.rows
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
