"""Importance of the columns for the rows that are shown: computed in a process with a copy of the weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.common.arrays import Shape
from engine.common.messages import Message
from engine.data.dataset import Dataset
from engine.project.decision import Decision, weights_digest
from engine.project.project import Project
from gui.bench.judging.evaluator import FOLDS, TEST, Evaluator
from gui.bench.work.long_work import Job, LongWork
from gui.bench.workbench import Workbench

if TYPE_CHECKING:
    from engine.core.network import Network
    from engine.evaluation.associations import Associations
    from engine.evaluation.importance import Importance
    from engine.files.model import Model

QUICK = 5_000_000_000
"""Multiplications up to which it is computed without being asked for; they take a second or two."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class FoundImportance:
    """Importance of all columns for some rows.

    Attributes:
        columns: in the order of the preparation.
        metric: whose drop it is: ``accuracy`` or ``r2``.
        image: ``(height, width, channels)`` where the columns are the pixels of a picture; else empty.
        shared: columns that share their information.
        digest, decision: of the weights of the network, and which class a row is taken for.
        rows, of_rows: how many of how many rows of the part were taken.
        repeats: how often each column was shuffled.
        epoch: whose weights they are.
    """

    columns: tuple[Importance, ...]
    metric: str
    image: Shape
    shared: Associations
    digest: str
    decision: Decision
    rows: int
    of_rows: int
    repeats: int
    epoch: int = 0


class ImportanceWork(QObject):
    """Keeps the importance for each part of the split, as it was computed last.

    What takes a moment only is computed by itself while the training rests and somebody looks; never for
    the test rows.

    Attributes:
        share: of the work under way that is done, 0 to 1.
    """

    changed = Signal()
    """There is another result, or work began or ended."""
    progress = Signal(float)
    """The share that is done."""
    failed = Signal(object)
    """Work failed: the Message."""

    def __init__(self, workbench: Workbench, evaluator: Evaluator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench, self._session, self._evaluator = workbench, workbench.session, evaluator
        self.share = 0.0
        self._found: dict[str, FoundImportance] = {}
        self._dataset: Dataset | None = None
        self._part = ""  # that is computed, or was last
        self._given_up: set[str] = set()
        self._work = LongWork(self)
        evaluator.changed.connect(self.follow)
        workbench.document.changed.connect(self._follow_project)

    @property
    def found(self) -> FoundImportance | None:
        """The last result for the rows that are shown."""
        return self._found.get(self._evaluator.part)

    @property
    def is_busy(self) -> bool:
        """True while it is computed for the rows that are shown."""
        return self._work.is_wanted and self._part == self._evaluator.part

    @property
    def is_outdated(self) -> bool:
        """True if the last result is of other weights than those that were judged, or of another decision."""
        found, dataset = self.found, self._dataset
        if found is None or dataset is None or not self._evaluator.digest:
            return False
        is_same = _taken_alike(found.decision, self._decision(dataset))
        return not (is_same and found.digest == self._evaluator.digest)

    @property
    def metric(self) -> str:
        """Figure whose drop is told: ``accuracy`` or ``r2``."""
        return self._dataset.task.metric if self._dataset is not None else "accuracy"

    @property
    def can_compute(self) -> bool:
        """True if there are rows to compute it for, of which one network is judged."""
        evaluator = self._evaluator
        return evaluator.judged is not None and evaluator.part != FOLDS and evaluator.dataset is not None

    def compute(self) -> None:
        """Compute it for the rows that are shown, with the weights of now."""
        if self.can_compute:
            self._part = self._evaluator.part
            self._given_up.discard(self._part)
            self._session.copy_soon(partial(self._begin, self._part))

    def cancel(self) -> None:
        """End it, and begin no other by itself for these rows."""
        self._given_up.add(self._part)
        self._work.cancel()
        self.changed.emit()

    def follow(self) -> None:
        """Follow what the evaluator shows."""
        evaluator = self._evaluator
        if evaluator.dataset is not self._dataset:
            self._dataset = evaluator.dataset
            self._found, self._given_up = {}, set()
            self._work.cancel()
        self.changed.emit()
        if self._comes_by_itself():
            self.compute()

    def _follow_project(self, before: Project, after: Project) -> None:
        if before.decision != after.decision:
            self.changed.emit()  # what was found may be of another threshold now

    def shut_down(self) -> None:
        """End the thread."""
        self._work.shut_down()

    def _comes_by_itself(self) -> bool:
        evaluator, dataset = self._evaluator, self._dataset
        if not (self.can_compute and evaluator.rests and evaluator.is_shown) or dataset is None:
            return False
        part, found, trainer = evaluator.part, self.found, self._session.trainer
        if part == TEST or part in self._given_up or self._work.is_wanted or trainer is None:
            return False
        if not evaluator.digest or (found is not None and found.digest == evaluator.digest):
            return False
        return _multiplications(trainer.network, dataset, evaluator.rows_of(part)) <= QUICK

    def _begin(self, part: str, model: Model) -> None:
        dataset, trainer = self._evaluator.dataset, self._session.trainer
        if dataset is None or trainer is None or part != self._evaluator.part:
            return  # it changed while the weights were copied
        self.share = 0.0
        epoch = trainer.epoch if trainer.weights_of is None else trainer.weights_of
        decided = replace(model, decision=self._decision(dataset))

        def work(job: Job) -> FoundImportance:
            return _importance_of(decided, dataset, part, job, partial(job.tell, self._show_share))

        self._work.run(work, lambda found: self._take(part, replace(found, epoch=epoch)), self._fail)
        self.changed.emit()

    def _decision(self, dataset: Dataset) -> Decision:
        return self._workbench.project.decision.for_task(dataset.task)

    def _show_share(self, share: float) -> None:
        self.share = share
        self.progress.emit(share)

    def _take(self, part: str, found: FoundImportance) -> None:
        self._found[part] = found
        self.changed.emit()

    def _fail(self, message: Message, _details: str) -> None:
        self._given_up.add(self._part)
        self.failed.emit(message)
        self.changed.emit()


def _taken_alike(one: Decision, other: Decision) -> bool:
    """True if two decisions take every row for the same class."""
    return all(
        getattr(one, name) == getattr(other, name) for name in ("threshold", "positive", "temperature")
    )


def _multiplications(network: Network, dataset: Dataset, rows: int) -> int:
    """What is multiplied for all columns and repeats."""
    from engine.evaluation.answers import row_cost
    from engine.evaluation.importance import plan_of

    columns = len(dataset.preparation.columns)
    plan = plan_of(network, columns, rows)
    return plan.rows * plan.repeats * columns * row_cost(network)


def _importance_of(
    model: Model, dataset: Dataset, part: str, job: Job, tell: Callable[[float], None]
) -> FoundImportance:
    """Importance for a part of the dataset. Raises Cancelled and UserError."""
    from engine.data.dataset import targets_of
    from engine.evaluation.associations import associations
    from engine.evaluation.importance import Shuffling, plan_of, shuffled_one_by_one
    from gui.bench.work.process import from_process

    subset = dataset.part(part)
    preparation = dataset.preparation
    plan = plan_of(model.network(), len(preparation.columns), len(subset))
    drawn = plan.rows_of(len(subset))
    asked = Shuffling(
        architecture=model.architecture,
        values=model.values,
        preparation=preparation,
        inputs=subset.inputs[drawn],
        actual=targets_of(subset, preparation)[drawn],
        repeats=plan.repeats,
        decision=model.decision,
    )
    found = []
    for each in from_process(shuffled_one_by_one, asked, cancelled=job.cancelled):
        found.append(each)
        tell(len(found) / len(preparation.columns))
    return FoundImportance(
        columns=tuple(found),
        metric=dataset.task.metric,
        image=preparation.image,
        shared=associations(preparation, dataset.train.inputs, cancelled=job.cancelled),
        digest=weights_digest(model.values),
        decision=model.decision,
        rows=len(drawn),
        of_rows=len(subset),
        repeats=plan.repeats,
    )
