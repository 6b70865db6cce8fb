"""Recovery files: unsaved work kept aside, found again after the program was killed.

Each running window has one. It holds an operating-system lock on a file beside it for as long as it
lives, so a recovery file whose lock is free belongs to a window that is gone; process numbers, which
are used again, play no part.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from engine.atomic import atomic_write
from engine.messages import UserError
from engine.project import Project
from engine.project_file import SUFFIX, save_project
from engine.training_state import TrainingState

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def recovery_folder() -> Path:
    """Where recovery files lie."""
    from platformdirs import user_state_dir  # noqa: PLC0415 - the command line never needs it

    return Path(user_state_dir("layerscope", appauthor=False)) / "recovery"


@dataclass(frozen=True, slots=True)
class Recovered:
    """Work that a window left behind when it was killed.

    Attributes:
        path: a project file; open it with :func:`engine.project_file.load_project`.
        original_path: the project file that the user was working on, or an empty string.
        saved_at: when it was written, in seconds since 1970.
    """

    path: Path
    original_path: str
    saved_at: float


class RecoveryFile:
    """The recovery file of one running window; nothing is on the disk before the first write.

    Threads may call it at once: one waits for the other.
    """

    def __init__(self, folder: Path | None = None) -> None:
        name = f"{os.getpid()}-{uuid.uuid4().hex}"
        self.path = (folder or recovery_folder()) / f"{name}{SUFFIX}"
        self._lock: BinaryIO | None = None
        self._original_path: str | None = None
        self._busy = threading.Lock()

    def write(self, project: Project, state: TrainingState | None, original_path: str) -> None:
        """Replace what is kept aside; a crash in the middle leaves what was there before.

        Raises:
            UserError: it cannot be written.
        """
        with self._busy:
            if self._lock is None:
                self._lock = self._take_lock()
            if original_path != self._original_path:
                with atomic_write(_note_path(self.path)) as stream:
                    stream.write(json.dumps({"original_path": original_path}).encode())
                self._original_path = original_path
            save_project(self.path, project, state)

    def _take_lock(self) -> BinaryIO:
        folder = self.path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = _lock_path(self.path).open("ab")
        except OSError as error:
            raise UserError(
                "Unsaved work cannot be kept aside in {folder} ({reason}); save the project often.",
                folder=str(folder),
                reason=error.strerror or type(error).__name__,
            ) from error
        _try_lock(lock)
        return lock

    def discard(self) -> None:
        """Remove it: the work is saved, or the user did not want it. It may be written to again."""
        with self._busy:
            with contextlib.suppress(OSError):
                self.path.unlink()  # while it is locked, so that no other window can find it
            if self._lock is not None:
                self._lock.close()
                self._lock = None
            self._original_path = None
            _remove(self.path)


def orphaned(folder: Path | None = None) -> list[Recovered]:
    """What windows that were killed left behind, the newest first."""
    found = []
    for path in (folder or recovery_folder()).glob(f"*{SUFFIX}"):
        with contextlib.suppress(OSError):
            if not _is_locked(path):
                found.append(Recovered(path, _original_path(path), path.stat().st_mtime))
    return sorted(found, key=lambda one: one.saved_at, reverse=True)


def discard(recovered: Recovered) -> None:
    """Remove work that was left behind, once it is open or the user does not want it."""
    _remove(recovered.path)


def _lock_path(path: Path) -> Path:
    return path.with_suffix(".lock")


def _note_path(path: Path) -> Path:
    return path.with_suffix(".json")


def _original_path(path: Path) -> str:
    try:
        values = json.loads(_note_path(path).read_bytes()[:100_000])
        return str(values["original_path"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""  # the work itself can be recovered without knowing its name


def _is_locked(path: Path) -> bool:
    if not _lock_path(path).exists():
        return False
    with _lock_path(path).open("ab") as stream:
        return not _try_lock(stream)


def _try_lock(stream: BinaryIO) -> bool:
    """Lock an open file until it is closed or the process ends; False if another holds the lock."""
    try:
        if sys.platform == "win32":
            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _remove(path: Path) -> None:
    """Remove the project first, since it is what makes the rest be found."""
    left = path.parent.glob(f".{path.stem[:30]}*.tmp")
    for file in (path, *left, _note_path(path), _lock_path(path)):
        with contextlib.suppress(OSError):
            file.unlink()
