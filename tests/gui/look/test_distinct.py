"""Names that begin alike stay apart however little room there is."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from gui.look.distinct import differing_places, elided
from gui.look.theme import interface_font

ALIKE = (
    ("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"),
    ("mean radius", "mean texture", "mean perimeter", "worst radius", "worst texture"),
    ("GarageYrBlt", "GarageCars", "GarageArea", "GarageCond"),
    ("measurement_of_something_long_1", "measurement_of_something_long_2"),
    ("a", "ab", "abc"),
    ("온도_최고", "온도_최저"),
)


@pytest.mark.parametrize("names", ALIKE, ids=lambda names: names[0])
def test_no_two_read_alike_where_a_few_letters_fit(qtbot: QtBot, names: tuple[str, ...]) -> None:
    metrics = QFontMetrics(interface_font())
    places = differing_places(names)
    least = metrics.horizontalAdvance("M…MM…")
    for width in range(least, 300, 7):
        shown = [elided(name, places[name], metrics, width) for name in names]
        assert all(metrics.horizontalAdvance(each) <= width for each in shown)
        assert len(set(shown)) == len(names), (width, shown)


def test_what_fits_is_whole(qtbot: QtBot) -> None:
    metrics = QFontMetrics(interface_font())
    for name in itertools.chain(*ALIKE):
        assert elided(name, 0, metrics, metrics.horizontalAdvance(name) + 1) == name


def test_ten_thousand_names_are_compared_with_their_neighbours_alone(qtbot: QtBot) -> None:
    places = differing_places([f"pixel_{number:05}" for number in range(10_000)])
    assert set(places.values()) == {10}
