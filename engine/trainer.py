"""The training loop: epochs and mini-batches, with pause, step, stop and live changes from other threads."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Array
from engine.blas_threads import suited_threads
from engine.data.dataset import Dataset
from engine.iteration import Iteration
from engine.loss_history import LossHistory
from engine.messages import Message
from engine.metrics import loss_and_outputs, metric_and_mae
from engine.network import Network
from engine.observation import Observer
from engine.optimizers import OPTIMIZERS
from engine.project import TrainingSettings, check_training
from engine.snapshot import ALIVE, EpochRecord, Mailbox, RunState, Snapshot, SnapshotRequest
from engine.training_state import TrainingState

BYTES_GATHERED = 4_000_000
"""Shuffled rows are copied together in pieces of about this size, so that a batch is a plain view."""

SHORTEST_WAIT = 0.004
"""Waiting for less than these seconds would be less exact than doing a step too early."""


class Trainer:
    """Trains one network on one dataset.

    ``run`` belongs to one thread. ``pause``, ``resume``, ``step``, ``stop``, ``change``, ``ask``,
    ``hold`` and ``release`` may be called from any other; each takes effect between two steps.

    Attributes:
        network, dataset, settings: what is trained, on what and how; settings change whole.
        mailbox: where snapshots are left.
        state: what the run is doing.
        message: why it ended, once it has.
        epoch: epochs begun; step_count: steps done; row_in_epoch: training rows of the epoch done.
        records: one per finished epoch.
        on_epoch: called in the run's thread with each new record.
    """

    def __init__(self, network: Network, dataset: Dataset, settings: TrainingSettings) -> None:
        self.network, self.dataset = network, dataset
        self.settings = check_training(settings)
        self.mailbox = Mailbox()
        self.state: RunState = "paused"
        self.message: Message | None = None
        self.epoch = self.step_count = self.row_in_epoch = 0
        self.records: list[EpochRecord] = []
        self.losses = LossHistory()
        self.on_epoch: Callable[[EpochRecord], None] | None = None
        self.best_epoch = 0
        self.best_parameters: Array | None = None
        self.optimizer = OPTIMIZERS[settings.optimizer](network.parameters, network.gradients, settings)
        self.iteration = Iteration(network, self.optimizer)
        self._best_loss = math.inf
        self._patient_from = 0
        self._good_parameters = network.parameters.copy()
        self._dropout_rng = np.random.default_rng((settings.seed, 3))
        network.use_dropout_generator(self._dropout_rng)
        self._targets = network.targets(dataset.train.targets)
        self._validation_targets = network.targets(dataset.validation.targets)
        # The outputs of an epoch's mini-batches, so that the epoch's metric costs one call, not one a step.
        self._outputs = np.empty_like(self._targets)
        self._epoch_targets = np.empty_like(self._targets)
        self._epoch_loss = 0.0
        self._epoch_rows = 0
        self._gathered: list[Array] = [np.empty((0, 0)), np.empty((0, 0))]
        # Other threads set _attention last, after whatever it should draw attention to.
        self._attention = False
        self._wake = threading.Condition()
        self._paused = self._stopped = False
        self._steps_allowed = 0
        self._pace: float | None = None
        self._paced_from = (0.0, 0)  # time and step that the pace is counted from
        self._receivers: list[Callable[[TrainingState], None]] = []
        self._road_is_free = threading.Event()
        self._road_is_free.set()
        self._observer = Observer(self)

    # From any thread

    def pause(self) -> None:
        """Stop before the next step and wait there."""
        with self._wake:
            self._paused = True
            self._attention = True

    def resume(self) -> None:
        """Go on after a pause."""
        with self._wake:
            self._paused = False
            self._attention = True
            self._wake.notify_all()

    def step(self) -> None:
        """Pause if it is running, and do one mini-batch more."""
        with self._wake:
            self._paused = True
            self._steps_allowed += 1
            self._attention = True
            self._wake.notify_all()

    def stop(self) -> None:
        """End the run before the next step."""
        with self._wake:
            self._stopped = True
            self._attention = True
            self._wake.notify_all()

    def change(
        self,
        learning_rate: float | None = None,
        batch_size: int | None = None,
        epochs: int | None = None,
        patience: int | None = None,
    ) -> None:
        """Use other settings from the next mini-batch on.

        Raises:
            UserError: one is out of range.
        """
        given = {
            "learning_rate": learning_rate,
            "batch_size": batch_size,
            "epochs": epochs,
            "patience": patience,
        }
        with self._wake:
            changes = {name: value for name, value in given.items() if value is not None}
            self.settings = check_training(replace(self.settings, **changes))  # type: ignore[arg-type]

    def set_pace(self, steps_per_second: float | None) -> None:
        """Do no more steps in a second than this, so that they can be watched; None for full speed."""
        with self._wake:
            self._pace = steps_per_second
            self._paced_from = (time.perf_counter(), self.step_count)
            self._attention = True
            self._wake.notify_all()

    def ask(self, request: SnapshotRequest) -> None:
        """Ask for a snapshot, answered between two steps, also while paused."""
        self.mailbox.ask(request)
        with self._wake:
            self._attention = True
            self._wake.notify_all()

    def capture_soon(self, receive: Callable[[TrainingState], None]) -> None:
        """Have :meth:`capture` done between two steps; ``receive`` is called in the run's thread."""
        with self._wake:
            self._receivers.append(receive)
            self._attention = True
            self._wake.notify_all()

    def hold(self) -> None:
        """Wait between two steps until :meth:`release`: somebody needs the interpreter more."""
        self._road_is_free.clear()
        self._attention = True

    def release(self) -> None:
        """Go on after :meth:`hold`."""
        self._road_is_free.set()

    # The run

    def run(self) -> None:
        """Train until the epochs are done, early stopping, :meth:`stop`, or a loss that is not finite."""
        if self.state == "finished":
            self._patient_from = self.epoch  # training more: patience begins anew
        self.state = "paused" if self._paused else "running"
        self._observer.begin_counting()
        threads = suited_threads(self.network.parameters.size, self.settings.batch_size)
        with threads, np.errstate(all="ignore"):  # a loss that is not finite ends the run with a message
            while self.state in ALIVE:
                if self._epoch_is_due():
                    self._run_epoch()
        self._attend()

    def _epoch_is_due(self) -> bool:
        if self.epoch and self.row_in_epoch < len(self.dataset.train):
            return True  # in the middle of one, as after opening a saved run
        if self.epoch >= self.settings.epochs:
            self._finish(Message("Finished all {epochs} epochs.", epochs=f"{self.epoch:,}"))
            return False
        self.row_in_epoch = 0
        self.epoch += 1
        return True

    def _run_epoch(self) -> None:
        rows = len(self.dataset.train)
        order = np.random.default_rng((self.settings.seed, 2, self.epoch)).permutation(rows)
        if self.row_in_epoch == 0:
            np.copyto(self._good_parameters, self.network.parameters)
        self._epoch_loss, self._epoch_rows = 0.0, 0
        while self.row_in_epoch < rows and self.state in ALIVE:
            batch = self.settings.batch_size
            width = self.dataset.train.inputs.shape[1] * self.dataset.train.inputs.itemsize
            batches = max(1, BYTES_GATHERED // (batch * width))
            self._run_piece(order[self.row_in_epoch : self.row_in_epoch + batches * batch], batch)
        if self.row_in_epoch >= rows and self.state in ALIVE:
            self._end_epoch()

    def _run_piece(self, chosen: NDArray[np.intp], batch: int) -> None:
        """Mini-batches of the ``chosen`` training rows, until the batch size changes or the run ends."""
        inputs, targets = self._gather(chosen)
        iteration = self.iteration
        for start in range(0, len(chosen), batch):
            if self._attention or self._pace:
                self._attend()
                if self.state not in ALIVE:
                    return
            if self.settings.batch_size != batch:
                return
            x, y = inputs[start : start + batch], targets[start : start + batch]
            loss = iteration.run(x, y, self.settings.learning_rate)
            if not math.isfinite(loss):
                self._fail(self.step_count + 1)
                return
            count, done = len(x), self._epoch_rows
            self._outputs[done : done + count] = iteration.a[-1]
            self._epoch_targets[done : done + count] = y
            self._epoch_loss += loss * count
            self._epoch_rows = done + count
            self.row_in_epoch += count
            self.step_count += 1
            self.losses.append(self.step_count, loss)

    def _gather(self, chosen: NDArray[np.intp]) -> tuple[Array, Array]:
        """Inputs and targets of these training rows; overwritten by the next call."""
        count = len(chosen)
        sources = (self.dataset.train.inputs, self._targets)
        if count > len(self._gathered[0]):
            self._gathered = [np.empty((count, source.shape[1]), source.dtype) for source in sources]
        inputs, targets = (rows[:count] for rows in self._gathered)
        for source, rows in zip(sources, (inputs, targets), strict=True):
            # No index is out of range, and unless it is told so, take copies everything once more.
            np.take(source, chosen, axis=0, out=rows, mode="clip")
        return inputs, targets

    def _end_epoch(self) -> None:
        validation, preparation = self.dataset.validation, self.dataset.preparation
        done = self._epoch_rows
        metric, mae = metric_and_mae(self._outputs[:done], self._epoch_targets[:done], preparation)
        loss, outputs = loss_and_outputs(
            self.network, validation.inputs, self._validation_targets, self._attend_in_validation
        )
        has_validation = len(validation) > 0
        if not (math.isfinite(loss) or not has_validation) or not np.isfinite(
            np.dot(self.network.parameters, self.network.parameters)
        ):
            self._fail(self.step_count)
            return
        validation_metric, validation_mae = (
            metric_and_mae(outputs, self._validation_targets, preparation)
            if has_validation
            else (math.nan, math.nan)
        )
        record = EpochRecord(
            self.epoch,
            self.step_count,
            self._epoch_loss / done,
            metric,
            loss,
            validation_metric,
            mae,
            validation_mae,
            self.settings.learning_rate,
        )
        self.records.append(record)
        self._remember_if_best(loss if has_validation else record.train_loss, has_validation)
        if self.on_epoch:
            self.on_epoch(record)
        patience = self.settings.patience
        if patience and self.epoch - max(self.best_epoch, self._patient_from) >= patience:
            text = Message("No better epoch for {patience} epochs: stopped early.", patience=patience)
            self._finish(text)

    def _remember_if_best(self, loss: float, has_validation: bool) -> None:
        if loss >= self._best_loss:
            return
        self._best_loss, self.best_epoch = loss, self.epoch
        if has_validation:
            # The training loss was measured before the updates, so only a validation loss belongs to
            # the weights as they are now and makes them worth going back to.
            self.best_parameters = self.network.parameters.copy()

    def _finish(self, reason: Message) -> None:
        self.message = reason
        if self.best_parameters is not None and self.best_epoch < self.epoch:
            self.restore_best()
            self.message = Message(
                "{reason} Restored the weights of epoch {best}, the best on the validation rows.",
                reason=reason,
                best=self.best_epoch,
            )
        self.state = "finished"

    def restore_best(self) -> None:
        """Go back to the weights of the best epoch, if there is one; the optimizer starts from rest."""
        if self.best_parameters is not None:
            np.copyto(self.network.parameters, self.best_parameters)
            self.optimizer.rest()

    def _fail(self, step: int) -> None:
        np.copyto(self.network.parameters, self._good_parameters)
        self.optimizer.rest()
        self.state = "failed"
        self.message = Message(
            "The loss is no longer a finite number at step {step}: the learning rate {rate} is probably "
            "too large. The last good weights were kept; lower the rate and press Train.",
            step=step,
            rate=f"{self.settings.learning_rate:g}",
        )

    # Between two steps

    def _attend(self) -> None:
        """Do what other threads asked for; waits here while paused or held."""
        while True:
            self._answer()
            while self._receivers:
                self._receivers.pop()(self.capture())
            self._road_is_free.wait(0.2)  # a holder that died must not stop the training for good
            with self._wake:
                if self.state not in ALIVE:
                    return
                if self._stopped:
                    self.state, self.message = "stopped", Message("Stopped.")
                    return
                if not self._paused:
                    if self.state == "paused":
                        self._observer.begin_counting()
                    self.state = "running"
                    early = self._seconds_too_early()
                    if early <= 0:
                        return
                    if not self._attention:
                        self._wake.wait(early)
                    continue
                self.state = "paused"
                if self._steps_allowed:
                    self._steps_allowed -= 1
                    self._attention = True  # come back here after the one step
                    return
                if not self._attention:
                    self._wake.wait()

    def _answer(self) -> None:
        """Leave the snapshot that was asked for; whatever is asked from now on draws attention again."""
        self._attention = False
        request = self.mailbox.asked()
        if request is not None:
            self.mailbox.answer(self.snapshot(request))

    def _attend_in_validation(self) -> None:
        """Pause and answer in the middle of a long validation too; all else waits for the next step."""
        if not self._attention:
            return
        while True:
            self._answer()
            with self._wake:
                if not self._paused or self._stopped or self._steps_allowed or self._receivers:
                    break
                self.state = "paused"
                if not self._attention:
                    self._wake.wait()
        self._attention = True

    def _seconds_too_early(self) -> float:
        """How long to wait for the next step at the chosen pace; several fast steps are done in a row."""
        if not self._pace:
            return 0.0
        now = time.perf_counter()
        since, step = self._paced_from
        early = (self.step_count - step) / self._pace - (now - since)
        if abs(early) > max(1.0, 2 / self._pace):  # the pace is new, or training was paused
            self._paced_from = (now, self.step_count)
            return 0.0
        return early if early > SHORTEST_WAIT else 0.0

    def snapshot(self, request: SnapshotRequest) -> Snapshot:
        """What was asked for; call it in the run's thread or while nothing runs."""
        return self._observer.snapshot(request)

    @property
    def planned_steps(self) -> int:
        """Steps done and still to do."""
        batch, rows = self.settings.batch_size, len(self.dataset.train)
        rest = math.ceil((rows - self.row_in_epoch) / batch) if self.epoch else 0
        return self.step_count + rest + max(0, self.settings.epochs - self.epoch) * math.ceil(rows / batch)

    # To go on later

    def capture(self) -> TrainingState:
        """Everything needed to go on later; call it in the run's thread or while nothing runs."""
        loss_steps, losses = self.losses.since(0)
        return TrainingState(
            self.network.architecture,
            self.network.task,
            self.settings,
            self.dataset.preparation,
            self.state,
            self.network.parameters.copy(),
            {name: vector.copy() for name, vector in self.optimizer.vectors.items()},
            self.optimizer.steps,
            self.epoch,
            self.step_count,
            self.row_in_epoch,
            dict(self._dropout_rng.bit_generator.state),
            tuple(self.records),
            losses,
            loss_steps,
            self.best_epoch,
            None if self.best_parameters is None else self.best_parameters.copy(),
        )

    @classmethod
    def from_state(cls, state: TrainingState, dataset: Dataset) -> Trainer:
        """A trainer that goes on where ``state`` was captured, with the same data.

        In the middle of an epoch the weights go on bit by bit as without the break; the training
        figures of that epoch are then those of its remaining mini-batches.
        """
        network = Network(state.architecture, state.task, state.parameters.dtype)
        np.copyto(network.parameters, state.parameters)
        trainer = cls(network, dataset, state.settings)
        for name, vector in state.optimizer.items():
            np.copyto(trainer.optimizer.vectors[name], vector)
        trainer.optimizer.steps = state.optimizer_steps
        trainer.epoch, trainer.step_count = state.epoch, state.step
        trainer.row_in_epoch = state.row_in_epoch
        trainer._dropout_rng.bit_generator.state = state.dropout_generator
        trainer.records = list(state.records)
        trainer.losses = LossHistory.restored(state.loss_steps, state.losses)
        trainer._observer = Observer(trainer)
        trainer.best_epoch = state.best_epoch
        trainer.state = "paused" if state.state == "running" else state.state
        trainer._take_best(state)
        return trainer

    def _take_best(self, state: TrainingState) -> None:
        best = next((r for r in self.records if r.epoch == state.best_epoch), None)
        if best is None:
            return
        if state.best_parameters is None:
            self._best_loss = best.train_loss
            return
        self._best_loss = best.validation_loss
        self.best_parameters = state.best_parameters.copy()
