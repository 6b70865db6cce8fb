"""Writes files so that a crash at any moment leaves either the old file or the new one, never a part.

The temporary files are locked while they are written, so that those of killed processes can be told apart.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from engine.common.file_lock import try_lock
from engine.common.messages import UserError

YOUNG_SECONDS = 1.0
"""A temporary file this young may be one that is about to be locked."""
STALE_SECONDS = 3600.0
"""One this old was left behind even where the file system knows no locks."""
TEMPORARY = re.compile(r"\..*\.[0-9a-f]{8}\.layerscope\.tmp", re.DOTALL)
"""Name of a temporary file or folder."""
FOLDER_LOCK = "lock"
"""Name of the file in a temporary folder that is locked while the folder is written."""


@contextlib.contextmanager
def atomic_write(path: str | Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """A binary stream whose content replaces ``path`` when the block ends without an exception.

    The bytes go to a temporary file in the same folder, reach the disk, and take the name last.
    A link is followed, so that the file it points to is replaced and the link stays. A ``private`` file
    can be read and written by its owner alone.

    Raises:
        UserError: the file cannot be written; the old one is untouched.
    """
    target = Path(os.path.realpath(path))
    try:
        _refuse_special(target, str(path))
        remove_left_behind(target.parent, f".{target.name[:40]}.")
        temporary = temporary_beside(target)
        with _open_new(temporary, target, private) as stream:
            try:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
                if os.name == "nt":
                    stream.close()  # Windows renames closed files only, and removes none that is open
                os.replace(temporary, target)
            except BaseException:
                with contextlib.suppress(OSError):
                    stream.close()  # a full disk refuses once more what is still to be written
                temporary.unlink(missing_ok=True)
                raise
        sync_folder(target.parent)
    except OSError as error:
        raise _cannot_write(str(path), error) from error


def check_writable(path: str | Path) -> None:
    """Find out now whether :func:`atomic_write` will work, before hours of work depend on it.

    Raises:
        UserError: the folder is missing or cannot be written to, or ``path`` is no ordinary file.
    """
    target = Path(os.path.realpath(path))
    if not os.path.isdir(target.parent):
        raise UserError(
            "{file} cannot be written: there is no folder {folder}; create it or choose another.",
            file=str(path),
            folder=str(target.parent),
        )
    try:
        _refuse_special(target, str(path))
        trial = temporary_beside(target)
        _open_new(trial, target, private=False).close()
        trial.unlink()
    except OSError as error:
        raise _cannot_write(str(path), error) from error


def temporary_beside(target: Path) -> Path:
    """A name for a temporary file or folder, short enough for file systems with a limit."""
    return target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.layerscope.tmp")


def remove_left_behind(folder: Path, prefix: str = ".") -> None:
    """Remove the temporary files and folders that killed processes left in a folder.

    Args:
        folder: where to look, not in its folders.
        prefix: how their names begin; with that of :func:`temporary_beside` those of one target alone.
    """
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(prefix) and TEMPORARY.fullmatch(entry.name):
                with contextlib.suppress(OSError):
                    _remove_if_left(entry)


def _remove_if_left(entry: os.DirEntry[str]) -> None:
    age = time.time() - entry.stat(follow_symlinks=False).st_mtime
    if age < YOUNG_SECONDS:
        return
    if entry.is_dir(follow_symlinks=False):
        if age > STALE_SECONDS or _is_unlocked(Path(entry.path, FOLDER_LOCK)):
            shutil.rmtree(entry.path, ignore_errors=True)
    elif entry.is_file(follow_symlinks=False) and (age > STALE_SECONDS or _is_unlocked(Path(entry.path))):
        os.unlink(entry.path)


def _is_unlocked(path: Path) -> bool:
    """True if no living process writes to a temporary file."""
    with path.open("r+b") as stream:
        return try_lock(stream)


def _open_new(temporary: Path, target: Path, private: bool) -> BinaryIO:
    """Create the temporary file, locked, with the permissions that ``target`` has or would get."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    stream = os.fdopen(os.open(temporary, flags, 0o600 if private else 0o666), "wb")
    if os.name != "nt":  # there a lock would keep the file's own bytes from being written
        try_lock(stream)
    if target.exists() and not private and hasattr(os, "fchmod"):
        with contextlib.suppress(OSError):
            os.fchmod(stream.fileno(), stat.S_IMODE(target.stat().st_mode))
    return stream


def _refuse_special(target: Path, shown: str) -> None:
    if target.is_dir():
        raise UserError("{file} is a folder; give the name of a file.", file=shown)
    if target.exists() and not target.is_file():
        raise UserError("{file} is a device, not a file; choose another name.", file=shown)
    if target.exists() and not os.access(target, os.W_OK):
        raise UserError("{file} is write-protected; choose another name.", file=shown)


def sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut; only POSIX systems can open a folder for that."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _cannot_write(shown: str, error: OSError) -> UserError:
    return UserError(
        "{file} cannot be written ({reason}); choose another folder or free some space.",
        file=shown,
        reason=error.strerror or type(error).__name__,
    )
