"""The strip of a column of numbers: curves, and a line that is dragged."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.common.arrays import Array
from engine.data.table.values import parsed_number, value_text
from engine.evaluation.strips.grids import Strip
from gui.look.drawing.axis_ticks import tick_number
from gui.look.drawing.polyline import polyline
from gui.look.theme import theme
from gui.look.widgets.helpers import set_look, set_names
from gui.look.words.translation import tr
from gui.profile.strips.scale import typed_number, value_label
from gui.profile.strips.strip_card import Marked, StripCard, faint, hatch, missing_text

DOT = 4.5
"""Pixels of the radius of the dot on the line."""
RUG = 5
"""Pixels that the marks of the data are high."""
SMALL_STEPS, LARGE_STEPS = 100, 10
"""Presses of an arrow key, and of a page key, that go from end to end."""


class NumberStrip(StripCard):
    """A column of numbers."""

    room = (6.0, RUG + 2.0)

    def __init__(self, strip: Strip, parent: QWidget | None = None) -> None:
        super().__init__(strip, parent)
        self._values = np.array(strip.grid.values, np.float64)
        self._shares: Array = np.linspace(0.0, 1.0, len(self._values))
        self._first, self._last = float(self._values[0]), float(self._values[-1])
        self._field: QLineEdit | None = None
        self.setCursor(Qt.CursorShape.SizeHorCursor)

    # Places

    def _x(self, value: float) -> float:
        """Horizontal place of a number, at the end of the plot where it is beyond."""
        plot = self.plot
        span = self._last / 2 - self._first / 2  # half of it, which is finite whatever the ends are
        share = (value / 2 - self._first / 2) / span
        return plot.left() + min(max(share, 0.0), 1.0) * plot.width()

    @property
    def _xs(self) -> Array:
        """Horizontal places of the points of the curves: they are equally far apart."""
        plot = self.plot
        return plot.left() + self._shares * plot.width()

    def _value_at(self, x: float) -> float:
        plot = self.plot
        share = min(max((x - plot.left()) / plot.width(), 0.0), 1.0)
        return self.strip.snapped(self._first * (1 - share) + self._last * share)

    def _shown(self, row: Marked) -> float:
        """The number that the line stands at."""
        number = self.strip.fill if row.value is None else row.value
        return number if isinstance(number, float) else parsed_number(str(number))

    # Painting

    def paint_ground(self, painter: QPainter, plot: QRectF) -> None:
        low, high = self._x(self.strip.low), self._x(self.strip.high)
        hatch(painter, QRectF(plot.left(), plot.top(), low - plot.left(), plot.height()))
        hatch(painter, QRectF(high, plot.top(), plot.right() - high, plot.height()))
        painter.setPen(QPen(faint(0.55), 1))
        for x in map(self._x, self.strip.marks):
            painter.drawLine(QPointF(x, plot.bottom() - RUG), QPointF(x, plot.bottom()))

    def paint_others(self, painter: QPainter, others: Array) -> None:
        xs, ys = self._xs, self.heights(others)
        painter.setPen(QPen(faint(), 1))
        for line in ys:
            painter.drawPolyline(polyline(xs, line))
        painter.setPen(QPen(theme.color("yellow"), 1.4, Qt.PenStyle.DashLine))
        with np.errstate(all="ignore"):  # of a network whose weights have grown without bounds
            means = others.mean(0)
        painter.drawPolyline(polyline(xs, self.heights(means)))

    def _label_line(self) -> QRectF:
        plot = self.plot
        return QRectF(plot.left(), plot.bottom() + 3, plot.width(), QFontMetricsF(self.label_font).height())

    def paint_rows(self, painter: QPainter) -> None:
        plot = self.plot
        painter.save()
        painter.setClipRect(plot.adjusted(-DOT - 1, -1, DOT + 1, 1))
        if self.beside is not None:
            self._paint_curve(painter, self.beside, "violet", 1.6)
            x = self._x(self._shown(self.beside))
            painter.setPen(QPen(theme.color("violet"), 1.2, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        if self.here is not None:
            self._paint_curve(painter, self.here, "forward", 2.2)
            self._paint_line(painter, self.here)
        painter.restore()
        if self.here is not None:
            self._paint_value(painter, self.here)

    def _paint_curve(self, painter: QPainter, row: Marked, color: str, width: float) -> None:
        """The curve, through the row's own point too."""
        if row.curve is None:
            return
        value, plot = self._shown(row), self.plot
        xs, ys = self._xs, np.clip(self.heights(row.curve), plot.top(), plot.bottom())
        if self._first <= value <= self._last:
            place = int(np.searchsorted(self._values, value))
            xs = np.concatenate([xs[:place], [self._x(value)], xs[place:]])
            ys = np.concatenate([ys[:place], [self.height_of(row.prediction)], ys[place:]])
        painter.setPen(QPen(theme.color(color), width))
        painter.drawPolyline(polyline(xs, ys))

    def _paint_line(self, painter: QPainter, row: Marked) -> None:
        plot, x = self.plot, self._x(self._shown(row))
        style = Qt.PenStyle.DashLine if row.value is None else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.color("backward"), 1.6, style))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        y = self.height_of(row.prediction)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("backward"))
        painter.drawEllipse(QPointF(x, y), DOT, DOT)

    def _paint_value(self, painter: QPainter, row: Marked) -> None:
        """The value below the line, and the ends of the axis where there is room for them."""
        font, line = self.value_font, self._label_line()
        metrics = QFontMetricsF(font)
        text = value_label(row.value) if row.value is not None else missing_text(self.strip.fill)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        width = metrics.horizontalAdvance(text)
        x = min(max(self._x(self._shown(row)) - width / 2, line.left() - 4), line.right() - width + 4)
        box = QRectF(x, line.top() - 1, width, metrics.height())
        painter.setFont(font)
        painter.setPen(theme.color("backward"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        self._paint_ends(painter, line, box)

    def _paint_ends(self, painter: QPainter, line: QRectF, taken: QRectF) -> None:
        painter.setFont(self.label_font)
        painter.setPen(theme.color("muted"))
        metrics = QFontMetricsF(self.label_font)
        first, last = (tick_number(float(f"{end:.3g}")) for end in (self._first, self._last))
        if line.left() + metrics.horizontalAdvance(first) + 6 < taken.left():
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, first)
        if line.right() - metrics.horizontalAdvance(last) - 6 > taken.right():
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, last)

    # The hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.is_dragging = True
            self._drag(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.is_dragging:
            self._drag(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.is_dragging = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.is_dragging = False
        self.type_value()

    def _drag(self, x: float) -> None:
        value = self._value_at(x)
        if self.here is not None and value != self.here.value:
            self.choose(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.here is None:
            super().keyPressEvent(event)
            return
        key, keys, value = event.key(), Qt.Key, self._shown(self.here)
        span = self.strip.high / 2 - self.strip.low / 2
        small, large = (max(self.strip.step, 2 * span / parts) for parts in (SMALL_STEPS, LARGE_STEPS))
        moves = {keys.Key_Left: -small, keys.Key_Right: small, keys.Key_Down: -small, keys.Key_Up: small}
        moves |= {keys.Key_PageDown: -large, keys.Key_PageUp: large}
        if key in moves:
            self.choose(self.strip.snapped(value + moves[keys(key)]))
        elif key in (keys.Key_Home, keys.Key_End):
            self.choose(self.strip.low if key == keys.Key_Home else self.strip.high)
        elif key in (keys.Key_Delete, keys.Key_Backspace):
            self.choose(None)
        elif key in (keys.Key_Return, keys.Key_Enter):
            self.type_value()
        else:
            super().keyPressEvent(event)

    # Typing

    def type_value(self) -> None:
        """Open a field for the number."""
        if self.here is None:
            return
        if self._field is None:
            self._field = QLineEdit(self)
            set_names(self._field, "strip_value", tr("Value of {column}", column=self.strip.column))
            self._field.setPlaceholderText(tr("missing"))
            self._field.installEventFilter(self)
        self._field.setToolTip(tr("A number; nothing for a missing value"))
        set_look(self._field, "")
        value = self.here.value
        self._field.setText("" if value is None else value_text(value) if isinstance(value, float) else value)
        self._place_field()
        self._field.show()
        self._field.setFocus()
        self._field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._take_typed()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_field()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take_typed(is_final=False)
                return True  # or the card would open it again
        return super().eventFilter(watched, event)

    def _place_field(self) -> None:
        if self._field is not None and self.here is not None:
            size, line = self._field.sizeHint(), self._label_line()
            width = min(130, round(line.width()))
            x = min(max(self._x(self._shown(self.here)) - width / 2, line.left()), line.right() - width)
            self._field.setGeometry(round(x), self.height() - size.height() - 4, width, size.height())

    def _take_typed(self, is_final: bool = True) -> None:
        """Take what was typed; where it is no number, the field stays open unless this ``is_final``."""
        if self._field is None or not self._field.isVisible():
            return
        text = self._field.text().strip()
        number = typed_number(text)
        if text and not math.isfinite(number) and not is_final:
            self._field.selectAll()
            self._field.setToolTip(tr("This is not a number."))
            set_look(self._field, "trouble")
            return
        self.close_field()
        if not text or math.isfinite(number):
            self.choose(number if text else None)

    def close_field(self) -> None:
        """Take the field away; what was typed in it does not count."""
        if self._field is not None and self._field.isVisible():
            had_focus = self._field.hasFocus()
            self._field.hide()
            if had_focus:
                self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_field()

    def tooltip_at(self, place: QPointF) -> str:
        said = tr(
            "{column}: training rows from {low} to {high}. Drag the line, or use the arrow keys; "
            "double-click or press Enter to type a number, Delete for a missing value.",
            column=self.strip.column,
            low=value_label(self.strip.low),
            high=value_label(self.strip.high),
        )
        if self.here is None or self.strip.is_seen(self.here.value):
            return said
        return tr("{value} was never seen in training. {more}", value=value_label(self.here.value), more=said)
