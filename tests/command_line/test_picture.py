"""The command ``picture``."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from engine.core.architecture.architecture import Architecture
from engine.files.export.npz import save_npz
from engine.files.project_file import save_project
from engine.project.project import Project
from tests.command_line.calling import IRIS, Capture, assert_refused, program_process
from tests.trained import small_model, suggested_project


def test_a_trained_network_is_drawn_without_a_screen(tmp_path: Path) -> None:
    save_npz(tmp_path / "m.npz", small_model(IRIS))
    out = tmp_path / "figure.svg"
    process = program_process(["picture", str(tmp_path / "m.npz"), "--out", str(out), "--style", "plain"])
    printed, complained = process.communicate(timeout=60)
    assert (process.returncode, complained) == (0, "")
    assert printed == f"The picture was written to {out}.\n"
    root = ElementTree.parse(out)  # noqa: S314 - our own
    said = [each.get("aria-label", "") for each in root.iter()]
    assert "51 parameters" in said


def test_a_project_that_was_not_trained_is_drawn(tmp_path: Path) -> None:
    save_project(tmp_path / "p.layerscope", suggested_project(IRIS), None)
    out = tmp_path / "looks.png"
    process = program_process(["picture", str(tmp_path / "p.layerscope"), "--out", str(out), "--json"])
    printed, complained = process.communicate(timeout=60)
    assert (process.returncode, complained) == (0, "")
    assert '"style": "looks"' in printed
    assert out.read_bytes().startswith(b"\x89PNG")


def test_what_cannot_be_drawn_is_said(capsys: Capture, tmp_path: Path) -> None:
    save_npz(tmp_path / "m.npz", small_model(IRIS))
    assert_refused(capsys, ".svg or .png", "picture", tmp_path / "m.npz", "--out", tmp_path / "m.pdf")
    save_project(tmp_path / "p.layerscope", Project(architecture=Architecture()), None)
    assert_refused(capsys, "no layers", "picture", tmp_path / "p.layerscope", "--out", tmp_path / "m.svg")
    assert_refused(capsys, "--out", "picture", tmp_path / "m.npz")
