"""Weights as a numpy archive: W1, b1, W2, b2 ... and one text entry that describes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from engine.common.archive import damage_of, open_archive, parse_json
from engine.common.atomic import atomic_write
from engine.common.messages import UserError
from engine.core.architecture.problems import check_runnable
from engine.core.network import Network
from engine.files.export.description import (
    ARRAY_NAMES,
    describe,
    matrices,
    matrix_shapes,
    parse_description,
)
from engine.files.export.export_format import ExportFormat
from engine.files.model import Model, check_values

DESCRIPTION = "layerscope"
ENTRIES = rf"{DESCRIPTION}\.npy|({'|'.join(ARRAY_NAMES)})[1-9][0-9]{{0,3}}\.npy"


def save_npz(path: str | Path, model: Model) -> None:
    """Write a model; ``np.load(path, allow_pickle=False)`` reads it anywhere.

    Raises:
        UserError: the file cannot be written.
    """
    entries: dict[str, Any] = dict(matrices(model))
    entries[DESCRIPTION] = np.array(json.dumps(describe(model), allow_nan=False))
    with atomic_write(path) as stream:
        np.savez(stream, **entries)


NPZ = ExportFormat(
    key="npz",
    label="&Weights as NumPy file (.npz)…",
    tip="Weights, architecture and preparation in one file for NumPy",
    dialog_title="Export weights",
    program="NumPy",
    suffix=".npz",
    shortcut="Ctrl+E",
    write=save_npz,
)


def load_npz(path: str | Path) -> Model:
    """Read a model from a file that may be damaged or hostile; nothing in it can run code.

    Raises:
        UserError: it cannot be read, or something in it is not possible; names the file.
    """
    with open_archive(path, ENTRIES) as archive:
        text = archive.text(f"{DESCRIPTION}.npy")
        with damage_of(archive.shown):
            values = parse_json(text)
        architecture, preparation, decision = parse_description(values)
        check_runnable(architecture, preparation.task)
        shapes = matrix_shapes(architecture, preparation.task.features)
        if set(archive.sizes) != {f"{name}.npy" for name in (DESCRIPTION, *shapes)}:
            raise UserError("The weights do not belong to the layers; open another copy of the file.")
        pieces = [archive.weights(f"{name}.npy", shape).ravel() for name, shape in shapes.items()]
        network = Network(architecture, preparation.task)
        weights = check_values(network, np.concatenate(pieces).astype(np.float32))
    return Model(architecture, preparation, weights, decision)
