"""The card *Plane* at the left of the canvas: a small view, what it shows, and the way to the large one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gui.look.icons import set_icon
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.plain_text import heading
from gui.look.words.translation import tr
from gui.plane.choosers import PlaneChoosers
from gui.plane.plane_model import PlaneModel
from gui.plane.plane_view import PlaneView
from gui.plane.plane_words import PlaneWords


class PlaneCard(QWidget):
    """The plane in small.

    Attributes:
        view, choosers, words: its parts.
        fold_button: shows and hides them.
        large_button: shows the large view.
    """

    def __init__(self, model: PlaneModel, large: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plane_card")
        self._model = model
        self.view = PlaneView(model, "plane_view", is_small=True)
        self.words = PlaneWords(model, self.view, "plane", is_small=True)
        self.choosers = PlaneChoosers(model, "plane", is_small=True)
        self.large_button, self.fold_button = QToolButton(), QToolButton()
        self.large_button.setDefaultAction(large)
        self.large_button.setObjectName("plane_large_button")
        self.large_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        set_names(self.fold_button, "plane_fold", tr("Plane"), tr("Show or hide {what}", what=tr("Plane")))
        for button in (self.large_button, self.fold_button):
            button.setProperty("look", "corner")
        self.fold_button.clicked.connect(lambda _: self._fold(not self.is_open))
        self._frame = QFrame()
        self._frame.setProperty("look", "card")
        self._lay_out()
        model.changed.connect(self._show_parts)
        self._show_parts()
        self._fold(True)

    def _lay_out(self) -> None:
        head = set_margins(QHBoxLayout(), 2, (12, 0, 8, 0))
        head.addWidget(heading(tr("Plane")), 1)
        head.addWidget(self.large_button)
        head.addWidget(self.fold_button)
        inside = set_margins(QVBoxLayout(self._frame), 6, (8, 8, 8, 8))
        inside.addWidget(self.view)
        inside.addWidget(self.words)
        inside.addWidget(self.choosers)
        framed = set_margins(QVBoxLayout(), 0, (12, 0, 12, 0))
        framed.addWidget(self._frame)
        layout = set_margins(QVBoxLayout(self), 4)
        layout.addLayout(head)
        layout.addLayout(framed)

    @property
    def is_open(self) -> bool:
        """True if the view is shown."""
        return not self._frame.isHidden()

    def view_state(self) -> bool:
        """Whether the view is shown."""
        return self.is_open

    def restore_view(self, is_open: bool) -> None:
        """Show the view again, or do not."""
        self._fold(is_open)

    def _fold(self, is_open: bool) -> None:
        self._frame.setVisible(is_open)
        set_icon(self.fold_button, "mdi6.chevron-down" if is_open else "mdi6.chevron-right")

    def _show_parts(self) -> None:
        """Leave out what is about a plane while there is none."""
        for part in (self.words, self.choosers):
            part.setVisible(not self._model.lack)
