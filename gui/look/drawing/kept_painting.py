"""A widget of which one layer is painted once and kept, under another that follows the user."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from gui.look.theme import theme


class KeptPainting(QWidget):
    """Base of pictures with much that stays while a hand drags something over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: QPixmap | None = None
        theme.changed.connect(self.repaint_all)

    def repaint_all(self) -> None:
        """Paint all of it anew, and not only what lies over it."""
        self._kept = None
        self.update()

    def paint_kept(self, painter: QPainter) -> None:
        """Paint what does not follow the user."""
        raise NotImplementedError

    def paint_moving(self, painter: QPainter) -> None:
        """Paint what does, and where the keyboard is."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._kept is None or self._kept.size() != size or self._kept.devicePixelRatio() != ratio:
            self._kept = QPixmap(size)
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._kept)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_kept(painter)
            painter.end()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._kept)
        self.paint_moving(painter)
