"""The command line from its arguments to exit code, standard output and standard error."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import fields as fields_of
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import main as program
from engine.command_line.arguments import COMMANDS, parse
from engine.command_line.display import require_display
from engine.command_line.hidden_layers import fitted, parse_layers
from engine.command_line.training_options import training_settings
from engine.common.messages import UserError
from engine.common.version import VERSION
from engine.core.activations import ACTIVATIONS
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.templates import TEMPLATES, template_architecture
from engine.core.layers import LAYER_KINDS
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.layers.normalization import BatchNormSettings, LayerNormSettings
from engine.core.layers.pooling import GlobalPoolSettings, PoolSettings
from engine.core.layers.shapes import FlattenSettings, ReshapeSettings
from engine.core.task import Task
from engine.data.samples import SAMPLES, sample_path
from engine.files.export.npz import load_npz, save_npz
from engine.files.project_file import load_project, save_project
from engine.project.project import (
    ENCODING_WORDS,
    OPTIMIZER_WORDS,
    SCHEDULE_WORDS,
    TRAINING_CHOICES,
    DataChoices,
    Project,
    TrainingSettings,
)
from tests.trained import (
    small_model,
    small_project,
    small_run,
    suggested_project,
    write_many_words_csv,
    write_mixed_csv,
)

ROOT = Path(program.__file__).parent
IRIS = str(sample_path("iris"))
Capture = pytest.CaptureFixture[str]


def run(capsys: Capture, *arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command line."""
    code = program.main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def run_json(capsys: Capture, *arguments: object) -> dict[str, Any]:
    code, out, err = run(capsys, *arguments, "--json")
    assert (code, err) == (0, "")
    assert out.count("\n") == 1

    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is not valid JSON")

    found: dict[str, Any] = json.loads(out, parse_constant=refuse)
    return found


def assert_refused(capsys: Capture, words: str, *arguments: object) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
    assert err.endswith("\n")
    assert "Traceback" not in err


# train


def test_train_ends_with_the_figures_of_the_test_rows(capsys: Capture) -> None:
    code, out, err = run(capsys, "train", IRIS, "--target", "species", "--epochs", 30)
    assert (code, err) == (0, "")
    head, *parts = out.strip().splitlines()[-4:]
    assert head.split() == ["rows", "loss", "accuracy"]
    assert [line.split()[0] for line in parts] == ["train", "validation", "test"]
    assert float(parts[-1].split()[-1]) > 0.6


def test_json_of_classes(capsys: Capture) -> None:
    found = run_json(
        capsys, "train", IRIS, "--target", "species", "--epochs", 40, "--layers", "16:relu,8:relu"
    )
    assert found["task"] == "classes"
    assert (found["rows"], found["features"], found["parameters"]) == (150, 4, 243)
    assert found["classes"] == ["setosa", "versicolor", "virginica"]
    assert found["epochs_run"] == 40
    assert 1 <= found["best_epoch"] <= 40
    assert [found[part]["rows"] for part in ("train", "validation", "test")] == [105, 22, 23]
    assert set(found["test"]) == {"rows", "loss", "accuracy"}
    assert found["test"]["accuracy"] > 0.8
    assert found["seconds"] > 0
    assert found["steps_per_second"] == pytest.approx(40 * 4 / found["seconds"])


def test_a_guessed_target_is_said_to_be_one(capsys: Capture, tmp_path: Path) -> None:
    few = ("--epochs", 2)
    code, out, _ = run(capsys, "train", IRIS, *few)
    assert code == 0
    assert "species is a guess: --target COLUMN chooses another column" in out
    guessed = run_json(capsys, "train", IRIS, *few)
    assert guessed["target_is_guess"] is True
    assert any("species is a guess" in note for note in guessed["notes"])
    for known in (("sample:iris",), (IRIS, "--target", "species")):
        found = run_json(capsys, "train", *known, *few)
        assert found["target_is_guess"] is False
        assert not any("guess" in note for note in found["notes"])
    assert run_json(capsys, "train", IRIS, *few, "--folds", 2)["target_is_guess"] is True
    assert any("species is a guess" in note for note in run_json(capsys, "find-rate", IRIS)["notes"])
    assert run_json(capsys, "info", IRIS)["target_is_guess"] is True
    assert "species as the target is a guess" in run(capsys, "info", IRIS)[1]
    project = tmp_path / "p.layerscope"
    run(capsys, "train", IRIS, *few, "--out", project)  # what was learnt is guessed no more
    assert run_json(capsys, "train", project, *few)["target_is_guess"] is False
    save_project(project, Project(DataChoices(path=IRIS), suggested_project(IRIS).architecture), None)
    assert "open the project in the window to choose" in run(capsys, "train", project, *few)[1]


def test_a_project_of_old_keeps_the_target_and_the_task_of_its_run(capsys: Capture, tmp_path: Path) -> None:
    data = tmp_path / "counts.csv"
    rows = [(i / 2, min(int(i**0.5) // 3, 4), "ab"[i % 2]) for i in range(150)]
    rows = [(x, 4 - count, word) for x, count, word in rows]
    data.write_text("x,visitors,target\n" + "\n".join(f"{a},{b},{c}" for a, b, c in rows), encoding="utf-8")
    project = tmp_path / "p.layerscope"
    code, _, err = run(
        capsys, "train", data, "--target", "visitors", "--task", "classes", "--epochs", 2, "--out", project
    )
    assert (code, err) == (0, "")
    kept, state = load_project(project)
    older = replace(kept, data=replace(kept.data, target="", task="auto"))
    save_project(project, older, state)
    found = run_json(capsys, "train", project, "--resume", "--epochs", 3)
    assert (found["target"], found["task"], found["epochs_run"]) == ("visitors", "classes", 3)


def test_json_of_regression(capsys: Capture) -> None:
    found = run_json(capsys, "train", "sample:diabetes", "--epochs", 30, "--learning-rate", 0.003)
    assert found["task"] == "regression"
    assert found["classes"] == []
    assert set(found["test"]) == {"rows", "loss", "r2", "mae", "rmse"}
    assert found["test"]["mae"] < found["test"]["rmse"] < 100


def test_figures_without_rows_are_null(capsys: Capture) -> None:
    found = run_json(capsys, "train", IRIS, "--split", "100,0,0", "--epochs", 2)
    assert found["test"] == {"rows": 0, "loss": None, "accuracy": None}
    assert found["validation"]["loss"] is None


@pytest.mark.parametrize("sample", [sample.key for sample in SAMPLES])
def test_every_sample_trains(capsys: Capture, sample: str) -> None:
    found = run_json(capsys, "train", f"sample:{sample}", "--epochs", 2)
    assert found["target"] == next(one.target for one in SAMPLES if one.key == sample)
    assert found["test"]["rows"] > 0


def test_the_same_seed_gives_the_same_weights(capsys: Capture, tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.npz" for name in "abc"]
    for file, seed in zip(files, (1, 1, 2), strict=True):
        run(capsys, "train", IRIS, "--epochs", 5, "--layers", "8,dropout:0.2", "--seed", seed, "--out", file)
    first, again, other = (load_npz(file).values for file in files)
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize(
    ("options", "decay"),
    [("--optimizer adamw", 0.01), ("--optimizer adamw --weight-decay 0", 0.0), ("", 0.0)],
)
def test_adamw_comes_with_its_decay(options: str, decay: float) -> None:
    chosen = parse(["train", "sample:iris", *options.split()])
    assert training_settings(TrainingSettings(), chosen).weight_decay == decay


def test_patience_stops_early(capsys: Capture) -> None:
    found = run_json(capsys, "train", "sample:diabetes", "--epochs", 500, "--patience", 5)
    assert found["epochs_run"] == found["best_epoch"] + 5 < 500


def test_without_a_word_of_it_a_run_stops_early_too_and_says_so(capsys: Capture) -> None:
    found = run_json(capsys, "train", "sample:diabetes")
    assert found["epochs_run"] == found["best_epoch"] + TrainingSettings().patience < 200
    assert "stopped early" in found["message"]
    code, out, _ = run(capsys, "train", "sample:diabetes")
    assert code == 0 and "stopped early. Restored the weights of epoch" in out
    assert run_json(capsys, "train", "sample:diabetes", "--patience", 0)["epochs_run"] == 200


def test_without_validation_rows_there_is_no_patience(capsys: Capture) -> None:
    found = run_json(capsys, "train", "sample:diabetes", "--split", "80,0,20", "--learning-rate", 1e-7)
    assert (found["epochs_run"], found["message"]) == (200, "Finished all 200 epochs.")


def test_overfitting_is_told(capsys: Capture) -> None:
    found = run_json(capsys, "train", "sample:diabetes", "--epochs", 60)
    assert found["overfitting"]["best_epoch"] < 30
    assert found["overfitting"]["now"] > found["overfitting"]["lowest"]
    _, out, _ = run(capsys, "train", "sample:diabetes", "--epochs", 60)
    assert "Overfitting: from epoch" in out
    assert run_json(capsys, "train", IRIS, "--epochs", 5)["overfitting"] is None


def test_task_can_be_chosen(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x,grade\n" + "".join(f"{i},{i % 5}\n" for i in range(100)))
    for task, found in (("classes", "classes"), ("regression", "regression")):
        values = run_json(capsys, "train", path, "--target", "grade", "--task", task, "--epochs", 1)
        assert values["task"] == found


def test_a_loss_that_overflows_is_one_sentence(capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "m.npz"
    options = ("--optimizer", "sgd", "--learning-rate", 10, "--out", out)
    code, _, err = run(capsys, "train", "sample:diabetes", *options)
    assert code == 2
    assert "give a smaller --learning-rate" in err
    assert err.count("\n") == 1
    assert np.isfinite(load_npz(out).values).all()


WRONG_OPTIONS: list[tuple[str, str]] = [
    ("--target speces", "did you mean species?"),
    ("--target SPECIES", "did you mean species?"),
    ("--target zzz", "choose one of sepal_length, sepal_width"),
    ("--optimizer adm", "choose one of sgd, momentum, nesterov, adagrad, rmsprop, adam, adamw"),
    ("--layers 16:rely", "choose one of identity, relu"),
    ("--layers x", "or one of dense, dropout, batchnorm, layernorm, conv, maxpool"),
    ("--layers 8,,8", "is no layer"),
    ("--layers 0", "between 1 and 16384"),
    ("--layers dropout:1.5", "between 0 and 0.95"),
    ("--layers dropout:x", "nothing is known about x in dropout:x"),
    ("--layers dropout:0.1:0.2", "nothing is known about 0.2"),
    ("--layers 8.5", "the units must be a whole number"),
    ("--layers -8", "between 1 and 16384"),
    ("--layers conv:8:99", "the kernel must lie between 1 and 64"),
    ("--layers conv:8:3:1:1", "there is no 1 in conv:8:3:1:1"),
    ("--layers conv:8:sme", "choose one of identity, relu"),
    ("--layers flatten:2", "nothing is known about 2"),
    ("--layers reshape:8", "such as reshape:8x8"),
    ("--layers reshape:5x5", "makes pictures of 5 × 5 × 1 = 25 numbers, but gets 4"),
    ("--layers reshape:2x2,maxpool,8", "put a Flatten layer before it"),
    ("--layers conv:8,flatten", "put a Reshape layer before it"),
    ("--layers 8,add,8", "give --template residual"),
    ("--template lenet", "needs pixels as features"),
    ("--template lenett", "choose one of perceptron, multi_layer"),
    ("--template wider --layers 8", "--layers and --template do not go together"),
    ("--image 3x3", "are no pictures of 3x3 pixels"),
    ("--image big", "neither auto, none nor"),
    ("--encoding petal_length", "write COLUMN=KIND"),
    ("--encoding petal_length=twice", "one of the kinds one_hot, frequent, hashed"),
    ("--encoding petal_length=hashed", "only columns of many categories have a choice"),
    ("--encoding petal_lenth=hashed", "did you mean petal_length"),
    ("--loss logs", "choose one of auto, mse, mae, huber"),
    ("--loss binary_cross_entropy", "does not fit"),
    ("--class-weights heavy", "neither balanced, none nor"),
    ("--class-weights 1,2", "There are 2 class weights for the 3 classes"),
    ("--class-weights 1,2,-3", "above 0"),
    ("--label-smoothing 1", "--label-smoothing is 1, but it must lie between 0 and 0.9"),
    ("--weight-decay -1", "--weight-decay is -1"),
    ("--clip-norm 0", "--clip-norm is 0"),
    ("--clip-value 1e9", "--clip-value is 1e+09"),
    ("--clip-value 1 --clip-norm 1", "do not go together"),
    ("--schedule stairs", "choose one of constant, step, exponential, cosine, plateau"),
    ("--schedule-factor 0.5", "changes nothing with --schedule constant"),
    ("--schedule cosine --schedule-epochs 5", "choose step, exponential, plateau"),
    ("--momentum 0.5", "changes nothing with --optimizer adam"),
    ("--loss mse --class-weights balanced", "changes nothing with --loss mse"),
    ("--label-smoothing 0.1 --loss huber", "choose auto, binary_cross_entropy, cross_entropy"),
    ("--warmup -1", "--warmup is -1"),
    ("--checkpoint-every -1", "--checkpoint-every is -1"),
    ("--folds 1", "must lie between 2 and 1000"),
    ("--folds 200", "fold"),
    ("--folds 5 --out m.npz", "--out cannot be given with --folds"),
    ("--split 70,30", "three percentages"),
    ("--split 60,15,15", "add up to 100"),
    ("--split 0,50,50", "does not work"),
    ("--split a,b,c", "a is not a number"),
    ("--epochs 0", "--epochs is 0"),
    ("--epochs 1.5", "not a whole number"),
    ("--batch-size -3", "--batch-size is -3"),
    ("--learning-rate nan", "not a finite number"),
    ("--learning-rate 1e9", "--learning-rate is 1e+09"),
    ("--task cluster", "choose one of auto, classes, regression"),
    ("--scaling log", "choose one of standard, minmax, none"),
    ("--patience 5 --split 80,0,20", "needs validation rows"),
    ("--seed -1", "--seed is -1"),
    ("--frobnicate", "Nothing is known about --frobnicate"),
    ("--epo 5", "Nothing is known about --epo"),
    ("--out missing/m.npz", "there is no folder"),
    ("--out .", "is a folder"),
]


@pytest.mark.parametrize(("options", "words"), WRONG_OPTIONS)
def test_wrong_options_are_one_sentence(capsys: Capture, options: str, words: str) -> None:
    assert_refused(capsys, words, "train", IRIS, *options.split())


def test_an_empty_name_is_no_file(capsys: Capture) -> None:
    assert_refused(capsys, "the name of the file is missing", "train", IRIS, "--out", "")


def test_out_is_checked_before_the_work(capsys: Capture, tmp_path: Path) -> None:
    start = time.perf_counter()
    assert_refused(
        capsys, "there is no folder", "train", IRIS, "--epochs", 10_000_000, "--out", tmp_path / "a" / "m.npz"
    )
    assert time.perf_counter() - start < 20


def test_the_data_are_never_overwritten(capsys: Capture, tmp_path: Path) -> None:
    path = write_mixed_csv(tmp_path / "a.csv")
    before = path.read_bytes()
    assert_refused(capsys, "which is read", "train", path, "--out", path)
    project, _ = small_project(path)
    save_project(tmp_path / "p.layerscope", project, None)
    assert_refused(capsys, "which is read", "train", tmp_path / "p.layerscope", "--out", path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("data", [b"", b"a,b\n", b"x\n1\n2\n", bytes(range(256)) * 50])
def test_bad_csv_is_one_sentence(capsys: Capture, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(data)
    code, out, err = run(capsys, "train", path)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_missing_file_is_one_sentence(capsys: Capture) -> None:
    assert_refused(capsys, "nosuch.csv", "train", "nosuch.csv")
    assert_refused(capsys, "no sample called iriss", "train", "sample:iriss")


# Networks, settings and encodings

LENET = "reshape,conv:16,maxpool,conv:32:3,maxpool,flatten,64:relu,dropout:0.2"


def test_a_convolutional_network_in_one_line(capsys: Capture) -> None:
    found = run_json(capsys, "train", "sample:digits", "--layers", LENET, "--epochs", 15)
    assert found["parameters"] == 16 * 10 + 32 * (9 * 16 + 1) + 64 * (2 * 2 * 32 + 1) + 10 * 65
    assert found["test"]["accuracy"] > 0.95


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_trains(capsys: Capture, template: str) -> None:
    code, out, err = run(capsys, "train", "sample:digits", "--template", template, "--epochs", 2)
    assert (code, err) == (0, "")
    assert "Network: 64 > " in out


def test_the_row_of_the_documentation_is_the_template(capsys: Capture, tmp_path: Path) -> None:
    text = (ROOT / "docs" / "command_line.md").read_text(encoding="utf-8")
    layers = re.search(r"train sample:digits --layers (\S+)", text)
    assert layers is not None
    for name, options in (("a", ("--layers", layers[1])), ("b", ("--template", "lenet"))):
        run_json(capsys, "train", "sample:digits", *options, "--epochs", 1, "--out", tmp_path / f"{name}.npz")
    drawn = [load_npz(tmp_path / f"{name}.npz").architecture for name in "ab"]
    assert drawn[0].computes_like(drawn[1])


def test_the_documentation_names_every_option() -> None:
    text = (ROOT / "docs" / "command_line.md").read_text(encoding="utf-8")
    options = vars(parse(["train", "a.csv"]))
    assert [name for name in options if name not in ("file", "command") and option_of(name) not in text] == []


def option_of(name: str) -> str:
    return f"`--{name.replace('_', '-')}"


def test_the_printed_network_says_what_an_add_adds(capsys: Capture) -> None:
    _, out, _ = run(capsys, "train", "sample:breast_cancer", "--template", "residual", "--epochs", 1)
    assert "16 identity > BatchNorm > Add (BatchNorm 2 + Dense 1) > relu > 1 sigmoid" in out


SETTINGS: list[tuple[str, dict[str, Any]]] = [
    *((f"--optimizer {name}", {"optimizer": name}) for name in OPTIMIZER_WORDS if name != "adamw"),
    ("--optimizer adamw", {"optimizer": "adamw", "weight_decay": 0.01}),
    *((f"--schedule {name}", {"schedule": name}) for name in SCHEDULE_WORDS),
    *((f"--loss {name}", {"loss": name}) for name in ("mse", "mae", "huber", "cross_entropy")),
    ("--optimizer nesterov --momentum 0.5", {"optimizer": "nesterov", "momentum": 0.5}),
    ("--class-weights balanced", {"class_weighting": "balanced"}),
    ("--class-weights 1,2,0.5", {"class_weighting": "given", "class_weights": (1.0, 2.0, 0.5)}),
    ("--label-smoothing 0.1", {"label_smoothing": 0.1}),
    ("--weight-decay 0.01", {"weight_decay": 0.01}),
    ("--clip-norm 0.5", {"clipping": "norm", "clip_limit": 0.5}),
    ("--clip-value 0.25", {"clipping": "value", "clip_limit": 0.25}),
    (
        "--schedule step --schedule-factor 0.1 --schedule-epochs 2",
        {"schedule": "step", "schedule_factor": 0.1, "schedule_epochs": 2},
    ),
    ("--warmup 2", {"warmup_epochs": 2}),
    ("--checkpoint-every 1", {"checkpoint_every": 1}),
]


@pytest.mark.parametrize(("options", "fields"), SETTINGS, ids=[options for options, _ in SETTINGS])
def test_every_setting_reaches_the_run(
    capsys: Capture, tmp_path: Path, options: str, fields: dict[str, Any]
) -> None:
    out = tmp_path / "run.layerscope"
    run_json(capsys, "train", IRIS, "--epochs", 4, "--out", out, *options.split())
    project, state = load_project(out)
    assert state is not None
    assert project.training == state.settings == replace(TrainingSettings(epochs=4), **fields)


def test_every_field_of_the_settings_has_an_option() -> None:
    reached = {name for _, fields in SETTINGS for name in fields}
    common = {"epochs", "batch_size", "learning_rate", "patience", "seed"}
    assert reached | common == {field.name for field in fields_of(TrainingSettings)}


def test_a_written_project_goes_on_in_the_window(capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "run.layerscope"
    options = ("--epochs", 6, "--checkpoint-every", 2, "--template", "batch_norm", "--out", out)
    found = run_json(capsys, "train", IRIS, *options)
    project, state = load_project(out)
    assert state is not None
    assert project.data.path == IRIS
    assert [one.epoch for one in state.checkpoints] == [2, 4, 6]
    assert "Trained for 6 epochs (24 iterations), finished" in run(capsys, "info", out)[1]
    again = run_json(capsys, "train", out)
    assert again["test"] == found["test"]


def test_encodings(capsys: Capture, tmp_path: Path) -> None:
    path = write_many_words_csv(tmp_path / "words.csv")
    options = ("train", path, "--target", "price", "--epochs", 2)
    assert run_json(capsys, *options)["features"] == 1
    for kind, features in (("frequent", 33), ("hashed", 33)):
        assert run_json(capsys, *options, "--encoding", f"town={kind}")["features"] == features
    both = ("--encoding", "town=hashed", "--encoding", "street=frequent")
    assert run_json(capsys, *options, *both)["features"] == 65


def test_pictures_can_be_refused(capsys: Capture) -> None:
    assert_refused(capsys, "needs pixels", "train", "sample:digits", "--image", "none", "--template", "lenet")
    options = ("--image", "4x16", "--template", "lenet", "--epochs", 1)
    _, out, _ = run(capsys, "train", "sample:digits", *options)
    assert "Reshape 4 × 16 × 1" in out


def test_options_for_classes_are_refused_for_numbers(capsys: Capture) -> None:
    for option in (("--class-weights", "balanced"), ("--label-smoothing", "0.1")):
        assert_refused(capsys, f"{option[0]} is for classes", "train", "sample:diabetes", *option)


# Cross-validation and the rate finder


def test_folds(capsys: Capture) -> None:
    options = ("train", IRIS, "--folds", 4, "--epochs", 20)
    found = run_json(capsys, *options)
    rows = [fold["rows"] for fold in found["folds"]]
    assert sum(rows) == 150 and max(rows) - min(rows) <= 3  # one more or less of each class
    accuracies = [fold["accuracy"] for fold in found["folds"]]
    assert found["mean"]["accuracy"] == pytest.approx(np.mean(accuracies))
    assert found["deviation"]["accuracy"] == pytest.approx(np.std(accuracies, ddof=1))
    assert all(1 <= fold["best_epoch"] <= fold["epochs"] == 20 for fold in found["folds"])
    code, out, err = run(capsys, *options)
    assert (code, err) == (0, "")
    lines = [line.split() for line in out.splitlines() if line.startswith("  ")]
    assert [line[0] for line in lines] == ["fold", "1", "2", "3", "4", "mean", "deviation"]
    assert f"accuracy {found['mean']['accuracy']:.4g} ± {found['deviation']['accuracy']:.2g}" in out


def test_folds_of_one_row_have_no_r2(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("x,y\n" + "".join(f"{i * 0.37},{i * 0.11}\n" for i in range(12)))
    options = ("train", tmp_path / "t.csv", "--target", "y", "--folds", 12, "--epochs", 2)
    assert run_json(capsys, *options)["mean"]["r2"] is None
    _, out, _ = run(capsys, *options)
    assert "nan" not in out and "held out: mae " in out


def test_folds_of_a_project_and_of_a_regression(capsys: Capture, tmp_path: Path) -> None:
    save_project(tmp_path / "p.layerscope", suggested_project(sample_path("diabetes")), None)
    found = run_json(capsys, "train", tmp_path / "p.layerscope", "--folds", 2)
    assert (found["task"], set(found["mean"])) == ("regression", {"loss", "r2", "mae", "rmse"})
    assert "R²" in run(capsys, "train", tmp_path / "p.layerscope", "--folds", 2)[1]


def test_a_fold_that_overflows_is_one_sentence(capsys: Capture) -> None:
    options = ("--folds", 3, "--optimizer", "sgd", "--learning-rate", 10)
    assert_refused(capsys, "The loss of fold 1", "train", "sample:diabetes", *options)


def test_find_rate(capsys: Capture) -> None:
    found = run_json(capsys, "find-rate", IRIS, "--optimizer", "sgd", "--template", "batch_norm")
    assert 1e-4 < found["suggestion"] < 10
    assert len(found["rates"]) == len(found["losses"]) == len(found["smoothed"]) > 50
    code, out, err = run(capsys, "find-rate", IRIS, "--optimizer", "sgd", "--template", "batch_norm")
    assert (code, err) == (0, "")
    assert f"Suggested: --learning-rate {found['suggestion']:g}" in out
    assert out.count("e-0") > 15
    assert_refused(capsys, "Nothing is known about --folds", "find-rate", IRIS, "--folds", 3)


def test_find_rate_begins_with_new_weights_for_a_trained_project_too(capsys: Capture, tmp_path: Path) -> None:
    project, state = small_project(IRIS)
    save_project(tmp_path / "fresh.layerscope", project, None)
    save_project(tmp_path / "trained.layerscope", project, state)
    fresh = run_json(capsys, "find-rate", tmp_path / "fresh.layerscope")
    trained = run_json(capsys, "find-rate", tmp_path / "trained.layerscope")
    for key in ("suggestion", "rates", "losses"):
        assert trained[key] == fresh[key]
    assert fresh["reason"] is None


def test_find_rate_says_why_there_is_no_rate(capsys: Capture, tmp_path: Path) -> None:
    table = tmp_path / "same.csv"
    table.write_text("a,b,y\n" + "".join(f"{i},{i % 7},{5 if i < 55 else 6}\n" for i in range(60)))
    options = ("--target", "y", "--task", "regression", "--layers", "4", "--split", "70,15,15")
    project = tmp_path / "zeros.layerscope"
    run_json(capsys, "train", table, *options, "--epochs", 1, "--out", project)
    whole, _ = load_project(project)
    drawing = whole.architecture
    for layer in drawing.order[1:]:
        drawing = drawing.with_layer(replace(layer, settings=replace(layer.settings, initializer="zeros")))
    save_project(project, replace(whole, architecture=drawing), None)
    found = run_json(capsys, "find-rate", project)
    assert found["suggestion"] is None and "no update leads down" in found["reason"]
    code, out, _ = run(capsys, "find-rate", project)
    assert code == 0 and "No rate to suggest: The loss does not fall" in out


# train with a project


def test_a_project_is_trained_from_the_start(capsys: Capture, tmp_path: Path) -> None:
    project, state = small_project(IRIS)
    save_project(tmp_path / "p.layerscope", project, state)
    out = tmp_path / "m.npz"
    found = run_json(capsys, "train", tmp_path / "p.layerscope", "--out", out)
    assert found["epochs_run"] == project.training.epochs
    assert np.array_equal(load_npz(out).values, state.now.values)


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_command_line_gives_the_weights_that_code_gives(
    capsys: Capture, tmp_path: Path, template: str
) -> None:
    path = sample_path("digits")
    data = DataChoices(path=str(path), target="digit")
    trainer = small_run(path, data, draw=TEMPLATES[template].build, epochs=3, batch_size=64)
    drawn = trainer.network.architecture
    project = tmp_path / "p.layerscope"
    save_project(project, Project(data, drawn, trainer.settings), None)
    run_json(capsys, "train", project, "--out", tmp_path / "m.npz")
    trainer.run()
    assert sha256(load_npz(tmp_path / "m.npz").values) == sha256(trainer.network.values)
    # and so it is if the template is named, and no project was drawn
    options = ("--template", template, "--epochs", 3, "--batch-size", 64, "--out", tmp_path / "n.npz")
    run_json(capsys, "train", path, "--target", "digit", *options)
    assert load_npz(tmp_path / "n.npz").architecture == drawn
    assert sha256(load_npz(tmp_path / "n.npz").values) == sha256(trainer.network.values)


def test_a_saved_run_goes_on_bit_by_bit(capsys: Capture, tmp_path: Path) -> None:
    settings = {"epochs": 8, "checkpoint_every": 2, "optimizer": "momentum", "schedule": "cosine"}
    whole, first = small_run(IRIS, **settings), small_run(IRIS, **settings)
    whole.run()
    first.on_epoch = lambda record: first.stop() if record.epoch == 3 else None
    first.run()
    project, out = tmp_path / "p.layerscope", tmp_path / "q.layerscope"
    save_project(project, Project(DataChoices(path=IRIS), Architecture(), first.settings), first.capture())
    found = run_json(capsys, "train", project, "--resume", "--out", out)
    assert (found["epochs_run"], found["state"]) == (8, "finished")
    _, state = load_project(out)
    assert state is not None
    assert sha256(state.now.values) == sha256(whole.network.values)
    assert [one.epoch for one in state.checkpoints] == [2, 4, 6, 8]
    assert [repr(record) for record in state.records] == [repr(record) for record in whole.records]
    more = run_json(capsys, "train", out, "--resume", "--epochs", 10)
    assert more["epochs_run"] == 10


def test_resume_refuses(capsys: Capture, tmp_path: Path) -> None:
    assert_refused(capsys, "--resume goes on with a project", "train", IRIS, "--resume")
    path, data = tmp_path / "p.layerscope", write_mixed_csv(tmp_path / "a.csv")
    save_project(path, suggested_project(data), None)
    assert_refused(capsys, "was not trained yet", "train", path, "--resume")
    save_project(path, *small_project(data))
    assert_refused(capsys, "do not go together", "train", path, "--resume", "--folds", 3)
    write_mixed_csv(data, rows=121)
    assert_refused(capsys, "are not those that its run began with", "train", path, "--resume")


def sha256(values: np.ndarray) -> str:
    return hashlib.sha256(values.tobytes()).hexdigest()


def test_training_options_go_before_those_of_the_project(capsys: Capture, tmp_path: Path) -> None:
    save_project(tmp_path / "p.layerscope", suggested_project(IRIS), None)
    found = run_json(capsys, "train", tmp_path / "p.layerscope", "--epochs", 2)
    assert found["epochs_run"] == 2
    assert_refused(capsys, "--target cannot be given", "train", tmp_path / "p.layerscope", "--target", "x")


@pytest.mark.parametrize("kept", ["data/a.csv", "a.csv", "/somewhere/else/a.csv"])
def test_data_beside_the_project(capsys: Capture, tmp_path: Path, kept: str) -> None:
    actual = tmp_path / ("data" if kept.startswith("data") else "") / "a.csv"
    actual.parent.mkdir(exist_ok=True)
    project = suggested_project(write_mixed_csv(actual))
    save_project(tmp_path / "p.layerscope", replace(project, data=DataChoices(path=kept)), None)
    assert run_json(capsys, "train", tmp_path / "p.layerscope")["target"] == "answer"


def test_project_whose_data_are_gone_or_were_never_there(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "p.layerscope"
    save_project(path, Project(DataChoices(path="/gone/a.csv")), None)
    assert_refused(capsys, "/gone/a.csv", "train", path)
    save_project(path, Project(training=TrainingSettings(epochs=1)), None)
    assert_refused(capsys, "has no data yet", "train", path)
    save_project(path, Project(DataChoices(path="sample:iris")), None)
    assert_refused(capsys, "no input", "train", path)


# predict and info


def test_predict_writes_a_row_for_each_row(capsys: Capture, tmp_path: Path) -> None:
    run(capsys, "train", IRIS, "--epochs", 60, "--out", tmp_path / "m.npz")
    code, out, err = run(capsys, "predict", tmp_path / "m.npz", IRIS, "--out", tmp_path / "p.csv")
    assert (code, err) == (0, "")
    assert "150 predictions of species" in out
    with (tmp_path / "p.csv").open(newline="") as stream, Path(IRIS).open(newline="") as truth:
        rows, flowers = list(csv.DictReader(stream)), list(csv.DictReader(truth))
    assert list(rows[0]) == ["prediction", "p_setosa", "p_versicolor", "p_virginica"]
    right = [row["prediction"] == flower["species"] for row, flower in zip(rows, flowers, strict=True)]
    assert np.mean(right) > 0.9


def test_predict_says_which_rows_it_left_out(capsys: Capture, tmp_path: Path) -> None:
    save_npz(tmp_path / "m.npz", small_model(IRIS))
    lines = Path(IRIS).read_text().splitlines()
    lines[5] += ",one too many"
    (tmp_path / "ragged.csv").write_text("\n".join(lines))
    arguments = ("predict", tmp_path / "m.npz", tmp_path / "ragged.csv", "--out", tmp_path / "p.csv")
    found = run_json(capsys, *arguments)
    assert (found["rows"], found["rows_left_out"]) == (149, 1)
    assert "left out: 1, first line 6" in run(capsys, *arguments)[1]
    assert run_json(capsys, "info", tmp_path / "ragged.csv")["rows_left_out"] == 1
    with (tmp_path / "p.csv").open(newline="") as file:
        predictions = list(csv.reader(file))[1:]
    assert [i for i, row in enumerate(predictions) if not any(row)] == [4]
    assert len(predictions) == 150


def test_predict_from_a_project(capsys: Capture, tmp_path: Path) -> None:
    project, state = small_project(IRIS)
    save_project(tmp_path / "p.layerscope", project, state)
    found = run_json(capsys, "predict", tmp_path / "p.layerscope", IRIS, "--out", tmp_path / "p.csv")
    assert (found["rows"], found["target"]) == (150, "species")
    save_project(tmp_path / "p.layerscope", project, None)
    out = tmp_path / "q.csv"
    assert_refused(capsys, "no trained weights", "predict", tmp_path / "p.layerscope", IRIS, "--out", out)
    assert not out.exists()


def test_predict_refuses(capsys: Capture, tmp_path: Path) -> None:
    save_npz(tmp_path / "m.npz", small_model(IRIS))
    out = tmp_path / "p.csv"
    assert_refused(capsys, "no column", "predict", tmp_path / "m.npz", sample_path("wine"), "--out", out)
    assert_refused(capsys, "no file", "predict", tmp_path / "none.npz", IRIS, "--out", out)
    assert_refused(capsys, "--out", "predict", tmp_path / "m.npz", IRIS)
    assert_refused(capsys, "is read", "predict", tmp_path / "m.npz", IRIS, "--out", tmp_path / "m.npz")
    assert not out.exists()


def test_info_of_each_kind_of_file(capsys: Capture, tmp_path: Path) -> None:
    project, state = small_project(IRIS)
    save_project(tmp_path / "p.layerscope", project, state)
    save_npz(tmp_path / "m.npz", small_model(IRIS))
    for file, kind, words in (
        (tmp_path / "p.layerscope", "project", "Trained for 3 epochs"),
        (tmp_path / "m.npz", "model", "51 parameters"),
        (IRIS, "table", "species"),
        ("sample:digits", "table", "1,797 rows"),
    ):
        code, out, err = run(capsys, "info", file)
        assert (code, err) == (0, "")
        assert words in out
        assert run_json(capsys, "info", file)["kind"] == kind


def test_info_says_that_the_weights_are_those_of_another_drawing(capsys: Capture, tmp_path: Path) -> None:
    project, state = small_project(IRIS)
    words = "of another network than the layers above"
    save_project(tmp_path / "p.layerscope", project, state)
    assert words not in run(capsys, "info", tmp_path / "p.layerscope")[1]
    assert run_json(capsys, "info", tmp_path / "p.layerscope")["training"]["of_this_network"] is True
    drawn = replace(project, architecture=template_architecture("perceptron", state.task))
    save_project(tmp_path / "p.layerscope", drawn, state)
    assert words in run(capsys, "info", tmp_path / "p.layerscope")[1]
    assert run_json(capsys, "info", tmp_path / "p.layerscope")["training"]["of_this_network"] is False


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-50])


def _no_zip(path: Path) -> None:
    path.write_text("a,b\n1,2\n")


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("W9.npy" if path.suffix == ".npz" else "now/x.npy", bytes(200_000_000))


def _traversal(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../../evil.npy", b"")


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("name", ["m.npz", "p.layerscope"])
@pytest.mark.parametrize("damage", [_truncated, _no_zip, _bomb, _traversal, _emptied])
def test_damaged_files_are_one_sentence(
    capsys: Capture, tmp_path: Path, name: str, damage: Callable[[Path], None]
) -> None:
    save_npz(tmp_path / "m.npz", small_model(IRIS))
    save_project(tmp_path / "p.layerscope", *small_project(IRIS))
    damage(tmp_path / name)
    assert_refused(capsys, name, "info", tmp_path / name)
    assert_refused(capsys, name, "predict", tmp_path / name, IRIS, "--out", tmp_path / "p.csv")


# Layers and help


def test_layers_are_read() -> None:
    assert parse_layers("16:relu, 8:TANH ,dropout:0.5,4,3:leaky-relu") == [
        ("dense", DenseSettings(16, "relu", "he_normal")),
        ("dense", DenseSettings(8, "tanh", "xavier_uniform")),
        ("dropout", DropoutSettings(0.5)),
        ("dense", DenseSettings(4, "relu", "he_normal")),
        ("dense", DenseSettings(3, "leaky_relu", "he_normal")),
    ]
    assert parse_layers("none") == []
    for activation in ACTIVATIONS:
        assert parse_layers(f"2:{activation}")[0][1].activation == activation
        assert parse_layers(activation) == [("activation", ActivationSettings(activation))]


def test_every_kind_of_layer_in_a_row_can_be_written() -> None:
    found = parse_layers(
        "reshape:6x8x3,conv:16:5:2:valid:tanh,conv:4:elu:same,batchnorm,batchnorm:0.2,gelu,maxpool,maxpool:3,"
        "avgpool:3:1,globalpool,flatten,layernorm,dropout,dense:4,leaky-relu"
    )
    assert found == [
        ("reshape", ReshapeSettings(6, 8, 3)),
        ("conv2d", Conv2DSettings(16, 5, 2, "valid", "tanh", "xavier_uniform")),
        ("conv2d", Conv2DSettings(4, 3, 1, "same", "elu")),
        ("batch_norm", BatchNormSettings()),
        ("batch_norm", BatchNormSettings(0.2)),
        ("activation", ActivationSettings("gelu")),
        ("max_pool2d", PoolSettings(2, 2)),
        ("max_pool2d", PoolSettings(3, 3)),
        ("average_pool2d", PoolSettings(3, 1)),
        ("global_average_pool2d", GlobalPoolSettings()),
        ("flatten", FlattenSettings()),
        ("layer_norm", LayerNormSettings()),
        ("dropout", DropoutSettings()),
        ("dense", DenseSettings(4)),
        ("activation", ActivationSettings("leaky_relu")),
    ]
    assert {kind for kind, _ in found} == {kind for kind in LAYER_KINDS if not LAYER_KINDS[kind].many_inputs}


def test_a_reshape_finds_its_size() -> None:
    open_size = parse_layers("reshape,flatten")
    digits = Task("classes", 64, ("a", "b", "c"), "y")
    assert fitted(open_size, digits)[0] == ("reshape", ReshapeSettings(8, 8, 1))
    assert fitted(open_size, replace(digits, image=(4, 16, 1)))[0] == ("reshape", ReshapeSettings(4, 16, 1))
    with pytest.raises(UserError, match="such as reshape:8x8"):
        fitted(open_size, replace(digits, features=63))


@pytest.mark.parametrize("command", [[], *([command] for command in COMMANDS)])
def test_help(capsys: Capture, command: list[str]) -> None:
    code, out, err = run(capsys, *command, "--help")
    assert (code, err) == (0, "")
    assert "usage:" in out


def test_help_names_what_there_is(capsys: Capture) -> None:
    _, out, _ = run(capsys, "train", "--help")
    words = re.split(r"[^a-z_0-9]+", out)
    for names in (*TRAINING_CHOICES.values(), TEMPLATES, ENCODING_WORDS):
        shown = set(names) - {"given", "norm", "value"}  # which are options of their own
        assert shown <= set(words)


def test_version(capsys: Capture) -> None:
    assert run(capsys, "--version") == (0, f"layerscope {VERSION}\n", "")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, main; main.main(['train', '--help']);"
        "assert not {'numpy', 'PySide6', 'duckdb', 'rich'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


# The window


def test_window_gets_the_file(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    opened: list[str | None] = []

    def run_window(path: str | None) -> int:
        opened.append(path)
        return 0

    monkeypatch.setattr("gui.window.application.run_window", run_window)
    for arguments in ([], [IRIS], ["sample:iris"]):
        assert run(capsys, *arguments) == (0, "", "")
    assert opened == [None, IRIS, "sample:iris"]


def test_window_refuses_what_is_not_there(capsys: Capture, tmp_path: Path) -> None:
    assert_refused(capsys, "There is no file nosuch.csv", "nosuch.csv")
    assert_refused(capsys, "did you mean the command train", "trian")
    assert_refused(capsys, "is not a file", tmp_path)
    assert_refused(capsys, "Nothing is known about", "a.csv", "b.csv")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
@pytest.mark.parametrize("display", ["", ":4711", "nonsense", ":x"])
def test_without_a_display(display: str) -> None:
    with pytest.raises(UserError, match="train"):
        require_display({"DISPLAY": display})
    require_display({"DISPLAY": display, "QT_QPA_PLATFORM": "offscreen"})
    require_display({"DISPLAY": display, "WAYLAND_DISPLAY": "wayland-0"})


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_is_one_sentence() -> None:
    away = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in away}
    done = program_process([], environment=environment)
    _, err = done.communicate(timeout=60)
    assert done.returncode == 2
    assert err.count("\n") == 1
    assert "train" in err


# As a process


def program_process(
    arguments: list[str], environment: dict[str, str] | None = None, **options: Any
) -> subprocess.Popen[str]:
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen(command, text=True, env=environment, **pipes)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_training_keeps_the_best_weights(tmp_path: Path, number: int) -> None:
    out = tmp_path / "m.npz"
    options = ["--epochs", "10000000", "--patience", "0", "--out", str(out), "--json"]
    process = program_process(["train", IRIS, *options])
    time.sleep(2.5)
    process.send_signal(number)
    printed, complained = process.communicate(timeout=60)
    assert process.returncode == 130
    assert complained.count("\n") == 1
    assert "best weights so far" in complained
    found = json.loads(printed)
    assert found["state"] == "stopped"
    assert 0 < found["best_epoch"] <= found["epochs_run"] < 10_000_000
    assert load_npz(out).values.size == found["parameters"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_an_interrupted_run_can_go_on(capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "run.layerscope"
    process = program_process(
        ["train", IRIS, "--epochs", "10000000", "--patience", "0", "--out", str(out), "--json"]
    )
    time.sleep(2.5)
    process.send_signal(signal.SIGINT)
    _, complained = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "the run so far is in" in complained
    _, state = load_project(out)
    assert state is not None
    assert state.state == "stopped" and state.epoch > 1
    found = run_json(capsys, "train", out, "--resume", "--epochs", state.epoch + 2)
    assert found["epochs_run"] == state.epoch + 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_terminated_command_tidies_up_before_training_too(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def terminated(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(5)

    monkeypatch.setattr("engine.command_line.plan.read_table", terminated)
    assert run(capsys, "train", IRIS) == (130, "", "Interrupted.\n")
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_a_reader_that_leaves_is_no_error() -> None:
    process = program_process(["info", "sample:digits"])
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    with process.stderr:
        assert process.stderr.read() == ""
    process.wait(timeout=60)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a disk that is always full")
def test_output_that_cannot_be_written_is_one_sentence() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, program.__file__, "info", "sample:iris"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "No space left" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_progress_is_shown_on_a_terminal_only(capsys: Capture) -> None:
    import pty

    leader, follower = pty.openpty()
    process = program_process(
        ["train", IRIS, "--epochs", "2000", "--patience", "0", "--json"], stderr=follower
    )
    os.close(follower)
    printed, _ = process.communicate(timeout=60)
    shown = io.BytesIO()
    try:
        while data := os.read(leader, 65536):
            shown.write(data)
    except OSError:
        pass  # how Linux says that the other end is closed
    os.close(leader)
    assert json.loads(printed)["epochs_run"] == 2000
    assert b"Epoch" in shown.getvalue()


def test_options_do_not_share_state() -> None:
    assert parse(["train", "a.csv"]).epochs is None
    assert parse(["a.csv"]).command == "window"
