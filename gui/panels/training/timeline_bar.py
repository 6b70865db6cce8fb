"""Timeline of a run: a dot for each checkpoint that it can go back to, a mark for the best, and for now."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.look.theme import theme
from gui.look.widgets.helpers import is_enter_or_space, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, show_tooltip
from gui.look.words.translation import tr

DOT, SMALL_DOT = 3.5, 1.8
"""Radius of a checkpoint in pixels, and of one among many; the best is a diamond a little larger."""

REACH = 9
"""Pixels beside a mark that still count as on it."""

LINE_HEIGHT = 24

SHORTEST = 200
"""The line has room for so many epochs at least; for very many more only once they are near."""


class TimelineTrack(QWidget):
    """The line with its marks; one of them may be chosen with the mouse or the keyboard.

    Attributes:
        epochs: that can be gone back to, in order, the best among them.
        chosen: the epoch under the pointer or chosen with the keyboard, or 0.
    """

    pressed = Signal(int)
    """The user wants to go back to this epoch."""
    chosen_changed = Signal()
    """Another epoch is pointed at, or none."""

    def __init__(self) -> None:
        super().__init__()
        self.epochs: tuple[int, ...] = ()
        self.chosen = 0
        self._best, self._now, self._end = 0, 0, 1
        self._weights, self._weights_label = 0, ""
        self.setMouseTracking(True)
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
        if self.chosen not in self.epochs:
            self._choose(0)
        self.update()

    def show_weights(self, epoch: int, label: str) -> None:
        """Mark the epoch whose weights are in the network; ``label`` says so where it is not that of now."""
        if (epoch, label) != (self._weights, self._weights_label):
            self._weights, self._weights_label = epoch, label
            self.update()

    def place(self, epoch: int) -> QPointF:
        """Place of an epoch, in pixels."""
        room = self.width() - 2 * REACH
        return QPointF(REACH + room * epoch / self._end, self.height() / 2)

    def text(self) -> str:
        """Text on what pressing the chosen mark does, or where the run stands."""
        if self.chosen and self.chosen == self._best:
            return tr("epoch {epoch}, the best: rewind here", epoch=f"{self.chosen:,}")
        if self.chosen:
            return tr("epoch {epoch}: rewind here", epoch=f"{self.chosen:,}")
        return self._weights_label or tr("now: epoch {epoch}", epoch=f"{self._now:,}")

    def _choose(self, epoch: int) -> None:
        if epoch != self.chosen:
            self.chosen = epoch
            self.setCursor(Qt.CursorShape.PointingHandCursor if epoch else Qt.CursorShape.ArrowCursor)
            self.setAccessibleDescription(self.text())
            self.update()
            self.chosen_changed.emit()

    def _epoch_at(self, x: float) -> int:
        """The epoch of the mark nearest to ``x``, or 0 where none is near."""
        nearest = min(self.epochs, key=lambda epoch: abs(self.place(epoch).x() - x), default=0)
        return nearest if nearest and abs(self.place(nearest).x() - x) <= REACH else 0

    # What the user does

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self.chosen:
            # Above the line, where Qt would cover the other marks with it.
            above = QPoint(round(self.place(self.chosen).x()), -3 * LINE_HEIGHT)
            show_tooltip(self.mapToGlobal(above), self.text(), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._choose(self._epoch_at(event.position().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        epoch = self._epoch_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and epoch:
            self._press(epoch)

    def _press(self, epoch: int) -> None:
        self._choose(0)  # the text then tells where the run stands
        self.pressed.emit(epoch)

    def leaveEvent(self, event: QEvent) -> None:
        self._choose(0)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.epochs:
            super().keyPressEvent(event)
            return
        last = len(self.epochs) - 1
        here = self.epochs.index(self.chosen) if self.chosen else last + 1
        places = {
            Qt.Key.Key_Left: max(0, here - 1),
            Qt.Key.Key_Right: min(last, here + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in places:
            self._choose(self.epochs[places[Qt.Key(event.key())]])
        elif is_enter_or_space(event) and self.chosen:
            self._press(self.chosen)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._choose(0)
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
        painter.setPen(QPen(theme.color("text" if self.isEnabled() else "muted"), 2))
        painter.drawLine(in_network + QPointF(0, -9), in_network + QPointF(0, 9))
        apart = (now.x() - start.x()) / max(1, len(self.epochs))
        size = max(SMALL_DOT, min(DOT, apart / 2.5))
        on_top = (self._best, self.chosen)
        for epoch in sorted(self.epochs, key=lambda epoch: epoch in on_top):
            self._paint_mark(painter, epoch, size)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("forward"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5), 5, 5)

    def _paint_mark(self, painter: QPainter, epoch: int, size: float) -> None:
        centre, radius = self.place(epoch), size
        if epoch == self.chosen:
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


class TimelineBar(QWidget):
    """The timeline between its name and a hint; hidden while there is no checkpoint."""

    rewind_wanted = Signal(int)
    """The user wants to go back to this epoch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_bar")
        caption = PlainLabel(tr("Checkpoints"))
        caption.setProperty("look", "muted")
        caption.setToolTip(
            tr("Dots are epochs that the run can go back to; the diamond is the best on the validation rows")
        )
        self.track = TimelineTrack()
        caption.setBuddy(self.track)
        self.hint = ElidedLabel(look="muted")
        self.hint.setObjectName("timeline_hint")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        longest = (
            tr("epoch {epoch}, the best: rewind here", epoch="1,000"),
            tr("weights of epoch {epoch}", epoch="1,000"),
        )
        widest = max(map(self.hint.fontMetrics().horizontalAdvance, longest))
        self.hint.setFixedSize(widest, self.hint.sizeHint().height())  # no text lays out the window anew
        layout = set_margins(QHBoxLayout(self), 8, (14, 0, 14, 4))
        layout.addWidget(caption)
        layout.addWidget(self.track, 1)
        layout.addWidget(self.hint)
        self.track.pressed.connect(self.rewind_wanted)
        self.track.chosen_changed.connect(self._show_text)
        self.clear()

    def show_marks(self, checkpoints: tuple[int, ...], best: int, now: int, planned: int) -> None:
        """Show the epochs that can be gone back to, the best one or 0, where the run stands, and its end."""
        self.track.show_marks(checkpoints, best, now, planned)
        self.setVisible(bool(checkpoints))
        self._show_text()

    def show_weights(self, epoch: int, label: str) -> None:
        """Mark the epoch whose weights are in the network; ``label`` says so where it is not that of now."""
        self.track.show_weights(epoch, label)
        self._show_text()

    def show_origin(self, origin: str) -> None:
        """Offer no way back where the run is not of what is drawn and opened, and say of what it is."""
        self.track.setEnabled(not origin)
        self.hint.own_tooltip = origin
        self._show_text()

    def clear(self) -> None:
        """Show no run."""
        self.show_marks((), 0, 0, 1)
        self.show_weights(0, "")

    def _show_text(self) -> None:
        text = self.track.text() if self.track.isEnabled() else tr("of an earlier run")
        if text != self.hint.text():
            self.hint.setText(text)
