"""Ridge chart: how the numbers of a layer are spread, from the first checkpoint at the back to the last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gui.look.drawing.axis_ticks import axis_number
from gui.look.drawing.polyline import polyline
from gui.look.theme import theme
from gui.look.words.translation import tr
from gui.plots.health.epoch_chart import ColoredWords, EpochChart, blend
from gui.plots.health.ridges import ValueRange, drawn_of, outline, value_range

if TYPE_CHECKING:
    from engine.insight.health.layer_state import Spread

APART = 5.0
"""Least pixels from one ridge to the next: of more checkpoints than so find room, some are not drawn."""
OVERLAP, LOWEST, HIGHEST = 3.4, 12.0, 0.45
"""Height of a ridge: in distances to the next, in pixels at least, and in heights of the chart at most."""
FAINT_FILL, FULL_FILL = 0.06, 0.42
FAINT_LINE, FULL_LINE = 0.35, 1.0
"""Share of the colour, of the first checkpoint and of the last."""

TRIFLE = 0.004
"""Share of the values that are shown, below which a value is called 0."""


class RidgeChart(EpochChart):
    """Values run across, epochs downwards; the last checkpoint stands in front.

    Attributes:
        spreads: of the checkpoints, as many as there are epochs.
        range: the values from the left edge to the right one.
    """

    def __init__(self, name: str, title: str, tip: str, *, color: str, is_signed: bool) -> None:
        super().__init__(name, title, 150, tip)
        self.spreads: tuple[Spread, ...] = ()
        self.range = ValueRange(-1.0, 1.0)
        self._color, self._is_signed = color, is_signed

    def show_spreads(self, epochs: Sequence[int], spreads: Sequence[Spread]) -> None:
        """Show these distributions, in the order of their epochs."""
        self.epochs, self.spreads = tuple(epochs), tuple(spreads)
        self.range = value_range(self.spreads, is_signed=self._is_signed)
        self.repaint_all()

    # Places

    @property
    def _height(self) -> float:
        """Pixels of the highest ridge."""
        room, count = self.area.height(), min(len(self.epochs), int(self.area.height() / APART))
        return min(HIGHEST * room, max(LOWEST, OVERLAP * room / max(1, count))) if count > 1 else 0.85 * room

    def base(self, place: int) -> float:
        """Pixel of the line on which the ridge of a checkpoint stands."""
        area, height = self.area, self._height
        first, last = self.epochs[0], self.epochs[-1]
        share = (self.epochs[place] - first) / (last - first) if last > first else 1.0
        return area.top() + 3 + height + share * (area.height() - height - 6)

    def _across(self, value: float) -> float:
        area, values = self.area, self.range
        return area.left() + (value - values.low) / (values.high - values.low) * area.width()

    def epoch_at(self, x: float, y: float) -> int:
        """The epoch of the ridge whose foot is nearest."""
        if not self.epochs:
            return 0
        return self.epochs[min(range(len(self.epochs)), key=lambda place: abs(self.base(place) - y))]

    # Painting

    def value_parts(self, place: int) -> Sequence[ColoredWords]:
        spread = self.spreads[place]
        return ((f"{self._number(spread.low)} … {self._number(spread.high)}", self._color),)

    def _number(self, value: float) -> str:
        """A value in few digits; what is a trifle beside those that are shown is 0."""
        is_trifle = abs(value) < TRIFLE * (self.range.high - self.range.low)
        return axis_number(0.0 if is_trifle else value)

    def paint_chart(self, painter: QPainter, area: QRectF) -> None:
        values = self.range
        if values.low < 0 < values.high:
            painter.setPen(QPen(theme.color("border"), 1))
            painter.drawLine(QPointF(self._across(0), area.top()), QPointF(self._across(0), area.bottom()))
        drawn = drawn_of(len(self.epochs), int(area.height() / APART))
        painter.save()
        painter.setClipRect(area)
        for number, place in enumerate(drawn):
            age = number / (len(drawn) - 1) if len(drawn) > 1 else 1.0
            fill = blend(self._color, FAINT_FILL + age * (FULL_FILL - FAINT_FILL))
            line = blend(self._color, FAINT_LINE + age * (FULL_LINE - FAINT_LINE))
            self._paint_ridge(painter, place, fill, QPen(line, 0))  # wider ones take Qt ten times as long
        painter.restore()
        self._paint_words(painter, area)

    def paint_epoch(self, painter: QPainter, area: QRectF, place: int, color: QColor) -> None:
        painter.save()
        painter.setClipRect(area)
        fill = QColor(theme.color(self._color, 0.65))
        self._paint_ridge(painter, place, fill, QPen(color, 1.6))
        painter.restore()

    def _paint_ridge(self, painter: QPainter, place: int, fill: QColor, pen: QPen) -> None:
        line = self._line(place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(line)
        painter.setPen(pen)
        painter.drawPolyline(line)

    def _line(self, place: int) -> QPolygonF:
        values, heights = outline(self.spreads[place])
        base, area = self.base(place), self.area
        scale = area.width() / (self.range.high - self.range.low)
        return polyline(area.left() + (values - self.range.low) * scale, base - heights * self._height)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        """The first and the last epoch at the left, and the values at the ends and at 0 below."""
        high = painter.fontMetrics().height()
        last = self.base(len(self.epochs) - 1)
        self.paint_at_left(painter, last - high / 2, f"{self.epochs[-1]:,}")
        first = self.base(0) - high / 2
        if last - high / 2 - first >= high:
            self.paint_at_left(painter, first, f"{self.epochs[0]:,}")
            if first - 1.5 * high >= area.top() - 2:
                self.paint_at_left(painter, first - high, tr("epoch"))
        values, zero = self.range, self._across(0)
        for x, value in ((area.left(), values.low), (area.right(), values.high)):
            self.paint_below(painter, x, self._number(value))
        if area.left() + 50 < zero < area.right() - 50:
            self.paint_below(painter, zero, "0")
