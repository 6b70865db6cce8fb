"""Table of the real numbers of a quantity: of the chosen row, or of the whole batch, made as it is seen."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QSizePolicy, QTableView, QWidget

from engine.common.arrays import Array
from engine.common.messages import number_text
from engine.stepping.quantities import Cell
from gui.look.theme import number_font, theme
from gui.look.widgets.helpers import ModelIndex, set_names
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.translation import tr
from gui.stepping.numbers.number_texts import block_text
from gui.stepping.numbers.sheet import Sheet
from gui.stepping.words.key_texts import key_text

LINE_HEIGHT, COLUMN_WIDTH = 20, 70
MOST_LINES = 1000
"""Lines that the table is high where there is room for so many."""

WIDEST_NAME = 104
"""Pixels before the lines for names of features and classes; a longer one is elided, and in the tooltip."""

LEAST_HEIGHT, WANTED_HEIGHT = 110, 240
"""Pixels that the table is high at least, and before the terms of a sum are scrolled."""


class ValuesModel(QAbstractTableModel):
    """The numbers of one sheet, looked up when the table draws them.

    Attributes:
        sheet: what is shown, or None.
        row: the row of the batch whose column is shown alone, or None for all columns.
        marked: the row of the batch whose column is marked among all.
    """

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self.row: int | None = None
        self.marked: int | None = None
        self._numbers: Array = np.empty((0, 0))
        self._row_names: tuple[str, ...] = ()
        self._font = number_font(8.5)

    def show_numbers(
        self, sheet: Sheet | None, array: Array | None, row: int | None, names: tuple[str, ...] = ()
    ) -> None:
        """Show other numbers; of a batch the column of ``row`` alone where one is given."""
        self.beginResetModel()
        self.sheet, self._row_names = sheet, names
        self.row = row if sheet is not None and sheet.form == "batch" else None
        self._numbers = np.empty((0, 0)) if sheet is None or array is None else sheet.numbers(array)
        self.endResetModel()

    def mark_row(self, row: int) -> None:
        """Mark the column of a row of the batch."""
        self.marked = row

    def column_of(self, column: int) -> int:
        """Column of the sheet that a column of the table shows."""
        return column if self.row is None else self.row

    def numbers(self, lines: slice, columns: slice) -> Array:
        """A block of what is shown."""
        shown = self._numbers if self.row is None else self._numbers[:, self.row : self.row + 1]
        return shown[lines, columns]

    def cell_at(self, place: ModelIndex) -> Cell | None:
        """Cell of the tape at a place of the table."""
        if self.sheet is None or not place.isValid():
            return None
        return Cell(self.sheet.key, self.sheet.index(place.row(), self.column_of(place.column())))

    def place_of(self, cell: Cell) -> QModelIndex:
        """Place of a number; an invalid one where it is not shown."""
        if self.sheet is None or cell.key != self.sheet.key:
            return QModelIndex()
        line, column = self.sheet.place(cell.at)
        if self.row is None:
            return self.index(line, column)
        return self.index(line, 0) if column == self.row else QModelIndex()

    # What Qt asks for

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._numbers.shape[0]

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return self._numbers.shape[1] if self.row is None else 1

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.sheet is None:
            return None
        column = self.column_of(index.column())
        roles = Qt.ItemDataRole
        if role == roles.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == roles.FontRole:
            return self._font
        if role == roles.BackgroundRole:
            is_marked = self.row is None and self.sheet.form == "batch" and column == self.marked
            return theme.color("forward", 0.08) if is_marked else None
        value = float(self._numbers[index.row(), column])
        if role == roles.DisplayRole:
            return number_text(value)
        if role == roles.ForegroundRole:
            return theme.color(color_of(value))
        if role in (roles.ToolTipRole, roles.AccessibleTextRole):
            at = self.sheet.index(index.row(), column)
            name = self._name_of(at[0]) if self.sheet.form == "batch" else ""
            text = f"{self.sheet.place_name(at, name)}\n{key_text(self.sheet.key)} = {value!r}".strip()
            return plain_tooltip(text) if role == roles.ToolTipRole else text
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if self.sheet is None:
            return None
        is_over = orientation == Qt.Orientation.Horizontal
        column = self.column_of(section)
        if role == Qt.ItemDataRole.DisplayRole:
            if not is_over:
                return self.sheet.line_name(section)
            name = self.sheet.column_name(column)
            return tr("row {row}", row=name) if self.row is not None else name
        if role == Qt.ItemDataRole.ToolTipRole:
            word = self.sheet.across_word if is_over else self.sheet.down_word
            number = self.sheet.column_number(column) if is_over else self.sheet.line_number(section)
            name = self.sheet.column_name(column) if is_over else self.sheet.line_name(section)
            if is_over and self.sheet.form == "batch":
                name = self._name_of(column)
            return plain_tooltip(f"{word} {number}" + (f" ({name})" if name not in ("", number) else ""))
        if role == Qt.ItemDataRole.ForegroundRole:
            is_marked = is_over and self.sheet.form == "batch" and column == self.marked
            return theme.color("text" if is_marked else "muted")
        return None

    def _name_of(self, row: int) -> str:
        return self._row_names[row] if row < len(self._row_names) else ""


class ValuesTable(QTableView):
    """The table; a click or a key that moves chooses a number, Ctrl+C copies what is selected.

    Attributes:
        values: its model.
    """

    picked = Signal(object)
    """A number was clicked, or chosen by key: its :class:`Cell`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values = ValuesModel()
        self.setModel(self.values)
        set_names(self, "numbers_table", tr("Table of values"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        # By whole columns: of a number that is cut at the left nobody sees the sign.
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        for header, size in ((self.verticalHeader(), LINE_HEIGHT), (self.horizontalHeader(), COLUMN_WIDTH)):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(8)
            header.setDefaultSectionSize(size)
            header.setFont(number_font(8))
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().setMaximumWidth(WIDEST_NAME)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.menu = QMenu(self)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.clicked.connect(self._pick)
        theme.changed.connect(self.viewport().update)

    @property
    def whole_height(self) -> int:
        """Pixels for all lines."""
        bar = self.horizontalScrollBar().sizeHint().height() if self.values.columnCount() > 1 else 0
        lines = min(self.values.rowCount(), MOST_LINES) * LINE_HEIGHT
        head = 0 if self.horizontalHeader().isHidden() else self.horizontalHeader().sizeHint().height()
        return head + lines + bar + 4

    def sizeHint(self) -> QSize:
        return QSize(200, min(self.whole_height, WANTED_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(self.whole_height, LEAST_HEIGHT))

    def show_numbers(
        self, sheet: Sheet | None, array: Array | None, row: int | None, names: tuple[str, ...] = ()
    ) -> None:
        """Show other numbers, and take no more room than they need."""
        before = self.values.sheet
        self.values.show_numbers(sheet, array, row, names)
        if before is not None and (sheet is None or sheet.key != before.key):
            self.verticalScrollBar().setValue(0)
            if sheet is None or sheet.form != before.form:  # columns that are not the same rows any more
                self.horizontalScrollBar().setValue(0)
        is_headed = sheet is not None and bool(sheet.column_name(0) or self.values.row is not None)
        self.horizontalHeader().setVisible(is_headed)
        self.verticalHeader().setVisible(sheet is not None and sheet.form != "number")
        self.setMaximumHeight(self.whole_height)
        self.updateGeometry()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        room = self.viewport().width()
        # As many whole columns as find room: of a number that is cut at the right nobody sees the digits.
        size = max(room // max(room // COLUMN_WIDTH, 1), 8)
        if size != self.horizontalHeader().defaultSectionSize():
            self.horizontalHeader().setDefaultSectionSize(size)
            super().updateGeometries()
            self.horizontalHeader().setOffsetToSectionPosition(self.horizontalScrollBar().value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.selectionModel().hasSelection():
            self.scrollTo(self.currentIndex())

    def show_cell(self, cell: Cell | None) -> None:
        """Select a number without telling anybody, and bring it into view."""
        place = self.values.place_of(cell) if cell is not None else QModelIndex()
        flags = QItemSelectionModel.SelectionFlag
        if not place.isValid():
            self.selectionModel().clear()
        elif place != self.currentIndex() or not self.selectionModel().hasSelection():
            self.selectionModel().setCurrentIndex(place, flags.ClearAndSelect)
            self.scrollTo(place)

    def mark_row(self, row: int) -> None:
        """Mark the column of a row of the batch, and bring it into view."""
        self.values.mark_row(row)
        if self.values.row is None and self.values.sheet is not None and self.values.sheet.form == "batch":
            line = max(self.rowAt(0), 0)
            self.scrollTo(self.values.index(line, row))
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def copied_text(self) -> str:
        """Selected numbers as CSV, without anything around them."""
        ranges = self.selectionModel().selection()
        if ranges.isEmpty():
            return ""
        block = ranges.first()
        return block_text(
            self.values.numbers(
                slice(block.top(), block.bottom() + 1), slice(block.left(), block.right() + 1)
            )
        )

    def _pick(self, place: ModelIndex) -> None:
        cell = self.values.cell_at(place)
        if cell is not None and len(self.selectedIndexes()) <= 1:
            self.picked.emit(cell)

    def _show_menu(self, place: QPoint) -> None:
        if self.values.sheet is not None:
            self.menu.popup(self.viewport().mapToGlobal(place))

    def copy(self) -> None:
        """Put what is selected on the clipboard, as CSV."""
        if text := self.copied_text():
            QGuiApplication.clipboard().setText(text)

    def select_all(self) -> None:
        """Select all numbers that the table has."""
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self.currentIndex())
        else:
            before = self.currentIndex()
            super().keyPressEvent(event)
            if self.currentIndex() != before:
                self._pick(self.currentIndex())  # what is marked here is what the sum is of


def color_of(value: float) -> str:
    """Palette name of the colour of a number: blue above 0, orange below, dim at 0."""
    return "faint" if value == 0 else "backward" if value < 0 else "forward"
