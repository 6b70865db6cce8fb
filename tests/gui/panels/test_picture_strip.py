"""A table of pixels in the data dock: one row for all of them, little pictures, and the choice of a size."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from engine.data.columns import resolve
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import resolve_path
from engine.data.table.table import Table
from engine.data.table.values import number_column
from engine.project.project import DataChoices
from gui.look.drawing.heatmap_image import grey_image
from gui.panels.data.column_texts import PictureRow
from gui.panels.data.data_panel import DataPanel


@pytest.fixture(scope="module")
def digits() -> Table:
    return read_csv(resolve_path("sample:digits"))


@pytest.fixture
def panel(qtbot: Any, digits: Table) -> DataPanel:
    panel = DataPanel()
    qtbot.addWidget(panel)
    panel.resize(270, 700)
    panel.show()
    show(panel, digits)
    return panel


def show(panel: DataPanel, table: Table, **choices: Any) -> None:
    chosen = DataChoices(path=table.path, **choices)
    panel.show_table(table, chosen, resolve(table, chosen))


def names(panel: DataPanel) -> list[str]:
    return [row.name for row in panel.table.columns.columns.rows]


def grey(image: QImage, x: int, y: int) -> int:
    return image.pixelColor(x, y).red()


def test_pixels_are_rows_from_black_to_white() -> None:
    image = grey_image(np.array([0.0, 8, 16, np.nan, 4, 99]), (2, 3, 1), 0.0, 16.0)
    assert (image.width(), image.height()) == (3, 2)
    assert [grey(image, i % 3, i // 3) for i in range(6)] == [0, 128, 255, 0, 64, 255]
    assert grey(grey_image(np.full(4, 3.0), (2, 2, 1), 3.0, 3.0), 0, 0) == 0
    color = grey_image(np.array([1.0, 0, 0, 0, 0, 1]), (1, 2, 3), 0.0, 1.0)
    assert [color.pixelColor(x, 0).name() for x in (0, 1)] == ["#ff0000", "#0000ff"]


def test_one_row_stands_for_all_pixels_until_it_is_clicked(qtbot: Any, panel: DataPanel) -> None:
    view = panel.table.columns
    assert names(panel) == ["Pixels 8 × 8", "digit"]
    assert "64 columns" in str(view.columns.index(0).data(Qt.ItemDataRole.ToolTipRole))
    assert "folded" in str(view.columns.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    place = view.visualRect(view.columns.index(0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(panel)[:3] == ["Pixels 8 × 8", "pixel_0_0", "pixel_0_1"]
    assert len(names(panel)) == 66
    assert not panel.table.target_note.isVisible()  # it would push the row away from under the pointer
    assert view.currentIndex().row() == 0
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert names(panel) == ["Pixels 8 × 8", "digit"]


def test_menus_belong_to_the_column_that_is_shown(qtbot: Any, panel: DataPanel, digits: Table) -> None:
    show(panel, digits, target="digit")  # before that is answered, Space answers it
    view, opened = panel.table.columns, []
    view.menu_wanted.disconnect()
    view.menu_wanted.connect(lambda place, _: opened.append(place))
    view.setCurrentIndex(view.columns.index(1))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert opened == [64]  # the digit, behind all its pixels
    assert panel.table.menu_of(64).actions()[0].toolTip().startswith("digit is the target")


def test_the_average_is_the_mean_of_the_columns(panel: DataPanel, digits: Table) -> None:
    row = panel.table.columns.columns.rows[0]
    assert isinstance(row, PictureRow)
    means = np.array([column.mean for column in digits.columns[:64]])
    shown = np.array([grey(row.average, i % 8, i // 8) for i in range(64)])
    assert np.abs(shown - 255 * (means - means.min()) / np.ptp(means)).max() < 1


def test_a_picture_of_each_class_is_shown(panel: DataPanel, digits: Table) -> None:
    strip = panel.table.pictures
    assert strip.isVisible()
    assert [picture.label for picture in strip.pictures] == list("0123456789")
    for picture in strip.pictures:
        assert digits.column("digit").values[picture.row] == int(picture.label)
        values = [column.values[picture.row] for column in digits.columns[:64]]
        assert [grey(picture.image, i % 8, i // 8) for i in range(64)] == [
            round(255 * v / 16) for v in values
        ]
    assert strip.tooltip_at(QPoint(5, 5)) == "row 1 · digit = 0"
    assert strip.tooltip_at(QPoint(5, strip.height() - 1)) == ""
    assert "Reshape layer of 8 × 8" in panel.table.picture_note.text()


def test_the_note_goes_once_the_network_makes_pictures(panel: DataPanel, digits: Table) -> None:
    assert panel.table.picture_note.isVisible()
    panel.show_pictures_used(True)
    assert not panel.table.picture_note.isVisible()
    show(panel, digits)
    assert not panel.table.picture_note.isVisible()
    panel.show_pictures_used(False)
    assert panel.table.picture_note.isVisible()


def test_other_tables_show_no_pictures(panel: DataPanel, digits: Table) -> None:
    show(panel, digits, image="none")
    assert not panel.table.pictures.isVisible() and not panel.table.picture_note.isVisible()
    assert len(names(panel)) == 65
    show(panel, read_csv(resolve_path("sample:wine")))
    assert not panel.table.pictures.isVisible()
    assert not panel.table.options.image.isVisibleTo(panel.table.options)


def test_the_size_is_chosen_under_options(qtbot: Any, panel: DataPanel, digits: Table) -> None:
    edits: list[tuple[str, DataChoices, object]] = []
    panel.choices_edited.connect(lambda *args: edits.append(args))
    box = panel.table.options.image
    assert box.isVisibleTo(panel.table.options)
    words = {box.itemData(i): box.itemText(i) for i in range(box.count())}
    assert words == {
        "auto": "8 × 8 (automatic)",
        "none": "no picture",
        "8x8": "8 × 8",
        "4x16": "4 × 16",
        "16x4": "16 × 4",
    }
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert edits[0][1].image == "none"
    show(panel, digits, image="4x16")
    assert box.currentText() == "4 × 16"
    assert names(panel)[0] == "Pixels 4 × 16"
    show(panel, digits, image="7x7")  # of a file that has other columns now
    assert box.currentText() == "7 × 7" and len(names(panel)) == 65


def test_without_classes_the_first_rows_are_shown(panel: DataPanel, digits: Table) -> None:
    answers = number_column("y", np.random.default_rng(0).normal(size=digits.rows))
    table = replace(digits, columns=(*digits.columns[:64], answers))
    show(panel, table, target="y")
    assert [picture.row for picture in panel.table.pictures.pictures] == list(range(10))
    assert panel.table.pictures.tooltip_at(QPoint(5, 5)) == "row 1"


def test_a_table_like_mnist_is_shown_at_once(panel: DataPanel) -> None:
    rng = np.random.default_rng(0)
    pixels = [number_column(f"pixel{i}", rng.integers(0, 256, 300) * 1.0) for i in range(784)]
    table = Table("m.csv", (number_column("label", np.arange(300) % 10.0), *pixels), 300)
    show(panel, table)
    panel.grab()
    assert len(panel.findChildren(QWidget)) < 300  # and none for a pixel
    assert names(panel) == ["label", "Pixels 28 × 28"]
