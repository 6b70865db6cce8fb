"""Small runs compute with one thread, large ones with all, and nothing is changed for good."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from engine.common.blas_threads import SHARED_FROM, suited_threads
from engine.core.training_settings import TrainingSettings
from engine.training.trainer import Trainer
from tests.kernels import library_for
from tests.toy_data import dataset_of, network_of


@pytest.fixture(autouse=True)
def two_threads() -> Iterator[None]:
    """The library has more than one thread to begin with, as outside the tests."""
    np.dot(np.ones((2, 2)), np.ones((2, 2)))
    with threadpool_limits(2):
        assert threads() == [2] * len(threads()) != []
        yield


def threads() -> list[int]:
    """Threads of the library that numpy's matrix products use."""
    return [library["num_threads"] for library in threadpool_info() if "numpy" in library["filepath"]]


@pytest.mark.parametrize(("parameters", "single"), [(100, True), (SHARED_FROM, False)])
def test_the_size_decides(parameters, single):
    before = threads()
    with suited_threads(parameters, 1):
        assert threads() == ([1] * len(before) if single else before)
    assert threads() == before


def test_a_run_sets_them_and_puts_them_back():
    data, seen, before = dataset_of(), [], threads()
    trainer = Trainer(network_of(data.task), data, TrainingSettings(epochs=1))
    trainer.on_epoch = lambda record: seen.extend(threads())
    trainer.run()
    assert seen == [1] * len(before)
    assert threads() == before


def test_a_large_run_of_the_compiled_core_leaves_them_one():
    library_for(np.float32)
    data = dataset_of(rows=(600, 0, 0), features=300)
    trainer = Trainer(network_of(data.task, (300, 300)), data, TrainingSettings(epochs=1, batch_size=600))
    assert trainer.network.multiplications_per_row * 600 > SHARED_FROM
    seen: list[int] = []
    trainer.on_epoch = lambda record: seen.extend(threads())
    trainer.run()
    assert seen == [1 if trainer.core == "compiled" else count for count in threads()]
