"""The learning-rate finder: a short run with a growing rate, and where its loss fell fastest."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from engine.arrays import Array
from engine.data.dataset import Dataset
from engine.iteration import Iteration
from engine.losses import make_loss
from engine.messages import Cancelled, UserError
from engine.network import Network
from engine.optimizers import make_optimizer
from engine.project import TrainingSettings

LOWEST, HIGHEST = 1e-6, 10.0
STEPS = 140
"""Twenty steps for every tenfold of the rate."""

SMOOTHING = 0.85
"""Share of the smoothed loss that each step keeps."""

WINDOW = 24
"""Steps that a slope is measured over, a little more than a tenfold of the rate: a few are all noise."""

BURST = 4.0
"""The search ends where the smoothed loss is this many times the lowest one."""


@dataclass(frozen=True, slots=True, eq=False)
class RateCurve:
    """What a short run with a growing learning rate showed.

    Attributes:
        rates: of each step, ``(k,)``, rising.
        losses: of each step's mini-batch, before it.
        smoothed: the same with the noise of mini-batches taken out.
        suggestion: the rate around which the loss fell fastest.
    """

    rates: Array
    losses: Array
    smoothed: Array
    suggestion: float


def find_rate(
    network: Network,
    dataset: Dataset,
    settings: TrainingSettings,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> RateCurve:
    """Try out learning rates (Smith, 2017) on a copy of the network, which itself is left as it is.

    Args:
        network: from whose weights the search starts.
        dataset: its training rows are used.
        settings: optimizer, batch size, loss and seed.
        progress: told the share that is done, 0 to 1.
        cancelled: asked before every step.

    Raises:
        UserError: the loss never was a finite number.
        Cancelled: ``cancelled`` said so.
    """
    targets = network.targets(dataset.train.targets)
    iteration = _iteration_of_copy(network, targets, settings)
    rng = np.random.default_rng((settings.seed, 4))
    rates = np.geomspace(LOWEST, HIGHEST, STEPS)
    losses: list[float] = []
    smoothed: list[float] = []
    average = 0.0
    with np.errstate(all="ignore"):
        for step, rate in enumerate(rates):
            if cancelled and cancelled():
                raise Cancelled
            rows = rng.choice(len(targets), min(settings.batch_size, len(targets)), replace=False)
            loss = iteration.run(dataset.train.inputs[rows], targets[rows], float(rate))
            average = SMOOTHING * average + (1 - SMOOTHING) * loss
            corrected = average / (1 - SMOOTHING ** (step + 1))
            if not math.isfinite(loss) or (smoothed and corrected > BURST * min(smoothed)):
                break
            losses.append(loss)
            smoothed.append(corrected)
            if progress:
                progress((step + 1) / STEPS)
    if len(smoothed) < 3:
        raise UserError("The loss is no finite number even with the smallest learning rate: check the data.")
    curve = np.array(smoothed)
    suggestion = _steepest(rates[: len(curve)], np.array(losses), curve)
    return RateCurve(rates[: len(curve)], np.array(losses), curve, suggestion)


def _iteration_of_copy(network: Network, targets: Array, settings: TrainingSettings) -> Iteration:
    """Steps of a copy of the network, without weight decay, which large rates would turn into growth."""
    copy = Network(network.architecture, network.task, network.values.dtype)
    np.copyto(copy.values, network.values)
    copy.loss = make_loss(copy.task, copy.last.settings.activation, settings, targets)
    copy.use_dropout_generator(np.random.default_rng((settings.seed, 5)))
    plain = replace(settings, weight_decay=0.0)
    return Iteration(copy, make_optimizer(copy.parameters, copy.gradients, plain))


def _steepest(rates: Array, losses: Array, smoothed: Array) -> float:
    """The middle of the steps through which a straight line falls most over the logarithm of the rate.

    Looked for up to the lowest point, and in half of the curve at least where nothing falls much. The losses
    as they are, since the smoothed ones lag behind.
    """
    end = max(len(losses) // 2, int(smoothed.argmin()) + 1, 3)
    width = min(WINDOW, end)
    from_middle = np.arange(width) - (width - 1) / 2
    slopes = np.correlate(losses[:end], from_middle, "valid")  # but for a factor that all have in common
    first = int(slopes.argmin())
    middle = math.sqrt(rates[first] * rates[first + width - 1])
    return float(f"{middle:.1e}")  # two digits: more would only look exact
