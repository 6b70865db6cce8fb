"""From opening a file to training: the window asks what to predict before anything is trained."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from gui.window.main_window import MainWindow


@pytest.fixture
def houses(tmp_path: Path) -> Path:
    path = tmp_path / "houses.csv"
    rows = "\n".join(f"{i % 17},{i * 3.5},{i % 5}" for i in range(60))
    path.write_text(f"area,price,floors\n{rows}\n", encoding="utf-8")
    return path


def action(window: MainWindow, key: str) -> QAction:
    found = window.findChild(QAction, key)
    assert found is not None
    return found


def is_green(window: MainWindow) -> bool:
    return window.findChild(QToolButton, "train_button").property("look") == "primary"


def open_file(qtbot, window: MainWindow, path: Path) -> None:
    window.files.open_path(str(path))
    qtbot.waitUntil(lambda: window.workbench.store.dataset is not None, timeout=20_000)


def test_train_waits_for_the_answer(qtbot, window, houses):
    open_file(qtbot, window, houses)
    question = window.parts.data_panel.table.question
    assert question.isVisible() and not is_green(window)
    assert "Say first what to predict" in action(window, "train").toolTip()
    window.parts.canvas.setFocus()
    for key in ("train", "step"):
        action(window, key).trigger()
        assert window.workbench.session.state == "none"
        assert window.focusWidget() is question.button
        window.parts.canvas.setFocus()
    for key in ("find_rate", "cross_validate"):
        assert not action(window, key).isEnabled()
        assert "Say first what to predict" in action(window, key).toolTip()
    window.parts.data_panel.ask_for_target()
    qtbot.keyClick(question.button, Qt.Key.Key_Return)
    assert window.workbench.project.data.target == "price"
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    assert is_green(window) and not question.isVisible()
    assert action(window, "find_rate").isEnabled()
    window.parts.training_bar.epochs.setValue(2)
    action(window, "train").trigger()
    qtbot.waitUntil(lambda: window.workbench.session.state == "finished", timeout=30_000)


def test_undo_asks_again_and_redo_answers(qtbot, window, houses):
    open_file(qtbot, window, houses)
    window.parts.data_panel.table.question.button.click()
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    assert action(window, "undo").toolTip().startswith("Undo Predict price")
    action(window, "undo").trigger()
    qtbot.waitUntil(window.parts.data_panel.table.question.isVisible, timeout=5_000)
    assert not window.workbench.can_train and not is_green(window)
    action(window, "redo").trigger()
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    assert is_green(window) and not window.parts.data_panel.table.question.isVisible()


def test_another_file_is_asked_again_and_a_sample_is_not(qtbot, window, houses, tmp_path):
    open_file(qtbot, window, houses)
    window.parts.data_panel.table.question.button.click()
    other = tmp_path / "other.csv"
    other.write_text(houses.read_text(encoding="utf-8").replace("price", "sales"), encoding="utf-8")
    window.files.open_path(str(other))
    qtbot.waitUntil(lambda: "sales" in window.parts.data_panel.table.question.button.text(), timeout=20_000)
    assert not window.workbench.can_train
    window.files.open_path("sample:iris")
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    assert is_green(window) and not window.parts.data_panel.table.question.isVisible()


def test_while_a_run_of_other_data_is_there_train_asks_too(qtbot, window, houses):
    window.files.open_path("sample:iris")
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    window.parts.training_bar.epochs.setValue(100_000)
    action(window, "train").trigger()
    qtbot.waitUntil(lambda: window.workbench.session.state == "running", timeout=20_000)
    window.workbench.edit_training("", replace(window.workbench.project.training, batch_size=8))
    of_iris = window.workbench.session.trainer
    window.files.open_path(str(houses))
    qtbot.waitUntil(
        lambda: window.workbench.asks_for_target and window.workbench.run_is_stale, timeout=20_000
    )
    assert not is_green(window)
    action(window, "train").trigger()
    assert window.workbench.session.trainer is of_iris  # nothing began, and nothing was lost
    assert window.focusWidget() is window.parts.data_panel.table.question.button
    window.parts.data_panel.table.question.button.click()
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    action(window, "train").trigger()
    qtbot.waitUntil(lambda: window.workbench.session.trainer is not of_iris, timeout=20_000)
    assert window.workbench.session.dataset.task.target == "price"


def test_a_project_holds_the_answer(qtbot, window, houses, tmp_path):
    open_file(qtbot, window, houses)
    window.parts.data_panel.table.question.button.click()
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    path = tmp_path / "houses.layerscope"
    with qtbot.waitSignal(window.workbench.files.saved, timeout=20_000):
        window.workbench.files.save_to(str(path))
    window.files.new_project()
    window.files.open_path(str(path))
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    assert window.workbench.task.target == "price"
    assert not window.parts.data_panel.table.question.isVisible()
