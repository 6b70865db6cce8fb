"""Goes through one iteration step by step, as far as other threads say, and waits in between."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.common.arrays import Array, Indices
from engine.data.dataset import Dataset
from engine.training.control import Control
from engine.training.learner import Learner

if TYPE_CHECKING:
    from engine.stepping.plan import Plan
    from engine.stepping.stepper import Stepper
    from engine.stepping.tape import Tape


def step_through(stepper: Stepper, control: Control, on_tape: Callable[[Tape], None] | None) -> bool:
    """Run the iteration of ``stepper`` in the run's thread, as far as ``control`` says.

    Args:
        stepper: before its first step.
        control: tells how far to go.
        on_tape: told each time the run waits, and at the end, unless training goes on.

    Returns:
        Whether the iteration is complete; False where it was aborted without a trace, since something is to
        be done that may change what it has computed.
    """
    while True:
        target = control.target
        stepper.go_to(target)
        if stepper.is_complete:
            # Before anybody hears of it: who is told may at once ask for the next iteration.
            control.reach_end(target)
        if on_tape and control.is_pausing:
            on_tape(stepper.tape())
        if stepper.is_complete:
            return True
        if not control.wait_for_more(stepper.computed, stepper.as_before):
            stepper.abort()
            return False


class StepperMaker:
    """Makes the steppers of one run; the plan stays the same while the network and the settings do."""

    def __init__(self, learner: Learner, dataset: Dataset) -> None:
        self._learner, self._dataset = learner, dataset
        self._plan: Plan | None = None

    def make(
        self,
        rows: tuple[Array, Array, Indices],
        learning_rate: float,
        number: int,
        epoch: int,
    ) -> Stepper:
        """Stepper of one iteration, before its first step.

        Args:
            rows: inputs, targets, and which training rows these are.
            learning_rate: for the update.
            number: of the iteration, counted from 1.
            epoch: the epoch that it belongs to.
        """
        # Most runs are never gone through step by step.
        from engine.stepping.planner import plan_iteration  # noqa: PLC0415
        from engine.stepping.stepper import MiniBatch, Stepper  # noqa: PLC0415

        inputs, targets, chosen = rows
        network, settings, dataset = self._learner.network, self._learner.settings, self._dataset
        plan = self._plan
        if plan is None or plan.architecture is not network.architecture or plan.settings is not settings:
            names = dataset.preparation.feature_names
            plan = self._plan = plan_iteration(network.architecture, network.task, settings, names)
        return Stepper(
            iteration=self._learner.iteration,
            plan=plan,
            batch=MiniBatch(
                inputs,
                targets,
                dataset.train.rows[chosen],
                dataset.target_names(dataset.train.targets[chosen]),
            ),
            settings=settings,
            learning_rate=learning_rate,
            number=number,
            epoch=epoch,
        )
