"""The whole program as a person uses it, from a CSV to exported weights and a reopened project."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMessageBox,
)

from engine.core.architecture.graph import Graph
from engine.core.training_settings import TrainingSettings
from engine.data.samples import sample_path
from engine.files.project_file import load_project
from engine.lessons.conditions import TABS
from engine.training.metrics import evaluate
from engine.training.observation.probe import probe_rows
from gui.window.main_window import MainWindow
from gui.window.pages.table import PAGES
from gui.window.parts.actions.table import ACTIONS


def press(window: MainWindow, key: str) -> None:
    action = window.findChild(QAction, key)
    assert action.isEnabled(), key
    action.trigger()


def open_data(qtbot, window: MainWindow, path: str = "sample:iris") -> None:
    bench = window.workbench
    window.files.open_path(path)
    qtbot.waitUntil(lambda: bench.can_train or bench.asks_for_target, timeout=20_000)
    if bench.asks_for_target:
        window.parts.data_panel.table.question.button.click()
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)


def train_to_the_end(qtbot, window: MainWindow) -> None:
    press(window, "train")
    qtbot.waitUntil(lambda: window.workbench.session.state == "finished", timeout=30_000)


@pytest.mark.parametrize("sample", ["iris", "diabetes"])
def test_the_end_tells_how_well_the_validation_rows_are_done(qtbot, window, sample):
    open_data(qtbot, window, f"sample:{sample}")
    window.parts.training_bar.epochs.setValue(3)
    train_to_the_end(qtbot, window)
    trainer = window.workbench.session.trainer
    scores = evaluate(trainer.network, trainer.dataset.validation, trainer.dataset.preparation)
    figure = scores.r2 if scores.accuracy is None else scores.accuracy
    qtbot.waitUntil(lambda: f"{figure:.3f}" in window.parts.message_bar.label.text(), timeout=5_000)


def test_a_run_that_is_over_before_a_frame_was_drawn_is_shown_whole(qtbot, window):
    window.resize(1280, 800)  # so that the layers are cards, not blocks
    open_data(qtbot, window)
    for epochs in (1, 2, 30, 1):  # what was trained already is gone on with
        window.parts.training_bar.epochs.setValue(epochs)
        train_to_the_end(qtbot, window)
        trainer, history = window.workbench.session.trainer, window.parts.curves.history
        assert list(history.epochs) == list(range(1, trainer.epoch + 1))
        assert list(history.steps) == list(range(1, trainer.step_count + 1))
        rows = trainer.dataset.train.inputs[probe_rows(trainer.dataset)]
        for layer_id, activations in trainer.network.activations(rows).items():
            heat = window.parts.canvas.scene.cards[layer_id].heat
            np.testing.assert_array_equal(heat.values, activations)


def save_as(qtbot, window: MainWindow, path: Path, monkeypatch) -> None:
    monkeypatch.setattr(
        "gui.window.files.file_commands.QFileDialog.getSaveFileName",
        lambda *_: (str(path), "Layerscope projects"),
    )
    with qtbot.waitSignal(window.workbench.files.saved, timeout=20_000):
        press(window, "save_as")


def test_an_empty_window_says_what_to_do_and_cannot_train(window):
    assert not window.findChild(QAction, "train").isEnabled()
    assert window.workbench.problems[-1].code == "no_data"


def test_opening_a_sample_draws_a_network_and_is_not_unsaved_work(qtbot, window):
    open_data(qtbot, window)
    architecture = window.workbench.project.architecture
    assert [layer.name for layer in architecture.order] == ["Input", "Dense 1", "Dense 2", "Output"]
    assert sum(Graph.of(architecture, 4).counts) == 243
    assert window.workbench.document.is_saved


def test_the_main_job_end_to_end(qtbot, window, tmp_path, monkeypatch):
    csv = tmp_path / "iris.csv"
    csv.write_bytes(sample_path("iris").read_bytes())
    open_data(qtbot, window, str(csv))
    window.parts.training_panel.fields["patience"].setValue(0)
    window.parts.canvas.add_layer("dense")
    assert len(window.workbench.project.architecture.order) == 5
    press(window, "undo")
    assert len(window.workbench.project.architecture.order) == 4
    press(window, "redo")
    train_to_the_end(qtbot, window)
    trainer = window.workbench.session.trainer
    assert trainer.epoch == 200
    assert trainer.history.records[-1].train_metric > 0.9

    target = tmp_path / "weights.npz"
    monkeypatch.setattr(
        "gui.window.files.file_commands.QFileDialog.getSaveFileName",
        lambda *_: (str(target), ""),
    )
    press(window, "export_npz")
    qtbot.waitUntil(target.exists, timeout=20_000)
    qtbot.waitUntil(lambda: "exported" in window.parts.message_bar.label.text(), timeout=20_000)
    with np.load(target, allow_pickle=False) as weights:
        assert (weights["W1"] == trainer.network.layers[0].W).all()
        assert json.loads(str(weights["layerscope"]))["architecture"]

    project = tmp_path / "iris.layerscope"
    save_as(qtbot, window, project, monkeypatch)
    assert window.workbench.document.is_saved
    assert window.windowTitle() == "iris.layerscope[*]"
    before = trainer.network.parameters.copy()

    window.files.new_project()
    assert window.workbench.session.trainer is None
    window.files.open_path(str(project))
    qtbot.waitUntil(lambda: window.workbench.session.trainer is not None, timeout=20_000)
    again = window.workbench.session.trainer
    assert (again.network.parameters == before).all()
    assert len(again.history.records) == 200
    assert window.workbench.document.is_saved
    assert len(window.workbench.project.architecture.order) == 5


def test_pause_step_change_the_rate_resume_reset(qtbot, window):
    open_data(qtbot, window)
    window.parts.training_bar.epochs.setValue(1_000_000)
    window.parts.training_panel.fields["patience"].setValue(0)
    press(window, "train")
    session = window.workbench.session
    qtbot.waitUntil(lambda: session.trainer.step_count > 10, timeout=20_000)
    press(window, "train")
    qtbot.waitUntil(lambda: session.trainer.state == "paused", timeout=20_000)
    step = session.trainer.step_count
    press(window, "step")
    qtbot.waitUntil(lambda: session.trainer.step_count == step + 1, timeout=20_000)
    rate = window.findChild(QLineEdit, "learning_rate")
    rate.selectAll()
    qtbot.keyClicks(rate, "0.002")
    qtbot.keyClick(rate, Qt.Key.Key_Return)
    assert session.trainer.settings.learning_rate == 0.002
    press(window, "train")
    qtbot.waitUntil(lambda: session.trainer.step_count > step + 10, timeout=20_000)
    press(window, "reset")
    assert session.trainer is None
    assert "given up" in window.parts.message_bar.label.text()
    window.parts.message_bar.button.click()
    assert session.trainer.step_count > step


def test_a_notice_hides_nothing_of_the_diagram(qtbot, window):
    open_data(qtbot, window)
    press(window, "show_stepping")
    press(window, "run_iteration")
    qtbot.waitUntil(lambda: window.stepping.get().model.is_at_end)
    press(window, "reset")
    qtbot.waitUntil(window.parts.message_bar.isVisible)
    diagram = window.parts.tabs.view("stepping").stepping_view.diagram

    def top() -> int:
        return diagram.mapTo(window, QPoint()).y()

    bar = window.parts.message_bar
    qtbot.waitUntil(lambda: top() >= bar.mapTo(window, QPoint(0, bar.height())).y())
    there = top()
    bar.clear()
    qtbot.waitUntil(lambda: top() < there)


def test_a_run_begun_with_one_step_can_be_resumed_and_reset(qtbot, window):
    open_data(qtbot, window)
    press(window, "step")
    qtbot.waitUntil(lambda: window.workbench.session.trainer.step_count == 1, timeout=20_000)
    assert window.findChild(QAction, "train").text() == "Resume"
    press(window, "reset")
    assert window.findChild(QAction, "train").text() == "Train"


def test_a_change_of_the_drawing_while_training_leaves_the_run_alone(qtbot, window):
    open_data(qtbot, window)
    window.parts.training_bar.epochs.setValue(1_000_000)
    window.parts.training_panel.fields["patience"].setValue(0)
    press(window, "train")
    session = window.workbench.session
    qtbot.waitUntil(lambda: session.trainer.step_count > 10, timeout=20_000)
    window.parts.canvas.select(["layer-2"])
    press(window, "delete")
    assert window.workbench.is_outdated
    step = session.trainer.step_count
    qtbot.waitUntil(lambda: session.trainer.step_count > step + 10, timeout=20_000)
    assert len(session.trainer.network.layers) == 3
    press(window, "train")
    assert window.parts.message_bar.button.text() == "Continue with the changed network"
    assert window.parts.message_bar.second_button.text() == "Reset"


def test_changing_the_target_makes_the_output_fit_and_is_one_undo_step(qtbot, window):
    open_data(qtbot, window)
    from dataclasses import replace

    choices = replace(window.workbench.project.data, target="petal_width")
    window.workbench.edit_choices("Change target", choices)
    assert window.workbench.task.kind == "regression"
    assert window.workbench.problems == ()
    assert window.workbench.project.architecture.output.settings.units == 1
    press(window, "undo")
    assert window.workbench.task.kind == "classes"
    assert window.workbench.project.architecture.output.settings.units == 3


def test_a_bad_csv_is_one_sentence_and_the_open_work_stays(qtbot, window, tmp_path):
    open_data(qtbot, window)
    bad = tmp_path / "empty.csv"
    bad.write_bytes(b"")
    window.files.open_path(str(bad))
    qtbot.waitUntil(window.parts.message_bar.isVisible, timeout=20_000)
    assert "empty.csv" in window.parts.message_bar.label.text()
    assert window.workbench.task is not None
    assert window.workbench.can_train


def test_a_bad_project_is_one_sentence_and_the_open_work_stays(qtbot, window, tmp_path):
    open_data(qtbot, window)
    bad = tmp_path / "bad.layerscope"
    bad.write_bytes(b"PK not really")
    window.files.open_path(str(bad))
    qtbot.waitUntil(window.parts.message_bar.isVisible, timeout=20_000)
    assert "bad.layerscope" in window.parts.message_bar.label.text()
    assert window.workbench.can_train


def test_a_project_whose_csv_is_gone_keeps_its_weights(qtbot, window, tmp_path, monkeypatch):
    csv = tmp_path / "iris.csv"
    csv.write_bytes(sample_path("iris").read_bytes())
    open_data(qtbot, window, str(csv))
    train_to_the_end(qtbot, window)
    project = tmp_path / "a.layerscope"
    save_as(qtbot, window, project, monkeypatch)
    before = window.workbench.session.trainer.network.values.copy()
    csv.unlink()
    window.files.new_project()
    window.files.open_path(str(project))
    qtbot.waitUntil(window.parts.message_bar.isVisible, timeout=20_000)
    assert "iris.csv" in window.parts.message_bar.label.text()
    save_as(qtbot, window, tmp_path / "b.layerscope", monkeypatch)
    _, state = load_project(tmp_path / "b.layerscope")
    assert (state.now.values == before).all()


def test_closing_with_unsaved_work_asks(qtbot, window, monkeypatch):
    open_data(qtbot, window)
    train_to_the_end(qtbot, window)
    asked = []

    def answer(box):
        asked.append(box.text())
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert not window.close()
    assert asked
    assert window.isVisible()


def test_theme_and_speed_are_remembered(qtbot, window):
    press(window, "theme_light")
    window.parts.speed_box.speed_chosen.emit("ten")
    other = MainWindow()
    qtbot.addWidget(other)
    assert other.workbench.session.speed == "ten"
    assert other.findChild(QAction, "theme_light").isChecked()
    other.workbench.shut_down()
    press(window, "theme_dark")


def test_every_action_has_a_tooltip_and_a_method(window):
    for row in ACTIONS:
        action = window.findChild(QAction, row.key)
        assert action.toolTip()
        assert callable(row.call)


def test_every_input_has_a_name_and_an_accessible_name(qtbot, window):
    open_data(qtbot, window)
    window.parts.canvas.select(["layer-2"])
    kinds = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)
    for kind in kinds:
        for widget in window.findChildren(kind):
            inner = widget.objectName().startswith("qt_") or isinstance(
                widget.parentWidget(), QAbstractSpinBox | QComboBox
            )
            if inner or not widget.isVisible() or type(widget).__name__ == "QScrollBar":
                continue
            place = f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
            assert widget.objectName(), place
            assert widget.accessibleName() or getattr(widget, "text", str)(), place


def test_enter_on_a_layer_leads_to_its_settings(qtbot, window):
    open_data(qtbot, window)
    window.activateWindow()
    window.parts.canvas.select(["layer-2"])
    qtbot.waitUntil(window.parts.settings_panel.fields["units"].isVisible, timeout=20_000)
    window.parts.canvas.view.setFocus()
    qtbot.keyClick(window.parts.canvas.view, Qt.Key.Key_Return)
    name = window.findChild(QLineEdit, "layer_name")
    assert window.focusWidget() is name
    assert name.text() == "Dense 1"
    qtbot.keyClick(name, Qt.Key.Key_Tab)
    assert window.focusWidget().objectName() == "layer_units"


def test_all_training_settings_stand_where_no_layer_is_selected(qtbot, window):
    open_data(qtbot, window)
    assert window.parts.settings_panel.isVisible() and not window.parts.training_panel.isVisible()
    press(window, "training_settings")
    assert window.parts.training_panel.isVisible()
    assert not window.parts.settings_panel.isVisible() and not window.parts.layer_view.isVisible()
    assert window.parts.training_panel.isAncestorOf(window.focusWidget())
    window.parts.training_panel.fields["weight_decay"].setValue(0.1)
    window.parts.training_panel.fields["batch_size"].setValue(16)
    assert window.workbench.project.training == TrainingSettings(weight_decay=0.1, batch_size=16)
    assert window.parts.training_bar.batch_size.value() == 16
    press(window, "undo")
    press(window, "undo")
    assert window.workbench.project.training == TrainingSettings()
    assert window.parts.training_panel.fields["weight_decay"].value() == 0
    layer = window.workbench.project.architecture.order[1]
    window.parts.canvas.select([layer.id])
    assert window.parts.settings_panel.isVisible() and not window.parts.training_panel.isVisible()


def test_a_learning_rate_is_found_and_used_and_the_run_stays_as_it_is(qtbot, window):
    assert not window.findChild(QAction, "find_rate").isEnabled()
    open_data(qtbot, window)
    press(window, "step")
    trainer = window.workbench.session.trainer
    qtbot.waitUntil(lambda: trainer.step_count == 1, timeout=20_000)
    before = trainer.network.parameters.copy()
    with qtbot.waitSignal(window.rate_search.found, timeout=30_000):
        press(window, "find_rate")
    dialog = window.parts.rate_dialog
    assert dialog.isVisible() and "new weights" in dialog.status.text()
    assert len(window.parts.rate_dialog.plot.rates) > 10
    assert (trainer.network.parameters == before).all()
    dialog.use_button.click()
    used = window.workbench.project.training.learning_rate
    assert used == float(f"{window.parts.rate_dialog.plot.suggestion:.2g}")
    assert trainer.settings.learning_rate == used
    press(window, "undo")
    assert window.workbench.project.training == TrainingSettings()


def test_a_search_that_is_closed_tells_nothing(qtbot, window):
    open_data(qtbot, window)
    told = []
    window.rate_search.found.connect(told.append)
    window.rate_search.failed.connect(told.append)
    press(window, "find_rate")
    window.parts.rate_dialog.close()
    window.rate_search.shut_down()
    qtbot.wait(50)
    assert told == []


def test_the_timeline_and_the_menu_go_back_and_the_curves_are_cut(qtbot, window):
    open_data(qtbot, window)
    assert not window.parts.timeline_bar.isVisible()
    window.parts.training_panel.fields["checkpoint_every"].setValue(5)
    window.parts.training_bar.epochs.setValue(20)
    train_to_the_end(qtbot, window)
    assert window.parts.timeline_bar.isVisible()
    assert set(window.parts.timeline_bar.track.epochs) >= {5, 10, 15, 20}
    window.parts.timeline_bar.rewind_wanted.emit(15)
    assert window.workbench.session.trainer.epoch == 15
    assert window.parts.curves.history.epochs[-1] == 15
    assert window.parts.timeline_bar.hint.text() == "now: epoch 15"
    assert window.findChild(QAction, "train").text() == "Resume"
    assert "Back at epoch 15" in window.parts.message_bar.label.text()
    window.parts.menus.fill_rewind()
    texts = [action.text() for action in window.parts.menus.rewind_menu.actions()]
    assert texts[0].startswith("The &best") and texts[1:] == ["Epoch 15", "Epoch 10", "Epoch 5"]
    window.parts.menus.rewind_menu.actions()[2].trigger()
    assert window.parts.curves.history.epochs[-1] == 10
    press(window, "train")
    qtbot.waitUntil(lambda: window.workbench.session.state == "finished", timeout=30_000)
    assert window.parts.curves.history.epochs[-1] == 20
    press(window, "reset")
    assert not window.parts.timeline_bar.isVisible()
    window.parts.menus.fill_rewind()
    assert not window.parts.menus.rewind_menu.isEnabled()


def test_folds_are_validated_beside_a_run(qtbot, window):
    action = window.findChild(QAction, "cross_validate")
    assert not action.isEnabled()
    assert action.toolTip().startswith("There is no data yet: ")
    open_data(qtbot, window)
    window.parts.training_bar.epochs.setValue(5)
    press(window, "cross_validate")
    dialog = window.parts.cross_dialog
    assert dialog.isVisible()
    with qtbot.waitSignal(window.cross_validator.done, timeout=60_000):
        dialog.start_button.click()
    assert dialog.table.rowCount() == 6
    assert "±" in dialog.table.item(5, 3).text()
    dialog.close()


def test_rare_classes_are_weighted_in_one_undo_step(qtbot, window):
    open_data(qtbot, window)
    window.parts.data_panel.weighting_wanted.emit("balanced")
    assert window.workbench.project.training.class_weighting == "balanced"
    press(window, "undo")
    assert window.workbench.project.training == TrainingSettings()


def test_another_layer_under_the_id_of_a_deleted_one_shows_none_of_its_numbers(qtbot, window):
    open_data(qtbot, window)
    architecture = window.workbench.project.architecture
    grown, dense = architecture.adding("dense", 0, 0)
    connection = next(c for c in architecture.connections if c.target == "layer-3")
    window.workbench.edit_architecture("Draw", grown.inserting(dense.id, connection))
    press(window, "step")
    trainer = window.workbench.session.trainer
    qtbot.waitUntil(lambda: trainer.step_count == 1, timeout=20_000)
    changed, norm = architecture.adding("batch_norm", 0, 0)
    assert norm.id == dense.id
    frames = []
    window.parts.canvas.select([norm.id])
    window.workbench.edit_architecture("Draw", changed.inserting(norm.id, connection))
    window.parts.canvas.select([norm.id])
    assert norm.id not in window.parts.wanted().activations | window.parts.wanted().parameters
    window.workbench.session.frame.connect(frames.append)
    qtbot.waitUntil(lambda: len(frames) > 2, timeout=20_000)
    assert norm.id not in frames[-1].activations
    assert "layer-2" in frames[-1].activations


def test_a_weight_changed_by_hand_is_put_back_by_the_notice(qtbot, window):
    open_data(qtbot, window)
    press(window, "step")
    trainer = window.workbench.session.trainer
    qtbot.waitUntil(lambda: trainer.step_count == 1 and trainer.state == "paused", timeout=20_000)
    weights = trainer.network.layers[0].W
    before = weights[2, 1]
    window.parts.layer_view.weight_edited.emit("layer-2", "W", (2, 1), 3.5)
    qtbot.waitUntil(lambda: weights[2, 1] == 3.5, timeout=20_000)
    assert "Dense 1: W at 3, 2" in window.parts.message_bar.label.text()
    assert not window.workbench.document.is_saved
    window.parts.message_bar.button.click()
    qtbot.waitUntil(lambda: weights[2, 1] == before, timeout=20_000)


def test_lessons_know_every_page_by_its_key():
    assert tuple(PAGES) == TABS
