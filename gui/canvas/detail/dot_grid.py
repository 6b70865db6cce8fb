"""The dots of the canvas: one row of them is painted for a zoom, and copied to every line."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from gui.look.theme import theme

WIDTH = 1.6
"""Width of a dot in pixels."""
HEIGHT = 4
"""Height of the kept row, in pixels."""
LEAST_ROW = 1024
"""Least width of the kept row; it is at least as wide as what is painted."""


class DotGrid:
    """Paints dots at equal distances. Dots that are painted one by one take longer than all else there is."""

    def __init__(self) -> None:
        self._row = QPixmap()
        self._kept: tuple[float, float, float, QColor] | None = None

    def paint(self, painter: QPainter, rect: QRectF, step: float) -> None:
        """Paint the dots ``step`` apart in ``rect``, both in the painter's own coordinates."""
        transform, ratio = painter.worldTransform(), painter.device().devicePixelRatio()
        scale = transform.m11()
        area = transform.mapRect(rect).toAlignedRect()
        distance = step * scale
        # The first dot left of the area; what is left of whole pixels is the same for the whole zoom.
        first = math.floor((area.left() - transform.dx()) / distance) * distance + transform.dx()
        left = math.floor(first)
        self._make_row(distance, first - left, area.right() - left + distance, ratio)
        painter.save()
        painter.resetTransform()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        below = math.floor((area.top() - transform.dy()) / distance)
        above = math.ceil((area.bottom() - transform.dy()) / distance)
        for line in range(below, above + 1):
            y = round(transform.dy() + line * distance)
            painter.drawPixmap(QPointF(left, y - HEIGHT // 2), self._row)
        painter.restore()

    def _make_row(self, distance: float, offset: float, width: float, ratio: float) -> None:
        """Paint a row that begins ``offset`` pixels before its first dot, unless it is there."""
        color = theme.color("border", 0.7)
        wanted = (round(distance, 6), round(offset, 3), ratio, color)
        if wanted == self._kept and self._row.width() >= width * ratio:
            return
        self._kept = wanted
        size = QRect(0, 0, max(math.ceil(width), LEAST_ROW), HEIGHT).size()
        self._row = QPixmap(size * ratio)
        self._row.setDevicePixelRatio(ratio)
        self._row.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._row)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dot = QPen(color, WIDTH)
        dot.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(dot)
        count = math.ceil(size.width() / distance) + 1
        painter.drawPoints([QPointF(offset + place * distance, HEIGHT / 2) for place in range(count)])
        painter.end()
