"""Legend of points: the classes in their colours, or the colours from the lowest target to the highest."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.insight.separation import Points
from gui.look.class_colors import class_color
from gui.look.drawing.axis_ticks import axis_number
from gui.look.theme import interface_font, theme
from gui.look.widgets.plain_text import plain_tooltip
from gui.plots.separation.point_colors import shade, target_range

LINE, DOT, GAP = 17, 7, 10
"""Pixels of a line, across a mark, and from a name to the next mark."""
MOST_LINES = 2


class PointLegend(QWidget):
    """One or two lines; classes that find no room in them stand in the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(interface_font(8.5))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._points: Points | None = None
        self._places: list[tuple[int, str, float, float]] = []  # number, text, left, top
        theme.changed.connect(self.update)

    def show_points(self, points: Points) -> None:
        """Show what the colours of these points mean."""
        self._points = points
        self.setToolTip(plain_tooltip("\n".join(points.classes)))
        self._arrange()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """Find a place for each name, line by line; the last that fits is an ellipsis where more come."""
        self._places = []
        metrics, left, top = self.fontMetrics(), 0.0, 0.0
        classes = self._points.classes if self._points is not None else ()
        most = self.width() - DOT - 4
        for number, name in enumerate(classes):
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, most)
            wide = DOT + 4 + metrics.horizontalAdvance(text)
            if left and left + wide > self.width():
                left, top = 0.0, top + LINE
            if top >= MOST_LINES * LINE:
                last = self._places[-1]
                self._places[-1] = (NONE, "…", last[2], last[3])
                top -= LINE
                break
            self._places.append((number, text, left, top))
            left += wide + GAP
        self.setFixedHeight(int(top) + LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._points is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._points.classes:
            self._paint_ramp(painter, self._points)
        for number, text, left, top in self._places:
            if number != NONE:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(class_color(number))
                painter.drawEllipse(QRectF(left, top + (LINE - DOT) / 2, DOT, DOT))
            painter.setPen(theme.color("muted"))
            box = QRectF(left + DOT + 4, top, self.width(), LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_ramp(self, painter: QPainter, points: Points) -> None:
        """Colours from the lowest target at the left to the highest, and these two."""
        texts = [axis_number(end) for end in target_range(points)]
        metrics = painter.fontMetrics()
        left, right = (metrics.horizontalAdvance(text) + 6 for text in texts)
        bar = QRectF(left, LINE / 2 - 3, max(0, self.width() - left - right), 6)
        ramp = QLinearGradient(QPointF(bar.left(), 0), QPointF(bar.right(), 0))
        for step in range(17):
            ramp.setColorAt(step / 16, shade(step / 16))
        painter.setPen(theme.color("muted"))
        whole = QRectF(0, 0, self.width(), LINE)
        for text, side in zip(texts, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True):
            painter.drawText(whole, side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.fillRect(bar, ramp)


NONE = -1
"""Number of what is no class."""
