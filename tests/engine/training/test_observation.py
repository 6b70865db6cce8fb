"""Probe rows and what they are called."""

from __future__ import annotations

import pytest

from engine.core.network import Network
from engine.core.task import TaskKind
from engine.core.training_settings import TrainingSettings
from engine.training.observation.snapshot import SnapshotRequest
from engine.training.observer import PROBE_ROWS, probe_rows
from engine.training.trainer import Trainer
from tests.toy_data import architecture_of, dataset_of


@pytest.mark.parametrize("kind", ["binary", "classes", "regression"])
def test_every_probe_row_tells_its_target(kind: TaskKind) -> None:
    dataset = dataset_of(kind)
    rows = probe_rows(dataset)
    words, targets = dataset.target_names(rows), dataset.train.targets[rows]
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
