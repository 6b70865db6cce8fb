"""Choice of how fast training may go, so that a small network can be watched."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.look.widgets.fields import ChoiceBox, captioned
from gui.look.widgets.helpers import set_look, set_margins, set_names
from gui.look.words.translation import tr


class SpeedBox(QWidget):
    """Short list of speeds.

    Attributes:
        choice: the list.
    """

    speed_chosen = Signal(str)
    """A key of ``gui.bench.training_session.SPEEDS``."""

    def __init__(self, speeds: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = ChoiceBox({key: tr(label) for key, label in speeds.items()})
        tip = tr("How fast training may go: Watch spreads a short run over ten seconds")
        set_names(self.choice, "pace", tr("Speed"), tip)
        set_look(self.choice, "bare")
        self.choice.fit_choices()
        self.choice.chosen.connect(self.speed_chosen)
        set_margins(QVBoxLayout(self), 0).addLayout(captioned(tr("Speed"), self.choice))

    def show_speed(self, key: str) -> None:
        """Show a choice without telling anybody."""
        self.choice.show_key(key)
