"""Heat strip: the numbers of one row of a quantity as a thin line of colours, to see a product change."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.common.arrays import Array
from engine.common.messages import size_text
from engine.core.layers.shared.base import Names
from gui.look.drawing.heatmap_image import sampled_indices
from gui.look.drawing.number_image import NumberImage
from gui.look.theme import number_font, theme
from gui.look.widgets.plain_text import show_tooltip
from gui.look.words.translation import tr
from gui.stepping.numbers.sheet import levels

HEIGHT, MARK = 11, 5
"""Pixels of the colours, and of the mark of the chosen number over them."""

WIDEST_CELL = 26
LABEL = 66
"""Pixels of a cell at most, and of the largest number at the right."""


class HeatStrip(QWidget):
    """Numbers side by side on the diverging map, the largest written at the right.

    Args:
        values: the numbers, in any shape.
        word: what one of them is, such as "unit".
        chosen: which one is marked, or None.
        names: what each is called where features and classes name them, in the shape of ``values``.
    """

    def __init__(
        self, values: Array, word: str, chosen: int | None = None, names: Names | None = None
    ) -> None:
        super().__init__()
        self.values = np.asarray(values, np.float64).ravel()
        self._word, self._chosen = word, chosen
        self._names = names.ravel() if names is not None else None
        places = sampled_indices(self.values.size)
        self._picture = NumberImage.matrix(sampled_indices(1), places, is_signed=True)
        self._limit = levels(self.values, signed=True)[1]
        self.setFixedHeight(HEIGHT + MARK + 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            tr("{count:,} numbers up to {size}", count=self.values.size, size=size_text(self._limit))
        )
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._picture.paint(self.values[None, :], -self._limit, self._limit)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT + MARK + 2)

    @property
    def image_rect(self) -> QRectF:
        """Place of the colours."""
        room = self.width() - LABEL
        return QRectF(0, MARK, min(room, WIDEST_CELL * self._picture.size[0]), HEIGHT)

    def place_at(self, x: float) -> int | None:
        """Index of the number at a place of the widget."""
        image = self.image_rect
        index = self._picture.index_in(image, QPointF(x, image.center().y()))
        return None if index is None else index[1]

    def tooltip_at(self, place: int) -> str:
        """The tooltip of a number."""
        name = str(self._names[place]) if self._names is not None else ""
        return f"{name or f'{self._word} {place + 1}'}: {self.values[place]:.7g}"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        image = self.image_rect
        painter.drawImage(image, self._picture.image)
        painter.setPen(theme.color("border"))
        painter.drawRect(image.adjusted(-0.5, -0.5, -0.5, -0.5))
        painter.setPen(theme.color("muted"))
        painter.setFont(number_font(8))
        text = f"±{size_text(self._limit)}"
        right = QRectF(self.width() - LABEL + 4, MARK - 2, LABEL - 4, HEIGHT + 4)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        if self._chosen is not None:
            cell = self._picture.rect_of((0, self._chosen))
            if cell is not None:
                self._paint_mark(painter, image, image.width() * cell.center().x() / self._picture.size[0])

    @staticmethod
    def _paint_mark(painter: QPainter, image: QRectF, x: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("text"), 0.5))
        painter.setBrush(theme.color("text"))
        top = image.top() - 0.5
        painter.drawPolygon(
            QPolygonF([QPointF(x, top), QPointF(x - 3, top - MARK + 1), QPointF(x + 3, top - MARK + 1)])
        )

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self.place_at(event.x())
            show_tooltip(event.globalPos(), "" if place is None else self.tooltip_at(place), self)
            return True
        return super().event(event)
