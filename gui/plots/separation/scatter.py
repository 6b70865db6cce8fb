"""Scatter: rows as points by what one layer gives for them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from engine.common.arrays import Array
from engine.insight.separation import LayerPlaces
from gui.look.drawing.number_image import Levels
from gui.look.plane.plane_points import nearest
from gui.look.theme import number_font, theme
from gui.look.widgets.plain_text import show_tooltip
from gui.look.words.translation import tr
from gui.plots.separation.point_colors import Colored

CAPTION, MARGIN = 16, 7
"""Pixels for the name below, and from the frame to the outermost points."""
DOT, FINE_DOT, FINE_FROM = 4.5, 3.5, 160
"""Pixels across a point, and across one where there are so many or more."""
REACH = 8.0
"""Pixels from the pointer within which a row is meant."""
GOLDEN = 0.6180339887
"""Share of the height by which the next row is lower, of a single unit: so neighbours are never close."""
NOBODY = -1


class Scatter(QWidget):
    """Points of one layer.

    Attributes:
        places: what is shown, or None.
        pixels: ``(m, 2)`` where the points are; empty before there are any.
    """

    pointed = Signal(int)
    """The pointer is at this row, a place among the points; -1: at none any more."""
    clicked = Signal(int)
    """This row should be pinned."""

    def __init__(self, symbol: str, layer: str) -> None:
        """Begin without points; ``symbol`` is such as ``a[1]``, ``layer`` the name of the layer."""
        super().__init__()
        self._symbol, self._layer = symbol, layer
        self.places: LayerPlaces | None = None
        self.pixels: Array = np.empty((0, 2))
        self._colored: Colored = ()
        self._names: tuple[str, ...] = ()
        self._hovered = self._pinned = NOBODY
        self._levels = self._new_levels()
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    @staticmethod
    def _new_levels() -> tuple[Levels, Levels]:
        """Ranges across and downwards: they widen at once and narrow slowly, so that nothing trembles."""
        return Levels(1.0, 0.05), Levels(1.0, 0.05)

    # What is shown

    def show_places(self, places: LayerPlaces, colored: Colored, names: tuple[str, ...]) -> None:
        """Show the rows at these places; ``names`` say which rows they are."""
        if self.places is None or self.places.places.shape != places.places.shape:
            self._levels = self._new_levels()
        self.places, self._colored, self._names = places, colored, names
        for axis, values in zip(self._levels, places.places.T, strict=False):
            if np.isfinite(values).any():
                axis.follow(float(np.nanmin(values)), float(np.nanmax(values)))
        self._place()
        self.update()

    def clear(self) -> None:
        """Forget the points."""
        self.places, self.pixels, self._levels = None, np.empty((0, 2)), self._new_levels()
        self.update()

    def show_marks(self, hovered: int, pinned: int) -> None:
        """Ring the row under the pointer, here or in another layer, and the pinned one; -1: none."""
        if (hovered, pinned) != (self._hovered, self._pinned):
            self._hovered, self._pinned = hovered, pinned
            self.update()

    def set_colors(self, colored: Colored) -> None:
        """Show the same points in the colours of another scheme."""
        self._colored = colored
        self.update()

    def _box(self) -> QRectF:
        return QRectF(0.5, 0.5, self.width() - 1, self.height() - CAPTION - 1)

    def _place(self) -> None:
        """Find the pixel of each point: as wide as high of two numbers, so that turning changes no shape."""
        if self.places is None:
            return
        values, room = self.places.places.astype(np.float64), self._box()
        area = room.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        across, down = self._levels
        if values.shape[1] < 2:
            span = across.high - across.low or 1.0
            x = area.left() + (values[:, 0] - across.low) / span * area.width()
            y = area.top() + np.arange(len(values)) * GOLDEN % 1.0 * area.height()
        else:
            span = max(across.high - across.low, down.high - down.low) or 1.0
            scale, middle = min(area.width(), area.height()) / span, area.center()
            x = middle.x() + (values[:, 0] - (across.low + across.high) / 2) * scale
            y = middle.y() - (values[:, 1] - (down.low + down.high) / 2) * scale
        self.pixels = np.column_stack([x, y])

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._box()
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("canvas"))
        painter.drawRoundedRect(box, 5, 5)
        painter.save()
        painter.setClipRect(box.adjusted(1, 1, -1, -1))
        self._paint_points(painter)
        painter.restore()
        painter.setFont(number_font(8))
        painter.setPen(theme.color("muted"))
        below = QRectF(0, box.bottom() + 1, self.width(), CAPTION)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._caption(painter))

    def _paint_points(self, painter: QPainter) -> None:
        finite = np.isfinite(self.pixels[:, 0]) & np.isfinite(self.pixels[:, 1])
        size = FINE_DOT if len(self.pixels) >= FINE_FROM else DOT
        for color, numbers in self._colored:
            points = self.pixels[numbers[finite[numbers]]].tolist() if len(self.pixels) else []
            painter.setPen(QPen(color, size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPoints(QPolygonF([QPointF(x, y) for x, y in points]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, radius, width in ((self._pinned, 5.5, 2.0), (self._hovered, 4.5, 1.4)):
            if 0 <= number < len(self.pixels) and finite[number]:
                painter.setPen(QPen(theme.color("text"), width))
                painter.drawEllipse(QPointF(*self.pixels[number].tolist()), radius, radius)

    def _caption(self, painter: QPainter) -> str:
        """The symbol, and the share of the variance where the points do not show all of it."""
        places = self.places
        if places is None or places.units <= 2:
            return self._symbol
        text = f"{self._symbol} {100 * places.share:.0f} %"
        return text if painter.fontMetrics().horizontalAdvance(text) <= self.width() else self._symbol

    # The row under the pointer

    def row_at(self, x: float, y: float) -> int:
        """Place among the points of the row that is nearest; -1 where none is near."""
        return nearest(self.pixels, (x, y), REACH)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self.row_at(event.position().x(), event.position().y())
        if number == NOBODY:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.pointed.emit(number)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(NOBODY)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self.row_at(event.position().x(), event.position().y())
        if number != NOBODY and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(number)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tooltip(event.globalPos(), self.text_at(event.x(), event.y()), self)
            return True
        return super().event(event)

    def text_at(self, x: float, y: float) -> str:
        """The tooltip at a place in pixels: the row, and what the places mean."""
        number = self.row_at(x, y)
        lines = [self._names[number], tr("Click to pin this row.")] if number != NOBODY else []
        return "\n".join([*lines, self._meaning()])

    def _meaning(self) -> str:
        what = {"symbol": self._symbol, "layer": self._layer}
        if self.places is None:
            return tr("{symbol}, {layer}", **what)
        units = self.places.units
        if units == 1:
            return tr("{symbol}, {layer}: its output across; downwards the rows are only spread", **what)
        if units == 2:
            return tr("{symbol}, {layer}: its two outputs", **what)
        return tr(
            "{symbol}, {layer}: the first two principal components of {units} outputs, with {percent} % of "
            "their variance; turned so that they keep still",
            **what,
            units=f"{units:,}",
            percent=f"{100 * self.places.share:.0f}",
        )
