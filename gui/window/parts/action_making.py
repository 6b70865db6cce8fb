"""Makes the actions of the window of their table, and says why one cannot be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from gui.look.icons import set_icon
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.menu_texts import without_key
from gui.look.words.translation import tr
from gui.window.parts.actions.action_row import ActionRow
from gui.window.parts.actions.table import ACTIONS
from gui.window.parts.commands import Commands

Actions = dict[str, QAction]
"""The actions of the window by their keys."""


def make_actions(commands: Commands, window: QMainWindow, parent: QObject) -> Actions:
    """Make a QAction for each row, a child of ``parent`` whose keys work in the window; by key."""
    actions = {}
    for row in ACTIONS:
        action = QAction(tr(row.text), parent)
        action.setObjectName(row.key)
        action.setIconText(without_key(action.text()).rstrip("…"))
        keys = [QKeySequence(key) for key in row.shortcut.split("|") if key]
        action.setShortcuts(keys)
        shown = f" ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})" if keys else ""
        action.setToolTip(plain_tooltip(tr(row.tip) + shown))
        action.setStatusTip(tr(row.tip))
        action.setCheckable(row.is_checkable)
        if row.icon:
            set_icon(action, row.icon)
        action.triggered.connect(_caller(row, commands))
        window.addAction(action)
        actions[row.key] = action
    return actions


def _caller(row: ActionRow, commands: Commands) -> Callable[..., None]:
    def call(_checked: bool = False) -> None:
        row.call(commands)

    return call


def set_available(action: QAction, unavailable_reason: str) -> None:
    """Let an action be chosen, or say in its tooltip why it cannot be done."""
    action.setEnabled(not unavailable_reason)
    usual = f"{action.statusTip()} ({action.shortcut().toString()})"
    action.setToolTip(plain_tooltip(unavailable_reason or usual))
