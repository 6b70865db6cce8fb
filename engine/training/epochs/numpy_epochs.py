"""Does the epochs of a run by NumPy, one mini-batch after the other."""

from __future__ import annotations

import math
from functools import partial

import numpy as np

from engine.common.arrays import Array, Indices
from engine.data.dataset import Dataset
from engine.training.control import Turn
from engine.training.epochs.epoch_batches import EpochBatches
from engine.training.epochs.run_under_way import RunUnderWay
from engine.training.learner import Learner
from engine.training.metrics import loss_and_outputs, metric_and_mae
from engine.training.observation.snapshot import EpochRecord


class NumpyEpochs:
    """Gathers shuffled rows in pieces, trains on their mini-batches, and measures each epoch."""

    def __init__(self, learner: Learner, dataset: Dataset) -> None:
        self._learner, network = learner, learner.network
        targets = network.targets(dataset.train.targets)
        self._validation_targets = network.targets(dataset.validation.targets)
        self._batches = EpochBatches(dataset.train.inputs, targets)

    @property
    def loss(self) -> float:
        """Losses of the rows of the epoch under way that are done, added up."""
        return self._batches.loss

    @loss.setter
    def loss(self, loss: float) -> None:
        self._batches.loss = loss

    def go_on(self, run: RunUnderWay) -> None:
        """Do an epoch, or the rest of one, unless the run ends."""
        if not run.epoch_is_due():
            return
        rows = len(run.dataset.train)
        order = np.random.default_rng((run.settings.seed, 2, run.epoch)).permutation(rows)
        if run.row_in_epoch == 0:
            self._learner.keep_good(run.epoch - 1)
            self._batches.loss = 0.0
        self._batches.restart()
        while run.row_in_epoch < rows and run.control.is_alive and not run.has_jumped:
            batch, row = run.settings.batch_size, run.row_in_epoch
            self._run_piece(run, order[row : row + self._batches.rows_gathered(batch)], batch)
        if run.row_in_epoch >= rows and run.control.is_alive and not run.has_jumped:
            self._end_epoch(run)

    def _run_piece(self, run: RunUnderWay, chosen: Indices, batch: int) -> None:
        """Mini-batches of the ``chosen`` training rows, until the batch size changes or the run ends."""
        inputs, targets = self._batches.gather(chosen)
        control, iteration, isfinite = run.control, self._learner.iteration, math.isfinite
        by_step = False  # whether the next mini-batch is to be gone through step by step
        # In most networks an output is a new array each time; without an activation it is one that is kept.
        copied = run.network.last.settings.activation == "identity"
        losses: list[float] = []
        outputs: list[Array] = []
        recorded = 0
        try:
            for start in range(0, len(inputs), batch):
                if control.attention:
                    self._record(run, losses, outputs, targets[recorded:])
                    recorded = start
                    by_step = control.wait_turn(run.step_count) is Turn.STEP_THROUGH
                    if run.declines_turn(batch):
                        return
                end = start + batch
                if not by_step:
                    loss = iteration.run(inputs[start:end], targets[start:end], run.learning_rate)
                elif run.step_through(batch, inputs[start:end], targets[start:end], chosen[start:end]):
                    loss, by_step = iteration.loss, False
                else:
                    return
                if not isfinite(loss):
                    self._record(run, losses, outputs, targets[recorded:])
                    run.fail(run.step_count + 1)
                    return
                run.step_count += 1
                losses.append(loss)
                outputs.append(iteration.a[-1].copy() if copied else iteration.a[-1])
        finally:
            self._record(run, losses, outputs, targets[recorded:])

    def _record(self, run: RunUnderWay, losses: list[float], outputs: list[Array], targets: Array) -> None:
        """Record the mini-batches done since the last time, and empty the lists.

        ``targets`` begin with those of these mini-batches. Recorded step by step, all this would cost a small
        network a twentieth of its time.
        """
        if losses:
            run.row_in_epoch += self._batches.record(losses, outputs, targets)
            run.note_losses(losses)
            losses.clear()
            outputs.clear()

    def _end_epoch(self, run: RunUnderWay) -> None:
        validation, preparation = run.dataset.validation, run.dataset.preparation
        metric, mae = metric_and_mae(self._batches.outputs, self._batches.targets, preparation)
        pause = partial(run.control.wait_in_validation, run.step_count)
        loss, outputs = loss_and_outputs(run.network, validation.inputs, self._validation_targets, pause)
        if (len(validation) and not math.isfinite(loss)) or not self._learner.is_finite:
            run.fail(run.step_count)
            return
        validation_metric, validation_mae = metric_and_mae(outputs, self._validation_targets, preparation)
        record = EpochRecord(
            epoch=run.epoch,
            step=run.step_count,
            train_loss=self._batches.loss / run.row_in_epoch,
            train_metric=metric,
            validation_loss=loss,
            validation_metric=validation_metric,
            train_mae=mae,
            validation_mae=validation_mae,
            learning_rate=run.learning_rate,
        )
        run.end_epoch(record, run.checkpoint)
