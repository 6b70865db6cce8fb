"""Lines of text and numbers, each in a font of its own."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QLabel, QSizePolicy

from engine.common.messages import number_text
from gui.look.theme import interface_font, number_font
from gui.look.words.marked_letters import FAMILY, unmarked

BEGIN, END = "\ue000", "\ue001"
"""Marks around a number inside of a text: letters that no text has."""


def as_number(text: str) -> str:
    """The same text, marked as a number for :class:`NumberLines`."""
    return f"{BEGIN}{text}{END}"


def without_marks(text: str) -> str:
    """Text without the marks that :func:`as_number` puts around numbers."""
    return text.replace(BEGIN, "").replace(END, "")


def line_of(text: str, value: float) -> str:
    """A line that says what a number is, and the number."""
    return f"{text} = {as_number(number_text(value))}"


class NumberLines(QLabel):
    """Text in the font of the interface, and what is marked as a number in that of the numbers.

    In one font for both, Qt takes the digits beside Hangul from the Korean font, and those of a column or
    even of a single number are no longer equally wide.
    """

    def __init__(self, size: float, bold: bool = False, look: str = "") -> None:
        super().__init__()
        self._text = ""
        self._size, self._bold = size, bold
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setFont(interface_font(size, bold))
        if look:
            self.setProperty("look", look)

    def text(self) -> str:
        """Text as a reader sees it."""
        return unmarked(without_marks(self._text))

    def setText(self, text: str) -> None:
        """Show these lines; what stands between the marks of :func:`as_number` is a number."""
        self._text = text
        super().setText(self._rich(text))
        self.setAccessibleDescription(self.text())

    def _rich(self, text: str) -> str:
        font = number_font(self._size)
        weight = "bold" if self._bold else "normal"
        families = f"font-family: '{QFontInfo(font).family()}', '{FAMILY}'"
        style = f"{families}; font-size: {self._size}pt; font-weight: {weight}"
        rich = html.escape(text).replace("\n", "<br>")
        return rich.replace(BEGIN, f'<span style="{style}">').replace(END, "</span>")
