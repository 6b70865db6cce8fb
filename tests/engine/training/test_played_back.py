"""Looking at a checkpoint: the numbers of a run that goes back to it, and not a bit of the run changes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

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
from engine.training.observation.probe import Probe, probe_of
from engine.training.observation.snapshot import Snapshot, SnapshotRequest
from engine.training.played_back import PlayedBack
from engine.training.state.training_state import Checkpoint
from engine.training.trainer import Trainer
from tests.threads import running, wait_until
from tests.toy_data import dataset_of

EPOCHS = 20


def dense(task: Task) -> Architecture:
    """Layers that behave otherwise in training, and one whose units can be dead."""
    layers: list[tuple[str, Any]] = [
        ("dense", DenseSettings(8, "identity")),
        ("batch_norm", BatchNormSettings()),
    ]
    layers += [("activation", ActivationSettings("relu")), ("dropout", DropoutSettings(0.3))]
    return chain([*layers, ("dense", DenseSettings(4, "tanh"))], task)


def pictures(task: Task) -> Architecture:
    layers: list[tuple[str, Any]] = [
        ("reshape", ReshapeSettings(2, 2, 1)),
        ("conv2d", Conv2DSettings(3, 2, 1, "same", "relu")),
        ("max_pool2d", PoolSettings(2, 1)),
        ("flatten", NoSettings()),
    ]
    return chain(layers, task)


DRAWN = {"dense": dense, "pictures": pictures}


def trainer_of(drawn: str, epochs: int = EPOCHS, every: int = 1) -> Trainer:
    dataset = dataset_of(rows=(90, 60, 8))
    network = Network(DRAWN[drawn](dataset.task), dataset.task)
    network.initialise(0)
    settings = TrainingSettings(epochs=epochs, batch_size=16, checkpoint_every=every, learning_rate=0.05)
    return Trainer(network, dataset, settings)


def request_for(trainer: Trainer, probe: Probe | None = None) -> SnapshotRequest:
    layers = frozenset(spec.id for spec in trainer.network.architecture.order)
    return SnapshotRequest(layers, layers, probe, values=True)


def player_of(trainer: Trainer) -> PlayedBack:
    return PlayedBack(trainer.network.architecture, trainer.dataset)


def checkpoints_of(trainer: Trainer) -> list[Checkpoint]:
    return list(trainer.history.timeline.kept)


def assert_alike(shown: Snapshot, there: Snapshot) -> None:
    """Both have the same numbers of all layers, to the bit."""
    assert shown.activations.keys() == there.activations.keys() != set()
    for layer, values in there.activations.items():
        np.testing.assert_array_equal(shown.activations[layer], values)
    assert shown.parameters.keys() == there.parameters.keys() != set()
    for layer, arrays in there.parameters.items():
        assert shown.parameters[layer].keys() == arrays.keys()
        for name, array in arrays.items():
            np.testing.assert_array_equal(shown.parameters[layer][name], array)
    assert shown.values is not None and there.values is not None
    np.testing.assert_array_equal(shown.values, there.values)
    assert shown.gradients == there.gradients == {}
    assert {i: repr(each) for i, each in shown.health.items()} == {
        i: repr(each) for i, each in there.health.items()
    }
    for name in ("state", "epoch", "step", "probe", "probe_targets", "weights_epoch"):
        assert getattr(shown, name) == getattr(there, name), name


@pytest.mark.parametrize("chosen", [False, True])
@pytest.mark.parametrize("drawn", DRAWN)
def test_a_checkpoint_shows_what_a_run_shows_that_goes_back_to_it(drawn: str, chosen: bool) -> None:
    trainer = trainer_of(drawn)
    trainer.run()
    rows = trainer.dataset.validation.rows[[7, 2, 5]]
    request = request_for(trainer, probe_of(trainer.dataset, rows) if chosen else None)
    player, kept = player_of(trainer), checkpoints_of(trainer)
    shown = {each.epoch: player.snapshot(each, request) for each in kept}
    assert len(shown) == EPOCHS
    output = trainer.network.specs[-1].id
    assert (shown[1].activations[output] != shown[EPOCHS].activations[output]).any()
    for checkpoint in reversed(kept):
        trainer.rewind(checkpoint)
        assert_alike(shown[checkpoint.epoch], trainer.snapshot(request))
    assert [each.weights_of for each in shown.values()] == list(range(1, EPOCHS + 1))


def test_nothing_is_computed_that_nobody_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    trainer = trainer_of("dense", epochs=2)
    trainer.run()
    player = player_of(trainer)
    monkeypatch.setattr(Network, "activations", lambda *_: pytest.fail("somebody computed"))
    shown = player.snapshot(checkpoints_of(trainer)[0], SnapshotRequest())
    assert (shown.activations, shown.parameters, shown.health, shown.values) == ({}, {}, {}, None)


@pytest.mark.parametrize("drawn", DRAWN)
def test_looking_back_in_the_middle_of_a_run_changes_no_bit_of_it(drawn: str) -> None:
    alone, watched = trainer_of(drawn), trainer_of(drawn)
    alone.run()
    watched.control.pause()
    seen = set()
    with running(watched):
        player = player_of(watched)
        while watched.step_count < alone.step_count:
            before = watched.step_count
            watched.control.step()
            for checkpoint in checkpoints_of(watched)[-3:]:  # while the step is being done
                player.snapshot(checkpoint, request_for(watched))
                seen.add(checkpoint.epoch)
            wait_until(lambda before=before: watched.step_count > before)
        watched.control.resume()
        wait_until(lambda: watched.state == "finished")
    assert seen >= set(range(1, EPOCHS))
    np.testing.assert_array_equal(watched.network.values, alone.network.values)
    for one, other in zip(checkpoints_of(watched), checkpoints_of(alone), strict=True):
        np.testing.assert_array_equal(one.values, other.values)
    assert [repr(each) for each in watched.history.records] == [repr(each) for each in alone.history.records]
    assert list(watched.history.losses.since(0)[1]) == list(alone.history.losses.since(0)[1])


def test_a_checkpoint_that_is_thinned_out_or_cut_off_meanwhile_is_shown_all_the_same() -> None:
    trainer = trainer_of("dense", epochs=200)
    third: list[Checkpoint] = []
    trainer.on_epoch = lambda record: third.extend(checkpoints_of(trainer)[-1:] if record.epoch == 3 else ())
    trainer.run()
    assert third[0].epoch == 3 and third[0] not in checkpoints_of(trainer)
    player, first = player_of(trainer), checkpoints_of(trainer)[0]
    trainer.rewind(first)
    shown = player.snapshot(third[0], request_for(trainer))
    again = trainer_of("dense", epochs=3)
    again.run()
    again.rewind(checkpoints_of(again)[-1])
    assert_alike(shown, again.snapshot(request_for(again)))


def test_two_threads_at_once_are_right_both() -> None:
    """The run goes through its checkpoints at full speed while others of them are looked at."""
    trainer = trainer_of("dense", epochs=400)
    player, request = player_of(trainer), request_for(trainer)
    shown: dict[int, tuple[Checkpoint, Snapshot]] = {}
    with running(trainer):
        while trainer.state == "running" or not shown:
            for checkpoint in checkpoints_of(trainer)[:5]:
                shown[checkpoint.epoch] = checkpoint, player.snapshot(checkpoint, request)
    for checkpoint, seen in shown.values():
        assert_alike(seen, player_of(trainer).snapshot(checkpoint, request))
