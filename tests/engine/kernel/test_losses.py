"""The kernel's losses and gradients against those of NumPy in float64 and of PyTorch."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.activations import ACTIVATIONS
from engine.core.iteration import Iteration
from engine.core.losses import LOSSES, make_loss
from engine.core.network import Network
from engine.core.optimizers import make_optimizer
from engine.core.task import Task, TaskKind
from engine.core.training_settings import TrainingSettings
from engine.kernel.compiled_iteration import CompiledIteration
from tests.kernels import close, library_for
from tests.toy_data import architecture_of, task_of

DTYPES = (np.float32, np.float64)
TOLERANCES = {np.float32: 2e-6, np.float64: 1e-13}
DISTANCES = ("mse", "mae", "huber")


def settings_of(loss: str, smoothing: float = 0.0, weights: tuple[float, ...] = ()) -> TrainingSettings:
    return TrainingSettings(
        loss=loss,
        optimizer="sgd",
        label_smoothing=smoothing,
        class_weighting="given" if weights else "none",
        class_weights=weights,
    )


def outputs_alone(task: Task, settings: TrainingSettings, dtype: Any) -> tuple[Iteration, CompiledIteration]:
    """A network of an output alone, whose z is what comes in: by NumPy in float64, and by the kernel."""
    architecture = architecture_of(task, ())
    networks = [Network(architecture, task, each) for each in (np.float64, dtype)]
    for each in networks:
        last = each.last
        last.W[...], last.b[...] = np.eye(*last.W.shape), 0
        each.loss = make_loss(task, last.settings.activation, settings)
    optimizers = [make_optimizer(each.parameters, each.gradients, settings) for each in networks]
    return Iteration(networks[0], optimizers[0]), CompiledIteration(
        networks[1], optimizers[1], library_for(dtype)
    )


def losses_of(pair: tuple[Iteration, CompiledIteration], z: np.ndarray, y: np.ndarray) -> None:
    """Run both to their loss for z and y ``(m, k)`` and compare what they find."""
    for each in pair:
        dtype = each.network.values.dtype
        each.take(z.astype(dtype), y.astype(dtype))
        each.forward(1)
        each.compute_loss()
    reference, compiled = pair
    tolerance = TOLERANCES[compiled.network.values.dtype.type]
    assert compiled.loss == pytest.approx(reference.loss, rel=tolerance, abs=tolerance)
    close(compiled.da[1], reference.da[1], tolerance, "gradient")


def rows_of(kind: TaskKind, m: int, k: int, scale: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """z and y ``(m, k)``, exact in float32."""
    rng = np.random.default_rng(seed)
    z = rng.normal(0, scale, (m, k)).astype(np.float32)
    if kind == "regression":
        return z, rng.normal(0, scale, (m, k)).astype(np.float32)
    if k == 1:
        return z, rng.integers(0, 2, (m, 1)).astype(np.float32)
    return z, np.eye(k, dtype=np.float32)[rng.integers(0, k, m)]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("loss", DISTANCES)
@pytest.mark.parametrize(("kind", "k"), [("regression", 1), ("binary", 1), ("classes", 7)])
@pytest.mark.parametrize("m", [1, 8, 100, 700])
def test_distances(m, kind, k, loss, dtype):
    pair = outputs_alone(task_of(kind, k, k), settings_of(loss), dtype)
    losses_of(pair, *rows_of(kind, m, k, 2, m))


@given(st.integers(1, 70), st.floats(0.1, 60), st.sampled_from(DTYPES), st.integers(0, 99), st.data())
def test_two_classes(m, scale, dtype, seed, data):
    settings = drawn_settings(data, ["binary_cross_entropy", "focal"], 2)
    losses_of(outputs_alone(task_of("binary", 1), settings, dtype), *rows_of("binary", m, 1, scale, seed))


@given(
    st.integers(1, 70),
    st.integers(3, 40),
    st.floats(0.1, 60),
    st.sampled_from(DTYPES),
    st.integers(0, 99),
    st.data(),
)
def test_more_classes(m, k, scale, dtype, seed, data):
    settings = drawn_settings(data, ["cross_entropy", "focal"], k)
    losses_of(
        outputs_alone(task_of("classes", k, k), settings, dtype), *rows_of("classes", m, k, scale, seed)
    )


def drawn_settings(data: Any, losses: list[str], classes: int) -> TrainingSettings:
    weights = data.draw(st.none() | st.tuples(*[st.floats(0.2, 5)] * classes)) or ()
    return settings_of(data.draw(st.sampled_from(losses)), data.draw(st.sampled_from([0, 0.1, 0.3])), weights)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("smoothing", [0.0, 0.1])
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("k", [3, 10, 33])
def test_cross_entropy_is_pytorchs(k, weighted, smoothing, dtype):
    torch = pytest.importorskip("torch")
    z, y = rows_of("classes", 50, k, 3, k)
    weights = tuple(np.linspace(0.5, 2, k)) if weighted else ()
    compiled = outputs_alone(
        task_of("classes", k, k), settings_of("cross_entropy", smoothing, weights), dtype
    )[1]
    loss, gradient = found_by(compiled, z, y)
    scores = torch.tensor(z, dtype=torch.float64, requires_grad=True)
    theirs = torch.nn.functional.cross_entropy(
        scores,
        torch.tensor(y.argmax(1)),
        weight=torch.tensor(weights, dtype=torch.float64) if weighted else None,
        label_smoothing=smoothing,
    )
    theirs.backward()
    assert loss == pytest.approx(theirs.item(), rel=TOLERANCES[dtype])
    close(gradient / 50, scores.grad, TOLERANCES[dtype], "gradient")


@pytest.mark.parametrize("dtype", DTYPES)
def test_binary_cross_entropy_is_pytorchs(dtype):
    torch = pytest.importorskip("torch")
    z, y = rows_of("binary", 600, 1, 20, 0)
    compiled = outputs_alone(task_of("binary", 1), settings_of("binary_cross_entropy"), dtype)[1]
    loss, gradient = found_by(compiled, z, y)
    scores = torch.tensor(z, dtype=torch.float64, requires_grad=True)
    theirs = torch.nn.functional.binary_cross_entropy_with_logits(
        scores, torch.tensor(y, dtype=torch.float64)
    )
    theirs.backward()
    assert loss == pytest.approx(theirs.item(), rel=TOLERANCES[dtype])
    close(gradient / 600, scores.grad, TOLERANCES[dtype], "gradient")


def found_by(compiled: CompiledIteration, z: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
    dtype = compiled.network.values.dtype
    compiled.take(z.astype(dtype), y.astype(dtype))
    compiled.forward(1)
    compiled.compute_loss()
    assert compiled.da[1] is not None
    return compiled.loss, compiled.da[1].astype(np.float64)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("loss", ["cross_entropy", "focal"])
def test_a_class_without_any_probability_costs_what_its_logit_says(loss, dtype):
    z = np.array([[300.0, -400.0, 0.0], [0.0, 1.0, 2.0]])
    pair = outputs_alone(task_of("classes", 3), settings_of(loss), dtype)
    losses_of(pair, z, np.eye(3)[[1, 2]])
    assert pair[1].loss > 340


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    ("kind", "loss"),
    [*(("regression", each) for each in DISTANCES)]
    + [(kind, "focal") for kind in ("binary", "classes")]
    + [("binary", "binary_cross_entropy"), ("classes", "cross_entropy"), ("classes", "mse")],
)
def test_no_number_reaches_the_loss(kind, loss, dtype):
    k = 3 if kind == "classes" else 1
    compiled = outputs_alone(task_of(kind, k), settings_of(loss), dtype)[1]
    for j in range(k):
        z, y = rows_of(kind, 20, k, 1, j)
        z[11, j] = np.nan
        assert np.isnan(found_by(compiled, z, y)[0])


def test_backward_begins_anew_at_the_loss():
    task = task_of("classes", 4)
    network = Network(architecture_of(task, (8, 8)), task, np.float32)
    network.initialise(0)
    settings = settings_of("cross_entropy")
    network.loss = make_loss(task, "softmax", settings)
    optimizer = make_optimizer(network.parameters, network.gradients, settings)
    compiled = CompiledIteration(network, optimizer, library_for(np.float32))
    rng = np.random.default_rng(0)
    compiled.take(*(rng.normal(size=(12, n)).astype(np.float32) for n in (4, 3)))
    for l in (1, 2, 3):
        compiled.forward(l)
    found = []
    for _ in range(2):
        compiled.functions.kernel_loss(compiled.program.reference)
        for l in (3, 2, 1):
            compiled.functions.kernel_backward(compiled.program.reference, l)
        found.append(network.gradients.copy())
    np.testing.assert_array_equal(*found)


def test_it_has_every_loss_and_activation():
    numbers = library_for(np.float32).numbers
    assert list(numbers["losses"]) == list(LOSSES)
    assert list(numbers["activations"]) == list(ACTIVATIONS)
