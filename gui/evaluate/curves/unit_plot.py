"""Unit plot: what small plots of shares from 0 to 1 do alike."""

from __future__ import annotations

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy

from engine.common.arrays import Array
from gui.look.drawing.kept_painting import KeptPainting
from gui.look.theme import interface_font, number_font, theme
from gui.look.widgets.helpers import set_names
from gui.look.widgets.plain_text import show_tooltip

LEAST_SIZE, USUAL_SIZE = QSize(110, 130), QSize(170, 156)
EDGE = 5
"""Pixels above and at the right of the area, so that a mark on its border is whole."""


class UnitPlot(KeptPainting):
    """Base of the plots: a frame from 0 to 1 with the name of what goes across below it.

    Attributes:
        words: what stands in the frame where there is nothing to draw.
    """

    def __init__(self, name: str, title: str, help_text: str) -> None:
        super().__init__()
        self.words = ""
        self._across = ""
        self._help = help_text
        set_names(self, name, title, help_text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show words in place of a curve; an empty text for none."""
        if words != self.words:
            self.words = words
            self.repaint_all()

    def name_axis(self, across: str) -> None:
        """Name what goes across."""
        if across != self._across:
            self._across = across
            self.repaint_all()

    def minimumSizeHint(self) -> QSize:
        return LEAST_SIZE

    def sizeHint(self) -> QSize:
        return USUAL_SIZE

    # What each of them does in its own way

    def paint_plot(self, painter: QPainter) -> None:
        """Paint what does not follow the hand."""
        raise NotImplementedError

    def paint_over(self, painter: QPainter) -> None:
        """Paint what does."""

    def text_at(self, place: QPointF) -> str:
        """Text for a tooltip about a place in the area; empty for nothing."""
        return ""

    # Geometry

    def area(self) -> QRectF:
        """The frame, in pixels."""
        left = QFontMetricsF(number_font(8)).horizontalAdvance("0") + 7
        below = QFontMetricsF(interface_font(8)).height() + 5
        return QRectF(
            left, EDGE, max(self.width() - left - EDGE, 1.0), max(self.height() - EDGE - below, 1.0)
        )

    def pixel_of(self, x: float, y: float) -> QPointF:
        """The place of two shares."""
        area = self.area()
        return QPointF(area.left() + x * area.width(), area.bottom() - y * area.height())

    def polyline(self, x: Array, y: Array) -> QPolygonF:
        """Places of shares ``(k,)``."""
        area = self.area()
        if not len(x):
            return QPolygonF()
        found: QPolygonF = arrayToQPolygonF(area.left() + x * area.width(), area.bottom() - y * area.height())
        return found

    # Painting

    def paint_kept(self, painter: QPainter) -> None:
        self._paint_frame(painter)
        if self.words:
            self._paint_words(painter)
        else:
            self.paint_plot(painter)

    def paint_moving(self, painter: QPainter) -> None:
        if not self.words:
            self.paint_over(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("forward"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.area(), 2, 2)

    def _paint_frame(self, painter: QPainter) -> None:
        area = self.area()
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawRoundedRect(area, 2, 2)
        painter.setPen(theme.color("muted"))
        painter.setFont(number_font(8))
        height = QFontMetricsF(painter.font()).height()
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for text, y in (("1", area.top() + height / 2 - 3), ("0", area.bottom() - height / 2 + 3)):
            painter.drawText(QRectF(0, y - height / 2, area.left() - 5, height), side, text)
        painter.setFont(interface_font(8))
        metrics = QFontMetricsF(painter.font())
        text = metrics.elidedText(self._across, Qt.TextElideMode.ElideMiddle, area.width())
        below = QRectF(area.left(), area.bottom() + 3, area.width(), metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setPen(theme.color("muted"))
        painter.setFont(interface_font(8.5))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.area().adjusted(6, 4, -6, -4), flags, self.words)

    def paint_diagonal(self, painter: QPainter) -> None:
        """Paint a faint dashed line from corner to corner."""
        pen = QPen(theme.color("frame", 0.55), 1)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.drawPolyline(self.polyline(np.array([0.0, 1.0]), np.array([0.0, 1.0])))

    # Events

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = QPointF(event.pos())
            is_inside = self.area().contains(place) and not self.words
            text = self.text_at(place) if is_inside else self._across
            show_tooltip(event.globalPos(), text or self._help, self)
            return True
        return super().event(event)
