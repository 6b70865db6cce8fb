"""Rate plot: the loss over the learning rate, the suggested rate, and the one that the user picks."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from engine.common.arrays import Array
from engine.experiments.rate_finder import RateCurve
from gui.look.drawing.axis_ticks import log_ticks, round_range, tick_number, ticks
from gui.look.theme import number_font, theme
from gui.look.widgets.helpers import set_names
from gui.look.words.translation import tr

LEFT, TOP, RIGHT, BOTTOM = 54, 24, 14, 36
"""Margins around the curve in pixels: the loss at the left, the rate and the axis label below."""

ROOM_ABOVE = 0.35
"""Share of the fall of the loss that is shown above its start; more would flatten the fall."""

KEY_FACTOR = 1.1
"""Factor by which an arrow key multiplies or divides the picked rate."""


class RatePlot(QWidget):
    """A curve over a logarithmic axis; a click or the arrow keys pick a rate.

    Attributes:
        rates: tried rates, ``(n,)``, growing.
        losses, smoothed: the loss at each, ``(n,)``.
        suggestion: the suggested rate; NaN while there is no curve, or none to suggest.
        picked: the rate that is marked; at first the suggestion.
    """

    rate_picked = Signal(float)
    """The user picked this rate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(360, 220)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        set_names(
            self,
            "rate_plot",
            tr("Loss over the learning rate"),
            tr("Click, drag or press the arrow keys to pick another rate"),
        )
        theme.changed.connect(self.update)
        self.clear()

    def clear(self) -> None:
        """Show no curve."""
        self._curve: RateCurve | None = None
        self.rates = self.losses = self.smoothed = np.zeros(0)
        self.suggestion = self.picked = math.nan
        self.update()

    def show_curve(self, curve: RateCurve) -> None:
        """Show a curve and mark the suggested rate."""
        self._curve = curve
        self.rates, self.losses = np.asarray(curve.rates, float), np.asarray(curve.losses, float)
        self.smoothed = np.asarray(curve.smoothed, float)
        self.suggestion = self.picked = curve.suggestion
        self.update()

    def view_state(self) -> tuple[RateCurve | None, float]:
        """The curve and the rate that is marked."""
        return self._curve, self.picked

    def restore_view(self, state: tuple[RateCurve | None, float]) -> None:
        """Show them again."""
        curve, picked = state
        if curve is not None:
            self.show_curve(curve)
            self.picked = picked

    def sizeHint(self) -> QSize:
        return QSize(560, 300)

    # Where things are

    @property
    def area(self) -> QRectF:
        """Rectangle of the curve, in pixels."""
        return QRectF(LEFT, TOP, max(self.width() - LEFT - RIGHT, 1), max(self.height() - TOP - BOTTOM, 1))

    @property
    def _exponents(self) -> tuple[float, float]:
        """Range of the rates as exponents of ten."""
        return math.log10(self.rates[0]), math.log10(self.rates[-1])

    def x_pixel(self, rate: float) -> float:
        """Pixel of a rate."""
        low, high = self._exponents
        return self.area.left() + (math.log10(rate) - low) / (high - low) * self.area.width()

    def rate_at(self, x: float) -> float:
        """The rate at a pixel, with two digits."""
        low, high = self._exponents
        share = min(max((x - self.area.left()) / self.area.width(), 0.0), 1.0)
        return float(f"{10 ** (low + share * (high - low)):.2g}")

    def loss_range(self) -> tuple[float, float]:
        """The losses that are shown: the fall, and some of the rise after it."""
        lowest = int(np.nanargmin(self.smoothed))
        bottom, start = float(self.smoothed[lowest]), float(np.nanmax(self.smoothed[: lowest + 1]))
        return round_range(bottom, start + ROOM_ABOVE * (start - bottom))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(number_font(8))
        painter.fillRect(self.area, theme.color("canvas"))
        if len(self.rates) < 2 or not np.isfinite(self.smoothed).any():
            return
        bottom, top = self.loss_range()
        self._paint_axes(painter, bottom, top)
        painter.save()
        painter.setClipRect(self.area)
        self._paint_curve(painter, self.losses, QPen(theme.color("forward", 0.4), 1), bottom, top)
        self._paint_curve(painter, self.smoothed, QPen(theme.color("forward"), 2), bottom, top)
        painter.restore()
        if math.isfinite(self.suggestion) and self.picked != self.suggestion:
            self._paint_mark(painter, self.suggestion, theme.color("muted"), "")
        if math.isfinite(self.picked):
            self._paint_mark(painter, self.picked, theme.color("good"), f"{self.picked:.2g}")
        if self.hasFocus():
            painter.setPen(QPen(theme.color("forward"), 1))
            painter.drawRect(self.area)

    def _paint_axes(self, painter: QPainter, bottom: float, top: float) -> None:
        area, metrics = self.area, QFontMetricsF(painter.font())
        centred, grid = Qt.AlignmentFlag.AlignCenter, QPen(theme.color("grid"), 1)
        for loss in ticks(bottom, top, max(int(area.height() / 40), 2)):
            y = area.bottom() - (loss - bottom) / (top - bottom) * area.height()
            painter.setPen(grid)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.color("muted"))
            box = QRectF(0, y - metrics.height() / 2, LEFT - 7, metrics.height())
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tick_number(loss)
            )
        for exponent in log_ticks(*self._exponents):
            x = self.x_pixel(10**exponent)
            painter.setPen(grid)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.setPen(theme.color("muted"))
            painter.drawText(
                QRectF(x - 40, area.bottom() + 3, 80, metrics.height()), centred, tick_number(10**exponent)
            )
        below = QRectF(area.left(), self.height() - metrics.height(), area.width(), metrics.height())
        painter.drawText(below, centred, tr("learning rate"))
        painter.drawText(
            QRectF(0, 0, LEFT - 7, TOP - 9),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop,
            tr("loss"),
        )

    def _paint_curve(self, painter: QPainter, losses: Array, pen: QPen, bottom: float, top: float) -> None:
        area, (low, high) = self.area, self._exponents
        x = area.left() + (np.log10(self.rates) - low) / (high - low) * area.width()
        # Losses beyond all bounds would leave the range of Qt's own numbers.
        shown = np.clip(losses, bottom - (top - bottom), top + (top - bottom))
        y = area.bottom() - (shown - bottom) / (top - bottom) * area.height()
        painter.setPen(pen)
        points = [QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True) if math.isfinite(b)]
        painter.drawPolyline(QPolygonF(points))

    def _paint_mark(self, painter: QPainter, rate: float, color: QColor, label: str) -> None:
        area, x = self.area, self.x_pixel(rate)
        pen = QPen(color, 1.4)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        width = QFontMetricsF(painter.font()).horizontalAdvance(label) + 4
        left = min(max(x - width / 2, area.left()), area.right() - width)
        painter.drawText(QRectF(left, 2, width, TOP - 4), Qt.AlignmentFlag.AlignCenter, label)

    # What the user does

    def _pick(self, rate: float) -> None:
        rate = min(max(rate, float(self.rates[0])), float(self.rates[-1]))
        self.picked = float(f"{rate:.2g}")
        self.update()
        self.rate_picked.emit(self.picked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if len(self.rates) > 1:
            self._pick(self.rate_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        direction = (event.key() == Qt.Key.Key_Right) - (event.key() == Qt.Key.Key_Left)
        if direction and len(self.rates) > 1:
            here = self.picked if math.isfinite(self.picked) else self.rate_at(self.area.center().x())
            self._pick(here * KEY_FACTOR**direction)
        else:
            super().keyPressEvent(event)
