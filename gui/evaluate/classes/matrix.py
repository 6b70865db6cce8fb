"""The confusion matrix, to look at and to choose in: rows by actual class (down) and predicted (across)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gui.evaluate.classes.matrix_order import shown_order
from gui.look.theme import interface_font, number_font, theme
from gui.look.widgets.helpers import set_names
from gui.look.widgets.plain_text import show_tooltip
from gui.look.words.translation import tr

WHOLE = -1
"""Stands for all classes of a side: a whole row or column of the matrix."""
LEAST_CELL, LARGEST_CELL = 26, 118
"""Pixels on a side of a cell: smaller ones are scrolled, larger ones help nobody."""
GAP = 2
MOST_NAME = 96
"""Pixels of a name beside the matrix."""
MANY = 0.05
"""Share of the rows of a class that are many mistakes: fewer never have the strongest colour."""
UPRIGHT = 54
"""Pixels of a cell below which long names stand upright under it."""


class MatrixCell(NamedTuple):
    """A cell of the matrix, or with :data:`WHOLE` a row or a column of it.

    Attributes:
        actual, predicted: numbers of classes.
    """

    actual: int
    predicted: int


class ConfusionMatrix(QAbstractScrollArea):
    """Cells whose colour says how many rows they have: green where right, orange where wrong.

    Attributes:
        shares: ``counts``, ``row`` or ``column``: what is written in the cells.
        chosen: the cell whose rows are looked at, or None.
        current: the cell that the keyboard is at.
    """

    cell_chosen = Signal(object)
    """The rows behind this :class:`MatrixCell` are wanted, or None: no longer those of any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "confusion_matrix", tr("Confusion matrix"))
        self._counts: NDArray[np.int64] = np.zeros((0, 0), np.int64)
        self._names: tuple[str, ...] = ()
        self._order: NDArray[np.int64] = np.zeros(0, np.int64)
        self.shares = "counts"
        self.chosen: MatrixCell | None = None
        self.current = MatrixCell(0, 0)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.viewport().update)

    # What is shown

    def show_counts(self, counts: NDArray[np.int64], names: Sequence[str]) -> None:
        """Show ``counts (classes, classes)`` of the classes with these names."""
        if tuple(names) != self._names:
            self.current, self.chosen = MatrixCell(0, 0), None
        self._counts, self._names = counts, tuple(names)
        self._order = shown_order(counts, self._order)
        self._arrange()
        self.viewport().update()

    def show_shares(self, shares: str) -> None:
        """Write ``counts``, ``row`` or ``column`` shares into the cells."""
        self.shares = shares
        self.viewport().update()

    def show_chosen(self, cell: MatrixCell | None) -> None:
        """Mark a cell, a row or a column, or nothing."""
        self.chosen = cell
        self.viewport().update()

    @property
    def is_sorted(self) -> bool:
        """True if the classes stand by their mistakes, as they do where there are many."""
        return bool((self._order != np.arange(len(self._order))).any())

    def count_of(self, cell: MatrixCell) -> int:
        """Rows behind a cell, a row or a column."""
        down = slice(None) if cell.actual == WHOLE else cell.actual
        across = slice(None) if cell.predicted == WHOLE else cell.predicted
        return int(self._counts[down, across].sum())

    # Geometry: the cells lie at the right of the names and above the names

    def sizeHint(self) -> QSize:
        return QSize(480, 470)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 220)

    def _name_width(self) -> float:
        metrics = QFontMetricsF(interface_font(9))
        widest = max((metrics.horizontalAdvance(name) for name in self._names), default=0.0)
        return min(widest, MOST_NAME) + 8

    def _names_stand(self, side: float) -> bool:
        metrics = QFontMetricsF(interface_font(9))
        return side < UPRIGHT and any(metrics.horizontalAdvance(name) > side for name in self._names)

    def _foot(self, side: float) -> float:
        return (
            self._name_width() if self._names_stand(side) else QFontMetricsF(interface_font(9)).height() + 6
        )

    def _side(self) -> float:
        """Pixels on a side of a cell, with its gap."""
        count = max(len(self._names), 1)
        room = self.viewport().size()
        side = (room.width() - self._name_width()) / count
        for _ in range(2):  # names that stand take more room below
            side = min(side, (room.height() - self._foot(side)) / count)
        return float(min(max(side, LEAST_CELL), LARGEST_CELL))

    def _arrange(self) -> None:
        side, room = self._side(), self.viewport().size()
        wide = self._name_width() + side * len(self._names)
        high = self._foot(side) + side * len(self._names)
        for bar, needed, page in (
            (self.horizontalScrollBar(), wide, room.width()),
            (self.verticalScrollBar(), high, room.height()),
        ):
            bar.setPageStep(page)
            bar.setSingleStep(LEAST_CELL)
            bar.setRange(0, max(0, int(np.ceil(needed)) - page))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _origin(self) -> QPointF:
        """Where the first cell begins."""
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        return QPointF(self._name_width() - bars[0].value(), -bars[1].value())

    def cell_rect(self, actual: int, predicted: int) -> QRectF:
        """Place of a cell on the viewport."""
        side, origin = self._side(), self._origin()
        down, across = np.argsort(self._order)[[actual, predicted]]
        return QRectF(origin.x() + across * side, origin.y() + down * side, side - GAP, side - GAP)

    def cell_at(self, place: QPoint) -> MatrixCell | None:
        """The cell at a place of the viewport; beside and below the cells a whole row or column."""
        side, origin, count = self._side(), self._origin(), len(self._names)
        across, down = int((place.x() - origin.x()) // side), int((place.y() - origin.y()) // side)
        is_beside, is_below = place.x() < self._name_width(), down >= count
        if not count or across >= count or (is_beside and is_below) or down < 0:
            return None
        if is_beside:
            return MatrixCell(int(self._order[down]), WHOLE)
        predicted = int(self._order[max(across, 0)])
        return MatrixCell(WHOLE if is_below else int(self._order[down]), predicted)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, origin = self._side(), self._origin()
        painter.setClipRect(QRectF(self._name_width(), 0, self.viewport().width(), self.viewport().height()))
        seen = event.rect()
        painter.setFont(number_font(9.5 if side >= 34 else 8))
        wrong = self._counts - np.diag(np.diag(self._counts))
        most = max(float(wrong.max(initial=0)), MANY * float(self._counts.sum()) / max(len(wrong), 1), 1.0)
        for down, actual in enumerate(self._order.tolist()):
            top = origin.y() + down * side
            if top > seen.bottom() or top + side < seen.top():
                continue
            for across, predicted in enumerate(self._order.tolist()):
                rect = QRectF(origin.x() + across * side, top, side - GAP, side - GAP)
                self._paint_cell(painter, rect, MatrixCell(actual, predicted), most)
        self._paint_names_below(painter, side, origin)
        painter.setClipping(False)
        self._paint_names_beside(painter, side, origin)
        self._paint_marks(painter)

    def _paint_cell(self, painter: QPainter, rect: QRectF, cell: MatrixCell, most: float) -> None:
        count = int(self._counts[cell])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color_of(cell, count, most))
        painter.drawRoundedRect(rect, 3, 3)
        if count:
            is_faint = cell.actual != cell.predicted and count < most / 3
            painter.setPen(theme.color("muted" if is_faint else "text"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text_of(cell))

    def _color_of(self, cell: MatrixCell, count: int, most: float) -> QColor:
        if not count:
            return theme.color("panel")
        if cell.actual == cell.predicted:
            share = count / max(int(self._counts[cell.actual].sum()), 1)
            return theme.color("good", 0.18 + 0.47 * share)
        return theme.color("backward", 0.1 + 0.65 * (count / most))

    def text_of(self, cell: MatrixCell) -> str:
        """What is written in a cell."""
        count = int(self._counts[cell])
        if self.shares == "counts":
            return f"{count:,}" if count < 100_000 else f"{count / 1000:.0f}k"
        whole = self._counts[cell.actual] if self.shares == "row" else self._counts[:, cell.predicted]
        share = 100 * count / max(int(whole.sum()), 1)
        return f"{share:.0f}" if share >= 1 else "<1"

    def _paint_names_beside(self, painter: QPainter, side: float, origin: QPointF) -> None:
        metrics, width = QFontMetricsF(interface_font(9)), self._name_width() - 8
        painter.setFont(interface_font(9))
        foot = self.viewport().height() - self._foot(side)
        for down, actual in enumerate(self._order.tolist()):
            top = origin.y() + down * side
            if top + side < 0 or top > max(foot, side * len(self._names)):
                continue
            is_chosen = self.chosen is not None and self.chosen.actual == actual
            painter.setPen(theme.color("text" if is_chosen else "muted"))
            text = metrics.elidedText(self._names[actual], Qt.TextElideMode.ElideRight, width)
            place = QRectF(0, top, width, side - GAP)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_names_below(self, painter: QPainter, side: float, origin: QPointF) -> None:
        font = painter.font()
        painter.setFont(interface_font(9))
        metrics, stand, foot = QFontMetricsF(interface_font(9)), self._names_stand(side), self._foot(side)
        top = origin.y() + side * len(self._names)
        for across, predicted in enumerate(self._order.tolist()):
            is_chosen = self.chosen is not None and self.chosen.predicted == predicted
            painter.setPen(theme.color("text" if is_chosen else "muted"))
            room = foot - 6 if stand else side - GAP
            text = metrics.elidedText(self._names[predicted], Qt.TextElideMode.ElideRight, room)
            left = origin.x() + across * side
            if stand:
                painter.save()
                painter.translate(left + (side - GAP) / 2, top + 4)
                painter.rotate(90)
                painter.drawText(QPointF(0, metrics.ascent() / 2 - 1), text)
                painter.restore()
            else:
                place = QRectF(left, top, side - GAP, foot)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        painter.setFont(font)

    def _paint_marks(self, painter: QPainter) -> None:
        """Frame what is chosen, and where the keyboard is."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.chosen is not None and self._names:
            painter.setPen(QPen(theme.color("text"), 2))
            painter.drawRoundedRect(self._rect_of(self.chosen).adjusted(0, 0, 0, 0), 4, 4)
        if self.hasFocus() and self._names:
            painter.setPen(QPen(theme.color("forward"), 1.5, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(self.cell_rect(*self.current).adjusted(2, 2, -2, -2), 3, 3)

    def _rect_of(self, cell: MatrixCell) -> QRectF:
        everything = self._order.tolist()
        actual = everything if cell.actual == WHOLE else [cell.actual]
        predicted = everything if cell.predicted == WHOLE else [cell.predicted]
        return self.cell_rect(actual[0], predicted[0]).united(self.cell_rect(actual[-1], predicted[-1]))

    # The user

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or cell is None:
            return
        if WHOLE not in cell:
            self.current = cell
        self._choose(cell)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _choose(self, cell: MatrixCell) -> None:
        """Want the rows of a cell that has some; once more, want none."""
        if cell == self.chosen:
            self.cell_chosen.emit(None)
        elif self.count_of(cell):
            self.cell_chosen.emit(cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position().toPoint())
        can_be = cell is not None and self.count_of(cell) > 0
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if can_be else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        key = Qt.Key(event.key())
        if key in steps and self._names:
            self._go(*steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._names:
            self._choose(self.current)
        elif key == Qt.Key.Key_Escape and self.chosen is not None:
            self.cell_chosen.emit(None)
        else:
            super().keyPressEvent(event)

    def _go(self, down: int, across: int) -> None:
        places, last = np.argsort(self._order), len(self._names) - 1
        row = min(max(int(places[self.current.actual]) + down, 0), last)
        column = min(max(int(places[self.current.predicted]) + across, 0), last)
        self.current = MatrixCell(int(self._order[row]), int(self._order[column]))
        rect = self.cell_rect(*self.current)
        for bar, low, high, room in (
            (
                self.horizontalScrollBar(),
                rect.left() - self._name_width(),
                rect.right(),
                self.viewport().width(),
            ),
            (self.verticalScrollBar(), rect.top(), rect.bottom(), self.viewport().height()),
        ):
            bar.setValue(bar.value() + round(min(low, 0) + max(high - room, 0)))
        self.setAccessibleDescription(self._sentence(self.current))
        self.viewport().update()

    def focusInEvent(self, event: QEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            cell = self.cell_at(event.pos())
            text = self._sentence(cell) if cell is not None else ""
            show_tooltip(event.globalPos(), text, self)
            return True
        return super().viewportEvent(event)

    def _sentence(self, cell: MatrixCell) -> str:
        """A cell in words."""
        count = f"{self.count_of(cell):,}"
        if cell.predicted == WHOLE:
            return tr("All rows that are {actual}: {count}", actual=self._names[cell.actual], count=count)
        if cell.actual == WHOLE:
            return tr(
                "All rows taken for {predicted}: {count}", predicted=self._names[cell.predicted], count=count
            )
        of_actual = self.count_of(MatrixCell(cell.actual, WHOLE))
        of_predicted = self.count_of(MatrixCell(WHOLE, cell.predicted))
        return tr(
            "Rows that are {actual} and are taken for {predicted}: {count}\n"
            "{of_actual} % of those that are {actual}, {of_predicted} % of those taken for {predicted}",
            actual=self._names[cell.actual],
            predicted=self._names[cell.predicted],
            count=count,
            of_actual=f"{100 * self.count_of(cell) / max(of_actual, 1):.0f}",
            of_predicted=f"{100 * self.count_of(cell) / max(of_predicted, 1):.0f}",
        )
