"""The form with all settings of training: every setting, what is shown when, and what edits it gives."""

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from engine.core.architecture.problems import find_problems
from engine.core.architecture.templates import suggested
from engine.core.task import Task
from engine.core.training_settings import (
    LOSS_CHOICES,
    SCHEDULE_CHOICES,
    TRAINING,
    TrainingSettings,
    check_training,
)
from gui.look.theme import theme
from gui.look.widgets.fields import ChoiceBox
from gui.panels.training.learning_rate_field import LearningRateField
from gui.panels.training.rate_preview import MOST_POINTS
from gui.panels.training.training_fields import MOST_CLASSES
from gui.panels.training.training_panel import IN_BAR, TrainingPanel
from tests.planned_rates import planned_rates

CLASSES = Task("classes", 4, ("setosa", "versicolor", "virginica"), "species")
BINARY = Task("binary", 4, ("no", "yes"), "ill")
REGRESSION = Task("regression", 4, (), "price")
EVERYTHING = TrainingSettings(
    optimizer="nesterov", clipping="norm", schedule="step", class_weighting="given", class_weights=(1, 2, 3)
)


@pytest.fixture
def panel(qtbot: Any) -> TrainingPanel:
    theme.choose("dark")  # widths are those of the style sheet
    panel = TrainingPanel()
    qtbot.addWidget(panel)
    panel.show_task(CLASSES)
    panel.resize(280, 800)
    panel.show()
    return panel


@pytest.fixture
def edits(panel: TrainingPanel) -> list[tuple[str, TrainingSettings, Any]]:
    """All edits, each of them shown as the window would."""
    told: list[tuple[str, TrainingSettings, Any]] = []

    def follow(words: str, settings: TrainingSettings, key: object) -> None:
        told.append((words, check_training(settings), key))
        panel.show_settings(settings)

    panel.settings_edited.connect(follow)
    return told


def choose(panel: TrainingPanel, name: str, key: str) -> None:
    box = panel.fields[name]
    assert isinstance(box, ChoiceBox)
    index = box.findData(key)
    assert index >= 0, f"{key} is not offered"
    box.setCurrentIndex(index)
    box.activated.emit(index)


def offered(panel: TrainingPanel, name: str) -> set[str]:
    box = panel.fields[name]
    assert isinstance(box, ChoiceBox)
    return {box.itemData(index) for index in range(box.count())}


def is_shown(panel: TrainingPanel, *names: str) -> list[bool]:
    return [panel.fields[name].isVisible() for name in names]


def test_every_setting_has_a_field_with_a_name_words_and_a_tooltip(panel: TrainingPanel) -> None:
    names = {field.name for field in fields(TrainingSettings)} - {"class_weights"}
    assert set(panel.fields) == names
    for name, field in panel.fields.items():
        inner = field.text if isinstance(field, LearningRateField) else field
        assert inner.objectName() == (f"panel_{name}" if name in IN_BAR else name)
        assert inner.accessibleName() and inner.toolTip()
        assert panel.labels[name].toolTip()


def test_every_choice_of_the_engine_has_a_tooltip() -> None:
    choices = [choice for setting in TRAINING.values() for choice in setting.choices.values()]
    assert choices and all(choice.label and choice.tip for choice in choices)
    assert all(setting.label and setting.help for setting in TRAINING.values())


NUMBERS = {
    "label_smoothing": 0.1,
    "momentum": 0.5,
    "weight_decay": 0.0001,
    "clip_limit": 2.5,
    "schedule_factor": 0.25,
    "schedule_epochs": 7,
    "warmup_epochs": 3,
    "epochs": 50,
    "batch_size": 64,
    "patience": 9,
    "seed": 4,
    "checkpoint_every": 5,
}


@pytest.mark.parametrize(("name", "value"), NUMBERS.items())
def test_numbers_are_edited_and_shown(
    panel: TrainingPanel, edits: list[Any], name: str, value: float
) -> None:
    panel.show_settings(EVERYTHING)
    field: Any = panel.fields[name]
    assert field.isVisible()
    field.setValue(value)
    field.setValue(2 * value if name != "momentum" else 0.6)
    field.editingFinished.emit()
    field.setValue(value)
    assert edits[0][1] == replace(EVERYTHING, **{name: value})
    keys = [key for _, _, key in edits]
    assert keys[0] == keys[1] != keys[2]
    assert edits[0][0].startswith("Change ")


def test_a_typed_rate_counts_once_it_is_finished(qtbot: Any, panel: TrainingPanel, edits: list[Any]) -> None:
    rate: Any = panel.fields["learning_rate"]
    rate.text.selectAll()
    qtbot.keyClicks(rate.text, "3e-4")
    assert edits == []
    qtbot.keyClick(rate.text, Qt.Key.Key_Return)
    assert edits[0][1] == TrainingSettings(learning_rate=3e-4)


@pytest.mark.parametrize("name", [name for name, setting in TRAINING.items() if setting.choices])
def test_every_choice_can_be_chosen(panel: TrainingPanel, edits: list[Any], name: str) -> None:
    panel.show_task(BINARY)
    panel.show_settings(TrainingSettings())
    for key in reversed(TRAINING[name].choices):
        choose(panel, name, key)
    start = getattr(TrainingSettings(), name)
    chosen = [getattr(settings, name) for _, settings, _ in edits]
    assert {start, *chosen} == set(TRAINING[name].choices)
    assert all(key is None for _, _, key in edits)


def test_adamw_begins_with_weight_decay(panel: TrainingPanel, edits: list[Any]) -> None:
    choose(panel, "optimizer", "adamw")
    assert edits[0][1] == TrainingSettings(optimizer="adamw", weight_decay=0.01)


def test_only_what_matters_is_shown(panel: TrainingPanel) -> None:
    dependent = ("momentum", "clip_limit", "schedule_factor", "schedule_epochs")
    panel.show_settings(TrainingSettings())
    assert not any(is_shown(panel, *dependent))
    panel.show_settings(EVERYTHING)
    assert all(is_shown(panel, *dependent))
    panel.show_settings(TrainingSettings(optimizer="momentum", schedule="cosine"))
    assert is_shown(panel, *dependent) == [True, False, False, False]


@pytest.mark.parametrize("schedule", [key for key, each in SCHEDULE_CHOICES.items() if each.meanings])
def test_the_captions_fit_the_schedule(panel: TrainingPanel, schedule: str) -> None:
    panel.show_settings(TrainingSettings(schedule=schedule))
    words = SCHEDULE_CHOICES[schedule].meanings["schedule_epochs"]
    field = panel.fields["schedule_epochs"]
    assert panel.labels["schedule_epochs"].text() == field.accessibleName() == words.label
    assert field.toolTip() == words.help


def test_losses_suit_the_task(panel: TrainingPanel) -> None:
    of_any = {key for key, each in LOSS_CHOICES.items() if not each.activations}
    of_softmax = {key for key, each in LOSS_CHOICES.items() if "softmax" in each.activations}
    assert {"auto", "mse"} < of_any and "cross_entropy" in of_softmax
    assert offered(panel, "loss") == of_any | of_softmax
    panel.show_task(REGRESSION)
    assert offered(panel, "loss") == of_any
    assert not any(is_shown(panel, "label_smoothing", "class_weighting"))
    panel.show_task(BINARY)
    assert offered(panel, "loss") == set(TRAINING["loss"].choices)
    assert all(is_shown(panel, "label_smoothing", "class_weighting"))
    panel.show_settings(TrainingSettings(loss="mae"))
    assert not any(is_shown(panel, "label_smoothing", "class_weighting"))


def test_a_loss_in_use_stays_in_the_list(panel: TrainingPanel) -> None:
    panel.show_settings(TrainingSettings(loss="cross_entropy"))
    panel.show_task(REGRESSION)
    box: Any = panel.fields["loss"]
    assert box.currentData() == "cross_entropy"
    assert "binary_cross_entropy" not in offered(panel, "loss")


def test_given_weights_have_a_field_for_each_class(panel: TrainingPanel, edits: list[Any]) -> None:
    assert not panel.class_weights.isVisible()
    choose(panel, "class_weighting", "given")
    assert edits[0][1] == TrainingSettings(class_weighting="given", class_weights=(1, 1, 1))
    weights = panel.class_weights.fields
    assert panel.class_weights.isVisible()
    assert [field.accessibleName() for field in weights] == [f"Weight of {name}" for name in CLASSES.classes]
    weights[1].setValue(2.5)
    assert edits[1][1].class_weights == (1, 2.5, 1)
    assert not panel.problem_bar.isVisible()
    panel.show_task(BINARY)  # another target: the old weights are of other classes
    assert panel.problem_bar.isVisible()
    assert [field.value() for field in panel.class_weights.fields] == [1, 1]
    panel.class_weights.fields[0].setValue(4)
    assert edits[2][1].class_weights == (4, 1)
    assert not panel.problem_bar.isVisible()


def test_weights_of_other_classes_can_be_given_up(qtbot: Any, panel: TrainingPanel, edits: list[Any]) -> None:
    panel.show_settings(TrainingSettings(class_weighting="given", class_weights=(1, 2)))
    qtbot.mouseClick(panel.problem_bar.button, Qt.MouseButton.LeftButton)
    assert edits[0][1].class_weighting == "none"
    assert not panel.problem_bar.isVisible()


def test_a_loss_that_does_not_fit_is_fixed_by_one_click(
    qtbot: Any, panel: TrainingPanel, edits: list[Any]
) -> None:
    settings = TrainingSettings(loss="binary_cross_entropy")
    problems = find_problems(suggested(CLASSES), CLASSES, settings.loss)
    panel.show_settings(settings)
    panel.show_task(CLASSES, problems)
    assert panel.problem_bar.isVisible()
    assert panel.problem_bar.label.text() == str(problems[0].message)
    qtbot.mouseClick(panel.problem_bar.button, Qt.MouseButton.LeftButton)
    assert edits[0][1] == TrainingSettings()
    panel.show_task(CLASSES, find_problems(suggested(CLASSES), CLASSES, "auto"))
    assert not panel.problem_bar.isVisible()


def test_nobody_types_a_weight_for_hundreds_of_classes(panel: TrainingPanel) -> None:
    many = tuple(f"class {i}" for i in range(MOST_CLASSES + 1))
    panel.show_task(Task("classes", 4, many, "word"))
    assert offered(panel, "class_weighting") == {"none", "balanced"}
    assert not panel.class_weights.fields


def test_tab_goes_through_the_fields_from_top_to_bottom(qtbot: Any, panel: TrainingPanel) -> None:
    panel.show_settings(EVERYTHING)
    panel.take_focus()
    last = panel.fields["checkpoint_every"]
    tops, widget = [], panel.focusWidget()
    assert widget is panel.fields["loss"]
    while widget is not last:
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
        widget = panel.focusWidget()
        tops.append(widget.mapTo(panel, QPoint()).y())
    assert tops == sorted(tops)
    assert len(tops) >= sum(field.isVisible() for field in panel.fields.values())


def test_no_words_are_cut_off_in_a_narrow_dock(panel: TrainingPanel) -> None:
    panel.show_settings(EVERYTHING)
    panel.resize(panel.minimumSizeHint())
    assert panel.width() <= 280
    for label in panel.labels.values():
        assert label.sizeHint().width() <= label.width(), label.text()
    shown: list[QWidget] = [field for field in panel.fields.values() if field.isVisible()]
    assert all(field.mapTo(panel, QPoint()).x() + field.width() <= panel.width() for field in shown)


def test_the_planned_rate_is_drawn_where_it_varies(panel: TrainingPanel) -> None:
    assert not panel.preview.isVisible()
    settings = TrainingSettings(schedule="cosine", epochs=10, warmup_epochs=2, learning_rate=0.1)
    panel.show_settings(settings)
    assert panel.preview.isVisible()
    np.testing.assert_allclose(panel.preview.rates, planned_rates(settings, 10))
    empty = panel.preview.grab().toImage()
    panel.show_settings(replace(settings, schedule="step", schedule_epochs=3))
    assert panel.preview.grab().toImage() != empty
    panel.show_settings(replace(settings, epochs=10_000_000))
    assert len(panel.preview.rates) <= MOST_POINTS
    panel.show_settings(replace(settings, epochs=1))
    assert not panel.preview.isVisible()


@pytest.mark.parametrize("text", ["1e-4", "0.0001", "0,0001", "1E-04"])
def test_a_weight_decay_is_typed_in_every_usual_form(
    qtbot: Any, panel: TrainingPanel, edits: list[Any], text: str
) -> None:
    field: Any = panel.fields["weight_decay"]
    field.selectAll()
    qtbot.keyClicks(field, text)
    assert edits == []  # or 1e-4 would begin with a decay of 1
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [settings for _, settings, _ in edits] == [TrainingSettings(weight_decay=0.0001)]
    assert field.text() == "0.0001"


@pytest.mark.parametrize("text", ["", "e", "1e", "99"])
def test_what_is_no_weight_decay_leaves_it_as_it_was(
    qtbot: Any, panel: TrainingPanel, edits: list[Any], text: str
) -> None:
    panel.show_settings(TrainingSettings(weight_decay=0.25))
    field: Any = panel.fields["weight_decay"]
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert edits == [] and field.value() == 0.25


def test_the_first_step_up_from_no_weight_decay_is_one_that_counts(
    qtbot: Any, panel: TrainingPanel, edits: list[Any]
) -> None:
    qtbot.keyClick(panel.fields["weight_decay"], Qt.Key.Key_Up)
    assert edits[0][1].weight_decay == 0.0001
    qtbot.keyClick(panel.fields["label_smoothing"], Qt.Key.Key_Up)
    assert edits[1][1].label_smoothing == 0.05


def test_a_running_network_keeps_its_seed_and_says_so(panel: TrainingPanel) -> None:
    seed = panel.fields["seed"]
    own = seed.toolTip()
    panel.set_running("running")
    panel.set_running("paused")
    assert seed.toolTip().startswith(own) and seed.toolTip().count("\n") == 1
    panel.set_running("finished")
    assert seed.toolTip() == own
