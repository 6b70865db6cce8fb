"""The language can be changed in place: all parts are rebuilt, and what was going on goes on."""

from __future__ import annotations

import gc
import re

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QToolButton, QWidget

from gui.canvas.canvas import Canvas
from gui.panels.data.data_panel import DataPanel
from gui.plots.curves.curve_plot import CurvePlot
from gui.window.main_window import MainWindow


def switch(qtbot, window: MainWindow, choice: str) -> None:
    before = window.parts.canvas
    window.findChild(QAction, f"language_{choice}").trigger()
    qtbot.waitUntil(lambda: window.parts.canvas is not before, timeout=20_000)


def open_iris(qtbot, window: MainWindow) -> None:
    window.files.open_path("sample:iris")
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)


def alive(kind: type) -> int:
    gc.collect()
    # By its type: asking an object for its class imports what some libraries load when it is asked for.
    return sum(shiboken6.isValid(each) for each in gc.get_objects() if issubclass(type(each), kind))


def instances(kinds) -> list[object]:
    """What Python still holds of these classes, whether or not Qt has deleted it."""
    gc.collect()
    return [each for each in gc.get_objects() if issubclass(type(each), kinds)]


def test_nothing_of_the_old_parts_is_left(qtbot, window):
    open_iris(qtbot, window)
    widgets = len(window.findChildren(QWidget))
    kinds = (Canvas, DataPanel, CurvePlot)
    of_other_tests = [each for each in instances(kinds) if not shiboken6.isValid(each)]
    for choice in ("ko", "en", "ko", "en"):
        switch(qtbot, window, choice)
    for kind, expected in ((Canvas, 1), (DataPanel, 1), (CurvePlot, 3)):
        assert alive(kind) == expected
        left = [each for each in instances(kind) if not any(each is other for other in of_other_tests)]
        assert len(left) == expected
    assert len(window.findChildren(QWidget)) == widgets
    names = [each.objectName() for each in window.findChildren(QAction) if each.objectName()]
    assert len(set(names)) == len(names)


def test_a_run_goes_on_while_the_language_changes(qtbot, window):
    open_iris(qtbot, window)
    window.parts.training_bar.epochs.setValue(1_000_000)
    window.parts.training_panel.fields["patience"].setValue(0)
    window.findChild(QAction, "train").trigger()
    session = window.workbench.session
    for choice in ("ko", "en", "ko"):
        step = session.trainer.step_count
        qtbot.waitUntil(lambda step=step: session.trainer.step_count > step + 80, timeout=20_000)
        switch(qtbot, window, choice)
        assert session.state == "running"
    steps = window.parts.curves.history.steps
    assert (steps[1:] > steps[:-1]).all()  # no loss is lost or drawn twice
    assert len(steps) > 200


def train_to_the_end(qtbot, window: MainWindow) -> None:
    open_iris(qtbot, window)
    window.parts.training_bar.epochs.setValue(20)
    window.findChild(QAction, "train").trigger()
    qtbot.waitUntil(lambda: window.workbench.session.state == "finished", timeout=30_000)
    qtbot.waitUntil(window.parts.message_bar.isVisible, timeout=5_000)


def test_what_was_said_before_is_retranslated(qtbot, window):
    train_to_the_end(qtbot, window)
    window.parts.canvas.select(["layer-2"])
    window.parts.settings_panel.fields["units"].setValue(7)
    english = window.parts.message_bar.label.text(), window.findChild(QAction, "undo").text()
    assert english == (window.parts.message_bar.label.text(), "Undo Change Units of Dense 1")
    switch(qtbot, window, "ko")
    assert "학습" in window.parts.message_bar.label.text()
    assert window.findChild(QAction, "undo").text() == "실행 취소: Dense 1의 유닛 변경"
    assert " · 완료 · " in window.parts.training_bar.status.text.own_tooltip  # then whose weights these are
    switch(qtbot, window, "en")
    assert (window.parts.message_bar.label.text(), window.findChild(QAction, "undo").text()) == english


def test_the_end_of_a_run_is_retranslated_with_its_figures(qtbot, window):
    train_to_the_end(qtbot, window)
    english = window.parts.message_bar.label.text()
    said = re.fullmatch(r"Finished all 20 epochs.* Accuracy on the validation rows: (.*)\.", english)
    figure = said.group(1)
    switch(qtbot, window, "ko")
    korean = window.parts.message_bar.label.text()
    assert korean.startswith("20에포크를 모두 마쳤습니다.")
    assert korean.endswith(f"검증 행 정확도: {figure}.")
    assert re.search("[A-Za-z]", korean) is None


def test_the_window_looks_as_it_did(qtbot, window):
    train_to_the_end(qtbot, window)
    window.resize(1200, 780)
    canvas, curves = window.parts.canvas, window.parts.curves
    canvas.select(["layer-2", "layer-3"])
    canvas.view.set_zoom(1.3)
    canvas.view.centerOn(300, 40)
    curves.slider.setValue(25)
    curves.log_box.setChecked(True)
    window.parts.data_panel.table.unfold_options.button.setChecked(True)
    window.resizeDocks([window.docks["curves_dock"]], [260], Qt.Orientation.Vertical)
    qtbot.wait(50)
    window.findChild(QWidget, "canvas_view").setFocus()
    middle, height = canvas.view.shown_rect().center(), window.docks["curves_dock"].height()
    losses, size = curves.history.step_loss.raw.copy(), window.size()
    switch(qtbot, window, "ko")
    canvas, curves = window.parts.canvas, window.parts.curves
    assert canvas.scene.selected_ids() == ("layer-2", "layer-3")
    assert canvas.view.zoom == pytest.approx(1.3)
    assert (canvas.view.shown_rect().center() - middle).manhattanLength() < 4
    assert (curves.slider.value(), curves.log_box.isChecked()) == (25, True)
    assert curves.loss_card.plot.log
    assert (curves.history.step_loss.raw == losses).all()
    assert len(curves.loss_card.plot.lines) == 2
    assert window.parts.data_panel.table.unfold_options.is_open
    assert window.docks["curves_dock"].height() == height
    assert window.size() == size
    assert window.findChild(QWidget, "canvas_view").hasFocus()
    assert window.parts.canvas.scene.cards["layer-2"].heat.values is not None
    assert window.parts.layer_view.isVisible()


def test_all_cards_keep_their_numbers_however_often_the_language_changes(qtbot, window):
    train_to_the_end(qtbot, window)
    window.parts.canvas.select(["layer-2"])

    def with_numbers() -> set[str]:
        return {key for key, card in window.parts.canvas.scene.cards.items() if card.heat.values is not None}

    before = with_numbers()
    assert len(before) > 2
    for choice in ("ko", "en", "ko"):
        switch(qtbot, window, choice)
        qtbot.waitUntil(lambda: with_numbers() == before, timeout=2000)


def test_a_hidden_dock_and_the_chosen_tab_stay(qtbot, window):
    open_iris(qtbot, window)
    window.docks["data_dock"].hide()
    window.findChild(QAction, "show_stepping").trigger()
    switch(qtbot, window, "ko")
    assert not window.docks["data_dock"].isVisible()
    assert window.parts.tabs.view("stepping").stepping_view.isVisible()
    assert not window.parts.canvas.isVisible()


def test_dialogs_stay_open_and_keep_what_they_show(qtbot, window):
    open_iris(qtbot, window)
    window.parts.training_bar.epochs.setValue(3)
    window.findChild(QAction, "cross_validate").trigger()
    window.parts.cross_dialog.folds.setValue(3)
    window.parts.cross_dialog.start_button.click()
    switch(qtbot, window, "ko")
    assert window.cross_validator.is_busy or window.parts.cross_dialog.table.rowCount() == 4
    qtbot.waitUntil(lambda: window.parts.cross_dialog.table.rowCount() == 4, timeout=60_000)
    window.findChild(QAction, "find_rate").trigger()
    qtbot.waitUntil(lambda: len(window.parts.rate_dialog.plot.rates) > 1, timeout=60_000)
    rates, offered = window.parts.rate_dialog.plot.rates, window.parts.rate_dialog.use_button.text()
    assert offered.endswith("사용")
    window.parts.commands.show_shortcuts()
    switch(qtbot, window, "en")
    assert window.parts.cross_dialog.isVisible()
    assert window.parts.cross_dialog.table.item(3, 0).text() == "Mean"
    assert window.parts.cross_dialog.status.text().startswith("Mean ± standard deviation over 3 folds")
    assert window.parts.rate_dialog.isVisible()
    assert (window.parts.rate_dialog.plot.rates == rates).all()
    assert window.parts.rate_dialog.use_button.text() == f"Use {offered.split()[0]}"
    assert window.parts.rate_dialog.status.text() == "Begun with new weights (seed 0)."
    assert window.findChild(QDialog, "shortcuts_dialog").windowTitle() == "Keyboard shortcuts"
    window.parts.rate_dialog.use_button.click()
    assert window.workbench.project.training.learning_rate == pytest.approx(float(offered.split()[0]))


@pytest.mark.parametrize("action", ["shortcuts", "about", "notices"])
def test_a_dialog_that_was_closed_stays_closed(qtbot, window, action):
    dialogs = set(window.findChildren(QDialog))
    window.findChild(QAction, action).trigger()
    (dialog,) = set(window.findChildren(QDialog)) - dialogs
    qtbot.waitExposed(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: set(window.findChildren(QDialog)) == dialogs)
    switch(qtbot, window, "ko")
    assert not [each for each in window.findChildren(QDialog) if each.isVisible()]


def test_what_is_half_typed_counts(qtbot, window):
    open_iris(qtbot, window)
    box = window.parts.training_bar.epochs
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "33")
    switch(qtbot, window, "ko")
    assert window.parts.training_bar.epochs.value() == 33
    assert window.workbench.project.training.epochs == 33


def test_buttons_show_no_letter_for_the_keyboard(qtbot, window):
    open_iris(qtbot, window)
    switch(qtbot, window, "ko")
    names = ("open_csv_button", "train_button", "step_button", "reset_button")
    words = [window.findChild(QToolButton, name).text() for name in names]
    assert words == ["CSV 열기", "학습", "한 번 반복", "재설정"]
    assert [window.findChild(QToolButton, name).accessibleName() for name in names[1:]] == words[1:]
