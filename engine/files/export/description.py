"""The description that travels with exported weights: which entry belongs to which layer, and all around."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import numpy as np

from engine.common.arrays import Array, Shape
from engine.common.messages import UserError
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.architecture_file import architecture_json, read_architecture
from engine.core.architecture.graph import Graph
from engine.core.layers import LAYER_KINDS, PARAMETERS, STATISTICS
from engine.core.layers.shared.base import views
from engine.data.preparation import Preparation
from engine.files.model import Model
from engine.project.decision import DEFAULT, Decision

FORMAT = "layerscope model"
VERSION = 2

ARRAY_NAMES = (*PARAMETERS, *STATISTICS)
"""Beginnings of the names of entries; a number follows."""
_TRAINING_ONLY = ("initializer", "l1", "l2", "momentum")
"""Settings that change nothing in prediction."""


def describe(model: Model) -> dict[str, Any]:
    """The description of a model as plain values for JSON; docs/files.md explains each."""
    task, words = model.preparation.task, model.preparation.rules.missing
    return {
        "format": FORMAT,
        "version": VERSION,
        "task": task.kind,
        "target": task.target,
        "classes": list(task.classes),
        "features": list(model.preparation.feature_names),
        "layers": _layers(model.architecture),
        "preparation": model.preparation.to_json(),
        "missing": {"everywhere": sorted(words.everywhere), "among_numbers": sorted(words.among_numbers)},
        "architecture": architecture_json(model.architecture),
        **_decision(model),
    }


def _decision(model: Model) -> dict[str, Any]:
    """The decision where it is not the default, with the name of the positive class of a threshold."""
    decision, classes = model.decision, model.preparation.task.classes
    if decision == DEFAULT:
        return {}
    if decision.threshold is not None:
        decision = replace(decision, positive=classes[decision.positive_class(classes)])
    return {"decision": decision.to_json()}


def _layers(architecture: Architecture) -> list[dict[str, Any]]:
    """Every layer in the order of computation: what it is, what feeds it, the entries of its weights.

    What draws, as Dropout, does so in training alone and is left out. ``inputs`` are numbers of layers in
    this list, counted from 1; 0 are the prepared features.
    """
    names, listed = entry_names(architecture), []
    place = {architecture.order[0].id: 0}
    for layer in architecture.order[1:]:
        inputs = [place[source] for source in architecture.sources(layer.id)]
        if LAYER_KINDS[layer.kind].draws:
            place[layer.id] = inputs[0]
            continue
        settings = {
            name: value for name, value in asdict(layer.settings).items() if name not in _TRAINING_ONLY
        }
        listed.append({"name": layer.name, "kind": layer.kind, "inputs": inputs} | settings | names[layer.id])
        place[layer.id] = len(listed)
    return listed


def entry_names(architecture: Architecture) -> dict[str, dict[str, str]]:
    """Entries of the arrays of each layer by its id: ``{"weights": "W1", "biases": "b1"}`` and so on.

    Layers whose first array is W are counted from 1, and so are those whose first is gamma.
    """
    counted: dict[str, int] = {}
    names: dict[str, dict[str, str]] = {}
    for layer in architecture.order[1:]:
        family = LAYER_KINDS[layer.kind]
        arrays = (*family.parameters, *family.statistics)
        first = arrays[0].name if arrays else ""
        counted[first] = counted.get(first, 0) + 1
        names[layer.id] = {each.entry or each.name: f"{each.name}{counted[first]}" for each in arrays}
    return names


def matrix_shapes(architecture: Architecture, features: int) -> dict[str, Shape]:
    """Shapes of ``W1 (n_out, n_in)``, ``b1 (n_out,)``, ``W2`` ... in the order of the flat vector.

    All that is learnt lies before all running statistics.
    """
    graph, names = Graph.of(architecture, features), entry_names(architecture)
    learnt: dict[str, Shape] = {}
    measured: dict[str, Shape] = {}
    for layer, inputs in zip(graph.specs[1:], graph.input_shapes[1:], strict=True):
        family = LAYER_KINDS[layer.kind]
        arrays = (each.name for each in (*family.parameters, *family.statistics))
        entry = dict(zip(arrays, names[layer.id].values(), strict=True))
        for shapes, found in (
            (family.parameter_shapes(layer.settings, *inputs), learnt),
            (family.statistic_shapes(layer.settings, *inputs), measured),
        ):
            found |= {entry[name]: shape for name, shape in shapes.items()}
    return learnt | measured


def matrices(model: Model) -> dict[str, Array]:
    """The weights of a model by the names of :func:`matrix_shapes`, as float32."""
    shapes = matrix_shapes(model.architecture, model.preparation.task.features)
    return views(model.values.astype(np.float32), shapes)


def parse_description(values: dict[str, Any]) -> tuple[Architecture, Preparation, Decision]:
    """Read from a description, of untrusted values, how to predict.

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
    decision = Decision.from_json(values.get("decision", {})).for_task(preparation.task)
    return read_architecture(values.get("architecture")), preparation, decision
