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
