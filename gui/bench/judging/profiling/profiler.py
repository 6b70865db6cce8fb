"""What the network says of the pinned row as one column changes, kept up to date beside the training."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from engine.common.arrays import Array
from engine.common.messages import Message
from engine.data.dataset import Dataset
from engine.data.table.table import Table
from engine.evaluation.strips.basis import Basis
from engine.files.model import Model
from engine.project.project import Project
from gui.bench.judging.pinned_row import PinnedRow, Row
from gui.bench.judging.profiling.availability import Unavailable, unavailable_reason
from gui.bench.judging.profiling.column_order import ColumnOrder
from gui.bench.judging.profiling.profile_work import (
    Ground,
    RowCurves,
    Weighed,
    cost_of,
    ground_of,
    is_same,
    row_curves,
    weigh,
    weigh_more,
)
from gui.bench.judging.profiling.row_inputs import RowInputs
from gui.bench.work.long_work import Job, LongWork
from gui.bench.workbench import Workbench

LEAST_INTERVAL = 500
"""Milliseconds from one copy of the weights to the next."""
SHARE = 0.10
"""Share of the time that following the training may take."""
QUICK = 20_000_000
"""Cost of the pinned row, see :func:`cost_of`, up to which it is computed in the thread of the window."""


class Profiler(QObject):
    """Follows the run, the pinned row and the columns that are in sight.

    Attributes:
        pinned: the row, and the one beside it.
        ground: what is the same for all weights; None until it is there.
        weighed: what the weights say of other rows; None until it is known.
        here, beside: what they say of the pinned row and of the one beside it; None until it is known.
        output: the class whose probability is looked at; 0 for regression.
        sorting: ``importance``, ``table`` or ``name``.
        order: the columns as they are sorted.
        may_show_test: asked whether the answers of test rows were opened.
        may_sort: asked while training goes on whether the strips may change their places now.
    """

    changed = Signal()
    """Other weights, other columns, another run or none: all may be different."""
    row_changed = Signal()
    """What is said of the pinned row or of the one beside it is different, and nothing else."""

    def __init__(self, workbench: Workbench, pinned: PinnedRow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench, self._session, self.pinned = workbench, workbench.session, pinned
        self._work, self._row_work = LongWork(self), LongWork(self)
        self.ground: Ground | None = None
        self.weighed: Weighed | None = None
        self.here: RowCurves | None = None
        self.beside: RowCurves | None = None
        self.output, self._is_chosen = 0, False
        self.order = ColumnOrder()
        self.may_show_test: Callable[[], bool] = lambda: False
        self._in_sight: tuple[str, ...] = ()
        self._inputs: tuple[RowInputs, RowInputs] | None = None
        self._made_of: tuple[Dataset, Table] | None = None
        self._lacks_columns, self._told = False, ""
        self._is_shown = self._is_stale = self._copies = False
        self._cost, self._begun = 0.0, 0.0
        self._timer, self._row_timer = QTimer(self), QTimer(self)
        for timer, call in ((self._timer, self._copy), (self._row_timer, self._compute_row)):
            timer.setSingleShot(True)
            timer.timeout.connect(call)
        pinned.changed.connect(self._follow_row)
        workbench.problems_changed.connect(self._follow)
        workbench.document.changed.connect(self._follow_project)
        workbench.store.changed.connect(self._follow)
        self._session.frame.connect(self._follow_weights)
        for moved in (self._session.began, self._session.gone, self._session.rewound):
            moved.connect(self._begin_anew)
        self._session.state_changed.connect(self._follow_state)
        for work in (self._work, self._row_work):
            work.failed.connect(self.fail)

    def shut_down(self) -> None:
        """End the threads."""
        self._timer.stop()
        self._work.shut_down()
        self._row_work.shut_down()

    # What the views ask

    @property
    def unavailable(self) -> Unavailable:
        """Reason why there is nothing to show."""
        return unavailable_reason(self._bench) or ("columns" if self._lacks_columns else "")

    @property
    def is_ready(self) -> bool:
        """True if there are numbers to show, and they are in sight."""
        return self._is_shown and not self.unavailable and self.here is not None and self.weighed is not None

    @property
    def is_of_pictures(self) -> bool:
        """True if the columns are the pixels of a picture, which no strips are drawn of."""
        dataset = self._session.dataset
        return dataset is not None and bool(dataset.task.image)

    @property
    def is_training(self) -> bool:
        """True while training goes on."""
        return self._session.state == "running"

    @property
    def basis(self) -> Basis | None:
        """Strips, other rows and the table of the run."""
        return self.ground.basis if self.ground is not None else None

    @property
    def part(self) -> str:
        """The part of the split that the pinned row is in, empty where it is in none."""
        row = self.pinned.row
        return self.ground.part(row.place) if self.ground is not None and row is not None else ""

    @property
    def interval(self) -> tuple[float, float] | None:
        """Ends of the interval of the prediction, by the residuals of validation rows; None for classes."""
        if self.weighed is None or self.weighed.residuals is None or self.here is None:
            return None
        low, high = self.weighed.residuals
        predicted = float(self.here.prediction[0])
        return predicted + low, predicted + high

    def decided(self, row: RowCurves) -> int:
        """Number of the class that a row is taken for, by the threshold of the project; 0 for regression."""
        if self.weighed is None:
            return 0
        decision, classes = self.weighed.model.decision, self.weighed.network.task.classes
        return int(decision.decide(row.prediction[None], classes)[0]) if classes else 0

    # What the views say

    def set_shown(self, is_shown: bool) -> None:
        """Say whether the views are in sight; nothing is computed while they are not."""
        self._is_shown = is_shown
        if is_shown:
            self._follow_weights()
            self._row_timer.start(0)  # another one may be pinned meanwhile
        else:
            self._timer.stop()
            self._work.cancel()

    def set_in_sight(self, columns: Iterable[str]) -> None:
        """Say which columns are in sight; curves are computed of these alone."""
        in_sight = tuple(columns)
        if in_sight != self._in_sight:
            self._in_sight = in_sight
            self._row_timer.start(0)
            if not self._work.is_wanted:
                self._weigh_more()

    def fail(self, message: Message) -> None:
        """Show what went wrong."""
        self._bench.fail(message)

    def inputs_of(self, row: Row) -> Array:
        """``(1, n)`` a row prepared, where :attr:`ground` is there."""
        assert self._inputs is not None  # noqa: S101 - it comes with the ground
        return self._inputs[0].of(row)

    def activations(self) -> dict[str, Array]:
        """What each layer gives for the pinned row and the one beside it, ``(rows, ...)`` by layer id."""
        rows = [row for row in (self.here, self.beside) if row is not None]
        if self.weighed is None or self._inputs is None or not rows:
            return {}
        inputs = [prepared.of(row.row) for prepared, row in zip(self._inputs, rows, strict=False)]
        return self.weighed.network.activations(np.concatenate(inputs))

    def hold_until_painted(self) -> bool:
        """Let the training wait until what changes now is painted; True if one goes on."""
        self._session.hold_until_painted()
        return self.is_training

    def choose_output(self, output: int) -> None:
        """Look at the probability of this class until another row is pinned."""
        self.output, self._is_chosen = output, True
        self.changed.emit()

    def settle(self, at_once: bool = False) -> None:
        """Sort the columns by what is known now, if they may move or this is ``at_once``."""
        if self.ground is None or self.weighed is None:
            return
        importance, is_training = self.weighed.importance, self.is_training
        if self.order.settle(self._names, importance or None, at_once=at_once, is_training=is_training):
            self.changed.emit()

    def sort_by(self, sorting: str) -> None:
        """Sort the columns by ``importance``, as in the ``table``, or by ``name``."""
        self.order.sorting = sorting
        self.order.sort(self._names, self.weighed.importance if self.weighed is not None else None)
        self.changed.emit()

    # Following

    def _follow(self) -> None:
        """Follow table and run."""
        dataset, table = self._session.dataset, self._bench.store.table
        reason, self._told = self._told, self.unavailable
        if self._told not in ("", "columns") or dataset is None or table is None:
            if self._made_of is not None or reason != self._told:
                self._forget()
                self.changed.emit()
        elif self._made_of is None or self._made_of[0] is not dataset or self._made_of[1] is not table:
            self._forget()
            self._made_of = dataset, table
            self.changed.emit()
            if self._is_shown:
                self._prepare(dataset, table)
        elif self._is_shown and self.ground is None and not self._work.is_wanted:
            self._prepare(dataset, table)

    def _forget(self) -> None:
        self._work.cancel()
        self._row_work.cancel()
        self.ground = self.weighed = self.here = self.beside = self._inputs = self._made_of = None
        self._lacks_columns, self._is_chosen, self.output = False, False, 0
        self.order.names = self._in_sight = ()

    def _prepare(self, dataset: Dataset, table: Table) -> None:
        def work(_: Job) -> Ground | None:
            try:
                return ground_of(dataset, table)
            except KeyError:
                return None

        self._work.run(work, self._take_ground)

    def _take_ground(self, ground: Ground | None) -> None:
        self._lacks_columns = ground is None
        self.ground = ground
        if ground is not None:
            self._inputs = RowInputs(ground.basis.preparation), RowInputs(ground.basis.preparation)
            self.order.sort(self._names, None)
            self._pin_default(ground)
        self._follow_weights()
        self.changed.emit()

    def _pin_default(self, ground: Ground) -> None:
        """Keep what is pinned where this table can have it; else pin a first row."""
        self.pinned.compare(ground.as_here(self.pinned.beside))
        self.pinned.pin(ground.as_here(self.pinned.row) or ground.default_row)

    def _follow_project(self, before: Project, after: Project) -> None:
        if before.decision != after.decision:
            self._follow_weights()

    def _begin_anew(self, _: object = None) -> None:
        self._copies = False  # what was asked of a run that is gone is not answered
        self.order.begin_anew()
        self._follow_weights()

    def _follow_state(self, state: str) -> None:
        self._follow_weights()
        if state != "running":
            self.order.begin_anew()
            self.changed.emit()  # what waited for the training to rest is due, of the same weights too

    def _follow_weights(self, _: object = None) -> None:
        """Copy the weights soon, unless that is under way or would take too much of the time."""
        self._is_stale = True
        self._follow()
        if not self._is_shown or self.ground is None or self._copies or self._work.is_wanted:
            return
        if not self._timer.isActive() or not self.is_training:
            wait = max(LEAST_INTERVAL, self._cost / SHARE) if self.is_training else 0
            passed = (time.perf_counter() - self._begun) * 1000
            self._timer.start(max(0, round(wait - passed)))

    def _copy(self) -> None:
        if self._is_shown and self.ground is not None and self._session.trainer is not None:
            self._is_stale, self._copies = False, True
            self._begun = time.perf_counter()
            self._session.copy_soon(self._take_model)

    def _take_model(self, model: Model) -> None:
        self._copies = False
        ground = self.ground
        model = replace(model, decision=self._bench.project.decision.for_task(model.preparation.task))
        if ground is None or ground.dataset.preparation is not model.preparation or not self._is_shown:
            return
        before = self.weighed
        if before is not None and is_same(before.model, model):
            self.settle()
            return
        row = self.pinned.row
        inputs = (
            self._inputs[0].of(row) if self._inputs is not None and row is not None else ground.basis.inputs
        )
        columns = self._in_sight
        self._work.run(lambda job: weigh(ground, model, inputs[:1], columns, job), self._take_weighed)

    def _take_weighed(self, weighed: Weighed) -> None:
        self._cost = (time.perf_counter() - self._begun) * 1000
        is_first, self.weighed = self.weighed is None, weighed
        self._session.hold_until_painted()
        self._compute_row(tells=False)
        if is_first:
            self._look_at_predicted()
        self.settle(is_first)
        self.changed.emit()
        self._weigh_more()
        if self._is_stale:
            self._follow_weights()

    @property
    def _names(self) -> list[str]:
        return [strip.column for strip in self.ground.basis.strips] if self.ground is not None else []

    def _weigh_more(self) -> None:
        """Compute the other rows' curves of columns that came into sight."""
        ground, known, columns = self.ground, self.weighed, self._in_sight
        if ground is None or known is None or all(name in known.others for name in columns):
            return
        self._work.run(lambda job: weigh_more(ground, known, columns, job), self._take_more)

    def _take_more(self, weighed: Weighed) -> None:
        self.weighed = weighed
        self.changed.emit()
        self._weigh_more()
        if self._is_stale:
            self._follow_weights()

    # The pinned row

    def _follow_row(self) -> None:
        here = self.ground.as_here(self.pinned.row) if self.ground is not None else None
        if here is not None and here != self.pinned.row:
            self.pinned.pin(here)  # a column is used as another kind than the one that was read
        self._row_timer.start(0)  # several moves of the mouse are one question

    def _compute_row(self, tells: bool = True) -> None:
        """Say anew what the weights make of the pinned row and of the one beside it."""
        self._row_timer.stop()
        ground, weighed, inputs = self.ground, self.weighed, self._inputs
        row, beside = self.pinned.row, self.pinned.beside
        if ground is None or weighed is None or inputs is None or row is None or not self._is_shown:
            return
        rows = [(row, inputs[0].of(row))]
        if beside is not None:
            rows.append((beside, inputs[1].of(beside)))
        columns = tuple(name for name in self._in_sight if name in self.order.names)
        points = sum(len(ground.basis.strip_of(name).grid.values) for name in columns)
        if cost_of(weighed.network, points * len(rows)) <= QUICK:
            self._row_work.cancel()
            self._session.hold_until_painted()
            self._take_row(row_curves(ground, weighed.network, rows, columns), tells)
        else:
            model = weighed.model
            self._row_work.run(
                lambda _: row_curves(ground, model.network(), rows, columns),
                partial(self._take_row, tells=True),
            )

    def _take_row(self, found: list[RowCurves], tells: bool) -> None:
        before, self.here = self.here, found[0]
        self.beside = found[1] if len(found) > 1 else None
        # A row whose values change one by one keeps its class in view; a painted picture is another with each
        # stroke, and has no list to choose the class from.
        is_whole = self.here.row.place is not None or self.is_of_pictures
        if before is not None and before.row is not self.here.row and is_whole:
            self._is_chosen = False
            self._look_at_predicted()
        if tells:
            self.row_changed.emit()

    def _look_at_predicted(self) -> None:
        """Look at the class that is predicted, unless the user has chosen one for this row."""
        if self.here is None or self._is_chosen:
            return
        output = self.decided(self.here)
        if output != self.output:
            self.output = output
            self.changed.emit()
