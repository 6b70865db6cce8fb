"""Tapes of iterations of small networks, and the model of a view that shows them, without a thread."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.core.architecture.architecture import Architecture, Hidden
from engine.core.layers.dense import DenseSettings
from engine.core.task import Task
from engine.data.samples import sample_path
from engine.stepping.planner import plan_iteration
from engine.stepping.stepper import MiniBatch, Stepper
from engine.stepping.tape import Tape
from gui.stepping.stepping_model import SteppingModel
from tests.trained import small_run

IRIS: Hidden = [("dense", DenseSettings(16, "relu")), ("dense", DenseSettings(8, "relu"))]


def stepper_of(
    sample: str = "iris",
    hidden: Hidden | None = None,
    rows: int = 32,
    epochs: int = 2,
    draw: Callable[[Task], Architecture] | None = None,
    **settings: object,
) -> Stepper:
    """An iteration of a network that has learnt a little, before its first step."""
    trainer = small_run(
        sample_path(sample),
        hidden=IRIS if hidden is None else hidden,
        draw=draw,
        epochs=epochs,
        batch_size=rows,
        **settings,
    )
    trainer.run()
    part = trainer.dataset.train
    chosen = np.linspace(0, len(part.inputs) - 1, rows).astype(np.intp)
    batch = MiniBatch(
        part.inputs[chosen],
        part.targets[chosen],
        part.rows[chosen],
        trainer.dataset.target_names(part.targets[chosen]),
    )
    names = trainer.dataset.preparation.feature_names
    plan = plan_iteration(trainer.network.architecture, trainer.network.task, trainer.settings, names)
    return Stepper(
        iteration=trainer.iteration,
        plan=plan,
        batch=batch,
        settings=trainer.settings,
        learning_rate=0.01,
        number=1,
        epoch=1,
    )


def tape_of(sample: str = "iris", **options: object) -> Tape:
    """A whole iteration."""
    stepper = stepper_of(sample, **options)  # type: ignore[arg-type]
    stepper.go_to(len(stepper.plan.parts))
    return stepper.tape()


def model_of(tape: Tape, done: int | None = None) -> SteppingModel:
    """A model that shows so many parts of a tape, by default all."""
    model = SteppingModel()
    model.inside = True
    model.take_tape(tape)
    if done is not None:
        model._go(done)
    return model
