"""A window with a person at it, for every test of lessons."""

from __future__ import annotations

import pytest

from gui.window.main_window import MainWindow
from tests.lesson_driver import Driver


@pytest.fixture
def user(qtbot, window: MainWindow) -> Driver:
    return Driver(qtbot, window)
