"""The commands ``evaluate`` and ``explain``: every figure against scikit-learn on what ``predict`` writes."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn import metrics
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression

from engine.data.dataset import prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.files.export.npz import save_npz
from engine.files.project_file import save_project
from tests.command_line.calling import IRIS, Capture, assert_refused, run, run_json
from tests.trained import small_model, small_project, write_mixed_csv

EXACT = 1e-9


def judged(capsys: Capture, folder: Path, table: str | Path, *train: object) -> tuple[dict[str, Any], Any]:
    """What ``evaluate`` says of a model on the table it was trained on, and what ``predict`` writes."""
    run(capsys, "train", table, "--epochs", 20, "--out", folder / "m.npz", *train)
    found = run_json(capsys, "evaluate", folder / "m.npz", table)
    run(capsys, "predict", folder / "m.npz", table, "--out", folder / "p.csv")
    with (folder / "p.csv").open(newline="") as stream:
        return found, list(csv.DictReader(stream))


def column_of(table: str | Path, name: str) -> list[str]:
    with Path(table).open(newline="") as stream:
        return [row[name] for row in csv.DictReader(stream)]


@pytest.mark.parametrize("sample", ["breast_cancer", "iris", "digits"])
def test_figures_of_classes_are_those_of_the_predictions(
    capsys: Capture, tmp_path: Path, sample: str
) -> None:
    found, rows = judged(capsys, tmp_path, sample_path(sample))
    check_classes(found, rows, column_of(sample_path(sample), found["target"]))


def test_figures_with_missing_values_and_texts(capsys: Capture, tmp_path: Path) -> None:
    path = write_mixed_csv(tmp_path / "mixed.csv")
    found, rows = judged(capsys, tmp_path, path)
    check_classes(found, rows, column_of(path, "answer"))
    path = write_mixed_csv(tmp_path / "numbers.csv", target="number")
    found, rows = judged(capsys, tmp_path, path)
    check_numbers(found, rows, column_of(path, "answer"))


def test_figures_of_numbers_are_those_of_the_predictions(capsys: Capture, tmp_path: Path) -> None:
    found, rows = judged(capsys, tmp_path, sample_path("diabetes"))
    check_numbers(found, rows, column_of(sample_path("diabetes"), found["target"]))


def check_classes(found: dict[str, Any], rows: list[dict[str, str]], truth: list[str]) -> None:
    names = found["classes"]
    actual = np.array([names.index(name) for name in truth])
    predicted = np.array([names.index(row["prediction"]) for row in rows])
    chances = np.array([[float(row[f"p_{name}"]) for name in names] for row in rows])
    scores = chances[:, 1] if len(names) == 2 else chances
    in_columns = actual if len(names) == 2 else np.eye(len(names))[actual]
    expected = {
        "accuracy": metrics.accuracy_score(actual, predicted),
        "balanced_accuracy": metrics.balanced_accuracy_score(actual, predicted),
        "macro_f1": metrics.f1_score(actual, predicted, average="macro"),
        "weighted_f1": metrics.f1_score(actual, predicted, average="weighted"),
        "log_loss": metrics.log_loss(actual, chances),
        "roc_auc": metrics.roc_auc_score(actual, scores, multi_class="ovr"),
        "average_precision": metrics.average_precision_score(in_columns, scores),
        "brier": metrics.brier_score_loss(actual, scores),
    }
    assert {name: found[name] for name in expected} == pytest.approx(expected, abs=EXACT)
    assert found["loss"] == pytest.approx(expected["log_loss"], rel=1e-6)  # what such a network learns by
    assert found["confusion"] == metrics.confusion_matrix(actual, predicted).tolist()
    of_each = np.stack(metrics.precision_recall_fscore_support(actual, predicted), axis=1)
    for name, values in zip(names, of_each, strict=True):
        each = found["per_class"][name]
        given = [each["precision"], each["recall"], each["f1"], each["support"]]
        assert given == pytest.approx(values.tolist(), abs=EXACT)
    assert found["rows"] == len(truth)
    low, high = found["interval"]
    assert low <= found["accuracy"] <= high


def check_numbers(found: dict[str, Any], rows: list[dict[str, str]], truth: list[str]) -> None:
    actual, predicted = np.array(truth, float), np.array([row["prediction"] for row in rows], float)
    expected = {
        "r2": metrics.r2_score(actual, predicted),
        "mae": metrics.mean_absolute_error(actual, predicted),
        "rmse": metrics.root_mean_squared_error(actual, predicted),
        "median_absolute_error": metrics.median_absolute_error(actual, predicted),
    }
    assert {name: found[name] for name in expected} == pytest.approx(expected, abs=EXACT)
    low, high = found["interval"]
    assert low <= found["r2"] <= high


def test_rows_without_a_known_target_are_left_out_and_counted(capsys: Capture, tmp_path: Path) -> None:
    save_npz(tmp_path / "m.npz", small_model(IRIS))
    lines = Path(IRIS).read_text().splitlines()
    lines[3] = lines[3].rpartition(",")[0] + ","
    lines[4] = lines[4].rpartition(",")[0] + ",tulip"
    (tmp_path / "gaps.csv").write_text("\n".join(lines))
    found = run_json(capsys, "evaluate", tmp_path / "m.npz", tmp_path / "gaps.csv")
    assert (found["rows"], found["rows_left_out"]) == (148, 2)


def test_a_project_is_judged_on_its_validation_rows(capsys: Capture, tmp_path: Path) -> None:
    project, state = small_project(IRIS)
    path = tmp_path / "p.layerscope"
    save_project(path, project, state)
    dataset = prepare(read_csv(IRIS), state.data or project.data)
    found = run_json(capsys, "evaluate", path)
    assert (found["part"], found["rows"]) == ("validation", len(dataset.validation))
    for part in ("train", "test"):
        assert run_json(capsys, "evaluate", path, "--rows", part)["rows"] == len(getattr(dataset, part))
    assert "validation rows" in run(capsys, "evaluate", path)[1]


def test_rivals_are_fitted_on_the_training_rows(capsys: Capture, tmp_path: Path) -> None:
    project, state = small_project(IRIS)
    path = tmp_path / "p.layerscope"
    save_project(path, project, state)
    found = run_json(capsys, "evaluate", path, "--baselines", "--rows", "test")["baselines"]
    dataset = prepare(read_csv(IRIS), state.data or project.data, dtype=np.float64)
    learnt, asked = dataset.train, dataset.test
    for key, model in (
        ("guess", DummyClassifier(strategy="most_frequent")),
        ("linear", LogisticRegression(max_iter=1000)),
    ):
        model.fit(learnt.inputs, learnt.targets.argmax(1))
        expected = model.score(asked.inputs, asked.targets.argmax(1))
        assert found[key]["figure"] == pytest.approx(expected, abs=EXACT)
        assert found[key]["better_by"][0] <= found[key]["better_by"][1]
    assert found["trees"]["figure"] > 0.5
    assert list(found) == ["guess", "linear", "trees"]


def test_evaluate_refuses(capsys: Capture, tmp_path: Path) -> None:
    model, path = tmp_path / "m.npz", tmp_path / "p.layerscope"
    save_npz(model, small_model(IRIS))
    assert_refused(capsys, "Rows are missing", "evaluate", model)
    assert_refused(capsys, "--rows names a part of a project", "evaluate", model, IRIS, "--rows", "test")
    assert_refused(capsys, "--baselines are fitted on training rows", "evaluate", model, IRIS, "--baselines")
    (tmp_path / "blind.csv").write_text("sepal_length,sepal_width,petal_length,petal_width\n1,2,3,4\n")
    assert_refused(capsys, "has no column species", "evaluate", model, tmp_path / "blind.csv")
    unknown = "sepal_length,sepal_width,petal_length,petal_width,species\n1,2,3,4,tulip\n2,3,4,5,rose\n"
    (tmp_path / "unknown.csv").write_text(unknown)
    assert_refused(capsys, "No row of", "evaluate", model, tmp_path / "unknown.csv")
    project, _ = small_project(IRIS)
    save_project(path, project, None)
    assert_refused(capsys, "no trained weights yet", "evaluate", path)
    assert_refused(capsys, "must lie between", "explain", model, IRIS, "--repeats", 0)


def test_explain_names_what_the_predictions_rest_on(capsys: Capture, tmp_path: Path) -> None:
    save_npz(tmp_path / "m.npz", small_model(IRIS, epochs=60))
    found = run_json(capsys, "explain", tmp_path / "m.npz", IRIS, "--repeats", 5, "--seed", 3)
    importance = found["importance"]
    assert max(importance, key=lambda name: importance[name]["mean"]).startswith("petal")
    assert set(importance) == {"sepal_length", "sepal_width", "petal_length", "petal_width"}
    assert found == run_json(capsys, "explain", tmp_path / "m.npz", IRIS, "--repeats", 5, "--seed", 3)
    out = run(capsys, "explain", tmp_path / "m.npz", IRIS)[1]
    assert out.splitlines()[3].split()[0].startswith("petal")
    (shared,) = found["associations"]
    assert shared["columns"] == ["petal_length", "petal_width"]
    lengths, widths = ([*map(float, column_of(IRIS, name))] for name in shared["columns"])
    assert shared["strength"] == pytest.approx(np.corrcoef(lengths, widths)[0, 1], abs=1e-9)
    assert "petal_length and petal_width  |r|    0.9629" in out


def test_profile_takes_a_row_apart(capsys: Capture, tmp_path: Path) -> None:
    save_npz(tmp_path / "m.npz", small_model(IRIS, epochs=60))
    found = run_json(capsys, "profile", tmp_path / "m.npz", IRIS, "--row", 60)
    run(capsys, "predict", tmp_path / "m.npz", IRIS, "--out", tmp_path / "p.csv")
    with (tmp_path / "p.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    said = rows[59]
    assert found["prediction"] == said["prediction"]
    chances = [float(row[f"p_{found['prediction']}"]) for row in rows]
    for name, value in found["probabilities"].items():
        assert value == pytest.approx(float(said[f"p_{name}"]), abs=1e-14)
    assert found["mean_prediction"] == pytest.approx(np.mean(chances), abs=1e-12)
    added = sum(found["contributions"].values())
    assert added == pytest.approx(chances[59] - np.mean(chances), abs=1e-12)
    assert found["values"]["petal_length"] == float(column_of(IRIS, "petal_length")[59])
    drawn = found["curves"]["petal_length"]
    assert len(drawn["values"]) == len(drawn["predictions"]) > 10
    one = run_json(capsys, "profile", tmp_path / "m.npz", IRIS, "--row", 60, "--column", "petal_width")
    assert list(one["curves"]) == ["petal_width"]
    out = run(capsys, "profile", tmp_path / "m.npz", IRIS, "--row", 60)[1]
    assert f"Row 60: probability of {found['prediction']}" in out


def test_profile_of_a_number(capsys: Capture, tmp_path: Path) -> None:
    path = write_mixed_csv(tmp_path / "numbers.csv", target="number")
    save_npz(tmp_path / "m.npz", small_model(path))
    found = run_json(capsys, "profile", tmp_path / "m.npz", path, "--row", 5)
    whole = found["mean_prediction"] + sum(found["contributions"].values())
    assert whole == pytest.approx(found["prediction"], abs=1e-10)
    assert all(isinstance(value, float) for value in found["curves"]["colour"]["predictions"])


def test_profile_finds_the_nearest_row_of_another_class(capsys: Capture, tmp_path: Path) -> None:
    save_npz(tmp_path / "m.npz", small_model(IRIS, epochs=60))
    command = "profile", tmp_path / "m.npz", IRIS, "--row", 60
    assert "change" not in run_json(capsys, *command)
    found = run_json(capsys, *command, "--change", "virginica")
    assert found["change_prediction"] == "virginica" != found["prediction"]
    row = found["values"] | {name: after for name, (_, after) in found["change"].items()}
    assert all(found["values"][name] == before for name, (before, _) in found["change"].items())
    lines = [",".join(row), ",".join(map(str, row.values()))]
    (tmp_path / "row.csv").write_text("\n".join(lines) + "\n")
    run(capsys, "predict", tmp_path / "m.npz", tmp_path / "row.csv", "--out", tmp_path / "p.csv")
    assert column_of(tmp_path / "p.csv", "prediction") == ["virginica"]
    name = next(iter(found["change"]))
    other = run_json(capsys, *command, "--change", "virginica", "--lock", name)
    assert other["change"] is None or name not in other["change"]
    assert name in run(capsys, *command, "--change")[1].split("nearest row")[1]


def test_profile_finds_the_nearest_row_of_a_larger_number(capsys: Capture, tmp_path: Path) -> None:
    path = write_mixed_csv(tmp_path / "numbers.csv", target="number")
    save_npz(tmp_path / "m.npz", small_model(path, epochs=30))
    command = "profile", tmp_path / "m.npz", path, "--row", 5
    now = run_json(capsys, *command)["prediction"]
    assert run_json(capsys, *command, "--at-least", now + 1)["change_prediction"] >= now + 1
    assert run_json(capsys, *command, "--at-most", now - 1)["change_prediction"] <= now - 1
    assert run_json(capsys, *command, "--at-most", now + 1)["change"] == {}
    assert run_json(capsys, *command, "--at-most=-1e9")["change"] is None
    assert "No row that is as wished" in run(capsys, *command, "--at-most=-1e9")[1]
    assert_refused(capsys, "--change is for classes", *command, "--change")


def test_profile_refuses(capsys: Capture, tmp_path: Path) -> None:
    model = tmp_path / "m.npz"
    save_npz(model, small_model(IRIS))
    assert_refused(capsys, "has 150 rows; --row 151", "profile", model, IRIS, "--row", 151)
    assert_refused(capsys, "must lie between", "profile", model, IRIS, "--row", 0)
    assert_refused(capsys, "did you mean", "profile", model, IRIS, "--row", 1, "--column", "petal_lenght")
    assert_refused(capsys, "does not use species", "profile", model, IRIS, "--row", 1, "--column", "species")
    command = "profile", model, IRIS, "--row", 1
    assert_refused(capsys, "choose one of setosa, versicolor", *command, "--change", "rose")
    assert_refused(capsys, "are for numbers", *command, "--at-least", 3)
    assert_refused(capsys, "--lock needs", *command, "--lock", "petal_width")
    assert_refused(capsys, "not allowed with", *command, "--change", "--at-least", 3)
    assert_refused(capsys, "Something is missing: --row", "profile", model, IRIS)
