"""Line on the rows that were chosen: which they are, and the way to them and back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.look.widgets.helpers import link_button, set_margins
from gui.look.widgets.plain_text import ElidedLabel
from gui.look.words.translation import tr
from gui.stepping.stepping_model import SteppingModel


class ChosenRowsLine(QWidget):
    """The words, and below them a link; both keep their room, so that nothing moves under the pointer.

    Attributes:
        label: which rows these are.
        walk, back, drawing: the links, of which one is there.
    """

    walk_wanted = Signal()
    """They should be gone through."""
    default_wanted = Signal()
    """They should be chosen no more."""
    drawing_wanted = Signal()
    """The way should lead back to the drawing."""

    def __init__(self, model: SteppingModel) -> None:
        super().__init__()
        self._model = model
        self.label = ElidedLabel(look="muted")
        self.label.setObjectName("walk_words")
        self.walk = link_button(
            tr("Go through the chosen rows"),
            "walk_link",
            tr("Forward and backward as in prediction; nothing is learnt"),
            self.walk_wanted.emit,
        )
        self.back = link_button(
            tr("Back to the default rows"),
            "walk_default",
            tr("Go through mini-batches of the training again, and show the rows that stand for all"),
            self.default_wanted.emit,
        )
        self.drawing = link_button(
            tr("Back to the network"),
            "walk_drawing",
            tr("Show the drawing as you left it; mini-batches of the training are gone through again"),
            self.drawing_wanted.emit,
        )
        layout = set_margins(QVBoxLayout(self), 2)
        for part in (self.label, self.walk, self.back, self.drawing):
            layout.addWidget(part)
        self.setMinimumHeight(self.label.sizeHint().height() + 2 + self.back.sizeHint().height())
        model.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        text, is_opened = self._model.rows_text, self._model.is_from_drawing
        self.label.setText(text)
        self.walk.setVisible(bool(text) and not self._model.is_walk and not is_opened)
        self.back.setVisible(bool(text) and self._model.is_walk and not is_opened)
        self.drawing.setVisible(is_opened)
