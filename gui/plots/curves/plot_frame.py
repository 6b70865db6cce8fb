"""Plot frame: paints the axes of a plot and marks its best epoch, by hand and cheaply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from gui.look.drawing.axis_ticks import log_ticks, tick_number, ticks
from gui.look.theme import number_font, theme
from gui.look.words.translation import tr

LEFT, TOP, RIGHT, BOTTOM = 50, 16, 12, 20
"""Margins around the curves in pixels: tick labels at the left and below, the best epoch above."""

ROW_SPACING, COLUMN_SPACING = 36, 64
"""Pixels that a tick label takes with the room around it."""


LABEL_GAP = 8
"""Pixels between the labels of two marks."""


def paint_empty(painter: QPainter, area: QRectF, text: str) -> None:
    """Paint the background of a plot, and in its middle what to do to see curves."""
    painter.fillRect(area, theme.color("panel"))
    painter.setPen(theme.color("muted"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)


@dataclass(frozen=True, slots=True)
class Mark:
    """An epoch that is marked in a plot.

    Attributes:
        epoch: where.
        label: what it is.
        color: of line and label, in the palette.
        is_dotted: whether the line is.
    """

    epoch: int
    label: str
    color: str = "good"
    is_dotted: bool = True


@dataclass(frozen=True, slots=True)
class PlotFrame:
    """Frame of a plot and what it shows.

    Attributes:
        width, height: of the whole plot in pixels.
        low, high: range of the epochs.
        bottom, top: range of the values; exponents of ten where ``log``.
        log: whether the y axis is logarithmic.
    """

    width: float
    height: float
    low: float
    high: float
    bottom: float
    top: float
    log: bool

    @property
    def area(self) -> QRectF:
        """Rectangle of the curves, in pixels."""
        return QRectF(LEFT, TOP, max(self.width - LEFT - RIGHT, 1), max(self.height - TOP - BOTTOM, 1))

    def x_pixel(self, epoch: float) -> float:
        """Pixel of an epoch."""
        return self.area.left() + (epoch - self.low) / (self.high - self.low) * self.area.width()

    def epoch_at(self, x: float) -> float:
        """Epoch at a pixel."""
        return self.low + (x - self.area.left()) / self.area.width() * (self.high - self.low)

    def _y_pixel(self, value: float) -> float:
        return self.area.bottom() - (value - self.bottom) / (self.top - self.bottom) * self.area.height()

    def draw_axes(self, painter: QPainter) -> None:
        """Faint lines with few numbers at the left, and whole epochs below."""
        painter.setFont(number_font(8))
        metrics, area = QFontMetricsF(painter.font()), self.area
        aside = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        rows = max(int(area.height() / ROW_SPACING), 2)
        marks = log_ticks(self.bottom, self.top) if self.log else ticks(self.bottom, self.top, rows)
        for mark in marks:
            y = self._y_pixel(mark)
            painter.setPen(QPen(theme.color("grid"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.color("muted"))
            box = QRectF(0, y - metrics.height() / 2, LEFT - 8, metrics.height())
            painter.drawText(box, aside, tick_number(10**mark if self.log else mark))
        below = area.bottom() + 4
        columns = max(int(area.width() / COLUMN_SPACING), 2)
        painter.setPen(theme.color("muted"))
        for epoch in ticks(self.low, self.high, columns, whole=self.high - self.low >= 1):
            text = tick_number(epoch)
            width = metrics.horizontalAdvance(text) + 1
            left = min(self.x_pixel(epoch) - width / 2, self.width - width)
            painter.drawText(QRectF(left, below, width, metrics.height()), Qt.AlignmentFlag.AlignCenter, text)
        painter.drawText(QRectF(0, below, LEFT - 8, metrics.height()), aside, tr("epoch"))

    def draw_marks(self, painter: QPainter, marks: Sequence[Mark]) -> None:
        """Draw a line for each mark through the plot, and its label in the margin above, where no curve is.

        Labels lie over their line, or beside it where they would overlap others; where there is no room for
        all, those of the first mark are left out.
        """
        """Draw a dotted line through the plot, and its label in the margin above, where no curve is."""
        area = self.area
        seen = [m for m in marks if area.left() <= self.x_pixel(m.epoch) <= area.right() + 1]
        painter.setFont(number_font(8))
        for mark in seen:
            pen = QPen(theme.color(mark.color), 1.2)
            if mark.is_dotted:
                pen.setDashPattern([2, 3])
            painter.setPen(pen)
            x = self.x_pixel(mark.epoch)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        for mark, left, width in self.places_of_labels(seen, QFontMetricsF(painter.font())):
            painter.setPen(theme.color(mark.color))
            painter.drawText(QRectF(left, 0, width, TOP - 1), Qt.AlignmentFlag.AlignCenter, mark.label)

    def places_of_labels(
        self, marks: Sequence[Mark], metrics: QFontMetricsF
    ) -> list[tuple[Mark, float, float]]:
        """Marks that have room for their labels, each with left edge and width in pixels."""
        placed = sorted(marks, key=lambda mark: mark.epoch)
        widths = [metrics.horizontalAdvance(mark.label) + 2 for mark in placed]
        room = self.width - 4 - (LEFT - 6)
        if placed and sum(widths) + LABEL_GAP * (len(widths) - 1) > room:
            return self.places_of_labels(marks[1:], metrics)
        lefts = [
            min(max(self.x_pixel(m.epoch) - w / 2, LEFT - 6), self.width - w - 4)
            for m, w in zip(placed, widths, strict=True)
        ]
        for i in range(1, len(lefts)):
            lefts[i] = max(lefts[i], lefts[i - 1] + widths[i - 1] + LABEL_GAP)
        end = self.width - 4
        for i in reversed(range(len(lefts))):
            lefts[i] = min(lefts[i], end - widths[i])
            end = lefts[i] - LABEL_GAP
        return list(zip(placed, lefts, widths, strict=True))

    def draw_spike(self, painter: QPainter, epoch: float) -> None:
        """A small triangle at the upper edge, where a curve goes on outside."""
        x, top = self.x_pixel(epoch), self.area.top()
        if self.area.left() <= x <= self.area.right() + 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("backward"))
            painter.drawPolygon([QPointF(x, top), QPointF(x - 5, top + 8), QPointF(x + 5, top + 8)])

    def draw_cross_hair(self, painter: QPainter, x: float) -> None:
        """A thin line from top to bottom."""
        painter.setPen(QPen(theme.color("muted"), 1))
        painter.drawLine(QPointF(x, self.area.top()), QPointF(x, self.area.bottom()))
