"""What Train, Step and Reset do: begins runs, goes on with them, and knows whether one is outdated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace

from PySide6.QtCore import QObject, Signal

from engine.common.messages import UserError
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.problems import find_problems
from engine.core.network import Network
from engine.data.dataset import Dataset
from engine.project.project import Project, TrainingSettings
from engine.training.belonging import OTHER, Change, change_since
from engine.training.observation.snapshot import ALIVE, SnapshotRequest
from engine.training.trainer import Trainer
from engine.training.training_state import TrainingState
from engine.training.transfer import carried_over
from gui.bench.training_session import TrainingSession

PACES = {"watch": "Watch", "full": "Full", "ten": "10 it/s", "one": "1 it/s"}
"""How fast training may go, with words for a list."""

WATCHED_SECONDS = 10
"""How long a run takes at least where it is to be watched; small ones would be over in an instant."""


class RunController(QObject):
    """Holds the run that the window shows, if there is one.

    Attributes:
        session: the run, or None before the first and after a reset.
        dataset: what it is trained on.
        architecture: what the run computes, or will from the next step on.
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
    rewound = Signal(object)
    """The run went back to a checkpoint: the TrainingState it was in before."""
    taped = Signal(object)
    """More of an iteration is computed that is gone through step by step: its Tape."""

    def __init__(self, wanted: Callable[[], SnapshotRequest], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self.session: TrainingSession | None = None
        self.dataset: Dataset | None = None
        self.architecture = Architecture()
        self.pace = "watch"

    @property
    def state(self) -> str:
        """The RunState, or ``none`` without a run."""
        return self.session.state if self.session else "none"

    @property
    def trainer(self) -> Trainer | None:
        """The trainer of the run."""
        return self.session.trainer if self.session else None

    def outdated_by(self, project: Project, dataset: Dataset | None) -> Change:
        """What was changed since the run was started in a way that it could not follow."""
        trainer = self.trainer
        if trainer is None or self.dataset is None:
            return ""
        return change_since(self.dataset, self.architecture, trainer.settings, project, dataset)

    def is_stale(self, project: Project, dataset: Dataset | None) -> bool:
        """Whether there is a run with which Train would not go on: it would begin anew."""
        by = self.outdated_by(project, dataset)
        return by in OTHER or (bool(by) and self.state not in ALIVE)

    def layers_shared_with(self, drawn: Architecture) -> frozenset[str]:
        """Ids of the layers that are drawn and that the run has as the same kind.

        The id of a layer that was deleted may be given to another one, of which the run knows nothing.
        """
        kinds = {layer.id: layer.kind for layer in self.architecture.layers}
        return frozenset(layer.id for layer in drawn.layers if kinds.get(layer.id) == layer.kind)

    @property
    def checkpoints(self) -> tuple[int, ...]:
        """The epochs that the run can go back to, beside the best."""
        return tuple(one.epoch for one in self.trainer.timeline.kept) if self.trainer else ()

    @property
    def best_epoch(self) -> int:
        """The epoch whose weights are kept as the best on the validation rows, or 0."""
        best = self.trainer.best if self.trainer else None
        return best.epoch if best else 0

    def toggle(self, project: Project, dataset: Dataset) -> None:
        """Train, pause, resume, or go on after the end; whichever suits the state."""
        session = self.session
        if session is None or self.is_stale(project, dataset):
            self._begin(project, dataset, paused=False)
        elif session.state == "running":
            session.pause()
        else:
            self._go_on(session, project)
            session.resume()

    def step(self, project: Project, dataset: Dataset) -> None:
        """Train one mini-batch and wait."""
        session = self._paused_session(project, dataset)
        if session:
            session.step()

    def walk_to(self, parts: int, project: Project, dataset: Dataset) -> None:
        """Go through one mini-batch step by step, as far as so many parts; ``taped`` is emitted then."""
        session = self._paused_session(project, dataset)
        if session:
            session.walk_to(parts)

    def _paused_session(self, project: Project, dataset: Dataset) -> TrainingSession | None:
        """The run, begun or gone on with where need be, about to wait before a step; None if it cannot."""
        if self.session is None or self.is_stale(project, dataset):
            self._begin(project, dataset, paused=True)
        elif self.state not in ALIVE or not self.session.is_alive:
            self._go_on(self.session, project, paused=True)
        return self.session

    def reset(self) -> TrainingState | None:
        """Drop the run; gives what is needed to bring it back."""
        if self.session is None:
            return None
        state = self._ended()
        self._drop()
        self.gone.emit()
        self.state_changed.emit("none")
        return state

    def _ended(self) -> TrainingState:
        """The run's state, with its thread ended; what was interrupted here goes on and was not stopped."""
        assert self.session is not None  # noqa: S101 - the callers have looked
        state = self.session.state
        self.session.shut_down()
        return replace(self.session.trainer.capture(), state="paused" if state in ALIVE else state)

    def pause(self) -> None:
        """Let a run that goes on wait before its next step."""
        if self.session is not None and self.state == "running":
            self.session.pause()

    def restore(self, state: TrainingState, dataset: Dataset) -> None:
        """Show a run that was stored; it waits where it was."""
        self._show(Trainer.from_state(state, dataset), dataset)
        if self.session:
            self.session.show_now()
        self.state_changed.emit(self.state)

    def follow(self, project: Project, dataset: Dataset | None) -> None:
        """Let a run use the settings and the drawing from the next mini-batch on, as far as it can.

        A run of something else keeps its own.
        """
        if self.session is None or self.trainer is None or self.outdated_by(project, dataset) in OTHER:
            return
        self._follow_settings(self.trainer, project.training)
        follows = self.state in ALIVE and self._can_follow(self.trainer, project.architecture)
        if follows:
            self.architecture = project.architecture
            self.trainer.follow(project.architecture)
        self.session.catch_up()
        if follows:
            self.show_now()

    def _follow_settings(self, trainer: Trainer, wanted: TrainingSettings) -> None:
        """All but the seed, and fewer epochs than are begun."""
        kept = trainer.settings
        epochs = wanted.epochs if wanted.epochs > trainer.epoch else kept.epochs
        wanted = replace(wanted, seed=kept.seed, epochs=epochs)
        if wanted == kept:
            return
        try:
            trainer.change(**asdict(wanted))
        except UserError as error:
            self.failed.emit(error.message, "")

    def _can_follow(self, trainer: Trainer, architecture: Architecture) -> bool:
        """Whether the drawing differs from the run in settings alone that alter no shape."""
        return (
            not self.architecture.computes_like(architecture)
            and not find_problems(architecture, trainer.network.task, trainer.settings.loss)
            and trainer.network.has_shapes_of(architecture)
        )

    def continue_with(self, project: Project) -> tuple[TrainingState, tuple[str, ...]] | None:
        """Go on with a drawing that was changed and has no problem; what still fits keeps its weights.

        A run that was paused stays so, any other goes on.

        Returns:
            How the run was before, and the names of the layers that start anew; None if it cannot be done.
        """
        session, dataset, architecture = self.session, self.dataset, project.architecture
        if session is None or dataset is None:
            return None
        state = session.state
        before = self._ended()
        anew: tuple[str, ...] = ()
        try:
            if self._can_follow(session.trainer, architecture):
                after = replace(before, architecture=architecture)
            else:
                after, anew = carried_over(before, architecture)
        except UserError as error:
            self.failed.emit(error.message, "")
            after = before
        self._show(Trainer.from_state(after, dataset), dataset)
        if self.session and state != "paused":
            self._go_on(self.session, project)
        self.show_now()
        self.state_changed.emit(self.state)
        return (before, anew) if after is not before else None

    def rewind(self, epoch: int) -> None:
        """Pause and go back to the checkpoint of this epoch, or to the best; ``rewound`` tells of it."""
        if self.session:
            self.session.rewind(epoch)

    def number_at(self, layer_id: str, name: str, index: tuple[int, ...]) -> float | None:
        """One number of a layer's weights, such as ``W`` at (row, column), or None if there is none."""
        network = self.trainer.network if self.trainer else None
        for place, spec in enumerate(network.specs if network else ()):
            array = network.arrays_of(place).get(name) if network and spec.id == layer_id else None
            if array is not None and all(i < size for i, size in zip(index, array.shape, strict=True)):
                return float(array[index])
        return None

    def edit_number(self, layer_id: str, name: str, index: tuple[int, ...], value: float) -> None:
        """Put a number that is there to another value; not while training goes on."""
        session, trainer = self.session, self.trainer
        if session and trainer and session.state != "running":
            session.between_steps(lambda: trainer.edit_number(layer_id, name, index, value))
            session.show_now()

    def choose_pace(self, pace: str) -> None:
        """Let training go as fast as this key of :data:`PACES` says, from now on."""
        self.pace = pace
        trainer = self.trainer
        if trainer is None:
            return
        batches = -(-len(trainer.dataset.train) // trainer.settings.batch_size)
        steps = batches * max(1, trainer.settings.epochs - trainer.epoch)
        watched = steps / WATCHED_SECONDS
        trainer.control.set_speed({"watch": watched, "ten": 10.0, "one": 1.0}.get(pace))

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
        trainer.control.resume()
        self.choose_pace(self.pace)
        session.start(paused)

    def _show(self, trainer: Trainer, dataset: Dataset) -> None:
        self._drop()
        self.dataset, self.architecture = dataset, trainer.network.architecture
        self.session = TrainingSession(trainer, self._wanted, self)
        self.session.frame.connect(self.frame)
        self.session.state_changed.connect(self.state_changed)
        self.session.failed.connect(self.failed)
        self.session.captured.connect(self.captured)
        self.session.rewound.connect(self._take_rewound)
        self.session.taped.connect(self.taped)
        self.choose_pace(self.pace)
        self.began.emit(trainer)

    def _take_rewound(self, before: TrainingState) -> None:
        if self.trainer:
            self.trainer.control.mailbox.take()  # a picture from before would bring back what was cut off
            self.rewound.emit(before)
            self.show_now()

    def _drop(self) -> None:
        if self.session:
            self.session.shut_down()
            self.session.deleteLater()
        self.session = self.dataset = None
