"""A run follows what is edited, says so where it cannot, continues all the same, and goes back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.training.observation.snapshot import SnapshotRequest
from engine.training.trainer import Trainer
from gui.bench.workbench import Workbench
from gui.look.notice import Notice


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Workbench]:
    bench = Workbench(SnapshotRequest)
    bench.open_path("sample:iris")
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)
    yield bench
    bench.shut_down()


@pytest.fixture
def trainer(qtbot: QtBot, bench: Workbench) -> Trainer:
    bench.step_training()
    trainer = bench.session.trainer
    assert trainer is not None
    qtbot.waitUntil(lambda: trainer.step_count == 1, timeout=20_000)
    return trainer


def edit(bench: Workbench, **changes: Any) -> None:
    bench.edit_training("edit", replace(bench.project.training, **changes))


CHANGES = {
    "optimizer": "adamw",
    "learning_rate": 0.5,
    "momentum": 0.25,
    "batch_size": 7,
    "epochs": 33,
    "patience": 4,
    "loss": "mse",
    "class_weighting": "balanced",
    "label_smoothing": 0.1,
    "weight_decay": 0.01,
    "clipping": "norm",
    "clip_limit": 2.0,
    "schedule": "cosine",
    "schedule_factor": 0.25,
    "schedule_epochs": 3,
    "warmup_epochs": 2,
    "checkpoint_every": 5,
}


@pytest.mark.parametrize(("name", "value"), CHANGES.items())
def test_every_setting_changes_the_run_that_is_under_way(
    bench: Workbench, trainer: Trainer, name: str, value: object
) -> None:
    edit(bench, **{name: value})
    assert getattr(trainer.settings, name) == value
    assert not bench.is_outdated


def test_another_seed_is_for_the_next_run(bench: Workbench, trainer: Trainer) -> None:
    edit(bench, seed=5)
    assert trainer.settings.seed == 0
    assert bench.is_outdated


def test_fewer_epochs_than_are_done_do_not_end_a_run(
    qtbot: QtBot, bench: Workbench, trainer: Trainer
) -> None:
    edit(bench, epochs=3)
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)
    edit(bench, epochs=2)
    assert trainer.settings.epochs == 3
    assert not bench.is_outdated


def test_a_loss_that_does_not_fit_is_refused_in_a_sentence(
    qtbot: QtBot, bench: Workbench, trainer: Trainer
) -> None:
    with qtbot.waitSignal(bench.session.failed):
        edit(bench, loss="binary_cross_entropy")
    assert trainer.settings.loss == "auto"
    assert bench.is_outdated


# Another drawing


def redraw(bench: Workbench, layer_id: str, settings: object) -> None:
    architecture = bench.project.architecture
    layer = replace(architecture.layer(layer_id), settings=settings)
    bench.edit_architecture("edit", architecture.with_layer(layer))


def notices(bench: Workbench) -> list[Notice]:
    found: list[Notice] = []
    bench.noticed.connect(lambda notice: notice and found.append(notice))
    return found


def train(qtbot: QtBot, bench: Workbench, epochs: int) -> Trainer:
    """Train so many epochs at full speed, to the end."""
    bench.session.choose_speed("full")
    edit(bench, epochs=epochs)
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)
    assert bench.session.trainer is not None
    return bench.session.trainer


def train_and_pause(qtbot: QtBot, bench: Workbench, epochs: int) -> Trainer:
    """Train at least so many epochs of very many, but not so many more that records are thinned."""
    bench.session.choose_speed("full")
    edit(bench, epochs=1_000_000, patience=0)
    bench.toggle_training()
    trainer = bench.session.trainer
    assert trainer is not None
    trainer.control.set_speed(500.0)
    qtbot.waitUntil(lambda: trainer.epoch > epochs, timeout=20_000)
    bench.toggle_training()
    qtbot.waitUntil(lambda: trainer.state == "paused", timeout=20_000)
    bench.session.choose_speed("full")
    return trainer


def test_a_setting_of_a_layer_that_alters_no_shape_is_followed_and_undone(
    qtbot: QtBot, bench: Workbench, trainer: Trainer
) -> None:
    before = trainer.network.parameters.copy()
    redraw(bench, "layer-2", DenseSettings(16, "tanh", "he_normal"))
    assert not bench.is_outdated
    first = trainer.network.layers[0]
    qtbot.waitUntil(lambda: first.settings.activation == "tanh", timeout=20_000)
    assert (trainer.network.parameters == before).all()
    bench.document.undo_stack.undo()
    assert not bench.is_outdated
    qtbot.waitUntil(lambda: first.settings.activation == "relu", timeout=20_000)


def test_an_opened_run_that_waits_shows_at_once_what_it_follows(
    qtbot: QtBot, bench: Workbench, trainer: Trainer
) -> None:
    assert bench.session.dataset is not None
    bench.session.shut_down()
    bench.runs.restore(replace(trainer.capture(), state="paused"), bench.session.dataset)
    frames: list[Any] = []
    bench.session.frame.connect(frames.append)
    redraw(bench, "layer-2", DenseSettings(16, "tanh", "he_normal"))
    opened = bench.session.trainer
    assert opened is not None and opened is not trainer
    assert opened.network.layers[0].settings.activation == "tanh"
    assert frames


def test_a_network_is_followed_while_training_runs(qtbot: QtBot, bench: Workbench) -> None:
    architecture = bench.project.architecture
    grown, dropout = architecture.adding("dropout", 0, 0, DropoutSettings(0.2))
    connection = next(c for c in architecture.connections if c.target == "layer-3")
    bench.edit_architecture("edit", grown.inserting(dropout.id, connection))
    edit(bench, epochs=1_000_000, patience=0)
    bench.toggle_training()
    trainer = bench.session.trainer
    assert trainer is not None
    redraw(bench, dropout.id, DropoutSettings(0.5))
    assert not bench.is_outdated
    qtbot.waitUntil(
        lambda: trainer.network.architecture.layer(dropout.id).settings.rate == 0.5, timeout=20_000
    )
    step = trainer.step_count
    qtbot.waitUntil(lambda: trainer.step_count > step, timeout=20_000)
    assert bench.session.state == "running"


def test_a_drawing_with_a_problem_is_not_followed(bench: Workbench, trainer: Trainer) -> None:
    output = bench.project.architecture.output
    assert output is not None
    redraw(bench, output.id, replace(output.settings, activation="relu"))
    assert bench.problems and bench.is_outdated
    assert not bench.can_continue
    assert bench.runs.architecture.layer(output.id).settings.activation == "softmax"


@pytest.mark.parametrize("runs_on", [False, True])
def test_a_run_continues_with_another_shape_and_says_what_starts_afresh(
    qtbot: QtBot, bench: Workbench, runs_on: bool
) -> None:
    trainer = train_and_pause(qtbot, bench, 3)
    if runs_on:
        bench.toggle_training()
    found = notices(bench)
    redraw(bench, "layer-3", DenseSettings(5, "relu", "he_normal"))
    offer = found[-1]
    assert (offer.button, offer.second_button) == ("Continue with the changed network", "Reset")
    assert offer.act is not None
    offer.act()
    after = bench.session.trainer
    assert after is not None and after is not trainer
    assert not bench.is_outdated
    assert found[-1].text == "Dense 2 and Output start anew; all other layers keep their weights."
    assert len(after.history.records) >= 3 and after.epoch >= trainer.epoch
    if runs_on:
        qtbot.waitUntil(lambda: after.step_count > trainer.step_count, timeout=20_000)
        assert bench.session.state == "running"
    else:
        assert bench.session.state == "paused"
        assert (after.network.layers[0].W == trainer.network.layers[0].W).all()
        assert after.network.layers[1].W.shape == (5, 16)
        assert not bench.document.is_saved
        assert found[-1].act is not None
        found[-1].act()
        assert bench.session.trainer is not None
        assert (bench.session.trainer.network.values == trainer.network.values).all()


def test_a_finished_run_offers_to_continue_before_train_starts_over(qtbot: QtBot, bench: Workbench) -> None:
    trainer = train(qtbot, bench, 3)
    found = notices(bench)
    redraw(bench, "layer-3", DenseSettings(5, "relu", "he_normal"))
    assert "Train begins anew" in found[-1].text
    assert found[-1].act is not None
    found[-1].act()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)
    after = bench.session.trainer
    assert after is not None and after is not trainer
    assert [record.epoch for record in after.history.records] == [1, 2, 3, 4, 5, 6]


def test_with_other_data_training_starts_over_and_the_run_can_be_gone_back_to(
    qtbot: QtBot, bench: Workbench, trainer: Trainer
) -> None:
    found = notices(bench)
    bench.edit_choices("", replace(bench.project.data, seed=5))
    qtbot.waitUntil(lambda: bench.is_outdated and bool(found), timeout=20_000)
    assert found[-1].button == "Back to that run" and not found[-1].second_button
    assert not bench.can_continue


# Back to a checkpoint


@pytest.mark.parametrize("is_alive", [False, True])
def test_a_run_goes_back_to_a_checkpoint_and_on_from_there_bit_by_bit(
    qtbot: QtBot, bench: Workbench, is_alive: bool
) -> None:
    edit(bench, checkpoint_every=5)
    trainer = train_and_pause(qtbot, bench, 12) if is_alive else train(qtbot, bench, 20)
    assert 10 in bench.session.checkpoints
    at_ten = next(one for one in trainer.history.timeline.kept if one.epoch == 10).values.copy()
    losses = trainer.history.losses.since(0)[1].copy()
    found = notices(bench)
    frames: list[Any] = []
    bench.session.frame.connect(frames.append)
    with qtbot.waitSignal(bench.session.rewound, timeout=20_000):
        bench.session.rewind(10)
    assert bench.session.state == "paused"
    assert (trainer.network.values == at_ten).all()
    assert [record.epoch for record in trainer.history.records] == list(range(1, 11))
    assert bench.session.checkpoints == (5, 10)
    assert found[-1].text.startswith("Back at epoch 10")
    qtbot.waitUntil(lambda: bool(frames) and frames[-1].epoch == 10, timeout=20_000)
    assert frames[-1].checkpoints == (5, 10)
    assert not bench.document.is_saved
    bench.toggle_training()
    qtbot.waitUntil(lambda: trainer.step_count >= len(losses), timeout=20_000)
    np.testing.assert_array_equal(trainer.history.losses.since(0)[1][: len(losses)], losses)


def test_a_run_that_goes_on_is_paused_before_it_goes_back(qtbot: QtBot, bench: Workbench) -> None:
    edit(bench, checkpoint_every=5)
    trainer = train_and_pause(qtbot, bench, 12)
    bench.toggle_training()
    with qtbot.waitSignal(bench.session.rewound, timeout=20_000):
        bench.session.rewind(10)
    assert bench.session.state == trainer.state == "paused"
    assert (trainer.epoch, trainer.step_count) == (10, trainer.history.records[-1].step)
    qtbot.wait(50)
    assert trainer.epoch == 10


def test_a_checkpoint_that_is_gone_changes_nothing(qtbot: QtBot, bench: Workbench) -> None:
    trainer = train(qtbot, bench, 3)
    values = trainer.network.values.copy()
    bench.session.rewind(77)
    assert (trainer.network.values == values).all()
    assert bench.session.state == trainer.state == "finished"


def test_going_back_is_taken_back(qtbot: QtBot, bench: Workbench) -> None:
    edit(bench, checkpoint_every=5)
    trainer = train(qtbot, bench, 20)
    values = trainer.network.values.copy()
    found = notices(bench)
    bench.session.rewind(5)
    assert trainer.epoch == 5
    assert found[-1].button == "Back to epoch 20"
    assert found[-1].act is not None
    found[-1].act()
    after = bench.session.trainer
    assert after is not None
    assert (after.network.values == values).all()
    assert len(after.history.records) == 20
    assert bench.session.state == "finished"
    assert bench.session.checkpoints == (5, 10, 15, 20)


def test_going_back_to_the_best_epoch(qtbot: QtBot, bench: Workbench) -> None:
    trainer = train(qtbot, bench, 20)
    best = trainer.history.best
    assert best is not None and bench.session.best_epoch == best.epoch
    bench.session.rewind(best.epoch)
    assert trainer.epoch == best.epoch
    assert (trainer.network.values == best.values).all()


# One weight by hand


@pytest.mark.parametrize("is_over", [False, True])
def test_a_weight_is_edited_where_nothing_is_trained(qtbot: QtBot, bench: Workbench, is_over: bool) -> None:
    trainer = train(qtbot, bench, 2) if is_over else train_and_pause(qtbot, bench, 2)
    frames: list[Any] = []
    bench.session.frame.connect(frames.append)
    found = notices(bench)
    before = trainer.network.layers[0].W[3, 1]
    bench.edit_number("layer-2", "W", (3, 1), 2.5)
    qtbot.waitUntil(lambda: trainer.network.layers[0].W[3, 1] == 2.5, timeout=20_000)
    qtbot.waitUntil(lambda: bool(frames), timeout=20_000)
    assert not bench.document.is_saved
    assert found[-1].text.startswith("Dense 1: W at 4, 2 was ")
    assert found[-1].act is not None
    found[-1].act()
    qtbot.waitUntil(lambda: trainer.network.layers[0].W[3, 1] == before, timeout=20_000)


def test_a_weight_that_is_not_there_is_not_edited(bench: Workbench, trainer: Trainer) -> None:
    values = trainer.network.values.copy()
    for layer, name, index in (
        ("layer-9", "W", (0, 0)),
        ("layer-2", "W", (16, 0)),
        ("layer-2", "gamma", (0,)),
    ):
        bench.edit_number(layer, name, index, 2.5)
    assert (trainer.network.values == values).all()


def test_a_weight_is_not_edited_while_training_runs(qtbot: QtBot, bench: Workbench) -> None:
    edit(bench, epochs=1_000_000, patience=0)
    bench.toggle_training()
    trainer = bench.session.trainer
    assert trainer is not None
    bench.edit_number("layer-2", "W", (3, 1), 2.5)
    step = trainer.step_count
    qtbot.waitUntil(lambda: trainer.step_count > step + 3, timeout=20_000)
    assert abs(trainer.network.layers[0].W[3, 1] - 2.5) > 0.5


def test_what_a_run_computed_that_was_given_up_is_not_told(
    qtbot: QtBot, bench: Workbench, trainer: Trainer
) -> None:
    told: list[object] = []
    bench.session.taped.connect(told.append)
    assert trainer.on_tape is not None
    late = threading.Thread(target=trainer.on_tape, args=("a tape",))  # as from the run's own thread
    late.start()
    late.join()
    bench.reset()
    qtbot.wait(20)
    assert told == []
