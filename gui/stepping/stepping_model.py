"""Place of the user in an iteration: which steps are shown, which numbers are chosen, what comes next."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from engine.common.messages import Message
from engine.stepping.parts import Part, Step
from engine.stepping.plan import Plan
from engine.stepping.quantities import Cell, Key
from engine.stepping.tape import Tape
from gui.stepping.numbers.sheet import is_of_rows

SLOWEST_PLAYBACK, FASTEST_PLAYBACK = 4000, 250
"""Milliseconds from step to step."""


class SteppingModel(QObject):
    """State of the views of the iteration, and the commands that move through it.

    Going back only hides what is known; going forward beyond what is computed asks the run for it.

    Attributes:
        plan: of the run's network, or of the drawing while there is no run; None where it cannot run.
        unavailable_reason: why there is no plan.
        tape: of the iteration that is gone through; None while there is none.
        done: how many parts of it are shown; at most those that are computed.
        inside: whether steps go inside the layers, part by part.
        row: the chosen row of the mini-batch, from 0.
        selected: the part whose numbers are shown, or None.
        cell: the number that is explained, or None.
        path: the number whose path from the loss is shown, or None.
        is_running: whether training goes on, so that there is nothing to step through.
        rows_text: which rows were chosen, and why; empty where there are none.
        is_from_drawing: whether it is the one row with which a unit of the drawing was opened.
    """

    changed = Signal()
    """The plan, the tape, how much of it is shown, or the selected part."""
    row_changed = Signal()
    """Another row was chosen."""
    cell_changed = Signal()
    """Another number is explained, or another path shown, or none."""
    moved = Signal()
    """The user, or the playback, went to another step."""
    playback_changed = Signal()
    """Playback was started or stopped, or is at another speed."""
    parts_wanted = Signal(int)
    """The run should compute so many parts of the iteration, or begin the next one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan: Plan | None = None
        self.unavailable_reason: Message | None = None
        self.tape: Tape | None = None
        self.done = 0
        self.inside = False
        self.row = 0
        self.selected: Part | None = None
        self.cell: Cell | None = None
        self.path: Cell | None = None
        self.is_running = False
        self.rows_text, self.is_from_drawing = "", False
        self._awaited: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._play_on)

    # What is shown

    def show_plan(self, plan: Plan | None, unavailable_reason: Message | None = None) -> None:
        """Show what an iteration would do; a tape of another network is forgotten."""
        if plan is self.plan and unavailable_reason == self.unavailable_reason:
            return
        self.plan, self.unavailable_reason = plan, unavailable_reason
        self._forget_tape()
        self.changed.emit()

    def forget_tape(self) -> None:
        """Drop the iteration that is gone through; one that was asked for may still come."""
        if self.tape is not None:
            awaited = self._awaited
            self._forget_tape()
            self._awaited = awaited
            self.changed.emit()

    def _forget_tape(self) -> None:
        self.stop_playback()
        self.tape, self.done, self._awaited = None, 0, None
        self.selected = self.cell = self.path = None

    def set_running(self, is_running: bool) -> None:
        """Say whether training goes on."""
        if is_running == self.is_running:
            return
        self.is_running = is_running
        if is_running:
            self._forget_tape()
        self.changed.emit()

    def take_tape(self, tape: Tape) -> None:
        """Show what the run has computed, as far as it was asked for."""
        if self.is_running:
            return  # it is from before training went on
        before = self.tape
        is_next = before is None or (before.iteration, before.plan.evaluates) != (
            tape.iteration,
            tape.plan.evaluates,
        )
        self.tape, self.plan, self.unavailable_reason = tape, tape.plan, None
        awaited = self._awaited
        self._awaited = None
        if before is None or is_next or not np.array_equal(tape.rows, before.rows):
            # Another batch size begins the same iteration again, with other rows.
            self.cell = self.path = None
            self.row = min(self.row, tape.m - 1)
        if awaited is None:
            awaited = tape.computed if is_next or tape.is_complete else self.done
        self._show_parts(min(awaited, tape.computed))

    def take_walk(self, tape: Tape) -> None:
        """Show chosen rows, as far as those before were shown, or their first step."""
        if self._awaited is None:
            goes_on = self.tape is not None and self.tape.plan.evaluates
            self._awaited = self.done if goes_on else tape.plan.steps[0].end
        self.take_tape(tape)

    def show_chosen(self, rows_text: str, *, is_from_drawing: bool = False) -> None:
        """Say which rows were chosen, whether they are gone through or not."""
        if (rows_text, is_from_drawing) != (self.rows_text, self.is_from_drawing):
            self.rows_text, self.is_from_drawing = rows_text, is_from_drawing
            self.changed.emit()

    @property
    def is_walk(self) -> bool:
        """True if chosen rows are gone through, and no mini-batch of the training."""
        return self.tape is not None and self.tape.plan.evaluates

    def knows(self, key: Key) -> bool:
        """True if a quantity is computed and shown."""
        return self.tape is not None and self.tape.knows(key, self.done)

    @property
    def step(self) -> Step | None:
        """The step that was done last."""
        place = self.plan.step_at(self.done) if self.plan else None
        return self.plan.steps[place] if self.plan and place is not None else None

    @property
    def part(self) -> Part | None:
        """The part that was done last."""
        return self.plan.parts[self.done - 1] if self.plan and self.done else None

    @property
    def is_at_end(self) -> bool:
        """True if all of the iteration is shown, so that the next step begins another."""
        return self.plan is not None and self.tape is not None and self.done == len(self.plan.parts)

    @property
    def is_over(self) -> bool:
        """True if nothing comes next: chosen rows were gone through to the end."""
        return self.is_walk and self.is_at_end

    @property
    def is_waiting(self) -> bool:
        """True if the run was asked for more and has not answered."""
        return self._awaited is not None

    # What the user chooses

    def choose_part(self, part: Part | None) -> None:
        """Show the numbers of another part."""
        if part is not self.selected:
            self.selected, self.cell, self.path = part, None, None
            self.changed.emit()
            self.cell_changed.emit()

    def choose_row(self, row: int) -> None:
        """Choose a row of the mini-batch."""
        if row != self.row and self.tape is not None and 0 <= row < self.tape.m:
            self.row = row
            self.row_changed.emit()

    def choose_cell(self, cell: Cell | None) -> None:
        """Explain a number that is known; the part that computed it becomes the selected one."""
        if cell is not None and not self.knows(cell.key):
            return
        part = self.plan.part_of(cell.key) if self.plan and cell else None
        self.path = None
        if part is not None and part is not self.selected:
            self.selected, self.cell = part, cell
            self.changed.emit()
        elif cell != self.cell:
            self.cell = cell
        self.cell_changed.emit()
        if cell is not None and self.tape and self.plan and is_of_rows(self.plan, cell.key):
            self.choose_row(cell.at[0])  # a number of another row is of the row that is looked at now

    def choose_path(self, cell: Cell | None) -> None:
        """Show how a gradient comes from the loss, factor by factor; with None its sum again."""
        if cell is not None:
            self.choose_cell(cell)
            if self.cell != cell:
                return  # it is not known yet
        self.path = cell
        self.cell_changed.emit()

    def set_inside(self, inside: bool) -> None:
        """Step through the parts of the layers, or from layer to layer."""
        if inside != self.inside:
            self.inside = inside
            if not inside and self.step is not None:
                self._show_parts(min(self.step.end, self.tape.computed if self.tape else 0))
            else:
                self._select_current()
                self.changed.emit()

    # Moving

    @property
    def stops(self) -> list[int]:
        """The numbers of parts at which a step ends, in order."""
        if self.plan is None:
            return []
        if self.inside:
            return list(range(1, len(self.plan.parts) + 1))
        return [step.end for step in self.plan.steps]

    def step_forward(self) -> None:
        """The next step; after the last one the first of the next iteration."""
        if self.plan is None or self.is_waiting or self.is_over:
            return
        after = self.stops[:1] if self.is_at_end else [stop for stop in self.stops if stop > self.done]
        self._go(after[0], begins=self.is_at_end)

    def step_back(self) -> None:
        """Hide the last step."""
        if self.plan is not None and self.done and not self.is_waiting:
            self._go(max([0, *(stop for stop in self.stops if stop < self.done)]))

    def run_to_loss(self) -> None:
        """Go to where the loss and its gradient are known."""
        if self.plan is not None:
            self._run_to(next(step.end for step in self.plan.steps if step.kind == "loss"))

    def run_to_update(self) -> None:
        """Go to where all gradients are known and the update comes next."""
        if self.plan is not None:
            self._run_to(self.plan.update_start)

    def go_to_update(self) -> None:
        """Forward to where the update comes next; never to another iteration."""
        if self.plan is not None:
            self.go_to(max(self.plan.update_start, self.done))

    def run_iteration(self) -> None:
        """Go to the end of the iteration; from there through the whole of the next one."""
        if self.plan is not None and not self.is_waiting:
            self._go(len(self.plan.parts), begins=self.is_at_end and not self.is_walk)

    def restart_iteration(self) -> None:
        """Back to before the first step of this iteration."""
        if self.tape is not None and not self.is_waiting:
            self._go(0)

    def go_to(self, parts: int) -> None:
        """Go to where so many parts are shown, forward or back, but over no update that was not asked for."""
        if self.plan is not None and not self.is_waiting:
            self._go(self.reached(parts))

    def reached(self, parts: int) -> int:
        """Count of parts that :meth:`go_to` leads to: from afar those before the weights change."""
        start = self.update_start
        return start if start is not None and self.done < start < parts else parts

    @property
    def update_start(self) -> int | None:
        """Count of parts after which the weights are about to change; None once they have changed."""
        if self.plan is None or self.plan.evaluates or (self.tape is not None and self.tape.is_complete):
            return None
        return self.plan.update_start

    def _run_to(self, parts: int) -> None:
        if not self.is_waiting:
            self._go(parts, begins=self.is_at_end and not self.is_walk)

    def _go(self, parts: int, begins: bool = False) -> None:
        self.moved.emit()
        if self.tape is not None and not begins and parts <= self.tape.computed:
            self._show_parts(parts)
            return
        self._awaited = parts
        self.parts_wanted.emit(parts)

    def give_up_waiting(self) -> None:
        """The run will not answer."""
        if self._awaited is not None:
            self._awaited = None
            self.stop_playback()
            self.changed.emit()

    def _show_parts(self, parts: int) -> None:
        self.done = parts
        self._select_current()
        if self.cell is not None and not self.knows(self.cell.key):
            self.cell = None
        self.path = None
        self.changed.emit()
        self.cell_changed.emit()

    def _select_current(self) -> None:
        """Select what the last step is about: of a whole step its product with the weights."""
        before = self.selected
        if self.plan is None or not self.done:
            self.selected = None
        elif self.inside or self.step is None:
            self.selected = self.part
        else:
            self.selected = main_part(self.plan, self.step)
        if before is not self.selected:
            self.cell = None

    # Playback

    @property
    def is_playing(self) -> bool:
        """True if steps are done by themselves."""
        return self._timer.isActive()

    @property
    def interval(self) -> int:
        """Milliseconds from step to step in playback."""
        return self._timer.interval()

    def toggle_playback(self) -> None:
        """Go on step by step by itself, or stop that; begun before the update, it goes across it."""
        if self.is_playing:
            self.stop_playback()
        elif self.plan is not None:
            self._timer.start()
            self.step_forward()
            self.playback_changed.emit()

    def stop_playback(self) -> None:
        """Wait for the user again."""
        if self._timer.isActive():
            self._timer.stop()
            self.playback_changed.emit()

    def set_interval(self, milliseconds: int) -> None:
        """Play quicker or slower."""
        self._timer.setInterval(max(FASTEST_PLAYBACK, min(SLOWEST_PLAYBACK, milliseconds)))
        self.playback_changed.emit()

    def _play_on(self) -> None:
        if self.is_waiting:
            return  # the run is slower than the playback
        if self.is_at_end or self.done == self.update_start:
            self.stop_playback()  # the weights change when they are asked to
        else:
            self.step_forward()


def main_part(plan: Plan, step: Step) -> Part:
    """The part of a step that says most of it: forward z, backward what it hands on, else the first or dW."""
    parts = plan.parts[step.start : step.end]
    if step.kind == "backward":
        handed_on = [part for part in parts if part.results[0].name == "da"]
        gradients = [part for part in parts if part.results[0].is_gradient and part.results[0].name != "dz"]
        return (handed_on[-1:] or gradients[:1] or list(parts[:1]))[0]
    if step.kind == "loss":
        return parts[-1]
    return next(part for part in parts if not part.results[0].is_memory)
