"""State of a network at one checkpoint: what its layers give, what flows back, what one step changes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array
from engine.core.iteration import Iteration
from engine.core.layers.shared.weighted import WeightedLayer
from engine.core.network import Network
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import Dataset, class_numbers
from engine.insight.layer_outputs import affordable_rows
from engine.training.learner import Learner
from engine.training.observation.probe import probe_rows
from engine.training.observation.snapshot import LayerHealth
from engine.training.observer import layer_health
from engine.training.schedules import SCHEDULES
from engine.training.state.training_state import Checkpoint

NAN = float("nan")

BINS = 32
"""Bins of a :class:`Spread`: as many as a ridge of some hundred pixels can show."""
LEAST_ROWS, MOST_ROWS = 200, 2_000
"""Training rows that are answered to see what the network says of them; of more, as many are drawn."""
ALIKE = 1e-5
"""Weights of two units that differ by less than this share of the largest weight count as the same: rounding
drives equal units apart by some 1e-7 a step, and no drawn weights are that near to one another."""


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """Distribution of some numbers, as a ridge draws it. Numbers that are not finite are left out.

    Attributes:
        edges: ``(bins + 1,)`` from the lowest to the highest number, evenly.
        counts: ``(bins,)`` numbers in each bin.
        low, middle, high: 5 %, 50 % and 95 % of the numbers lie below; NaN where there are none.
        mean, std: mean and standard deviation.
    """

    edges: Array
    counts: NDArray[np.intp]
    low: float
    middle: float
    high: float
    mean: float
    std: float


@dataclass(frozen=True, slots=True, eq=False)
class LayerState:
    """State of one layer at a checkpoint.

    Attributes:
        outputs: a[l] for the default probe rows, in evaluation mode.
        gradients: all numbers of dW, db ... of one mini-batch; None for a layer that learns nothing.
        dead: share of the units that give 0 for every probe row; 0 for other activations than ReLU.
        saturated: share of tanh or sigmoid outputs within 2 % of their ends; 0 for others.
        signal: root mean square of a[l], the same numbers as ``outputs``.
        error: root mean square of da[l] over the mini-batch, what flows back along the wires that leave the
            layer; of the last layer dz[L]. NaN where nothing before learns.
        gradient_norm: length of the gradient; NaN for a layer that learns nothing.
        update_ratio: length of one step over that of the weights; NaN for a layer that learns nothing.
        is_alike: whether all units, of several, have the same weights.
    """

    outputs: Spread
    gradients: Spread | None
    dead: float
    saturated: float
    signal: float
    error: float
    gradient_norm: float
    update_ratio: float
    is_alike: bool


@dataclass(frozen=True, slots=True, eq=False)
class NetworkState:
    """State of a network at a checkpoint.

    Attributes:
        epoch: of the checkpoint.
        layers: by layer id, the input first, in the order of computation.
        variation: standard deviation of the answers to training rows over that of their targets, of the
            output where this is largest; 0 where every row gets the same answer.
        confusion: ``(classes, classes)`` of these rows how many are of a class (down) and are most probably
            of a class (across); empty for regression.
        learning_rate: that the step was done with.
    """

    epoch: int
    layers: dict[str, LayerState]
    variation: float
    confusion: NDArray[np.intp]
    learning_rate: float


def spread_of(numbers: Array) -> Spread:
    """Distribution of numbers of any shape."""
    finite = numbers[np.isfinite(numbers)].astype(np.float64)
    if not finite.size:
        nothing = dict.fromkeys(("low", "middle", "high", "mean", "std"), NAN)
        return Spread(np.linspace(0.0, 1.0, BINS + 1), np.zeros(BINS, np.intp), **nothing)
    lowest, highest = float(finite.min()), float(finite.max())
    if highest - lowest <= 1e-9 * max(abs(lowest), abs(highest)):  # all one number, but for rounding
        room = abs(lowest) / 2 or 0.5
        lowest, highest = lowest - room, highest + room
    counts, edges = np.histogram(finite, BINS, (lowest, highest))
    low, middle, high = np.quantile(finite, (0.05, 0.5, 0.95)).tolist()
    mean, std = float(finite.mean()), float(finite.std())
    return Spread(edges, counts, low=low, middle=middle, high=high, mean=mean, std=std)


def network_state(
    network: Network, dataset: Dataset, settings: TrainingSettings, checkpoint: Checkpoint
) -> NetworkState:
    """State of a run at one of its checkpoints; the run itself is not touched.

    Activations are those of :meth:`Network.activations` on the rows that a run shows by default. The backward
    pass and the step are those that the run would do next, with its optimizer, dropout and loss, by NumPy,
    but on a mini-batch of training rows that is the same for every checkpoint.

    Args:
        network: of the caller's own, of the run's architecture; its weights, statistics and loss are changed.
        dataset: of the run.
        settings: of the run.
        checkpoint: weights and optimizer.
    """
    learner = Learner(network, network.targets(dataset.train.targets), settings)
    learner.restore(checkpoint)
    with np.errstate(all="ignore"):  # weights of a run that goes wrong may overflow
        activations = network.activations(dataset.train.inputs[probe_rows(dataset)])
        alike = [_is_alike(network, i) for i in range(len(network.layers))]
        variation, confusion = _answers(network, dataset)
        schedule = SCHEDULES[settings.schedule](settings)
        if len(schedule.state) == len(checkpoint.schedule) > 0:
            schedule.state = checkpoint.schedule
        rate = settings.learning_rate * schedule.factor(max(1, checkpoint.epoch))
        iteration = Iteration(network, learner.optimizer)
        errors = _step(iteration, dataset, settings, rate)
        first = LayerHealth((), 1, 0.0, NAN, NAN)
        layers = {network.graph.specs[0].id: _state(activations, network.graph.specs[0].id, None, first, NAN)}
        for i, (spec, layer) in enumerate(zip(network.specs, network.layers, strict=True)):
            health = layer_health(network, i, activations[spec.id], learner.optimizer, rate)
            gradients = layer.gradients if layer.gradients.size else None
            state = _state(activations, spec.id, gradients, health, errors[i + 1], is_alike=alike[i])
            layers[spec.id] = state
    return NetworkState(checkpoint.epoch, layers, variation, confusion, rate)


def _state(
    activations: dict[str, Array],
    layer_id: str,
    gradients: Array | None,
    health: LayerHealth,
    error: float,
    *,
    is_alike: bool = False,
) -> LayerState:
    outputs = activations[layer_id]
    return LayerState(
        outputs=spread_of(outputs),
        gradients=None if gradients is None else spread_of(gradients),
        dead=len(health.dead_units) / health.units,
        saturated=health.saturated,
        signal=_root_mean_square(outputs),
        error=error,
        gradient_norm=health.gradient_norm,
        update_ratio=health.update_ratio,
        is_alike=is_alike,
    )


def _step(iteration: Iteration, dataset: Dataset, settings: TrainingSettings, rate: float) -> list[float]:
    """Do one step, and give the root mean square of da of each layer, the input at 0."""
    network, train = iteration.network, dataset.train
    rows = min(settings.batch_size, len(train), max(LEAST_ROWS, network.rows_at_once))
    chosen = np.sort(np.random.default_rng((settings.seed, 5)).choice(len(train), rows, replace=False))
    iteration.take(train.inputs[chosen], network.targets(train.targets[chosen]))
    for l in range(1, len(network.layers) + 1):
        iteration.forward(l)
    iteration.compute_loss()
    errors = [NAN] * (len(network.layers) + 1)
    for l in iteration.backward_order:
        da = iteration.da[l]
        errors[l] = NAN if da is None else _root_mean_square(da)
        iteration.backward(l)
    iteration.update(rate)
    return errors


def _root_mean_square(numbers: Array) -> float:
    return float(np.sqrt(np.mean(np.square(numbers, dtype=np.float64)))) if numbers.size else NAN


def _is_alike(network: Network, index: int) -> bool:
    """True if all units of a layer with weights have the same ones."""
    layer = network.layers[index]
    if not isinstance(layer, WeightedLayer) or len(layer.b) < 2:
        return False
    apart, largest = float(np.ptp(layer.W, axis=0).max()), float(np.abs(layer.W).max())
    return apart <= ALIKE * largest


def _answers(network: Network, dataset: Dataset) -> tuple[float, NDArray[np.intp]]:
    """How far answers to training rows vary, as a share of the targets, and the classes that are mixed up."""
    drawn = dataset.train.sample(affordable_rows(network, LEAST_ROWS, MOST_ROWS))
    outputs, classes = network.predict(drawn.inputs), len(dataset.task.classes)
    targets = drawn.targets
    confusion = np.zeros((classes, classes), np.intp)
    if classes:
        outputs = network.probabilities(outputs)
        actual = class_numbers(targets)
        np.add.at(confusion, (actual, outputs.argmax(1)), 1)
        targets = actual[:, None] == np.arange(classes)
    deviations = targets.std(0, dtype=np.float64)
    there = deviations > 0
    shares = outputs.std(0, dtype=np.float64)[there] / deviations[there]
    return float(shares.max(initial=0.0)), confusion
