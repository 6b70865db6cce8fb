"""Promises of every layer beside its numbers, which ``parity`` compares with PyTorch and differences."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.activations import ACTIVATIONS, LEAK
from engine.core.layers import LAYER_KINDS, Dense, Dropout, Layer
from engine.core.layers.batch_norm import BatchNorm, BatchNormSettings
from engine.core.layers.convolution import Conv2D, Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.layers.layer_norm import LayerNorm
from engine.core.layers.pooling import AveragePool2D, MaxPool2D, PoolSettings
from engine.core.layers.shapes import Flatten, Reshape, ReshapeSettings
from engine.core.layers.shared.activated import Cache
from engine.core.layers.shared.base import NoSettings, count
from tests.parity_table import LAYERS, LayerRow

SOME_OF_EACH = [next(row for row in reversed(LAYERS) if row.kind == kind) for kind in LAYER_KINDS]


def made(layer: Layer, dtype: Any = np.float64) -> Any:
    """The layer with vectors of its own and first weights."""
    learnt = count(layer.parameter_shapes(layer.settings, *layer.input_shapes))
    measured = count(layer.statistic_shapes(layer.settings, *layer.input_shapes))
    layer.bind(np.zeros(learnt, dtype), np.zeros(learnt, dtype), np.zeros(measured, dtype))
    layer.initialise(np.random.default_rng(0))
    return layer


def dense(units: int, activation: str, n_in: int, dtype: Any = np.float64, **settings: Any) -> Dense:
    return made(Dense(DenseSettings(units, activation, **settings), (n_in,)), dtype)


def arrays_of(value: Any) -> list[np.ndarray]:
    """All arrays in a cache, in whatever it packs them."""
    if isinstance(value, np.ndarray):
        return [value]
    if isinstance(value, Cache):
        return [value.inputs, value.z, value.a]
    return [array for each in value for array in arrays_of(each)] if isinstance(value, (tuple, list)) else []


def fed(row: LayerRow, rows: int, dtype: Any = np.float64) -> tuple[Any, Any]:
    """A layer of a row of the table and what it takes."""
    layer = made(LAYER_KINDS[row.kind](row.settings, *row.shapes), dtype)
    rng = np.random.default_rng(1)
    inputs = [rng.normal(size=(rows, *shape)).astype(dtype) for shape in row.shapes]
    return layer, inputs if layer.many_inputs else inputs[0]


@pytest.mark.parametrize("row", LAYERS, ids=lambda row: row.name)
@pytest.mark.parametrize("dtype", [np.float32, np.float64], ids=lambda dtype: dtype.__name__)
def test_shapes_and_precision_are_kept(row, dtype):
    for rows in (1, 3):
        layer, inputs = fed(row, rows, dtype)
        assert layer.problem(row.settings, *row.shapes) is None
        for training in (False, True):
            a, cache = layer.forward(inputs, training)
            assert a.shape == (rows, *layer.output_shape(row.settings, *row.shapes))
            da_prev = layer.backward(np.ones_like(a), cache)
            given_back = da_prev if layer.many_inputs else [da_prev]
            assert [one.shape[1:] for one in given_back] == list(row.shapes)
            assert {one.dtype for one in (a, *given_back)} == {np.dtype(dtype)}


@pytest.mark.parametrize("row", SOME_OF_EACH, ids=lambda row: row.kind)
def test_forward_and_backward_leave_what_they_were_given(row):
    layer, inputs = fed(row, 5)
    a, cache = layer.forward(inputs, training=True)
    da = np.random.default_rng(2).normal(size=a.shape)
    given_arrays = [*arrays_of(inputs), da, *arrays_of(cache), a]
    before = [array.copy() for array in given_arrays]
    layer.backward(da, cache)
    for kept, now in zip(before, given_arrays, strict=True):
        np.testing.assert_array_equal(kept, now)


@pytest.mark.parametrize("row", SOME_OF_EACH, ids=lambda row: row.kind)
def test_evaluation_changes_nothing_and_gives_the_same_twice(row):
    layer, inputs = fed(row, 4)
    layer.forward(inputs, training=True)
    once = layer.forward(inputs, training=False)[0].copy()
    np.testing.assert_array_equal(layer.forward(inputs, training=False)[0], once)


@pytest.mark.parametrize("row", SOME_OF_EACH, ids=lambda row: row.kind)
def test_backward_without_da_prev_fills_the_same_gradients(row):
    layer, inputs = fed(row, 5)
    a, cache = layer.forward(inputs, training=True)
    layer.backward(np.ones_like(a), cache)
    before = layer.gradients.copy()
    layer.gradients.fill(7)
    layer.backward(np.ones_like(a), cache, needs_da_prev=False)
    np.testing.assert_array_equal(layer.gradients, before)


OF_EACH_ROW_ALONE = [row for row in SOME_OF_EACH if row.kind not in ("batch_norm", "dropout")]
"""Layers whose rows depend neither on one another nor on chance."""


@pytest.mark.parametrize("row", OF_EACH_ROW_ALONE, ids=lambda row: row.kind)
def test_backward_averages_over_the_rows(row):
    layer, inputs = fed(row, 2)

    def gradients(times: int) -> np.ndarray:
        tiled = [np.concatenate([one] * times) for one in (inputs if layer.many_inputs else [inputs])]
        a, cache = layer.forward(tiled if layer.many_inputs else tiled[0], training=True)
        layer.backward(np.ones_like(a), cache)
        return layer.gradients.copy()

    np.testing.assert_allclose(gradients(10), gradients(1), atol=1e-14)


def test_every_family_is_found_by_the_key_it_is_stored_under():
    for kind, family in LAYER_KINDS.items():
        assert family.kind == kind
        assert family.label
        assert family.summary.endswith(".")


# Activation functions


def test_relu_has_the_slope_zero_at_its_kink():
    kink, one = np.zeros((1, 1)), np.ones((1, 1))
    assert ACTIVATIONS["relu"].backward(one, kink, kink) == 0
    assert ACTIVATIONS["leaky_relu"].backward(one, kink, kink) == LEAK


@pytest.mark.parametrize("rows", [1, 3000])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_large_and_small_arrays_give_the_same(activation, rows):
    """Some functions take another way where arrays are small."""
    z = np.random.default_rng(0).normal(size=(rows, 4))
    da = np.random.default_rng(1).normal(size=(rows, 4))
    function = ACTIVATIONS[activation]
    a = function.forward(z.copy())
    dz = function.backward(da, z, a)
    for i in range(0, rows, 500):
        part = slice(i, i + 1)
        np.testing.assert_allclose(a[part], function.forward(z[part].copy()), rtol=0, atol=1e-15)
        expected = function.backward(da[part], z[part], a[part])
        np.testing.assert_allclose(dz[part], expected, rtol=0, atol=1e-15)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_huge_numbers_give_no_overflow(activation):
    z = np.array([[-1e4, 0.0, 1e4], [3e37, -3e37, 1.0]], np.float32)
    function = ACTIVATIONS[activation]
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        a = function.forward(z)
        dz = function.backward(np.ones_like(z), z, a)
    assert np.isfinite(a).all()
    assert np.isfinite(dz).all()


@pytest.mark.parametrize("activation", ["gelu", "silu", "elu", "softplus", "relu"])
def test_what_lies_far_below_zero_becomes_next_to_nothing(activation):
    z = np.array([[-1e3, -1e6, -3e37]], np.float32)
    a = ACTIVATIONS[activation].forward(z)
    assert (np.abs(a) <= 1).all()
    assert not ACTIVATIONS[activation].backward(np.ones_like(z), z, a).any()


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_numbers_that_are_none_break_nothing(activation, number):
    """The trainer ends a run whose loss is not finite, so no function may raise before that."""
    z = np.array([[number, 1.0]], np.float32)
    with np.errstate(all="ignore"):
        a = ACTIVATIONS[activation].forward(z)
        dz = ACTIVATIONS[activation].backward(np.ones_like(z), z, a)
    assert a.shape == dz.shape == z.shape
    if np.isnan(number):
        assert np.isnan(a[0, 0])


@given(st.integers(1, 12), st.floats(-50, 50))
def test_softmax_rows_are_probabilities_and_ignore_a_shift(units, shift):
    z = np.random.default_rng(units).normal(scale=5, size=(4, units))
    a = ACTIVATIONS["softmax"].forward(z)
    np.testing.assert_allclose(a.sum(1), 1, atol=1e-12)
    np.testing.assert_allclose(ACTIVATIONS["softmax"].forward(z + shift), a, atol=1e-10)


@pytest.mark.parametrize("size", [77.9, 79.9, 300.0])
def test_softmax_of_the_widest_row_holds_large_logits(size):
    for z in (np.full((2, 16384), size, np.float32), np.full((2, 16384), -size, np.float32)):
        with np.errstate(all="raise"):
            np.testing.assert_allclose(ACTIVATIONS["softmax"].forward(z), 1 / 16384, rtol=1e-5)


def test_softmax_of_a_picture_is_of_each_pixel():
    z = np.random.default_rng(0).normal(scale=20, size=(2, 3, 4, 5))
    np.testing.assert_allclose(ACTIVATIONS["softmax"].forward(z).sum(-1), 1, atol=1e-12)


# Dense


def test_l2_adds_the_weights_to_their_gradient_and_spares_the_biases():
    plain, pulled = dense(3, "tanh", 4), dense(3, "tanh", 4, l2=0.5)
    inputs, da = np.ones((2, 4)), np.ones((2, 3))
    for layer in (plain, pulled):
        layer.backward(da, layer.forward(inputs, training=True)[1])
    np.testing.assert_allclose(pulled.dW - plain.dW, 0.5 * pulled.W, atol=1e-14)
    np.testing.assert_array_equal(pulled.db, plain.db)
    assert pulled.penalty() == pytest.approx(0.25 * (pulled.W**2).sum())
    assert plain.penalty() == 0


def test_l1_pulls_every_weight_alike():
    plain, pulled = dense(3, "tanh", 4), dense(3, "tanh", 4, l1=0.5)
    for layer in (plain, pulled):
        layer.backward(np.ones((2, 3)), layer.forward(np.ones((2, 4)), training=True)[1])
    np.testing.assert_allclose(pulled.dW - plain.dW, 0.5 * np.sign(pulled.W), atol=1e-14)
    assert pulled.penalty() == pytest.approx(0.5 * np.abs(pulled.W).sum())


# Dropout


def test_dropout_keeps_the_mean_and_silences_its_share():
    layer = Dropout(DropoutSettings(0.3), (1000,))
    made(layer)
    a, mask = layer.forward(np.ones((200, 1000), np.float32), training=True)
    assert mask is not None
    assert a.dtype == np.float32
    # 200,000 draws: the standard deviation of the share is 0.001.
    assert abs((a == 0).mean() - 0.3) < 0.005
    assert abs(a.mean() - 1) < 0.01
    np.testing.assert_allclose(np.unique(a), [0, 1 / 0.7], rtol=1e-6)
    np.testing.assert_array_equal(layer.backward(np.ones_like(a), mask), mask)


def test_dropout_draws_another_mask_each_time_and_the_same_from_the_same_generator():
    layer = Dropout(DropoutSettings(0.5), (50,))
    inputs = np.ones((4, 50))
    layer.rng = np.random.default_rng(3)
    first, second = (layer.forward(inputs, training=True)[0] for _ in range(2))
    layer.rng = np.random.default_rng(3)
    assert (first != second).any()
    np.testing.assert_array_equal(layer.forward(inputs, training=True)[0], first)


def test_dropout_does_nothing_outside_training():
    layer = Dropout(DropoutSettings(0.5), (50,))
    inputs = np.random.default_rng(0).normal(size=(4, 50))
    a, cache = layer.forward(inputs, training=False)
    np.testing.assert_array_equal(a, inputs)
    np.testing.assert_array_equal(layer.backward(inputs, cache), inputs)


# Normalization


def test_batch_norm_gives_mean_zero_and_deviation_one_over_the_mini_batch():
    layer = made(BatchNorm(BatchNormSettings(), (4, 5, 3)))
    inputs = np.random.default_rng(0).normal(7, 3, size=(6, 4, 5, 3))
    a, _ = layer.forward(inputs, training=True)
    np.testing.assert_allclose(a.mean((0, 1, 2)), 0, atol=1e-12)
    np.testing.assert_allclose(a.std((0, 1, 2)), 1, atol=1e-5)  # but for the number that is added


def test_running_statistics_come_to_those_of_the_data():
    layer, rng = made(BatchNorm(BatchNormSettings(0.02), (2,))), np.random.default_rng(0)
    for _ in range(600):
        layer.forward(rng.normal([5, -2], [3, 0.5], size=(40, 2)), training=True)
    np.testing.assert_allclose(layer.running_mean, [5, -2], atol=0.3)
    np.testing.assert_allclose(layer.running_var, [9, 0.25], rtol=0.1)


def test_a_single_row_uses_the_running_statistics_and_leaves_them():
    layer = made(BatchNorm(BatchNormSettings(), (3,)))
    layer.running_mean[...], layer.running_var[...] = 2, 4
    row = np.random.default_rng(0).normal(size=(1, 3))
    trained, evaluated = (layer.forward(row, training)[0] for training in (True, False))
    np.testing.assert_array_equal(trained, evaluated)
    np.testing.assert_allclose(trained, (row - 2) / np.sqrt(4 + 1e-5))
    assert (layer.running_mean == 2).all() and (layer.running_var == 4).all()


def test_a_constant_unit_is_not_divided_by_zero():
    for layer in (made(BatchNorm(BatchNormSettings(), (3,))), made(LayerNorm(NoSettings(), (3,)))):
        a, cache = layer.forward(np.full((4, 3), 5.0), training=True)
        np.testing.assert_array_equal(a, 0)
        assert np.isfinite(layer.backward(np.ones((4, 3)), cache)).all()


def test_layer_norm_is_of_each_row_alone():
    layer = made(LayerNorm(NoSettings(), (3, 2, 2)))
    inputs = np.random.default_rng(0).normal(7, 3, size=(5, 3, 2, 2))
    a, _ = layer.forward(inputs, training=True)
    np.testing.assert_allclose(a.reshape(5, -1).mean(1), 0, atol=1e-12)
    np.testing.assert_allclose(layer.forward(inputs[2:3], training=False)[0], a[2:3], atol=1e-14)


# Pictures


@given(
    side=st.tuples(st.integers(1, 9), st.integers(1, 9)),
    kernel=st.integers(1, 5),
    stride=st.integers(1, 4),
    padding=st.sampled_from(["valid", "same"]),
    channels=st.integers(1, 3),
    filters=st.integers(1, 3),
    rows=st.integers(1, 3),
)
def test_convolution_is_its_definition(side, kernel, stride, padding, channels, filters, rows):
    """z at each place is the sum of products with the window there, pixels outside counting as zero."""
    settings, shape = Conv2DSettings(filters, kernel, stride, padding, "identity"), (*side, channels)
    if Conv2D.problem(settings, shape) is not None:
        assert padding == "valid" and min(side) < kernel
        return
    layer, rng = made(Conv2D(settings, shape)), np.random.default_rng(0)
    layer.b[...] = rng.normal(size=filters)
    pictures = rng.normal(size=(rows, *shape))
    a, _ = layer.forward(pictures, training=True)
    corner = [0, 0]
    if padding == "same":
        assert a.shape[1:3] == tuple(-(-one // stride) for one in side)
        corner = [
            max((size - 1) * stride + kernel - one, 0) // 2
            for one, size in zip(side, a.shape[1:3], strict=True)
        ]
    else:
        assert a.shape[1:3] == tuple((one - kernel) // stride + 1 for one in side)
    for place in np.ndindex(a.shape[1:3]):
        expected = np.tile(layer.b, (rows, 1))
        for i, j in np.ndindex(kernel, kernel):
            y, x = place[0] * stride + i - corner[0], place[1] * stride + j - corner[1]
            if 0 <= y < side[0] and 0 <= x < side[1]:
                expected += pictures[:, y, x] @ layer.W[:, i, j].T
        np.testing.assert_allclose(a[:, place[0], place[1]], expected, atol=1e-12)


@given(
    side=st.tuples(st.integers(1, 9), st.integers(1, 9)),
    size=st.integers(2, 4),
    stride=st.integers(1, 5),
    rows=st.integers(1, 3),
)
def test_pools_are_their_definition(side, size, stride, rows):
    settings, shape = PoolSettings(size, stride), (*side, 2)
    if MaxPool2D.problem(settings, shape) is not None:
        assert min(side) < size
        return
    pictures = np.random.default_rng(0).integers(0, 4, size=(rows, *shape)).astype(float)
    largest, _ = MaxPool2D(settings, shape).forward(pictures, True)
    mean, _ = AveragePool2D(settings, shape).forward(pictures, True)
    for y, x in np.ndindex(largest.shape[1:3]):
        window = pictures[:, y * stride : y * stride + size, x * stride : x * stride + size]
        np.testing.assert_array_equal(largest[:, y, x], window.max((1, 2)))
        np.testing.assert_allclose(mean[:, y, x], window.mean((1, 2)), atol=1e-14)


def test_of_equal_numbers_the_first_gets_the_gradient_of_a_max_pool():
    layer = MaxPool2D(PoolSettings(2, 2), (2, 2, 1))
    a, cache = layer.forward(np.full((1, 2, 2, 1), 3.0), training=True)
    np.testing.assert_array_equal(layer.backward(a, cache)[0, ..., 0], [[3, 0], [0, 0]])


def test_the_kernel_is_not_flipped():
    layer = made(Conv2D(Conv2DSettings(1, 2, 1, "valid", "identity"), (2, 2, 1)))
    layer.W[0, ..., 0] = [[1, 2], [3, 4]]
    a, _ = layer.forward(np.array([[[[5.0], [6.0]], [[7.0], [8.0]]]]), training=True)
    assert a.item() == 5 + 12 + 21 + 32


def test_mini_batches_of_any_size_can_follow_one_another():
    """A convolution keeps arrays from step to step; no number of an earlier batch may be left."""
    layer = made(Conv2D(Conv2DSettings(2, 3, 1, "same", "tanh"), (4, 4, 1)))
    rng = np.random.default_rng(0)
    for rows in (5, 2, 5, 3, 1, 5, 2):
        pictures = rng.normal(size=(rows, 4, 4, 1))
        a, cache = layer.forward(pictures, training=True)
        da_prev = layer.backward(np.ones_like(a), cache)
        fresh = made(Conv2D(layer.settings, (4, 4, 1)))
        expected, cache = fresh.forward(pictures, training=True)
        np.testing.assert_array_equal(a, expected)
        np.testing.assert_array_equal(da_prev, fresh.backward(np.ones_like(a), cache))
        np.testing.assert_array_equal(layer.gradients, fresh.gradients)


def test_a_row_of_pixels_is_read_row_by_row_with_its_channels_together():
    reshape = Reshape(ReshapeSettings(2, 3, 2), (12,))
    pictures, _ = reshape.forward(np.arange(12.0)[None], training=True)
    np.testing.assert_array_equal(pictures[0, 1, 2], [10, 11])
    np.testing.assert_array_equal(pictures[0, 0, 1], [2, 3])
    flat, _ = Flatten(NoSettings(), (2, 3, 2)).forward(pictures, training=True)
    np.testing.assert_array_equal(flat[0], np.arange(12.0))


@pytest.mark.parametrize(
    ("kind", "settings", "shapes", "words"),
    [
        ("dense", DenseSettings(), [(4, 4, 1)], "4 × 4 × 1: put a Flatten layer before it"),
        ("conv2d", Conv2DSettings(), [(16,)], "put a Reshape layer before it"),
        ("conv2d", Conv2DSettings(1, 5, 1, "valid"), [(4, 6, 1)], "5 × 5 pixels, but .* only 4 × 6"),
        ("max_pool2d", PoolSettings(3), [(2, 9, 1)], "3 × 3 pixels, but .* only 2 × 9"),
        ("global_average_pool2d", None, [(9,)], "a row of 9 numbers"),
        ("reshape", ReshapeSettings(2, 2, 1), [(5,)], "2 × 2 × 1 = 4 numbers, but gets 5"),
        ("add", None, [(3,), (4,)], "gets 3 and 4"),
        ("add", None, [(3,)], "only one feeds it"),
        ("add", None, [(3,), (3,), (1, 1, 3)], "gets 3 and 1 × 1 × 3"),
        ("concatenate", None, [(3,)], "only one feeds it"),
        ("concatenate", None, [(2, 2, 1), (2, 3, 1)], "2 × 2 × 1 and 2 × 3 × 1 do not fit"),
    ],
)
def test_what_a_layer_cannot_take_it_names(kind, settings, shapes, words):
    problem = LAYER_KINDS[kind].problem(settings, *shapes)
    assert problem is not None
    assert str(problem).startswith(LAYER_KINDS[kind].label)
    assert re.search(words, str(problem))


@pytest.mark.parametrize("row", LAYERS, ids=lambda row: row.name)
def test_what_is_declared_is_what_has_a_shape(row):
    family = LAYER_KINDS[row.kind]
    assert [each.name for each in family.parameters] == [*family.parameter_shapes(row.settings, *row.shapes)]
    assert [each.name for each in family.statistics] == [*family.statistic_shapes(row.settings, *row.shapes)]
