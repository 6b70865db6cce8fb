"""The table of rows behind a selection: values, order, what is wrong, keys, new answers to the same rows."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from engine.data.preparation import Preparation
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.data.table.table import Table
from engine.evaluation.answers import decided
from engine.evaluation.judged import Judged, judged_rows
from engine.project.decision import Decision
from gui.evaluate.rows.rows_model import BAR_ROLE
from gui.evaluate.rows.rows_table import RowsTable
from tests.trained import small_run, write_mixed_csv


@cache
def judged_sample(name: str) -> tuple[Judged, Table, Preparation]:
    path = Path(name) if "/" in name else sample_path(name)
    trainer = small_run(path, epochs=2)
    trainer.run()
    table, preparation = read_csv(path), trainer.dataset.preparation
    rows = trainer.dataset.validation.rows
    return judged_rows(trainer.network, preparation, table, "validation", rows), table, preparation


@pytest.fixture
def rows_table(qtbot) -> RowsTable:
    made = RowsTable()
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    return made


def show(made: RowsTable, name: str, places=None, decision: Decision | None = None) -> Judged:
    judged, table, preparation = judged_sample(name)
    places = np.arange(len(judged)) if places is None else places
    made.show_rows(judged, places, "8 → 1", table, decision or Decision(), preparation=preparation)
    return judged


def column(made: RowsTable, title: str) -> int:
    titles = [c.title for c in made.view.rows.columns]
    return titles.index(title)


def texts(made: RowsTable, title: str) -> list[str]:
    model, place = made.view.rows, column(made, title)
    return [model.index(line, place).data() for line in range(model.rowCount())]


def click_header(qtbot, made: RowsTable, title: str) -> None:
    head, place = made.view.horizontalHeader(), column(made, title)
    x = head.sectionViewportPosition(place) + 10
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, head.height() // 2))


def test_rows_come_worst_first_with_their_own_values(rows_table):
    judged = show(rows_table, "iris")
    table = judged_sample("iris")[1]
    order = np.argsort(-judged.losses, kind="stable")
    expected = judged.rows[order]
    assert texts(rows_table, "row") == [str(row + 1) for row in expected]
    lengths = table.column("petal_length").values[expected]
    assert [float(text) for text in texts(rows_table, "petal_length")] == lengths.tolist()
    species = table.column("species")
    assert texts(rows_table, "actual") == [species.categories[species.values[row]] for row in expected]
    classes = judged.answers.task.classes
    best = judged.answers.probabilities.argmax(1)[order]
    assert texts(rows_table, "predicted") == [classes[number] for number in best]
    confidence = judged.answers.probabilities.max(1)[order]
    assert texts(rows_table, "confidence") == [f"{value:.2f}" for value in confidence]
    assert [c.title for c in rows_table.view.rows.columns].count("species") == 0  # it is what is predicted


def test_what_is_wrong_is_orange_and_the_actual_class_has_a_green_bar(rows_table):
    judged = show(rows_table, "iris")
    model, found = rows_table.view.rows, judged.answers
    wrong = {int(judged.rows[i]) for i in np.flatnonzero(found.actual != found.predicted)}
    assert wrong  # or this would say nothing
    predicted = column(rows_table, "predicted")
    colors = {True: set(), False: set()}
    for line in range(model.rowCount()):
        row = model.row_at(line)
        colors[row in wrong].add(model.index(line, predicted).data(Qt.ItemDataRole.ForegroundRole).name())
        place = list(judged.rows).index(row)
        for number, name in enumerate(found.task.classes):
            bar = model.index(line, column(rows_table, name)).data(BAR_ROLE)
            assert bar.share == found.probabilities[place, number]
            assert (bar.color == "good") == (number == found.actual[place])
            if row in wrong:
                assert (bar.color == "trouble") == (number == found.predicted[place])
    assert len(colors[True]) == len(colors[False]) == 1
    assert colors[True] != colors[False]


def test_a_decision_changes_prediction_confidence_and_loss(rows_table):
    decision = Decision(threshold=0.9, positive="virginica", temperature=2.0)
    judged = show(rows_table, "iris", decision=decision)
    found = decided(judged.answers, decision)
    places = {int(row): place for place, row in enumerate(judged.rows)}
    model = rows_table.view.rows
    assert (found.predicted != judged.answers.predicted).any()
    for line in range(model.rowCount()):
        place = places[model.row_at(line)]
        right = found.probabilities[place, found.actual[place]]
        assert model.index(line, column(rows_table, "loss")).data() == f"{-np.log(right):.2f}"
        name = found.task.classes[found.predicted[place]]
        assert model.index(line, column(rows_table, "predicted")).data() == name


def test_a_header_sorts_down_then_up_and_missing_values_stay_below(qtbot, rows_table, tmp_path):
    show(rows_table, str(write_mixed_csv(tmp_path / "mixed.csv")))
    for downwards in (True, False):
        click_header(qtbot, rows_table, "size")
        found = texts(rows_table, "size")
        known = [float(text) for text in found if text != "–"]
        assert len(known) < len(found)
        assert set(found[len(known) :]) == {"–"}
        assert known == sorted(known, reverse=downwards)
        assert "sorted by size" in rows_table.note.text()
    click_header(qtbot, rows_table, "colour")
    known = [text for text in texts(rows_table, "colour") if text != "–"]
    assert known == sorted(known, reverse=True)
    click_header(qtbot, rows_table, "loss")
    assert "worst first" in rows_table.note.text()


def test_numbers_are_sorted_by_how_far_they_are_off(rows_table):
    judged = show(rows_table, "diabetes")
    found = judged.answers
    order = np.argsort(-np.abs(found.actual - found.predicted), kind="stable")
    assert texts(rows_table, "row") == [str(row + 1) for row in judged.rows[order]]
    off = [float(text) for text in texts(rows_table, "residual")]
    assert off == pytest.approx((found.actual - found.predicted)[order], rel=1e-3)
    assert "confidence" not in [c.title for c in rows_table.view.rows.columns]


def test_pictures_stand_for_their_pixels(rows_table):
    judged = show(rows_table, "digits", np.arange(3))
    titles = [c.title for c in rows_table.view.rows.columns]
    assert titles == ["row", "picture", "actual", "predicted", "confidence", "loss", *map(str, range(10))]
    model, table = rows_table.view.rows, judged_sample("digits")[1]
    image = model.index(0, 1).data(Qt.ItemDataRole.DecorationRole)
    names = [c.name for c in judged_sample("digits")[2].columns]
    pixels = np.array([table.column(name).values[model.row_at(0)] for name in names]).reshape(8, 8)
    shown = [[image.pixelColor(x, y).red() for x in range(8)] for y in range(8)]
    assert np.abs(np.array(shown) - pixels / 16 * 255).max() <= 1
    assert len(judged) > 3


def test_a_click_and_a_key_pin_a_row(qtbot, rows_table):
    show(rows_table, "iris")
    view = rows_table.view
    place = view.visualRect(view.rows.index(1, 0)).center()
    with qtbot.waitSignal(rows_table.row_pinned) as pinned:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert pinned.args == [view.rows.row_at(1)]
    with qtbot.waitSignal(rows_table.row_pinned) as pinned:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert pinned.args == [view.rows.row_at(2)]
    with qtbot.waitSignal(rows_table.row_pinned) as pinned:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert pinned.args == [view.rows.row_at(2)]


def test_new_answers_to_the_same_rows_leave_the_marked_row_and_its_order(qtbot, rows_table):
    show(rows_table, "iris")
    click_header(qtbot, rows_table, "petal_length")
    row = rows_table.view.rows.row_at(3)
    with qtbot.assertNotEmitted(rows_table.row_pinned):
        rows_table.mark_row(row)
        before = texts(rows_table, "loss")
        show(rows_table, "iris", decision=Decision(temperature=3.0))
    assert texts(rows_table, "loss") != before
    assert rows_table.view.rows.row_at(rows_table.view.currentIndex().row()) == row
    lengths = [float(text) for text in texts(rows_table, "petal_length")]
    assert lengths == sorted(lengths, reverse=True)


def test_the_heading_says_how_many_and_whether_they_are_probed(qtbot, rows_table):
    assert rows_table.empty.isVisible()
    show(rows_table, "iris", np.arange(5))
    assert not rows_table.empty.isVisible()
    assert rows_table.heading.text() == "Rows behind 8 → 1"
    assert rows_table.note.text() == "5 rows · worst first"
    assert not rows_table.back.isVisible()
    rows_table.show_probed(5)
    assert rows_table.note.text() == "5 rows · worst first · they are the probe rows now"
    with qtbot.waitSignal(rows_table.default_wanted):
        rows_table.back.click()
    show(rows_table, "iris", np.array([2]))
    rows_table.show_probed(1)
    assert rows_table.note.text() == "1 row · worst first · it is the probe row now"
    show(rows_table, "digits", np.arange(90))
    rows_table.show_probed(32)
    assert rows_table.note.text() == "90 rows · worst first · the worst 32 are the probe rows now"
    rows_table.show_nothing()
    assert rows_table.empty.isVisible()
