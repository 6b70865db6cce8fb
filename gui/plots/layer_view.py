"""Layer view: the live activations, weights, gradients and health of the selected layer."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.architecture import Architecture, LayerSpec
from engine.arrays import Array
from engine.snapshot import ALIVE, LayerHealth, Snapshot, SnapshotRequest
from engine.task import Task
from gui.plots.axis_ticks import short_number
from gui.plots.health_report import HealthRow, advice, health_rows
from gui.plots.heat_map import HeatMap
from gui.plots.histogram import Histogram
from gui.plots.throttle import Throttle
from gui.theme import theme
from gui.translation import tr
from gui.widgets import ElidedLabel, named, set_look, tight

BOUNDS = {"sigmoid": (0.0, 1.0), "softmax": (0.0, 1.0), "tanh": (-1.0, 1.0)}
"""Range of the activations that have one: their colours mean the same at all times and in all layers."""


class Section(QWidget):
    """A title at the left, a fact at the right, and a widget below."""

    def __init__(self, name: str, body: QWidget) -> None:
        super().__init__()
        self.setObjectName(f"{name}_section")
        self.title = QLabel()
        self.title.setProperty("look", "title")
        self.fact = ElidedLabel(look="number")
        self.fact.setObjectName(f"{name}_fact")
        self.fact.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        header = tight(QHBoxLayout(), 8)
        header.addWidget(self.title)
        header.addWidget(self.fact, 1)
        layout = tight(QVBoxLayout(self), 4)
        layout.addLayout(header)
        layout.addWidget(body)


class HealthTable(QWidget):
    """Four lines, green where all is well and orange where it is not, and a box with advice."""

    def __init__(self) -> None:
        super().__init__()
        self.names = [QLabel() for _ in range(4)]
        self.values = [ElidedLabel() for _ in range(4)]
        grid = tight(QGridLayout(), 2)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(zip(self.names, self.values, strict=True)):
            name.setProperty("look", "muted")
            value.setObjectName(f"health_{row}")
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1)
        self.advice = QLabel()
        self.advice.setObjectName("layer_advice")
        self.advice.setWordWrap(True)
        self.advice_box = QFrame()
        set_look(self.advice_box, "card")
        tight(QVBoxLayout(self.advice_box), 0, (10, 8, 10, 8)).addWidget(self.advice)
        layout = tight(QVBoxLayout(self), 8)
        layout.addLayout(grid)
        layout.addWidget(self.advice_box)

    def show_report(self, rows: list[HealthRow], sentences: list[str]) -> None:
        """Show the lines, and the gravest two sentences of advice if there are any."""
        for name, value, row in zip(self.names, self.values, rows, strict=True):
            name.setText(row.words)
            name.setToolTip(row.help)
            value.own_tooltip = row.help
            value.setText(row.value)
            color = f"color: {theme.color(row.verdict).name()};"
            if value.styleSheet() != color:
                value.setStyleSheet(color)
        self.advice.setText("\n".join(sentences[:2]))
        self.advice_box.setVisible(bool(sentences))


class LayerView(QWidget):
    """What the selected layer's numbers are right now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layer_view")
        self._layer: LayerSpec | None = None
        self._number: int | None = None
        self._is_output = False
        self._activations: Array | None = None
        self._weights: Array | None = None
        self._gradients: Array | None = None
        self._health: LayerHealth | None = None
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setProperty("look", "muted")
        named(self.empty, "layer_view_empty", tr("What to do"))
        self.activation_map = HeatMap("sequential", tr("units"), tr("rows"), self._describe_activation)
        self.weight_map = HeatMap("diverging", tr("units"), tr("inputs"), self._describe_weight)
        self.histogram = Histogram()
        self.health_table = HealthTable()
        named(self.activation_map, "activation_map", tr("Activations"))
        named(self.weight_map, "weight_map", tr("Weights"))
        named(self.histogram, "gradient_histogram", tr("Histogram of the gradients"))
        self.activation_section = Section("activations", self.activation_map)
        self.weight_section = Section("weights", self.weight_map)
        self.gradient_section = Section("gradients", self.histogram)
        self.health_section = Section("health", self.health_table)
        self.health_section.title.setText(tr("Health"))
        layout = tight(QVBoxLayout(self), 8)
        layout.addWidget(self.empty)
        for section in self._sections():
            layout.addWidget(section)
        layout.addStretch(1)
        self._texts = Throttle(self._show_texts, self)
        theme.changed.connect(self._texts.now)
        self.clear_live()

    def _sections(self) -> tuple[Section, ...]:
        return self.activation_section, self.weight_section, self.gradient_section, self.health_section

    # What is shown

    def show_layer(self, architecture: Architecture, layer_id: str | None, task: Task | None) -> None:
        """Show this layer from the next snapshot on; an edit of the same layer keeps its numbers."""
        before = self._layer
        known = layer_id is not None and layer_id in architecture
        self._layer = architecture.layer(layer_id) if layer_id is not None and known else None
        self._number = architecture.numbers().get(self._layer.id) if self._layer else None
        self._is_output = self._layer is not None and architecture.output == self._layer
        if (before and before.id) != (self._layer and self._layer.id):
            self.clear_live()
        else:
            self._texts.now()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show what the snapshot has of the layer; what it lacks stays as it was."""
        layer_id = self._layer.id if self._layer else None
        if layer_id is None or self._layer is None:
            return
        if snapshot.state not in ALIVE:
            self.activation_map.settle()
            self.weight_map.settle()
        if layer_id in snapshot.activations:
            self._show_activations(snapshot.activations[layer_id], self._layer)
        if layer_id in snapshot.weights:
            self._show_weights(snapshot.weights[layer_id], snapshot.biases.get(layer_id))
            # Weights without gradients were read from a file or gone back to: the old ones are not theirs.
            self._gradients = snapshot.weight_gradients.get(layer_id)
            if self._gradients is not None:
                self.histogram.show_values(self._gradients)
        self._health = snapshot.health.get(layer_id, self._health)
        self._show_sections()
        self._texts.soon()

    def clear_live(self) -> None:
        """Forget all numbers, as after a reset."""
        self._activations = self._weights = self._gradients = self._health = None
        for part in (self.activation_map, self.weight_map, self.histogram):
            part.clear()
        self._show_sections()
        self._texts.now()

    def wanted(self) -> SnapshotRequest:
        """What the next snapshot should have of this layer: nothing while nobody can see it."""
        if self._layer is None or not self.isVisible() or self.visibleRegion().isEmpty():
            return SnapshotRequest()
        this = frozenset({self._layer.id})
        return SnapshotRequest(this, this if self._layer.kind == "dense" else frozenset())

    def _show_activations(self, activations: Array, layer: LayerSpec) -> None:
        self._activations = activations
        function = getattr(layer.settings, "activation", "")
        low, high = float(np.fmin.reduce(activations, None)), float(np.fmax.reduce(activations, None))
        if function == "relu":
            low = 0.0
        self.activation_map.show_values(activations.T, *BOUNDS.get(function, (low, high)))

    def _show_weights(self, weights: Array, biases: Array | None) -> None:
        self._weights = weights
        limit = float(np.fmax.reduce(np.abs(weights), None))
        if biases is not None:
            limit = max(limit, float(np.fmax.reduce(np.abs(biases))))
        self.weight_map.show_values(weights, -limit, limit, biases)

    def _show_sections(self) -> None:
        present = self._activations, self._weights, self._gradients, self._health
        for section, numbers in zip(self._sections(), present, strict=True):
            section.setVisible(numbers is not None)
        self.empty.setVisible(self._layer is not None and all(numbers is None for numbers in present))

    def _show_texts(self) -> None:
        if self._layer is None:
            return
        self.empty.setText(
            tr(
                "The numbers of {layer} appear here once a run includes it: press Train or Step, and Reset "
                "before, if an older run is there.",
                layer=self._layer.name,
            )
        )
        index = "" if self._number is None else f"[{self._number}]"
        self.activation_section.title.setText(tr("Activations {symbol}", symbol=f"a{index}"))
        self.weight_section.title.setText(tr("Weights {symbol}", symbol=f"W{index}"))
        self.gradient_section.title.setText(tr("Gradients {symbol}", symbol=f"dW{index}"))
        for part in (self.activation_map, self.weight_map, self.histogram):
            part.show_numbers()
        if self._activations is not None:
            rows, units = self._activations.shape
            self.activation_section.fact.own_tooltip = tr("The same probe rows all the time: see them change")
            fact = tr("{units} units × {rows} rows", units=f"{units:,}", rows=f"{rows:,}")
            self.activation_section.fact.setText(fact)
        if self._weights is not None:
            n_out, n_in = self._weights.shape
            self.weight_section.fact.setText(f"{n_out:,} × {n_in:,}")
        if self._gradients is not None:
            norm = float(np.linalg.norm(self._gradients.astype(float)))
            self.gradient_section.fact.setText(f"‖dW‖ = {short_number(norm)}")
        if self._health is not None:
            sentences = advice(self._health, self._layer, self._is_output)
            self.health_table.show_report(health_rows(self._health, self._is_output), sentences)

    @staticmethod
    def _describe_activation(unit: int, row: int, value: float) -> str:
        return tr("unit {unit}, row {row}: {value}", unit=unit, row=row, value=f"{value:.7g}")

    @staticmethod
    def _describe_weight(unit: int, source: int, value: float) -> str:
        if source == 0:
            return tr("bias of unit {unit}: {value}", unit=unit, value=f"{value:.7g}")
        return tr(
            "weight to unit {unit} from input {source}: {value}",
            unit=unit,
            source=source,
            value=f"{value:.7g}",
        )
