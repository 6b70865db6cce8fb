"""Writes the files of a folder so that a crash never leaves a part of a set that looks like a whole one."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from engine.common.atomic import FOLDER_LOCK, remove_left_behind, sync_folder, temporary_beside
from engine.common.file_lock import try_lock
from engine.common.messages import UserError


@contextlib.contextmanager
def atomic_folder(path: str | Path, last: str, is_ours: Callable[[str], bool]) -> Iterator[Path]:
    """A folder to write into, whose files stand in ``path`` once the block ends without an exception.

    A new folder takes its name whole. In one that is there already the description ``last`` is taken away
    first and comes back last, so that a set without it was not finished; what is not ours stays.

    Args:
        path: the folder, made if it is not there.
        last: name of the file that says what the others are.
        is_ours: whether a file of this name belongs to such a set, and goes if the new set has none.

    Raises:
        UserError: the folder cannot be made or written to; names it. Raised in the block it passes.
    """
    target = Path(os.path.realpath(path))
    is_new = not target.exists()
    with _as_user_error("The folder {folder} cannot be made ({reason}); choose another place.", path):
        temporary = _made(target, is_new)
    try:
        with _as_user_error(
            "The folder {folder} cannot be written ({reason}); choose another place or free some space.", path
        ):
            with (temporary / FOLDER_LOCK).open("wb") as lock:
                try_lock(lock)
                yield temporary
            (temporary / FOLDER_LOCK).unlink()
            sync_folder(temporary)
            if is_new:
                os.rename(temporary, target)
            else:
                _move_into(target, temporary, last, is_ours)
            sync_folder(target.parent)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


@contextlib.contextmanager
def _as_user_error(sentence: str, path: str | Path) -> Iterator[None]:
    """Turn what the operating system says into a sentence that names the folder."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(sentence, folder=str(path), reason=reason) from error


def _made(target: Path, is_new: bool) -> Path:
    """A temporary folder beside a new folder, or in one that is there."""
    if is_new:
        target.parent.mkdir(parents=True, exist_ok=True)
    temporary = temporary_beside(target if is_new else target / target.name)
    remove_left_behind(temporary.parent, f".{target.name[:40]}.")
    temporary.mkdir()
    return temporary


def _move_into(target: Path, temporary: Path, last: str, is_ours: Callable[[str], bool]) -> None:
    new = sorted(os.listdir(temporary), key=lambda name: name == last)
    with contextlib.suppress(FileNotFoundError):
        (target / last).unlink()
    for left in os.listdir(target):
        if is_ours(left) and left not in new:
            with contextlib.suppress(OSError):
                (target / left).unlink()
    sync_folder(target)
    for name in new:
        os.replace(temporary / name, target / name)
    sync_folder(target)
