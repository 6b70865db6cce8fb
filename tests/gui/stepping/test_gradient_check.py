"""The check of the gradients in the window: green red for a planted error, never out of date."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

import gui.stepping.gradient_checker
from engine.common.messages import Cancelled
from engine.core.architecture.templates import chain
from engine.core.layers import Dense
from engine.core.layers.dense import DenseSettings
from engine.stepping.quantities import Key
from engine.stepping.tape import Tape
from gui.look.theme import theme
from gui.stepping.check.check_texts import badges_of
from gui.stepping.check.gradient_badge import GradientBadge
from gui.stepping.gradient_checker import GradientChecker
from gui.stepping.step_list import BADGE, StepListPanel
from gui.stepping.stepping_model import SteppingModel
from tests.taped import tape_of, with_one_wrong
from tests.toy_data import task_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # as popups would need

TASK = task_of("classes", 4)
DRAWN = chain([("dense", DenseSettings(5, "relu"))], TASK)


@pytest.fixture
def model(qtbot: QtBot) -> SteppingModel:
    return SteppingModel()


@pytest.fixture
def checker(model: SteppingModel) -> Iterator[GradientChecker]:
    checker = GradientChecker(model)
    yield checker
    checker.shut_down()


@pytest.fixture
def badge(qtbot: QtBot, checker: GradientChecker) -> GradientBadge:
    badge = GradientBadge(checker, QAction("Check gradients"))
    qtbot.addWidget(badge)
    badge.resize(250, 200)
    badge.show()
    return badge


def check(qtbot: QtBot, checker: GradientChecker) -> None:
    checker.start()
    qtbot.waitUntil(lambda: checker.share is None, timeout=10_000)


def look_of(badge: GradientBadge) -> tuple[str, str]:
    return badge.card.property("look"), badge.card.verdict.property("look")


def test_a_right_iteration_is_green(qtbot, model, checker, badge):
    model.take_tape(tape_of(DRAWN, TASK))
    assert not badge.card.isVisible()
    check(qtbot, checker)
    assert badge.card.isVisible() and not badge.bar.isVisible()
    assert badge.card.verdict.text() == "all layers agree with central differences"
    assert badge.card.figure.text().startswith("largest relative error ")
    assert look_of(badge) == ("verdict_good", "good_words")


def test_a_planted_wrong_backward_is_red(qtbot, monkeypatch, model, checker, badge):
    right = Dense.backward_from_dz

    def wrong(self, dz, cache, needs_da_prev=True):
        given = right(self, dz, cache, needs_da_prev)
        if needs_da_prev:
            self.dW[0, 0] *= 1.1
        return given

    monkeypatch.setattr(Dense, "backward_from_dz", wrong)
    model.take_tape(tape_of(DRAWN, TASK))
    check(qtbot, checker)
    assert badge.card.verdict.text() == "Output: dW[2] does not agree with central differences"
    assert look_of(badge) == ("verdict_wrong", "wrong_words")


def test_a_wrong_number_on_the_tape_is_red(qtbot, model, checker, badge):
    model.take_tape(with_one_wrong(tape_of(DRAWN, TASK), Key("da", 1)))
    check(qtbot, checker)
    assert "da[1]" in badge.card.verdict.text()
    assert look_of(badge) == ("verdict_wrong", "wrong_words")
    qtbot.mouseClick(badge.card, Qt.MouseButton.LeftButton)
    red = {row for row in range(badge.popup.table.rowCount()) if is_red(badge, row)}
    assert [badge.popup.table.item(row, 0).text() for row in sorted(red)] == ["1 · Dense 1", "da[1]"]
    badge.popup.hide()


def is_red(badge: GradientBadge, row: int) -> bool:
    return badge.popup.table.item(row, 0).foreground().color() == theme.color("wrong")


def test_the_badge_explains_itself(qtbot, model, checker, badge):
    model.take_tape(tape_of(DRAWN, TASK, m=6))
    check(qtbot, checker)
    qtbot.mouseClick(badge.card, Qt.MouseButton.LeftButton)
    leaf = badge.popup
    assert leaf.isVisible()
    assert leaf.title.text() == "All layers agree with central differences."
    assert "6 rows" in leaf.how.text() and "1e-5" in leaf.how.text()
    rows = [[text_at(leaf, row, column) for column in range(4)] for row in range(leaf.table.rowCount())]
    assert [row[0] for row in rows] == [
        *("1 · Dense 1", "da[1]", "dW[1]", "db[1]"),
        *("2 · Output", "dz[2]", "dW[2]", "db[2]"),
    ]
    assert rows[2][2] == "20" and float(rows[2][1]) < 1e-7 and float(rows[2][3]) < 1e-4
    assert leaf.notes.geometry().bottom() < leaf.height() and leaf.table.geometry().bottom() < leaf.notes.y()
    qtbot.keyClick(leaf, Qt.Key.Key_Escape)
    assert not leaf.isVisible()


def text_at(leaf, row: int, column: int) -> str:
    item = leaf.table.item(row, column)
    return item.text() if item else ""


def test_nothing_can_be_checked_before_a_gradient_is_computed(model, checker):
    assert "backward" in checker.unavailable_reason
    model.take_tape(tape_of(DRAWN, TASK, steps=3))
    checker.start()
    assert checker.share is None and checker.found is None


def test_a_result_is_forgotten_with_its_numbers(qtbot, model, checker, badge):
    tape = tape_of(DRAWN, TASK)
    model.take_tape(tape)
    check(qtbot, checker)
    model.step_back()
    assert checker.found is not None  # the numbers are only hidden
    model.take_tape(tape_of(DRAWN, TASK, seed=1))
    assert checker.found is None
    assert not badge.card.isVisible()


def test_a_check_of_numbers_that_are_gone_is_ended(qtbot, monkeypatch, model, checker, badge):
    begun, told = threading.Event(), []

    def endless(tape: Tape, progress, cancelled):
        begun.set()
        while not cancelled():
            time.sleep(0.001)
        told.append("cancelled")
        raise Cancelled

    monkeypatch.setattr(gui.stepping.gradient_checker, "check_tape", endless)
    model.take_tape(tape_of(DRAWN, TASK))
    checker.start()
    assert badge.bar.isVisible() and badge.stop.isVisible()
    assert begun.wait(5)
    model.forget_tape()
    assert checker.share is None
    qtbot.waitUntil(lambda: not checker.is_busy, timeout=5_000)
    assert told == ["cancelled"] and checker.found is None
    assert not badge.bar.isVisible()


def test_an_error_of_the_program_is_told_in_a_sentence(qtbot, monkeypatch, model, checker, badge):
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(gui.stepping.gradient_checker, "check_tape", broken)
    model.take_tape(tape_of(DRAWN, TASK))
    check(qtbot, checker)
    assert "ZeroDivisionError" in badge.card.verdict.text()


def test_every_layer_has_its_badge_in_the_list_of_steps(qtbot, model, checker):
    key = Key("dW", 2)
    model.take_tape(with_one_wrong(tape_of(DRAWN, TASK), key))
    panel = StepListPanel(model)
    qtbot.addWidget(panel)
    check(qtbot, checker)
    badges = badges_of(checker.found)
    assert [(layer, badge.is_good) for layer, badge in badges.items()] == [(1, True), (2, False)]
    assert float(badges[1].text) < 1e-7 and badges[2].text == "dW[2]"
    panel.show_badges(badges)
    shown = {item.text(): item.data(BADGE) for item in map(panel.steps.item, range(panel.steps.count()))}
    assert {words for words, badge in shown.items() if badge} == {"backward 2", "backward 1"}
    assert shown["backward 2"] == badges[2]
    panel.show_badges(badges_of(None))
    assert not any(panel.steps.item(place).data(BADGE) for place in range(panel.steps.count()))
