"""What judges the network beside its run: the evaluator, and the work on what it shows."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gui.bench.judging.evaluator import Evaluator
from gui.bench.judging.folds_work import FoldsWork
from gui.bench.judging.importance_work import ImportanceWork
from gui.bench.judging.temperature_work import TemperatureWork
from gui.bench.judging.verdict_work import VerdictWork
from gui.bench.work.long_work import LongWork
from gui.bench.workbench import Workbench


class Judging(QObject):
    """Keeps what belongs together.

    Attributes:
        evaluator: judges the rows of a part.
        verdicts: what is said of that.
        temperature: fits that of the network.
        importance: of the columns for these rows.
        folds: answers of networks of a cross-validation.
        saving: writes rows into files.
    """

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.evaluator = Evaluator(workbench, self)
        self.verdicts = VerdictWork(self.evaluator, lambda: workbench.project.decision, self)
        self.temperature = TemperatureWork(workbench, self.evaluator, self)
        self.importance = ImportanceWork(workbench, self.evaluator, self)
        self.folds = FoldsWork(workbench, self.evaluator, self)
        self.saving = LongWork(self)
        self._all = (
            self.evaluator,
            self.verdicts,
            self.temperature,
            self.importance,
            self.folds,
            self.saving,
        )
        for each in self._all:
            each.failed.connect(workbench.fail)

    def shut_down(self) -> None:
        """End the threads."""
        for each in self._all:
            each.shut_down()
