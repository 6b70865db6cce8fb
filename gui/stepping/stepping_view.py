"""The middle of the window while an iteration is gone through: the diagram over the numbers of a formula."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from engine.stepping.quantities import Cell, Key
from gui.look.widgets.helpers import set_margins
from gui.stepping.check.check_texts import badges_of
from gui.stepping.diagram.diagram import Diagram
from gui.stepping.gradient_checker import GradientChecker
from gui.stepping.numbers.sheet import is_of_rows
from gui.stepping.panels.operands_panel import OperandsPanel
from gui.stepping.stepping_model import SteppingModel, main_part


class SteppingView(QWidget):
    """The diagram above, the heat maps of the selected formula below.

    Attributes:
        diagram, operands: its parts.
    """

    def __init__(self, model: SteppingModel, checker: GradientChecker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._checker = model, checker
        self.diagram, self.operands = Diagram(), OperandsPanel(model)
        self.diagram.show_model(model)
        self.diagram.step_chosen.connect(self._choose_step)
        self.diagram.part_chosen.connect(model.choose_part)
        self.diagram.key_chosen.connect(self._choose_key)
        checker.changed.connect(self._show_badges)  # it tells after each change of the model too
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setObjectName("stepping_splitter")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.diagram)
        splitter.addWidget(self.operands)
        splitter.setStretchFactor(0, 1)
        set_margins(QVBoxLayout(self), 0).addWidget(splitter)
        self.setFocusProxy(self.diagram)
        self._show_badges()

    def _show_badges(self) -> None:
        """Show on each backward box what the check of its gradients has found."""
        plan, model = self._model.plan, self._model
        done = (
            {s.layer for s in plan.steps if s.kind == "backward" and s.end <= model.done} if plan else set()
        )
        badges = badges_of(self._checker.found)
        self.diagram.show_badges({layer: badge for layer, badge in badges.items() if layer in done})

    def _choose_step(self, place: int) -> None:
        """Show the numbers of a box; one that is still to come is computed first."""
        plan, model = self._model.plan, self._model
        if plan is None:
            return
        step = plan.steps[place]
        if model.done < step.end:
            model.go_to(step.end)
        else:
            model.choose_part(main_part(plan, step))

    def _choose_key(self, key: Key) -> None:
        """Show what an arrow or a weight stands for: how it was computed, or how its gradient was."""
        model, plan = self._model, self._model.plan
        gradient = Key(f"d{key.name}", key.layer) if not key.is_gradient else key
        part = plan.part_of(key) if plan is not None else None
        if part is not None and model.knows(key) and not key.is_gradient:
            model.choose_part(part)
        elif model.tape is not None and model.knows(gradient):
            model.choose_path(Cell(gradient, self._largest(gradient)))

    def _largest(self, key: Key) -> tuple[int, ...]:
        """Index of the number furthest from zero, of the chosen row where there are rows."""
        tape, row = self._model.tape, self._model.row
        assert tape is not None  # noqa: S101 - the caller has looked
        values = np.abs(tape[key])
        if self._model.plan is not None and is_of_rows(self._model.plan, key):
            place = np.unravel_index(values[row].argmax(), values[row].shape)
            return (row, *(int(each) for each in place))
        return tuple(int(each) for each in np.unravel_index(values.argmax(), values.shape))
