"""Train, Step and Reset: begins runs, goes on with them, and knows whether one is outdated."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from engine.common.arrays import Index
from engine.common.messages import UserError
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.problems import find_problems
from engine.core.network import Network
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import Dataset
from engine.project.project import Project
from engine.training.observation.snapshot import ALIVE
from engine.training.state.belonging import OTHER, Change, change_since
from engine.training.state.training_state import TrainingState
from engine.training.state.transfer import carried_over
from gui.bench.training_session import TrainingSession

if TYPE_CHECKING:
    from engine.training.trainer import Trainer


class RunController:
    """Gives the session its runs, and keeps the one it shows in step with the project.

    Attributes:
        session: shows them.
        architecture: what the run computes, or will from the next step on.
    """

    def __init__(self, session: TrainingSession) -> None:
        self.session = session
        self.architecture = Architecture()

    def outdated_by(self, project: Project, dataset: Dataset | None) -> Change:
        """Change since the run was started that it could not follow."""
        trainer = self.session.trainer
        if trainer is None:
            return ""
        return change_since(trainer.dataset, self.architecture, trainer.settings, project, dataset)

    def is_stale(self, project: Project, dataset: Dataset | None) -> bool:
        """True if there is a run with which Train would not go on: it would begin again."""
        by = self.outdated_by(project, dataset)
        return by in OTHER or (bool(by) and self.session.state not in ALIVE)

    def layers_shared_with(self, drawn: Architecture) -> frozenset[str]:
        """Ids of the layers that are drawn and that the run has as the same kind.

        The id of a layer that was deleted may be given to another one, of which the run knows nothing.
        """
        kinds = {layer.id: layer.kind for layer in self.architecture.layers}
        return frozenset(layer.id for layer in drawn.layers if kinds.get(layer.id) == layer.kind)

    def toggle(self, project: Project, dataset: Dataset) -> None:
        """Train, pause, resume, or go on after the end; whichever suits the state."""
        session = self.session
        if session.trainer is None or self.is_stale(project, dataset):
            self._begin(project, dataset, paused=False)
        elif session.state == "running":
            session.pause()
        else:
            self._go_on(session.trainer, project)
            session.resume()

    def step(self, project: Project, dataset: Dataset) -> None:
        """Train one mini-batch and wait."""
        self._be_paused(project, dataset)
        self.session.step()

    def step_to(self, parts: int, project: Project, dataset: Dataset) -> None:
        """Go through one mini-batch step by step, as far as so many parts."""
        self._be_paused(project, dataset)
        self.session.step_to(parts)

    def _be_paused(self, project: Project, dataset: Dataset) -> None:
        """Have a run that waits before a step, begun or gone on with where need be."""
        session = self.session
        if session.trainer is None or self.is_stale(project, dataset):
            self._begin(project, dataset, paused=True)
        elif session.state not in ALIVE or not session.is_alive:
            self._go_on(session.trainer, project, paused=True)

    def reset(self) -> None:
        """Drop the run."""
        if self.session.trainer is not None:
            self.session.end()

    def restore(self, state: TrainingState, dataset: Dataset) -> None:
        """Show a run that was stored; it waits where it was."""
        from engine.training.trainer import Trainer

        self._show(Trainer.from_state(state, dataset))
        self.session.show_now()
        self.session.state_changed.emit(self.session.state)

    def follow(self, project: Project, dataset: Dataset | None) -> None:
        """Let a run use the settings and the drawing from the next mini-batch on, as far as it can.

        A run of something else keeps its own.
        """
        session, trainer = self.session, self.session.trainer
        if trainer is None or self.outdated_by(project, dataset) in OTHER:
            return
        self._follow_settings(trainer, project.training)
        follows = session.state in ALIVE and self._can_follow(trainer, project.architecture)
        if follows:
            self.architecture = project.architecture
            trainer.follow(project.architecture)
        session.drain()
        if follows:
            session.show_now()

    def _follow_settings(self, trainer: Trainer, wanted: TrainingSettings) -> None:
        """Hand the settings to the run, all but the seed, and no fewer epochs than are begun."""
        kept = trainer.settings
        epochs = wanted.epochs if wanted.epochs > trainer.epoch else kept.epochs
        wanted = replace(wanted, seed=kept.seed, epochs=epochs)
        if wanted == kept:
            return
        try:
            trainer.change(**asdict(wanted))
        except UserError as error:
            self.session.failed.emit(error.message, "")

    def _can_follow(self, trainer: Trainer, architecture: Architecture) -> bool:
        """True if the drawing differs from the run in settings alone that alter no shape."""
        return (
            not self.architecture.computes_like(architecture)
            and not find_problems(architecture, trainer.network.task, trainer.settings.loss)
            and trainer.network.has_shapes_of(architecture)
        )

    def continue_with(self, project: Project) -> tuple[TrainingState, tuple[str, ...]] | None:
        """Go on with a drawing that was changed and has no problem; what still fits keeps its weights.

        A run that was paused stays so, any other goes on.

        Returns:
            How the run was before, and the names of the layers that start with new weights; None if it
            cannot be done.
        """
        session, trainer, architecture = self.session, self.session.trainer, project.architecture
        if trainer is None:
            return None
        state = session.state
        session.shut_down()
        # What was interrupted here goes on and was not stopped.
        before = replace(trainer.capture(), state="paused" if state in ALIVE else trainer.state)
        restarted: tuple[str, ...] = ()
        try:
            if self._can_follow(trainer, architecture):
                after = replace(before, architecture=architecture)
            else:
                after, restarted = carried_over(before, architecture)
        except UserError as error:
            session.failed.emit(error.message, "")
            after = before
        following = type(trainer).from_state(after, trainer.dataset)
        self._show(following)
        if state != "paused":
            self._go_on(following, project)
        session.show_now()
        session.state_changed.emit(session.state)
        return (before, restarted) if after is not before else None

    def _number_at(self, layer_id: str, name: str, index: Index) -> float | None:
        """Number of a layer's weights, such as ``W`` at (row, column), or None if there is none."""
        trainer = self.session.trainer
        network = trainer.network if trainer else None
        for place, spec in enumerate(network.specs if network else ()):
            array = network.arrays_of(place).get(name) if network and spec.id == layer_id else None
            if array is not None and all(i < size for i, size in zip(index, array.shape, strict=True)):
                return float(array[index])
        return None

    def edit_number(self, layer_id: str, name: str, index: Index, value: float) -> float | None:
        """Put a number to another value; not while training goes on.

        Returns:
            The number before, or None where there is none to be changed.
        """
        session, trainer = self.session, self.session.trainer
        before = self._number_at(layer_id, name, index)
        if trainer is None or before is None or session.state == "running":
            return None
        session.run_between_steps(lambda: trainer.edit_number(layer_id, name, index, value))
        session.show_now()
        return before

    def _begin(self, project: Project, dataset: Dataset, paused: bool) -> None:
        from engine.training.trainer import Trainer

        try:
            network = Network(project.architecture, dataset.task)
            network.initialise(project.training.seed)
            trainer = Trainer(network, dataset, project.training)
        except UserError as error:
            self.session.failed.emit(error.message, "")
            return
        self._show(trainer)
        self.session.start(paused)

    def _go_on(self, trainer: Trainer, project: Project, paused: bool = False) -> None:
        session = self.session
        if session.is_alive:
            return
        if trainer.epoch >= trainer.settings.epochs and session.state not in ALIVE:
            trainer.change(epochs=trainer.epoch + project.training.epochs)
        trainer.control.resume()
        session.choose_speed(session.speed)
        session.start(paused)

    def _show(self, trainer: Trainer) -> None:
        self.architecture = trainer.network.architecture
        self.session.begin(trainer)
