"""The command line from its arguments to exit code, standard output and standard error."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import main as program
from engine.activations import ACTIVATIONS
from engine.command_line.arguments import parse
from engine.command_line.display import require_display
from engine.command_line.hidden_layers import parse_layers
from engine.data.samples import SAMPLES, sample_path
from engine.export.npz import load_npz, save_npz
from engine.layers.dense import DenseSettings
from engine.layers.dropout import DropoutSettings
from engine.messages import UserError
from engine.project import OPTIMIZER_WORDS, DataChoices, Project, TrainingSettings
from engine.project_file import save_project
from engine.version import VERSION
from tests.trained import small_model, small_project, suggested_project, write_mixed_csv

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
    ("--layers x", "x is no layer"),
    ("--layers 8,,8", "is no layer"),
    ("--layers 0", "between 1 and 16384"),
    ("--layers dropout:1.5", "between 0 and 0.95"),
    ("--layers dropout:x", "needs a share"),
    ("--split 70,30", "three percentages"),
    ("--split 60,15,15", "add up to 100"),
    ("--split 0,50,50", "does not work"),
    ("--split a,b,c", "a is not a number"),
    ("--epochs 0", "epochs is 0"),
    ("--epochs 1.5", "not a whole number"),
    ("--batch-size -3", "batch size is -3"),
    ("--learning-rate nan", "not a finite number"),
    ("--learning-rate 1e9", "learning rate is 1e+09"),
    ("--task cluster", "choose one of auto, classes, regression"),
    ("--scaling log", "choose one of standard, minmax, none"),
    ("--patience 5 --split 80,0,20", "needs validation rows"),
    ("--seed -1", "seed is -1"),
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


# train with a project


def test_a_project_is_trained_from_the_start(capsys: Capture, tmp_path: Path) -> None:
    project, state = small_project(IRIS)
    save_project(tmp_path / "p.layerscope", project, state)
    out = tmp_path / "m.npz"
    found = run_json(capsys, "train", tmp_path / "p.layerscope", "--out", out)
    assert found["epochs_run"] == project.training.epochs
    assert np.array_equal(load_npz(out).values, state.now.values)


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
    assert run_json(capsys, *arguments)["rows"] == 149
    assert "left out: 1, first line 6" in run(capsys, *arguments)[1]


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


@pytest.mark.parametrize("command", [[], ["train"], ["predict"], ["info"]])
def test_help(capsys: Capture, command: list[str]) -> None:
    code, out, err = run(capsys, *command, "--help")
    assert (code, err) == (0, "")
    assert "usage:" in out


def test_help_names_what_there_is(capsys: Capture) -> None:
    _, out, _ = run(capsys, "train", "--help")
    assert all(name in out for name in OPTIMIZER_WORDS)


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

    monkeypatch.setattr("gui.application.run_window", run_window)
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
    options = ["--epochs", "10000000", "--out", str(out), "--json"]
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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_terminated_command_tidies_up_before_training_too(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def terminated(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(5)

    monkeypatch.setattr("engine.command_line.train.read_table", terminated)
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
    process = program_process(["train", IRIS, "--epochs", "2000", "--json"], stderr=follower)
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
