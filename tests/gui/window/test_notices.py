"""Notices make room, go when they were read, stay where there is something to do, and are kept in a list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget

from gui.look.notice import Notice
from gui.look.widgets.message_bar import MessageBar
from gui.look.widgets.notices import AFTER_HOVER, MOST_ENTRIES, MOST_WITH_BUTTONS, Notices
from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.translation import language
from gui.window.main_window import MainWindow

REPORT = Notice("It was done.", "good")
ERROR = Notice("It could not be done.")


@pytest.fixture
def bar(qtbot) -> Iterator[MessageBar]:
    frame = QWidget()
    qtbot.addWidget(frame)
    bar = MessageBar("window_message", frame)
    QLineEdit(frame).setFocus()
    frame.show()
    frame.activateWindow()
    qtbot.waitActive(frame)
    yield bar
    frame.close()


@pytest.fixture
def notices(bar) -> Notices:
    notices = Notices(bar)
    notices.attach(bar)
    return notices


def test_a_report_goes_after_some_seconds_and_is_kept_in_the_list(notices, bar):
    notices.show(REPORT)
    notices.pass_time(4)
    assert bar.label.text() == REPORT.text
    notices.pass_time(1)
    assert notices.current is None and not bar.label.text()
    assert [entry.notice for entry in notices.entries] == [REPORT]


@pytest.mark.parametrize("notice", [ERROR, Notice("Choose.", "tip", "Do it", lambda: None)])
def test_errors_and_choices_stay(notices, bar, notice):
    notices.show(notice)
    notices.pass_time(1000)
    assert notices.current is notice and bar.label.text() == notice.text


def test_time_stands_still_while_it_is_pointed_at_and_it_goes_soon_after(notices, bar, monkeypatch):
    notices.show(REPORT)
    monkeypatch.setattr(bar, "underMouse", lambda: True)
    notices.pass_time(1000)
    assert notices.current is REPORT
    monkeypatch.setattr(bar, "underMouse", lambda: False)
    notices.pass_time(AFTER_HOVER / 2)
    assert notices.current is REPORT
    notices.pass_time(AFTER_HOVER)
    assert notices.current is None


def test_time_stands_still_while_the_window_is_not_active(notices, bar, monkeypatch):
    notices.show(REPORT)
    monkeypatch.setattr(bar, "isActiveWindow", lambda: False)
    notices.pass_time(1000)
    assert notices.current is REPORT


def test_what_stays_comes_back_after_a_report(notices, bar):
    notices.show(ERROR)
    notices.show(REPORT)
    assert bar.label.text() == REPORT.text
    notices.pass_time(100)
    assert bar.label.text() == ERROR.text
    bar.close_button.click()
    assert notices.current is None
    notices.show(ERROR)
    notices.show(REPORT)
    notices.withdraw(ERROR)
    notices.pass_time(100)
    assert notices.current is None
    notices.show(ERROR)
    notices.show(None)
    assert notices.current is None


def test_a_button_of_the_bar_or_of_the_list_acts_once(notices, bar):
    done: list[str] = []
    offer = Notice(
        "Choose.",
        "tip",
        "One",
        lambda: done.append("one"),
        second_button="Two",
        second_act=lambda: done.append("two"),
    )
    notices.show(offer)
    bar.second_button.click()
    assert done == ["two"] and notices.current is None and not notices.entries[-1].is_open
    notices.act(notices.entries[-1])
    assert done == ["two"]
    notices.show(offer)
    bar.close_button.click()
    assert notices.entries[-1].is_open
    notices.act(notices.entries[-1])
    assert done == ["two", "one"]


def test_the_list_is_bounded_and_lets_go_of_what_old_buttons_bring_back(notices):
    for number in range(MOST_ENTRIES + 20):
        notices.show(Notice(f"Number {number}.", "tip", "Bring it back", lambda: None))
    assert len(notices.entries) == MOST_ENTRIES
    assert sum(entry.is_open for entry in notices.entries) == MOST_WITH_BUTTONS
    assert sum(entry.notice.act is not None for entry in notices.entries) == MOST_WITH_BUTTONS


@pytest.fixture
def window_size():
    return QSize(1100, 560)


@pytest.fixture
def window(iris_window):
    return iris_window


def hidden_cards(window: MainWindow) -> list[str]:
    bar, view = window.parts.message_bar, window.parts.canvas.view
    covered = QRect(view.viewport().mapFromGlobal(bar.mapToGlobal(QPoint())), bar.size())
    places = {
        i: view.mapFromScene(card.sceneBoundingRect()).boundingRect()
        for i, card in view.scene_items.cards.items()
    }
    return [i for i, place in places.items() if bar.isVisible() and place.intersects(covered)]


@pytest.mark.parametrize("is_fitted", [True, False])
def test_a_notice_hides_no_card_and_gives_the_room_back(qtbot, window, is_fitted):
    view = window.parts.canvas.view
    if not is_fitted:
        view.set_zoom(0.8)
        top = view.mapFromScene(view.scene_items.content_rect().topLeft()).y()
        view.scroll_by(QPoint(0, 10 - top))  # the cards begin right under the tabs
    window.notices.show(ERROR)
    qtbot.waitUntil(window.parts.message_bar.isVisible)
    qtbot.wait(50)
    before = view.mapFromScene(view.scene_items.content_rect().topLeft())
    assert hidden_cards(window) == []
    window.notices.show(None)
    qtbot.wait(50)
    assert view.is_fitted is is_fitted
    if not is_fitted:
        assert view.mapFromScene(view.scene_items.content_rect().topLeft()).y() < before.y()


def test_the_list_shows_time_words_and_buttons_in_any_language(qtbot, window):
    done: list[bool] = []
    window.notices.show(REPORT)
    window.notices.show(Notice("Choose.", "tip", "Do it", lambda: done.append(True)))
    button = window.findChild(QPushButton, "window_message_close")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    window.parts.actions_by_key["notices"].trigger()
    dialog = window.findChild(QDialog, "notices_dialog")
    assert dialog.isVisible() and not dialog.isModal()
    texts = [label.text() for label in dialog.findChildren(PlainLabel)]
    assert texts[1] == "Choose." and REPORT.text in texts
    assert all(len(time) == 8 for time in texts[::2])
    dialog.findChild(QPushButton, "notice_button").click()
    assert done == [True]
    qtbot.waitUntil(lambda: dialog.findChild(QPushButton, "notice_button") is None)
    language.choose("ko")
    qtbot.waitUntil(lambda: window.findChild(QDialog, "notices_dialog").windowTitle() == "알림")
