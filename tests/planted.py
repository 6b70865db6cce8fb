"""Tables and runs in which something is wrong on purpose, for the tests of findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.core.architecture.architecture import Hidden
from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.network import Network
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import prepare
from engine.data.reading.csv_reader import read_csv
from engine.project.project import DataChoices, Project
from engine.training.trainer import Trainer

Columns = dict[str, Sequence[Any]]
Edit = Callable[[Trainer], None]


@dataclass(frozen=True)
class Plan:
    """A run to be: its table, hidden layers, settings, and what is done to the weights before it starts."""

    columns: Columns
    hidden: Hidden = field(default_factory=lambda: dense(16, 8))
    settings: dict[str, Any] = field(default_factory=dict)
    scaling: str = "standard"
    edit: Edit | None = None
    output: str = ""

    def project(self, path: Path, seed: int) -> Project:
        """The project, and its table as a file."""
        lines = [",".join(self.columns)]
        lines += [",".join(map(str, row)) for row in zip(*self.columns.values(), strict=True)]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        data = DataChoices(path=str(path), target="label", scaling=self.scaling)
        drawn = chain(self.hidden, prepare(read_csv(path), data).task)
        if self.output:
            last = drawn.order[-1]
            drawn = drawn.with_layer(replace(last, settings=replace(last.settings, activation=self.output)))
        chosen = {"epochs": 40, "batch_size": 16, "patience": 0, "seed": seed, **self.settings}
        return Project(data, drawn, TrainingSettings(**chosen))


def run_of(project: Project, edit: Edit | None = None) -> Trainer:
    """A run that has ended."""
    dataset = prepare(read_csv(project.data.path), project.data)
    network = Network(project.architecture, dataset.task)
    network.initialise(project.training.seed)
    trainer = Trainer(network, dataset, project.training)
    if edit is not None:
        edit(trainer)
    trainer.run()
    return trainer


# Tables


def clouds(seed: int, rows: int = 240, classes: int = 3, features: int = 4, scale: float = 1.0) -> Columns:
    """Clouds of points that overlap a little, one for each class."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(0, 2, (classes, features))
    label = np.arange(rows) % classes
    points = (centres[label] + rng.normal(0, 0.7, (rows, features))) * scale
    return _columns(points, [f"class {i}" for i in label])


def curve(seed: int, rows: int = 300) -> Columns:
    """A number that follows from others along a bent surface, with a little noise."""
    rng = np.random.default_rng(seed)
    points = rng.normal(0, 1, (rows, 4))
    y = np.sin(points[:, 0]) + points[:, 1] * points[:, 2] + 0.1 * rng.normal(size=rows)
    return _columns(points, (10 * y).round(4).tolist())


def rare(seed: int, rows: int = 800, share: float = 0.02, apart: float = 0.5) -> Columns:
    """Two classes, of which one has few rows that lie near those of the other."""
    rng = np.random.default_rng(seed)
    is_rare = np.arange(rows) < share * rows
    points = rng.normal(size=(rows, 4)) + apart * is_rare[:, None]
    return _columns(points, ["yes" if one else "no" for one in is_rare])


def confused(seed: int, rows: int = 300) -> Columns:
    """Two clouds, of whose rows a quarter is called by the other's name."""
    rng = np.random.default_rng(seed)
    label = np.arange(rows) % 2
    points = rng.normal(size=(rows, 6)) + label[:, None]
    told = np.where(rng.random(rows) < 0.25, 1 - label, label)
    return _columns(points, [f"class {i}" for i in told])


def _columns(points: Any, label: Sequence[Any]) -> Columns:
    columns: Columns = {f"x{i}": points[:, i].round(6).tolist() for i in range(points.shape[1])}
    return {**columns, "label": label}


def beside(columns: Columns, make: Callable[[Any], Any]) -> Columns:
    """The table with a column more, made from the target."""
    label = np.array(columns["label"])
    return {"leaking": make(label).tolist(), **columns}


# Networks and what is done to them


def dense(*units: int, activation: str = "relu", initializer: str | None = None, l2: float = 0.0) -> Hidden:
    """Dense layers of these widths."""
    suited = initializer or ("he_normal" if activation == "relu" else "xavier_uniform")
    return [("dense", DenseSettings(each, activation, suited, l2=l2)) for each in units]


def with_low_bias(trainer: Trainer) -> None:
    """Silence all units of the last hidden layer."""
    trainer.network.layers[-2].b[:] = -50  # type: ignore[attr-defined]


def with_large_weights(trainer: Trainer) -> None:
    """Drive all hidden units to the ends of their activation."""
    for layer in trainer.network.layers[:-1]:
        layer.W *= 30  # type: ignore[attr-defined]


def with_low_output(trainer: Trainer) -> None:
    """Push the output far below 0."""
    trainer.network.layers[-1].b[:] = -30  # type: ignore[attr-defined]
