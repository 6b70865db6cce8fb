"""Makes what a step of a lesson begins with, off the window's thread, and waits until all of it is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.common.messages import Message
from engine.lessons.lesson import StartState
from engine.project.project import Project
from engine.training.state.training_state import TrainingState
from gui.bench.work.long_work import Job, LongWork
from gui.bench.workbench import Workbench
from gui.lessons.facts_source import LessonFactsSource


class LessonStateSetter(QObject):
    """Prepares one state at a time; a new one takes the place of the one before.

    Attributes:
        is_busy: whether one is being made and is not there yet.
    """

    ready = Signal(bool)
    """Emitted when it is there; with False if other data were opened meanwhile, or failed."""
    failed = Signal(object, str)
    """Emitted where it cannot be made: the Message and details."""

    def __init__(
        self, bench: Workbench, keeper: LessonFactsSource, show_stepping: Callable[[], object]
    ) -> None:
        super().__init__(keeper)
        self._bench, self._keeper, self._show_stepping = bench, keeper, show_stepping
        self._work = LongWork(self)
        self._state = StartState()
        self._made: tuple[Project, TrainingState | None] | None = None
        self._steps_asked = 0
        self._stage_asked = False
        self.is_busy = False
        keeper.changed.connect(self._look)
        bench.store.failed.connect(self._give_up)

    def make(self, state: StartState, folder: Path) -> None:
        """Begin to make a state of a lesson that lies in this folder."""
        self._state, self._made, self.is_busy = state, None, True
        self._steps_asked, self._stage_asked = 0, False
        current = self._bench.project.data

        def begin(job: Job) -> tuple[Project, TrainingState | None]:
            from engine.lessons.starter import started

            return started(state, folder, current, job.cancelled)

        self._work.run(begin, self._take, self._take_failure)

    def cancel(self) -> None:
        """Nobody waits for it any more."""
        self._work.cancel()
        self._made, self.is_busy = None, False

    def shut_down(self) -> None:
        """End the thread."""
        self.cancel()
        self._work.shut_down()

    def _take(self, made: tuple[Project, TrainingState | None]) -> None:
        self._made = made
        self._bench.begin(*made)
        self._look()

    def _take_failure(self, message: Message, details: str) -> None:
        self.is_busy = False
        self.failed.emit(message, details)

    def _look(self) -> None:
        """Look whether all of it is there, and ask for what is not."""
        if self._made is None:
            return
        project, run = self._made
        if self._bench.project.data != project.data:
            self._end(False)  # this table will never be there
        elif (
            self._has_data(project) and self._has_run(run) and self._has_stepped(run) and self._is_at_stage()
        ):
            self._end(True)

    def _give_up(self, *_: object) -> None:
        """The data could not be prepared; the window says why."""
        if self._made is not None:
            self._end(False)

    def _end(self, is_there: bool) -> None:
        self._made, self.is_busy = None, False
        self.ready.emit(is_there)

    def _has_data(self, project: Project) -> bool:
        store = self._bench.store
        is_prepared = store.dataset is not None or bool(self._bench.problems)
        return not store.loading and (not project.data.path or is_prepared)

    def _has_run(self, run: TrainingState | None) -> bool:
        return run is None or self._bench.session.trainer is not None

    def _has_stepped(self, run: TrainingState | None) -> bool:
        """True if the mini-batches are done that belong to the state; asks for the next where not."""
        wanted = self._state.iterations if self._bench.can_train else 0
        first, trainer = run.step if run else 0, self._bench.session.trainer
        done = (trainer.step_count if trainer else first) - first
        if done >= wanted or self._bench.session.state == "failed":
            return True
        if trainer is None:
            self._steps_asked = done  # there is no run yet, or it was reset meanwhile
        if done == self._steps_asked:
            self._steps_asked += 1
            self._bench.step_training()
        return False

    def _is_at_stage(self) -> bool:
        """True if the iteration was gone through as far as the state says; asks for it where not."""
        state, stepping = self._state, self._keeper.stepping
        if not state.stage or stepping is None or not self._bench.can_train:
            return True
        self._show_stepping()  # it is planned once it is in sight
        steps = stepping.plan.steps if stepping.plan is not None else ()
        wanted = [each for each in steps if each.kind == state.stage and state.stage_layer in (0, each.layer)]
        if not wanted or stepping.done >= wanted[0].end:
            return True
        if not self._stage_asked and not stepping.is_waiting:
            self._stage_asked = True
            stepping.go_to(wanted[0].end)
        return not stepping.is_waiting  # it gives up where the run does not answer
