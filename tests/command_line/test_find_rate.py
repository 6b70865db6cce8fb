"""The command ``find-rate``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.files.project_file import load_project, save_project
from tests.command_line.calling import IRIS, Capture, assert_refused, run, run_json
from tests.trained import (
    small_project,
)


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
