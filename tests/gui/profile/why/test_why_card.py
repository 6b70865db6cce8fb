"""The card that takes a prediction apart: what it says, its bars, the rest that is folded, and pictures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from engine.evaluation.profile import Contributions
from gui.look.theme import theme
from gui.profile.why.amounts import AmountFormat
from gui.profile.why.why_card import MOST_BARS, WhyCard

VALUES = {"carat": -1709.0, "clarity": -513.0, "color": 376.0, "cut": -103.4}


def contributions(values: dict[str, float], mean: float = 3907.0, error: float = 22.0) -> Contributions:
    return Contributions(mean, values, dict.fromkeys(values, error))


def many(count: int) -> dict[str, float]:
    return {f"column {i}": (-1) ** i * (count - i) / 100 for i in range(count)}


@pytest.fixture
def card(qtbot: Any) -> WhyCard:
    card = WhyCard()
    qtbot.addWidget(card)
    card.resize(250, 500)
    card.show()
    return card


def test_it_says_what_adds_up(card: WhyCard) -> None:
    card.show_contributions(contributions(VALUES), "", "$", values={"carat": "0.53"})
    assert card.mean.text() == "mean prediction 3,907"
    assert card.note.text() == "Shapley values, 400 samples, ± 22 $"
    assert not card.subject.isVisible() and not card.more.isVisible()
    assert [bar.name for bar in card.bars.bars] == ["carat", "clarity", "color", "cut"]
    assert card.bars.accessibleDescription() == "carat -1,709, clarity -513, color +376, cut -103"
    assert card.bars.tooltip_at(QPoint(5, 5)) == "carat = 0.53\n-1,709 ± 22"
    assert card.bars.tooltip_at(QPoint(5, 4000)) == ""


def test_bars_are_as_long_as_their_amounts_and_have_the_colour_of_their_sign(card: WhyCard) -> None:
    card.show_contributions(contributions(VALUES), "")
    places = [card.bars.bar_place(row) for row in range(4)]
    middle = places[0].right()
    assert places[2].left() == middle  # to the right of the line
    for place, amount in zip(places, VALUES.values(), strict=True):
        assert place.width() / places[0].width() == pytest.approx(abs(amount) / 1709, abs=1e-6)
    picture = card.bars.grab().toImage()
    for place, name in ((places[0], "backward"), (places[2], "forward")):
        found = picture.pixelColor(int(place.left() + place.width() / 3), int(place.center().y()) - 3)
        assert found.name() == QColor(theme.color(name)).name()


def test_a_long_name_stays_within_its_place(card: WhyCard) -> None:
    card.show_contributions(contributions({"x" * 300: 5.0, "y": -5.0}), "")
    assert card.bars.bar_place(1).left() > 0
    assert card.bars.bar_place(0).right() < card.bars.width()
    assert card.bars.tooltip_at(QPoint(5, 5)).startswith("x" * 300)


def test_small_ones_share_a_bar_until_they_are_unfolded(qtbot: Any, card: WhyCard) -> None:
    values = many(30)
    card.show_contributions(contributions(values, 0.333, 0.012), "probability of versicolor")
    assert card.subject.text() == "probability of versicolor"
    assert len(card.bars.bars) == MOST_BARS + 1
    last = card.bars.bars[-1]
    assert last.name == "21 others"
    assert last.amount == pytest.approx(sum(sorted(values.values(), key=abs)[:21]))
    assert sum(bar.amount for bar in card.bars.bars) == pytest.approx(sum(values.values()))
    assert card.more.text() == "Show 21 more"
    qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    assert [bar.name for bar in card.bars.bars] == sorted(values, key=lambda name: -abs(values[name]))
    card.show_contributions(contributions(many(30)), "")
    assert len(card.bars.bars) == 30  # stays unfolded
    qtbot.keyClick(card.more, Qt.Key.Key_Space)
    assert len(card.bars.bars) == MOST_BARS + 1


def test_one_more_than_there_is_room_for_is_shown(card: WhyCard) -> None:
    card.show_contributions(contributions(many(MOST_BARS + 1)), "")
    assert len(card.bars.bars) == MOST_BARS + 1 and not card.more.isVisible()


def test_pixels_are_a_map(card: WhyCard) -> None:
    amounts = {f"p{i}": float(i - 3) for i in range(12)}
    card.show_contributions(contributions(amounts, 0.1, 0.2), "probability of 7", image=(2, 2, 3))
    assert not card.bars.isVisible() and card.map.isVisible()
    assert card.map.amounts.tolist() == [[-6, 3], [12, 21]]
    assert card.note.text().startswith("Orange lowers it, blue raises it. Shapley values")
    place = card.map.place()
    assert place.width() == pytest.approx(place.height())
    assert place.bottom() <= card.map.height()
    at = QPoint(int(place.left() + 3 * place.width() / 4), int(place.top() + place.height() / 4))
    assert card.map.tooltip_at(at) == "Pixel in row 0, column 1: +3.0"
    assert card.map.tooltip_at(QPoint(-5, 0)) == ""
    card.show_contributions(contributions(VALUES), "")
    assert card.bars.isVisible() and not card.map.isVisible()


def test_busy_fades_and_nothing_says_why(card: WhyCard) -> None:
    card.show_contributions(contributions(VALUES), "price")
    card.show_busy()
    assert card.bars.is_faded and card.bars.isVisible()
    assert "Computing" in card.note.text()
    card.show_contributions(contributions(VALUES), "price")
    assert not card.bars.is_faded
    card.show_nothing("Train a network first.")
    assert card.note.text() == "Train a network first."
    assert not any(each.isVisible() for each in (card.bars, card.map, card.more, card.subject))


@pytest.mark.parametrize(
    ("largest", "amount", "text"),
    [
        (1709.0, -17.2, "-17"),
        (0.42, 0.0314, "+0.031"),
        (0.42, -0.0001, "0.000"),
        (3.0, 0.0, "0"),
        (5e-6, 5e-6, "+5.00e-06"),
        (3e9, -3e9, "-3.00e+09"),
        (1.0, float("nan"), "–"),
    ],
)
def test_amounts_have_the_digits_of_the_largest(largest: float, amount: float, text: str) -> None:
    assert AmountFormat.of([largest]).signed(amount) == text


def test_it_is_drawn_in_both_schemes(card: WhyCard) -> None:
    card.show_contributions(contributions(VALUES), "price")
    before = theme.choice
    try:
        theme.choose("light")
        light = card.bars.grab().toImage()
        theme.choose("dark")
        assert light != card.bars.grab().toImage()
    finally:
        theme.choose(before)


def test_nothing_is_drawn_of_amounts_that_are_all_0(card: WhyCard) -> None:
    card.show_contributions(contributions(dict.fromkeys(VALUES, 0.0), 0.0, 0.0), "")
    card.grab()
    card.show_contributions(contributions({f"p{i}": 0.0 for i in range(4)}), "", image=(2, 2, 1))
    card.grab()
    assert np.all(card.map.amounts == 0)
