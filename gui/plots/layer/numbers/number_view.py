"""Number view: what heat maps and mosaics share: levels, a colour bar, tooltips, and cells to click."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.common.arrays import Index
from gui.look.drawing.axis_ticks import axis_number
from gui.look.drawing.number_image import Levels, color_bar
from gui.look.theme import number_font, theme
from gui.look.widgets.plain_text import show_tooltip
from gui.look.words.translation import tr

Look = Literal["sequential", "diverging"]

LEFT, BOTTOM, BAR_SPACE = 15, 14, 70
"""Pixels for the label at the left, the label below, and the colour bar with its numbers."""

BAR_NUMBERS = BAR_SPACE - 20
"""Pixels for a number beside the colour bar."""


@dataclass(frozen=True, slots=True)
class ImageCell:
    """Number of a picture.

    Attributes:
        index: where it is in the array that is shown, counted from 0.
        value: the number.
        is_strip: whether it lies in the strip beside the array.
    """

    index: Index
    value: float
    is_strip: bool = False


class NumberView(QWidget):
    """Numbers as coloured cells beside a colour bar.

    Attributes:
        levels: numbers at the ends of the colours.
        is_colored: whether the images have the colours of the numbers that are shown.

    Args:
        look: ``sequential`` for activations, ``diverging`` for weights.
        describe: the tooltip of a cell.
    """

    picked = Signal(object, QPoint)
    """A number that can be changed was clicked: its :class:`ImageCell`, and where on the screen."""

    def __init__(self, look: Look, describe: Callable[[ImageCell], str]) -> None:
        super().__init__()
        self.look, self._describe = look, describe
        self.levels = Levels()
        self._bar = QImage()
        self._numbers: list[str] = []
        self._is_editable, self.is_colored = False, True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        self.set_opaque(True)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_opaque(self, is_opaque: bool) -> None:
        """Say whether nothing below is seen through: then what it lies on is not painted with each frame."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, is_opaque)

    def set_editable(self, is_editable: bool) -> None:
        """Say whether a click picks a number to change."""
        self._is_editable = is_editable
        self.setMouseTracking(is_editable)
        if not is_editable:
            self.unsetCursor()

    def show_numbers(self) -> None:
        """Write the levels beside the colour bar; more rarely than the image changes, so they can be read."""
        middle = [0.0] if self.look == "diverging" else []
        self._numbers = [axis_number(v) for v in (self.levels.high, *middle, self.levels.low)]
        self.update()

    def settle(self) -> None:
        """Take the levels of the next numbers at once: these will not change any more."""
        self.levels = Levels()

    @abstractmethod
    def cell_at(self, x: float, y: float) -> ImageCell | None:
        """The number at a place in pixels, if there is one."""

    @abstractmethod
    def make_images(self) -> None:
        """Make the images anew; those that are not coloured at once say so by :attr:`is_colored`."""

    def color_images(self) -> None:
        """Give the images their colours, which waits until somebody sees them."""

    def cell_texts(self, x: float, y: float) -> str:
        """The tooltip at a place in pixels; empty outside the cells."""
        cell = self.cell_at(x, y)
        if cell is None:
            return ""
        text = self._describe(cell)
        return "\n".join([text, tr("Click to change it.")]) if self._is_editable else text

    def _restyle(self) -> None:
        self._bar = color_bar(Qt.Orientation.Vertical, is_signed=self.look == "diverging")
        self.make_images()
        self.update()

    def begin_painting(self, area: QRect) -> QPainter:
        """A painter of this view, with the ground painted and its images coloured."""
        if not self.is_colored:
            self.color_images()
            self.is_colored = True
        painter = QPainter(self)
        painter.fillRect(area, theme.color("panel"))
        return painter

    def paint_bar(self, painter: QPainter, height: int) -> None:
        """The colour bar at the right edge, and its numbers as far as they find room."""
        bar = QRect(self.width() - BAR_SPACE + 6, 0, 9, height)
        painter.drawImage(bar, self._bar)
        painter.setFont(number_font(8))
        painter.setPen(theme.color("muted"))
        metrics = painter.fontMetrics()
        line = metrics.height()
        numbers = self._numbers
        if len(numbers) > 2 and height < 3 * line:
            numbers = [numbers[0], numbers[-1]] if height >= 2 * line else [f"±{numbers[0]}"]
        places = np.linspace(0, height - line, len(numbers)) if len(numbers) > 1 else [(height - line) / 2]
        for text, place in zip(numbers, places, strict=True):
            box = QRectF(bar.right() + 5, place, BAR_NUMBERS, line)
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, BAR_NUMBERS)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tooltip(event.globalPos(), self.cell_texts(event.x(), event.y()), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._is_editable and self.cell_at(place.x(), place.y()) is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        cell = self.cell_at(place.x(), place.y())
        if self._is_editable and cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(cell, event.globalPosition().toPoint())
