"""Lets a weight or a bias be changed where it is drawn, or says why it cannot be."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal

from gui.canvas.detail.unit_pointer import ShownNumber
from gui.canvas.view import CanvasView
from gui.look.widgets.fields import NumberEditor


class NumberTouch(QObject):
    """Opens the editor for a number that was clicked.

    Attributes:
        editor: the field, made when it is first needed; None until then.
    """

    edited = Signal(str, str, object, float)
    """A number was changed by hand: layer id, name of the array, index in it as a tuple, new value."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self.editor: NumberEditor | None = None
        self._picked: ShownNumber | None = None
        self._unavailable_reason = ""
        view.number_picked.connect(self._pick)

    def set_unavailable(self, reason: str) -> None:
        """Say why no number can be changed; with an empty reason one can."""
        self._unavailable_reason = reason
        if reason and self.editor is not None:
            self.editor.hide()

    def _pick(self, number: ShownNumber, place: QPoint) -> None:
        if self._unavailable_reason:
            at = self._view.mapToScene(self._view.viewport().mapFromGlobal(place))
            self._view.show_beside(at, self._unavailable_reason, is_brief=True)
            return
        if self.editor is None:
            self.editor = NumberEditor(self._view)
            self.editor.changed.connect(self._change)
        self._picked = number
        self.editor.open_at(place, number.title, number.value)

    def _change(self, value: float) -> None:
        picked = self._picked
        if picked is not None:
            self.edited.emit(picked.layer_id, picked.name, picked.index, value)
