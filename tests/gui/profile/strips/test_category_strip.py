"""The strip of a column of categories: a bar is chosen with mouse and keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from engine.evaluation.strips.grids import Strip, ValueGrid
from gui.look.theme import theme
from gui.profile.strips.category_strip import CategoryStrip
from gui.profile.strips.scale import Scale
from gui.profile.strips.strip_card import Marked

SCALE = Scale(0.0, 10.0, (0.0, 5.0, 10.0), ("0", "5", "10"))


def strip_of(names: tuple[str, ...], kind: str = "category", left_out: int = 0) -> Strip:
    grid = ValueGrid("colour", kind, names, np.zeros((len(names), 1)), 0, left_out)
    return Strip(grid, names[0], counts=(5,) * (len(names) - 1) + (0,))


def card_of(qtbot, strip: Strip, value: str | None) -> CategoryStrip:
    card = CategoryStrip(strip)
    qtbot.addWidget(card)
    card.resize(360, 220)
    curve = np.linspace(2, 8, len(strip.grid.values))
    card.show_others(SCALE, np.full((3, len(curve), 1), 9.0), 0)
    card.show_rows(Marked(value, curve, 5.0), None)
    card.value_chosen.connect(lambda _, chosen: card.show_rows(Marked(chosen, curve, 5.0), None))
    card.show()
    return card


def middle(card: CategoryStrip, place: int) -> QPoint:
    return card.bar(place).center().toPoint()


def test_a_bar_is_clicked(qtbot) -> None:
    card = card_of(qtbot, strip_of(("red", "green", "blue")), "red")
    told = []
    card.value_chosen.connect(lambda *what: told.append(what))
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=middle(card, 1))
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=middle(card, 1))
    assert told == [("colour", "green")]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Right, "blue"),
        (Qt.Key.Key_Left, "red"),
        (Qt.Key.Key_Home, "red"),
        (Qt.Key.Key_End, "blue"),
        (Qt.Key.Key_Delete, None),
    ],
)
def test_keys_choose(qtbot, key: Qt.Key, value: str | None) -> None:
    card = card_of(qtbot, strip_of(("red", "green", "blue")), "green")
    qtbot.keyClick(card, key)
    assert card.here.value == value


def test_the_chosen_bar_is_green_and_the_others_are_blue(qtbot) -> None:
    card = card_of(qtbot, strip_of(("red", "green", "blue")), "green")
    image = card.grab().toImage()
    low = round(card.plot.bottom() - 4)
    chosen, other = (image.pixelColor(middle(card, place).x(), low) for place in (1, 0))
    good = theme.color("good")
    assert (chosen.red(), chosen.green(), chosen.blue()) == (good.red(), good.green(), good.blue())
    assert other.blue() > other.green() > other.red()


def test_yes_and_no_are_found_in_any_letters(qtbot) -> None:
    card = card_of(qtbot, strip_of(("no", "yes"), "yes_no"), "YES")
    qtbot.keyClick(card, Qt.Key.Key_Left)
    assert card.here.value == "no"


def test_many_bars_scroll_to_the_one_that_is_chosen(qtbot) -> None:
    names = tuple(f"town {number}" for number in range(40))
    card = card_of(qtbot, strip_of(names, left_out=160), "town 0")
    assert card.note() == "40 most frequent of 200"
    assert not card.plot.contains(QPointF(middle(card, 39)))
    qtbot.keyClick(card, Qt.Key.Key_End)
    assert card.here.value == "town 39"
    assert card.plot.contains(QPointF(middle(card, 39)))
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=middle(card, 37))
    assert card.here.value == "town 37"


def test_a_value_that_is_no_bar_is_said(qtbot) -> None:
    card = card_of(qtbot, strip_of(("red", "green")), "violet")
    text = card.grab().toImage()
    card.show_rows(Marked("red", card.here.curve, 5.0), None)
    assert card.grab().toImage() != text
    assert "training rows 5" in card.tooltip_at(QPointF(middle(card, 0)))
