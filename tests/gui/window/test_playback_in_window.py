"""The window while a checkpoint is shown only: every view shows it and says so, and the run goes on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from engine.core.network import Network
from engine.training.observation.snapshot import Snapshot, SnapshotRequest
from engine.training.played_back import PlayedBack
from engine.training.trainer import Trainer
from gui.look.words.translation import language
from gui.plots.curves.plot_frame import Mark
from gui.window.main_window import MainWindow


@pytest.fixture
def window_size() -> QSize:
    return QSize(1440, 900)


def begin(window: MainWindow, epochs: int) -> Trainer:
    bench = window.workbench
    bench.edit_training(
        "edit", replace(bench.project.training, epochs=epochs, checkpoint_every=10, patience=0)
    )
    bench.toggle_training()
    assert bench.session.trainer is not None
    return bench.session.trainer


@pytest.fixture
def trainer(qtbot: QtBot, iris_window: MainWindow) -> Trainer:
    """A run that has ended, all of whose views are filled."""
    trainer = begin(iris_window, 60)
    qtbot.waitUntil(lambda: iris_window.workbench.session.state == "finished", timeout=30_000)
    qtbot.waitUntil(lambda: bool(iris_window.parts.curves.loss_card.plot.lines), timeout=20_000)
    return trainer


def show(qtbot: QtBot, window: MainWindow, epoch: int) -> Snapshot:
    window.parts.timeline_bar.show_wanted.emit(epoch)
    qtbot.waitUntil(lambda: window.playback.shown_epoch == epoch, timeout=20_000)
    assert window.playback.snapshot is not None
    return window.playback.snapshot


def of_run(trainer: Trainer) -> Snapshot:
    layers = frozenset(spec.id for spec in trainer.network.architecture.order)
    return trainer.snapshot(SnapshotRequest(layers, layers))


def drawn(window: MainWindow) -> dict[str, np.ndarray]:
    """What the cards show."""
    cards = window.parts.canvas.scene.cards
    return {i: card.heat.values for i, card in cards.items() if card.heat.values is not None}


def assert_cards_show(window: MainWindow, snapshot: Snapshot) -> None:
    window.parts._run._past.finish()  # else one piece after the other with the next events
    cards = drawn(window)
    assert cards
    for layer, values in cards.items():
        np.testing.assert_array_equal(values, snapshot.activations[layer])


def test_every_view_shows_the_checkpoint_and_says_so(
    qtbot: QtBot, iris_window: MainWindow, trainer: Trainer
) -> None:
    window, parts = iris_window, iris_window.parts
    now, best = of_run(trainer), trainer.history.best_epoch
    checkpoint = next(each for each in trainer.history.timeline.kept if each.epoch == 10)
    player = PlayedBack(trainer.network.architecture, trainer.dataset)
    layers = frozenset(now.activations)
    expected = player.snapshot(checkpoint, SnapshotRequest(layers, layers))
    assert_cards_show(window, now)
    show(qtbot, window, 10)
    assert_cards_show(window, expected)
    (selected,) = parts.canvas.selection
    np.testing.assert_array_equal(
        parts.layer_view.weight_section.arrays["W"], expected.parameters[selected]["W"]
    )
    text = "epoch 10, shown only"
    assert text == parts.timeline_bar.hint.text() == parts.canvas.shown_pill.label.text()
    assert parts.canvas.shown_pill.isVisible() and not parts.canvas.status.isVisible()
    assert parts.training_bar.status.text.own_tooltip.endswith(text)
    (mark, *others) = parts.curves.loss_card.plot.marks()
    assert mark == Mark(10, "shown: epoch 10", "text", is_dotted=False)
    assert [each.epoch for each in others] == [best]
    parts.curves._texts.now()
    record = next(each for each in trainer.history.records if each.epoch == 10)
    assert f"validation {record.validation_loss:.3g}" in parts.curves.loss_card.values.toolTip()
    assert not parts.layer_view._is_editable
    parts.canvas.shown_pill.back.click()
    assert_cards_show(window, now)
    assert not parts.canvas.shown_pill.isVisible() and parts.canvas.status.isVisible()
    assert parts.layer_view._is_editable
    assert "shown" not in parts.training_bar.status.text.own_tooltip
    assert all("shown" not in each.label for each in parts.curves.loss_card.plot.marks())


def test_frames_of_the_run_feed_the_curves_and_leave_the_canvas(
    qtbot: QtBot, iris_window: MainWindow
) -> None:
    window = iris_window
    trainer = begin(window, 1_000_000)
    qtbot.waitUntil(lambda: len(window.workbench.session.checkpoints) > 1, timeout=20_000)
    # Of many checkpoints every second one is dropped: this is among the last to go.
    expected = show(qtbot, window, max(window.workbench.session.checkpoints, key=lambda each: each & -each))
    assert_cards_show(window, expected)
    steps, frames = len(window.parts.curves.history.steps), []
    window.workbench.session.frame.connect(frames.append)
    qtbot.waitUntil(lambda: len(frames) > 5, timeout=20_000)
    assert len(window.parts.curves.history.steps) > steps
    assert all(not each.activations and not each.parameters for each in frames[2:]), "nobody would see them"
    assert_cards_show(window, expected)
    assert trainer.state == "running"
    window.workbench.session.pause()
    window.playback.show_now()
    qtbot.waitUntil(
        lambda: not np.array_equal(list(drawn(window).values())[-1], list(expected.activations.values())[-1]),
        timeout=20_000,
    )
    frames.clear()
    qtbot.waitUntil(lambda: len(frames) > 2, timeout=20_000)
    assert_cards_show(window, frames[-1])


def test_what_went_out_of_sight_in_the_past_is_of_now_again(
    qtbot: QtBot, iris_window: MainWindow, trainer: Trainer
) -> None:
    """Nothing asks again for a run that has ended, so no card may keep other weights."""
    window = iris_window
    now = of_run(trainer)
    show(qtbot, window, 10)
    cards = list(window.parts.canvas.scene.cards.values())
    window.parts.canvas.view.scale(6, 6)
    window.parts.canvas.view.centerOn(cards[0])
    assert len(window.parts.canvas.visible_layers()) < len(drawn(window))
    window.playback.show_now()
    assert_cards_show(window, now)


def test_going_back_for_good_is_the_run_again(
    qtbot: QtBot, iris_window: MainWindow, trainer: Trainer
) -> None:
    window = iris_window
    expected = show(qtbot, window, 20)
    window.parts.timeline_bar.rewind.click()
    qtbot.waitUntil(lambda: trainer.epoch == 20, timeout=20_000)
    assert not window.playback.is_shown
    assert window.parts.timeline_bar.hint.text() == "now: epoch 20"
    assert_cards_show(window, expected)


def test_the_actions_play_and_lead_back(qtbot: QtBot, iris_window: MainWindow) -> None:
    window = iris_window
    play, now = (window.findChild(QAction, key) for key in ("play_back", "show_now"))
    assert not play.isEnabled() and not now.isEnabled()
    assert play.toolTip() == "There is no checkpoint of a run to show yet."
    begin(window, 60)
    qtbot.waitUntil(play.isEnabled, timeout=20_000)
    play.trigger()
    qtbot.waitUntil(lambda: window.playback.shown_epoch is not None, timeout=20_000)
    qtbot.waitUntil(now.isEnabled, timeout=20_000)
    assert play.text() == "Stop playing &back"
    assert window.parts.timeline_bar.play.accessibleName() == "Stop playing"
    now.trigger()
    assert not window.playback.is_shown and not window.playback.is_playing


def test_another_language_shows_the_same_epoch(
    qtbot: QtBot, iris_window: MainWindow, trainer: Trainer
) -> None:
    window = iris_window
    expected, before = show(qtbot, window, 10), window.parts
    language.choose("ko")
    qtbot.waitUntil(lambda: window.parts is not before, timeout=20_000)
    assert "10" in window.parts.canvas.shown_pill.label.text()
    qtbot.waitUntil(lambda: bool(drawn(window)), timeout=20_000)
    assert_cards_show(window, expected)
    assert window.parts.timeline_bar.track.shown == 10


def test_the_plane_follows_there_and_back(qtbot: QtBot, iris_window: MainWindow, trainer: Trainer) -> None:
    window, insight = iris_window, iris_window.insight
    layer, viewer = trainer.network.specs[0].id, QObject()
    insight.want(viewer, frozenset({layer}))
    now = trainer.snapshot(SnapshotRequest()).weights_epoch

    def assert_shows(epoch: int, values: np.ndarray) -> None:
        qtbot.waitUntil(
            lambda: (
                insight.picture is not None
                and insight.picture.epoch == epoch
                and layer in insight.picture.outputs  # others may have wanted a picture before
            ),
            timeout=20_000,
        )
        network = Network(trainer.network.architecture, trainer.network.task)
        network.values[:] = values
        picture = insight.picture
        np.testing.assert_array_equal(
            picture.outputs[layer], network.activations(picture.plane.inputs)[layer]
        )

    assert_shows(now, trainer.network.values)
    for checkpoint in trainer.history.timeline.kept[:2]:
        show(qtbot, window, checkpoint.epoch)
        assert_shows(checkpoint.epoch, checkpoint.values)
    window.playback.show_now()
    assert_shows(now, trainer.network.values)


def test_other_pages_go_on_with_the_run(qtbot: QtBot, iris_window: MainWindow, trainer: Trainer) -> None:
    window = iris_window
    show(qtbot, window, 10)
    window.playback.play()
    frames: list[Snapshot] = []
    window.workbench.session.frame.connect(frames.append)
    window.findChild(QAction, "show_evaluate").trigger()
    assert not window.playback.is_playing, "nobody would see it"
    assert "shown" not in window.parts.training_bar.status.text.own_tooltip
    qtbot.waitUntil(lambda: any(each.activations for each in frames), timeout=20_000)
    now = of_run(trainer)
    for snapshot in frames:
        for layer, values in snapshot.activations.items():
            np.testing.assert_array_equal(values, now.activations[layer])
    window.findChild(QAction, "show_canvas").trigger()
    qtbot.waitUntil(lambda: bool(window.playback.snapshot.activations), timeout=20_000)
    shown = window.playback.shown_epoch
    assert f"epoch {shown}, shown only" in window.parts.training_bar.status.text.own_tooltip
    assert shown < 60
    assert_cards_show(window, window.playback.snapshot)
