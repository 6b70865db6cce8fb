"""Overfitting is told where anybody sees it in the curves, and nowhere else; its remedies suit the run."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from engine.core.architecture.problems import find_problems
from engine.core.architecture.templates import TEMPLATES, suggested
from engine.core.network import Network
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import SAMPLES, sample_path
from engine.project.project import DataChoices, Project
from engine.training.observation.epoch_history import EpochHistory
from engine.training.observation.overfitting import FEWEST, find_overfitting
from engine.training.observation.remedies import DROPOUT, PATIENCE, Remedy, remedy_for
from engine.training.observation.snapshot import EpochRecord, Overfitting
from engine.training.trainer import Trainer
from tests.toy_data import architecture_of, task_of

EPOCHS = np.arange(200.0)
FALLING = 0.05 + np.exp(-EPOCHS / 40)
Curve = Callable[[np.random.Generator], np.ndarray]


def history_of(validation: np.ndarray, training: np.ndarray = FALLING) -> EpochHistory:
    nan = math.nan
    rows = zip(training.tolist(), validation.tolist(), strict=True)
    return EpochHistory(
        EpochRecord(
            epoch=epoch,
            step=5 * epoch,
            train_loss=train,
            train_metric=0.5,
            validation_loss=loss,
            validation_metric=0.5,
            train_mae=nan,
            validation_mae=nan,
            learning_rate=0.01,
        )
        for epoch, (train, loss) in enumerate(rows, 1)
    )


def first_told(validation: np.ndarray, training: np.ndarray = FALLING) -> tuple[int, Overfitting] | None:
    """The epoch at which it is told, asked after each."""
    for epoch in range(3, len(validation) + 1):
        found = find_overfitting(history_of(validation[:epoch], training[:epoch]))
        if found is not None:
            return epoch, found
    return None


def wandering(rng: np.random.Generator, share: float, deviation: float) -> np.ndarray:
    noise = np.zeros(len(EPOCHS))
    for i in range(1, len(noise)):
        noise[i] = share * noise[i - 1] + rng.normal(0, deviation)
    return noise


NO_ALARM: dict[str, Curve] = {
    "noise on a plateau": lambda rng: 0.5 + 0.5 * np.exp(-EPOCHS / 15) + rng.normal(0, 0.05, 200),
    "noise on a slow fall": lambda rng: 0.3 + 0.7 * np.exp(-EPOCHS / 60) + rng.normal(0, 0.08, 200),
    "strong noise": lambda rng: (0.3 + 0.7 * np.exp(-EPOCHS / 10)) * np.exp(rng.normal(0, 0.3, 200)),
    "wandering": lambda rng: 0.5 + 0.5 * np.exp(-EPOCHS / 15) + wandering(rng, 0.8, 0.01),
    "a single spike": lambda rng: 0.3 + np.exp(-EPOCHS / 20) + 5 * (EPOCHS == 90) + rng.normal(0, 0.01, 200),
    "a hump": lambda rng: (
        0.3 + np.exp(-EPOCHS / 20) + 0.2 * np.exp(-(((EPOCHS - 60) / 5) ** 2)) + rng.normal(0, 0.01, 200)
    ),
    "a trifle": lambda rng: 0.001 + np.exp(-EPOCHS / 4) + 1e-5 * EPOCHS,
    "a slight rise": lambda rng: 0.5 + np.exp(-EPOCHS / 8) + 0.0002 * EPOCHS + rng.normal(0, 0.005, 200),
}


@pytest.mark.parametrize("name", NO_ALARM)
@pytest.mark.parametrize("seed", range(4))
def test_no_false_alarm(name: str, seed: int) -> None:
    assert first_told(NO_ALARM[name](np.random.default_rng(seed))) is None


@pytest.mark.parametrize("seed", range(5))
def test_a_clear_rise_is_told_soon_with_its_figures(seed: int) -> None:
    rng = np.random.default_rng(seed)
    rise = 0.006 * np.maximum(EPOCHS - 30, 0)
    validation = 0.4 + 0.6 * np.exp(-EPOCHS / 10) + rise + rng.normal(0, 0.02, 200)
    told = first_told(validation)
    assert told is not None
    epoch, found = told
    assert FEWEST < epoch < 90
    assert 20 < found.best_epoch < 50
    assert found.lowest < 0.5 and found.now > 1.15 * found.lowest


def test_the_loss_of_now_is_that_of_the_last_epochs() -> None:
    """Whoever compares the sentence with the curve at that epoch finds the same number."""
    validation = 0.4 + 0.6 * np.exp(-EPOCHS / 10) + 0.006 * np.maximum(EPOCHS - 30, 0)
    found = find_overfitting(history_of(validation))
    assert found is not None and found.now == pytest.approx(np.median(validation[-5:]))


@pytest.mark.parametrize("seed", [0, 1, 3, 4])
def test_a_rise_that_begins_slowly_is_told_once_it_is_large(seed: int) -> None:
    """One that grows faster and faster is no straight line, but nobody would doubt it."""
    rng = np.random.default_rng(seed)
    validation = 0.68 + 0.02 * np.exp((EPOCHS - 45) / 12) + rng.normal(0, 0.012, 200)
    told = first_told(validation[:100], FALLING[:100])
    assert told is not None and told[0] < 91


def test_a_validation_loss_that_has_come_back_is_not_told() -> None:
    validation = 0.4 + 0.6 * np.exp(-EPOCHS / 10) + 0.006 * np.maximum(EPOCHS - 30, 0)
    validation[-5:] = validation.min()
    assert find_overfitting(history_of(validation)) is None


def test_a_validation_loss_that_rises_with_the_training_loss_is_no_overfitting() -> None:
    """Such a run goes wrong, as with too high a rate."""
    both = 0.4 + 0.6 * np.exp(-EPOCHS / 10) + 0.006 * np.maximum(EPOCHS - 30, 0)
    assert first_told(both, both) is None


def test_without_validation_rows_nothing_is_told() -> None:
    assert first_told(np.full(200, np.nan)) is None


def test_epochs_before_a_change_do_not_count() -> None:
    validation = 0.4 + 0.6 * np.exp(-EPOCHS / 10) + 0.006 * np.maximum(EPOCHS - 30, 0)
    assert find_overfitting(history_of(validation)) is not None
    assert find_overfitting(history_of(validation), after=190) is None
    assert EpochHistory() == [] and find_overfitting(EpochHistory()) is None


def test_a_thinned_history_says_the_same() -> None:
    long = np.repeat(0.4 + 0.6 * np.exp(-EPOCHS / 10) + 0.006 * np.maximum(EPOCHS - 30, 0), 50)
    history = history_of(long, np.repeat(FALLING, 50))
    assert history.stride > 1
    found = find_overfitting(history)
    assert found is not None and found.best_epoch == pytest.approx(50 * 31, abs=100)


OVERFIT = {"breast_cancer": True, "diabetes": True, "circle": False, "xor": False, "spiral": False}


@pytest.mark.parametrize("key", OVERFIT)
def test_the_samples_are_judged_as_people_would(key: str) -> None:
    target = next(each.target for each in SAMPLES if each.key == key)
    path = sample_path(key)
    dataset = prepare(read_csv(path), DataChoices(path=str(path), target=target))
    network = Network(suggested(dataset.task), dataset.task)
    network.initialise(0)
    epochs = 60 if OVERFIT[key] else 200
    trainer = Trainer(network, dataset, TrainingSettings(epochs=epochs, patience=0))
    trainer.run()
    assert (find_overfitting(trainer.history.records) is not None) == OVERFIT[key]


# Remedies

FOUND = Overfitting(12, 0.3, 0.5, 40)
TASK = task_of("classes", 10)


def remedy(project: Project, rows: int = 10_000, goes_on: bool = False) -> Remedy:
    found = remedy_for(FOUND, project, TASK, rows, goes_on)
    assert found is not None
    assert not find_problems(found.project.architecture, TASK, project.training.loss)
    return found


def project_of(hidden: tuple[int, ...] = (16, 8), patience: int = 80) -> Project:
    settings = TrainingSettings(patience=patience)
    return Project(architecture=architecture_of(TASK, hidden), training=settings)


def test_a_run_without_patience_is_stopped_early() -> None:
    project = project_of(patience=0)
    found = remedy(project, goes_on=True)
    assert found.project == replace(project, training=replace(project.training, patience=PATIENCE))
    assert "weights of epoch 12" in str(found.effect)
    assert str(remedy(project, goes_on=False).button) == "Add dropout"


def test_a_network_without_dropout_gets_it_before_each_layer_that_takes_what_was_learnt() -> None:
    found = remedy(project_of(), goes_on=True)
    order = [layer.kind for layer in found.project.architecture.order]
    assert order == ["input", "dense", "dropout", "dense", "dropout", "dense"]
    rates = {o.settings.rate for o in found.project.architecture.layers if o.kind == "dropout"}
    assert rates == {DROPOUT}
    places = {(layer.x, layer.y) for layer in found.project.architecture.layers}
    assert len(places) == len(order)


def test_a_large_network_or_one_with_dropout_is_halved() -> None:
    def units(found: Remedy) -> list[int]:
        layers = found.project.architecture.order
        return [layer.settings.units for layer in layers if layer.kind == "dense"]

    assert units(remedy(project_of((16, 8)), rows=20)) == [8, 4, 3]
    dropout = Project(architecture=architecture_of(TASK, (16, 8), dropout=0.2))
    assert units(remedy(dropout)) == [8, 4, 3]


def test_where_nothing_can_be_done_nothing_is_offered() -> None:
    assert remedy_for(FOUND, project_of(()), TASK, 1_000, False) is None


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("rows", [1, 10**9])
def test_what_is_offered_can_be_trained_with_every_template(template: str, rows: int) -> None:
    task = replace(task_of("classes", 64), image=(8, 8, 1))
    if TEMPLATES[template].problem(task) is not None:
        pytest.skip("for other data")
    project = Project(architecture=TEMPLATES[template].build(task))
    found = remedy_for(FOUND, project, task, rows, False)
    if found is not None:
        assert not find_problems(found.project.architecture, task, "auto")
