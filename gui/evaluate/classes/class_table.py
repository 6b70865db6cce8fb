"""Precision, recall and F1 of each class, with their means below."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from engine.evaluation.figures import MatrixFigures
from gui.look.theme import interface_font, number_font, theme
from gui.look.widgets.helpers import ModelIndex, set_names
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.translation import tr

CLEARLY_WORSE = 0.05
"""Distance below the mean of the classes from which a figure is marked."""
ROWS_SHOWN = 12
"""Lines that are shown without scrolling."""


class ClassTableModel(QAbstractTableModel):
    """A line for each class, then the means.

    Attributes:
        figures: what is shown, or None.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.figures: MatrixFigures | None = None
        self._lines: list[tuple[str, tuple[float, float, float], str]] = []
        self._fonts = interface_font(9), number_font(9)
        self._heads = ("", tr("precision"), tr("recall"), "F1", tr("rows"))
        self._tips = (
            "",
            tr("Of the rows that were taken for the class, the share that are of it"),
            tr("Of the rows of the class, the share that were taken for it"),
            tr("Harmonic mean of precision and recall"),
            tr("Rows of the class"),
        )

    @property
    def rows(self) -> int:
        """Rows of all classes."""
        return sum(each.support for each in self.figures.per_class.values()) if self.figures else 0

    def show_figures(self, figures: MatrixFigures | None) -> None:
        """Show these figures in place of those before."""
        lines = _lines_of(figures) if figures is not None else []
        self.figures = figures
        if len(lines) == len(self._lines):
            self._lines = lines
            last = self.index(max(len(lines) - 1, 0), len(self._heads) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        return len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._heads[section]
            if role == Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self._tips[section])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _side(section)
        return None

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        name, scores, rows = self._lines[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            if 0 < column < 4 and rows == "0":
                return "–"  # nothing can be said of a class without rows
            return name if column == 0 else rows if column == 4 else f"{scores[column - 1]:.2f}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.color(self._color(index.row(), column))
        if role == Qt.ItemDataRole.FontRole:
            return self._fonts[column > 0]
        if role == Qt.ItemDataRole.ToolTipRole:
            exact = name if column == 0 else rows if column == 4 else f"{scores[column - 1]:.6f}"
            return plain_tooltip(exact)
        return None

    def _color(self, row: int, column: int) -> str:
        figures = self.figures
        is_mean = figures is None or row >= len(figures.per_class)
        if is_mean or column == 4 or figures is None or self._lines[row][2] == "0":
            return "muted"
        if column and self._lines[row][1][column - 1] < figures.macro[column - 1] - CLEARLY_WORSE:
            return "backward"
        return "text"


def _lines_of(figures: MatrixFigures) -> list[tuple[str, tuple[float, float, float], str]]:
    lines = [
        (name, (each.precision, each.recall, each.f1), f"{each.support:,}")
        for name, each in figures.per_class.items()
    ]
    rows = sum(each.support for each in figures.per_class.values())
    return [
        *lines,
        (tr("mean of classes"), figures.macro, ""),
        (tr("mean by rows"), figures.weighted, f"{rows:,}"),
    ]


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


class ClassTable(QTableView):
    """The table; a line can be chosen, which means all rows of the class."""

    class_chosen = Signal(int)
    """The rows of this class are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "class_table", tr("Per class"))
        self.classes = ClassTableModel(self)
        self.setModel(self.classes)
        self.setShowGrid(False)
        self.setProperty("look", "plain")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 4)
        self.verticalHeader().setMinimumSectionSize(10)
        self.activated.connect(self._choose)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    def show_figures(self, figures: MatrixFigures | None) -> None:
        """Show these figures, or nothing."""
        before = self.classes.rowCount(), self.classes.rows
        self.classes.show_figures(figures)
        lines, rows = self.classes.rowCount(), self.classes.rows
        if (lines, rows) != before:  # not each time that figures are others: asking every cell takes long
            for column in range(1, self.classes.columnCount()):
                self.resizeColumnToContents(column)
        if lines != before[0]:
            self.updateGeometry()

    def _choose(self, index: QModelIndex) -> None:
        figures = self.classes.figures
        if figures is not None and index.row() < len(figures.per_class):
            self.class_chosen.emit(index.row())

    def sizeHint(self) -> QSize:
        lines = min(max(self.classes.rowCount(), 2), ROWS_SHOWN)
        height = (
            self.horizontalHeader().sizeHint().height() + lines * self.verticalHeader().defaultSectionSize()
        )
        return QSize(320, height + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(250, min(self.sizeHint().height(), 130))
