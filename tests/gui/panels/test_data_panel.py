"""The data dock: every card, the columns with their menus, options and notes."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from engine.common.messages import Message
from engine.data.columns import resolve
from engine.data.dataset import prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import SAMPLES, file_name, resolve_path
from engine.data.table.table import Column, Table
from engine.project.project import DataChoices
from gui.look.theme import theme
from gui.panels.data.column_rows import role_rect
from gui.panels.data.column_texts import ColumnRow, column_tooltip, row_of
from gui.panels.data.data_panel import DataPanel
from tests.trained import write_many_words_csv


@pytest.fixture(scope="module")
def iris() -> Table:
    return replace(read_csv(resolve_path("sample:iris")), path="sample:iris")


@pytest.fixture
def panel(qtbot: Any) -> DataPanel:
    panel = DataPanel()
    qtbot.addWidget(panel)
    panel.resize(270, 700)
    panel.show()
    return panel


def show(panel: DataPanel, table: Table, choices: DataChoices | None = None) -> None:
    choices = choices or DataChoices(path=table.path)
    panel.show_table(table, choices, resolve(table, choices))


def edits_of(panel: DataPanel) -> list[tuple[str, DataChoices, object]]:
    edits: list[tuple[str, DataChoices, object]] = []
    panel.choices_edited.connect(lambda *args: edits.append(args))
    return edits


def action(menu: QMenu, words: str) -> Any:
    return next(action for action in menu.actions() if action.text() == words)


def test_says_what_to_do_first(qtbot: Any, panel: DataPanel) -> None:
    assert panel.empty.isVisible() and not panel.table.isVisible()
    with qtbot.waitSignal(panel.open_requested):
        qtbot.mouseClick(panel.empty.open_button, Qt.MouseButton.LeftButton)
    for sample in SAMPLES:
        with qtbot.waitSignal(panel.sample_requested) as picked:
            qtbot.mouseClick(panel.findChild(QPushButton, f"sample_{sample.key}"), Qt.MouseButton.LeftButton)
        assert picked.args == [sample.key]


def test_shows_how_far_reading_is_and_lets_it_be_cancelled(qtbot: Any, panel: DataPanel, iris: Table) -> None:
    show(panel, iris)
    panel.show_loading("/data/big.csv")
    panel.set_progress(0.42)
    assert panel.loading.isVisible() and not panel.table.isVisible()
    assert panel.loading.name.text() == "big.csv"
    assert panel.loading.percent.text() == "reading 42 %"
    with qtbot.waitSignal(panel.cancel_requested):
        qtbot.mouseClick(panel.loading.cancel_button, Qt.MouseButton.LeftButton)
    panel.show_settled()
    assert panel.table.isVisible() and not panel.loading.isVisible()


def test_a_failure_stands_above_what_was_open(qtbot: Any, panel: DataPanel, iris: Table) -> None:
    show(panel, iris)
    panel.show_loading("bad.csv")
    panel.show_failure(Message("File {file} is empty.", file="bad.csv"), "Traceback ...")
    assert panel.failure.label.text() == "File bad.csv is empty."
    assert panel.failure.details.isVisible() and panel.table.isVisible()
    qtbot.mouseClick(panel.failure.close_button, Qt.MouseButton.LeftButton)
    assert not panel.failure.isVisible()


def test_shows_file_columns_roles_and_split(panel: DataPanel, iris: Table) -> None:
    show(panel, iris)
    assert panel.table.name.text() == "iris.csv"
    assert panel.table.size_label.text() == "150 rows · 5 columns"
    rows = panel.table.columns.columns.rows
    assert [row.role_label for row in rows] == ["feature"] * 4 + ["target"]
    assert [row.class_text for row in rows] == [""] * 4 + ["3 classes"]
    dataset = prepare(iris, DataChoices())
    assert panel.table.split.sizes == (len(dataset.train), len(dataset.validation), len(dataset.test))
    assert not panel.table.problem.isVisible()


def test_the_names_of_paths() -> None:
    assert file_name("/home/me/a b.csv") == "a b.csv"
    assert file_name("sample:wine") == "wine.csv"


def test_the_menu_changes_target_role_and_kind(panel: DataPanel, iris: Table) -> None:
    show(panel, iris)
    edits = edits_of(panel)
    action(panel.table.menu_of(3), "Make it the target").trigger()
    action(panel.table.menu_of(0), "Ignore").trigger()
    menu = panel.table.menu_of(0)
    assert action(menu, "Use as feature").isChecked()
    action(menu, "Use as feature").trigger()  # it is one already
    assert [choices.target for _, choices, _ in edits] == ["petal_width", ""]
    assert edits[1][1].roles == {"sepal_length": "ignored"}
    assert edits[0][0] == "petal_width: Make it the target"
    target = panel.table.menu_of(4)
    assert not action(target, "Ignore").isEnabled()
    assert "another column the target" in action(target, "Ignore").toolTip()


def test_a_number_of_few_values_can_be_treated_as_a_category(panel: DataPanel, tmp_path: Any) -> None:
    path = tmp_path / "stars.csv"
    path.write_text("size,stars\n" + "\n".join(f"{i * 0.37},{i % 4}" for i in range(80)), encoding="utf-8")
    table = read_csv(path)
    show(panel, table, DataChoices(target="size"))
    edits = edits_of(panel)
    action(panel.table.menu_of(1), "Treat as category").trigger()
    assert edits[0][1].kinds == {"stars": "category"}
    show(panel, table, edits[0][1])
    assert action(panel.table.menu_of(1), "Treat as category").isChecked()


def test_the_menu_of_many_texts_offers_encodings(panel: DataPanel, tmp_path: Path) -> None:
    table = read_csv(write_many_words_csv(tmp_path / "words.csv"))
    show(panel, table, DataChoices(target="price"))
    edits = edits_of(panel)
    assert action(panel.table.menu_of(1), "Use as feature").isEnabled()
    words = "Encode: hashed into 32 inputs"
    action(panel.table.menu_of(1), words).trigger()
    assert edits[0][1].encodings == {"street": "hashed"}
    show(panel, table, edits[0][1])
    row = panel.table.columns.columns.rows[1]
    assert isinstance(row, ColumnRow)
    assert (row.role_label, row.class_text) == ("feature", "32 inputs")
    assert "Encoded: hashed into 32 inputs" in column_tooltip(row)
    menu = panel.table.menu_of(1)
    assert action(menu, words).isChecked()
    assert not action(menu, "Encode: one input per category").isChecked()
    assert not any("Encode" in each.text() for each in panel.table.menu_of(2).actions())


@pytest.mark.parametrize("how", ["click", "enter", "space"])
def test_the_menu_opens_by_mouse_and_by_keyboard(
    qtbot: Any, panel: DataPanel, iris: Table, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, QPoint]] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: opened.append((menu.actions()[0].toolTip(), at)))
    show(panel, iris)
    view = panel.table.columns
    index = view.columns.index(1)
    if how == "click":
        rect = view.visualRect(index).adjusted(4, 0, -4, 0)
        name_place = QPoint(rect.left() + 30, rect.center().y())
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=name_place)
        assert opened == []
        place = role_rect(rect).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    else:
        view.setCurrentIndex(index)
        qtbot.keyClick(view, Qt.Key.Key_Return if how == "enter" else Qt.Key.Key_Space)
    assert [words for words, _ in opened] == ["Use as feature: sepal_width"]
    assert view.visualRect(index).contains(view.viewport().mapFromGlobal(opened[0][1]))


def test_the_tooltip_tells_everything_about_a_column() -> None:
    values = np.array([1.0, 2.5, np.nan])
    column = Column(
        "a",
        "number",
        values,
        categories=(),
        missing=1,
        distinct=2,
        low=1.0,
        high=2.5,
        mean=1.75,
        examples=("1", "2.5"),
    )
    target = Column(
        "y",
        "yes_no",
        np.array([0, 1, 0], np.int32),
        categories=("no", "yes"),
        missing=0,
        distinct=2,
        examples=("no", "yes"),
    )
    odd = replace(column, name="b", reason=Message("It is the same everywhere."))
    table = Table("t.csv", (column, odd, target), 3)
    panel_rows = resolve(table, DataChoices(target="y")).columns
    words = column_tooltip(row_of(panel_rows[0], 2))
    for part in ("a · number · feature", "2 different, 1 missing", "1 to 2.5, mean 1.75", "such as 1, 2.5"):
        assert part in words
    assert "It is the same everywhere." in column_tooltip(row_of(panel_rows[1], 2))
    signed = resolve(replace(table, columns=(replace(column, sign="$"), target)), DataChoices(target="y"))
    assert "Read as numbers: $" in column_tooltip(row_of(signed.columns[0], 2))
    assert "Read as numbers" not in words


def test_a_problem_replaces_the_split(panel: DataPanel, iris: Table) -> None:
    show(panel, iris, DataChoices(target="nowhere"))
    assert panel.table.problem.isVisible() and not panel.table.split.isVisible()
    assert "nowhere" in panel.table.problem.label.text()
    show(panel, iris)
    assert panel.table.split.isVisible() and not panel.table.problem.isVisible()


def test_options_change_one_choice_at_a_time(qtbot: Any, panel: DataPanel, iris: Table) -> None:
    show(panel, iris)
    qtbot.mouseClick(panel.table.unfold_options.button, Qt.MouseButton.LeftButton)
    options, edits = panel.table.options, edits_of(panel)
    assert options.isVisible()
    options.train.setValue(80)
    options.seed.setValue(3)
    qtbot.keyClick(options.scaling, Qt.Key.Key_Down)
    qtbot.keyClick(options.task, Qt.Key.Key_Down)
    start = DataChoices(path=iris.path)
    assert [choices for _, choices, _ in edits] == [
        replace(start, split=(80.0, 15.0, 5.0)),
        replace(start, seed=3),
        replace(start, scaling="minmax"),
        replace(start, task="classes"),
    ]
    keys = [key for _, _, key in edits]
    assert keys[0] is not None and keys[0] != keys[1] and keys[2] is None


def test_a_turn_of_one_field_is_one_gesture(qtbot: Any, panel: DataPanel, iris: Table) -> None:
    show(panel, iris)
    options, edits = panel.table.options, edits_of(panel)
    for _ in range(2):
        options.seed.stepUp()
    options.seed.editingFinished.emit()
    options.seed.stepUp()
    keys = [key for _, _, key in edits]
    assert keys[0] == keys[1] != keys[2]


def test_notes_of_table_and_dataset_are_listed_once(panel: DataPanel, iris: Table) -> None:
    first = Message("The file is in {encoding}.", encoding="CP949")
    show(panel, replace(iris, notes=(first,)))
    assert panel.table.notes.isVisible()
    panel.show_dataset_notes((first, Message("3 rows were left out.")))
    assert panel.table.notes_label.text() == "• The file is in CP949.\n• 3 rows were left out."
    assert panel.table.notes.button.accessibleName() == "Notes (2)"


def test_rows_that_were_left_out_are_counted_in_sight(panel: DataPanel, iris: Table) -> None:
    note = Message("Rows with too many values, left out: {count}, first line {line}.", count=2, line=5)
    show(panel, replace(iris, notes=(note,), left_out=(3, 9)))
    assert panel.table.notes.button.accessibleName() == "Notes (1), rows left out: 2"
    assert panel.table.notes.is_open
    assert panel.table.notes_label.isVisible()


def test_ten_thousand_columns_do_not_freeze_it(panel: DataPanel) -> None:
    values = np.arange(20.0)
    columns = tuple(
        Column(
            f"c{i}",
            "number",
            values,
            categories=(),
            missing=0,
            distinct=20,
            can_be=("number",),
            histogram=(1, 2, 3),
            low=0,
            high=19,
        )
        for i in range(10_000)
    )
    table = Table("wide.csv", columns, 20)
    choices = DataChoices(target="c7")
    resolved = resolve(table, choices)
    panel.show_table(table, choices, resolved)
    panel.grab()
    assert len(panel.findChildren(QWidget)) < 300  # a widget for each would take minutes
    assert panel.table.columns.height() < 400
    assert panel.table.columns.columns.rowCount() == 10_000


def test_it_paints_in_both_schemes_and_when_narrow(panel: DataPanel, iris: Table) -> None:
    show(panel, iris)
    images = []
    try:
        for scheme in ("dark", "light"):
            theme.choose(scheme)
            for width in (180, 270, 500):
                panel.resize(width, 700)
                image = panel.grab().toImage()
                assert image.width() > 0
            images.append(image)
    finally:
        theme.choose("system")
    assert images[0] != images[1]


def test_large_parts_of_the_split_are_rounded_where_the_bar_is_narrow(panel: DataPanel) -> None:
    bar = panel.table.split
    bar.show_sizes((630_000, 135_000, 9_000))
    bar.resize(600, 30)
    metrics = bar.fontMetrics()
    assert bar._fitting_labels(metrics) == ["train 630,000", "validation 135,000", "test 9,000"]
    bar.resize(190, 30)
    assert bar._fitting_labels(metrics)[0] == "train 630k"
    assert "630,000" in bar.toolTip()


def test_a_list_too_long_to_show_names_its_target_above(panel: DataPanel, iris: Table) -> None:
    show(panel, iris)
    assert panel.table.target_note.isHidden()
    target = iris.columns[-1]
    many = tuple(replace(iris.columns[0], name=f"x{i}") for i in range(30))
    show(panel, replace(iris, columns=(*many, target)))
    assert not panel.table.target_note.isHidden()
    assert panel.table.target_note.text().strip() == "target: species"
