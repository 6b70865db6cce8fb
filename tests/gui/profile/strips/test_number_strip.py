"""The strip of a column of numbers: its line follows mouse, keys and typing."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit

from engine.data.fitted_column import FittedColumn
from engine.data.table.table import Column
from engine.evaluation.strips.grids import Strip, ValueGrid, prepared
from gui.look.theme import theme
from gui.profile.strips.number_strip import NumberStrip
from gui.profile.strips.scale import Scale
from gui.profile.strips.strip_card import Marked

SCALE = Scale(0.0, 10.0, (0.0, 5.0, 10.0), ("0", "5", "10"))


def strip_of(low: float = 0.0, high: float = 10.0, step: float = 0.1) -> Strip:
    values = np.linspace(low - 1, high + 1, 41)
    fitted = FittedColumn("size", "number", 4.0)
    grid = ValueGrid("size", "number", tuple(values), prepared(fitted, Column("size", "number", values)), 0)
    return Strip(grid, 4.0, low, high, step, marks=(1.0, 2.0))


@pytest.fixture
def card(qtbot) -> NumberStrip:
    card = NumberStrip(strip_of())
    qtbot.addWidget(card)
    card.resize(360, 220)
    card.show_others(SCALE, np.full((3, 41, 1), 8.0), 0)
    card.show_rows(Marked(2.0, np.full(41, 5.0), 5.0), None)
    card.value_chosen.connect(lambda _, value: card.show_rows(Marked(value, np.full(41, 5.0), 5.0), None))
    card.show()
    qtbot.waitExposed(card)
    return card


def at(card: NumberStrip, value: float) -> QPoint:
    plot = card.plot
    return QPoint(round(plot.left() + (value + 1) / 12 * plot.width()), round(plot.center().y()))


def test_the_line_is_dragged(qtbot, card: NumberStrip) -> None:
    chosen = []
    card.value_chosen.connect(lambda column, value: chosen.append((column, value)))
    qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=at(card, 4.0))
    assert card.is_dragging
    qtbot.mouseMove(card, at(card, 6.5))
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=at(card, 6.5))
    assert not card.is_dragging
    assert [column for column, _ in chosen] == ["size", "size"]
    assert chosen[0][1] == pytest.approx(4.0, abs=0.1)
    assert chosen[1][1] == pytest.approx(6.5, abs=0.1)
    assert all(round(value * 10) / 10 == value for _, value in chosen)  # multiples of the step
    qtbot.mouseMove(card, at(card, 9.0))
    assert len(chosen) == 2


def test_it_can_be_dragged_beyond_the_ends_of_the_card_but_not_of_the_strip(qtbot, card) -> None:
    qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=at(card, 4.0))
    qtbot.mouseMove(card, QPoint(900, 50))
    assert card.here.value == 11.0
    qtbot.mouseMove(card, QPoint(-900, 50))
    assert card.here.value == -1.0


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Right, 2.1),
        (Qt.Key.Key_Left, 1.9),
        (Qt.Key.Key_Up, 2.1),
        (Qt.Key.Key_PageUp, 3.0),
        (Qt.Key.Key_PageDown, 1.0),
        (Qt.Key.Key_Home, 0.0),
        (Qt.Key.Key_End, 10.0),
        (Qt.Key.Key_Delete, None),
    ],
)
def test_keys_move_it(qtbot, card: NumberStrip, key: Qt.Key, value: float | None) -> None:
    card.setFocus()
    qtbot.keyClick(card, key)
    assert card.here.value == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [("3.25", 3.25), ("1,234.5", 1234.5), ("0,5", 0.5), ("-4", -4.0), ("1e3", 1000.0), ("", None)],
)
def test_a_number_is_typed(qtbot, card: NumberStrip, typed: str, value: float | None) -> None:
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    field = card.findChild(QLineEdit)
    assert field.text() == "2"
    field.clear()
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert card.here.value == value
    assert not field.isVisible()


def test_what_is_no_number_is_not_taken(qtbot, card: NumberStrip) -> None:
    qtbot.mouseDClick(card, Qt.MouseButton.LeftButton, pos=at(card, 5.0))
    field = card.findChild(QLineEdit)
    before = card.here.value
    qtbot.keyClicks(field, "many")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.isVisible()
    assert card.here.value == before
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert card.here.value == before


def color_at(card: NumberStrip, x: float, y: float) -> QColor:
    return card.grab().toImage().pixelColor(round(x), round(y))


def test_it_is_hatched_where_training_never_was(card: NumberStrip) -> None:
    plot = card.plot
    trouble, ground = theme.color("trouble"), theme.color("canvas")
    y = plot.top() + 30
    image = card.grab().toImage()

    def hatched(first: float, last: float) -> bool:
        colors = [image.pixelColor(x, round(y)) for x in range(round(first), round(last))]
        return any(abs(c.red() - ground.red()) > 20 and c.red() > c.blue() for c in colors)

    assert trouble.red() > trouble.blue()
    assert hatched(plot.left() + 1, at(card, 0).x() - 1)
    assert not hatched(at(card, 0).x() + 3, at(card, 1.8).x())
    assert hatched(at(card, 10).x() + 3, plot.right())


def test_the_dot_is_where_the_prediction_is(card: NumberStrip) -> None:
    y = float(card.heights(5.0))
    color, shown = theme.color("backward"), color_at(card, at(card, 2.0).x(), y)
    assert abs(color.red() - shown.red()) + abs(color.blue() - shown.blue()) < 20
    curve, shown = theme.color("forward"), color_at(card, at(card, 7.0).x(), y)
    assert abs(curve.red() - shown.red()) + abs(curve.blue() - shown.blue()) < 40
    assert float(card.heights(0.0)) > float(card.heights(10.0))


def test_a_missing_value_stands_where_it_counts(card: NumberStrip) -> None:
    card.show_rows(Marked(None, np.full(41, 5.0), 5.0), None)
    assert card.accessibleDescription() == "–"
    shown = color_at(card, at(card, 4.0).x(), float(card.heights(5.0)))
    assert shown.red() > shown.blue()


def test_predictions_that_are_no_numbers_are_painted(card: NumberStrip) -> None:
    card.show_others(SCALE, np.full((3, 41, 1), np.nan), 0)
    card.show_rows(Marked(1e300, np.full(41, np.inf), np.nan), Marked(-1e300, np.full(41, -1e300), 1e308))
    assert not card.grab().isNull()
