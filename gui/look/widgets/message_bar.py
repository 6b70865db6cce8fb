"""Inline sentence with up to two buttons and details."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.look.theme import number_font
from gui.look.widgets.collapsible import Collapsible
from gui.look.widgets.helpers import set_look, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.translation import tr

WIDE_BAR = 520
"""Pixels from which a message has its button at its right."""


class MessageBar(QFrame):
    """An inline sentence with up to two buttons, and details to unfold; hidden while empty."""

    acted = Signal()
    """The button was pressed."""
    second_acted = Signal()
    """The second button was pressed."""
    closed = Signal()
    """Emitted when it was dismissed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.label = PlainLabel()
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setMinimumWidth(40)
        self.button = QPushButton()
        self.button.setObjectName(f"{name}_button")
        self.button.clicked.connect(self.acted)
        self.second_button = QPushButton()
        self.second_button.setObjectName(f"{name}_second_button")
        self.second_button.clicked.connect(self.second_acted)
        self.buttons = QWidget()
        self.close_button = QPushButton("✕")
        for button in (self.button, self.second_button, self.close_button):
            # A click hides most messages, and would hand the keyboard to whatever field comes next.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setProperty("look", "unfold")
        set_names(self.close_button, f"{name}_close", tr("Dismiss"), tr("Dismiss this message"))
        self.close_button.clicked.connect(self._dismiss)
        self.details_text = QPlainTextEdit()
        self.details_text.setReadOnly(True)
        self.details_text.setFont(number_font(8))
        self.details_text.setMaximumHeight(150)
        set_names(self.details_text, f"{name}_details_text", tr("Details"))
        self.details = Collapsible(tr("Details"), self.details_text, f"{name}_details")
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        self._row = set_margins(QHBoxLayout(), 8)
        self._row.addWidget(self.label, 1)
        self._row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        row = set_margins(QHBoxLayout(self.buttons), 8)
        row.addWidget(self.button)
        row.addWidget(self.second_button)
        self._column = set_margins(QVBoxLayout(self), 6, (10, 8, 8, 8))
        self._column.addLayout(self._row)
        self._column.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.details)

    def _place_buttons(self) -> None:
        """Put the buttons beside the sentence where the bar is wide, below it where it is narrow."""
        is_wide = self.width() >= WIDE_BAR
        if is_wide == (self._row.indexOf(self.buttons) >= 0):
            return
        if is_wide:
            self._row.insertWidget(1, self.buttons, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._column.insertWidget(1, self.buttons, 0, Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def show_message(
        self,
        text: str,
        look: str = "trouble",
        *,
        button: str = "",
        details: str = "",
        closable: bool = False,
        second_button: str = "",
    ) -> None:
        """Show a sentence in the look ``trouble``, ``good`` or ``tip``."""
        self.label.setText(text)
        self.setAccessibleName(text)
        for widget, label in ((self.button, button), (self.second_button, second_button)):
            widget.setText(label.replace("&", "&&"))  # a layer's name has no keyboard mnemonic
            widget.setAccessibleName(label)
            widget.setVisible(bool(label))
        self.buttons.setVisible(bool(button or second_button))
        self.details_text.setPlainText(details)
        self.details.setVisible(bool(details))
        self.close_button.setVisible(closable)
        set_look(self, look)
        self.show()

    def _dismiss(self) -> None:
        self.clear()
        self.closed.emit()

    def clear(self) -> None:
        """Hide it."""
        self.label.clear()
        self.hide()
