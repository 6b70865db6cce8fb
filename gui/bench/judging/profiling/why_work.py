"""What the prediction of the pinned row rests on: computed in a thread once the row rests."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from engine.evaluation.profile import DRAWS, MOST_WORK, Contributions, affordable_draws, contributions
from engine.files.model import Model
from gui.bench.judging.pinned_row import Row
from gui.bench.judging.profiling.profiler import Profiler
from gui.bench.work.long_work import Job, LongWork

REST = 250
"""Milliseconds that the row has to stay as it is, so that a drag is not computed on its way."""
PLANNED_LIVE = 300_000_000
"""Multiplications that are planned for while the training goes on."""
LIVE_INTERVAL = 2.0
"""Seconds from one explanation to the next while training goes on and the row stays."""

Question = tuple[Model, Row, int]


class WhyWork(QObject):
    """Explains the prediction of the pinned row, of the class that is looked at.

    Attributes:
        found: the contributions, or None.
        waits: whether they are computed only once the training rests, since they take too long.
    """

    changed = Signal()
    """There are other contributions, none, or those that there are are of another row by now."""

    def __init__(self, profiler: Profiler, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profiler = profiler
        self._work = LongWork(self)
        self._work.failed.connect(profiler.fail)
        self.found: Contributions | None = None
        self.waits = False
        self._of: Question | None = None
        self._asked: Question | None = None
        self._begun = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        profiler.changed.connect(self._follow)
        profiler.row_changed.connect(self._follow)

    def shut_down(self) -> None:
        """End the thread."""
        self._timer.stop()
        self._work.shut_down()

    @property
    def is_outdated(self) -> bool:
        """True if what was found is of another row or class than those that are shown."""
        now = self._question()
        return self._of is None or now is None or now[1:] != self._of[1:]

    def _question(self) -> Question | None:
        here, weighed = self._profiler.here, self._profiler.weighed
        if here is None or weighed is None or not self._profiler.is_ready:
            return None
        return weighed.model, here.row, self._profiler.output

    def _follow(self) -> None:
        now = self._question()
        if now is None:
            self._work.cancel()
            self._timer.stop()
            if self.found is not None:
                self.found = self._of = self._asked = None
                self.changed.emit()
            return
        if self._is_same(now, self._asked or self._of):
            return
        if self._asked is not None and self._asked[1:] == now[1:]:
            return  # the same row with weights of a little later: what is under way will do
        self._work.cancel()
        self._asked = None
        wait = REST
        if self._profiler.is_training and not self.is_outdated:
            wait = max(REST, round(1000 * (self._begun + LIVE_INTERVAL - time.perf_counter())))
        if self.is_outdated or not self._timer.isActive():
            self._timer.start(wait)
        self.changed.emit()

    @staticmethod
    def _is_same(one: Question, other: Question | None) -> bool:
        return other is not None and one[0] is other[0] and one[1:] == other[1:]

    def _ask(self) -> None:
        question, ground, weighed = self._question(), self._profiler.ground, self._profiler.weighed
        if question is None or ground is None or weighed is None:
            return
        model, row, output = question
        planned = PLANNED_LIVE if self._profiler.is_training else MOST_WORK
        draws = affordable_draws(weighed.network, len(ground.basis.strips), planned)
        self.waits = self._profiler.is_training and draws < DRAWS
        if self.waits:
            self.changed.emit()
            return
        inputs = self._profiler.inputs_of(row)[0]
        self._asked, self._begun = question, time.perf_counter()

        def work_out(job: Job) -> Contributions:
            return contributions(
                model.network(),
                ground.basis.preparation,
                ground.background,
                inputs,
                output,
                draws=draws,
                cancelled=job.cancelled,
            )

        self._work.run(work_out, self._take)

    def _take(self, found: Contributions) -> None:
        self.found, self._of, self._asked = found, self._asked, None
        self.changed.emit()
        self._follow()
