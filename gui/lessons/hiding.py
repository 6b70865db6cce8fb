"""Hides actions and controls while a lesson is open, and gives them back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget
from shiboken6 import isValid

from gui.lessons.targets import action_named, widget_named


class ControlHider(QObject):
    """Knows what it has hidden, and keeps it hidden."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions: list[QAction] = []
        self._widgets: list[QWidget] = []

    def hide(self, names: tuple[str, ...]) -> None:
        """Hide these as well; a name that is not known is passed over."""
        for name in names:
            action, widget = action_named(self._window, name), widget_named(self._window, name)
            if isinstance(widget, QMenu):
                action = widget.menuAction()
            if action is not None and action.isVisible():
                action.setVisible(False)
                self._actions.append(action)
            elif action is None and widget is not None and not widget.isHidden():
                widget.hide()
                widget.installEventFilter(self)
                self._widgets.append(widget)

    def give_back(self) -> None:
        """Show all again."""
        widgets, self._widgets = self._widgets, []
        for action in self._actions:
            if isValid(action):
                action.setVisible(True)
        self._actions = []
        for widget in widgets:
            if isValid(widget):
                widget.removeEventFilter(self)
                widget.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched in self._widgets:
            watched.hide()
        return False
