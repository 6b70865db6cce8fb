"""Goes through one iteration step by step, as far as other threads say, and waits in between."""

from __future__ import annotations

from collections.abc import Callable

from engine.stepping.stepper import Stepper
from engine.stepping.tape import Tape
from engine.training.control import Control


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
