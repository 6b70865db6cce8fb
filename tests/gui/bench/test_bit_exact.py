"""The same seed gives the same weights to the bit: with and without a window, paused, stepped, reopened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from engine.core.architecture.architecture import Architecture
from engine.core.architecture.templates import chain
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.network import Network
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.project.project import DataChoices
from engine.training.trainer import Trainer
from gui.window.main_window import MainWindow

EPOCHS = 20
SETTINGS = TrainingSettings(epochs=EPOCHS, batch_size=4, seed=3, schedule="plateau", schedule_epochs=2)
"""Everything that a run has to remember: Adam's vectors, masks of dropout, statistics, a schedule that looks
back."""

STEPS_PER_SECOND = 150
"""Slow enough to be paused on the way."""


def architecture(task: Task) -> Architecture:
    hidden = [
        ("dense", DenseSettings(12, "relu", "he_normal")),
        ("batch_norm", BatchNormSettings()),
        ("dropout", DropoutSettings(0.3)),
        ("dense", DenseSettings(6, "tanh", "xavier_normal")),
    ]
    return chain(hidden, task)


def hash_of(trainer: Trainer) -> str:
    return sha256(trainer.network.values.tobytes()).hexdigest()


@pytest.fixture(scope="module")
def alone() -> Trainer:
    """The run without a window."""
    dataset = prepare(read_csv(sample_path("iris")), DataChoices(path="sample:iris"))
    network = Network(architecture(dataset.task), dataset.task)
    network.initialise(SETTINGS.seed)
    trainer = Trainer(network, dataset, SETTINGS)
    trainer.run()
    return trainer


@pytest.fixture
def discards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is asked about unsaved work gives it up."""
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)


@contextmanager
def opened(qtbot: QtBot, path: str) -> Iterator[MainWindow]:
    window = MainWindow()
    window.workbench.session.choose_speed("full")
    window.show()
    try:
        window.files.open_path(path)
        bench = window.workbench
        qtbot.waitUntil(lambda: bench.can_train or bench.asks_for_target, timeout=20_000)
        if bench.asks_for_target:
            window.parts.data_panel.table.question.button.click()
        qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
        yield window
    finally:
        window.close()
        window.deleteLater()


def press(window: MainWindow, key: str) -> None:
    action = window.findChild(QAction, key)
    assert isinstance(action, QAction) and action.isEnabled(), key
    action.trigger()


def draw(window: MainWindow) -> None:
    bench = window.workbench
    assert bench.task is not None
    bench.edit_architecture("Draw", architecture(bench.task))
    bench.edit_training("Choose", SETTINGS)


def run_of(window: MainWindow) -> Trainer:
    trainer = window.workbench.session.trainer
    assert trainer is not None
    return trainer


def pause_in_epoch(qtbot: QtBot, window: MainWindow, epoch: int) -> None:
    """Let a run go on until it is in this epoch or a little later, and pause it by its button."""
    trainer = run_of(window)
    trainer.control.set_speed(STEPS_PER_SECOND)
    press(window, "train")
    trainer.control.set_speed(STEPS_PER_SECOND)
    qtbot.waitUntil(lambda: trainer.epoch >= epoch, timeout=20_000)
    press(window, "train")
    qtbot.waitUntil(lambda: trainer.state == "paused", timeout=20_000)
    assert trainer.epoch < EPOCHS


def step(qtbot: QtBot, window: MainWindow, times: int) -> None:
    for _ in range(times):
        before = window.workbench.session.trainer.step_count if window.workbench.session.trainer else 0
        press(window, "step")
        trainer = run_of(window)
        qtbot.waitUntil(lambda t=trainer, n=before: t.step_count == n + 1, timeout=20_000)


def finish(qtbot: QtBot, window: MainWindow) -> Trainer:
    window.workbench.session.choose_speed("full")
    press(window, "train")
    qtbot.waitUntil(lambda: window.workbench.session.state == "finished", timeout=20_000)
    return run_of(window)


def save(qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = (str(path), "Layerscope projects")
    monkeypatch.setattr("gui.window.files.file_commands.QFileDialog.getSaveFileName", lambda *_: answer)
    with qtbot.waitSignal(window.workbench.files.saved, timeout=20_000):
        press(window, "save_as")


@pytest.mark.usefixtures("discards")
def test_a_window_does_not_change_the_weights(qtbot: QtBot, alone: Trainer) -> None:
    with opened(qtbot, "sample:iris") as window:
        draw(window)
        assert hash_of(finish(qtbot, window)) == hash_of(alone)


@pytest.mark.usefixtures("discards")
def test_pauses_and_steps_do_not_change_the_weights(qtbot: QtBot, alone: Trainer) -> None:
    with opened(qtbot, "sample:iris") as window:
        draw(window)
        step(qtbot, window, 5)
        for epoch in (3, 6, 9):
            pause_in_epoch(qtbot, window, epoch)
            window.parts.canvas.select([window.workbench.project.architecture.order[2].id])
            step(qtbot, window, 3)
        trainer = finish(qtbot, window)
        assert hash_of(trainer) == hash_of(alone)
        assert [record.validation_loss for record in trainer.history.records] == [
            record.validation_loss for record in alone.history.records
        ]


def walk(qtbot: QtBot, window: MainWindow, *keys: str) -> None:
    """Press these actions of the step-by-step view one after the other."""
    model = window.stepping.get().model
    for key in keys:
        press(window, key)
        qtbot.waitUntil(lambda: not model.is_waiting, timeout=20_000)


@pytest.mark.usefixtures("discards")
def test_stepping_through_iterations_does_not_change_the_weights(qtbot: QtBot, alone: Trainer) -> None:
    with opened(qtbot, "sample:iris") as window:
        draw(window)
        model = window.stepping.get().model
        model.set_inside(True)
        walk(qtbot, window, "step_forward")
        assert model.plan is not None
        walk(qtbot, window, *["step_forward"] * (len(model.plan.parts) - 1))
        assert model.is_at_end and run_of(window).step_count == 1
        walk(qtbot, window, *["step_back"] * 9, "restart_iteration", "run_to_update", "run_iteration")
        assert run_of(window).step_count == 1, "looking back computes nothing"
        walk(qtbot, window, "run_iteration")
        assert run_of(window).step_count == 2
        step(qtbot, window, 1)
        pause_in_epoch(qtbot, window, 4)
        model.set_inside(False)
        walk(qtbot, window, "run_to_loss", "step_forward", "step_back")
        pause_in_epoch(qtbot, window, 7)
        walk(qtbot, window, "run_to_update")
        step(qtbot, window, 1)
        trainer = finish(qtbot, window)
        assert hash_of(trainer) == hash_of(alone)
        assert [record.train_loss for record in trainer.history.records] == [
            record.train_loss for record in alone.history.records
        ]


@pytest.mark.usefixtures("discards")
def test_saving_in_the_middle_of_an_iteration_does_not_change_the_weights(
    qtbot: QtBot, alone: Trainer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "run.layerscope"
    with opened(qtbot, "sample:iris") as window:
        draw(window)
        step(qtbot, window, 3)
        walk(qtbot, window, "run_to_update", "step_back")
        tape = window.stepping.get().model.tape
        save(qtbot, window, path, monkeypatch)
        assert window.stepping.get().model.tape is tape, "saving leaves the steps as they were"
        assert hash_of(finish(qtbot, window)) == hash_of(alone)
    with opened(qtbot, str(path)) as window:
        qtbot.waitUntil(lambda: window.workbench.session.trainer is not None, timeout=20_000)
        assert run_of(window).step_count == 3
        assert hash_of(finish(qtbot, window)) == hash_of(alone)


@pytest.mark.usefixtures("discards")
def test_saving_quitting_and_reopening_do_not_change_the_weights(
    qtbot: QtBot, alone: Trainer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "run.layerscope"
    with opened(qtbot, "sample:iris") as window:
        draw(window)
        step(qtbot, window, 1)
        pause_in_epoch(qtbot, window, 10)
        step(qtbot, window, 2)
        save(qtbot, window, path, monkeypatch)
        half_way = hash_of(run_of(window))
    with opened(qtbot, str(path)) as window:
        qtbot.waitUntil(lambda: window.workbench.session.trainer is not None, timeout=20_000)
        assert window.workbench.session.state == "paused"
        assert hash_of(run_of(window)) == half_way
        assert half_way != hash_of(alone)
        step(qtbot, window, 2)
        trainer = finish(qtbot, window)
        assert hash_of(trainer) == hash_of(alone)
        assert trainer.history.best_epoch == alone.history.best_epoch


@pytest.mark.usefixtures("discards")
def test_looking_at_checkpoints_does_not_change_the_weights(qtbot: QtBot, alone: Trainer) -> None:
    """While the run is paused, while it goes on, step by step, and once more at the end."""
    with opened(qtbot, "sample:iris") as window:
        draw(window)
        step(qtbot, window, 1)
        pause_in_epoch(qtbot, window, 12)
        playback = window.playback
        for epoch in (10, window.workbench.session.best_epoch):
            playback.show(epoch)
            qtbot.waitUntil(lambda epoch=epoch: playback.shown_epoch == epoch, timeout=20_000)
            step(qtbot, window, 3)
        assert playback.is_shown
        pause_in_epoch(qtbot, window, 15)
        playback.play()
        trainer = finish(qtbot, window)
        assert playback.is_shown and hash_of(trainer) == hash_of(alone)
        assert [repr(record) for record in trainer.history.records] == [
            repr(record) for record in alone.history.records
        ]
        playback.show_now()
        assert hash_of(trainer) == hash_of(alone)


@pytest.mark.usefixtures("discards")
def test_going_back_to_a_checkpoint_does_not_change_the_weights(qtbot: QtBot, alone: Trainer) -> None:
    with opened(qtbot, "sample:iris") as window:
        draw(window)
        finish(qtbot, window)
        window.parts.timeline_bar.rewind_wanted.emit(10)
        assert run_of(window).epoch == 10
        assert hash_of(finish(qtbot, window)) == hash_of(alone)
