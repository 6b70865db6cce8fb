"""Which colour is which class, or which number: a legend of one line or some."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look.class_colors import class_color
from gui.look.drawing.axis_ticks import axis_number
from gui.look.theme import interface_font, theme
from gui.look.widgets.plain_text import plain_tooltip

DOT, GAP = 7.0, 4.0
"""Pixels of a mark, and from it to its name."""
APART, BETWEEN = 11.0, 2
"""Pixels from one class to the next, and from line to line."""
MORE = "…"
LEAST = 22.0
"""Pixels that a name needs at least; where not all find room, the last ones are left to the tooltip."""
STOPS = 16
"""Pieces of the ramp from the lowest number to the highest."""


class LegendName(NamedTuple):
    """Name of a class as it finds room, or the mark that there are more, whose number is -1."""

    number: int
    text: str
    left: float
    line: int


class ClassLegend(QWidget):
    """A mark and a name for each class; for numbers a ramp between the lowest and the highest.

    Attributes:
        names: of the classes, in their order.
    """

    def __init__(self, size: float, lines: int = 1) -> None:
        """Begin empty, with letters of ``size`` points in so many ``lines`` at most."""
        super().__init__()
        self.names: tuple[str, ...] = ()
        self._lines = lines
        self._ramp: tuple[float, float, Callable[[float], QColor]] | None = None
        self.setFont(interface_font(size))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def _line(self) -> int:
        return self.fontMetrics().height() + BETWEEN

    def sizeHint(self) -> QSize:
        return QSize(120, self._line)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._line)

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show these classes; nothing where there are none."""
        self.names, self._ramp = names, None
        self.setToolTip(plain_tooltip("\n".join(names)))
        self.setAccessibleName(", ".join(names))
        self.setVisible(bool(names))
        self._show()

    def show_range(self, low: float, high: float, color_at: Callable[[float], QColor]) -> None:
        """Show the colours of numbers by their shares of the way from ``low`` to ``high``."""
        self.names, self._ramp = (), (low, high, color_at)
        self.setToolTip("")
        self.setAccessibleName(f"{axis_number(low)}–{axis_number(high)}")
        self.setVisible(True)
        self._show()

    def _show(self) -> None:
        if self._lines > 1:
            places = self.places(self.width())
            self.setFixedHeight(self._line * (places[-1].line + 1 if places else 1))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._show()

    def places(self, width: float) -> list[LegendName]:
        """Names as they find room in so many pixels: whole, else cut, else of the first classes alone."""
        metrics = QFontMetricsF(self.font())
        whole = self._in_lines(list(self.names), width)
        if not whole or whole[-1].line < self._lines:
            return whole
        dots, beside = metrics.horizontalAdvance(MORE) + APART, DOT + GAP + APART
        on_line = max(int((width - dots) / (LEAST + beside)), 1)
        most = min(len(self.names), on_line * self._lines)
        on_line = -(-most // self._lines)
        room = (width - dots) / on_line - beside
        cut = [metrics.elidedText(each, Qt.TextElideMode.ElideRight, room) for each in self.names[:most]]
        places = [each for each in self._in_lines(cut, width) if each.line < self._lines]
        if len(places) < len(self.names) and places:
            last = places[-1]
            end = last.left + DOT + GAP + metrics.horizontalAdvance(last.text) + APART
            places.append(LegendName(-1, MORE, end, last.line))
        return places

    def _in_lines(self, texts: list[str], width: float) -> list[LegendName]:
        metrics, left, line, places = QFontMetricsF(self.font()), 0.0, 0, list[LegendName]()
        for number, text in enumerate(texts):
            wide = DOT + GAP + metrics.horizontalAdvance(text)
            if left + wide > width + 0.01 and (left or wide > width):
                if left:
                    left, line = 0.0, line + 1
                if wide > width:
                    line = max(line, self._lines)  # not whole on any line
            places.append(LegendName(number, text, left, line))
            left += wide + APART
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ramp is not None:
            self._paint_ramp(painter, *self._ramp)
        high = float(self._line)
        for number, text, left, line in self.places(self.width()):
            top = line * high
            if number >= 0:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(class_color(number))
                painter.drawEllipse(QPointF(left + DOT / 2, top + high / 2), DOT / 2, DOT / 2)
                left += DOT + GAP
            painter.setPen(theme.color("muted"))
            box = QRectF(left, top, max(self.width() - left, 1), high)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)

    def _paint_ramp(
        self, painter: QPainter, low: float, high: float, color_at: Callable[[float], QColor]
    ) -> None:
        """Colours from the lowest number at the left to the highest, and these two."""
        texts = axis_number(low), axis_number(high)
        left, right = (painter.fontMetrics().horizontalAdvance(text) + 6 for text in texts)
        line = self._line
        bar = QRectF(left, line / 2 - 3, max(0, self.width() - left - right), 6)
        ramp = QLinearGradient(bar.topLeft(), bar.topRight())
        for stop in range(STOPS + 1):
            ramp.setColorAt(stop / STOPS, color_at(stop / STOPS))
        painter.setPen(theme.color("muted"))
        whole = QRectF(0, 0, self.width(), line)
        for text, side in zip(texts, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True):
            painter.drawText(whole, side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.fillRect(bar, ramp)
