"""Iterations of small float64 networks with all their numbers, for the tests of what is shown of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.common.arrays import Array
from engine.core.architecture.architecture import Architecture
from engine.core.losses import make_loss
from engine.core.network import Network
from engine.core.optimizers import Optimizer, make_optimizer
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.kernel.compiled_iteration import library_for
from engine.stepping.parts import Explanation
from engine.stepping.planner import plan_iteration
from engine.stepping.quantities import Cell, Key
from engine.stepping.stepper import MiniBatch, Stepper
from engine.stepping.tape import Tape
from tests.kernels import iteration_by

RATE = 0.05


def made(architecture: Architecture, task: Task, seed: int = 1, dtype: Any = np.float64) -> Network:
    """A network whose biases, gammas and betas are not what they begin with either."""
    network = Network(architecture, task, dtype)
    network.initialise(seed)
    network.parameters += np.random.default_rng(seed).normal(scale=0.2, size=network.parameters.size)
    network.use_generator(np.random.default_rng(5))
    return network


def rows_for(network: Network, m: int, seed: int = 7) -> tuple[Array, Array]:
    """Inputs and targets for it, made up."""
    task, rng, dtype = network.task, np.random.default_rng(seed), network.parameters.dtype
    inputs = rng.normal(size=(m, task.features)).astype(dtype)
    if task.kind == "regression":
        targets = rng.normal(scale=2, size=(m, 1))
    elif task.kind == "binary":
        targets = rng.integers(0, 2, (m, 1)).astype(float)
    else:
        targets = np.eye(len(task.classes))[rng.integers(0, len(task.classes), m)]
    return inputs, network.targets(targets.astype(dtype))


class Taped:
    """A network that goes through iterations and keeps the tape of each.

    The steps are those of ``core``, or else of the one that would train the network.
    """

    def __init__(
        self,
        network: Network,
        settings: TrainingSettings,
        targets: Array | None = None,
        *,
        evaluates: bool = False,
        core: str | None = None,
    ) -> None:
        self.network, self.settings = network, settings
        activation = network.last.settings.activation
        network.loss = make_loss(network.task, activation, settings, targets)
        self.core = core or ("compiled" if library_for(network) else "numpy")
        self.optimizer: Optimizer = make_optimizer(network.parameters, network.gradients, settings)
        self.plan = plan_iteration(network.architecture, network.task, settings, evaluates=evaluates)

    def iteration(self, x: Array, y: Array, rate: float = RATE, steps: int | None = None) -> Tape:
        """The tape of one whole iteration, or of its first ``steps`` steps."""
        names = tuple(f"row {i}" for i in range(len(x)))
        batch = MiniBatch(x, y, np.arange(len(x)), names)
        number = self.optimizer.steps + 1
        stepper = Stepper(
            iteration=iteration_by(self.core, self.network, self.optimizer, evaluates=self.plan.evaluates),
            plan=self.plan,
            batch=batch,
            settings=self.settings,
            learning_rate=rate,
            number=number,
            epoch=1,
        )
        stepper.go_to(self.plan.steps[-1 if steps is None else steps - 1].end)
        return stepper.tape()


def taped(network: Network, settings: TrainingSettings, m: int = 5, steps: int = 1) -> Tape:
    """The tape of iteration number ``steps`` with made-up rows."""
    run = Taped(network, settings, rows_for(network, 20)[1])
    for step in range(steps):
        tape = run.iteration(*rows_for(network, m, seed=7 + step))
    return tape


def largest_term(explanation: Explanation) -> float:
    """The size of the largest term of a sum; those of a long one are not made for it."""
    values = getattr(explanation.terms, "values", [term.value for term in explanation.terms[:99]])
    assert len(values) == len(explanation.terms)
    return float(np.abs(values).max(initial=0))


def cells_of(tape: Tape, key: Key) -> list[Cell]:
    """Every number of a quantity."""
    return [Cell(key, tuple(map(int, index))) for index in np.ndindex(tape[key].shape)]


def results(tape: Tape) -> list[Key]:
    """Everything that the parts of an iteration compute."""
    return [key for part in tape.plan.parts for key in part.results]
