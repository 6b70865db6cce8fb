"""Shows the search for a learning rate in its dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from engine.common.messages import Message
from engine.experiments.rate_finder import RateCurve
from gui.dialogs.rate_finder import RateFinderDialog
from gui.look.words.translation import tr_message
from gui.plots.rate_plot import RatePlot
from gui.window.lasting import Lasting


class RateSearchDisplay(QObject):
    """Makes the dialog and keeps it up to date.

    Attributes:
        dialog: what it keeps up to date; hidden at first.

    Args:
        owner: what it lives as long as.
        window: the dialog's.
        lasting: holds the search.
        choose_rate: trains with the learning rate that the user takes.
    """

    def __init__(
        self, owner: QObject, window: QWidget, lasting: Lasting, choose_rate: Callable[[float], object]
    ) -> None:
        super().__init__(owner)
        self._search = search = lasting.rate_search
        self._plot = plot = RatePlot()
        self.dialog = RateFinderDialog(plot, window)
        search.began.connect(plot.clear)
        search.began.connect(self.dialog.begin)
        search.progress.connect(self.dialog.show_progress)
        search.found.connect(plot.show_curve)
        search.found.connect(self._show_found)
        search.failed.connect(self._show_failed)
        plot.rate_picked.connect(self.dialog.show_rate)
        self.dialog.rate_chosen.connect(choose_rate)
        self.dialog.closed.connect(search.cancel)
        lasting.workbench.store.changed.connect(self.dialog.reject)  # a curve of other data would mislead

    def _show_found(self, curve: RateCurve) -> None:
        if curve.reason is not None:
            self.dialog.show_failure(tr_message(curve.reason))
        else:
            self.dialog.show_found(curve.suggestion, self._search.origin)

    def _show_failed(self, message: Message) -> None:
        self.dialog.show_failure(tr_message(message))
