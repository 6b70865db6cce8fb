"""Compares the gradients of backward with central differences, in float64."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.common.arrays import Array
from engine.core.layers.shared.base import views
from engine.core.network import Network
from engine.core.optimizers import make_optimizer
from engine.core.training_settings import TrainingSettings
from engine.stepping.check.check import relative_error
from tests.kernels import iteration_by

STEP = 1e-5
"""Distance a number is moved each way: near the cube root of the float64 precision, which is best."""


def central_differences(function: Callable[[], float], values: Array, step: float = STEP) -> Array:
    """Derivative of ``function()`` by each of ``values``, an array that the function reads.

    ``(f(v + step) - f(v - step)) / (2 step)``; the values are put back.
    """
    numeric = np.zeros_like(values)
    flat, result = values.reshape(-1), numeric.reshape(-1)
    for i in range(flat.size):
        kept = flat[i]
        flat[i] = kept + step
        above = function()
        flat[i] = kept - step
        below = function()
        flat[i] = kept
        result[i] = (above - below) / (2 * step)
    return numeric


def check_network(network: Network, inputs: Array, targets: Array, core: str) -> dict[str, float]:
    """Largest relative error of what each layer learns (dW, db, dgamma ...), by layer id.

    ``network`` must be float64; ``inputs`` are ``(m, n)`` and ``targets`` ``(m, k)``. The difference is taken
    of the loss as in training: with the mini-batch's own statistics, and the same dropout masks each time.
    The loss and the gradients are those of this core.
    Its weights and running statistics are left as they were.
    """
    kept = network.values.copy()
    settings = TrainingSettings(optimizer="sgd")
    optimizer = make_optimizer(network.parameters, network.gradients, settings)
    iteration = iteration_by(core, network, optimizer)

    def loss() -> float:
        network.use_generator(np.random.default_rng(0))
        iteration.take(inputs, targets)
        for l in range(1, len(network.layers) + 1):
            iteration.forward(l)
        iteration.compute_loss()
        return iteration.loss + sum(layer.penalty() for layer in network.layers)

    network.use_generator(np.random.default_rng(0))
    iteration.run(inputs, targets, learning_rate=0.0)
    analytic = network.gradients.copy()
    errors = {}
    for spec, layer, part in zip(network.specs, network.layers, network.slices, strict=True):
        if layer.gradients.size:
            numeric = central_differences(loss, network.parameters[part])
            shapes = layer.parameter_shapes(layer.settings, *layer.input_shapes)
            pairs = zip(views(analytic[part], shapes).values(), views(numeric, shapes).values(), strict=True)
            errors[spec.id] = max(relative_error(one, other) for one, other in pairs)
    np.copyto(network.values, kept)
    return errors
