"""Every layer's backward against central differences and PyTorch, and what forward promises."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.activations import ACTIVATIONS, LEAK
from engine.gradient_check import central_differences, relative_error
from engine.layers import LAYER_KINDS, Dense, Dropout, Layer
from engine.layers.dense import DenseSettings
from engine.layers.dropout import DropoutSettings

SIZES = [(1, 1, 1), (1, 4, 3), (6, 1, 4), (6, 5, 1), (7, 5, 3)]
"""Rows, inputs and units: with one of each in turn, and none of them one."""
KINKED = ("relu", "leaky_relu")


def made(layer: Layer, dtype: type = np.float64, seed: int = 0) -> Layer:
    """The layer with vectors of its own and first weights, its biases drawn too."""
    shapes = layer.parameter_shapes(layer.settings, layer.input_shape).values()
    count = sum(int(np.prod(shape)) for shape in shapes)
    layer.bind(np.zeros(count, dtype), np.zeros(count, dtype))
    rng = np.random.default_rng(seed)
    layer.initialise(rng)
    if count:
        layer.b[...] = rng.normal(size=layer.b.shape)
    return layer


def dense(units: int, activation: str, n_in: int, dtype: type = np.float64, **settings: object) -> Dense:
    layer = Dense(DenseSettings(units, activation, **settings), (n_in,))  # type: ignore[arg-type]
    made(layer, dtype)
    return layer


def clear_of_kinks(layer: Dense, rows: int) -> np.ndarray:
    """Inputs for which no unit is so near to zero that a central difference would step across it."""
    for seed in range(1000):
        inputs = np.random.default_rng(seed).normal(size=(rows, layer.input_shape[0]))
        _, cache = layer.forward(inputs, training=True)
        if np.abs(cache.z).min() > 1e-3:
            return inputs
    raise AssertionError("no such inputs found")


def errors_against_differences(layer: Layer, inputs: np.ndarray, forward) -> dict[str, float]:
    """Relative errors of da_prev, dW and db for the mean over the rows of sum(c * a), c drawn at random."""
    a, cache = forward()
    weights_of_outputs = np.random.default_rng(5).normal(size=a.shape)

    def mean_loss() -> float:
        penalty = layer.penalty() if isinstance(layer, Dense) else 0.0
        return float((forward()[0] * weights_of_outputs).sum()) / len(inputs) + penalty

    da_prev, _, _ = layer.backward(weights_of_outputs, cache)
    # da_prev is of each row's own loss, which the mean divides by the number of rows.
    errors = {"da_prev": relative_error(da_prev, central_differences(mean_loss, inputs) * len(inputs))}
    if isinstance(layer, Dense):
        dW, db = layer.dW.copy(), layer.db.copy()
        errors["dW"] = relative_error(dW, central_differences(mean_loss, layer.W))
        errors["db"] = relative_error(db, central_differences(mean_loss, layer.b))
    return errors


@pytest.mark.parametrize(("rows", "n_in", "units"), SIZES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_dense_backward_matches_central_differences(activation, rows, n_in, units):
    layer = dense(units, activation, n_in, l2=0.03)
    inputs = clear_of_kinks(layer, rows)
    errors = errors_against_differences(layer, inputs, lambda: layer.forward(inputs, training=True))
    if activation == "softmax" and units == 1:  # constant: every derivative is zero
        errors.pop("da_prev"), errors.pop("db")
        assert not layer.db.any()
    assert max(errors.values()) < 1e-6, errors


@pytest.mark.parametrize("rate", [0.0, 0.3, 0.9])
def test_dropout_backward_matches_central_differences(rate):
    layer = Dropout(DropoutSettings(rate), (6,))
    inputs = np.random.default_rng(1).normal(size=(5, 6))

    def with_one_mask():
        layer.rng = np.random.default_rng(2)
        return layer.forward(inputs, training=True)

    assert errors_against_differences(layer, inputs, with_one_mask)["da_prev"] < 1e-6


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_dense_agrees_with_pytorch(activation):
    torch = pytest.importorskip("torch")
    functions = {
        "identity": lambda z: z,
        "relu": torch.relu,
        "leaky_relu": lambda z: torch.nn.functional.leaky_relu(z, LEAK),
        "tanh": torch.tanh,
        "sigmoid": torch.sigmoid,
        "softmax": lambda z: torch.softmax(z, 1),
    }
    layer = dense(4, activation, 5)
    inputs, da = np.random.default_rng(1).normal(size=(7, 5)), np.random.default_rng(2).normal(size=(7, 4))
    a, cache = layer.forward(inputs, training=True)
    da_prev, dW, db = layer.backward(da, cache)

    x, W, b = (torch.tensor(v.copy(), requires_grad=True) for v in (inputs, layer.W, layer.b))
    theirs = functions[activation](torch.nn.functional.linear(x, W, b))
    (theirs * torch.tensor(da)).sum().backward()
    np.testing.assert_allclose(a, theirs.detach().numpy(), rtol=0, atol=1e-12)
    np.testing.assert_allclose(da_prev, x.grad.numpy(), rtol=0, atol=1e-12)
    np.testing.assert_allclose(dW, W.grad.numpy() / 7, rtol=0, atol=1e-12)
    np.testing.assert_allclose(db, b.grad.numpy() / 7, rtol=0, atol=1e-12)


def test_relu_has_the_slope_zero_at_its_kink():
    kink, one = np.zeros((1, 1)), np.ones((1, 1))
    assert ACTIVATIONS["relu"].backward(one, kink, kink) == 0
    assert ACTIVATIONS["leaky_relu"].backward(one, kink, kink) == LEAK


def test_backward_averages_over_the_rows():
    layer = dense(3, "tanh", 4)
    inputs, da = np.random.default_rng(1).normal(size=(2, 4)), np.random.default_rng(2).normal(size=(2, 3))
    _, dW, db = layer.backward(da, layer.forward(inputs, training=True)[1])
    once = dW.copy(), db.copy()
    _, cache = layer.forward(np.tile(inputs, (10, 1)), training=True)
    _, dW, db = layer.backward(np.tile(da, (10, 1)), cache)
    np.testing.assert_allclose(dW, once[0], atol=1e-14)
    np.testing.assert_allclose(db, once[1], atol=1e-14)


def test_l2_adds_the_weights_to_their_gradient_and_spares_the_biases():
    plain, pulled = dense(3, "tanh", 4), dense(3, "tanh", 4, l2=0.5)
    inputs, da = np.ones((2, 4)), np.ones((2, 3))
    for layer in (plain, pulled):
        layer.backward(da, layer.forward(inputs, training=True)[1])
    np.testing.assert_allclose(pulled.dW - plain.dW, 0.5 * pulled.W, atol=1e-14)
    np.testing.assert_array_equal(pulled.db, plain.db)
    assert pulled.penalty() == pytest.approx(0.25 * (pulled.W**2).sum())
    assert plain.penalty() == 0


@given(
    rows=st.integers(1, 40),
    n_in=st.integers(1, 20),
    units=st.integers(1, 20),
    activation=st.sampled_from(sorted(ACTIVATIONS)),
    dtype=st.sampled_from([np.float32, np.float64]),
)
def test_shapes_and_precision_are_kept(rows, n_in, units, activation, dtype):
    layer = dense(units, activation, n_in, dtype)
    inputs = np.random.default_rng(0).normal(size=(rows, n_in)).astype(dtype)
    a, cache = layer.forward(inputs, training=True)
    da_prev, dW, db = layer.backward(np.ones_like(a), cache)
    assert a.shape == (rows, *Dense.output_shape(layer.settings, (n_in,)))
    assert da_prev is not None
    assert (da_prev.shape, dW.shape, db.shape) == (inputs.shape, (units, n_in), (units,))
    assert {v.dtype for v in (a, da_prev, dW, db)} == {np.dtype(dtype)}
    assert layer.backward(np.ones_like(a), cache, needs_da_prev=False)[0] is None


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_forward_and_backward_leave_what_they_were_given(activation):
    layer = dense(3, activation, 4)
    inputs, da = np.random.default_rng(1).normal(size=(5, 4)), np.random.default_rng(2).normal(size=(5, 3))
    _, cache = layer.forward(inputs, training=True)
    before = [v.copy() for v in (inputs, da, *cache)]
    layer.backward(da, cache)
    for kept, now in zip(before, (inputs, da, *cache), strict=True):
        np.testing.assert_array_equal(kept, now)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_huge_numbers_give_no_overflow(activation):
    z = np.array([[-1e4, 0.0, 1e4], [3e37, -3e37, 1.0]], np.float32)
    function = ACTIVATIONS[activation]
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        a = function.forward(z)
        dz = function.backward(np.ones_like(z), z, a)
    assert np.isfinite(a).all()
    assert np.isfinite(dz).all()


@given(st.integers(1, 12), st.floats(-50, 50))
def test_softmax_rows_are_probabilities_and_ignore_a_shift(units, shift):
    z = np.random.default_rng(units).normal(scale=5, size=(4, units))
    a = ACTIVATIONS["softmax"].forward(z)
    np.testing.assert_allclose(a.sum(1), 1, atol=1e-12)
    np.testing.assert_allclose(ACTIVATIONS["softmax"].forward(z + shift), a, atol=1e-10)


def test_dropout_keeps_the_mean_and_silences_its_share():
    layer = Dropout(DropoutSettings(0.3), (1000,))
    a, mask = layer.forward(np.ones((200, 1000), np.float32), training=True)
    assert mask is not None
    assert a.dtype == np.float32
    # 200,000 draws: the standard deviation of the share is 0.001.
    assert abs((a == 0).mean() - 0.3) < 0.005
    assert abs(a.mean() - 1) < 0.01
    np.testing.assert_allclose(np.unique(a), [0, 1 / 0.7], rtol=1e-6)
    np.testing.assert_array_equal(layer.backward(np.ones_like(a), mask)[0], mask)


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
    np.testing.assert_array_equal(layer.backward(inputs, cache)[0], inputs)


def test_every_family_is_found_by_the_key_it_is_stored_under():
    for kind, family in LAYER_KINDS.items():
        assert family.kind == kind
        assert family.words
        assert family.summary.endswith(".")
