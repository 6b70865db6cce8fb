"""The program as a process: signals, pipes and terminals."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import main as program
from engine.files.export.npz import load_npz
from engine.files.project_file import load_project
from tests.command_line.calling import IRIS, Capture, program_process, run, run_json, wait_until_at_work


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_training_keeps_the_best_weights(tmp_path: Path, number: int) -> None:
    out = tmp_path / "m.npz"
    options = ["--epochs", "10000000", "--patience", "0", "--out", str(out), "--json"]
    process = program_process(["train", IRIS, *options])
    wait_until_at_work(process)
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
    wait_until_at_work(process)
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

    monkeypatch.setattr("engine.command_line.run_request.read_table", terminated)
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
        ["train", IRIS, "--epochs", "60000", "--patience", "0", "--json"], stderr=follower
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
    assert json.loads(printed)["epochs_run"] == 60_000
    assert b"Epoch" in shown.getvalue()
