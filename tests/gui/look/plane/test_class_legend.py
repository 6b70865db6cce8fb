"""The legend of classes: each name finds its place, and where not all do it is said that there are more."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontMetricsF
from pytestqt.qtbot import QtBot

from gui.look.class_colors import class_color
from gui.look.plane.class_legend import DOT, GAP, MORE, ClassLegend

MANY = tuple(f"a class of number {k}" for k in range(40))


@pytest.fixture(params=[1, 2])
def legend(qtbot: QtBot, request: pytest.FixtureRequest) -> ClassLegend:
    made = ClassLegend(8.5, request.param)
    qtbot.addWidget(made)
    made.resize(240, 20)
    made.show()
    return made


def end(legend: ClassLegend, place: int) -> float:
    found = legend.places(legend.width())[place]
    mark = 0 if found.number < 0 else DOT + GAP
    return found.left + mark + QFontMetricsF(legend.font()).horizontalAdvance(found.text)


def test_names_that_find_room_are_whole_and_lie_apart(legend: ClassLegend) -> None:
    legend.show_names(("setosa", "versicolor"))
    places = legend.places(legend.width())
    assert [(each.number, each.text, each.line) for each in places] == [
        (0, "setosa", 0),
        (1, "versicolor", 0),
    ]
    assert places[1].left > end(legend, 0)
    assert end(legend, 1) <= legend.width()
    assert legend.toolTip().split("\n") == ["setosa", "versicolor"] and legend.isVisible()


def test_of_many_classes_the_first_are_cut_and_more_are_told_of(legend: ClassLegend, qtbot: QtBot) -> None:
    legend.show_names(MANY)
    qtbot.waitUntil(lambda: legend.height() >= legend.sizeHint().height())
    places = legend.places(legend.width())
    assert places[-1].text == MORE and places[-1].number == -1
    assert [each.number for each in places[:-1]] == list(range(len(places) - 1))
    assert len(places) > 3
    assert all(end(legend, place) <= legend.width() for place in range(len(places)))
    assert legend.toolTip().count("\n") == 39


@pytest.mark.parametrize("width", [20, 40, 60, 100])
def test_no_width_is_too_small(legend: ClassLegend, width: int) -> None:
    legend.show_names(MANY)
    legend.resize(width, 20)
    assert legend.places(width)
    legend.grab()


def test_a_second_line_is_taken_where_there_may_be_one(qtbot: QtBot) -> None:
    names = tuple(f"kind number {k}" for k in range(4))
    for lines in (1, 2):
        legend = ClassLegend(8.5, lines)
        qtbot.addWidget(legend)
        legend.resize(240, 20)
        legend.show_names(names)
        places = legend.places(240)
        assert places[-1].line == lines - 1
        assert (tuple(each.text for each in places) == names) == (lines == 2)
        if lines == 2:
            assert legend.height() == 2 * legend.sizeHint().height()


def test_numbers_have_a_ramp_between_their_ends(legend: ClassLegend) -> None:
    legend.show_range(25.0, 340.0, lambda share: QColor.fromRgbF(share, 0.0, 1.0 - share))
    assert legend.places(240) == []
    shown = legend.grab().toImage()
    found = {shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(shown.height())}
    reds = [int(name[1:3], 16) for name in found if name[3:5] == "00"]
    assert min(reds) < 30 and max(reds) > 225
    legend.show_names(("a",))
    shown = legend.grab().toImage()
    colors = {shown.pixelColor(x, y).name() for x in range(12) for y in range(shown.height())}
    assert class_color(0).name() in colors


def test_no_class_is_no_legend(legend: ClassLegend) -> None:
    legend.show_names(())
    assert legend.isHidden()
