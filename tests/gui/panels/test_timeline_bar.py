"""The timeline of checkpoints: where its marks are, and how one is pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.panels.training.timeline_bar import TimelineBar, TimelineTrack


@pytest.fixture
def bar(qtbot: QtBot) -> TimelineBar:
    bar = TimelineBar()
    qtbot.addWidget(bar)
    bar.resize(700, 30)
    bar.show_marks((10, 20, 30), 27, 34, 100)
    bar.show()
    return bar


def at(track: TimelineTrack, epoch: int) -> QPoint:
    return track.place(epoch).toPoint()


def test_it_is_hidden_where_nothing_can_be_gone_back_to(bar: TimelineBar) -> None:
    assert bar.isVisible()
    bar.clear()
    assert not bar.isVisible()


def test_marks_lie_in_order_and_the_best_is_one_of_them(bar: TimelineBar) -> None:
    track = bar.track
    assert track.epochs == (10, 20, 27, 30)
    places = [track.place(epoch).x() for epoch in (0, *track.epochs, 34, 100)]
    assert places == sorted(places)
    assert places[0] >= 0 and places[-1] <= track.width()


def test_marks_of_a_run_without_end_lie_apart(bar: TimelineBar) -> None:
    bar.show_marks((10, 20, 30), 0, 34, 1_000_000)
    near = bar.track.place(20).x() - bar.track.place(10).x()
    assert near > 10
    bar.show_marks((10, 20, 30), 0, 199, 1_000_000)
    assert bar.track.place(20).x() - bar.track.place(10).x() == near
    bar.show_marks((10, 20, 30), 0, 201, 1_000_000)
    assert bar.track.place(201).x() < bar.track.width()


def test_a_mark_says_what_it_does_and_a_click_does_it(bar: TimelineBar, qtbot: QtBot) -> None:
    track = bar.track
    assert bar.hint.text() == "now: epoch 34"
    qtbot.mouseMove(track, at(track, 20))
    assert bar.hint.text() == "epoch 20: rewind here"
    qtbot.mouseMove(track, at(track, 27))
    assert bar.hint.text() == "epoch 27, the best: rewind here"
    with qtbot.waitSignal(bar.rewind_wanted) as told:
        qtbot.mouseClick(track, Qt.MouseButton.LeftButton, pos=at(track, 20))
    assert told.args == [20]


def test_a_click_between_the_marks_does_nothing(bar: TimelineBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.rewind_wanted, wait=20):
        qtbot.mouseClick(bar.track, Qt.MouseButton.LeftButton, pos=at(bar.track, 70))


def test_the_keyboard_reaches_every_mark(bar: TimelineBar, qtbot: QtBot) -> None:
    track = bar.track
    chosen = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_End):
        qtbot.keyClick(track, key)
        chosen.append(track.chosen)
    assert chosen == [30, 27, 10, 20, 30]
    assert track.accessibleDescription() == "epoch 30: rewind here"
    with qtbot.waitSignal(bar.rewind_wanted) as told:
        qtbot.keyClick(track, Qt.Key.Key_Return)
    assert told.args == [30]


def test_a_mark_that_is_gone_is_chosen_no_longer(bar: TimelineBar, qtbot: QtBot) -> None:
    qtbot.keyClick(bar.track, Qt.Key.Key_Left)
    bar.show_marks((20,), 0, 40, 100)
    assert bar.track.chosen == 0
    assert bar.hint.text() == "now: epoch 40"


def test_the_best_is_painted_otherwise(bar: TimelineBar) -> None:
    before = bar.track.grab().toImage()
    bar.show_marks((10, 20, 30), 20, 34, 100)
    assert bar.track.grab().toImage() != before
