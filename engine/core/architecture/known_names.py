"""Names of the numbers that a network computes, where a column or a class gives them one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.core.architecture.architecture import Architecture
from engine.core.architecture.graph import Graph
from engine.core.architecture.number_names import predicting_layers, prediction_names
from engine.core.layers import LAYER_KINDS
from engine.core.layers.shared.base import Names
from engine.core.task import Task


class KnownNames:
    """Names of features, and of what the last layer's units predict, as exported files say them.

    Classes that are numbers would be taken for the numbers of units, so the target stands before them.

    Args:
        architecture, task: of the network.
        features: the names of the prepared columns; empty where nobody knows them.
    """

    def __init__(self, architecture: Architecture, task: Task, features: Sequence[str]) -> None:
        self._of: list[Names | None] = []
        graph = Graph.of(architecture, task.features)
        predicting = predicting_layers(architecture)
        for layer, shape, sources in zip(graph.specs, graph.shapes, graph.sources, strict=True):
            before = [self._of[source] for source in sources]
            found: Names | None = None
            if layer.kind == "input":
                found = _array(features, shape) if len(features) == task.features else None
            elif layer.id in predicting and not LAYER_KINDS[layer.kind].keeps_names:
                found = _array(_predicted(task, shape[0]), shape)
            elif any(each is not None for each in before):
                given = (graph.shapes[source] for source in sources)
                whole = [
                    _nameless(s) if names is None else names for s, names in zip(given, before, strict=True)
                ]
                found = LAYER_KINDS[layer.kind].names_of_output(whole, shape)
            self._of.append(found)

    def of(self, layer: int, shape: tuple[int, ...]) -> Names | None:
        """Names of what layer l gives in one row, in its shape; None where none of that shape are known."""
        names = self._of[layer]
        return names if names is not None and names.shape == shape else None

    def at(self, layer: int, place: Sequence[int]) -> str:
        """The name of one of them; empty where it has none."""
        names = self._of[layer]
        return str(names[tuple(place)]) if names is not None and names.ndim == len(place) else ""


def _predicted(task: Task, units: int) -> list[str]:
    """Names of what the last units predict; a class called by a number tells what it is a number of."""
    names = prediction_names(task, units)
    if names == list(task.classes) and any(name.lstrip("+-")[:1].isdigit() for name in names):
        return [f"{task.target} = {name}" for name in names]
    return names


def _nameless(shape: tuple[int, ...]) -> Names:
    return np.full(shape, "", object)


def _array(texts: Sequence[str], shape: tuple[int, ...]) -> Names:
    names: Names = np.empty(len(texts), object)
    names[:] = texts
    return names.reshape(shape)
