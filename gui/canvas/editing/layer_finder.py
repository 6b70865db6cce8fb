"""The short menu of layers that fit at a place of the canvas, filtered by what is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.canvas.editing.suggestions import Suggestion, matching
from gui.look.theme import accent_of, interface_font, theme
from gui.look.widgets.helpers import ModelIndex, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel, plain_tooltip
from gui.look.words.translation import tr

WIDTH, ROW_HEIGHT, MOST_ROWS = 330, 42, 6
"""Pixels of the menu and of a row of it, and the rows that are in sight at once."""
INSET = 6
MARGIN = 8
"""Least distance from the edge of the canvas."""

_SUGGESTION = Qt.ItemDataRole.UserRole
_ROWS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: MOST_ROWS,
    Qt.Key.Key_PageUp: -MOST_ROWS,
}
"""Keys that go through the list, each with how far."""

_CLOSING = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class _RowPainter(QStyledItemDelegate):
    """Paints a layer: the stripe of its family, its name, and what it does or why it does not fit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        return QSize(WIDTH - 2 * INSET, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        each: Suggestion = index.data(_SUGGESTION)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.color("forward_tint"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        painter.setOpacity(0.45 if each.refusal else 1)
        painter.setBrush(theme.color(accent_of(each.kind)))
        painter.drawRoundedRect(QRectF(rect.left() + 8, rect.top() + 8, 4, rect.height() - 16), 2, 2)
        painter.setOpacity(1)
        area = rect.adjusted(21, 4, -8, -4)
        self._paint_line(painter, area, each.name, "muted" if each.refusal else "text", is_upper=True)
        self._paint_line(painter, area, each.refusal or each.summary, "muted", is_upper=False)
        painter.restore()

    @staticmethod
    def _paint_line(painter: QPainter, area: QRectF, text: str, color: str, is_upper: bool) -> None:
        painter.setFont(interface_font(10 if is_upper else 8.5, bold=is_upper))
        painter.setPen(theme.color(color))
        line = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        side = Qt.AlignmentFlag.AlignTop if is_upper else Qt.AlignmentFlag.AlignBottom
        painter.drawText(area, side | Qt.AlignmentFlag.AlignLeft, line)


class _Field(QLineEdit):
    """Field that tells of letters already while they are put together."""

    composed = Signal()
    """What is typed, with what an input method is putting together, has changed."""

    def __init__(self) -> None:
        super().__init__()
        self._preedit = ""
        self.textChanged.connect(self.composed)

    @property
    def typed(self) -> str:
        """What is typed so far."""
        return self.text()[: self.cursorPosition()] + self._preedit + self.text()[self.cursorPosition() :]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        self.composed.emit()


class LayerFinder(QFrame):
    """Menu of layers over the canvas; hidden unless one is being looked for.

    Attributes:
        field: what is typed.
        list: the layers that answer it.
        nothing: says that there is none.
    """

    chosen = Signal(object)
    """A :class:`Suggestion` was chosen; the menu is closed."""
    pointed = Signal(object)
    """Another :class:`Suggestion` would be chosen now, or None."""
    closed = Signal()
    """The menu was closed without a choice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("layer_finder")
        self.setProperty("look", "card")
        self._canvas = parent
        self._every: list[Suggestion] = []
        self._fitting = 0
        self.field, self.list = _Field(), QListWidget()
        set_names(self.field, "layer_finder_field", tr("Name of the layer to add"))
        set_names(self.list, "layer_finder_list", tr("Layers that fit here"))
        self.field.setClearButtonEnabled(False)
        self.list.setItemDelegate(_RowPainter(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = set_margins(QVBoxLayout(self), 4, (INSET,) * 4)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.nothing = PlainLabel(tr("No layer is called that."))
        self.nothing.setProperty("look", "muted")
        self.nothing.setContentsMargins(8, 6, 8, 6)
        layout.addWidget(self.nothing)
        self.field.installEventFilter(self)
        self.field.composed.connect(self._filter)
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.list.itemClicked.connect(lambda _item: self._choose())
        self.list.currentItemChanged.connect(lambda *_: self.pointed.emit(self.suggestion))
        self.hide()

    def open(self, every: list[Suggestion], where: str, at: QPoint, text: str, *, covered: int = 0) -> None:
        """Show the layers that fit.

        Args:
            every: all suggestions, the most likely one first.
            where: what the choice will do, for the empty field.
            at: the place beside which it opens, in pixels of the parent.
            text: what was typed already.
            covered: pixels at the top of the parent that lie under something else.
        """
        self._every = every
        self.field.setPlaceholderText(where)
        self.field.setToolTip(plain_tooltip(where))
        self.setFixedWidth(WIDTH)
        self.field.setText(text)
        self._filter()
        area = self._canvas.rect()
        height = 2 * INSET + 8 + self.field.sizeHint().height() + MOST_ROWS * ROW_HEIGHT
        x = min(at.x(), area.width() - WIDTH - MARGIN)
        y = min(at.y(), area.height() - height - MARGIN)
        self.move(max(MARGIN, x), max(covered + MARGIN, y))
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def suggestion(self) -> Suggestion | None:
        """The layer that Enter chooses, if there is one."""
        item = self.list.currentItem()
        found: Suggestion | None = item.data(_SUGGESTION) if item is not None else None
        return found if found is not None and not found.refusal else None

    def _filter(self) -> None:
        shown = matching(self._every, self.field.typed)
        was_blocked = self.list.blockSignals(True)
        self.list.clear()
        for each in shown:
            self.list.addItem(_item(each))
        self._fitting = sum(not each.refusal for each in shown)
        self.list.setCurrentRow(0 if self._fitting else -1)
        self.list.blockSignals(was_blocked)
        self.list.setFixedHeight(min(len(shown), MOST_ROWS) * ROW_HEIGHT)
        self.list.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        self.adjustSize()
        self.pointed.emit(self.suggestion)

    def _move(self, rows: int) -> None:
        """Go on by so many rows among those that can be chosen; behind the last comes the first."""
        if self._fitting:
            row = self.list.currentRow() + rows
            if abs(rows) == 1:
                row %= self._fitting
            self.list.setCurrentRow(min(max(row, 0), self._fitting - 1))

    def _choose(self) -> None:
        found = self.suggestion
        if found is not None:
            self._hide()
            self.chosen.emit(found)

    def close_menu(self) -> None:
        """Close without a choice."""
        if not self.isHidden():
            self._hide()
            self.closed.emit()

    def _hide(self) -> None:
        """Hide, and leave the keyboard to the canvas if the menu has it."""
        had_keyboard = self.field.hasFocus()
        self.hide()
        if had_keyboard:
            self._canvas.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            # Another window, or a menu of the field itself, only borrows the keyboard.
            borrowed = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
            if event.reason() not in borrowed:
                self.close_menu()
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() in (*_ROWS, Qt.Key.Key_Escape))
            return event.isAccepted()
        return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._press(event)

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key asks of the menu; False leaves it to the field."""
        key = Qt.Key(event.key())
        if key in _ROWS:
            self._move(_ROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or (
            key == Qt.Key.Key_Backspace and not self.field.typed
        ):
            self.close_menu()
        else:
            return False
        return True


def _item(each: Suggestion) -> QListWidgetItem:
    """Row of the list."""
    item = QListWidgetItem(each.name)
    item.setData(_SUGGESTION, each)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.name}: {each.refusal or each.summary}")
    item.setToolTip(plain_tooltip(each.refusal or each.summary))
    if each.refusal:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
