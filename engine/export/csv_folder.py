"""Weights as a folder of CSV files, one for each matrix, beside a model.json that describes them."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
from pathlib import Path

import numpy as np

from engine.arrays import Array
from engine.atomic import atomic_write
from engine.export.description import describe, matrices
from engine.messages import UserError
from engine.model import Model

DESCRIPTION = "model.json"


def save_csv_folder(folder: str | Path, model: Model) -> None:
    """Write ``W1.csv``, ``b1.csv`` ... and ``model.json``; the folder is made if it is not there.

    The header of ``Wl.csv`` names the inputs of layer l, and each row below it holds the weights of one
    unit. The header of ``bl.csv`` names the units, and the one row below it holds their biases.
    Matrices that a deeper network left in the folder are removed, so that no two models mix.

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
    for name, header in _headers(model).items():
        _write_matrix(target / f"{name}.csv", header, np.atleast_2d(found[name]))
    with atomic_write(target / DESCRIPTION) as stream:
        stream.write(json.dumps(describe(model), indent=1, allow_nan=False).encode())
    for left in target.glob("*.csv"):
        if re.fullmatch(r"[Wb][1-9][0-9]*", left.stem) and left.stem not in found:
            with contextlib.suppress(OSError):
                left.unlink()


def _headers(model: Model) -> dict[str, list[str]]:
    """Names of the columns of every matrix: inputs for W, units for b."""
    headers: dict[str, list[str]] = {}
    inputs = list(model.preparation.feature_names)
    layers = [layer for layer in describe(model)["layers"] if "weights" in layer]
    shapes = {name: matrix.shape for name, matrix in matrices(model).items()}
    for layer in layers:
        count = shapes[layer["biases"]][0]
        units = [f"{layer['name']} unit {i}" for i in range(1, count + 1)]
        if layer is layers[-1]:
            units = _output_names(model, count)
        headers[layer["weights"]], headers[layer["biases"]] = inputs, units
        inputs = units
    return headers


def _output_names(model: Model, count: int) -> list[str]:
    task = model.preparation.task
    if count == len(task.classes):
        return list(task.classes)
    return [f"{task.target} = {task.classes[-1]}" if task.classes else task.target]


def _write_matrix(path: Path, header: list[str], matrix: Array) -> None:
    with atomic_write(path) as stream:
        text = io.TextIOWrapper(stream, "utf-8", errors="replace", newline="", write_through=True)
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([" ".join(name.split()) for name in header])
        writer.writerows(matrix.tolist())
        text.flush()
        text.detach()
