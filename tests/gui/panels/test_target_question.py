"""The question what is to be predicted: when it is asked, and the ways to answer it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from engine.common.messages import Message
from engine.data.columns import resolve
from engine.data.table.table import Column, Table
from engine.data.table.values import category_column, number_column
from engine.project.project import DataChoices
from gui.panels.data.column_rows import role_rect
from gui.panels.data.column_texts import ColumnRow, column_tooltip
from gui.panels.data.data_panel import DataPanel

ROWS = 40


def number(name: str) -> Column:
    return number_column(name, np.arange(ROWS) * 1.5)


def table(*names: str, path: str = "/data/houses.csv") -> Table:
    words = tuple(f"note {i}" for i in range(ROWS))
    note = category_column("note", "text", np.arange(ROWS, dtype=np.int32), words)
    endless = Column(
        "endless",
        "text",
        note.values,
        categories=note.categories,
        missing=0,
        distinct=ROWS,
        reason=Message("Too many."),
        can_be=("text",),
    )
    return Table(path, (*map(number, names), endless), ROWS)


HOUSES = table("area", "price", "floors")


@pytest.fixture
def panel(qtbot: Any) -> DataPanel:
    panel = DataPanel()
    qtbot.addWidget(panel)
    panel.resize(270, 700)
    panel.show()
    return panel


def show(panel: DataPanel, shown: Table = HOUSES, target: str = "", **choices: Any) -> None:
    wanted = DataChoices(path=shown.path, target=target, **choices)
    panel.show_table(shown, wanted, resolve(shown, wanted))


def answers_of(panel: DataPanel) -> list[tuple[str, str]]:
    answers: list[tuple[str, str]] = []
    panel.choices_edited.connect(lambda words, choices, _: answers.append((words, choices.target)))
    return answers


def middle_of_name(panel: DataPanel, place: int) -> QPoint:
    view = panel.table.columns
    return view.visualRect(view.columns.index(place)).center() - QPoint(40, 0)


def test_it_is_asked_of_a_file_and_offers_the_guess(panel: DataPanel) -> None:
    show(panel)
    question = panel.table.question
    assert question.isVisible()
    assert question.question.text() == "What do you want to predict?"
    assert question.button.text() == "Predict price"
    rows = panel.table.columns.columns.rows
    assert [row.role_label for row in rows if isinstance(row, ColumnRow)] == [
        *("feature", "target?", "feature", "ignored")
    ]
    assert "predict it" in column_tooltip(rows[0])  # type: ignore[arg-type]


def test_where_the_answer_is_known_nothing_is_asked(panel: DataPanel) -> None:
    show(panel, target="area")
    assert not panel.table.question.isVisible()
    show(panel, table("a", "species", path="sample:iris"))
    assert not panel.table.question.isVisible()
    assert panel.table.columns.columns.rows[1].role_label == "target"  # type: ignore[union-attr]
    show(panel, Table("/data/few.csv", (number("a"),), ROWS))  # nothing can be learnt from it
    assert not panel.table.question.isVisible()


def test_a_new_table_brings_the_keyboard_and_enter_accepts(qtbot: Any, panel: DataPanel) -> None:
    answers = answers_of(panel)
    show(panel)
    assert panel.focusWidget() is panel.table.question.button
    qtbot.keyClick(panel.table.question.button, Qt.Key.Key_Return)
    assert answers == [("Predict price", "price")]
    show(panel, target="price")
    assert not panel.table.question.isVisible()
    assert panel.focusWidget() is panel.table.columns  # and no field that a stray key would change
    assert panel.table.columns.currentIndex().data() == "price"


def test_what_is_asked_again_leaves_the_keyboard_where_it_is(panel: DataPanel) -> None:
    show(panel, target="area")
    panel.table.options.setFocus()
    before = panel.focusWidget()
    show(panel)  # undone
    assert panel.table.question.isVisible()
    assert panel.focusWidget() is before


def test_one_click_on_another_column_answers(qtbot: Any, panel: DataPanel) -> None:
    answers = answers_of(panel)
    show(panel, task="regression")
    left = Qt.MouseButton.LeftButton
    viewport = panel.table.columns.viewport()
    qtbot.mouseClick(viewport, left, pos=middle_of_name(panel, 3))  # no network can predict it
    assert answers == []
    qtbot.mouseClick(viewport, left, pos=middle_of_name(panel, 2))
    qtbot.mouseClick(viewport, left, pos=middle_of_name(panel, 1))
    assert answers == [("Predict floors", "floors"), ("Predict price", "price")]
    show(panel, target="floors")
    qtbot.mouseClick(viewport, left, pos=middle_of_name(panel, 0))  # answered: a click is only a click
    assert len(answers) == 2


def test_the_role_still_opens_the_menu(qtbot: Any, panel: DataPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    answers = answers_of(panel)
    show(panel)
    view = panel.table.columns
    place = role_rect(view.visualRect(view.columns.index(0)).adjusted(4, 0, -4, 0)).center()
    with qtbot.waitSignal(view.menu_wanted):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert answers == []


def test_arrows_and_enter_in_the_list_answer(qtbot: Any, panel: DataPanel) -> None:
    answers = answers_of(panel)
    show(panel)
    view = panel.table.columns
    assert "Enter chooses" in view.accessibleName()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert answers == [("Predict floors", "floors")]


def test_a_long_name_is_elided_and_told_in_the_tooltip(panel: DataPanel) -> None:
    name = "in thousands of the currency of that year, of the house & the ground: the price"
    show(panel, table("area", "rooms", name))
    button = panel.table.question.button
    assert "…" in button.text() and name in button.toolTip()
    assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width()
    assert button.accessibleName() == f"Predict {name}"
    assert panel.table.question.minimumSizeHint().width() < 250  # it does not widen the panel
