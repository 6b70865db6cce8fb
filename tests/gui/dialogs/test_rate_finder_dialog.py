"""The dialog of the rate finder: its states, and what it hands out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.rate_finder import RateFinderDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> RateFinderDialog:
    dialog = RateFinderDialog(QWidget())
    qtbot.addWidget(dialog)
    dialog.begin()
    return dialog


def test_a_search_shows_how_far_it_is_and_can_be_cancelled(dialog: RateFinderDialog, qtbot: QtBot) -> None:
    assert not dialog.isModal()
    assert dialog.progress.isVisible() and not dialog.use_button.isVisible()
    dialog.show_progress(0.25)
    assert dialog.progress.value() == 250
    assert dialog.close_button.text() == "Cancel"
    with qtbot.waitSignal(dialog.closed):
        qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_the_found_rate_can_be_taken(dialog: RateFinderDialog, qtbot: QtBot) -> None:
    dialog.show_found(0.012345, "Begun with new weights.")
    assert not dialog.progress.isVisible()
    assert dialog.use_button.text() == "Use 0.012"
    assert dialog.status.text() == "Begun with new weights."
    with qtbot.waitSignal(dialog.rate_chosen) as told:
        qtbot.mouseClick(dialog.use_button, Qt.MouseButton.LeftButton)
    assert told.args == [0.012]
    assert not dialog.isVisible()


def test_another_rate_can_be_taken(dialog: RateFinderDialog, qtbot: QtBot) -> None:
    dialog.show_found(0.012, "")
    dialog.show_rate(3e-5)
    with qtbot.waitSignal(dialog.rate_chosen) as told:
        qtbot.mouseClick(dialog.use_button, Qt.MouseButton.LeftButton)
    assert told.args == [3e-5]


def test_a_failure_is_a_sentence_and_no_rate(dialog: RateFinderDialog) -> None:
    dialog.show_failure("The loss is not a number.")
    assert dialog.status.text() == "The loss is not a number."
    assert not dialog.use_button.isVisible() and not dialog.progress.isVisible()
    assert dialog.close_button.text() == "Close"
    dialog.show_rate(0.02)  # picked from the curve nevertheless
    assert dialog.use_button.isVisible() and dialog.use_button.text() == "Use 0.02"
    dialog.begin()
    assert dialog.progress.isVisible() and dialog.progress.value() == 0
    assert not dialog.use_button.isVisible()


def test_escape_closes_it_without_a_choice(dialog: RateFinderDialog, qtbot: QtBot) -> None:
    chosen: list[float] = []
    dialog.rate_chosen.connect(chosen.append)
    dialog.show_found(0.012, "")
    with qtbot.waitSignal(dialog.closed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert chosen == []
