"""Shows which steps of the iteration can be gone, and what the check of its gradients found."""

from __future__ import annotations

from PySide6.QtCore import QObject

from engine.lessons.conditions import STEPPING
from gui.bench.unavailable import NO_GRADIENT, NO_ROWS, NO_STEP
from gui.look.icons import set_icon
from gui.look.words.translation import tr_message
from gui.window.parts.action_making import Actions, set_available
from gui.window.parts.actions.table import ITERATION_ACTIONS
from gui.window.parts.widgets import Widgets


class IterationDisplay(QObject):
    """Keeps the actions that go through the iteration up to date, and brings it into sight when it moves."""

    def __init__(self, widgets: Widgets, actions: Actions) -> None:
        super().__init__(widgets)
        self._widgets, self._actions = widgets, actions
        self._bench, self._stepping = widgets.lasting.workbench, widgets.lasting.stepping
        self._selection = widgets.lasting.selection
        self._selection.changed.connect(self.show_actions)
        self._bench.problems_changed.connect(self.show_actions)
        self._bench.session.state_changed.connect(self.show_actions)
        if self._stepping.made is None:
            self._stepping.was_made.connect(self._follow)
        else:
            self._follow()

    def _follow(self) -> None:
        model = self._stepping.get().model
        model.moved.connect(self._bring_into_sight)
        model.changed.connect(self.show_actions)
        model.playback_changed.connect(self.show_actions)

    def _bring_into_sight(self) -> None:
        self._widgets.tabs.show_page(STEPPING)

    def show_actions(self, _: object = None) -> None:
        """Let those actions be chosen that would do something."""
        stepping, actions = self._stepping.made, self._actions
        done = stepping.model.done if stepping else 0
        can = self._bench.can_train or (stepping is not None and stepping.model.plan is not None)
        is_over = stepping is not None and stepping.model.is_over
        for key in ITERATION_ACTIONS:
            goes_back = key in ("step_back", "restart_iteration")
            actions[key].setEnabled(can and (done > 0 if goes_back else not is_over or key == "run_to_loss"))
        no_rows = "" if self._selection.probe is not None else tr_message(NO_ROWS)
        set_available(actions["walk_rows"], no_rows)
        actions["back_to_network"].setEnabled(stepping is not None and stepping.followed is not None)
        no_check = stepping.checker.unavailable_reason if stepping else tr_message(NO_GRADIENT)
        no_report = stepping.report.unavailable_reason if stepping else tr_message(NO_STEP)
        set_available(actions["check_gradients"], no_check)
        set_available(actions["export_report"], no_report)
        is_playing = stepping is not None and stepping.model.is_playing
        icon = "mdi6.pause-circle-outline" if is_playing else "mdi6.play-circle-outline"
        set_icon(actions["play_steps"], icon)
