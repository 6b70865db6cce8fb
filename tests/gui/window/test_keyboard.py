"""The keyboard of the window: edit keys act on what has it, and it stays in the view that is worked in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from engine.lessons.conditions import TABS
from engine.stepping.quantities import Cell, Key
from gui.panels.training.learning_rate_field import LearningRateField
from gui.window.keys.keyboard import EDITS
from gui.window.main_window import MainWindow
from gui.window.parts.actions.table import ACTIONS

CANVAS, STEPPING, *_ = range(len(TABS))
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
DOWN = Qt.Key.Key_Down


@pytest.fixture
def window_size():
    return QSize(1440, 900)


@pytest.fixture
def window(qtbot, iris_window):
    qtbot.waitActive(iris_window)
    return iris_window


def step(qtbot, window: MainWindow, key: str) -> None:
    window.findChild(QAction, key).trigger()
    qtbot.waitUntil(lambda: not window.stepping.get().model.is_waiting, timeout=20_000)


def holders(window: MainWindow) -> list[QWidget]:
    """All that Tab or a click can give the keyboard to."""
    none = Qt.FocusPolicy.NoFocus
    everywhere = window.findChildren(QWidget)
    return [
        each for each in everywhere if each.focusPolicy() != none and each.isVisible() and each.isEnabled()
    ]


def chords(key: str) -> list[tuple[Qt.Key, Qt.KeyboardModifier]]:
    """The keys of an action."""
    action = next(row for row in ACTIONS if row.key == key)
    combinations = [QKeySequence(keys)[0] for keys in action.shortcut.split("|")]
    return [(each.key(), each.keyboardModifiers()) for each in combinations]


def test_no_keys_belong_to_two_actions():
    # Qt would take neither of the two then.
    keys = [each for row in ACTIONS for each in row.shortcut.split("|") if each]
    assert [each for each in sorted(set(keys)) if keys.count(each) > 1] == []


@pytest.mark.parametrize("page", [CANVAS, STEPPING])
def test_edit_keys_change_no_layer_unless_the_canvas_has_the_keyboard(qtbot, window, page):
    step(qtbot, window, "run_to_update")
    window.parts.tabs.bar.setCurrentIndex(page)
    before = window.workbench.project.architecture
    window.parts.canvas.select([before.order[1].id])
    tried = 0
    keys = [*EDITS, "tidy"] if page == STEPPING else [*EDITS]
    for holder in holders(window):
        if window.parts.canvas.isAncestorOf(holder) or holder.objectName() == "layer_name":
            continue
        name = holder.objectName() or type(holder).__name__
        for chord in (chord for key in keys for chord in chords(key)):
            QGuiApplication.clipboard().setText("mine")
            holder.setFocus()
            QTest.keyClick(holder, *chord)
            after = window.workbench.project.architecture
            assert after == before, (name, chord)
            assert window.parts.canvas.scene.selected_ids() == (before.order[1].id,), (name, chord)
            assert "dense" not in QGuiApplication.clipboard().text(), (name, chord)
            tried += 1
    assert tried > 100


def test_the_canvas_takes_them_when_it_has_the_keyboard(window):
    assert window.focusWidget() is window.parts.canvas.view  # from the start
    order = window.workbench.project.architecture.order
    window.parts.canvas.select([order[1].id])
    QTest.keyClick(window.parts.canvas.view, Qt.Key.Key_D, CONTROL)
    assert len(window.workbench.project.architecture.layers) == len(order) + 1
    QTest.keyClick(window.parts.canvas.view, Qt.Key.Key_Backspace)
    assert len(window.workbench.project.architecture.layers) == len(order)
    assert all(window.parts.actions_by_key[key].isEnabled() for key in EDITS)


def test_the_menu_offers_only_what_would_act_on_what_has_the_keyboard(qtbot, window):
    epochs, actions = window.parts.training_bar.epochs, window.parts.actions_by_key
    epochs.setFocus()
    assert [key for key in EDITS if not actions[key].isEnabled()] == ["duplicate"]
    epochs.selectAll()
    actions["copy"].trigger()
    assert QGuiApplication.clipboard().text() == epochs.cleanText()
    window.parts.tabs.show_page("stepping")
    assert not any(actions[key].isEnabled() for key in (*EDITS, "tidy"))
    step(qtbot, window, "run_to_update")
    table = window.parts.tabs.view("stepping").numbers_panel.values.table
    table.setFocus()
    assert [key for key in EDITS if actions[key].isEnabled()] == ["copy", "select_all"]
    QTest.keyClick(table, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(table, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().count(",") > 10
    window.parts.tabs.show_page("canvas")
    assert all(actions[key].isEnabled() for key in (*EDITS, "tidy"))


def test_a_menu_that_has_the_keyboard_leaves_the_edits_as_they_were(window):
    window.parts.canvas.view.setFocus()
    window.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)
    assert window.keyboard.holder is window.parts.canvas.view
    assert window.parts.actions_by_key["delete"].isEnabled()


def test_a_dialog_opened_from_the_menu_gives_the_keyboard_back_to_the_view(qtbot, window):
    window.parts.canvas.view.setFocus()
    window.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)
    window.parts.commands.show_shortcuts()
    dialog = window.findChild(QDialog, "shortcuts_dialog")
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.parts.canvas.view)


def test_undo_of_an_edit_of_the_drawing_shows_it(qtbot, window):
    window.parts.canvas.add_layer("dense")
    window.parts.tabs.show_page("stepping")
    window.findChild(QAction, "undo").trigger()
    assert window.parts.tabs.current == CANVAS
    window.parts.training_bar.epochs.setValue(31)
    window.parts.tabs.show_page("stepping")
    window.findChild(QAction, "undo").trigger()  # the epochs can be seen from everywhere
    assert window.parts.tabs.current == STEPPING


# Where the keyboard goes


def fields_of_numbers(window: MainWindow) -> list[QWidget]:
    return [
        *window.parts.toolbar.findChildren(QAbstractSpinBox),
        *window.parts.toolbar.findChildren(LearningRateField),
    ]


def test_a_tab_that_is_opened_has_the_keyboard(qtbot, window):
    window.parts.training_bar.epochs.setFocus()
    QTest.keyClick(window, Qt.Key.Key_2, CONTROL)
    assert window.focusWidget() is window.parts.tabs.view("stepping").stepping_view.diagram.view
    QTest.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert window.focusWidget() is window.parts.canvas.view
    step(qtbot, window, "step_forward")
    assert window.focusWidget() is window.parts.tabs.view("stepping").stepping_view.diagram.view
    window.parts.tabs.show_page("canvas")
    bar = window.parts.tabs.bar
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(STEPPING).center())
    assert window.focusWidget() is window.parts.tabs.view("stepping").stepping_view.diagram.view
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Left)
    assert window.focusWidget() is bar  # its arrow keys go from tab to tab


def test_the_link_to_the_chain_rule_hands_the_keyboard_to_the_diagram(qtbot, window):
    step(qtbot, window, "run_to_update")
    model, panel, epochs = (
        window.stepping.get().model,
        window.parts.tabs.view("stepping").numbers_panel,
        window.parts.training_bar.epochs,
    )
    model.choose_cell(Cell(Key("dW", 2), (0, 0)))
    panel.path_link.setFocus()
    QTest.mouseClick(panel.path_link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.chain_view.chain is not None, timeout=20_000)
    assert not panel.path_link.isVisible()
    assert window.focusWidget() is window.parts.tabs.view("stepping").stepping_view.diagram.view
    before = epochs.value()
    QTest.keyClick(window.focusWidget(), DOWN)
    assert epochs.value() == before


def test_the_tab_that_is_left_takes_no_keyboard_to_the_toolbar(qtbot, window):
    step(qtbot, window, "run_to_update")
    window.parts.tabs.view("stepping").stepping_view.diagram.key_chosen.emit(Key("dW", 2))
    qtbot.waitUntil(
        lambda: window.parts.tabs.view("stepping").numbers_panel.chain_view.chain is not None, timeout=20_000
    )
    window.parts.tabs.view("stepping").numbers_panel.chain_view.back.setFocus()
    QTest.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert window.focusWidget() is window.parts.canvas.view


@pytest.mark.parametrize("loss", ["hide", "disable", "delete"])
@pytest.mark.parametrize("page", [CANVAS, STEPPING])
def test_whatever_loses_the_keyboard_the_view_of_the_page_gets_it(qtbot, window, page, loss):
    step(qtbot, window, "run_to_update")
    window.parts.tabs.bar.setCurrentIndex(page)
    values = {box: box.value() for box in window.parts.toolbar.findChildren(QAbstractSpinBox)}
    names = ["numbers_panel", "step_list", "data_area", "layer_area"]
    parts = [part for name in names if (part := window.findChild(QWidget, name)).isVisible()]
    tried = 0
    for part in parts:
        holder = next(each for each in holders(window) if part.isAncestorOf(each) or each is part)
        holder.setFocus()
        assert window.focusWidget() is holder
        if loss == "hide":
            holder.hide()
        elif loss == "disable":
            holder.setEnabled(False)
        else:
            button = QPushButton("gone in a moment", part)
            button.show()
            button.setFocus()
            button.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=2_000)
        view = (
            window.parts.canvas.view
            if page == CANVAS
            else window.parts.tabs.view("stepping").stepping_view.diagram.view
        )
        assert QApplication.focusWidget() is view, holder.objectName()
        QTest.keyClick(QApplication.focusWidget(), DOWN)
        tried += 1
    assert tried >= 2
    assert values == {box: box.value() for box in values}


def test_arrow_keys_never_travel_from_a_button_into_a_field(qtbot, window):
    boxes = window.parts.toolbar.findChildren(QAbstractSpinBox)
    values = [box.value() for box in boxes]
    rate = window.workbench.project.training.learning_rate
    for button in (each for each in holders(window) if isinstance(each, QAbstractButton)):
        button.setFocus()
        for key in (DOWN, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right) * 2:
            QTest.keyClick(QApplication.focusWidget(), key)
        assert QApplication.focusWidget() is button or button.autoExclusive(), button.objectName()
    assert [box.value() for box in boxes] == values
    assert window.workbench.project.training.learning_rate == rate


def test_the_wheel_changes_no_field_of_the_toolbar_that_was_not_entered(window):
    before = window.workbench.project.training
    window.parts.canvas.view.setFocus()
    for field in window.parts.toolbar.findChildren(QWidget):
        middle = QPointF(field.rect().center())
        turn = QWheelEvent(
            middle,
            QPointF(field.mapToGlobal(middle)),
            QPointF(0, 0).toPoint(),
            QPointF(0, -120).toPoint(),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, turn)
    assert window.workbench.project.training == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_lead_from_a_field_of_the_toolbar_back_to_the_view(window, key):
    epochs = window.parts.training_bar.epochs
    epochs.setFocus(Qt.FocusReason.MouseFocusReason)
    epochs.selectAll()
    QTest.keyClicks(epochs, "31")
    QTest.keyClick(epochs, key)
    assert window.focusWidget() is window.parts.canvas.view
    QTest.keyClick(window.focusWidget(), DOWN)
    assert window.workbench.project.training.epochs == 31


# Keys that step


@pytest.mark.parametrize("holder", ["stepping_diagram_view", "step_list"])
def test_keys_step_wherever_the_diagram_or_the_list_has_the_keyboard(qtbot, window, holder):
    window.parts.tabs.show_page("stepping")
    model, view = window.stepping.get().model, window.findChild(QWidget, holder)

    def press(key: Qt.Key) -> None:
        view.setFocus()
        QTest.keyClick(view, key)
        qtbot.waitUntil(lambda: not model.is_waiting, timeout=20_000)

    for done in (1, 3, 5):  # a step is a layer
        press(Qt.Key.Key_Right)
        assert model.done == done
    press(Qt.Key.Key_Left)
    assert model.done == 3
    press(Qt.Key.Key_Space)
    assert model.is_playing and model.done == 5
    press(Qt.Key.Key_Space)
    assert not model.is_playing
    press(Qt.Key.Key_End)
    assert (model.done, model.tape.is_complete) == (model.update_start, False)
    press(Qt.Key.Key_Home)
    assert model.done == 0


def test_the_update_in_the_list_is_reached_in_two_clicks_and_the_tooltip_says_so(qtbot, window):
    window.parts.tabs.show_page("stepping")
    model, steps = window.stepping.get().model, window.parts.tabs.view("stepping").step_list.steps
    last = steps.item(steps.count() - 1)
    for complete, said in ((False, "It stops before the update"), (True, "The weights change.")):
        assert said in last.toolTip()
        spot = steps.visualItemRect(last).center()
        QTest.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        qtbot.waitUntil(lambda: not model.is_waiting, timeout=20_000)
        assert model.tape.is_complete is complete
    assert last.toolTip() == "Click: shows its numbers."


def test_a_window_that_is_deleted_with_the_keyboard_goes_in_silence(qtbot: QtBot) -> None:
    window = MainWindow()
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.parts.canvas.setFocus()
    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    window.close()
    delete(window)  # as at the end of the program; pytest-qt tells what a slot raises
    qtbot.wait(50)
