"""Shows long work in its dialogs, and what the window advises."""

from __future__ import annotations

from PySide6.QtCore import QObject

from engine.common.messages import Message
from engine.experiments.rate_finder import RateCurve
from gui.look.words.translation import retranslated, tr_message
from gui.window.parts.widgets import Widgets


class JobsDisplay(QObject):
    """Keeps the dialogs of the rate search and of the cross-validation up to date, and the advice."""

    def __init__(self, widgets: Widgets) -> None:
        super().__init__(widgets)
        self._widgets = widgets
        self._connect_rate_search()
        self._connect_cross_validator()
        overfitting, bar = widgets.lasting.overfitting, widgets.overfitting_bar
        bar.acted.connect(overfitting.act)
        bar.close_button.clicked.connect(overfitting.dismiss)
        overfitting.changed.connect(self.show_advice)

    def _connect_rate_search(self) -> None:
        parts, search = self._widgets, self._widgets.lasting.rate_search
        plot, dialog = parts.rate_plot, parts.rate_dialog
        search.began.connect(plot.clear)
        search.began.connect(dialog.begin)
        search.progress.connect(dialog.show_progress)
        search.found.connect(plot.show_curve)
        search.found.connect(self._show_found_rate)
        search.failed.connect(self._show_failed_search)
        plot.rate_picked.connect(dialog.show_rate)
        dialog.rate_chosen.connect(parts.training_bar.choose_rate)
        dialog.closed.connect(search.cancel)
        parts.lasting.workbench.store.changed.connect(dialog.reject)  # a curve of other data would mislead

    def _connect_cross_validator(self) -> None:
        validator, dialog = self._widgets.lasting.cross_validator, self._widgets.cross_dialog
        validator.began.connect(dialog.begin)
        validator.progress.connect(dialog.show_progress)
        validator.fold_done.connect(dialog.add_fold)
        validator.done.connect(dialog.show_done)
        validator.failed.connect(self._show_failed_validation)
        dialog.start_wanted.connect(validator.start)
        dialog.closed.connect(validator.cancel)

    def show_advice(self) -> None:
        """Show what may help against overfitting, or nothing."""
        notice, bar = self._widgets.lasting.overfitting.notice, self._widgets.overfitting_bar
        if notice is None:
            bar.clear()
        else:
            bar.show_message(
                retranslated(notice.text), notice.look, retranslated(notice.button), closable=True
            )

    def _show_found_rate(self, curve: RateCurve) -> None:
        dialog = self._widgets.rate_dialog
        if curve.reason is not None:
            dialog.show_failure(tr_message(curve.reason))
        else:
            dialog.show_found(curve.suggestion, self._widgets.lasting.rate_search.origin)

    def _show_failed_search(self, message: Message) -> None:
        self._widgets.rate_dialog.show_failure(tr_message(message))

    def _show_failed_validation(self, message: Message) -> None:
        self._widgets.cross_dialog.show_failure(tr_message(message))
