"""The timeline of checkpoints: where its marks are, how it scrubs, and the ways back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.panels.training.timeline_bar import TimelineBar
from gui.panels.training.timeline_track import TimelineTrack


@pytest.fixture
def bar(qtbot: QtBot) -> TimelineBar:
    bar = TimelineBar()
    qtbot.addWidget(bar)
    bar.resize(900, 30)
    bar.show_marks((10, 20, 30), 27, 34, 100)
    bar.show()
    bar.activateWindow()
    bar.track.setFocus()
    return bar


def at(track: TimelineTrack, epoch: int) -> QPoint:
    return track.place(epoch).toPoint()


def wanted(bar: TimelineBar) -> list[int]:
    """The epochs that are asked for from now on; each is shown at once."""
    epochs: list[int] = []
    bar.show_wanted.connect(epochs.append)
    bar.show_wanted.connect(bar.show_shown)
    return epochs


def test_it_is_hidden_where_nothing_can_be_shown(bar: TimelineBar) -> None:
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


def test_pointing_says_what_a_press_shows_and_a_press_shows_it(bar: TimelineBar, qtbot: QtBot) -> None:
    track, epochs = bar.track, wanted(bar)
    assert bar.hint.text() == "now: epoch 34"
    qtbot.mouseMove(track, at(track, 20))
    assert bar.hint.text() == "show epoch 20"
    qtbot.mouseMove(track, at(track, 27))
    assert bar.hint.text() == "show epoch 27"
    with qtbot.assertNotEmitted(bar.rewind_wanted):
        qtbot.mouseClick(track, Qt.MouseButton.LeftButton, pos=at(track, 20))
    assert epochs == [20]
    assert bar.hint.text() == track.accessibleDescription() == "epoch 20, shown only"
    qtbot.mouseMove(track, at(track, 30))
    assert bar.hint.text() == "epoch 20, shown only"  # that is what is seen
    qtbot.mouseClick(track, Qt.MouseButton.LeftButton, pos=at(track, 20))
    assert epochs == [20, 20]  # where it is being played, it stays there


def test_dragging_shows_the_nearest_one_each_once(bar: TimelineBar, qtbot: QtBot) -> None:
    track, epochs = bar.track, wanted(bar)
    qtbot.mousePress(track, Qt.MouseButton.LeftButton, pos=at(track, 2))
    for epoch in (4, 13, 17, 22, 26, 28, 90):
        qtbot.mouseMove(track, at(track, epoch))
    qtbot.mouseRelease(track, Qt.MouseButton.LeftButton, pos=at(track, 90))
    assert epochs == [10, 20, 27, 30]
    qtbot.mouseMove(track, at(track, 10))
    assert epochs == [10, 20, 27, 30]  # the button is up


def test_the_keyboard_steps_through_all(bar: TimelineBar, qtbot: QtBot) -> None:
    track, epochs = bar.track, wanted(bar)
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Right)
    for key in (*keys, Qt.Key.Key_End, Qt.Key.Key_Right):
        qtbot.keyClick(track, key)
    assert epochs == [30, 27, 10, 10, 20, 30, 30]
    bar.show_shown(25)  # its checkpoint was thinned out
    qtbot.keyClick(track, Qt.Key.Key_Left)
    bar.show_shown(25)
    qtbot.keyClick(track, Qt.Key.Key_Right)
    assert epochs[-2:] == [20, 27]


def test_going_back_is_one_click_further(bar: TimelineBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.rewind_wanted):
        qtbot.keyClick(bar.track, Qt.Key.Key_Return)
    assert not bar.rewind.isVisible() and not bar.now.isVisible()
    width = bar.track.width()
    bar.show_shown(20)
    bar.layout().activate()
    assert bar.rewind.isVisible() and bar.now.isVisible()
    assert bar.track.width() == width, "nothing moves under the pointer"
    for go_back in (bar.rewind.click, lambda: qtbot.keyClick(bar.track, Qt.Key.Key_Return)):
        with qtbot.waitSignal(bar.rewind_wanted) as told:
            go_back()
        assert told.args == [20]


def test_escape_and_the_link_lead_back_to_now(bar: TimelineBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.now_wanted):
        qtbot.keyClick(bar.track, Qt.Key.Key_Escape)
    bar.show_shown(20)
    with qtbot.waitSignal(bar.now_wanted):
        qtbot.keyClick(bar.track, Qt.Key.Key_Escape)
    bar.now.setFocus()
    with qtbot.assertNotEmitted(bar.rewind_wanted), qtbot.assertNotEmitted(bar.play_wanted):
        qtbot.keyClick(bar.now, Qt.Key.Key_Return)
    with qtbot.waitSignal(bar.now_wanted):
        bar.now.click()
    bar.show_shown(None)
    assert bar.hint.text() == "now: epoch 34"
    assert bar.track.hasFocus(), "a hidden link gives the keyboard to the line"


def test_the_button_and_space_play(bar: TimelineBar, qtbot: QtBot) -> None:
    assert bar.play.accessibleName() == "Play the training back"
    with qtbot.waitSignal(bar.play_wanted):
        bar.play.click()
    with qtbot.waitSignal(bar.play_wanted):
        qtbot.keyClick(bar.track, Qt.Key.Key_Space)
    bar.show_playing(is_playing=True)
    assert bar.play.accessibleName() == "Stop playing"


def test_a_mark_that_is_gone_is_pointed_at_no_longer(bar: TimelineBar, qtbot: QtBot) -> None:
    qtbot.mouseMove(bar.track, at(bar.track, 30))
    assert bar.track.pointed == 30
    bar.show_marks((20,), 0, 40, 100)
    assert bar.track.pointed == 0
    assert bar.hint.text() == "now: epoch 40"


def test_the_best_and_what_is_shown_are_painted_otherwise(bar: TimelineBar) -> None:
    before = bar.track.grab().toImage()
    bar.show_marks((10, 20, 30), 20, 34, 100)
    best = bar.track.grab().toImage()
    bar.show_shown(10)
    assert before != best != bar.track.grab().toImage()


def test_a_run_of_something_else_offers_nothing(bar: TimelineBar) -> None:
    bar.show_origin("Run on iris")
    assert not bar.track.isEnabled() and not bar.play.isEnabled()
    assert bar.hint.text() == "of an earlier run"
