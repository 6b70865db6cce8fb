"""Watches a run between its steps, whichever core does them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.training.trainer import Trainer


def before_each_step(trainer: Trainer, hook: Callable[[int], None]) -> None:
    """Call ``hook`` with the steps done, in the run's thread, before each step."""
    control = trainer.control
    wait_turn = control.wait_turn

    def watched(step: int) -> Any:
        hook(step)
        turn = wait_turn(step)
        control.attention = True  # come back after the one step
        return turn

    control.wait_turn = watched  # type: ignore[method-assign]
    control.attention = True


def run_steps(trainer: Trainer, count: int) -> None:
    """Run exactly so many more mini-batches, in this thread, and leave the run between two steps."""
    done = trainer.step_count + count
    before_each_step(trainer, lambda step: trainer.control.stop() if step == done else None)
    if count:
        trainer.run()
        assert trainer.step_count == done
    trainer.control.attention = False
    del trainer.control.wait_turn  # the class has its own
