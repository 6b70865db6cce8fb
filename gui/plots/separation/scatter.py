"""Scatter: rows as points by what one layer gives for them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from engine.common.arrays import Array
from engine.insight.separation import LayerPlaces
from gui.look.drawing.number_image import Levels
from gui.look.drawing.polyline import polyline
from gui.look.plane.plane_points import nearest, next_towards
from gui.look.theme import number_font, theme
from gui.look.widgets.plain_text import show_tooltip
from gui.look.words.translation import tr
from gui.plots.separation.point_colors import Colored

CAPTION, MARGIN = 16, 7
"""Pixels for the name below, and from the frame to the outermost points."""
DOT, FINE_DOT, FINE_FROM = 4.5, 3.5, 160
"""Pixels across a point, and across one where there are so many or more."""
LARGER = 1.7
"""Size of the points of a large view, by that of a small one; the margin is as much larger once more."""
REACH = 8.0
"""Pixels from the pointer within which a row is meant."""
GOLDEN = 0.6180339887
"""Share of the height by which the next row is lower, of a single unit: so neighbours are never close."""
NOBODY = -1
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


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
    opened = Signal()
    """It should be shown large."""

    def __init__(self, symbol: str, layer: str, *, is_large: bool = False) -> None:
        """Begin without points; ``symbol`` is such as ``a[1]``, ``layer`` the name of the layer."""
        super().__init__()
        self._symbol, self._layer, self._is_large = symbol, layer, is_large
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_large else Qt.FocusPolicy.TabFocus)
        self.places: LayerPlaces | None = None
        self.pixels: Array = np.empty((0, 2))
        self._colored: Colored = ()
        self._names: tuple[str, ...] = ()
        self._hovered = self._pinned = NOBODY
        self._lines: tuple[QPolygonF, ...] = ()
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
        below = 0 if self._is_large else CAPTION
        return QRectF(0.5, 0.5, self.width() - 1, self.height() - below - 1)

    def _place(self) -> None:
        """Find the pixel of each point: as wide as high of two numbers, so that turning changes no shape."""
        self._lines = ()
        if self.places is None:
            return
        values, room = self.places.places.astype(np.float64), self._box()
        margin = LARGER * LARGER * MARGIN if self._is_large else MARGIN
        area = room.adjusted(margin, margin, -margin, -margin)
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
            self._lines = self._grid_lines(scale, middle)
        self.pixels = np.column_stack([x, y])

    def _grid_lines(self, scale: float, middle: QPointF) -> tuple[QPolygonF, ...]:
        """Lines of the grid of the plane, in pixels, in a large view of two units."""
        grid = self.places.grid if self.places is not None and self._is_large else None
        if grid is None or not np.isfinite(grid).all():
            return ()
        across, down = ((axis.low + axis.high) / 2 for axis in self._levels)
        xs, ys = middle.x() + (grid[..., 0] - across) * scale, middle.y() - (grid[..., 1] - down) * scale
        return tuple(polyline(x, y) for x, y in zip(xs, ys, strict=True))

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._box()
        painter.setPen(QPen(theme.color("forward" if self.hasFocus() else "border"), 1))
        painter.setBrush(theme.color("canvas"))
        painter.drawRoundedRect(box, 5, 5)
        painter.save()
        painter.setClipRect(box.adjusted(1, 1, -1, -1))
        painter.setPen(QPen(theme.color("frame", 0.7), 1))
        for line in self._lines:
            painter.drawPolyline(line)
        self._paint_points(painter)
        painter.restore()
        if self._is_large:
            return
        painter.setFont(number_font(8))
        painter.setPen(theme.color("muted"))
        below = QRectF(0, box.bottom() + 1, self.width(), CAPTION)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._caption(painter))

    def _paint_points(self, painter: QPainter) -> None:
        finite = np.isfinite(self.pixels[:, 0]) & np.isfinite(self.pixels[:, 1])
        size = FINE_DOT if len(self.pixels) >= FINE_FROM else DOT
        size *= LARGER if self._is_large else 1
        for color, numbers in self._colored:
            points = self.pixels[numbers[finite[numbers]]].tolist() if len(self.pixels) else []
            painter.setPen(QPen(color, size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPoints(QPolygonF([QPointF(x, y) for x, y in points]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        more = size / 2 if self._is_large else 0
        for number, radius, width in ((self._pinned, 5.5 + more, 2.0), (self._hovered, 4.5 + more, 1.4)):
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

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows point at the next row in their direction, Enter pins it; in a small one it opens that."""
        key, is_enter = Qt.Key(event.key()), event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not self._is_large:
            self.opened.emit()
        elif is_enter and self._hovered != NOBODY:
            self.clicked.emit(self._hovered)
        elif self._is_large and key in ARROWS and len(self.pixels):
            here = next((each for each in (self._hovered, self._pinned) if each != NOBODY), None)
            middle = self._box().center()
            begin = tuple(self.pixels[here].tolist()) if here is not None else (middle.x(), middle.y())
            found = next_towards(self.pixels, begin, ARROWS[key])
            if found != NOBODY:
                self.pointed.emit(found)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tooltip(event.globalPos(), self.text_at(event.x(), event.y()), self)
            return True
        return super().event(event)

    @property
    def text(self) -> str:
        """Text on the row that is pointed at, else on what the places mean."""
        return self._names[self._hovered] if 0 <= self._hovered < len(self._names) else self._meaning()

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
