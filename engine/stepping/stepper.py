"""Goes through one iteration step by step, with the very functions that training runs, and keeps its tape."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.common.arrays import Array, Indices
from engine.core.iteration import Iteration
from engine.core.layers import ActivatedLayer
from engine.core.layers.shared.base import views
from engine.core.optimizers import CLIP_ROOM
from engine.core.training_settings import TrainingSettings
from engine.stepping.parts import Step
from engine.stepping.plan import Plan
from engine.stepping.quantities import Key
from engine.stepping.tape import Tape


@dataclass(frozen=True, slots=True)
class MiniBatch:
    """Rows and targets that one iteration is trained on.

    Attributes:
        inputs, targets: ``(m, n)`` and ``(m, k)``; read only while the iteration goes on.
        rows: which rows of the table these are, ``(m,)``, counted from 0.
        row_names: the class of each, or the number to predict.
    """

    inputs: Array
    targets: Array
    rows: Indices
    row_names: tuple[str, ...]


@dataclass(slots=True)
class Stepper:
    """One iteration that stops between its steps.

    Parameters change in the last step alone, so until then it can be aborted without a trace.

    Attributes:
        iteration: does the computing.
        plan: what it will do.
        batch: the mini-batch.
        settings: those of the run.
        learning_rate: used by the update; may be changed until then.
        number, epoch: of the iteration and of its epoch, counted from 1.
    """

    iteration: Iteration
    plan: Plan
    batch: MiniBatch
    settings: TrainingSettings
    learning_rate: float
    number: int
    epoch: int
    _values: dict[Key, Array] = field(default_factory=dict)
    _steps_done: int = 0
    _clip_factor: float = 1.0
    _statistics: Array = field(default_factory=lambda: np.empty(0))
    _generators: list[tuple[np.random.Generator, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        network = self.iteration.network
        self._statistics = network.statistics.copy()
        self._generators = [
            (layer.rng, layer.rng.bit_generator.state) for layer in network.layers if layer.draws
        ]
        self._record(self._parameters(network.parameters), owned=True)
        for letter, flat in self.iteration.optimizer.memory().items():
            self._record(self._parameters(flat, f"{letter} "), owned=True)
        for l in range(1, self.plan.last + 1):
            layer = network.layers[l - 1]
            self._record({Key(each.name, l): getattr(layer, each.name) for each in layer.statistics})

    @property
    def computed(self) -> int:
        """Number of parts of the plan that are computed."""
        return self.plan.steps[self._steps_done - 1].end if self._steps_done else 0

    @property
    def is_complete(self) -> bool:
        """True if the update is done, and the iteration with it."""
        return self._steps_done == len(self.plan.steps)

    def go_to(self, parts: int) -> None:
        """Do the steps that compute the first ``parts`` parts; what is done stays done."""
        steps = self.plan.steps
        while self._steps_done < len(steps) and steps[self._steps_done].start < parts:
            self._run(steps[self._steps_done])
            self._steps_done += 1

    def abort(self) -> None:
        """Leave the network as it was before the iteration; only while it is not complete."""
        network = self.iteration.network
        np.copyto(network.statistics, self._statistics)
        for generator, state in self._generators:
            generator.bit_generator.state = state

    @contextmanager
    def as_before(self) -> Iterator[None]:
        """Put everything back to before the iteration for a while; only while it is not complete."""
        statistics = self.iteration.network.statistics.copy()
        states = [generator.bit_generator.state for generator, _ in self._generators]
        self.abort()
        yield
        np.copyto(self.iteration.network.statistics, statistics)
        for (generator, _), state in zip(self._generators, states, strict=True):
            generator.bit_generator.state = state

    def tape(self) -> Tape:
        """Tape of what is known so far."""
        return Tape(
            plan=self.plan,
            iteration=self.number,
            epoch=self.epoch,
            computed=self.computed,
            values=dict(self._values),
            rows=self.batch.rows,
            row_names=self.batch.row_names,
            learning_rate=self.learning_rate,
            settings=self.settings,
            loss=self.iteration.network.loss,
            optimizer_steps=self.iteration.optimizer.steps + (0 if self.is_complete else 1),
            clip_factor=self._clip_factor,
        )

    def _run(self, step: Step) -> None:
        if step.kind == "take":
            self._take()
        elif step.kind == "forward":
            self._forward(step.layer)
        elif step.kind == "loss":
            self._loss()
        elif step.kind == "backward":
            self._backward(step.layer)
        else:
            self._update_parameters()

    def _take(self) -> None:
        self.iteration.take(self.batch.inputs, self.batch.targets)
        last = self.plan.last
        self._record({Key("a", 0): self.batch.inputs, Key("y", last): self.batch.targets})

    def _forward(self, l: int) -> None:
        iteration = self.iteration
        a_prev = iteration.network.inputs_of(l, iteration.a)
        iteration.forward(l)
        layer, cache = iteration.network.layers[l - 1], iteration.caches[l - 1]
        self._record(self.plan.maths[l - 1].forward_values(a_prev, iteration.a[l], cache, layer))

    def _loss(self) -> None:
        iteration, last = self.iteration, self.plan.last
        iteration.compute_loss()
        gradient = iteration.da[last]
        assert gradient is not None  # noqa: S101 - it was computed just now
        self._record({Key("loss", last): np.array(iteration.loss), self.plan.loss_math.gradient: gradient})

    def _backward(self, l: int) -> None:
        iteration, plan = self.iteration, self.plan
        layer, math_of_layer = iteration.network.layers[l - 1], plan.maths[l - 1]
        iteration.backward(l)
        is_new = isinstance(layer, ActivatedLayer) and not math_of_layer.place.from_dz
        dz = iteration.dz if is_new else None
        given = iteration.given if iteration.needs_da_prev(l) else None
        self._record(math_of_layer.backward_values(dz, given, layer))
        step = next(step for step in plan.steps if step.kind == "backward" and step.layer == l)
        for part in plan.parts[step.start : step.end]:
            for key in part.results:
                if key.name == "da" and key.layer != l and key not in self._values:
                    total = iteration.da[key.layer]  # the sum of what several layers have given back
                    assert total is not None  # noqa: S101 - this layer has given the last share
                    self._record({key: total})

    def _update_parameters(self) -> None:
        iteration = self.iteration
        network, optimizer = iteration.network, iteration.optimizer
        norm = math.sqrt(float(np.dot(network.gradients, network.gradients)))
        self._clip_factor = _clip_factor(norm, optimizer.settings)
        iteration.update(self.learning_rate)
        if optimizer.settings.clipping == "norm":
            self._record({Key("norm", 0): np.array(norm)})
        changed = {"g": network.gradients} if self.plan.update_math.changes_gradient else {}
        remembered = {f"new {letter}": flat for letter, flat in optimizer.memory().items()}
        for letter, flat in (changed | remembered | optimizer.corrected()).items():
            self._record(self._parameters(flat, f"{letter} "), owned=True)
        self._record(self._parameters(network.parameters, "new "), owned=True)

    def _parameters(self, flat: Array, before: str = "") -> dict[Key, Array]:
        """The flat vector as what every layer learns, views of a copy; ``before`` begins their names."""
        network, kept = self.iteration.network, flat.copy()
        return {
            Key(before + name, l): view
            for l, (layer, part) in enumerate(zip(network.layers, network.slices, strict=True), start=1)
            for name, view in views(
                kept[part], layer.parameter_shapes(layer.settings, *layer.input_shapes)
            ).items()
        }

    def _record(self, values: dict[Key, Array], owned: bool = False) -> None:
        """Keep these; copies of them, unless they are ``owned``."""
        for key, array in values.items():
            kept = array if owned else np.array(array)
            kept.flags.writeable = False
            self._values[key] = kept


def _clip_factor(length: float, settings: TrainingSettings) -> float:
    """Factor with which clipping by the norm will multiply the gradient of this length."""
    if settings.clipping != "norm":
        return 1.0
    return settings.clip_limit / (length + CLIP_ROOM) if length > settings.clip_limit else 1.0
