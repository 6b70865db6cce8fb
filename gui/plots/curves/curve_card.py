"""Curve card: a plot under a line with its title at the left and its current values at the right."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.look.theme import theme
from gui.look.widgets.helpers import link_button, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel, plain_tooltip
from gui.look.words.translation import tr
from gui.plots.axis_ticks import axis_number
from gui.plots.curves.curve_plot import CurvePlot

SEPARATOR = "\u00a0\u00a0 "


class ValuesLabel(QLabel):
    """Values in the colours of their curves: with words where there is room, else the numbers alone."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setProperty("look", "number")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._values: list[tuple[str, str, str]] = []
        self._head = ""

    def show_values(self, values: Sequence[tuple[str, str, float]], tooltip: str, head: str = "") -> None:
        """Show ``(words, colour name, value)``; NaN values are left out. ``head`` says of when they are."""
        self._head = head
        self._values = [(w, color, axis_number(v)) for w, color, v in values if not math.isnan(v)]
        self.setToolTip(
            plain_tooltip("\n".join([tooltip, *(f"{words} {value}" for words, _, value in self._values)]))
        )
        self._fit()

    def _fit(self) -> None:
        """Show as much as there is room for: words and values, the values, or the last value."""
        whole = [(words, color, f" {value}") for words, color, value in self._values]
        numbers = [(value, color, "") for _, color, value in self._values]
        head = [(self._head, "muted", "")] if self._head and self._values else []
        for parts in (head + whole, head + numbers, head + numbers[-1:]):
            plain = SEPARATOR.join(coloured + rest for coloured, _, rest in parts)
            if self.fontMetrics().horizontalAdvance(plain) <= self.width():
                break
        spans = [
            f"<span style='color: {theme.color(c).name()}'>{words}{rest if c == 'muted' else ''}</span>"
            f"{'' if c == 'muted' else rest}"
            for words, c, rest in parts
        ]
        self.setText(SEPARATOR.join(spans))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class CurveCard(QWidget):
    """One of the plots of the curves panel with its header."""

    def __init__(self, name: str, empty_words: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_card")
        self.plot = CurvePlot(empty_words)
        set_names(self.plot, f"{name}_plot", tr("Curves"))
        self.title = PlainLabel()
        self.title.setProperty("look", "title")
        self.values = ValuesLabel(f"{name}_values")
        self.reset = link_button(
            tr("Reset view"), f"{name}_reset_view", tr("Show the whole curves again"), self.plot.reset_view
        )
        self.reset.hide()
        self.plot.zoomed.connect(self.reset.setVisible)
        self.header = set_margins(QHBoxLayout(), 8, (4, 0, 10, 0))
        self.header.addWidget(self.title)
        self.header.addWidget(self.reset)
        self.header.addWidget(self.values, 1)
        self.header.addStrut(self.reset.sizeHint().height())  # as high without a link as with one
        layout = set_margins(QVBoxLayout(self), 2)
        layout.addLayout(self.header)
        layout.addWidget(self.plot, 1)

    def set_title(self, words: str, tooltip: str = "") -> None:
        """Name what the curves show."""
        self.title.setText(words)
        self.title.setToolTip(plain_tooltip(tooltip))
        self.plot.setAccessibleName(tr("{quantity} over the epochs", quantity=words))
