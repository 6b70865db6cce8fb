"""Predictions of a trained model, and the numpy script of the documentation that gives the same."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.common.messages import UserError
from engine.core.activations import ACTIVATIONS
from engine.core.architecture.architecture import Architecture, Hidden
from engine.core.architecture.templates import TEMPLATES, chain
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.layers.pooling import PoolSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.layers.shared.base import NoSettings
from engine.core.task import Task
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.files.export.npz import save_npz
from engine.files.model import Model
from engine.files.prediction.prediction_file import predict_file
from engine.project.decision import Decision
from engine.project.project import DataChoices
from tests.trained import branches, small_model, write_many_words_csv, write_mixed_csv

DOCUMENT = Path(__file__).parents[3] / "docs" / "files.md"


OLD_SCRIPT = Path(__file__).parent / "old" / "ten_lines_of_version_1.txt"
"""Script that the documentation of the first version told people to run."""


@pytest.fixture(scope="module")
def script() -> str:
    found = re.search(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    code = found.group(1)
    assert len(code.splitlines()) < 180  # half of it reads the table as the program does
    return code


def outputs_of_script(script: str, table: Path, folder: Path) -> np.ndarray:
    """What a script prints for a table with the model ``m.npz`` of a folder."""
    (folder / "script.py").write_text(script, encoding="utf-8")
    command = [sys.executable, "script.py", "m.npz", str(table)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return np.loadtxt(io.StringIO(done.stdout), delimiter=",", ndmin=2)


def assert_agrees(script: str, model: Model, table: Path, folder: Path) -> None:
    """Run a script on the exported model, and compare what it prints with what the program predicts."""
    save_npz(folder / "m.npz", model)
    theirs = outputs_of_script(script, table, folder)
    predictions = model.predict(model.read(table))
    if predictions.probabilities is None:
        ours = np.array(predictions.prediction)[:, None]
        assert np.allclose(ours, theirs, rtol=1e-5, atol=0)
    else:
        ours = predictions.probabilities[:, -theirs.shape[1] :]
        assert np.abs(ours - theirs).max() < 1e-5
    assert len(theirs) == len(predictions.prediction)


@pytest.mark.parametrize("name", ["iris", "diabetes", "breast_cancer", "mixed class", "mixed number"])
def test_script_agrees_on_dense_layers(script: str, tmp_path: Path, name: str) -> None:
    table = write_mixed_csv(tmp_path / "a.csv", name[6:]) if name[:5] == "mixed" else sample_path(name)
    model = small_model(table, epochs=20)
    assert_agrees(script, model, table, tmp_path)
    assert_agrees(OLD_SCRIPT.read_text(encoding="utf-8"), model, table, tmp_path)


DECISIONS = {
    "threshold": ("breast_cancer", Decision(0.07)),
    "threshold of the first class": ("breast_cancer", Decision(0.9, "benign")),
    "temperature": ("breast_cancer", Decision(temperature=2.5)),
    "both of three classes": ("iris", Decision(0.9, "versicolor", temperature=0.5)),
    "temperature of three classes": ("iris", Decision(temperature=3.0)),
}


@pytest.mark.parametrize("name", DECISIONS)
def test_script_agrees_on_decisions(script: str, tmp_path: Path, name: str) -> None:
    sample, decision = DECISIONS[name]
    table, usual = sample_path(sample), small_model(sample_path(sample), epochs=20)
    model = replace(usual, decision=decision)
    save_npz(tmp_path / "m.npz", model)
    theirs = outputs_of_script(script, table, tmp_path)
    predictions = model.predict(model.read(table))
    assert predictions.probabilities is not None
    assert np.abs(theirs[:, :-1] - predictions.probabilities).max() < 1e-5
    names = [predictions.classes[int(number)] for number in theirs[:, -1]]
    assert names == list(predictions.prediction)
    if decision.threshold is not None:  # or else a threshold that is ignored would do
        assert names != list(usual.predict(usual.read(table)).prediction)
    else:
        assert names == list(usual.predict(usual.read(table)).prediction)


def test_script_agrees_on_columns_of_many_texts(script: str, tmp_path: Path) -> None:
    table = write_many_words_csv(tmp_path / "words.csv")
    roles, encodings = dict.fromkeys(("town", "street"), "feature"), {"street": "hashed"}
    choices = DataChoices(path=str(table), target="price", roles=roles, encodings=encodings)
    model = small_model(table, epochs=20, choices=choices)
    assert {column.kind for column in model.preparation.columns} == {"frequent", "hashed", "number"}
    assert_agrees(script, model, table, tmp_path)


@pytest.mark.parametrize("template", TEMPLATES)
def test_script_agrees_on_every_template(script: str, tmp_path: Path, template: str) -> None:
    table = sample_path("digits")
    choices = DataChoices(path=str(table), target="digit")
    model = small_model(table, choices=choices, draw=TEMPLATES[template].build)
    assert_agrees(script, model, table, tmp_path)


PADDED = [
    ("conv2d", Conv2DSettings(4, 4, 3, "same", "elu")),
    ("conv2d", Conv2DSettings(5, 2, 1, "valid", "gelu")),
    ("layer_norm", NoSettings()),
    ("activation", ActivationSettings("softmax")),
    ("flatten", NoSettings()),
]
POOLED = [
    ("conv2d", Conv2DSettings(4, 3, 2, "same", "leaky_relu")),
    ("batch_norm", BatchNormSettings()),
    ("average_pool2d", PoolSettings(3, 1)),
    ("global_average_pool2d", NoSettings()),
]
OVERLAPPING = [("max_pool2d", PoolSettings(3, 2)), ("flatten", NoSettings())]


def test_script_agrees_on_pictures(script: str, tmp_path: Path) -> None:
    """Strides, paddings and pools of every kind, in branches that a Concatenate joins."""
    table = sample_path("digits")
    choices = DataChoices(path=str(table), target="digit")
    reshape = [("reshape", ReshapeSettings(8, 8, 1))]
    model = small_model(
        table, choices=choices, draw=lambda task: branches(task, reshape, PADDED, POOLED, OVERLAPPING)
    )
    assert_agrees(script, model, table, tmp_path)


def test_script_agrees_on_joins_and_all_activations(script: str, tmp_path: Path) -> None:
    table = write_mixed_csv(tmp_path / "a.csv")
    ways: list[Hidden] = [
        [("dense", DenseSettings(3, activation, "xavier_normal")), ("layer_norm", NoSettings())]
        for activation in ACTIVATIONS
    ]
    model = small_model(table, draw=lambda task: branches(task, [], *ways))
    assert_agrees(script, model, table, tmp_path)


def test_script_agrees_where_an_activation_is_the_last_layer(script: str, tmp_path: Path) -> None:
    table = sample_path("iris")

    def draw(task: Task) -> Architecture:
        drawn = chain([("dropout", DropoutSettings())], task)
        output = drawn.order[-1]
        drawn = drawn.with_layer(replace(output, settings=DenseSettings(3, "identity")))
        drawn, last = drawn.adding("activation", 500, 0, ActivationSettings("softmax"))
        return drawn.connecting(output.id, last.id)

    assert_agrees(script, small_model(table, draw=draw), table, tmp_path)


def test_prediction_is_the_most_probable_class(tmp_path: Path) -> None:
    path = write_mixed_csv(tmp_path / "a.csv")
    predictions = small_model(path, epochs=20).predict(read_csv(path))
    assert predictions.probabilities is not None
    assert predictions.probabilities.dtype == np.float64
    assert np.allclose(predictions.probabilities.sum(1), 1)
    best = [predictions.classes[i] for i in predictions.probabilities.argmax(1)]
    assert list(predictions.prediction) == best
    assert set(best) == {"high", "low"}


def test_unseen_category_is_noted_and_missing_column_refused(tmp_path: Path) -> None:
    model = small_model(write_mixed_csv(tmp_path / "a.csv"))
    (tmp_path / "new.csv").write_text("colour,size,member,weight\n" + "violet,10,yes,3\nred,9,no,\n" * 9)
    predictions = model.predict(read_csv(tmp_path / "new.csv"))
    assert len(predictions.prediction) == 18
    assert any("colour" in str(note) for note in predictions.notes)
    (tmp_path / "less.csv").write_text("colour,size\n" + "red,10\nblue,9\n" * 9)
    with pytest.raises(UserError, match="no column member"):
        model.predict(read_csv(tmp_path / "less.csv"))


def test_predictions_file_keeps_all_digits(tmp_path: Path) -> None:
    path = write_mixed_csv(tmp_path / "a.csv")
    model = small_model(path)
    predictions = model.predict(read_csv(path))
    predict_file(model, path, tmp_path / "p.csv")
    with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0] == ["prediction", "p_high", "p_low"]
    assert [row[0] for row in rows[1:]] == list(predictions.prediction)
    assert predictions.probabilities is not None
    assert np.array_equal(np.array([row[1:] for row in rows[1:]], np.float64), predictions.probabilities)


def test_predictions_of_numbers(tmp_path: Path) -> None:
    model = small_model(sample_path("diabetes"))
    predictions = model.predict(read_csv(sample_path("diabetes")))
    predict_file(model, sample_path("diabetes"), tmp_path / "p.csv")
    lines = (tmp_path / "p.csv").read_text().splitlines()
    assert lines[0] == "prediction"
    assert [float(line) for line in lines[1:]] == list(predictions.prediction)
