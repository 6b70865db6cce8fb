"""The window onto the drawing: zoom, scrolling, keys, drops, and which gesture has the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMarginsF, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from gui.canvas.detail.dot_grid import DotGrid
from gui.canvas.editing.additions import WantedPlace
from gui.canvas.editing.editor import Editor
from gui.canvas.editing.gestures import Gesture, GestureView, Pan, gesture_at
from gui.canvas.geometry import GRID, aligned, centre
from gui.canvas.items.connection_item import ConnectionItem
from gui.canvas.scene import Scene
from gui.look.layer_mime import layer_kind
from gui.look.theme import theme
from gui.look.words.translation import tr

FIT_MARGINS = QMarginsF(18, 18, 18, 60)
"""Room left, above, right and below when all is fitted in; below lie the status and zoom pills."""
EDGE = 12
"""Pixels from the edge at which a drag scrolls."""
DROP_REACH = 24.0
"""Distance, in canvas units, within which a dropped layer is put into a connection."""

_ARROWS = {
    Qt.Key.Key_Left: QPointF(-GRID, 0),
    Qt.Key.Key_Right: QPointF(GRID, 0),
    Qt.Key.Key_Up: QPointF(0, -GRID),
    Qt.Key.Key_Down: QPointF(0, GRID),
}


class CanvasView(GestureView):
    """Shows the scene and turns what the user does on it into gestures.

    Attributes:
        covered: pixels at the top that lie under something else.
    """

    added = Signal(object)
    """Layers were dropped; their ids."""
    settings_wanted = Signal()
    """Enter was pressed on a layer: its settings should have the keyboard now."""
    composing = Signal(object)
    """An input method puts a letter together: its :class:`QInputMethodEvent`."""
    number_picked = Signal(object, QPoint)
    """A weight or a bias was clicked: the ShownNumber, and where on the screen."""
    unit_opened = Signal(str, object, QPointF)
    """A unit is to be gone through: layer id, index in the output for a row, and the point of the canvas."""
    menu_wanted = Signal(QPoint, QPointF)
    """A context menu is wanted: at this place of the screen, for this point of the canvas."""

    def __init__(self, scene: Scene, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(scene, editor, parent)
        self.is_fitted = True
        self.covered = self._made_way = 0
        self._gesture: Gesture | None = None
        self._space_held = False
        self._drop_line: ConnectionItem | None = None
        self._dots = DotGrid()
        self._drop_place = QPointF()
        self.setObjectName("canvas_view")
        self.setAccessibleName(tr("Drawing of the network"))
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        # The background is the view's own: nothing below it is to be painted with each frame.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)  # letters of every language look for one

    # Zoom and scrolling

    def content_rect(self) -> QRectF:
        return self.scene_items.content_rect()

    def fit_margins(self) -> QMarginsF:
        return FIT_MARGINS + QMarginsF(0, self.covered, 0, 0)

    def tooltip_at(self, point: QPointF) -> str:
        return self.scene_items.tooltip_at(point)

    def adapt_to_zoom(self) -> None:
        self.scene_items.set_zoom(self.zoom)

    def view_state(self) -> tuple[bool, float, QPointF]:
        """State of the view: whether all is fitted in, the zoom, and the point in the middle."""
        return self.is_fitted, self.zoom, self.shown_rect().center()

    def restore_view(self, state: tuple[bool, float, QPointF]) -> None:
        """Look at the drawing like that again."""
        is_fitted, zoom, middle = state
        if is_fitted:
            self.fit()
        else:
            self.set_zoom(zoom)
            self.centerOn(middle)

    def clear_rect(self) -> QRectF:
        """The part of the canvas in sight that no pill lies upon."""
        below = FIT_MARGINS.bottom() - FIT_MARGINS.top()
        return self.shown_rect().adjusted(0, self.covered / self.zoom, 0, -below / self.zoom)

    def make_room(self, height: int) -> None:
        """Leave so many pixels at the top free of cards; what does not lie there stays where it is."""
        before, self.covered = self.covered, height
        if self.has_gesture or height == before:
            return
        strip = self.mapToScene(QRect(0, 0, self.viewport().width(), height)).boundingRect()
        is_hiding = any(
            card.sceneBoundingRect().intersects(strip) for card in self.scene_items.cards.values()
        )
        if self.is_fitted and (is_hiding or height < before):
            self.fit()
        elif not self.is_fitted and height > before and is_hiding:
            self.scroll_by(QPoint(0, height - before))
            self._made_way += height - before
        elif not self.is_fitted and self._made_way and height < before:
            self.scroll_by(QPoint(0, -self._made_way))
            self._made_way = 0

    def reveal(self, rect: QRectF) -> None:
        """Scroll so far that ``rect`` of the canvas is in sight."""
        if not self.shown_rect().contains(rect):
            self.ensureVisible(rect, 30, 30)

    @property
    def has_gesture(self) -> bool:
        """True if the mouse is dragging something."""
        return self._gesture is not None

    def cancel_gesture(self) -> None:
        """End the gesture, if any, without an edit."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point, button = self.mapToScene(event.position().toPoint()), event.button()
        if self._gesture is not None:
            return
        left = button == Qt.MouseButton.LeftButton
        if button == Qt.MouseButton.MiddleButton or (left and self._space_held):
            self._gesture = Pan(self, point, event.position().toPoint())
        elif left:
            modifiers = event.modifiers()
            if self.scene_items.number_at(point) is not None and self.scene_items.card_at(point) is None:
                modifiers |= Qt.KeyboardModifier.ShiftModifier  # what is selected stays
            self._gesture = gesture_at(self, point, modifiers)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        if self._gesture is not None:
            self._gesture.move(self.mapToScene(position), position)
            if self._gesture.is_drag:  # past the edge, more of the canvas comes into sight
                self.ensureVisible(QRectF(self.mapToScene(position), QSizeF(1, 1)), EDGE, EDGE)
        elif not self._space_held:
            self.scene_items.hover(self.mapToScene(position))
            self._show_cursor(self.mapToScene(position))

    def leaveEvent(self, event: QEvent) -> None:
        self.scene_items.hover(None)
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.scene_items.hover(None)
        super().hideEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._gesture is not None and not event.buttons():
            gesture, self._gesture = self._gesture, None
            point = self.mapToScene(event.position().toPoint())
            gesture.release(point)
            number = self.scene_items.number_at(point)
            if number is not None and not (gesture.is_drag or isinstance(gesture, Pan)):
                self.number_picked.emit(number, event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point, scene = self.mapToScene(event.position().toPoint()), self.scene_items
        is_left = event.button() == Qt.MouseButton.LeftButton and not self._space_held
        unit, number = scene.unit_at(point), scene.number_at(point)
        if is_left and unit is not None and number is None and self._gesture is None:
            self.unit_opened.emit(unit.layer_id, unit.at, point)
        elif is_left and not (number or scene.card_at(point) or scene.port_at(point)):
            line = scene.line_at(point)
            wanted = WantedPlace(into=line.connection) if line is not None else WantedPlace(point=point)
            self.layer_wanted.emit(wanted, "")
        else:
            self.mousePressEvent(event)

    def _show_cursor(self, point: QPointF) -> None:
        if self.scene_items.port_at(point):
            self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        elif (
            self.scene_items.is_at_number(point)
            or self.scene_items.groups.button_at(point)
            or (self.scene_items.card_at(point) is None and self.scene_items.line_at(point))
        ):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._gesture is not None:
            return
        place, point = event.globalPos(), self.mapToScene(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            point = self._point_of_selected()
            place = self.viewport().mapToGlobal(self.mapFromScene(point))
        self.menu_wanted.emit(place, point)

    def _point_of_selected(self) -> QPointF:
        """The middle of the selected card or line that is in sight, else of what is in sight."""
        scene = self.scene_items
        cards = [scene.cards[i] for i in scene.selected_ids()]
        points = [card.pos() + card.card.center() for card in cards]
        points += [scene.lines[line].path().pointAtPercent(0.5) for line in scene.selected_connections()]
        shown = self.shown_rect()
        return next((point for point in points if shown.contains(point)), shown.center())

    # Drops from the palette

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._show_drop(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._show_drop(event)

    def _show_drop(self, event: QDragMoveEvent) -> None:
        kind = layer_kind(event.mimeData())
        if kind is None:
            event.ignore()
            return
        point = self.mapToScene(event.position().toPoint())
        self._drop_line = self.scene_items.line_at(point, DROP_REACH)
        self.scene_items.set_target_line(self._drop_line)
        others = [card.pos() for card in self.scene_items.cards.values()]
        place = aligned(point - centre(QPointF()), others)
        self._drop_place = centre(place.position)
        self.scene_items.set_ghost(kind, None if self._drop_line else place.position)
        self.scene_items.set_guides(() if self._drop_line else place.guides)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._end_drop()

    def dropEvent(self, event: QDropEvent) -> None:
        kind, line = layer_kind(event.mimeData()), self._drop_line
        self._end_drop()
        if kind is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.setFocus()
        if line is not None:
            self.added.emit(self.editor.insert(kind, line.connection))
        else:
            self.added.emit(self.editor.add_loose(kind, self._drop_place))

    def _end_drop(self) -> None:
        self._drop_line = None
        self.scene_items.set_target_line(None)
        self.scene_items.set_ghost()
        self.scene_items.set_guides()

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_Space:
            self._space_held = True
            if self._gesture is None:
                self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_selection()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.scene_items.selected_ids():
            self.settings_wanted.emit()
        elif key == Qt.Key.Key_F and not event.modifiers():
            self.fit()
        elif self._is_letter(event):
            self.layer_wanted.emit(None, event.text())
        elif key in _ARROWS:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._move_selected(_ARROWS[key] * (10 if shift else 1))
        else:
            event.ignore()

    def _is_letter(self, event: QKeyEvent) -> bool:
        """True for a letter that begins the name of a layer."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        return self._gesture is None and not held and event.text().isalpha()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        text, is_begun = event.commitString(), bool(event.preeditString())
        if self._gesture is None and (is_begun or text.isalpha()):
            self.layer_wanted.emit(None, text)
            if is_begun:
                self.composing.emit(event)
        else:
            super().inputMethodEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        return True if query == Qt.InputMethodQuery.ImEnabled else super().inputMethodQuery(query)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Space:
            self._space_held = False
            self.viewport().unsetCursor()
        elif event.key() in _ARROWS:
            self.gesture_ended.emit()
        else:
            event.ignore()

    def _escape(self) -> None:
        if self._gesture is not None:
            self.cancel_gesture()
        else:
            self.scene_items.select(())

    def delete_selection(self) -> None:
        """Delete the selected layers and connections."""
        scene = self.scene_items
        self.editor.delete(scene.selected_ids(), scene.selected_connections())

    def _move_selected(self, offset: QPointF) -> None:
        ids = self.scene_items.selected_ids()
        if ids:
            places = {i: self.scene_items.cards[i].pos() + offset for i in ids}
            self.editor.move(places, merge_key=("arrow keys", ids))
        else:
            self.scroll_by(-offset.toPoint() * 4)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the layers; behind the last one it leaves, so that nobody is caught here."""
        ids = [layer.id for layer in self.editor.architecture.order]
        ids += [i for i in self.scene_items.cards if i not in ids]
        selected = [place for place, i in enumerate(ids) if i in self.scene_items.selected_ids()]
        if forward:
            place = selected[-1] + 1 if selected else 0
        else:
            place = selected[0] - 1 if selected else len(ids) - 1
        if not 0 <= place < len(ids):
            self.scene_items.select(())
            return super().focusNextPrevChild(forward)
        self.scene_items.select((ids[place],))
        self.reveal(self.scene_items.cards[ids[place]].sceneBoundingRect())
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space_held = False
        super().focusOutEvent(event)

    # Background

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.fillRect(rect, theme.color("canvas"))
        step = 2 * GRID
        while step * self.zoom < 14:
            step *= 2
        self._dots.paint(painter, QRectF(rect), step)
