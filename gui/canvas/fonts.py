"""The fonts on cards, sized in canvas units, since the cards around them are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from gui.theme import interface_font, number_font


@dataclass(frozen=True, slots=True)
class CardFont:
    """One font of the cards.

    Attributes:
        pixels: height in canvas units.
        bold: whether it is bold.
        digits: whether all its letters are equally wide.
    """

    pixels: int
    bold: bool = False
    digits: bool = False

    def font(self) -> QFont:
        """The font itself."""
        return _font(self)

    def fits(self, text: str, width: float) -> bool:
        """Whether ``text`` needs no more than ``width``."""
        return QFontMetricsF(self.font()).horizontalAdvance(text) <= width

    def elided(self, text: str, width: float) -> str:
        """``text``, cut with an ellipsis where it is wider than ``width``."""
        return QFontMetricsF(self.font()).elidedText(text, Qt.TextElideMode.ElideRight, width)


@cache
def _font(wanted: CardFont) -> QFont:
    font = number_font() if wanted.digits else interface_font(bold=wanted.bold)
    font.setPixelSize(wanted.pixels)
    return font


NAME = CardFont(14, bold=True)
NUMBERS = CardFont(11, digits=True)
CAPTION = CardFont(12, digits=True)
WORDS = CardFont(12)
"""The fonts: of the name, of the line under it, of the symbol under the card, of other words."""
