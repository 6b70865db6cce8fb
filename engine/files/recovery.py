"""Recovery files: unsaved work kept aside, found again after the program was killed.

Each running window has one. It holds an operating-system lock on a file beside it for as long as it
lives, so a recovery file whose lock is free belongs to a window that is gone; process numbers, which
are used again, play no part.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from engine.common.atomic import atomic_write, remove_left_behind
from engine.common.file_lock import try_lock
from engine.common.messages import UserError
from engine.common.plain_file import open_plain
from engine.files.project_file import SUFFIX, Stamp, save_project
from engine.project.project import Project
from engine.training.state.training_state import TrainingState


def recovery_folder() -> Path:
    """Folder of the recovery files."""
    from platformdirs import user_state_dir  # noqa: PLC0415 - the command line never needs it

    return Path(user_state_dir("layerscope", appauthor=False)) / "recovery"


@dataclass(frozen=True, slots=True)
class Recovered:
    """Work that a window left behind when it was killed.

    Attributes:
        path: a project file; open it with :func:`engine.files.project_file.load_project`.
        original_path: the project file that the user was working on, or an empty string.
        saved_at: when the work was written, in seconds since 1970.
        stamp: how that file stood when the user opened or saved it, or None.
    """

    path: Path
    original_path: str
    saved_at: float
    stamp: Stamp | None = None


class RecoveryFile:
    """The recovery file of one running window; nothing is on the disk before the first write.

    Threads may call it at once: one waits for the other.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._name = f"{os.getpid()}-{os.urandom(16).hex()}{SUFFIX}"
        self._lock: BinaryIO | None = None
        self._note = ""
        self._busy = threading.Lock()

    @cached_property
    def path(self) -> Path:
        """Path of the file, whether it is there or not."""
        return (self._folder or recovery_folder()) / self._name

    def write(
        self, project: Project, state: TrainingState | None, original_path: str, stamp: Stamp | None = None
    ) -> None:
        """Replace what is kept aside; a crash in the middle leaves what was there before.

        Args:
            project: what the user chose and drew.
            state: the run, if there is one.
            original_path: the project file that the user works on, or an empty string.
            stamp: how that file stood when it was opened or saved here.

        Raises:
            UserError: it cannot be written.
        """
        with self._busy:
            try:
                if self._lock is None:
                    self._lock = self._take_lock()
                note = json.dumps({"original_path": original_path, "stamp": stamp})
                if note != self._note:
                    with atomic_write(_note_path(self.path), private=True) as stream:
                        stream.write(note.encode())
                    self._note = note
                save_project(self.path, project, state, private=True)
            except (OSError, UserError) as error:
                raise _cannot_keep(error) from error

    def _take_lock(self) -> BinaryIO:
        folder = self.path.parent
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_private(folder)
        descriptor = os.open(_lock_path(self.path), os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        lock = os.fdopen(descriptor, "r+b")
        try_lock(lock)
        return lock

    def discard(self) -> None:
        """Remove it: the work is saved, or the user did not want it. It may be written to again."""
        with self._busy:
            with contextlib.suppress(OSError):
                self.path.unlink()  # while it is locked, so that no other window can find it
            if self._lock is not None:
                self._lock.close()
                self._lock = None
            self._note = ""
            _remove(self.path)


def orphaned(folder: Path | None = None) -> list[Recovered]:
    """Projects that killed windows left behind, the newest first. What they had half written is removed."""
    folder = folder or recovery_folder()
    _make_private(folder)
    remove_left_behind(folder)
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        with contextlib.suppress(OSError):
            if not _is_locked(path):
                original_path, stamp = _noted(path)
                found.append(Recovered(path, original_path, path.stat().st_mtime, stamp))
    return sorted(found, key=lambda one: one.saved_at, reverse=True)


def discard(recovered: Recovered) -> None:
    """Remove work that was left behind, once it is open or the user does not want it."""
    _remove(recovered.path)


def _lock_path(path: Path) -> Path:
    return path.with_suffix(".lock")


def _note_path(path: Path) -> Path:
    return path.with_suffix(".json")


def _noted(path: Path) -> tuple[str, Stamp | None]:
    try:
        with open_plain(_note_path(path)) as stream:
            values = json.loads(stream.read(100_000))
        stamp = values.get("stamp")
        return str(values["original_path"]), Stamp(*map(int, stamp)) if stamp else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return "", None  # the work itself can be recovered without knowing its name


def _cannot_keep(error: OSError | UserError) -> UserError:
    reason = getattr(error, "strerror", None) or type(error).__name__
    if isinstance(error, UserError):
        reason = error.message.values.get("reason", str(error))
    return UserError(
        "Unsaved work cannot be kept aside for a crash ({reason}); free some space, and save the project "
        "yourself until then.",
        reason=reason,
    )


def _make_private(folder: Path) -> None:
    """Take other users' rights away from the folder and from what older versions left in it."""
    with contextlib.suppress(OSError):
        if os.name == "posix" and folder.is_dir():
            folder.chmod(0o700)
            for path in folder.iterdir():
                if path.is_file() and not path.is_symlink():
                    path.chmod(0o600)


def _is_locked(path: Path) -> bool:
    try:
        with open_plain(_lock_path(path)) as stream:
            return not try_lock(stream)
    except FileNotFoundError:
        return False


def _remove(path: Path) -> None:
    """Remove the project first, since it is what makes the rest be found."""
    for file in (path, _note_path(path), _lock_path(path)):
        with contextlib.suppress(OSError):
            file.unlink()
