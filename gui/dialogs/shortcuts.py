"""The list of keyboard shortcuts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from gui.look.widgets.helpers import set_margins
from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.translation import tr

LARGEST_SHARE = 0.9
"""Share of the screen that the list may take."""


def canvas_keys() -> list[tuple[str, str]]:
    """Keys that the canvas and what lies beside it know besides the menu, with what they do."""
    return [
        (tr("Arrow keys"), tr("Move the selected layers")),
        (tr("Letters"), tr("Look for a layer by its name, to add it behind the selected one or in the line")),
        (tr("Menu"), tr("What can be done with the selected layer, such as connecting it")),
        ("F", tr("Show the whole drawing")),
        ("Tab", tr("Select the next layer")),
        ("Enter", tr("Go to the settings of the selected layer")),
        (tr("Ctrl and wheel"), tr("Zoom")),
        (tr("Space and drag"), tr("Move the view")),
        ("Esc", tr("End a gesture")),
        (tr("Left and right arrow"), tr("Forward / backward: one step back or forward")),
        (tr("Space"), tr("Forward / backward: play the steps, or stop")),
        (
            "Home, End",
            tr("Forward / backward: to the start of the iteration, to where the update comes next"),
        ),
        (
            tr("Up, down, or Ctrl and arrow"),
            tr("Forward / backward: from box to box; Enter shows its numbers"),
        ),
        (tr("Left and right arrow"), tr("Checkpoints: show the one before or after")),
        (tr("Space"), tr("Checkpoints: play the training back, or stop")),
        ("Esc", tr("Checkpoints: back to now")),
        ("Enter", tr("Checkpoints: rewind to the one that is shown")),
        ("Enter", tr("How the classes come apart: show the layer large; there, pin the row")),
        (tr("Arrow keys"), tr("How the classes come apart, large: to the next row")),
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
    inside = QWidget()
    grid = QGridLayout(inside)
    grid.setContentsMargins(20, 18, 20, 18)
    grid.setHorizontalSpacing(24)
    for row, (keys, text) in enumerate([*rows, *canvas_keys()]):
        label = PlainLabel(keys)
        label.setProperty("look", "number")
        grid.addWidget(label, row, 0)
        grid.addWidget(PlainLabel(text), row, 1)
    area = QScrollArea()  # the list is longer than a small screen is high
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    set_margins(QVBoxLayout(dialog)).addWidget(area)
    wanted = inside.sizeHint() + QSize(area.verticalScrollBar().sizeHint().width(), 0)
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize() * LARGEST_SHARE))
    dialog.show()
