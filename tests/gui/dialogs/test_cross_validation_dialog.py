"""The dialog of a cross-validation: its states, its table, and what it puts on the clipboard."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from engine.core.task import Task
from engine.experiments.cross_validation import CrossValidation, FoldResult
from engine.training.metrics import Scores
from gui.dialogs.cross_validation import CrossValidationDialog, figures

CLASSES = Task("classes", 4, ("a", "b", "c"), "species")
NUMBERS = Task("regression", 4, (), "price")
FOLDS = (
    FoldResult(Scores(0.25, accuracy=0.875), 30, 40, 12),
    FoldResult(Scores(0.75, accuracy=0.625), 31, 40, 40),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> CrossValidationDialog:
    dialog = CrossValidationDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def cells(dialog: CrossValidationDialog, row: int) -> list[str]:
    model = dialog.table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_it_begins_with_as_many_folds_as_are_wanted(dialog: CrossValidationDialog, qtbot: QtBot) -> None:
    assert not dialog.isModal()
    assert (dialog.folds.minimum(), dialog.folds.value(), dialog.folds.maximum()) == (2, 5, 20)
    dialog.folds.setValue(3)
    with qtbot.waitSignal(dialog.start_wanted) as told:
        dialog.start_button.click()
    assert told.args == [3]


def test_it_says_why_it_cannot_begin(dialog: CrossValidationDialog) -> None:
    dialog.show_unavailable_reason("There is no data yet.")
    assert not dialog.start_button.isEnabled()
    assert dialog.status.text() == "There is no data yet."
    dialog.show_unavailable_reason("")
    assert dialog.start_button.isEnabled()
    assert dialog.status.text().startswith("Press Start")


def test_the_folds_and_their_mean_fill_the_table(dialog: CrossValidationDialog) -> None:
    dialog.begin(CLASSES, 2)
    assert dialog.progress.isVisible()
    assert dialog.start_button.text() == "Cancel"
    dialog.show_progress(1, 0.25)
    assert dialog.progress.value() == 250
    assert dialog.status.text() == "Fold 1 of 2…"
    for fold in FOLDS:
        dialog.add_fold(fold)
    dialog.show_done(CrossValidation(FOLDS))
    assert cells(dialog, 1) == ["2", "31", "0.7500", "0.6250", "40", "40"]
    assert cells(dialog, 2) == ["Mean", "", "0.5000 ± 0.3536", "0.7500 ± 0.1768", "", ""]
    assert dialog.table.item(2, 3).font().bold()
    assert not dialog.progress.isVisible()
    assert dialog.start_button.text() == "Start"


def test_numbers_have_other_columns_and_can_be_copied(dialog: CrossValidationDialog) -> None:
    assert not dialog.copy_button.isEnabled()
    dialog.begin(NUMBERS, 2)
    dialog.add_fold(FoldResult(Scores(0.5, r2=0.9, mae=1250.5, rmse=20.0), 50, 10, 0))
    dialog.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Fold", "Rows", "Loss", "R²", "MAE", "Epochs", "Best epoch"]
    assert lines[1].split("\t") == ["1", "50", "0.5000", "0.9000", "1,250.5", "10", "–"]


@pytest.mark.parametrize("close", [False, True])
def test_cancelling_keeps_the_folds_that_are_done(
    dialog: CrossValidationDialog, qtbot: QtBot, close: bool
) -> None:
    dialog.begin(CLASSES, 2)
    dialog.add_fold(FOLDS[0])
    with qtbot.waitSignal(dialog.closed):
        (dialog.close_button if close else dialog.start_button).click()
    assert dialog.isVisible() is not close
    dialog.add_fold(FOLDS[1])  # was under way to the window
    assert dialog.table.rowCount() == 1
    assert dialog.status.text() == "Cancelled; 1 of 2 folds were done."


def test_a_failure_is_a_sentence(dialog: CrossValidationDialog) -> None:
    dialog.begin(CLASSES, 2)
    dialog.show_failure("The loss of fold 1 is no longer a finite number.")
    assert "fold 1" in dialog.status.text()
    assert dialog.start_button.text() == "Start"


def test_a_mean_and_its_deviation_have_the_same_decimals() -> None:
    assert figures(1250.25, 3.14159) == "1,250.2 ± 3.1"
    assert figures(0.5, 0.25) == "0.5000 ± 0.2500"
    assert figures(None) == figures(float("nan")) == "–"
