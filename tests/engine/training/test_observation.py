"""Probe rows and what they are called."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core.network import Network
from engine.core.task import TaskKind
from engine.core.training_settings import TrainingSettings
from engine.training.observation.probe import PROBE_ROWS, Probe, probe_of, probe_rows
from engine.training.observation.snapshot import SnapshotRequest
from engine.training.trainer import Trainer
from tests.toy_data import architecture_of, dataset_of


@pytest.mark.parametrize("kind", ["binary", "classes", "regression"])
def test_every_probe_row_tells_its_target(kind: TaskKind) -> None:
    dataset = dataset_of(kind)
    rows = probe_rows(dataset)
    words, targets = dataset.target_names(dataset.train.targets[rows]), dataset.train.targets[rows]
    assert len(words) == len(rows) == PROBE_ROWS
    for word, target in zip(words, targets, strict=True):
        if kind == "regression":
            assert float(word) == pytest.approx(float(target[0]), rel=1e-3)
        else:
            number = int(target.argmax()) if kind == "classes" else int(target[0])
            assert word == f"class {number}"


def test_a_snapshot_tells_the_targets_of_its_probe_rows() -> None:
    dataset = dataset_of()
    network = Network(architecture_of(dataset.task), dataset.task)
    network.initialise(0)
    trainer = Trainer(network, dataset, TrainingSettings())
    output = network.specs[-1].id
    snapshot = trainer.snapshot(SnapshotRequest(frozenset({output})))
    assert len(snapshot.probe_targets) == len(snapshot.activations[output])
    assert list(snapshot.probe_targets) == sorted(snapshot.probe_targets)  # rows are sorted by class


def trainer_of(activation: str = "tanh") -> Trainer:
    dataset = dataset_of(rows=(90, 60, 8))
    network = Network(architecture_of(dataset.task, activation=activation), dataset.task)
    network.initialise(0)
    return Trainer(network, dataset, TrainingSettings(epochs=3, checkpoint_every=1))


def request_for(trainer: Trainer, probe: Probe | None) -> SnapshotRequest:
    layers = frozenset(spec.id for spec in trainer.network.architecture.order)
    return SnapshotRequest(layers, layers, probe)


@pytest.mark.parametrize("part", ["train", "validation", "test"])
def test_chosen_rows_are_what_a_snapshot_shows(part: str) -> None:
    trainer = trainer_of()
    trainer.run()
    subset, places = trainer.dataset.part(part), np.array([7, 2, 5])
    rows = subset.rows[places]
    probe = probe_of(trainer.dataset, rows)
    snapshot = trainer.snapshot(request_for(trainer, probe))
    assert snapshot.probe is probe
    assert list(probe.subset.rows) == list(rows)
    assert np.array_equal(probe.subset.targets, subset.targets[places])
    a = subset.inputs[places]
    shown = [snapshot.activations[spec.id] for spec in trainer.network.architecture.order]
    assert np.array_equal(shown[0], a)
    for layer, found in zip(trainer.network.layers, shown[1:], strict=True):
        z = a @ layer.W.T + layer.b  # type: ignore[attr-defined]
        exp = np.exp(z - z.max(1, keepdims=True))
        a = exp / exp.sum(1, keepdims=True) if layer is trainer.network.last else np.tanh(z)
        assert np.allclose(found, a, rtol=0, atol=1e-6)
    assert snapshot.probe_targets == tuple(f"class {c}" for c in subset.targets[places].argmax(1))


def test_rows_of_several_parts_keep_their_order() -> None:
    dataset = trainer_of().dataset
    rows = np.array([155, 3, 100, 90, 7])
    subset = probe_of(dataset, rows).subset
    assert list(subset.rows) == list(rows)
    whole = np.concatenate([dataset.part(name).inputs for name in ("train", "validation", "test")])
    assert np.array_equal(subset.inputs, whole[rows])


def test_a_row_that_was_left_out_has_no_place_in_a_probe() -> None:
    probe = probe_of(trainer_of().dataset, np.array([5, 1000]))
    assert list(probe.subset.rows) == [5]


def test_many_rows_are_cut_to_the_first_ones() -> None:
    dataset = trainer_of().dataset
    rows = dataset.validation.rows[::-1]
    probe = probe_of(dataset, rows)
    assert list(probe.subset.rows) == list(rows[:PROBE_ROWS])
    assert len(probe) == len(probe.targets) == PROBE_ROWS


def test_without_a_probe_the_default_rows_are_shown_again() -> None:
    trainer = trainer_of()
    before = trainer.snapshot(request_for(trainer, None))
    trainer.snapshot(request_for(trainer, probe_of(trainer.dataset, np.array([3]))))
    after = trainer.snapshot(request_for(trainer, None))
    assert after.probe is None
    assert after.probe_targets == before.probe_targets
    for layer_id, values in before.activations.items():
        assert np.array_equal(after.activations[layer_id], values)


def test_chosen_rows_stay_over_going_back_and_going_on() -> None:
    trainer = trainer_of()
    probe = probe_of(trainer.dataset, np.array([1, 4]))
    trainer.run()
    output = trainer.network.specs[-1].id
    trainer.rewind(trainer.history.timeline.kept[0])
    following = Trainer.from_state(trainer.capture(), trainer.dataset)
    expected = trainer.network.predict(probe.subset.inputs)
    for run in (trainer, following):
        assert np.array_equal(run.snapshot(request_for(run, probe)).activations[output], expected)


def test_the_health_of_layers_is_that_on_the_default_rows() -> None:
    trainer = trainer_of("relu")
    trainer.run()
    usual = trainer.snapshot(request_for(trainer, None)).health
    one = probe_of(trainer.dataset, np.array([0]))
    chosen = trainer.snapshot(request_for(trainer, one))
    hidden = trainer.network.specs[0].id
    assert (chosen.activations[hidden] <= 0).any()  # a single row leaves some units at 0
    assert len(usual[hidden].dead_units) < 8
    for layer_id, health in chosen.health.items():
        assert health.dead_units == usual[layer_id].dead_units
        assert health.saturated == usual[layer_id].saturated


def test_all_weights_are_copied_where_they_are_wanted() -> None:
    trainer = trainer_of()
    assert trainer.snapshot(SnapshotRequest()).values is None
    snapshot = trainer.snapshot(SnapshotRequest(values=True))
    before = trainer.network.values.copy()
    assert snapshot.values is not None
    assert snapshot.of_layers(frozenset()).values is snapshot.values
    trainer.run()
    assert np.array_equal(snapshot.values, before)
    assert not np.array_equal(trainer.network.values, before)
