"""Finds the compiled kernel that this machine can run, and loads it."""

from __future__ import annotations

import ctypes
import os
from ctypes import POINTER, c_char_p, c_double, c_int32, c_int64, c_void_p
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import DTypeLike

from engine.kernel.tables import TABLES, LayerTable, ProgramTable, TrainingTable

FOLDER_VARIABLE = "LAYERSCOPE_KERNEL_FOLDER"
"""Environment variable with a folder of other kernels, such as those that watch what they do to memory."""
FOLDER = Path(os.environ.get(FOLDER_VARIABLE) or Path(__file__).resolve().parent)
NAME_TABLES = ("layers", "activations", "losses", "optimizers", "clippings")

PROGRAM = POINTER(ProgramTable)
SIGNATURES: dict[str, tuple[Any, ...]] = {
    # name: what it gives, what it takes
    "kernel_names": (c_char_p, c_int32),
    "kernel_fingerprint": (c_char_p,),
    "kernel_best_instructions": (c_char_p,),
    "kernel_sizes": (None, POINTER(c_int64)),
    "kernel_cache_size": (c_int64, POINTER(LayerTable), c_int64),
    "kernel_room_size": (c_int64, POINTER(LayerTable), c_int64),
    "kernel_take": (None, PROGRAM, c_void_p, c_void_p, c_int64),
    "kernel_forward": (None, PROGRAM, c_int32, c_int32),
    "kernel_loss": (c_double, PROGRAM),
    "kernel_backward": (None, PROGRAM, c_int32),
    "kernel_update": (None, PROGRAM, c_double),
    "kernel_step": (c_double, PROGRAM, c_double),
    "kernel_train": (c_int32, POINTER(TrainingTable), PROGRAM),
    "kernel_note_step": (None, POINTER(TrainingTable), PROGRAM, c_double),
    "kernel_order": (None, c_int64, c_int64, c_int64, c_void_p),
}


class Library(NamedTuple):
    """A loaded kernel.

    Attributes:
        functions: those of its header.
        instructions: the set that it was compiled for: ``avx512``, ``avx2`` or ``plain``.
        dtype: of its numbers.
        numbers: of each kind of things, by their names: ``numbers["layers"]["dense"]``.
        fingerprint: tells which state of the sources it was compiled from.
    """

    functions: ctypes.CDLL
    instructions: str
    dtype: np.dtype[Any]
    numbers: dict[str, dict[str, int]]
    fingerprint: str


@cache
def loaded(dtype: DTypeLike = np.float32) -> Library | None:
    """The kernel for numbers of this type; None where none was built, or for an older program."""
    if np.dtype(dtype) == np.float64:
        return _load("double", np.dtype(np.float64))
    return next(iter(runnable()), None) if np.dtype(dtype) == np.float32 else None


def runnable() -> list[Library]:
    """The kernels in single precision that this machine can run, the quickest first."""
    plain = _load("plain", np.dtype(np.float32))
    if plain is None:
        return []
    best = plain.functions.kernel_best_instructions().decode()
    sets = ("avx512", "avx2", "plain")
    found = (_load(name, plain.dtype) for name in sets[sets.index(best) : -1])
    return [*(each for each in found if each), plain]


def _load(name: str, dtype: np.dtype[Any]) -> Library | None:
    paths = (FOLDER / f"kernel_{name}{suffix}" for suffix in EXTENSION_SUFFIXES)
    path = next((each for each in paths if each.exists()), None)
    if path is None:
        return None
    try:
        functions = ctypes.CDLL(str(path))  # lets go of the interpreter during each call
        for function, (gives, *takes) in SIGNATURES.items():
            getattr(functions, function).restype = gives
            getattr(functions, function).argtypes = takes
    except (OSError, AttributeError):  # of another system, or of another state of the program
        return None
    return _described(functions, name, dtype)


def _described(functions: ctypes.CDLL, name: str, dtype: np.dtype[Any]) -> Library | None:
    sizes = (c_int64 * (len(TABLES) + 1))()
    functions.kernel_sizes(sizes)
    if list(sizes) != [*map(ctypes.sizeof, TABLES), dtype.itemsize]:
        return None
    numbers = {
        kind: {word: i for i, word in enumerate(functions.kernel_names(number).decode().split())}
        for number, kind in enumerate(NAME_TABLES)
    }
    instructions = "plain" if name == "double" else name
    return Library(functions, instructions, dtype, numbers, functions.kernel_fingerprint().decode())
