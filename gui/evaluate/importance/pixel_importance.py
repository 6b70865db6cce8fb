"""Importance of the pixels of a picture, as a heat map with its colour bar."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.common.arrays import Shape
from engine.evaluation.importance import Importance
from gui.evaluate.importance.importance_bars import drop_text
from gui.look.drawing.number_image import NumberImage, color_bar
from gui.look.theme import number_font, theme
from gui.look.widgets.helpers import set_names
from gui.look.widgets.plain_text import show_tooltip
from gui.look.words.translation import tr

MOST_HEIGHT = 180
BAR_WIDTH, BAR_GAP = 9, 10


class PixelImportance(QWidget):
    """Cells coloured by the mean drop, for a colour picture that of its channels; a click chooses a column.

    Attributes:
        drops: ``(h, w)`` what is shown.
        current: line and column of the cell at which the arrow keys are.
    """

    column_chosen = Signal(str)
    """The column of a pixel was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "pixel_importance", tr("Importance of the pixels"))
        self._columns: Sequence[Importance] = ()
        self._shape: Shape = (1, 1, 1)
        self.drops = np.zeros((1, 1))
        self.current = (0, 0)
        self._image: NumberImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._paint_image)

    def show_pixels(self, columns: Sequence[Importance], shape: Shape) -> None:
        """Show columns that are the pixels of a picture ``(h, w, channels)``, row by row."""
        self._columns, self._shape = columns, shape
        self.drops = np.array([each.mean for each in columns]).reshape(shape).mean(2)
        self.current = (min(self.current[0], shape[0] - 1), min(self.current[1], shape[1] - 1))
        self._paint_image()
        self.updateGeometry()

    @property
    def levels(self) -> tuple[float, float]:
        """Drops with the lowest and the highest colour."""
        return min(float(self.drops.min()), 0.0), float(self.drops.max())

    def _paint_image(self) -> None:
        height, width = self.drops.shape
        self._image = NumberImage.matrix(np.arange(height), np.arange(width), is_signed=False)
        self._image.paint(self.drops, *self.levels)
        self.update()

    def columns_at(self, line: int, column: int) -> Sequence[Importance]:
        """The columns of a pixel, one for each channel."""
        _, width, channels = self._shape
        first = (line * width + column) * channels
        return self._columns[first : first + channels]

    def describe(self, line: int, column: int) -> str:
        """All there is to say of a pixel."""
        place = tr("pixel at line {line}, column {column}", line=line + 1, column=column + 1)
        told = [
            tr("{column}: {mean} ± {std}", column=e.column, mean=drop_text(e.mean), std=f"{e.std:.3f}")
            for e in self.columns_at(line, column)
        ]
        return "\n".join((place, *told))

    # Where things are

    def sizeHint(self) -> QSize:
        return QSize(220, round(self.area().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(150, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def area(self) -> QRectF:
        """Rectangle of the picture: square cells of whole pixels, as large as there is room."""
        height, width = self.drops.shape
        beside = BAR_GAP + BAR_WIDTH + 5 + QFontMetricsF(number_font(8)).horizontalAdvance("-0.000")
        side = min((self.width() - beside) / width, MOST_HEIGHT / height)
        side = float(int(side)) if side >= 2 else side
        left = max((self.width() - beside - side * width) / 2, 0.0)
        return QRectF(left, 0, side * width, side * height)

    def cell_at(self, place: QPointF) -> tuple[int, int] | None:
        """Line and column of the pixel at a place."""
        index = self._image.index_in(self.area(), place) if self._image is not None else None
        return None if index is None else (index[0], index[1])

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter, area = QPainter(self), self.area()
        painter.drawImage(area, self._image.image)
        bar = QRectF(area.right() + BAR_GAP, area.top(), BAR_WIDTH, area.height())
        painter.drawImage(bar, color_bar(Qt.Orientation.Vertical, is_signed=False))
        painter.setFont(number_font(8))
        painter.setPen(theme.color("muted"))
        low, high = self.levels
        room = QRectF(bar.right() + 5, area.top(), self.width(), area.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, drop_text(high))
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, drop_text(low))
        if self.hasFocus():
            side = area.width() / self.drops.shape[1]
            line, column = self.current
            cell = QRectF(area.left() + column * side, area.top() + line * side, side, side)
            painter.setPen(QPen(theme.color("text"), 2))
            painter.drawRect(cell)

    # What the user does

    def _choose(self, cell: tuple[int, int]) -> None:
        self.current = cell
        self.update()
        self.column_chosen.emit(self.columns_at(*cell)[0].column)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None and self._columns:
            self._choose(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, (line, column) = Qt.Key, self.current
        down, across = self.drops.shape
        places = {
            keys.Key_Down: (min(line + 1, down - 1), column),
            keys.Key_Up: (max(line - 1, 0), column),
            keys.Key_Right: (line, min(column + 1, across - 1)),
            keys.Key_Left: (line, max(column - 1, 0)),
        }
        if not self._columns:
            super().keyPressEvent(event)
        elif event.key() in places:
            self.current = places[keys(event.key())]
            self.setAccessibleDescription(self.describe(*self.current))
            self.update()
        elif event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Space):
            self._choose(self.current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(QPointF(event.pos()))
            show_tooltip(event.globalPos(), self.describe(*cell) if cell and self._columns else "", self)
            return True
        return super().event(event)
