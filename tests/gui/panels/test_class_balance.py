"""Rows of each class in the data dock, and the offer to weight rare ones."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt

from engine.data.columns import Resolved, resolve
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import resolve_path
from engine.data.table.table import Table
from engine.data.table.values import category_column, number_column
from engine.project.project import DataChoices
from gui.panels.data.class_balance import ClassBalance, class_lines, share_text
from gui.panels.data.column_texts import ColumnRow, column_tooltip
from gui.panels.data.data_panel import DataPanel


def table_of(*counts: int) -> Table:
    codes = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    names = tuple(f"kind {chr(97 + i)}" if i < 26 else f"kind {i}" for i in range(len(counts)))
    kind = category_column("kind", "category", codes, names)
    return Table("t.csv", (number_column("x", np.arange(len(codes)) * 0.5), kind), len(codes))


def resolved_of(*counts: int) -> Resolved:
    return resolve(table_of(*counts), DataChoices(target="kind"))


def test_shares() -> None:
    assert [share_text(n, 1000) for n in (370, 10, 4, 0)] == ["37 %", "1 %", "0.4 %", "0 %"]
    assert share_text(3, 1_000_000) == "0.0003 %"


def test_classes_are_listed_from_the_most_frequent() -> None:
    assert class_lines(resolved_of(20, 70, 10)) == [
        *("kind b: 70 (70 %)", "kind a: 20 (20 %)", "kind c: 10 (10 %)"),
    ]
    many = class_lines(resolved_of(*range(5, 45)))
    assert len(many) == 11 and many[5] == "…"
    assert many[-1].startswith("kind a: 5 ")


@pytest.fixture
def balance(qtbot: Any) -> ClassBalance:
    balance = ClassBalance()
    qtbot.addWidget(balance)
    return balance


def test_nothing_is_said_of_balanced_classes(balance: ClassBalance) -> None:
    for counts in ((50, 50), (63, 37), (40, 30, 30)):
        balance.show_table(resolved_of(*counts))
        assert not balance.isVisible()
    balance.show_table(resolve(read_csv(resolve_path("sample:diabetes")), DataChoices()))
    assert not balance.isVisible()


def test_a_rare_class_can_be_weighted_and_that_taken_back(qtbot: Any, balance: ClassBalance) -> None:
    balance.show_table(resolved_of(95, 5))
    assert balance.isVisible()
    assert balance.label.text() == "Unbalanced: kind b has only 5 %."
    assert balance.button.text() == "Weight the classes"
    with qtbot.waitSignal(balance.weighting_wanted) as wanted:
        qtbot.mouseClick(balance.button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["balanced"]
    assert balance.label.text().startswith("Unbalanced")  # until the settings say so
    balance.show_weighting("balanced")
    assert balance.label.text() == "Weighted: all classes count the same."
    with qtbot.waitSignal(balance.weighting_wanted) as wanted:
        qtbot.mouseClick(balance.button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["none"]
    balance.show_weighting("given")
    assert balance.label.text().startswith("Weighted as given")
    balance.show_weighting("none")
    assert balance.label.text().startswith("Unbalanced")


def test_the_data_dock_shows_counts_and_passes_the_wish_on(qtbot: Any) -> None:
    panel = DataPanel()
    qtbot.addWidget(panel)
    panel.resize(270, 600)
    table, choices = table_of(10, 60, 130), DataChoices(target="kind")
    panel.show_table(table, choices, resolve(table, choices))
    panel.show()
    row = panel.table.columns.columns.rows[1]
    assert isinstance(row, ColumnRow)
    assert row.heights == (10, 60, 130)  # in the order of the classes, as the network has them
    assert "kind c: 130 (65 %)\nkind b: 60 (30 %)\nkind a: 10 (5 %)" in column_tooltip(row)
    panel.grab()
    with qtbot.waitSignal(panel.weighting_wanted) as wanted:
        qtbot.mouseClick(panel.table.balance.button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["balanced"]
    panel.show_weighting("balanced")
    assert panel.table.balance.label.text().startswith("Weighted")
    panel.show_table(table, DataChoices(target="nothing"), resolve(table, DataChoices(target="nothing")))
    assert not panel.table.balance.isVisible()
