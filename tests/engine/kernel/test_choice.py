"""The choice of the core: by hand, by the environment, and where there is no compiled one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.common.messages import UserError
from engine.kernel import choice
from engine.kernel.choice import choose, chosen, core_in_use, core_message, library_in_use
from engine.kernel.library import loaded

ROOT = Path(choice.__file__).resolve().parents[2]


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    choose("auto")
    monkeypatch.setattr(choice, "loaded", lambda: None)


def test_the_compiled_core_trains_where_there_is_one() -> None:
    choose("auto")
    assert library_in_use() is loaded()
    assert core_in_use() == ("numpy" if loaded() is None else "compiled")


def test_numpy_is_chosen_by_hand() -> None:
    choose("numpy")
    assert (chosen(), core_in_use(), library_in_use()) == ("numpy", "numpy", None)
    assert str(core_message()).startswith("NumPy trains")


def test_the_compiled_core_is_chosen_by_hand() -> None:
    if loaded() is None:
        pytest.skip("the compiled core was not built here")
    choose("compiled")
    assert (chosen(), core_in_use()) == ("compiled", "compiled")
    assert str(core_message()).startswith("The compiled core trains, with ")


@pytest.mark.usefixtures("no_library")
def test_without_a_library_numpy_trains_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    assert core_in_use() == "numpy"
    monkeypatch.setattr(sys, "platform", "linux")
    assert "needs a C compiler when the program is installed" in str(core_message())
    monkeypatch.setattr(sys, "platform", "win32")
    assert "not made for Windows" in str(core_message())


@pytest.mark.usefixtures("no_library")
def test_asking_for_a_core_that_is_not_there_is_refused() -> None:
    with pytest.raises(UserError, match="There is no compiled core"):
        choose("compiled")
    with pytest.raises(UserError, match="There is no core fortran; choose one of auto, compiled, numpy"):
        choose("fortran")
    assert chosen() == "auto"


@pytest.mark.parametrize(
    ("value", "words"),
    [("numpy", "NumPy trains"), ("", "trains"), ("fortran", "LAYERSCOPE_CORE=fortran: There is no core")],
)
def test_the_environment_chooses_what_the_program_starts_with(value: str, words: str) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "info"],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, choice.VARIABLE: value},
    )
    assert words in done.stdout + done.stderr
    assert done.returncode == (2 if value == "fortran" else 0)
