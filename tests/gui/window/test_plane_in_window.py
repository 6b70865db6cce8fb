"""The window gives the weights of its frames to the insight, when a view of the plane is in sight."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from engine.core.network import Network
from engine.training.observation.snapshot import Snapshot
from gui.plane.plane_card import PlaneCard
from gui.window.main_window import MainWindow


def train(qtbot, window: MainWindow) -> None:
    window.workbench.toggle_training()
    qtbot.waitUntil(lambda: window.workbench.session.state == "finished", timeout=30_000)


def test_frames_have_weights_while_a_view_wants_a_picture(qtbot, iris_window):
    insight, view = iris_window.insight, QObject()
    iris_window.findChild(PlaneCard).fold_button.click()  # else it wants a picture
    frames: list[Snapshot] = []
    iris_window.workbench.session.frame.connect(frames.append)
    train(qtbot, iris_window)
    assert not insight.wants_values
    insight.want(view, predictions=True)
    qtbot.waitUntil(lambda: insight.picture is not None, timeout=10_000)
    assert frames[-1].values is not None
    insight.want(view)
    assert not insight.wants_values


def test_the_plane_shows_the_checkpoint_that_is_played_back(qtbot, iris_window):
    insight, view, playback = iris_window.insight, QObject(), iris_window.playback
    insight.want(view, predictions=True)
    train(qtbot, iris_window)
    qtbot.waitUntil(lambda: insight.picture is not None, timeout=10_000)
    first = iris_window.workbench.session.checkpoints[0]
    playback.show(first)
    qtbot.waitUntil(lambda: insight.picture.epoch == first, timeout=10_000)
    trainer = iris_window.workbench.session.trainer
    shown = Network(trainer.network.architecture, trainer.network.task)
    shown.values[:] = trainer.history.timeline.kept[0].values
    expected = shown.probabilities(shown.predict(insight.picture.plane.inputs))
    assert np.array_equal(insight.picture.predictions, expected)
    playback.show_now()
    qtbot.waitUntil(lambda: insight.picture.epoch == trainer.weights_of, timeout=10_000)
