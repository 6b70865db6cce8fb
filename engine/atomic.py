"""Writes files so that a crash at any moment leaves either the old file or the new one, never a part."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from engine.messages import UserError

STALE_SECONDS = 3600.0
"""A temporary file this old was left behind by a process that was killed while saving."""


@contextlib.contextmanager
def atomic_write(path: str | Path) -> Iterator[BinaryIO]:
    """A binary stream whose content replaces ``path`` when the block ends without an exception.

    The bytes go to a temporary file in the same folder, reach the disk, and take the name last.
    A link is followed, so that the file it points to is replaced and the link stays.

    Raises:
        UserError: the file cannot be written; the old one is untouched.
    """
    target = Path(os.path.realpath(path))
    try:
        _refuse_special(target, str(path))
        _remove_stale(target)
        temporary = _temporary(target)
        with _open_new(temporary, target) as stream:
            try:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
                stream.close()  # Windows renames closed files only
                os.replace(temporary, target)
            except BaseException:
                with contextlib.suppress(OSError):
                    stream.close()  # a full disk refuses once more what is still to be written
                temporary.unlink(missing_ok=True)
                raise
        _sync_folder(target.parent)
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
        trial = _temporary(target)
        _open_new(trial, target).close()
        trial.unlink()
    except OSError as error:
        raise _cannot_write(str(path), error) from error


def _temporary(target: Path) -> Path:
    return target.with_name(f"{_prefix(target)}{secrets.token_hex(4)}.tmp")


def _prefix(target: Path) -> str:
    """How the names of its temporary files begin; short enough for file systems with a limit."""
    return f".{target.name[:40]}."


def _open_new(temporary: Path, target: Path) -> BinaryIO:
    """Create the temporary file with the permissions that ``target`` has or would get."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666)
    if target.exists() and hasattr(os, "fchmod"):
        with contextlib.suppress(OSError):
            os.fchmod(descriptor, stat.S_IMODE(target.stat().st_mode))
    return os.fdopen(descriptor, "wb")


def _refuse_special(target: Path, shown: str) -> None:
    if target.is_dir():
        raise UserError("{file} is a folder; give the name of a file.", file=shown)
    if target.exists() and not target.is_file():
        raise UserError("{file} is a device, not a file; choose another name.", file=shown)
    if target.exists() and not os.access(target, os.W_OK):
        raise UserError("{file} is write-protected; choose another name.", file=shown)


def _remove_stale(target: Path) -> None:
    for left in target.parent.glob(f"{_escaped(_prefix(target))}????????.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > STALE_SECONDS:
                left.unlink()


def _escaped(text: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in text)


def _sync_folder(folder: Path) -> None:
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
