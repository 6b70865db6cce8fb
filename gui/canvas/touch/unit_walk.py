"""Goes from unit to unit by keys: Ctrl+U begins, arrows go on, Enter opens the sum, F2 edits the bias."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QKeyEvent

from gui.canvas.detail.unit_keys import Way
from gui.canvas.detail.unit_pointer import Pointed
from gui.canvas.scene import Scene
from gui.canvas.view import CanvasView
from gui.look.words.translation import tr

WAYS: dict[int, Way] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
AROUND = 20.0
"""Room around a unit, in canvas units, that is scrolled into sight with it."""


class UnitWalk(QObject):
    """Takes the keys of the drawing from Ctrl+U on until Escape, or until the mouse points elsewhere."""

    def __init__(self, view: CanvasView, scene: Scene, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._scene = view, scene
        self._here: Pointed | None = None
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and self._is_beginning(event):
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._press(event)

    @staticmethod
    def _is_beginning(event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_U and event.modifiers() == Qt.KeyboardModifier.ControlModifier

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key does on the way; False if it does nothing there."""
        if self._is_beginning(event):
            self._begin()
            return True
        here, key = self._here, event.key()
        if here is None or here != self._scene.pointer.pointed or self._view.has_gesture:
            self._here = None
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in WAYS:
            self._go_to(self._scene.unit_keys.beside(WAYS[key]) or here)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(here)
        elif key == Qt.Key.Key_F2:
            self._edit(here)
        elif key == Qt.Key.Key_Escape:
            self._here = None
            self._scene.point_at(None)
        else:
            return False
        return True

    def _begin(self) -> None:
        """Go to the first unit of the selected layer, and say what the keys do."""
        first = self._scene.unit_keys.first(next(iter(self._scene.selected_ids()), None))
        if first is None:
            text = tr("Zoom in to 120 % or more: then the keys go from unit to unit.")
        else:
            self._go_to(first)
            text = tr("Arrow keys: from unit to unit. Enter: its sum. F2: its bias. Escape: done.")
        corner = self._view.mapToScene(self._view.viewport().rect().topLeft())
        self._view.show_beside(corner, text, is_brief=True)

    def _go_to(self, unit: Pointed) -> None:
        """Let a unit stand out, in sight."""
        middle = self._scene.unit_keys.middle(unit)
        self._view.reveal(QRectF(middle, QSizeF()).adjusted(-AROUND, -AROUND, AROUND, AROUND))
        self._scene.point_at(unit)
        self._here = unit

    def _middle(self, unit: Pointed) -> QPointF:
        return self._scene.unit_keys.middle(unit)

    def _open(self, unit: Pointed) -> None:
        found = self._scene.pointer.pointed_unit()
        if found is not None:
            self._view.unit_opened.emit(found[0], (found[1],), self._middle(unit))

    def _edit(self, unit: Pointed) -> None:
        number = self._scene.pointer.bias_of(unit)
        if number is not None:
            place = self._view.mapFromScene(self._middle(unit))
            self._view.number_picked.emit(number, self._view.viewport().mapToGlobal(place))
