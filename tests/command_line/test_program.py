"""Help, version, and the window that the program opens without a command."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from engine.command_line.arguments import COMMANDS
from engine.command_line.display import require_display
from engine.common.messages import UserError
from engine.common.version import VERSION
from engine.core.architecture.templates import TEMPLATES
from engine.core.training_settings import TRAINING
from engine.project.project import ENCODING_LABELS
from tests.command_line.calling import IRIS, ROOT, Capture, assert_refused, program_process, run


@pytest.mark.parametrize("command", [[], *([command] for command in COMMANDS)])
def test_help(capsys: Capture, command: list[str]) -> None:
    code, out, err = run(capsys, *command, "--help")
    assert (code, err) == (0, "")
    assert "usage:" in out


def test_help_names_what_there_is(capsys: Capture) -> None:
    _, out, _ = run(capsys, "train", "--help")
    words = re.split(r"[^a-z_0-9]+", out)
    for names in (*(each.choices for each in TRAINING.values()), TEMPLATES, ENCODING_LABELS):
        shown = set(names) - {"given", "norm", "value"}  # which are options of their own
        assert shown <= set(words)


def test_version(capsys: Capture) -> None:
    assert run(capsys, "--version") == (0, f"layerscope {VERSION}\n", "")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, main; main.main(['train', '--help']);"
        "assert not {'numpy', 'PySide6', 'duckdb', 'rich'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def test_window_gets_the_file(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    opened: list[str | None] = []

    class OpenWindow:
        def __init__(self, path: str | None) -> None:
            opened.append(path)

        def run(self) -> int:
            return 0

    monkeypatch.setattr("gui.window.application.OpenWindow", OpenWindow)
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
