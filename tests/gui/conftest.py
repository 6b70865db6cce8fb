"""What the tests of the window share: the fonts of the program, and the window itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QMessageBox

from gui.look.theme import theme, use_fonts
from gui.look.words.translation import language
from gui.window.main_window import MainWindow


@pytest.fixture(scope="session", autouse=True)
def fonts_of_the_program(qapp: QApplication) -> None:
    """The interface font, chosen as at the start of the program."""
    use_fonts(qapp)


@pytest.fixture(autouse=True)
def deleted_at_the_end(qapp: QApplication) -> Iterator[None]:
    """Delete what a test gave up, which else lives until an event loop begins, and is styled by the next."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window_size() -> QSize | None:
    """Size in which the window opens, or None for its own; a module that needs one overrides this."""
    return None


@pytest.fixture
def window(qtbot, monkeypatch: pytest.MonkeyPatch, window_size: QSize | None) -> Iterator[MainWindow]:
    """The main window, open and without a table, training at full speed; closed at the end, unasked.

    A module that wants more of it has a fixture of the same name that takes this one.
    """
    window = MainWindow()
    window.workbench.session.choose_speed("full")
    if window_size is not None:
        window.resize(window_size)
    window.show()
    yield window
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    language.choose("en")
    theme.choose("system")


@pytest.fixture
def iris_window(qtbot, window: MainWindow) -> MainWindow:
    """The window with the iris sample open and a network ready to be trained."""
    window.files.open_path("sample:iris")
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    return window
