"""Cross-validates the network of the run, so that each row is judged by a network that had not seen it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from gui.bench.judging.evaluator import Evaluator
from gui.bench.work.long_work import Job, LongWork
from gui.bench.workbench import Workbench

if TYPE_CHECKING:
    from engine.evaluation.judged import Judged

FOLDS_DEALT = 5


class FoldsWork(QObject):
    """Trains a network for each fold of the rows that are for training and validation, and shows the answers.

    Attributes:
        fold, share: the fold under way, from 1, and the share of all that is done, 0 to 1.
    """

    changed = Signal()
    """Work began or ended."""
    progress = Signal()
    """``fold`` or ``share`` is another."""
    failed = Signal(object)
    """Work failed: the Message."""

    def __init__(self, workbench: Workbench, evaluator: Evaluator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._evaluator = workbench.session, evaluator
        self.fold, self.share = 1, 0.0
        self._work = LongWork(self)
        workbench.session.began.connect(self.cancel)
        workbench.session.gone.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """True while networks are trained."""
        return self._work.is_wanted

    @property
    def rows(self) -> int:
        """Rows that would be dealt."""
        dataset = self._evaluator.dataset
        return 0 if dataset is None else len(dataset.train) + len(dataset.validation)

    @property
    def can_start(self) -> bool:
        """True if there is a network, with rows enough to deal and their table."""
        return self._evaluator.table is not None and self.rows >= FOLDS_DEALT

    def start(self) -> None:
        """Begin with the architecture and the settings of the run; the test rows stay out of it."""
        dataset, table, trainer = self._evaluator.dataset, self._evaluator.table, self._session.trainer
        if dataset is None or table is None or trainer is None or not self.can_start:
            return
        architecture, settings = trainer.network.architecture, trainer.settings
        rows = np.concatenate([dataset.train.rows, dataset.validation.rows])

        def work(job: Job) -> Judged:
            from engine.experiments.cross_validation import cross_validate

            found = cross_validate(
                table,
                dataset.choices,
                lambda _: architecture,
                settings,
                folds=FOLDS_DEALT,
                progress=partial(job.tell, self._tell),
                cancelled=job.cancelled,
                taking_part=rows,
            )
            return found.judged

        self.fold, self.share = 1, 0.0
        self._work.run(work, self._take, self._fail)
        self.changed.emit()

    def cancel(self, _: object = None) -> None:
        """End it; what was shown stays."""
        if self._work.is_wanted:
            self._work.cancel()
            self.changed.emit()

    def shut_down(self) -> None:
        """End the thread."""
        self._work.shut_down()

    def _tell(self, fold: int, share: float) -> None:
        self.fold, self.share = fold, share
        self.progress.emit()

    def _take(self, judged: Judged) -> None:
        self._evaluator.take_folds(judged)
        self.changed.emit()

    def _fail(self, message: object, _details: str) -> None:
        self.failed.emit(message)
        self.changed.emit()
