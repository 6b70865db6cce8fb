"""Losses against their formulas and central differences, where formulas overflow, and weights of classes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.common.messages import UserError
from engine.core.activations import sigmoid, softmax
from engine.core.losses import (
    LOSSES,
    BinaryCrossEntropy,
    CrossEntropy,
    Huber,
    Loss,
    MeanAbsoluteError,
    MeanSquaredError,
    SoftmaxCrossEntropy,
    make_loss,
)
from engine.core.task import Task
from engine.core.training_settings import AUTO, LOSS_CHOICES, TrainingSettings
from engine.stepping.check.check import relative_error
from tests.gradient_check import central_differences
from tests.toy_data import dataset_of, network_of

DISTANCES = (MeanSquaredError, MeanAbsoluteError, Huber)
ACTIVATION = {
    **dict.fromkeys(DISTANCES, lambda z: z),
    BinaryCrossEntropy: sigmoid,
    SoftmaxCrossEntropy: softmax,
}
FAMILIES = list(ACTIVATION)
SIZES = [(1, 1), (1, 4), (6, 1), (7, 3)]


def targets_for(loss: type[Loss], rows: int, outputs: int, dtype: type = np.float64) -> np.ndarray:
    rng = np.random.default_rng(9)
    if loss in DISTANCES:
        return rng.normal(scale=2, size=(rows, outputs)).astype(dtype)
    if loss is BinaryCrossEntropy:
        return rng.integers(0, 2, (rows, outputs)).astype(dtype)
    return np.eye(outputs, dtype=dtype)[rng.integers(0, outputs, rows)]


def by_the_formula(loss: type[Loss], a: np.ndarray, y: np.ndarray) -> float:
    """The loss as it is written in books, good as long as no probability is near 0."""
    if loss is MeanSquaredError:
        return float(((a - y) ** 2).mean(1).mean())
    if loss is MeanAbsoluteError:
        return float(np.abs(a - y).mean(1).mean())
    if loss is Huber:
        e = np.abs(a - y)
        return float(np.where(e <= 1, e**2 / 2, e - 0.5).mean(1).mean())
    if loss is BinaryCrossEntropy:
        return float(-(y * np.log(a) + (1 - y) * np.log(1 - a)).sum(1).mean())
    return float(-(y * np.log(a)).sum(1).mean())


@pytest.mark.parametrize(("rows", "outputs"), SIZES)
@pytest.mark.parametrize("loss", FAMILIES)
def test_forward_is_the_formula(loss, rows, outputs):
    z, y = np.random.default_rng(1).normal(size=(rows, outputs)), targets_for(loss, rows, outputs)
    a = ACTIVATION[loss](z)
    assert loss().forward(z, a, y) == pytest.approx(by_the_formula(loss, a, y), rel=1e-12, abs=1e-14)


@pytest.mark.parametrize(("rows", "outputs"), SIZES)
@pytest.mark.parametrize("loss", FAMILIES)
def test_backward_matches_central_differences(loss, rows, outputs):
    # Of z for a loss on logits; a distance has z = a here, so its da is that of z as well.
    z, y = np.random.default_rng(1).normal(size=(rows, outputs)), targets_for(loss, rows, outputs)
    numeric = central_differences(lambda: loss().forward(z, ACTIVATION[loss](z), y), z)
    analytic = loss().backward(z, ACTIVATION[loss](z), y) / rows
    if loss is SoftmaxCrossEntropy and outputs == 1:
        assert not analytic.any()
    else:
        assert relative_error(analytic, numeric) < 1e-6


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
    loss=st.sampled_from(FAMILIES),
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


@pytest.mark.parametrize("loss", FAMILIES)
def test_a_perfect_answer_costs_nothing(loss):
    y = targets_for(loss, 5, 3)
    z = y if loss in DISTANCES else (y - 0.5) * 200
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
    assert isinstance(make_loss(Task(kind, 3), activation), loss)


# Which loss, and weights of classes


def test_every_loss_that_can_be_chosen_is_there():
    assert set(LOSSES) == set(LOSS_CHOICES) - {AUTO}
    for key, family in LOSSES.items():
        assert family.key == key


def test_the_settings_decide_where_they_say_so():
    for key in ("mse", "mae", "huber"):
        assert type(make_loss(Task("classes", 3), "softmax", TrainingSettings(loss=key))) is LOSSES[key]


def imbalanced(kind: str) -> tuple[Task, np.ndarray]:
    classes = 2 if kind == "binary" else 3
    task = Task(kind, 4, ("a", "b", "c")[:classes], "y")  # type: ignore[arg-type]
    numbers = np.repeat(range(classes), [12, 4, 2][:classes])
    targets = numbers[:, None] if kind == "binary" else np.eye(classes)[numbers]
    return task, targets.astype(np.float64)


@pytest.mark.parametrize(("kind", "activation"), [("binary", "sigmoid"), ("classes", "softmax")])
def test_balanced_weights_give_every_class_the_same_sum(kind, activation):
    task, targets = imbalanced(kind)
    loss = make_loss(task, activation, TrainingSettings(class_weighting="balanced"), targets)
    assert isinstance(loss, CrossEntropy) and loss.class_weights is not None
    counts = CrossEntropy.by_class(targets).sum(0)
    np.testing.assert_allclose(counts * loss.class_weights, len(targets) / len(counts))
    assert loss.weight(targets) == pytest.approx(len(targets))


@pytest.mark.parametrize(("kind", "activation"), [("binary", "sigmoid"), ("classes", "softmax")])
def test_balanced_weights_are_those_that_can_be_given(kind, activation):
    task, targets = imbalanced(kind)
    balanced = make_loss(task, activation, TrainingSettings(class_weighting="balanced"), targets)
    assert isinstance(balanced, CrossEntropy) and balanced.class_weights is not None
    numbers = tuple(float(weight) for weight in balanced.class_weights)
    given_settings = TrainingSettings(class_weighting="given", class_weights=numbers)
    same = make_loss(task, activation, given_settings, targets)
    z = np.random.default_rng(0).normal(size=targets.shape)
    a = (sigmoid if kind == "binary" else softmax)(z)
    assert same.forward(z, a, targets) == balanced.forward(z, a, targets)
    np.testing.assert_array_equal(same.backward(z, a, targets), balanced.backward(z, a, targets))


@pytest.mark.parametrize("weights", [(1.0,), (1.0, 2.0), (1.0, 2.0, 3.0, 4.0)])
def test_weights_that_are_not_one_for_each_class_are_refused(weights):
    settings = TrainingSettings(class_weighting="given", class_weights=weights)
    with pytest.raises(UserError, match="for the 3 classes of y: give one for each, in the order a, b, c"):
        make_loss(Task("classes", 4, ("a", "b", "c"), "y"), "softmax", settings)


def test_a_class_that_no_training_row_has_is_not_divided_by():
    task, targets = imbalanced("classes")
    loss = make_loss(task, "softmax", TrainingSettings(class_weighting="balanced"), targets[:16])
    assert isinstance(loss, CrossEntropy) and loss.class_weights is not None
    assert np.isfinite(loss.class_weights).all()


def test_weights_bring_a_rare_class_to_the_same_weight_as_copies_of_its_rows():
    z, y = np.random.default_rng(0).normal(size=(4, 2)), np.eye(2)[[0, 0, 0, 1]]
    weighted = SoftmaxCrossEntropy(class_weights=np.array([1.0, 3.0]))
    copied = np.concatenate([z, z[3:], z[3:]]), np.concatenate([y, y[3:], y[3:]])
    plain = SoftmaxCrossEntropy()
    expected = plain.forward(copied[0], softmax(copied[0]), copied[1])
    assert weighted.forward(z, softmax(z), y) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("smoothing", [0.0, 0.3])
@pytest.mark.parametrize("weights", [None, np.array([0.5, 2.0])])
def test_one_sigmoid_unit_is_two_softmax_units_of_which_one_is_zero(smoothing, weights):
    z, y = np.random.default_rng(0).normal(size=(5, 1)), np.array([[0.0], [1], [1], [0], [1]])
    one, two = BinaryCrossEntropy(smoothing, weights), SoftmaxCrossEntropy(smoothing, weights)
    pair, classes = np.hstack([np.zeros_like(z), z]), np.hstack([1 - y, y])
    assert one.forward(z, sigmoid(z), y) == pytest.approx(
        two.forward(pair, softmax(pair), classes), rel=1e-12
    )
    np.testing.assert_allclose(
        one.backward(z, sigmoid(z), y), two.backward(pair, softmax(pair), classes)[:, 1:], atol=1e-14
    )


def test_the_loss_of_many_rows_is_the_same_in_pieces_and_at_once(monkeypatch):
    from engine.training.metrics import loss_and_outputs

    data = dataset_of("classes")
    network = network_of(data.task)
    settings = TrainingSettings(class_weighting="given", class_weights=(5.0, 1.0, 0.1))
    network.loss = make_loss(data.task, "softmax", settings, data.train.targets)
    once, _ = loss_and_outputs(network, data.train.inputs, data.train.targets)
    monkeypatch.setattr("engine.core.network.NUMBERS_AT_ONCE", 8 * 7)
    pieces, _ = loss_and_outputs(network, data.train.inputs, data.train.targets)
    assert pieces == pytest.approx(once, rel=1e-6)
