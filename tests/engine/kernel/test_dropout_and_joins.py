"""Dropout, Add, Concatenate, Reshape and Flatten of the compiled core against NumPy's: the same bits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.common.arrays import Array, Shape
from engine.core.layers import Layer
from engine.core.layers.dropout import Dropout, DropoutSettings
from engine.core.layers.joins import Add, Concatenate
from engine.core.layers.shapes import Flatten, Reshape, ReshapeSettings
from engine.core.layers.shared.base import NoSettings
from tests.kernel_layer import REALS, Ran, run_kernel, run_numpy

SHAPES = st.one_of(
    st.tuples(st.integers(1, 70)), st.tuples(st.integers(1, 4), st.integers(1, 4), st.integers(1, 20))
)


def numbers(seed: int, *shapes: Shape, dtype: type) -> list[Array]:
    rng = np.random.default_rng(seed)
    return [rng.normal(size=shape).astype(dtype) for shape in shapes]


def assert_same(found: Ran, expected: Ran) -> None:
    np.testing.assert_array_equal(found.a, expected.a)
    for one, other in zip(found.da_prev, expected.da_prev, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("dtype", REALS)
@given(SHAPES, st.integers(1, 20), st.floats(0, 0.95), st.integers(0, 99), st.integers(0, 3))
def test_dropout_draws_the_masks_of_numpy(
    dtype: type, shape: Shape, m: int, rate: float, seed: int, drawn_before: int
) -> None:
    layer = Dropout(DropoutSettings(rate), shape)
    x, da = numbers(seed, (m, *shape), (m, *shape), dtype=dtype)
    runs, states = [], []
    for run in (run_kernel, run_numpy):
        layer.rng = np.random.default_rng(seed)
        layer.rng.random(drawn_before, dtype=np.float32)  # leaves half a number of 64 bits, or none
        runs.append(run(layer, [x], da))
        states.append(layer.rng.bit_generator.state)
    assert_same(*runs)
    assert states[0] == states[1]
    if rate:
        np.testing.assert_array_equal(runs[0].cache, runs[1].cache)
        assert runs[0].cache.dtype == dtype


@pytest.mark.parametrize("dtype", REALS)
@pytest.mark.parametrize(("rate", "training"), [(0.5, False), (0.0, True)])
def test_dropout_that_silences_nothing_draws_nothing(dtype: type, rate: float, training: bool) -> None:
    layer = Dropout(DropoutSettings(rate), (9,))
    before = layer.rng.bit_generator.state
    x, da = numbers(1, (5, 9), (5, 9), dtype=dtype)
    found = run_kernel(layer, [x], da, training)
    np.testing.assert_array_equal(found.a, x)
    np.testing.assert_array_equal(found.da_prev[0], da)
    assert found.cache is None
    assert layer.rng.bit_generator.state == before


def test_dropout_lets_nan_go_on() -> None:
    layer = Dropout(DropoutSettings(0.5), (40,))
    x = np.full((3, 40), np.nan, np.float32)
    assert np.isnan(run_kernel(layer, [x], np.ones_like(x)).a).all()


@pytest.mark.parametrize("dtype", REALS)
@given(SHAPES, st.integers(2, 9), st.integers(1, 6), st.integers(0, 99))
def test_add(dtype: type, shape: Shape, sources: int, m: int, seed: int) -> None:
    layer = Add(NoSettings(), *[shape] * sources)
    *inputs, da = numbers(seed, *[(m, *shape)] * (sources + 1), dtype=dtype)
    assert_same(run_kernel(layer, inputs, da), run_numpy(layer, inputs, da))


@pytest.mark.parametrize("dtype", REALS)
@given(SHAPES, st.lists(st.integers(1, 20), min_size=2, max_size=9), st.integers(1, 6), st.integers(0, 99))
def test_concatenate(dtype: type, shape: Shape, channels: list[int], m: int, seed: int) -> None:
    layer = Concatenate(NoSettings(), *[(*shape[:-1], each) for each in channels])
    shapes = [*layer.input_shapes, layer.output_shape(layer.settings, *layer.input_shapes)]
    *inputs, da = numbers(seed, *[(m, *each) for each in shapes], dtype=dtype)
    assert_same(run_kernel(layer, inputs, da), run_numpy(layer, inputs, da))


@pytest.mark.parametrize("dtype", REALS)
@pytest.mark.parametrize(
    "layer", [Flatten(NoSettings(), (3, 5, 2)), Reshape(ReshapeSettings(3, 5, 2), (30,))]
)
@pytest.mark.parametrize("m", [1, 7])
def test_other_shapes(layer: Layer, dtype: type, m: int) -> None:
    out = layer.output_shape(layer.settings, *layer.input_shapes)
    x, da = numbers(m, (m, *layer.input_shapes[0]), (m, *out), dtype=dtype)
    assert_same(run_kernel(layer, [x], da), run_numpy(layer, [x], da))


@pytest.mark.parametrize("layer", [
    Dropout(DropoutSettings(0.5), (4,)), Add(NoSettings(), (4,), (4,)),
    Concatenate(NoSettings(), (4,), (4,)), Flatten(NoSettings(), (1, 2, 2)),
], ids=lambda layer: layer.kind)  # fmt: skip
def test_nothing_is_given_back_to_what_does_not_learn(layer: Layer) -> None:
    shapes = [*layer.input_shapes, layer.output_shape(layer.settings, *layer.input_shapes)]
    *inputs, da = numbers(1, *[(3, *each) for each in shapes], dtype=np.float32)
    assert run_kernel(layer, inputs, da, wants_da_prev=False).da_prev == []
