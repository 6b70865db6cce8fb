"""A field for a threshold, which may be none."""

from __future__ import annotations

from PySide6.QtCore import Signal

from gui.evaluate.curves.threshold_strip import MIDDLE
from gui.look.widgets.fields import DecimalBox
from gui.look.widgets.helpers import letters_wide, set_names
from gui.look.words.translation import tr

NONE = -1.0
"""Value of the field that stands for no threshold."""


class ThresholdField(DecimalBox):
    """A probability, or a dash."""

    chosen = Signal(float)
    """The user set this threshold."""
    removed = Signal()
    """The user wants none."""

    def __init__(self) -> None:
        super().__init__(NONE, 1.0, 4)
        set_names(
            self,
            "threshold",
            tr("Threshold"),
            tr("Rows of at least this probability are taken for the class"),
        )
        self.setSpecialValueText("–")
        self.setStepType(self.StepType.DefaultStepType)
        self.setSingleStep(0.01)
        self.setFixedWidth(letters_wide(self, 6) + 34)
        self.valueChanged.connect(self._tell)

    def show_threshold(self, threshold: float | None) -> None:
        """Show a threshold, or that there is none."""
        self.show_value(NONE if threshold is None else threshold)

    def stepBy(self, steps: int) -> None:
        if self.value() < 0:
            self.setValue(MIDDLE)
        else:
            self.setValue(max(self.value() + steps * self.singleStep(), 0.0))

    def _tell(self, value: float) -> None:
        if value < 0:
            self.removed.emit()
        else:
            self.chosen.emit(value)
