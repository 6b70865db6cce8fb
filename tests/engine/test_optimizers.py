"""Optimizers against PyTorch's and against their formulas written out."""

from __future__ import annotations

import numpy as np
import pytest

from engine.optimizers import OPTIMIZERS, PIECE, Adam, Optimizer
from engine.project import OPTIMIZER_WORDS, TrainingSettings

RATE = 0.01


def made(name: str, size: int, dtype: type = np.float64) -> Optimizer:
    parameters = np.random.default_rng(0).normal(size=size).astype(dtype)
    return OPTIMIZERS[name](parameters, np.zeros_like(parameters), TrainingSettings(optimizer=name))


def gradient(parameters: np.ndarray, step: int) -> np.ndarray:
    """Of some loss that changes with every step, as that of mini-batches does."""
    return parameters + np.sin(step + np.arange(parameters.size))


def test_every_optimizer_that_can_be_chosen_is_there():
    assert set(OPTIMIZERS) == set(OPTIMIZER_WORDS)


@pytest.mark.parametrize("size", [1, 50, PIECE + 7])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_hundred_steps_agree_with_pytorch(name, size):
    torch = pytest.importorskip("torch")
    optimizer = made(name, size)
    theirs = torch.tensor(optimizer.parameters.copy(), requires_grad=True)
    their_optimizer = {
        "sgd": lambda: torch.optim.SGD([theirs], lr=RATE),
        "momentum": lambda: torch.optim.SGD([theirs], lr=RATE, momentum=optimizer.settings.momentum),
        "adam": lambda: torch.optim.Adam([theirs], lr=RATE),
    }[name]()
    for step in range(100):
        rate = RATE if step < 50 else RATE / 10  # changed while it runs
        their_optimizer.param_groups[0]["lr"] = rate
        theirs.grad = torch.tensor(gradient(theirs.detach().numpy(), step))
        their_optimizer.step()
        optimizer.gradients[...] = gradient(optimizer.parameters, step)
        optimizer.update(rate)
    np.testing.assert_allclose(optimizer.parameters, theirs.detach().numpy(), rtol=0, atol=1e-9)


def test_adam_is_the_formula_of_its_paper():
    optimizer = made("adam", 20)
    w, m, v = optimizer.parameters.copy(), np.zeros(20), np.zeros(20)
    for t in range(1, 101):
        g = gradient(w, t)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        w -= RATE * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + Adam.epsilon)
        optimizer.gradients[...] = gradient(optimizer.parameters, t)
        optimizer.update(RATE)
    np.testing.assert_allclose(optimizer.parameters, w, rtol=0, atol=1e-12)


def test_momentum_keeps_its_share_of_the_last_step():
    optimizer = made("momentum", 1)
    start = optimizer.parameters.copy()
    optimizer.gradients[...] = 1
    optimizer.update(RATE)
    optimizer.gradients[...] = 0
    optimizer.update(RATE)
    np.testing.assert_allclose(start - optimizer.parameters, RATE + RATE * 0.9, atol=1e-15)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_last_update_is_what_was_taken_away(name):
    optimizer = made(name, PIECE + 7)
    for step in range(3):
        before = optimizer.parameters.copy()
        optimizer.gradients[...] = gradient(optimizer.parameters, step)
        optimizer.update(RATE)
        part = slice(PIECE - 5, PIECE + 5)
        taken = (before - optimizer.parameters)[part]
        np.testing.assert_allclose(optimizer.last_update(part, RATE), taken, rtol=0, atol=1e-12)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_rest_forgets_every_step(name):
    rested, fresh = made(name, 10), made(name, 10)
    rested.gradients[...] = 3
    rested.update(RATE)
    rested.rest()
    rested.parameters[...] = fresh.parameters
    for optimizer in (rested, fresh):
        optimizer.gradients[...] = 1
        optimizer.update(RATE)
    np.testing.assert_array_equal(rested.parameters, fresh.parameters)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_works_in_place_and_in_single_precision(name):
    optimizer = made(name, 10, np.float32)
    same = optimizer.parameters
    optimizer.gradients[...] = 1
    optimizer.update(RATE)
    assert optimizer.parameters is same
    assert {vector.dtype for vector in optimizer.vectors.values()} <= {np.dtype(np.float32)}
    assert np.isfinite(same).all()


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_finds_the_bottom_of_a_bowl(name):
    optimizer = made(name, 20)
    for _ in range(3000):
        optimizer.gradients[...] = optimizer.parameters - 1
        optimizer.update(RATE)
    np.testing.assert_allclose(optimizer.parameters, 1, atol=1e-3)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_gradient_of_zero_moves_nothing_and_divides_by_nothing(name):
    optimizer = made(name, 5)
    before = optimizer.parameters.copy()
    optimizer.update(RATE)
    np.testing.assert_array_equal(optimizer.parameters, before)
