"""Cross-validation by ``train --folds``."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from engine.data.samples import sample_path
from engine.files.project_file import save_project
from tests.command_line.calling import IRIS, Capture, assert_refused, run, run_json
from tests.trained import (
    suggested_project,
)


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


def test_the_predictions_of_held_out_rows_are_written(capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "folds.csv"
    options = ("train", IRIS, "--folds", 4, "--epochs", 20, "--predictions", out)
    found = run_json(capsys, *options)
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["row"]) for row in rows] == list(range(1, 151))
    right = [row["actual"] == row["prediction"] for row in rows]
    share = sum(f["accuracy"] * f["rows"] for f in found["folds"]) / 150
    assert np.mean(right) == pytest.approx(share, abs=1e-6)
    assert np.mean([float(row["loss"]) for row in rows]) == pytest.approx(
        sum(f["loss"] * f["rows"] for f in found["folds"]) / 150, rel=1e-4
    )
    assert f"predicted by the network that did not see it, is in {out}" in run(capsys, *options)[1]


def test_predictions_go_with_folds_and_overwrite_nothing(capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert_refused(capsys, "give --folds too", "train", IRIS, "--predictions", out)
    table = tmp_path / "t.csv"
    table.write_text("x,y\n1,2\n2,3\n3,4\n4,5\n", encoding="utf-8")
    before = table.read_bytes()
    options = ("--target", "y", "--folds", 2, "--predictions", table)
    assert_refused(capsys, str(table), "train", table, *options)
    assert table.read_bytes() == before
