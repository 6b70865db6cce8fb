"""Paints the drawing of a file without a window, for the command line."""

from __future__ import annotations

import os

from engine.core.architecture.architecture import Architecture
from engine.core.task import Task

NO_SCREEN = "offscreen"
"""Qt's way of painting where there is no screen."""


def write_picture(path: str, style: str, architecture: Architecture, task: Task | None, title: str) -> None:
    """Write a picture to this file, in a style of :func:`gui.canvas.figure.pictures.styles`.

    Raises:
        UserError: it cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = NO_SCREEN
    from PySide6.QtWidgets import QApplication

    from engine.core.training_settings import TrainingSettings
    from gui.canvas.figure.pictures import picture_of
    from gui.canvas.scene import Scene
    from gui.look.theme import theme, use_fonts
    from gui.window.files.picture_files import writer_of

    application = QApplication([])
    use_fonts(application)
    theme.choose("light")
    scene = Scene()
    scene.show_architecture(architecture, task, (), TrainingSettings())
    writer_of(picture_of(style, scene, architecture, task, title), path)()
    scene.deleteLater()
