"""Shows what the network has learnt: units beside classes in the layer view, rows as points at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from engine.training.observation.snapshot import Snapshot
from gui.bench.judging.pinned_row import row_of
from gui.look.words.translation import tr
from gui.plots.layer.layer_view import LayerView
from gui.plots.separation.separation_card import SeparationCard
from gui.window.lasting import Lasting

if TYPE_CHECKING:
    from gui.bench.insight.class_watch import ClassAnswer
    from gui.bench.insight.learnt import Learnt
    from gui.bench.insight.separation_watch import SeparationAnswer
    from gui.bench.insight.weights_watch import WeightsWatch
    from gui.plots.layer.classes.class_map import Moment

TALL = 1000
"""Pixels of a screen on which the rows as points are unfolded until the user says otherwise."""
SETTING = "separation"


class LearntDisplay(QObject):
    """Asks for what is in sight, and shows the answers."""

    def __init__(
        self, lasting: Lasting, layer_view: LayerView, card: SeparationCard, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._lasting, self._layer_view, self._card = lasting, layer_view, card
        self._bench = bench = lasting.workbench
        is_tall = card.screen().availableGeometry().height() >= TALL
        is_open = str(self._lasting.settings.value(SETTING, is_tall)).lower() == "true"
        self._card.fold.button.setChecked(is_open)
        self._card.fold.toggled.connect(self._keep_fold)
        self._card.row_chosen.connect(self._pin)
        self._lasting.pinned.changed.connect(self._follow_row)
        # Queued: what is painted must not ask for the next painting.
        for seen in (self._layer_view.classes_seen, self._card.seen):
            seen.connect(self.look, Qt.ConnectionType.QueuedConnection)
        self._lasting.insight.plane_changed.connect(self.look)
        bench.session.gone.connect(self._follow_run)
        bench.problems_changed.connect(self._follow_run)
        self._lasting.learnt.once_made(self._join)
        self._follow_row()

    def _join(self, learnt: Learnt) -> None:
        learnt.ask_nothing()  # what was answered before a change of the language has gone with its parts
        learnt.classes.found.connect(self._show_classes)
        learnt.separation.found.connect(self._show_places)

    def ask(self) -> bool:
        """Ask about what is in sight; False where nothing is."""
        self._follow_run()
        layer, layers = self._layer_view.layer_beside_classes, self._card.layers_in_sight()
        if self._bench.run_is_of_something_else:
            layer, layers = None, frozenset()
        if layer is None and not layers and self._lasting.learnt.made is None:
            return False
        learnt = self._lasting.learnt.get()
        learnt.classes.want(layer)
        learnt.separation.want(layers, self._card.warped_in_sight(), self._lasting.insight.plane)
        return any(watch.question is not None for watch in learnt.watches)

    @property
    def wants_values(self) -> bool:
        """True if the next snapshot of the run should have all weights."""
        return any(watch.wants_values for watch in self._watches)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Let the weights of a frame be answered about."""
        for watch in self._watches:
            watch.show_snapshot(snapshot)

    @property
    def _watches(self) -> tuple[WeightsWatch, ...]:
        learnt = self._lasting.learnt.made
        return learnt.watches if learnt is not None else ()

    def look(self) -> None:
        """Have weights where something came into sight that gets none by itself."""
        session, playback = self._bench.session, self._lasting.playback
        if session.trainer is None or (session.is_alive and not playback.is_shown):
            return
        self.ask()
        if not any(watch.lacks_weights for watch in self._watches):
            return
        if playback.snapshot is not None and playback.snapshot.values is not None:
            self.show_snapshot(playback.snapshot)
        elif not playback.is_shown:
            session.show_now()

    def _follow_run(self) -> None:
        """Have a scatter for each layer of the run that is shown."""
        is_shown = self._bench.session.trainer is not None and not self._bench.run_is_of_something_else
        self._card.show_architecture(self._bench.runs.architecture if is_shown else None)

    def _follow_row(self) -> None:
        row = self._lasting.pinned.row
        self._card.show_pinned(row.place if row is not None else None)
        self.look()

    def _show_classes(self, answer: ClassAnswer) -> None:
        question, row = answer.question, answer.question.row
        name = ""
        if row is not None:
            place = row.place
            name = tr("row {row}", row=f"{place + 1:,}") if place is not None else tr("a row of your own")
        is_past, is_training = self._lasting.playback.is_shown, self._bench.session.state == "running"
        moment: Moment = "past" if is_past else "training" if is_training else "rest"
        self._layer_view.show_classes(question.layer, answer.units, answer.groups, name, moment)

    def _show_places(self, answer: SeparationAnswer) -> None:
        self._card.show_places(answer.points, answer.places)

    def _pin(self, place: int) -> None:
        table = self._bench.store.table
        if table is not None and place < table.rows:
            self._lasting.pinned.pin(row_of(table, place))

    def _keep_fold(self, is_open: bool) -> None:
        self._lasting.settings.setValue(SETTING, is_open)
