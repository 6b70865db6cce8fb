"""Shows which steps of the iteration can be gone, and what the check of its gradients found."""

from __future__ import annotations

from PySide6.QtCore import QObject

from engine.lessons.conditions import STEPPING
from gui.look.icons import set_icon
from gui.window.parts.actions import ITERATION_ACTIONS, Actions, set_available
from gui.window.parts.widgets import Widgets


class IterationDisplay(QObject):
    """Keeps the actions that go through the iteration up to date, and brings it into sight when it moves."""

    def __init__(self, widgets: Widgets, actions: Actions) -> None:
        super().__init__(widgets)
        self._widgets, self._actions = widgets, actions
        lasting = widgets.lasting
        model = lasting.stepping.model
        model.moved.connect(self._bring_into_sight)
        model.changed.connect(self.show_actions)
        model.playback_changed.connect(self.show_actions)
        lasting.workbench.problems_changed.connect(self.show_actions)
        lasting.workbench.session.state_changed.connect(self.show_actions)

    def _bring_into_sight(self) -> None:
        self._widgets.tabs.show_page(STEPPING)

    def show_actions(self, _: object = None) -> None:
        """Let those actions be chosen that would do something."""
        lasting, actions = self._widgets.lasting, self._actions
        model = lasting.stepping.model
        can = model.plan is not None or lasting.workbench.can_train
        for key in ITERATION_ACTIONS:
            needs_past = key in ("step_back", "restart_iteration")
            actions[key].setEnabled(can and (model.done > 0 or not needs_past))
        set_available(actions["check_gradients"], lasting.gradient_checker.unavailable_reason)
        set_available(actions["export_report"], lasting.step_report.unavailable_reason)
        icon = "mdi6.pause-circle-outline" if model.is_playing else "mdi6.play-circle-outline"
        set_icon(actions["play_steps"], icon)
