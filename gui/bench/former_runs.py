"""Runs that another one took the place of, or that wait in a file: of what they are, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.common.messages import Message
from engine.data.dataset import Dataset
from engine.data.table.place import is_within_folder
from engine.project.project import DataChoices, Project
from engine.training.observation.snapshot import ALIVE, Snapshot
from engine.training.state.belonging import change_since, is_same, origin, settled
from engine.training.state.training_state import TrainingState
from gui.bench.data_store import DataStore
from gui.bench.document import Document
from gui.bench.run_controller import RunController
from gui.bench.training_session import TrainingSession
from gui.look.notice import Notice
from gui.look.words.translation import tr, tr_message

if TYPE_CHECKING:
    from engine.stepping.tape import Tape
    from engine.training.trainer import Trainer

OUTDATED_TEXTS = {
    "network": "Changed since the start: training goes on with the network as it was; Reset begins with "
    "the new one.",
    "settings": "Changed since the start: training goes on with the seed and the loss it began with; Reset "
    "begins with the new ones.",
}
"""Titles of a run after a change that it cannot follow."""


@dataclass(frozen=True, slots=True)
class Former:
    """A run that another took the place of, or that waits in a file for its data.

    Attributes:
        state: where it stands.
        dataset: what it is trained on, or None while that is not read.
        project: what is drawn and opened where it belongs to what is shown; None to leave that as it is.
        origin: of what it is, where that is not what is drawn and opened.
    """

    state: TrainingState
    dataset: Dataset | None
    project: Project | None = None
    origin: Message | None = None


class Weights:
    """Tells the document when the weights are others.

    Attributes:
        stored: a run of the open file that waits for its data, or None.
        last_step: steps that the weights were trained for.
        edits: how often they became others without a step.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.stored: TrainingState | None = None
        self.last_step = self.edits = 0

    @property
    def version(self) -> tuple[int, int]:
        """Changes whenever the weights do."""
        return (self.last_step, self.edits)

    def begin(self, state: TrainingState | None) -> None:
        """Begin with the weights of a file that was opened, or with none."""
        self.stored, self.last_step = state, state.step if state else 0

    def mark_trained(self, snapshot: Snapshot) -> None:
        """Note where the run is by now."""
        self._note_step(snapshot.step)

    def mark_taped(self, tape: Tape) -> None:
        """Note that an iteration was gone through; no frame has shown it yet."""
        if tape.is_complete:
            self._note_step(tape.iteration)

    def _note_step(self, step: int) -> None:
        if step != self.last_step:
            self.last_step = step
            self.stored = None
            self._document.mark_weights_changed()

    def mark_changed(self) -> None:
        """Note that the weights are others now although no step was done."""
        self.edits += 1
        self.stored = None
        self._document.mark_weights_changed()


class FormerRuns(QObject):
    """Offers runs back that were given up, and tells of what the one that is shown is."""

    noticed = Signal(object)
    """A Notice to show."""
    waits = Signal()
    """A run was brought back that waits for its data."""

    def __init__(
        self,
        document: Document,
        store: DataStore,
        runs: RunController,
        weights: Weights,
        knows_table: Callable[[str], bool],
        parent: QObject,
    ) -> None:
        """Begin without one; ``knows_table`` tells whether the user has opened the table at a path before."""
        super().__init__(parent)
        self._document, self._store, self._runs, self._weights = document, store, runs, weights
        self._session: TrainingSession = runs.session
        self._knows_table = knows_table
        self._former: Former | None = None

    @property
    def run_origin(self) -> Message | None:
        """Origin of the run, where Train begins again; None where it is of what is drawn and opened."""
        trainer, project, dataset = self._session.trainer, self._document.project, self._store.dataset
        if trainer is None or not self._runs.is_stale(project, dataset):
            return None
        by = self._runs.outdated_by(project, dataset)
        return origin(trainer.dataset.choices, trainer.network.task.target, by, project.data)

    def origin_of(self, state: TrainingState) -> Message | None:
        """Origin of captured or stored weights, where that is not what is drawn and opened."""
        return self.run_origin if self._session.trainer else self._origin_of_file(state)

    def take_dataset(self) -> None:
        """Show a run that waits in the file, if the data are those it was trained on."""
        state, dataset = self._weights.stored, self._store.dataset
        if state is not None and dataset is not None:
            if state.preparation.is_like(dataset.preparation):
                self._weights.stored = None
                self._runs.restore(state, dataset)
            else:
                self.noticed.emit(self._say_stored(state))

    def replace_run(self, act: Callable[[], object]) -> None:
        """Do what may put another run, or none, in the place of the one there is, and offer that one back."""
        session, stored = self._session, self._weights.stored
        before, dataset, state = session.trainer, session.dataset, session.state
        act()
        if before is not None and dataset is not None and before is not session.trainer:
            captured = replace(before.capture(), state="paused" if state in ALIVE else before.state)
            project = self._project_of(captured, settled(dataset.choices, dataset.task.target))
            by = change_since(
                dataset, captured.architecture, captured.settings, self._document.project, self._store.dataset
            )
            whose = (
                origin(dataset.choices, captured.task.target, by, self._document.project.data) if by else None
            )
            self._offer_back(Former(captured, dataset, project, whose))
        elif (
            before is None and session.trainer is not None and stored is not None and stored.data is not None
        ):
            self._offer_back(self._former_of_file(stored, stored.data))

    def _offer_back(self, former: Former) -> None:
        """Say that trained weights were given up, and how to have them again."""
        if not former.state.step:
            return
        self._former = former
        step = f"{former.state.step:,}"
        text = tr("The weights of iteration {step} were given up.", step=step)
        if former.origin is not None:
            whose = tr_message(former.origin)
            text = tr(
                "The weights of iteration {step} were given up (run on {origin}).", step=step, origin=whose
            )
        back = partial(self.bring_back, former)
        self.noticed.emit(Notice(text, "tip", tr("Bring them back"), back))

    def bring_back(self, former: Former) -> None:
        """Put a run in the place of the one that is there, with its data and its drawing."""
        self.replace_run(partial(self._restore, former))

    def _restore(self, former: Former) -> None:
        if former.dataset is not None:
            opened = self._store.dataset
            is_same = opened is not None and former.dataset.is_prepared_like(opened)
            # First the run: what is prepared for it then is what it was trained on.
            self._runs.restore(former.state, opened if is_same and opened else former.dataset)
        else:
            self._runs.reset()
        if former.project is not None:
            self._document.edit(tr("Bring the run back"), former.project)
        self._weights.mark_changed()
        if former.dataset is None:
            self._weights.stored = former.state
            self.waits.emit()

    def _project_of(self, state_or_trainer: TrainingState | Trainer, data: DataChoices) -> Project:
        """Project as drawn and opened, where a run belongs to it."""
        project = self._document.project
        settings = replace(state_or_trainer.settings, epochs=project.training.epochs)
        if isinstance(state_or_trainer, TrainingState):
            architecture = state_or_trainer.architecture
        else:
            architecture = state_or_trainer.network.architecture
        return Project(data, architecture, settings, project.decision)

    def _go_back_to_run(self) -> None:
        """Open and draw what the run is of."""
        trainer, dataset = self._session.trainer, self._session.dataset
        if trainer is not None and dataset is not None:
            data = settled(dataset.choices, dataset.task.target)
            project = replace(self._project_of(trainer, data), architecture=self._runs.architecture)
            self._document.edit(tr("Go back to the run"), project)

    def _former_of_file(self, state: TrainingState, data: DataChoices) -> Former:
        """A run that waits for its data; those are only opened where the user knows of them."""
        known = is_within_folder(data.path, self._document.path) or self._knows_table(data.path)
        project = self._project_of(state, data) if known else None
        return Former(state, None, project, self._origin_of_file(state))

    def _origin_of_file(self, state: TrainingState) -> Message | None:
        """Origin of the weights of a file, where that is not what is opened."""
        if state.data is None or is_same(state.data, self._document.project.data, state.task.target):
            return None
        return origin(state.data, state.task.target, "data", self._document.project.data)

    def _say_stored(self, state: TrainingState) -> Notice:
        """Notice of what became of weights whose data are not those that are opened."""
        whose = self._origin_of_file(state)
        if whose is None or state.data is None:
            text = tr(
                "The data are not as they were when the weights were trained. The weights are kept "
                "and can be exported; Train begins anew."
            )
            return Notice(text)
        text = tr(
            "The weights in the file are of a run on {origin}. They are kept and can be exported; Train "
            "begins anew.",
            origin=tr_message(whose),
        )
        former = self._former_of_file(state, state.data)
        if former.project is None:
            return Notice(text, "tip")
        return Notice(text, "tip", tr("Back to that run"), partial(self.bring_back, former))

    def say_of_something_else(self) -> Notice:
        """Notice of a run that is not of what is drawn and opened."""
        former, whose = self._former, self.run_origin
        if former and former.project and _is_same_work(former.project, self._document.project):
            text = tr("The run that belongs to what is open now was set aside.")
            return Notice(text, "tip", tr("Bring it back"), partial(self.bring_back, former))
        text = tr(
            "The curves are those of the run on {origin}. It is kept; Train begins anew with what is "
            "open now.",
            origin=tr_message(whose) if whose else "",
        )
        return Notice(text, "tip", tr("Back to that run"), self._go_back_to_run)


def _is_same_work(one: Project, other: Project) -> bool:
    """True if a run of the one is a run of the other."""
    same = is_same(one.data, other.data, one.data.target)
    return same and one.architecture.computes_like(other.architecture)


def outdated_notice(
    by: str, is_alive: bool, go_on: Callable[[], None] | None, reset: Callable[[], None]
) -> Notice | None:
    """Notice of a run that could not follow a change.

    Args:
        by: what was changed, a key of :data:`OUTDATED_TEXTS`.
        is_alive: whether the run has not ended.
        go_on: continues with what is drawn now; None where that cannot be.
        reset: begins with what is drawn and set now.
    """
    go_on_text = tr("Continue with the changed network")
    if not is_alive:
        text = tr("The network was changed after the training: Train begins anew with it.")
        return Notice(text, "tip", go_on_text, go_on) if go_on else None
    if go_on:
        text = tr("Changed since the start: training goes on with the network as it was.")
        return Notice(text, "tip", go_on_text, go_on, second_button=tr("Reset"), second_act=reset)
    text = tr(OUTDATED_TEXTS[by])
    return Notice(text, "tip", tr("Reset"), reset)


def kept_text(restarted: tuple[str, ...]) -> str:
    """Sentence on what a changed network keeps, where the layers of these names start with new weights."""
    if not restarted:
        return tr("All layers keep their weights.")
    if len(restarted) == 1:
        return tr("{layer} starts anew; all other layers keep their weights.", layer=restarted[0])
    return tr(
        "{layers} and {last} start anew; all other layers keep their weights.",
        layers=", ".join(restarted[:-1]),
        last=restarted[-1],
    )
