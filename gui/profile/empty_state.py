"""Stands in the place of the strips while there is nothing to show: what to do, with the button for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.look.widgets.helpers import set_look, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.menu_texts import without_key

WIDTH = 440
"""Pixels of the sentence."""


class EmptyState(QWidget):
    """A title, a sentence and one button.

    Attributes:
        title, text, button: its parts.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.text, self.button = PlainLabel(), PlainLabel(), QPushButton()
        self.title.setProperty("look", "title")
        self.text.setProperty("look", "muted")
        self.text.setWordWrap(True)
        self.text.setFixedWidth(WIDTH)
        set_names(self.button, "empty_profile", "")
        set_look(self.button, "primary")
        self._call: Callable[[], object] = lambda: None
        self.button.clicked.connect(self._press)
        layout = set_margins(QVBoxLayout(self), 10, (24, 24, 24, 24))
        layout.addStretch(2)
        for part in (self.title, self.text):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(6)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def show_state(self, title: str, text: str, action: QAction | None) -> None:
        """Say what is missing, and offer the action that helps."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setFixedHeight(self.text.heightForWidth(WIDTH))
        self.text.setVisible(bool(text))
        self.button.setVisible(action is not None)
        if action is not None:
            label = without_key(action.text()).rstrip("…")
            self.button.setText(label)
            self.button.setAccessibleName(label)
            self.button.setToolTip(action.toolTip())
            self.button.setEnabled(action.isEnabled())
            self._call = action.trigger

    def _press(self) -> None:
        self._call()
