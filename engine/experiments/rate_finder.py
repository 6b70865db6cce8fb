"""The learning-rate finder: one short run with a growing rate, then short runs with a few rates each.

A run whose rate grows with every step (Smith, 2017) shows the range in which the loss falls. How far it falls
there says little about longer runs, so a few rates of that range then train a little, each from the first
weights, with larger and smaller ones for as long as these do better. The smallest one that comes as far as
the best, or nearly, is suggested: larger ones are closer to the edge.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from engine.common.arrays import Array, Indices
from engine.common.messages import Cancelled, Message, UserError
from engine.core.architecture.architecture import Architecture
from engine.core.losses import make_loss
from engine.core.network import Network
from engine.core.optimizers import make_optimizer
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import Dataset
from engine.kernel.compiled_iteration import make_iteration

LOWEST, HIGHEST = 1e-6, 10.0
STEPS = 140
"""Twenty steps for every tenfold of the rate."""

MEASURED_ROWS = 512
"""The loss is measured on the same training rows after every step: that of mini-batches is mostly noise."""

BURST = 4.0
"""The growing rate ends where the loss is this many times that of the first weights."""

SMOOTHED_STEPS = 7
"""Steps that a point of the smoothed curve is the mean of."""

APART = 10**0.5
"""Each rate of the second part is so many times the next smaller one."""

MOST_TRIALS = 8

TRIAL_STEPS, MEASURED_EVERY, COMPARED = 150, 10, 3
"""Steps with each; after every tenth the loss is measured, and the mean of the last three is compared."""

NEARLY = 0.05
"""A loss counts as good as the best one if so small a share of the best one's fall is missing."""

PLATEAU = 0.1
"""A loss that has fallen by a smaller share of the first one is still on the plateau where many begin."""

LEAST_FALL = 0.001
"""A smaller fall, as a share of the first loss, is none."""

NOTHING = 1e-10
"""A first loss below this is 0 but for rounding."""


@dataclass(frozen=True, slots=True, eq=False)
class RateCurve:
    """Curve and suggestion that the short runs gave.

    Attributes:
        rates: of each step of the run with a growing rate, ``(k,)``, rising.
        losses: after each of these steps, of the same training rows.
        smoothed: the same with the jumps of single steps taken out.
        suggestion: the rate to train with; NaN where there is none.
        reason: why there is none, or None.
    """

    rates: Array
    losses: Array
    smoothed: Array
    suggestion: float
    reason: Message | None = None


def find_rate(
    architecture: Architecture,
    dataset: Dataset,
    settings: TrainingSettings,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> RateCurve:
    """Try out learning rates from the weights that a run begins with, on networks of its own.

    Args:
        architecture: the network, which has no problem.
        dataset: its training rows are used.
        settings: optimizer, batch size, loss and seed.
        progress: told the share that is done, 0 to 1.
        cancelled: asked before every step.

    Raises:
        UserError: the loss of the first weights is no finite number.
        Cancelled: ``cancelled`` said so.
    """

    def trial() -> _Trial:
        return _Trial(architecture, dataset, settings)

    if cancelled and cancelled():
        raise Cancelled
    step_done = _step_counter(progress, cancelled)
    with np.errstate(all="ignore"):  # a rate that is far too large overflows
        first = _first_loss(trial())
        rates, losses = _growing(trial(), first, step_done)
        smoothed = _smoothed(losses)
        start = float(rates[smoothed.argmin()])
        found = _climb(first, start, lambda rate: _trained(trial(), rate, step_done))
    if progress:
        progress(1.0)
    reason = _why_none(first, losses, min(found.values()))
    suggestion = math.nan if reason else _smallest_good(found, first)
    return RateCurve(rates, losses, smoothed, suggestion, reason)


def _step_counter(
    progress: Callable[[float], None] | None, cancelled: Callable[[], bool] | None
) -> Callable[[], None]:
    """A function to call before each step: reports the share done and raises Cancelled."""
    done, total = 0, STEPS + MOST_TRIALS * TRIAL_STEPS

    def step_done() -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done / total)
        if cancelled and cancelled():
            raise Cancelled

    return step_done


class _Trial:
    """A network with its first weights, a new optimizer, and the rows that its loss is measured on.

    There is no weight decay, which large rates would turn into growth.
    """

    def __init__(self, architecture: Architecture, dataset: Dataset, settings: TrainingSettings) -> None:
        self._seed, self._batch = settings.seed, settings.batch_size
        self._network = Network(architecture, dataset.task)
        self._network.initialise(settings.seed)
        self._inputs, self._targets = dataset.train.inputs, self._network.targets(dataset.train.targets)
        activation = self._network.last.settings.activation
        self._network.loss = make_loss(dataset.task, activation, settings, self._targets)
        plain = replace(settings, weight_decay=0.0)
        optimizer = make_optimizer(self._network.parameters, self._network.gradients, plain)
        self._iteration = make_iteration(self._network, optimizer)
        self._rng = np.random.default_rng((settings.seed, 4))
        self._masks = np.random.default_rng((settings.seed, 5))
        self._measured = self._rows(MEASURED_ROWS)

    def _rows(self, count: int) -> Indices:
        rows = len(self._targets)
        chosen: Indices = self._rng.choice(rows, min(count, rows), replace=False)
        return chosen

    def step(self, rate: float) -> None:
        """One mini-batch."""
        rows = self._rows(self._batch)
        self._network.use_generator(self._masks)
        self._iteration.run(self._inputs[rows], self._targets[rows], rate)

    def loss(self) -> float:
        """Loss of the measured rows as in training, always with the same dropout masks."""
        iteration = self._iteration
        self._network.use_generator(np.random.default_rng((self._seed, 6)))
        iteration.take(self._inputs[self._measured], self._targets[self._measured])
        for l in range(1, len(self._network.layers) + 1):
            iteration.forward(l)
        iteration.compute_loss()
        return float(iteration.loss)


def _first_loss(trial: _Trial) -> float:
    """The loss of the first weights. Raises UserError if it is no finite number."""
    first = trial.loss()
    if not math.isfinite(first):
        raise UserError(
            "With the first weights already the loss is no finite number: the inputs are too large. "
            "Choose a scaling for the data."
        )
    return first


def _growing(trial: _Trial, first: float, step_done: Callable[[], None]) -> tuple[Array, Array]:
    """Rates that grow, and the loss after a step with each, until it bursts; at least the first rate."""
    rates = np.geomspace(LOWEST, HIGHEST, STEPS)
    losses: list[float] = []
    for rate in rates:
        step_done()
        trial.step(float(rate))
        loss = trial.loss()
        if not (math.isfinite(loss) and loss <= BURST * first):
            break
        losses.append(loss)
    losses = losses or [first]
    return rates[: len(losses)], np.array(losses)


def _climb(first: float, start: float, loss_of: Callable[[float], float]) -> dict[float, float]:
    """Losses by rate: of ``start`` and its neighbours, and beyond until the best one lies inside.

    Where none has left the plateau at which the first weights lie, larger rates are tried until they do harm.
    """
    found = {rate: loss_of(rate) for rate in (start / APART, start)}
    while len(found) < MOST_TRIALS:
        best = min(found, key=lambda rate: (found[rate], rate))
        on_plateau = first - found[best] < PLATEAU * first and found[max(found)] <= first
        lower, higher = best / APART, min(max(found) * APART, HIGHEST)
        if (best == max(found) or on_plateau) and higher not in found:
            found[higher] = loss_of(higher)
        elif best == min(found) and lower >= LOWEST:
            found[lower] = loss_of(lower)
        else:
            break
    return found


def _trained(trial: _Trial, rate: float, step_done: Callable[[], None]) -> float:
    """The loss after a short run with one rate; infinite if it was too large."""
    losses: list[float] = []
    for step in range(1, TRIAL_STEPS + 1):
        step_done()
        trial.step(rate)
        if step % MEASURED_EVERY == 0:
            losses.append(trial.loss())
            if not math.isfinite(losses[-1]):
                return math.inf
    return float(np.mean(losses[-COMPARED:]))


def _smoothed(losses: Array) -> Array:
    """The mean of each loss and its neighbours; of fewer at the ends."""
    reach = SMOOTHED_STEPS // 2
    return np.array([losses[max(0, i - reach) : i + reach + 1].mean() for i in range(len(losses))])


def _smallest_good(found: dict[float, float], first: float) -> float:
    """The smallest of the rates whose loss is nearly the best."""
    best = min(found.values())
    good = min(rate for rate, loss in found.items() if loss <= best + NEARLY * (first - best))
    return float(f"{good:.1e}")  # two digits: more would only look exact


def _why_none(first: float, curve: Array, best: float) -> Message | None:
    """Reason why no rate can be suggested, or None: the loss has fallen from ``first`` to ``best``."""
    if first < NOTHING:
        return Message("The loss is 0 from the start, so there is nothing to learn: look at the target.")
    if first - best >= LEAST_FALL * first:
        return None
    if len(curve) < STEPS // 2:
        return Message(
            "The loss grows at once, even at small rates, so that none can be suggested: the inputs or the "
            "first weights are too large. Scale the inputs, choose other initializers, or clip the gradients."
        )
    return Message(
        "The loss does not fall at any rate: from the first weights no update leads down, as with weights of "
        "zero or units that are all dead. Choose other initializers or activations, or look at the target."
    )
