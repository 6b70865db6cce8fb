"""Weights as a folder of CSV files, one for each array, beside a model.json that describes them."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
from pathlib import Path

from engine.arrays import Array
from engine.atomic import atomic_write
from engine.export.description import ARRAY_NAMES, describe, entry_names, matrices
from engine.export.number_names import channel_names, output_names, window_names
from engine.messages import UserError
from engine.model import Model

DESCRIPTION = "model.json"


def save_csv_folder(folder: str | Path, model: Model) -> None:
    """Write ``W1.csv``, ``b1.csv`` ... and ``model.json``; the folder is made if it is not there.

    The header of ``Wl.csv`` names the inputs, and each row below it holds the weights of one unit; of a
    filter, the header names the places ``i, j, c`` in its window. All other files have one row, below the
    names of the units or channels.
    Arrays that a deeper network left in the folder are removed, so that no two models mix.

    Raises:
        UserError: the folder or a file in it cannot be written.
    """
    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "The folder {folder} cannot be made ({reason}); choose another place.",
            folder=str(folder),
            reason=error.strerror or type(error).__name__,
        ) from error
    found = matrices(model)
    for name, header in _headers(model, found).items():
        _write_matrix(target / f"{name}.csv", header, found[name].reshape(-1, len(header)))
    with atomic_write(target / DESCRIPTION) as stream:
        stream.write(json.dumps(describe(model), indent=1, allow_nan=False).encode())
    for left in target.glob("*.csv"):
        if re.fullmatch(rf"({'|'.join(ARRAY_NAMES)})[1-9][0-9]*", left.stem) and left.stem not in found:
            with contextlib.suppress(OSError):
                left.unlink()


def _headers(model: Model, found: dict[str, Array]) -> dict[str, list[str]]:
    """Names of the columns of every file."""
    architecture, preparation = model.architecture, model.preparation
    names = output_names(architecture, preparation.task, preparation.feature_names)
    entries = entry_names(architecture)
    headers: dict[str, list[str]] = {}
    for layer in architecture.order[1:]:
        given, taken = names[layer.id], names[architecture.sources(layer.id)[0]]
        for word, entry in entries[layer.id].items():
            if word == "weights":
                shape = found[entry].shape
                headers[entry] = window_names(shape) if len(shape) == 4 else [*map(str, taken)]
            elif found[entry].ndim == 1:
                headers[entry] = channel_names(layer, given)
            else:  # LayerNorm of pictures: a number for each pixel and channel
                headers[entry] = [*map(str, given.ravel())]
    return headers


def _write_matrix(path: Path, header: list[str], matrix: Array) -> None:
    with atomic_write(path) as stream:
        text = io.TextIOWrapper(stream, "utf-8", errors="replace", newline="", write_through=True)
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([" ".join(name.split()) for name in header])
        writer.writerows(matrix.tolist())
        text.flush()
        text.detach()
