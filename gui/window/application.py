"""Starts the desktop program: one QApplication, one window."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from gui.look import icons
from gui.look.theme import theme, use_fonts
from gui.window.main_window import MainWindow

SWITCH_SECONDS = 0.001
"""Seconds for which training may keep the interpreter while the window waits; Python's own are 5 ms."""


def make_application(arguments: list[str]) -> QApplication:
    """The application with its names, fonts and colours; settings are kept under those names."""
    application = QApplication(arguments)
    application.setOrganizationName("Layerscope")
    application.setApplicationName("Layerscope")
    application.setApplicationDisplayName("Layerscope")
    application.setDesktopFileName("layerscope")
    application.setStyle("Fusion")  # the one style that follows a style sheet alike on every system
    use_fonts(application)
    theme.follow_system()
    sys.setswitchinterval(SWITCH_SECONDS)
    return application


class AfterFirstPaint(QObject):
    """Does what can wait until the window was painted for the first time.

    Args:
        application: what it lives as long as.
        work: called then, in turn.
    """

    def __init__(self, application: QApplication, *work: Callable[[], object]) -> None:
        super().__init__(application)
        self._application, self._work = application, work
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._application.removeEventFilter(self)
            for each in self._work:
                QTimer.singleShot(0, each)
            self.deleteLater()
        return False


class OpenWindow:
    """The application and its window, with a CSV or project file in it if there is one."""

    def __init__(self, path: str | None) -> None:
        self._application = application = make_application(sys.argv[:1])
        icons.hold_back()
        self._window = window = MainWindow()
        AfterFirstPaint(application, icons.draw_held_back, window.recovery.look)
        window.show()
        if path:
            window.files.open_path(path)

    def run(self) -> int:
        """Run until the window is closed, and give the exit code."""
        application = self._application
        # Python handles Ctrl+C only between two of its own instructions, so let it run now and then.
        signal.signal(signal.SIGINT, lambda *_: application.closeAllWindows())
        ticker = QTimer()
        ticker.timeout.connect(lambda: None)
        ticker.start(500)
        return application.exec()
