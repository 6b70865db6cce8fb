"""Opens files for reading, but nothing that a file can only pretend to be: no folder, pipe or device."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO


class NotPlainFileError(OSError):
    """Error of a device or a pipe: reading it could wait, or go on, for ever."""


def open_plain(path: str | Path) -> BinaryIO:
    """A stream of the bytes of a plain file, or of the one that a link leads to.

    Raises:
        IsADirectoryError: it is a folder.
        NotPlainFileError: it is a device, a pipe or a socket.
        OSError: it cannot be opened.
    """
    _check(os.stat(path).st_mode, path)  # before opening: that alone does something to many a device
    # To open a pipe waits for a writer, if it took the file's place just now, unless told not to.
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    stream = os.fdopen(os.open(path, flags), "rb")
    try:
        _check(os.fstat(stream.fileno()).st_mode, path)
    except OSError:
        stream.close()
        raise
    return stream


def _check(mode: int, path: str | Path) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(f"{path} is a folder")
    if not stat.S_ISREG(mode):
        raise NotPlainFileError(f"{path} is no plain file")
