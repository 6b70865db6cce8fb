"""Layerscope's contestant: the real Trainer, whole epochs at a time."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from engine.common.blas_threads import suited_threads
from engine.core.architecture.templates import chain
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.pooling import PoolSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.layers.shared.base import NoSettings
from engine.core.network import Network
from engine.core.training_settings import TrainingSettings
from engine.kernel.choice import choose
from engine.training.trainer import Trainer
from tests.benchmarks.speed.plans import RATE, SIDE, Plan
from tests.benchmarks.speed.turns import Timed

MOST_EPOCHS = 200
"""Done in one call of ``Trainer.run``, as in a user's run; fewer where they would outlast the clock."""


def trainer_of(plan: Plan) -> Trainer:
    """A trainer of the plan's network on random rows."""
    data = plan.dataset()
    hidden: list[tuple[str, Any]] = [("reshape", ReshapeSettings(SIDE, SIDE, 1))] if plan.filters else []
    for count, size in plan.filters:
        hidden += [("conv2d", Conv2DSettings(count, size, 1, "valid")), ("max_pool2d", PoolSettings())]
    hidden += [("flatten", NoSettings())] if plan.filters else []
    hidden += [("dense", DenseSettings(units, "relu")) for units in plan.widths[1:-1]]
    network = Network(chain(hidden, data.task), data.task)
    network.initialise(0)
    settings = TrainingSettings(
        optimizer="adam", learning_rate=RATE, batch_size=plan.batch, epochs=1, patience=0
    )
    return Trainer(network, data, settings)


def layerscope(plan: Plan, core: str) -> Timed:
    """Shuffling, history, figures of each epoch, checkpoints and the look for pause and stop are counted."""
    choose(core)
    trainer = trainer_of(plan)
    trainer.measured_parts = ()  # figures of the end belong to a run, not to its steps
    trainer.run()
    began = time.perf_counter()
    _train(trainer, 1)
    epoch_seconds = time.perf_counter() - began

    def timed(seconds: float) -> float:
        epochs = max(1, min(MOST_EPOCHS, round(seconds / epoch_seconds)))
        done, began = 0, time.perf_counter()
        while (passed := time.perf_counter() - began) < seconds:
            done += _train(trainer, epochs)
        return passed / done

    return timed


def _train(trainer: Trainer, epochs: int) -> int:
    before = trainer.step_count
    trainer.change(epochs=trainer.epoch + epochs)
    trainer.run()
    return trainer.step_count - before


def parts_of_step(plan: Plan, core: str) -> dict[str, float]:
    """Microseconds of each named step of one iteration, the best of many."""
    choose(core)
    trainer = trainer_of(plan)
    iteration, data = trainer.iteration, trainer.dataset.train
    x, y = data.inputs[: plan.batch], data.targets[: plan.batch]
    best: dict[str, float] = {}

    def timed(name: str, step: Callable[[], object]) -> None:
        began = time.perf_counter()
        step()
        best[name] = min(best.get(name, math.inf), 1e6 * (time.perf_counter() - began))

    with suited_threads(trainer.network.multiplications_per_row, plan.batch):
        for _ in range(300):
            iteration.take(x, y)
            for l in range(1, len(trainer.network.layers) + 1):
                timed(f"forward {l}", partial(iteration.forward, l))
            timed("loss", iteration.compute_loss)
            for l in iteration.backward_order:
                timed(f"backward {l}", partial(iteration.backward, l))
            timed("update", lambda: iteration.update(RATE))
    return best
