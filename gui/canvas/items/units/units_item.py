"""The units of one layer as small pictures, with the marks of their biases and, of columns, their names."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine.common.arrays import Array, Indices
from gui.canvas.items.fonts import OTHER_TEXT
from gui.canvas.items.units.columns import Columns, columns_of
from gui.canvas.items.units.unit_pictures import UnitPictures
from gui.look.theme import theme

ROUNDING = 0.12
"""Share of a picture's side that its rounded corners take."""
MARK = 0.16
"""Share of a picture's side that the mark of a bias takes."""
REACH = 2.5
"""Distance from the mark of a bias at which it is meant, but on the side of the picture."""
NAME_WIDTH, NAME_GAP = 62.0, 7.0


class UnitsItem(QGraphicsItem):
    """Pictures of the outputs of some units over the plane.

    Attributes:
        units: which units are shown, in ascending order.
        total: how many the layer has.
        columns: where they stand.
        outputs: numbers that are shown, ``(points, shown units)``; None until there are some.
        biases: of the shown units; None where the layer has none.
        names: of the shown units where they are columns of the data; else empty.
    """

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.units: Indices = np.zeros(0, np.intp)
        self.total = 0
        self.columns = Columns((), QRectF())
        self.outputs: Array | None = None
        self.biases: Array | None = None
        self.names: tuple[str, ...] = ()
        self.pictures = UnitPictures(None)
        self.text_scale = 1.0
        self._width = 0
        self._lit: int | None = None
        self._corners, self._frames = QPainterPath(), QPainterPath()

    def choose(self, units: Indices, total: int, activation: str | None, names: tuple[str, ...] = ()) -> None:
        """Show these units of so many from now on, whose outputs an activation gives."""
        self.units, self.total, self.names = units, total, names
        self.outputs = self.biases = None
        self.pictures = UnitPictures(activation)
        self._lit = None

    def place(self, room: float) -> None:
        """Lay the pictures out, at most ``room`` high."""
        columns = columns_of(len(self.units), room)
        if columns == self.columns:
            return
        self.prepareGeometryChange()
        self.columns = columns
        self._corners, self._frames = QPainterPath(), QPainterPath()
        self._corners.setFillRule(Qt.FillRule.OddEvenFill)
        for tile in columns.tiles:
            radius = ROUNDING * tile.width()
            self._frames.addRoundedRect(tile, radius, radius)
            self._corners.addRect(tile.adjusted(-0.3, -0.3, 0.3, 0.3))
        self._corners.addPath(self._frames)

    def show_outputs(self, outputs: Array, width: int) -> None:
        """Show the outputs of all units, ``(points, units)``, over a plane of so many points across."""
        shown = outputs[:, self.units]
        if self.outputs is None or not np.array_equal(shown, self.outputs):
            self.outputs, self._width = shown, width
            self.pictures.paint(shown, width)
            self.update()

    def apply_theme(self) -> None:
        """Take the colours of the theme again."""
        if self.outputs is not None:
            self.pictures.paint(self.outputs, self._width)

    def show_biases(self, biases: Array | None) -> None:
        """Show the signs of the biases ``(units,)`` of the layer."""
        shown = biases[self.units] if biases is not None else None
        before, self.biases = self.biases, shown
        signs = [np.sign(each).tolist() if each is not None else None for each in (before, shown)]
        if signs[0] != signs[1]:
            self.update()

    def light(self, place: int | None) -> None:
        """Frame the picture at a place, or none."""
        if place != self._lit:
            self._lit = place
            self.update()

    def place_at(self, point: QPointF) -> int | None:
        """Place of the picture, or of the mark of its bias, at a point of this item; None beside them."""
        found = next((i for i, tile in enumerate(self.columns.tiles) if tile.contains(point)), None)
        return self.bias_at(point) if found is None else found

    def rect_at(self, place: int) -> QRectF:
        """Rectangle of the picture at a place."""
        return self.columns.tiles[place]

    def bias_at(self, point: QPointF) -> int | None:
        """Place of the mark of a bias within reach of a point of this item; None beside them."""
        if self.biases is None:
            return None
        around = (self.mark_rect(i).adjusted(-REACH, -REACH, 0, REACH) for i in range(len(self.biases)))
        return next((place for place, rect in enumerate(around) if rect.contains(point)), None)

    def place_of(self, unit: int) -> int | None:
        """Place of a unit; None where it is not shown."""
        found = np.flatnonzero(self.units == unit)
        return int(found[0]) if len(found) else None

    def edges(self, side: str) -> Array:
        """Points ``(units, 2)`` in the middle of the right (``out``) or left (``in``) edge of each."""
        return np.array(
            [
                (tile.right() if side == "out" else tile.left(), tile.center().y())
                for tile in self.columns.tiles
            ]
        ).reshape(-1, 2)

    def mark_rect(self, place: int) -> QRectF:
        """Rectangle of the mark of a bias, at the lower left corner of its picture."""
        tile = self.columns.tiles[place]
        side = MARK * tile.width()
        return QRectF(tile.left() - 1.25 * side, tile.bottom() - 1.5 * side, side, side)

    def boundingRect(self) -> QRectF:
        left = NAME_WIDTH + NAME_GAP if self.names else 8.0
        return self.columns.bounds.adjusted(-left, -2, 2, 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self.outputs is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place, tile in enumerate(self.columns.tiles):
            painter.drawImage(tile, self.pictures.image, self.pictures.part(place))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(self._corners, theme.color("canvas"))
        painter.strokePath(self._frames, _hairline(theme.color("frame", 0.7), 1.0))
        if self._lit is not None:
            tile = self.columns.tiles[self._lit]
            radius = ROUNDING * tile.width()
            painter.setPen(_hairline(theme.color("forward"), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(tile, radius, radius)
        self._paint_marks(painter)
        self._paint_names(painter)

    def _paint_marks(self, painter: QPainter) -> None:
        if self.biases is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        for place, bias in enumerate(self.biases.tolist()):
            painter.setBrush(theme.color(sign_color(bias)))
            painter.drawRect(self.mark_rect(place))

    def _paint_names(self, painter: QPainter) -> None:
        font = OTHER_TEXT.at(self.text_scale)
        painter.setFont(font.font())
        painter.setPen(theme.color("muted"))
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for tile, name in zip(self.columns.tiles, self.names, strict=False):
            box = QRectF(tile.left() - NAME_GAP - NAME_WIDTH, tile.top(), NAME_WIDTH, tile.height())
            painter.drawText(box, align, font.elided(" ".join(name.split()), NAME_WIDTH))


def sign_color(value: float) -> str:
    """Palette name of the colour of a number by its sign."""
    return "forward" if value > 0 else "backward" if value < 0 else "neutral"


def _hairline(color: QColor, width: float) -> QPen:
    pen = QPen(color, width)
    pen.setCosmetic(True)
    return pen
