"""The rows that the user chose to look at everywhere, in the place of those that stand for all."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from engine.common.arrays import Indices


@dataclass(frozen=True, slots=True, eq=False)
class ChosenRows:
    """Rows of one part of the split.

    Attributes:
        part: ``train``, ``validation`` or ``test``.
        rows: ``(m,)`` places in the table, counted from 0; the first ones are shown where not all can be.
        title: what they have in common, such as "8 → 1", in the language of the window.
    """

    part: str
    rows: Indices
    title: str


class RowSelection(QObject):
    """Keeps what is chosen.

    Attributes:
        chosen: None while the rows that stand for all are shown.
    """

    changed = Signal()
    """Other rows are chosen, or none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chosen: ChosenRows | None = None

    def choose(self, chosen: ChosenRows) -> None:
        """Show these rows everywhere."""
        self.chosen = chosen
        self.changed.emit()

    def clear(self) -> None:
        """Show the rows that stand for all."""
        if self.chosen is not None:
            self.chosen = None
            self.changed.emit()
