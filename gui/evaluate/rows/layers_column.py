"""Column of all layers: what each gives for the rows that are looked at, and where to go with these."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from engine.core.architecture.architecture import Architecture
from engine.training.observation.snapshot import Snapshot, SnapshotRequest
from gui.evaluate.rows.layer_card import LayerCard, names_of
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.pages import ScrollColumn
from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.translation import tr


class LayersColumn(QWidget):
    """Cards from the input to the output, which scroll, over buttons that are for chosen rows alone.

    Attributes:
        cards: by layer id.
        walk, canvas, save: the buttons.
    """

    walk_wanted = Signal()
    """The rows should be gone through step by step, one after the other."""
    canvas_wanted = Signal()
    """The canvas should be shown, whose cards show these rows."""
    save_wanted = Signal()
    """The rows should be saved as CSV."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "layers_column", tr("These rows, layer by layer"))
        self.cards: dict[str, LayerCard] = {}
        self._row = 0
        self._named: object = None
        self._names: tuple[str, ...] = ()
        self._architecture = Architecture()
        self.heading, self.which = PlainLabel(), PlainLabel()
        self.heading.setProperty("look", "heading")
        self.heading.setWordWrap(True)
        self.which.setObjectName("layers_which")
        self.which.setProperty("look", "muted")
        self.which.setWordWrap(True)
        self.walk = self._button(
            "walk_rows",
            tr("Go through one by one"),
            tr("Go through these rows forward and backward, with all their numbers"),
            self.walk_wanted,
        )
        self.canvas = self._button(
            "rows_on_canvas",
            tr("Show on the canvas"),
            tr("Go to the canvas, whose heat maps show these rows"),
            self.canvas_wanted,
        )
        self.save = self._button(
            "save_rows",
            tr("Save as CSV"),
            tr("Write all these rows to a file, with what the network answered"),
            self.save_wanted,
        )
        self._lay_out()
        self.show_chosen("")

    def _lay_out(self) -> None:
        layout = set_margins(QVBoxLayout(self), 8, (12, 6, 12, 6))
        layout.addWidget(self.heading)
        layout.addWidget(self.which)
        inside = QWidget()
        self._cards = set_margins(QVBoxLayout(inside), 10, (0, 0, 2, 0))
        self._cards.addStretch(1)
        layout.addWidget(ScrollColumn(inside, "layers_area"), 1)
        for button in (self.walk, self.canvas, self.save):
            layout.addWidget(button)

    def _button(self, name: str, text: str, tip: str, signal: SignalInstance) -> QPushButton:
        button = set_names(QPushButton(text), name, text, tip)
        button.clicked.connect(lambda _checked: signal.emit())
        return button

    def show_architecture(self, architecture: Architecture) -> None:
        """Make a card for each layer of the run's network; those that are there stay."""
        if architecture is self._architecture:
            return
        self._architecture = architecture
        before, self.cards = self.cards, {}
        for layer in architecture.order:
            card = before.get(layer.id)
            self.cards[layer.id] = card if card is not None and card.layer == layer else LayerCard(layer)
        for card in before.values():
            if card not in self.cards.values():
                self._cards.removeWidget(card)
                card.hide()
                card.deleteLater()
        for place, card in enumerate(self.cards.values()):
            self._cards.insertWidget(place, card)

    def show_chosen(self, text: str) -> None:
        """Say which rows were chosen and why; with an empty text that they are those that stand for all."""
        heading = tr("These rows, layer by layer") if text else tr("Some rows, layer by layer")
        self.heading.setText(heading.upper())
        usual = tr("Training rows that stand for all. Select rows to see what the layers make of them.")
        self.which.setText(text or usual)
        for button in (self.walk, self.canvas, self.save):
            button.setEnabled(bool(text))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show what a snapshot has of the layers; what it lacks stays as it was."""
        probe, targets = snapshot.probe, snapshot.probe_targets
        rows = np.arange(len(targets)) if probe is None else probe.subset.rows
        if self._named != (probe, targets):  # each frame comes here
            self._named, self._names = (probe, targets), names_of(rows, targets)
        places = np.flatnonzero(rows == self._row) if probe is not None else rows[:0]
        place = int(places[0]) if len(places) else 0
        for layer_id, values in snapshot.activations.items():
            if layer_id in self.cards:
                self.cards[layer_id].show_values(values, place, self._names)

    def show_row(self, row: int) -> None:
        """Show the feature maps of this row of the table from the next snapshot on."""
        self._row = row

    def clear(self) -> None:
        """Forget all numbers, as after a reset."""
        for card in self.cards.values():
            card.clear()

    def wanted(self) -> SnapshotRequest:
        """Parts of a snapshot that are in sight here."""
        seen = (i for i, card in self.cards.items() if not card.visibleRegion().isEmpty())
        return SnapshotRequest(frozenset(seen))
