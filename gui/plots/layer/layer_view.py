"""Layer view: the live activations, weights, gradients and health of the selected layer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QGridLayout, QVBoxLayout, QWidget

from engine.common.arrays import Array, Index
from engine.core.architecture.architecture import Architecture, LayerSpec
from engine.core.architecture.graph import Graph
from engine.core.architecture.known_names import KnownNames
from engine.core.layers import LAYER_KINDS, PARAMETERS, Parameter
from engine.core.task import Task
from engine.data.preparation import Preparation
from engine.insight.class_units import ClassUnits, Groups
from engine.training.observation.snapshot import ALIVE, LayerHealth, Snapshot, SnapshotRequest
from gui.look.drawing.axis_ticks import axis_number
from gui.look.theme import FADED, theme
from gui.look.throttle import Throttle
from gui.look.widgets.helpers import set_look, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, StillPlace, plain_tooltip
from gui.look.words.translation import tr
from gui.plots.layer.health_report import HealthRow, advice, health_rows
from gui.plots.layer.layer_names import LayerNames
from gui.plots.layer.numbers.number_view import NumberView

if TYPE_CHECKING:
    from engine.insight.health.layer_state import NetworkState
    from gui.plots.layer.classes.class_map import Moment
    from gui.plots.layer.section import Section


class HealthTable(QWidget):
    """Table of up to four lines, green where all is well and orange where not, and a box with advice."""

    def __init__(self) -> None:
        super().__init__()
        self.names = [PlainLabel() for _ in range(4)]
        self.values = [ElidedLabel() for _ in range(4)]
        self._places = [StillPlace(value) for value in self.values]
        grid = set_margins(QGridLayout(), 2)
        grid.setColumnStretch(1, 1)
        lines = zip(self.names, self.values, self._places, strict=True)
        for row, (name, value, place) in enumerate(lines):
            name.setProperty("look", "muted")
            value.setObjectName(f"health_{row}")
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(name, row, 0)
            grid.addWidget(place, row, 1)
        self.advice = PlainLabel()
        self.advice.setObjectName("layer_advice")
        self.advice.setWordWrap(True)
        self.advice_box = QFrame()
        set_look(self.advice_box, "card")
        set_margins(QVBoxLayout(self.advice_box), 0, (10, 8, 10, 8)).addWidget(self.advice)
        layout = set_margins(QVBoxLayout(self), 8)
        layout.addLayout(grid)
        layout.addWidget(self.advice_box)

    def show_report(self, rows: list[HealthRow], sentences: list[str]) -> None:
        """Show the lines, and the gravest two sentences of advice if there are any."""
        for number, (name, place) in enumerate(zip(self.names, self._places, strict=True)):
            name.setVisible(number < len(rows))
            place.setVisible(number < len(rows))
        for name, value, row in zip(self.names, self.values, rows, strict=False):
            name.setText(row.label)
            name.setToolTip(plain_tooltip(row.help))
            value.own_tooltip = row.help
            value.setText(row.value)
            color = f"color: {theme.color(row.verdict).name()};"
            if value.styleSheet() != color:
                value.setStyleSheet(color)
        self.advice.setText("\n".join(sentences[:2]))
        self.advice_box.setVisible(bool(sentences))


class LayerView(QWidget):
    """Numbers of the selected layer right now; its sections are made with the first layer that is shown."""

    weight_edited = Signal(str, str, object, float)
    """A number was changed by hand: layer id, name of the array, index in it as a tuple, new value."""
    row_chosen = Signal(int)
    """The feature maps of this probe row should be shown everywhere."""
    default_wanted = Signal()
    """The default probe rows should be shown everywhere again."""
    classes_seen = Signal()
    """The section class × unit is painted."""
    health_seen = Signal()
    """The section on health over time is painted."""
    epoch_chosen = Signal(int)
    """The weights of this epoch should be shown everywhere."""
    now_wanted = Signal()
    """The weights of the run should be shown everywhere again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layer_view")
        self._layer: LayerSpec | None = None
        self._number: int | None = None
        self._is_output = False
        self._gradients: Array | None = None
        self._health: LayerHealth | None = None
        self._run: tuple[Architecture, Task, Preparation] | None = None
        self._known: KnownNames | None = None
        self._picked: tuple[str, str, tuple[int, ...]] | None = None  # layer id, array and index
        self.origin = ElidedLabel(look="muted")
        self.origin.setObjectName("layer_view_origin")
        self.origin.hide()
        self.empty = PlainLabel()
        self.empty.setWordWrap(True)
        self.empty.setProperty("look", "muted")
        set_names(self.empty, "layer_view_empty", tr("What to do"))
        self.empty.hide()
        self._sections: tuple[Section, ...] = ()
        self._probe = "", False
        self._is_editable = False
        self._layout = set_margins(QVBoxLayout(self), 8)
        self._layout.addWidget(self.origin)
        self._layout.addWidget(self.empty)
        self._texts = Throttle(self._show_texts, self)
        theme.changed.connect(self._texts.now)

    def _make_sections(self) -> None:
        from gui.look.widgets.fields import NumberEditor
        from gui.plots.layer.activation_section import ActivationSection
        from gui.plots.layer.classes.class_section import ClassSection
        from gui.plots.layer.numbers.histogram import Histogram
        from gui.plots.layer.over_time_section import OverTimeSection
        from gui.plots.layer.section import Section
        from gui.plots.layer.weight_section import WeightSection

        self.histogram = Histogram()
        self.health_table = HealthTable()
        set_names(self.histogram, "gradient_histogram", tr("Histogram of the gradients"))
        self.activation_section, self.weight_section = ActivationSection(), WeightSection()
        self.class_section = ClassSection()
        self.class_section.seen.connect(self.classes_seen)
        self.gradient_section = Section("gradients", self.histogram)
        self.health_section = Section("health", self.health_table)
        self.health_section.title.setText(tr("Health"))
        self.over_time = OverTimeSection()
        self.over_time.seen.connect(self.health_seen)
        self.over_time.chosen.connect(self.epoch_chosen)
        self.over_time.now_wanted.connect(self.now_wanted)
        self.editor = NumberEditor(self)
        self.editor.changed.connect(self._change_number)
        self.weight_section.number_picked.connect(self._pick)
        self.activation_section.row_chosen.connect(self.row_chosen)
        self.activation_section.probed.default_wanted.connect(self.default_wanted)
        self.activation_section.probed.show_probe(*self._probe)
        of_units = self.activation_section, self.class_section
        of_learning = self.weight_section, self.gradient_section, self.health_section
        self._sections = *of_units, *of_learning, self.over_time
        for section in self._sections:
            self._layout.addWidget(section)
        self._layout.addStretch(1)
        self._fade()
        self.set_editable(self._is_editable)

    # What is shown

    def show_layer(self, architecture: Architecture, layer_id: str | None, task: Task | None) -> None:
        """Show this layer from the next snapshot on; an edit of the same layer keeps its numbers."""
        before = self._layer
        known = layer_id is not None and layer_id in architecture
        self._layer = architecture.layer(layer_id) if layer_id is not None and known else None
        if self._layer is not None and not self._sections:
            self._make_sections()
        self._number = Graph.of(architecture).numbers.get(self._layer.id) if self._layer else None
        self._is_output = self._layer is not None and architecture.output == self._layer
        self._name_numbers()
        if (before and (before.id, before.kind)) != (self._layer and (self._layer.id, self._layer.kind)):
            self.clear_live()
        else:
            self._texts.now()

    def show_run(self, architecture: Architecture, task: Task, preparation: Preparation) -> None:
        """Call the numbers of the next snapshots as the columns and classes of their run do."""
        run = architecture, task, preparation
        if self._run is None or any(old is not new for old, new in zip(self._run, run, strict=True)):
            self._run = run
            self._known = KnownNames(architecture, task, preparation.feature_names)
            self._name_numbers()

    @property
    def _learnt(self) -> tuple[Parameter, ...]:
        """Parameters that the layer learns, as its kind declares them."""
        kind = self._layer.kind if self._layer is not None else ""
        return LAYER_KINDS[kind].parameters if kind in LAYER_KINDS else ()

    def _name_numbers(self) -> None:
        if not self._sections:
            return
        names = LayerNames()
        if self._layer is not None and self._run is not None and self._known is not None:
            architecture = self._run[0]
            if self._layer.id in architecture:
                names = LayerNames.of(architecture, self._known, self._layer.id)
        for section in (self.activation_section, self.class_section, self.weight_section):
            section.names = names

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show what the snapshot has of the layer; what it lacks stays as it was."""
        if self._layer is None:
            return
        layer = self._layer
        if snapshot.state not in ALIVE:
            self.activation_section.settle()
            self.weight_section.settle()
        if layer.id in snapshot.activations:
            rows = snapshot.probe.subset.rows if snapshot.probe is not None else None
            values, targets = snapshot.activations[layer.id], snapshot.probe_targets
            self.activation_section.show_values(values, layer.activation, targets, rows)
        arrays = snapshot.parameters.get(layer.id)
        if arrays:
            self.weight_section.show_values(LAYER_KINDS[layer.kind], arrays)
            # Weights without gradients were read from a file or gone back to: the old ones are not theirs.
            self._gradients = next(iter(snapshot.gradients.get(layer.id, {}).values()), None)
            if self._gradients is not None:
                self.histogram.show_values(self._gradients)
        self._health = snapshot.health.get(layer.id, self._health)
        self._show_sections()
        self._texts.soon()

    def finish_texts(self) -> None:
        """Write at once what waits so that it can be read."""
        self._texts.now()

    def show_probe(self, text: str, is_test: bool) -> None:
        """Say which rows the activations are of, and why; with an empty text these are the default ones."""
        self._probe = text, is_test
        if self._sections:
            self.activation_section.probed.show_probe(text, is_test)

    def show_origin(self, text: str) -> None:
        """Grey the numbers and say of what they are, where that is not what is drawn and opened."""
        if text == self.origin.text():
            return
        self.origin.setText(text)
        self.origin.setVisible(bool(text))
        self._fade()

    def _fade(self) -> None:
        for section in self._sections:
            fading = QGraphicsOpacityEffect(section) if self.origin.text() else None
            if fading is not None:
                fading.setOpacity(FADED)
            section.setGraphicsEffect(fading)  # type: ignore[arg-type]  # None takes it away
            for numbers in section.findChildren(NumberView):  # type: ignore[type-abstract]
                numbers.set_opaque(fading is None)

    def clear_live(self) -> None:
        """Forget all numbers, as after a reset."""
        self._gradients = self._health = None
        if not self._sections:
            return
        self.editor.hide()
        numbers = self.activation_section, self.class_section, self.weight_section, self.histogram
        for part in (*numbers, self.over_time):
            part.clear()
        self._show_sections()
        self._texts.now()

    def wanted(self) -> SnapshotRequest:
        """Request for the next snapshot of this layer: nothing while nobody can see it."""
        if self._layer is None or not self.isVisible() or self.visibleRegion().isEmpty():
            return SnapshotRequest()
        this = frozenset({self._layer.id})
        return SnapshotRequest(this, this if self._learnt else frozenset())

    @property
    def layer_beside_classes(self) -> str | None:
        """Id of the layer whose units are shown beside the classes, where somebody sees them."""
        if self._layer is None or not self._sections or self.class_section.visibleRegion().isEmpty():
            return None
        return self._layer.id

    def show_classes(
        self, layer_id: str, units: ClassUnits, groups: Groups, row: str, moment: Moment
    ) -> None:
        """Show the units of this layer beside the classes, and the pinned row by its name."""
        layer = self._layer
        if layer is not None and layer.id == layer_id and self.activation_section.values is not None:
            self.class_section.has_maps = self.activation_section.values.ndim > 2
            self.class_section.show_units(units, groups, layer.activation, row, moment)
            self._texts.soon()

    @property
    def layer_over_time(self) -> str | None:
        """Id of the layer whose health over time is shown, where somebody sees it."""
        if self._layer is None or not self._sections or self.over_time.visibleRegion().isEmpty():
            return None
        return self._layer.id

    def show_over_time(self, states: Sequence[NetworkState], shown_epoch: int | None, reason: str) -> None:
        """Show the layer at these checkpoints; ``reason`` says why there is none.

        ``shown_epoch`` is the one whose weights are shown everywhere, None for those of the run.
        """
        if self._layer is not None and self._sections:
            activated = bool(self._layer.activation)
            self.over_time.show_states(states, self._layer.id, is_activated=activated)
            self.over_time.show_shown(shown_epoch)
            self.over_time.show_reason(reason)

    def _show_sections(self) -> None:
        has_units = self.activation_section.values is not None
        present = (
            has_units,
            has_units,
            bool(self.weight_section.arrays),
            self._gradients is not None,
            self._health is not None,
            has_units,
        )
        for section, has_numbers in zip(self._sections, present, strict=True):
            section.setVisible(has_numbers)
        self.empty.setVisible(self._layer is not None and not any(present))

    def _show_texts(self) -> None:
        if self._layer is None:
            return
        self.empty.setText(
            tr(
                "The numbers of {layer} appear here once a run includes it: press Train or Iterate, and "
                "Reset before, if an older run is there.",
                layer=self._layer.name,
            )
        )
        index = "" if self._number is None else f"[{self._number}]"
        self.activation_section.show_texts(f"a{index}")
        self.class_section.show_texts(f"a{index}")
        self.weight_section.show_texts(index)
        self.histogram.show_numbers()
        of = f"d{next((each.letter for each in self._learnt), '')}"
        self.gradient_section.title.setText(tr("Gradients {symbol}", symbol=f"{of}{index}"))
        if self._gradients is not None:
            norm = float(np.linalg.norm(self._gradients.astype(float)))
            self.gradient_section.fact.setText(f"‖{of}‖ = {axis_number(norm)}")
        if self._health is not None:
            self._show_health(self._health, self._layer)

    def _show_health(self, health: LayerHealth, layer: LayerSpec) -> None:
        values = self.activation_section.values
        has_maps = values is not None and values.ndim > 2
        sentences = advice(health, layer, self._is_output, has_maps)
        self.health_table.show_report(health_rows(health, layer, self._is_output, has_maps), sentences)

    # Changing a number by hand

    def set_editable(self, is_editable: bool) -> None:
        """Say whether weights may be changed by hand: a run is there, and it is not going on."""
        self._is_editable = is_editable
        if not self._sections:
            return
        self.weight_section.set_editable(is_editable)
        if not is_editable:
            self.editor.hide()

    def _pick(self, name: str, index: Index, value: float, place: QPoint) -> None:
        if self._layer is None:
            return
        self._picked = self._layer.id, name, index
        letter = PARAMETERS[name].letter
        symbol = letter if self._number is None else f"{letter}[{self._number}]"
        where = ", ".join(str(axis + 1) for axis in index)
        text = tr("{layer}: {symbol} at {where}", layer=self._layer.name, symbol=symbol, where=where)
        self.editor.open_at(place, text, value)

    def _change_number(self, value: float) -> None:
        if self._picked is not None:
            self.weight_section.settle()  # colours may span another range at once
            self.weight_edited.emit(*self._picked, value)
