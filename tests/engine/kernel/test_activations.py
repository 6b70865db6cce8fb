"""The kernel's activations against NumPy in float64, SciPy and PyTorch, for numbers and rows of any size."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import scipy.special
from hypothesis import given
from hypothesis import strategies as st

from engine.core.activations import ACTIVATIONS
from engine.core.architecture.templates import chain
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.kernel.compiled_iteration import CompiledIteration
from tests.kernels import compare_steps, twins
from tests.toy_data import task_of

DTYPES = (np.float32, np.float64)
SETTINGS = TrainingSettings(optimizer="sgd")
OF_A_NUMBER = [name for name in ACTIVATIONS if name != "softmax"]
GRID = np.concatenate(
    [
        np.linspace(-12, 12, 4001),
        np.linspace(-150, 150, 601),
        *(sign * np.logspace(-30, 4, 400) for sign in (1, -1)),
    ]
)
OTHERS: dict[str, Any] = {  # the same functions as others have them
    "elu": lambda z: np.where(z > 0, z, scipy.special.expm1(np.minimum(z, 0))),
    "gelu": lambda z: z * scipy.special.ndtr(z),
    "silu": lambda z: z * scipy.special.expit(z),
    "softplus": lambda z: np.logaddexp(0, z),
    "tanh": np.tanh,
    "sigmoid": scipy.special.expit,
}


def alone(name: str, features: int, dtype: Any, rows: int = 1) -> CompiledIteration:
    """A network whose first layer is an activation of the inputs."""
    task = task_of("classes", features)
    architecture = chain([("activation", ActivationSettings(name))], task)
    compiled = twins(architecture, task, SETTINGS, dtype)[1]
    compiled.make_room(rows)
    return compiled


def of_rows(compiled: CompiledIteration, z: np.ndarray) -> np.ndarray:
    """a[1] of rows z, both ``(m, n)``."""
    compiled.take(z, np.eye(3, dtype=z.dtype)[np.zeros(len(z), int)])
    compiled.forward(1)
    return compiled.a[1].copy()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", OF_A_NUMBER)
def test_numbers_of_every_size(name, dtype):
    torch = pytest.importorskip("torch")
    z = GRID.astype(dtype)[None]
    found = of_rows(alone(name, z.size, dtype), z)
    exact = z.astype(np.float64)
    expected = OTHERS.get(name, ACTIVATIONS[name].forward)(exact)
    # Far below zero the square in e^(-z²/2) has no more digits than a number has.
    rounding = np.finfo(dtype).eps * (4 + 4 * exact**2 if name == "gelu" else 4)
    allowed = rounding * np.abs(expected) + 200 * np.finfo(dtype).tiny
    assert z[np.abs(found - expected) > allowed].tolist() == []
    if name != "identity":
        theirs = getattr(torch.nn.functional, name)(torch.from_numpy(exact)).numpy()
        np.testing.assert_allclose(found, theirs, rtol=1e-5, atol=1e-6 if dtype == np.float32 else 1e-8)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_no_number_stays_none_and_ends_of_the_scale_are_right(name, dtype):
    rows = np.array(
        [[np.nan, 1, 2], [0, -0.0, 1], [np.inf, 0, 1], [-np.inf, 0, 1], [1e30, -1e30, 88.8]], dtype
    )
    found = of_rows(alone(name, 3, dtype, len(rows)), rows)
    with np.errstate(all="ignore"):
        expected = ACTIVATIONS[name].forward(rows.astype(np.float64))
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-30)


@given(
    st.integers(1, 40),
    st.integers(1, 40),
    st.sampled_from(list(ACTIVATIONS)),
    st.floats(0.1, 50),
    st.integers(0, 99),
)
def test_a_row_does_not_depend_on_the_others(m, n, name, scale, seed):
    z = np.random.default_rng(seed).normal(0, scale, (m, n)).astype(np.float32)
    compiled = alone(name, n, np.float32, m + 3)
    room = compiled.program.a[1]
    room[...] = 7
    found = of_rows(compiled, z)
    assert (room[m:] == 7).all()
    np.testing.assert_array_equal(found, [of_rows(compiled, row[None])[0] for row in z])
    np.testing.assert_allclose(found, ACTIVATIONS[name].forward(z.astype(np.float64)), rtol=2e-5, atol=1e-6)


@pytest.mark.parametrize("name", ["relu", "tanh", "softmax"])
def test_a_batch_cut_into_pieces_is_that_of_its_rows(name):
    z = np.random.default_rng(0).normal(0, 4, (700, 401)).astype(np.float32)
    compiled = alone(name, 401, np.float32, 700)
    found = of_rows(compiled, z)
    np.testing.assert_array_equal(found, np.vstack([of_rows(compiled, part) for part in np.split(z, 7)]))


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_weights_that_are_no_numbers_reach_the_loss(name, dtype):
    task = task_of("classes", 4)
    layers = [("dense", DenseSettings(7, name)), ("prelu", None), ("activation", ActivationSettings(name))]
    compiled = twins(chain(layers, task), task, SETTINGS, dtype)[1]
    compiled.network.values[9] = np.nan
    inputs = np.random.default_rng(0).normal(size=(5, 4)).astype(dtype)
    assert np.isnan(compiled.run(inputs, np.eye(3, dtype=dtype)[np.zeros(5, int)], 0.1))


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("n", [1, 2, 3, 4, 5, 7, 10, 16, 17, 33, 100, 1500])
def test_softmax_of_rows_of_any_length(n, dtype):
    torch = pytest.importorskip("torch")
    z = np.random.default_rng(n).normal(0, 8, (37, n)).astype(dtype)
    z[0] += 1000  # the row's maximum is taken off first
    z[1] -= 1000
    found = of_rows(alone("softmax", n, dtype, 37), z)
    tolerance = 1e-5 if dtype == np.float32 else 1e-13
    theirs = torch.softmax(torch.from_numpy(z.astype(np.float64)), 1).numpy()
    np.testing.assert_allclose(found, theirs, rtol=tolerance, atol=1e-37)
    np.testing.assert_allclose(found.sum(1), 1, rtol=tolerance)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize(("rows", "units"), [(1, 1), (9, 3), (10, 8), (33, 37)])
def test_steps_of_dense_layers(name, rows, units, dtype):
    task = task_of("classes", 5)
    settings = DenseSettings(units, name)
    architecture = chain(
        [("dense", settings), ("activation", ActivationSettings(name)), ("dense", settings)], task
    )
    rng = np.random.default_rng(rows)
    inputs, targets = rng.normal(0, 2, (rows, 5)), np.eye(3)[rng.integers(0, 3, rows)]
    compare_steps(*twins(architecture, task, SETTINGS, dtype), inputs, targets)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", OF_A_NUMBER)
def test_slopes(name, dtype):
    task = task_of("classes", 1)
    layers = [("dense", DenseSettings(1, name))]
    pair = twins(chain(layers, task), task, SETTINGS, dtype)
    z = GRID.astype(dtype)[:, None]
    for each in pair:
        first = each.network.layers[0]
        first.W[...], first.b[...] = 1, 0
        each.take(z.astype(each.network.values.dtype), np.eye(3, dtype=dtype)[np.zeros(len(z), int)])
        each.forward(1)
        each.forward(2)
        each.compute_loss()
        each.backward(2)
        each.da[1][...] = 3
        each.backward(1)
    tolerance = 1e-6 if dtype == np.float32 else 2e-12  # NumPy's core has a table of normal probabilities
    np.testing.assert_allclose(pair[1].dz, pair[0].dz, rtol=tolerance, atol=3 * tolerance)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", ["relu", "softmax", "gelu"])
def test_steps_of_pictures(name, dtype):
    """Softmax of a picture is one of the channels of each pixel."""
    task = Task("classes", 5 * 4 * 3, ("a", "b", "c"), "target", (5, 4, 3))
    layers = [
        ("reshape", ReshapeSettings(5, 4, 3)),
        ("prelu", None),
        ("activation", ActivationSettings(name)),
        ("prelu", None),
        ("flatten", None),
    ]
    rng = np.random.default_rng(3)
    inputs, targets = rng.normal(0, 2, (6, 60)), np.eye(3)[rng.integers(0, 3, 6)]
    compare_steps(*twins(chain(layers, task), task, SETTINGS, dtype), inputs, targets)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("units", [1, 5, 40])
def test_steps_of_prelu(units, dtype):
    task = task_of("classes", 4)
    layers = [("dense", DenseSettings(units, "identity")), ("prelu", None), ("prelu", None)]
    rng = np.random.default_rng(units)
    inputs, targets = rng.normal(0, 2, (31, 4)), np.eye(3)[rng.integers(0, 3, 31)]
    compare_steps(*twins(chain(layers, task), task, SETTINGS, dtype), inputs, targets)
