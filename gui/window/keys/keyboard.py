"""The keyboard of the window: what the edit keys act on, and where it goes when what had it disappears."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QMainWindow,
    QMenuBar,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

EDITS = {
    "cut": "cut",
    "copy": "copy",
    "paste": "paste",
    "duplicate": "duplicate",
    "delete": "delete_selection",
    "select_all": "select_all",
}
"""Keys of the actions that act on what has the keyboard, each with the method by which a view offers it."""

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Keyboard(QObject):
    """Keeps the keyboard in the view that is worked in, and gives it the edit keys.

    One rule for all of them: an action of :data:`EDITS` acts on the widget that has the keyboard, or on what
    that lies in, and can be chosen while that offers its method. A page that is out of sight offers nothing.

    Args:
        window: whose keyboard it is.
        main_view: gives the view of the page in sight in which one works.
    """

    def __init__(self, window: QMainWindow, main_view: Callable[[], QWidget]) -> None:
        super().__init__(window)
        self._window, self._main_view = window, main_view
        self._actions: dict[str, QAction] = {}
        self._button: QAbstractButton | None = None
        self._before_menu: QWidget | None = None
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def set_actions(self, actions: dict[str, QAction]) -> None:
        """Let these be chosen from now on when they have something to act on."""
        self._actions = {key: actions[key] for key in EDITS}
        self.offer()

    def offer(self) -> None:
        """Let those edits be chosen that what has the keyboard takes."""
        for key, action in self._actions.items():
            if isValid(action):  # else the window is being rebuilt in another language
                action.setEnabled(self._taker(key) is not None)

    # What the actions call

    def cut(self) -> None:
        """Cut what is selected where the keyboard is."""
        self._do("cut")

    def copy(self) -> None:
        """Copy it."""
        self._do("copy")

    def paste(self) -> None:
        """Paste there."""
        self._do("paste")

    def duplicate(self) -> None:
        """Copy and paste at once."""
        self._do("duplicate")

    def delete(self) -> None:
        """Delete what is selected."""
        self._do("delete")

    def select_all(self) -> None:
        """Select all that is there."""
        self._do("select_all")

    def _do(self, key: str) -> None:
        act = self._taker(key)
        if act is not None:
            act()

    @property
    def holder(self) -> QWidget | None:
        """Widget that has the keyboard; while a menu has it, the one that had it before."""
        held: QWidget | None = self._window.focusWidget()
        if isinstance(held, QMenuBar):
            held = self._before_menu
        return held if held is not None and isValid(held) and held.isVisible() else None

    def _taker(self, key: str) -> Callable[[], object] | None:
        """Method that an edit would call."""
        offers = (_of_text(each, key) or getattr(each, EDITS[key], None) for each in _around(self.holder))
        return next((offer for offer in offers if offer is not None), None)

    # Where the keyboard goes

    def go_to_main_view(self) -> None:
        """Give it to the view of the page in sight."""
        self._main_view().setFocus(Qt.FocusReason.OtherFocusReason)

    def is_rescued(self) -> bool:
        """Give it to the page's view if what has it was hidden or disabled; whether that was so.

        Qt would hand it on to whatever comes next: a field of the toolbar, whose value an arrow key changes.
        """
        lost = self._window.focusWidget()
        if lost is not None and lost.isVisible() and lost.isEnabled():
            return False
        view = self._main_view()
        if not isValid(view) or not view.isVisible():
            return False
        self.go_to_main_view()
        return True

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self._window):
            return  # it loses the keyboard while it is being deleted
        if isinstance(now, QMenuBar):
            if before is not None and before.window() is self._window:
                self._before_menu = before
            else:  # a dialog that was opened from the menu was closed: Qt leaves the keyboard in the bar
                QTimer.singleShot(0, self, self._leave_menu)
        if now is None:
            QTimer.singleShot(0, self, self._rescue)  # what comes next may take it by itself
        self._watch(now if isinstance(now, QAbstractButton) else None)
        self.offer()

    def _leave_menu(self) -> None:
        if isinstance(self._window.focusWidget(), QMenuBar):
            (self.holder or self._main_view()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _rescue(self) -> None:
        is_elsewhere = QApplication.activePopupWidget() or not self._window.isActiveWindow()
        if QApplication.focusWidget() is None and not is_elsewhere:
            self.is_rescued()

    def _watch(self, button: QAbstractButton | None) -> None:
        """Watch a list: its arrow keys would move the keyboard to the next field, and then change that."""
        if self._button is not None and isValid(self._button):
            self._button.removeEventFilter(self)
        self._button = button if button is not None and button.window() is self._window else None
        if self._button is not None:
            self._button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        is_one_of_many = isinstance(watched, QAbstractButton) and (watched.autoExclusive() or watched.group())
        return event.key() in _ARROWS and not is_one_of_many


def _around(widget: QWidget | None) -> Iterator[QWidget]:
    """A widget and what it lies in, up to the window."""
    while widget is not None and not widget.isWindow():
        yield widget
        widget = widget.parentWidget()


def _of_text(widget: QWidget, key: str) -> Callable[[], object] | None:
    """Method of an edit in a field of text or numbers."""
    field = widget.lineEdit() if isinstance(widget, QAbstractSpinBox) else widget
    if not isinstance(field, QLineEdit | QPlainTextEdit):
        return None
    edits: dict[str, Callable[[], object]] = {"copy": field.copy, "select_all": field.selectAll}
    if not field.isReadOnly():
        edits |= {"cut": field.cut, "paste": field.paste}
        if isinstance(field, QLineEdit):
            edits["delete"] = field.del_
    return edits.get(key)
