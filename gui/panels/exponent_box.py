"""A field for numbers that people write with an exponent, such as a weight decay of 1e-4."""

from __future__ import annotations

import re

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget

from gui.look.widgets.fields import DecimalBox

PERHAPS_A_NUMBER = re.compile(r"\d*[.,]?\d*([eE][+-]?\d*)?")
"""A positive number, or the beginning of one."""

FIRST_STEP = 1e-4
"""Value of the first step up from 0, as no fraction of 0 would lead anywhere."""


class ExponentBox(DecimalBox):
    """Takes ``0.0001``, ``0,0001`` and ``1e-4``.

    A typed number counts once it is finished, since ``1e-4`` begins with a 1.
    """

    def __init__(self, minimum: float, maximum: float, decimals: int, parent: QWidget | None = None) -> None:
        super().__init__(minimum, maximum, decimals, parent)
        self.setGroupSeparatorShown(False)
        self.setKeyboardTracking(False)

    def textFromValue(self, value: float) -> str:
        return f"{value:.7g}"

    def valueFromText(self, text: str) -> float:
        return float(text.replace(",", "."))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        if not PERHAPS_A_NUMBER.fullmatch(text):
            return QValidator.State.Invalid, text, position
        try:
            is_possible = self.minimum() <= self.valueFromText(text) <= self.maximum()
        except ValueError:
            is_possible = False
        state = QValidator.State.Acceptable if is_possible else QValidator.State.Intermediate
        return state, text, position

    def stepBy(self, steps: int) -> None:
        if self.value() == 0 and steps > 0:
            self.setValue(FIRST_STEP)
        else:
            super().stepBy(steps)
