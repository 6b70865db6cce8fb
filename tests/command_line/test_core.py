"""The core that trains, on the command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.common.version import VERSION
from engine.files.project_file import save_project
from engine.kernel import choice
from engine.kernel.choice import choose, chosen, core_in_use, core_message
from tests.command_line.calling import IRIS, Capture, assert_refused, run, run_json
from tests.trained import small_project


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


def test_the_other_core_goes_on_and_says_so_once(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "p.layerscope"
    choose("numpy")
    project, state = small_project(IRIS)
    save_project(path, project, replace(state, trained_by="compiled"))
    assert (
        "Trained for 3 epochs (21 iterations) by the compiled core, finished" in run(capsys, "info", path)[1]
    )
    told = "The compiled core trained this run so far and NumPy goes on"
    for epochs, times in ((4, 1), (5, 0)):
        path, before = tmp_path / f"{epochs}.layerscope", path
        options = ("--resume", "--core", "numpy", "--epochs", epochs, "--out", path)
        found = run_json(capsys, "train", before, *options)
        assert found["trained_by"] == "mixed"
        assert sum(note.startswith(told) for note in found["notes"]) == times
    assert run_json(capsys, "info", path)["training"]["trained_by"] == "mixed"
    assert "by NumPy and the compiled core, finished" in run(capsys, "info", path)[1]
