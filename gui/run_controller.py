"""What Train, Step and Reset do: begins runs, goes on with them, and knows whether one is outdated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace

from PySide6.QtCore import QObject, Signal

from engine.data.dataset import Dataset
from engine.messages import UserError
from engine.network import Network
from engine.project import Project, TrainingSettings
from engine.snapshot import ALIVE, SnapshotRequest
from engine.trainer import Trainer
from engine.training_state import TrainingState
from gui.training_session import TrainingSession

PACES = {"watch": "Watch", "full": "Full", "ten": "10 steps/s", "one": "1 step/s"}
"""How fast training may go, with words for a list."""

WATCHED_SECONDS = 10
"""How long a run takes at least where it is to be watched; small ones would be over in an instant."""


class RunController(QObject):
    """Holds the run that the window shows, if there is one.

    Attributes:
        session: the run, or None before the first and after a reset.
        dataset: what it is trained on.
        pace: a key of :data:`PACES`.
    """

    began = Signal(object)
    """Another Trainer is shown now: a new run, or one that was opened from a file."""
    gone = Signal()
    """There is no run any more."""
    frame = Signal(object)
    """A Snapshot to draw."""
    state_changed = Signal(str)
    """The run is in this RunState, or ``none``."""
    failed = Signal(object, str)
    """Something went wrong: the Message and details."""
    captured = Signal(object, object)
    """A TrainingState that was asked for (None without a run), and the purpose."""

    def __init__(self, wanted: Callable[[], SnapshotRequest], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self.session: TrainingSession | None = None
        self.dataset: Dataset | None = None
        self.pace = "watch"

    @property
    def state(self) -> str:
        """The RunState, or ``none`` without a run."""
        return self.session.state if self.session else "none"

    @property
    def trainer(self) -> Trainer | None:
        """The trainer of the run."""
        return self.session.trainer if self.session else None

    def is_outdated(self, project: Project, dataset: Dataset | None) -> bool:
        """Whether the drawing or the choices changed since the run was started."""
        trainer = self.trainer
        if trainer is None:
            return False
        return (
            not trainer.network.architecture.computes_like(project.architecture)
            or (dataset is not None and dataset is not self.dataset)
            or replace(project.training, epochs=trainer.settings.epochs) != trainer.settings
        )

    def toggle(self, project: Project, dataset: Dataset) -> None:
        """Train, pause, resume, or go on after the end; whichever suits the state."""
        session = self.session
        if session is None or self._is_over_and_outdated(project, dataset):
            self._begin(project, dataset, paused=False)
        elif session.state == "running":
            session.pause()
        else:
            self._go_on(session, project)
            session.resume()

    def step(self, project: Project, dataset: Dataset) -> None:
        """Train one mini-batch and wait."""
        if self.session is None or self._is_over_and_outdated(project, dataset):
            self._begin(project, dataset, paused=True)
        elif self.state not in ALIVE or not self.session.is_alive:
            self._go_on(self.session, project, paused=True)
        if self.session:
            self.session.step()

    def reset(self) -> TrainingState | None:
        """Drop the run; gives what is needed to bring it back."""
        if self.session is None:
            return None
        self.session.shut_down()
        state = self.session.trainer.capture()
        self._drop()
        self.gone.emit()
        self.state_changed.emit("none")
        return state

    def restore(self, state: TrainingState, dataset: Dataset) -> None:
        """Show a run that was stored; it waits where it was."""
        self._show(Trainer.from_state(state, dataset), dataset)
        if self.session:
            self.session.show_now()
        self.state_changed.emit(self.state)

    def follow(self, wanted: TrainingSettings) -> None:
        """Use these settings from the next mini-batch on, but the seed and fewer epochs than are begun."""
        trainer = self.trainer
        if trainer is None:
            return
        kept = trainer.settings
        epochs = wanted.epochs if wanted.epochs > trainer.epoch else kept.epochs
        try:
            trainer.change(**asdict(replace(wanted, seed=kept.seed, epochs=epochs)))
        except UserError as error:
            self.failed.emit(error.message, "")

    def choose_pace(self, pace: str) -> None:
        """Let training go as fast as this key of :data:`PACES` says, from now on."""
        self.pace = pace
        trainer = self.trainer
        if trainer is None:
            return
        batches = -(-len(trainer.dataset.train) // trainer.settings.batch_size)
        steps = batches * max(1, trainer.settings.epochs - trainer.epoch)
        watched = steps / WATCHED_SECONDS
        trainer.set_pace({"watch": watched, "ten": 10.0, "one": 1.0}.get(pace))

    def capture(self, purpose: object) -> None:
        """Have ``captured`` emitted, soon or at once."""
        if self.session:
            self.session.capture(purpose)
        else:
            self.captured.emit(None, purpose)

    def show_now(self) -> None:
        """Emit a frame although nothing runs."""
        if self.session:
            self.session.show_now()

    def shut_down(self) -> None:
        """End the thread."""
        if self.session:
            self.session.shut_down()

    def _is_over_and_outdated(self, project: Project, dataset: Dataset) -> bool:
        return self.state not in ALIVE and self.is_outdated(project, dataset)

    def _begin(self, project: Project, dataset: Dataset, paused: bool) -> None:
        try:
            network = Network(project.architecture, dataset.task)
            network.initialise(project.training.seed)
            trainer = Trainer(network, dataset, project.training)
        except UserError as error:
            self.failed.emit(error.message, "")
            return
        self._show(trainer, dataset)
        if self.session:
            self.session.start(paused)

    def _go_on(self, session: TrainingSession, project: Project, paused: bool = False) -> None:
        if session.is_alive:
            return
        trainer = session.trainer
        if trainer.epoch >= trainer.settings.epochs and session.state not in ALIVE:
            trainer.change(epochs=trainer.epoch + project.training.epochs)
        trainer.resume()
        self.choose_pace(self.pace)
        session.start(paused)

    def _show(self, trainer: Trainer, dataset: Dataset) -> None:
        self._drop()
        self.dataset = dataset
        self.session = TrainingSession(trainer, self._wanted, self)
        self.session.frame.connect(self.frame)
        self.session.state_changed.connect(self.state_changed)
        self.session.failed.connect(self.failed)
        self.session.captured.connect(self.captured)
        self.choose_pace(self.pace)
        self.began.emit(trainer)

    def _drop(self) -> None:
        if self.session:
            self.session.shut_down()
            self.session.deleteLater()
        self.session = self.dataset = None
