"""The language can be changed in place: all parts are made anew, and what was going on goes on."""

from __future__ import annotations

import gc

import pytest
import shiboken6
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.canvas.canvas import Canvas
from gui.main_window import MainWindow
from gui.panels.data_panel import DataPanel
from gui.plots.curve_plot import CurvePlot
from gui.translation import language


@pytest.fixture
def window(qtbot, monkeypatch):
    window = MainWindow()
    window.workbench.runs.choose_pace("full")
    window.show()
    yield window
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)
    window.close()
    window.deleteLater()
    language.choose("en")


def switch(qtbot, window: MainWindow, choice: str) -> None:
    before = window.canvas
    window.findChild(QAction, f"language_{choice}").trigger()
    qtbot.waitUntil(lambda: window.canvas is not before, timeout=20_000)


def open_iris(qtbot, window: MainWindow) -> None:
    window.files.open_path("sample:iris")
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)


def alive(kind: type) -> int:
    gc.collect()
    return sum(shiboken6.isValid(each) for each in gc.get_objects() if isinstance(each, kind))


def test_nothing_of_the_old_parts_is_left(qtbot, window):
    open_iris(qtbot, window)
    widgets = len(window.findChildren(QWidget))
    for _ in range(5):
        switch(qtbot, window, "ko")
        switch(qtbot, window, "en")
    for kind, expected in ((Canvas, 1), (DataPanel, 1), (CurvePlot, 3)):
        assert alive(kind) == expected
        assert len([each for each in gc.get_objects() if isinstance(each, kind)]) == expected
    assert len(window.findChildren(QWidget)) == widgets
    names = [each.objectName() for each in window.findChildren(QAction) if each.objectName()]
    assert len(set(names)) == len(names)


def test_a_run_goes_on_while_the_language_changes(qtbot, window):
    open_iris(qtbot, window)
    window.training_bar.epochs.setValue(1_000_000)
    window.findChild(QAction, "train").trigger()
    runs = window.workbench.runs
    for choice in ("ko", "en") * 3:
        step = runs.trainer.step_count
        qtbot.waitUntil(lambda step=step: runs.trainer.step_count > step + 50, timeout=20_000)
        switch(qtbot, window, choice)
        assert runs.state == "running"
    steps = window.curves.history.steps
    assert (steps[1:] > steps[:-1]).all()  # no loss is lost or drawn twice
    assert len(steps) > 200
