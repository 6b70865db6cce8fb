"""Dialog in which a row of the table is chosen to be pinned; rows are looked up as they are drawn."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from engine.common.arrays import Indices
from engine.data.table.table import Column
from engine.evaluation.profile import value_label, value_of
from gui.bench.judging.profiling.profile_work import Ground
from gui.bench.judging.profiling.profiler import Profiler
from gui.look.theme import number_font
from gui.look.widgets.helpers import ModelIndex, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.translation import tr
from gui.profile.row.part_texts import part_text

COLUMN_WIDTH = 110


class TableRows(QAbstractTableModel):
    """Rows of the table in an order, with the part of the split first and the target second.

    Attributes:
        rows: ``(m,)`` places in the table of the rows, from top to bottom.
    """

    def __init__(self, ground: Ground, shows_test: bool) -> None:
        super().__init__()
        self._ground, self._shows_test = ground, shows_test
        table, preparation = ground.basis.table, ground.dataset.preparation
        names = [preparation.target.name, *(column.name for column in preparation.columns)]
        self._columns: list[Column] = [table.column(name) for name in names]
        self.rows: Indices = np.arange(table.rows)

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return f"{self.rows[section] + 1:,}"
        return tr("part") if section == 0 else self._columns[section - 1].name

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place, section = int(self.rows[index.row()]), index.column()
        if role == Qt.ItemDataRole.FontRole and section:
            return number_font(9)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if section == 0:
            return part_text(self._ground.part(place))
        if section == 1 and self._ground.part(place) == "test" and not self._shows_test:
            return tr("closed")
        return value_label(value_of(self._columns[section - 1], place))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort all rows by a column; missing values come last."""
        if column < 0:
            return
        values = self._keys(column)
        is_missing = np.isnan(values)
        keys = values if order == Qt.SortOrder.AscendingOrder else -values
        self.layoutAboutToBeChanged.emit()
        self.rows = np.lexsort((np.arange(len(keys)), keys, is_missing))
        self.layoutChanged.emit()

    def _keys(self, column: int) -> NDArray[np.float64]:
        if column == 0:
            return self._ground.part_of.astype(np.float64)
        source = self._columns[column - 1]
        keys: NDArray[np.float64] = source.values.astype(np.float64)
        if source.kind != "number":
            keys = np.where(source.values < 0, np.nan, keys)
        if column == 1 and not self._shows_test:
            keys = np.where(self._ground.part_of == 3, np.nan, keys)  # their order would tell them
        return keys


class RowChooser(QDialog):
    """A table of all rows.

    Attributes:
        model, view: the table.
        pin: the button.
    """

    row_chosen = Signal(int)
    """A row is to be pinned: its place in the table, counted from 0."""

    def __init__(self, profiler: Profiler, ground: Ground, parent: QWidget) -> None:
        super().__init__(parent)
        self._profiler, self._ground, row = profiler, ground, profiler.pinned.row
        profiler.changed.connect(self._follow)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("row_chooser")
        self.setWindowTitle(tr("Choose a row"))
        self.model = TableRows(ground, profiler.may_show_test())
        self.view = QTableView()
        self._set_up_view()
        self.pin = QPushButton(tr("Pin it"))
        self.pin.setProperty("look", "primary")
        self.pin.setDefault(True)
        set_names(self.pin, "pin_row", tr("Pin it"), tr("Follow this row from now on"))
        self.pin.clicked.connect(self._choose)
        close = set_names(QPushButton(tr("Close")), "close_rows", tr("Close"))
        close.clicked.connect(self.close)
        below = set_margins(QHBoxLayout(), 8)
        hint = PlainLabel(tr("A click on a heading sorts the rows."))
        hint.setProperty("look", "muted")
        below.addWidget(hint, 1)
        below.addWidget(close)
        below.addWidget(self.pin)
        layout = set_margins(QVBoxLayout(self), 10, (14, 14, 14, 12))
        layout.addWidget(self.view, 1)
        layout.addLayout(below)
        self.resize(760, 480)
        self.show_place(row.place or 0 if row is not None else 0)

    def _set_up_view(self) -> None:
        view = self.view
        set_names(view, "rows_to_choose", tr("Rows of the table"))
        view.setModel(self.model)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.horizontalHeader().setDefaultSectionSize(COLUMN_WIDTH)
        view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        view.doubleClicked.connect(self._choose)

    def show_place(self, place: int) -> None:
        """Select a row and bring it into sight."""
        found = np.flatnonzero(self.model.rows == place)
        if len(found):
            self.view.selectRow(int(found[0]))
            self.view.scrollTo(
                self.model.index(int(found[0]), 0), QAbstractItemView.ScrollHint.PositionAtCenter
            )

    def _follow(self) -> None:
        if self._profiler.ground is not self._ground:
            self.close()  # the rows are of another table

    def _choose(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.row_chosen.emit(int(self.model.rows[index.row()]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        else:
            super().keyPressEvent(event)
