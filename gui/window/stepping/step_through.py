"""Joins the model of the iteration to the run: what it would do, has computed, and is to compute."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from engine.common.arrays import Index
from engine.common.messages import Message, UserError
from engine.experiments.walk import walk_through
from engine.stepping.plan import Plan
from engine.stepping.planner import plan_iteration
from engine.stepping.quantities import Cell, Key
from engine.stepping.tape import Tape
from engine.training.observation.probe import Probe
from engine.training.observation.snapshot import ALIVE, Snapshot
from engine.training.state.training_state import TrainingState
from gui.bench.judging.row_selection import FollowedRow, RowSelection
from gui.bench.work.long_work import LongWork
from gui.bench.workbench import Workbench
from gui.stepping.gradient_checker import GradientChecker
from gui.stepping.stepping_model import SteppingModel
from gui.window.stepping.step_report import StepReport

NO_DATA = Message("Open a CSV file or a sample first: an iteration needs a mini-batch of its rows.")


class StepThrough(QObject):
    """Keeps a :class:`SteppingModel` up to date while its views are in sight.

    Attributes:
        model: what the views show.
        checker, report: check its gradients and write reports of it.
        is_shown: whether they are in sight; otherwise no plan is made for them.
        is_walking: whether chosen rows are gone through in place of mini-batches.
        followed: the one row that is gone through since a unit of the drawing was opened; else None.

    An iteration of a run that is not of what is drawn and opened is set aside until it is, and so is that of
    a run while chosen rows are gone through.
    """

    left = Signal()
    """The way leads back to the drawing, from which a unit was opened."""

    def __init__(self, workbench: Workbench, selection: RowSelection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench, self._selection = workbench, selection
        self.is_walking = False
        self.followed: FollowedRow | None = None
        self._wanted_number: tuple[str, Index] | None = None
        self._walking = LongWork(self)
        self._walk_plan: Plan | None = None
        self._walked: object = None
        self.model = SteppingModel(self)
        self.checker = GradientChecker(self.model, self)
        self.report = StepReport(workbench, self.model, self.checker, self)
        self.is_shown = False
        self._made_from: object = None
        self._set_aside: Tape | None = None
        session = workbench.session
        self.model.parts_wanted.connect(self._step_to)
        session.taped.connect(self._take_tape)
        session.frame.connect(self._look_at_step)
        session.state_changed.connect(self._follow_state)
        session.began.connect(self._forget_tape)
        for ended in (session.gone, session.rewound):
            ended.connect(self._forget_all)
        session.failed.connect(lambda *_: self.model.give_up_waiting())
        selection.changed.connect(self._follow_selection)
        self._follow_selection()
        workbench.problems_changed.connect(self._look_whose_it_is)
        self.model.set_running(session.state == "running")

    def shut_down(self) -> None:
        """End the threads."""
        self._walking.shut_down()
        self.checker.shut_down()
        self.report.shut_down()

    def set_shown(self, is_shown: bool) -> None:
        """Say whether the views are in sight."""
        self.is_shown = is_shown
        if is_shown:
            self._update_plan()
        else:
            self.model.stop_playback()

    # What the actions call; a key may be pressed while the views are out of sight

    def step_forward(self) -> None:
        """The next step; after the last one the first of the next iteration."""
        self._ready().step_forward()

    def step_back(self) -> None:
        """Hide the last step."""
        self._ready().step_back()

    def run_to_loss(self) -> None:
        """Go to where the loss and its gradient are known."""
        self._ready().run_to_loss()

    def run_to_update(self) -> None:
        """Go to where all gradients are known."""
        self._ready().run_to_update()

    def run_iteration(self) -> None:
        """Go to the end of the iteration, or through all of the next one."""
        self._ready().run_iteration()

    def restart_iteration(self) -> None:
        """Back to before the first step."""
        self._ready().restart_iteration()

    def toggle_playback(self) -> None:
        """Step by itself, or stop that."""
        self._ready().toggle_playback()

    def walk(self) -> None:
        """Go through the chosen rows in place of a mini-batch, with the weights as they are."""
        if self._selection.probe is not None:
            self._follow_row(None)
            self._begin_walk()

    def open_unit(self, layer_id: str, at: Index, row: FollowedRow) -> None:
        """Go through one row with the weights as they are, to the number of a layer at an index."""
        self._wanted_number = layer_id, at
        self._follow_row(row)
        self._begin_walk()

    def leave_unit(self) -> None:
        """Go back to the drawing from which a unit was opened, and to what was gone through before."""
        if self.followed is not None:
            self._leave_walk()
            self.left.emit()

    def _follow_row(self, row: FollowedRow | None) -> None:
        self.followed = row
        self.retranslate()

    @property
    def _probe(self) -> Probe | None:
        """Rows that are gone through in place of a mini-batch."""
        return self.followed.probe if self.followed is not None else self._selection.probe

    def _begin_walk(self) -> None:
        self.model.moved.emit()
        if not self.is_walking:
            self.is_walking, self._set_aside = True, self.model.tape
            self.model.give_up_waiting()
        self._walk_now()

    # Chosen rows

    def _walk_now(self) -> None:
        """Compute the walk, once the run waits and its weights stay as they are."""
        session = self._workbench.session
        if session.state == "running":
            session.pause()  # which comes back to here
            return
        self._walked = self._weights_shown(session.trainer.step_count if session.trainer else 0)
        session.capture(self._compute_walk)

    def _weights_shown(self, step: int) -> object:
        """Something that is another one once the weights are others, or the rows."""
        bench = self._workbench
        return bench.session.trainer, step, bench.weights.version, self._probe

    def _compute_walk(self, state: TrainingState | None) -> None:
        probe, dataset = self._probe, self._workbench.session.dataset
        if not self.is_walking or state is None or probe is None or dataset is None:
            return
        work = partial(walk_through, state, dataset, probe, self._walk_plan)
        self._walking.run(lambda _: work(), self._take_walk, self._fail_walk)

    def _take_walk(self, tape: Tape) -> None:
        self._made_from, self._walk_plan = None, tape.plan
        self.model.take_walk(tape)
        wanted, self._wanted_number = self._wanted_number, None
        if wanted is not None:
            self._show_number(tape.plan, *wanted)

    def _show_number(self, plan: Plan, layer_id: str, at: Index) -> None:
        """Go to where a number of the row is known, and explain its z, or its a where there is no z."""
        number = plan.graph.numbers.get(layer_id)
        steps = [step for step in plan.steps if step.kind == "forward" and step.layer == number]
        if number is None or not steps:
            return
        self.model.go_to(steps[0].end)
        known = (key for key in (Key("z", number), Key("a", number)) if self.model.knows(key))
        self.model.choose_cell(Cell(next(known), (0, *at)))

    def _fail_walk(self, message: Message, details: str) -> None:
        self._leave_walk()
        self._workbench.fail(message, details)

    def _leave_walk(self) -> None:
        """Show mini-batches of the training again, the one that was open first."""
        self._wanted_number = None
        self._follow_row(None)
        if not self.is_walking:
            return
        self._walking.cancel()
        tape, self._set_aside, self.is_walking = self._set_aside, None, False
        self.model.give_up_waiting()
        self.model.forget_tape()
        self._made_from = None
        if tape is not None:
            self._take_tape(tape)
        self._update_plan()

    def retranslate(self) -> None:
        """Say which rows were chosen in the language of now."""
        chosen, followed = self._selection.chosen, self.followed
        text = followed.title if followed is not None else chosen.text if chosen is not None else ""
        self.model.show_chosen(text, is_from_drawing=followed is not None)

    def _follow_selection(self) -> None:
        self._follow_row(None)
        if self._selection.chosen is None:
            self._leave_walk()
        elif self.is_walking:
            self._walk_now()

    def _ready(self) -> SteppingModel:
        self._update_plan(shown=True)
        return self.model

    def _step_to(self, parts: int) -> None:
        if self.is_walking:  # the training went on since, and takes a pause now
            self._walk_now()
            return
        if self._workbench.can_train:
            self._workbench.step_to(parts)
        if not self._workbench.can_train or self._workbench.session.trainer is None:
            self.model.give_up_waiting()

    def _look_whose_it_is(self) -> None:
        """Set the iteration aside where the run is of something else now, or show it again."""
        is_other = self._workbench.run_is_of_something_else
        if is_other:
            self._leave_walk()
        tape = self.model.tape
        if self.is_walking:
            return
        if is_other and tape is not None:
            self._forget_tape()
            self._set_aside = tape
        elif not is_other and self._set_aside is not None:
            tape, self._set_aside = self._set_aside, None
            self._take_tape(tape)
        self._update_plan()

    def _take_tape(self, tape: Tape) -> None:
        if self._workbench.run_is_of_something_else or self.is_walking:
            self._set_aside = tape
            return
        self._made_from = None  # the plan that is shown now is the tape's own
        self.model.take_tape(tape)

    def _look_at_step(self, snapshot: Snapshot) -> None:
        """Forget an iteration when the run has gone past it, and go through chosen rows with new weights."""
        tape = self._set_aside if self.is_walking else self.model.tape
        is_past = tape is not None and snapshot.step > tape.iteration - (0 if tape.is_complete else 1)
        if self.is_walking:
            self._set_aside = None if is_past else tape
            if snapshot.state != "running" and self._walked != self._weights_shown(snapshot.step):
                self._walk_now()
        elif is_past:
            self._forget_tape()

    def _follow_state(self, state: str) -> None:
        self.model.set_running(state == "running")
        if self.is_walking and state not in ("running", "none"):
            self._walk_now()
        elif state not in ALIVE and self.model.is_waiting:
            self.model.give_up_waiting()
        self._update_plan()

    def _forget_tape(self, _: object = None) -> None:
        self._set_aside = None
        self.model.forget_tape()
        self._update_plan()

    def _forget_all(self, _: object = None) -> None:
        if self._workbench.session.trainer is None:
            self._leave_walk()
        self.model.give_up_waiting()
        self._forget_tape()

    def _update_plan(self, shown: bool = False) -> None:
        """Show what the next iteration would do, of the run's network if there is one that would go on."""
        if not (shown or self.is_shown) or self.model.tape is not None:
            return
        bench = self._workbench
        trainer, project = bench.session.trainer, bench.project
        if trainer is not None and not bench.run_is_stale:
            names = trainer.dataset.preparation.feature_names
            task, settings = trainer.network.task, trainer.settings
            made_from: tuple[object, ...] = (bench.runs.architecture, task, settings, names)
        elif bench.task is None:
            self._show(None, NO_DATA)
            return
        elif bench.problems:
            self._show(None, bench.problems[0].message)
            return
        else:
            dataset = bench.store.dataset
            names = dataset.preparation.feature_names if dataset is not None else ()
            made_from = (project.architecture, bench.task, project.training, names)
        if made_from != self._made_from:
            self._made_from = made_from
            try:
                self.model.show_plan(plan_iteration(*made_from))  # type: ignore[arg-type]
            except UserError as error:
                self._show(None, error.message)

    def _show(self, plan: Plan | None, unavailable_reason: Message | None) -> None:
        self._made_from = None
        self.model.show_plan(plan, unavailable_reason)
