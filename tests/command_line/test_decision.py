"""A threshold and a temperature that are kept with weights, and what options make of them."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy import special
from sklearn import metrics

from engine.data.samples import sample_path
from engine.files.export.npz import load_npz, save_npz
from engine.files.model import Model
from engine.files.project_file import load_project, save_project
from engine.project.decision import Decision, weights_digest
from tests.command_line.calling import IRIS, Capture, assert_refused, run, run_json
from tests.trained import small_model, small_project

CANCER = str(sample_path("breast_cancer"))


@pytest.fixture(scope="module")
def cancer() -> Model:
    return small_model(CANCER, epochs=5)


def predicted(capsys: Capture, model: Path, table: str, folder: Path) -> list[dict[str, str]]:
    run(capsys, "predict", model, table, "--out", folder / "p.csv")
    with (folder / "p.csv").open(newline="") as stream:
        return list(csv.DictReader(stream))


def truth_of(table: str, target: str) -> list[str]:
    with Path(table).open(newline="") as stream:
        return [row[target] for row in csv.DictReader(stream)]


def test_predict_and_evaluate_use_what_the_weights_hold(
    capsys: Capture, tmp_path: Path, cancer: Model
) -> None:
    save_npz(tmp_path / "usual.npz", cancer)
    save_npz(tmp_path / "m.npz", replace(cancer, decision=Decision(0.2, temperature=2.0)))
    before = predicted(capsys, tmp_path / "usual.npz", CANCER, tmp_path)
    rows = predicted(capsys, tmp_path / "m.npz", CANCER, tmp_path)
    second = cancer.preparation.task.classes[1]
    p = np.array([float(row[f"p_{second}"]) for row in rows])
    plain = np.array([float(row[f"p_{second}"]) for row in before])
    assert p == pytest.approx(special.expit(special.logit(plain) / 2), abs=1e-12)
    assert [row["prediction"] == second for row in rows] == (p >= 0.2).tolist()
    found = run_json(capsys, "evaluate", tmp_path / "m.npz", CANCER)
    truth = np.array(truth_of(CANCER, found["target"])) == second
    assert found["confusion"] == metrics.confusion_matrix(truth, p >= 0.2).tolist()
    assert found["log_loss"] == pytest.approx(metrics.log_loss(truth, p), abs=1e-9)
    assert found["decision"]["threshold"] == 0.2
    out = run(capsys, "evaluate", tmp_path / "m.npz", CANCER)[1]
    assert f"taken for {second} from a probability of 0.2 on" in out
    assert "at temperature 2." in out


def test_options_go_before_what_is_kept(capsys: Capture, tmp_path: Path, cancer: Model) -> None:
    save_npz(tmp_path / "m.npz", replace(cancer, decision=Decision(0.2, temperature=2.0)))
    first, second = cancer.preparation.task.classes
    found = run_json(capsys, "evaluate", tmp_path / "m.npz", CANCER, "--threshold", 0.9)
    kept = found["decision"]
    assert (kept["threshold"], kept["positive"], kept["temperature"]) == (0.9, second, 2.0)
    other = run_json(capsys, "evaluate", tmp_path / "m.npz", CANCER, "--threshold", 0.1, "--positive", first)
    assert other["decision"]["positive"] == first
    assert np.array(other["confusion"])[:, 0].sum() == np.array(found["confusion"])[:, 0].sum()


def test_a_threshold_of_three_classes(capsys: Capture, tmp_path: Path) -> None:
    save_npz(tmp_path / "m.npz", small_model(IRIS, epochs=30))
    arguments = (tmp_path / "m.npz", IRIS, "--threshold", 0.2, "--positive", "virginica")
    found = run_json(capsys, "evaluate", *arguments)
    rows = predicted(capsys, tmp_path / "m.npz", IRIS, tmp_path)
    of_virginica = sum(float(row["p_virginica"]) >= 0.2 for row in rows)
    assert np.array(found["confusion"])[:, 2].sum() == of_virginica > 50
    explained = run_json(capsys, "explain", *arguments, "--repeats", 1)
    assert explained["value"] == pytest.approx(found["accuracy"], abs=1e-12)
    assert explained["decision"] == found["decision"]


def test_profile_explains_the_class_by_the_decision(capsys: Capture, tmp_path: Path, cancer: Model) -> None:
    second = cancer.preparation.task.classes[1]
    save_npz(tmp_path / "m.npz", replace(cancer, decision=Decision(0.0, temperature=3.0)))
    found = run_json(capsys, "profile", tmp_path / "m.npz", CANCER, "--row", 1)
    rows = predicted(capsys, tmp_path / "m.npz", CANCER, tmp_path)
    assert found["prediction"] == rows[0]["prediction"] == second
    for name, value in found["probabilities"].items():
        assert value == pytest.approx(float(rows[0][f"p_{name}"]), abs=1e-14)
    whole = found["mean_prediction"] + sum(found["contributions"].values())
    assert whole == pytest.approx(found["probabilities"][second], abs=1e-10)


def test_a_project_keeps_it_and_hands_it_on(capsys: Capture, tmp_path: Path) -> None:
    project, state = small_project(CANCER)
    decision = Decision(0.25, miss=4.0, temperature=1.5, fitted_to=weights_digest(state.now.values))
    path = tmp_path / "p.layerscope"
    save_project(path, replace(project, decision=decision), state)
    assert load_project(path)[0].decision == decision
    found = run_json(capsys, "evaluate", path)
    assert found["decision"]["miss"] == 4.0
    assert not any("other weights" in note for note in found["notes"])
    run(capsys, "train", path, "--resume", "--out", tmp_path / "m.npz")
    assert load_npz(tmp_path / "m.npz").decision.threshold == 0.25
    assert run_json(capsys, "info", path)["decision"]["temperature"] == 1.5
    assert "Decision: threshold 0.25, miss 4.0, temperature 1.5" in run(capsys, "info", path)[1]


def test_a_temperature_of_other_weights_is_told(capsys: Capture, tmp_path: Path) -> None:
    project, state = small_project(CANCER)
    path = tmp_path / "p.layerscope"
    save_project(path, replace(project, decision=Decision(temperature=1.5, fitted_to="00000000")), state)
    assert any("fitted to other weights" in note for note in run_json(capsys, "evaluate", path)["notes"])
    found = run_json(capsys, "predict", path, CANCER, "--out", tmp_path / "p.csv")
    assert any("fitted to other weights" in note for note in found["notes"])


def test_refused(capsys: Capture, tmp_path: Path, cancer: Model) -> None:
    save_npz(tmp_path / "m.npz", cancer)
    arguments = ("evaluate", tmp_path / "m.npz", CANCER)
    assert_refused(capsys, "must lie between 0 and 1", *arguments, "--threshold", 1.2)
    assert_refused(capsys, "has no class nobody", *arguments, "--threshold", 0.5, "--positive", "nobody")
    assert_refused(
        capsys, "give --threshold too", *arguments, "--positive", cancer.preparation.task.classes[0]
    )
    save_npz(tmp_path / "iris.npz", small_model(IRIS))
    assert_refused(
        capsys, "name it with --positive", "evaluate", tmp_path / "iris.npz", IRIS, "--threshold", 0.5
    )
    diabetes = sample_path("diabetes")
    save_npz(tmp_path / "d.npz", small_model(diabetes))
    assert_refused(capsys, "are for classes", "evaluate", tmp_path / "d.npz", diabetes, "--threshold", 0.5)
