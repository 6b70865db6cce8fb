"""Names for the numbers that go from layer to layer, as the headers of exported matrices say them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Shape
from engine.core.architecture.architecture import Architecture, LayerSpec
from engine.core.architecture.graph import Graph
from engine.core.layers import LAYER_KINDS
from engine.core.layers.shared.base import Names
from engine.core.task import Task


def output_names(architecture: Architecture, task: Task, features: Sequence[str]) -> dict[str, Names]:
    """Names of all numbers that each layer gives, by layer id.

    Units are called by their layer, features by their columns, and the last layer's units by what they
    predict. Joins, reshaping, normalization and activations pass names on.
    """
    graph = Graph.of(architecture, task.features)
    predicting = predicting_layers(architecture)
    names: dict[str, Names] = {}
    for layer, shape in zip(graph.specs, graph.shapes, strict=True):
        inputs = [names[source] for source in architecture.sources(layer.id)]
        if layer.kind == "input":
            names[layer.id] = _array(features, (len(features),))
        elif layer.id in predicting and not LAYER_KINDS[layer.kind].keeps_names:
            names[layer.id] = _array(prediction_names(task, shape[0]), shape)
        else:
            passed = LAYER_KINDS[layer.kind].names_of_output(inputs, shape)
            names[layer.id] = passed if passed is not None else _own_names(layer, shape)
    return names


def channel_names(layer: LayerSpec, names: Names) -> list[str]:
    """One name for each unit, or each channel of a picture, that a layer gives."""
    if names.ndim == 1:
        return [str(name) for name in names]
    return [f"{layer.name} channel {c}" for c in range(1, names.shape[-1] + 1)]


def window_names(shape: Shape) -> list[str]:
    """Places of the weights ``W[f, i, j, c]`` of one filter, counted from 0 as in the array."""
    _, rows, columns, channels = shape
    return [f"i={i} j={j} c={c}" for i in range(rows) for j in range(columns) for c in range(channels)]


def predicting_layers(architecture: Architecture) -> set[str]:
    """The last layer, and those before it whose numbers it passes on one to one."""
    layer = architecture.order[-1]
    found = {layer.id}
    while layer.kind in LAYER_KINDS and LAYER_KINDS[layer.kind].keeps_names:
        layer = architecture.layer(architecture.sources(layer.id)[0])
        if len(architecture.targets(layer.id)) > 1:
            break
        found.add(layer.id)
    return found


def prediction_names(task: Task, count: int) -> list[str]:
    """Names of what so many units of the last layer predict: a class each, or the target."""
    if count == len(task.classes):
        return list(task.classes)
    return [f"{task.target} = {task.classes[-1]}" if task.classes else task.target]


def _own_names(layer: LayerSpec, shape: Shape) -> Names:
    if len(shape) == 1:
        return _array([f"{layer.name} unit {i}" for i in range(1, shape[0] + 1)], shape)
    rows, columns, channels = (range(1, side + 1) for side in shape)
    texts = [
        f"{layer.name} channel {c} at row {i} column {j}" for i in rows for j in columns for c in channels
    ]
    return _array(texts, shape)


def _array(texts: Sequence[str], shape: tuple[int, ...]) -> Names:
    names: NDArray[Any] = np.empty(math.prod(shape), object)
    names[:] = texts
    return names.reshape(shape)
