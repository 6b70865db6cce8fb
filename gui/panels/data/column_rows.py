"""The columns of a table as rows of a list: painted one by one, so that ten thousand cost nothing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.look.distinct import differing_places, elided
from gui.look.theme import interface_font, number_font, theme
from gui.look.widgets.helpers import ModelIndex, is_enter_or_space
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.translation import tr
from gui.panels.data.column_texts import ColumnRow, PictureRow, column_tooltip, describe_picture

KIND_MARKS = {
    "number": "1.2",
    "category": "Aa",
    "yes_no": "✓",
    "date": "31",
    "text": "abc",
    "identifier": "ID",
    "empty": "–",
}
"""Marks before the names of columns."""

ROW_ROLE = Qt.ItemDataRole.UserRole
PLACE_ROLE = Qt.ItemDataRole.UserRole + 1
"""Role of the letter by which a name differs from the others."""
MARK_WIDTH, HISTOGRAM_WIDTH, GAP = 24, 30, 6
NARROW = 200
"""Pixels of a row below which its histogram is narrower, so that the name has room."""
SHOWN_ROWS = 14
"""A longer list scrolls."""


class ColumnsModel(QAbstractListModel):
    """The rows; views ask for what they show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ColumnRow | PictureRow, ...] = ()
        self._names: tuple[str, ...] = ()
        self.places: dict[str, int] = {}

    def show_rows(self, rows: tuple[ColumnRow | PictureRow, ...]) -> None:
        """Show these rows; the current row stays where the columns are the same ones."""
        names = tuple(row.name for row in rows)
        if names != self._names:
            self._names, self.places = names, differing_places(names)
        if len(rows) == len(self.rows):
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008 - an empty index, never changed
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            text = describe_picture(row) if isinstance(row, PictureRow) else column_tooltip(row)
            return plain_tooltip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == PLACE_ROLE:
            return self.places.get(row.name, 0)
        return row if role == ROW_ROLE else None


def _role_labels() -> tuple[str, ...]:
    return (tr("feature"), tr("target"), tr("target?"), tr("ignored"))


def role_width() -> int:
    """Pixels of the widest role: all roles begin on one line, and so do the histograms before them."""
    metrics = QFontMetrics(interface_font(9))
    return max(metrics.horizontalAdvance(text) for text in _role_labels()) + 2


def role_rect(rect: QRect) -> QRect:
    """Rectangle of the role in a row."""
    width = role_width()
    return QRect(rect.right() - width, rect.top(), width + 1, rect.height())


class ColumnDelegate(QStyledItemDelegate):
    """Paints one row: mark, name, missing count, histogram, role; of a picture its average instead."""

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        return QSize(120, QFontMetrics(interface_font()).height() + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        row: ColumnRow | PictureRow = index.data(ROW_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_background(painter, option, rect)
        inner = rect.adjusted(4, 0, -4, 0)
        if isinstance(row, PictureRow):
            self._paint_picture(painter, inner, row)
        else:
            self._paint_column(painter, option, inner, row, index.data(PLACE_ROLE))
        painter.restore()

    def _paint_picture(self, painter: QPainter, inner: QRect, row: PictureRow) -> None:
        self._text(painter, inner, "▾" if row.is_open else "▸", "muted", interface_font())
        role = role_rect(inner)
        self._text(painter, role, tr("feature"), "forward", interface_font(9))
        high = inner.height() - 4
        wide = max(1, min(HISTOGRAM_WIDTH, round(high * row.shape[1] / row.shape[0])))
        place = QRect(role.left() - GAP - wide, inner.top() + 2, wide, high)
        painter.drawImage(place, row.average)
        name = QRect(inner.topLeft() + QPoint(MARK_WIDTH, 0), QPoint(place.left() - GAP, inner.bottom()))
        self._text(painter, name, row.name, "text", interface_font())
        used = QFontMetrics(interface_font()).horizontalAdvance(row.name) + 2 * GAP
        wanted = QFontMetrics(interface_font(8)).horizontalAdvance(row.count_text) + 2
        if used + wanted <= name.width():
            facts = QRect(QPoint(name.right() - wanted, name.top()), name.bottomRight())
            self._text(painter, facts, row.count_text, "muted", interface_font(8))

    def _paint_column(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, row: ColumnRow, place: int
    ) -> None:
        muted = row.resolved.role == "ignored"
        self._text(painter, inner, KIND_MARKS[row.resolved.column.kind], "muted", number_font(8.5))
        role = role_rect(inner)
        font = interface_font(9)
        font.setUnderline(bool(option.state & QStyle.StateFlag.State_MouseOver))
        self._text(painter, role, row.role_label, row.role_color, font)
        width = HISTOGRAM_WIDTH if inner.width() >= NARROW else HISTOGRAM_WIDTH - 8
        bars = QRect(role.left() - GAP - width, inner.top() + 4, width, inner.height() - 8)
        paint_histogram(painter, bars, row.heights or row.resolved.column.histogram)
        name = QRect(inner.topLeft() + QPoint(MARK_WIDTH, 0), inner.bottomRight())
        name.setRight(self._paint_facts(painter, name, bars.left() - GAP, row))
        text = elided(row.name, place, QFontMetrics(interface_font()), name.width())
        self._text(painter, name, text, "muted" if muted else "text", interface_font())

    def _paint_background(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        state = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if focused or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("raised"))
            painter.setPen(theme.color("forward") if focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _paint_facts(self, painter: QPainter, area: QRect, right: int, row: ColumnRow) -> int:
        """Paint how many values are missing, and the classes where they fit; gives where the name may end."""
        font, missing = interface_font(8), row.resolved.column.missing
        metrics = QFontMetrics(font)
        name = area.left() + QFontMetrics(interface_font()).horizontalAdvance(row.name)
        text = tr("{count} missing", count=f"{missing:,}") if missing else row.class_text
        if missing and name + GAP + metrics.horizontalAdvance(text) + 2 > right:
            text = tr("{count} NA", count=f"{missing:,}") if right - area.left() >= NARROW // 2 else tr("NA")
        width = metrics.horizontalAdvance(text) + 2
        if not text or (not missing and name + GAP + width > right):
            return right
        place = QRect(right - width, area.top(), width, area.height())
        self._text(painter, place, text, "trouble" if missing else "muted", font)
        return right - width - GAP

    def _text(self, painter: QPainter, rect: QRect, text: str, color: str, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(theme.color(color))
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)


def paint_histogram(painter: QPainter, rect: QRect, heights: tuple[int, ...]) -> None:
    """Little bars whose heights stand for how often values occur."""
    if not heights or max(heights) <= 0:
        return
    step = min(rect.width() / len(heights), 8.0)
    left = rect.right() + 1 - step * len(heights)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("neutral"))
    for i, height in enumerate(heights):
        if height > 0:
            tall = max(1.0, rect.height() * height / max(heights))
            bar = QRectF(left + i * step, rect.bottom() + 1 - tall, max(1.0, step - 1), tall)
            painter.drawRect(bar)


class ColumnsView(QListView):
    """The list; it grows with its rows up to a limit, then scrolls."""

    menu_wanted = Signal(int, QPoint)
    """The menu of a column, by its place in the table, is wanted at this place on the screen."""
    answered = Signal(int)
    """The column at this place in the table is the one to predict."""
    fold_wanted = Signal()
    """The columns of a picture are to be shown, or hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(ColumnsModel(self))
        self.setItemDelegate(ColumnDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setTabKeyNavigation(False)
        theme.changed.connect(self.viewport().update)

    @property
    def columns(self) -> ColumnsModel:
        """Model of the rows."""
        model = self.model()
        assert isinstance(model, ColumnsModel)  # noqa: S101 - set in the constructor
        return model

    def show_rows(self, rows: tuple[ColumnRow | PictureRow, ...]) -> None:
        """Show these rows."""
        self.columns.show_rows(rows)
        self.updateGeometry()

    def choose_picture(self) -> None:
        """Make the row of the picture the current one."""
        for i, row in enumerate(self.columns.rows):
            if isinstance(row, PictureRow):
                self.setCurrentIndex(self.columns.index(i))

    def choose_column(self, name: str | None) -> None:
        """Make the row of this column the current one."""
        for i, row in enumerate(self.columns.rows):
            if isinstance(row, ColumnRow) and row.name == name:
                self.setCurrentIndex(self.columns.index(i))

    def _height_of(self, rows: int) -> int:
        return rows * (QFontMetrics(interface_font()).height() + 8) + 2

    def sizeHint(self) -> QSize:
        return QSize(200, self._height_of(min(len(self.columns.rows), SHOWN_ROWS)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height_of(min(len(self.columns.rows), 4)))

    def _is_on_button(self, index: QModelIndex, place: QPoint) -> bool:
        """True if a click at this place opens something: on a role, or anywhere on a picture's row."""
        if not index.isValid():
            return False
        if isinstance(self.columns.rows[index.row()], PictureRow):
            return True
        inner = self.visualRect(index).adjusted(4, 0, -4, 0)
        return role_rect(inner).adjusted(-4, 0, 4, 0).contains(place)

    def _asked_row(self, index: QModelIndex) -> ColumnRow | None:
        """The row there, if a click beside its role answers what is to be predicted."""
        row = self.columns.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, ColumnRow) and row.asked else None

    def _open(self, index: QModelIndex) -> None:
        """Open the menu of a column, or fold or unfold a picture."""
        row = self.columns.rows[index.row()]
        if isinstance(row, PictureRow):
            self.fold_wanted.emit()
            return
        corner = role_rect(self.visualRect(index).adjusted(4, 0, -4, 0)).bottomLeft()
        self.menu_wanted.emit(row.place, self.viewport().mapToGlobal(corner))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_button(
            index, event.position().toPoint()
        ):
            self._open(index)
        elif event.button() == Qt.MouseButton.LeftButton and (row := self._asked_row(index)):
            self.answered.emit(row.place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        on_button = self._is_on_button(index, place) or self._asked_row(index) is not None
        shape = Qt.CursorShape.PointingHandCursor if on_button else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            if self.currentIndex().isValid():
                self._open(self.currentIndex())
            return
        index = self.indexAt(event.pos())
        row = self.columns.rows[index.row()] if index.isValid() else None
        if isinstance(row, ColumnRow):
            self.menu_wanted.emit(row.place, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if is_enter_or_space(event) and (row := self._asked_row(index)):
            self.answered.emit(row.place)
        elif is_enter_or_space(event) and index.isValid():
            self._open(index)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.columns.rows:
            self.setCurrentIndex(self.columns.index(0))
