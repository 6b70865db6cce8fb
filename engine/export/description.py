"""The description that travels with exported weights: which entry belongs to which layer, and all around."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engine.architecture import Architecture, LayerSpec
from engine.arrays import Array, Shape
from engine.data.preparation import Preparation
from engine.layers import LAYER_KINDS
from engine.messages import UserError
from engine.model import Model

FORMAT = "layerscope model"
VERSION = 1


def describe(model: Model) -> dict[str, Any]:
    """The description of a model as plain values for JSON; docs/files.md explains each."""
    task = model.preparation.task
    return {
        "format": FORMAT,
        "version": VERSION,
        "task": task.kind,
        "target": task.target,
        "classes": list(task.classes),
        "features": list(model.preparation.feature_names),
        "layers": _layers(model.architecture),
        "preparation": model.preparation.to_json(),
        "architecture": model.architecture.to_json(),
    }


def _layers(architecture: Architecture) -> list[dict[str, str]]:
    """The layers with weights in the order of computation; the others change nothing in prediction."""
    return [
        {
            "name": layer.name,
            "weights": f"W{number}",
            "biases": f"b{number}",
            "activation": layer.settings.activation,
        }
        for number, layer in enumerate(_with_weights(architecture), start=1)
    ]


def _with_weights(architecture: Architecture) -> list[LayerSpec]:
    return [layer for layer in architecture.order if layer.kind == "dense"]


def matrix_shapes(architecture: Architecture, features: int) -> dict[str, Shape]:
    """Shapes of ``W1 (n_out, n_in)``, ``b1 (n_out,)``, ``W2`` ... in the order of the flat vector."""
    shapes: dict[str, Shape] = {}
    outputs = architecture.shapes(features)
    for number, layer in enumerate(_with_weights(architecture), start=1):
        before = outputs[architecture.sources(layer.id)[0]]
        for name, shape in LAYER_KINDS[layer.kind].parameter_shapes(layer.settings, before).items():
            shapes[f"{name}{number}"] = shape
    return shapes


def matrices(model: Model) -> dict[str, Array]:
    """The weights of a model by the names of :func:`matrix_shapes`, as float32."""
    shapes = matrix_shapes(model.architecture, model.preparation.task.features)
    ends = np.cumsum([math.prod(shape) for shape in shapes.values()])
    pieces = np.split(model.parameters.astype(np.float32), ends[:-1])
    return {name: piece.reshape(shapes[name]) for name, piece in zip(shapes, pieces, strict=True)}


def parse_description(values: dict[str, Any]) -> tuple[Architecture, Preparation]:
    """What a description says about how to predict, from untrusted values.

    Raises:
        UserError: it is of another format or a newer version, or a value is not possible.
    """
    if values.get("format") != FORMAT:
        raise UserError("This is not a Layerscope model; choose a .npz file that Layerscope exported.")
    version = values.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise UserError("The model's version is damaged; open another copy of the file.")
    if version > VERSION:
        raise UserError(
            "The model is of format {version}, newer than this program knows ({known}); "
            "update Layerscope to open it.",
            version=version,
            known=VERSION,
        )
    preparation = Preparation.from_json(values.get("preparation"))
    return Architecture.from_json(values.get("architecture")), preparation
