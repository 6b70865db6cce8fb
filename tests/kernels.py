"""Runs an iteration step by step by NumPy and by the compiled core, and compares all that it leaves."""

from __future__ import annotations

from typing import Any, get_args

import numpy as np
import pytest

from engine.core.architecture.architecture import Architecture
from engine.core.iteration import EvaluationIteration, Iteration
from engine.core.losses import make_loss
from engine.core.network import Network
from engine.core.optimizers import Optimizer, make_optimizer
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.kernel.choice import Core
from engine.kernel.compiled_iteration import CompiledIteration
from engine.kernel.library import Library, loaded
from engine.kernel.program import can_run

TOLERANCES = {"float32": 2e-5, "float64": 1e-11}
"""Largest difference of two numbers, beside the largest number of their array."""


class CompiledEvaluation(CompiledIteration):
    """The steps of an ``EvaluationIteration`` by the kernel, as it measures validation rows."""

    def forward(self, l: int) -> None:
        self._forward(l, is_training=False)

    def update(self, learning_rate: float) -> None:
        """Leave every W and b as it is."""


def library_for(dtype: Any) -> Library:
    """The kernel, or a skipped test where none was built."""
    library = loaded(dtype)
    if library is None:
        pytest.skip("the compiled core was not built here")
    return library


with_each_core = pytest.mark.parametrize("core", get_args(Core))


def iteration_by(core: str, network: Network, optimizer: Optimizer, *, evaluates: bool = False) -> Iteration:
    """An iteration whose steps this core does, whichever is chosen; a skipped test where it cannot."""
    if core == "numpy":
        return (EvaluationIteration if evaluates else Iteration)(network, optimizer)
    library = library_for(network.values.dtype)
    if not can_run(network, library):
        pytest.skip("the compiled core leaves this network to NumPy")
    return (CompiledEvaluation if evaluates else CompiledIteration)(network, optimizer, library)


def twins(
    architecture: Architecture, task: Task, settings: TrainingSettings, dtype: Any, seed: int = 0
) -> tuple[Iteration, CompiledIteration]:
    """The same network twice, at its start: in float64 by NumPy, and in ``dtype`` by the kernel."""
    library = library_for(dtype)
    networks = [Network(architecture, task, each) for each in (np.float64, dtype)]
    networks[1].initialise(seed)
    rng = np.random.default_rng(seed)
    networks[1].values += rng.normal(0, 0.05, networks[1].values.shape).astype(dtype)  # biases too
    networks[1].statistics[...] = np.abs(networks[1].statistics)
    np.copyto(networks[0].values, networks[1].values)
    for each in networks:
        each.use_generator(np.random.default_rng(seed + 1))
        each.loss = make_loss(task, each.last.settings.activation, settings)
    assert can_run(networks[1], library)
    optimizers = [make_optimizer(each.parameters, each.gradients, settings) for each in networks]
    return Iteration(networks[0], optimizers[0]), CompiledIteration(networks[1], optimizers[1], library)


def close(found: Any, expected: Any, tolerance: float, what: str) -> None:
    """Assert that two arrays are alike, measured by the largest number of the expected one."""
    found, expected = np.asarray(found, np.float64), np.asarray(expected, np.float64)
    assert found.shape == expected.shape, what
    scale = max(1.0, float(np.abs(expected[np.isfinite(expected)]).max(initial=0)))
    np.testing.assert_allclose(found, expected, rtol=tolerance, atol=tolerance * scale, err_msg=what)


def compare_steps(
    reference: Iteration, compiled: CompiledIteration, inputs: Any, targets: Any, rate: float = 0.1
) -> None:
    """Run one iteration in both and compare a, z, the loss, dz, da, dW, and what the update leaves."""
    dtype = compiled.network.values.dtype
    tolerance = TOLERANCES[dtype.name]
    inputs, targets = np.asarray(inputs, dtype), np.asarray(targets, dtype)
    reference.take(inputs.astype(np.float64), targets.astype(np.float64))
    compiled.take(inputs, targets)
    last = len(reference.network.layers)
    for l in range(1, last + 1):
        reference.forward(l)
        compiled.forward(l)
        close(compiled.a[l], reference.a[l], tolerance, f"a[{l}]")
        compare_caches(compiled.caches[l - 1], reference.caches[l - 1], tolerance, f"cache {l}")
    reference.compute_loss()
    compiled.compute_loss()
    close(compiled.loss, reference.loss, tolerance, "loss")
    close(compiled.da[last], reference.da[last], tolerance, "gradient of the loss")
    for l in reference.backward_order:
        reference.backward(l)
        compiled.backward(l)
        for number, (found, expected) in enumerate(zip(compiled.da, reference.da, strict=True)):
            if expected is not None and reference.network.graph.learns[number]:
                close(found, expected, tolerance, f"da[{number}] after backward {l}")
        part = reference.network.slices[l - 1]
        close(
            compiled.network.gradients[part], reference.network.gradients[part], tolerance, f"gradients {l}"
        )
    reference.update(rate)
    compiled.update(rate)
    close(compiled.network.values, reference.network.values, 5 * tolerance, "values")
    for name, vector in reference.optimizer.vectors.items():
        close(compiled.optimizer.vectors[name], vector, 5 * tolerance, f"vector {name}")
    assert compiled.optimizer.steps == reference.optimizer.steps


def compare_caches(found: Any, expected: Any, tolerance: float, what: str) -> None:
    """Assert that two caches of a layer hold the same, where both hold arrays of one shape."""
    if isinstance(expected, np.ndarray):
        close(found, expected, tolerance, what)
    elif isinstance(expected, tuple):
        for one, other in zip(found, expected, strict=True):
            compare_caches(one, other, tolerance, what)
    elif hasattr(expected, "z"):
        close(found.z, expected.z, tolerance, f"z of {what}")
