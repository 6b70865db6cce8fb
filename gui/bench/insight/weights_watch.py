"""Watch of the weights that are shown: in a thread, one question at a time, and nothing that nobody asks."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from engine.common.arrays import Array
from engine.core.architecture.architecture import Architecture
from engine.core.network import Network
from engine.core.task import Task
from engine.training.observation.snapshot import Snapshot
from gui.bench.insight.own_network import OwnNetwork
from gui.bench.work.long_work import Job, LongWork
from gui.bench.workbench import Workbench

SHARE = 0.10
"""Share of the time that answers may take: what costs more is asked more rarely."""

Compute = Callable[[Network, Any, Callable[[], bool]], Any]
"""Gives the answer to a question, in the thread, as long as it is wanted; None where there is no answer."""


@dataclass(frozen=True, slots=True, eq=False)
class WatchedWeights:
    """Weights that are shown, and the network that they are of."""

    architecture: Architecture
    task: Task
    values: Array


class WeightsWatch(QObject):
    """Answers one question again and again as the weights change; the newest weights win.

    Attributes:
        question: what is asked, any value that can be compared; None while nobody sees the answer.
        answered: the question whose answer was the last, with the weights of the last frame; else None.
    """

    found = Signal(object)
    """An answer."""

    def __init__(
        self, workbench: Workbench, compute: Compute, interval: float, parent: QObject | None = None
    ) -> None:
        """Begin without a question; ``interval`` is the least time between two answers, in seconds."""
        super().__init__(parent)
        self._bench, self._compute, self._interval = workbench, compute, interval
        self._work = LongWork(self)
        self._work.failed.connect(workbench.fail)
        self.question: Any = None
        self.answered: Any = None
        self._waiting: WatchedWeights | None = None
        self._last: tuple[Any, WatchedWeights] | None = None
        self._network = OwnNetwork()  # for the thread alone
        self._due = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        workbench.session.began.connect(self.forget)
        workbench.session.gone.connect(self.forget)

    def shut_down(self) -> None:
        """End the thread."""
        self._timer.stop()
        self._work.shut_down()

    def forget(self) -> None:
        """Want no answer about what was shown."""
        self._work.cancel()
        self._timer.stop()
        self._waiting, self._last, self.answered = None, None, None

    def ask(self, question: Any) -> None:
        """Answer this from the next frame on; None: compute nothing any more."""
        if question == self.question:
            return
        self.question, self.answered, self._last = question, None, None
        if question is None:
            self._work.cancel()
            self._timer.stop()
            self._waiting = None

    @property
    def wants_values(self) -> bool:
        """True if the next snapshot should have all weights."""
        if self.question is None:
            return False
        is_free = not self.is_busy and time.monotonic() >= self._due
        return is_free or not self._bench.session.is_alive  # after which no other snapshot may come

    @property
    def lacks_weights(self) -> bool:
        """True if there is a question that nothing is known about yet, nor is being found out."""
        return self.question is not None and self.answered is None and not self.is_busy

    @property
    def is_busy(self) -> bool:
        """True if an answer is being found, or weights wait for theirs."""
        return self._waiting is not None or self._work.is_wanted

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Take in the weights of a frame, if it has them."""
        trainer = self._bench.session.trainer
        if snapshot.values is None or self.question is None or trainer is None:
            self.answered = None
            return
        architecture, task = self._bench.runs.architecture, trainer.dataset.task
        self._waiting = WatchedWeights(architecture, task, snapshot.values)
        self._begin()

    def _begin(self) -> None:
        """Compute now, or when the last answer is long enough ago."""
        shown = self._waiting
        if shown is None or self._work.is_wanted or self.question is None:
            return
        wait = self._due - time.monotonic()
        if wait > 0:
            self._timer.start(math.ceil(wait * 1000))
            return
        self._waiting, question = None, self.question
        if self._last is not None and question == self._last[0] and _is_same(shown, self._last[1]):
            self.answered, self._due = question, time.monotonic() + self._interval
            return
        self._last = question, shown
        self._work.run(lambda job: self._answer(question, shown, job), partial(self._tell, question))

    def _answer(self, question: Any, shown: WatchedWeights, job: Job) -> tuple[Any, float]:
        """The answer and the seconds that it took, in the thread."""
        begun = time.perf_counter()
        network = self._network.holding(shown.architecture, shown.task, shown.values)
        answer = self._compute(network, question, job.cancelled) if network is not None else None
        return answer, time.perf_counter() - begun

    def _tell(self, question: Any, told: tuple[Any, float]) -> None:
        answer, cost = told
        self._due = time.monotonic() + max(self._interval - cost, cost * (1 / SHARE - 1))
        if question == self.question:
            self.answered = question
            if answer is not None:
                self.found.emit(answer)
        self._begin()


def _is_same(one: WatchedWeights, other: WatchedWeights) -> bool:
    return one.architecture is other.architecture and np.array_equal(one.values, other.values)
