"""The learning-rate finder leaves the network alone and suggests a rate that a run learns with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from engine.data.samples import sample_path
from engine.messages import Cancelled
from engine.network import Network
from engine.project import TrainingSettings
from engine.rate_finder import find_rate
from engine.trainer import Trainer
from tests.trained import small_run


@pytest.fixture
def run() -> Trainer:
    return small_run(sample_path("iris"))


def test_the_network_is_left_as_it_is_and_the_same_seed_finds_the_same(run: Trainer) -> None:
    before = run.network.values.copy()
    first = find_rate(run.network, run.dataset, run.settings)
    again = find_rate(run.network, run.dataset, run.settings)
    np.testing.assert_array_equal(run.network.values, before)
    np.testing.assert_array_equal(first.losses, again.losses)
    assert first.suggestion == again.suggestion
    assert len(first.rates) == len(first.losses) == len(first.smoothed)
    assert (np.diff(first.rates) > 0).all()


@pytest.mark.parametrize("sample", ["iris", "breast_cancer", "diabetes", "wine", "digits"])
@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
@pytest.mark.parametrize("seed", [0, 1])
def test_a_run_learns_with_the_suggested_rate(sample: str, optimizer: str, seed: int) -> None:
    """Noise at tiny rates must not pass for a fall: ten epochs take away a fifth of the loss at least."""
    run = small_run(sample_path(sample))
    settings = replace(TrainingSettings(), optimizer=optimizer, seed=seed, epochs=10)
    network = Network(run.network.architecture, run.network.task)
    network.initialise(seed)
    rate = find_rate(network, run.dataset, settings).suggestion
    trainer = Trainer(network, run.dataset, replace(settings, learning_rate=rate))
    trainer.run()
    losses = trainer.losses.since(0)[1]
    assert np.mean(losses[-5:]) < 0.8 * np.mean(losses[:3])


def test_progress_grows_and_cancelling_ends_it(run: Trainer) -> None:
    shares: list[float] = []
    asked: list[None] = []

    def after(count: int) -> Callable[[], bool]:
        def is_enough() -> bool:
            asked.append(None)
            return len(asked) > count

        return is_enough

    with pytest.raises(Cancelled):
        find_rate(run.network, run.dataset, run.settings, shares.append, after(10))
    assert len(shares) == 10 and shares == sorted(shares)
