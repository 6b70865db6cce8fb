"""Shows the run in the parts of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from engine.lessons.conditions import CANVAS
from engine.training.observation.snapshot import Snapshot, SnapshotRequest
from engine.training.observation.trained_by import change_of_core
from gui.bench.work.turns import Turns
from gui.look.icons import set_icon
from gui.look.notice import Notice
from gui.look.throttle import Throttle
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.translation import tr, tr_message
from gui.look.words.weights_texts import weights_text
from gui.window.parts.action_making import Actions, set_available
from gui.window.parts.displays.learnt_display import LearntDisplay
from gui.window.parts.displays.run_texts import (
    end_notice,
    layers_of_run,
    shown_result,
    train_tip,
    why_weights_stay,
)
from gui.window.parts.displays.units.unit_card_display import UnitCardDisplay
from gui.window.parts.widgets import Widgets

if TYPE_CHECKING:
    from engine.training.trainer import Trainer


class RunDisplay(QObject):
    """Keeps what the run does and has computed up to date on the screen.

    Attributes:
        snapshot: the last one of the run, or None.
    """

    def __init__(self, widgets: Widgets, actions: Actions) -> None:
        super().__init__(widgets)
        self._widgets, self._actions = widgets, actions
        self._bench = bench = widgets.lasting.workbench
        self._playback, self._insight = widgets.lasting.playback, widgets.lasting.insight
        self.snapshot: Snapshot | None = None
        self._of_past: frozenset[str] = frozenset()  # layers whose numbers are not those of the run
        self._is_of_something_else = False
        self._learnt = LearntDisplay(widgets.lasting, widgets.layer_view, widgets.separation, self)
        self._unit_card = UnitCardDisplay(widgets.canvas, widgets.lasting, self._learnt.look, self)
        self._bars, self._past = Throttle(self._show_bars, self), Turns(self)
        bench.problems_changed.connect(self._follow_problems)
        bench.session.began.connect(self._show_run)
        bench.session.gone.connect(self._show_no_run)
        bench.session.rewound.connect(self._show_curves)
        bench.session.frame.connect(self._show_frame)
        bench.session.state_changed.connect(self._show_state)
        bench.session.state_changed.connect(self._show_end)
        self._playback.frame.connect(self._show_past)
        self._past.ended.connect(self._playback.note_drawn)

    def fill(self, snapshot: Snapshot | None) -> None:
        """Fill parts that were just made; ``snapshot`` is the last one of the run."""
        self._widgets.speed_box.show_speed(self._bench.session.speed)
        self._show_state(self._bench.session.state)
        if snapshot is not None:
            self.snapshot = snapshot
            for draw in self._pieces(snapshot):
                draw()
        if self._playback.snapshot is not None:
            self._show_past(self._playback.snapshot)

    def wanted(self) -> SnapshotRequest:
        """Parts of a snapshot of the run that are visible now: what the page in sight shows of its layers."""
        tabs, probe = self._widgets.tabs, self._widgets.lasting.selection.probe
        if self._playback.is_shown and tabs.current_key == CANVAS:
            return SnapshotRequest(probe=probe)  # other weights are in sight
        wanted, known = tabs.current_view.wanted(), layers_of_run(self._bench)
        activations, parameters = (wanted.activations | self._of_past) & known, wanted.parameters & known
        learns = self._learnt.ask() and self._learnt.wants_values
        values = learns or (self._insight.wants_values and not self._playback.is_shown)
        return SnapshotRequest(activations, parameters, probe, values)

    def wanted_of_past(self) -> SnapshotRequest:
        """Parts of a snapshot of a checkpoint that are visible on the canvas and beside it."""
        wanted, known = self._widgets.tabs.view(CANVAS).wanted(), layers_of_run(self._bench)
        probe = self._widgets.lasting.selection.probe
        self._learnt.ask()
        # Weights of a checkpoint are there: that they are handed on costs nothing.
        return SnapshotRequest(wanted.activations & known, wanted.parameters & known, probe, values=True)

    def _follow_problems(self) -> None:
        self._show_state(self._bench.session.state)

    def _show_run(self, _trainer: Trainer) -> None:
        self._show_no_run()
        self._show_curves()

    def _show_no_run(self) -> None:
        parts = self._widgets
        self.snapshot, self._of_past = None, frozenset()
        parts.curves.clear()
        parts.canvas.clear_live()
        parts.layer_view.clear_live()
        self._bars.reset()
        parts.training_bar.show_status(None)
        parts.timeline_bar.clear()

    def _show_curves(self, _before: object = None) -> None:
        """Draw the curves again, as after going back to a checkpoint."""
        trainer = self._bench.session.trainer
        if trainer is None:
            return
        batch, rows = trainer.settings.batch_size, len(trainer.dataset.train)
        steps_per_epoch = -(-rows // batch)
        curves = self._widgets.curves
        curves.begin(trainer.network.task, trainer.settings.epochs, steps_per_epoch)
        if trainer.step_count:
            steps, losses = trainer.history.losses.since(0)
            records, best = tuple(trainer.history.records), trainer.history.best_epoch
            curves.load(records, losses, steps, best, steps_per_epoch)

    def _show_frame(self, snapshot: Snapshot) -> None:
        before, self.snapshot = self.snapshot, snapshot
        change = change_of_core(before.trained_by, snapshot.trained_by) if before else None
        if change is not None:
            self._widgets.lasting.notices.show(Notice(tr_message(change), "tip"))
        self._widgets.curves.add(snapshot)
        self._bench.session.draw(*self._pieces(snapshot))

    def _pieces(self, snapshot: Snapshot) -> tuple[Callable[[], None], ...]:
        """Pieces in which a snapshot of the run is drawn, none of which takes more than some milliseconds."""
        curves = self._widgets.curves
        return (
            *self._pieces_of_network(snapshot, is_past=False),
            curves.draw_turn if snapshot.state == "running" else curves.draw,
            lambda: self._show_progress(snapshot),
        )

    def _pieces_of_network(self, snapshot: Snapshot, *, is_past: bool) -> tuple[Callable[[], None], ...]:
        """Pieces that show weights, those of the run or those of a checkpoint, whichever are to be seen.

        Of layers they show those that are drawn by then, for it may be from before an edit.
        """

        def show_if_wanted(show: Callable[[Snapshot], None]) -> None:
            if self._playback.snapshot is (snapshot if is_past else None):
                show(snapshot.of_layers(layers_of_run(self._bench)))

        return (
            lambda: show_if_wanted(self._insight.show_snapshot),
            lambda: show_if_wanted(self._learnt.show_snapshot),
            lambda: show_if_wanted(self._show_cards),
            lambda: show_if_wanted(self._show_layer),
        )

    def _show_past(self, snapshot: Snapshot) -> None:
        """Show a checkpoint in place of the run, piece by piece: nobody waits for it but who looks on."""
        self._bench.session.hold_until_painted()
        self._past.finish()
        self._past.add(*self._pieces_of_network(snapshot, is_past=True))
        self._past.begin()

    def _show_cards(self, snapshot: Snapshot) -> None:
        shown = snapshot.activations.keys()
        self._of_past = self._of_past | shown if self._playback.is_shown else self._of_past - shown
        self._widgets.canvas.show_snapshot(snapshot)

    def _show_layer(self, snapshot: Snapshot) -> None:
        trainer, layer_view = self._bench.session.trainer, self._widgets.layer_view
        if trainer is not None:
            preparation = trainer.dataset.preparation
            layer_view.show_run(self._bench.runs.architecture, trainer.network.task, preparation)
        layer_view.show_snapshot(snapshot)

    def _show_progress(self, snapshot: Snapshot) -> None:
        if snapshot.state == "running":
            self._bars.soon()
            return
        self._bars.now()
        origin = self._widgets.curves.origin.text()
        self._widgets.training_panel.show_result(shown_result(self._bench, origin))
        self._show_train_tip()  # which says from where it goes on

    def _show_bars(self) -> None:
        """Say where the run is: texts to be read, and marks that move by less than a pixel a frame."""
        snapshot, parts = self.snapshot, self._widgets
        if snapshot is not None:
            parts.training_bar.show_status(snapshot)
            best = self._bench.session.best_epoch
            parts.timeline_bar.show_marks(snapshot.checkpoints, best, snapshot.epoch, snapshot.epochs)
            parts.timeline_bar.show_weights(snapshot.weights_epoch, weights_text(snapshot))

    def _show_origin(self) -> None:
        """Grey what is of a run with which Train would not go on, and say of what it is."""
        parts, bench, whose = self._widgets, self._bench, self._bench.former.run_origin
        origin = tr("Run on {origin}", origin=tr_message(whose)) if whose is not None else ""
        for part in (parts.curves, parts.timeline_bar, parts.training_bar):
            part.show_origin(origin)
        parts.training_panel.show_result(shown_result(bench, origin))
        before, self._is_of_something_else = self._is_of_something_else, bench.run_is_of_something_else
        shows_it = bool(origin) and not self._is_of_something_else  # else the drawing has no number of it
        parts.canvas.show_faded(shows_it)
        parts.layer_view.show_origin(origin if shows_it else "")
        if self._is_of_something_else:
            parts.canvas.clear_live()
            parts.layer_view.clear_live()
        elif before:
            bench.session.show_now()

    def _show_state(self, state: str) -> None:
        bench, lasting, actions = self._bench, self._widgets.lasting, self._actions
        buttons = {
            "none": (tr("Train"), "mdi6.play"),
            "running": (tr("Pause"), "mdi6.pause"),
            "paused": (tr("Resume"), "mdi6.play"),
        }
        text, icon_name = buttons.get(state, (tr("Go on"), "mdi6.play"))
        if bench.run_is_stale:
            text, icon_name = buttons["none"]
        self._show_origin()
        train, step = actions["train"], actions["step"]
        train.setText(text)
        train.setIconText(text)
        self._show_train_tip()
        asks = bench.asks_for_target and not bench.can_train
        set_icon(train, icon_name, "text" if asks else "on_accent" if bench.can_train else "faint")
        for action in (train, step):
            action.setEnabled(bench.can_train or asks)
        self._widgets.training_bar.show_main_button(not asks)
        actions["reset"].setEnabled(bench.session.trainer is not None)
        set_available(actions["find_rate"], lasting.rate_search.unavailable_reason)
        set_available(actions["cross_validate"], lasting.cross_validator.unavailable_reason)
        set_available(actions["predict_file"], lasting.file_predictor.unavailable_reason)
        self._widgets.training_panel.set_running(state)
        self.show_editable()

    def show_editable(self) -> None:
        """Let weights be set by hand where those of the run are shown, and it is not going on."""
        why_not = why_weights_stay(self._bench, is_past=self._playback.is_shown)
        self._widgets.layer_view.set_editable(not why_not)
        self._widgets.canvas.number_touch.set_unavailable(why_not)

    def _show_train_tip(self) -> None:
        train = self._actions["train"]
        tip = train_tip(self._bench, train.text(), train.shortcut().toString())
        train.setToolTip(plain_tooltip(tip))

    def _show_end(self, state: str) -> None:
        """Say why the run ended: once, not again with every edit that follows."""
        window = self._widgets.window  # which lasts, as the notice may, over a change of the language
        notice = end_notice(self._bench, state, lambda: _action(window, "show_evaluate").trigger())
        if notice is not None:
            self._widgets.lasting.notices.show(notice)


def _action(window: QMainWindow, key: str) -> QAction:
    found = window.findChild(QAction, key)
    if found is None:
        raise LookupError(key)
    return found
