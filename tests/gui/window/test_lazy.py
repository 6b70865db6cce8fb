"""What is made when it is first wanted: once, and with a word to those who wait for it."""

from __future__ import annotations

from gui.window.lasting import Lazy


def test_it_is_made_once_when_it_is_first_wanted(qtbot):
    lazy = Lazy(list)
    assert lazy.made is None
    with qtbot.waitSignal(lazy.was_made):
        first = lazy.get()
    with qtbot.assertNotEmitted(lazy.was_made):
        assert lazy.get() is first
    assert lazy.made is first
