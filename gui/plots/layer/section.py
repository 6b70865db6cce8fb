"""Section: one part of the layer view, with a title at the left and a fact at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.look.widgets.helpers import set_margins
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, StillPlace


class Section(QWidget):
    """A title at the left, a fact at the right, and widgets below."""

    def __init__(self, name: str, *bodies: QWidget) -> None:
        super().__init__()
        self.setObjectName(f"{name}_section")
        self.title = PlainLabel()
        self.title.setProperty("look", "title")
        self.fact = ElidedLabel(look="number")
        self.fact.setObjectName(f"{name}_fact")
        self.fact.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        header = set_margins(QHBoxLayout(), 8)
        header.addWidget(self.title)
        header.addWidget(StillPlace(self.fact), 1)
        layout = set_margins(QVBoxLayout(self), 4)
        layout.addLayout(header)
        for body in bodies:
            layout.addWidget(body)
