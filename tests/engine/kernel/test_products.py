"""Dense layers by the compiled core, small and large: the three products against NumPy's in float64."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.training_settings import TrainingSettings
from tests.kernels import compare_steps, twins
from tests.toy_data import architecture_of, task_of

LARGE = [(400, 130, 90), (33, 700, 517), (1000, 64, 77), (3, 1300, 1100), (600, 100, 300), (2, 2500, 900)]
"""Rows, units and inputs whose products are cut into rectangles, even and odd ones."""

in_both_precisions = pytest.mark.parametrize(
    "dtype", [np.float64, np.float32], ids=lambda dtype: dtype.__name__
)


def compare(rows: int, units: tuple[int, ...], inputs: int, dtype: Any) -> None:
    """One iteration of Dense layers of these units, and an output of three classes."""
    task = task_of("classes", inputs)
    reference, compiled = twins(architecture_of(task, units), task, TrainingSettings(optimizer="sgd"), dtype)
    rng = np.random.default_rng(rows)
    targets = np.eye(3)[rng.integers(0, 3, rows)]
    compare_steps(reference, compiled, rng.normal(size=(rows, inputs)), targets)


@in_both_precisions
@given(
    rows=st.integers(1, 70),
    units=st.lists(st.integers(1, 70), min_size=1, max_size=3),
    inputs=st.integers(1, 70),
)
def test_small_products_of_any_shape(dtype: Any, rows: int, units: list[int], inputs: int) -> None:
    compare(rows, tuple(units), inputs, dtype)


@in_both_precisions
@pytest.mark.parametrize("shape", LARGE, ids=str)
def test_large_products(shape: tuple[int, int, int], dtype: Any) -> None:
    rows, units, inputs = shape
    compare(rows, (units, units), inputs, dtype)


def test_a_number_is_the_same_sum_in_a_small_and_in_a_large_product() -> None:
    """The first rows of a mini-batch that is cut into rectangles have the bits that they have alone."""
    task = task_of("classes", 300)
    _, compiled = twins(architecture_of(task, (400,)), task, TrainingSettings(), np.float32)
    x = np.random.default_rng(0).normal(size=(500, 300)).astype(np.float32)
    y = np.tile(np.eye(3, dtype=np.float32)[:1], (500, 1))
    compiled.make_room(500)
    found = []
    for rows in (500, 12, 1):
        compiled.take(x[:rows], y[:rows])
        compiled.forward(1)
        found.append(compiled.a[1][:1].tobytes())
    assert found[0] == found[1] == found[2]
