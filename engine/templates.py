"""Ready-made networks to begin with, each made to fit the task."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from engine.architecture import Architecture, chain, suggested
from engine.layers.dropout import DropoutSettings
from engine.task import Task

Hidden = list[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Template:
    """A ready-made network.

    Attributes:
        words: its name for people.
        summary: one sentence about when it suits.
        hidden: gives the ``(kind, settings)`` of the layers between input and output for a task.
    """

    words: str
    summary: str
    hidden: Callable[[Task], Hidden]


def _suggested(task: Task) -> Hidden:
    return [(layer.kind, layer.settings) for layer in suggested(task).order[1:-1]]


def _wider(task: Task) -> Hidden:
    return [(kind, replace(settings, units=4 * settings.units)) for kind, settings in _suggested(task)]


def _deeper(task: Task) -> Hidden:
    first = _suggested(task)[0]
    return [first] * 4


def _with_dropout(task: Task) -> Hidden:
    wide = [(kind, replace(settings, units=2 * settings.units)) for kind, settings in _suggested(task)]
    return [layer for dense in wide for layer in (dense, ("dropout", DropoutSettings()))]


TEMPLATES: dict[str, Template] = {
    "perceptron": Template(
        "Perceptron (no hidden layer)",
        "Only an output layer: linear or logistic regression, the first thing to compare with.",
        lambda task: [],
    ),
    "multi_layer": Template(
        "Multi-layer perceptron", "Two hidden layers: a good start for most tables.", _suggested
    ),
    "wider": Template("Wider network", "Two hidden layers with four times the units.", _wider),
    "deeper": Template("Deeper network", "Four hidden layers of equal width.", _deeper),
    "dropout": Template(
        "Network with dropout",
        "Twice the units and dropout after each layer, against overfitting.",
        _with_dropout,
    ),
}
"""By key, in the order in which they are offered."""


def template_architecture(key: str, task: Task) -> Architecture:
    """The template of this key as a network for the task. Raises KeyError."""
    return chain(TEMPLATES[key].hidden(task), task)
