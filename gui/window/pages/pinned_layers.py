"""The pinned row layer by layer, at the right of the page *Profile*: what each layer gives for it, live."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.architecture.architecture import Architecture
from gui.bench.judging.profiling.profile_work import RowCurves
from gui.bench.judging.profiling.profiler import Profiler
from gui.evaluate.rows.layer_card import LayerCard
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, heading
from gui.look.words.translation import tr

EVERY = 60
"""Milliseconds from one picture to the next while the row changes."""


class PinnedLayers(QWidget):
    """A card for each layer.

    Attributes:
        cards: by layer id.
    """

    def __init__(self, profiler: Profiler, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "pinned_layers", tr("This row, layer by layer"))
        self._profiler = profiler
        self.cards: dict[str, LayerCard] = {}
        self._architecture: Architecture | None = None
        self._cards = set_margins(QVBoxLayout(), 10)
        layout = set_margins(QVBoxLayout(self), 8, (12, 8, 12, 6))
        self.title = heading(tr("This row, layer by layer"))
        self.note = ElidedLabel(tr("What each layer gives for the pinned row"), look="muted")
        layout.addWidget(self.title)
        layout.addWidget(self.note)
        layout.addLayout(self._cards)
        layout.addStretch(1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_now)
        for told in (profiler.changed, profiler.row_changed):
            told.connect(self._follow)
        self._show_now()

    def _follow(self) -> None:
        if not self._soon.isActive():
            self._soon.start(EVERY)

    def _show_now(self) -> None:
        here, weighed = self._profiler.here, self._profiler.weighed
        is_ready = self._profiler.is_ready and here is not None and weighed is not None
        self.title.setVisible(is_ready)
        self.note.setVisible(is_ready)
        if self._make_cards(weighed.model.architecture if is_ready and weighed is not None else None):
            self._follow()  # once the new cards have their places
        if not is_ready or here is None or weighed is None or not self.isVisible():
            return
        self._profiler.hold_until_painted()
        names = tuple(self._name(row) for row in (here, self._profiler.beside) if row is not None)
        found = self._profiler.activations()
        for layer_id, card in self.cards.items():
            if not card.visibleRegion().isEmpty():
                card.show_values(found[layer_id], 0, names)

    @staticmethod
    def _name(row: RowCurves) -> str:
        place = row.row.place
        return tr("row {row}", row=f"{place + 1:,}") if place is not None else tr("a row of your own")

    def _make_cards(self, architecture: Architecture | None) -> bool:
        """Make a card for each layer of another architecture; True where that made some."""
        if architecture is self._architecture:
            return False
        self._architecture = architecture
        for card in self.cards.values():
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {layer.id: LayerCard(layer) for layer in architecture.order} if architecture else {}
        for card in self.cards.values():
            self._cards.addWidget(card)
        return bool(self.cards)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()
