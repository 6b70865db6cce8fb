"""A window with a person at it, for every test of lessons."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMessageBox

from gui.look.words.translation import language
from gui.window.main_window import MainWindow
from tests.lesson_driver import Driver


@pytest.fixture
def user(qtbot, monkeypatch) -> Iterator[Driver]:
    window = MainWindow()
    window.workbench.session.choose_speed("full")
    window.show()
    yield Driver(qtbot, window)
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)
    window.close()
    window.deleteLater()
    language.choose("en")
