"""The core that trains: chosen in the menu, remembered, and told."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMessageBox

from engine.kernel import choice
from engine.kernel.choice import choose, chosen, core_message
from gui.look.words.translation import tr_message
from gui.window.main_window import MainWindow


def core_action(window: MainWindow, key: str) -> QAction:
    action = window.findChild(QMenu, "core_menu").findChild(QAction, f"core_{key}")
    assert action is not None
    return action


def checked(window: MainWindow) -> list[str]:
    return [key for key in ("auto", "compiled", "numpy") if core_action(window, key).isChecked()]


def test_the_core_is_chosen_and_remembered(qtbot, window):
    before = chosen()
    assert checked(window) == [before]
    core_action(window, "numpy").trigger()
    assert chosen() == "numpy"
    assert checked(window) == ["numpy"]
    choose(before)  # as in a new process
    other = MainWindow()
    qtbot.addWidget(other)
    assert chosen() == "numpy"
    assert checked(other) == ["numpy"]
    other.workbench.shut_down()
    core_action(window, "auto").trigger()
    assert chosen() == "auto"


def test_a_compiled_core_that_is_not_there_cannot_be_chosen(qtbot, window, monkeypatch):
    window.settings.setValue("core", "compiled")
    choose("auto")
    monkeypatch.setattr(choice, "loaded", lambda: None)
    other = MainWindow()
    qtbot.addWidget(other)
    assert chosen() == "auto"
    assert not core_action(other, "compiled").isEnabled()
    assert "C compiler" in core_action(other, "compiled").toolTip()
    other.workbench.shut_down()


@pytest.mark.parametrize("key", ["auto", "numpy"])
def test_about_says_which_core_trains(qtbot, window, key):
    core_action(window, key).trigger()
    window.findChild(QAction, "about").trigger()
    box = window.findChild(QMessageBox, "about_box")
    assert tr_message(core_message()) in box.informativeText()
    box.close()


def train(qtbot, window: MainWindow, epochs: int) -> None:
    session = window.workbench.session
    window.parts.training_bar.epochs.setValue(epochs)
    window.findChild(QAction, "train").trigger()
    qtbot.waitUntil(lambda: session.trainer is not None and session.state == "running", timeout=20_000)
    qtbot.waitUntil(lambda: session.state == "finished" and not session.is_alive, timeout=60_000)


def test_the_other_core_goes_on_and_says_so_once(qtbot, iris_window):
    window, told = iris_window, "The compiled core trained this run so far and NumPy goes on"
    core_action(window, "numpy").trigger()
    train(qtbot, window, 2)
    window.workbench.session.trainer.history.trained_by = "compiled"  # as of a project from elsewhere
    window.workbench.session.show_now()
    for _ in range(2):
        train(qtbot, window, 2)
    assert window.workbench.session.trainer.history.trained_by == "mixed"
    assert sum(entry.notice.text.startswith(told) for entry in window.notices.entries) == 1
