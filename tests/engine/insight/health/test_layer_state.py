"""The state of a network at a checkpoint: the numbers of the run itself, which stays as it is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.common.arrays import Array
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.templates import chain
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.layers.pooling import PoolSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.layers.shared.base import NoSettings
from engine.core.network import Network
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.insight.health.layer_state import LayerState, NetworkState, Spread, network_state, spread_of
from engine.training.observation.snapshot import SnapshotRequest
from engine.training.state.training_state import Checkpoint
from engine.training.trainer import Trainer
from tests.toy_data import architecture_of, dataset_of

CHECKED, STEPPED = 4, 5
"""The epoch whose checkpoint is looked at, and the one whose only step is compared with it."""


def trainer_of(architecture: Architecture | None = None, **settings: Any) -> Trainer:
    """A run of one step an epoch, over all training rows."""
    dataset = dataset_of(rows=(60, 20, 0))
    network = Network(architecture or architecture_of(dataset.task, (8, 6)), dataset.task)
    network.initialise(0)
    chosen = {"epochs": STEPPED, "batch_size": 60, "checkpoint_every": 1, "learning_rate": 0.05, **settings}
    return Trainer(network, dataset, TrainingSettings(**chosen))


def state_of(trainer: Trainer, checkpoint: Checkpoint) -> NetworkState:
    network = Network(trainer.network.architecture, trainer.dataset.task)
    return network_state(network, trainer.dataset, trainer.settings, checkpoint)


def checkpoint_of(trainer: Trainer, epoch: int) -> Checkpoint:
    return next(one for one in trainer.history.timeline.kept if one.epoch == epoch)


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam", "nadam"])
@pytest.mark.parametrize("schedule", ["constant", "exponential"])
def test_the_step_is_the_one_that_the_run_does_next(optimizer: str, schedule: str) -> None:
    trainer = trainer_of(optimizer=optimizer, weight_decay=0.01, clipping="norm", schedule=schedule)
    trainer.run()
    trainer.restore_best()
    state = state_of(trainer, checkpoint_of(trainer, CHECKED))
    trainer.rewind(checkpoint_of(trainer, CHECKED))
    before, rate = trainer.network.values.copy(), trainer.learning_rate
    train = trainer.dataset.train
    trainer.iteration.run(train.inputs, train.targets, rate)
    assert state.learning_rate == pytest.approx(rate) and state.epoch == CHECKED
    for spec, part in zip(trainer.network.specs, trainer.network.slices, strict=True):
        found = state.layers[spec.id]
        step = np.linalg.norm(trainer.network.parameters[part] - before[part])
        now = np.linalg.norm(trainer.network.parameters[part])
        assert found.gradient_norm == pytest.approx(np.linalg.norm(trainer.network.gradients[part]), rel=1e-4)
        assert found.update_ratio == pytest.approx(step / now, rel=1e-2)  # weights have 7 digits
        assert found.gradients is not None
        assert found.gradients.std == pytest.approx(trainer.network.gradients[part].std(), rel=1e-4)


def layers_of(task: Task) -> Architecture:
    layers: list[tuple[str, Any]] = [
        ("reshape", ReshapeSettings(2, 2, 1)),
        ("conv2d", Conv2DSettings(3, 2, 1, "same", "relu")),
        ("max_pool2d", PoolSettings(2, 1)),
        ("flatten", NoSettings()),
        ("dense", DenseSettings(8, "identity")),
        ("batch_norm", BatchNormSettings()),
        ("activation", ActivationSettings("tanh")),
        ("dropout", DropoutSettings(0.3)),
    ]
    return chain(layers, task)


def test_outputs_dead_and_saturated_are_those_of_a_run_that_goes_back() -> None:
    trainer = trainer_of(layers_of(dataset_of().task), batch_size=16, learning_rate=0.3)
    trainer.run()
    checkpoint = checkpoint_of(trainer, CHECKED)
    state = state_of(trainer, checkpoint)
    trainer.rewind(checkpoint)
    every = frozenset(spec.id for spec in trainer.network.architecture.order)
    seen = trainer.snapshot(SnapshotRequest(every, every))
    assert list(state.layers) == [spec.id for spec in trainer.network.architecture.order]
    for layer_id, shown in seen.activations.items():
        found = state.layers[layer_id]
        assert_spread_of(found.outputs, shown)
        assert found.signal == pytest.approx(np.sqrt(np.mean(shown.astype(np.float64) ** 2)))
        if layer_id in seen.health:
            health = seen.health[layer_id]
            assert found.dead == len(health.dead_units) / health.units
            assert found.saturated == health.saturated


def assert_spread_of(found: Spread, shown: Array) -> None:
    """The spread is that of these numbers, as NumPy counts them."""
    numbers = shown.astype(np.float64)
    counts, edges = np.histogram(numbers, len(found.counts))
    assert np.array_equal(found.counts, counts) and np.array_equal(found.edges, edges)
    assert [found.low, found.middle, found.high] == np.quantile(numbers, [0.05, 0.5, 0.95]).tolist()
    assert (found.mean, found.std) == pytest.approx((numbers.mean(), numbers.std()))


def test_what_flows_back_is_that_of_an_iteration_by_hand() -> None:
    """dz of the output is a - y of cross-entropy; da of the layer before it is dz W."""
    trainer = trainer_of()
    trainer.run()
    checkpoint = checkpoint_of(trainer, CHECKED)
    state, network, train = state_of(trainer, checkpoint), trainer.network, trainer.dataset.train
    network.values[:] = checkpoint.values
    dz = network.predict(train.inputs) - train.targets
    output, before, first = (network.specs[i].id for i in (-1, -2, 0))
    assert state.layers[output].error == pytest.approx(np.sqrt(np.mean(dz**2)), rel=1e-5)
    da = dz @ network.layers[-1].W
    assert state.layers[before].error == pytest.approx(np.sqrt(np.mean(da**2)), rel=1e-5)
    assert state.layers[first].error > 0
    unlearnt: LayerState = state.layers[network.graph.specs[0].id]
    assert np.isnan(unlearnt.error) and np.isnan(unlearnt.update_ratio) and unlearnt.gradients is None


def test_answers_are_those_of_the_network() -> None:
    trainer = trainer_of()
    trainer.run()
    state = state_of(trainer, checkpoint_of(trainer, STEPPED))
    trainer.rewind(checkpoint_of(trainer, STEPPED))
    train = trainer.dataset.train
    probabilities, actual = trainer.network.predict(train.inputs), train.targets.argmax(1)
    for one in range(3):
        for other in range(3):
            wanted = np.count_nonzero((actual == one) & (probabilities.argmax(1) == other))
            assert state.confusion[one, other] == wanted
    assert state.variation == pytest.approx((probabilities.std(0) / train.targets.std(0)).max(), rel=1e-5)


def test_the_run_stays_as_it_is_and_every_state_is_the_same_again() -> None:
    trainer = trainer_of(layers_of(dataset_of().task), batch_size=16)
    trainer.run()
    checkpoint, network = (
        checkpoint_of(trainer, CHECKED),
        Network(trainer.network.architecture, trainer.dataset.task),
    )
    values, kept = trainer.network.values.copy(), checkpoint.values.copy()
    gradients = trainer.network.gradients.copy()
    one = network_state(network, trainer.dataset, trainer.settings, checkpoint)
    network_state(network, trainer.dataset, trainer.settings, checkpoint_of(trainer, STEPPED))
    other = network_state(network, trainer.dataset, trainer.settings, checkpoint)
    for layer_id, found in one.layers.items():
        again = other.layers[layer_id]
        assert np.array_equal(
            [found.error, found.update_ratio], [again.error, again.update_ratio], equal_nan=True
        )
    assert np.array_equal(trainer.network.values, values) and np.array_equal(checkpoint.values, kept)
    assert np.array_equal(trainer.network.gradients, gradients)


def test_units_with_the_same_weights_are_alike() -> None:
    dataset = dataset_of(rows=(60, 20, 0))
    zeros: list[tuple[str, Any]] = [
        ("dense", DenseSettings(6, "sigmoid", "zeros")),
        ("dense", DenseSettings(5)),
    ]
    trainer = trainer_of(chain(zeros, dataset.task))
    trainer.network.layers[1].W[:] = np.arange(6)
    state = state_of(trainer, trainer.checkpoint())
    alike = {spec.name: state.layers[spec.id].is_alike for spec in trainer.network.specs}
    assert alike == {"Dense 1": True, "Dense 2": True, "Output": False}


@pytest.mark.parametrize(
    "numbers", [[], [np.nan, np.inf], [3.0] * 5, [1e-30, 2e-30], [1e8, 1e8 + 8], [-1.0, 0, 5]]
)
def test_any_numbers_have_a_spread(numbers: list[float]) -> None:
    spread = spread_of(np.array(numbers, np.float32))
    finite = np.isfinite(numbers).sum()
    assert spread.counts.sum() == finite and len(spread.edges) == len(spread.counts) + 1
    assert (np.diff(spread.edges) > 0).all() and np.isfinite(spread.edges).all()
    assert np.isfinite(spread.middle) == (finite > 0)
