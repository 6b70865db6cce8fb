"""A choice of few, side by side, of which one is always taken."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from gui.look.widgets.helpers import set_margins, set_names


class Segments(QWidget):
    """Buttons of which one is down.

    Attributes:
        buttons: by the keys of the choices.
    """

    chosen = Signal(str)
    """The user took the choice of this key."""

    def __init__(self, name: str, accessible: str, labels: Mapping[str, tuple[str, str]]) -> None:
        """``labels`` are label and tooltip by the keys of the choices; the first is taken."""
        super().__init__()
        set_names(self, name, accessible)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        layout = set_margins(QHBoxLayout(self), 4)
        for key, (label, tip) in labels.items():
            button = set_names(QPushButton(label), f"{name}_{key}", label, tip)
            button.setProperty("look", "segment")
            button.setCheckable(True)
            button.clicked.connect(lambda _checked, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            layout.addWidget(button)
            self.buttons[key] = button
        next(iter(self.buttons.values())).setChecked(True)

    @property
    def key(self) -> str:
        """Key of the choice that is taken."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Take a choice, without a signal."""
        self.buttons[key].setChecked(True)
