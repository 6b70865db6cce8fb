"""What is wrong is found, and what is offered cures it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.network import Network
from engine.core.training_settings import TrainingSettings
from engine.insight.health.columns import ColumnFacts
from engine.insight.health.findings import find
from engine.insight.health.layer_state import network_state
from engine.insight.health.run_facts import Finding, RunFacts
from engine.project.project import Project
from engine.training.trainer import Trainer
from tests.toy_data import dataset_of


def judged(project: Project, seed: int) -> tuple[Trainer, tuple[Finding, ...]]:
    dataset = dataset_of(rows=(120, 40, 0))
    network = Network(project.architecture, dataset.task)
    network.initialise(seed)
    trainer = Trainer(network, dataset, project.training)
    trainer.run()
    own = Network(project.architecture, dataset.task)
    states = [network_state(own, dataset, trainer.settings, one) for one in trainer.history.timeline.kept]
    return trainer, find(RunFacts.of(trainer, project, ColumnFacts({}, {}), states))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("activation", ["relu", "tanh", "sigmoid"])
def test_a_start_of_zeros_is_named_and_cured(activation: str, seed: int) -> None:
    task = dataset_of().task
    drawn = chain([("dense", DenseSettings(8, activation, "zeros")) for _ in range(2)], task)
    drawn = drawn.with_layer(
        replace(drawn.order[-1], settings=replace(drawn.order[-1].settings, initializer="zeros"))
    )
    project = Project(architecture=drawn, training=TrainingSettings(epochs=30, patience=0, seed=seed))
    sick, found = judged(project, seed)
    assert [one.disease for one in found] == ["zero_start"] and found[0].layer == drawn.order[1].id
    healthy, left = judged(found[0].remedies[0].project, seed)
    assert left == ()
    assert healthy.history.records[-1].train_loss < 0.75 * sick.history.records[-1].train_loss
