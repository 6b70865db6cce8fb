"""Middle of the page for classes: the matrix at the left, each class and the curves at the right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from engine.common.arrays import Indices
from engine.evaluation.answers import Answers, confusion_of
from engine.evaluation.figures import matrix_figures
from gui.evaluate.classes.class_table import ClassTable
from gui.evaluate.classes.matrix import WHOLE, ConfusionMatrix, MatrixCell
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.pages import ScrollColumn
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel
from gui.look.widgets.segments import Segments
from gui.look.words.translation import tr

SIDE_BY_SIDE = 600
"""Pixels from which on matrix and table stand side by side."""
HIGH_ENOUGH = 620
"""Pixels of both, one below the other: more than there may be, so that they scroll."""


class ClassesView(QWidget):
    """Figures of classes, of which rows can be chosen.

    Attributes:
        matrix, table, shares: its widgets.
    """

    rows_chosen = Signal(object, str)
    """The rows at these places among those that are judged, and what they have in common; None for none."""

    def __init__(self, curves: QWidget, parent: QWidget | None = None) -> None:
        """``curves`` stand below the table of the classes."""
        super().__init__(parent)
        set_names(self, "classes_view", tr("Classes"))
        self._answers: Answers | None = None
        self.matrix, self.table = ConfusionMatrix(), ClassTable()
        self.shares = Segments(
            "matrix_shares",
            tr("What stands in the cells"),
            {
                "counts": (tr("counts"), tr("Rows of each cell")),
                "row": (tr("row %"), tr("Share of the rows of the actual class")),
                "column": (tr("column %"), tr("Share of the rows that were taken for the class")),
            },
        )
        self.subtitle, self.balanced = ElidedLabel(look="muted"), ElidedLabel(look="muted")
        self.balanced.setObjectName("balanced_accuracy")
        self.balanced.own_tooltip = tr("Mean recall of the classes: each counts alike, however rare it is")
        self.matrix.cell_chosen.connect(self._choose_cell)
        self.table.class_chosen.connect(lambda number: self._choose_cell(MatrixCell(number, WHOLE)))
        self.shares.chosen.connect(self.matrix.show_shares)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("classes_splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._matrix_side())
        self._splitter.addWidget(self._table_side(curves))
        self._splitter.setSizes([520, 380])
        self._splitter.setStretchFactor(0, 1)
        self._scrolls = ScrollColumn(self._splitter, "classes_area")
        set_margins(QVBoxLayout(self), 0).addWidget(self._scrolls)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 150)  # there the two stand one below the other

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < SIDE_BY_SIDE
        self._splitter.setOrientation(Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal)
        self._splitter.setMinimumHeight(HIGH_ENOUGH if is_narrow else 0)

    def _matrix_side(self) -> QWidget:
        side = QWidget()
        layout = set_margins(QVBoxLayout(side), 6, (14, 10, 8, 4))
        line = set_margins(QHBoxLayout(), 8)
        line.addWidget(ElidedLabel(tr("Confusion matrix"), look="title"), 1)
        line.addWidget(self.shares)
        layout.addLayout(line)
        layout.addWidget(self.subtitle)
        layout.addWidget(self.matrix, 1)
        return side

    def _table_side(self, curves: QWidget) -> QWidget:
        inside = QWidget()
        layout = set_margins(QVBoxLayout(inside), 8, (8, 10, 14, 4))
        title = PlainLabel(tr("Per class"))
        title.setProperty("look", "title")
        for part in (title, self.table, self.balanced, curves):
            layout.addWidget(part)
        layout.addStretch(1)
        return ScrollColumn(inside, "classes_column")

    def show_answers(self, answers: Answers) -> NDArray[np.int64]:
        """Show answers that were decided on, and give the confusion matrix."""
        self._answers = answers
        names = answers.task.classes
        counts = confusion_of(answers)
        self.matrix.show_counts(counts, names)
        figures = matrix_figures(counts, names)
        self.table.show_figures(figures)
        value = f"{figures.balanced_accuracy:.3f}"
        self.balanced.setText(tr("balanced accuracy {value}", value=value))
        self.subtitle.setText(
            tr("rows are actual, columns predicted; the classes with most mistakes first")
            if self.matrix.is_sorted
            else tr("rows are actual, columns predicted")
        )
        return counts

    def show_chosen(self, cell: MatrixCell | None) -> None:
        """Mark the cell whose rows are looked at."""
        self.matrix.show_chosen(cell)

    def choose(self, actual: int, predicted: int) -> None:
        """Choose the rows of a class that were taken for another."""
        self._choose_cell(MatrixCell(actual, predicted))

    def _choose_cell(self, cell: MatrixCell | None) -> None:
        self.matrix.show_chosen(cell)
        if cell is None or self._answers is None:
            self.rows_chosen.emit(None, "")
            return
        self.rows_chosen.emit(places_of(self._answers, cell), cell_title(cell, self._answers.task.classes))


def places_of(answers: Answers, cell: MatrixCell) -> Indices:
    """Places of the rows behind a cell."""
    is_there: NDArray[np.bool_] = np.ones(len(answers), bool)
    if cell.actual != WHOLE:
        is_there &= answers.actual == cell.actual
    if cell.predicted != WHOLE:
        is_there &= answers.predicted == cell.predicted
    return np.flatnonzero(is_there)


def cell_title(cell: MatrixCell, names: Sequence[str]) -> str:
    """A cell as a title: actual → predicted."""
    if cell.predicted == WHOLE:
        return tr("all {actual}", actual=names[cell.actual])
    if cell.actual == WHOLE:
        return tr("all taken for {predicted}", predicted=names[cell.predicted])
    return f"{names[cell.actual]} → {names[cell.predicted]}"
