"""Trend chart: one or two figures of a layer over the epochs, beside the band in which they are sound."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from engine.common.arrays import Array
from gui.look.drawing.axis_ticks import axis_number, log_ticks, tick_number
from gui.look.drawing.polyline import polyline
from gui.look.theme import theme
from gui.look.words.translation import tr
from gui.plots.health.epoch_chart import ColoredWords, EpochChart

DOT = 2.2
DOTS_UP_TO = 24
"""Radius of a checkpoint, and how many of them are dots on their line."""
MARGIN = 4
"""Pixels from the ends of the axes to the edges of the chart."""


@dataclass(frozen=True, slots=True, eq=False)
class Trend:
    """Line of a chart: a word for it, the name of its colour, and a value ``(k,)`` for each epoch."""

    word: str
    color: str
    values: Array


@dataclass(frozen=True, slots=True)
class Axis:
    """Axis of values.

    Attributes:
        is_share: whether it goes from 0 to 1 and is written in percent; else it is logarithmic.
        sound: values from and to which all is well; None where nothing says so.
        usual: a value that is best, or None.
    """

    is_share: bool = False
    sound: tuple[float, float] | None = None
    usual: float | None = None


class TrendChart(EpochChart):
    """Epochs run across, values upwards.

    Attributes:
        trends: what is drawn.
        bottom, top: ends of the axis; exponents of ten where it is logarithmic.
    """

    def __init__(self, name: str, title: str, tip: str, axis: Axis) -> None:
        super().__init__(name, title, 74, tip)
        self.trends: tuple[Trend, ...] = ()
        self.bottom, self.top = 0.0, 1.0
        self._axis = axis

    def show_trends(
        self, epochs: Sequence[int], trends: Sequence[Trend], beside: Array | None = None
    ) -> None:
        """Show these lines over these epochs, on an axis that has room for the values ``beside`` too."""
        self.epochs, self.trends = tuple(epochs), tuple(trends)
        if not self._axis.is_share:
            others = [] if beside is None else [beside]
            self.bottom, self.top = self._decades([*(trend.values for trend in self.trends), *others])
        self.repaint_all()

    def _decades(self, all_values: Sequence[Array]) -> tuple[float, float]:
        """Exponents of ten around all values; two decades at least, so that trifles stay trifles."""
        values = np.concatenate([np.zeros(0), *all_values])
        values = values[np.isfinite(values) & (values > 0)]
        if not len(values):
            return -4.0, 0.0
        low, high = float(np.log10(values.min())), float(np.log10(values.max()))
        if self._axis.usual is not None:
            low, high = min(low, math.log10(self._axis.usual)), max(high, math.log10(self._axis.usual))
        room = max(0.15, (2.0 - (high - low)) / 2)
        return low - room, high + room

    # Places

    def across(self, epoch: float) -> float:
        """Pixel of an epoch."""
        area, first, last = self.area, self.epochs[0], self.epochs[-1]
        share = (epoch - first) / (last - first) if last > first else 0.5
        return area.left() + MARGIN + share * (area.width() - 2 * MARGIN)

    def upwards(self, value: float) -> float:
        """Pixel of a value; what the axis does not reach lies at its ends."""
        if not self._axis.is_share:
            value = math.log10(value) if value > 0 else -math.inf
        share = min(1.0, max(0.0, (value - self.bottom) / (self.top - self.bottom)))
        return self.area.bottom() - MARGIN - share * (self.area.height() - 2 * MARGIN)

    def epoch_at(self, x: float, y: float) -> int:
        """The epoch whose place across is nearest."""
        return min(self.epochs, key=lambda epoch: abs(self.across(epoch) - x), default=0)

    # Painting

    def value_parts(self, place: int) -> Sequence[ColoredWords]:
        parts: list[ColoredWords] = []
        for trend in self.trends:
            value = float(trend.values[place])
            number = f"{100 * value:.0f} %" if self._axis.is_share else axis_number(value)
            number = "–" if math.isnan(value) else number
            parts.append((f"{trend.word} {number}".strip(), trend.color))
        return parts

    def paint_chart(self, painter: QPainter, area: QRectF) -> None:
        self._paint_band(painter, area)
        for value, text in self._marks():
            y = self.upwards(value)
            painter.setPen(QPen(theme.color("grid"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            self.paint_at_left(painter, min(max(y, area.top() + 5), area.bottom() - 5), text)
        for trend in self.trends:
            self._paint_trend(painter, trend)
        if self.has_foot:
            self.paint_at_left(painter, area.bottom() + 7, tr("epoch"))
            self.paint_below(painter, self.across(self.epochs[0]), f"{self.epochs[0]:,}")
            if len(self.epochs) > 1:
                self.paint_below(painter, area.right(), f"{self.epochs[-1]:,}")

    def _paint_band(self, painter: QPainter, area: QRectF) -> None:
        """Where all is well, and the value that is best."""
        sound, usual = self._axis.sound, self._axis.usual
        if sound is not None:
            low, high = (self.upwards(value) for value in sound)
            if low > high:
                tint = QColor(theme.color("good", 0.09))
                band = QRectF(area.left(), high, area.width(), low - high)
                painter.fillRect(band & area, tint)
                painter.setPen(QPen(theme.color("good", 0.5), 1))
                for value, y in zip(sound, (low, high), strict=True):
                    if self.bottom < math.log10(value) < self.top:  # else the band goes on beyond
                        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        if usual is not None:
            painter.setPen(QPen(theme.color("good"), 1, Qt.PenStyle.DashLine))
            y = self.upwards(usual)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def _marks(self) -> list[tuple[float, str]]:
        if self._axis.is_share:
            return [(0.0, "0 %"), (1.0, "100 %")]
        marks = log_ticks(self.bottom, self.top)
        shown = marks if len(marks) <= 3 else [marks[0], marks[len(marks) // 2], marks[-1]]
        return [(10**mark, tick_number(10**mark)) for mark in shown]

    def _paint_trend(self, painter: QPainter, trend: Trend) -> None:
        known = np.flatnonzero(np.isfinite(trend.values))
        xs = np.array([self.across(self.epochs[place]) for place in known])
        ys = np.array([self.upwards(float(trend.values[place])) for place in known])
        color = theme.color(trend.color)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, 1.5))
        painter.drawPolyline(polyline(xs, ys))
        if len(known) <= DOTS_UP_TO:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
                painter.drawEllipse(QPointF(x, y), DOT, DOT)

    def paint_epoch(self, painter: QPainter, area: QRectF, place: int, color: QColor) -> None:
        x = self.across(self.epochs[place])
        painter.setPen(QPen(color, 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        for trend in self.trends:
            value = float(trend.values[place])
            if math.isfinite(value):
                painter.setPen(QPen(theme.color("canvas"), 1.2))
                painter.setBrush(theme.color(trend.color))
                painter.drawEllipse(QPointF(x, self.upwards(value)), DOT + 1.6, DOT + 1.6)
