"""Labels of a number map: its name, what lies in which direction, and a text on each number."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF

from engine.common.arrays import Index
from engine.common.messages import number_text
from gui.look.drawing.formulas import Formula, formula
from gui.look.theme import number_font, theme
from gui.look.words.translation import tr
from gui.stepping.numbers.sheet import Sheet, dimensions
from gui.stepping.numbers.sheet_image import SheetImage, count_label
from gui.stepping.words.key_texts import key_text

NAME_SIZE = 14.0
"""Pixels of the letters of the name."""


class MapLabels:
    """Texts of a heat map of one quantity.

    Args:
        sheet: how the quantity lies.
        transposed: whether the formula has its transpose.
        row_names: of the rows of the batch.
        hint: what a click does; empty where nothing.
    """

    def __init__(self, sheet: Sheet, transposed: bool, row_names: tuple[str, ...], hint: str) -> None:
        self.sheet, self.transposed = sheet, transposed
        self._row_names, self._hint = row_names, hint

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape as the formula has it."""
        if self.sheet.is_pictures:
            return self.sheet.shape[1:]
        if self.sheet.form == "kernels":
            return self.sheet.shape
        shape = self.sheet.lines, self.sheet.columns
        return shape[::-1] if self.transposed else shape

    @property
    def is_mosaic(self) -> bool:
        """True if it has tiles instead of lines and columns."""
        return self.sheet.is_pictures or self.sheet.form == "kernels"

    def accessible(self, picture: SheetImage | None) -> str:
        """The name for screen readers, and the tooltip beside the numbers."""
        shape = dimensions(self.shape)
        if picture is None:
            return tr("{name}, {shape}, not computed yet", name=self.sheet.key.text, shape=shape)
        return tr("Heat map of {name}, {shape}", name=self.sheet.key.text, shape=shape)

    def name(self, is_known: bool) -> Formula:
        """The formula below; paler until the quantity is computed."""
        known = "text" if is_known else "muted"
        latex = self.sheet.key.latex_of(transposed=self.transposed)
        return formula(latex, NAME_SIZE, theme.color(known).name())

    def _axis_labels(self) -> tuple[str, str]:
        """Labels of the lines and of the columns, with how many there are."""
        if self.is_mosaic:
            return "", ""
        pairs = [
            (count_label(count, word) if word and count > 1 else word)
            for count, word in (
                (self.sheet.lines, self.sheet.down_word),
                (self.sheet.columns, self.sheet.across_word),
            )
        ]
        down, across = reversed(pairs) if self.transposed else pairs
        return down, across

    def _plain_down_label(self) -> str:
        """Count of the lines, without a note on the sampling."""
        sheet = self.sheet
        if self.transposed:
            return tr("{count:,} {things}", count=sheet.columns, things=sheet.across_word)
        return tr("{count:,} {things}", count=sheet.lines, things=sheet.down_word)

    def across(self) -> str:
        """Label above: what lies beside one another."""
        if not self.is_mosaic:
            return self._axis_labels()[1]
        return (
            tr("{shape} of one row", shape=dimensions(self.shape))
            if self.sheet.is_pictures
            else dimensions(self.shape)
        )

    def down(self, room: float) -> str:
        """Label at the side; the sampling, which is said over the maps too, only where there is room."""
        down = self._axis_labels()[0]
        fits = QFontMetricsF(number_font(8)).horizontalAdvance(down) <= room
        return down if fits or not down else self._plain_down_label()

    @staticmethod
    def bar_numbers(picture: SheetImage, *, is_narrow: bool) -> tuple[str, str]:
        """The numbers at the ends of the colour bar; a narrow map has one for both of the diverging map."""
        low, high = number_text(picture.low), number_text(picture.high)
        return (f"±{high.lstrip('+')}", "") if picture.is_signed and is_narrow else (low, high)

    def tooltip(self, picture: SheetImage, index: Index) -> str:
        """The tooltip of a number."""
        lines = (*self._facts(picture, index), picture.sampling, self._hint)
        return "\n".join(line for line in lines if line)

    def line(self, picture: SheetImage, index: Index) -> str:
        """The same without hints, on one line."""
        return "   ".join(line for line in self._facts(picture, index) if line)

    def _facts(self, picture: SheetImage, index: Index) -> tuple[str, str]:
        """The number, and what it is the number of."""
        row = index[0] if self.sheet.form == "batch" else None
        name = self._row_names[row] if row is not None and row < len(self._row_names) else ""
        value = f"{picture.value(index):.7g}"
        return f"{key_text(self.sheet.key)} = {value}", self.sheet.place_name(index, name)
