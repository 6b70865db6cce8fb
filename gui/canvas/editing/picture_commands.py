"""The commands that copy and save pictures of the drawing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from gui.canvas.editing.editor import Editor
from gui.canvas.figure.pictures import DrawnPicture, mime_of, picture_of
from gui.canvas.scene import Scene
from gui.look.words.translation import tr


class PictureCommands(QObject):
    """Makes pictures of what is drawn, in the styles of :func:`gui.canvas.figure.pictures.styles`."""

    wanted = Signal()
    """A picture is to be saved."""

    def __init__(self, scene: Scene, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._scene, self._editor = scene, editor

    def picture(self, style: str, title: str) -> DrawnPicture | None:
        """The whole drawing; None, with a hint, while there is none."""
        drawn, task = self._editor.architecture, self._editor.task
        if not drawn.layers:
            self._editor.hint.emit(tr("There is nothing to copy yet: add a layer first."))
            return None
        return picture_of(style, self._scene, drawn, task, title)

    def copy(self, style: str) -> None:
        """Put the whole drawing on the clipboard, as SVG and in pixels."""
        picture = self.picture(style, tr("Drawing of the network"))
        if picture is not None:
            QGuiApplication.clipboard().setMimeData(mime_of(picture))
