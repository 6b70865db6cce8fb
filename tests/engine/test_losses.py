"""Losses against their formulas, central differences and PyTorch, and where the formulas overflow."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.activations import sigmoid, softmax
from engine.gradient_check import central_differences, relative_error
from engine.losses import BinaryCrossEntropy, Loss, MeanSquaredError, SoftmaxCrossEntropy, loss_for
from engine.task import Task

ACTIVATION = {MeanSquaredError: lambda z: z, BinaryCrossEntropy: sigmoid, SoftmaxCrossEntropy: softmax}
LOSSES = list(ACTIVATION)
SIZES = [(1, 1), (1, 4), (6, 1), (7, 3)]


def targets_for(loss: type[Loss], rows: int, outputs: int, dtype: type = np.float64) -> np.ndarray:
    rng = np.random.default_rng(9)
    if loss is MeanSquaredError:
        return rng.normal(size=(rows, outputs)).astype(dtype)
    if loss is BinaryCrossEntropy:
        return rng.integers(0, 2, (rows, outputs)).astype(dtype)
    return np.eye(outputs, dtype=dtype)[rng.integers(0, outputs, rows)]


def by_the_formula(loss: type[Loss], a: np.ndarray, y: np.ndarray) -> float:
    """The loss as it is written in books, good as long as no probability is near 0."""
    if loss is MeanSquaredError:
        return float(((a - y) ** 2).mean(1).mean())
    if loss is BinaryCrossEntropy:
        return float(-(y * np.log(a) + (1 - y) * np.log(1 - a)).sum(1).mean())
    return float(-(y * np.log(a)).sum(1).mean())


@pytest.mark.parametrize(("rows", "outputs"), SIZES)
@pytest.mark.parametrize("loss", LOSSES)
def test_forward_is_the_formula(loss, rows, outputs):
    z, y = np.random.default_rng(1).normal(size=(rows, outputs)), targets_for(loss, rows, outputs)
    a = ACTIVATION[loss](z)
    assert loss().forward(z, a, y) == pytest.approx(by_the_formula(loss, a, y), rel=1e-12, abs=1e-14)


@pytest.mark.parametrize(("rows", "outputs"), SIZES)
@pytest.mark.parametrize("loss", LOSSES)
def test_backward_matches_central_differences(loss, rows, outputs):
    # Of z for a loss on logits; the squared error has z = a here, so its da is that of z as well.
    z, y = np.random.default_rng(1).normal(size=(rows, outputs)), targets_for(loss, rows, outputs)
    numeric = central_differences(lambda: loss().forward(z, ACTIVATION[loss](z), y), z)
    analytic = loss().backward(z, ACTIVATION[loss](z), y) / rows
    if loss is SoftmaxCrossEntropy and outputs == 1:
        assert not analytic.any()
    else:
        assert relative_error(analytic, numeric) < 1e-6


@pytest.mark.parametrize(("rows", "outputs"), SIZES)
@pytest.mark.parametrize("loss", LOSSES)
def test_agrees_with_pytorch(loss, rows, outputs):
    torch = pytest.importorskip("torch")
    theirs = {
        MeanSquaredError: torch.nn.functional.mse_loss,
        # Ours is a sum over the outputs of a row, theirs a mean over them.
        BinaryCrossEntropy: lambda z, y: outputs * torch.nn.functional.binary_cross_entropy_with_logits(z, y),
        SoftmaxCrossEntropy: torch.nn.functional.cross_entropy,
    }[loss]
    z, y = np.random.default_rng(1).normal(scale=3, size=(rows, outputs)), targets_for(loss, rows, outputs)
    logits = torch.tensor(z.copy(), requires_grad=True)
    value = theirs(logits, torch.tensor(y))
    value.backward()
    a = ACTIVATION[loss](z)
    assert loss().forward(z, a, y) == pytest.approx(value.item(), rel=1e-12, abs=1e-14)
    np.testing.assert_allclose(loss().backward(z, a, y) / rows, logits.grad.numpy(), atol=1e-12)


@pytest.mark.parametrize("loss", [BinaryCrossEntropy, SoftmaxCrossEntropy])
@pytest.mark.parametrize("size", [1e2, 1e4, 1e30])
def test_a_confident_error_costs_what_it_should(loss, size):
    """The probability of the right class is 0 in floating point, but its logarithm is known."""
    y = np.array([[0.0, 1.0]], np.float32) if loss is SoftmaxCrossEntropy else np.array([[0.0]], np.float32)
    z = np.array([[size, 0.0]], np.float32) if loss is SoftmaxCrossEntropy else np.array([[size]], np.float32)
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        a = ACTIVATION[loss](z)
        assert loss().forward(z, a, y) == pytest.approx(size, rel=1e-6)
        gradient = loss().backward(z, a, y)
    assert gradient[0, 0] == pytest.approx(1)


@given(
    rows=st.integers(1, 30),
    outputs=st.integers(1, 8),
    loss=st.sampled_from(LOSSES),
    scale=st.sampled_from([0.01, 1.0, 100.0]),
)
def test_never_negative_and_of_the_precision_it_was_given(rows, outputs, loss, scale):
    z = np.random.default_rng(rows).normal(scale=scale, size=(rows, outputs)).astype(np.float32)
    y = targets_for(loss, rows, outputs, np.float32)
    a = ACTIVATION[loss](z)
    kept = [v.copy() for v in (z, a, y)]
    value, gradient = loss().forward(z, a, y), loss().backward(z, a, y)
    assert value >= -1e-6  # rounding may take a loss of zero a little below it
    assert gradient.shape == z.shape
    assert gradient.dtype == np.float32
    for before, now in zip(kept, (z, a, y), strict=True):
        np.testing.assert_array_equal(before, now)


@pytest.mark.parametrize("loss", LOSSES)
def test_a_perfect_answer_costs_nothing(loss):
    y = targets_for(loss, 5, 3)
    z = y if loss is MeanSquaredError else (y - 0.5) * 200
    a = ACTIVATION[loss](z)
    assert loss().forward(z, a, y) == pytest.approx(0, abs=1e-12)
    np.testing.assert_allclose(loss().backward(z, a, y), 0, atol=1e-12)


@pytest.mark.parametrize(
    ("kind", "activation", "loss"),
    [
        ("regression", "identity", MeanSquaredError),
        ("regression", "relu", MeanSquaredError),
        ("binary", "sigmoid", BinaryCrossEntropy),
        ("binary", "softmax", SoftmaxCrossEntropy),
        ("classes", "softmax", SoftmaxCrossEntropy),
    ],
)
def test_the_task_and_the_last_activation_decide(kind, activation, loss):
    assert isinstance(loss_for(Task(kind, 3), activation), loss)
