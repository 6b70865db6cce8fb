"""Line of a timeline: a dot for each checkpoint, marks for the best and for now; it scrubs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look.theme import theme
from gui.look.widgets.helpers import set_names
from gui.look.widgets.plain_text import show_tooltip
from gui.look.words.translation import tr
from gui.look.words.weights_texts import shown_text

DOT, SMALL_DOT = 3.5, 1.8
"""Radius of a checkpoint in pixels, and of one among many; the best is a diamond a little larger."""

MARGIN = 9
"""Pixels at both ends of the line, where marks have room."""

LINE_HEIGHT, LEAST_WIDTH = 24, 110

SHORTEST = 200
"""The line has room for so many epochs at least; for very many more only once they are near."""


class TimelineTrack(QWidget):
    """The line with its marks; pressing, dragging or the arrow keys show the weights of one of them.

    Attributes:
        epochs: that can be shown, in order, the best among them.
        pointed: the epoch that a press would show, or 0.
        shown: the epoch whose weights are shown only, or 0.
    """

    show_wanted = Signal(int)
    """The weights of this epoch should be shown."""
    pointed_changed = Signal()
    """Another epoch is pointed at, or none."""

    def __init__(self) -> None:
        super().__init__()
        self.epochs: tuple[int, ...] = ()
        self.pointed = self.shown = 0
        self._wanted = 0  # what was asked for last: it may take a moment
        self._best, self._now, self._end = 0, 0, 1
        self._weights, self._weights_label = 0, ""
        self.setMouseTracking(True)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_names(self, "timeline", tr("Checkpoints"))
        theme.changed.connect(self.update)

    def show_marks(self, epochs: tuple[int, ...], best: int, now: int, planned: int) -> None:
        """Show these, on a line that reaches to the last epoch that is planned, or far beyond now."""
        end = SHORTEST
        while end < now:
            end *= 2  # seldom, so that the marks seldom move
        shown = (tuple(sorted({*epochs, best} - {0})), best, now, max(min(planned, end), now, 1))
        if shown == (self.epochs, self._best, self._now, self._end):
            return
        self.epochs, self._best, self._now, self._end = shown
        if self.pointed not in self.epochs:
            self._point_at(0)
        self.update()

    def show_weights(self, epoch: int, label: str) -> None:
        """Mark the epoch whose weights are in the network; ``label`` says so where it is not that of now."""
        if (epoch, label) != (self._weights, self._weights_label):
            self._weights, self._weights_label = epoch, label
            self.update()

    def show_shown(self, epoch: int) -> None:
        """Mark the epoch whose weights are shown only; 0 for none."""
        self._wanted = epoch
        if epoch != self.shown:
            self.shown = epoch
            self.setAccessibleDescription(self.text())
            self.update()

    def place(self, epoch: int) -> QPointF:
        """Place of an epoch, in pixels."""
        room = self.width() - 2 * MARGIN
        return QPointF(MARGIN + room * epoch / self._end, self.height() / 2)

    def text(self) -> str:
        """Text on which weights are shown, else on what is pointed at, or where the run stands."""
        if self.shown:
            return shown_text(self.shown)
        if self.pointed:
            return tr("show epoch {epoch}", epoch=f"{self.pointed:,}")
        return self._weights_label or tr("now: epoch {epoch}", epoch=f"{self._now:,}")

    def _point_at(self, epoch: int) -> None:
        if epoch != self.pointed:
            self.pointed = epoch
            self.setCursor(Qt.CursorShape.PointingHandCursor if epoch else Qt.CursorShape.ArrowCursor)
            self.update()
            self.pointed_changed.emit()

    def _epoch_at(self, x: float) -> int:
        """The epoch of the mark nearest to ``x``, or 0 where there is none at all."""
        return min(self.epochs, key=lambda epoch: abs(self.place(epoch).x() - x), default=0)

    def _want(self, epoch: int) -> None:
        if epoch:
            self._wanted = epoch
            self.show_wanted.emit(epoch)

    # What the user does

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self.pointed:
            # Above the line, where Qt would cover the other marks with it.
            above = QPoint(round(self.place(self.pointed).x()), -4 * LINE_HEIGHT)
            show_tooltip(self.mapToGlobal(above), self._tooltip(), self)
            return True
        return super().event(event)

    def _tooltip(self) -> str:
        press = tr("Show the weights of epoch {epoch}; the run stays where it is", epoch=f"{self.pointed:,}")
        marks = tr("Each dot is a checkpoint, the diamond the best one on the validation rows.")
        return f"{press}\n{marks}"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._epoch_at(event.position().x()))
        if event.buttons() & Qt.MouseButton.LeftButton and self.pointed != (self._wanted or self.shown):
            self._want(self.pointed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._want(self._epoch_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(0)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.epochs) - 1
        here = self._wanted or self.shown
        before = sum(epoch < here for epoch in self.epochs) if here else last + 1
        after = sum(epoch <= here for epoch in self.epochs) if here else last
        places = {
            Qt.Key.Key_Left: max(0, before - 1),
            Qt.Key.Key_Right: min(last, after),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if self.epochs and event.key() in places:
            self._want(self.epochs[places[Qt.Key(event.key())]])  # the shown one too: that ends the playing
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point_at(0)
        super().focusOutEvent(event)

    # Painting

    def sizeHint(self) -> QSize:
        return QSize(200, LINE_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        start, now, end = self.place(0), self.place(self._now), self.place(self._end)
        painter.setPen(QPen(theme.color("border"), 2))
        painter.drawLine(start, end)
        painter.setPen(QPen(theme.color("muted"), 2))
        painter.drawLine(start, now)
        painter.drawLine(now + QPointF(0, -4), now + QPointF(0, 4))
        in_network = self.place(self._weights if self._weights_label else self._now)
        painter.setPen(QPen(theme.color("text" if self.isEnabled() and not self.shown else "muted"), 2))
        painter.drawLine(in_network + QPointF(0, -9), in_network + QPointF(0, 9))
        apart = (now.x() - start.x()) / max(1, len(self.epochs))
        size = max(SMALL_DOT, min(DOT, apart / 2.5))
        if self.shown:
            self._paint_shown(painter)
        on_top = (self._best, self.shown, self.pointed)
        for epoch in sorted(self.epochs, key=lambda epoch: epoch in on_top):
            self._paint_mark(painter, epoch, size)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("forward"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5), 5, 5)

    def _paint_shown(self, painter: QPainter) -> None:
        """A line from top to bottom, as in the curves above."""
        x = self.place(self.shown).x()
        painter.setPen(QPen(theme.color("text"), 2))
        painter.drawLine(QPointF(x, 2), QPointF(x, self.height() - 2))

    def _paint_mark(self, painter: QPainter, epoch: int, size: float) -> None:
        centre, radius = self.place(epoch), size
        if epoch in (self.pointed, self.shown):
            radius = DOT + 2
        painter.setPen(QPen(theme.color("panel"), 1.5))
        color = "good" if epoch == self._best else "forward"
        painter.setBrush(theme.color(color if self.isEnabled() else "neutral"))
        if epoch == self._best:
            radius = max(DOT, radius) + 2
            offsets = (QPointF(0, -radius), QPointF(radius, 0), QPointF(0, radius), QPointF(-radius, 0))
            painter.drawPolygon(QPolygonF([centre + offset for offset in offsets]))
        else:
            painter.drawEllipse(centre, radius, radius)
