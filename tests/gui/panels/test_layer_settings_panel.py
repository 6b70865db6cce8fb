"""The inspector's form: made from the settings, edits become new architectures."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt

from engine.common.settings import settings_of
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.problems import find_problems
from engine.core.architecture.templates import chain
from engine.core.layers import LAYER_KINDS
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.layers.shared.base import NoSettings
from engine.core.task import Task
from gui.panels.layer_settings_panel import LayerSettingsPanel

TASK = Task("classes", 4, ("a", "b", "c"), "species")
NETWORK = chain([("dense", DenseSettings(16)), ("dropout", DropoutSettings())], TASK)
INPUT, DENSE, DROPOUT, OUTPUT = (layer.id for layer in NETWORK.order)


@pytest.fixture
def panel(qtbot: Any) -> LayerSettingsPanel:
    panel = LayerSettingsPanel()
    qtbot.addWidget(panel)
    panel.resize(320, 500)
    panel.show()
    return panel


def show(panel: LayerSettingsPanel, layer_id: str | None, network: Architecture = NETWORK) -> None:
    panel.show_layer(network, layer_id, TASK, find_problems(network, TASK))


def edits_of(panel: LayerSettingsPanel) -> list[tuple[str, Architecture, object]]:
    edits: list[tuple[str, Architecture, object]] = []
    panel.edited.connect(lambda *args: edits.append(args))
    return edits


def changed(layer_id: str, **settings: Any) -> Architecture:
    layer = NETWORK.layer(layer_id)
    return NETWORK.with_layer(replace(layer, settings=replace(layer.settings, **settings)))


@pytest.mark.parametrize("kind", LAYER_KINDS)
def test_there_is_a_named_field_for_every_setting_of_every_kind(panel: LayerSettingsPanel, kind: str) -> None:
    architecture, layer = NETWORK.adding(kind, 0, 0)
    show(panel, layer.id, architecture)
    assert list(panel.fields) == list(settings_of(layer.settings))
    for name, field in panel.fields.items():
        assert field.objectName() == f"layer_{name}"
        assert field.accessibleName() and field.toolTip()


def test_a_spin_box_gesture_has_one_key_and_the_next_another(panel: LayerSettingsPanel) -> None:
    show(panel, DENSE)
    edits = edits_of(panel)
    units: Any = panel.fields["units"]
    units.setValue(17)
    assert edits[0][0] == "Change Units of Dense 1"
    assert edits[0][1] == changed(DENSE, units=17)
    show(panel, DENSE, edits[0][1])
    units.setValue(18)
    units.editingFinished.emit()
    units.setValue(19)
    keys = [key for _, _, key in edits]
    assert keys[0] == keys[1] != keys[2]


def test_the_form_follows_undo_without_an_edit_and_without_being_rebuilt(panel: LayerSettingsPanel) -> None:
    show(panel, DENSE, changed(DENSE, units=99, activation="tanh", l2=0.5))
    edits, field = edits_of(panel), panel.fields["units"]
    show(panel, DENSE)
    assert panel.fields["units"] is field
    assert (field.value(), panel.fields["activation"].currentText()) == (16, "ReLU")  # type: ignore[union-attr]
    assert panel.fields["l2"].text() == "0"  # type: ignore[union-attr]
    assert edits == []


def test_choices_and_decimals_are_edited(qtbot: Any, panel: LayerSettingsPanel) -> None:
    edits = edits_of(panel)
    show(panel, DENSE)
    qtbot.keyClick(panel.fields["activation"], Qt.Key.Key_Down)
    assert edits[-1][1] == changed(DENSE, activation="leaky_relu") and edits[-1][2] is None
    show(panel, DROPOUT)
    panel.fields["rate"].setValue(0.5)  # type: ignore[union-attr]
    assert edits[-1][1] == changed(DROPOUT, rate=0.5)


def test_the_summary_tells_shape_and_parameters(panel: LayerSettingsPanel) -> None:
    show(panel, DENSE)
    assert panel.summary.text() == "4 in → 16 out · 80 parameters"
    show(panel, INPUT)
    assert panel.summary.text() == "4 prepared features of each row"
    assert not panel.form_widget.isVisible()
    loose, layer = NETWORK.adding("dense", 0, 0)
    show(panel, layer.id, loose)
    assert "not connected" in panel.summary.text()
    panel.show_layer(NETWORK, DENSE, None, ())
    assert "data" in panel.summary.text()


def test_he_with_tanh_gets_a_tip_that_fixes_it_and_nothing_changes_by_itself(
    qtbot: Any, panel: LayerSettingsPanel
) -> None:
    tanh = changed(DENSE, activation="tanh")
    show(panel, DENSE, tanh)
    edits = edits_of(panel)
    assert panel.tip_bar.isVisible() and edits == []
    qtbot.mouseClick(panel.tip_bar.button, Qt.MouseButton.LeftButton)
    assert edits[0][1] == changed(DENSE, activation="tanh", initializer="xavier_normal")
    show(panel, DENSE, edits[0][1])
    assert not panel.tip_bar.isVisible()


def test_a_problem_of_the_layer_can_be_fixed_here(qtbot: Any, panel: LayerSettingsPanel) -> None:
    broken = changed(OUTPUT, units=5)
    show(panel, DENSE, broken)
    assert not panel.problem_bar.isVisible()
    show(panel, OUTPUT, broken)
    assert "5 units" in panel.problem_bar.label.text()
    edits = edits_of(panel)
    qtbot.mouseClick(panel.problem_bar.button, Qt.MouseButton.LeftButton)
    assert edits[0][1] == NETWORK


def test_a_layer_is_renamed_unless_the_name_is_taken_or_empty(qtbot: Any, panel: LayerSettingsPanel) -> None:
    show(panel, DENSE)
    edits = edits_of(panel)
    for typed in ("Dropout 1", "  ", "Dense 1"):
        panel.name.selectAll()
        qtbot.keyClicks(panel.name, typed)
        qtbot.keyClick(panel.name, Qt.Key.Key_Return)
        assert edits == [] and panel.name.text() == "Dense 1"
        assert panel.tip_bar.isVisible() == (typed == "Dropout 1")
        panel.tip_bar.clear()
    panel.name.selectAll()
    qtbot.keyClicks(panel.name, "first")
    qtbot.keyClick(panel.name, Qt.Key.Key_Return)
    assert edits[0][0] == "Rename Dense 1 to first"
    assert edits[0][1].layer(DENSE).name == "first"


def test_none_and_several_layers_are_said_in_words(panel: LayerSettingsPanel) -> None:
    show(panel, None)
    assert panel.sentence.isVisible() and not panel.name.isVisible()
    panel.show_many(3)
    assert panel.kind_heading.text() == "3 LAYERS SELECTED"
    show(panel, "layer-that-was-deleted")
    assert panel.sentence.isVisible()
    show(panel, DENSE)
    assert panel.name.isVisible() and panel.form_widget.isVisible() and not panel.sentence.isVisible()


def test_shapes_of_pictures_and_joins_are_told_and_unknown_ones_called_so(panel: LayerSettingsPanel) -> None:
    images = Task("classes", 64, ("0", "1", "2"), "digit", (8, 8, 1))
    hidden = [("reshape", ReshapeSettings()), ("conv2d", Conv2DSettings(16)), ("flatten", NoSettings())]
    network = chain(hidden, images)
    convolution = network.order[2].id
    panel.show_layer(network, convolution, images, ())
    assert panel.summary.text() == "8 × 8 × 1 in → 8 × 8 × 16 out · 160 parameters"
    without = network.without([network.order[1].id])
    panel.show_layer(without, convolution, images, find_problems(without, images))
    assert panel.summary.text() == "its shape is not known yet"
    assert panel.problem_bar.button.text() == "Put a Reshape to 8 × 8 × 1 before it"
    joined, add = NETWORK.adding("concatenate", 0, 0)
    joined = joined.connecting(DENSE, add.id).connecting(INPUT, add.id)
    show(panel, add.id, joined)
    assert panel.summary.text() == "16 + 4 in → 20 out · 0 parameters"


def test_a_loss_that_does_not_fit_can_be_fixed_here(qtbot: Any, panel: LayerSettingsPanel) -> None:
    panel.show_layer(NETWORK, OUTPUT, TASK, find_problems(NETWORK, TASK, "binary_cross_entropy"))
    with qtbot.waitSignal(panel.loss_wanted) as wanted:
        qtbot.mouseClick(panel.problem_bar.button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["auto"]
