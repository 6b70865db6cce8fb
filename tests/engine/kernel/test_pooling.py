"""The pooling layers of the compiled core against NumPy's in float64."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.common.arrays import Array, Shape
from engine.core.layers import Layer
from engine.core.layers.pooling import (
    AveragePool2D,
    GlobalAveragePool2D,
    GlobalMaxPool2D,
    MaxPool2D,
    PoolSettings,
)
from engine.core.layers.shared.base import NoSettings
from tests.kernel_layer import REALS, Ran, run_kernel, run_numpy
from tests.kernels import TOLERANCES, close, compare_caches

SIDES = st.integers(1, 9)
SHAPES = st.tuples(SIDES, SIDES, st.sampled_from([1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33]))
NUMBERS = ["normal", "ties", "constant", "negative"]


def pictures(numbers: str, shape: Shape, seed: int) -> Array:
    rng = np.random.default_rng(seed)
    if numbers == "constant":
        return np.full(shape, -0.5)
    if numbers == "ties":
        return rng.integers(0, 3, shape).astype(np.float64)
    drawn = rng.normal(size=shape).astype(np.float32).astype(np.float64)
    return -np.abs(drawn) if numbers == "negative" else drawn


def run_both(layer: Layer, x: Array, dtype: type, seed: int = 0) -> tuple[Ran, Ran]:
    out = (len(x), *layer.output_shape(layer.settings, *layer.input_shapes))
    da = np.random.default_rng(seed).normal(size=out).astype(dtype)
    found = run_kernel(layer, [x.astype(dtype)], da)
    return found, run_numpy(layer, [x], da.astype(np.float64))


@pytest.mark.parametrize("dtype", REALS)
@pytest.mark.parametrize("kind", [MaxPool2D, AveragePool2D])
@given(SHAPES, st.integers(1, 4), st.integers(2, 4), st.integers(1, 5), st.sampled_from(NUMBERS))
def test_windows(
    kind: type[Layer], dtype: type, shape: Shape, m: int, size: int, stride: int, numbers: str
) -> None:
    settings = PoolSettings(size, stride)
    if kind.problem(settings, shape) is None:
        layer = kind(settings, shape)
        found, expected = run_both(layer, pictures(numbers, (m, *shape), m), dtype, stride)
        compare(found, expected, dtype)


@pytest.mark.parametrize("dtype", REALS)
@pytest.mark.parametrize("kind", [GlobalMaxPool2D, GlobalAveragePool2D])
@given(SHAPES, st.integers(1, 4), st.sampled_from(NUMBERS))
def test_whole_pictures(kind: type[Layer], dtype: type, shape: Shape, m: int, numbers: str) -> None:
    layer = kind(NoSettings(), shape)
    found, expected = run_both(layer, pictures(numbers, (m, *shape), m), dtype)
    compare(found, expected, dtype)


def compare(found: Ran, expected: Ran, dtype: type) -> None:
    tolerance = TOLERANCES[np.dtype(dtype).name]
    close(found.a, expected.a, tolerance, "a")
    close(found.da_prev[0], expected.da_prev[0], tolerance, "da_prev")
    compare_caches(found.cache, expected.cache, tolerance, "cache")


@pytest.mark.parametrize("dtype", REALS)
@pytest.mark.parametrize("layer", [
    MaxPool2D(PoolSettings(2, 2), (4, 6, 5)),
    AveragePool2D(PoolSettings(2, 2), (4, 6, 5)),
    GlobalMaxPool2D(NoSettings(), (4, 6, 5)),
    GlobalAveragePool2D(NoSettings(), (4, 6, 5)),
], ids=lambda layer: layer.kind)  # fmt: skip
@pytest.mark.parametrize("place", [(1, 0, 0, 0), (1, 1, 1, 4), (1, 3, 5, 2)])
def test_nan_goes_on_in_its_own_window_alone(layer: Layer, dtype: type, place: tuple[int, ...]) -> None:
    x = pictures("normal", (3, 4, 6, 5), 1)
    x[place] = np.nan
    found, expected = run_both(layer, x, dtype)
    assert np.isnan(expected.a).sum() == 1
    np.testing.assert_array_equal(np.isnan(found.a), np.isnan(expected.a))
    assert np.isfinite(found.da_prev[0]).all()


def test_infinite_pictures_have_a_largest_number() -> None:
    layer = MaxPool2D(PoolSettings(2, 2), (2, 4, 1))
    x = np.array([-np.inf, -np.inf, 1, np.inf, -np.inf, -np.inf, np.inf, 2]).reshape(1, 2, 4, 1)
    da = np.array([3.0, 4.0]).reshape(1, 1, 2, 1)
    found = run_kernel(layer, [x], da)
    np.testing.assert_array_equal(found.a.ravel(), [-np.inf, np.inf])
    np.testing.assert_array_equal(found.da_prev[0].ravel(), [3, 0, 0, 4, 0, 0, 0, 0])
