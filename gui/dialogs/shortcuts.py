"""The list of keyboard shortcuts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QWidget

from gui.translation import tr


def canvas_keys() -> list[tuple[str, str]]:
    """Keys that the canvas knows beside the menu, with what they do."""
    return [
        (tr("Arrow keys"), tr("Move the selected layers")),
        ("Tab", tr("Select the next layer")),
        ("Enter", tr("Go to the settings of the selected layer")),
        (tr("Ctrl and wheel"), tr("Zoom")),
        (tr("Space and drag"), tr("Move the view")),
        ("Esc", tr("End a gesture")),
    ]


def show_shortcuts(parent: QWidget, actions: Iterable[QAction]) -> None:
    """Show what every key does, without stopping what runs."""
    rows = [
        (
            ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()),
            action.statusTip(),
        )
        for action in actions
        if action.shortcuts()
    ]
    dialog = QDialog(parent)
    dialog.setObjectName("shortcuts_dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(tr("Keyboard shortcuts"))
    grid = QGridLayout(dialog)
    grid.setContentsMargins(20, 18, 20, 18)
    grid.setHorizontalSpacing(24)
    for row, (keys, words) in enumerate([*rows, *canvas_keys()]):
        label = QLabel(keys)
        label.setProperty("look", "number")
        grid.addWidget(label, row, 0)
        grid.addWidget(QLabel(words), row, 1)
    dialog.show()
