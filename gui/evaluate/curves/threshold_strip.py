"""Threshold strip: rows by the probability of a class, and a line to drag: right of it they are taken."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.evaluation.diagnostics.against_rest import HISTOGRAM_BINS
from gui.look.theme import interface_font, number_font, theme
from gui.look.widgets.helpers import set_names
from gui.look.widgets.plain_text import show_tooltip
from gui.look.words.translation import tr

SIDE = 8
"""Pixels beside the strip, so that the handle is whole at both ends."""
HALF = 34
"""Pixels of the highest bar, above and below the line between."""
STEP, LARGE_STEP = 0.01, 0.1
"""What an arrow key moves the line by, and with Shift or Page Up and Down."""
MIDDLE = 0.5
"""Where the line rests while there is no threshold."""


class ThresholdStrip(QWidget):
    """Bars above the line are rows of the class, those below it the others; green is right, orange wrong.

    Attributes:
        threshold: that is shown, or None for the most probable class.
    """

    moved = Signal(float)
    """The user moved the threshold here."""
    released = Signal()
    """The user let go of it."""
    removed = Signal()
    """The user wants none."""

    def __init__(self) -> None:
        super().__init__()
        help_text = tr(
            "Drag the line, or use the arrow keys: rows at its right are taken for the class. Above are the "
            "rows of the class, below all others; green is right, orange wrong. Heights are square roots, so "
            "that few rows can be seen too."
        )
        set_names(self, "threshold_strip", tr("Threshold"), help_text)
        self._help = help_text
        self.threshold: float | None = None
        self._name = ""
        self._has_line = True
        self._bars: NDArray[np.int64] = np.zeros((2, 2, HISTOGRAM_BINS), np.int64)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        theme.changed.connect(self.update)

    def show_bars(
        self, name: str, threshold: float | None, bars: NDArray[np.int64], *, is_binary: bool = True
    ) -> None:
        """Show a threshold of a class with the rows ``(2, 2, bins)`` of ``AgainstRest.histogram``.

        ``is_binary`` says that there is one other class: then no threshold means one in the middle.
        """
        self._name, self.threshold, self._bars = name, threshold, bars
        self._has_line = is_binary or threshold is not None
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self.show_bars("", None, np.zeros((2, 2, HISTOGRAM_BINS), np.int64))

    # Geometry

    def sizeHint(self) -> QSize:
        return QSize(340, 2 * HALF + self._label_height() * 2 + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.sizeHint().height())

    def _label_height(self) -> int:
        return round(QFontMetricsF(interface_font(8)).height()) + 2

    def bars_area(self) -> QRectF:
        """Where the bars stand, in pixels; its middle is the line between."""
        return QRectF(SIDE, self._label_height() + 2, max(self.width() - 2 * SIDE, 1), 2 * HALF)

    def x_of(self, probability: float) -> float:
        """Pixels of a probability."""
        area = self.bars_area()
        return area.left() + probability * area.width()

    def _probability_at(self, x: float) -> float:
        area = self.bars_area()
        return round(min(max((x - area.left()) / area.width(), 0.0), 1.0), 3)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.bars_area()
        self._paint_bars(painter, area)
        painter.setPen(QPen(theme.color("border"), 1))
        middle = round(area.center().y()) + 0.5
        painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_line(painter, area)
        self._paint_labels(painter, area)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("forward"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _paint_bars(self, painter: QPainter, area: QRectF) -> None:
        highest = max(float(np.sqrt(self._bars.sum(1)).max()), 1.0)
        width = area.width() / HISTOGRAM_BINS
        good, wrong = theme.color("good", 0.75), theme.color("backward", 0.75)
        for of_class, way in ((1, -1.0), (0, 1.0)):
            whole = np.sqrt(self._bars[of_class].sum(0)) * (HALF - 2) / highest
            for place in np.flatnonzero(whole):
                left, right = area.left() + place * width, area.left() + (place + 1) * width
                bar = max(float(whole[place]), 1.5)
                share = self._bars[of_class, of_class, place] / self._bars[of_class, :, place].sum()
                begin = area.center().y() + way
                for color, part in ((good, share), (wrong, 1 - share)):
                    if part:
                        height = bar * part * way
                        box = QRectF(left, begin, right - left - 1, height).normalized()
                        painter.fillRect(box, color)
                        begin += height

    def _paint_line(self, painter: QPainter, area: QRectF) -> None:
        x = self.x_of(MIDDLE if self.threshold is None else self.threshold)
        pen = QPen(theme.color("text" if self.threshold is not None else "frame"), 1.5)
        if self.threshold is None:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        if self._has_line:
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pen.color())
        top = area.top() - 1
        painter.drawPolygon(
            QPolygonF([QPointF(x - 5, top - 5), QPointF(x + 5, top - 5), QPointF(x, top + 2)])
        )

    def _paint_labels(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(theme.color("muted"))
        painter.setFont(number_font(8))
        height = self._label_height()
        below = QRectF(area.left(), area.bottom() + 1, area.width(), height)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, "1")
        painter.setFont(interface_font(8))
        metrics = QFontMetricsF(painter.font())
        text = tr("probability of {name}", name=self._name) if self._name else ""
        room = below.adjusted(16, 0, -16, 0)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter, shown)

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._name:
            self.moved.emit(self._probability_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._name:
            self.moved.emit(self._probability_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = MIDDLE if self.threshold is None else self.threshold
        step = LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        steps = {
            Qt.Key.Key_Left: -step,
            Qt.Key.Key_Down: -step,
            Qt.Key.Key_Right: step,
            Qt.Key.Key_Up: step,
            Qt.Key.Key_PageDown: -LARGE_STEP,
            Qt.Key.Key_PageUp: LARGE_STEP,
            Qt.Key.Key_Home: -1.0,
            Qt.Key.Key_End: 1.0,
        }
        key = Qt.Key(event.key())
        if key in steps and self._name:
            self.moved.emit(round(min(max(now + steps[key], 0.0), 1.0), 3))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.threshold is not None:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.released.emit()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tooltip(event.globalPos(), self._text_at(QPointF(event.pos())) or self._help, self)
            return True
        return super().event(event)

    def _text_at(self, place: QPointF) -> str:
        area = self.bars_area()
        if not (area.contains(place) and self._name):
            return ""
        width = area.width() / HISTOGRAM_BINS
        bin_number = min(int((place.x() - area.left()) / width), HISTOGRAM_BINS - 1)
        others, of_class = self._bars[:, :, bin_number].sum(1)
        return tr(
            "Probability {low} to {high}\n{name}: {rows}\nothers: {others}",
            low=f"{bin_number / HISTOGRAM_BINS:g}",
            high=f"{(bin_number + 1) / HISTOGRAM_BINS:g}",
            name=self._name,
            rows=f"{of_class:,}",
            others=f"{others:,}",
        )
