"""The window onto the diagram: zoom, scrolling, what is under the pointer, and the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QMarginsF,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget

from gui.look.drawing.zoom_view import ZOOM_STEP, ZoomView
from gui.look.theme import theme
from gui.look.words.marked_letters import unmarked
from gui.look.words.translation import tr
from gui.stepping.diagram.box import BoxItem
from gui.stepping.diagram.item import Target
from gui.stepping.diagram.scene import DiagramScene

LEGIBLE = 0.66
"""Smallest zoom at which the diagram opens; at it the indices of formulas can just be read."""
OPENING_ZOOM = 0.9
"""Zoom at which it opens where all of it does not fit legibly."""
ALMOST = 0.6
"""Least zoom at which it opens to show everything from forward to update."""
FLIGHT = 220
"""Milliseconds in which the current box moves into sight."""
AROUND = 60
"""Pixels beside the current box in which one should see where it goes on."""
PILL_ROOM, PILL_REACH = 44, 190
"""Pixels at the bottom, and from the right, where the zoom lies above the diagram."""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class DiagramView(ZoomView):
    """Shows the diagram; a click chooses, a drag scrolls.

    Attributes:
        diagram: the scene, by its own type.
        step_by_key: moves through the iteration if a key says so, and tells whether it did.
    """

    most_zoom = 4.0
    chosen = Signal(object)
    """The :class:`Target` that was clicked, or on which Enter was pressed."""

    def __init__(self, scene: DiagramScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.diagram = scene
        self.step_by_key: Callable[[QKeyEvent], bool] = lambda event: False
        self._pressed: QPoint | None = None
        self._is_drag = False
        self._flight = QVariantAnimation(self)
        self._flight.setDuration(FLIGHT)
        self._flight.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._flight.valueChanged.connect(self._fly)
        self.setObjectName("stepping_diagram_view")
        self.setAccessibleName(tr("Diagram of one iteration"))
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)

    # Zoom and scrolling

    def content_rect(self) -> QRectF:
        return self.diagram.content_rect

    def fit_margins(self) -> QMarginsF:
        return QMarginsF(0, 0, 0, self._room_below())

    def tooltip_at(self, point: QPointF) -> str:
        found = self.diagram.target_at(point)
        return self.diagram.tooltip_for(found[2]) if found is not None else ""

    def set_zoom(self, zoom: float, about: QPointF | None = None) -> None:
        self._flight.stop()
        super().set_zoom(zoom, about)

    def adapt_to_zoom(self) -> None:
        self._set_scene_rect()

    def _set_scene_rect(self) -> None:
        """Room to scroll: a little more than the diagram, and in a larger window all of that."""
        content, view = self.diagram.content_rect, self.viewport().rect()
        spare_x = max(60.0, view.width() / self.zoom - content.width())
        spare_y = max(60.0, view.height() / self.zoom - content.height())
        self.setSceneRect(content.adjusted(-spare_x, -spare_y, spare_x, spare_y))

    def _room_below(self) -> float:
        """Pixels to leave free at the bottom: where all ends left of the zoom, less is enough."""
        content, view = self.diagram.content_rect, self.viewport().rect()
        width = content.width() * min(1.0, (view.height() - PILL_ROOM / 2) / max(content.height(), 1.0))
        return PILL_ROOM if (view.width() + width) / 2 > view.width() - PILL_REACH else PILL_ROOM / 2

    def open(self) -> None:
        """Show all of it if that can be read, else the current box or the beginning."""
        if self.fitting_zoom() >= LEGIBLE:
            self.fit()
            return
        rows_fit = (self.viewport().height() - self._room_below()) / self.diagram.content_rect.height()
        self.set_zoom(min(OPENING_ZOOM, max(LEGIBLE, rows_fit)) if rows_fit > ALMOST else OPENING_ZOOM)
        box, content = self.diagram.current_box(), self.diagram.content_rect
        half = QPointF(self.viewport().width(), self.viewport().height()) / 2 / self.zoom
        start = content.topLeft() + half
        if box is not None:
            start.setX(max(start.x(), min(box.rect.center().x(), content.right() - half.x())))
        if content.height() * self.zoom < self.viewport().height():
            start.setY(content.center().y() + self._room_below() / 2 / self.zoom)
        elif box is not None:
            start.setY(max(start.y(), min(box.rect.center().y(), content.bottom() - half.y())))
        self.centerOn(start)

    def reveal(self, rect: QRectF, calmly: bool = True) -> None:
        """Scroll so far that ``rect`` of the scene is in sight, if it is not."""
        self._flight.stop()  # where it is now counts, not where it was on its way to
        shown = QRectF(self.viewport().rect()).adjusted(0, 0, 0, -PILL_ROOM / 2)
        wanted = QRectF(self.mapFromScene(rect).boundingRect())
        if shown.contains(wanted.adjusted(-AROUND, -10, AROUND, 10)):
            return
        content = QRectF(self.mapFromScene(self.diagram.content_rect).boundingRect())
        across = _way(*((rect.left(), rect.right()) for rect in (wanted, shown, content)))
        down = _way(*((rect.top(), rect.bottom()) for rect in (wanted, shown, content)))
        start = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        self._flight.setStartValue(start)
        self._flight.setEndValue(start - QPointF(across, down))
        if calmly and self.isVisible():
            self.is_fitted = False
            self._flight.start()
        else:
            self._fly(self._flight.endValue())

    def _fly(self, place: QPointF) -> None:
        self.horizontalScrollBar().setValue(round(place.x()))
        self.verticalScrollBar().setValue(round(place.y()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        was_fitted = self.is_fitted
        super().resizeEvent(event)
        self._set_scene_rect()
        if was_fitted:
            self.open()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._flight.stop()
            self._pressed = event.position().toPoint()
            self.begin_pan(self._pressed)
            self._is_drag = event.button() == Qt.MouseButton.MiddleButton

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        if self._pressed is None:
            self._hover(position)
            return
        if (position - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._is_drag = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._is_drag:
            self.pan_to(position)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, was_drag = self._pressed, self._is_drag
        self._pressed, self._is_drag = None, False
        position = event.position().toPoint()
        if pressed is not None and not was_drag:
            found = self.diagram.target_at(self.mapToScene(position))
            if found is not None:
                item, _, target = found
                self.diagram.set_focused(item if isinstance(item, BoxItem) else None)
                self.chosen.emit(target)
        self._hover(position)

    def leaveEvent(self, event: QEvent) -> None:
        self.diagram.set_hovered(None, None)
        super().leaveEvent(event)

    def _hover(self, position: QPoint) -> None:
        found = self.diagram.target_at(self.mapToScene(position))
        if found is None:
            self.diagram.set_hovered(None, None)
            self.viewport().unsetCursor()
            return
        item, rect, target = found
        if target.step is None and target.key is None:
            self.diagram.set_hovered(None, None)
            self.viewport().unsetCursor()
        else:
            self.diagram.set_hovered(item, rect)
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._flight.stop()
        super().wheelEvent(event)

    # Keyboard

    def event(self, event: QEvent) -> bool:
        # While the diagram has the keyboard, the keys for the zoom are its own and not the drawing's.
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and self._zoom_for(event) is not None:  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def _zoom_for(self, event: QKeyEvent) -> float | None:
        """The zoom that a key asks for."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            return self.zoom * ZOOM_STEP
        if key == Qt.Key.Key_Minus:
            return self.zoom / ZOOM_STEP
        return 1.0 if key == Qt.Key.Key_0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, zoom = Qt.Key(event.key()), self._zoom_for(event)
        if zoom is not None:
            self.set_zoom(zoom)
        elif key == Qt.Key.Key_F and not event.modifiers():
            self.fit()
        elif self.step_by_key(event):
            self.diagram.set_focused(None)  # what is looked at now is the step that was done
        elif key in _ARROWS:
            self._move_focus(*_ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.diagram.focused is not None:
            box = self.diagram.focused
            self.chosen.emit(Target(box.text.step))
        elif key == Qt.Key.Key_Escape and self.diagram.focused is not None:
            self.diagram.set_focused(None)
        else:
            event.ignore()

    def _move_focus(self, across: int, down: int) -> None:
        start = self.diagram.focused or self.diagram.current_box()
        if self.diagram.focused is None:
            box = start or next(iter(self.diagram.boxes.values()), None)
        else:
            box = self.diagram.neighbour(self.diagram.focused, across, down)
        if box is not None:
            self.diagram.set_focused(box)
            self.setAccessibleDescription(unmarked(box.zones[0].target.description))
            self.reveal(box.sceneBoundingRect())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.diagram.set_focused(None)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.fillRect(rect, theme.color("canvas"))


def _way(wanted: tuple[float, float], shown: tuple[float, float], content: tuple[float, float]) -> float:
    """Distance, along one axis, by which what is ``wanted`` is moved to the middle of what is ``shown``.

    No further than the ``content`` fills the view; not at all if all of that is in sight.
    """
    (low, high), (least, most), (begin, end) = wanted, shown, content
    if begin >= least and end <= most:
        return 0.0
    way = (least + most) / 2 - (low + high) / 2
    if end - begin <= most - least:
        return min(max(way, least - begin), most - end)
    return max(min(way, least - begin), most - end)
