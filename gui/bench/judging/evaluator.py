"""Judges the network of the run on the rows of a part of the split, beside the training, at its own pace."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from engine.common.arrays import Array, Indices
from engine.data.dataset import Dataset
from engine.data.table.table import Table
from engine.project.decision import weights_digest
from gui.bench.judging.looks import TestLooks
from gui.bench.work.long_work import Job, LongWork
from gui.bench.workbench import Workbench

if TYPE_CHECKING:
    from engine.evaluation.diagnostics.residuals import Residuals
    from engine.evaluation.judged import Judged
    from engine.files.model import Model

TRAIN, VALIDATION, TEST, FOLDS = "train", "validation", "test", "folds"

LEAST_SECONDS = 0.5
"""From one judging to the next while the training goes on."""
JUDGING_SHARE = 0.1
"""Share of the time that judging may take while the training goes on."""


class Evaluator(QObject):
    """Keeps what the network answers to the rows that are looked at.

    The test rows are not touched before :meth:`open_test`, and are closed again once the network changes.

    Attributes:
        part: whose rows are looked at: ``validation``, ``train``, ``test`` or ``folds``.
        judged: the answers; None while there are none.
        residuals: of these, where numbers are predicted by one network.
        folds: answers of a cross-validation, or None.
        looks: how often the test rows were looked at.
        digest: of the weights that were judged, see :func:`engine.project.decision.weights_digest`.
        is_shown: whether anybody sees it; else nothing is computed.
    """

    changed = Signal()
    """``judged``, the part, or what can be judged is another."""
    failed = Signal(object)
    """Judging failed: the Message."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.part = VALIDATION
        self.judged: Judged | None = None
        self.residuals: Residuals | None = None
        self.folds: Judged | None = None
        self.looks = TestLooks()
        self.digest = ""
        self.is_shown = False
        self._values: Array | None = None  # the weights of ``judged``
        self._last: Array | None = None  # the weights that were seen last
        self._pause = LEAST_SECONDS
        self._dataset: Dataset | None = None
        self._begun = 0.0
        self._work = LongWork(self)
        self._work.failed.connect(self.failed)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._look)
        session = workbench.session
        session.frame.connect(self._soon)
        session.state_changed.connect(self._follow_state)
        session.began.connect(self._take_run)
        session.gone.connect(self._forget)
        session.rewound.connect(self._soon)
        workbench.problems_changed.connect(self._soon)
        self._take_run()  # it may be there already

    # What the page asks

    @property
    def dataset(self) -> Dataset | None:
        """Dataset of the run, where that is of what is drawn and opened."""
        bench = self._workbench
        if bench.session.trainer is None or bench.run_is_of_something_else:
            return None
        return bench.session.dataset

    @property
    def table(self) -> Table | None:
        """The table that the rows of the dataset are of, or None while it is not read."""
        dataset, table = self.dataset, self._workbench.store.table
        if dataset is None or table is None or table.path != dataset.choices.path:
            return None
        return table

    @property
    def rests(self) -> bool:
        """True if the weights stay as they are for now."""
        return self._workbench.session.state != "running"

    def rows_of(self, part: str) -> int:
        """Rows of a part; 0 where it has none."""
        if part == FOLDS:
            return len(self.folds) if self.folds is not None else 0
        bench = self._workbench
        dataset = self.dataset or bench.store.dataset
        return len(dataset.part(part)) if dataset is not None else 0

    # What the page does

    def set_shown(self, is_shown: bool) -> None:
        """Judge while somebody sees it."""
        self.is_shown = is_shown
        if is_shown:
            self._look()
        else:
            self._work.cancel()
            self._next.stop()

    def choose(self, part: str) -> None:
        """Look at the rows of another part; at those of the test only by :meth:`open_test`."""
        if part not in (self.part, TEST):
            self._show_part(part)

    def open_test(self) -> None:
        """Look at the test rows, which counts, once the training rests."""
        if self.rests and self.part != TEST and self.rows_of(TEST):
            self.looks = self.looks.once_more()
            self._show_part(TEST)

    def take_folds(self, judged: Judged) -> None:
        """Show what the networks of a cross-validation answered to rows that they had not seen."""
        self.folds = judged
        self._show_part(FOLDS)

    def shut_down(self) -> None:
        """End the thread."""
        self._next.stop()
        self._work.shut_down()

    # Judging

    def _show_part(self, part: str) -> None:
        self.part, self.judged, self._values = part, None, None
        self._work.cancel()
        if part == FOLDS:
            self.judged, self.residuals = self.folds, None
        self.changed.emit()
        self._look()

    def _take_run(self) -> None:
        dataset = self._workbench.session.dataset
        self.folds = None  # they were answered by networks like the one before
        is_other = dataset is not self._dataset
        if is_other:
            self._dataset, self.looks = dataset, TestLooks()
        if is_other or self.part == FOLDS:
            self.part = VALIDATION if dataset is None or len(dataset.validation) else TRAIN
        self._forget()

    def _forget(self) -> None:
        self._work.cancel()
        if self.part == TEST:
            self.part = VALIDATION if self.rows_of(VALIDATION) else TRAIN
        self.judged = self.folds if self.part == FOLDS else None
        self.residuals = self._values = None
        self.changed.emit()
        self._soon()

    def _follow_state(self, _: str) -> None:
        if self.is_shown:
            self.changed.emit()  # it may rest now
        self._soon()

    def _soon(self, _: object = None) -> None:
        """Look whether there is something to judge, when it is time."""
        if not self.is_shown or (self._next.isActive() and not self.rests):
            return
        waits = 0.0 if self.rests else self._begun + self._pause - time.perf_counter()
        self._next.start(max(0, round(waits * 1000)))

    def _look(self) -> None:
        if not self.is_shown or self._work.is_wanted:
            return
        if self.dataset is None or self.table is None:
            if self.part != FOLDS:
                self.judged = self._values = None
            self.changed.emit()  # what is missing may be another thing
            return
        self._workbench.session.copy_soon(self._judge)

    def _judge(self, model: Model) -> None:
        """Judge a copy of the weights, unless these were judged already."""
        dataset, table = self.dataset, self.table
        if dataset is None or table is None or self._work.is_wanted:
            return
        if self._last is not None and not np.array_equal(self._last, model.values):
            self._note_change()
        self._last = model.values
        is_known = self._values is not None and np.array_equal(self._values, model.values)
        if is_known or self.part == FOLDS:
            return
        self._values = model.values
        self._begun = time.perf_counter()
        part, rows = self.part, dataset.part(self.part).rows
        self._work.run(lambda job: _judged(model, table, part, rows, job), self._take)

    def _note_change(self) -> None:
        """Close the test rows: what was seen of them is of another network."""
        self.looks = self.looks.of_another_network()
        if self.part == TEST:
            self.part = VALIDATION if self.rows_of(VALIDATION) else TRAIN
            self.judged = self._values = None
            self.changed.emit()

    def _take(self, found: tuple[Judged, Residuals | None]) -> None:
        taken = time.perf_counter() - self._begun
        self._pause = max(LEAST_SECONDS, taken / JUDGING_SHARE)
        self.judged, self.residuals = found
        self.digest = weights_digest(self._values) if self._values is not None else ""
        self.changed.emit()
        self._soon()


def _judged(
    model: Model, table: Table, part: str, rows: Indices, job: Job
) -> tuple[Judged, Residuals | None]:
    """Answers to the rows and, of numbers, their residuals: those of many rows take long."""
    from engine.evaluation.diagnostics.residuals import Residuals
    from engine.evaluation.judged import judged_rows

    found = judged_rows(model.network(), model.preparation, table, part, rows, cancelled=job.cancelled)
    return found, Residuals.of(found.answers) if found.answers.probabilities is None else None
