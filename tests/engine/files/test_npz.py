"""Exported weights: what is written is read again, and damaged or hostile files are told in one sentence."""

from __future__ import annotations

import errno
import io
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.common.messages import UserError
from engine.core.architecture.architecture import Architecture, Hidden
from engine.core.architecture.templates import TEMPLATES, chain
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.layers.shared.base import NoSettings
from engine.core.task import Task
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.files.export.csv_folder import save_csv_folder
from engine.files.export.npz import load_npz, save_npz
from engine.files.model import Model
from engine.project.decision import DEFAULT, Decision
from engine.project.project import DataChoices
from tests.trained import branches, small_model, small_run, write_mixed_csv

Entries = dict[str, np.ndarray]


@pytest.fixture(scope="module")
def model() -> Model:
    return small_model(sample_path("iris"))


@pytest.fixture
def entries(model: Model, tmp_path: Path) -> Entries:
    save_npz(tmp_path / "good.npz", model)
    with np.load(tmp_path / "good.npz", allow_pickle=False) as archive:
        return dict(archive)


def test_entries_and_shapes(entries: Entries) -> None:
    assert list(entries) == ["W1", "b1", "W2", "b2", "layerscope"]
    assert [entries[name].shape for name in entries] == [(6, 4), (6,), (3, 6), (3,), ()]
    assert {entries[name].dtype for name in list(entries)[:-1]} == {np.dtype(np.float32)}


def test_description_reads_plainly(entries: Entries) -> None:
    about = json.loads(str(entries["layerscope"]))
    assert about["classes"] == ["setosa", "versicolor", "virginica"]
    assert [layer["activation"] for layer in about["layers"]] == ["relu", "softmax"]
    assert [(layer["weights"], layer["biases"]) for layer in about["layers"]] == [("W1", "b1"), ("W2", "b2")]


def test_round_trip_predicts_the_same(model: Model, tmp_path: Path) -> None:
    save_npz(tmp_path / "a.npz", model)
    loaded = load_npz(tmp_path / "a.npz")
    assert loaded.values.tobytes() == model.values.tobytes()
    assert loaded.architecture == model.architecture
    assert loaded.preparation == model.preparation
    table = read_csv(sample_path("iris"))
    before, after = model.predict(table), loaded.predict(table)
    assert before.prediction == after.prediction
    assert before.probabilities is not None
    assert np.array_equal(before.probabilities, after.probabilities)


def test_both_formats_keep_the_decision(model: Model, tmp_path: Path) -> None:
    decision = Decision(0.3, "virginica", 2.0, 5.0, 1.5, "01234567")
    decided = replace(model, decision=decision)
    save_npz(tmp_path / "a.npz", decided)
    assert load_npz(tmp_path / "a.npz").decision == decision
    save_csv_folder(tmp_path / "csv", decided)
    about = json.loads((tmp_path / "csv" / "model.json").read_text(encoding="utf-8"))
    assert about["decision"] == decision.to_json()


def test_the_class_of_a_threshold_is_named(tmp_path: Path) -> None:
    model = replace(small_model(sample_path("breast_cancer")), decision=Decision(0.3))
    save_npz(tmp_path / "a.npz", model)
    assert load_npz(tmp_path / "a.npz").decision == Decision(0.3, model.preparation.task.classes[1])


def test_the_usual_decision_is_not_written(entries: Entries) -> None:
    assert "decision" not in json.loads(str(entries["layerscope"]))


def test_a_decision_of_another_task_is_left_out(entries: Entries, tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", **edited(entries, decision={"threshold": 0.3, "positive": "malignant"}))
    assert load_npz(tmp_path / "a.npz").decision == DEFAULT


def test_names_with_any_letters(tmp_path: Path) -> None:
    csv = tmp_path / "a.csv"
    rows = [f'{i},"빨강, ""x""",가' if i % 2 else f"{i},파랑\U0001f600,나" for i in range(40)]
    csv.write_text("\n".join(["크기,색,목표", *rows]), encoding="utf-8")
    model = small_model(csv)
    save_npz(tmp_path / "a.npz", model)
    assert load_npz(tmp_path / "a.npz").preparation == model.preparation


def edited(entries: Entries, **changes: Any) -> Entries:
    about = {**json.loads(str(entries["layerscope"])), **changes}
    return {**entries, "layerscope": np.array(json.dumps(about))}


def with_nan(entries: Entries) -> Entries:
    entries["W2"][0, 0] = np.nan
    return entries


def only(*names: str) -> Callable[[Entries], Entries]:
    return lambda entries: {name: entries[name] for name in names}


def with_array(name: str, array: np.ndarray) -> Callable[[Entries], Entries]:
    return lambda entries: {**entries, name: array}


class Harmful:
    """Would run code when it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, ("echo harm > harm.txt",)


DAMAGED: dict[str, tuple[Callable[[Entries], Entries], str]] = {
    "NaN weights": (with_nan, "W2 that are not finite"),
    "too large for float32": (with_array("W1", np.full((6, 4), 1e300)), "W1 that are not finite"),
    "pickled": (with_array("W1", np.array([Harmful()], object)), "could run code"),
    "decision that is not possible": (
        lambda entries: edited(entries, decision={"temperature": 0}),
        "decision settings in the file are damaged",
    ),
    "pickled description": (with_array("layerscope", np.array(Harmful(), object)), "could run code"),
    "wrong shape": (with_array("W1", np.zeros((6, 5), np.float32)), "W1 has the shape 6 × 5, but .* 6 × 4"),
    "transposed": (with_array("W1", np.zeros((4, 6), np.float32)), "W1 has the shape 4 × 6"),
    "complex": (with_array("W1", np.zeros((6, 4), complex)), "damaged"),
    "weights missing": (only("W1", "b1", "layerscope"), "do not belong to the layers"),
    "weights too many": (with_array("W3", np.zeros(3, np.float32)), "do not belong to the layers"),
    "description missing": (only("W1", "b1"), "layerscope is missing"),
    "a foreign npz": (lambda e: {"arr_0": e["W1"]}, "never writes"),
    "description is a number": (with_array("layerscope", np.array(3.0)), "damaged"),
    "description is no JSON": (with_array("layerscope", np.array("hello")), "damaged"),
    "description is a list": (with_array("layerscope", np.array("[1]")), "damaged"),
    "newer version": (lambda e: edited(e, version=3), "newer than this program"),
    "odd version": (lambda e: edited(e, version=True), "version is damaged"),
    "another format": (lambda e: edited(e, format="x"), "not a Layerscope model"),
    "no preparation": (lambda e: edited(e, preparation=None), "damaged"),
    "no architecture": (lambda e: edited(e, architecture=[]), "damaged"),
    "no layers": (lambda e: edited(e, architecture={"layers": [], "connections": []}), "no input"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damage_is_one_sentence(entries: Entries, tmp_path: Path, name: str) -> None:
    change, words = DAMAGED[name]
    path = tmp_path / "bad.npz"
    np.savez(path, **change(entries))
    with pytest.raises(UserError, match=words) as caught:
        load_npz(path)
    assert "bad.npz" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not Path("harm.txt").exists()


def test_layers_that_would_need_all_memory(entries: Entries, tmp_path: Path) -> None:
    about = json.loads(str(entries["layerscope"]))
    for layer in about["architecture"]["layers"]:
        if layer["kind"] == "dense" and layer["name"] != "Output":
            layer["settings"]["units"] = 16384
    path = tmp_path / "huge.npz"
    np.savez(path, **edited(entries, architecture=about["architecture"]))
    with pytest.raises(UserError, match="has the shape 6 × 4"):
        load_npz(path)


def test_lying_size_in_the_zip(entries: Entries, tmp_path: Path) -> None:
    path = tmp_path / "bad.npz"
    stream = io.BytesIO()
    np.save(stream, entries["W1"])
    np.savez(path, **{key: value for key, value in entries.items() if key != "W1"})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("W1.npy", stream.getvalue()[:-8])
    with pytest.raises(UserError, match="damaged"):
        load_npz(path)


def test_csv_folder(model: Model, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "weights"
    save_csv_folder(folder, model)
    assert sorted(os.listdir(folder)) == ["W1.csv", "W2.csv", "b1.csv", "b2.csv", "model.json"]
    save_npz(tmp_path / "a.npz", model)
    with np.load(tmp_path / "a.npz") as archive:
        for name in ("W1", "b1", "W2", "b2"):
            read = np.loadtxt(folder / f"{name}.csv", delimiter=",", skiprows=1, ndmin=archive[name].ndim)
            assert np.array_equal(read.astype(np.float32), archive[name])
        assert json.loads((folder / "model.json").read_text()) == json.loads(str(archive["layerscope"]))
    assert (folder / "W1.csv").read_text().splitlines()[
        0
    ] == "sepal_length,sepal_width,petal_length,petal_width"
    assert (folder / "b2.csv").read_text().splitlines()[0] == "setosa,versicolor,virginica"


def test_a_negative_variance_is_one_sentence(tmp_path: Path) -> None:
    save_npz(
        tmp_path / "a.npz", small_model(sample_path("iris"), hidden=[("batch_norm", BatchNormSettings())])
    )
    with np.load(tmp_path / "a.npz") as archive:
        entries = dict(archive)
    entries["running_var1"][2] = -1
    np.savez(tmp_path / "bad.npz", **entries)
    with pytest.raises(UserError, match=r"bad\.npz: The running variance of BatchNorm 1 is negative"):
        load_npz(tmp_path / "bad.npz")


DIGITS = DataChoices(path=str(sample_path("digits")), target="digit")


def header_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()[0].split(",")


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_survives_both_formats(tmp_path: Path, template: str) -> None:
    model = small_model(DIGITS.path, choices=DIGITS, draw=TEMPLATES[template].build, epochs=1)
    save_npz(tmp_path / "a.npz", model)
    loaded = load_npz(tmp_path / "a.npz")
    assert loaded.architecture == model.architecture
    assert loaded.values.tobytes() == model.values.tobytes()
    save_csv_folder(tmp_path / "a", model)
    with np.load(tmp_path / "a.npz") as archive:
        names = set(archive.files) - {"layerscope"}
        assert {path.stem for path in (tmp_path / "a").glob("*.csv")} == names
        for name in names:
            read = np.loadtxt(tmp_path / "a" / f"{name}.csv", delimiter=",", skiprows=1, ndmin=2)
            assert len(header_of(tmp_path / "a" / f"{name}.csv")) == read.shape[1]
            assert np.array_equal(read.astype(np.float32).reshape(archive[name].shape), archive[name])


def test_headers_of_a_convolutional_network(tmp_path: Path) -> None:
    model = small_model(DIGITS.path, choices=DIGITS, draw=TEMPLATES["lenet"].build, epochs=1)
    save_csv_folder(tmp_path, model)
    second = np.loadtxt(tmp_path / "W2.csv", delimiter=",", skiprows=1)
    header = header_of(tmp_path / "W2.csv")
    assert second.shape == (16, 3 * 3 * 8) and (header[0], header[-1]) == ("i=0 j=0 c=0", "i=2 j=2 c=7")
    save_npz(tmp_path / "a.npz", model)
    with np.load(tmp_path / "a.npz") as archive:
        at = header.index("i=1 j=2 c=5")
        assert second[3, at].astype(np.float32) == archive["W2"][3, 1, 2, 5]
    assert header_of(tmp_path / "b1.csv") == [f"Conv2D 1 channel {c}" for c in range(1, 9)]
    dense = header_of(tmp_path / "W3.csv")
    assert (dense[0], dense[17]) == (
        "MaxPool2D 2 channel 1 at row 1 column 1",
        "MaxPool2D 2 channel 2 at row 1 column 2",
    )
    assert header_of(tmp_path / "b4.csv") == [str(digit) for digit in range(10)]


def test_headers_behind_joins(tmp_path: Path) -> None:
    def draw(task: Task) -> Architecture:
        norm: Hidden = [("dense", DenseSettings(2)), ("batch_norm", BatchNormSettings())]
        return branches(task, [("layer_norm", NoSettings())], norm, [("dense", DenseSettings(1))], [])

    save_csv_folder(tmp_path, small_model(sample_path("iris"), draw=draw))
    features = ["sepal_length", "sepal_width", "petal_length", "petal_width"]
    units = ["Dense 1 unit 1", "Dense 1 unit 2"]
    headers = {path.stem: header_of(path) for path in tmp_path.glob("*.csv")}
    output = ["setosa", "versicolor", "virginica"]
    assert headers == {
        "gamma1": features,
        "beta1": features,
        "W1": features,
        "b1": units,
        **dict.fromkeys(("gamma2", "beta2", "running_mean2", "running_var2"), units),
        "W2": features,
        "b2": ["Dense 2 unit 1"],
        "W3": [*units, "Dense 2 unit 1", *features],
        "b3": output,
    }


def test_headers_of_a_sum_and_of_norms_on_pictures(tmp_path: Path) -> None:
    save_csv_folder(
        tmp_path / "sum", small_model(sample_path("iris"), draw=TEMPLATES["residual"].build, epochs=1)
    )
    assert header_of(tmp_path / "sum" / "W4.csv")[2] == "Add 1 unit 3"
    hidden: Hidden = [
        ("reshape", ReshapeSettings(2, 2, 1)),
        ("batch_norm", BatchNormSettings()),
        ("layer_norm", NoSettings()),
        ("conv2d", Conv2DSettings(2, 1)),
        ("layer_norm", NoSettings()),
        ("flatten", NoSettings()),
    ]
    save_csv_folder(tmp_path / "norm", small_model(sample_path("iris"), hidden=hidden, epochs=1))
    assert header_of(tmp_path / "norm" / "gamma1.csv") == ["BatchNorm 1 channel 1"]
    assert header_of(tmp_path / "norm" / "gamma2.csv")[0] == "sepal_length"
    assert header_of(tmp_path / "norm" / "gamma3.csv")[1] == "Conv2D 1 channel 2 at row 1 column 1"


def test_weights_before_a_softmax_layer_are_named_by_what_they_predict(tmp_path: Path) -> None:
    drawn = small_run(sample_path("iris"), hidden=[("dense", DenseSettings(3, "identity"))])
    architecture = drawn.network.architecture
    dense, output = architecture.order[1:]
    shortened = architecture.without([output.id])
    shortened, last = shortened.adding("activation", 0, 0, ActivationSettings("softmax"))
    shortened = shortened.connecting(dense.id, last.id)
    save_csv_folder(tmp_path, small_model(sample_path("iris"), draw=lambda task: shortened))
    assert header_of(tmp_path / "b1.csv") == ["setosa", "versicolor", "virginica"]


def test_csv_folder_does_not_mix_two_models(model: Model, tmp_path: Path) -> None:
    (tmp_path / "W3.csv").touch()
    (tmp_path / "running_mean1.csv").touch()
    (tmp_path / "notes.csv").touch()
    save_csv_folder(tmp_path, model)
    assert not (tmp_path / "W3.csv").exists()
    assert not (tmp_path / "running_mean1.csv").exists()
    assert (tmp_path / "notes.csv").exists()


def test_csv_folder_in_the_way_of_a_file(model: Model, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(UserError, match="taken cannot be made"):
        save_csv_folder(tmp_path / "taken", model)


def test_csv_folder_on_a_full_disk_is_one_sentence_that_names_the_folder(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match=r"out cannot be written \(No space left on device\)"):
        save_csv_folder(tmp_path / "out", model)
    assert list(tmp_path.iterdir()) == []


def test_two_softmax_units_for_two_classes(tmp_path: Path) -> None:
    csv = write_mixed_csv(tmp_path / "a.csv")
    single = small_model(csv)
    task = single.preparation.task
    twin = chain([], task)
    output = twin.output
    assert output is not None
    settings = DenseSettings(2, "softmax")
    twin = twin.with_layer(type(output)(output.id, "dense", "Output", settings))
    parameters = np.zeros(2 * task.features + 2, np.float32)
    parameters[-1] = 2.0
    model = Model(twin, single.preparation, parameters)
    save_csv_folder(tmp_path / "folder", model)
    assert (tmp_path / "folder" / "b1.csv").read_text().splitlines()[0] == ",".join(task.classes)
    predictions = model.predict(read_csv(csv))
    assert set(predictions.prediction) == {task.classes[1]}
    assert predictions.probabilities is not None
    assert np.allclose(predictions.probabilities[:, 1], 1 / (1 + np.exp(-2)))
