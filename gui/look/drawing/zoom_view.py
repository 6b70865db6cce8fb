"""Window onto a drawing: zoom about a point, scrolling by wheel, pinch and drag, fitting all in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMarginsF, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsItem, QGraphicsScene, QGraphicsView, QWidget

from gui.look.widgets.plain_text import show_tooltip

LEAST_ZOOM = 0.2
ZOOM_STEP = 1.2


class ZoomView(QGraphicsView):
    """Shows a drawing; each drawing says what its content is and what the pointer is at.

    Attributes:
        zoom: 1 is 100 %.
        most_zoom: the largest zoom.
        is_fitted: whether all was fitted in and the user has not zoomed or scrolled since.
    """

    most_zoom = 3.0
    zoomed = Signal()
    """The zoom is another."""
    scrolled = Signal()
    """The user moved what is shown."""

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.zoom = 1.0
        self.is_fitted = False
        self._pan_from = QPoint()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    # What a drawing says of itself

    def content_rect(self) -> QRectF:
        """Rectangle that :meth:`fit` shows, in the coordinates of the scene."""
        return self.sceneRect()

    def fit_margins(self) -> QMarginsF:
        """Pixels that :meth:`fit` leaves free around the content."""
        return QMarginsF()

    def tooltip_at(self, point: QPointF) -> str:
        """The tooltip for a point of the scene."""
        return ""

    def adapt_to_zoom(self) -> None:
        """Change what depends on the zoom; it is called before the view scrolls to the fixed point."""

    # Zoom

    def set_zoom(self, zoom: float, about: QPointF | None = None) -> None:
        """Zoom so that the point ``about`` of the view, or its middle, stays where it is."""
        fixed = about if about is not None else QRectF(self.viewport().rect()).center()
        before = self.mapToScene(fixed.toPoint())
        self.zoom, self.is_fitted = max(LEAST_ZOOM, min(self.most_zoom, zoom)), False
        self.resetTransform()
        self.scale(self.zoom, self.zoom)
        self.adapt_to_zoom()
        self.scroll_by(fixed.toPoint() - self.mapFromScene(before))
        self.zoomed.emit()

    def zoom_in(self) -> None:
        """Make the drawing larger."""
        self.set_zoom(self.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """Make the drawing smaller."""
        self.set_zoom(self.zoom / ZOOM_STEP)

    def zoom_reset(self) -> None:
        """Show the drawing at 100 %."""
        self.set_zoom(1.0)

    def fit(self) -> None:
        """Show the whole drawing, at 100 % or smaller."""
        content, free = self.content_rect(), self.fit_margins()
        if not content.isEmpty():
            self.set_zoom(min(1.0, self.fitting_zoom()))
            aside = QPointF(free.right() - free.left(), free.bottom() - free.top()) / 2 / self.zoom
            self.centerOn(content.center() + aside)
        self.is_fitted = True

    def fitting_zoom(self) -> float:
        """The zoom at which the content just fits between the margins; 1 where there is none."""
        content, free = self.content_rect(), self.fit_margins()
        if content.isEmpty():
            return 1.0
        width = max(self.viewport().width() - free.left() - free.right(), 1)
        height = max(self.viewport().height() - free.top() - free.bottom(), 1)
        return min(width / content.width(), height / content.height())

    # Scrolling

    def scroll_by(self, offset: QPoint) -> None:
        """Move what is shown by so many pixels."""
        self.is_fitted = False
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - offset.x())
        down.setValue(down.value() - offset.y())
        self.scrolled.emit()

    def look_at(self, point: QPointF) -> None:
        """Bring a point of the drawing into the middle."""
        self.is_fitted = False
        self.centerOn(point)

    def begin_pan(self, position: QPoint) -> None:
        """Take hold of the drawing at a place of the view."""
        self._pan_from = position

    def pan_to(self, position: QPoint) -> None:
        """Move the drawing with the pointer, which is at this place of the view now."""
        self.scroll_by(position - self._pan_from)
        self._pan_from = position

    # Places

    def shown_rect(self) -> QRectF:
        """The part of the scene that is in sight."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def place_on_screen(self, item: QGraphicsItem | None) -> QRect | None:
        """Rectangle of an item in pixels of the screen; None while it is not in sight."""
        port = self.viewport()
        if item is None or not self.isVisible():
            return None
        shown = self.mapFromScene(item.sceneBoundingRect()).boundingRect() & port.rect()
        return QRect(port.mapToGlobal(shown.topLeft()), shown.size()) if not shown.isEmpty() else None

    # Qt

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * ZOOM_STEP ** (turn.y() / 120), event.position())
        elif not event.pixelDelta().isNull():
            self.scroll_by(event.pixelDelta())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.scroll_by(QPoint(turn.y(), turn.x()) / 2)
        else:
            self.scroll_by(turn / 2)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.set_zoom(self.zoom * (1 + event.value()), event.position())
            return True
        if isinstance(event, QHelpEvent):
            show_tooltip(event.globalPos(), self.tooltip_at(self.mapToScene(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)
