"""Base of the strips: the card, its plot with curves of other rows, and what all kinds answer to."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from engine.common.arrays import Array
from engine.evaluation.strips.grids import Strip
from gui.bench.judging.pinned_row import Value
from gui.look.drawing.kept_painting import KeptPainting
from gui.look.theme import interface_font, number_font, theme
from gui.look.widgets.helpers import set_names
from gui.look.widgets.plain_text import show_tooltip
from gui.look.words.translation import tr
from gui.profile.strips.scale import Scale, value_label

PADDING = 14
"""Pixels between the frame of the card and what is in it."""
RADIUS = 8
HATCH_GAP = 7
"""Pixels between two lines of a part that training rows never reached."""


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """A row in a strip.

    Attributes:
        value: of the column.
        curve: ``(points,)`` predictions along the column, or None while they are not known.
        prediction: for the row as it is.
    """

    value: Value
    curve: Array | None
    prediction: float


class StripCard(KeptPainting):
    """One column.

    Attributes:
        strip: what it shows.
        here, beside: the pinned row and the one beside it, or None.
        others: curves ``(rows, points)`` of other rows, or None.
        is_dragging: whether the value is under the mouse.
        is_behind: whether the curves of other rows are painted as they were with former weights.
        label_font, value_font: of the numbers beside the axes, and of the value.
        room: pixels in the plot above the highest and below the lowest prediction of the axis.
    """

    room = (6.0, 0.0)
    value_chosen = Signal(str, object)
    """The user gave the column another value: a number, the name of a category, or None."""

    def __init__(self, strip: Strip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = strip
        self.here: Marked | None = None
        self.beside: Marked | None = None
        self.is_dragging = self.is_behind = False
        self._scale = Scale(0.0, 1.0, (), ())
        self.others: Array | None = None
        self._all_others: Array | None = None
        self._plot: QRectF | None = None
        self.label_font, self.value_font = number_font(7.5), number_font(9)
        self._title_font = interface_font(10, bold=True)
        self._output = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_names(self, f"strip_{strip.column}", strip.column)

    def sizeHint(self) -> QSize:
        return QSize(360, 226)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.repaint_all()

    # What is shown

    def show_others(self, scale: Scale, others: Array | None, output: int) -> None:
        """Show curves ``(rows, points, k)`` of other rows, of one of k outputs; None while unknown.

        Where nothing but their weights is different, they are painted by :meth:`catch_up`.
        """
        if scale == self._scale and others is self._all_others and output == self._output:
            return
        self.is_behind = scale == self._scale and output == self._output and self.others is not None
        self._scale, self._all_others, self._output = scale, others, output
        self.others = others[:, :, output] if others is not None else None
        if not self.is_behind:
            self.repaint_all()

    def catch_up(self) -> None:
        """Paint the curves of other rows as they are now."""
        if self.is_behind:
            self.repaint_all()

    def show_rows(self, here: Marked | None, beside: Marked | None) -> None:
        """Show the pinned row and the one beside it."""
        self.here, self.beside = here, beside
        value = value_label(here.value) if here is not None else ""
        self.setAccessibleDescription(value)
        self.update()

    def repaint_all(self) -> None:
        """Paint everything anew."""
        self.is_behind = False
        self._plot = None
        super().repaint_all()

    def choose(self, value: Value) -> None:
        """Tell of a value that the user chose."""
        self.value_chosen.emit(self.strip.column, value)

    # Where things are; asked for often with every move of the mouse

    @property
    def plot(self) -> QRectF:
        """The rectangle of the curves."""
        if self._plot is None:
            metrics = QFontMetricsF(self.label_font)
            widest = max((metrics.horizontalAdvance(text) for text in self._scale.labels), default=20.0)
            left, top = PADDING + widest + 8, PADDING + QFontMetricsF(self._title_font).height() + 6
            wide = max(20.0, self.width() - PADDING - left)
            high = max(20.0, self.height() - PADDING - metrics.height() - 3 - top)
            self._plot = QRectF(left, top, wide, high)
        return self._plot

    def heights(self, predictions: Any) -> Array:
        """Vertical places of predictions in the widget."""
        plot, (above, below) = self.plot, self.room
        height = plot.height() - above - below
        places: Array = plot.bottom() - below - self._scale.share(np.asarray(predictions)) * height
        return places

    def height_of(self, prediction: float) -> float:
        """Vertical place of one prediction, held within the plot."""
        plot, (above, below) = self.plot, self.room
        share = (prediction - self._scale.low) / (self._scale.high - self._scale.low)
        place = plot.bottom() - below - share * (plot.height() - above - below)
        return min(max(place, plot.top()), plot.bottom()) if math.isfinite(place) else plot.bottom()

    # Painting

    def paint_moving(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.setPen(QPen(theme.color("forward"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if self.here is not None:
            self.paint_rows(painter)

    def paint_kept(self, painter: QPainter) -> None:
        """All that stays while the value of the column is dragged."""
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        self._paint_title(painter)
        plot = self.plot
        painter.fillRect(plot, theme.color("canvas"))
        self._paint_axis(painter, plot)
        painter.save()
        painter.setClipRect(plot)
        self.paint_ground(painter, plot)
        if self.others is not None and len(self.others):
            self.paint_others(painter, self.others)
        painter.restore()
        self.paint_below(painter, plot)

    def _paint_title(self, painter: QPainter) -> None:
        painter.setFont(self._title_font)
        metrics, note = QFontMetricsF(self._title_font), self.note()
        room = self.width() - 2 * PADDING
        title = metrics.elidedText(
            self.strip.column, Qt.TextElideMode.ElideRight, room * (0.55 if note else 1)
        )
        line = QRectF(PADDING, PADDING - 2, room, metrics.height())
        painter.setPen(theme.color("text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, title)
        if note:
            font = interface_font(8)
            painter.setFont(font)
            line.setLeft(line.left() + metrics.horizontalAdvance(title) + 10)
            note = QFontMetricsF(font).elidedText(note, Qt.TextElideMode.ElideRight, line.width())
            painter.setPen(theme.color("muted"))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)

    def _paint_axis(self, painter: QPainter, plot: QRectF) -> None:
        painter.setFont(self.label_font)
        height = QFontMetricsF(self.label_font).height()
        for y, label in zip(self.heights(self._scale.marks), self._scale.labels, strict=True):
            painter.setPen(QPen(theme.color("grid"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.color("muted"))
            box = QRectF(
                0,
                min(max(y - height / 2, plot.top() - 3), plot.bottom() - height + 3),
                plot.left() - 6,
                height,
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label)

    # What each kind says of itself

    def note(self) -> str:
        """Words at the right of the title."""
        return ""

    def paint_ground(self, painter: QPainter, plot: QRectF) -> None:
        """Paint what lies below the curves: hatched parts, and marks of the data."""

    def paint_others(self, painter: QPainter, others: Array) -> None:
        """Paint what is said of other rows ``(rows, points)``, and its mean."""

    def paint_below(self, painter: QPainter, plot: QRectF) -> None:
        """Paint what stands below the plot and never changes."""

    def paint_rows(self, painter: QPainter) -> None:
        """Paint the pinned row and the one beside it."""

    def tooltip_at(self, place: QPointF) -> str:
        """The tooltip for a point of the card."""
        return self.strip.column

    def event(self, event: QEvent) -> bool:
        is_override = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_override and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):  # type: ignore[attr-defined]
            event.accept()  # here they take the value away, and nothing on the canvas
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tooltip(event.globalPos(), self.tooltip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)


def hatch(painter: QPainter, area: QRectF) -> None:
    """Fill a part that training rows never reached."""
    painter.setPen(QPen(theme.color("trouble", 0.28), 1))
    x = area.left() + HATCH_GAP / 2
    while x < area.right():
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        x += HATCH_GAP


def faint(alpha: float = 0.35) -> QColor:
    """Colour of other rows."""
    return theme.color("neutral", alpha)


def missing_text(fill: Value) -> str:
    """Words for a missing value, which counts as another one."""
    return tr("missing (counts as {value})", value=value_label(fill))
