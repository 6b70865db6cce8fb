"""The plane beside the drawing: shown, alone, closed, and there again after a change of the language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from gui.look.words.translation import language
from gui.window.main_window import MainWindow
from gui.window.pages.plane_beside import PlaneBeside


@pytest.fixture
def beside(iris_window: MainWindow) -> PlaneBeside:
    return beside_of(iris_window)


def beside_of(window: MainWindow) -> PlaneBeside:
    found = window.findChild(PlaneBeside)
    assert found is not None
    return found


def test_without_a_table_there_is_no_card(qtbot, window):
    assert not beside_of(window).card.isVisible() and beside_of(window).made_card is None


def test_the_card_stands_between_data_and_layers_and_shows_the_plane(qtbot, iris_window, beside):
    card = beside.made_card
    assert card is not None and card.isVisible()
    above, below = iris_window.parts.data_panel, iris_window.parts.palette_panel
    assert above.geometry().bottom() < beside.card.geometry().top() < below.geometry().top()
    qtbot.waitUntil(lambda: beside.model.plane is not None, timeout=10_000)
    iris_window.parts.actions_by_key["train"].trigger()
    qtbot.waitUntil(lambda: beside.model.picture is not None, timeout=10_000)


def test_on_another_page_nothing_is_wanted(qtbot, iris_window, beside):
    insight = iris_window.insight
    qtbot.waitUntil(lambda: insight.wants_values, timeout=5_000)
    iris_window.parts.tabs.show_page("evaluate")
    assert not insight.wants_values
    iris_window.parts.tabs.show_page("canvas")
    qtbot.waitUntil(lambda: insight.wants_values, timeout=5_000)


def test_the_large_view_opens_with_the_keyboard_and_escape_closes_it(qtbot, iris_window, beside):
    action = iris_window.parts.actions_by_key["plane"]
    action.trigger()
    large = beside.large
    assert large is not None and large.isVisible() and action.isChecked()
    assert iris_window.parts.canvas.isVisible()
    assert iris_window.focusWidget() is large.view
    qtbot.keyClick(large.view, Qt.Key.Key_Escape)
    assert not large.isVisible() and not action.isChecked()
    assert iris_window.parts.canvas.isAncestorOf(iris_window.focusWidget())
    action.trigger()
    assert large.isVisible()
    action.trigger()
    assert not large.isVisible() and not action.isChecked()


def test_alone_it_takes_the_place_of_the_drawing_which_then_asks_for_nothing(qtbot, iris_window, beside):
    beside.toggle_large()
    large, canvas = beside.large, iris_window.parts.canvas
    large.alone_button.click()
    assert large.isVisible() and not canvas.isVisible()
    assert canvas.visible_layers() == frozenset()
    large.closed.emit()
    assert canvas.isVisible() and not large.isVisible()


def test_its_action_can_be_chosen_on_the_page_of_the_drawing_alone(iris_window):
    action = iris_window.parts.actions_by_key["plane"]
    iris_window.parts.tabs.show_page("evaluate")
    assert not action.isEnabled()
    iris_window.parts.tabs.show_page("canvas")
    assert action.isEnabled()


def test_it_is_there_again_in_another_language(qtbot, iris_window, beside):
    beside.toggle_large()
    beside.large.alone_button.click()
    beside.made_card.fold_button.click()
    language.choose("ko")
    qtbot.waitUntil(lambda: beside_of(iris_window).large is not None, timeout=5_000)
    other = beside_of(iris_window)
    assert other.large.isVisible() and other.large.is_alone
    assert not iris_window.parts.canvas.isVisible()
    assert iris_window.parts.actions_by_key["plane"].isChecked()
    assert not other.made_card.is_open


def test_what_floats_over_the_drawing_leaves_room_to_the_plane(qtbot, iris_window, beside):
    beside.toggle_large()
    before = beside.large.layout().contentsMargins().top()
    beside.make_room(50)
    assert beside.large.layout().contentsMargins().top() == before + 50
