"""The row that is followed, and what it becomes as its values change."""

from __future__ import annotations

from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from gui.bench.judging.pinned_row import PinnedRow, median_row, row_of
from tests.trained import write_mixed_csv


def test_a_row_of_the_table_loses_its_place_with_another_value(qtbot):
    table = read_csv(sample_path("iris"))
    pinned, row = PinnedRow(), row_of(table, 3)
    pinned.pin(row)
    assert pinned.row is not None
    assert pinned.row.place == 3
    with qtbot.waitSignal(pinned.changed):
        pinned.set_value("petal_length", 6.5)
    assert pinned.row.place is None
    assert pinned.row.values == row.values | {"petal_length": 6.5}


def test_the_same_value_changes_nothing(qtbot):
    table = read_csv(sample_path("iris"))
    pinned = PinnedRow()
    pinned.pin(row_of(table, 3))
    told = []
    pinned.changed.connect(lambda: told.append(1))
    pinned.set_value("petal_length", row_of(table, 3).values["petal_length"])
    assert not told
    assert pinned.row is not None
    assert pinned.row.place == 3


def test_the_median_row_has_medians_and_frequent_categories(tmp_path):
    table = read_csv(write_mixed_csv(tmp_path / "mixed.csv"))
    values = median_row(table).values
    size, colour = table.column("size"), table.column("colour")
    known = sorted(v for v in size.values.tolist() if v == v)  # noqa: PLR0124 - leaves NaN out
    middle = (known[(len(known) - 1) // 2] + known[len(known) // 2]) / 2
    assert values["size"] == middle
    counts = {name: sum(colour.values == code) for code, name in enumerate(colour.categories)}
    assert values["colour"] == max(counts, key=lambda name: counts[name])


def test_values_taken_back_make_it_the_row_of_the_table_again():
    row = row_of(read_csv(sample_path("iris")), 3)
    changed = row.with_value("petal_length", 6.5).with_value("petal_width", 2.0)
    assert changed.base is row
    assert changed.changes == ("petal_length", "petal_width")
    one_back = changed.with_value("petal_length", row.values["petal_length"])
    assert one_back.place is None
    assert one_back.with_value("petal_width", row.values["petal_width"]) is row
    assert row.changes == ()
