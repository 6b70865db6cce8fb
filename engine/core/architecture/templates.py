"""Ready-made networks to begin with, and a drawing made to fit another task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from engine.common.messages import Message, UserError
from engine.core.architecture.architecture import (
    Architecture,
    Connection,
    Hidden,
    LayerSpec,
    settings_type_of,
)
from engine.core.architecture.drawing import CARD_SPACING, tidied
from engine.core.layers import LAYER_KINDS
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.layers.pooling import PoolSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.layers.shared.base import NoSettings
from engine.core.task import Task

SMALLEST_PICTURE = 4
"""Rows and columns of pixels that two poolings need."""


def chain(hidden: Iterable[tuple[str, Any]], task: Task) -> Architecture:
    """A row of layers: the input, the ``hidden`` ones as ``(kind, settings)``, and the task's output.

    None as settings stands for those that a kind begins with.
    """
    counts: Counter[str] = Counter()
    layers = [LayerSpec("layer-1", "input", "Input", NoSettings())]
    for kind, settings in hidden:
        counts[kind] += 1
        layers.append(_next_to(layers[-1], kind, f"{LAYER_KINDS[kind].label} {counts[kind]}", settings))
    settings = DenseSettings(task.output_units, task.output_activation, "xavier_normal")
    layers.append(_next_to(layers[-1], "dense", "Output", settings))
    return Architecture(tuple(layers), tuple(Connection(a.id, b.id) for a, b in pairwise(layers)))


def _next_to(left: LayerSpec, kind: str, name: str, settings: Any) -> LayerSpec:
    number = int(left.id.removeprefix("layer-")) + 1
    chosen = settings if settings is not None else settings_type_of(kind)()
    return LayerSpec(f"layer-{number}", kind, name, chosen, left.x + CARD_SPACING)


def suggested(task: Task) -> Architecture:
    """A small network that suits the task: two hidden layers, wider where there are more features.

    Two features are points in a plane, whose classes may wind around one another: that takes smooth
    borders and more units than two numbers would seem to need.
    """
    if task.features == 2:
        widths = (32, 16)
        settings: dict[str, Any] = {"activation": "tanh", "initializer": "xavier_uniform"}
    else:
        widths = (16, 8) if task.features <= 8 else (32, 16) if task.features <= 40 else (64, 32)
        settings = {}
    return chain([("dense", DenseSettings(units, **settings)) for units in widths], task)


def with_fitting_output(architecture: Architecture, task: Task) -> Architecture:
    """The drawing with the last layer made to fit the task, if it is a Dense layer; else unchanged."""
    last = architecture.output
    if last is None or last.kind != "dense":
        return architecture
    if task.accepts(last.settings.units, last.settings.activation):
        return architecture
    settings = replace(
        last.settings,
        units=task.output_units,
        activation=task.output_activation,
        initializer="xavier_normal",
    )
    return architecture.with_layer(replace(last, settings=settings))


def adapted(architecture: Architecture, before: Task | None, after: Task) -> Architecture:
    """Drawing for a new task: the suggestion where none was drawn by hand, else with a fitting last layer."""
    if not architecture.layers or (before is not None and architecture.is_same_network(suggested(before))):
        return architecture if before is not None and before == after else suggested(after)
    return with_fitting_output(architecture, after)


@dataclass(frozen=True, slots=True)
class Template:
    """A ready-made network.

    Attributes:
        label: its name for people.
        summary: one sentence about when it suits.
        draw: gives the network for a task that it suits.
        needs_picture: whether it suits only tasks whose features are the pixels of a picture.
    """

    label: str
    summary: str
    draw: Callable[[Task], Architecture]
    needs_picture: bool = False

    def problem(self, task: Task) -> Message | None:
        """Reason why it does not suit a task; None if it does."""
        if not self.needs_picture or min(task.image[:2], default=0) >= SMALLEST_PICTURE:
            return None
        return Message(
            "{template} needs pixels as features, of pictures of at least {size} × {size}.",
            template=Message(self.label),
            size=SMALLEST_PICTURE,
        )

    def suits(self, task: Task) -> bool:
        """True if it can be built for a task."""
        return self.problem(task) is None

    def build(self, task: Task) -> Architecture:
        """The network for a task, its cards placed side by side.

        Raises:
            UserError: it does not suit the task; says why.
        """
        problem = self.problem(task)
        if problem is not None:
            raise UserError.of(problem)
        return tidied(self.draw(task))


def _suggested(task: Task) -> Hidden:
    return [(layer.kind, layer.settings) for layer in suggested(task).order[1:-1]]


def _wider(task: Task) -> Hidden:
    return [(kind, replace(settings, units=4 * settings.units)) for kind, settings in _suggested(task)]


def _with_dropout(task: Task) -> Hidden:
    wide = [(kind, replace(settings, units=2 * settings.units)) for kind, settings in _suggested(task)]
    return [layer for dense in wide for layer in (dense, ("dropout", DropoutSettings()))]


def _normalized(units: int) -> Hidden:
    """Dense and BatchNorm, whose beta stands in for a bias; the activation is left to come after it."""
    return [("dense", DenseSettings(units, "identity")), ("batch_norm", BatchNormSettings())]


RELU = ("activation", ActivationSettings("relu"))


def _with_batch_norm(task: Task) -> Hidden:
    return [layer for _, dense in _suggested(task) for layer in (*_normalized(2 * dense.units), RELU)]


def _residual(task: Task) -> Architecture:
    """A block whose input is added to its output (He et al., 2016), after a layer that sets its width."""
    width = _suggested(task)[1][1].units
    block = [*_normalized(width), RELU, *_normalized(width), ("add", NoSettings())]
    architecture = chain([("dense", DenseSettings(width)), *block, RELU], task)
    order = architecture.order
    return architecture.connecting(order[1].id, order[1 + len(block)].id)


def _lenet(task: Task) -> Hidden:
    """LeNet-5 (LeCun et al., 1998), with today's activations and pooling, BatchNorm and dropout."""
    return [
        ("reshape", ReshapeSettings(*task.image)),
        ("conv2d", Conv2DSettings(8)),
        ("batch_norm", BatchNormSettings()),
        ("max_pool2d", PoolSettings()),
        ("conv2d", Conv2DSettings(16)),
        ("batch_norm", BatchNormSettings()),
        ("max_pool2d", PoolSettings()),
        ("flatten", NoSettings()),
        ("dense", DenseSettings(64)),
        ("dropout", DropoutSettings(0.5)),
    ]


TEMPLATES: dict[str, Template] = {
    "perceptron": Template(
        "Perceptron (no hidden layer)",
        "Only an output layer: linear or logistic regression, the first thing to compare with.",
        lambda task: chain([], task),
    ),
    "multi_layer": Template(
        "Multi-layer perceptron", "Two hidden layers: a good start for most tables.", suggested
    ),
    "wider": Template(
        "Wider network",
        "Two hidden layers with four times the units.",
        lambda task: chain(_wider(task), task),
    ),
    "deeper": Template(
        "Deeper network",
        "Four hidden layers of equal width.",
        lambda task: chain(_suggested(task)[:1] * 4, task),
    ),
    "dropout": Template(
        "Network with dropout",
        "Twice the units and dropout after each layer, against overfitting.",
        lambda task: chain(_with_dropout(task), task),
    ),
    "batch_norm": Template(
        "Network with BatchNorm",
        "Twice the units and BatchNorm before each activation: learns fast and bears a large learning rate.",
        lambda task: chain(_with_batch_norm(task), task),
    ),
    "residual": Template(
        "Residual network",
        "A block of two layers with a way around it, which lets much deeper networks learn.",
        _residual,
    ),
    "lenet": Template(
        "LeNet for images",
        "Two convolutions with pooling, for tables whose columns are the pixels of a picture.",
        lambda task: chain(_lenet(task), task),
        needs_picture=True,
    ),
}
"""The templates by key, in the order in which they are offered."""


def template_architecture(key: str, task: Task) -> Architecture:
    """The template of this key as a network for the task. Raises KeyError or UserError."""
    return TEMPLATES[key].build(task)
