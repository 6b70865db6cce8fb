"""The page on which one iteration is gone through step by step."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from engine.training.observation.snapshot import SnapshotRequest
from gui.look.drawing.zoom_view import ZoomView
from gui.look.widgets.pages import ScrollColumn
from gui.stepping.check.check_texts import badges_of
from gui.stepping.check.gradient_badge import GradientBadge
from gui.stepping.numbers.values_section import RunJob
from gui.stepping.panels.numbers_panel import NumbersPanel
from gui.stepping.step_list import StepListPanel
from gui.stepping.stepping_view import SteppingView
from gui.window.stepping.step_through import StepThrough


class SteppingPage(QObject):
    """The diagram, with the steps at its left and the numbers at its right.

    Attributes:
        step_list, stepping_view, numbers_panel: its parts.
    """

    def __init__(self, stepping: StepThrough, run_job: RunJob, actions: Mapping[str, QAction]) -> None:
        checker = stepping.checker
        self.stepping_view = SteppingView(stepping.model, checker)
        super().__init__(self.stepping_view)
        self._stepping = stepping
        self.step_list = StepListPanel(stepping.model)
        self.step_list.set_actions(actions)
        self.step_list.walk_wanted.connect(actions["walk_rows"].trigger)
        self.step_list.default_wanted.connect(actions["default_rows"].trigger)
        self.step_list.drawing_wanted.connect(actions["back_to_network"].trigger)
        self.step_list.add_section(GradientBadge(checker, actions["check_gradients"]))
        self.numbers_panel = NumbersPanel(stepping.model, run_job)
        self.left: QWidget = ScrollColumn(self.step_list, "steps_area")
        self.middle: QWidget = self.stepping_view
        self.right: QWidget = ScrollColumn(self.numbers_panel, "numbers_area")
        self.drawing: ZoomView | None = self.stepping_view.diagram.view
        checker.changed.connect(self._show_check)
        self._show_check()

    def make_room(self, height: int) -> None:
        self.stepping_view.setContentsMargins(0, height, 0, 0)

    def set_shown(self, is_shown: bool) -> None:
        self._stepping.set_shown(is_shown)

    def wanted(self) -> SnapshotRequest:
        return SnapshotRequest()  # neither the drawing nor a layer's numbers are in sight

    def _show_check(self) -> None:
        """Show what the check of the gradients says of each layer."""
        self.step_list.show_badges(badges_of(self._stepping.checker.found))
