"""Bars of importance: one for each column, the most important first, with the spread of the repeats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.evaluation.importance import Importance
from gui.look.theme import interface_font, number_font, theme
from gui.look.widgets.helpers import set_names
from gui.look.widgets.plain_text import show_tooltip
from gui.look.words.translation import tr

BAR_HEIGHT, GAP = 8, 8
NAME_SHARE = 0.45
"""Share of the width that names may take."""


def drop_text(value: float) -> str:
    """A drop of accuracy or R² in three decimals; what rounds to nothing has no sign."""
    text = f"{value:.3f}"
    return text[1:] if text == "-0.000" else text


class ImportanceBars(QWidget):
    """A line for each column; a click on one, or Enter, chooses its column.

    Attributes:
        lines: what is shown, from the top.
        current: the line at which the arrow keys are.
    """

    column_chosen = Signal(str)
    """The column of a line was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "importance_bars", tr("Importance of the columns"))
        self.lines: Sequence[Importance] = ()
        self.current = 0
        self._more: Mapping[str, str] = {}
        self._over = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_lines(self, lines: Sequence[Importance], more: Mapping[str, str]) -> None:
        """Show these; columns in ``more`` are marked with a star, and it stands in their tooltips."""
        self.lines, self._more = lines, more
        self.current = min(self.current, max(len(lines) - 1, 0))
        self.setAccessibleDescription("\n".join(map(self.describe, range(len(lines)))))
        self.updateGeometry()
        self.update()

    def describe(self, line: int) -> str:
        """All there is to say of a line."""
        found = self.lines[line]
        text = tr(
            "{column}: {mean} ± {std}",
            column=found.column,
            mean=drop_text(found.mean),
            std=f"{found.std:.3f}",
        )
        return "\n".join(filter(None, (text, self._more.get(found.column, ""))))

    # Where things are

    def _line_height(self) -> float:
        return QFontMetricsF(interface_font(9)).height() + 6

    def rect_of(self, line: int) -> QRectF:
        """Rectangle of a line."""
        return QRectF(0, line * self._line_height(), self.width(), self._line_height())

    def line_at(self, place: QPointF) -> int:
        """The line at a place; -1 for none."""
        line = int(place.y() // self._line_height())
        return line if 0 <= line < len(self.lines) else -1

    def sizeHint(self) -> QSize:
        return QSize(220, round(self._line_height() * len(self.lines)) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        numbers = QFontMetricsF(number_font(8.5)).horizontalAdvance("-0.000") + 2
        names = QFontMetricsF(interface_font(9))
        widest = max((names.horizontalAdvance(f"{each.column} *") for each in self.lines), default=0)
        left = min(widest, NAME_SHARE * self.width()) + GAP
        bars = QRectF(left, 0, max(self.width() - left - numbers - GAP, 10), self.height())
        low = min([0.0, *(each.mean - each.std for each in self.lines)])
        high = max([1e-9, *(each.mean + each.std for each in self.lines)])

        def x_of(drop: float) -> float:
            return bars.left() + (drop - low) / (high - low) * bars.width()

        for place, each in enumerate(self.lines):
            line = self.rect_of(place)
            if place == self._over or (self.hasFocus() and place == self.current):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("raised" if place == self._over else "forward_tint"))
                painter.drawRoundedRect(line.adjusted(-2, 0, 2, 0), 3, 3)
            self._paint_texts(painter, line, each, left - GAP)
            self._paint_bar(painter, line.center().y(), (x_of(0.0), x_of(each.mean)))
            ends = x_of(each.mean - each.std), x_of(each.mean + each.std)
            painter.setPen(QPen(theme.color("text"), 1))
            painter.drawLine(QPointF(ends[0], line.center().y()), QPointF(ends[1], line.center().y()))
            for end in ends:
                painter.drawLine(QPointF(end, line.center().y() - 2), QPointF(end, line.center().y() + 2))

    def _paint_texts(self, painter: QPainter, line: QRectF, each: Importance, room: float) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(interface_font(9))
        painter.setPen(theme.color("text"))
        metrics = QFontMetricsF(painter.font())
        star = " *" if each.column in self._more else ""
        name = metrics.elidedText(
            each.column, Qt.TextElideMode.ElideMiddle, room - metrics.horizontalAdvance(star)
        )
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, name + star)
        painter.setFont(number_font(8.5))
        painter.setPen(theme.color("muted"))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, drop_text(each.mean))

    def _paint_bar(self, painter: QPainter, middle: float, ends: tuple[float, float]) -> None:
        left, right = sorted(ends)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("forward" if ends[1] >= ends[0] else "neutral", 0.7))
        painter.drawRoundedRect(QRectF(left, middle - BAR_HEIGHT / 2, max(right - left, 1), BAR_HEIGHT), 2, 2)

    # What the user does

    def _point_at(self, line: int) -> None:
        if line != self._over:
            self._over = line
            hand = Qt.CursorShape.PointingHandCursor if line >= 0 else Qt.CursorShape.ArrowCursor
            self.setCursor(hand)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.line_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        line = self.line_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and line >= 0:
            self.current = line
            self.column_chosen.emit(self.lines[line].column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, last = Qt.Key, len(self.lines) - 1
        places = {
            keys.Key_Down: min(self.current + 1, last),
            keys.Key_Up: max(self.current - 1, 0),
            keys.Key_Home: 0,
            keys.Key_End: last,
        }
        if last < 0:
            super().keyPressEvent(event)
        elif event.key() in places:
            self.current = places[keys(event.key())]
            self.update()
        elif event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Space):
            self.column_chosen.emit(self.lines[self.current].column)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            line = self.line_at(QPointF(event.pos()))
            show_tooltip(event.globalPos(), self.describe(line) if line >= 0 else "", self)
            return True
        return super().event(event)
