"""Networks drawn at random: any graph that can be trained, and drawings in which anything may be wrong."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engine.common.arrays import Shape
from engine.core.architecture.architecture import Architecture
from engine.core.layers import LAYER_KINDS
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.layers.pooling import PoolSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.task import Task

SMOOTH = ("identity", "tanh", "sigmoid", "softplus", "silu", "gelu", "elu")
"""Activation functions without a kink, so that central differences hold everywhere. Softmax of one unit would
be constant, and constants behind a normalization are nothing but rounding made large."""

PICTURES = {4: (2, 2, 1), 9: (3, 3, 1), 12: (3, 4, 1), 24: (4, 3, 2)}
"""Pictures by how many numbers they have."""


def random_task(rng: np.random.Generator) -> Task:
    kind = str(rng.choice(["binary", "classes", "regression"]))
    count = {"regression": 0, "binary": 2, "classes": 3}[kind]
    features = int(rng.choice([1, 2, 3, *PICTURES]))
    return Task(kind, features, tuple("abc"[:count]), "y")  # type: ignore[arg-type]


def random_settings(kind: str, rng: np.random.Generator) -> Any:
    """Small settings of a kind of layer."""
    whole = lambda low, high: int(rng.integers(low, high + 1))  # noqa: E731
    activation = str(rng.choice(SMOOTH))
    if kind == "dense":
        return DenseSettings(whole(1, 4), activation, l2=0.1 * whole(0, 1))
    if kind == "conv2d":
        padding = str(rng.choice(["valid", "same"]))
        return Conv2DSettings(whole(1, 2), whole(1, 3), whole(1, 2), padding, activation)
    if kind == "activation":
        return ActivationSettings(activation)
    if kind == "dropout":
        return DropoutSettings(0.3)
    if kind in ("max_pool2d", "average_pool2d"):
        return PoolSettings(2, whole(1, 2))
    if kind == "reshape":
        return ReshapeSettings(*list(PICTURES.values())[whole(0, len(PICTURES) - 1)])
    return LAYER_KINDS[kind].settings_type()


def random_graph(task: Task, rng: np.random.Generator, most: int = 8) -> Architecture:
    """A graph without problems: branches, joins and fan-out at random, every dead end led to the output."""
    drawn, source = Architecture().adding("input", 0, 0)
    shapes: dict[str, Shape] = {source.id: (task.features,)}
    if task.features in PICTURES and rng.random() < 0.6:
        picture = PICTURES[task.features]
        drawn, reshape = drawn.adding("reshape", 0, 0, ReshapeSettings(*picture))
        drawn, shapes[reshape.id] = drawn.connecting(source.id, reshape.id), picture
    wanted = int(rng.integers(0, most + 1))
    for _ in range(10 * most):  # some kinds need what is not there yet
        if len(drawn.layers) > wanted:
            break
        kind = str(rng.choice(list(LAYER_KINDS)))
        settings = random_settings(kind, rng)
        fed_by = _fitting(kind, settings, shapes, rng)
        if fed_by:
            drawn, layer = drawn.adding(kind, 0, 0, settings)
            for one in fed_by:
                drawn = drawn.connecting(one, layer.id)
            into = tuple(shapes[one] for one in fed_by)
            shapes[layer.id] = LAYER_KINDS[kind].output_shape(settings, *into)
    return _with_output(drawn, shapes, task)


def _fitting(kind: str, settings: Any, shapes: dict[str, Shape], rng: np.random.Generator) -> list[str]:
    """Ids of layers that such a layer can be fed by, in random order; empty where there are none."""
    family, ids = LAYER_KINDS[kind], [str(one) for one in rng.permutation(list(shapes))]
    if kind == "layer_norm":
        ids = [one for one in ids if math.prod(shapes[one]) > 1]  # of one number it makes a constant
    if not family.many_inputs:
        return [one for one in ids if family.problem(settings, shapes[one]) is None][:1]
    first = ids[0]
    partners = [one for one in ids[1:] if family.problem(settings, shapes[first], shapes[one]) is None]
    return [first, *partners[: int(rng.integers(1, 3))]] if partners else []


def _with_output(drawn: Architecture, shapes: dict[str, Shape], task: Task) -> Architecture:
    ends = []
    for layer in drawn.layers:
        if not drawn.targets(layer.id):
            end = layer
            if len(shapes[layer.id]) == 3:
                drawn, end = drawn.adding("flatten", 0, 0)
                drawn = drawn.connecting(layer.id, end.id)
            ends.append(end.id)
    if len(ends) > 1:
        drawn, join = drawn.adding("concatenate", 0, 0)
        for end in ends:
            drawn = drawn.connecting(end, join.id)
        ends = [join.id]
    settings = DenseSettings(task.output_units, task.output_activation, "xavier_normal")
    drawn, output = drawn.adding("dense", 0, 0, settings)
    return drawn.connecting(ends[0], output.id)


def random_drawing(rng: np.random.Generator, most: int = 7) -> Architecture:
    """Layers and connections as a user may leave them: loose, in the wrong order, of the wrong shape."""
    drawn = Architecture()
    if rng.random() < 0.9:
        drawn, _ = drawn.adding("input", 0, 0)
    for _ in range(int(rng.integers(0, most + 1))):
        kind = str(rng.choice(list(LAYER_KINDS)))
        drawn, _ = drawn.adding(kind, 0, 0, random_settings(kind, rng))
    ids = [layer.id for layer in drawn.layers]
    for _ in range(int(rng.integers(0, 2 * len(ids) + 1))):
        source, target = (str(one) for one in rng.choice(ids, 2))
        if drawn.refusal(source, target) is None:
            drawn = drawn.connecting(source, target)
    return drawn
