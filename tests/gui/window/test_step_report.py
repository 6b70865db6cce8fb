"""Reports from the window: asked for, written in a thread, and told of in a sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from gui.look.notice import Notice
from gui.stepping.diagram.diagram import Diagram
from gui.stepping.stepping_model import SteppingModel
from gui.window.main_window import MainWindow
from gui.window.stepping.step_report import KINDS, diagram_svg
from tests.taped import tape_of
from tests.toy_data import task_of


@pytest.fixture
def stepped(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window in which the backward pass of an iteration of iris is done."""
    window.files.open_path("sample:iris")
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    window.parts.actions_by_key["run_to_update"].trigger()
    qtbot.waitUntil(window.parts.actions_by_key["check_gradients"].isEnabled, timeout=10_000)
    return window


def choose(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str) -> None:
    """Let the file dialog, once it is asked, give this file and this line of its list."""

    def answer(dialog: QFileDialog) -> QFileDialog.DialogCode:
        assert dialog.nameFilters() == [each.label for each in KINDS.values()]
        dialog.selectNameFilter(KINDS[kind].label)
        dialog.filterSelected.emit(KINDS[kind].label)  # as when a person chooses it
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        return QFileDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "exec", answer)


def export(qtbot: QtBot, window: MainWindow) -> Notice:
    told: list[Notice] = []
    window.workbench.noticed.connect(told.append)
    window.parts.actions_by_key["export_report"].trigger()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    return told[0]


def test_there_is_nothing_to_report_before_a_step(window):
    action = window.parts.actions_by_key["export_report"]
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


def test_the_diagram_is_a_picture(qtbot, monkeypatch, tmp_path, stepped):
    choose(monkeypatch, tmp_path / "diagram.svg", "diagram_svg")
    export(qtbot, stepped)
    root = ElementTree.parse(tmp_path / "diagram.svg").getroot()  # noqa: S314 - written just now
    width = int(root.attrib["width"])
    assert any("Dense 1" in "".join(each.itertext()) for each in root.iter())
    choose(monkeypatch, tmp_path / "diagram.png", "diagram_png")
    export(qtbot, stepped)
    assert abs(QImage(str(tmp_path / "diagram.png")).width() - 2 * width) <= 2


def test_a_page_has_the_diagram(qtbot, monkeypatch, tmp_path, stepped):
    choose(monkeypatch, tmp_path / "report.html", "step")
    export(qtbot, stepped)
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<figure class='diagram'><svg " in text


def test_a_page_tells_of_the_data_of_the_run_after_others_were_open(qtbot, monkeypatch, tmp_path, stepped):
    bench = stepped.workbench
    stepped.parts.actions_by_key["run_iteration"].trigger()
    qtbot.waitUntil(lambda: stepped.stepping.get().model.is_at_end)
    told: list[Notice] = []
    bench.noticed.connect(lambda notice: notice and told.append(notice))
    stepped.files.open_sample("diabetes")
    qtbot.waitUntil(lambda: bench.store.task is not None and bench.store.task.target == "progression")
    qtbot.waitUntil(lambda: bench.store.dataset not in (None, bench.session.dataset))
    action = stepped.parts.actions_by_key["export_report"]
    qtbot.waitUntil(lambda: not action.isEnabled())  # what is shown belongs to what is opened
    next(notice for notice in told if notice.button == "Back to that run").act()
    qtbot.waitUntil(action.isEnabled)
    choose(monkeypatch, tmp_path / "report.html", "step")
    export(qtbot, stepped)
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert f"{bench.session.dataset.task.target} to predict" in text
    assert "progression" not in text and "diabetes" not in text


def test_hostile_names_are_only_words_in_the_diagram(qtbot):
    name = "<script>&\"'"
    task = task_of("classes", 4)
    architecture = chain([("dense", DenseSettings(5, "relu"))], task)
    layers = tuple(replace(layer, name=name) for layer in architecture.layers)
    model, diagram = SteppingModel(), Diagram()
    qtbot.addWidget(diagram)
    model.take_tape(tape_of(replace(architecture, layers=layers), task, 4))
    diagram.show_model(model)
    root = ElementTree.fromstring(diagram_svg(diagram))  # noqa: S314 - made just now
    assert any(name in "".join(each.itertext()) for each in root.iter())


def test_a_png_is_a_picture(qtbot, monkeypatch, tmp_path, stepped):
    choose(monkeypatch, tmp_path / "slide.png", "formula_png")
    export(qtbot, stepped)
    assert QImage(str(tmp_path / "slide.png")).width() > 600


def test_what_is_typed_counts_more_than_the_list(qtbot, monkeypatch, tmp_path, stepped):
    choose(monkeypatch, tmp_path / "slide.svg", "iteration")
    export(qtbot, stepped)
    assert (tmp_path / "slide.svg").read_text(encoding="utf-8").startswith("<svg ")


def test_the_verdict_of_the_check_is_in_the_page(qtbot, monkeypatch, tmp_path, stepped):
    stepped.parts.actions_by_key["check_gradients"].trigger()
    qtbot.waitUntil(lambda: stepped.stepping.get().checker.found is not None, timeout=10_000)
    choose(monkeypatch, tmp_path / "report.html", "iteration")
    export(qtbot, stepped)
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "All layers agree with central differences." in text
    assert "iris: 105 training rows, 4 inputs, species to predict" in text


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(qtbot, tmp_path, stepped):
    told: list[Notice] = []
    stepped.workbench.noticed.connect(told.append)
    stepped.stepping.get().report.write(
        "step",
        str(tmp_path / "missing" / "report.html"),
        stepped.parts.tabs.view("stepping").stepping_view.diagram,
    )
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told[0].look == "trouble" and "report.html cannot be written" in told[0].text
    assert list(tmp_path.iterdir()) == []


def test_nothing_happens_without_a_file(qtbot, monkeypatch, stepped):
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QFileDialog.DialogCode.Rejected)
    stepped.parts.actions_by_key["export_report"].trigger()
    assert not stepped.stepping.get().report.is_busy
