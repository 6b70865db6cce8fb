"""k-fold cross-validation: every row is held out once, and tested by a network that never saw it.

Of the rows that are not held out, a share is kept for validation, as large beside the training rows as in
``choices.split``: the best weights and the end of the training are chosen on it, never on the rows that are
held out. Every fold has a preparation of its own, fitted on its training rows alone.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Indices
from engine.common.messages import Cancelled, UserError
from engine.core.architecture.architecture import Architecture
from engine.core.network import Network
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.data.columns import Resolved, required_task, resolve, rows_with_target
from engine.data.dataset import Dataset, prepare_resolved
from engine.data.splitting import Parts, fold_rows, split_rows
from engine.data.table.table import Table
from engine.evaluation.judged import Judged, judged_rows
from engine.project.project import DataChoices
from engine.training.metrics import Scores, evaluate
from engine.training.trainer import Trainer

POLL_SECONDS = 0.05
"""Seconds between two reports of progress and looks for the wish to cancel."""

FOLDS = "folds"
"""The part of rows that were answered by the networks of a cross-validation, see :class:`Judged`."""

Labels = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class FoldResult:
    """Result of one fold.

    Attributes:
        scores: figures of the rows that were held out.
        rows: how many they were.
        epochs: that were trained.
        best_epoch: whose weights were tested: the best on the validation rows, if there are any.
        judged: the rows that were held out, and what the network answered to them.
    """

    scores: Scores
    rows: int
    epochs: int
    best_epoch: int
    judged: Judged | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class CrossValidation:
    """Results of all folds.

    Attributes:
        folds: in the order they were trained.
    """

    folds: tuple[FoldResult, ...]

    @property
    def mean(self) -> Scores:
        """The mean of each figure over the folds."""
        return self._each(lambda figures: float(figures.mean()))

    @property
    def deviation(self) -> Scores:
        """The standard deviation of each figure over the folds, divided by one less than their number."""
        return self._each(lambda figures: float(figures.std(ddof=1)))

    @property
    def judged(self) -> Judged:
        """All rows, each answered by the one network that had not seen it, in the order of the table.

        Raises ValueError where a fold does not tell what it answered.
        """
        parts = [fold.judged for fold in self.folds if fold.judged is not None]
        if len(parts) < len(self.folds) or not parts:
            raise ValueError("answers of a fold are missing")
        rows = np.concatenate([part.rows for part in parts])
        order = np.argsort(rows, kind="stable")
        found = [part.answers for part in parts]
        probabilities = [each.probabilities for each in found if each.probabilities is not None]
        answers = replace(
            found[0],
            actual=np.concatenate([each.actual for each in found])[order],
            predicted=np.concatenate([each.predicted for each in found])[order],
            probabilities=np.concatenate(probabilities)[order] if probabilities else None,
        )
        return Judged(FOLDS, rows[order], answers, np.concatenate([part.losses for part in parts])[order])

    def _each(self, summary: Callable[[NDArray[np.float64]], float]) -> Scores:
        found: dict[str, Any] = {}
        for each in fields(Scores):
            figures = [getattr(fold.scores, each.name) for fold in self.folds]
            known = None not in figures
            found[each.name] = summary(np.array(figures, np.float64)) if known else None
        return Scores(**found)


def cross_validate(
    table: Table,
    choices: DataChoices,
    architecture_for: Callable[[Task], Architecture],
    settings: TrainingSettings,
    folds: int,
    progress: Callable[[int, float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    finished: Callable[[FoldResult], None] = lambda _: None,
    taking_part: Indices | None = None,
) -> CrossValidation:
    """Train and test one network per fold.

    Args:
        table: as it was read.
        choices: what is learnt from it; its seed deals the folds.
        architecture_for: the network for a task; the folds of a table with categories may differ in inputs.
        settings: of every training.
        folds: 2 to the rows of the table.
        progress: told in the caller's thread the fold under way, from 1, and the share of all work done.
        cancelled: asked in the caller's thread, about 20 times a second; heard between two steps.
        finished: told each result.
        taking_part: rows of the table that are dealt to the folds; None for all that have a target.

    Raises:
        UserError: the table cannot be learnt from, the network does not fit it, or a loss is not finite.
        Cancelled: ``cancelled`` said so.
    """
    rows, labels = _rows_and_labels(resolved := resolve(table, choices), taking_part)
    results: list[FoldResult] = []
    with ThreadPoolExecutor(1, "cross-validation") as pool:
        for number, held_out in enumerate(fold_rows(rows, labels, folds, choices.seed), 1):
            report = _report_of_fold(progress, number, folds)
            parts = _parts_of_fold(rows, labels, held_out, choices)
            dataset = prepare_resolved(table, choices, resolved, parts=parts, cancelled=cancelled)
            trainer = _trainer(dataset, architecture_for(dataset.task), settings)
            results.append(_result(_trained(trainer, pool, report, cancelled), table, number, cancelled))
            report(1.0)
            finished(results[-1])
    return CrossValidation(tuple(results))


def _rows_and_labels(resolved: Resolved, taking_part: Indices | None) -> tuple[Indices, Labels | None]:
    """Rows that are dealt to the folds, and their classes. Raises UserError."""
    kind = required_task(resolved).kind
    rows, labels = rows_with_target(resolved.target_column, kind)
    if taking_part is None:
        return rows, labels
    is_in = np.isin(rows, taking_part)
    return rows[is_in], None if labels is None else labels[is_in]


def _report_of_fold(
    progress: Callable[[int, float], None] | None, number: int, folds: int
) -> Callable[[float], None]:
    """``progress`` as it is told the share of one fold that is done."""

    def report(share: float) -> None:
        if progress is not None:
            progress(number, (number - 1 + share) / folds)

    return report


def _result(trainer: Trainer, table: Table, number: int, cancelled: Callable[[], bool] | None) -> FoldResult:
    """Scores of the network of a fold on the rows that were held out. Raises UserError and Cancelled."""
    if trainer.state == "failed":
        raise UserError(
            "The loss of fold {fold} is no longer a finite number: the learning rate {rate} is probably "
            "too large, so lower it.",
            fold=number,
            rate=f"{trainer.settings.learning_rate:g}",
        )
    dataset = trainer.dataset
    scores = evaluate(trainer.network, dataset.test, dataset.preparation)
    judged = judged_rows(
        _in_float64(trainer.network),
        dataset.preparation,
        table,
        FOLDS,
        dataset.test.rows,
        cancelled=cancelled,
    )
    history = trainer.history
    return FoldResult(scores, len(dataset.test), history.records.epochs, history.best_epoch, judged)


def _in_float64(network: Network) -> Network:
    """A copy whose predictions do not depend on the order of additions, as in files of predictions."""
    found = Network(network.architecture, network.task, np.float64)
    np.copyto(found.values, network.values)
    return found


def _parts_of_fold(rows: Indices, labels: Labels | None, held_out: Indices, choices: DataChoices) -> Parts:
    """Train, validation and held-out rows of one fold."""
    left = ~np.isin(rows, held_out, assume_unique=True)
    train, validation, _ = choices.split
    percent = 100 * train / (train + validation)
    split = (percent, 100 - percent, 0.0)
    kept = split_rows(rows[left], None if labels is None else labels[left], split, choices.seed)
    return Parts(kept.train, kept.validation, held_out)


def _trainer(dataset: Dataset, architecture: Architecture, settings: TrainingSettings) -> Trainer:
    network = Network(architecture, dataset.task)
    network.initialise(settings.seed)
    trainer = Trainer(network, dataset, settings)
    trainer.measured_parts = ()  # only the rows that are held out are judged, and only once
    return trainer


def _trained(
    trainer: Trainer,
    pool: Executor,
    report: Callable[[float], None],
    cancelled: Callable[[], bool] | None,
) -> Trainer:
    """The trainer after it has run to its end, in another thread so that it can be stopped between two steps.

    Raises:
        Cancelled: ``cancelled`` said so.
    """
    run = pool.submit(trainer.run)
    try:
        while not wait([run], POLL_SECONDS).done:
            if cancelled is not None and cancelled():
                raise Cancelled
            report(min(1.0, trainer.step_count / max(1, trainer.planned_steps)))
    finally:
        trainer.control.stop()  # a run that has ended does not mind
    run.result()
    return trainer
