"""Button with a menu of the columns that are to stay as they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gui.look.widgets.helpers import set_names
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.translation import tr

MOST_NAMED = 12
"""Columns that the tooltip names."""


class LockButton(QPushButton):
    """Says how many columns stay, and lets the user choose which.

    Attributes:
        locked: names of the columns that stay.
    """

    changed = Signal()
    """The user locked or freed a column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.locked: frozenset[str] = frozenset()
        self.setProperty("look", "link")
        self._menu = QMenu(self)
        self._menu.setObjectName("locked_columns_menu")
        self._actions: dict[str, QAction] = {}
        self.clicked.connect(self._open)
        self._tip = tr("Choose columns that are to stay as they are")
        set_names(self, "locked_columns", tr("Columns that stay"), self._tip)
        self.show_locked(frozenset())

    def show_columns(self, columns: Sequence[str]) -> None:
        """Offer these columns."""
        if list(columns) == list(self._actions):
            return
        self._menu.clear()
        self._actions = {}
        for name in columns:
            action = self._menu.addAction(name.replace("&", "&&"))
            action.setObjectName(f"lock:{name}")
            action.setCheckable(True)
            action.setChecked(name in self.locked)
            action.toggled.connect(lambda is_locked, name=name: self.lock(name, is_locked))
            self._actions[name] = action

    def show_locked(self, locked: frozenset[str]) -> None:
        """Show that these stay, without telling anybody."""
        self.locked = locked
        for name, action in self._actions.items():
            action.setChecked(name in locked)
        count = len(locked)
        some = tr("Columns that stay: {count}", count=count)
        self.setText(f"{some if count else tr('All columns may change')} ▾")
        self.setToolTip(plain_tooltip("\n".join([self._tip, *sorted(locked)[:MOST_NAMED]])))

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def lock(self, name: str, is_locked: bool) -> None:
        """Let a column stay as it is, or free it."""
        locked = self.locked | {name} if is_locked else self.locked - {name}
        if locked != self.locked:
            self.show_locked(locked)
            self.changed.emit()
