"""Result of the last run, for as long as it is there: why it ended, whose weights, and their figures."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from engine.training.metrics import Scores
from engine.training.state.run_result import PARTS, RunResult
from gui.look.widgets.helpers import set_look, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel
from gui.look.words.translation import tr, tr_message

FIGURES = ("loss", "accuracy", "r2", "mae", "rmse")
"""Figures of :class:`Scores`, in the order of their columns."""


def part_label(part: str) -> str:
    """The name of a part of the split."""
    return {"train": tr("train"), "validation": tr("validation"), "test": tr("test")}[part]


def figure_label(name: str) -> str:
    """The head of the column of a figure."""
    labels = {"loss": tr("loss"), "accuracy": tr("accuracy"), "r2": "R²", "mae": "MAE", "rmse": "RMSE"}
    return labels[name]


@dataclass(frozen=True, slots=True)
class ShownResult:
    """A result, and how it stands to what is shown.

    Attributes:
        result: what a run came to.
        data: the table and the target that it was trained on, as a phrase.
        outdated: why it is not that of the network as it is now, a sentence; empty where it is.
    """

    result: RunResult
    data: str
    outdated: str = ""


class ResultSection(QWidget):
    """Hidden while no run has finished; in grey where the result is not that of the network as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "result_section", tr("Result"))
        self._shown: ShownResult | None = None
        title = PlainLabel(tr("Result"))
        title.setProperty("look", "title")
        self.sentence, self.note = PlainLabel(), PlainLabel()
        for label, name in ((self.sentence, "result_sentence"), (self.note, "result_note")):
            label.setObjectName(name)
            label.setWordWrap(True)
        self.note.setProperty("look", "muted")
        self.data = ElidedLabel(look="muted")
        self.data.setObjectName("result_data")
        self.grid = set_margins(QGridLayout(), 2)
        self.grid.setHorizontalSpacing(10)
        layout = set_margins(QVBoxLayout(self), 6)
        layout.addWidget(title)
        layout.addWidget(self.data)
        layout.addWidget(self.sentence)
        layout.addLayout(self.grid)
        layout.addWidget(self.note)
        self.hide()

    def show_result(self, shown: ShownResult | None) -> None:
        """Show this result, or none."""
        if shown == self._shown:
            return
        self._shown = shown
        self.setVisible(shown is not None)
        if shown is None:
            return
        self.data.setText(shown.data)
        self.sentence.setText(tr_message(shown.result.message))
        set_look(self.sentence, "muted" if shown.outdated else "")
        epoch = f"{shown.result.weights_epoch:,}"
        of_weights = tr("Figures of the weights of epoch {epoch}", epoch=epoch)
        self.note.setText(shown.outdated or of_weights)
        self.note.setToolTip(
            tr("Measured after the end, without dropout; the curves are measured while training goes on")
        )
        self._fill(shown.result, "muted" if shown.outdated else "number")

    def _fill(self, result: RunResult, look: str) -> None:
        while (item := self.grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        names = [name for name in FIGURES if any(_has(s, name) for s in result.scores.values())]
        for column, text in enumerate([tr("rows"), *(figure_label(name) for name in names)], 1):
            self._put(text, 0, column, "muted")
        for row, part in enumerate((part for part in PARTS if part in result.scores), 1):
            self._put(part_label(part), row, 0, "muted")
            cells = [f"{result.rows[part]:,}", *(_figure(result.scores[part], name) for name in names)]
            for column, text in enumerate(cells, 1):
                self._put(text, row, column, look).setObjectName(f"result_{part}_{column}")
        self.grid.setColumnStretch(0, 1)

    def _put(self, text: str, row: int, column: int, look: str) -> QLabel:
        label = PlainLabel(text)
        label.setProperty("look", look)
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        self.grid.addWidget(label, row, column, side | Qt.AlignmentFlag.AlignVCenter)
        return label


def _has(scores: Scores, name: str) -> bool:
    return getattr(scores, name) is not None


def _figure(scores: Scores, name: str) -> str:
    value = getattr(scores, name)
    if value is None or math.isnan(value):
        return "–"
    return f"{value:.3f}" if name in ("accuracy", "r2") else f"{value:.4g}"
