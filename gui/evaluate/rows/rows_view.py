"""Table of judged rows on the screen: sorted by any column, with pictures and bars of probability."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.evaluate.rows.rows_model import BAR_ROLE, FEW_CLASSES, Bar, RowColumn, RowsModel, ShownRows
from gui.look.theme import interface_font, number_font, theme
from gui.look.widgets.helpers import ModelIndex, set_names
from gui.look.words.translation import tr

LINE_HEIGHT, PICTURE_HEIGHT = 26, 36
"""Pixels of a line, and of one with a picture."""

BAR_WIDTHS, WIDEST_BAR = (24, 38, 90), 22
"""Least, usual and most pixels of the column of a class, and those of the bar in it."""

MOST_WIDTH, PADDING = 190, 22
"""Most pixels of a column, and those beside its text."""

ROOM_BESIDE = 6
"""Pixels at each side of a text, beside those of Qt's own style."""

LINES_MEASURED, CELLS_MEASURED = 40, 2000
"""First lines whose texts a column is made wide enough for, and cells that are looked at for it in all."""


class CellDelegate(QStyledItemDelegate):
    """Paints cells: pictures with sharp pixels, probabilities as bars, all else as text."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        super().initStyleOption(option, index)
        # One line is the current one, not one of its cells; and its text keeps its colour.
        option.state &= ~QStyle.StateFlag.State_HasFocus
        brush = option.palette.brush(QPalette.ColorRole.Text)
        option.palette.setBrush(QPalette.ColorRole.HighlightedText, brush)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        bar = index.data(BAR_ROLE)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("forward_tint"))
        if bar is None and picture is None:
            option.rect = option.rect.adjusted(ROOM_BESIDE, 0, -ROOM_BESIDE, 0)
            super().paint(painter, option, index)
        elif isinstance(picture, QImage):
            self._paint_picture(painter, QRectF(option.rect), picture)
        elif isinstance(bar, Bar):
            self._paint_bar(painter, QRectF(option.rect), bar)

    @staticmethod
    def _paint_picture(painter: QPainter, room: QRectF, picture: QImage) -> None:
        room = room.adjusted(3, 3, -3, -3)
        scale = min(room.width() / picture.width(), room.height() / picture.height())
        place = QRectF(0, 0, picture.width() * scale, picture.height() * scale)
        place.moveCenter(room.center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < 1)
        painter.drawImage(place, picture)
        painter.restore()

    @staticmethod
    def _paint_bar(painter: QPainter, room: QRectF, bar: Bar) -> None:
        width, foot = min(WIDEST_BAR, room.width() - 6), room.bottom() - 4
        height = max(1.0, (room.height() - 8) * bar.share)
        left = room.center().x() - width / 2
        painter.fillRect(QRectF(left, foot - 1, width, 1), theme.color("border"))
        painter.fillRect(QRectF(left, foot - height, width, height), theme.color(bar.color))


class RowsView(QTableView):
    """The lines; a click or an arrow key on one pins its row.

    Attributes:
        rows: its model.
    """

    row_pinned = Signal(int)
    """This row of the table that was read, counted from 0, was clicked or gone to by key."""
    order_changed = Signal()
    """The rows are sorted by another column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel()
        self.setModel(self.rows)
        self.setItemDelegate(CellDelegate(self))
        self.setProperty("look", "bare")
        set_names(self, "rows_view", tr("Rows behind the selection"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setMinimumSectionSize(24)
        head.setFont(interface_font(8.5))
        head.sectionClicked.connect(self._sort_by)
        self.clicked.connect(self._pin)
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        return QSize(400, 180)

    def show_rows(self, shown: ShownRows | None) -> None:
        """Show rows; the same ones with new answers stay in sight, and in place under the pointer."""
        before, row = self.rows.shown, self._current_row()
        is_same = (
            before is not None
            and shown is not None
            and before.table is shown.table
            and len(before.rows) == len(shown.rows)
            and bool((before.rows == shown.rows).all())
        )
        columns = self.rows.columns
        self.rows.show_rows(shown, keeps_order=is_same)
        if not is_same:
            self.scrollToTop()
        elif not self.viewport().underMouse():
            self.rows.sort_again()
        if columns != self.rows.columns or not is_same:
            self._fit_columns()
        if row is not None and is_same:
            self.mark_row(row)

    def mark_row(self, row: int) -> None:
        """Mark the line of a row of the table that was read, if it is shown, without telling anybody."""
        line = self.rows.line_of(row)
        if line < 0:
            self.clearSelection()
        elif self._current_row() != row or not self.selectionModel().hasSelection():
            self.selectRow(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bars()

    def _current_row(self) -> int | None:
        index = self.currentIndex()
        return self.rows.row_at(index.row()) if index.isValid() else None

    def _sort_by(self, section: int) -> None:
        """Sort by a column: its highest values first, and at the next click its lowest."""
        row, (role, number, downwards) = self._current_row(), self.rows.sorted_by
        column = self.rows.columns[section]
        is_same = (column.role, column.number) == (role, number)
        order = Qt.SortOrder.AscendingOrder if is_same and downwards else Qt.SortOrder.DescendingOrder
        self.rows.sort(section, order)
        if row is not None:
            self.mark_row(row)
        self.scrollToTop()
        self.order_changed.emit()

    def _fit_columns(self) -> None:
        shown = self.rows.shown
        if shown is None:
            return
        height = PICTURE_HEIGHT if shown.image else LINE_HEIGHT
        self.verticalHeader().setDefaultSectionSize(height)
        texts, numbers = QFontMetrics(interface_font(9)), QFontMetrics(number_font(9))
        lines = min(LINES_MEASURED, max(3, CELLS_MEASURED // len(self.rows.columns)))
        for place, column in enumerate(self.rows.columns):
            self.setColumnWidth(place, self._width_of(column, lines, texts, numbers))
        self._fit_bars()

    def _fit_bars(self) -> None:
        """Give the bars of all classes as much of their room as is there, so that they are in sight."""
        places = [i for i, column in enumerate(self.rows.columns) if column.role == "probability"]
        if not places or len(places) > FEW_CLASSES:
            return
        before = sum(self.columnWidth(i) for i in range(places[0]))
        least, usual, most = BAR_WIDTHS
        room = (self.viewport().width() - before) // len(places)
        metrics = self.horizontalHeader().fontMetrics()
        for place in places:
            named = metrics.horizontalAdvance(self.rows.columns[place].title) + PADDING
            self.setColumnWidth(place, max(least, min(room, max(usual, min(named, most)))))

    def _width_of(self, column: RowColumn, lines: int, texts: QFontMetrics, numbers: QFontMetrics) -> int:
        if column.role == "probability":
            return BAR_WIDTHS[1]
        wide = texts.horizontalAdvance(f"{column.title} ▾")
        shown, order = self.rows.shown, self.rows.order[:lines]
        for place in order.tolist() if shown is not None else ():
            text = shown.text(place, column) if shown is not None else ""
            wide = max(wide, texts.horizontalAdvance(text), numbers.horizontalAdvance(text))
        return min(wide + PADDING, MOST_WIDTH)

    def _pin(self, index: ModelIndex) -> None:
        if index.isValid():
            self.row_pinned.emit(self.rows.row_at(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pin(self.currentIndex())
            return
        before = self._current_row()
        super().keyPressEvent(event)
        if self._current_row() != before:
            self._pin(self.currentIndex())
