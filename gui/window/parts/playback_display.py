"""Says everywhere which weights are shown, and joins the timeline to what plays the run back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from engine.lessons.conditions import CANVAS
from gui.look.icons import set_icon
from gui.look.throttle import Throttle
from gui.look.words.translation import tr
from gui.look.words.weights_texts import shown_text
from gui.window.parts.action_making import Actions, set_available
from gui.window.parts.widgets import Widgets


class PlaybackDisplay(QObject):
    """Keeps the words and marks of the epoch that is shown up to date; the numbers are drawn by others."""

    def __init__(self, widgets: Widgets, actions: Actions, show_editable: Callable[[], None]) -> None:
        """Join them; ``show_editable`` lets weights be set by hand where those of the run are shown."""
        super().__init__(widgets)
        self._widgets, self._actions, self._show_editable = widgets, actions, show_editable
        self._playback, session = widgets.lasting.playback, widgets.lasting.workbench.session
        bar = widgets.timeline_bar
        bar.show_wanted.connect(self._playback.show)
        bar.play_wanted.connect(self._playback.toggle)
        bar.now_wanted.connect(self._playback.show_now)
        bar.rewind_wanted.connect(session.rewind)
        bar.export_wanted.connect(actions["export_animation"].trigger)
        widgets.canvas.shown_pill.now_wanted.connect(self._playback.show_now)
        self._playback.changed.connect(self.fill)
        widgets.tabs.changed.connect(self._follow_page)
        actions_soon = Throttle(self._show_actions, self).soon
        for signal in (session.frame, session.state_changed, widgets.lasting.workbench.problems_changed):
            signal.connect(actions_soon)

    def fill(self) -> None:
        """Show which weights are shown."""
        epoch, parts = self._playback.shown_epoch, self._widgets
        text = shown_text(epoch) if epoch is not None else ""
        parts.canvas.show_shown(text)
        parts.curves.show_shown(epoch)
        self._show_status(text)
        parts.timeline_bar.show_shown(epoch)
        parts.timeline_bar.show_playing(is_playing=self._playback.is_playing)
        self._show_editable()
        self._show_actions()

    def _show_status(self, text: str) -> None:
        """Say it in the status of the run as well; other pages show the weights of the run."""
        is_in_sight = self._widgets.tabs.current_key == CANVAS
        self._widgets.training_bar.status.show_shown(text if is_in_sight else "")

    def _follow_page(self, key: str) -> None:
        if key != CANVAS:
            self._playback.stop()  # nobody would see it
        epoch = self._playback.shown_epoch
        self._show_status(shown_text(epoch) if epoch is not None else "")

    def _show_actions(self) -> None:
        play, is_playing = self._actions["play_back"], self._playback.is_playing
        set_available(
            play, "" if self._playback.can_play else tr("There is no checkpoint of a run to show yet.")
        )
        play.setText(tr("Stop playing &back") if is_playing else tr("Play the training &back"))
        set_icon(play, "mdi6.pause" if is_playing else "mdi6.play")
        self._actions["show_now"].setEnabled(self._playback.is_shown)
        set_available(self._actions["export_animation"], self._widgets.lasting.animation.unavailable_reason)
