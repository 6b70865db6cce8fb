"""Reads zip files that may be damaged or hostile: each entry is checked before a byte of it is used."""

from __future__ import annotations

import contextlib
import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from engine.common.arrays import Array, Shape
from engine.common.messages import UserError
from engine.common.plain_file import NotPlainFileError, open_plain

MOST_ENTRIES = 10_000
"""Entries of a model with normalization in each of its layers, or a project with all its checkpoints."""
MOST_BYTES = 8 * 2**30
MOST_JSON_BYTES = 64 * 2**20
HARMLESS_BYTES = 2**20
"""A file that unfolds to no more than this is not asked how well it was compressed."""
MOST_RATIO = 100
"""Layerscope compresses nothing, so an archive that unfolds to much more than its size is an attack."""
LONGEST_HEADER = 1_000
"""Characters in the header of an array; our own have about a hundred."""

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    IndexError,
    NotImplementedError,
    OverflowError,
    RecursionError,
    RuntimeError,
    SyntaxError,
    TypeError,
    UserWarning,
    ValueError,
)
"""Errors that reading a damaged zip file, JSON text or array header raises."""


class Archive:
    """A zip file open for reading. Every method raises UserError that names the file.

    Attributes:
        path: the file.
        shown: its name for messages.
        sizes: bytes of each entry by its name.
    """

    def __init__(self, path: str | Path, stream: BinaryIO, allowed: str) -> None:
        """Check all entries; their names must match the regular expression ``allowed``."""
        self.path, self.shown = Path(path), str(path)
        with damage_of(self.shown):
            self._zip = zipfile.ZipFile(stream)
            entries = self._zip.infolist()
            self.sizes = {entry.filename: entry.file_size for entry in entries}
        if len(entries) > MOST_ENTRIES or len(self.sizes) != len(entries):
            raise _foreign(self.shown)
        if any(not re.fullmatch(allowed, name) for name in self.sizes):
            raise _foreign(self.shown)
        total, packed = sum(self.sizes.values()), os.fstat(stream.fileno()).st_size
        if total > MOST_BYTES or total > max(HARMLESS_BYTES, MOST_RATIO * packed):
            raise UserError(
                "{file} would unfold to {size} MB, far more than such a file holds; open another copy of it.",
                file=self.shown,
                size=f"{total / 2**20:,.0f}",
            )

    def __contains__(self, name: str) -> bool:
        return name in self.sizes

    def json(self, name: str) -> dict[str, Any]:
        """An entry that holds a JSON object."""
        self._need(name)
        with damage_of(self.shown):
            if self.sizes[name] > MOST_JSON_BYTES:
                raise ValueError
            return parse_json(self._zip.read(name).decode())

    def text(self, name: str) -> str:
        """An entry that holds a 0-dimensional array of text, as ``np.array("...")`` is saved."""
        self._need(name)
        with damage_of(self.shown), self._zip.open(name) as stream:
            dtype, shape, _ = self._header(stream)
            if dtype.kind != "U" or shape != () or self.sizes[name] > 4 * MOST_JSON_BYTES:
                raise ValueError
            return str(np.frombuffer(stream.read(dtype.itemsize), dtype)[0])

    def array(self, name: str, shape: tuple[int | None, ...], kinds: str = "f") -> Array:
        """An entry that holds an array of ``shape``, where None stands for any length.

        ``kinds`` are the numpy dtype kinds to accept: ``f`` for decimal numbers of 4 or 8 bytes, ``i``
        for whole ones.
        """
        self._need(name)
        with damage_of(self.shown), self._zip.open(name) as stream:
            dtype, found, column_major = self._header(stream)
            if dtype.kind not in kinds or dtype.itemsize not in (4, 8):
                raise ValueError
            fits = len(found) == len(shape) and all(w in (None, n) for n, w in zip(found, shape, strict=True))
            if not fits:
                raise UserError(
                    "{file} is damaged: {entry} has the shape {found}, but its layers need {wanted}; "
                    "open another copy of it.",
                    file=self.shown,
                    entry=name.removesuffix(".npy"),
                    found=_shape_text(found),
                    wanted=_shape_text(shape),
                )
            size = int(np.prod(found, dtype=object)) * dtype.itemsize if found else dtype.itemsize
            if size != self.sizes[name] - stream.tell():
                raise ValueError
            flat = np.frombuffer(stream.read(size), dtype)
            array = flat.reshape(found, order="F" if column_major else "C")
            return np.array(array, dtype=dtype.newbyteorder("="), order="C")

    def weights(self, name: str, shape: tuple[int | None, ...]) -> Array:
        """The same as :meth:`array`, of finite decimal numbers."""
        array = self.array(name, shape)
        with np.errstate(over="ignore"):
            finite = np.isfinite(array.astype(np.float32)).all()
        if not finite:
            raise UserError(
                "{file} holds weights in {entry} that are not finite numbers (NaN or infinite); "
                "open another copy of it or train again.",
                file=self.shown,
                entry=name.removesuffix(".npy"),
            )
        return array

    def _header(self, stream: Any) -> tuple[np.dtype[Any], Shape, bool]:
        """Type, shape and order of an array; refuses arrays of Python objects, which are pickled."""
        if np.lib.format.read_magic(stream) != (1, 0):
            raise ValueError
        shape, column_major, dtype = np.lib.format.read_array_header_1_0(stream, LONGEST_HEADER)
        if dtype.hasobject:
            raise UserError(
                "{file} holds pickled Python objects, which could run code, so it was not opened; "
                "get a file that Layerscope wrote.",
                file=self.shown,
            )
        return dtype, shape, column_major

    def _need(self, name: str) -> None:
        if name not in self.sizes:
            raise UserError(
                "{file} is incomplete: {entry} is missing; open another copy of it.",
                file=self.shown,
                entry=name.removesuffix(".npy"),
            )


@contextlib.contextmanager
def open_archive(path: str | Path, allowed: str) -> Iterator[Archive]:
    """Open a zip file whose entries have names that match ``allowed``.

    Raises:
        UserError: it cannot be read or is no sound zip file; names the file. A UserError from the
            block that does not name the file is given its name.
    """
    shown = str(path)
    try:
        with open_plain(path) as stream:
            yield Archive(path, stream, allowed)
    except IsADirectoryError as error:
        raise UserError("{file} is a folder; choose a file.", file=shown) from error
    except NotPlainFileError as error:
        raise UserError(
            "{file} is a device or a pipe, not a plain file; choose a file.", file=shown
        ) from error
    except FileNotFoundError as error:
        raise UserError("There is no file {file}; check its name.", file=shown) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(
            "{file} cannot be read ({reason}); check that you may open it.", file=shown, reason=reason
        ) from error
    except UserError as error:
        if error.message.values.get("file") == shown:
            raise
        raise UserError("{file}: {problem}", file=shown, problem=str(error)) from error


@contextlib.contextmanager
def damage_of(shown: str) -> Iterator[None]:
    """Turn what a damaged file raises into one sentence that names it."""
    try:
        yield
    except _DAMAGE as error:
        raise UserError(
            "{file} is damaged, cut off or not a Layerscope file; open another copy of it.", file=shown
        ) from error


def parse_json(text: str) -> dict[str, Any]:
    """A JSON object from untrusted text.

    Raises:
        ValueError, RecursionError: it is no JSON object, holds NaN, or is nested too deeply.
    """
    values = json.loads(text, parse_constant=_refuse_constant)
    if not isinstance(values, dict):
        raise ValueError
    return values


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def _foreign(shown: str) -> UserError:
    return UserError(
        "{file} holds entries that Layerscope never writes, so it was not opened; "
        "get a file that Layerscope wrote.",
        file=shown,
    )


def _shape_text(shape: tuple[int | None, ...]) -> str:
    return " × ".join("any" if n is None else str(n) for n in shape) or "a single value"
