"""What the network has learnt, as far as somebody sees it: units beside classes, rows as points, one unit."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gui.bench.insight.class_watch import ClassWatch
from gui.bench.insight.separation_watch import SeparationWatch
from gui.bench.insight.unit_watch import UnitWatch
from gui.bench.insight.weights_watch import WeightsWatch
from gui.bench.judging.pinned_row import PinnedRow
from gui.bench.judging.row_selection import RowSelection
from gui.bench.workbench import Workbench


class Learnt(QObject):
    """Keeps the watches.

    Attributes:
        classes, separation, unit: of the units of one layer, of the rows in several, and of one unit.
    """

    def __init__(
        self, workbench: Workbench, pinned: PinnedRow, selection: RowSelection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.classes = ClassWatch(workbench, pinned, self)
        self.separation = SeparationWatch(workbench, self)
        self.unit = UnitWatch(workbench, pinned, selection, self)

    @property
    def watches(self) -> tuple[WeightsWatch, ...]:
        """What waits for weights."""
        return self.classes.watch, self.separation.watch, self.unit.watch

    @property
    def is_busy(self) -> bool:
        """True if an answer about what is shown now is to come."""
        return any(watch.is_busy for watch in self.watches)

    def ask_nothing(self) -> None:
        """Have nothing in sight."""
        for watch in self.watches:
            watch.ask(None)

    def shut_down(self) -> None:
        """End the threads."""
        for watch in self.watches:
            watch.shut_down()
