"""Frames of a run: what is drawn of a snapshot, in which order, and when."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction

from engine.training.observation.snapshot import Snapshot
from gui.look import throttle
from gui.look.words.translation import language
from gui.window.main_window import MainWindow


def press(window: MainWindow, key: str) -> None:
    action = window.findChild(QAction, key)
    assert action is not None
    action.trigger()


def after_a_step(qtbot, window: MainWindow) -> Snapshot:
    """The snapshot of a paused run, as if it went on and had been gone back to a checkpoint."""
    frames: list[Snapshot] = []
    session = window.workbench.session
    session.frame.connect(frames.append)
    press(window, "step")
    qtbot.waitUntil(lambda: bool(frames) and frames[-1].step == 1, timeout=20_000)
    session.shut_down()
    return replace(frames[-1], state="running", checkpoints=(1,))


class LayoutsOf(QObject):
    """Counts how often a widget lays its children out anew."""

    def __init__(self, widget: QObject) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_status_and_timeline_follow_four_times_a_second_and_show_the_last(qtbot, iris_window, monkeypatch):
    one = after_a_step(qtbot, iris_window)
    session, parts = iris_window.workbench.session, iris_window.parts
    monkeypatch.setattr(session, "show_now", lambda: None)  # no true frame among these
    now = time.monotonic()
    clock = SimpleNamespace(monotonic=lambda: now)  # however long the frames take here
    monkeypatch.setattr(throttle, "time", clock)
    texts, marks = set(), set()
    for epoch in range(2, 40):
        session.frame.emit(replace(one, epoch=epoch))
        texts.add(parts.training_bar.status.text.text())
        marks.add(parts.timeline_bar.hint.text())
    assert len(texts) == len(marks) == 1
    qtbot.waitUntil(lambda: parts.timeline_bar.hint.text() == "now: epoch 39")
    assert parts.training_bar.status.text.text().startswith("epoch 39 ")
    session.frame.emit(replace(one, epoch=40, state="paused"))
    assert parts.timeline_bar.hint.text() == "now: epoch 40"
    assert parts.training_bar.status.text.text().startswith("epoch 40 ")


def test_where_a_new_run_is_is_told_with_its_first_frame(qtbot, iris_window):
    one = after_a_step(qtbot, iris_window)
    session, status = iris_window.workbench.session, iris_window.parts.training_bar.status
    session.frame.emit(replace(one, epoch=2))
    session.begin(session.trainer)
    assert status.text.text() == "not trained yet"
    session.frame.emit(replace(one, epoch=3))
    assert status.text.text().startswith("epoch 3 ")


def test_another_epoch_in_the_timeline_lays_nothing_out_anew(qtbot, iris_window):
    one = after_a_step(qtbot, iris_window)
    session, bar = iris_window.workbench.session, iris_window.parts.timeline_bar
    session.frame.emit(replace(one, epoch=888, state="paused"))  # as wide as it gets here, in any font
    qtbot.wait(50)
    layouts = LayoutsOf(bar)
    session.frame.emit(replace(one, epoch=123, state="paused"))
    assert bar.hint.text() == "now: epoch 123"
    qtbot.wait(50)
    assert layouts.count == 0


def train_without_end(qtbot, window: MainWindow) -> list[Snapshot]:
    """Let the open network train on and on; gives the list of its frames so far."""
    bench, frames = window.workbench, []
    endless = replace(bench.project.training, epochs=1_000_000, patience=0)
    bench.document.edit("Train", replace(bench.project, training=endless))
    window.parts.canvas.select(["layer-2"])
    bench.session.frame.connect(frames.append)
    press(window, "train")
    qtbot.waitUntil(lambda: len(frames) > 3, timeout=20_000)
    return frames


def test_after_a_pause_every_part_shows_the_last_step(qtbot, iris_window):
    frames, parts = train_without_end(qtbot, iris_window), iris_window.parts
    press(iris_window, "train")
    trainer = iris_window.workbench.session.trainer
    qtbot.waitUntil(lambda: trainer.state == frames[-1].state == "paused", timeout=20_000)
    paused_at = len(frames)
    qtbot.waitUntil(lambda: len(frames) > paused_at, timeout=20_000)  # so all pieces of that one are drawn
    last, history = frames[-1], parts.curves.history
    assert last.step == trainer.step_count == history.steps[-1]
    np.testing.assert_array_equal(
        parts.canvas.scene.cards["layer-2"].heat.values, last.activations["layer-2"]
    )
    np.testing.assert_array_equal(parts.layer_view.activation_section.values, last.activations["layer-2"])
    np.testing.assert_array_equal(
        parts.layer_view.weight_section.arrays["W"], last.parameters["layer-2"]["W"]
    )
    train_line, validation_line = parts.curves.loss_card.plot.lines
    assert len(train_line.x) == len(history.steps) and len(validation_line.x) == len(history.epochs)
    assert len(parts.curves.metric_card.plot.lines[0].x) == len(history.epochs)
    assert f"iteration {last.step:,}" in parts.training_bar.status.text.own_tooltip
    assert parts.timeline_bar.hint.text() == f"now: epoch {last.epoch:,}"


def before_the_pieces(qtbot, window: MainWindow, change: Callable[[], None]) -> None:
    """Do something when a frame is taken in and its pieces are still to be drawn; then let more come."""
    frames, session = [], window.workbench.session

    def take(snapshot: Snapshot) -> None:
        frames.append(snapshot)
        if len(frames) == 1:
            QTimer.singleShot(0, change)

    session.frame.connect(take)
    qtbot.waitUntil(lambda: len(frames) > 3, timeout=20_000)
    session.frame.disconnect(take)


def test_another_language_before_the_pieces_of_a_frame_loses_none(qtbot, iris_window):
    train_without_end(qtbot, iris_window)
    before = iris_window.parts
    before_the_pieces(qtbot, iris_window, lambda: language.choose("ko"))
    assert iris_window.parts is not before
    press(iris_window, "train")
    trainer, history = iris_window.workbench.session.trainer, iris_window.parts.curves.history
    qtbot.waitUntil(lambda: trainer.state == "paused", timeout=20_000)
    steps, _ = trainer.history.losses.since(0)  # of a long run not every step is kept
    qtbot.waitUntil(lambda: history.steps[-1] == steps[-1], timeout=20_000)
    assert set(history.steps) >= set(steps)


def test_a_layer_deleted_before_the_pieces_of_a_frame_is_not_drawn(qtbot, iris_window):
    train_without_end(qtbot, iris_window)
    parts, bench = iris_window.parts, iris_window.workbench

    def delete() -> None:
        parts.canvas.select(["layer-2"])
        parts.canvas.delete_selection()

    before_the_pieces(qtbot, iris_window, delete)
    assert "layer-2" not in parts.canvas.scene.cards
    assert bench.session.state == "running"
