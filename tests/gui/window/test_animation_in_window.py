"""The training as an animation: each picture is what the window shows of a checkpoint, and all else stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageSequence
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from engine.training.trainer import Trainer
from gui.dialogs.animation import SCREEN, AnimationChoice
from gui.window.main_window import MainWindow
from gui.window.pages.plane_beside import PlaneBeside
from gui.window.parts.displays import animation_display
from gui.window.parts.displays.animation_pictures import HEAD, pixels_of


@pytest.fixture
def window_size() -> QSize:
    return QSize(1280, 800)


@pytest.fixture
def trainer(qtbot: QtBot, iris_window: MainWindow) -> Trainer:
    bench = iris_window.workbench
    bench.edit_training("", replace(bench.project.training, epochs=4, checkpoint_every=1, patience=0))
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)
    assert bench.session.trainer is not None
    return bench.session.trainer


def export(qtbot: QtBot, window: MainWindow, choice: AnimationChoice, path: Path) -> list[np.ndarray]:
    """Write it, and read the pictures back."""
    action = window.parts.actions_by_key["export_animation"]
    qtbot.waitUntil(action.isEnabled, timeout=20_000)
    action.trigger()
    dialog = window.parts.animation.dialog
    assert dialog.isVisible()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(animation_display.QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        with qtbot.waitSignal(window.animation.written, timeout=20_000):
            dialog.export_wanted.emit(choice)
    dialog.reject()
    with Image.open(path) as image:
        return [np.array(frame.convert("RGB")) for frame in ImageSequence.Iterator(image)]


def shown(qtbot: QtBot, window: MainWindow, epoch: int) -> None:
    """Show a checkpoint until nothing more is to come."""
    window.playback.show(epoch)
    playback, insight = window.playback, window.insight
    qtbot.waitUntil(
        lambda: playback.shown_epoch == epoch and not playback.is_busy and not insight.is_busy, timeout=20_000
    )


def test_each_picture_of_the_plane_is_what_the_large_view_shows(
    qtbot: QtBot, iris_window: MainWindow, trainer: Trainer, tmp_path: Path
) -> None:
    window, before = iris_window, (trainer.network.values.copy(), trainer.step_count, trainer.state)
    beside = window.findChild(PlaneBeside)
    assert beside is not None
    beside.show_large(True)
    large = beside.large
    assert large is not None
    shown(qtbot, window, 2)
    choice = AnimationChoice("plane", SCREEN, "apng", 2.0, repeats=True)
    frames = export(qtbot, window, choice, tmp_path / "plane.png")
    epochs = [each.epoch for each in window.playback.checkpoints]
    assert len(frames) == len(epochs) == 4
    qtbot.waitUntil(lambda: window.playback.shown_epoch == 2, timeout=20_000)  # all is as it was
    assert large.isVisible()
    for epoch, frame in zip(epochs, frames, strict=True):
        shown(qtbot, window, epoch)
        assert frame.shape == (large.view.height() + HEAD, large.view.width(), 3)
        seen = pixels_of(large.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB888))
        inside = large.view._laid_out().axes.area.toRect().adjusted(3, 3, -3, -3)
        part = np.s_[inside.top() : inside.bottom(), inside.left() : inside.right()]
        np.testing.assert_array_equal(frame[HEAD:][part], seen[part])
    assert not np.array_equal(frames[0][HEAD:], frames[-1][HEAD:])
    np.testing.assert_array_equal(trainer.network.values, before[0])
    assert (trainer.step_count, trainer.state) == before[1:]


def test_the_drawing_is_written_at_a_size_for_slides(
    qtbot: QtBot, iris_window: MainWindow, trainer: Trainer, tmp_path: Path
) -> None:
    window = iris_window
    choice = AnimationChoice("canvas", "720", "apng", 3.0, repeats=False)
    frames = export(qtbot, window, choice, tmp_path / "drawing.png")
    assert [frame.shape for frame in frames] == [(720, 1280, 3)] * 4
    with Image.open(tmp_path / "drawing.png") as image:
        times = [frame.info["duration"] for frame in ImageSequence.Iterator(image)]
    assert sum(times) == 3000
    assert window.playback.shown_epoch is None, "the run is shown again"
    heads = {frame[:40].tobytes() for frame in frames}
    assert len(heads) == 4, "each says its epoch"
    bodies = [frame[60:].tobytes() for frame in frames]
    assert len(set(bodies)) == 4


def test_cancelled_it_leaves_no_file_and_the_window_as_it_was(
    qtbot: QtBot, iris_window: MainWindow, trainer: Trainer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path = iris_window, tmp_path / "run.gif"
    monkeypatch.setattr(animation_display.QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.parts.timeline_bar.export.click()
    dialog = window.parts.animation.dialog
    window.animation.progress.connect(lambda taken, _: dialog.close_button.click() if taken == 2 else None)
    dialog.export_wanted.emit(AnimationChoice("layer", "720", "gif", 2.0, repeats=True))
    qtbot.waitUntil(lambda: "no file was written" in dialog.status.text(), timeout=20_000)
    qtbot.waitUntil(lambda: not window.animation.is_busy, timeout=20_000)
    assert list(tmp_path.iterdir()) == [] and window.playback.shown_epoch is None


def test_a_file_that_cannot_be_written_is_said_in_the_dialog(
    qtbot: QtBot, iris_window: MainWindow, trainer: Trainer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path = iris_window, tmp_path / "none" / "run.gif"
    monkeypatch.setattr(animation_display.QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.parts.actions_by_key["export_animation"].trigger()
    dialog = window.parts.animation.dialog
    dialog.export_wanted.emit(AnimationChoice("canvas", "720", "gif", 2.0, repeats=True))
    qtbot.waitUntil(lambda: "cannot be written" in dialog.status.text(), timeout=20_000)
    assert window.playback.shown_epoch is None and dialog.export_button.isEnabled()


def test_without_a_run_there_is_nothing_to_export(iris_window: MainWindow) -> None:
    action = iris_window.parts.actions_by_key["export_animation"]
    assert not action.isEnabled() and "no checkpoint" in action.toolTip()


def test_a_run_that_goes_on_is_left_alone(qtbot: QtBot, iris_window: MainWindow, tmp_path: Path) -> None:
    bench, session = iris_window.workbench, iris_window.workbench.session
    bench.edit_training(
        "", replace(bench.project.training, epochs=1_000_000, checkpoint_every=2000, patience=0)
    )
    bench.toggle_training()
    qtbot.waitUntil(lambda: len(session.checkpoints) > 1, timeout=20_000)
    session.choose_speed("ten")  # iterations a second: it goes on, with the same checkpoints
    trainer, begun, epochs = session.trainer, session.trainer.step_count, session.checkpoints
    best = {session.best_epoch} - {0}
    frames = export(
        qtbot, iris_window, AnimationChoice("canvas", "720", "gif", 2.0, True), tmp_path / "run.gif"
    )
    assert len(frames) == len({*epochs, *best})
    qtbot.waitUntil(lambda: trainer.step_count > begun, timeout=20_000)
    assert session.trainer is trainer and session.state == "running"
    assert iris_window.playback.shown_epoch is None
