"""The order of rows by the kernel, beside NumPy's."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.kernels import library_for


@given(seed=st.integers(0, 2**63 - 1), epoch=st.integers(1, 2**31), rows=st.integers(1, 700))
def test_it_is_that_of_numpy(seed: int, epoch: int, rows: int) -> None:
    order = np.empty(rows, np.int64)
    library_for(np.float32).functions.kernel_order(seed, epoch, rows, order.ctypes.data)
    np.testing.assert_array_equal(order, np.random.default_rng((seed, 2, epoch)).permutation(rows))


def test_many_rows() -> None:
    order = np.empty(70_001, np.int64)
    library_for(np.float32).functions.kernel_order(3, 5, order.size, order.ctypes.data)
    np.testing.assert_array_equal(order, np.random.default_rng((3, 2, 5)).permutation(order.size))
