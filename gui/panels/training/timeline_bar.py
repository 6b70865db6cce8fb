"""Bar of the timeline: plays the run back, says which epoch is shown, and leads back to now or to then."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from gui.look.icons import set_icon
from gui.look.widgets.helpers import link_button, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, StillPlace
from gui.look.words.translation import tr
from gui.look.words.weights_texts import shown_text
from gui.panels.training.timeline_track import TimelineTrack


class TimelineBar(QWidget):
    """The timeline between its buttons; hidden while there is no checkpoint.

    Attributes:
        track: the line.
        play, export, now, rewind: the buttons; the last two are there while an epoch is shown only.
        hint: says what is shown.
    """

    show_wanted = Signal(int)
    """The weights of this epoch should be shown."""
    now_wanted = Signal()
    """The weights of the run should be shown again."""
    play_wanted = Signal()
    """The run should be played back, or stay at what is shown."""
    export_wanted = Signal()
    """The run should be written as an animation."""
    rewind_wanted = Signal(int)
    """The user wants to go back to this epoch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_bar")
        self._origin = ""
        self.track = TimelineTrack()
        self.play, self.export, self.hint = QToolButton(), QToolButton(), ElidedLabel(look="muted")
        for button, wanted in ((self.play, self.play_wanted), (self.export, self.export_wanted)):
            button.setProperty("look", "corner")
            button.setIconSize(QSize(16, 16))
            button.clicked.connect(wanted)
        tip = tr("Write the checkpoints one after the other into an animation, for slides and pages")
        set_names(self.export, "timeline_export", tr("Export an animation"), tip)
        set_icon(self.export, "mdi6.filmstrip")
        words = self._place_of_hint()
        self.now = self._link(
            tr("Back to now"), "timeline_now", tr("Show the weights of the run again"), self.now_wanted.emit
        )
        self.rewind = self._link(
            tr("Rewind here"),
            "timeline_rewind",
            tr("Pause and go back to where the run stood after this epoch; training goes on from there"),
            self._rewind,
        )
        layout = set_margins(QHBoxLayout(self), 8, (10, 0, 14, 4))
        for widget in (self.play, self.export, self.track, words, self.now, self.rewind):
            layout.addWidget(widget, {self.track: 3, words: 2}.get(widget, 0))
        self.track.show_wanted.connect(self.show_wanted)
        self.track.pointed_changed.connect(self._show_text)
        self.show_playing(is_playing=False)
        self.clear()

    def _place_of_hint(self) -> QWidget:
        """A room for the words that no text changes; in a narrow window the line gets its room first."""
        self.hint.setObjectName("timeline_hint")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        longest = (
            tr("show epoch {epoch}", epoch="1,000"),
            tr("weights of epoch {epoch}", epoch="1,000"),
            shown_text(1000),
        )
        widest = max(map(self.hint.fontMetrics().horizontalAdvance, longest))
        place = StillPlace(self.hint)
        place.setMaximumWidth(widest)
        place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return place

    @staticmethod
    def _link(label: str, name: str, tooltip: str, on_click: object) -> QPushButton:
        """A link whose place stays free while it is hidden, so that nothing moves under the pointer."""
        link = link_button(label, name, tooltip, on_click)  # type: ignore[arg-type]
        kept = link.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        link.setSizePolicy(kept)
        return link

    def show_marks(self, checkpoints: tuple[int, ...], best: int, now: int, planned: int) -> None:
        """Show the epochs of the checkpoints, the best one or 0, where the run stands, and its end."""
        self.track.show_marks(checkpoints, best, now, planned)
        self.setVisible(bool(checkpoints))
        self._show_text()

    def show_weights(self, epoch: int, label: str) -> None:
        """Mark the epoch whose weights are in the network; ``label`` says so where it is not that of now."""
        self.track.show_weights(epoch, label)
        self._show_text()

    def show_shown(self, epoch: int | None) -> None:
        """Mark the epoch whose weights are shown only, and offer the ways back; None for that of the run."""
        self.track.show_shown(epoch or 0)
        if epoch is None and (self.now.hasFocus() or self.rewind.hasFocus()):
            self.track.setFocus()  # what is hidden gives the keyboard to anybody
        for link in (self.now, self.rewind):
            link.setVisible(epoch is not None)
        self._show_text()

    def show_playing(self, *, is_playing: bool) -> None:
        """Say what the button does: play, or stay at what is shown."""
        label = tr("Stop playing") if is_playing else tr("Play the training back")
        stay = tr("Stay at the epoch that is shown")
        play = tr("Show the weights of one checkpoint after the other; the run stays where it is")
        tip = f"{stay if is_playing else play} ({tr('Space')})"
        set_names(self.play, "timeline_play", label, tip)
        set_icon(self.play, "mdi6.pause" if is_playing else "mdi6.play")

    def show_origin(self, origin: str) -> None:
        """Offer nothing where the run is not of what is drawn and opened, and say of what it is."""
        for widget in (self.track, self.play, self.export):
            widget.setEnabled(not origin)
        self.hint.own_tooltip = origin
        self._show_text()

    def clear(self) -> None:
        """Show no run."""
        self.show_marks((), 0, 0, 1)
        self.show_weights(0, "")
        self.show_shown(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space plays, Enter goes back to the epoch that is shown, and Escape back to now."""
        key, is_shown, at_line = event.key(), bool(self.track.shown), self.track.hasFocus()
        if key == Qt.Key.Key_Space and at_line:
            self.play_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_shown and at_line:
            self._rewind()
        elif key == Qt.Key.Key_Escape and is_shown:
            self.now_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _rewind(self) -> None:
        if self.track.shown:
            self.rewind_wanted.emit(self.track.shown)

    def _show_text(self) -> None:
        text = self.track.text() if self.track.isEnabled() else tr("of an earlier run")
        if text != self.hint.text():
            self.hint.setText(text)
