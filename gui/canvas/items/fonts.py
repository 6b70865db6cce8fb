"""The fonts on cards, sized in canvas units, since the cards around them are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from gui.look.theme import interface_font, number_font

LEAST_ZOOM_OF_TEXT = 0.85
"""Zoom below which texts shrink no further, as long as they fit on the cards."""
MOST_ZOOM_OF_TEXT = 1.15
"""Zoom above which texts grow no further, so that pictures get the room."""
MOST_SCALE = 1.6
TEXTS_KEPT = 4096
"""Texts whose width is remembered: measuring those of a large drawing takes longer than painting them."""
LEAST_SCALE, LEAST_SHARE = 0.8, 0.65
"""Least scale of a font, at all and of the size it should have, before texts are cut."""


@dataclass(frozen=True, slots=True)
class CardFont:
    """Font of the cards.

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

    def at(self, scale: float) -> CardFont:
        """The same font, larger."""
        return _scaled(self, scale)

    def width(self, text: str) -> float:
        """Width of a line of text."""
        return _width(self, text)

    def fits(self, text: str, width: float) -> bool:
        """True if ``text`` needs no more than ``width``."""
        return _width(self, text) <= width

    def fitting(self, texts: tuple[str, ...], width: float) -> str:
        """The first of ``texts``, longest first, that fits; if none does, the last one cut."""
        whole = next((text for text in texts if self.fits(text, width)), None)
        return whole if whole is not None else self.elided(texts[-1], width)

    def down_to(self, scale: float, text: str, width: float) -> CardFont:
        """Shrink this font at ``scale`` as far as ``text`` needs for ``width``, within narrow bounds."""
        return _shrunk(self, scale, text, width)

    def elided(self, text: str, width: float) -> str:
        """``text``, cut with an ellipsis where it is wider than ``width``."""
        return text if self.fits(text, width) else _elided(self, text, width)


def text_scale(zoom: float) -> float:
    """Scale, in canvas units, by which texts grow when the drawing is small, and shrink when it is large."""
    return min(max(1.0, min(MOST_SCALE, LEAST_ZOOM_OF_TEXT / zoom)), MOST_ZOOM_OF_TEXT / zoom)


@cache
def _font(wanted: CardFont) -> QFont:
    font = number_font() if wanted.digits else interface_font(bold=wanted.bold)
    font.setPixelSize(wanted.pixels)
    return font


@lru_cache(TEXTS_KEPT)
def _width(font: CardFont, text: str) -> float:
    return QFontMetricsF(font.font()).horizontalAdvance(text)


@lru_cache(TEXTS_KEPT)
def _scaled(font: CardFont, scale: float) -> CardFont:
    return replace(font, pixels=round(font.pixels * scale))


@lru_cache(TEXTS_KEPT)
def _shrunk(font: CardFont, scale: float, text: str, width: float) -> CardFont:
    least = max(LEAST_SCALE, LEAST_SHARE * scale)
    while scale > least and not font.at(scale).fits(text, width):
        scale = max(least, scale - 0.05)
    return font.at(scale)


@lru_cache(TEXTS_KEPT)
def _elided(font: CardFont, text: str, width: float) -> str:
    return QFontMetricsF(font.font()).elidedText(text, Qt.TextElideMode.ElideRight, width)


NAME = CardFont(14, bold=True)
NUMBERS = CardFont(11, digits=True)
CAPTION = CardFont(12, digits=True)
OTHER_TEXT = CardFont(12)
"""Fonts of the name, of the line under it, of the symbol under the card, of other texts."""
