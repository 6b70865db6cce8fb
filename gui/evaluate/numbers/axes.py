"""Axes of a plot: from numbers to pixels and back, and their thin lines and round numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from engine.common.arrays import Array
from gui.look.drawing.axis_ticks import round_range, tick_number, ticks
from gui.look.theme import interface_font, number_font, theme

ROW_SPACING, COLUMN_SPACING = 32, 64
"""Pixels that a number takes with the room around it."""

TOP, RIGHT, BELOW = 24, 10, 34
"""Pixels around the plot: what goes up and the counts above, numbers and what goes across below."""

Range = tuple[float, float]


def range_of(*arrays: Array) -> Range:
    """A range between round numbers that holds all numbers; 0 to 1 where there are none."""
    known = [array for array in arrays if len(array)]
    if not known:
        return 0.0, 1.0
    return round_range(min(float(a.min()) for a in known), max(float(a.max()) for a in known))


def polygon(x: Array, y: Array) -> QPolygonF:
    """Points ``(k,)`` in pixels as Qt has them; thousands cost next to nothing."""
    return arrayToQPolygonF(x, y) if len(x) else QPolygonF()


@dataclass(frozen=True, slots=True)
class Axes:
    """Axes of a plot.

    Attributes:
        area: rectangle of the plot, in pixels.
        across, up: ranges of the numbers.
    """

    area: QRectF
    across: Range
    up: Range

    @classmethod
    def within(cls, width: float, height: float, across: Range, up: Range) -> Axes:
        """The axes that fill a widget and have room for their numbers."""
        metrics = QFontMetricsF(number_font(8))
        widest = max((metrics.horizontalAdvance(tick_number(tick)) for tick in _rows(up, height)), default=0)
        left = widest + 8
        area = QRectF(left, TOP, max(width - left - RIGHT, 1), max(height - TOP - BELOW, 1))
        return cls(area, across, up)

    def x_pixels(self, numbers: Array) -> Array:
        """Pixels of numbers on the axis across."""
        low, high = self.across
        found: Array = self.area.left() + (numbers - low) * (self.area.width() / (high - low))
        return found

    def y_pixels(self, numbers: Array) -> Array:
        """Pixels of numbers on the axis that goes up."""
        low, high = self.up
        found: Array = self.area.bottom() - (numbers - low) * (self.area.height() / (high - low))
        return found

    def paint_line(self, painter: QPainter, x: Range, y: Range) -> None:
        """Paint a dashed line between two points, as far as it lies within the axes."""
        pen = QPen(theme.color("muted"), 1.2)
        pen.setDashPattern([4, 3])
        painter.save()
        painter.setPen(pen)
        painter.setClipRect(self.area)
        painter.drawPolyline(polygon(self.x_pixels(np.array(x)), self.y_pixels(np.array(y))))
        painter.restore()

    def paint(self, painter: QPainter, across: str, up: str, *, counts: bool = False) -> None:
        """Paint the ground, faint lines, round numbers and the names of both axes.

        ``counts`` says that those going up are whole.
        """
        area = self.area
        painter.setFont(number_font(8))
        metrics = QFontMetricsF(painter.font())
        painter.fillRect(area, theme.color("canvas"))
        grid, muted = QPen(theme.color("grid"), 1), theme.color("muted")
        for tick in _rows(self.up, area.height(), counts):
            y = float(self.y_pixels(np.array(tick)))
            painter.setPen(grid)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(muted)
            box = QRectF(0, y - metrics.height() / 2, area.left() - 6, metrics.height())
            aside = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, aside | Qt.TextFlag.TextDontClip, tick_number(tick))
        for tick in ticks(*self.across, max(int(area.width() / COLUMN_SPACING), 2)):
            x = float(self.x_pixels(np.array(tick)))
            painter.setPen(grid)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.setPen(muted)
            width = metrics.horizontalAdvance(tick_number(tick)) + 1
            left = min(max(x - width / 2, 0.0), area.right() + RIGHT - width)
            box = QRectF(left, area.bottom() + 3, width, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tick_number(tick))
        self._paint_names(painter, across, up)

    def _paint_names(self, painter: QPainter, across: str, up: str) -> None:
        painter.setFont(interface_font(8))
        metrics, area = QFontMetricsF(painter.font()), self.area
        mode, whole = Qt.TextElideMode.ElideRight, area.right() + RIGHT
        below = QRectF(area.left(), area.bottom() + BELOW - metrics.height(), area.width(), metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, metrics.elidedText(across, mode, area.width()))
        above = QRectF(0, 0, whole, metrics.height())
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, metrics.elidedText(up, mode, whole))


def _rows(up: Range, height: float, counts: bool = False) -> list[float]:
    return ticks(*up, max(int(height / ROW_SPACING), 2), whole=counts)
