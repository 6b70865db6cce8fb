"""Tapes of one iteration of any network, on random rows, with nothing read from a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from engine.common.arrays import Array
from engine.core.architecture.architecture import Architecture
from engine.core.network import Network
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.stepping.quantities import Key
from engine.stepping.tape import Tape
from tests.iterations import Taped


def tape_of(
    architecture: Architecture,
    task: Task,
    m: int = 6,
    settings: TrainingSettings | None = None,
    dtype: Any = np.float32,
    seed: int = 0,
    steps: int | None = None,
) -> Tape:
    """The whole iteration, or its first ``steps`` steps; biases are away from zero."""
    rng, settings = np.random.default_rng(seed), settings or TrainingSettings()
    network = Network(architecture, task, dtype)
    network.initialise(seed)
    network.parameters += rng.normal(0, 0.1, network.parameters.shape).astype(dtype)
    network.use_generator(np.random.default_rng(seed))
    inputs = rng.normal(size=(m, task.features)).astype(dtype)
    targets = network.targets(_random_targets(task, m, rng).astype(dtype))
    return Taped(network, settings, targets).iteration(inputs, targets, 0.01, steps)


def _random_targets(task: Task, m: int, rng: np.random.Generator) -> Array:
    if task.kind == "regression":
        return rng.normal(size=(m, 1))
    classes = np.arange(m) % len(task.classes)
    return np.eye(len(task.classes))[classes] if task.kind == "classes" else classes[:, None]


def with_one_wrong(tape: Tape, key: Key, factor: float = 1.01) -> Tape:
    """The same tape, but the largest number of one quantity is 1 % too large."""
    array = tape[key].copy()
    array.ravel()[np.abs(array).argmax()] *= factor
    values: Mapping[Key, Array] = {**tape.values, key: array}
    return replace(tape, values=values)
