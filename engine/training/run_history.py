"""History of a run: epochs, losses, checkpoints, and which epoch was the best."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from typing import Any

from engine.core.training_settings import TrainingSettings
from engine.training.observation.epoch_history import MOST_RECORDS, EpochHistory
from engine.training.observation.loss_history import LossHistory
from engine.training.observation.snapshot import EpochRecord
from engine.training.observation.trained_by import TrainedBy, joined
from engine.training.schedules import SCHEDULES, Schedule, ScheduleState
from engine.training.state.timeline import Timeline
from engine.training.state.training_state import Checkpoint, TrainingState


class RunHistory:
    """Records of one run.

    Attributes:
        records: of the finished epochs, thinned where they are very many.
        losses: of the steps.
        timeline: the checkpoints.
        best: the checkpoint after the epoch with the lowest validation loss, or None.
        best_epoch: the epoch with the lowest loss, on the validation rows if there are any; or 0.
        compared_from: losses of the epochs until here are of another kind.
        patient_from: epoch from which patience counts where the best one was before it.
        trained_by: the core that did the steps.
    """

    def __init__(self, has_validation: bool) -> None:
        """Begin without an epoch; ``has_validation`` tells whether there are validation rows."""
        self._has_validation = has_validation
        self.records = EpochHistory()
        self.losses = LossHistory()
        self.timeline = Timeline()
        self.best: Checkpoint | None = None
        self.best_epoch = self.compared_from = self.patient_from = 0
        self.trained_by: TrainedBy = ""
        self._best_loss = math.inf
        self._named: frozenset[int] = frozenset()
        self._named_for: tuple[int, int, int] | None = None

    @classmethod
    def restored(cls, state: TrainingState, has_validation: bool) -> RunHistory:
        """The history that was captured in ``state``."""
        history = cls(has_validation)
        history.records = state.records.copy()
        history.losses = LossHistory.restored(state.loss_steps, state.losses)
        history.timeline = Timeline(state.checkpoints)
        history.best, history.best_epoch = state.best, state.best_epoch
        history.patient_from, history.compared_from = state.patient_from, state.compared_from
        history.trained_by = state.trained_by
        best = state.records.of_epoch(state.best_epoch)
        comparable = best is not None and best.epoch > state.compared_from
        history._best_loss = watched_loss(best) if best and comparable else math.inf
        return history

    def captured(self) -> dict[str, Any]:
        """The fields of a TrainingState that :meth:`restored` reads."""
        loss_steps, losses = self.losses.since(0)
        return {
            "records": self.records.copy(),
            "losses": losses,
            "loss_steps": loss_steps,
            "checkpoints": tuple(self.timeline.kept),
            "best": self.best,
            "best_epoch": self.best_epoch,
            "patient_from": self.patient_from,
            "compared_from": self.compared_from,
            "trained_by": self.trained_by,
        }

    @property
    def best_loss(self) -> float:
        """The lowest loss that later ones are compared with; infinite where there is none yet."""
        return self._best_loss

    def next_checkpoint(self, epoch: int, every: int) -> int:
        """First epoch from this one on at whose end a checkpoint is due."""
        return self.timeline.next_due(epoch, every)

    def patience_ends(self, patience: int) -> int:
        """Epoch at whose end patience has run out, if none is better before."""
        patience = patience if self._has_validation else 0
        return max(self.best_epoch, self.patient_from) + patience if patience else sys.maxsize

    def add_steps(self, before: int, losses: list[float], core: TrainedBy) -> None:
        """Record the losses of the steps that this core did after so many others."""
        self.losses.extend(before, losses)
        self.trained_by = joined(self.trained_by, core)

    def thin(self) -> None:
        """Let records go where they are too many, as those of an older file may be."""
        self.records.thin(self._named_epochs())

    def add(self, record: EpochRecord, every: int, checkpoint: Callable[[], Checkpoint]) -> None:
        """Record an epoch, and keep a checkpoint where it was the best, or where one is due.

        Args:
            record: of the epoch that is done.
            every: epochs from one checkpoint to the next.
            checkpoint: makes one; called only where it is kept.
        """
        is_best = watched_loss(record) < self._best_loss
        # The training loss was measured before the updates, so only a validation loss belongs to the weights
        # as they are now and makes them worth going back to.
        keeps_best, is_due = is_best and self._has_validation, self.timeline.wants(record.epoch, every)
        kept = checkpoint() if keeps_best or is_due else None
        if is_best:
            self._best_loss, self.best_epoch = watched_loss(record), record.epoch
        if keeps_best:
            self.best = kept
        if is_due and kept:
            self.timeline.add(kept, every)
        self.records.append(record, self._named_epochs())

    def _named_epochs(self) -> frozenset[int]:
        """Epochs that can be gone back to, so that their records are needed for as long as that is so."""
        if self.records.stride == 1 and len(self.records) < MOST_RECORDS - 1:
            return frozenset()  # all of them stay
        kept = self.timeline.kept
        told_apart_by = (self.best_epoch, len(kept), kept[-1].epoch if kept else 0)
        if told_apart_by != self._named_for:  # a set of dozens, asked for after each epoch
            self._named_for = told_apart_by
            self._named = frozenset({self.best_epoch, *(one.epoch for one in kept)})
        return self._named

    def is_out_of_patience(self, epoch: int, patience: int) -> bool:
        """True if none of the ``patience`` epochs up to this one was better; with 0 never."""
        patience = patience if self._has_validation else 0
        return 0 < patience <= epoch - max(self.best_epoch, self.patient_from)

    def restart_patience(self, epoch: int, patience: int) -> None:
        """Count from this epoch on, if patience has run out by now: there is to be more training."""
        if self.is_out_of_patience(epoch, patience):
            self.patient_from = epoch

    def compare_afresh(self) -> None:
        """Compare no loss so far with those to come, since they are of another kind."""
        self.compared_from = self.records.epochs
        self._best_loss = math.inf

    def cut(self, checkpoint: Checkpoint) -> None:
        """Forget what came after a checkpoint; the best is then that of the weights that are still there."""
        self.records.cut(checkpoint.epoch)
        self.losses.cut(checkpoint.step)
        self.timeline.cut(checkpoint.epoch)
        self.compared_from = min(self.compared_from, checkpoint.epoch)
        kept = {one.epoch: one for one in (*self.timeline.kept, *((self.best,) if self.best else ()))}
        known = [one for one in self.records if one.epoch in kept and one.epoch > self.compared_from]
        best = min(known, key=watched_loss, default=None)
        self.best = kept[best.epoch] if best and self._has_validation else None
        self.best_epoch = best.epoch if best else 0
        self._best_loss = watched_loss(best) if best else math.inf
        self.patient_from = checkpoint.epoch

    def schedule(self, settings: TrainingSettings, state: ScheduleState | None = None) -> Schedule:
        """A new schedule that knows all epochs so far.

        Where all of them are on record it observes them again, under these settings. Of a long run some are
        missing, and it goes on from the ``state`` of one of the same kind.
        """
        schedule = SCHEDULES[settings.schedule](settings)
        if not schedule.state:
            return schedule  # it goes by the numbers of epochs alone
        is_complete = self.records.stride == 1
        if state and not is_complete and len(state) == len(schedule.state):
            schedule.state = state
            return schedule
        before = 0
        for record in self.records:
            if record.epoch > self.compared_from:
                schedule.observe(watched_loss(record), record.epoch - before)
            before = record.epoch
        return schedule


def watched_loss(record: EpochRecord) -> float:
    """The loss that tells which epoch is better: on the validation rows if there are any."""
    return record.train_loss if math.isnan(record.validation_loss) else record.validation_loss
