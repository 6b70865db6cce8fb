"""Offers the unsaved work that killed windows left behind, until it is recovered or declined for good."""

from __future__ import annotations

import threading
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from engine.common.atomic import remove_left_behind
from engine.data.samples import SAMPLE_PREFIX
from engine.files.project_file import load_project
from engine.files.recovery import Recovered, discard, orphaned
from engine.project.project import Project
from engine.training.state.training_state import TrainingState
from gui.bench.workbench import Workbench
from gui.look.notice import Notice
from gui.look.words.translation import tr
from gui.window.files.file_commands import FileCommands

FOLDERS_KEY = "folders_written"
MOST_FOLDERS = 20
"""Folders that are remembered as having been written to."""


class Recovery(QObject):
    """Work that can be recovered, and the notices about it.

    Attributes:
        works: what killed windows left behind and nobody declined, the newest first.
    """

    changed = Signal()
    """``works`` are others now."""

    def __init__(self, bench: Workbench, files: FileCommands, settings: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self.works: tuple[Recovered, ...] = ()
        self._bench, self._files, self._settings = bench, files, settings
        self._declined: list[Recovered] = []
        self._offers: dict[Recovered, Notice] = {}
        bench.file_used.connect(self._remember_folder)
        bench.files.exported.connect(self._remember_folder)

    def look(self) -> None:
        """Look for unsaved work, offer it, and clean up after saves that were killed."""
        self._bench.files.run_job(orphaned, self._take, self._bench.fail)
        folders = [Path(folder) for folder in self._files.strings(FOLDERS_KEY)]
        # Not in the thread for files: a folder on a network that is gone may keep it waiting for minutes.
        threading.Thread(target=_tidy, args=(folders,), name="tidy", daemon=True).start()

    def recover(self, work: Recovered) -> None:
        """Open it, once no other work can be lost."""
        self._files.leave(partial(self._open, work))

    def decline(self, work: Recovered) -> None:
        """Offer it no more; it is removed when the window closes, unless the user takes this back."""
        self._declined.append(work)
        self._remove(work)
        text = tr("{name} was discarded.", name=name_of(work))
        self._bench.noticed.emit(Notice(text, "tip", tr("Keep it"), partial(self._take_back, work)))

    def shut_down(self) -> None:
        """Remove what was declined."""
        for work in self._declined:
            self._bench.files.run_job(partial(discard, work), lambda _: None, lambda *_: None)
        self._declined = []

    def _take(self, found: list[Recovered]) -> None:
        self.works = tuple(found)
        self.changed.emit()
        if not found:
            return
        newest = found[0]
        values = {"name": name_of(newest), "time": time_of(newest)}
        text = tr("Layerscope ended unexpectedly while {name} was not saved ({time}).", **values)
        if len(found) > 1:
            text = tr(
                "Layerscope ended unexpectedly while {name} was not saved ({time}). {count} older ones stand "
                "under File, Recover unsaved work.",
                **values,
                count=len(found) - 1,
            )
        recover, decline = partial(self.recover, newest), partial(self.decline, newest)
        notice = Notice(
            text, "tip", tr("Recover it"), recover, second_button=tr("Discard it"), second_act=decline
        )
        self._offers[newest] = notice
        self._bench.noticed.emit(notice)

    def _open(self, work: Recovered) -> None:
        def done(result: tuple[Project, TrainingState | None]) -> None:
            self._bench.begin_recovered(*result, work)
            self._bench.files.run_job(lambda: discard(work), lambda _: None, lambda *_: None)
            self._remove(work)

        self._bench.files.opening.run(lambda _: load_project(work.path), done, self._bench.fail)

    def _remove(self, work: Recovered) -> None:
        self.works = tuple(each for each in self.works if each != work)
        if (offer := self._offers.pop(work, None)) is not None:
            self._bench.withdrawn.emit(offer)  # the menu did what its buttons would do
        self.changed.emit()

    def _take_back(self, work: Recovered) -> None:
        self._declined.remove(work)
        self.works = tuple(sorted((*self.works, work), key=lambda each: each.saved_at, reverse=True))
        self.changed.emit()

    def _remember_folder(self, path: str) -> None:
        """Remember where a killed program may leave temporary files: beside a file, and in a folder."""
        if not path.startswith(SAMPLE_PREFIX):
            known = [path, str(Path(path).parent)]
            folders = [*known, *(each for each in self._files.strings(FOLDERS_KEY) if each not in known)]
            self._settings.setValue(FOLDERS_KEY, folders[:MOST_FOLDERS])


def name_of(work: Recovered) -> str:
    """The name of the project that the work belongs to, for people."""
    return Path(work.original_path).name if work.original_path else tr("an unsaved project")


def time_of(work: Recovered) -> str:
    """Time at which it was kept, written the same in every language."""
    return datetime.fromtimestamp(work.saved_at).strftime("%Y-%m-%d %H:%M")


def _tidy(folders: list[Path]) -> None:
    for folder in folders:
        remove_left_behind(folder)
