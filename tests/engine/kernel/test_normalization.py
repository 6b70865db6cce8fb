"""The norms of the compiled core against NumPy's in float64."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.common.arrays import Shape
from engine.core.layers import Layer
from engine.core.layers.batch_norm import BatchNorm, BatchNormSettings
from engine.core.layers.layer_norm import GroupNorm, GroupNormSettings, LayerNorm
from engine.core.layers.shared.base import NoSettings
from tests.kernel_layer import REALS, made, run_kernel, run_numpy
from tests.kernels import TOLERANCES, close, compare_caches

CHANNELS = [1, 2, 3, 5, 6, 8, 12, 16, 31, 32, 33, 48, 64, 65, 100, 256, 257, 260, 600]
"""On both sides of every width at which the kernel takes them otherwise."""

ROWS = st.sampled_from(CHANNELS).map(lambda n: (n,))
PICTURES = st.tuples(st.integers(1, 5), st.integers(1, 5), st.sampled_from(CHANNELS))
SHAPES = st.one_of(ROWS, PICTURES)


def twins(layer: Layer, dtype: type, seed: int) -> tuple[Layer, Layer]:
    """The same layer twice with the same numbers: in ``dtype``, and in float64."""
    one = made(layer, dtype, seed)
    other = made(type(layer)(layer.settings, *layer.input_shapes), np.float64, seed)
    for each in (*layer.parameters, *layer.statistics):
        getattr(other, each.name)[...] = getattr(one, each.name)
    return one, other


def compare(layer: Layer, m: int, dtype: type, seed: int, training: bool = True) -> None:
    """Compare all that forward and backward give and leave."""
    one, other = twins(layer, dtype, seed)
    rng = np.random.default_rng(seed)
    shape = (m, *layer.input_shapes[0])
    x, da = (rng.normal(centre, 2, shape).astype(dtype) for centre in (3, 0))
    found = run_kernel(one, [x], da, training)
    expected = run_numpy(other, [x.astype(np.float64)], da.astype(np.float64), training)
    tolerance = TOLERANCES[np.dtype(dtype).name]
    close(found.a, expected.a, tolerance, "a")
    compare_caches(found.cache, expected.cache, tolerance, "cache")
    assert found.cache[2:] == expected.cache[2:]  # whether the statistics were those of the mini-batch
    close(found.da_prev[0], expected.da_prev[0], 5 * tolerance, "da_prev")
    for name in ("dgamma", "dbeta", *(each.name for each in layer.statistics)):
        close(getattr(one, name), getattr(other, name), tolerance, name)


@pytest.mark.parametrize("dtype", REALS)
@given(SHAPES, st.integers(1, 20), st.booleans(), st.integers(0, 99))
def test_batch_norm(dtype: type, shape: Shape, m: int, training: bool, seed: int) -> None:
    compare(BatchNorm(BatchNormSettings(momentum=0.3), shape), m, dtype, seed, training)


@pytest.mark.parametrize("dtype", REALS)
@given(SHAPES, st.integers(1, 20), st.integers(0, 99))
def test_layer_norm(dtype: type, shape: Shape, m: int, seed: int) -> None:
    compare(LayerNorm(NoSettings(), shape), m, dtype, seed)


@pytest.mark.parametrize("dtype", REALS)
@given(SHAPES, st.integers(1, 20), st.integers(0, 99), st.data())
def test_group_norm(dtype: type, shape: Shape, m: int, seed: int, data: st.DataObject) -> None:
    divisors = [n for n in range(1, shape[-1] + 1) if shape[-1] % n == 0]
    settings = GroupNormSettings(data.draw(st.sampled_from(divisors)))
    if GroupNorm.problem(settings, shape) is None:
        compare(GroupNorm(settings, shape), m, dtype, seed)


@pytest.mark.parametrize("layer", [
    BatchNorm(BatchNormSettings(), (6,)),
    BatchNorm(BatchNormSettings(), (28, 28, 6)),
    BatchNorm(BatchNormSettings(), (300,)),
    LayerNorm(NoSettings(), (96,)),
    GroupNorm(GroupNormSettings(2), (28, 28, 6)),
    GroupNorm(GroupNormSettings(2), (7, 7, 80)),
], ids=lambda layer: f"{layer.kind} {layer.input_shapes[0]}")  # fmt: skip
def test_a_small_spread_far_from_zero_is_exact_to_the_rounding(layer: Layer) -> None:
    one, other = twins(layer, np.float32, 1)
    rng = np.random.default_rng(1)
    shape = (64, *layer.input_shapes[0])
    x = (1000 + 0.01 * rng.normal(size=shape)).astype(np.float32)
    found = run_kernel(one, [x], np.ones(shape, np.float32))
    expected = run_numpy(other, [x.astype(np.float64)], np.ones(shape))
    np.testing.assert_allclose(found.a, expected.a, rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(found.cache[1], expected.cache[1], rtol=1e-6)


@pytest.mark.parametrize("dtype", REALS)
@pytest.mark.parametrize("layer", [
    BatchNorm(BatchNormSettings(), (9,)),
    BatchNorm(BatchNormSettings(), (3, 3, 4)),
    LayerNorm(NoSettings(), (40,)),
    GroupNorm(GroupNormSettings(2), (3, 3, 4)),
], ids=lambda layer: f"{layer.kind} {layer.input_shapes[0]}")  # fmt: skip
def test_nan_spoils_all_that_share_its_mean_and_nothing_else(layer: Layer, dtype: type) -> None:
    one, other = twins(layer, dtype, 2)
    x = np.random.default_rng(2).normal(size=(5, *layer.input_shapes[0])).astype(dtype)
    x[3].flat[1] = np.nan
    da = np.ones_like(x)
    found, expected = run_kernel(one, [x], da), run_numpy(other, [x.astype(np.float64)], da)
    assert np.isnan(expected.a).any()
    assert (np.isnan(found.a) == np.isnan(expected.a)).all()
    assert (np.isnan(found.da_prev[0]) == np.isnan(expected.da_prev[0])).all()


@pytest.mark.parametrize("layer", [
    BatchNorm(BatchNormSettings(), (7,)), LayerNorm(NoSettings(), (7,)),
    GroupNorm(GroupNormSettings(2), (3, 3, 4)),
], ids=lambda layer: layer.kind)  # fmt: skip
def test_equal_numbers_become_beta_exactly(layer: Layer) -> None:
    one = made(layer, np.float32)
    x = np.full((4, *layer.input_shapes[0]), 0.1, np.float32)
    found = run_kernel(one, [x], np.ones_like(x))
    assert (found.a == one.beta).all()  # type: ignore[attr-defined]


@pytest.mark.parametrize("layer", [
    BatchNorm(BatchNormSettings(), (40,)), LayerNorm(NoSettings(), (40,)),
    GroupNorm(GroupNormSettings(4), (3, 3, 8)),
], ids=lambda layer: layer.kind)  # fmt: skip
def test_gradients_are_the_same_where_nothing_before_it_learns(layer: Layer) -> None:
    one = made(layer, np.float32)
    x, da = np.random.default_rng(0).normal(size=(2, 6, *layer.input_shapes[0])).astype(np.float32)
    gradients = []
    for wants_da_prev in (True, False):
        run_kernel(one, [x], da, wants_da_prev=wants_da_prev)
        gradients.append((one.dgamma.copy(), one.dbeta.copy()))  # type: ignore[attr-defined]
    np.testing.assert_array_equal(*gradients)
