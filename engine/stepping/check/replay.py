"""The iteration of a tape once more in float64, with the same mini-batch, weights and dropout masks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from engine.common.arrays import Array, Indices
from engine.core.iteration import EvaluationIteration, Iteration
from engine.core.layers import ActivatedLayer
from engine.core.network import Network
from engine.core.optimizers import GradientDescent
from engine.core.training_settings import TrainingSettings
from engine.stepping.quantities import Key
from engine.stepping.stepper import MiniBatch, Stepper
from engine.stepping.tape import Tape


class RecordedMask(np.random.Generator):
    """The random generator of a Dropout layer that draws the mask of a tape again.

    Attributes:
        rows: which rows of the mini-batch the next arrays consist of; None for all of them.
    """

    def __init__(self, mask: Array) -> None:
        super().__init__(np.random.PCG64(0))
        self._draws = np.where(mask > 0, 0.0, 1.0)  # below the chance to be kept, or not
        self.rows: Indices | None = None

    def random(self, *_: Any, **__: Any) -> Any:
        """Random numbers that were drawn for these rows, but for the digits that do not count."""
        return self._draws if self.rows is None else self._draws[self.rows]


def rebuilt_network(tape: Tape) -> Network:
    """The network before the tape's iteration, in float64, ready to compute that iteration again."""
    plan = tape.plan
    network = Network(plan.architecture, plan.task, np.float64)
    network.loss = tape.loss
    for l, layer in enumerate(network.layers, start=1):
        # What was measured counts where a mini-batch of one row says nothing about the spread.
        for each in (*layer.parameters, *layer.statistics):
            getattr(layer, each.name)[...] = tape[Key(each.name, l)]
        if layer.draws and Key("mask", l) in tape.values:
            layer.rng = RecordedMask(tape[Key("mask", l)])
    return network


def exact_values(tape: Tape, network: Network) -> Mapping[Key, Array]:
    """All quantities up to the update, computed once more in float64 by the engine's own functions.

    ``network`` is one that :func:`rebuilt_network` has made.
    """
    return _values(Stepper(*_ingredients(tape, network)))


def recomputed_gradients(tape: Tape, network: Network) -> Mapping[Key, Array]:
    """All gradients as backward gives them in float64 for what the tape has in its caches.

    They differ from the tape's by the rounding of backward alone: a unit that is on the one side of a kink
    there is on the same side here.
    """
    return _values(_BackwardOfTape(*_ingredients(tape, network), tape=tape))


def _ingredients(tape: Tape, network: Network) -> tuple[Any, ...]:
    inputs = np.array(tape[Key("a", 0)], np.float64)
    targets = np.array(tape[Key("y", tape.plan.last)], np.float64)
    batch = MiniBatch(inputs, targets, tape.rows, tape.row_names)
    optimizer = GradientDescent(network.parameters, network.gradients, TrainingSettings())
    kind = EvaluationIteration if tape.plan.evaluates else Iteration
    iteration = kind(network, optimizer)
    return (iteration, tape.plan, batch, tape.settings, tape.learning_rate, tape.iteration, tape.epoch)


def _values(stepper: Stepper) -> Mapping[Key, Array]:
    stepper.go_to(stepper.plan.update_start)
    return stepper.tape().values


class _BackwardOfTape(Stepper):
    """Takes what forward has computed from a tape, and goes on from there."""

    def __init__(self, *ingredients: Any, tape: Tape) -> None:
        self._tape = tape
        super().__init__(*ingredients)

    def _forward(self, l: int) -> None:
        iteration, tape = self.iteration, self._tape
        layer = iteration.network.layers[l - 1]
        a_prev = iteration.network.inputs_of(l, iteration.a)
        a, cache = layer.forward(a_prev, training=not tape.plan.evaluates)
        if isinstance(layer, ActivatedLayer):
            a = np.array(tape[Key("a", l)], np.float64)
            cache = replace(cache, z=np.array(tape.values.get(Key("z", l), cache.z), np.float64), a=a)
        elif Key("a", l) in tape.values:
            a = np.array(tape[Key("a", l)], np.float64)
        iteration.a.append(a)
        iteration.caches.append(cache)
