"""Runs the program as the command line does, and takes what it gives."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import main as program
from engine.data.samples import sample_path

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


def program_process(
    arguments: list[str], environment: dict[str, str] | None = None, **options: Any
) -> subprocess.Popen[str]:
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen(command, text=True, env=environment, **pipes)


def wait_until_at_work(process: subprocess.Popen[str]) -> None:
    """Wait until a process has had the processor for long enough to be in the midst of its training, or ends.

    On a busy machine that takes longer than on an idle one; where it cannot be asked, a time has to do.
    """
    times = Path(f"/proc/{process.pid}/stat")
    if not times.exists():
        time.sleep(2.5)
        return
    enough = 2 * os.sysconf("SC_CLK_TCK")
    while (
        process.poll() is None and sum(map(int, times.read_text().rpartition(")")[2].split()[11:13])) < enough
    ):
        time.sleep(0.02)
