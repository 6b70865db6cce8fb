"""The verdict on what the evaluator shows: figures with their interval, and rivals fitted in a process."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from engine.data.dataset import Dataset
from engine.project.decision import Decision
from gui.bench.judging.evaluator import FOLDS, Evaluator
from gui.bench.work.long_work import Job, LongWork

if TYPE_CHECKING:
    from engine.evaluation.answers import Answers
    from engine.evaluation.comparison.baselines import Baseline
    from engine.evaluation.comparison.verdict import NetworkVerdict
    from engine.evaluation.judged import Judged

QUICKLY_FITTED = 3_000_000
"""Prepared numbers, times the outputs, up to which rivals are fitted without being asked for."""
DRAG_REST = 150
"""Milliseconds without another threshold after which the verdict is told again."""


class VerdictWork(QObject):
    """Keeps the verdict up to date while the training rests and somebody looks.

    Attributes:
        verdict: None while there is none of what is shown now.
        is_fitting: whether rivals are being fitted.
    """

    changed = Signal()
    """The verdict or ``is_fitting`` is another."""
    failed = Signal(object)
    """Work failed: the Message."""

    def __init__(
        self, evaluator: Evaluator, decision: Callable[[], Decision], parent: QObject | None = None
    ) -> None:
        """``decision`` gives that of the project, which the figures follow."""
        super().__init__(parent)
        self._evaluator, self._decision = evaluator, decision
        self.verdict: NetworkVerdict | None = None
        self._judged: Judged | None = None  # what the verdict is on
        self._decided: tuple[Judged, Decision, Answers] | None = None  # ``answers``, and of what they are
        self._dataset: Dataset | None = None
        self._baselines: dict[str, list[Baseline]] = {}  # by part, of the dataset
        self._fitted: set[str] = set()
        self._given_up: set[str] = set()
        self._rest = QTimer(self, singleShot=True, interval=DRAG_REST)
        self._rest.timeout.connect(self._tell)
        self._figures, self._fitting = LongWork(self), LongWork(self)
        for work in (self._figures, self._fitting):
            work.failed.connect(self.failed)
        evaluator.changed.connect(self.follow)

    @property
    def answers(self) -> Answers | None:
        """What is judged now, as the decision of the project has it; None while nothing is."""
        from engine.evaluation.answers import decided

        judged, decision = self._evaluator.judged, self._decision()
        if judged is None:
            self._decided = None
        elif self._decided is None or self._decided[:2] != (judged, decision):
            self._decided = judged, decision, decided(judged.answers, decision)
        return self._decided[2] if self._decided is not None else None

    @property
    def is_fitting(self) -> bool:
        """True while rivals are fitted."""
        return self._fitting.is_wanted

    @property
    def can_fit(self) -> bool:
        """True if there are rivals that were not fitted yet; those of folds would need a fit for each."""
        part, judged = self._evaluator.part, self._evaluator.judged
        return (
            self._evaluator.rests
            and judged is not None
            and part != FOLDS
            and not self.is_fitting
            and part not in self._fitted
        )

    def follow(self) -> None:
        """Tell the verdict on what is judged now, once the training rests."""
        evaluator = self._evaluator
        if evaluator.dataset is not self._dataset:
            self._dataset, self._baselines = evaluator.dataset, {}
            self._fitted, self._given_up = set(), set()
            self._fitting.cancel()
        if evaluator.judged is not self._judged:
            self._judged, self.verdict = evaluator.judged, None
            self._figures.cancel()
            self.changed.emit()
        if self._judged is None or not evaluator.rests or not evaluator.is_shown:
            self._figures.cancel()
            return
        if self.verdict is None and not self._figures.is_wanted:
            self._tell()
        if self.can_fit and self._is_quick() and evaluator.part not in self._given_up:
            self.fit()

    def decide(self) -> None:
        """Tell the verdict again, once a hand that drags the threshold rests."""
        if self.verdict is not None or self._figures.is_wanted:
            self._rest.start()

    def fit(self) -> None:
        """Fit the rivals on the training rows, for the part that is shown."""
        dataset, part = self._evaluator.dataset, self._evaluator.part
        if dataset is None or not self.can_fit:
            return
        subset = dataset.part(part)
        self._given_up.discard(part)
        self._baselines[part] = []

        def work(job: Job) -> None:
            from engine.evaluation.comparison.baselines import baselines
            from gui.bench.work.process import from_process

            arguments = dataset.train, dataset.preparation, subset
            for each in from_process(baselines, *arguments, cancelled=job.cancelled):
                job.tell(self._take_baseline, part, each)

        self._fitting.run(work, lambda _: self._end_fitting(part))
        self.changed.emit()

    def cancel(self) -> None:
        """Fit no more rivals of the part that is shown, until they are asked for."""
        self._given_up.add(self._evaluator.part)
        self._fitting.cancel()
        self.changed.emit()

    def shut_down(self) -> None:
        """End the threads."""
        self._rest.stop()
        self._fitting.shut_down()
        self._figures.shut_down()

    def _is_quick(self) -> bool:
        dataset = self._dataset
        if dataset is None:
            return False
        return dataset.train.inputs.size * dataset.task.output_units <= QUICKLY_FITTED

    def _end_fitting(self, part: str) -> None:
        self._fitted.add(part)
        self.changed.emit()
        self.follow()  # rows of another part may be shown by now

    def _take_baseline(self, part: str, baseline: Baseline) -> None:
        self._baselines[part].append(baseline)
        if part == self._evaluator.part and self._judged is not None:
            self._tell()

    def _tell(self) -> None:
        answers = self.answers
        if answers is None:
            return
        baselines = tuple(self._baselines.get(self._evaluator.part, ()))
        self._figures.run(lambda _: _verdict(answers, baselines), self._take)

    def _take(self, verdict: NetworkVerdict) -> None:
        self.verdict = verdict
        self.changed.emit()


def _verdict(answers: Answers, baselines: tuple[Baseline, ...]) -> NetworkVerdict:
    from engine.evaluation.comparison.verdict import verdict_on

    return verdict_on(answers, baselines)
