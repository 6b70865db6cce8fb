"""Values table: each cell is the tape's number, however many there are, and what is clicked is told."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication

from engine.common.messages import number_text
from engine.stepping.quantities import Cell, Key
from gui.stepping.numbers.sheet import Sheet
from gui.stepping.numbers.values_table import COLUMN_WIDTH, ValuesModel, ValuesTable, color_of

DA = Key("da", 1)
NAMES = tuple("setosa" if row % 2 else "virginica" for row in range(5))


def sheet_of(array: np.ndarray) -> Sheet:
    return Sheet(DA, "batch", array.shape)


@pytest.fixture
def array():
    numbers = np.random.default_rng(0).normal(size=(5, 3)).astype(np.float32)
    numbers[2, 1] = 0
    return numbers


@pytest.fixture
def table(qtbot, array):
    made = ValuesTable()
    qtbot.addWidget(made)
    made.show_numbers(sheet_of(array), array, None, NAMES)
    made.resize(300, 200)
    made.show()
    return made


def texts(model: QAbstractItemModel) -> list[list[str]]:
    places = [
        [model.index(line, column) for column in range(model.columnCount())]
        for line in range(model.rowCount())
    ]
    return [[model.data(place) for place in line] for line in places]


def test_units_stand_below_and_rows_beside_one_another(table, array):
    assert texts(table.values) == [[number_text(float(value)) for value in line] for line in array.T]


def test_of_one_row_there_is_one_column(table, array):
    table.show_numbers(sheet_of(array), array, 3, NAMES)
    assert texts(table.values) == [[number_text(float(value))] for value in array[3]]
    assert table.values.headerData(0, Qt.Orientation.Horizontal) == "row 4"


def test_headers_count_from_one_and_tell_the_class_of_a_row(table):
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [table.values.headerData(i, across) for i in range(5)] == ["1", "2", "3", "4", "5"]
    assert [table.values.headerData(i, down) for i in range(3)] == ["1", "2", "3"]
    assert table.values.headerData(1, across, Qt.ItemDataRole.ToolTipRole) == "rows 2 (setosa)"


def test_a_single_column_or_number_has_no_empty_header(table, array):
    is_shown = (table.horizontalHeader().isVisible, table.verticalHeader().isVisible)
    assert [each() for each in is_shown] == [True, True]
    table.show_numbers(Sheet(Key("b", 1), "line", (3,)), array[0], None)
    assert [each() for each in is_shown] == [False, True]
    table.show_numbers(Sheet(Key("loss", 1), "number", ()), array[0, 0], None)
    assert [each() for each in is_shown] == [False, False]
    table.show_numbers(sheet_of(array), array, 2)
    assert [each() for each in is_shown] == [True, True]


def test_columns_are_never_cut(table, array):
    for width in (200, 237, 300, 333):
        table.resize(width, 200)
        room, size = table.viewport().width(), table.horizontalHeader().defaultSectionSize()
        assert size >= COLUMN_WIDTH
        assert room % size < room // size


def test_the_tooltip_has_all_digits(table, array):
    words = table.values.data(table.values.index(1, 4), Qt.ItemDataRole.ToolTipRole)
    assert words == f"unit 2, row 5 (virginica)\nda[1] = {float(array[4, 1])!r}"


def test_colours_say_the_sign(table):
    assert [color_of(value) for value in (0.1, -0.1, 0.0, -0.0)] == ["forward", "backward", "faint", "faint"]


def test_a_click_chooses_the_same_number(qtbot, table):
    place = table.visualRect(table.values.index(2, 1)).center()
    with qtbot.waitSignal(table.picked) as picked:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked.args == [Cell(DA, (1, 2))]


def test_what_keys_mark_in_the_table_is_chosen(qtbot, table):
    table.setCurrentIndex(table.values.index(0, 0))
    for key, index in ((Qt.Key.Key_Right, (1, 0)), (Qt.Key.Key_Down, (1, 1))):
        with qtbot.waitSignal(table.picked) as picked:
            qtbot.keyClick(table, key)
        assert picked.args == [Cell(DA, index)]
    with qtbot.assertNotEmitted(table.picked):
        qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)  # more than one
    table.setCurrentIndex(table.values.index(1, 1))
    with qtbot.waitSignal(table.picked) as picked:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert picked.args == [Cell(DA, (1, 1))]


def test_the_chosen_number_is_selected_without_a_word(qtbot, table):
    with qtbot.assertNotEmitted(table.picked):
        table.show_cell(Cell(DA, (4, 2)))
    assert [(place.row(), place.column()) for place in table.selectedIndexes()] == [(2, 4)]
    table.show_cell(Cell(Key("dz", 1), (4, 2)))
    assert table.selectedIndexes() == []


def test_a_number_of_another_row_is_not_selected_in_the_column_of_one(table, array):
    table.show_numbers(sheet_of(array), array, 3, NAMES)
    table.show_cell(Cell(DA, (4, 2)))
    assert table.selectedIndexes() == []
    table.show_cell(Cell(DA, (3, 2)))
    assert [(place.row(), place.column()) for place in table.selectedIndexes()] == [(2, 0)]


def test_the_selection_is_copied_exactly(qtbot, table, array):
    table.setCurrentIndex(table.values.index(1, 1))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(table, key, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = [line.split(",") for line in QGuiApplication.clipboard().text().split("\n")]
    assert np.array_equal(np.array(copied).astype(np.float32), array.T[1:3, 1:3])


def test_a_million_numbers_are_looked_up_only_where_they_are_seen(qtbot):
    array = np.random.default_rng(0).normal(size=(1000, 1000)).astype(np.float32)
    table = ValuesTable()
    qtbot.addWidget(table)
    asked = []
    ask = ValuesModel.data

    def counted(self, index, role=Qt.ItemDataRole.DisplayRole):
        asked.append((index.row(), index.column()))
        return ask(self, index, role)

    table.values.data = counted.__get__(table.values)
    table.resize(400, 300)
    table.show()
    table.show_numbers(sheet_of(array), array, None)
    table.mark_row(900)
    table.show_cell(Cell(DA, (900, 900)))
    table.grab()
    assert len(set(asked)) < 2000
    assert (900, 900) in asked
    assert not np.shares_memory(table.values.numbers(slice(0, 1), slice(0, 1)), np.empty(1))
    assert np.shares_memory(table.values._numbers, array)


def test_another_quantity_is_shown_from_its_first_number(table):
    """Where a table of rows was scrolled to says nothing about a table of weights."""
    rows = np.zeros((60, 40))
    table.show_numbers(sheet_of(rows), rows, None)
    table.show_cell(Cell(DA, (50, 30)))
    assert table.columnAt(0) > 0
    assert table.rowAt(0) > 0
    weights = np.zeros((40, 60))
    table.show_numbers(Sheet(Key("W", 1), "weights", weights.shape), weights, None)
    assert (table.rowAt(0), table.columnAt(0)) == (0, 0)


def test_a_class_that_looks_like_html_is_shown_as_it_is(table, array):
    table.show_numbers(sheet_of(array), array, None, ("<b>bold</b>",) * 5)
    model, role = table.values, Qt.ItemDataRole
    shown = [
        model.data(model.index(1, 2), role.ToolTipRole),
        model.headerData(2, Qt.Orientation.Horizontal, role.ToolTipRole),
    ]
    assert all("&lt;b&gt;bold" in words and "<b>" not in words for words in shown)
    assert "(<b>bold</b>)" in model.data(model.index(1, 2), role.AccessibleTextRole)
