"""Curve card: a plot under a line with its title at the left and its current values at the right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.look.drawing.axis_ticks import axis_number
from gui.look.theme import theme
from gui.look.widgets.helpers import link_button, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel, StillPlace, plain_tooltip
from gui.look.words.translation import tr
from gui.plots.curves.line import Line
from gui.plots.curves.plot_frame import paint_empty

if TYPE_CHECKING:
    from gui.plots.curves.curve_plot import CurvePlot  # loads pyqtgraph

SEPARATOR = "\u00a0\u00a0 "


class ValuesLabel(QLabel):
    """Values in the colours of their curves: with labels where there is room, else the numbers alone."""

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
        """Show ``(label, colour name, value)``; NaN values are left out. ``head`` says of when they are."""
        self._head = head
        self._values = [(w, color, axis_number(v)) for w, color, v in values if not math.isnan(v)]
        self.setToolTip(
            plain_tooltip("\n".join([tooltip, *(f"{label} {value}" for label, _, value in self._values)]))
        )
        self._fit()

    def _fit(self) -> None:
        """Show as much as there is room for: labels and values, the values, or the last value."""
        whole = [(label, color, f" {value}") for label, color, value in self._values]
        numbers = [(value, color, "") for _, color, value in self._values]
        head = [(self._head, "muted", "")] if self._head and self._values else []
        for parts in (head + whole, head + numbers, head + numbers[-1:]):
            plain = SEPARATOR.join(coloured + rest for coloured, _, rest in parts)
            if self.fontMetrics().horizontalAdvance(plain) <= self.width():
                break
        spans = [
            f"<span style='color: {theme.color(c).name()}'>{label}{rest if c == 'muted' else ''}</span>"
            f"{'' if c == 'muted' else rest}"
            for label, c, rest in parts
        ]
        self.setText(SEPARATOR.join(spans))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class EmptyPlot(QWidget):
    """Stand-in for a plot until it is made, which looks like one without curves."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.after_painting = QTimer(self, singleShot=True)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_empty(QPainter(self), QRectF(self.rect()), self.text)
        self.after_painting.start(0)


class CurveCard(QWidget):
    """Plot of the curves panel with its header.

    Making the plot loads pyqtgraph, so that waits until somebody asks for the plot.

    Attributes:
        planned_epochs: the x axis never grows beyond.
        is_log: whether the y axis is logarithmic.
    """

    painted = Signal()
    """The window shows the place of the plot, so there is time to make it."""
    copy_requested = Signal()
    """The menu's "Copy values as CSV"."""
    save_requested = Signal()
    """The menu's "Save picture"."""

    def __init__(self, name: str, empty_text: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_card")
        self.planned_epochs = math.inf
        self.is_log = self._is_score = self._is_greyed = False
        self._weights_epoch = self._shown_epoch = 0
        self._plot: CurvePlot | None = None
        self._empty = EmptyPlot(empty_text)
        self._empty.setObjectName(f"{name}_plot")
        self._empty.after_painting.timeout.connect(self.painted)
        self.title = PlainLabel()
        self.title.setProperty("look", "title")
        self.values = ValuesLabel(f"{name}_values")
        self.reset = link_button(
            tr("Reset view"),
            f"{name}_reset_view",
            tr("Show the whole curves again"),
            self._reset_view,
        )
        self.reset.hide()
        self.header = set_margins(QHBoxLayout(), 8, (4, 0, 10, 0))
        self.header.addWidget(self.title)
        self.header.addWidget(self.reset)
        self.header.addWidget(StillPlace(self.values), 1)
        self.header.addStrut(self.reset.sizeHint().height())  # as high without a link as with one
        self._layout = set_margins(QVBoxLayout(self), 2)
        self._layout.addLayout(self.header)
        self._layout.addWidget(self._empty, 1)

    @property
    def plot(self) -> CurvePlot:
        """The plot itself, made now if it was not needed before."""
        return self._plot or self.make_plot()

    def make_plot(self) -> CurvePlot:
        """Make the plot, unless it is there."""
        if self._plot is not None:
            return self._plot
        from gui.plots.curves.curve_plot import CurvePlot

        plot = CurvePlot(self._empty.text)
        set_names(plot, self._empty.objectName(), self._empty.accessibleName() or tr("Curves"))
        plot.begin(self.planned_epochs, self._is_score)
        plot.set_log(self.is_log)
        plot.mark_weights(self._weights_epoch)
        plot.mark_shown(self._shown_epoch)
        plot.set_greyed(self._is_greyed)
        plot.zoomed.connect(self.reset.setVisible)
        plot.copy_requested.connect(self.copy_requested)
        plot.save_requested.connect(self.save_requested)
        self._layout.replaceWidget(self._empty, plot)
        self._layout.activate()  # so that it has its size at once
        plot.show()
        self._empty.setParent(None)
        self._empty.deleteLater()
        self._plot = plot
        return plot

    def _reset_view(self) -> None:
        self.plot.reset_view()

    def set_title(self, title: str, tooltip: str = "") -> None:
        """Name what the curves show."""
        self.title.setText(title)
        self.title.setToolTip(plain_tooltip(tooltip))
        self._shown.setAccessibleName(tr("{quantity} over the epochs", quantity=title))

    @property
    def _shown(self) -> QWidget:
        return self._plot or self._empty

    def begin(self, planned_epochs: float, is_score: bool) -> None:
        """Empty the plot; the y axis of a score ends at 1."""
        self.planned_epochs, self._is_score = planned_epochs, is_score
        if self._plot is not None:
            self._plot.begin(planned_epochs, is_score)

    def show_lines(self, lines: Sequence[Line], best_epoch: int) -> None:
        """Draw these curves and mark the best epoch (0 for none)."""
        if self._plot is not None or any(line.has_values for line in lines):
            self.plot.show_lines(lines, best_epoch)

    def mark_weights(self, epoch: int) -> None:
        """Mark the epoch whose weights are in the network; 0 for none."""
        self._weights_epoch = epoch
        if self._plot is not None:
            self._plot.mark_weights(epoch)

    def mark_shown(self, epoch: int) -> None:
        """Mark the epoch whose weights are shown only; 0 for none."""
        self._shown_epoch = epoch
        if self._plot is not None:
            self._plot.mark_shown(epoch)

    def set_greyed(self, is_greyed: bool) -> None:
        """Draw the curves in their colours, or in grey."""
        self._is_greyed = is_greyed
        if self._plot is not None:
            self._plot.set_greyed(is_greyed)

    def set_log(self, is_log: bool) -> None:
        """Use a logarithmic y axis; values of 0 and below lie on its lower edge."""
        self.is_log = is_log
        if self._plot is not None:
            self._plot.set_log(is_log)

    def save(self, path: str) -> str:
        """Write the plot with its header as a PNG file; gives the sentence on whether it worked."""
        target = path if Path(path).suffix else f"{path}.png"
        if self.grab().save(target):
            return tr("Saved {path}.", path=target)
        return tr("{path} could not be written: choose another folder.", path=target)

    def fit_end(self) -> None:
        """Let the x axis end where the curves do, as for a run that has ended."""
        if self._plot is not None:
            self._plot.fit_end()
