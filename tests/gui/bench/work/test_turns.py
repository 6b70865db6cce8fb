"""Pieces that are shown one after the other, with room for events and a repaint between two of them."""

from __future__ import annotations

import socket

import pytest
from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.bench.work.turns import Turns


class Painted(QWidget):
    """Notes each of its repaints in a list."""

    def __init__(self, notes: list[str]) -> None:
        super().__init__()
        self._notes = notes

    def paintEvent(self, event: QPaintEvent) -> None:
        self._notes.append("painted")


@pytest.fixture
def turns(qapp) -> Turns:
    owner = QObject()
    turns = Turns(owner)
    turns.owner = owner
    return turns


def test_each_piece_is_painted_before_the_next_begins(qtbot, turns):
    notes: list[str] = []
    widget = Painted(notes)
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    qtbot.waitUntil(lambda: "painted" in notes)
    notes.clear()
    for name in ("a", "b", "c"):
        turns.add(lambda name=name: (notes.append(name), widget.update()))
    widget.update()
    with qtbot.waitSignal(turns.ended):
        turns.begin()
    assert notes == ["painted", "a", "painted", "b", "painted", "c", "painted"]


def test_what_arrives_from_outside_is_handled_between_two_pieces(qtbot, turns):
    """Posted events would come in any order; a socket is what the screen and the mouse are."""
    notes: list[str] = []
    here, there = socket.socketpair()
    with here, there:
        notifier = QSocketNotifier(here.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(lambda: notes.append(here.recv(1).decode()))
        turns.add(lambda: (notes.append("a"), there.send(b"1")))
        turns.add(lambda: (notes.append("b"), there.send(b"2")))
        turns.add(lambda: notes.append("c"))
        with qtbot.waitSignal(turns.ended):
            turns.begin()
        notifier.setEnabled(False)
    assert notes == ["a", "1", "b", "2", "c"]


@pytest.mark.parametrize("when", ["before", "within"])
def test_what_still_waits_is_shown_at_once_and_in_order(qtbot, turns, when):
    notes: list[str] = []
    turns.add(lambda: notes.append("a"))
    turns.add(lambda: (notes.append("b"), turns.finish() if when == "within" else None))
    turns.add(lambda: notes.append("c"))
    with qtbot.assertNotEmitted(turns.ended, wait=50):
        turns.begin()
        if when == "before":
            turns.finish()
            assert notes == ["a", "b", "c"]
    assert notes == ["a", "b", "c"]


def test_a_piece_that_fails_does_not_keep_the_others_back(qtbot, turns):
    notes: list[str] = []
    turns.add(lambda: 1 / 0, lambda: notes.append("b"))
    with qtbot.captureExceptions() as errors, qtbot.waitSignal(turns.ended):
        turns.begin()
    assert notes == ["b"]
    assert [kind for kind, *_ in errors] == [ZeroDivisionError]
