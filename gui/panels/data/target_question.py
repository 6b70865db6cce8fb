"""The question what is to be predicted, which no file answers: a guess to accept, or any other column."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engine.data.columns import Resolved
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel, plain_tooltip
from gui.look.words.translation import tr

_BUTTON_PADDING = 40
"""Pixels of the button that its text does not have."""


class TargetQuestion(QFrame):
    """Asks inline, without a dialog; hidden while there is nothing to ask."""

    accepted = Signal()
    """The guess is right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "tip")
        set_names(self, "target_question", tr("What do you want to predict?"))
        self.question = PlainLabel(tr("What do you want to predict?"))
        self.question.setProperty("look", "title")
        self.button = QPushButton()
        self.button.setProperty("look", "primary")
        self.button.setAutoDefault(True)  # Enter presses it, as Space does
        # As wide as the panel is; a long name would widen it.
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.accepted)
        self.hint = PlainLabel()
        self.hint.setProperty("look", "muted")
        for label in (self.question, self.hint):
            label.setWordWrap(True)
        self._guess = ""
        layout = set_margins(QVBoxLayout(self), 7, (10, 9, 10, 10))
        for widget in (self.question, self.button, self.hint):
            layout.addWidget(widget)
        self.hide()

    def show_guess(self, resolved: Resolved) -> None:
        """Ask, with the target of these columns as the guess; or hide where there is nothing to ask."""
        self._guess = resolved.target or ""
        label = tr("Predict {column}", column=self._guess)
        tooltip = plain_tooltip(tr("Make {column} the target (Enter)", column=self._guess))
        set_names(self.button, "accept_target", label, tooltip)
        self.hint.setText(tr("A guess from the names. Or click another column below to predict that one."))
        self._elide()
        self.setVisible(resolved.asks_for_target)

    def take_focus(self) -> None:
        """Give the keyboard to the guess, so that Enter accepts it."""
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _elide(self) -> None:
        metrics = self.button.fontMetrics()
        room = max(60, self.width() - 20 - _BUTTON_PADDING)
        around = metrics.horizontalAdvance(tr("Predict {column}", column=""))
        name = metrics.elidedText(self._guess, Qt.TextElideMode.ElideMiddle, room - around)
        self.button.setText(tr("Predict {column}", column=name.replace("&", "&&")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()
