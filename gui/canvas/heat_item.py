"""The live heat map inside a card, and the colour levels that adapt to what it shows."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine.arrays import Array
from gui.canvas.fonts import WORDS
from gui.heatmap_image import activation_image
from gui.theme import theme
from gui.translation import tr

FIXED_LEVELS = {"softmax": (0.0, 1.0), "sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0)}
"""Levels of activations whose range is known."""

LEVEL_PACE = 0.02
"""Share of the way that a level goes back, per picture, towards numbers that have become smaller."""

MOST_LINES = 24
"""Units up to which the empty heat map draws one line for each."""


class Levels:
    """The numbers with the lowest and highest colour: they widen at once and narrow slowly.

    So colours stay comparable from picture to picture, and nothing flickers.
    """

    def __init__(self, activation: str | None) -> None:
        self.fixed = FIXED_LEVELS.get(activation or "")
        self.starts_at_zero = activation == "relu"
        self.low, self.high = math.nan, math.nan

    def follow(self, values: Array) -> tuple[float, float]:
        """Take ``values (rows, units)`` into account and give ``low, high``; NaN until there are numbers."""
        if self.fixed:
            return self.fixed
        low = 0.0 if self.starts_at_zero else float(np.fmin.reduce(values, axis=None))
        high = float(np.fmax.reduce(values, axis=None))
        if math.isfinite(low):
            self.low = low if math.isnan(self.low) else min(low, self.low + LEVEL_PACE * (low - self.low))
        if math.isfinite(high):
            self.high = (
                high if math.isnan(self.high) else max(high, self.high + LEVEL_PACE * (high - self.high))
            )
        return self.low, self.high


class HeatItem(QGraphicsItem):
    """Activations of one layer on the probe rows: units downwards, rows across.

    Attributes:
        values: what is shown, ``(rows, units)``, or None before training.
        units: how many units the empty heat map hints at.
        invites: whether pressing Train would fill it.
        text_scale: see :func:`gui.canvas.fonts.text_scale`.
    """

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.rect = QRectF()
        self.values: Array | None = None
        self.units = 0
        self.invites = False
        self.text_scale = 1.0
        self._image = QImage()
        self._activation: str | None = None
        self._levels = Levels(None)

    def place(self, rect: QRectF, text_scale: float) -> None:
        """Say where it is and how large its words are."""
        self.text_scale = text_scale
        if rect != self.rect:
            self.prepareGeometryChange()
            self.rect = QRectF(rect)

    def describe(self, units: int, activation: str | None, invites: bool) -> None:
        """Say what it will show."""
        if activation != self._activation:
            self._activation, self._levels = activation, Levels(activation)
        if (units, invites) != (self.units, self.invites):
            self.units, self.invites = units, invites
            self.update()

    def show_values(self, values: Array) -> None:
        """Show activations ``(rows, units)``; repaints only where they differ from the last."""
        if self.values is not None and np.array_equal(self.values, values):
            return
        self.values = values
        self._image = activation_image(values, *self._levels.follow(values))
        self.update()

    def clear(self) -> None:
        """Forget the values and their levels."""
        self._levels = Levels(self._activation)
        if self.values is not None:
            self.values, self._image = None, QImage()
            self.update()

    def tooltip_at(self, point: QPointF) -> str:
        """Unit, row and value at a point of this item."""
        if self.values is None or not self.rect.contains(point):
            return ""
        rows, units = self.values.shape
        row = min(int((point.x() - self.rect.left()) / self.rect.width() * rows), rows - 1)
        unit = min(int((point.y() - self.rect.top()) / self.rect.height() * units), units - 1)
        value = f"{float(self.values[row, unit]):.4g}"
        return tr("unit {unit}, row {row}: {value}", unit=unit + 1, row=row + 1, value=value)

    def boundingRect(self) -> QRectF:
        return self.rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if not self._image.isNull():
            painter.drawImage(self.rect, self._image)
            return
        painter.fillRect(self.rect, theme.color("canvas"))
        painter.setPen(theme.color("grid"))
        lines = min(self.units, MOST_LINES)
        for line in range(1, lines):
            y = self.rect.top() + self.rect.height() * line / lines
            painter.drawLine(QPointF(self.rect.left(), y), QPointF(self.rect.right(), y))
        if self.invites:
            words = tr("press Train")
            painter.setFont(WORDS.at(self.text_scale).font())
            box = painter.fontMetrics().boundingRect(words).adjusted(-6, -3, 6, 3)
            box.moveCenter(self.rect.center().toPoint())
            painter.fillRect(box, theme.color("canvas"))
            painter.setPen(theme.color("faint"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
