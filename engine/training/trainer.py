"""The training loop: epochs and mini-batches, the best weights, checkpoints, and changes on the way."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array
from engine.common.blas_threads import suited_threads
from engine.common.messages import Message
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.problems import check_runnable
from engine.core.iteration import Iteration
from engine.core.losses import Loss, make_loss
from engine.core.network import Network
from engine.core.optimizers import make_optimizer
from engine.core.training_settings import TrainingSettings, check_training
from engine.data.dataset import Dataset
from engine.stepping.plan import Plan
from engine.stepping.planner import plan_iteration
from engine.stepping.stepper import MiniBatch, Stepper
from engine.stepping.tape import Tape
from engine.training.belonging import settled
from engine.training.control import Control, Turn
from engine.training.metrics import loss_and_outputs, metric_and_mae
from engine.training.observation.epoch_history import MOST_RECORDS, EpochHistory
from engine.training.observation.loss_history import LossHistory
from engine.training.observation.observer import Observer
from engine.training.observation.snapshot import ALIVE, EpochRecord, RunState, Snapshot, SnapshotRequest
from engine.training.run_result import Ending, RunResult, measured
from engine.training.schedules import SCHEDULES, Schedule, ScheduleState
from engine.training.step_through import step_through
from engine.training.timeline import Timeline
from engine.training.training_state import Checkpoint, TrainingState

BYTES_GATHERED = 4_000_000
"""Shuffled rows are copied together in pieces of about this size, so that a batch is a plain view."""

LOSS_SETTINGS = ("loss", "class_weighting", "class_weights", "label_smoothing")


class Trainer:
    """Trains one network on one dataset.

    ``run`` belongs to one thread; what its ``control`` offers, and :meth:`change`, :meth:`follow`,
    :meth:`capture_soon`, may be called from any other and takes effect between two steps.

    Attributes:
        control: through which other threads pause, step, stop and look at the run.
        network, dataset, settings: what is trained, on what and how; settings change whole.
        learning_rate: of the current epoch, as the schedule has it.
        epoch: epochs begun; row_in_epoch: training rows of the epoch done; step_count: steps done.
        records: of the finished epochs, thinned where they are very many.
        timeline: the checkpoints.
        best: the checkpoint after the epoch with the lowest validation loss, or None.
        best_epoch: the epoch with the lowest loss, on the validation rows if there are any; or 0.
        compared_from: losses of the epochs until here are of another kind.
        end: where a finished run stood before it went back to its best weights; it goes on from there.
        result: what the run came to when it finished last, or None.
        weights_of: the epoch whose weights the network has, where these are not the weights of the last step.
        on_epoch: called in the run's thread with each new record.
        on_tape: called in the run's thread with the tape of an iteration gone through step by step.
    """

    def __init__(self, network: Network, dataset: Dataset, settings: TrainingSettings) -> None:
        """Make ready to train from the network's weights as they are.

        Raises:
            UserError: a setting is out of range, or the loss does not fit the network.
        """
        self.control = Control(self.snapshot)
        self.network, self.dataset = network, dataset
        self.settings = check_training(settings)
        self.epoch = self.row_in_epoch = self.step_count = 0
        self.records = EpochHistory()
        self.losses = LossHistory()
        self.on_epoch: Callable[[EpochRecord], None] | None = None
        self.on_tape: Callable[[Tape], None] | None = None
        self.timeline = Timeline()
        self.best: Checkpoint | None = None
        self.best_epoch = 0
        self.end: Checkpoint | None = None
        self.result: RunResult | None = None
        self.weights_of: int | None = None
        self._edits: dict[object, float] = {}  # numbers set by hand since the last step, as they were before
        self._end_unedited: Checkpoint | None = None
        self.optimizer = make_optimizer(network.parameters, network.gradients, settings)
        self.iteration = Iteration(network, self.optimizer)
        self._best_loss = math.inf
        self._patient_from = 0
        self.compared_from = 0
        self._good_values = network.values.copy()
        self._good_epoch = 0
        self._dropout_rng = np.random.default_rng((settings.seed, 3))
        network.use_generator(self._dropout_rng)
        self._targets = network.targets(dataset.train.targets)
        self._validation_targets = network.targets(dataset.validation.targets)
        # The outputs of an epoch's mini-batches, so that the epoch's metric costs one call, not one a step.
        self._outputs = np.empty_like(self._targets)
        self._epoch_targets = np.empty_like(self._targets)
        self._epoch_loss = 0.0
        self._epoch_rows = 0
        self._jumped = False  # whether a checkpoint was gone back to in the middle of an epoch
        self._gathered: list[Array] = [np.empty((0, 0)), np.empty((0, 0))]
        network.loss = self._loss_of(network.architecture, settings)
        self._schedule: Schedule = SCHEDULES[settings.schedule](settings)
        self._applied = settings
        self._set_rate()
        self._observer = Observer(self)
        self._plan: Plan | None = None  # of the last iteration that was gone through step by step

    # Changes, from any thread

    def change(self, **changes: Any) -> None:
        """Use other settings (fields of TrainingSettings) from the next mini-batch on.

        Raises:
            UserError: one is out of range.
        """
        settings = check_training(replace(self.settings, **changes))
        if _differ(settings, self.settings, LOSS_SETTINGS):
            self._loss_of(self.network.architecture, settings)
        self.settings = settings
        self.control.run_between_steps(self._apply_settings)

    def follow(self, architecture: Architecture) -> None:
        """Take other settings of the layers, where none alters a shape; see :meth:`Network.has_shapes_of`."""
        self.control.run_between_steps(lambda: self._follow(architecture))

    def capture_soon(self, receive: Callable[[TrainingState], None]) -> None:
        """Have :meth:`capture` done between two steps; ``receive`` is called in the run's thread."""
        self.control.read_between_steps(lambda: receive(self.capture()))

    # The run

    def run(self) -> None:
        """Train until the epochs are done, early stopping, :meth:`stop`, or a loss that is not finite."""
        if self.state == "finished" and self._is_out_of_patience():
            self._patient_from = self.epoch  # training more: patience begins again
        if self.end is not None:
            self._take(self.end)
            self.end = None
        self.control.begin(self.step_count)
        self._apply_settings()
        threads = suited_threads(self.network.multiplications_per_row, self.settings.batch_size)
        with threads, np.errstate(all="ignore"):  # a loss that is not finite ends the run with a message
            while self.control.is_alive:
                if self._epoch_is_due():
                    self._run_epoch()
        self.control.serve()

    def _epoch_is_due(self) -> bool:
        if self.epoch and self.row_in_epoch < len(self.dataset.train):
            return True  # in the middle of one, as after opening a saved run
        if self.epoch >= self.settings.epochs:
            self._finish("epochs")
            return False
        self.row_in_epoch = 0
        self.epoch += 1
        return True

    def _run_epoch(self) -> None:
        rows = len(self.dataset.train)
        order = np.random.default_rng((self.settings.seed, 2, self.epoch)).permutation(rows)
        if self.row_in_epoch == 0:
            np.copyto(self._good_values, self.network.values)
            self._good_epoch = self.epoch - 1
        self._set_rate()
        if self.row_in_epoch == 0:
            self._epoch_loss = 0.0
        self._epoch_rows = 0
        self._jumped = False
        while self.row_in_epoch < rows and self.control.is_alive and not self._jumped:
            batch = self.settings.batch_size
            width = self.dataset.train.inputs.shape[1] * self.dataset.train.inputs.itemsize
            batches = max(1, BYTES_GATHERED // (batch * width))
            self._run_piece(order[self.row_in_epoch : self.row_in_epoch + batches * batch], batch)
        if self.row_in_epoch >= rows and self.control.is_alive and not self._jumped:
            self._end_epoch()

    def _run_piece(self, chosen: NDArray[np.intp], batch: int) -> None:
        """Mini-batches of the ``chosen`` training rows, until the batch size changes or the run ends."""
        inputs, targets = self._gather(chosen)
        control, iteration, isfinite = self.control, self.iteration, math.isfinite
        by_step = False  # whether the next mini-batch is to be gone through step by step
        # In most networks an output is a new array each time; without an activation it is one that is kept.
        copied = self.network.last.settings.activation == "identity"
        losses: list[float] = []
        outputs: list[Array] = []
        noted = 0
        try:
            for start in range(0, len(inputs), batch):
                if control.attention:
                    self._note(losses, outputs, targets[noted:])
                    noted = start
                    by_step = control.wait_turn(self.step_count) is Turn.STEP_THROUGH
                    if self._must_leave(batch):
                        return
                end = start + batch
                if not by_step:
                    loss = iteration.run(inputs[start:end], targets[start:end], self.learning_rate)
                elif self._step_through(batch, inputs[start:end], targets[start:end], chosen[start:end]):
                    loss, by_step = iteration.loss, False
                else:
                    return
                if not isfinite(loss):
                    self._note(losses, outputs, targets[noted:])
                    self._fail(self.step_count + 1)
                    return
                self.step_count += 1
                losses.append(loss)
                outputs.append(iteration.a[-1].copy() if copied else iteration.a[-1])
        finally:
            self._note(losses, outputs, targets[noted:])

    def _must_leave(self, batch: int) -> bool:
        """Whether mini-batches of this size are no longer wanted."""
        return not self.control.is_alive or self.settings.batch_size != batch or self._jumped

    def _step_through(self, batch: int, inputs: Array, targets: Array, chosen: NDArray[np.intp]) -> bool:
        """Run one iteration step by step; False where it was aborted and the mini-batch with it."""
        turn = Turn.STEP_THROUGH
        while turn is Turn.STEP_THROUGH:
            if step_through(self._stepper(inputs, targets, chosen), self.control, self.on_tape):
                return True
            turn = self.control.wait_turn(self.step_count)
            if self._must_leave(batch):
                return False
        self.iteration.run(inputs, targets, self.learning_rate)
        return True

    def _stepper(self, inputs: Array, targets: Array, chosen: NDArray[np.intp]) -> Stepper:
        network, dataset, settings, plan = self.network, self.dataset, self._applied, self._plan
        if plan is None or plan.architecture is not network.architecture or plan.settings is not settings:
            names = dataset.preparation.feature_names
            plan = self._plan = plan_iteration(network.architecture, network.task, settings, names)
        return Stepper(
            iteration=self.iteration,
            plan=plan,
            batch=MiniBatch(inputs, targets, dataset.train.rows[chosen], dataset.target_names(chosen)),
            settings=settings,
            learning_rate=self.learning_rate,
            number=self.step_count + 1,
            epoch=self.epoch,
        )

    def _note(self, losses: list[float], outputs: list[Array], targets: Array) -> None:
        """Take note of the mini-batches done since the last time, and empty the lists.

        ``targets`` begin with those of these mini-batches. Noted step by step, all this would cost a small
        network a twentieth of its time.
        """
        if not losses:
            return
        rows = [len(output) for output in outputs]
        done, total = self._epoch_rows, sum(rows)
        np.concatenate(outputs, out=self._outputs[done : done + total])
        self._epoch_targets[done : done + total] = targets[:total]
        for loss_of_rows in map(operator.mul, losses, rows):
            self._epoch_loss += loss_of_rows  # one by one, since the last bit must not depend on the bundles
        self._epoch_rows += total
        self.row_in_epoch += total
        self.losses.extend(self.step_count - len(losses), losses)
        losses.clear()
        outputs.clear()
        self._forget_other_weights()

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
            self.network, validation.inputs, self._validation_targets, self.control.wait_in_validation
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
            self._epoch_loss / self.row_in_epoch,
            metric,
            loss,
            validation_metric,
            mae,
            validation_mae,
            self.learning_rate,
        )
        self._schedule.observe(_watched_loss(record))
        self._remember(record, has_validation)
        self.records.append(record, self._named_epochs())
        if self.on_epoch:
            self.on_epoch(record)
        if self._is_out_of_patience():
            self._finish("patience")

    def _named_epochs(self) -> frozenset[int]:
        """Those that can be gone back to, so that their records are needed for as long as that is so."""
        if self.records.stride == 1 and len(self.records) < MOST_RECORDS - 1:
            return frozenset()  # all of them stay
        return frozenset({self.best_epoch, *(one.epoch for one in self.timeline.kept)})

    def _is_out_of_patience(self) -> bool:
        patience = self.settings.patience if len(self.dataset.validation) else 0
        return 0 < patience <= self.epoch - max(self.best_epoch, self._patient_from)

    def _remember(self, record: EpochRecord, has_validation: bool) -> None:
        """Keep a checkpoint where this epoch was the best, or where one is due."""
        every = self.settings.checkpoint_every
        is_best = _watched_loss(record) < self._best_loss
        # The training loss was measured before the updates, so only a validation loss belongs to the weights
        # as they are now and makes them worth going back to.
        keeps_best, is_due = is_best and has_validation, self.timeline.wants(self.epoch, every)
        checkpoint = self.checkpoint() if keeps_best or is_due else None
        if is_best:
            self._best_loss, self.best_epoch = _watched_loss(record), self.epoch
        if keeps_best:
            self.best = checkpoint
        if is_due and checkpoint:
            self.timeline.add(checkpoint, every)

    def _finish(self, ending: Ending) -> None:
        if self.best is not None and self.best_epoch < self.epoch:
            self.end = self.checkpoint()
            self.restore_best()
        scores = measured(self.network, self.dataset)
        rows = {name: len(getattr(self.dataset, name)) for name in scores}
        kept = self.epoch if self.weights_of is None else self.weights_of
        self.result = RunResult(ending, self.epoch, self.settings.patience, kept, scores, rows)
        self.control.finish("finished", self.result.message)

    def restore_best(self) -> None:
        """Go back to the weights of the best epoch, if there is one; the optimizer starts from rest."""
        if self.best is not None:
            np.copyto(self.network.values, self.best.values)
            self.optimizer.reset()
            self._forget_other_weights()
            self.weights_of = self.best.epoch if self.best.epoch != self.epoch else None

    def _fail(self, step: int) -> None:
        np.copyto(self.network.values, self._good_values)
        self.optimizer.reset()
        self._forget_other_weights()
        self.weights_of = self._good_epoch
        text = Message(
            "The loss is no longer a finite number at iteration {step}: the learning rate {rate} is probably "
            "too large. The last good weights were kept; lower the rate and press Train.",
            step=step,
            rate=f"{self.learning_rate:g}",
        )
        self.control.finish("failed", text)

    # Between two steps, in the run's thread or while nothing runs

    def _set_rate(self) -> None:
        self.learning_rate = self.settings.learning_rate * self._schedule.factor(max(1, self.epoch))

    def _loss_of(self, architecture: Architecture, settings: TrainingSettings) -> Loss:
        """The loss for these settings. Raises UserError if it does not fit."""
        check_runnable(architecture, self.network.task, settings.loss)
        activation = architecture.order[-1].settings.activation
        return make_loss(self.network.task, activation, settings, self._targets)

    def _apply_settings(self) -> None:
        """Make everything follow the settings, where they were changed."""
        settings, before = self.settings, self._applied
        if settings is before:
            return
        self._applied = settings
        if settings.optimizer != before.optimizer:
            self.optimizer = make_optimizer(self.network.parameters, self.network.gradients, settings)
            self.iteration.optimizer = self.optimizer
        self.optimizer.settings = settings
        if _differ(settings, before, LOSS_SETTINGS):
            self.network.loss = self._loss_of(self.network.architecture, settings)
            self.compared_from = self.records.epochs
            self._best_loss = math.inf
            self._restart_schedule()
        else:
            self._restart_schedule(self._schedule.state)

    def _restart_schedule(self, state: ScheduleState | None = None) -> None:
        """Begin a schedule that knows all epochs so far.

        Where all of them are on record it observes them anew, under the settings as they are now. Of a long
        run some are missing, and it goes on from the ``state`` of one of the same kind.
        """
        self._schedule = SCHEDULES[self.settings.schedule](self.settings)
        is_complete = self.records.stride == 1
        if state and not is_complete and len(state) == len(self._schedule.state):
            self._schedule.state = state
        else:
            before = 0
            for record in self.records:
                if record.epoch > self.compared_from:
                    self._schedule.observe(_watched_loss(record), record.epoch - before)
                before = record.epoch
        self._set_rate()

    def _follow(self, architecture: Architecture) -> None:
        if self.network.has_shapes_of(architecture):
            loss = self._loss_of(architecture, self.settings)
            self.network.follow(architecture)
            self.network.loss = loss

    def rewind(self, checkpoint: Checkpoint) -> None:
        """Go back to where the run stood, and forget what came after; it can go on from there bit by bit."""
        self._take(checkpoint)
        self.records.cut(checkpoint.epoch)
        self.losses.cut(checkpoint.step)
        self.timeline.cut(checkpoint.epoch)
        self.compared_from = min(self.compared_from, checkpoint.epoch)
        self.end = None
        self._find_best()
        self._restart_schedule(checkpoint.schedule)
        self._patient_from = checkpoint.epoch
        self._observer = Observer(self)
        self._jumped = True
        self.control.rewind()

    def _find_best(self) -> None:
        """After going back: the best of the epochs whose weights are still there."""
        kept = {one.epoch: one for one in (*self.timeline.kept, *((self.best,) if self.best else ()))}
        known = [one for one in self.records if one.epoch in kept and one.epoch > self.compared_from]
        best = min(known, key=_watched_loss, default=None)
        self.best = kept[best.epoch] if best and len(self.dataset.validation) else None
        self.best_epoch = best.epoch if best else 0
        self._best_loss = _watched_loss(best) if best else math.inf

    def edit_number(self, layer_id: str, name: str, index: tuple[int, ...], value: float) -> None:
        """Put one number of a layer's weights, such as ``W`` at (row, column), to another value."""
        number = next(i for i, spec in enumerate(self.network.specs) if spec.id == layer_id)
        array, place = getattr(self.network.layers[number], name), (layer_id, name, index)
        before = self._edits.setdefault(place, float(array[index]))
        array[index] = value
        if float(array[index]) == before:
            del self._edits[place]  # it was put back
        # It is the weights as they are that are to be gone on with, unless all are as they were.
        end = self.end or self._end_unedited
        self.end, self._end_unedited = (None, end) if self._edits else (end, None)

    @property
    def is_edited(self) -> bool:
        """Whether numbers of the weights were set by hand since the last step."""
        return bool(self._edits)

    @property
    def result_holds(self) -> bool:
        """Whether the figures of the result are those of the weights as they are."""
        return self.result is not None and self.state == "finished" and not self._edits

    def _forget_other_weights(self) -> None:
        """The weights are those of the last step from now on."""
        self.weights_of, self._end_unedited = None, None
        self._edits.clear()

    @property
    def state(self) -> RunState:
        """What the run is doing."""
        return self.control.state

    @property
    def message(self) -> Message | None:
        """Why the run ended, once it has."""
        return self.control.message

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

    def checkpoint(self) -> Checkpoint:
        """Where the run stands now; call it in the run's thread or while nothing runs."""
        return Checkpoint(
            self.epoch,
            self.step_count,
            self.row_in_epoch,
            self.network.values.copy(),
            {name: vector.copy() for name, vector in self.optimizer.vectors.items()},
            self.optimizer.steps,
            dict(self._dropout_rng.bit_generator.state),
            self._epoch_loss,
            self._schedule.state,
        )

    def _take(self, checkpoint: Checkpoint) -> None:
        np.copyto(self.network.values, checkpoint.values)
        np.copyto(self._good_values, checkpoint.values)
        self._good_epoch = checkpoint.epoch
        self._forget_other_weights()
        self.network.gradients[:] = 0  # those of the last step belong to other weights
        if set(checkpoint.optimizer) == set(self.optimizer.vectors):
            for name, vector in checkpoint.optimizer.items():
                np.copyto(self.optimizer.vectors[name], vector)
            self.optimizer.steps = checkpoint.optimizer_steps
        else:
            self.optimizer.reset()  # it was another optimizer then
        self.epoch, self.step_count = checkpoint.epoch, checkpoint.step
        self.row_in_epoch = min(checkpoint.row_in_epoch, len(self.dataset.train))
        self._dropout_rng.bit_generator.state = checkpoint.dropout_generator
        self._epoch_loss = checkpoint.epoch_loss

    def capture(self) -> TrainingState:
        """Everything needed to go on later; call it in the run's thread or while nothing runs."""
        self._apply_settings()  # or the optimizer might not be the one of the settings yet
        loss_steps, losses = self.losses.since(0)
        return TrainingState(
            self.network.architecture,
            self.network.task,
            self.settings,
            self.dataset.preparation,
            self.state,
            self.checkpoint(),
            self.best,
            tuple(self.timeline.kept),
            self.records.copy(),
            losses,
            loss_steps,
            self.best_epoch,
            self._patient_from,
            self.compared_from,
            self.end,
            settled(self.dataset.choices, self.dataset.task.target),
            self.weights_of,
            self.is_edited,
            self.result,
        )

    @classmethod
    def from_state(cls, state: TrainingState, dataset: Dataset) -> Trainer:
        """A trainer that goes on where ``state`` was captured, with the same data.

        In the middle of an epoch all goes on bit by bit as without the break, but for the training metric
        of that epoch, which is then that of its remaining mini-batches.
        """
        network = Network(state.architecture, state.task, state.now.values.dtype)
        trainer = cls(network, dataset, state.settings)
        trainer._take(state.now)
        trainer.records = state.records.copy()
        trainer.losses = LossHistory.restored(state.loss_steps, state.losses)
        trainer.timeline = Timeline(state.checkpoints)
        trainer.best, trainer.best_epoch = state.best, state.best_epoch
        trainer._patient_from, trainer.compared_from = state.patient_from, state.compared_from
        trainer.end, trainer.result = state.end, state.result
        trainer.weights_of = state.weights_of
        if state.is_edited:
            trainer._edits["before it was kept"] = math.nan  # which ones, no file tells
        best = state.records.of_epoch(state.best_epoch)
        comparable = best is not None and best.epoch > state.compared_from
        trainer._best_loss = _watched_loss(best) if best and comparable else math.inf
        trainer._restart_schedule(state.now.schedule)
        trainer.records.thin(trainer._named_epochs())  # those of an older file may be too many
        trainer._observer = Observer(trainer)
        if state.state not in ALIVE:
            trainer.control.finish(state.state)
        return trainer


def _watched_loss(record: EpochRecord) -> float:
    """The loss that tells which epoch is better: on the validation rows if there are any."""
    return record.train_loss if math.isnan(record.validation_loss) else record.validation_loss


def _differ(one: TrainingSettings, other: TrainingSettings, names: tuple[str, ...]) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in names)
