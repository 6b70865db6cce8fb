"""Words under a view of the plane: what the pointer means, which rows are shown, how many are wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.look.plane.class_legend import ClassLegend
from gui.look.theme import interface_font
from gui.look.throttle import Throttle
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel
from gui.look.words.translation import tr
from gui.plane.plane_model import PlaneModel
from gui.plane.plane_texts import pinned_text, rows_text, rows_tip, said_at, text_at
from gui.plane.plane_view import PlaneView


class PlaneWords(QWidget):
    """Lines of words.

    Attributes:
        place: what the pointer means, and what the network says there; else which marks are which rows, or in
            a large view which row is pinned.
        rows: the other of these two.
        classes: which colour is which class.
        wrong: rings the rows that are classified wrong, and says how many they are.
    """

    def __init__(self, model: PlaneModel, view: PlaneView, name: str, *, is_small: bool) -> None:
        super().__init__()
        self._model, self._view, self._is_small = model, view, is_small
        look = "small" if is_small else "muted"
        self.place, self.rows = ElidedLabel(look=look), ElidedLabel(look=look)
        self.place.setObjectName(f"{name}_place")
        self.rows.setObjectName(f"{name}_rows")
        self.classes = ClassLegend(8 if is_small else 9)
        self.wrong = QPushButton()
        self.wrong.setCheckable(True)
        self.wrong.setProperty("look", "link")
        self.wrong.setCursor(Qt.CursorShape.PointingHandCursor)
        self.wrong.setFont(interface_font(8 if is_small else 9))
        tip = tr("Ring the rows, of those that are shown, that the network takes for another class")
        set_names(self.wrong, f"{name}_wrong", tr("Ring wrong rows"), tip)
        self.wrong.clicked.connect(model.ring_wrong)
        below = set_margins(QHBoxLayout(), 8)
        below.addWidget(self.rows, 1)
        below.addWidget(self.wrong)
        layout = set_margins(QVBoxLayout(self), 1)
        layout.addWidget(self.classes)
        layout.addWidget(self.place)
        layout.addLayout(below)
        self._readable = Throttle(self._show_said, self)
        view.pointed.connect(self._show_said)
        model.pinned_moved.connect(self._show_said)
        model.painted.connect(self._follow_weights)
        model.wrong_changed.connect(self._show_wrong)
        model.changed.connect(self._show_all)
        self._show_all()

    def _show_button(self) -> None:
        task = self._model.task
        is_of_classes = task is not None and task.kind != "regression"
        self.wrong.setVisible(is_of_classes and self._model.picture is not None)

    def _follow_weights(self) -> None:
        if self.wrong.isHidden():
            self._show_button()
        if self.isVisible() and self._view.point is not None:
            self._readable.soon()

    def _show_all(self) -> None:
        rows, plane = self._model.rows, self._model.plane
        self.classes.show_names(self._model.task.classes if self._model.task is not None else ())
        if rows is not None and plane is not None:
            for label in (self.place, self.rows):
                label.own_tooltip = rows_tip(rows, plane)
        self._show_button()
        self._show_wrong()
        self._show_said()

    def _show_said(self) -> None:
        model, point = self._model, self._view.point
        plane, task, picture = model.plane, model.task, model.picture
        legend = rows_text(model.rows) if model.rows is not None else ""
        pinned = pinned_text(model.pinned.row)
        self.rows.setText(pinned if self._is_small else legend)
        if point is None or plane is None or task is None:
            self.place.setText(legend if self._is_small else pinned)
            return
        place = text_at(plane, point)
        if picture is None:
            self.place.setText(place)
        else:
            said = said_at(picture, point, task, model.decision)
            self.place.setText(tr("{place} → {said}", place=place, said=said))

    def _show_wrong(self) -> None:
        wrong, is_ringing = self._model.wrong, self._model.is_ringing
        self.wrong.setChecked(is_ringing)
        if wrong is not None and is_ringing:
            self.wrong.setText(tr("wrong: {count} ringed", count=int(wrong.sum())))
        else:
            self.wrong.setText(tr("ring wrong"))
