"""Choice of what a prediction is to be: of another class, or a number that is high or low enough."""

from __future__ import annotations

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from engine.core.task import Task
from engine.evaluation.counterfactual.wish import Wish
from gui.look.widgets.fields import ChoiceBox, DecimalBox
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel
from gui.look.words.translation import tr

ANY = "any"
"""Key of the choice of any other class; that of a certain one is its number."""
MOST_DECIMALS = 9
LARGEST = 1e15


class WishRow(QWidget):
    """Fields for one wish.

    Attributes:
        choice: of the class, or of the side of the limit.
        limit: hidden for classes.
        wish: what the fields say.
    """

    changed = Signal()
    """The user wishes something else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wish = Wish("class")
        self.choice = set_names(ChoiceBox({}), "wish_choice", tr("What the prediction is to be"))
        self.limit = set_names(DecimalBox(-LARGEST, LARGEST, 3), "wish_limit", tr("Limit"))
        self.limit.setKeyboardTracking(False)
        self.limit.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.limit.setMinimumWidth(70)
        self.units = ElidedLabel(look="muted")
        self.choice.chosen.connect(self._take)
        self.limit.valueChanged.connect(self._take)
        layout = set_margins(QHBoxLayout(self), 6)
        layout.addWidget(self.choice)
        layout.addWidget(self.limit, 1)
        layout.addWidget(self.units)

    def show_task(self, task: Task, scale: float = 1.0, units: str = "") -> None:
        """Offer what can be wished of the predictions of this task.

        Args:
            task: of the network.
            scale: of the numbers that are predicted, such as their standard deviation.
            units: of these.
        """
        is_number = task.kind == "regression"
        sides = {"at_least": tr("at least"), "at_most": tr("at most")}
        classes = {ANY: tr("another class")} | {str(i): name for i, name in enumerate(task.classes)}
        self.choice.clear()
        for key, label in (sides if is_number else classes).items():
            self.choice.addItem(label, key)
        self.limit.setVisible(is_number)
        self.units.setVisible(is_number and bool(units))
        self.units.setText(units)
        self.choice.setSizePolicy(
            QSizePolicy.Policy.Fixed if is_number else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        )
        places = 3 - math.floor(math.log10(scale)) if scale > 0 and math.isfinite(scale) else 3
        self.limit.blockSignals(True)
        self.limit.setDecimals(min(MOST_DECIMALS, max(0, places)))
        self.limit.blockSignals(False)
        self.show_wish(Wish("at_least") if is_number else Wish("class"))

    def show_wish(self, wish: Wish) -> None:
        """Show this wish without telling anybody."""
        self.wish = wish
        if wish.kind == "class":
            self.choice.show_key(ANY if wish.output is None else str(wish.output))
        else:
            self.choice.show_key(wish.kind)
            self.limit.show_value(wish.limit)

    def _take(self) -> None:
        key = self.choice.currentData()
        if key in ("at_least", "at_most"):
            wish = Wish(key, limit=self.limit.value())
        else:
            wish = Wish("class", None if key == ANY else int(key))
        if wish != self.wish:
            self.wish = wish
            self.changed.emit()
