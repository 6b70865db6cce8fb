"""The dialog that shows a search for a learning rate and hands out the rate that the user takes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui.look.widgets.helpers import set_look, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.translation import retranslated, tr


@dataclass(frozen=True, slots=True)
class RateFinderState:
    """State of a dialog.

    Attributes:
        is_open: whether it is on the screen.
        is_running: whether the search goes on.
        share: how far that is, 0 to 1.
        sentence, look: the last sentence in it, and its look.
        rate: that it offers, or 0.
    """

    is_open: bool
    is_running: bool
    share: float
    sentence: str
    look: str
    rate: float


class RateFinderDialog(QDialog):
    """Progress while the search runs, then its curve and a button that takes the rate.

    It stops nothing else in the window.

    Args:
        plot: shows the curve; made elsewhere, as dialogs know no plots.
    """

    rate_chosen = Signal(float)
    """The user takes this learning rate."""
    closed = Signal()
    """Nobody waits for the search any more."""

    def __init__(self, plot: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rate_finder_dialog")
        self.setWindowTitle(tr("Find a learning rate"))
        self._rate = 0.0
        self._is_running = False
        self._said = "", "muted"
        self.plot = plot
        self.status = set_names(PlainLabel(), "rate_finder_status", tr("State of the search"))
        self.status.setWordWrap(True)
        self.progress = set_names(QProgressBar(), "rate_finder_progress", tr("Progress of the search"))
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that the plot does not jump when it is done
        self.progress.setSizePolicy(policy)
        self.close_button = QPushButton()
        set_names(self.close_button, "rate_finder_close", tr("Close"), tr("Keep the learning rate as it is"))
        self.close_button.clicked.connect(self.reject)
        self.use_button = QPushButton()
        set_names(self.use_button, "use_rate", tr("Use this rate"), tr("Train with this learning rate"))
        self.use_button.setProperty("look", "primary")
        self.use_button.clicked.connect(self._use)
        self._lay_out()

    def _lay_out(self) -> None:
        text = tr(
            "A short run lets the learning rate grow from tiny to huge; then a few rates near the lowest "
            "loss are tried for longer, each from new weights. The smallest that does as well as the best "
            "is marked."
        )
        explanation = PlainLabel(text)
        explanation.setWordWrap(True)
        explanation.setProperty("look", "muted")
        bottom = set_margins(QHBoxLayout(), 8)
        bottom.addWidget(self.status, 1)
        bottom.addWidget(self.close_button)
        bottom.addWidget(self.use_button)
        layout = set_margins(QVBoxLayout(self), 12, (18, 16, 18, 16))
        layout.addWidget(explanation)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.progress)
        layout.addLayout(bottom)

    # The states of a search

    def begin(self) -> None:
        """Show a search that has just begun."""
        self._say(tr("Trying larger and larger rates…"), "muted")
        self.show_progress(0.0)
        self._show_running(True)
        self.show()
        self.close_button.setFocus()

    def show_progress(self, share: float) -> None:
        """The search is that far, 0 to 1."""
        self.progress.setValue(round(1000 * share))

    def show_found(self, rate: float, origin: str) -> None:
        """The search suggests this rate; ``origin`` says which weights it began with."""
        self._say(origin, "muted")
        self._show_running(False)
        self.show_rate(rate)
        self.use_button.setFocus()

    def show_rate(self, rate: float) -> None:
        """Offer this rate."""
        self._rate = rate
        self.use_button.setVisible(not self._is_running)
        self.use_button.setText(tr("Use {rate}", rate=f"{rate:.2g}"))

    def show_failure(self, sentence: str) -> None:
        """The search found no rate; the sentence says why. One may still be picked where there is a curve."""
        self._say(sentence, "trouble_words")
        self._show_running(False)
        self.use_button.hide()

    def view_state(self) -> RateFinderState:
        """State of what it shows, and whether it is open."""
        rate, progress = self._rate if self.use_button.isVisibleTo(self) else 0.0, self.progress.value()
        return RateFinderState(self.isVisible(), self._is_running, progress / 1000, *self._said, rate)

    def restore_view(self, state: RateFinderState) -> None:
        """Show that again, where it was open."""
        if state.is_open:
            self.begin()
            self._say(retranslated(state.sentence), state.look)
            self.show_progress(state.share)
            self._show_running(state.is_running)
            self.show_rate(state.rate)
            self.use_button.setVisible(bool(state.rate))

    def _show_running(self, running: bool) -> None:
        self._is_running = running
        self.progress.setVisible(running)
        self.use_button.setVisible(not running)
        self.close_button.setText(tr("Cancel") if running else tr("Close"))
        self.close_button.setAccessibleName(self.close_button.text())

    def _say(self, sentence: str, look: str) -> None:
        self._said = sentence, look
        self.status.setText(sentence)
        set_look(self.status, look)

    # What the user does

    def _use(self) -> None:
        self.rate_chosen.emit(float(f"{self._rate:.2g}"))
        self.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # minimised with the window is not closed
            self.closed.emit()
