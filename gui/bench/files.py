"""Reads, saves and exports projects, and keeps unsaved work aside, in a thread for files."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from engine.common.messages import Message
from engine.data.samples import SAMPLE_PREFIX
from engine.data.table.place import beside
from engine.files.project_file import Stamp, load_project, save_project, stamp_of
from engine.files.recovery import RecoveryFile
from engine.project.decision import Decision
from engine.project.project import Project
from engine.training.state.training_state import TrainingState
from gui.bench.document import Document
from gui.bench.former_runs import Weights
from gui.bench.training_session import TrainingSession
from gui.bench.work.background import Background, Done, Failed
from gui.bench.work.long_work import LongWork
from gui.look.notice import Notice
from gui.look.words.translation import tr, tr_message

RECOVERY_SECONDS = 10
"""Unsaved work is kept aside this often; a crash costs no more than this."""

RECOVERY_REST = 20
"""Pause after keeping a project aside, in times of how long that took, so that it stays cheap."""


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


class Files(QObject):
    """Writes the document and its weights.

    Attributes:
        opening: reads the project that is to be opened, after whatever is still being written.
        stamp: how the project file stood when it was last read or written here, or None.
    """

    noticed = Signal(object)
    """A Notice to show."""
    failed = Signal(object, str)
    """Something could not be written: the Message and details."""
    saved = Signal(str)
    """The project now stands in this file."""
    exported = Signal(str)
    """The weights now stand in this file or folder."""
    not_saved = Signal()
    """Sent where something that was to be saved is not."""
    overtaken = Signal(str)
    """Emitted where it is not, since somebody else has changed the project file at this path meanwhile."""

    def __init__(
        self,
        document: Document,
        session: TrainingSession,
        weights: Weights,
        origin_of: Callable[[TrainingState], Message | None],
        parent: QObject,
    ) -> None:
        """Begin without a file; ``origin_of`` tells of what weights are, where that is not what is open."""
        super().__init__(parent)
        self._document, self._session, self._weights = document, session, weights
        self._origin_of = origin_of
        self._background = Background(self)
        self.opening = LongWork(self, self._background)
        self._recovery = RecoveryFile()
        self.stamp: Stamp | None = None
        self._cannot_keep = False
        self._kept: object = None
        self._recovery_asked = self._recovery_due = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.keep_recovery)
        self._timer.start(RECOVERY_SECONDS * 1000)

    def begin_recovered(self, stamp: Stamp | None) -> None:
        """Keep work aside at once that a killed window left behind; ``stamp`` is that of its file."""
        self.stamp, self._kept, self._recovery_due = stamp, None, 0.0
        self.keep_recovery()

    def shut_down(self) -> None:
        """End the thread; whatever was being written is finished first."""
        self._timer.stop()  # or it would start the background thread again
        self._background.run(self._recovery.discard, lambda _: None, lambda *_: None)
        self._background.shut_down()

    def save_to(self, path: str) -> None:
        """Save project, weights and history, but not over what somebody else has saved there meanwhile."""
        self._session.capture(partial(self._save, path))

    def replace_file(self, path: str) -> None:
        """Save to the file of the project, whatever stands in it now."""
        self.stamp = None
        self.save_to(path)

    def export(self, kind: str, path: str) -> None:
        """Export the trained weights as ``kind``, a key of :data:`EXPORTS`, to a file or into a folder."""
        if self._session.trainer is None and self._weights.stored is None:
            text = tr("There are no trained weights yet: press Train first, then export.")
            self.noticed.emit(Notice(text))
            return
        self._session.capture(partial(self._export, kind, path))

    def run_job(self, function: Callable[[], Any], done: Done, failed: Failed) -> None:
        """Write what a part of the window wants written, in the thread for files."""
        self._background.run(function, done, failed)

    def _save(self, path: str, state: TrainingState | None) -> None:
        state, project = state or self._weights.stored, self._document.project
        known = self.stamp if path == self._document.path else None
        version = (state.step if state else 0, self._weights.edits)
        self._background.run(
            partial(_save, path, project, state, known),
            partial(self._finish_saving, path, project, version),
            self._fail_saving,
        )

    def _export(self, kind: str, path: str, state: TrainingState | None) -> None:
        state = state or self._weights.stored
        if state is not None:
            whose = self._origin_of(state)
            done = partial(self._finish_export, whose)
            write = partial(_export, kind, path, state, self._document.project.decision)
            self._background.run(write, done, self.failed.emit)

    def _finish_saving(
        self, path: str, project: Project, version: tuple[int, int], stamp: Stamp | None
    ) -> None:
        if stamp is None:
            self.not_saved.emit()
            self.overtaken.emit(path)
            return
        self.stamp = stamp
        if project == self._document.project:
            self._document.mark_saved(path, weights=version == self._weights.version)
        self._background.run(self._recovery.discard, lambda _: None, lambda *_: None)
        self._kept = None
        self.saved.emit(path)

    def _fail_saving(self, message: Message, details: str) -> None:
        self.not_saved.emit()
        self.failed.emit(message, details)

    def _finish_export(self, whose: Message | None, path: str) -> None:
        text = tr("The weights were exported to {path}.", path=path)
        if whose is not None:
            origin = tr_message(whose)
            text = tr("The weights of the run on {origin} were exported to {path}.", origin=origin, path=path)
        self.noticed.emit(Notice(text, "good"))
        self.exported.emit(path)

    def keep_recovery(self) -> None:
        now = (id(self._document.project), *self._weights.version)
        if not self._document.is_saved and now != self._kept and time.monotonic() >= self._recovery_due:
            self._kept = now
            self._recovery_asked = time.monotonic()
            self._session.capture(self._keep_aside)

    def _keep_aside(self, state: TrainingState | None) -> None:
        document, stored = self._document, state or self._weights.stored
        self._background.run(
            partial(self._recovery.write, document.project, stored, document.path, self.stamp),
            self._rest,
            self._fail_keeping,
        )

    def _rest(self, _: object) -> None:
        """Rest for as long as it was dear, from what the run's thread had to copy to the last byte."""
        now = time.monotonic()
        self._recovery_due = now + RECOVERY_REST * (now - self._recovery_asked)
        self._cannot_keep = False

    def _fail_keeping(self, message: Message, details: str) -> None:
        """Say it once, not every ten seconds; the next time then is the next try."""
        if not self._cannot_keep:
            self.failed.emit(message, details)
        self._cannot_keep, self._kept = True, None


def _save(path: str, project: Project, state: TrainingState | None, known: Stamp | None) -> Stamp | None:
    """Save, and give how the file stands then; None, and nothing is done, if it is not as it was known."""
    if known is not None and stamp_of(path) not in (known, None):
        return None
    save_project(path, project, state)
    return stamp_of(path)


def _export(kind: str, path: str, state: TrainingState, decision: Decision) -> str:
    from engine.files.export.formats import EXPORTS
    from engine.files.model import Model

    EXPORTS[kind].write(path, Model.of_run(state, decision))
    return path


def read_project(path: str) -> Opened:
    """The project in this file.

    Raises:
        UserError: it cannot be read.
    """
    stamp = stamp_of(path)  # before it is read, so that no change meanwhile goes unnoticed
    project, state = load_project(path)
    moved = beside(project.data.path, path) if project.data.path else Path()
    return Opened(
        project=project,
        state=state,
        path=path,
        stamp=stamp,
        moved_table=str(moved) if moved.is_file() else "",
    )


def table_of(opened: Opened) -> str:
    """The table of a project: where it was, or else beside the project, if both were moved together."""
    table = opened.project.data.path
    is_gone = bool(table) and not table.startswith(SAMPLE_PREFIX) and not Path(table).exists()
    return opened.moved_table if is_gone and opened.moved_table else table
