"""Projects on the command line: written, trained again, and gone on with."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.core.architecture.architecture import Architecture
from engine.core.architecture.templates import TEMPLATES
from engine.core.training_settings import TrainingSettings
from engine.data.samples import sample_path
from engine.files.export.npz import load_npz
from engine.files.project_file import load_project, save_project
from engine.kernel.choice import core_in_use
from engine.project.project import DataChoices, Project
from tests.command_line.calling import IRIS, Capture, assert_refused, run, run_json
from tests.trained import (
    small_project,
    small_run,
    suggested_project,
    write_mixed_csv,
)


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


def test_a_written_project_goes_on_in_the_window(capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "run.layerscope"
    options = ("--epochs", 6, "--checkpoint-every", 2, "--template", "batch_norm", "--out", out)
    found = run_json(capsys, "train", IRIS, *options)
    project, state = load_project(out)
    assert state is not None
    assert project.data.path == IRIS
    assert [one.epoch for one in state.checkpoints] == [2, 4, 6]
    core = {"numpy": "NumPy", "compiled": "the compiled core"}[core_in_use()]
    assert f"Trained for 6 epochs (24 iterations) by {core}, finished" in run(capsys, "info", out)[1]
    again = run_json(capsys, "train", out)
    assert again["test"] == found["test"]


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
    first.on_epoch = lambda record: first.control.stop() if record.epoch == 3 else None
    first.run()
    project, out = tmp_path / "p.layerscope", tmp_path / "q.layerscope"
    save_project(project, Project(DataChoices(path=IRIS), Architecture(), first.settings), first.capture())
    found = run_json(capsys, "train", project, "--resume", "--out", out)
    assert (found["epochs_run"], found["state"]) == (8, "finished")
    _, state = load_project(out)
    assert state is not None
    assert sha256(state.now.values) == sha256(whole.network.values)
    assert [one.epoch for one in state.checkpoints] == [2, 4, 6, 8]
    assert [repr(record) for record in state.records] == [repr(record) for record in whole.history.records]
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
