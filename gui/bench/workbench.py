"""The rules between document, data, run and files; the window shows what this holds and calls it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from engine.common.messages import Message
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.problems import Problem, find_problems
from engine.core.architecture.templates import adapted
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.data.columns import Resolved, task_of
from engine.data.dataset import Dataset
from engine.data.samples import SAMPLE_PREFIX
from engine.data.table.place import beside, is_within_folder
from engine.data.table.table import Table
from engine.files.project_file import SUFFIX, Stamp, load_project, save_project, stamp_of, with_target_of_run
from engine.files.recovery import Recovered, RecoveryFile
from engine.project.project import DataChoices, Project
from engine.training.observation.snapshot import ALIVE, Snapshot, SnapshotRequest
from engine.training.state.belonging import OTHER, change_since, file_words, is_same, origin, settled
from engine.training.state.training_state import TrainingState
from engine.training.trainer import Trainer
from gui.bench.background import Background, Done, Failed
from gui.bench.data_store import DataStore, combined
from gui.bench.document import Document
from gui.bench.run_controller import RunController
from gui.bench.training_session import TrainingSession
from gui.look.notice import Notice
from gui.look.words.translation import tr, tr_message

RECOVERY_SECONDS = 10
"""Unsaved work is kept aside this often; a crash costs no more than this."""

RECOVERY_REST = 20
"""Where keeping it aside takes long, the next time is so many times as long after it, so it stays cheap."""

OUTDATED_WORDS = {
    "network": "Changed since the start: training goes on with the network as it was; Reset begins with "
    "the new one.",
    "settings": "Changed since the start: training goes on with the seed and the loss it began with; Reset "
    "begins with the new ones.",
}
"""What a run does after a change that it cannot follow."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A project file that was read.

    Attributes:
        project, state: what is in it.
        path: the file.
        stamp: how it stood before it was read.
        moved_table: where its table lies now, if one of that name lies beside the project.
    """

    project: Project
    state: TrainingState | None
    path: str
    stamp: Stamp | None
    moved_table: str


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


class Workbench(QObject):
    """Everything of the program but its widgets.

    Attributes:
        document: the project and its undo stack.
        store: the table and the dataset.
        session: the run that is shown.
        runs: begins runs, and keeps the one that is shown in step with the project.
        knows_table: whether the user has opened the table at this path before.
    """

    noticed = Signal(object)
    """A Notice to show, or None to take the last one away."""
    withdrawn = Signal(object)
    """A Notice that is true no longer."""
    problems_changed = Signal()
    """``problems`` or whether training can start may have changed."""
    saved = Signal(str)
    """The project now stands in this file."""
    exported = Signal(str)
    """The weights now stand in this file or folder."""
    file_used = Signal(str)
    """A file was opened or saved: for the list of recent files."""
    not_saved = Signal()
    """What was to be saved is not."""
    overtaken = Signal(str)
    """It is not, since somebody else has changed the project file at this path meanwhile."""
    table_elsewhere = Signal(object)
    """The project in this :class:`Opened` has a table that it is not to read without asking."""

    def __init__(self, wanted: Callable[[], SnapshotRequest], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = Document(self)
        self.store = DataStore(self)
        self.session = TrainingSession(wanted, self)
        self.runs = RunController(self.session)
        self.problems: tuple[Problem, ...] = ()
        self._background = Background(self)
        self._recovery = RecoveryFile()
        self._cannot_keep = False
        self._stamp: Stamp | None = None
        self.knows_table: Callable[[str], bool] = lambda _: False
        self._kept: object = None
        self._recovery_asked = self._recovery_due = 0.0
        self._stored: TrainingState | None = None
        self._coming_choices: DataChoices | None = None
        self._last_step = self._weight_edits = 0
        self._outdated_notice: Notice | None = None
        self._told: object = None
        self._former: Former | None = None
        self.store.dataset_in_use = lambda: self.session.dataset
        self.document.changed.connect(self._follow_project)
        self.store.changed.connect(self._update_problems)
        self.store.opened.connect(self._take_table)
        self.store.prepared.connect(self._take_dataset)
        self.store.failed.connect(self.fail)
        self.session.failed.connect(self.fail)
        self.session.rewound.connect(self._note_rewound)
        self.session.frame.connect(self._mark_trained)
        self.session.state_changed.connect(lambda _: self._update_outdated())
        self._recovery_timer = QTimer(self)
        self._recovery_timer.timeout.connect(self._keep_recovery)
        self._recovery_timer.start(RECOVERY_SECONDS * 1000)
        self._update_problems()

    # What the window asks

    @property
    def project(self) -> Project:
        """The current project."""
        return self.document.project

    @property
    def task(self) -> Task | None:
        """What is to be learnt."""
        return self.store.task

    @property
    def asks_for_target(self) -> bool:
        """Whether the user is to say first what is to be predicted."""
        return self.store.resolved is not None and self.store.resolved.asks_for_target

    @property
    def can_train(self) -> bool:
        """Whether Train would do something."""
        if self.session.state in ALIVE and not self.run_is_stale:
            return True
        return not self.problems and self.store.dataset is not None and not self.asks_for_target

    @property
    def is_outdated(self) -> bool:
        """Whether the drawing or the choices changed since the run was started."""
        return bool(self.runs.outdated_by(self.project, self.store.dataset))

    @property
    def run_is_stale(self) -> bool:
        """Whether the run is not of what is drawn and opened, so that Train begins anew."""
        return self.runs.is_stale(self.project, self.store.dataset)

    @property
    def run_is_of_something_else(self) -> bool:
        """Whether the run has nothing to do with what is drawn and opened."""
        return self.runs.outdated_by(self.project, self.store.dataset) in OTHER

    @property
    def run_origin(self) -> Message | None:
        """Of what the run is, where Train begins anew; None where it is of what is drawn and opened."""
        dataset, trainer = self.session.dataset, self.session.trainer
        if dataset is None or trainer is None or not self.run_is_stale:
            return None
        by = self.runs.outdated_by(self.project, self.store.dataset)
        return origin(dataset.choices, trainer.network.task.target, by, self.project.data)

    @property
    def can_continue(self) -> bool:
        """Whether a run with another drawing than the one on the canvas could go on with that."""
        by = self.runs.outdated_by(self.project, self.store.dataset)
        is_ready = not self.problems and self.store.dataset is not None and not self.asks_for_target
        return by == "network" and is_ready

    @property
    def title(self) -> str:
        """Name of the project file, or of the data while there is none."""
        if self.document.path:
            return Path(self.document.path).name
        data = self.project.data.path
        return Path(data.removeprefix(SAMPLE_PREFIX)).stem if data else tr("untitled")

    @property
    def stored(self) -> TrainingState | None:
        """A run of the open file that waits for its data."""
        return self._stored

    @property
    def weights_title(self) -> str:
        """The name of what the weights are of, for a file of them."""
        dataset = self.session.dataset
        if dataset is not None and self.run_is_of_something_else:
            return Path(file_words(dataset.choices)).stem
        return self.title

    # Edits

    def edit_architecture(self, text: str, architecture: Architecture, merge_key: Any = None) -> None:
        """Replace the drawing."""
        self.document.edit(text, replace(self.project, architecture=architecture), merge_key)

    def edit_training(self, text: str, settings: TrainingSettings, merge_key: Any = None) -> None:
        """Replace the settings of a run; those that may change live do so at once."""
        self.document.edit(text, replace(self.project, training=settings), merge_key)

    def edit_choices(self, text: str, choices: DataChoices, merge_key: Any = None) -> None:
        """Replace the choices about the data; the last layer follows another target."""
        table = self.store.table
        if table is None or choices.path != table.path:
            self.document.edit(text, replace(self.project, data=choices), merge_key)
            return
        if self._coming_choices is not None:
            choices = combined(self.project.data, self._coming_choices, choices)

        def finish(resolved: Resolved) -> None:
            self._coming_choices = None
            self.document.edit(text, self._with_choices(choices, resolved), merge_key)

        self._coming_choices = choices
        self.store.when_resolved(table, choices, finish)

    def _with_choices(self, choices: DataChoices, resolved: Resolved) -> Project:
        """The project with these choices, and a drawing that fits what is then to be learnt."""
        task = task_of(resolved)
        architecture = self.project.architecture
        if task is not None:
            architecture = adapted(architecture, self.task, task)
        return replace(self.project, data=choices, architecture=architecture)

    # Training

    def toggle_training(self) -> None:
        """Train, pause, resume or go on."""
        self._train(self.runs.toggle)

    def step_training(self) -> None:
        """Train one mini-batch and wait."""
        self._train(self.runs.step)

    def step_to(self, parts: int) -> None:
        """Go through one mini-batch step by step, as far as so many parts of it."""
        self._train(partial(self.runs.step_to, parts))

    def reset(self) -> None:
        """Forget the weights; a notice offers to bring them back."""
        self._replace_run(self.runs.reset)
        self._stored = None
        self._last_step = 0

    def continue_training(self) -> None:
        """Go on with the network as it is drawn now; layers whose shape is the same keep their weights."""
        dataset = self.session.dataset
        done = self.runs.continue_with(self.project) if self.can_continue else None
        if done is None or dataset is None:
            return
        before, anew = done
        self._mark_weights_changed()
        text = tr("All layers keep their weights.")
        if len(anew) == 1:
            text = tr("{layer} starts anew; all other layers keep their weights.", layer=anew[0])
        elif anew:
            text = tr(
                "{layers} and {last} start anew; all other layers keep their weights.",
                layers=", ".join(anew[:-1]),
                last=anew[-1],
            )
        back = partial(self._bring_back, Former(before, dataset))
        self.noticed.emit(Notice(text, "good", tr("Bring the old network back"), back))

    def _bring_back(self, former: Former) -> None:
        """Put a run in the place of the one that is there, with its data and its drawing."""
        self._replace_run(partial(self._restore, former))

    def _restore(self, former: Former) -> None:
        if former.dataset is not None:
            opened = self.store.dataset
            is_same = opened is not None and former.dataset.is_prepared_like(opened)
            # First the run: what is prepared for it then is what it was trained on.
            self.runs.restore(former.state, opened if is_same and opened else former.dataset)
        else:
            self.runs.reset()
        if former.project is not None:
            self.document.edit(tr("Bring the run back"), former.project)
        self._mark_weights_changed()
        if former.dataset is None:
            self._stored = former.state
            self._take_dataset()

    def _project_of(self, state_or_trainer: TrainingState | Trainer, data: DataChoices) -> Project:
        """What is drawn and opened where a run belongs to it."""
        settings = replace(state_or_trainer.settings, epochs=self.project.training.epochs)
        network = state_or_trainer.network if isinstance(state_or_trainer, Trainer) else state_or_trainer
        return Project(data, network.architecture, settings)

    def _go_back_to_run(self) -> None:
        """Open and draw what the run is of."""
        trainer, dataset = self.session.trainer, self.session.dataset
        if trainer is not None and dataset is not None:
            data = settled(dataset.choices, dataset.task.target)
            project = replace(self._project_of(trainer, data), architecture=self.runs.architecture)
            self.document.edit(tr("Go back to the run"), project)

    def _note_rewound(self, before: TrainingState) -> None:
        dataset, trainer = self.session.dataset, self.session.trainer
        self._mark_weights_changed()
        if dataset is not None and trainer is not None:
            text = tr("Back at epoch {epoch}; Resume goes on from there.", epoch=f"{trainer.epoch:,}")
            back = partial(self._bring_back, Former(before, dataset))
            there = tr("Back to epoch {epoch}", epoch=f"{before.epoch:,}")
            self.noticed.emit(Notice(text, "tip", there, back))

    def edit_number(self, layer_id: str, name: str, index: tuple[int, ...], value: float) -> None:
        """Put one number of a layer's weights to another value; a notice offers to put it back."""
        before = self.runs.number_at(layer_id, name, index)
        if before is None or self.session.state == "running":
            return
        self.runs.edit_number(layer_id, name, index, value)
        self._mark_weights_changed()
        text = tr(
            "{layer}: {name} at {where} was {before} and is {value} now.",
            layer=self.runs.architecture.layer(layer_id).name,
            name=name,
            where=", ".join(str(axis + 1) for axis in index),
            before=f"{before:.6g}",
            value=f"{value:.6g}",
        )
        back = partial(self.edit_number, layer_id, name, index, before)
        self.noticed.emit(Notice(text, "tip", tr("Put it back"), back))

    def _train(self, begin_or_go_on: Callable[[Project, Dataset], None]) -> None:
        dataset = self.store.dataset or self.session.dataset
        if not self.can_train or dataset is None:
            return
        self._replace_run(partial(begin_or_go_on, self.project, dataset))

    def _replace_run(self, act: Callable[[], object]) -> None:
        """Do what may put another run, or none, in the place of the one there is, and offer that one back."""
        session, stored = self.session, self._stored
        before, dataset, state = session.trainer, session.dataset, session.state
        act()
        if before is not None and dataset is not None and before is not session.trainer:
            captured = replace(before.capture(), state="paused" if state in ALIVE else before.state)
            project = self._project_of(captured, settled(dataset.choices, dataset.task.target))
            by = change_since(
                dataset, captured.architecture, captured.settings, self.project, self.store.dataset
            )
            whose = origin(dataset.choices, captured.task.target, by, self.project.data) if by else None
            self._offer_back(Former(captured, dataset, project, whose))
        elif (
            before is None and session.trainer is not None and stored is not None and stored.data is not None
        ):
            self._offer_back(self._former_of_file(stored, stored.data))

    def _former_of_file(self, state: TrainingState, data: DataChoices) -> Former:
        """A run that waits for its data; those are only opened where the user knows of them."""
        known = is_within_folder(data.path, self.document.path) or self.knows_table(data.path)
        project = self._project_of(state, data) if known else None
        return Former(state, None, project, self._origin_of(state))

    def _origin_of(self, state: TrainingState) -> Message | None:
        """Of what the weights of a file are, where that is not what is opened."""
        if state.data is None or is_same(state.data, self.project.data, state.task.target):
            return None
        return origin(state.data, state.task.target, "data", self.project.data)

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
        back = partial(self._bring_back, former)
        self.noticed.emit(Notice(text, "tip", tr("Bring them back"), back))

    # Files

    def open_path(self, path: str) -> None:
        """Open a project or a CSV file, by the ending of its name."""
        self.noticed.emit(None)
        if path.lower().endswith(SUFFIX):
            self._background.run(partial(_load, path), self._take_project, self.fail)
        else:
            self.store.open(self._first_choices(path))

    def new_project(self) -> None:
        """Begin with nothing."""
        self.noticed.emit(None)
        self._begin(Project(), None, "")

    def begin(self, project: Project, state: TrainingState | None) -> None:
        """Begin with a project that stands in no file and is not worth saving yet, and with its run."""
        self.noticed.emit(None)
        self._begin(project, state, "")

    def save_to(self, path: str) -> None:
        """Save project, weights and history, but not over what somebody else has saved there meanwhile."""
        self.session.capture(partial(self._save, path))

    def replace_file(self, path: str) -> None:
        """Save to the file of the project, whatever stands in it now."""
        self._stamp = None
        self.save_to(path)

    def export(self, kind: str, path: str) -> None:
        """Export the trained weights as ``npz`` to a file or as ``csv`` into a folder."""
        if self.session.trainer is None and self._stored is None:
            text = tr("There are no trained weights yet: press Train first, then export.")
            self.noticed.emit(Notice(text))
            return
        self.session.capture(partial(self._export, kind, path))

    def begin_recovered(self, project: Project, state: TrainingState | None, work: Recovered) -> None:
        """Begin with work that a killed window left behind."""
        self._begin(with_target_of_run(project, state), state, work.original_path, saved=False)
        self._stamp, self._kept, self._recovery_due = work.stamp, None, 0.0
        self._keep_recovery()

    def run_job(self, function: Callable[[], Any], done: Done, failed: Failed) -> None:
        """Write what a part of the window wants written, in the thread for files."""
        self._background.run(function, done, failed)

    def fail(self, message: Message, details: str = "") -> None:
        """Show what went wrong."""
        self.noticed.emit(Notice(tr_message(message), details=details))

    def shut_down(self) -> None:
        """End all threads; whatever was being written is finished first."""
        self._recovery_timer.stop()  # or it would start the background thread again
        self.session.shut_down()
        self.store.shut_down()
        self._background.run(self._recovery.discard, lambda _: None, lambda *_: None)
        self._background.shut_down()

    # What follows from what

    def _follow_project(self, before: Project, after: Project) -> None:
        if before.data != after.data:
            self._coming_choices = None
        self.store.show(after.data)
        self.runs.follow(after, self.store.dataset)
        self._update_problems()

    def _update_problems(self) -> None:
        self.problems = find_problems(self.project.architecture, self.task, self.project.training.loss)
        self.problems_changed.emit()
        self._update_outdated()

    def _update_outdated(self) -> None:
        by = self.runs.outdated_by(self.project, self.store.dataset)
        if by == "data" and self.store.dataset is None and self.task is not None:
            return  # what is being prepared may turn out to be the same
        if by in OTHER and self.session.state == "running":
            self.session.pause()  # which comes back to here
            return
        notice = self._say_outdated()
        told, self._told = self._told, (by, notice and notice.text)
        if notice is None:
            if self._outdated_notice is not None:
                self.withdrawn.emit(self._outdated_notice)
            self._outdated_notice = None
        elif not (self.run_is_stale and told == self._told):  # what was closed does not come again
            self._outdated_notice = notice
            self.noticed.emit(notice)

    def _say_outdated(self) -> Notice | None:
        """What a user should know of a run that could not follow a change."""
        by = self.runs.outdated_by(self.project, self.store.dataset)
        go_on = tr("Continue with the changed network")
        if not by or self.session.state == "none":
            return None
        if by in OTHER:
            return self._say_of_something_else()
        if self.session.state not in ALIVE:
            text = tr("The network was changed after the training: Train begins anew with it.")
            return Notice(text, "tip", go_on, self.continue_training) if self.can_continue else None
        if self.can_continue:
            text = tr("Changed since the start: training goes on with the network as it was.")
            return Notice(text, "tip", go_on, self.continue_training, "", tr("Reset"), self.reset)
        text = tr(OUTDATED_WORDS[by])
        return Notice(text, "tip", tr("Reset"), self.reset)

    def _say_of_something_else(self) -> Notice:
        former, whose = self._former, self.run_origin
        if former and former.project and _is_same_work(former.project, self.project):
            text = tr("The run that belongs to what is open now was set aside.")
            return Notice(text, "tip", tr("Bring it back"), partial(self._bring_back, former))
        text = tr(
            "The curves are those of the run on {origin}. It is kept; Train begins anew with what is "
            "open now.",
            origin=tr_message(whose) if whose else "",
        )
        return Notice(text, "tip", tr("Back to that run"), self._go_back_to_run)

    def _first_choices(self, path: str) -> DataChoices:
        """The choices for a file that is opened: those that have nothing to do with its columns stay."""
        data = self.project.data
        return DataChoices(path=path, scaling=data.scaling, split=data.split, seed=data.seed)

    def _take_table(self, table: Table) -> None:
        self.file_used.emit(table.path)
        choices = self._first_choices(table.path)
        self.store.when_resolved(table, choices, partial(self._begin_with_table, choices))

    def _begin_with_table(self, choices: DataChoices, resolved: Resolved) -> None:
        project = self._with_choices(choices, resolved)
        if self.document.is_saved:
            self._begin(project, None, "")
        else:
            name = Path(choices.path).name
            self.document.edit(tr("Open {name}", name=name), project)

    def _take_project(self, opened: Opened) -> None:
        """Begin with a project, unless it would read a table that the user knows nothing of."""
        table = opened.project.data.path
        if is_within_folder(table, opened.path) or self.knows_table(table):
            self._background.run(partial(_table_of, opened), partial(self.take_opened, opened), self.fail)
        elif opened.moved_table:
            self.take_opened(opened, opened.moved_table)
        else:
            self.table_elsewhere.emit(opened)

    def take_opened(self, opened: Opened, table: str = "") -> None:
        """Begin with a project that was read, and with this table in place of its own."""
        project = with_target_of_run(opened.project, opened.state)
        if table:
            project = replace(project, data=replace(project.data, path=table))
        self.file_used.emit(opened.path)
        self.store.forget()
        self._begin(project, opened.state, opened.path)
        self._stamp = opened.stamp

    def _begin(self, project: Project, state: TrainingState | None, path: str, saved: bool = True) -> None:
        self.runs.reset()
        self._stamp = None
        self._stored, self._last_step = state, state.step if state else 0
        self.document.load(project, path, saved)
        if state is not None and self.store.dataset is not None:
            self._take_dataset()

    def _take_dataset(self) -> None:
        state, dataset = self._stored, self.store.dataset
        if state is not None and dataset is not None:
            if state.preparation.to_json() == dataset.preparation.to_json():
                self._stored = None
                self.runs.restore(state, dataset)
            else:
                self.noticed.emit(self._say_stored(state))
        self.runs.follow(self.project, dataset)
        self._update_problems()

    def _say_stored(self, state: TrainingState) -> Notice:
        """What became of weights whose data are not those that are opened."""
        whose = self._origin_of(state)
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
        return Notice(text, "tip", tr("Back to that run"), partial(self._bring_back, former))

    def _mark_trained(self, snapshot: Snapshot) -> None:
        if snapshot.step != self._last_step:
            self._last_step = snapshot.step
            self._stored = None
            self.document.mark_weights_changed()

    def _mark_weights_changed(self) -> None:
        """The weights are others now although no step was done."""
        self._weight_edits += 1
        self._stored = None
        self.document.mark_weights_changed()

    @property
    def _version(self) -> tuple[int, int]:
        """What changes whenever the weights do."""
        return (self._last_step, self._weight_edits)

    def _save(self, path: str, state: TrainingState | None) -> None:
        state, project = state or self._stored, self.project
        known = self._stamp if path == self.document.path else None
        version = (state.step if state else 0, self._weight_edits)
        self._background.run(
            partial(_save, path, project, state, known),
            partial(self._note_saved, path, project, version),
            self._fail_saving,
        )

    def _keep_aside(self, state: TrainingState | None) -> None:
        write = self._recovery.write
        self._background.run(
            partial(write, self.project, state or self._stored, self.document.path, self._stamp),
            self._note_kept_aside,
            self._fail_keeping,
        )

    def _export(self, kind: str, path: str, state: TrainingState | None) -> None:
        state = state or self._stored
        if state is not None:
            whose = self.run_origin if self.session.trainer else self._origin_of(state)
            done = partial(self._note_exported, whose)
            self._background.run(partial(_export, kind, path, state), done, self.fail)

    def _note_saved(self, path: str, project: Project, version: tuple[int, int], stamp: Stamp | None) -> None:
        if stamp is None:
            self.not_saved.emit()
            self.overtaken.emit(path)
            return
        self._stamp = stamp
        if project == self.project:
            self.document.mark_saved(path, weights=version == self._version)
        self.file_used.emit(path)
        self._background.run(self._recovery.discard, lambda _: None, lambda *_: None)
        self._kept = None
        self.saved.emit(path)

    def _fail_saving(self, message: Message, details: str) -> None:
        self.not_saved.emit()
        self.fail(message, details)

    def _note_exported(self, whose: Message | None, path: str) -> None:
        text = tr("The weights were exported to {path}.", path=path)
        if whose is not None:
            words = tr_message(whose)
            text = tr("The weights of the run on {origin} were exported to {path}.", origin=words, path=path)
        self.noticed.emit(Notice(text, "good"))
        self.exported.emit(path)

    def _note_kept_aside(self, _: object) -> None:
        """Rest for as long as it was dear, from what the run's thread had to copy to the last byte."""
        now = time.monotonic()
        self._recovery_due = now + RECOVERY_REST * (now - self._recovery_asked)
        self._cannot_keep = False

    def _fail_keeping(self, message: Message, details: str) -> None:
        """Say it once, not every ten seconds; the next time then is the next try."""
        if not self._cannot_keep:
            self.fail(message, details)
        self._cannot_keep, self._kept = True, None

    def _keep_recovery(self) -> None:
        now = (id(self.project), *self._version)
        if not self.document.is_saved and now != self._kept and time.monotonic() >= self._recovery_due:
            self._kept = now
            self._recovery_asked = time.monotonic()
            self.session.capture(self._keep_aside)


def _load(path: str) -> Opened:
    stamp = stamp_of(path)  # before it is read, so that no change meanwhile goes unnoticed
    project, state = load_project(path)
    moved = beside(project.data.path, path) if project.data.path else Path()
    return Opened(project, state, path, stamp, str(moved) if moved.is_file() else "")


def _table_of(opened: Opened) -> str:
    """The table of a project: where it was, or else beside the project, if both were moved together."""
    table = opened.project.data.path
    is_gone = bool(table) and not table.startswith(SAMPLE_PREFIX) and not Path(table).exists()
    return opened.moved_table if is_gone and opened.moved_table else table


def _save(path: str, project: Project, state: TrainingState | None, known: Stamp | None) -> Stamp | None:
    """Save, and give how the file stands then; None, and nothing is done, if it is not as it was known."""
    if known is not None and stamp_of(path) not in (known, None):
        return None
    save_project(path, project, state)
    return stamp_of(path)


def _export(kind: str, path: str, state: TrainingState) -> str:
    from engine.files.export.csv_folder import save_csv_folder
    from engine.files.export.npz import save_npz
    from engine.files.model import Model

    model = Model.of_run(state)
    if kind == "npz":
        save_npz(path, model)
    else:
        save_csv_folder(path, model)
    return path


def _is_same_work(one: Project, other: Project) -> bool:
    """Whether a run of the one is a run of the other."""
    same = is_same(one.data, other.data, one.data.target)
    return same and one.architecture.computes_like(other.architecture)
