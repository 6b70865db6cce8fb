"""The command ``info``, and files that are damaged."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.core.architecture.templates import template_architecture
from engine.files.export.npz import save_npz
from engine.files.project_file import save_project
from tests.command_line.calling import IRIS, Capture, assert_refused, run, run_json
from tests.trained import (
    small_model,
    small_project,
)


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


def test_info_says_that_the_weights_are_those_of_another_drawing(capsys: Capture, tmp_path: Path) -> None:
    project, state = small_project(IRIS)
    words = "of another network than the layers above"
    save_project(tmp_path / "p.layerscope", project, state)
    assert words not in run(capsys, "info", tmp_path / "p.layerscope")[1]
    assert run_json(capsys, "info", tmp_path / "p.layerscope")["training"]["of_this_network"] is True
    drawn = replace(project, architecture=template_architecture("perceptron", state.task))
    save_project(tmp_path / "p.layerscope", drawn, state)
    assert words in run(capsys, "info", tmp_path / "p.layerscope")[1]
    assert run_json(capsys, "info", tmp_path / "p.layerscope")["training"]["of_this_network"] is False


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
