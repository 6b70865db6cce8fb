"""The plane in large, beside the drawing or in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gui.look.icons import set_icon
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.words.translation import tr
from gui.plane.choosers import PlaneChoosers
from gui.plane.plane_model import PlaneModel
from gui.plane.plane_view import PlaneView
from gui.plane.plane_words import PlaneWords


class LargePlane(QWidget):
    """A large view with axes in original units.

    Attributes:
        view, choosers, words: its parts.
        alone_button: shows it in the place of the drawing, or beside it again.
        close_button: closes it.
    """

    closed = Signal()
    """The user does not want it any more."""
    alone_wanted = Signal(bool)
    """The user wants it in the place of the drawing, or beside it."""

    def __init__(self, model: PlaneModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("large_plane")
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = model
        self.view = PlaneView(model, "large_plane_view", is_small=False)
        self.words = PlaneWords(model, self.view, "large_plane", is_small=False)
        self.choosers = PlaneChoosers(model, "large_plane", is_small=False)
        self.alone_button, self.close_button = QToolButton(), QToolButton()
        self.alone_button.setCheckable(True)
        tip = tr("Show the plane in the place of the drawing, or beside it again")
        set_names(self.alone_button, "large_plane_alone", tr("Plane alone"), tip)
        set_names(self.close_button, "large_plane_close", tr("Close"), tr("Close the large plane (Escape)"))
        set_icon(self.close_button, "mdi6.close")
        for button in (self.alone_button, self.close_button):
            button.setProperty("look", "corner")
        self.alone_button.toggled.connect(self._show_alone)
        self.close_button.clicked.connect(lambda _: self.closed.emit())
        self.setFocusProxy(self.view)
        self._lay_out()
        self._show_alone(False)
        model.changed.connect(self._show_parts)
        self._show_parts()

    def _lay_out(self) -> None:
        head = set_margins(QHBoxLayout(), 2)
        self.choosers.setMaximumWidth(480)
        head.addWidget(self.choosers, 20)
        head.addStretch(1)
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(self.alone_button, 0, top)
        head.addWidget(self.close_button, 0, top)
        layout = self._layout = set_margins(QVBoxLayout(self), 6, (14, 10, 10, 12))
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.words)

    def make_room(self, height: int) -> None:
        """Leave so many pixels at the top free for what floats there."""
        self._layout.setContentsMargins(14, 10 + height, 10, 12)

    @property
    def is_alone(self) -> bool:
        """True if it is shown in the place of the drawing."""
        return self.alone_button.isChecked()

    def _show_alone(self, is_alone: bool) -> None:
        set_icon(self.alone_button, "mdi6.arrow-collapse" if is_alone else "mdi6.arrow-expand")
        self.alone_wanted.emit(is_alone)

    def _show_parts(self) -> None:
        for part in (self.words, self.choosers):
            part.setVisible(not self._model.lack)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
