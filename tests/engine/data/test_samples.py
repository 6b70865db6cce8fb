"""The data sets that come with the program."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.common.messages import UserError
from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.network import Network
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.data.columns import resolve, task_of
from engine.data.dataset import prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import SAMPLES, resolve_path, sample_path
from engine.project.project import DataChoices
from engine.training.metrics import evaluate
from engine.training.trainer import Trainer

EXPECTED = {
    "iris": (150, Task("classes", 4, ("setosa", "versicolor", "virginica"), "species")),
    "wine": (178, Task("classes", 13, ("grower A", "grower B", "grower C"), "cultivar")),
    "breast_cancer": (569, Task("binary", 30, ("benign", "malignant"), "diagnosis")),
    "digits": (1797, Task("classes", 64, tuple("0123456789"), "digit", (8, 8, 1))),
    "diabetes": (442, Task("regression", 10, (), "progression")),
    "circle": (500, Task("binary", 2, ("blue", "orange"), "label")),
    "xor": (500, Task("binary", 2, ("blue", "orange"), "label")),
    "gauss": (500, Task("binary", 2, ("blue", "orange"), "label")),
    "spiral": (800, Task("binary", 2, ("blue", "orange"), "label")),
    "regression_plane": (500, Task("regression", 2, (), "y")),
    "regression_gauss": (500, Task("regression", 2, (), "y")),
}


def test_all_samples_are_expected() -> None:
    assert [sample.key for sample in SAMPLES] == list(EXPECTED)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.key)
def test_rows_types_target_and_task(sample: object) -> None:
    key, target = sample.key, sample.target  # type: ignore[attr-defined]
    table = read_csv(f"sample:{key}")
    rows, task = EXPECTED[key]
    assert table.rows == rows
    assert not table.notes
    resolved = resolve(table, DataChoices())
    assert resolved.target == target == task.target
    assert task_of(resolved) == task
    assert all(column.kind == "number" for column in table.columns if column.name != target)
    assert not any(column.missing for column in table.columns)
    assert prepare(table, DataChoices()).train.inputs.shape[1] == task.features


def test_every_file_is_named_with_its_source() -> None:
    folder = sample_path("iris").parent
    sources = (folder / "SOURCES.md").read_text(encoding="utf-8")
    files = sorted(path.name for path in folder.glob("*.csv"))
    assert files == sorted(sample.file for sample in SAMPLES)
    assert all(file in sources for file in files)


def test_paths() -> None:
    assert resolve_path("sample:iris") == sample_path("iris")
    assert resolve_path("a/b.csv") == Path("a/b.csv")
    with pytest.raises(UserError, match="no sample called nothing; choose one of iris"):
        resolve_path("sample:nothing")


@pytest.mark.parametrize("key", ["circle", "xor", "gauss", "spiral"])
def test_plane_sets_are_balanced_and_in_view(key: str) -> None:
    table = read_csv(sample_path(key))
    counts = np.bincount(table.column("label").values)
    assert counts.min() >= 0.4 * table.rows
    for name in ("x1", "x2"):
        assert 2 < np.abs(table.column(name).values).max() < 6.5


def test_three_small_tanh_layers_learn_the_spiral():
    table = read_csv(sample_path("spiral"))
    dataset = prepare(table, DataChoices(path="sample:spiral"))
    layers = [("dense", DenseSettings(8, "tanh", "xavier_uniform"))] * 3
    network = Network(chain(layers, dataset.task), dataset.task)
    network.initialise(0)
    Trainer(network, dataset, TrainingSettings()).run()
    assert evaluate(network, dataset.test, dataset.preparation).accuracy >= 0.95
