"""Form of all settings of training: loss, optimizer, schedule and run."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from engine.common.settings import Setting
from engine.core.architecture.problems import Problem
from engine.core.task import Task
from engine.core.training_settings import TRAINING, TrainingSettings, edited
from engine.training.observation.snapshot import ALIVE
from gui.look.widgets.fields import ChoiceBox, DecimalBox
from gui.look.widgets.helpers import GestureKey, set_margins, set_names
from gui.look.widgets.message_bar import MessageBar
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, heading, plain_tooltip
from gui.look.words.translation import tr, tr_message
from gui.panels.setting_fields import Field, list_choices, make_field, show_value
from gui.panels.training.learning_rate_field import LearningRateField
from gui.panels.training.rate_preview import RatePreview
from gui.panels.training.result_section import ResultSection, ShownResult
from gui.panels.training.training_fields import (
    classes_to_weight,
    edit_text,
    suitable_choices,
    without_effect,
)

IN_BAR = ("optimizer", "learning_rate", "epochs", "batch_size")
"""Settings that the training bar has too; here their objectNames begin with ``panel_``."""

LABEL_WIDTH, FIELD_WIDTH = 116, 100
"""Pixels of the labels beside the fields, and of the fields in the narrowest dock."""

CLASS_WEIGHT_RANGE = (0.001, 1_000_000.0)


class ClassWeights(QWidget):
    """Fields of the class weights, one for each class."""

    edited = Signal(int, float)
    """Number of the class, and its weight."""
    gesture_ended = Signal()
    """A field was left."""

    def __init__(self) -> None:
        super().__init__()
        self.form = set_margins(QFormLayout(self), 4)
        self.form.setHorizontalSpacing(6)
        self.fields: list[DecimalBox] = []
        self._classes: tuple[str, ...] = ()

    def show_weights(self, classes: tuple[str, ...], weights: tuple[float, ...]) -> None:
        """Show the weights of these classes, in their order."""
        if classes != self._classes:
            self._make_fields(classes)
        for field, weight in zip(self.fields, weights, strict=True):
            field.show_value(weight)

    def _make_fields(self, classes: tuple[str, ...]) -> None:
        while self.form.rowCount():
            self.form.removeRow(0)
        self._classes, self.fields = classes, []
        for place, name in enumerate(classes):
            field = DecimalBox(*CLASS_WEIGHT_RANGE, 3)
            text = tr("Weight of {name}", name=name)
            set_names(field, f"class_weight_{place}", text, tr("How much each row of this class counts"))
            label = ElidedLabel(name, look="muted")
            label.setFixedSize(LABEL_WIDTH, field.sizeHint().height())
            label.setContentsMargins(10, 0, 0, 0)
            field.setMinimumWidth(FIELD_WIDTH)
            self.form.addRow(label, field)
            field.valueChanged.connect(lambda weight, place=place: self.edited.emit(place, weight))
            field.editingFinished.connect(self.gesture_ended)
            if self.fields:
                QWidget.setTabOrder(self.fields[-1], field)
            self.fields.append(field)


class TrainingPanel(QWidget):
    """The inspector while no layer is selected.

    Attributes:
        fields: by setting; the learning rate's is a :class:`LearningRateField`.
        class_weights: the fields for ``class_weights``.
        preview: the planned learning rate; hidden where it is the same in all epochs.
    """

    settings_edited = Signal(object, object, object)
    """Emitted with the text for undo, the new TrainingSettings, and the merge key or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = TrainingSettings()
        self._task: Task | None = None
        self._loss_problem: Problem | None = None
        self._gives_weights = False
        self._gesture = GestureKey("training panel")
        self.fields: dict[str, Field | LearningRateField] = {}
        self.labels: dict[str, QLabel] = {}
        self.class_weights = ClassWeights()
        self.class_weights.edited.connect(self._edit_class_weight)
        self.class_weights.gesture_ended.connect(self._gesture.end)
        self.problem_bar = MessageBar("training_problem")
        self.problem_bar.acted.connect(self._fix)
        self.preview = RatePreview()
        self.result = ResultSection()
        self.hint = PlainLabel(tr("Select a layer on the canvas to see its numbers and change its settings."))
        self._forms: dict[str, QFormLayout] = {}
        self._lay_out()
        self.show_settings(self._settings)

    def _lay_out(self) -> None:
        layout = set_margins(QVBoxLayout(self), 14, (14, 12, 14, 4))
        head = set_margins(QVBoxLayout(), 6)
        head.addWidget(heading(tr("Training")))
        self.hint.setWordWrap(True)
        self.hint.setProperty("look", "muted")
        head.addWidget(self.hint)
        layout.addLayout(head)
        layout.addWidget(self.result)
        form = QFormLayout()
        for name, setting in TRAINING.items():
            if setting.begins:
                form = self._new_form()
                layout.addLayout(form)
                if setting.label != setting.begins:
                    form.addRow(self._label(setting.begins, "title"))
            if setting.type is not tuple:  # class weights have a row for each class
                self._add_row(form, name, setting)
        self._forms["loss"].addRow(self.class_weights)
        self._forms["loss"].addRow(self.problem_bar)
        self._forms["schedule"].addRow(self.preview)

    @staticmethod
    def _new_form() -> QFormLayout:
        form = set_margins(QFormLayout(), 4)
        form.setHorizontalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        return form

    def _add_row(self, form: QFormLayout, name: str, setting: Setting) -> None:
        label = self._label(setting.label, "title" if setting.label == setting.begins else "")
        label.setToolTip(tr(setting.help))
        field = self._make_field(name, "panel_" if name in IN_BAR else "")
        label.setBuddy(field)
        field.setMinimumWidth(FIELD_WIDTH)  # its own would be that of the largest number
        form.addRow(label, field)
        self.labels[name], self.fields[name], self._forms[name] = label, field, form

    @staticmethod
    def _label(text: str, look: str) -> QLabel:
        label = PlainLabel(tr(text))
        label.setProperty("look", look)
        label.setFixedWidth(LABEL_WIDTH)
        return label

    def _make_field(self, name: str, prefix: str) -> Field | LearningRateField:
        """The field of one setting, connected."""
        if name == "learning_rate":
            rate = LearningRateField(prefix, framed=True)
            rate.changed.connect(lambda value: self._edit(name, value, self._gesture.of(name)))
            rate.gesture_ended.connect(self._gesture.end)
            return rate
        field = make_field(TRAINING[name], prefix + name)
        if isinstance(field, ChoiceBox):
            field.chosen.connect(lambda key: self._edit(name, key, None))
        else:
            field.valueChanged.connect(lambda value: self._edit(name, value, self._gesture.of(name)))
            field.editingFinished.connect(self._gesture.end)
        return field

    # What is shown

    def show_settings(self, settings: TrainingSettings) -> None:
        """Show these settings."""
        self._settings = settings
        for name, field in self.fields.items():
            value = getattr(settings, name)
            if isinstance(field, LearningRateField):
                field.show_rate(value)
                continue
            if isinstance(field, ChoiceBox):
                list_choices(field, TRAINING[name], suitable_choices(name, self._task, value))
            show_value(field, TRAINING[name], value)
        self.preview.show_settings(settings)
        self._show_relevant_rows()
        self._show_captions()
        self._show_problem()

    def show_task(self, task: Task | None, problems: tuple[Problem, ...] = ()) -> None:
        """Offer what suits this task, and say what is wrong with the loss.

        Without a task there is no layer to select either.
        """
        self.hint.setVisible(task is not None)
        problem = next((p for p in problems if p.fixed_loss is not None), None)
        if task != self._task or problem != self._loss_problem:
            self._task, self._loss_problem = task, problem
            self.show_settings(self._settings)

    def show_result(self, shown: ShownResult | None) -> None:
        """Show what the last run came to, or nothing."""
        self.result.show_result(shown)

    def set_running(self, state: str) -> None:
        """Say which setting a run that has begun leaves to the next one."""
        tip = tr(TRAINING["seed"].help)
        if state in ALIVE:
            later = tr("The run goes on with the one it began with; this counts after Reset.")
            tip = f"{tip}\n{later}"
        self.fields["seed"].setToolTip(plain_tooltip(tip))

    def take_focus(self) -> None:
        """Give the keyboard to the first field."""
        self.fields["loss"].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def _classes(self) -> tuple[str, ...]:
        return classes_to_weight(self._task)

    @property
    def _weights(self) -> tuple[float, ...]:
        """Weights of the classes; 1 where the settings are of another number of classes."""
        return self._settings.class_weights if self._has_all_weights else (1.0,) * len(self._classes)

    @property
    def _has_all_weights(self) -> bool:
        return len(self._settings.class_weights) == len(self._classes)

    def _show_relevant_rows(self) -> None:
        hidden = without_effect(self._settings, self._task)
        self._gives_weights = "class_weighting" not in hidden and self._settings.class_weighting == "given"
        for name, field in self.fields.items():
            self._forms[name].setRowVisible(field, name not in hidden)
        if self._gives_weights:
            self.class_weights.show_weights(self._classes, self._weights)
        self._forms["loss"].setRowVisible(self.class_weights, self._gives_weights and bool(self._classes))
        self._forms["schedule"].setRowVisible(self.preview, self.preview.varies)

    def _show_captions(self) -> None:
        """Label the fields whose meaning hangs on a choice."""
        for chooser, setting in TRAINING.items():
            chosen = setting.choices.get(getattr(self._settings, chooser))
            for name, meaning in chosen.meanings.items() if chosen is not None else ():
                self.labels[name].setText(tr(meaning.label))
                self.fields[name].setAccessibleName(tr(meaning.label))
                for widget in (self.labels[name], self.fields[name]):
                    widget.setToolTip(tr(meaning.help))

    def _show_problem(self) -> None:
        problem, looks_wrong = self._loss_problem, True
        if problem is not None and problem.fix_label is not None:
            self.problem_bar.show_message(tr_message(problem.message), button=tr_message(problem.fix_label))
        elif self._gives_weights and self._task is not None and not self._has_all_weights:
            text = tr("The weights were given for other classes: give one for each, or let all count alike.")
            self.problem_bar.show_message(text, button=tr("Let all count alike"))
        else:
            looks_wrong = False
        self._forms["loss"].setRowVisible(self.problem_bar, looks_wrong)

    # What the user does

    def _fix(self) -> None:
        if self._loss_problem is not None:
            self._edit("loss", self._loss_problem.fixed_loss, None)
        else:
            self._edit("class_weighting", "none", None)

    def _edit(self, name: str, value: Any, merge_key: object) -> None:
        changed = edited(self._settings, name, value)
        if name == "class_weighting" and value == "given":
            changed = edited(changed, "class_weights", self._weights)
        if changed != self._settings:
            self.settings_edited.emit(edit_text(name), changed, merge_key)

    def _edit_class_weight(self, place: int, weight: float) -> None:
        weights = list(self._weights)
        weights[place] = weight
        text = tr("Change the weight of {name}", name=self._classes[place])
        changed = edited(self._settings, "class_weights", tuple(weights))
        self.settings_edited.emit(text, changed, self._gesture.of("class_weights", place))
