"""The table of the first predicted rows: the columns of the file, and behind them what is added."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from engine.files.prediction.preview import Preview
from gui.look.theme import interface_font, number_font, theme
from gui.look.widgets.helpers import ModelIndex, set_names
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.translation import tr

LONGEST = 200
"""Letters of a cell that are drawn at most; the tooltip has all."""
WIDEST, WIDEST_NOTE = 240, 460
"""Pixels of a column at first, and of that of the notes."""
LINE_HEIGHT = 26


class PreviewModel(QAbstractTableModel):
    """Cells as they would be written; of numbers that are added, the first digits.

    Attributes:
        preview: what is shown, or None.
        keeps: whether the columns of the file and the notes will be written too; else they are faint.
    """

    def __init__(self) -> None:
        super().__init__()
        self.preview: Preview | None = None
        self.keeps = True
        self._number, self._text = number_font(9), interface_font(9)
        self._title = interface_font(9, bold=True)

    def show_preview(self, preview: Preview | None) -> None:
        """Show other rows, or none."""
        self.beginResetModel()
        self.preview = preview
        self.endResetModel()

    def show_kept(self, keeps: bool) -> None:
        """Show whether the columns of the file and the notes will be written."""
        self.beginResetModel()
        self.keeps = keeps
        self.endResetModel()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        if self.preview is None or (parent is not None and parent.isValid()):
            return 0
        return len(self.preview.rows)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        return len(self.preview.names) if self.preview is not None and self.rowCount(parent) else 0

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.preview is None or not index.isValid():
            return None
        text, column, roles = self.preview.rows[index.row()][index.column()], index.column(), Qt.ItemDataRole
        if role == roles.DisplayRole:
            return self._shown(text, column)
        if role == roles.ToolTipRole:
            return plain_tooltip(text)
        if role == roles.AccessibleTextRole:
            return text
        if role == roles.ForegroundRole:
            return theme.color(self._color(column))
        if role == roles.FontRole:
            return self._number if _is_number(text) else self._text
        if role == roles.TextAlignmentRole:
            return _side(text) | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        preview, roles = self.preview, Qt.ItemDataRole
        if orientation != Qt.Orientation.Horizontal or preview is None or section >= len(preview.names):
            return None
        if role == roles.DisplayRole:
            return _shortened(preview.names[section])
        if role == roles.ToolTipRole:
            return plain_tooltip(preview.names[section])
        if role == roles.ForegroundRole:
            return theme.color(self._color(section) if section >= preview.kept else "muted")
        if role == roles.FontRole:
            return self._title if section >= preview.kept else self._text
        if role == roles.TextAlignmentRole:
            first = preview.rows[0][section] if preview.rows else ""
            return _side(first) | Qt.AlignmentFlag.AlignVCenter
        return None

    def _shown(self, text: str, column: int) -> str:
        assert self.preview is not None  # noqa: S101 - or there were no cells
        if column > self.preview.kept and _is_number(text):
            return f"{float(text):.4f}"  # a probability
        if column == self.preview.kept and self.preview.of_numbers and _is_number(text):
            return f"{float(text):.6g}"
        return _shortened(" ".join(text.split()))

    def _color(self, column: int) -> str:
        assert self.preview is not None  # noqa: S101 - or there were no cells
        is_note = column == len(self.preview.names) - 1
        if is_note or column < self.preview.kept:
            return "faint" if not self.keeps else "trouble" if is_note else "text"
        return "forward" if column == self.preview.kept else "text"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _side(text: str) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if _is_number(text) else Qt.AlignmentFlag.AlignLeft


class PreviewTable(QTableView):
    """The first rows of a file of predictions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "prediction_preview", tr("First rows with their predictions"))
        self.rows = PreviewModel()
        self.setModel(self.rows)
        self.setProperty("look", "bare")
        self.setStyleSheet("QTableView::item { padding: 0 7px; }")  # as in the header
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(LINE_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(48)
        theme.changed.connect(self.viewport().update)

    def show_preview(self, preview: Preview | None) -> None:
        """Show other rows, the predictions in sight."""
        if preview is self.rows.preview:
            return
        self.rows.show_preview(preview)
        self.resizeColumnsToContents()
        header = self.horizontalHeader()
        last = self.rows.columnCount() - 1
        for column in range(last + 1):
            widest = WIDEST_NOTE if column == last else WIDEST
            header.resizeSection(column, min(header.sectionSize(column), widest))
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())

    def show_kept(self, keeps: bool) -> None:
        """Show whether the columns of the file and the notes will be written."""
        if keeps != self.rows.keeps:
            across = self.horizontalScrollBar().value()
            self.rows.show_kept(keeps)
            self.horizontalScrollBar().setValue(across)
