"""Shows the cross-validation in its dialog."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from engine.common.messages import Message
from gui.dialogs.cross_validation import CrossValidationDialog
from gui.look.words.translation import tr_message
from gui.window.lasting import Lasting


class CrossValidationDisplay(QObject):
    """Makes the dialog and keeps it up to date.

    Attributes:
        dialog: what it keeps up to date; hidden at first.
    """

    def __init__(self, owner: QObject, window: QWidget, lasting: Lasting) -> None:
        super().__init__(owner)
        self._validator = validator = lasting.cross_validator
        self.dialog = dialog = CrossValidationDialog(window)
        validator.began.connect(dialog.begin)
        validator.progress.connect(dialog.show_progress)
        validator.fold_done.connect(dialog.add_fold)
        validator.done.connect(dialog.show_done)
        validator.failed.connect(self._show_failed)
        dialog.start_wanted.connect(validator.start)
        dialog.closed.connect(validator.cancel)
        lasting.workbench.problems_changed.connect(self._show_unavailable_reason)
        lasting.workbench.session.state_changed.connect(self._show_unavailable_reason)
        self._show_unavailable_reason()

    def _show_unavailable_reason(self, _state: str = "") -> None:
        self.dialog.show_unavailable_reason(self._validator.unavailable_reason)

    def _show_failed(self, message: Message) -> None:
        self.dialog.show_failure(tr_message(message))
