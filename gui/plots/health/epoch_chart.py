"""Chart over epochs: base of what is drawn of a layer at its checkpoints; one is pointed at and chosen."""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look.drawing.kept_painting import KeptPainting
from gui.look.theme import interface_font, number_font, theme
from gui.look.widgets.helpers import set_names
from gui.look.widgets.plain_text import show_tooltip
from gui.look.words.translation import tr

HEAD, FOOT, LEFT, RIGHT = 17, 14, 46, 5
"""Pixels for title and value above, for the numbers below, and at either side of what is drawn."""

MOST_HEIGHT = 16_777_215
"""Qt's own limit."""

ColoredWords = tuple[str, str]
"""Words of a value, and the name of their colour."""


class EpochChart(KeptPainting):
    """Picture of one quantity of a layer over the epochs of the checkpoints.

    Attributes:
        epochs: of the checkpoints that are shown, in order.
        pointed: the epoch that is pointed at here or in a chart beside it, or 0.
        shown: the epoch whose weights are shown in the window, or 0.
    """

    pointed_at = Signal(int)
    """The pointer is at this epoch; 0: at none any more."""
    chosen = Signal(int)
    """The weights of this epoch should be shown."""
    left = Signal()
    """The weights of the run should be shown again."""

    def __init__(self, name: str, title: str, height: int, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.epochs: tuple[int, ...] = ()
        self.pointed = self.shown = 0
        self._title, self._tip = title, tip
        self.has_foot = True
        set_names(self, name, title)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    # What a chart says of itself

    @abstractmethod
    def epoch_at(self, x: float, y: float) -> int:
        """The epoch of the checkpoint nearest to a place in pixels; 0 without any."""

    @abstractmethod
    def value_parts(self, place: int) -> Sequence[ColoredWords]:
        """What the checkpoint at this place among the epochs has, in coloured words."""

    @abstractmethod
    def paint_chart(self, painter: QPainter, area: QRectF) -> None:
        """Paint what is there of all checkpoints."""

    @abstractmethod
    def paint_epoch(self, painter: QPainter, area: QRectF, place: int, color: QColor) -> None:
        """Let the checkpoint at this place stand out."""

    # What is shown

    def show_marks(self, pointed: int, shown: int) -> None:
        """Let these epochs stand out; 0 for none."""
        if (pointed, shown) != (self.pointed, self.shown):
            self.pointed, self.shown = pointed, shown
            if self.hasFocus():
                self.setAccessibleDescription(self.text())
            self.update()

    def fill_height(self) -> None:
        """Take all the height that there is."""
        self.setMinimumHeight(HEAD + FOOT + 30)
        self.setMaximumHeight(MOST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_foot(self, is_shown: bool) -> None:
        """Write the epochs below, or leave that to a chart that stands below this one."""
        if is_shown != self.has_foot:
            self.has_foot = is_shown
            self.setFixedHeight(self.height() + (FOOT if is_shown else -FOOT))
            self.repaint_all()

    @property
    def area(self) -> QRectF:
        """Rectangle of what is drawn, in pixels."""
        foot = FOOT if self.has_foot else 0
        room = QRectF(LEFT, HEAD, self.width() - LEFT - RIGHT, self.height() - HEAD - foot - 2)
        return room if room.isValid() else QRectF(LEFT, HEAD, 1, 1)

    def _place_of(self, epoch: int) -> int:
        """Place of the last checkpoint that is not after an epoch; -1 where there is none."""
        return bisect_right(self.epochs, epoch) - 1 if epoch else -1

    @property
    def place(self) -> int:
        """Place of the epoch whose value is told: pointed at, shown, or the last; -1 without any."""
        found = self._place_of(self.pointed or self.shown)
        return found if found >= 0 else len(self.epochs) - 1

    def text(self) -> str:
        """The epoch whose value is told, and what it has."""
        if not self.epochs:
            return ""
        values = "  ".join(words for words, _ in self.value_parts(self.place))
        epoch = f"{self.epochs[self.place]:,}"
        return tr("{title}, epoch {epoch}: {values}", title=self._title, epoch=epoch, values=values)

    # Painting

    def paint_kept(self, painter: QPainter) -> None:
        painter.fillRect(self.area, theme.color("canvas"))
        if self.epochs:
            painter.setFont(number_font(8))
            self.paint_chart(painter, self.area)

    def paint_moving(self, painter: QPainter) -> None:
        for epoch, color in ((self.shown, "text"), (self.pointed, "text")):
            place = self._place_of(epoch)
            if place >= 0:
                self.paint_epoch(painter, self.area, place, theme.color(color))
        self._paint_head(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("forward"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _paint_head(self, painter: QPainter) -> None:
        """The title, and at the right the value of the epoch that is pointed at, shown, or the last."""
        painter.setFont(interface_font(8.5))
        painter.setPen(theme.color("muted"))
        line = QRectF(0, 0, self.width() - RIGHT, HEAD - 2)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._title)
        room = line.width() - painter.fontMetrics().horizontalAdvance(self._title) - 10
        if not self.epochs:
            return
        painter.setFont(number_font(8))
        metrics = painter.fontMetrics()
        parts, gap = list(self.value_parts(self.place)), metrics.horizontalAdvance("  ")
        if self.pointed or self.shown:
            parts.insert(0, (tr("epoch {epoch}", epoch=f"{self.epochs[self.place]:,}"), "text"))
        right = line.right()
        for words, color in reversed(parts):
            width = metrics.horizontalAdvance(words)
            if line.right() - right + width > room:
                break
            painter.setPen(theme.color(color))
            box = QRectF(right - width, 0, width + 1, HEAD - 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
            right -= width + gap

    def paint_at_left(self, painter: QPainter, y: float, text: str) -> None:
        """Write a short text beside the chart at a height."""
        high = painter.fontMetrics().height()
        painter.setPen(theme.color("muted"))
        box = QRectF(0, y - high / 2, LEFT - 5, high)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def paint_below(self, painter: QPainter, x: float, text: str) -> None:
        """Write a short text below the chart, about a place across and inside of the widget."""
        width = painter.fontMetrics().horizontalAdvance(text) + 1
        left = min(max(x - width / 2, self.area.left() - 2), self.width() - width)
        painter.setPen(theme.color("muted"))
        below = QRectF(left, self.area.bottom() + 1, width, FOOT - 1)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)

    # What the user does

    def _point_at(self, epoch: int) -> None:
        if epoch != self.pointed:
            self.setCursor(Qt.CursorShape.PointingHandCursor if epoch else Qt.CursorShape.ArrowCursor)
            self.pointed_at.emit(epoch)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        inside = self.area.adjusted(-3, -3, 3, 3).contains(QPointF(at))
        self._point_at(self.epoch_at(at.x(), at.y()) if inside else 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.button() == Qt.MouseButton.LeftButton and self.area.contains(QPointF(at)) and self.epochs:
            self.chosen.emit(self.epoch_at(at.x(), at.y()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(0)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.setAccessibleDescription(self.text())
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right show the checkpoint before or after, Home and End the first and the last."""
        last, here = len(self.epochs) - 1, self.shown
        before = bisect_left(self.epochs, here) if here else last + 1
        after = bisect_right(self.epochs, here) if here else last
        places = {
            Qt.Key.Key_Left: max(0, before - 1),
            Qt.Key.Key_Right: min(last, after),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if self.epochs and event.key() in places:
            self.chosen.emit(self.epochs[places[Qt.Key(event.key())]])
        elif event.key() == Qt.Key.Key_Escape and here:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            lines = [self.text(), tr("Click to show the weights of this checkpoint.")] if self.pointed else []
            show_tooltip(event.globalPos(), "\n".join([*lines, self._tip]), self)
            return True
        return super().event(event)


def blend(color: str, share: float) -> QColor:
    """Opaque colour between the ground of charts and a colour of the palette: 0 is the ground."""
    ground, hue = theme.color("canvas"), theme.color(color)
    mixed = (
        round(below + share * (above - below))
        for below, above in zip(ground.getRgb()[:3], hue.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return QColor(*mixed)
