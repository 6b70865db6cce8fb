"""Each disease that is planted is named, and its remedy cures it; runs that are well get no advice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.core.architecture.problems import find_problems
from engine.core.architecture.templates import chain, suggested
from engine.core.network import Network
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.insight.health.findings import DISEASES, find
from engine.insight.health.progress import SKILLED, skill
from engine.insight.health.run_facts import Finding, RunFacts
from engine.insight.health.survey import facts_of, survey
from engine.project.project import DataChoices, Project
from engine.training.observation.health import MOST_SATURATED
from engine.training.observation.overfitting import find_overfitting
from engine.training.observation.snapshot import SnapshotRequest
from engine.training.trainer import Trainer
from tests.planted import (
    Plan,
    beside,
    clouds,
    confused,
    curve,
    dense,
    rare,
    run_of,
    with_large_weights,
    with_low_bias,
    with_low_output,
)

DEEP = (16,) * 8
PLANTED: dict[str, Callable[[int], Plan]] = {
    "zero_start relu": lambda s: Plan(clouds(s), dense(16, 8, initializer="zeros")),
    "zero_start sigmoid": lambda s: Plan(curve(s), dense(16, 8, activation="sigmoid", initializer="zeros")),
    "rate_high adam": lambda s: Plan(curve(s), settings={"learning_rate": 1.0}),
    "rate_high tanh": lambda s: Plan(
        clouds(s), dense(16, 8, activation="tanh"), {"optimizer": "sgd", "learning_rate": 10.0}
    ),
    "rate_high not finite": lambda s: Plan(curve(s), settings={"optimizer": "sgd", "learning_rate": 10.0}),
    "rate_low adam": lambda s: Plan(clouds(s), settings={"learning_rate": 1e-5}),
    "rate_low sgd": lambda s: Plan(clouds(s), settings={"optimizer": "sgd", "learning_rate": 1e-4}),
    "dead_relu": lambda s: Plan(clouds(s), edit=with_low_bias),
    "dead_relu of three": lambda s: Plan(curve(s), dense(16, 16, 16), edit=with_low_bias),
    "saturated": lambda s: Plan(curve(s), dense(16, 8, activation="tanh"), edit=with_large_weights),
    "vanishing adam": lambda s: Plan(clouds(s), dense(*DEEP, activation="sigmoid")),
    "vanishing sgd": lambda s: Plan(
        clouds(s), dense(*DEEP, activation="sigmoid"), {"optimizer": "sgd", "learning_rate": 0.1}
    ),
    "unscaled sigmoid": lambda s: Plan(
        clouds(s, scale=1000.0), dense(16, 8, activation="sigmoid"), scaling="none"
    ),
    "unscaled column": lambda s: Plan(
        {**curve(s), "x0": (np.array(curve(s)["x0"]) * 1e4).tolist()}, scaling="none"
    ),
    "leak copy": lambda s: Plan(beside(curve(s), lambda y: y)),
    "leak noise": lambda s: Plan(
        beside(curve(s), lambda y: 3 * y + np.random.default_rng(s).normal(0, 0.15 * y.std(), len(y)))
    ),
    "leak bent": lambda s: Plan(beside(curve(s), lambda y: np.exp(y / 15))),
    "leak code": lambda s: Plan(
        beside(clouds(s), lambda y: np.array([7, 3, 5])[np.unique(y, return_inverse=True)[1]])
    ),
    "leak text": lambda s: Plan(beside(clouds(s), lambda y: np.char.replace(y, "class", "group"))),
    "rare_ignored": lambda s: Plan(rare(s), dense(8), {"epochs": 20}),
    "overfitting": lambda s: Plan(confused(s), dense(48), {"epochs": 100}),
    "constant decay": lambda s: Plan(clouds(s), settings={"weight_decay": 1.0}),
    "constant penalty": lambda s: Plan(curve(s), dense(16, 8, l2=3.0)),
    "constant output": lambda s: Plan(curve(s), output="relu", edit=with_low_output),
}


FIRST_WAYS = {name.partition(" ")[0]: name for name in reversed(PLANTED)}.values()
CASES = [(name, seed) for name in PLANTED for seed in range(3 if name in FIRST_WAYS else 1)]
"""Each disease on three seeds, and the other ways to get it on one."""


def worst(found: tuple[Finding, ...]) -> str:
    return found[0].disease if found else "none"


@pytest.mark.parametrize(("name", "seed"), CASES)
def test_what_is_planted_is_named_and_cured(name: str, seed: int, tmp_path: Path) -> None:
    plan, wanted = PLANTED[name](seed), name.partition(" ")[0]
    project = plan.project(tmp_path / "table.csv", seed)
    sick = run_of(project, plan.edit)
    found = survey(sick, project)
    assert worst(found) == wanted
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
    cured = found[0].remedies[0].project
    assert cured != project and not find_problems(cured.architecture, sick.dataset.task, cured.training.loss)
    assert all(len(parts_changed(project, one.project)) == 1 for each in found for one in each.remedies)
    healed = run_of(cured)
    assert is_better(wanted, sick, healed)
    if wanted != "overfitting":  # of which there is less
        assert wanted not in [one.disease for one in survey(healed, cured)]


def parts_changed(before: Project, after: Project) -> list[str]:
    """Parts of a project that a remedy changes: the window makes one edit of it."""
    parts = ("data", "architecture", "training", "decision")
    return [part for part in parts if getattr(before, part) != getattr(after, part)]


def is_better(disease: str, sick: Trainer, healed: Trainer) -> bool:
    if disease == "leak":
        return "leaking" not in [column.name for column in healed.dataset.preparation.columns]
    if disease == "rare_ignored":
        confusion = facts_of(healed, Project()).states[-1].confusion
        return bool(confusion[1, 1] >= 0.3 * confusion[1].sum())
    if disease == "overfitting":
        before, now = sick.history.records[-1], healed.history.records[-1]
        return now.validation_loss < 0.9 * before.validation_loss
    if not sick.history.records:  # it came to no epoch
        return skill(facts_of(healed, Project())) > 0.5
    return healed.history.records[-1].train_loss < 0.75 * sick.history.records[-1].train_loss


def test_every_disease_is_planted() -> None:
    assert {name.partition(" ")[0] for name in PLANTED} == set(DISEASES)


HEALTHY = ("iris", "wine", "circle", "xor", "spiral", "regression_plane", "regression_gauss")
OVERFIT = ("breast_cancer", "digits", "diabetes", "gauss")
"""Samples whose runs with the usual settings overfit by the rule of the curves, most of them."""


def run_of_sample(key: str, seed: int, **settings: Any) -> tuple[Trainer, Project]:
    data = DataChoices(path=f"sample:{key}")
    dataset = prepare(read_csv(sample_path(key)), data)
    network = Network(suggested(dataset.task), dataset.task)
    network.initialise(seed)
    trainer = Trainer(network, dataset, TrainingSettings(seed=seed, **settings))
    trainer.run()
    return trainer, Project(data, network.architecture, trainer.settings)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("key", HEALTHY)
def test_a_run_that_is_well_gets_no_advice_at_any_time(key: str, seed: int) -> None:
    trainer, project = run_of_sample(key, seed)
    assert survey(trainer, project) == ()
    facts = facts_of(trainer, project, most=20)
    for state in facts.states:
        assert [one.disease for one in find(until(facts, state.epoch))] == [], state.epoch


@pytest.mark.parametrize("key", ("circle", "xor", "spiral", "regression_gauss", "digits"))
def test_nor_in_its_first_epochs(key: str) -> None:
    """Then the loss falls by leaps, and the network has said little yet."""
    trainer, project = run_of_sample(key, seed=1, epochs=16, checkpoint_every=2)
    facts = facts_of(trainer, project, most=8)
    assert [find(until(facts, state.epoch)) for state in facts.states] == [()] * 8


@pytest.mark.parametrize("batch_size", [10, 32])
def test_units_that_become_saturated_while_the_loss_falls_are_no_disease(batch_size: int) -> None:
    data = DataChoices(path="sample:spiral")
    dataset = prepare(read_csv(sample_path("spiral")), data)
    network = Network(chain(dense(8, 8, activation="tanh"), dataset.task), dataset.task)
    network.initialise(0)
    trainer = Trainer(network, dataset, TrainingSettings(epochs=100, batch_size=batch_size))
    trainer.run()
    facts = facts_of(trainer, Project(data, network.architecture, trainer.settings))
    known = [until(facts, state.epoch) for state in facts.states]
    assert any(
        skill(each) < SKILLED and layer.saturated > MOST_SATURATED
        for each in known
        for _, layer in each.of_hidden(each.states[-1])
    )
    assert [find(each) for each in known] == [()] * len(known)


@pytest.mark.parametrize("key", OVERFIT)
def test_a_sample_that_overfits_has_nothing_else(key: str) -> None:
    trainer, project = run_of_sample(key, 0)
    overfits = find_overfitting(trainer.history.records) is not None
    assert [one.disease for one in survey(trainer, project)] == ["overfitting"] * overfits


def until(facts: RunFacts, epoch: int) -> RunFacts:
    """What was known of a run when it was at this epoch."""
    records = facts.records.copy()
    records.cut(epoch)
    states = [state for state in facts.states if state.epoch <= epoch]
    steps = records[-1].step if records else 0
    return replace(facts, states=states, records=records, losses=facts.losses[:steps], state="running")


def test_overfitting_that_was_seen_is_said_when_the_curves_are_level_again() -> None:
    trainer, project = run_of_sample("diabetes", 0, epochs=60, patience=0)
    seen = trainer.snapshot(SnapshotRequest()).overfitting
    facts = facts_of(trainer, project)
    assert seen is not None and facts.overfitting is seen
    level = replace(facts, records=until(facts, 2).records)
    assert [one.disease for one in find(level) if one.disease == "overfitting"] == ["overfitting"]
    assert find(replace(level, overfitting=None)) == ()
