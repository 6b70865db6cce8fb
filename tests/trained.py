"""A small trained run and CSV files for the tests of files and of the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from engine.core.architecture.architecture import Architecture, Hidden
from engine.core.architecture.templates import chain, suggested
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.network import Network
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import Dataset, prepare
from engine.data.reading.csv_reader import read_csv
from engine.files.model import Model
from engine.project.project import DataChoices, Project
from engine.training.state.training_state import TrainingState
from engine.training.trainer import Trainer


def write_mixed_csv(path: Path, target: str = "class", rows: int = 120) -> Path:
    """A CSV with numbers, a category, a yes/no column and missing values; ``target``: class or number."""
    rng = np.random.default_rng(1)
    lines = ["size,colour,member,weight,answer"]
    for _ in range(rows):
        size, weight = rng.normal(10, 3), rng.exponential(5)
        colour, member = rng.choice(["red", "green", "blue"]), rng.choice(["yes", "no"])
        score = size + (4 if colour == "red" else 0) - (3 if member == "yes" else 0)
        answer = f"{score + rng.normal():.3f}" if target == "number" else ("high" if score > 10 else "low")
        cells = [f"{size:.4f}", str(colour), str(member), f"{weight:.4f}"]
        cells = ["" if rng.random() < 0.08 else cell for cell in cells]
        lines.append(",".join([*cells, answer]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_many_words_csv(path: Path, rows: int = 600) -> Path:
    """A CSV with two columns of hundreds of different texts and a number that depends on them."""
    rng = np.random.default_rng(2)
    lines = ["town,street,size,price"]
    for _ in range(rows):
        town, street = int(rng.exponential(40)), rng.integers(200)
        size = rng.normal(80, 20)
        name = "" if rng.random() < 0.05 else f"Town {town}"
        lines.append(f"{name},{street} Ö Street,{size:.2f},{size * 3 + town % 7 * 20 + rng.normal():.2f}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def small_run(
    path: str | Path,
    choices: DataChoices | None = None,
    hidden: Hidden | None = None,
    draw: Callable[[Task], Architecture] | None = None,
    **settings: object,
) -> Trainer:
    """A trainer for a CSV file, not run yet; with the network that ``draw`` makes, or a chain of layers.

    The ``hidden`` ones are a Dense layer with dropout if nothing else is said.
    """
    choices = choices or DataChoices(path=str(path))
    dataset: Dataset = prepare(read_csv(path), choices)
    hidden = [("dense", DenseSettings(6)), ("dropout", DropoutSettings(0.3))] if hidden is None else hidden
    network = Network(draw(dataset.task) if draw else chain(hidden, dataset.task), dataset.task)
    network.initialise(0)
    defaults = {"epochs": 3, "batch_size": 16}
    return Trainer(network, dataset, TrainingSettings(**{**defaults, **settings}))  # type: ignore[arg-type]


def branches(task: Task, first: Hidden, *ways: Hidden) -> Architecture:
    """A network that goes several ways after the ``first`` layers; a Concatenate joins them."""
    drawn = chain(first, task)
    output, fork = drawn.order[-1], drawn.order[-2]
    drawn = drawn.without([output.id])
    drawn, join = drawn.adding("concatenate", 900.0, 0.0)
    for way in ways:
        last = fork
        for kind, settings in way:
            drawn, layer = drawn.adding(kind, 0.0, 0.0, settings)
            drawn = drawn.connecting(last.id, layer.id)
            last = layer
        drawn = drawn.connecting(last.id, join.id)
    drawn, layer = drawn.adding("dense", 1000.0, 0.0, output.settings, output.name)
    return drawn.connecting(join.id, layer.id)


def small_model(path: str | Path, **options: Any) -> Model:
    """A model after a few epochs; options as for :func:`small_run`."""
    trainer = small_run(path, **options)
    trainer.run()
    return Model.of_run(trainer.capture())


def small_project(path: str | Path, **options: Any) -> tuple[Project, TrainingState]:
    """A project and its run after a few epochs; options as for :func:`small_run`."""
    trainer = small_run(path, **options)
    trainer.run()
    settings = trainer.settings
    architecture = trainer.network.architecture
    return Project(DataChoices(path=str(path)), architecture, settings), trainer.capture()


def suggested_project(path: str | Path) -> Project:
    """A project with the suggested network that was not trained."""
    dataset = prepare(read_csv(path), DataChoices(path=str(path)))
    return Project(DataChoices(path=str(path)), suggested(dataset.task), TrainingSettings(epochs=5))
