"""Going on with another network: which layers keep their numbers bit by bit, and which start over."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.common.messages import UserError
from engine.core.architecture.architecture import Architecture, Connection
from engine.core.architecture.templates import chain
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.dense import DenseSettings
from engine.core.network import Network
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import Dataset
from engine.training.state.training_state import TrainingState
from engine.training.state.transfer import carried_over
from engine.training.trainer import Trainer
from tests.toy_data import dataset_of

FIRST, NORM, SECOND, OUTPUT = range(4)


@pytest.fixture(scope="module")
def data() -> Dataset:
    return dataset_of()


def trained(data: Dataset, **settings: Any) -> TrainingState:
    hidden = [("dense", DenseSettings(6)), ("batch_norm", BatchNormSettings()), ("dense", DenseSettings(5))]
    network = Network(chain(hidden, data.task), data.task)
    network.initialise(0)
    trainer = Trainer(network, data, TrainingSettings(**{"epochs": 3, "checkpoint_every": 1, **settings}))
    trainer.run()
    return trainer.capture()


def with_units(architecture: Architecture, number: int, units: int) -> Architecture:
    layer = architecture.order[number + 1]
    return architecture.with_layer(replace(layer, settings=replace(layer.settings, units=units)))


def numbers_of(state: TrainingState) -> dict[str, dict[str, np.ndarray]]:
    """Arrays that every layer has learnt and measured, and those of the optimizer, by the layer's name."""
    network = Network(state.architecture, state.task)
    np.copyto(network.values, state.now.values)
    found = {}
    for number, spec in enumerate(network.specs):
        remembered = {name: v[network.slices[number]] for name, v in state.now.optimizer.items()}
        found[spec.name] = {**network.arrays_of(number), **remembered}
    return found


def assert_kept(before: TrainingState, after: TrainingState, names: set[str]) -> None:
    old, new = numbers_of(before), numbers_of(after)
    for name in names:
        assert set(old[name]) == set(new[name])
        for key, array in old[name].items():
            np.testing.assert_array_equal(new[name][key], array)


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
@pytest.mark.parametrize(
    ("number", "fresh"),
    [
        (FIRST, ["Dense 1", "BatchNorm 1", "Dense 2"]),  # those that it feeds have other shapes too
        (SECOND, ["Dense 2", "Output"]),
    ],
)
def test_a_wider_layer_starts_over_and_all_others_keep_their_numbers(data, number, fresh, optimizer):
    state = trained(data, optimizer=optimizer)
    changed, names = carried_over(state, with_units(state.architecture, number, 9))
    assert list(names) == fresh
    kept = {spec.name for spec in state.architecture.order[1:]} - set(fresh)
    assert kept
    assert_kept(state, changed, kept)
    for name in fresh:
        numbers = numbers_of(changed)[name]
        assert all(not numbers[vector].any() for vector in state.now.optimizer)
        assert not numbers["beta" if "Norm" in name else "b"].any()


def test_the_same_shapes_keep_everything(data):
    state = trained(data)
    layer = state.architecture.order[1]
    other = state.architecture.with_layer(replace(layer, settings=DenseSettings(6, "tanh", l2=0.1)))
    changed, names = carried_over(state, other)
    assert names == ()
    np.testing.assert_array_equal(changed.now.values, state.now.values)
    assert changed.architecture is other


def test_a_layer_put_between_leaves_the_weights_of_the_others(data):
    state = trained(data)
    drawn, added = state.architecture.adding("activation", 0, 0, ActivationSettings("tanh"))
    first, norm = drawn.order[1:3]
    drawn = drawn.inserting(added.id, Connection(first.id, norm.id))
    changed, names = carried_over(state, drawn)
    assert names == ()
    assert_kept(state, changed, {"Dense 1", "BatchNorm 1", "Dense 2", "Output"})


def test_a_layer_taken_out_takes_its_numbers_along(data):
    state = trained(data)
    norm = state.architecture.order[NORM + 1]
    changed, names = carried_over(state, state.architecture.without([norm.id]))
    assert names == ()
    assert_kept(state, changed, {"Dense 1", "Dense 2", "Output"})
    assert len(changed.now.values) == len(state.now.values) - 4 * 6


def test_a_new_layer_of_an_old_name_starts_over(data):
    """It is the layer's id that counts: another Dense with the same shapes has learnt nothing."""
    state = trained(data)
    second = state.architecture.order[SECOND + 1]
    drawn, fresh = state.architecture.adding("dense", 0, 0, DenseSettings(5), second.name)
    into = Connection(state.architecture.order[NORM + 1].id, second.id)
    drawn = drawn.inserting(fresh.id, into).without([second.id])
    changed, names = carried_over(state, drawn)
    assert names == (second.name,)
    assert_kept(state, changed, {"Dense 1", "BatchNorm 1", "Output"})


def test_the_run_goes_on_where_it_was(data):
    state = trained(data)
    changed, _ = carried_over(state, with_units(state.architecture, SECOND, 9))
    assert (changed.now.epoch, changed.now.step) == (state.now.epoch, state.now.step)
    assert changed.records == state.records
    assert (changed.best, changed.checkpoints, changed.best_epoch) == (None, (), 0)
    trainer = Trainer.from_state(changed, data)
    trainer.change(epochs=6)
    trainer.run()
    assert (trainer.state, trainer.epoch) == ("finished", 6)
    assert trainer.history.best is not None and len(trainer.history.best.values) == len(changed.now.values)


def test_the_first_numbers_of_new_layers_follow_from_the_seed(data):
    state = trained(data)
    wider = with_units(state.architecture, SECOND, 9)
    one, other = (carried_over(state, wider)[0].now.values for _ in range(2))
    np.testing.assert_array_equal(one, other)
    seeded = replace(state, settings=replace(state.settings, seed=9))
    assert (carried_over(seeded, wider)[0].now.values != one).any()


def test_the_old_state_is_left_as_it_is(data):
    state = trained(data)
    values, vectors = state.now.values.copy(), {n: v.copy() for n, v in state.now.optimizer.items()}
    changed, _ = carried_over(state, with_units(state.architecture, SECOND, 9))
    trainer = Trainer.from_state(changed, data)
    trainer.change(epochs=5)
    trainer.run()
    np.testing.assert_array_equal(state.now.values, values)
    for name, vector in vectors.items():
        np.testing.assert_array_equal(state.now.optimizer[name], vector)


def test_a_network_with_a_problem_is_refused(data):
    state = trained(data)
    with pytest.raises(UserError, match="Output has 9 units"):
        carried_over(state, with_units(state.architecture, OUTPUT, 9))
