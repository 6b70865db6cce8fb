"""The words around the pictures of a layer's units: its name and shape above them, notes below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from gui.canvas.items.card_texts import Badge
from gui.canvas.items.fonts import NAME, NUMBERS, CardFont
from gui.look.theme import theme

NOTE = CardFont(11)
WIDTH = 140.0
"""Font of the notes, and most room for the words, which may reach over the lines on the right."""
NAME_HEIGHT, LINE_HEIGHT, GAP = 18.0, 15.0, 11.0
"""Heights of the lines at text scale 1, and the gap to the pictures, wide enough for a frame around them."""


MOST_NOTES = 3
"""Lines below the pictures: trouble, units left out, weights left out."""


class UnitHeader:
    """Words around a column of pictures.

    Attributes:
        name: of the layer.
        subtitles: the line below it, longest form first.
        notes: what is left out, each in a line below the pictures.
        badge: the health of the layer, said below them where it is not good.
        text_scale: of all words.
    """

    def __init__(self) -> None:
        self.name = ""
        self.subtitles: tuple[str, ...] = ("",)
        self.notes: tuple[str, ...] = ()
        self.badge: Badge | None = None
        self.text_scale = 1.0

    @property
    def lines_below(self) -> list[tuple[str, str]]:
        """The lines below the pictures, with the palette names of their colours."""
        is_trouble = self.badge is not None and not self.badge.is_good
        trouble = [(self.badge.texts[0], "trouble")] if is_trouble and self.badge is not None else []
        return trouble + [(note, "muted") for note in self.notes]

    def above(self, column: QRectF) -> QRectF:
        """Where name and shape stand above the pictures at ``column``."""
        height = (NAME_HEIGHT + LINE_HEIGHT) * self.text_scale
        return QRectF(column.left(), column.top() - GAP - height, max(WIDTH, column.width()), height)

    def below(self, column: QRectF) -> QRectF:
        """Where notes may stand below the pictures; room for all, so that nothing moves for one."""
        height = LINE_HEIGHT * self.text_scale * MOST_NOTES
        return QRectF(column.left(), column.bottom() + GAP, max(WIDTH, column.width()), height)

    def paint(self, painter: QPainter, column: QRectF) -> None:
        """Write the words around the pictures at ``column``."""
        scale, middle = self.text_scale, Qt.AlignmentFlag.AlignVCenter
        above = self.above(column)
        name = " ".join(self.name.split())
        line = QRectF(above.left(), above.top(), above.width(), NAME_HEIGHT * scale)
        font = NAME.down_to(scale, name, line.width())
        painter.setFont(font.font())
        painter.setPen(theme.color("text"))
        painter.drawText(line, middle, font.elided(name, line.width()))
        font = NUMBERS.at(scale)
        painter.setFont(font.font())
        painter.setPen(theme.color("muted"))
        line = QRectF(above.left(), line.bottom(), above.width(), LINE_HEIGHT * scale)
        painter.drawText(line, middle, font.fitting(self.subtitles, line.width()))
        line = QRectF(self.below(column).topLeft(), line.size())
        for text, color in self.lines_below:
            font = NOTE.down_to(scale, text, line.width())
            painter.setFont(font.font())
            painter.setPen(theme.color(color))
            painter.drawText(line, middle, font.elided(text, line.width()))
            line.translate(0, line.height())
