"""Contributions of the pixels of a picture as a signed heat map."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.common.arrays import Array, Shape
from gui.look.drawing.heatmap_image import diverging_image
from gui.look.theme import FADED, theme
from gui.look.widgets.plain_text import show_tooltip
from gui.look.words.translation import tr
from gui.profile.why.amounts import AmountFormat

MOST_SIDE = 220
"""Pixels of the screen that the map is high and wide at most."""


class PixelMap(QWidget):
    """Orange pixels lower, blue ones raise; the colours of a pixel count together.

    Attributes:
        amounts: ``(height, width)`` what is shown.
        is_faded: whether these are of something else than now.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.amounts: Array = np.zeros((1, 1))
        self.is_faded = False
        self._image = QImage()
        self.setObjectName("contribution_map")
        self.setAccessibleName(tr("Contributions of the pixels"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._draw)

    def show_amounts(self, amounts: Array, shape: Shape) -> None:
        """Show amounts ``(n,)`` of the pixels of a picture ``(height, width, channels)``."""
        self.amounts = amounts.reshape(shape).sum(2)
        self._draw()
        self.updateGeometry()

    def set_faded(self, is_faded: bool) -> None:
        """Show the map faded, or as it is."""
        if is_faded != self.is_faded:
            self.is_faded = is_faded
            self.update()

    def _draw(self) -> None:
        self._image = diverging_image(self.amounts, float(np.abs(self.amounts).max()))
        self.update()

    def _scale(self, width: int) -> float:
        height, across = self.amounts.shape
        return float(min(width / across, MOST_SIDE / max(height, across)))

    def heightForWidth(self, width: int) -> int:
        return round(self._scale(width - 2) * len(self.amounts)) + 2

    def sizeHint(self) -> QSize:
        return QSize(MOST_SIDE, self.heightForWidth(MOST_SIDE))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.heightForWidth(80))

    def place(self) -> QRectF:
        """Rectangle of the map, in the middle."""
        height, across = self.amounts.shape
        scale = min(self._scale(self.width() - 2), (self.height() - 2) / height)
        return QRectF((self.width() - across * scale) / 2, 1, across * scale, height * scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(FADED if self.is_faded else 1.0)
        painter.drawImage(self.place(), self._image)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawRect(self.place().adjusted(-0.5, -0.5, 0.5, 0.5))

    def tooltip_at(self, at: QPoint) -> str:
        """Text on the pixel at this place, or an empty string."""
        place = self.place()
        if not place.contains(at):
            return ""
        height, across = self.amounts.shape
        row = min(int((at.y() - place.top()) / place.height() * height), height - 1)
        column = min(int((at.x() - place.left()) / place.width() * across), across - 1)
        amount = float(self.amounts[row, column])
        text = AmountFormat.of([float(np.abs(self.amounts).max())]).signed(amount)
        return tr("Pixel in row {row}, column {column}: {amount}", row=row, column=column, amount=text)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tooltip(event.globalPos(), self.tooltip_at(event.pos()), self)
            return True
        return super().event(event)
