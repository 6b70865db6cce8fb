"""The command ``predict``."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from engine.data.samples import sample_path
from engine.files.export.npz import save_npz
from engine.files.project_file import save_project
from tests.command_line.calling import IRIS, Capture, assert_refused, run, run_json
from tests.trained import (
    small_model,
    small_project,
)


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


def test_predict_keeps_the_file_and_judges(capsys: Capture, tmp_path: Path) -> None:
    run(capsys, "train", IRIS, "--epochs", 60, "--out", tmp_path / "m.npz")
    arguments = ("predict", tmp_path / "m.npz", IRIS, "--out", tmp_path / "p.csv", "--keep")
    found = run_json(capsys, *arguments)
    assert found["columns"] == ["prediction", "p_setosa", "p_versicolor", "p_virginica", "note"]
    judged = run_json(capsys, "evaluate", tmp_path / "m.npz", IRIS)
    for figure in ("accuracy", "roc_auc", "log_loss", "brier", "confusion", "per_class"):
        assert found["evaluation"][figure] == judged[figure]
    assert found["evaluation"]["rows"] == found["evaluation"]["rows_with_target"] == 150
    lines, given = (tmp_path / "p.csv").read_text().splitlines(), Path(IRIS).read_text().splitlines()
    assert all(line.startswith(f"{row},") for line, row in zip(lines, given, strict=True))
    noted = sum(not line.endswith(",") for line in lines[1:])
    assert found["noted"]["rows"] == noted > 0  # not all rows were for training
    assert found["noted"]["out_of_range"] >= noted
    out = run(capsys, *arguments)[1]
    assert f"{noted} rows with a note" in out or f"{noted} row with a note" in out
    assert f"accuracy {judged['accuracy']:.4g} on 150 rows where it is known" in out


def test_predict_refuses(capsys: Capture, tmp_path: Path) -> None:
    save_npz(tmp_path / "m.npz", small_model(IRIS))
    out = tmp_path / "p.csv"
    assert_refused(capsys, "no column", "predict", tmp_path / "m.npz", sample_path("wine"), "--out", out)
    assert_refused(capsys, "no file", "predict", tmp_path / "none.npz", IRIS, "--out", out)
    assert_refused(capsys, "--out", "predict", tmp_path / "m.npz", IRIS)
    assert_refused(capsys, "is read", "predict", tmp_path / "m.npz", IRIS, "--out", tmp_path / "m.npz")
    assert not out.exists()
