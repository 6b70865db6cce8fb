"""Number of threads that the matrix products of a run use: one, unless they are large."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any

SHARED_FROM = 20_000_000
"""Multiplications of one forward pass from which threads pay.

Below it they wait for one another longer than they compute, above all beside a busy program: on two cores of
which one was taken, 64-128-64-10 with 64 rows took 160 microseconds a step with one thread and 510 with two,
and with a window drawn by the other core 50,000.
"""


def suited_threads(multiplications_per_row: int, batch_size: int) -> AbstractContextManager[Any]:
    """Within it, numpy's matrix products use as many threads as suit a network and a mini-batch.

    ``multiplications_per_row`` are those of one row's forward pass, for Dense layers the weights.

    The number follows from the sizes alone and never from the clock, so that a run stays the same to the bit.
    """
    if multiplications_per_row * batch_size >= SHARED_FROM:
        return nullcontext()
    limit: AbstractContextManager[Any] = _libraries().limit(limits=1, user_api="blas")
    return limit


@cache
def _libraries() -> Any:
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415 - looks through all loaded libraries

    return ThreadpoolController()
