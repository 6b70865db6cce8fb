"""The bar alone: long words, many languages, and room that is short."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.lessons.lesson_bar import LessonBar, LessonBarView, rich

LONG = "A sentence that goes on about W[1] and **Train** " * 5
ANSWERS = ("it learns 3,000 times faster", "the loss jumps up and down", "nothing changes", "it stops")


@pytest.fixture
def bar(qtbot) -> LessonBar:
    bar = LessonBar()
    qtbot.addWidget(bar)
    bar.resize(700, 110)
    return bar


def shown(bar: LessonBar, qtbot, view: LessonBarView) -> None:
    bar.show_view(view)
    bar.adjustSize()
    bar.resize(700, bar.heightForWidth(700) if bar.hasHeightForWidth() else bar.sizeHint().height())
    qtbot.wait(10)


def test_no_word_is_cut_off(bar, qtbot):
    shown(
        bar, qtbot, LessonBarView("5 · Title", 2, 9, text=LONG, texts=(LONG,), hint=LONG, next_label="Skip")
    )
    for label in bar.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= needed, label.objectName()
    for button in bar.findChildren(QPushButton):
        assert not button.isVisible() or button.width() >= button.sizeHint().width()


def test_answers_that_do_not_fit_stand_below_one_another_and_ask_for_no_width(bar, qtbot):
    view = LessonBarView(
        "4 · Title", 1, 5, text="Which?", texts=("Which?",), choices=ANSWERS, next_label="Skip"
    )
    shown(bar, qtbot, view)
    assert bar.minimumSizeHint().width() < 500
    places = [button.mapTo(bar, QPoint(0, 0)) for button in bar.choices.buttons]
    assert len({place.x() for place in places}) == 1
    assert all(
        bar.rect().contains(button.geometry().translated(bar.choices.pos())) for button in bar.choices.buttons
    )
    bar.resize(1400, bar.height())
    qtbot.waitUntil(lambda: len({button.y() for button in bar.choices.buttons}) == 1)


def test_an_answer_is_told_and_the_answers_go(bar, qtbot):
    view = LessonBarView("4 · Title", 1, 5, text="Which?", choices=ANSWERS[:2], next_label="Skip")
    shown(bar, qtbot, view)
    assert [button.isVisible() for button in bar.choices.buttons] == [True, True, False, False]
    with qtbot.waitSignal(bar.answered) as told:
        bar.choices.buttons[1].click()
    assert told.args == [2]
    shown(bar, qtbot, LessonBarView("4 · Title", 1, 5, hint="Right.", is_good=True))
    assert not bar.choices.isVisible() and bar.mark.text() == "✓"


def test_all_steps_have_one_height(bar, qtbot):
    texts = (LONG, "Short.")
    heights = set()
    for place, text in enumerate(texts):
        shown(bar, qtbot, LessonBarView("1 · Title", place, 2, text=text, texts=texts, next_label="Next"))
        heights.add(bar.findChild(QWidget, "lesson_text_area").height())
    assert len(heights) == 1


def test_what_a_file_says_is_shown_as_it_is_but_for_the_stars():
    assert rich("a < b & **W[1]** <img src=x>") == "a &lt; b &amp; <b>W[1]</b> &lt;img src=x&gt;"
