"""Figures of a regression in a row, in the units of the target."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from engine.evaluation.figures import NumberFigures
from gui.look.drawing.axis_ticks import axis_number
from gui.look.theme import number_font
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel
from gui.look.words.translation import tr


class FiguresStrip(QWidget):
    """R², mean, root mean squared and median error, each under its name.

    Attributes:
        values: labels of the figures, by the names of the fields of :class:`NumberFigures`.
        units: label that says in which units they are.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("number_figures")
        layout = set_margins(QGridLayout(self), 2)
        layout.setHorizontalSpacing(16)
        self.values: dict[str, PlainLabel] = {}
        for column, (key, name, tooltip) in enumerate(_figures()):
            caption = ElidedLabel(name, look="muted")
            caption.own_tooltip = tooltip
            value = set_names(PlainLabel("–"), f"figure_{key}", name, tooltip)
            value.setFont(number_font(13))
            layout.addWidget(caption, 0, column)
            layout.addWidget(value, 1, column)
            layout.setColumnStretch(column, 1)
            self.values[key] = value
        self.units = ElidedLabel(look="muted")
        layout.addWidget(self.units, 2, 0, 1, len(self.values))

    def show_figures(self, figures: NumberFigures, target: str, rows: int) -> None:
        """Show the figures of so many rows."""
        for key, label in self.values.items():
            value = getattr(figures, key)
            label.setText(f"{value:.3f}" if key == "r2" and abs(value) < 100 else axis_number(value))
        text = tr("Errors are in the units of {target}; rows: {rows}", target=target, rows=f"{rows:,}")
        self.units.setText(text)

    def clear(self) -> None:
        """Show dashes."""
        for label in self.values.values():
            label.setText("–")
        self.units.setText("")


def _figures() -> tuple[tuple[str, str, str], ...]:
    return (
        ("r2", "R²", tr("1 is perfect, 0 is no better than the mean, and it can fall below 0")),
        ("mae", "MAE", tr("Mean absolute error")),
        ("rmse", "RMSE", tr("Root of the mean squared error: large errors count more")),
        ("median_absolute_error", tr("Median error"), tr("Half of the rows have a smaller absolute error")),
    )
