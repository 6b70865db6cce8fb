"""Reports from the window: asked for, written in a thread, and told of in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.step_report import KINDS
from gui.workbench import Notice


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    window = MainWindow()
    window.show()
    yield window
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)
    window.close()
    window.deleteLater()


@pytest.fixture
def stepped(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window in which the backward pass of an iteration of iris is done."""
    window.files.open_path("sample:iris")
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    window.actions_by_key["run_to_update"].trigger()
    qtbot.waitUntil(window.actions_by_key["check_gradients"].isEnabled, timeout=10_000)
    return window


def choose(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str) -> None:
    """Let the file dialog, once it is asked, give this file and this line of its list."""

    def answer(_window: object, _title: str, _start: str, kinds: str) -> tuple[str, str]:
        assert kinds.split(";;") == [each.words for each in KINDS.values()]
        return str(path), KINDS[kind].words

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)


def export(qtbot: QtBot, window: MainWindow) -> Notice:
    told: list[Notice] = []
    window.workbench.noticed.connect(told.append)
    window.actions_by_key["export_report"].trigger()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    return told[0]


def test_there_is_nothing_to_report_before_a_step(window):
    action = window.actions_by_key["export_report"]
    assert not action.isEnabled()
    assert "Step through an iteration first" in action.toolTip()


@pytest.mark.parametrize(
    ("kind", "begin"),
    [("iteration", "<!DOCTYPE html>"), ("step", "<!DOCTYPE html>"), ("formula_svg", "<svg ")],
)
def test_what_was_chosen_is_written(qtbot, monkeypatch, tmp_path, stepped, kind, begin):
    choose(monkeypatch, tmp_path / "report", kind)
    notice = export(qtbot, stepped)
    (written,) = tmp_path.iterdir()
    assert written.name == "report" + KINDS[kind].suffix
    assert notice.look == "good" and str(written) in notice.text
    text = written.read_text(encoding="utf-8")
    assert text.startswith(begin)
    titles = ["Forward 1 · Dense 1" in text, "ackward 1 · Dense 1" in text]
    assert titles == [kind == "iteration", True]


def test_a_png_is_a_picture(qtbot, monkeypatch, tmp_path, stepped):
    choose(monkeypatch, tmp_path / "slide.png", "formula_png")
    export(qtbot, stepped)
    assert QImage(str(tmp_path / "slide.png")).width() > 600


def test_what_is_typed_counts_more_than_the_list(qtbot, monkeypatch, tmp_path, stepped):
    choose(monkeypatch, tmp_path / "slide.svg", "iteration")
    export(qtbot, stepped)
    assert (tmp_path / "slide.svg").read_text(encoding="utf-8").startswith("<svg ")


def test_the_verdict_of_the_check_is_in_the_page(qtbot, monkeypatch, tmp_path, stepped):
    stepped.actions_by_key["check_gradients"].trigger()
    qtbot.waitUntil(lambda: stepped.gradient_checker.found is not None, timeout=10_000)
    choose(monkeypatch, tmp_path / "report.html", "iteration")
    export(qtbot, stepped)
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "All layers agree with central differences." in text
    assert "iris: 105 training rows, 4 inputs, species to predict" in text


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(qtbot, monkeypatch, tmp_path, stepped):
    choose(monkeypatch, tmp_path / "missing" / "report.html", "step")
    notice = export(qtbot, stepped)
    assert notice.look == "trouble" and "report.html cannot be written" in notice.text
    assert list(tmp_path.iterdir()) == []


def test_nothing_happens_without_a_file(qtbot, monkeypatch, stepped):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    stepped.actions_by_key["export_report"].trigger()
    assert not stepped.step_report.is_busy
