"""A small picture of the learning rate over the planned epochs."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.training_settings import TrainingSettings
from engine.training.schedules import SCHEDULES
from gui.look.theme import number_font, theme
from gui.look.widgets.helpers import set_names
from gui.look.words.translation import tr
from gui.panels.training.learning_rate_field import rate_text

HEIGHT, MARGIN = 84, 8
"""Pixels of the whole and around it."""

MOST_POINTS = 400
"""Points of the curve; more could not be told apart."""


class RatePreview(QWidget):
    """The rate as a curve over a range from 0 to its highest value; both ends of both axes have a number.

    Attributes:
        rates: of the epochs that are drawn, ``(n,)``.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._epochs = np.zeros(0, int)
        self.rates = np.zeros(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tip = tr("The learning rate of each planned epoch; when a plateau comes cannot be known before")
        set_names(self, "rate_preview", tr("Planned learning rate"), tip)
        theme.changed.connect(self.update)

    def show_settings(self, settings: TrainingSettings) -> None:
        """Show the rates of the planned epochs; of very many, some."""
        some = np.linspace(1, settings.epochs, MOST_POINTS).round().astype(int)
        self._epochs = some[np.diff(some, prepend=0) > 0]
        schedule = SCHEDULES[settings.schedule](settings)
        factors = [schedule.factor(epoch) for epoch in self._epochs.tolist()]
        self.rates = settings.learning_rate * np.array(factors)
        self.update()

    @property
    def varies(self) -> bool:
        """True if there is more to see than a straight line."""
        return len(self.rates) > 1 and bool(np.ptp(self.rates) > 0)

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border")))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self.varies:
            painter.setFont(number_font(8))
            self._paint_curve(painter, self._paint_numbers(painter))

    def _paint_numbers(self, painter: QPainter) -> QRectF:
        """Paint the ends of the axes; gives the area that is left for the curve."""
        metrics = QFontMetricsF(painter.font())
        inside = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN + 2)
        top, line = rate_text(float(self.rates.max())), metrics.height()
        labels = [(top, inside.top()), ("0", inside.bottom() - 2 * line)]
        left = inside.left() + max(metrics.horizontalAdvance(text) for text, _ in labels) + 6
        painter.setPen(theme.color("muted"))
        aside = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for text, y in labels:
            painter.drawText(QRectF(inside.left(), y, left - 6 - inside.left(), line), aside, text)
        area = QRectF(
            QPointF(left, inside.top() + line / 2), QPointF(inside.right(), inside.bottom() - 1.5 * line)
        )
        below = QRectF(left, inside.bottom() - line, area.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "1")
        last = tr("epoch {epoch}", epoch=f"{self._epochs[-1]:,}")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, last)
        return area

    def _paint_curve(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(theme.color("grid" if not theme.is_dark else "border"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        x = area.left() + (self._epochs - 1) / (self._epochs[-1] - 1) * area.width()
        y = area.bottom() - self.rates / self.rates.max() * area.height()
        painter.setPen(QPen(theme.color("good"), 1.6))
        points = [QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
