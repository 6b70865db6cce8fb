"""The shared widgets: elided words, calm fields, inline messages, icons."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QHelpEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from gui.look.icons import set_icon
from gui.look.theme import theme
from gui.look.widgets.collapsible import Collapsible
from gui.look.widgets.fields import CheckBox, ChoiceBox, DecimalBox, WholeNumberBox, leave_undo_to_window
from gui.look.widgets.helpers import GestureKey
from gui.look.widgets.message_bar import MessageBar
from gui.look.widgets.plain_text import ElidedLabel, StillPlace, plain_tooltip


def shown(qtbot: Any, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def turn_wheel(widget: QWidget) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(widget.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_elided_label_has_all_of_it_in_the_tooltip_only_where_it_does_not_fit(qtbot: Any) -> None:
    label = ElidedLabel("a rather long sentence about nothing at all")
    shown(qtbot, label)
    label.resize(60, 20)
    assert label.toolTip() == label.text()
    label.resize(900, 20)
    assert label.toolTip() == ""


class LayoutsAsked(QObject):
    """Counts how often a widget is asked to lay out what it holds."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.mark.parametrize("is_still", [True, False])
def test_a_text_in_a_still_place_lays_nothing_out_anew(qtbot: Any, is_still: bool) -> None:
    outer, label = QWidget(), ElidedLabel("0.1")
    layout = QVBoxLayout(outer)
    layout.addWidget(StillPlace(label) if is_still else label)
    outer.resize(200, 80)
    shown(qtbot, outer)
    QApplication.processEvents()
    asked = LayoutsAsked()
    outer.installEventFilter(asked)
    label.setText("0.123456")
    QApplication.processEvents()
    assert (asked.count == 0) == is_still
    assert label.width() == 200 - layout.contentsMargins().left() - layout.contentsMargins().right()
    assert label.height() == label.sizeHint().height()


def test_a_still_place_follows_the_font_of_its_label(qtbot: Any) -> None:
    outer, label = QWidget(), ElidedLabel("0.1")
    QVBoxLayout(outer).addWidget(StillPlace(label))
    shown(qtbot, outer)
    label.setStyleSheet("font-size: 40px;")
    qtbot.waitUntil(lambda: label.height() >= 40)
    assert label.height() == label.sizeHint().height()


def test_words_from_a_file_are_never_taken_for_html() -> None:
    assert plain_tooltip("age") == "age"
    assert "&lt;b&gt;" in plain_tooltip("<b>age</b>")


def test_fields_ignore_the_wheel_until_they_have_the_focus(qtbot: Any) -> None:
    frame = QWidget()
    boxes = (WholeNumberBox(0, 10, frame), DecimalBox(0, 10, 2, frame))
    for box in boxes:
        box.setValue(5)
    choice = ChoiceBox({"a": "A", "b": "B"}, frame)
    choice.setCurrentIndex(1)
    shown(qtbot, frame)
    frame.setFocus()
    for widget in (*boxes, choice):
        turn_wheel(widget)
    assert [box.value() for box in boxes] == [5, 5]
    assert choice.currentData() == "b"
    qtbot.waitActive(frame)
    boxes[0].setFocus()
    qtbot.waitUntil(boxes[0].hasFocus)
    turn_wheel(boxes[0])
    assert boxes[0].value() != 5


def test_undo_in_a_field_is_the_windows_but_while_something_is_typed(qtbot: Any) -> None:
    frame, undone = QWidget(), []
    layout = QVBoxLayout(frame)
    line, whole, free = QLineEdit("0.01"), WholeNumberBox(0, 1000), DecimalBox(0, 10, 2)
    free.setSpecialValueText("none")
    leave_undo_to_window(line, line.isModified)
    for field in (line, whole, free):
        layout.addWidget(field)
    action = QAction(frame)
    action.setShortcut(QKeySequence("Ctrl+Z"))
    action.triggered.connect(lambda: undone.append(QApplication.focusWidget()))
    frame.addAction(action)
    shown(qtbot, frame)
    qtbot.waitActive(frame)
    for field in (line, whole, free):
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert undone[-1] is field
    whole.setFocus()
    whole.selectAll()
    QTest.keyClicks(whole, "24")
    QTest.keyClick(whole, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(undone) == 4  # 24 counts already
    line.setFocus()
    QTest.keyClicks(line, "5")
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (len(undone), line.text()) == (4, "0.01")


def test_a_click_on_a_message_leaves_the_keyboard_where_it_is(qtbot: Any) -> None:
    frame = QWidget()
    layout = QVBoxLayout(frame)
    before, bar, after = QLineEdit(), MessageBar("message"), QLineEdit()
    for widget in (before, bar, after):
        layout.addWidget(widget)
    bar.acted.connect(bar.clear)
    bar.show_message("Something was changed.", button="Go on")
    shown(qtbot, frame)
    qtbot.waitActive(frame)
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible() and before.hasFocus() and not after.hasFocus()


@pytest.mark.parametrize(("value", "text"), [(70.0, "70"), (0.0, "0"), (33.3, "33.3"), (1234.5, "1,234.5")])
def test_decimals_are_shown_without_trailing_zeros(qtbot: Any, value: float, text: str) -> None:
    box = DecimalBox(0, 10_000, 4)
    qtbot.addWidget(box)
    box.setValue(value)
    assert box.text() == text


def test_whole_numbers_have_commas_and_can_be_typed_with_and_without(qtbot: Any) -> None:
    box = WholeNumberBox(0, 10_000_000)
    shown(qtbot, box)
    box.setValue(1_234_567)
    assert box.text() == "1,234,567"
    for typed in ("7654", "7,654"):
        box.selectAll()
        qtbot.keyClicks(box, typed)
        assert box.value() == 7654


def test_showing_a_value_tells_nobody_and_leaves_typed_text_alone(qtbot: Any) -> None:
    box = DecimalBox(0, 10, 4)
    shown(qtbot, box)
    told: list[float] = []
    box.valueChanged.connect(told.append)
    box.show_value(3)
    assert told == [] and box.text() == "3"
    box.selectAll()
    qtbot.keyClicks(box, "0.0")
    assert told == [0.0]
    box.show_value(0.0)
    assert box.text() == "0.0"


def test_choice_box_tells_keys_that_the_user_chose_only(qtbot: Any) -> None:
    box = ChoiceBox({"relu": "ReLU", "tanh": "tanh"})
    shown(qtbot, box)
    chosen: list[str] = []
    box.chosen.connect(chosen.append)
    box.show_key("tanh")
    assert (box.currentText(), chosen) == ("tanh", [])
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert chosen == ["relu"]


def test_an_elided_choice_is_whole_in_its_tooltip(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    shown_words: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, words, widget: shown_words.append(words))
    box = ChoiceBox({"a": "standard (mean 0, deviation 1)"})
    box.setToolTip("How numbers are scaled.")
    shown(qtbot, box)
    ask = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5))
    box.resize(80, 28)
    QApplication.sendEvent(box, ask)
    box.resize(600, 28)
    box.grab()
    assert shown_words == ["standard (mean 0, deviation 1)\nHow numbers are scaled."]


def test_gesture_keys_are_the_same_until_the_gesture_ends() -> None:
    gesture = GestureKey("form")
    first = gesture.of("units")
    assert gesture.of("units") == first != gesture.of("rate")
    gesture.end()
    assert gesture.of("units") != first


def test_unfold_shows_and_hides_its_body(qtbot: Any) -> None:
    body, frame = QLabel("inside"), QWidget()
    unfold = Collapsible("Options", body, "options", frame)
    shown(qtbot, frame)
    assert not body.isVisible()
    qtbot.mouseClick(unfold.button, Qt.MouseButton.LeftButton)
    assert body.isVisible()
    qtbot.keyClick(unfold.button, Qt.Key.Key_Space)
    assert not body.isVisible()


def test_message_bar_shows_only_the_parts_it_has(qtbot: Any) -> None:
    frame = QWidget()
    bar = MessageBar("problem", frame)
    shown(qtbot, frame)
    assert not bar.isVisible()
    bar.show_message("It is so.", button="Mend R&D", details="Traceback", closable=True)
    assert bar.label.text() == "It is so."
    assert bar.button.text() == "Mend R&&D"
    with qtbot.waitSignal(bar.acted):
        qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert bar.details.isVisible() and not bar.details_text.isVisible()
    bar.show_message("It is otherwise.")
    assert not (bar.button.isVisible() or bar.details.isVisible() or bar.close_button.isVisible())
    bar.clear()
    assert not bar.isVisible()


def test_icons_take_the_colour_of_the_scheme_and_die_with_their_button(qtbot: Any) -> None:
    def colors(button: QPushButton) -> set[str]:
        image = button.icon().pixmap(32, 32).toImage()
        pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        return {color.name() for color in pixels if color.alpha() == 255}

    button = QPushButton()
    qtbot.addWidget(button)
    try:
        theme.choose("dark")
        set_icon(button, "mdi6.delete", "good")
        set_icon(button, "mdi6.delete", "text")
        assert theme.color("text").name() in colors(button)
        theme.choose("light")
        assert theme.color("text").name() in colors(button)
        passing = QPushButton()
        set_icon(passing, "mdi6.delete")
        passing.deleteLater()
        QApplication.processEvents()
        del passing
        theme.choose("dark")
    finally:
        theme.choose("system")


def test_only_another_scheme_styles_what_is_there_again(qtbot: Any) -> None:
    styled: list[str] = []

    class Watched(QWidget):
        def changeEvent(self, event: QEvent) -> None:
            if event.type() == QEvent.Type.StyleChange:
                styled.append(theme.choice)

    theme.choose("dark")
    widget = shown(qtbot, Watched())
    styled.clear()
    try:
        for choice in ("dark", "light", "light", "dark", "system"):
            theme.choose(choice)
            assert theme.choice == choice
        assert theme.is_dark, "else the last one would be another scheme"
        assert widget.isVisible() and styled == ["light", "dark"]
    finally:
        theme.choose("system")


def test_the_button_of_a_message_stands_beside_it_only_where_there_is_room(qtbot: Any) -> None:
    bar = MessageBar("problem")
    bar.show_message("It is so.", button="Mend it")
    shown(qtbot, bar)
    for width, is_beside in ((900, True), (260, False), (900, True)):
        bar.resize(width, 120)
        QApplication.processEvents()
        assert (bar.buttons.geometry().top() < bar.label.geometry().bottom()) is is_beside


def test_a_message_has_a_second_button_only_where_it_is_asked_for(qtbot: Any) -> None:
    bar = MessageBar("problem")
    bar.show_message("It is so.", button="Mend it")
    shown(qtbot, bar)
    assert bar.button.isVisible() and not bar.second_button.isVisible()
    bar.show_message("It is so.", button="Mend it", second_button="Leave it")
    assert bar.second_button.isVisible()
    with qtbot.waitSignal(bar.second_acted):
        bar.second_button.click()
    bar.show_message("It is so.")
    assert not bar.buttons.isVisible()


def test_a_ticked_box_is_painted_otherwise_than_an_empty_one(qtbot: Any) -> None:
    box = CheckBox("log")
    shown(qtbot, box)
    empty = box.grab().toImage()
    box.setChecked(True)
    assert box.grab().toImage() != empty


def test_a_double_click_selects_the_whole_number(qtbot):
    box = WholeNumberBox(0, 100_000)
    qtbot.addWidget(box)
    box.resize(140, 26)
    box.setValue(12_345)
    box.show()
    line = box.lineEdit()
    qtbot.mouseDClick(line, Qt.MouseButton.LeftButton, pos=QPoint(10, line.height() // 2))
    assert line.selectedText() == "12,345"
