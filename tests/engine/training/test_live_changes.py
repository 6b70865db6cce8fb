"""Changes in a run under way: every setting, layers without other shapes, single weights."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.common.messages import UserError
from engine.core.architecture.architecture import Architecture
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import Dropout, DropoutSettings
from engine.core.losses import Huber, SoftmaxCrossEntropy
from engine.core.network import Network
from engine.core.optimizers import OPTIMIZERS
from engine.core.training_settings import TrainingSettings
from engine.files.project_file import load_project, save_project
from engine.project.project import DataChoices, Project
from engine.stepping.check.check import relative_error
from engine.training.trainer import Trainer
from tests.planned_rates import planned_rates
from tests.steps import run_steps
from tests.threads import running, wait_until
from tests.toy_data import architecture_of, dataset_of
from tests.trained import small_run, write_mixed_csv

CHANGES: dict[str, Any] = {
    "optimizer": "rmsprop",
    "learning_rate": 0.001,
    "momentum": 0.5,
    "batch_size": 7,
    "epochs": 9,
    "patience": 1,
    "seed": 5,
    "loss": "huber",
    "focal_gamma": 0.5,
    "class_weighting": "balanced",
    "class_weights": (1.0, 2.0, 3.0),
    "label_smoothing": 0.2,
    "weight_decay": 0.5,
    "clipping": "norm",
    "clip_limit": 0.01,
    "schedule": "step",
    "schedule_factor": 0.1,
    "schedule_epochs": 1,
    "schedule_floor": 0.5,
    "warmup_epochs": 5,
    "checkpoint_every": 1,
}
BEFORE: dict[str, dict[str, Any]] = {
    "momentum": {"optimizer": "momentum"},
    "focal_gamma": {"loss": "focal"},
    "clipping": {"clip_limit": 0.01},
    "schedule": {"schedule_factor": 0.1, "schedule_epochs": 1},
    "class_weights": {"class_weighting": "given", "class_weights": (3.0, 1.0, 1.0)},
    "clip_limit": {"clipping": "value", "clip_limit": 1.0},
    "schedule_factor": {"schedule": "step", "schedule_epochs": 2},
    "schedule_epochs": {"schedule": "step", "schedule_factor": 0.1},
    "schedule_floor": {"schedule": "step", "schedule_factor": 0.1, "schedule_epochs": 1},
}
"""Choices that another setting needs to be of consequence."""

LEAVE_THE_WEIGHTS = ("patience", "checkpoint_every")
"""Settings that do not change how a step is done; patience ends the run earlier."""


def trainer_of(**settings: Any) -> Trainer:
    data = dataset_of(rows=(88, 30, 0))  # with one more row of the first class
    chosen = TrainingSettings(**{"batch_size": 20, "epochs": 6, **settings})
    network = Network(architecture_of(data.task, (8,), dropout=0.2), data.task)
    network.initialise(chosen.seed)
    return Trainer(network, data, chosen)


def run_with_change(name: str, change: bool) -> Trainer:
    trainer = trainer_of(**BEFORE.get(name, {}))
    if change:
        trainer.on_epoch = lambda record: (
            trainer.change(**{name: CHANGES[name]}) if record.epoch == 3 else None
        )
    trainer.run()
    assert trainer.state == "finished"
    return trainer


def test_every_setting_is_changed_here():
    assert set(CHANGES) == {field.name for field in fields(TrainingSettings)}


@pytest.mark.parametrize("name", CHANGES)
def test_a_setting_takes_effect_in_the_run(name):
    plain, changed = run_with_change(name, False), run_with_change(name, True)
    assert getattr(changed.settings, name) == CHANGES[name]
    assert [repr(r) for r in changed.history.records[:3]] == [repr(r) for r in plain.history.records[:3]]
    if name == "epochs":
        assert (plain.epoch, changed.epoch) == (6, 9)
    elif name == "checkpoint_every":
        assert [one.epoch for one in changed.history.timeline.kept] == [4, 5, 6]
    elif name not in LEAVE_THE_WEIGHTS:
        assert [r.train_loss for r in changed.history.records[4:]] != [
            r.train_loss for r in plain.history.records[4:]
        ]


def test_patience_can_be_set_while_it_runs():
    trainer = trainer_of(optimizer="sgd", learning_rate=0.1, epochs=30)
    trainer.on_epoch = lambda record: (
        trainer.change(patience=2, learning_rate=1e-8) if record.epoch == 3 else None
    )
    trainer.run()
    assert (trainer.state, trainer.epoch) == ("finished", trainer.history.best_epoch + 2)
    assert "No better epoch for 2 epochs" in str(trainer.control.message)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_another_optimizer_begins_at_rest(optimizer):
    trainer = trainer_of(optimizer="adam")
    trainer.run()
    trainer.change(optimizer=optimizer, epochs=7)
    trainer.run()
    assert type(trainer.optimizer) is OPTIMIZERS[optimizer]
    assert trainer.iteration.optimizer is trainer.optimizer
    assert trainer.epoch == 7


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "rmsprop"])
def test_a_run_whose_optimizer_was_changed_at_rest_is_saved_as_it_will_go_on(optimizer, tmp_path):
    """It ended, another optimizer is chosen, and the project is saved without training in between."""
    path = write_mixed_csv(tmp_path / "a.csv")
    trainer = small_run(path)
    trainer.run()
    trainer.change(optimizer=optimizer, epochs=5)
    state = saved_and_loaded(trainer, tmp_path)
    assert set(state.now.optimizer) == set(OPTIMIZERS[optimizer].state_names)
    again = Trainer.from_state(state, trainer.dataset)
    again.run()
    trainer.run()
    np.testing.assert_array_equal(again.network.values, trainer.network.values)


def test_a_state_asked_for_before_a_change_fits_itself(tmp_path):
    """Both wait for the same moment between two steps."""
    trainer, states = small_run(write_mixed_csv(tmp_path / "a.csv")), []

    def ask(record: Any) -> None:
        if record.epoch == 2:
            trainer.capture_soon(states.append)
            trainer.change(optimizer="momentum")

    trainer.on_epoch = ask
    trainer.run()
    (state,) = states
    assert set(state.now.optimizer) == set(OPTIMIZERS[state.settings.optimizer].state_names)


def saved_and_loaded(trainer: Trainer, folder: Path) -> Any:
    project = Project(DataChoices(), trainer.network.architecture, trainer.settings)
    save_project(folder / "a.layerscope", project, trainer.capture())
    return load_project(folder / "a.layerscope")[1]


def test_a_loss_that_does_not_fit_is_refused_and_nothing_changes():
    trainer = trainer_of()
    with pytest.raises(UserError, match="binary cross-entropy does not fit Output"):
        trainer.change(loss="binary_cross_entropy", epochs=99)
    with pytest.raises(UserError, match="1 class weights for the 3 classes"):
        trainer.change(class_weighting="given", class_weights=(1.0,))
    assert trainer.settings.loss == "auto" and trainer.settings.epochs == 6
    trainer.run()
    assert trainer.state == "finished"
    assert isinstance(trainer.network.loss, SoftmaxCrossEntropy)


def test_the_loss_changes_in_the_run():
    trainer = run_with_change("loss", True)
    assert isinstance(trainer.network.loss, Huber)


def test_the_learning_rate_is_the_one_of_the_schedule():
    settings = TrainingSettings(epochs=20, schedule="cosine", warmup_epochs=4, batch_size=30)
    trainer = trainer_of(**{f.name: getattr(settings, f.name) for f in fields(settings)})
    trainer.run()
    np.testing.assert_allclose(
        [r.learning_rate for r in trainer.history.records], planned_rates(settings, 20)
    )


def test_the_plateau_looks_at_the_validation_loss():
    trainer = trainer_of(
        optimizer="sgd", learning_rate=2e-7, schedule="plateau", schedule_epochs=2, epochs=12
    )
    trainer.run()
    rates = [record.learning_rate for record in trainer.history.records]
    assert rates[0] == 2e-7
    assert min(rates) <= 2e-7 * 0.5**3  # nothing gets better by one part in ten thousand


# A failure after going on


def test_a_run_that_fails_after_it_was_opened_keeps_its_weights():
    trainer = trainer_of(optimizer="sgd", epochs=50)
    run_steps(trainer, 7)
    state = trainer.capture()
    assert 0 < state.now.row_in_epoch < len(trainer.dataset.train)
    again = Trainer.from_state(state, trainer.dataset)
    again.network.values[0] = np.nan
    again.run()
    assert again.state == "failed"
    np.testing.assert_array_equal(again.network.values, state.now.values)


def test_what_is_asked_for_as_the_run_ends_waits_and_can_start_it_over():
    trainer = trainer_of(epochs=6, checkpoint_every=2)
    asked: list[None] = []

    def at_the_end(record: Any) -> None:
        if record.epoch == 6 and not asked:
            asked.append(None)
            trainer.control.stop()  # no other step, so the task comes after the end
            trainer.control.run_between_steps(lambda: trainer.rewind(trainer.history.timeline.kept[0]))

    trainer.on_epoch = at_the_end
    with running(trainer) as thread:
        thread.join(20)
    assert (trainer.state, trainer.epoch) == ("finished", 6)
    trainer.control.drain()
    assert (trainer.state, trainer.epoch) == ("paused", 2)
    trainer.control.resume()
    trainer.run()
    assert (trainer.state, trainer.epoch, len(trainer.history.records)) == ("finished", 6, 6)


# Layers


def without_dropout(architecture: Architecture) -> Architecture:
    drop = next(layer for layer in architecture.layers if layer.kind == "dropout")
    return architecture.with_layer(replace(drop, settings=DropoutSettings(0.0)))


def test_follow_takes_other_settings_of_the_layers_between_two_steps():
    trainer = trainer_of()
    architecture = without_dropout(trainer.network.architecture)
    hidden = architecture.order[1]
    architecture = architecture.with_layer(replace(hidden, settings=DenseSettings(8, "relu", l2=0.1)))

    def follow(record: Any) -> None:
        if record.epoch == 2:
            trainer.follow(architecture)

    trainer.on_epoch = follow
    values, gradients = trainer.network.values, trainer.network.gradients
    trainer.run()
    network = trainer.network
    assert network.values is values and network.gradients is gradients
    assert network.architecture is architecture
    assert [layer.settings for layer in network.layers] == [spec.settings for spec in architecture.order[1:]]
    # The same numbers as from a network that was made like this.
    fresh = Network(architecture, network.task)
    np.copyto(fresh.values, network.values)
    inputs = trainer.dataset.train.inputs
    np.testing.assert_array_equal(network.predict(inputs), fresh.predict(inputs))
    assert isinstance(network.layers[1], Dropout)
    np.testing.assert_array_equal(network.layers[1].forward(inputs, True)[0], inputs)


@pytest.mark.parametrize("what", ["shape", "connections", "kind"])
def test_follow_leaves_a_run_alone_whose_shapes_would_change(what):
    trainer = trainer_of()
    before = trainer.network.architecture
    hidden, dropout = before.order[1:3]
    other = {
        "shape": before.with_layer(replace(hidden, settings=DenseSettings(9))),
        "connections": before.without([dropout.id]),
        "kind": before.with_layer(replace(dropout, kind="activation", settings=ActivationSettings())),
    }[what]
    trainer.follow(other)
    trainer.run()
    assert trainer.network.architecture is before
    assert trainer.state == "finished"


# A weight by hand


@pytest.mark.parametrize(("name", "index"), [("W", (2, 1)), ("b", (5,))])
def test_a_weight_is_edited_by_hand_while_paused(name, index):
    trainer = trainer_of()
    layer = trainer.network.specs[0].id
    before = trainer.network.values.copy()
    trainer.control.pause()
    with running(trainer):
        wait_until(lambda: trainer.state == "paused")
        trainer.control.run_between_steps(lambda: trainer.edit_number(layer, name, index, 1.25))
        wait_until(lambda: not np.array_equal(trainer.network.values, before))
        assert trainer.step_count == 0
        assert getattr(trainer.network.layers[0], name)[index] == 1.25
        assert (trainer.network.values != before).sum() == 1
        trainer.control.step()
        wait_until(lambda: trainer.step_count == 1)
    assert getattr(trainer.network.layers[0], name)[index] != 1.25  # it is learnt on


def test_an_edited_weight_counts_in_the_gradient():
    """The edit is a change of the network itself, not of a copy that is shown."""
    one, other = trainer_of(), trainer_of()
    layer = one.network.specs[-1].id
    other.edit_number(layer, "b", (0,), 3.0)
    for trainer in (one, other):
        run_steps(trainer, 1)
    assert relative_error(one.network.gradients, other.network.gradients) > 0.1


def test_a_weight_of_a_layer_or_place_that_is_not_there():
    trainer = trainer_of()
    with pytest.raises(StopIteration):
        trainer.edit_number("nowhere", "W", (0, 0), 1.0)
    with pytest.raises(IndexError):
        trainer.edit_number(trainer.network.specs[0].id, "W", (99, 0), 1.0)
