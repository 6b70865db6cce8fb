"""Insight into the network that is shown: its picture over a plane, kept up to date beside the run."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from engine.common.arrays import Array
from engine.data.dataset import Dataset
from engine.data.table.table import Table
from engine.training.observation.snapshot import Snapshot
from gui.bench.insight.plane.plane_pace import PlanePace
from gui.bench.insight.plane.plane_wish import PlaneWish
from gui.bench.judging.pinned_row import PinnedRow
from gui.bench.work.long_work import Job, LongWork
from gui.bench.workbench import Workbench
from gui.look.plane.kept_rows import KeptRows

if TYPE_CHECKING:
    from engine.insight.plane import Plane, PlaneChoice
    from engine.insight.plane_picture import PlanePicture
    from gui.bench.insight.first_weights import FirstNetwork
    from gui.bench.insight.plane.plane_painter import PlaneAnswer, PlanePainter, PlaneQuestion, ShownWeights
    from gui.bench.judging.profiling.row_inputs import WholeRows

REST = 150
"""Milliseconds without another question after which the picture gets as many points as there may be."""
COPIED_EACH_FRAME = 1_000_000
"""Weights that are copied with each frame; more only when the next picture is due."""


class Insight(QObject):
    """Keeps the picture of the plane up to date with the weights that are shown.

    It is computed in a thread, one at a time, and the newest weights win. While nobody wants it nothing is
    computed. A picture has fewer points while it moves, see :class:`PlanePace`, and most of them at rest.

    Attributes:
        picture: the last one, or None.
        plane: the plane that it shows, perhaps of another number of points; there without a run too, once
            somebody wants something. None without data.
        answers: ``(m, k)`` predictions for the rows that are watched, of the weights of the picture; or None.
        rows: those of the dataset that every view of the plane shows.
        holds_pinned: whether the plane goes through the pinned row, and not through the medians.
    """

    plane_changed = Signal()
    """Another plane (other data, choice or pinned row), or none; or there is no picture of it any more."""
    painted = Signal(object)
    """A PlanePicture."""

    def __init__(self, workbench: Workbench, pinned: PinnedRow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench, self._session, self._pinned = workbench, workbench.session, pinned
        self.picture: PlanePicture | None = None
        self.plane: Plane | None = None
        self.answers: Array | None = None
        self.rows = KeptRows()
        self.holds_pinned = True
        self._watched: Array | None = None
        self._wishes: WeakKeyDictionary[object, PlaneWish] = WeakKeyDictionary()
        self._chosen: PlaneChoice | None = None
        self._default: PlaneChoice | None = None
        self._default_of: object = None
        self._source: tuple[Dataset, Table] | None = None
        self._whole_rows: WholeRows | None = None
        self._held: Array | None = None
        self._weights: ShownWeights | None = None
        self._first: FirstNetwork | None = None
        self._asked: PlaneQuestion | None = None  # the last question, and whether it is about most points
        self._is_sharp = self._was_missed = False
        self._begun = 0.0
        self._pace = PlanePace()
        self._painter: PlanePainter | None = None  # for the thread alone
        self._work = LongWork(self)
        self._work.failed.connect(workbench.fail)
        self._next, self._rest, self._fetch = (QTimer(self, singleShot=True) for _ in range(3))
        self._rest.setInterval(REST)
        self._next.timeout.connect(self._go_on)
        self._rest.timeout.connect(self._sharpen)
        self._fetch.timeout.connect(self._session.show_now)
        pinned.changed.connect(self._follow_row)
        for signal in (workbench.problems_changed, workbench.store.changed, workbench.document.changed):
            signal.connect(self._follow)
        for signal in (self._session.began, self._session.gone):
            signal.connect(self._forget_weights)
        self._session.state_changed.connect(self._follow_state)

    def shut_down(self) -> None:
        """End the thread."""
        for timer in (self._next, self._rest, self._fetch):
            timer.stop()
        self._work.shut_down()

    # What the views ask and say

    @property
    def choice(self) -> PlaneChoice:
        """The plane that is chosen, or that is the default one once it is known."""
        from engine.insight.plane import PlaneChoice

        return self._chosen or self._default or PlaneChoice()

    @property
    def is_default(self) -> bool:
        """True if the plane is not one that was chosen."""
        return self._chosen is None

    @property
    def dataset(self) -> Dataset | None:
        """Dataset through whose rows the plane goes: that of the run, where it is of what is opened."""
        bench = self._bench
        of_run = None if bench.run_is_of_something_else else self._session.dataset
        return of_run or bench.store.dataset

    @property
    def wants_values(self) -> bool:
        """True if the next snapshot should have the weights; of large networks only when a picture is due."""
        if not self._wish():
            return False
        weights = self._weights
        if weights is None or weights.values.size <= COPIED_EACH_FRAME or not self._is_training:
            return True
        return not self._work.is_wanted and self._waits() <= 0

    @property
    def is_busy(self) -> bool:
        """True if another picture is to come of what is shown now, be it of more points."""
        timers = self._next, self._rest, self._fetch
        return self._work.is_wanted or any(timer.isActive() for timer in timers)

    def choose(self, choice: PlaneChoice | None) -> None:
        """Look at this plane; None for the default one."""
        self._chosen = choice
        self._follow()

    def want(self, who: object, layers: frozenset[str] = frozenset(), *, predictions: bool = False) -> None:
        """Say what is in sight of a view: outputs of these layers, and the predictions; else nothing.

        A view that is gone wants nothing; one that is hidden has to say so.
        """
        wish, before = PlaneWish(layers, predictions), self._wish()
        if wish:
            self._wishes[who] = wish
        else:
            self._wishes.pop(who, None)
        now = self._wish()
        if not now:
            self._stop()
        elif now != before:
            if not before:
                self._hold_row()  # which nobody followed meanwhile
            self._follow()
            if self._weights is None or self._was_missed:
                self._fetch.start(0)  # a run that does not go on gives no frame by itself

    def hold(self, pinned: bool) -> None:
        """Let the plane go through the pinned row, or through the medians."""
        self.holds_pinned = pinned
        self._follow_row()
        self.plane_changed.emit()

    def watch(self, rows: Array | None) -> None:
        """Have prepared rows ``(m, n)`` answered beside each picture; None for none."""
        if rows is not self._watched:
            self._watched, self.answers = rows, None
            self._follow()

    def show_first(self, first: FirstNetwork | None) -> None:
        """Take weights that Train would begin with while there is no run; None for none any more."""
        from gui.bench.insight.plane.plane_painter import ShownWeights

        if first is not None:
            self._first, self._weights = first, ShownWeights(first.architecture, first.values, epoch=0)
            self._follow()
        elif self._first is not None:
            self._forget_weights()

    @property
    def is_before_training(self) -> bool:
        """True if what is shown are weights that Train would begin with."""
        return self._first is not None

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Take the weights that are shown from now on."""
        from gui.bench.insight.plane.plane_painter import ShownWeights

        if self._first is not None:
            return  # of a run of something else
        before, values = self._weights, snapshot.values
        self._was_missed = values is None
        if values is None:
            if not self._wish():
                self._weights = None  # they may be others by the time that somebody wants them
            return
        self._was_missed = False
        architecture, epoch = self._bench.runs.architecture, snapshot.weights_epoch
        is_known = before is not None and before.architecture is architecture and before.epoch == epoch
        if before is not None and is_known and np.array_equal(before.values, values):
            return
        self._weights = ShownWeights(architecture, values, epoch)
        if self._source is None:
            self._follow()
        elif self._wish():
            self._soon()

    # Following

    @property
    def _is_training(self) -> bool:
        return self._session.state == "running"

    def _wish(self) -> PlaneWish:
        """What all views together want."""
        # Of a view that Qt has deleted something may be left in Python.
        wishes = [wish for who, wish in self._wishes.items() if not isinstance(who, QObject) or isValid(who)]
        layers = frozenset[str]().union(*(wish.layers for wish in wishes))
        return PlaneWish(layers, any(wish.predictions for wish in wishes))

    def _follow(self, *_: object) -> None:
        """Follow data, run, choice and weights."""
        if not self._wish():
            return
        dataset, table = self.dataset, self._bench.store.table
        is_there = dataset is not None and table is not None and table.path == dataset.choices.path
        source = (dataset, table) if is_there and dataset is not None and table is not None else None
        if (
            source is None
            or self._source is None
            or any(a is not b for a, b in zip(source, self._source, strict=True))
        ):
            self._take_source(source)
        self._soon()

    def _take_source(self, source: tuple[Dataset, Table] | None) -> None:
        if source is None and self._source is None:
            return
        self._source, self._held = source, None
        self._watched = None  # rows of other data cannot be answered
        self._work.cancel()
        self._asked = None
        if source is not None:
            preparation = source[0].preparation
            names = tuple(column.name for column in preparation.columns)
            of = source[1].path, preparation.target.name, names
            if of != self._default_of:  # of other rows of the same table the plane stays
                self._chosen = None if self._default_of is not None else self._chosen
                self._default_of, self._default = of, None
            self._hold_row()
        self._drop()

    def _drop(self) -> None:
        """Have neither plane nor picture."""
        if self.plane is not None or self.picture is not None:
            self.plane = self.picture = self.answers = None
            self.plane_changed.emit()

    def _forget_weights(self, _: object = None) -> None:
        self._weights, self._first, self._was_missed, self._pace = None, None, False, PlanePace()
        self._work.cancel()
        self._asked = None
        if self.picture is not None:
            self.picture = self.answers = None
            self.plane_changed.emit()
        self._follow()

    def _follow_state(self, _: str) -> None:
        if self._wish() and self._was_missed and not self._is_training:
            self._fetch.start(0)
        self._follow()

    def _follow_row(self) -> None:
        if self._wish() and self._hold_row():
            self._soon()

    def _hold_row(self) -> bool:
        """Hold the other columns at the pinned row, if it has them; True if that is another row."""
        if self._source is None:
            return False
        if self._whole_rows is None:
            from gui.bench.judging.profiling.row_inputs import WholeRows

            self._whole_rows = WholeRows()
        row = self._pinned.row if self.holds_pinned else None
        held = self._whole_rows.of(self._source[0].preparation, row)
        before, self._held = self._held, held
        if before is not None and held is not None and np.array_equal(before, held):
            self._held = before
        return self._held is not before

    def _stop(self) -> None:
        for timer in (self._next, self._rest, self._fetch):
            timer.stop()
        self._work.cancel()
        self._asked = None  # the answer may not have come

    # Asking

    def _question(self) -> PlaneQuestion | None:
        from gui.bench.insight.plane.plane_painter import PlaneQuestion

        if self._source is None:
            return None
        dataset, table = self._source
        return PlaneQuestion(
            dataset=dataset,
            table=table,
            choice=self._chosen or self._default,
            held=self._held,
            weights=self._weights if self._is_of(dataset) else None,
            layers=self._wish().layers,
            temperature=self._bench.project.decision.for_task(dataset.task).temperature,
            rows=self._watched,
        )

    def _is_of(self, dataset: Dataset) -> bool:
        """True if the weights are those of a network for a dataset."""
        first = self._first
        return dataset.task == first.task if first is not None else dataset is self._session.dataset

    def _waits(self) -> float:
        """Seconds until the next picture is due."""
        return self._begun + self._pace.wait() - time.perf_counter() if self._is_training else 0.0

    def _soon(self) -> None:
        """Ask when it is time; several changes in one turn of the event loop are one question."""
        if not self._next.isActive() or not self._is_training:
            self._next.start(max(0, round(self._waits() * 1000)))

    def _go_on(self) -> None:
        """Ask for what is wanted now, unless that was asked, or an answer comes soon."""
        if not self._wish() or (self._work.is_wanted and not self._is_sharp):
            return
        question = self._question()
        if question is None or question.is_like(self._asked):
            return
        features = question.dataset.task.features
        self._ask(question, self._pace.moving_side(features, self._is_training), is_sharp=False)

    def _sharpen(self) -> None:
        """Ask for most points, of what was answered last."""
        question, now = self._asked, self._question()
        if question is None or question.weights is None or self._is_sharp or self._work.is_wanted:
            return
        if now is None or not now.is_like(question) or self.plane is None or self.plane.vertical is None:
            return  # another picture is due, or a line has its points
        side = self._pace.resting_side(question.dataset.task.features)
        if side > self._pace.side:
            self._ask(question, side, is_sharp=True)

    def _ask(self, question: PlaneQuestion, side: int, is_sharp: bool) -> None:
        from gui.bench.insight.plane.plane_painter import PlanePainter

        painter = self._painter = self._painter or PlanePainter()
        self._rest.stop()
        self._asked, self._is_sharp, self._begun = question, is_sharp, time.perf_counter()

        def work(job: Job) -> PlaneAnswer:
            return painter.answer(question, side, job.cancelled)

        self._work.run(work, partial(self._take, question, side))

    def _take(self, question: PlaneQuestion, side: int, answer: PlaneAnswer) -> None:
        begun, is_first = time.perf_counter(), question.choice is None
        if is_first:
            self._default = answer.choice
        self._asked = replace(question, choice=answer.choice) if is_first else question
        self._show(question, answer)
        picture = answer.picture
        if picture is not None:
            seconds, points = answer.seconds + time.perf_counter() - begun, len(picture.plane.inputs)
            if self._is_sharp:
                self._pace.note(points, seconds)
            else:
                self._pace.note_moving(side, points, seconds)
                self._rest.start()
        self._soon()  # for what has changed meanwhile

    def _show(self, question: PlaneQuestion, answer: PlaneAnswer) -> None:
        if answer.plane is None:
            self._drop()
            return
        if (
            self.plane is None
            or self.plane.frame is not answer.plane.frame
            or self.plane.held is not answer.plane.held
        ):
            self.plane = answer.plane
            self.plane_changed.emit()
        if answer.picture is not None:
            self.picture, self.answers = answer.picture, answer.predictions
            self._session.hold_until_painted()
            self.painted.emit(answer.picture)
