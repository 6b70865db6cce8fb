"""Takes a trainer through one iteration step by step, as far as other threads say, and waits in between."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array
from engine.stepping.plan import Plan
from engine.stepping.planner import plan_iteration
from engine.stepping.stepper import MiniBatch, Stepper
from engine.training.observation.observer import target_words

if TYPE_CHECKING:
    from engine.training.trainer import Trainer

TO_THE_END = sys.maxsize
"""As a number of parts: the whole iteration."""


class Walker:
    """The part of a run that stands still inside an iteration; everything happens in the run's thread."""

    def __init__(self, trainer: Trainer) -> None:
        self.trainer = trainer
        self._plan: Plan | None = None

    def walk(self, inputs: Array, targets: Array, chosen: NDArray[np.intp]) -> float | None:
        """The iteration on this mini-batch; its loss, or None where it was given up without a trace.

        It is given up where something is to be done that may change what it has computed.
        """
        trainer = self.trainer
        stepper = self._begin(inputs, targets, chosen)
        while True:
            target = trainer._walk_target
            stepper.go_to(TO_THE_END if target is None else target)
            if stepper.is_complete:
                # Before anybody hears of it: who is told may at once ask for the next iteration.
                with trainer._wake:
                    if trainer._walk_target == target:
                        trainer._walk_target = None
                    trainer._attention = True  # whatever was asked in the meantime is seen to now
            if trainer.on_tape and trainer._paused:
                trainer.on_tape(stepper.tape())
            if stepper.is_complete:
                return trainer.iteration.loss
            if not self._wait(stepper):
                stepper.give_up()
                return None

    def _begin(self, inputs: Array, targets: Array, chosen: NDArray[np.intp]) -> Stepper:
        trainer = self.trainer
        rows = trainer.dataset.train.rows[chosen]
        batch = MiniBatch(inputs, targets, rows, target_words(trainer.dataset, chosen))
        return Stepper(
            trainer.iteration,
            self._current_plan(),
            batch,
            trainer._applied,
            trainer.learning_rate,
            trainer.step_count + 1,
            trainer.epoch,
        )

    def _current_plan(self) -> Plan:
        network, settings, plan = self.trainer.network, self.trainer._applied, self._plan
        if plan is None or plan.architecture is not network.architecture or plan.settings is not settings:
            plan = self._plan = plan_iteration(
                network.architecture, network.task, settings, self.trainer.dataset.preparation.feature_names
            )
        return plan

    def _wait(self, stepper: Stepper) -> bool:
        """Wait until more of the iteration is wanted; False where it has to be given up."""
        trainer = self.trainer
        while True:
            trainer._answer()
            while trainer._looks and not trainer._errands:  # what came before a look is to be seen by it
                with stepper.as_before():
                    trainer._looks.pop(0)()
            with trainer._wake:
                if trainer._stopped or trainer._errands:
                    trainer._attention = True
                    return False
                if trainer._steps_allowed or not trainer._paused:
                    trainer._steps_allowed = max(0, trainer._steps_allowed - 1)
                    trainer._walk_target = TO_THE_END
                    return True
                if trainer._walk_target is not None and trainer._walk_target > stepper.computed:
                    return True
                if not trainer._attention:
                    trainer._wake.wait()
