"""The inspector's form for the selected layer, made from the description of its settings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from engine.common.settings import Setting, settings_of
from engine.core.activations import ACTIVATIONS
from engine.core.architecture.architecture import Architecture, LayerSpec
from engine.core.architecture.graph import Graph
from engine.core.architecture.problems import Problem
from engine.core.layers import LAYER_KINDS
from engine.core.layers.shared.base import shape_text
from engine.core.task import Task
from gui.look.widgets.fields import ChoiceBox, leave_undo_to_window
from gui.look.widgets.helpers import GestureKey, set_margins, set_names
from gui.look.widgets.message_bar import MessageBar
from gui.look.widgets.plain_text import PlainLabel, heading
from gui.look.words.translation import tr, tr_message
from gui.panels.setting_fields import Field, make_field, show_value

LONGEST_NAME = 60


class LayerSettingsPanel(QWidget):
    """Name, settings, shape and problems of one selected layer."""

    edited = Signal(object, object, object)
    """Emitted with the text for undo, the new Architecture, and the merge key or None."""
    loss_wanted = Signal(str)
    """Another loss is wanted: a key of the training settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._architecture = Architecture()
        self._layer_id: str | None = None
        self._form_of: tuple[str, str] | None = None  # id and kind that the form was made for
        self._problem: Problem | None = None
        self._gesture = GestureKey("layer settings")
        self.fields: dict[str, Field] = {}
        self.kind_heading = heading("")
        self.name = set_names(QLineEdit(), "layer_name", tr("Name of the layer"), tr("Rename the layer"))
        self.name.setProperty("look", "name")
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setTextMargins(-3, 0, 0, 0)  # in line with the labels below
        self.name.editingFinished.connect(self._rename)
        leave_undo_to_window(self.name, self.name.isModified)
        self.form_widget = QWidget()
        self.form = set_margins(QFormLayout(self.form_widget), 4)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.summary = PlainLabel()
        self.summary.setWordWrap(True)
        self.summary.setProperty("look", "muted")
        self.sentence = PlainLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setProperty("look", "muted")
        self.problem_bar = MessageBar("layer_problem")
        self.problem_bar.acted.connect(self._fix)
        self.tip_bar = MessageBar("layer_tip")
        self.tip_bar.acted.connect(self._use_xavier)
        self._lay_out()
        self.show_layer(Architecture(), None, None, ())

    def _lay_out(self) -> None:
        layout = set_margins(QVBoxLayout(self), 6, (14, 12, 14, 4))
        for widget in (
            self.kind_heading,
            self.name,
            self.sentence,
            self.form_widget,
            self.summary,
            self.problem_bar,
            self.tip_bar,
        ):
            layout.addWidget(widget)

    @property
    def _layer(self) -> LayerSpec:
        assert self._layer_id is not None  # noqa: S101 - the fields are hidden without a layer
        return self._architecture.layer(self._layer_id)

    # What is shown

    def show_layer(
        self,
        architecture: Architecture,
        layer_id: str | None,
        task: Task | None,
        problems: tuple[Problem, ...],
    ) -> None:
        """Show the layer of this id, or say how to select one."""
        self._architecture = architecture
        self._layer_id = layer_id if layer_id is not None and layer_id in architecture else None
        if self._layer_id is None:
            self._show_sentence(
                tr("Layer"), tr("Select a layer on the canvas to see its numbers and change its settings.")
            )
            return
        layer = self._layer
        label = tr("Input") if layer.kind == "input" else tr(LAYER_KINDS[layer.kind].label)
        self.kind_heading.setText(label.upper())
        if not self.name.isModified():
            self.name.setText(layer.name)
        self._show_form(layer)
        self._show_summary(layer, task)
        self._show_problem(next((p for p in problems if p.layer_id == layer.id), None))
        self._show_tip(layer)
        self.name.show()
        self.sentence.hide()

    def take_focus(self) -> None:
        """Give the keyboard to the name of the layer; Tab goes on to its settings."""
        if self.name.isVisible():
            self.name.setFocus(Qt.FocusReason.TabFocusReason)

    def show_many(self, count: int) -> None:
        """Several layers are selected."""
        self._layer_id = None
        text = tr("{count} layers selected", count=f"{count:,}")
        self._show_sentence(text, tr("Select a single layer to change its settings."))

    def _show_sentence(self, title: str, sentence: str) -> None:
        self.kind_heading.setText(title.upper())
        self.name.setModified(False)
        self.sentence.setText(sentence)
        self.sentence.show()
        for widget in (self.name, self.form_widget, self.summary, self.problem_bar, self.tip_bar):
            widget.hide()

    def _show_form(self, layer: LayerSpec) -> None:
        if self._form_of != (layer.id, layer.kind):
            self._form_of = (layer.id, layer.kind)
            self._gesture.end()
            self.name.setModified(False)
            self.name.setText(layer.name)
            self._make_form(settings_of(layer.settings))
        described = settings_of(layer.settings)
        for name, field in self.fields.items():
            value = getattr(layer.settings, name)
            show_value(field, described[name], value)
        self.form_widget.setVisible(bool(self.fields))

    def _make_form(self, settings: dict[str, Setting]) -> None:
        while self.form.rowCount():
            self.form.removeRow(0)
        self.fields = {}
        before: QWidget = self.name
        for name, setting in settings.items():
            field = make_field(setting, f"layer_{name}")
            label = PlainLabel(tr(setting.label))
            label.setToolTip(tr(setting.help))
            label.setMinimumWidth(110)
            self.form.addRow(label, field)
            self.fields[name] = field
            QWidget.setTabOrder(before, field)  # fields made later would come last in the window
            before = field
            if isinstance(field, ChoiceBox):
                field.chosen.connect(lambda key, name=name: self._edit(name, key, None))
            else:
                field.valueChanged.connect(lambda value, name=name: self._edit(name, value, self._key(name)))
                field.editingFinished.connect(self._gesture.end)

    def _show_summary(self, layer: LayerSpec, task: Task | None) -> None:
        if layer.kind != "input":
            text = self._shape_text(layer, task)
        elif task is None:
            text = tr("its shape is known once there is data")
        else:
            text = tr("{count} prepared features of each row", count=f"{task.features:,}")
        self.summary.setText(text)
        self.summary.setToolTip("" if layer.kind == "input" else tr(LAYER_KINDS[layer.kind].summary))
        self.summary.show()

    def _shape_text(self, layer: LayerSpec, task: Task | None) -> str:
        graph = Graph.of(self._architecture, task.features if task else None)
        if layer.id not in graph.numbers:
            return tr("not connected: its shape is not known yet")
        if not graph.input_shapes_of(layer.id) and task is None:
            known = shape_text(graph.shape_of(layer.id))
            rest = tr("its shape is known once there is data")
            return tr("{after} out · the rest is known once there is data", after=known) if known else rest
        if not graph.shape_of(layer.id):
            return tr("its shape is not known yet")
        return tr(
            "{before} in → {after} out · {count} parameters",
            before=" + ".join(map(shape_text, graph.input_shapes_of(layer.id))),
            after=shape_text(graph.shape_of(layer.id)),
            count=f"{graph.count_of(layer.id):,}",
        )

    def _show_problem(self, problem: Problem | None) -> None:
        self._problem = problem
        if problem is None:
            self.problem_bar.clear()
            return
        button = tr_message(problem.fix_label) if problem.can_be_fixed and problem.fix_label else ""
        self.problem_bar.show_message(tr_message(problem.message), button=button)

    def _show_tip(self, layer: LayerSpec) -> None:
        activation = layer.activation
        initializer = getattr(layer.settings, "initializer", "")
        if activation and ACTIVATIONS[activation].saturates and initializer.startswith("he_"):
            self.tip_bar.show_message(
                tr(
                    "He suits ReLU; with {activation} units Xavier keeps the signal's size.",
                    activation=activation,
                ),
                look="tip",
                button=tr("Use Xavier"),
            )
        else:
            self.tip_bar.clear()

    # What the user does

    def _key(self, setting: str) -> tuple[Any, ...]:
        return self._gesture.of(self._layer_id, setting)

    def _edit(self, setting: str, value: object, merge_key: object) -> None:
        layer = self._layer
        if getattr(layer.settings, setting) == value:
            return
        changed = replace(layer, settings=replace(layer.settings, **{setting: value}))
        label = tr(settings_of(layer.settings)[setting].label)
        text = tr("Change {setting} of {layer}", setting=label, layer=layer.name)
        self.edited.emit(text, self._architecture.with_layer(changed), merge_key)

    def _rename(self) -> None:
        if self._layer_id is None or not self.name.isModified():
            return
        layer, name = self._layer, self.name.text().strip()
        self.name.setModified(False)
        self.name.setText(layer.name)
        if not name or name == layer.name:
            return
        if any(other.name == name for other in self._architecture.layers):
            sentence = tr("Another layer is called {name}; choose a name of its own.", name=name)
            self.tip_bar.show_message(sentence, look="tip", closable=True)
            return
        self.edited.emit(
            tr("Rename {layer} to {name}", layer=layer.name, name=name),
            self._architecture.with_layer(replace(layer, name=name)),
            None,
        )

    def _fix(self) -> None:
        problem = self._problem
        if problem is not None and problem.fixed is not None and problem.fix_label is not None:
            self.edited.emit(tr_message(problem.fix_label), problem.fixed, None)
        if problem is not None and problem.fixed_loss is not None:
            self.loss_wanted.emit(problem.fixed_loss)

    def _use_xavier(self) -> None:
        kept = self._layer.settings.initializer
        self._edit("initializer", kept.replace("he_", "xavier_"), None)
