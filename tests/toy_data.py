"""Small made-up datasets and networks for tests and benchmarks, with nothing read from a file."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from engine.core.architecture.architecture import Architecture
from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.network import Network
from engine.core.task import Task, TaskKind
from engine.data.dataset import Dataset, Subset
from engine.data.fitted_column import FittedTarget


@dataclass(frozen=True)
class Unprepared:
    """Stands for a preparation that changes nothing: the raw numbers are the prepared ones."""

    task: Task

    @property
    def target(self) -> FittedTarget:
        return FittedTarget(self.task.target, self.task.kind, self.task.classes)

    def original_units(self, outputs: np.ndarray) -> np.ndarray:
        return outputs


def task_of(kind: TaskKind, features: int, classes: int = 3) -> Task:
    count = {"regression": 0, "binary": 2, "classes": classes}[kind]
    return Task(kind, features, tuple(f"class {i}" for i in range(count)), "target")


def dataset_of(
    kind: TaskKind = "classes",
    rows: tuple[int, int, int] = (90, 30, 0),
    features: int = 4,
    classes: int = 3,
    dtype: Any = np.float32,
    seed: int = 0,
) -> Dataset:
    """Rows for train, validation and test whose targets follow from a random linear map of the inputs."""
    rng = np.random.default_rng(seed)
    task = task_of(kind, features, classes)
    inputs = rng.normal(size=(sum(rows), features))
    scores = inputs @ rng.normal(size=(features, max(task.output_units, 1)))
    if kind == "classes":
        targets = np.eye(classes)[scores.argmax(1)]
    else:
        targets = (scores > 0).astype(float) if kind == "binary" else scores
    bounds = np.cumsum([0, *rows])
    parts = [
        Subset(inputs[i:j].astype(dtype), targets[i:j].astype(dtype), np.arange(i, j))
        for i, j in pairwise(bounds)
    ]
    return Dataset(task, *parts, Unprepared(task))  # type: ignore[arg-type]


def architecture_of(
    task: Task, hidden: tuple[int, ...] = (8,), activation: str = "tanh", dropout: float = 0.0
) -> Architecture:
    """Dense layers of these widths, each followed by Dropout if asked for, and the task's output."""
    layers: list[tuple[str, Any]] = []
    for units in hidden:
        layers.append(("dense", DenseSettings(units, activation)))
        if dropout:
            layers.append(("dropout", DropoutSettings(dropout)))
    return chain(layers, task)


def network_of(
    task: Task,
    hidden: tuple[int, ...] = (8,),
    activation: str = "tanh",
    dropout: float = 0.0,
    dtype: Any = np.float32,
    seed: int = 0,
) -> Network:
    """A network with its first weights."""
    network = Network(architecture_of(task, hidden, activation, dropout), task, dtype)
    network.initialise(seed)
    return network
