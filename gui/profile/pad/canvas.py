"""The picture of the drawing pad on the screen: painted with the pointer, or cell by cell with keys."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.common.arrays import Shape
from gui.look.drawing.heatmap_image import grey_image
from gui.look.theme import theme
from gui.look.words.translation import tr
from gui.profile.pad.drawing import Drawing

MOST_SIDE = 440
"""Pixels of the screen that the picture is high and wide at most."""
LEAST_FOR_GRID = 10
"""Pixels of the screen of a cell from which lines are drawn between cells."""
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ERASING_KEYS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class PadCanvas(QWidget):
    """Picture that one can paint.

    The left button and Space paint, the right button and Delete erase, arrow keys move a cell to paint at.

    Attributes:
        drawing: what is painted.
        radius: of the brush, in pixels of the picture.
        ink, paper: colours ``(channels,)`` of brush and eraser, shares from black to white.
        is_erasing: whether the left button erases.
        cell: row and column that keys paint at.
    """

    changed = Signal()
    """The user changed the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing = Drawing((8, 8, 1))
        self.radius, self.is_erasing = 0.6, False
        self.ink: NDArray[np.float64] = np.ones(1)
        self.paper: NDArray[np.float64] = np.zeros(1)
        self.cell = (0, 0)
        self._pointer: QPointF | None = None
        self._is_painting = False
        self.setObjectName("drawing_canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_shape(self, shape: Shape, background: float) -> None:
        """Begin a blank picture ``(height, width, channels)``."""
        self.drawing = Drawing(shape, background)
        self.paper, self.ink = np.full(shape[2], background), np.full(shape[2], 1 - background)
        self.cell = (shape[0] // 2, shape[1] // 2)
        self._say_cell()
        self.updateGeometry()
        self.update()

    def show_pixels(self, pixels: NDArray[np.float64]) -> None:
        """Show pixels ``(height, width, channels)``, shares from black to white."""
        self.drawing.start_from(pixels)
        self._is_painting = False
        self.update()

    # Where things are

    def heightForWidth(self, width: int) -> int:
        height, across = self.drawing.pixels.shape[:2]
        return round(self._scale(width - 2) * height) + 2 if across else 2

    def _scale(self, width: float) -> float:
        height, across = self.drawing.pixels.shape[:2]
        return float(max(1.0, min(width / across, MOST_SIDE / max(height, across))))

    def sizeHint(self) -> QSize:
        return QSize(MOST_SIDE, self.heightForWidth(MOST_SIDE))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.heightForWidth(100))

    def place(self) -> QRectF:
        """Rectangle of the picture, in the middle."""
        height, across = self.drawing.pixels.shape[:2]
        scale = min(self._scale(self.width() - 2), max(1.0, (self.height() - 2) / height))
        return QRectF((self.width() - across * scale) / 2, 1, across * scale, height * scale)

    def at(self, where: QPointF) -> tuple[float, float]:
        """Place in the picture, across and down in its pixels, of a place of the widget."""
        place = self.place()
        height, across = self.drawing.pixels.shape[:2]
        x = (where.x() - place.left()) / place.width() * across
        return x, (where.y() - place.top()) / place.height() * height

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place, pixels = self.place(), self.drawing.pixels
        painter.drawImage(place, grey_image(pixels.ravel(), pixels.shape, 0.0, 1.0))
        scale = place.width() / pixels.shape[1]
        if scale >= LEAST_FOR_GRID:
            self._paint_grid(painter, place, scale)
        painter.setPen(QPen(theme.color("forward" if self.hasFocus() else "frame"), 1))
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() and self._pointer is None:
            row, column = self.cell
            cell = QRectF(place.left() + column * scale, place.top() + row * scale, scale, scale)
            painter.setPen(QPen(theme.color("backward"), 2))
            painter.drawRect(cell.adjusted(1, 1, -1, -1))
        elif self._pointer is not None:
            reach = max(2.0, (self.radius + 0.25) * scale)
            painter.setClipRect(place)
            for color, width in (("canvas", 3.0), ("forward", 1.4)):  # seen on black and on white
                painter.setPen(QPen(theme.color(color), width))
                painter.drawEllipse(self._pointer, reach, reach)

    def _paint_grid(self, painter: QPainter, place: QRectF, scale: float) -> None:
        painter.setPen(QPen(theme.color("neutral", 0.25), 1))
        height, across = self.drawing.pixels.shape[:2]
        for column in range(1, across):
            x = round(place.left() + column * scale) + 0.5
            painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
        for row in range(1, height):
            y = round(place.top() + row * scale) + 0.5
            painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            event.ignore()
            return
        erases = self.is_erasing or event.button() == Qt.MouseButton.RightButton
        self._pointer, self._is_painting = event.position(), True
        self.drawing.begin(self.at(event.position()), self.radius, self.paper if erases else self.ink)
        self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        if self._is_painting:
            self.drawing.go_to(self.at(event.position()))
            self._tell()
        else:
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._is_painting = False
        self.drawing.end()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self.update()

    # The keyboard

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo) and self.drawing.can_undo
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            ours = (*ARROWS, *ERASING_KEYS, Qt.Key.Key_Space)
            if is_undo or (plain and event.key() in ours):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) and self.drawing.can_undo:
            self.undo()
        elif event.key() in ARROWS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._go(*ARROWS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space:
            self._dab(self.paper if self.is_erasing else self.ink)
        elif event.key() in ERASING_KEYS:
            self._dab(self.paper)
        else:
            super().keyPressEvent(event)

    def _go(self, across: int, down: int) -> None:
        height, width = self.drawing.pixels.shape[:2]
        row, column = self.cell
        self.cell = min(max(row + down, 0), height - 1), min(max(column + across, 0), width - 1)
        self._pointer = None
        self._say_cell()
        self.update()

    def _say_cell(self) -> None:
        height, width = self.drawing.pixels.shape[:2]
        row, column = self.cell
        self.setAccessibleName(
            tr(
                "Picture of {height} × {width} pixels to paint; row {row}, column {column}",
                height=height,
                width=width,
                row=row + 1,
                column=column + 1,
            )
        )

    def _dab(self, color: NDArray[np.float64]) -> None:
        row, column = self.cell
        self.drawing.begin((column + 0.5, row + 0.5), self.radius, color)
        self.drawing.end()
        self._pointer = None
        self._tell()

    def undo(self) -> None:
        """Take the last stroke back."""
        if self.drawing.can_undo:
            self.drawing.undo()
            self._tell()

    def replace(self, pixels: NDArray[np.float64]) -> None:
        """Show other pixels as an edit of the user, which can be taken back."""
        self.drawing.replace(pixels)
        self._tell()

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
