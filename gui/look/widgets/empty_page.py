"""What stands on a page that has nothing to show yet: why, and the button that helps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gui.look.widgets.helpers import set_look, set_margins
from gui.look.widgets.plain_text import PlainLabel

TEXT_WIDTH = 420
"""Pixels of the sentence at most, so that it can be read at a glance."""


class EmptyPage(QWidget):
    """A sentence in the middle, over a button for an action.

    Attributes:
        label, button: the two.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.label, self.button = PlainLabel(), QToolButton()
        self.label.setObjectName(f"{name}_text")
        self.label.setProperty("look", "muted")
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setWordWrap(True)
        self.label.setMaximumWidth(TEXT_WIDTH)
        self.button.setObjectName(f"{name}_button")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        layout = set_margins(QVBoxLayout(self), 14)
        layout.addStretch(2)
        line = set_margins(QHBoxLayout(), 0)  # an alignment would leave the label the height of one line
        line.addStretch(1)
        line.addWidget(self.label, 100)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def text(self) -> str:
        """The sentence."""
        return self.label.text()

    def show_text(self, text: str, action: QAction | None, is_main: bool = True) -> None:
        """Show a sentence, and a button for what would help; ``is_main`` if that has the icon of one."""
        self.label.setText(text)
        self.button.setVisible(action is not None)
        if action is not None:
            self.button.setDefaultAction(action)
            set_look(self.button, "primary" if is_main else "")
