"""How well probabilities fit, in words, and the temperature that makes them fit better."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.look.widgets.helpers import link_button, set_look, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel
from gui.look.words.translation import tr


class CalibrationWords(QWidget):
    """Brier score and calibration error, and what a temperature made of them.

    Attributes:
        figures, distance, temperature, stale: labels.
        fit, back: links that fit the temperature, and put it back to 1.
    """

    fit_wanted = Signal()
    """The temperature is to be fitted."""
    back_wanted = Signal()
    """The temperature is to be 1 again."""

    def __init__(self) -> None:
        super().__init__()
        self.figures = set_names(ElidedLabel(look="muted"), "calibration_figures", tr("Calibration"))
        self.figures.own_tooltip = tr(
            "ECE: expected calibration error, the mean distance between confidence and share of right rows "
            "in ten bins. Brier: mean squared error of the probabilities. Both are best at 0."
        )
        self.temperature = set_names(ElidedLabel(look="muted"), "temperature_words", tr("Temperature"))
        self.stale = set_names(PlainLabel(), "temperature_stale", tr("Temperature"))
        self.stale.setWordWrap(True)
        set_look(self.stale, "trouble_words")
        tip = tr(
            "One number that makes all probabilities less or more sure, fitted on the validation rows. Which "
            "class is the most probable stays."
        )
        self.fit = link_button(tr("Fit temperature"), "fit_temperature", tip, self.fit_wanted.emit)
        self.back = link_button(
            tr("Back to 1"),
            "temperature_back",
            tr("The probabilities as the network gives them"),
            self.back_wanted.emit,
        )
        layout = set_margins(QVBoxLayout(self), 0)
        for widgets in ((self.figures, self.fit), (self.temperature, self.back)):
            line = set_margins(QHBoxLayout(), 8)
            line.addStretch(1)
            for widget in widgets:
                line.addWidget(widget)
            layout.addLayout(line)
        layout.addWidget(self.stale)

    def show_figures(self, error: float, brier: float) -> None:
        """Show the figures of the probabilities that count."""
        self.figures.setText(tr("ECE {error} · Brier {brier}", error=f"{error:.3f}", brier=f"{brier:.3f}"))

    def show_temperature(self, temperature: float, before: float, after: float, *, is_stale: bool) -> None:
        """Show a temperature with the calibration error before and after it; whether the weights changed."""
        is_set = temperature != 1
        self.temperature.setVisible(is_set)
        self.back.setVisible(is_set)
        self.fit.setText(tr("Fit again") if is_set else tr("Fit temperature"))
        self.temperature.setText(
            tr(
                "temperature {temperature}: ECE {before} → {after}",
                temperature=f"{temperature:.3g}",
                before=f"{before:.3f}",
                after=f"{after:.3f}",
            )
        )
        self.stale.setVisible(is_set and is_stale)
        self.stale.setText(tr("It was fitted to other weights than those of now."))
