"""Section on numbers that are predicted: figures, and plots in which rows are chosen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from engine.common.arrays import Indices
from engine.evaluation.diagnostics.residuals import Residuals
from engine.evaluation.judged import Judged
from gui.evaluate.numbers.figures_strip import FiguresStrip
from gui.evaluate.numbers.plot import NOTHING, Plot
from gui.evaluate.numbers.quantile_plot import QuantilePlot
from gui.evaluate.numbers.residual_histogram import ResidualHistogram
from gui.evaluate.numbers.scatter import PredictedActualPlot, ResidualPlot
from gui.look.widgets.helpers import set_look, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel
from gui.look.words.translation import tr


class NumbersSection(QWidget):
    """Figures above four plots of the same rows.

    Attributes:
        figures: the figures.
        scatter, residual_plot, histogram, quantiles: the plots.
        chosen: places among the judged rows that are ringed.
    """

    rows_chosen = Signal(object, str)
    """Places among the judged rows that the user chose, and what they are; None when it was taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("numbers_section")
        self.chosen: Indices = NOTHING
        self._judged: Judged | None = None
        self._residuals: Residuals | None = None
        titles = tr("Predicted and actual"), tr("Residuals"), tr("How residuals are spread"), tr("Q-Q plot")
        self.figures = FiguresStrip()
        self.scatter = PredictedActualPlot("predicted_actual_plot", titles[0])
        self.residual_plot = ResidualPlot("residual_plot", titles[1])
        self.histogram = ResidualHistogram("residual_histogram", titles[2])
        self.quantiles = QuantilePlot("quantile_plot", titles[3])
        self._notes = [_note() for _ in titles]
        self._left_out = set_names(PlainLabel(), "rows_left_out", tr("Rows that are not drawn"))
        self._left_out.setWordWrap(True)
        set_look(self._left_out, "trouble_words")
        for plot in self._plots:
            plot.picked.connect(self._choose)
            plot.cleared.connect(self._clear_choice)
        self._lay_out(titles)
        self.show_nothing()

    @property
    def _plots(self) -> tuple[Plot, ...]:
        return self.scatter, self.residual_plot, self.histogram, self.quantiles

    def _lay_out(self, titles: tuple[str, ...]) -> None:
        grid = set_margins(QGridLayout(), 4)
        grid.setHorizontalSpacing(18)
        for place, (title, plot, note) in enumerate(zip(titles, self._plots, self._notes, strict=True)):
            line, column = divmod(place, 2)
            grid.addWidget(ElidedLabel(title, look="title"), 4 * line, column)
            grid.addWidget(plot, 4 * line + 1, column)
            grid.addWidget(note, 4 * line + 2, column)
            grid.setRowMinimumHeight(4 * line + 3, 10)
            grid.setRowStretch(4 * line + 1, 1)
            grid.setColumnStretch(column, 1)
        layout = set_margins(QVBoxLayout(self), 12)
        layout.addWidget(self.figures)
        layout.addWidget(self._left_out)
        layout.addLayout(grid, 1)

    # What is shown

    def show_judged(self, judged: Judged, residuals: Residuals | None = None) -> None:
        """Show the answers to these rows of a regression; what was chosen of the same rows stays.

        ``residuals`` are those of its answers, where they are there already: many rows take long.
        """
        if judged is self._judged:
            return
        found = Residuals.of(judged.answers) if residuals is None else residuals
        before, self._judged, self._residuals = self._judged, judged, found
        if before is None or before.part != judged.part or not np.array_equal(before.rows, judged.rows):
            self.chosen = NOTHING
        target = judged.answers.task.target
        self.figures.show_figures(found.figures, target, len(judged))
        for plot in self._plots:
            plot.show_residuals(found, judged.rows, target)
        self._write_notes()
        self._show_left_out(len(judged) - len(found))
        self.show_chosen(self.chosen)

    def show_nothing(self) -> None:
        """Show no rows, as where none were judged yet."""
        self._judged = self._residuals = None
        self.chosen = NOTHING
        for plot in self._plots:
            plot.clear()
        self.figures.clear()
        self._show_left_out(0)
        self._write_notes()

    def show_chosen(self, chosen: Indices) -> None:
        """Ring these places among the judged rows, as after a choice elsewhere on the page."""
        self.chosen = chosen
        if self._residuals is not None:
            ringed = np.flatnonzero(np.isin(self._residuals.places, chosen))
            for plot in self._plots:
                plot.show_chosen(ringed)

    def _show_left_out(self, count: int) -> None:
        self._left_out.setVisible(count > 0)
        text = tr("Predictions that are no finite numbers, and so are not drawn: {count}", count=f"{count:,}")
        self._left_out.setText(text)

    def _write_notes(self) -> None:
        texts = [
            tr("On the line, a prediction is right."),
            tr(
                "Good is an even band around the line. A bend was not learnt; a funnel means that errors "
                "grow with the prediction."
            ),
            tr("Left of 0 a prediction was too high, right of 0 too low."),
            tr("On the line, errors are spread normally; ends that leave it are large errors."),
        ]
        if self.scatter.is_density:
            rows = f"{len(self.scatter.residuals or ()):,}"
            said = tr("{rows} rows as density: the brighter a cell, the more of them lie in it.", rows=rows)
            texts[0] = f"{texts[0]} {said}"
        for note, text in zip(self._notes, texts, strict=True):
            if note.text() != text:
                note.setText(text)

    # What the user does

    def _choose(self, places: Indices, title: str, adds: bool) -> None:
        if self._residuals is None:
            return
        found = self._residuals.places[places]
        if adds and len(self.chosen):
            found = np.union1d(self.chosen, found)
            title = tr("what is chosen")
        self.show_chosen(found)
        self.rows_chosen.emit(found, title)

    def _clear_choice(self) -> None:
        self.show_chosen(NOTHING)
        self.rows_chosen.emit(None, "")


def _note() -> PlainLabel:
    """A sentence below a plot on what to look for."""
    label = PlainLabel()
    label.setWordWrap(True)
    label.setProperty("look", "muted")
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label
