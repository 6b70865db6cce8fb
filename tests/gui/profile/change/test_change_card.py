"""The card that asks what would change a prediction: wishes, locked columns, and what was found."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QToolButton

from engine.core.task import Task
from engine.evaluation.counterfactual.search import Counterfactual, Outcome
from engine.evaluation.counterfactual.wish import Wish
from gui.profile.change.change_card import ChangeCard

CLASSES = Task("classes", 4, ("setosa", "versicolor", "virginica"), "species")
NUMBER = Task("regression", 3, (), "price")
COLUMNS = ("carat", "clarity & cut", "color")
FOUND = Counterfactual(
    {"carat": 0.53, "clarity & cut": "VVS1", "color": "E"},
    {"clarity & cut": ("VS1", "VVS1"), "color": (None, "E")},
    2.0,
    np.array([2261.0]),
)


@pytest.fixture
def card(qtbot: Any) -> ChangeCard:
    card = ChangeCard()
    qtbot.addWidget(card)
    card.resize(250, 300)
    card.show_task(NUMBER, COLUMNS, 3990.0, "$")
    card.show()
    return card


def test_classes_can_be_wished(qtbot: Any, card: ChangeCard) -> None:
    wished: list[Wish] = []
    card.wish_changed.connect(wished.append)
    card.show_task(CLASSES, COLUMNS)
    choice = card.wishes.choice
    assert [choice.itemText(i) for i in range(choice.count())] == ["another class", *CLASSES.classes]
    assert not card.wishes.limit.isVisible()
    assert card.wishes.wish == Wish("class")
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert wished == [Wish("class", 0)]
    card.show_wish(Wish("class", 2))
    assert choice.currentText() == "virginica" and len(wished) == 1


def test_numbers_can_be_wished(qtbot: Any, card: ChangeCard) -> None:
    wished: list[Wish] = []
    card.wish_changed.connect(wished.append)
    card.show_wish(Wish("at_least", limit=2257.0))
    limit = card.wishes.limit
    assert (limit.text(), limit.decimals(), card.wishes.units.text()) == ("2,257", 0, "$")
    limit.selectAll()
    qtbot.keyClicks(limit, "-1500")
    assert not wished  # until it is finished
    qtbot.keyClick(limit, Qt.Key.Key_Return)
    qtbot.keyClick(card.wishes.choice, Qt.Key.Key_Down)
    assert wished == [Wish("at_least", limit=-1500.0), Wish("at_most", limit=-1500.0)]
    card.show_task(NUMBER, COLUMNS, 0.004)
    assert limit.decimals() == 6 and not card.wishes.units.isVisible()


def test_what_was_found_can_be_pinned(qtbot: Any, card: ChangeCard) -> None:
    pinned: list[object] = []
    beside: list[object] = []
    card.pin_wanted.connect(pinned.append)
    card.beside_wanted.connect(beside.append)
    assert not card.pin.isVisible()
    card.show_outcome(Outcome(FOUND, 9000, 2), "2,261 $")
    assert card.changed.texts == {"clarity & cut": "VS1 → VVS1", "color": "– → E"}
    assert card.note.text() == "Nearest row: 2,261 $"
    qtbot.mouseClick(card.pin, Qt.MouseButton.LeftButton)
    qtbot.keyClick(card.beside, Qt.Key.Key_Space)
    assert pinned == beside == [FOUND.values]
    assert not card.search.isVisible()
    card.show_outdated("The network has learnt on since.")
    assert card.note.text().endswith("learnt on since.") and card.search.isVisible()


def test_what_cannot_be_pinned_is_said(card: ChangeCard) -> None:
    card.show_outcome(Outcome(None, 214_000, 5), "")
    assert card.note.text() == "None found: 214,000 rows with up to 5 changed columns were tried."
    assert not card.pin.isVisible() and not card.changed.isVisible()
    card.show_outcome(Outcome(Counterfactual({}, {}, 0.0, np.zeros(1)), 1, 0), "5 $")
    assert card.note.text() == "It is so already: 5 $"
    assert not card.pin.isVisible()
    card.show_nothing("Train a network first.")
    assert card.note.text() == "Train a network first." and not card.search.isVisible()


def test_a_search_can_be_begun_and_ended(qtbot: Any, card: ChangeCard) -> None:
    with qtbot.waitSignal(card.search_wanted):
        qtbot.mouseClick(card.search, Qt.MouseButton.LeftButton)
    card.show_busy(12_000)
    assert card.note.text() == "Searching … rows tried: 12,000"
    assert not card.search.isVisible()
    with qtbot.waitSignal(card.cancel_wanted):
        qtbot.mouseClick(card.cancel, Qt.MouseButton.LeftButton)
    card.show_ready()
    assert card.search.isVisible() and not card.cancel.isVisible()


def test_columns_can_be_locked(qtbot: Any, card: ChangeCard) -> None:
    told: list[frozenset[str]] = []
    card.locked_changed.connect(told.append)
    menu = card.findChild(QMenu, "locked_columns_menu")
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["carat", "clarity && cut", "color"]
    menu.actions()[0].trigger()
    assert told == [{"carat"}]
    assert card.locks.text() == "Columns that stay: 1 ▾"
    card.show_outcome(Outcome(FOUND, 9000, 2), "2,261 $")
    button = card.findChild(QToolButton, "lock_color")
    assert button is not None
    with qtbot.waitSignal(card.search_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told[-1] == {"carat", "color"}
    card.show_locked(frozenset())
    assert card.locks.text() == "All columns may change ▾" and len(told) == 2
    assert not any(action.isChecked() for action in menu.actions())


def test_pixels_are_not_locked_one_by_one(card: ChangeCard) -> None:
    card.show_task(Task("classes", 64, tuple("0123456789"), "digit", (8, 8, 1)), [f"p{i}" for i in range(64)])
    assert not card.locks.isVisible()
    card.show_outcome(Outcome(FOUND, 9, 2), "7")
    assert card.findChild(QToolButton, "lock_color") is None


def test_the_menu_opens_by_keyboard(qtbot: Any, card: ChangeCard, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QPoint] = []
    monkeypatch.setattr(QMenu, "popup", lambda _menu, where: opened.append(where))
    qtbot.keyClick(card.locks, Qt.Key.Key_Space)
    assert opened == [card.locks.mapToGlobal(card.locks.rect().bottomLeft())]
