"""Optimizers against their formulas written out; ``parity`` compares them with PyTorch's."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.core.optimizers import OPTIMIZERS, PIECE, Adam, Optimizer
from engine.core.training_settings import TrainingSettings
from engine.core.update_rules import UPDATE_RULES

RATE = 0.01


def made(name: str, size: int, dtype: type = np.float64) -> Optimizer:
    parameters = np.random.default_rng(0).normal(size=size).astype(dtype)
    return OPTIMIZERS[name](parameters, np.zeros_like(parameters), TrainingSettings(optimizer=name))


def gradient(parameters: np.ndarray, step: int) -> np.ndarray:
    """Gradient of some loss that changes with every step, as that of mini-batches does."""
    return parameters + np.sin(step + np.arange(parameters.size))


def test_every_optimizer_that_can_be_chosen_is_there():
    assert set(OPTIMIZERS) == set(UPDATE_RULES)


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
    rested.reset()
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
    for step in range(3000):
        optimizer.gradients[...] = optimizer.parameters - 1
        # RMSProp always goes about as far as its rate, and Adagrad's steps become small by themselves.
        optimizer.update({"adagrad": 0.5, "rmsprop": RATE * 0.997**step}.get(name, RATE))
    np.testing.assert_allclose(optimizer.parameters, 1, atol=1e-3)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_pieces_change_nothing(name, monkeypatch):
    whole = made(name, 50)
    monkeypatch.setattr("engine.core.optimizers.PIECE", 7)
    pieces = made(name, 50)
    assert len(pieces.pieces) == 8
    for step in range(5):
        for optimizer in (whole, pieces):
            optimizer.settings = replace(optimizer.settings, weight_decay=0.01)
            optimizer.gradients[...] = gradient(optimizer.parameters, step)
            optimizer.update(RATE)
    np.testing.assert_array_equal(whole.parameters, pieces.parameters)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_clipped_gradient_is_no_longer_than_its_limit(name):
    optimizer = made(name, 50)
    for clipping in ("norm", "value"):
        optimizer.settings = replace(optimizer.settings, clipping=clipping, clip_limit=0.1)
        optimizer.gradients[...] = gradient(optimizer.parameters, 1)
        direction = optimizer.gradients / np.linalg.norm(optimizer.gradients)
        optimizer.update(RATE)
        if clipping == "norm":
            np.testing.assert_allclose(optimizer.gradients, 0.1 * direction, rtol=1e-4)
        else:
            assert np.abs(optimizer.gradients).max() == 0.1


def test_a_gradient_within_the_limit_is_left_as_it_is():
    optimizer = made("sgd", 3)
    optimizer.gradients[...] = 0.5
    for clipping in ("norm", "value"):
        optimizer.settings = replace(optimizer.settings, clipping=clipping, clip_limit=0.9)
        optimizer.update(RATE)
        assert (optimizer.gradients == 0.5).all()


def test_decay_shrinks_weights_without_any_gradient():
    for name in ("sgd", "adamw"):
        optimizer = made(name, 5)
        before = optimizer.parameters.copy()
        optimizer.settings = replace(optimizer.settings, weight_decay=0.5)
        optimizer.update(RATE)
        np.testing.assert_allclose(optimizer.parameters, before * (1 - RATE * 0.5), atol=1e-15)


def test_a_network_without_weights_has_nothing_to_update():
    for name in OPTIMIZERS:
        optimizer = OPTIMIZERS[name](np.zeros(0), np.zeros(0), TrainingSettings(clipping="norm"))
        optimizer.update(RATE)
        assert optimizer.last_update(slice(0, 0), RATE).size == 0


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_gradient_of_zero_moves_nothing_and_divides_by_nothing(name):
    optimizer = made(name, 5)
    before = optimizer.parameters.copy()
    optimizer.update(RATE)
    np.testing.assert_array_equal(optimizer.parameters, before)
