"""The core that trains, on the command line."""

from __future__ import annotations

import pytest

from engine.common.version import VERSION
from engine.kernel import choice
from engine.kernel.choice import choose, chosen, core_in_use, core_message
from tests.command_line.calling import IRIS, Capture, assert_refused, run, run_json


@pytest.mark.parametrize("file", [(), (IRIS,)])
def test_info_says_which_core_trains(capsys: Capture, file: tuple[str, ...]) -> None:
    choose("auto")
    assert run(capsys, "info", *file)[1].endswith(f"Layerscope {VERSION}: {core_message()}\n")
    assert run_json(capsys, "info", *file)["program"]["core"] == core_in_use()
    choose("numpy")
    assert run_json(capsys, "info", *file)["program"] == {
        "version": VERSION,
        "core": "numpy",
        "instructions": None,
        "message": str(core_message()),
    }


@pytest.mark.parametrize("command", ["train", "find-rate"])
def test_the_core_is_chosen_by_an_option(capsys: Capture, command: str) -> None:
    choose("auto")
    run_json(capsys, command, IRIS, "--epochs", 1, "--core", "numpy")
    assert chosen() == "numpy"


def test_a_core_that_is_not_there_is_one_sentence(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_refused(
        capsys, "there is no fortran; choose one of auto, compiled", "train", IRIS, "--core", "fortran"
    )
    choose("auto")
    monkeypatch.setattr(choice, "loaded", lambda: None)
    for more in ((), ("--folds", 3)):
        assert_refused(capsys, "There is no compiled core", "train", IRIS, "--core", "compiled", *more)
