"""The step-by-step view in the real window: it follows the run, and the run follows it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from engine.stepping.quantities import Key
from gui.window.main_window import MainWindow
from gui.window.stepping.step_through import NO_DATA


@pytest.fixture
def ready(qtbot, window):
    window.files.open_path("sample:iris")
    qtbot.waitUntil(lambda: window.workbench.can_train, timeout=20_000)
    return window


def press(qtbot, window: MainWindow, *keys: str) -> None:
    for key in keys:
        action = window.findChild(QAction, key)
        assert action.isEnabled(), key
        action.trigger()
        qtbot.waitUntil(lambda: not window.stepping.get().model.is_waiting, timeout=20_000)


def test_without_data_the_view_says_what_to_do(window):
    window.parts.tabs.show_page("stepping")
    model = window.stepping.get().model
    assert model.plan is None
    assert model.unavailable_reason == NO_DATA
    assert not window.findChild(QAction, "step_forward").isEnabled()


def test_a_drawing_with_a_problem_says_which(ready):
    bench = ready.workbench
    output = bench.project.architecture.order[-1]
    bench.edit_architecture("Delete", bench.project.architecture.without([output.id]))
    ready.parts.tabs.show_page("stepping")
    assert ready.stepping.get().model.plan is None
    assert ready.stepping.get().model.unavailable_reason == bench.problems[0].message
    bench.document.undo_stack.undo()
    assert ready.stepping.get().model.plan is not None


def test_the_first_step_shows_the_view_and_begins_a_paused_run(qtbot, ready):
    assert ready.parts.tabs.current == 0
    press(qtbot, ready, "step_forward")
    assert ready.parts.tabs.current == 1
    assert ready.workbench.session.state == "paused"
    assert ready.stepping.get().model.knows(Key("a", 0))
    assert ready.workbench.session.trainer.step_count == 0
    press(qtbot, ready, "run_iteration")
    qtbot.waitUntil(lambda: ready.workbench.session.trainer.step_count == 1)


def test_the_list_goes_to_a_step_by_click_and_by_key(qtbot, ready):
    ready.parts.tabs.show_page("stepping")
    steps, model = ready.parts.tabs.view("stepping").step_list.steps, ready.stepping.get().model
    titles = [steps.item(i).text() for i in range(steps.count())]
    assert titles[0] == "take mini-batch a[0]"
    assert titles[-1] == "update W, b"
    place = titles.index("forward 2")
    spot = steps.visualItemRect(steps.item(place)).center()
    qtbot.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: model.knows(Key("a", 2)), timeout=20_000)
    assert not model.knows(Key("z", 3))
    steps.setFocus()
    qtbot.keyClick(steps, Qt.Key.Key_Up)
    qtbot.keyClick(steps, Qt.Key.Key_Return)
    assert model.knows(Key("a", 1))
    assert not model.knows(Key("a", 2))


def test_inside_the_layers_the_list_has_every_formula(qtbot, ready):
    press(qtbot, ready, "run_iteration")
    box = ready.parts.tabs.view("stepping").step_list.granularity_box
    box.setCurrentIndex(box.findData("inside"))
    box.activated.emit(box.currentIndex())
    steps = ready.parts.tabs.view("stepping").step_list.steps
    titles = [steps.item(i).text() for i in range(steps.count())]
    place = titles.index("backward 2")
    assert titles[place : place + 5] == ["backward 2", "dz[2]", "dW[2]", "db[2]", "da[1]"]


def test_training_empties_the_view_and_a_step_pauses_it(qtbot, ready):
    press(qtbot, ready, "run_to_loss")
    ready.workbench.session.choose_speed("ten")
    press(qtbot, ready, "train")
    model = ready.stepping.get().model
    assert model.tape is None
    qtbot.waitUntil(lambda: ready.workbench.session.trainer.step_count > 1, timeout=20_000)
    assert "running" in ready.parts.tabs.view("stepping").step_list.iteration_label.text()
    press(qtbot, ready, "step_forward")
    assert ready.workbench.session.state == "paused"
    assert model.tape is not None
    assert model.tape.iteration == ready.workbench.session.trainer.step_count + 1


def test_a_single_step_of_training_moves_the_view_on(qtbot, ready):
    press(qtbot, ready, "run_to_loss")
    model, trainer = ready.stepping.get().model, ready.workbench.session.trainer
    press(qtbot, ready, "step")
    qtbot.waitUntil(lambda: model.is_at_end, timeout=20_000)
    assert trainer.step_count == 1
    press(qtbot, ready, "step")
    qtbot.waitUntil(lambda: trainer.step_count == 2 and model.tape is None, timeout=20_000)


def test_reset_forgets_the_iteration(qtbot, ready):
    press(qtbot, ready, "run_to_loss", "reset")
    assert ready.stepping.get().model.tape is None
    assert ready.stepping.get().model.plan is not None
    press(qtbot, ready, "step_forward")
    assert ready.stepping.get().model.tape.iteration == 1


def test_another_rate_in_the_middle_is_used_by_the_update(qtbot, ready):
    press(qtbot, ready, "run_to_update")
    model = ready.stepping.get().model
    done, before = model.done, model.tape
    ready.parts.training_bar.choose_rate(0.25)
    qtbot.waitUntil(lambda: model.tape is not before, timeout=20_000)
    assert model.done == done
    assert model.tape.learning_rate == 0.25


def test_the_docks_follow_the_tab_and_come_back(ready):
    curves = ready.docks["curves_dock"]
    ready.parts.tabs.show_page("stepping")
    assert not curves.isVisible()
    assert ready.parts.tabs.view("stepping").step_list.isVisible()
    assert not ready.parts.data_panel.isVisible()
    ready.parts.tabs.show_page("canvas")
    assert curves.isVisible()
    assert ready.parts.data_panel.isVisible()
    curves.hide()
    ready.parts.tabs.show_page("stepping")
    ready.parts.tabs.show_page("canvas")
    assert not curves.isVisible(), "hidden by the user, so it stays hidden"


def test_the_row_that_is_shown_can_be_chosen(qtbot, ready):
    press(qtbot, ready, "step_forward")
    panel, model = ready.parts.tabs.view("stepping").step_list, ready.stepping.get().model
    panel.row_box.setValue(7)
    assert model.row == 6
    assert model.tape.row_names[6] in panel.row_label.text()


def test_a_wrong_setting_in_the_middle_leaves_the_iteration_there(qtbot, ready):
    press(qtbot, ready, "run_to_loss")
    tape = ready.stepping.get().model.tape
    bench = ready.workbench
    weighted = bench.project.training.__class__(class_weighting="given", class_weights=(1.0,))
    bench.edit_training("Weight", weighted)
    assert ready.stepping.get().model.tape is tape


def test_a_switch_of_the_language_keeps_the_place(qtbot, ready):
    press(qtbot, ready, "run_to_loss")
    model, done = ready.stepping.get().model, ready.stepping.get().model.done
    old = ready.parts.tabs.view("stepping").step_list
    ready.findChild(QAction, "language_ko").trigger()
    qtbot.waitUntil(lambda: ready.parts.tabs.view("stepping").step_list is not old, timeout=20_000)
    assert (ready.stepping.get().model, model.done) == (model, done)
    assert ready.parts.tabs.current == 1
    assert ready.parts.tabs.view("stepping").step_list.isVisible()
    ready.findChild(QAction, "language_en").trigger()
    qtbot.waitUntil(
        lambda: ready.parts.tabs.view("stepping").step_list.steps.item(0).text() == "take mini-batch a[0]",
        timeout=20_000,
    )
