"""The command ``train``: what it prints, and what it gives as JSON."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.core.training_settings import TrainingSettings
from engine.data.samples import SAMPLES
from engine.files.export.npz import load_npz
from engine.files.project_file import save_project
from engine.project.project import DataChoices, Project
from tests.command_line.calling import IRIS, Capture, assert_refused, run, run_json
from tests.trained import (
    suggested_project,
    write_many_words_csv,
)


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
    assert "Advice: Overfitting: from epoch" in out and out.count("Overfitting") == 1
    assert run_json(capsys, "train", IRIS, "--epochs", 5)["overfitting"] is None


def test_what_is_wrong_is_told_with_what_helps(capsys: Capture) -> None:
    """The worst of it in words; all of it in JSON; nothing of a run that is well."""
    options = ("sample:wine", "--layers", "16:tanh,8:tanh", "--optimizer", "sgd", "--learning-rate", 30)
    options = (*options, "--epochs", 20)
    found = run_json(capsys, "train", *options)["findings"]
    assert found[0]["disease"] == "rate_high"
    assert found[0]["remedies"][0]["button"] == "Learning rate 0.1"
    code, out, _ = run(capsys, "train", *options)
    assert code == 0 and f"Advice: {found[0]['sentence']} Learning rate 0.1: " in out
    cured = (*options[:-3], 0.1, "--epochs", 40)
    assert run_json(capsys, "train", *cured)["findings"] == []
    assert "Advice" not in run(capsys, "train", *cured)[1]


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
