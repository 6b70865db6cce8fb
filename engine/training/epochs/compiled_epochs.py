"""Does the epochs of a run by the compiled kernel, as many in one call as nobody has to look at."""

from __future__ import annotations

import ctypes
import math
import time
from functools import cache, partial

import numpy as np

from engine.common.arrays import Array
from engine.data.dataset import Dataset, Subset
from engine.kernel.compiled_iteration import CompiledIteration
from engine.kernel.program import address, aligned
from engine.kernel.tables import EpochTable, FiguresTable, Reason, SubsetTable, TrainingTable
from engine.training.control import Turn
from engine.training.epochs.run_under_way import RunUnderWay
from engine.training.learner import Learner
from engine.training.observation.snapshot import EpochRecord
from engine.training.state.training_state import Checkpoint

MOST_EPOCHS, MOST_STEPS = 512, 65_536
"""Ends of epochs and steps of one call: as many as are written down without a thought."""

CALL_SECONDS = 0.05
"""About how long a call lasts where nobody draws attention, so that others see the steps counted."""

ROWS_AT_ONCE = 64
"""Validation rows that are computed together, where mini-batches are no larger."""


class CompiledEpochs:
    """Hands the run's position to the kernel, and takes in what it has done."""

    def __init__(self, learner: Learner, iteration: CompiledIteration, dataset: Dataset) -> None:
        self._learner, self._iteration, self._dataset = learner, iteration, dataset
        self._network, self._functions = learner.network, iteration.functions
        self._dtype = self._network.values.dtype
        self._table = TrainingTable()
        self._train = self._subset(dataset.train)
        self._validation = self._subset(dataset.validation)
        self._steps_of_call = MOST_STEPS
        self._fill()

    @property
    def loss(self) -> float:
        """Losses of the rows of the epoch under way that are done, added up."""
        return float(self._table.epoch_loss)

    @loss.setter
    def loss(self, loss: float) -> None:
        self._table.epoch_loss = loss

    # The table

    def _subset(self, part: Subset) -> tuple[Array, Array]:
        targets = self._network.targets(part.targets)
        return tuple(np.ascontiguousarray(each, self._dtype) for each in (part.inputs, targets))  # type: ignore[return-value]

    def _fill(self) -> None:
        table, dataset, network = self._table, self._dataset, self._network
        for name, (inputs, targets) in (("train", self._train), ("validation", self._validation)):
            setattr(table, name, SubsetTable(address(inputs), address(targets), len(inputs)))
        self._order = np.empty(len(dataset.train), np.int64)
        self._rates = np.empty(MOST_EPOCHS, np.float64)
        self._losses = np.empty(MOST_STEPS, np.float64)
        self._records = (EpochTable * MOST_EPOCHS)()
        self._best_values = np.empty_like(network.values)
        table.is_regression = dataset.task.kind == "regression"
        if table.is_regression:
            table.scale, table.offset = dataset.preparation.target.scale, dataset.preparation.target.offset
        table.order, table.rates = address(self._order), address(self._rates)
        table.losses, table.records = address(self._losses), ctypes.addressof(self._records)
        table.good_values, table.best_values = address(self._learner.good_values), address(self._best_values)
        table.inputs = table.targets = None
        self._gathered: list[Array] = []
        self._best_vectors: dict[str, Array] = {}

    def _make_room(self, run: RunUnderWay) -> None:
        """Follow the batch size and the optimizer."""
        batch, table = min(run.settings.batch_size, max(1, len(run.dataset.train))), self._table
        rows = max(batch, min(ROWS_AT_ONCE, max(1, len(run.dataset.validation))))
        self._iteration.make_room(rows)
        table.batch, table.rows_at_once = batch, rows
        if not self._gathered or len(self._gathered[0]) < 2 * batch:
            self._gathered = [aligned((2 * batch, each.shape[1]), self._dtype) for each in self._train]
            table.inputs, table.targets = map(address, self._gathered)
        vectors = self._learner.optimizer.vectors
        if set(vectors) != set(self._best_vectors):
            self._best_vectors = {name: np.empty_like(vector) for name, vector in vectors.items()}
            table.best_vectors = (ctypes.c_void_p * 2)(*map(address, self._best_vectors.values()))

    # The run

    def go_on(self, run: RunUnderWay) -> None:
        """Do epochs until the run ends, or goes on from elsewhere."""
        table = self._table
        table.attention, table.order_epoch = run.control.attention_address, 0
        reason, run.has_jumped = Reason.EPOCH_DONE, False  # it may have before the run went on
        while run.control.is_alive and not run.has_jumped:
            if reason is Reason.EPOCH_DONE and not self._begin_epoch(run):
                return
            reason = Reason.ENOUGH
            if table.row < table.train.rows and run.control.attention and not self._takes_turn(run):
                continue
            self._make_room(run)
            reason = self._call(run)
            if reason is Reason.IN_VALIDATION:
                run.control.wait_in_validation(run.step_count)
            elif reason in {Reason.NOT_FINITE, Reason.NOT_FINITE_AT_END}:
                run.fail(run.step_count + (reason is Reason.NOT_FINITE))

    def _begin_epoch(self, run: RunUnderWay) -> bool:
        """Begin an epoch, or go on with the one that was begun; False where the run is finished."""
        if not run.epoch_is_due():
            return False
        table = self._table
        if run.row_in_epoch == 0:
            self._learner.keep_good(run.epoch - 1)
            table.epoch_loss = 0.0
        table.epoch, table.row, table.validation_row, table.is_recorded = run.epoch, run.row_in_epoch, 0, 0
        table.trained = FiguresTable()
        return True

    def _takes_turn(self, run: RunUnderWay) -> bool:
        """Wait for a turn; True where it is that of going on with steps."""
        batch = run.settings.batch_size
        turn = run.control.wait_turn(run.step_count)
        if run.declines_turn(batch):
            return False
        if turn is Turn.STEP_THROUGH:
            self._go_through(run, batch)
            return False
        return True

    def _go_through(self, run: RunUnderWay, batch: int) -> None:
        """One mini-batch step by step, with the same steps."""
        table = self._table
        self._make_room(run)
        if table.order_epoch != run.epoch:
            arguments = (run.settings.seed, run.epoch, table.train.rows, table.order)
            self._functions.kernel_order(*arguments)
            table.order_epoch = run.epoch
        chosen = self._order[table.row : table.row + batch].copy()
        inputs, targets = (each[chosen] for each in self._train)
        if not run.step_through(batch, inputs, targets, chosen):
            return
        loss = self._iteration.loss
        if not math.isfinite(loss):
            run.fail(run.step_count + 1)
            return
        table.steps_done = 0
        self._functions.kernel_note_step(ctypes.byref(table), self._iteration.program.reference, loss)
        run.step_count, run.row_in_epoch = run.step_count + 1, table.row
        run.note_losses([loss])

    def _call(self, run: RunUnderWay) -> Reason:
        """Have the kernel go on, and take in what it did."""
        table, optimizer, program = self._table, self._learner.optimizer, self._iteration.program
        program.follow(optimizer)
        rates = run.rates_ahead(self._epochs_ahead(run))
        self._rates[: len(rates)] = rates
        table.seed, table.most_epochs, table.most_steps = run.settings.seed, len(rates), self._steps_of_call
        table.best_loss, table.best_epoch = run.history.best_loss, 0
        table.good_epoch = self._learner.good_epoch
        began = time.perf_counter()
        reason = Reason(self._functions.kernel_train(ctypes.byref(table), program.reference))
        passed = time.perf_counter() - began
        if table.steps_done:  # how many steps a call does changes none of them
            wanted = int(table.steps_done * CALL_SECONDS / max(passed, 1e-6))
            self._steps_of_call = max(1, min(MOST_STEPS, wanted))
        optimizer.steps, self._learner.good_epoch = program.table.optimizer.steps, table.good_epoch
        self._take_in(run, rates)
        ends = reason in {Reason.ENOUGH, Reason.ATTENTION} and table.is_recorded
        return Reason.EPOCH_DONE if ends else reason

    def _epochs_ahead(self, run: RunUnderWay) -> int:
        """Ends of epochs that nobody has to see one by one."""
        if run.on_epoch or any(layer.draws for layer in run.network.layers):
            return 1  # the state of a generator is kept with the best weights, and only Python can tell it
        settings, history = run.settings, run.history
        last = min(settings.epochs, history.next_checkpoint(run.epoch, settings.checkpoint_every))
        last = min(last, history.patience_ends(settings.patience))
        return max(1, min(MOST_EPOCHS, last - run.epoch + 1))

    def _take_in(self, run: RunUnderWay, rates: list[float]) -> None:
        """Tell the run the steps and the epochs that were done."""
        table, before, first = self._table, run.step_count, run.epoch
        losses = self._losses[: table.steps_done].tolist()
        run.step_count, run.row_in_epoch = before + len(losses), table.row
        if losses:
            run.note_losses(losses)
        kept = cache(partial(self._best_checkpoint, run, before, first))
        for number in range(table.epochs_done):
            record = self._record(first + number, before, number, rates[number])
            run.epoch = record.epoch
            is_now = number == table.epochs_done - 1 and table.is_recorded
            run.end_epoch(record, run.checkpoint if is_now else kept)
        if run.epoch != table.epoch:
            run.epoch, run.learning_rate = table.epoch, rates[table.epochs_done]

    def _record(self, epoch: int, before: int, number: int, rate: float) -> EpochRecord:
        found = self._records[number]
        return EpochRecord(
            epoch=epoch,
            step=before + found.steps,
            train_loss=found.train_loss,
            train_metric=found.train_metric,
            validation_loss=found.validation_loss,
            validation_metric=found.validation_metric,
            train_mae=found.train_mae,
            validation_mae=found.validation_mae,
            learning_rate=rate,
        )

    def _best_checkpoint(self, run: RunUnderWay, before: int, first: int) -> Checkpoint:
        """Checkpoint of the last of the best epochs of a call, of which the kernel has kept copies."""
        table = self._table
        return Checkpoint(
            epoch=table.best_epoch,
            step=before + self._records[table.best_epoch - first].steps,
            row_in_epoch=table.train.rows,
            values=self._best_values.copy(),
            optimizer={name: vector.copy() for name, vector in self._best_vectors.items()},
            optimizer_steps=table.best_steps,
            dropout_generator=self._learner.dropout_state(),
            epoch_loss=table.best_epoch_loss,
        )
