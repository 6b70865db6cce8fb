"""The dialog of the animation: what it asks, what it says, and that it can be cancelled at any time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.dialogs.animation import LAYER_VIEW, AnimationChoice, AnimationDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> AnimationDialog:
    dialog = AnimationDialog()
    qtbot.addWidget(dialog)
    dialog.show_checkpoints((10, 20, 30), {LAYER_VIEW: "Select a layer first."})
    dialog.show()
    return dialog


def test_it_says_what_there_is_and_hands_out_the_choice(qtbot: QtBot, dialog: AnimationDialog) -> None:
    assert "3 checkpoints, from epoch 10 to 30" in dialog.count.text()
    assert dialog.seconds.value() == 3.0  # a second for each at most
    with qtbot.waitSignal(dialog.export_wanted) as wanted:
        dialog.export_button.click()
    assert wanted.args == [AnimationChoice("canvas", "720", "gif", 3.0, True)]


def test_the_seconds_that_the_user_chose_stay(dialog: AnimationDialog) -> None:
    dialog.seconds.setValue(5.5)
    dialog.show_checkpoints(tuple(range(1, 60)), {})
    assert dialog.seconds.value() == 5.5


def test_a_view_that_is_lacking_says_why_and_cannot_be_written(dialog: AnimationDialog) -> None:
    for key, is_there in ((LAYER_VIEW, False), ("plane", True)):
        dialog.view.show_key(key)
        dialog.view.chosen.emit(key)
        assert dialog.export_button.isEnabled() == is_there
        assert dialog.status.text() == ("" if is_there else "Select a layer first.")


def test_while_it_is_written_it_counts_and_closing_cancels(qtbot: QtBot, dialog: AnimationDialog) -> None:
    dialog.begin()
    assert not dialog.export_button.isEnabled() and not dialog.view.isEnabled()
    dialog.show_progress(2, 3)
    assert (dialog.progress.value(), dialog.progress.maximum(), dialog.status.text()) == (2, 3, "2 of 3")
    dialog.show_progress(3, 3)
    assert dialog.progress.maximum() == 0 and "Packing" in dialog.status.text()
    with qtbot.waitSignal(dialog.stop_wanted):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and dialog.export_button.isEnabled()
    assert "no file was written" in dialog.status.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_end_is_said_with_the_way_to_the_file(dialog: AnimationDialog) -> None:
    dialog.begin()
    dialog.show_written("/somewhere/spiral.gif", 2_400_000)
    assert dialog.status.text() == "spiral.gif is written, 2.4 MB."
    assert dialog.folder_link.isVisible()
    dialog.begin()
    assert not dialog.folder_link.isVisible()
    dialog.show_refused("The disk is full.")
    assert dialog.status.text() == "The disk is full." and not dialog.folder_link.isVisible()
