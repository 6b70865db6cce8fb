"""The map of a large drawing, in a corner of the canvas: blocks, and what of them is in sight."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from gui.canvas.scene import Scene
from gui.look.drawing.zoom_view import ZoomView
from gui.look.theme import accent_of, theme
from gui.look.widgets.helpers import set_names
from gui.look.words.translation import tr

LEAST_LAYERS = 12
"""Layers from which on a drawing has a map."""
MOST_SIZE = QSize(176, 116)
PADDING = 7
LEAST_SIDE = 14
"""Least height and width of the drawing on the map, so that a single row of layers can be clicked."""
LEAST_CANVAS = QSize(360, 240)
"""Size of a canvas below which the map would cover too much of it."""


class Minimap(QWidget):
    """Map of the drawing, there while a drawing of many layers is partly out of sight.

    The blocks are painted once for a drawing, and shown from pixels after that.

    Attributes:
        is_wanted: whether the user wants a map at all.
    """

    shown_or_hidden = Signal()
    """It came or went."""

    def __init__(self, view: ZoomView, scene: Scene, parent: QWidget) -> None:
        super().__init__(parent)
        self._view, self._scene, self._canvas = view, scene, parent
        self.is_wanted = True
        self._area = QRectF()
        self._scale = 1.0
        self._blocks: QPixmap | None = None
        self._grip: QPointF | None = None
        set_names(
            self,
            "minimap",
            tr("Map of the drawing"),
            tr("Click or drag to look at another part of the drawing"),
        )
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.show_drawing)
        view.zoomed.connect(self.follow)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self.follow)
        self.hide()

    def set_wanted(self, is_wanted: bool) -> None:
        """Offer the map, or never show it."""
        self.is_wanted = is_wanted
        self.show_drawing()

    def show_drawing(self) -> None:
        """Paint the blocks anew when they are next seen: layers were added, moved or taken away."""
        self._blocks = None
        cards = self._scene.cards
        if len(cards) >= LEAST_LAYERS and self.is_wanted:
            self._measure()
        self.follow()

    def _measure(self) -> None:
        self._area = self._scene.content_rect()
        room = MOST_SIZE - QSize(2 * PADDING, 2 * PADDING)
        self._scale = min(room.width() / self._area.width(), room.height() / self._area.height())
        inside = self._area.size() * self._scale
        self.setFixedSize(
            round(max(inside.width(), LEAST_SIDE)) + 2 * PADDING,
            round(max(inside.height(), LEAST_SIDE)) + 2 * PADDING,
        )

    def follow(self) -> None:
        """Come, go, or show the frame elsewhere, after another part of the drawing came into sight."""
        if not isValid(self._canvas):  # the scene goes first, and so the view scrolls a last time
            return
        before = not self.isHidden()
        is_shown = self._is_of_use() or self._grip is not None
        if is_shown != before:
            self.setVisible(is_shown)
            self.shown_or_hidden.emit()
        if is_shown:
            self.update()

    def _is_of_use(self) -> bool:
        canvas, least = self._canvas.size(), LEAST_CANVAS
        return (
            self.is_wanted
            and len(self._scene.cards) >= LEAST_LAYERS
            and canvas.width() >= least.width()
            and canvas.height() >= least.height()
            and not self._view.shown_rect().contains(self._area)
        )

    # Places

    def _corner(self) -> QPointF:
        """Where the top left corner of the drawing lies on the map."""
        inside = self._area.size() * self._scale
        return QPointF((self.width() - inside.width()) / 2, (self.height() - inside.height()) / 2)

    def place_on_map(self, rect: QRectF) -> QRectF:
        """Where a part of the drawing lies on the map."""
        corner, scale = self._corner(), self._scale
        at = (rect.topLeft() - self._area.topLeft()) * scale + corner
        return QRectF(at, rect.size() * scale)

    def point_of(self, position: QPointF) -> QPointF:
        """The point of the drawing at a place of the map."""
        return (position - self._corner()) / self._scale + self._area.topLeft()

    @property
    def frame(self) -> QRectF:
        """Where the part in sight lies on the map."""
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        return self.place_on_map(self._view.shown_rect()) & inside

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            frame, position = self.frame, event.position()
            # Taken hold of, the frame stays below the pointer as it is; else its middle goes there.
            self._grip = position - frame.center() if frame.contains(position) else QPointF()
            self._look_at(position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._look_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self.follow()

    def _look_at(self, position: QPointF) -> None:
        if self._grip is not None:
            self._view.look_at(self.point_of(position - self._grip))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._blocks is None or self._blocks.devicePixelRatio() != self.devicePixelRatio():
            self._blocks = self._painted()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._blocks)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("forward"), 1.5))
        painter.setBrush(theme.color("forward", 0.14))
        painter.drawRoundedRect(self.frame, 2, 2)
        painter.end()

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatio()
        pixels = QPixmap(self.size() * ratio)
        pixels.setDevicePixelRatio(ratio)
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("frame"), 1))
        painter.setBrush(theme.color("panel", 0.94))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.translate(self._corner())
        painter.scale(self._scale, self._scale)
        painter.translate(-self._area.topLeft())
        self._paint_blocks(painter, self._scene)
        painter.end()
        return pixels

    @staticmethod
    def _paint_blocks(painter: QPainter, scene: Scene) -> None:
        pen = QPen(theme.color("muted", 0.7), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in scene.lines.values():
            if not line.is_folded:
                painter.drawPath(line.path())
        painter.setPen(Qt.PenStyle.NoPen)
        for card in (each for each in scene.cards.values() if each.is_seen):
            painter.setBrush(theme.color(accent_of(card.texts.accent)))
            painter.drawRect(card.card.translated(card.pos()))
