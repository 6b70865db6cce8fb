"""The rules between document, data, run and files; the window shows what this holds and calls it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.common.arrays import Index
from engine.common.messages import Message
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.problems import Problem, find_problems
from engine.core.architecture.templates import adapted
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.data.columns import Resolved, task_of
from engine.data.dataset import Dataset
from engine.data.samples import SAMPLE_PREFIX
from engine.data.table.place import is_within_folder
from engine.data.table.table import Table
from engine.files.project_file import SUFFIX, with_target_of_run
from engine.files.recovery import Recovered
from engine.project.project import DataChoices, Project
from engine.training.observation.snapshot import ALIVE, SnapshotRequest
from engine.training.state.belonging import OTHER, Change, file_label
from engine.training.state.training_state import TrainingState
from gui.bench.data_store import DataStore, combined
from gui.bench.document import Document
from gui.bench.files import Files, Opened, read_project, table_of
from gui.bench.former_runs import Former, FormerRuns, Weights, kept_text, outdated_notice
from gui.bench.run_controller import RunController
from gui.bench.training_session import TrainingSession
from gui.look.notice import Notice
from gui.look.words.translation import tr, tr_message


class Workbench(QObject):
    """The program without its widgets.

    Attributes:
        document: the project and its undo stack.
        store: the table and the dataset.
        session: the run that is shown.
        runs: begins runs, and keeps the one that is shown in step with the project.
        weights: whose they are.
        former: runs that were given up.
        files: saves, exports, and keeps unsaved work aside.
        knows_table: whether the user has opened the table at this path before.
    """

    noticed = Signal(object)
    """A Notice to show, or None to take the last one away."""
    withdrawn = Signal(object)
    """A Notice that is true no longer."""
    problems_changed = Signal()
    """``problems`` or whether training can start may have changed."""
    file_used = Signal(str)
    """A file was opened or saved: for the list of recent files."""
    table_elsewhere = Signal(object)
    """The project in this :class:`Opened` has a table that it is not to read without asking."""

    def __init__(self, wanted: Callable[[], SnapshotRequest], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = Document(self)
        self.store = DataStore(self)
        self.session = TrainingSession(wanted, self)
        self.runs = RunController(self.session)
        self.problems: tuple[Problem, ...] = ()
        self.knows_table: Callable[[str], bool] = lambda _: False
        self.weights = Weights(self.document)
        self.former = FormerRuns(
            document=self.document,
            store=self.store,
            runs=self.runs,
            weights=self.weights,
            knows_table=self._knows_table,
            parent=self,
        )
        self.files = Files(self.document, self.session, self.weights, self.former.origin_of, self)
        self._coming_choices: DataChoices | None = None
        self._outdated_notice: Notice | None = None
        self._told: object = None
        self.store.dataset_in_use = lambda: self.session.dataset
        self.document.changed.connect(self._follow_project)
        self.store.changed.connect(self._update_problems)
        self.store.opened.connect(self._on_table_opened)
        self.store.prepared.connect(self._give_dataset)
        self.store.failed.connect(self.fail)
        self.session.failed.connect(self.fail)
        self.session.rewound.connect(self._on_rewound)
        self.session.frame.connect(self.weights.mark_trained)
        self.session.taped.connect(self.weights.mark_taped)
        self.session.state_changed.connect(lambda _: self._update_outdated())
        self.former.noticed.connect(self.noticed)
        self.former.waits.connect(self._give_dataset)
        self.files.noticed.connect(self.noticed)
        self.files.failed.connect(self.fail)
        self.files.saved.connect(self.file_used)
        self._update_problems()

    def _knows_table(self, path: str) -> bool:
        return self.knows_table(path)

    # What the window asks

    @property
    def project(self) -> Project:
        """The current project."""
        return self.document.project

    @property
    def task(self) -> Task | None:
        """Task to be learnt."""
        return self.store.task

    @property
    def asks_for_target(self) -> bool:
        """True if the user is to say first what is to be predicted."""
        return self.store.resolved is not None and self.store.resolved.asks_for_target

    @property
    def can_train(self) -> bool:
        """True if Train would do something."""
        if self.session.state in ALIVE and not self.run_is_stale:
            return True
        return not self.problems and self.store.dataset is not None and not self.asks_for_target

    @property
    def _outdated_by(self) -> Change:
        return self.runs.outdated_by(self.project, self.store.dataset)

    @property
    def is_outdated(self) -> bool:
        """True if the drawing or the choices changed since the run was started."""
        return bool(self._outdated_by)

    @property
    def run_is_stale(self) -> bool:
        """True if the run is not of what is drawn and opened, so that Train starts over."""
        return self.runs.is_stale(self.project, self.store.dataset)

    @property
    def run_is_of_something_else(self) -> bool:
        """True if the run has nothing to do with what is drawn and opened."""
        return self._outdated_by in OTHER

    @property
    def can_continue(self) -> bool:
        """True if a run with another drawing than the one on the canvas could go on with that."""
        by = self._outdated_by
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
    def weights_title(self) -> str:
        """The name of what the weights are of, for a file of them."""
        dataset = self.session.dataset
        if dataset is not None and self.run_is_of_something_else:
            return Path(file_label(dataset.choices)).stem
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
        """The project with these choices, and a drawing and a decision that fit what is then to be learnt."""
        task, before = task_of(resolved), self.task if choices.path == self.project.data.path else None
        architecture, decision = self.project.architecture, self.project.decision.after(before, task)
        if task is not None:
            architecture = adapted(architecture, self.task, task)
        return replace(self.project, data=choices, architecture=architecture, decision=decision)

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
        self.former.replace_run(self.runs.reset)
        self.weights.begin(None)

    def continue_training(self) -> None:
        """Go on with the network as it is drawn now; layers whose shape is the same keep their weights."""
        dataset = self.session.dataset
        done = self.runs.continue_with(self.project) if self.can_continue else None
        if done is None or dataset is None:
            return
        before, restarted = done
        self.weights.mark_changed()
        text = kept_text(restarted)
        back = partial(self.former.bring_back, Former(before, dataset))
        self.noticed.emit(Notice(text, "good", tr("Bring the old network back"), back))

    def _on_rewound(self, before: TrainingState) -> None:
        dataset, trainer = self.session.dataset, self.session.trainer
        self.weights.mark_changed()
        if dataset is not None and trainer is not None:
            text = tr("Back at epoch {epoch}; Resume goes on from there.", epoch=f"{trainer.epoch:,}")
            back = partial(self.former.bring_back, Former(before, dataset))
            there = tr("Back to epoch {epoch}", epoch=f"{before.epoch:,}")
            self.noticed.emit(Notice(text, "tip", there, back))

    def edit_number(self, layer_id: str, name: str, index: Index, value: float) -> None:
        """Put one number of a layer's weights to another value; a notice offers to put it back."""
        before = self.runs.edit_number(layer_id, name, index, value)
        if before is None:
            return
        self.weights.mark_changed()
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
        self.former.replace_run(partial(begin_or_go_on, self.project, dataset))

    # Files

    def open_path(self, path: str) -> None:
        """Open a project or a CSV file, by the ending of its name."""
        self.noticed.emit(None)
        if path.lower().endswith(SUFFIX):
            self.files.opening.run(lambda _: read_project(path), self._take_project, self.fail)
        else:
            self.files.opening.cancel()
            self.store.open(self._first_choices(path))

    def new_project(self) -> None:
        """Begin with nothing."""
        self.noticed.emit(None)
        self._begin(Project(), None, "")

    def begin(self, project: Project, state: TrainingState | None) -> None:
        """Begin with a project that stands in no file and is not worth saving yet, and with its run."""
        self.noticed.emit(None)
        self._begin(project, state, "")

    def begin_recovered(self, project: Project, state: TrainingState | None, work: Recovered) -> None:
        """Begin with work that a killed window left behind."""
        self._begin(with_target_of_run(project, state), state, work.original_path, saved=False)
        self.files.begin_recovered(work.stamp)

    def fail(self, message: Message, details: str = "") -> None:
        """Show what went wrong."""
        self.noticed.emit(Notice(tr_message(message), details=details))

    def shut_down(self) -> None:
        """End all threads; whatever was being written is finished first."""
        self.session.shut_down()
        self.store.shut_down()
        self.files.shut_down()

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
        by = self._outdated_by
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
        """Notice of a run that could not follow a change."""
        by = self._outdated_by
        if not by or self.session.state == "none":
            return None
        if by in OTHER:
            return self.former.say_of_something_else()
        go_on = self.continue_training if self.can_continue else None
        return outdated_notice(by, self.session.state in ALIVE, go_on, self.reset)

    def _first_choices(self, path: str) -> DataChoices:
        """The choices for a file that is opened: those that have nothing to do with its columns stay."""
        data = self.project.data
        return DataChoices(path=path, scaling=data.scaling, split=data.split, seed=data.seed)

    def _on_table_opened(self, table: Table) -> None:
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
            self.files.opening.run(lambda _: table_of(opened), partial(self.take_opened, opened), self.fail)
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
        self.files.stamp = opened.stamp

    def _begin(self, project: Project, state: TrainingState | None, path: str, saved: bool = True) -> None:
        self.runs.reset()
        self.files.opening.cancel()
        self.files.stamp = None
        self.weights.begin(state)
        self.document.load(project, path, saved)
        if state is not None and self.store.dataset is not None:
            self._give_dataset()

    def _give_dataset(self) -> None:
        self.former.take_dataset()
        self.runs.follow(self.project, self.store.dataset)
        self._update_problems()
