"""Long work on what the window shows, and when it can begin."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gui.bench.work.long_work import LongWork
from gui.bench.workbench import Workbench
from gui.look.words.translation import tr, tr_message


class WindowJob(LongWork):
    """Base of the long works of a window.

    Its signals are emitted in the thread of the window, by :meth:`Job.tell`: one from another thread would be
    lost where its receiver is swapped meanwhile.
    """

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench

    @property
    def unavailable_reason(self) -> str:
        """Sentence on why none can be started; empty where one can."""
        bench = self._workbench
        if bench.problems:
            return tr_message(bench.problems[0].message)
        if bench.asks_for_target:
            return tr("Say first what to predict: the data panel asks for it.")
        return "" if bench.store.dataset is not None else tr("The data are being prepared.")
