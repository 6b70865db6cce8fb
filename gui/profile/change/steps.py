"""The columns that a found row changes, each with its values before and after."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from engine.evaluation.profile import value_label
from gui.look.icons import set_icon
from gui.look.theme import number_font
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel
from gui.look.words.translation import tr

Changed = Mapping[str, tuple[float | str | None, float | str | None]]


class ChangedColumns(QWidget):
    """A line for each column; one button locks the column, so that another row is looked for.

    Attributes:
        texts: "before → after" by column.
    """

    lock_wanted = Signal(str)
    """A column is to stay as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("changed_columns")
        self.texts: dict[str, str] = {}
        self._layout = set_margins(QGridLayout(self), 2)
        self._layout.setHorizontalSpacing(8)
        self._layout.setColumnStretch(0, 1)

    def show_changed(self, changed: Changed, can_lock: bool = True) -> None:
        """Show these; none hides the widget."""
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # without a place it would be painted with no size before it goes
                widget.deleteLater()
        self.texts = {}
        for row, (name, (before, after)) in enumerate(changed.items()):
            text = f"{value_label(before)} → {value_label(after)}"
            self.texts[name] = text
            said = ElidedLabel(text, look="number")
            said.setFont(number_font())
            said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._layout.addWidget(ElidedLabel(name), row, 0)
            self._layout.addWidget(said, row, 1)
            if can_lock:
                self._layout.addWidget(self._lock_button(name), row, 2)
        self.setVisible(bool(changed))

    def _lock_button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("look", "corner")
        set_icon(button, "mdi6.lock-open-variant-outline", "muted")
        tip = tr("Leave {column} as it is, and find another row", column=name)
        button.clicked.connect(partial(self.lock_wanted.emit, name))
        return set_names(button, f"lock_{name}", tip, tip)
