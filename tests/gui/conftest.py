"""What holds for every test of the window: it has the fonts of the program."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from gui.look.theme import use_fonts


@pytest.fixture(scope="session", autouse=True)
def fonts_of_the_program(qapp: QApplication) -> None:
    """The interface font, chosen as at the start of the program."""
    use_fonts(qapp)
