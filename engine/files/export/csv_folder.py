"""Weights as a folder of CSV files, one for each array, beside a model.json that describes them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TextIO

from engine.common.arrays import Array
from engine.common.atomic_folder import atomic_folder
from engine.common.spreadsheet import write_rows
from engine.core.architecture.number_names import channel_names, output_names, window_names
from engine.files.export.description import ARRAY_NAMES, describe, entry_names, matrices
from engine.files.export.export_format import ExportFormat
from engine.files.model import Model

DESCRIPTION = "model.json"


def save_csv_folder(folder: str | Path, model: Model) -> None:
    """Write ``W1.csv``, ``b1.csv`` ... and ``model.json``; the folder is made if it is not there.

    The header of ``Wl.csv`` names the inputs, and each row below it holds the weights of one unit; of a
    filter, the header names the places ``i, j, c`` in its window. All other files have one row, below the
    names of the units or channels.
    Arrays that a deeper network left in the folder are removed, so that no two models mix; and
    ``model.json`` comes last, so that a set that has it is whole.

    Raises:
        UserError: the folder or a file in it cannot be written.
    """
    found = matrices(model)
    with atomic_folder(folder, DESCRIPTION, _is_array) as target:
        for name, header in _headers(model, found).items():
            _write_matrix(target / f"{name}.csv", header, found[name].reshape(-1, len(header)))
        with (target / DESCRIPTION).open("w", encoding="utf-8", newline="") as file:
            file.write(json.dumps(describe(model), indent=1, allow_nan=False))
            _reach_the_disk(file)


CSV_FOLDER = ExportFormat(
    key="csv",
    label="Weights as &CSV folder…",
    tip="One CSV file for every W and b",
    dialog_title="Export weights into a folder",
    suffix="",
    shortcut="Ctrl+Shift+E",
    write=save_csv_folder,
)


def _is_array(name: str) -> bool:
    return re.fullmatch(rf"({'|'.join(ARRAY_NAMES)})[1-9][0-9]*\.csv", name) is not None


def _headers(model: Model, found: dict[str, Array]) -> dict[str, list[str]]:
    """Names of the columns of every file."""
    architecture, preparation = model.architecture, model.preparation
    names = output_names(architecture, preparation.task, preparation.feature_names)
    entries = entry_names(architecture)
    headers: dict[str, list[str]] = {}
    for layer in architecture.order[1:]:
        given, taken = names[layer.id], names[architecture.sources(layer.id)[0]]
        for entry in entries[layer.id].values():
            shape = found[entry].shape
            if len(shape) == 4:
                headers[entry] = window_names(shape)
            elif len(shape) == 2:
                headers[entry] = [*map(str, taken)]
            elif len(shape) == 1:
                headers[entry] = channel_names(layer, given)
            else:  # LayerNorm of pictures: a number for each pixel and channel
                headers[entry] = [*map(str, given.ravel())]
    return headers


def _write_matrix(path: Path, header: list[str], matrix: Array) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        write_rows(file, [[" ".join(name.split()) for name in header], *matrix.tolist()])
        _reach_the_disk(file)


def _reach_the_disk(file: TextIO) -> None:
    file.flush()
    os.fsync(file.fileno())
