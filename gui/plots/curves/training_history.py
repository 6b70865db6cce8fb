"""Training history: the numbers of a run's curves, exact, and where each step lies on the epoch axis."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence

import numpy as np

from engine.common.arrays import Array
from engine.training.observation.epoch_history import MOST_RECORDS
from engine.training.observation.loss_history import MOST_VALUES
from engine.training.observation.snapshot import EpochRecord
from gui.plots.curves.growing_array import FloatArray, GrowingArray
from gui.plots.curves.smoothing import SmoothedSeries

PER_EPOCH = (
    "train_loss",
    "validation_loss",
    "train_metric",
    "validation_metric",
    "train_mae",
    "validation_mae",
    "learning_rate",
)
"""The numbers of an :class:`EpochRecord` that have a curve."""


class TrainingHistory:
    """The curves of one run.

    Attributes:
        step_loss: loss of each kept step.
        per_epoch: by name of :data:`PER_EPOCH`, one number per finished epoch that is kept.

    Of a very long run not every step and not every epoch is kept, as in the run's own history.

    Args:
        steps_per_epoch: places the steps of the first epoch until its record tells how many it had.
        weight: of the smoothing.
    """

    def __init__(self, steps_per_epoch: int, weight: float) -> None:
        self.step_loss = SmoothedSeries(weight)
        self.per_epoch = {name: SmoothedSeries(weight) for name in PER_EPOCH}
        self._steps = GrowingArray()
        self._step_epochs = GrowingArray()
        self._settled = 0
        self._stride = 1
        # The pairs that are known for certain: no epoch is done at step 0.
        self._known_steps, self._known_epochs = GrowingArray([0]), GrowingArray([0])
        self._expected_steps = max(steps_per_epoch, 1)

    @property
    def steps(self) -> FloatArray:
        """Number of each kept step ``(n,)``, counted from 1."""
        return self._steps.values

    @property
    def step_epochs(self) -> FloatArray:
        """Place of each kept step in epochs ``(n,)``: at the end of the e-th epoch it is e."""
        return self._step_epochs.values

    @property
    def epochs(self) -> FloatArray:
        """Numbers of the finished epochs."""
        return self._known_epochs.values[1:]

    @property
    def epoch_steps(self) -> FloatArray:
        """Steps done by the end of each finished epoch."""
        return self._known_steps.values[1:]

    def add(self, losses: Array, loss_steps: Array, records: Sequence[EpochRecord]) -> None:
        """Append losses ``(k,)`` of the steps ``loss_steps`` ``(k,)`` and the records of finished epochs.

        Steps and epochs that are known already are left out, so nothing is harmed by hearing them twice.
        """
        last_step = self.steps[-1] if len(self.steps) else 0
        new = loss_steps > last_step
        records = [record for record in records if record.epoch > self._known_epochs.values[-1]]
        self.step_loss.extend(losses[new])
        self._steps.extend(loss_steps[new])
        self._step_epochs.extend(loss_steps[new])
        self._known_epochs.extend([record.epoch for record in records])
        self._known_steps.extend([record.step for record in records])
        for name, series in self.per_epoch.items():
            series.extend([getattr(record, name) for record in records])
        self._place_steps()
        self._thin()

    def place_of(self, epoch: int | None) -> int:
        """Place of a finished epoch among those that are kept; -1, the last, where it is None or not kept."""
        found = [] if epoch is None else (self.epochs == epoch).nonzero()[0]
        return int(found[0]) if len(found) else -1

    def figure(self, name: str, epoch: int | None) -> float:
        """Number ``name`` of :data:`PER_EPOCH` there; NaN before the first."""
        values = self.per_epoch[name].raw
        return float(values[self.place_of(epoch)]) if len(values) else math.nan

    @property
    def rate_span(self) -> float:
        """The highest learning rate over the lowest above 0; 1 while there is none."""
        rates = self.per_epoch["learning_rate"].raw
        positive = rates[rates > 0]
        return float(positive.max() / positive.min()) if len(positive) else 1.0

    @property
    def one_in(self) -> int:
        """Number of epochs of which one at least is kept; 1 where all are."""
        epochs = self._known_epochs.values
        return int(np.diff(epochs).max(initial=1)) if epochs[-1] >= MOST_RECORDS else 1

    def _thin(self) -> None:
        """Keep no more than any curve can show, and the first, the last and the best epoch in any case."""
        while len(self.epochs) >= MOST_RECORDS:
            self._stride *= 2
            stays = self.epochs % self._stride == 0
            stays[[0, -1]] = True
            losses = self.per_epoch["validation_loss"].raw
            if not np.isnan(losses).all():
                stays[np.nanargmin(losses)] = True
            for series in self.per_epoch.values():
                series.keep(stays)
            for known in (self._known_epochs, self._known_steps):
                known.keep(np.append(True, stays))  # besides the pair of step 0
        if len(self.steps) >= 2 * MOST_VALUES:
            every_second = np.arange(len(self.steps)) % 2 == 1
            self.step_loss.keep(every_second)
            self._steps.keep(every_second)
            self._step_epochs.keep(every_second)
            self._settled = int(np.searchsorted(self.steps, self._known_steps.values[-1], side="right"))

    def _place_steps(self) -> None:
        """Put the steps between the ends of their epochs.

        An epoch may have any number of steps, since the batch size can change while it runs. So steps of
        the running epoch are placed as if it had as many as the last one, and again once it is done.
        """
        steps, epochs = self._known_steps.values, self._known_epochs.values
        expected = float(self._expected_steps)
        if len(steps) > 1:
            expected = (steps[-1] - steps[-2]) / (epochs[-1] - epochs[-2])
        open_steps = self.steps[self._settled :]
        self.step_epochs[self._settled :] = np.interp(
            open_steps, np.append(steps, steps[-1] + expected), np.append(epochs, epochs[-1] + 1)
        )
        self._settled = int(np.searchsorted(self.steps, steps[-1], side="right"))

    def set_weight(self, weight: float) -> None:
        """Smooth all curves with another weight."""
        for series in (self.step_loss, *self.per_epoch.values()):
            series.set_weight(weight)

    def loss_csv(self) -> str:
        """The loss curves as CSV; a cell is empty where a step has no such number."""
        validation = self.per_epoch["validation_loss"]
        rows: dict[float, list[float | str]] = {}
        train = zip(self.steps, self.step_epochs, self.step_loss.raw, self.step_loss.smoothed, strict=True)
        for step, epoch, raw, smoothed in train:
            rows[step] = [int(step), epoch, raw, smoothed, "", ""]
        measured = zip(self.epoch_steps, self.epochs, validation.raw, validation.smoothed, strict=True)
        for step, epoch, raw, smoothed in measured:
            rows.setdefault(step, [int(step), epoch, "", "", "", ""])[4:] = [raw, smoothed]
        header = ["iteration", "epoch", "train", "train_smoothed", "validation", "validation_smoothed"]
        return _csv(header, [rows[step] for step in sorted(rows)])

    def metric_csv(self, name: str) -> str:
        """The curves of ``metric`` or ``mae`` as CSV, one row per epoch."""
        train, validation = self.per_epoch[f"train_{name}"], self.per_epoch[f"validation_{name}"]
        columns = [train.raw, train.smoothed, validation.raw, validation.smoothed]
        header = ["epoch", "iteration", "train", "train_smoothed", "validation", "validation_smoothed"]
        whole = [self.epochs.astype(int), self.epoch_steps.astype(int)]
        return _csv(header, [list(row) for row in zip(*whole, *columns, strict=True)])

    def rate_csv(self) -> str:
        """The learning rate as CSV, one row per epoch."""
        rates = self.per_epoch["learning_rate"].raw
        rows = zip(self.epochs.astype(int), self.epoch_steps.astype(int), rates, strict=True)
        return _csv(["epoch", "iteration", "learning_rate"], [list(row) for row in rows])


def _csv(header: list[str], rows: list[list[float | str]]) -> str:
    """CSV text; floats with all their digits, NaN as an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(
        [["" if isinstance(cell, float) and math.isnan(cell) else cell for cell in row] for row in rows]
    )
    return text.getvalue()
