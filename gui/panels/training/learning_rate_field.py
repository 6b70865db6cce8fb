"""The learning rate as a number that can be typed and a slider on a logarithmic scale."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSlider, QWidget

from gui.look.widgets.fields import leave_undo_to_window
from gui.look.widgets.helpers import letters_wide, set_margins, set_names
from gui.look.words.translation import tr

LOWEST_EXPONENT, HIGHEST_EXPONENT = -5, 0
"""The slider goes from 1e-5 to 1; more can be typed."""
STEPS_PER_DECADE = 20
TYPED_RANGE = (1e-8, 100.0)
"""Range that can be typed; the same bounds as those of a project file."""
BARE_LETTERS, FRAMED_LETTERS = 6, 8
"""Width of the number, in digits of its font."""


def parse_rate(text: str) -> float | None:
    """The number in a text such as ``0.01``, ``1e-3`` or ``0,01``; None if it is not a possible rate."""
    try:
        rate = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return rate if math.isfinite(rate) and TYPED_RANGE[0] <= rate <= TYPED_RANGE[1] else None


def rate_text(rate: float) -> str:
    """A rate as it is shown: ``0.010``, ``0.0002``, ``1e-05``, ``100``."""
    return f"{rate:.3f}" if 0.001 <= rate < 10 and round(rate, 3) == rate else f"{rate:.4g}"


class CalmSlider(QSlider):
    """A slider that ignores the wheel until it has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class LearningRateField(QWidget):
    """A number field and a slider that show the same rate.

    A typed number counts once it is finished, since the beginning of ``1e-3`` is a rate of 1, which
    would ruin a network that is being trained.

    Args:
        prefix: of the objectNames ``learning_rate`` and ``learning_rate_slider``.
        framed: whether the number looks like the other fields of a form, instead of plain text in a bar.
    """

    changed = Signal(float)
    """The user chose this rate."""
    gesture_ended = Signal()
    """The field was left or the slider let go."""

    def __init__(self, prefix: str = "", framed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rate = 0.01
        label = tr("Learning rate")
        self.text = set_names(
            QLineEdit(),
            f"{prefix}learning_rate",
            label,
            tr("Size of an update, such as 0.01 or 1e-3; changes at once"),
        )
        self.text.setProperty("look", "" if framed else "bare")
        self.text.setFixedWidth(letters_wide(self.text, FRAMED_LETTERS if framed else BARE_LETTERS) + 10)
        self.text.setTextMargins(-2 if framed else 0, 0, 0, 0)  # in line with the numbers of the other fields
        self.text.editingFinished.connect(self._on_text)
        leave_undo_to_window(self.text, self.text.isModified)
        self.slider = CalmSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(LOWEST_EXPONENT * STEPS_PER_DECADE, HIGHEST_EXPONENT * STEPS_PER_DECADE)
        self.slider.setPageStep(STEPS_PER_DECADE)
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.slider.setMinimumWidth(34)
        if not framed:
            self.slider.setMaximumWidth(76)
        set_names(
            self.slider,
            f"{prefix}learning_rate_slider",
            label,
            tr("Learning rate from 1e-5 to 1, logarithmic"),
        )
        self.slider.valueChanged.connect(self._on_slider)
        self.slider.sliderReleased.connect(self.gesture_ended)
        self.setFocusProxy(self.text)
        layout = set_margins(QHBoxLayout(self), 8 if framed else 4)
        layout.addWidget(self.text)
        layout.addWidget(self.slider, 1)
        self._show()

    def show_rate(self, rate: float) -> None:
        """Show a rate without telling anybody."""
        if rate != self._rate:
            self._rate = rate
            self._show()

    def _show(self) -> None:
        self.text.setText(rate_text(self._rate))
        if not self.slider.isSliderDown():
            self.slider.blockSignals(True)
            self.slider.setValue(round(STEPS_PER_DECADE * math.log10(self._rate)))
            self.slider.blockSignals(False)

    def _choose(self, rate: float) -> None:
        if rate != self._rate:
            self._rate = rate
            self._show()
            self.changed.emit(rate)

    def _on_text(self) -> None:
        if self.text.text() == rate_text(self._rate):
            return  # left as it was: what is shown may be rounded
        rate = parse_rate(self.text.text())
        if rate is None:
            self._show()
        else:
            self._choose(rate)
        self.gesture_ended.emit()

    def _on_slider(self, place: int) -> None:
        self._choose(float(f"{10 ** (place / STEPS_PER_DECADE):.2g}"))
        if not self.slider.isSliderDown():
            self.gesture_ended.emit()
