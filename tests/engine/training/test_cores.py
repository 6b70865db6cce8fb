"""The same run by either core: alike to rounding, and each the same to the bit however it is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from engine.core.activations import ACTIVATIONS
from engine.core.network import Network
from engine.core.optimizers import OPTIMIZERS
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import Dataset
from engine.kernel.choice import choose, chosen
from engine.training.observation.snapshot import EpochRecord
from engine.training.trainer import Trainer
from tests.kernels import library_for
from tests.steps import before_each_step
from tests.threads import running, wait_until
from tests.toy_data import architecture_of, dataset_of


@pytest.fixture(autouse=True)
def choice() -> Iterator[None]:
    """The choice of the core as before; skipped where none is compiled."""
    library_for(np.float32)
    before = chosen()
    yield
    choose(before)


def trainer_with(core: str, data: Dataset, dropout: float = 0.0, **settings: Any) -> Trainer:
    choose(core)
    made = TrainingSettings(**{"batch_size": 16, "epochs": 12, "checkpoint_every": 3, **settings})
    network = Network(architecture_of(data.task, (9, 5), dropout=dropout), data.task, data.train.inputs.dtype)
    network.initialise(3)
    trainer = Trainer(network, data, made)
    assert trainer.core == core
    return trainer


def numbers(record: EpochRecord) -> list[float]:
    return [getattr(record, name) for name in record.__slots__]


def same_bits(one: Trainer, other: Trainer) -> None:
    """Assert that two runs stand at the same place, with the same history, to the last bit."""
    assert one.step_count == other.step_count
    np.testing.assert_array_equal(one.network.values, other.network.values)
    for name, vector in one.optimizer.vectors.items():
        np.testing.assert_array_equal(vector, other.optimizer.vectors[name])
    assert repr(list(one.history.records)) == repr(list(other.history.records))
    assert [each.epoch for each in one.history.timeline.kept] == [
        each.epoch for each in other.history.timeline.kept
    ]
    assert (one.history.best is None) == (other.history.best is None)
    if one.history.best and other.history.best:
        np.testing.assert_array_equal(one.history.best.values, other.history.best.values)
        assert one.history.best.step == other.history.best.step
        assert one.history.best.optimizer_steps == other.history.best.optimizer_steps


@pytest.mark.parametrize("dropout", [0.0, 0.3])
@pytest.mark.parametrize("kind", ["binary", "classes", "regression"])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_both_cores_come_to_the_same_in_double_precision(optimizer: str, kind: Any, dropout: float) -> None:
    library_for(np.float64)
    data = dataset_of(kind, rows=(90, 40, 0), dtype=np.float64)
    runs = [
        trainer_with(core, data, dropout, optimizer=optimizer, weight_decay=0.01)
        for core in ("numpy", "compiled")
    ]
    for each in runs:
        each.run()
    numpy_run, compiled = runs
    np.testing.assert_allclose(compiled.network.values, numpy_run.network.values, rtol=1e-9, atol=1e-11)
    for one, other in zip(compiled.history.records, numpy_run.history.records, strict=True):
        assert numbers(one) == pytest.approx(numbers(other), rel=1e-9, nan_ok=True)
    assert compiled.history.best_epoch == numpy_run.history.best_epoch
    np.testing.assert_allclose(
        compiled.history.losses.since(0)[1], numpy_run.history.losses.since(0)[1], rtol=1e-9
    )
    best, other_best = compiled.history.best, numpy_run.history.best
    assert best is not None and other_best is not None
    assert (best.step, best.optimizer_steps) == (other_best.step, other_best.optimizer_steps)
    np.testing.assert_allclose(best.values, other_best.values, rtol=1e-9, atol=1e-11)
    for name, vector in other_best.optimizer.items():
        np.testing.assert_allclose(best.optimizer[name], vector, rtol=1e-8, atol=1e-11)


@pytest.mark.parametrize("validation", [0, 40])
@pytest.mark.parametrize("schedule", ["constant", "cosine", "plateau"])
def test_one_call_or_one_for_each_step_is_the_same_to_the_bit(schedule: str, validation: int) -> None:
    data = dataset_of("classes", rows=(90, validation, 0))
    chosen_settings = {"schedule": schedule, "schedule_epochs": 2, "epochs": 40, "checkpoint_every": 7}
    whole = trainer_with("compiled", data, **chosen_settings)
    by_step = trainer_with("compiled", data, **chosen_settings)
    before_each_step(by_step, lambda _: None)
    by_epoch = trainer_with("compiled", data, **chosen_settings)
    by_epoch.on_epoch = lambda _: None
    for each in (whole, by_step, by_epoch):
        each.run()
    same_bits(whole, by_step)
    same_bits(whole, by_epoch)


def test_a_pause_within_a_long_validation_is_answered() -> None:
    data = dataset_of("classes", rows=(64, 60_000, 0), features=64)
    trainer = trainer_with("compiled", data, epochs=1_000_000)
    with running(trainer):
        wait_until(lambda: trainer.step_count > 2)
        for _ in range(20):
            trainer.control.pause()
            wait_until(lambda: trainer.state == "paused")
            at = (trainer.step_count, len(trainer.history.records))
            assert at == (trainer.step_count, len(trainer.history.records))
            trainer.control.resume()
            wait_until(lambda at=at: trainer.step_count > at[0])
    quiet = trainer_with("compiled", data, epochs=trainer.history.records.epochs)
    quiet.run()
    last = quiet.history.records[-1]
    assert repr(trainer.history.records.of_epoch(last.epoch)) == repr(last)


@pytest.mark.parametrize("activation", [each for each in ACTIVATIONS if each != "softmax"])
def test_weights_that_are_no_numbers_end_the_run(activation: str) -> None:
    data = dataset_of("regression", rows=(90, 40, 0))
    choose("compiled")
    network = Network(architecture_of(data.task, (9, 5), activation), data.task)
    network.initialise(3)
    trainer = Trainer(network, data, TrainingSettings(epochs=5))
    network.parameters[0] = np.nan
    trainer.run()
    assert trainer.state == "failed"


def test_rows_that_are_gathered_ahead_are_those_of_numpy() -> None:
    """A table and mini-batches so large that another core gathers the next rows during a step."""
    library_for(np.float64)
    data = dataset_of("classes", rows=(60_000, 0, 0), features=40, dtype=np.float64)
    runs = [trainer_with(core, data, batch_size=900, epochs=2) for core in ("numpy", "compiled")]
    for each in runs:
        each.run()
    np.testing.assert_allclose(runs[1].network.values, runs[0].network.values, rtol=1e-9, atol=1e-11)
    by_step = trainer_with("compiled", data, batch_size=900, epochs=2)
    before_each_step(by_step, lambda _: None)
    by_step.run()
    same_bits(runs[1], by_step)
