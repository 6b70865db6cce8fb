"""First weights: their mean, variance and limits are those of the papers."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core.initializers import INITIALIZERS, NORMAL_DEVIATION

FAN_OUT, FAN_IN = 300, 500
VARIANCES = {
    "he_normal": 2 / FAN_IN,
    "he_uniform": 2 / FAN_IN,
    "xavier_normal": 2 / (FAN_IN + FAN_OUT),
    "xavier_uniform": 2 / (FAN_IN + FAN_OUT),
    "lecun_normal": 1 / FAN_IN,
    "normal": NORMAL_DEVIATION**2,
    "zeros": 0.0,
}


def drawn(name: str, seed: int = 0) -> np.ndarray:
    return INITIALIZERS[name].draw(np.random.default_rng(seed), (FAN_OUT, FAN_IN), FAN_OUT, FAN_IN)


def test_every_initializer_has_its_variance_written_down_here():
    assert set(VARIANCES) == set(INITIALIZERS)


@pytest.mark.parametrize("name", INITIALIZERS)
def test_mean_and_variance(name):
    weights, variance = drawn(name), VARIANCES[name]
    assert weights.shape == (FAN_OUT, FAN_IN)
    # 150,000 draws: one standard deviation of the measured variance is 0.4 %, of the mean 0.3 % of its root.
    assert weights.var() == pytest.approx(variance, rel=0.02)
    assert abs(weights.mean()) <= 5 * np.sqrt(variance / weights.size)


@pytest.mark.parametrize("name", [name for name, i in INITIALIZERS.items() if i.uniform])
def test_uniform_weights_fill_their_interval(name):
    limit = np.sqrt(3 * VARIANCES[name])
    weights = drawn(name)
    assert 0.999 * limit < np.abs(weights).max() <= limit


@pytest.mark.parametrize("name", [name for name in INITIALIZERS if name != "zeros"])
def test_the_seed_decides(name):
    np.testing.assert_array_equal(drawn(name, 1), drawn(name, 1))
    assert (drawn(name, 1) != drawn(name, 2)).any()


def test_he_keeps_the_variance_through_many_relu_layers():
    rng = np.random.default_rng(0)
    a = rng.normal(size=(200, 256))
    for _ in range(10):
        z = a @ INITIALIZERS["he_normal"].draw(rng, (256, 256), 256, 256).T
        a = np.maximum(z, 0)
    assert 0.5 < (a**2).mean() < 2


def test_a_kernel_is_drawn_in_its_own_shape_with_the_variance_of_its_fans():
    kernel = INITIALIZERS["he_normal"].draw(np.random.default_rng(0), (64, 3, 3, 32), 576, 288)
    assert kernel.shape == (64, 3, 3, 32)
    assert kernel.var() == pytest.approx(2 / 288, rel=0.05)
