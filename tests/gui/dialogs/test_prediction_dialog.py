"""The dialog that predicts a file: what it shows in each state, and what it asks for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from engine.common.messages import Message
from engine.data.samples import sample_path
from engine.files.model import Model
from engine.files.prediction.prediction_file import predict_file
from engine.files.prediction.preview import preview
from gui.bench.judging.file_predictor import Asked, Written
from gui.dialogs.prediction import PredictionDialog
from gui.look.theme import theme
from tests.trained import small_model


@pytest.fixture(scope="module")
def model() -> Model:
    return small_model(sample_path("iris"), epochs=20)


@pytest.fixture
def dialog(qtbot: QtBot) -> PredictionDialog:
    dialog = PredictionDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def flowers(folder: Path, *, header: str = "petal_width,petal_length,sepal_width,sepal_length,id") -> Path:
    path = folder / "flowers.csv"
    path.write_text(f"{header}\n0.2,1.4,3.5,5.1,a\n2.3,,3.0,99,b\n", encoding="utf-8")
    return path


def shown(dialog: PredictionDialog, row: int) -> list[str]:
    rows = dialog.table.model()
    return [rows.index(row, column).data() for column in range(rows.columnCount())]


def asked_of(model: Model, path: Path) -> Asked:
    return Asked(path=str(path), model=model, preview=preview(model, path))


def test_it_begins_by_saying_what_to_do(dialog: PredictionDialog, qtbot: QtBot) -> None:
    assert not dialog.isModal()
    assert dialog.empty.text().startswith("Choose a file")
    assert not dialog.write_button.isEnabled()
    with qtbot.waitSignal(dialog.file_wanted):
        dialog.choose_button.click()


def test_it_says_why_nothing_can_be_predicted(dialog: PredictionDialog) -> None:
    dialog.show_unavailable_reason("There is no trained network yet.")
    assert not dialog.choose_button.isEnabled()
    assert dialog.empty.text() == "There is no trained network yet."
    dialog.show_unavailable_reason("")
    assert dialog.choose_button.isEnabled()


def test_the_first_rows_stand_with_their_predictions(
    dialog: PredictionDialog, model: Model, tmp_path: Path
) -> None:
    asked = asked_of(model, flowers(tmp_path))
    dialog.show_asked(asked)
    assert dialog.table.isVisible()
    assert dialog.file_label.text() == "flowers.csv"
    assert dialog.found.text() == "All 2 rows are shown. Not used by the network: id."
    assert asked.preview is not None
    cells = shown(dialog, 1)
    assert cells[:6] == ["2.3", "", "3.0", "99", "b", asked.preview.rows[1][5]]
    assert cells[-1] == "sepal_length outside the training range; petal_length filled in"
    assert sum(map(float, cells[6:9])) == pytest.approx(1, abs=2e-4)
    assert len(cells[6]) <= 9 < len(asked.preview.rows[1][6])
    assert dialog.write_button.isEnabled()
    assert dialog.write_button.text() == "Save as…"


def test_columns_that_are_not_written_are_faint(
    dialog: PredictionDialog, model: Model, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.show_asked(asked_of(model, flowers(tmp_path)))
    rows, role = dialog.table.model(), Qt.ItemDataRole.ForegroundRole
    assert rows.index(0, 0).data(role) == theme.color("text")
    dialog.keep.click()
    assert rows.index(0, 0).data(role) == theme.color("faint")
    assert rows.index(0, rows.columnCount() - 1).data(role) == theme.color("faint")
    assert rows.index(0, 6).data(role) == theme.color("text")
    with qtbot.waitSignal(dialog.write_wanted) as told:
        dialog.write_button.click()
    assert told.args == [False]


def test_missing_columns_are_named_and_nothing_is_written(
    dialog: PredictionDialog, model: Model, tmp_path: Path
) -> None:
    path = flowers(tmp_path, header="petal_width,a,sepal_width,b,id")
    dialog.show_asked(asked_of(model, path))
    assert "sepal_length, petal_length" in dialog.found.text() or "petal_length" in dialog.found.text()
    assert dialog.found.property("look") == "trouble_words"
    assert not dialog.table.isVisible()
    assert not dialog.write_button.isEnabled()


def test_what_is_under_way_can_be_cancelled(dialog: PredictionDialog, model: Model, qtbot: QtBot) -> None:
    asked = asked_of(model, Path(sample_path("iris")))
    assert asked.preview is not None
    dialog.show_asked(replace(asked, is_writing=True, share=0.25))
    assert "species is in the file" in dialog.found.text()
    assert dialog.progress.isVisible()
    assert dialog.progress.value() == 250
    assert dialog.status.text() == "Predicting iris.csv…"
    assert not dialog.choose_button.isEnabled()
    assert dialog.write_button.text() == "Cancel"
    with qtbot.waitSignal(dialog.stop_wanted):
        dialog.write_button.click()
    with qtbot.waitSignal(dialog.stop_wanted):
        dialog.close_button.click()


def test_the_end_says_what_was_written(dialog: PredictionDialog, model: Model, tmp_path: Path) -> None:
    out = tmp_path / "p.csv"
    found = predict_file(model, sample_path("iris"), out, keep=True)
    asked = asked_of(model, Path(sample_path("iris")))
    dialog.show_asked(replace(asked, written=Written(str(out), found, found.figures())))
    text = dialog.status.text()
    assert text.startswith("150 rows were predicted in ")
    assert "p.csv" in text
    assert "on the 150 rows where species is known" in text
    assert f"Rows with a note: {found.rows_noted}" in text
    assert dialog.folder_link.isVisible()
    assert dialog.folder_link.toolTip() == str(out)
    assert not dialog.notes.isVisible()
    assert dialog.palette().color(QPalette.ColorRole.Window).isValid()


def test_notes_of_the_reader_are_folded_away(dialog: PredictionDialog, model: Model, tmp_path: Path) -> None:
    path = flowers(tmp_path)
    path.write_text(path.read_text() + "x,1,2,3,c\n" * 3, encoding="utf-8")
    found = predict_file(model, path, tmp_path / "p.csv")
    dialog.show_asked(replace(asked_of(model, path), written=Written("p.csv", found, None)))
    assert dialog.notes.isVisible()
    assert not dialog.notes_label.isVisible()
    dialog.notes.button.click()
    assert "petal_width that are not numbers" in dialog.notes_label.text()


def test_a_failure_is_a_sentence(dialog: PredictionDialog) -> None:
    dialog.show_asked(Asked(path="/a/b.csv", failure=Message("The file {file} is empty.", file="b.csv")))
    assert dialog.status.text() == "The file b.csv is empty."
    assert dialog.status.property("look") == "trouble_words"
    assert not dialog.progress.isVisible()
