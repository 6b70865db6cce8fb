"""The training loop: epochs and mini-batches, the best weights, checkpoints, and changes on the way."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.common.arrays import Array, Index, Indices
from engine.common.blas_threads import suited_threads
from engine.core.architecture.architecture import Architecture
from engine.core.network import Network
from engine.core.optimizers import Optimizer
from engine.core.training_settings import TrainingSettings, check_training
from engine.data.dataset import Dataset
from engine.kernel.choice import Core
from engine.training.control import Control, Turn
from engine.training.epochs.numpy_epochs import NumpyEpochs
from engine.training.epochs.step_through import StepperMaker, step_through
from engine.training.epochs.whose_epochs import epochs_of
from engine.training.learner import Learner, another_loss
from engine.training.observation.snapshot import (
    ALIVE,
    EpochRecord,
    Overfitting,
    RunState,
    Snapshot,
    SnapshotRequest,
)
from engine.training.observer import Observer
from engine.training.run_history import RunHistory, watched_loss
from engine.training.state.belonging import settled
from engine.training.state.run_result import PARTS, Ending, RunResult, not_finite, scores_and_rows
from engine.training.state.training_state import Checkpoint, TrainingState

if TYPE_CHECKING:
    from engine.stepping.tape import Tape


class Trainer:
    """Trains one network on one dataset.

    ``run`` belongs to one thread; what its ``control`` offers, and :meth:`change`, :meth:`follow`,
    :meth:`capture_soon`, may be called from any other and takes effect between two steps.

    Attributes:
        control: through which other threads pause, step, stop and look at the run.
        network, dataset, settings: what is trained, on what and how; settings change whole.
        learning_rate: of the current epoch, as the schedule has it.
        epoch: epochs begun; row_in_epoch: training rows of the epoch done; step_count: steps done.
        history: epochs, losses and checkpoints of the run, and its best epoch.
        end: where a finished run stood before it went back to its best weights; it goes on from there.
        result: what the run came to when it finished last, or None.
        weights_of: the epoch whose weights the network has, where these are not the weights of the last step.
        has_jumped: whether a checkpoint was gone back to in the middle of an epoch.
        on_epoch, on_tape: called in the run's thread with each new record, each tape of a stepped iteration.
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
        self.history = RunHistory(has_validation=len(dataset.validation) > 0)
        self.on_epoch: Callable[[EpochRecord], None] | None = None
        self.on_tape: Callable[[Tape], None] | None = None
        self.end: Checkpoint | None = None
        self.result: RunResult | None = None
        self.measured_parts: tuple[str, ...] = PARTS
        self.weights_of: int | None = None
        self._end_unedited: Checkpoint | None = None
        self._learner = Learner(network, network.targets(dataset.train.targets), self.settings)
        self._take_iteration(loss=0.0)
        self.has_jumped = False
        self._schedule = self.history.schedule(settings)
        self._set_rate()
        self._observer, self._steppers = Observer(self), StepperMaker(self._learner, dataset)

    # Changes, from any thread

    def change(self, **changes: Any) -> None:
        """Use other settings (fields of TrainingSettings) from the next mini-batch on.

        Raises:
            UserError: one is out of range.
        """
        settings = check_training(replace(self.settings, **changes))
        if another_loss(settings, self.settings):
            self._learner.loss_of(self.network.architecture, settings)
        self.settings = settings
        self.control.run_between_steps(self._apply_settings)

    def follow(self, architecture: Architecture) -> None:
        """Take other settings of the layers, where none alters a shape; see :meth:`Network.has_shapes_of`."""
        self.control.run_between_steps(lambda: self._learner.follow(architecture, self.settings))

    def capture_soon(self, receive: Callable[[TrainingState], None]) -> None:
        """Have :meth:`capture` done between two steps; ``receive`` is called in the run's thread."""
        self.control.read_between_steps(lambda: receive(self.capture()))

    # The run

    def run(self) -> None:
        """Train until the epochs are done, early stopping, :meth:`stop`, or a loss that is not finite."""
        if self.state == "finished":
            self.history.restart_patience(self.epoch, self.settings.patience)
        if self.end is not None:
            self._restore(self.end)
            self.end = None
        self.control.begin(self.step_count)
        self._apply_settings()
        if self._learner.take_core():
            self._take_iteration(self._epochs.loss)
        # The compiled core leaves BLAS nothing but a look at the run, for which threads would wait too long.
        row = self.network.multiplications_per_row if self.control.shares_interpreter else 0
        threads = suited_threads(row, self.settings.batch_size)
        with threads, np.errstate(all="ignore"):  # a loss that is not finite ends the run with a message
            while self.control.is_alive:
                self._epochs.go_on(self)
        self.control.serve()

    def epoch_is_due(self) -> bool:
        """True if there is an epoch to go on with or to begin; else the run is finished."""
        is_within = self.epoch and self.row_in_epoch < len(self.dataset.train)  # as after opening a saved run
        if not is_within:
            if self.epoch >= self.settings.epochs:
                self._finish("epochs")
                return False
            self.row_in_epoch = 0
            self.epoch += 1
        self._set_rate()
        self.has_jumped = False
        return True

    def rates_ahead(self, epochs: int) -> list[float]:
        """Learning rates of the epoch under way and those after it, as far as they are known."""
        rate, factor = self.settings.learning_rate, self._schedule.factor
        known = epochs if not self._schedule.state else 1  # it goes by losses that are still to come
        return [self.learning_rate, *(rate * factor(self.epoch + ahead) for ahead in range(1, known))]

    def declines_turn(self, batch: int) -> bool:
        """True if mini-batches of this size are no longer wanted; the turn is given back then."""
        if self.control.is_alive and self.settings.batch_size == batch and not self.has_jumped:
            return False
        self.control.give_back_turn()
        return True

    def step_through(self, batch: int, inputs: Array, targets: Array, chosen: Indices) -> bool:
        """Run one iteration step by step; False where it was aborted and the mini-batch with it."""
        while True:
            rows, number = (inputs, targets, chosen), self.step_count + 1
            stepper = self._steppers.make(rows, self.learning_rate, number, self.epoch)
            if step_through(stepper, self.control, self.on_tape):
                return True
            turn = self.control.wait_turn(self.step_count)
            if self.declines_turn(batch):
                return False
            if turn is Turn.STEP:
                self.iteration.run(inputs, targets, self.learning_rate)
                return True

    def note_losses(self, losses: list[float]) -> None:
        """Take note of the losses of the last steps, which are counted already."""
        self.history.add_steps(self.step_count - len(losses), losses, self._learner.core)
        self._forget_other_weights()

    def end_epoch(self, record: EpochRecord, checkpoint: Callable[[], Checkpoint]) -> None:
        """Take in the record of an epoch that is done; ``checkpoint`` makes one of its end."""
        self._schedule.observe(watched_loss(record))
        self.history.add(record, self.settings.checkpoint_every, checkpoint)
        if self.on_epoch:
            self.on_epoch(record)
        if self.history.is_out_of_patience(self.epoch, self.settings.patience):
            self._finish("patience")

    def _finish(self, ending: Ending) -> None:
        if self.history.best is not None and self.history.best_epoch < self.epoch:
            self.end = self.checkpoint()
            self.restore_best()
        kept = self.epoch if self.weights_of is None else self.weights_of
        measured = scores_and_rows(self.network, self.dataset, self.measured_parts)
        self.result = RunResult(ending, self.epoch, self.settings.patience, kept, **measured)
        self.control.finish("finished", self.result.message)

    def restore_best(self) -> None:
        """Go back to the weights of the best epoch, if there is one; the optimizer is reset."""
        best = self.history.best
        if best is not None:
            self._learner.take_values(best.values)
            self._forget_other_weights()
            self.weights_of = best.epoch if best.epoch != self.epoch else None

    def fail(self, step: int) -> None:
        """End the run, since the loss of this step, or the weights after it, are not finite."""
        self._forget_other_weights()
        self.weights_of = self._learner.restore_good()
        self.control.finish("failed", not_finite(step, self.learning_rate))

    # Between two steps, in the run's thread or while nothing runs

    def _take_iteration(self, loss: float) -> None:
        """Use the learner's iteration from now on; ``loss`` are the losses of the epoch so far, added up."""
        self.iteration = self._learner.iteration
        self._epochs = epochs_of(self._learner, self.dataset)
        self._epochs.loss = loss
        self.control.shares_interpreter = isinstance(self._epochs, NumpyEpochs)

    def _set_rate(self) -> None:
        self.learning_rate = self.settings.learning_rate * self._schedule.factor(max(1, self.epoch))

    def _apply_settings(self) -> None:
        """Make everything follow the settings, where they were changed."""
        settings = self.settings
        if settings is self._learner.settings:
            return
        if self._learner.use(settings):
            self.history.compare_afresh()
            self._schedule = self.history.schedule(settings)
        else:
            self._schedule = self.history.schedule(settings, self._schedule.state)
        self._set_rate()

    def rewind(self, checkpoint: Checkpoint) -> None:
        """Go back to where the run stood, and forget what came after; it can go on from there bit by bit."""
        self._restore(checkpoint)
        self.history.cut(checkpoint)
        self.end = None
        self._schedule = self.history.schedule(self.settings, checkpoint.schedule)
        self._set_rate()
        self._observer = Observer(self)
        self.has_jumped = True
        self.control.rewind()

    def edit_number(self, layer_id: str, name: str, index: Index, value: float) -> None:
        """Put one number of a layer's weights, such as ``W`` at (row, column), to another value."""
        self._learner.edit(layer_id, name, index, value)
        # It is the weights as they are that are to be gone on with, unless all are as they were.
        end = self.end or self._end_unedited
        self.end, self._end_unedited = (None, end) if self.is_edited else (end, None)

    @property
    def is_edited(self) -> bool:
        """True if numbers of the weights were set by hand since the last step."""
        return bool(self._learner.edits)

    @property
    def result_holds(self) -> bool:
        """True if the figures of the result are those of the weights as they are."""
        return self.result is not None and self.state == "finished" and not self.is_edited

    def _forget_other_weights(self) -> None:
        """The weights are those of the last step from now on."""
        self.weights_of, self._end_unedited = None, None
        self._learner.edits.clear()

    @property
    def core(self) -> Core:
        """The core that does the steps; another that was chosen is taken when the run goes on."""
        return self._learner.core

    @property
    def optimizer(self) -> Optimizer:
        """The optimizer that the settings chose."""
        return self.iteration.optimizer

    @property
    def state(self) -> RunState:
        """State of the run."""
        return self.control.state

    def snapshot(self, request: SnapshotRequest) -> Snapshot:
        """Snapshot of what was asked for; call it in the run's thread or while nothing runs."""
        return self._observer.snapshot(request)

    @property
    def overfitting(self) -> Overfitting | None:
        """What a snapshot told of overfitting, or None; once there, it stays."""
        return self._observer.overfitting

    @property
    def planned_steps(self) -> int:
        """Steps done and still to do."""
        batch, rows = self.settings.batch_size, len(self.dataset.train)
        rest = math.ceil((rows - self.row_in_epoch) / batch) if self.epoch else 0
        return self.step_count + rest + max(0, self.settings.epochs - self.epoch) * math.ceil(rows / batch)

    # To go on later

    def checkpoint(self) -> Checkpoint:
        """Checkpoint of now; call it in the run's thread or while nothing runs."""
        return Checkpoint(
            epoch=self.epoch,
            step=self.step_count,
            row_in_epoch=self.row_in_epoch,
            values=self.network.values.copy(),
            optimizer={name: vector.copy() for name, vector in self.optimizer.vectors.items()},
            optimizer_steps=self.optimizer.steps,
            dropout_generator=self._learner.dropout_state(),
            epoch_loss=self._epochs.loss,
            schedule=self._schedule.state,
        )

    def _restore(self, checkpoint: Checkpoint) -> None:
        self._learner.restore(checkpoint)
        self._forget_other_weights()
        self.epoch, self.step_count = checkpoint.epoch, checkpoint.step
        self.row_in_epoch = min(checkpoint.row_in_epoch, len(self.dataset.train))
        self._epochs.loss = checkpoint.epoch_loss

    def capture(self) -> TrainingState:
        """Everything needed to go on later; call it in the run's thread or while nothing runs."""
        self._apply_settings()  # or the optimizer might not be the one of the settings yet
        return TrainingState(
            architecture=self.network.architecture,
            task=self.network.task,
            settings=self.settings,
            preparation=self.dataset.preparation,
            state=self.state,
            now=self.checkpoint(),
            end=self.end,
            data=settled(self.dataset.choices, self.dataset.task.target),
            weights_of=self.weights_of,
            is_edited=self.is_edited,
            result=self.result,
            **self.history.captured(),
        )

    @classmethod
    def from_state(cls, state: TrainingState, dataset: Dataset) -> Trainer:
        """A trainer that goes on where ``state`` was captured, with the same data.

        In the middle of an epoch all goes on bit by bit as without the break, but for the training metric
        of that epoch, which is then that of its remaining mini-batches.
        """
        network = Network(state.architecture, state.task, state.now.values.dtype)
        trainer = cls(network, dataset, state.settings)
        trainer._go_to(state)
        return trainer

    def _go_to(self, state: TrainingState) -> None:
        self._restore(state.now)
        self.history = RunHistory.restored(state, has_validation=len(self.dataset.validation) > 0)
        self.end, self.result, self.weights_of = state.end, state.result, state.weights_of
        if state.is_edited:
            self._learner.mark_edited()
        self._schedule = self.history.schedule(self.settings, state.now.schedule)
        self._set_rate()
        self.history.thin()
        self._observer = Observer(self)
        if state.state not in ALIVE:
            self.control.finish(state.state)
