"""What is asked of the pinned row, and lasts as long as the window."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gui.bench.judging.pinned_row import PinnedRow
from gui.bench.judging.profiling.change_work import ChangeWork
from gui.bench.judging.profiling.profiler import Profiler
from gui.bench.judging.profiling.why_work import WhyWork
from gui.bench.workbench import Workbench


class Profiling(QObject):
    """Keeps all of it.

    Attributes:
        profiler: its prediction, and how that changes along each column.
        why: what its prediction rests on.
        change: what would change it.
    """

    def __init__(self, workbench: Workbench, pinned: PinnedRow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.profiler = Profiler(workbench, pinned, self)
        self.why, self.change = WhyWork(self.profiler, self), ChangeWork(self.profiler, self)

    def shut_down(self) -> None:
        """End the threads."""
        for each in (self.why, self.change, self.profiler):
            each.shut_down()
