"""What would change the prediction of the pinned row: searched in a thread when it is asked for."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.evaluation.counterfactual.alternatives import Alternatives, alternatives_of
from engine.evaluation.counterfactual.search import Outcome, nearest_change
from engine.evaluation.counterfactual.wish import Wish, suggested_wish
from engine.files.model import Model
from gui.bench.judging.pinned_row import Row, Value
from gui.bench.judging.profiling.profile_work import Ground
from gui.bench.judging.profiling.profiler import Profiler
from gui.bench.work.long_work import Job, LongWork


class ChangeWork(QObject):
    """Keeps the wish and what was found.

    Attributes:
        wish: what the prediction is to be; None while there is no network.
        locked: columns that stay as they are.
        outcome: what the last search came to, or None.
        is_busy: whether one is under way.
        rows: that it has tried until now.
        is_outdated: whether what was found is of another row or of former weights.
    """

    changed = Signal()
    """Something of all this is different."""

    def __init__(self, profiler: Profiler, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profiler = profiler
        self._work = LongWork(self)
        self._work.failed.connect(profiler.fail)
        self.wish: Wish | None = None
        self.locked: frozenset[str] = frozenset()
        self.outcome: Outcome | None = None
        self.is_busy, self.rows, self.is_outdated = False, 0, False
        self._ground: Ground | None = None
        self._alternatives: tuple[Alternatives, ...] = ()
        self._row: Row | None = None
        self._model: Model | None = None
        profiler.changed.connect(self._follow)
        profiler.row_changed.connect(self._follow)

    def shut_down(self) -> None:
        """End the thread."""
        self._work.shut_down()

    def _follow(self) -> None:
        ground, here = self._profiler.ground, self._profiler.here
        if ground is not self._ground:
            self._forget()
            self._ground, self._alternatives, self.locked, self.wish = ground, (), frozenset(), None
        if ground is not None and here is not None and self.wish is None:
            scale = ground.dataset.preparation.target.scale
            self.wish = suggested_wish(ground.dataset.task, float(here.prediction[0]), scale)
            self.changed.emit()
        if self.outcome is None or self.is_outdated:
            return
        weighed, row = self._profiler.weighed, self._profiler.pinned.row
        if weighed is None or weighed.model is not self._model or row != self._row:
            self.is_outdated = True
            self.changed.emit()

    def _forget(self) -> None:
        self._work.cancel()
        self.outcome, self.is_busy, self.rows, self.is_outdated = None, False, 0, False
        self.changed.emit()

    def choose_wish(self, wish: Wish) -> None:
        """Wish this from now on."""
        self.wish = wish
        self._forget()

    def choose_locked(self, locked: frozenset[str]) -> None:
        """Leave these columns as they are from now on."""
        self.locked = locked
        self._forget()

    def cancel(self) -> None:
        """End the search."""
        self._forget()

    def search(self) -> None:
        """Find the nearest row that is as wished, with the weights of now."""
        ground, weighed, row = self._profiler.ground, self._profiler.weighed, self._profiler.pinned.row
        wish, locked = self.wish, self.locked
        if ground is None or weighed is None or row is None or wish is None:
            return
        self._forget()
        self._row, self._model, self.is_busy = row, weighed.model, True
        model, known = weighed.model, self._alternatives

        def search(job: Job) -> tuple[tuple[Alternatives, ...], Outcome]:
            preparation, train = ground.basis.preparation, ground.dataset.train.rows
            values = known or alternatives_of(
                preparation, ground.basis.table, np.asarray(train), job.cancelled
            )
            outcome = nearest_change(
                model.network(),
                preparation,
                values,
                row.values,
                wish,
                locked=locked,
                decision=model.decision,
                progress=partial(job.tell, self._tell_progress),
                cancelled=job.cancelled,
            )
            return values, outcome

        self._work.run(search, self._take)
        self.changed.emit()

    def _tell_progress(self, rows: int) -> None:
        self.rows = rows
        self.changed.emit()

    def _take(self, found: tuple[tuple[Alternatives, ...], Outcome]) -> None:
        self._alternatives, self.outcome = found
        self.is_busy = False
        self._follow()
        self.changed.emit()

    def row_with(self, values: dict[str, Value]) -> Row | None:
        """The row that was searched from, with the values that were found."""
        return self._row.with_values(values) if self._row is not None else None
