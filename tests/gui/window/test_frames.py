"""Frames of a run: what is drawn of a snapshot, in which order, and when."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction

from engine.training.observation.snapshot import Snapshot
from gui.window.main_window import MainWindow


def after_a_step(qtbot, window: MainWindow) -> Snapshot:
    """The snapshot of a paused run, as if it went on and had been gone back to a checkpoint."""
    frames: list[Snapshot] = []
    session = window.workbench.session
    session.frame.connect(frames.append)
    action = window.findChild(QAction, "step")
    assert action is not None
    action.trigger()
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


def test_status_and_timeline_follow_four_times_a_second_and_show_the_last(qtbot, iris_window):
    one = after_a_step(qtbot, iris_window)
    session, parts = iris_window.workbench.session, iris_window.parts
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


def test_another_epoch_in_the_timeline_lays_nothing_out_anew(qtbot, iris_window):
    one = after_a_step(qtbot, iris_window)
    session, bar = iris_window.workbench.session, iris_window.parts.timeline_bar
    session.frame.emit(replace(one, state="paused"))
    qtbot.wait(50)
    layouts = LayoutsOf(bar)
    session.frame.emit(replace(one, epoch=123, state="paused"))
    assert bar.hint.text() == "now: epoch 123"
    qtbot.wait(50)
    assert layouts.count == 0
