"""Updates by the compiled core against NumPy's and PyTorch's optimizers, from the same gradients."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.optimizers import OPTIMIZERS, Optimizer, make_optimizer
from engine.core.training_settings import TrainingSettings
from engine.kernel.compiled_iteration import CompiledIteration
from tests import parity_table as table
from tests.kernels import library_for
from tests.torch_twin import torch
from tests.toy_data import network_of, task_of

SMALL = 1, ()
BLOCKS = 700, ()
"""2,103 parameters: two blocks and a part of one."""
PIECES = 600, (500,)
"""302,003 parameters: more than one piece of work."""

PRECISION = {np.float64: 1e-12, np.float32: 1e-5}
RATE = 0.02

in_both_precisions = pytest.mark.parametrize("dtype", PRECISION, ids=lambda dtype: dtype.__name__)
every_setting = pytest.mark.parametrize(
    "settings", table.OPTIMIZERS, ids=[f"{s.optimizer} {table.changes(s)}" for s in table.OPTIMIZERS]
)


def compiled(settings: TrainingSettings, dtype: Any, size: tuple[int, tuple[int, ...]]) -> CompiledIteration:
    """An iteration by the kernel whose network has some number of parameters, all drawn."""
    library = library_for(dtype)
    network = network_of(task_of("classes", size[0]), size[1], dtype=dtype)
    network.parameters[...] = np.random.default_rng(1).normal(size=network.parameters.size)
    return CompiledIteration(
        network, make_optimizer(network.parameters, network.gradients, settings), library
    )


def twin(optimizer: Optimizer, dtype: Any = None) -> Optimizer:
    """NumPy's optimizer with copies of all that this one has."""
    dtype = dtype or optimizer.parameters.dtype
    copies = [vector.astype(dtype) for vector in (optimizer.parameters, optimizer.gradients)]
    found = make_optimizer(copies[0], copies[1], optimizer.settings)
    found.steps = optimizer.steps
    for name, vector in optimizer.vectors.items():
        found.vectors[name][...] = vector
    return found


def gradient(size: int, step: int, dtype: Any = np.float64) -> Any:
    """Gradients of many sizes, some of them exactly 0."""
    rng = np.random.default_rng(100 + step)
    drawn = rng.normal(size=size) * 10.0 ** rng.uniform(-4, 0, size)
    return np.where(rng.random(size) < 0.1, 0, drawn).astype(dtype)


def assert_same(found: Any, expected: Any, precision: float, what: str) -> None:
    scale = float(np.abs(expected).max(initial=1e-30))
    np.testing.assert_allclose(found, expected, rtol=precision, atol=precision * scale, err_msg=what)


def assert_equal_state(found: Optimizer, expected: Optimizer, precision: float) -> None:
    assert found.steps == expected.steps
    assert_same(found.parameters, expected.parameters, precision, "parameters")
    assert_same(found.gradients, expected.gradients, precision, "gradients")
    for name, vector in expected.vectors.items():
        assert_same(found.vectors[name], vector, precision, name)


@in_both_precisions
@every_setting
@pytest.mark.parametrize("size", [SMALL, BLOCKS, PIECES], ids=["small", "blocks", "pieces"])
def test_many_steps_are_those_of_numpy(settings: TrainingSettings, dtype: Any, size: Any) -> None:
    iteration = compiled(settings, dtype, size)
    ours = iteration.optimizer
    reference = twin(ours)
    for step in range(70 if size == SMALL else 4):  # Nadam's shares are 0 in all digits after 64
        drawn = gradient(ours.parameters.size, step, dtype)
        if dtype is np.float32:  # where decay takes a gradient away, all digits that are left are rounding
            drawn = np.copysign(drawn, ours.parameters)
        ours.gradients[...] = reference.gradients[...] = drawn
        rate = RATE / (1 + step)
        iteration.update(rate)
        reference.update(rate)
        assert_equal_state(ours, reference, PRECISION[dtype])


@pytest.mark.parametrize("name", OPTIMIZERS)
@given(data=st.data())
def test_any_settings_and_any_number_of_steps_before(name: str, data: st.DataObject) -> None:
    settings = TrainingSettings(
        optimizer=name,
        momentum=data.draw(st.floats(0, 0.9999)),
        weight_decay=data.draw(st.just(0.0) | st.floats(1e-8, 10)),
        clipping=data.draw(st.sampled_from(["none", "norm", "value"])),
        clip_limit=data.draw(st.floats(1e-6, 1e6)),
    )
    iteration = compiled(settings, np.float64, SMALL)
    ours = iteration.optimizer
    ours.steps = data.draw(st.integers(0, 100_000))
    for vector in ours.vectors.values():
        vector[...] = np.abs(gradient(vector.size, 7))
    ours.gradients[...] = gradient(ours.parameters.size, data.draw(st.integers(0, 1000)))
    reference = twin(ours)
    rate = data.draw(st.floats(1e-8, 100))
    iteration.update(rate)
    reference.update(rate)
    assert_equal_state(ours, reference, 1e-11)


@pytest.mark.skipif(torch is None, reason="PyTorch is not installed")
@every_setting
def test_many_steps_are_those_of_pytorch(settings: TrainingSettings) -> None:
    iteration = compiled(settings, np.float64, BLOCKS)
    ours = iteration.optimizer
    theirs = torch.nn.Parameter(torch.tensor(ours.parameters))
    optimizer = table.OPTIMIZER_TWINS[settings.optimizer]([theirs], settings)
    for step in range(20):
        ours.gradients[...] = gradient(ours.parameters.size, step)
        theirs.grad = torch.tensor(ours.gradients)
        if settings.clipping == "norm":
            torch.nn.utils.clip_grad_norm_([theirs], settings.clip_limit)
        elif settings.clipping == "value":
            torch.nn.utils.clip_grad_value_([theirs], settings.clip_limit)
        iteration.update(settings.learning_rate)
        optimizer.step()
    assert_same(ours.parameters, theirs.detach().numpy(), 1e-12, "parameters")


@in_both_precisions
@every_setting
def test_either_core_goes_on_with_what_the_other_remembers(settings: TrainingSettings, dtype: Any) -> None:
    iteration = compiled(settings, dtype, SMALL)
    ours = iteration.optimizer
    reference = twin(ours)
    for step in range(12):
        ours.gradients[...] = reference.gradients[...] = gradient(ours.parameters.size, step, dtype)
        reference.update(RATE)
        if step % 2:
            iteration.update(RATE)
        else:
            ours.update(RATE)
    assert_equal_state(ours, reference, PRECISION[dtype])


@in_both_precisions
def test_settings_that_change_count_from_the_next_step(dtype: Any) -> None:
    iteration = compiled(TrainingSettings(optimizer="momentum"), dtype, SMALL)
    ours = iteration.optimizer
    reference = twin(ours)
    changed = replace(ours.settings, momentum=0.2, weight_decay=0.1, clipping="value", clip_limit=0.1)
    for step, settings in enumerate([ours.settings, changed]):
        ours.gradients[...] = reference.gradients[...] = gradient(ours.parameters.size, step, dtype)
        ours.settings = reference.settings = settings
        iteration.update(RATE)
        reference.update(RATE)
    assert_equal_state(ours, reference, PRECISION[dtype])


@in_both_precisions
@pytest.mark.parametrize("clipping", ["none", "norm", "value"])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_what_is_no_number_stays_none(name: str, clipping: str, dtype: Any) -> None:
    iteration = compiled(TrainingSettings(optimizer=name, clipping=clipping), dtype, BLOCKS)
    ours = iteration.optimizer
    ours.gradients[...] = 0.5
    ours.gradients[[3, 1030]] = np.nan
    iteration.update(RATE)
    assert list(np.flatnonzero(np.isnan(ours.parameters))) == [3, 1030]


@pytest.mark.parametrize("size", [BLOCKS, PIECES], ids=["blocks", "pieces"])
def test_a_long_gradient_is_measured_in_all_digits(size: Any) -> None:
    settings = TrainingSettings(optimizer="sgd", clipping="norm", clip_limit=1.0)
    iteration = compiled(settings, np.float32, size)
    gradients = iteration.optimizer.gradients
    gradients[...] = gradient(gradients.size, 1, np.float32)
    before = gradients.astype(np.float64)
    iteration.update(RATE)
    length = float(np.sqrt(np.sum(before**2)))
    np.testing.assert_allclose(gradients, before / (length + 1e-6), rtol=2e-7)


def test_the_same_bits_every_time() -> None:
    settings = TrainingSettings(clipping="norm", clip_limit=0.01, weight_decay=0.1)
    results = []
    for _ in range(5):
        iteration = compiled(settings, np.float32, PIECES)
        for step in range(5):
            iteration.optimizer.gradients[...] = gradient(iteration.optimizer.gradients.size, step)
            iteration.update(RATE)
        results.append(iteration.network.parameters.tobytes())
    assert len(set(results)) == 1
