"""The search for a layer to add: opens the menu where one is wanted and adds what is chosen there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from engine.core.architecture.architecture import Architecture, Connection, LayerSpec
from gui.canvas.editing.additions import WantedPlace, with_new
from gui.canvas.editing.gestures import GestureView
from gui.canvas.editing.layer_finder import LayerFinder
from gui.canvas.editing.suggestions import Suggestion, suggestions
from gui.canvas.geometry import CARD_WIDTH, SLOT_HEIGHT
from gui.canvas.items.connection_item import ConnectionItem
from gui.look.words.translation import tr

BESIDE = 16.0
"""Distance of the menu from the place of the new card, in canvas units."""


class LayerSearch(QObject):
    """Joins the menu of layers with the drawing.

    Attributes:
        finder: the menu.
        wanted: where the layer is wanted that is looked for.
        covered: pixels at the top of the canvas that lie under something else.
    """

    added = Signal(object)
    """A layer was added; a tuple with its id."""

    def __init__(self, view: GestureView, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = parent
        self._view, self._scene, self._editor = view, view.scene_items, view.editor
        self.finder, self.wanted, self.covered = LayerFinder(parent), WantedPlace(), 0
        self.finder.pointed.connect(self._show)
        self.finder.chosen.connect(self._add)
        self.finder.closed.connect(self._clear)
        view.layer_wanted.connect(self.find)

    def open(self, wanted: WantedPlace, text: str = "") -> None:
        """Offer the layers that fit where one is wanted; ``text`` was typed already."""
        drawn, task = self._editor.architecture, self._editor.task
        self._clear()
        self.wanted = wanted
        every = suggestions(drawn, task, wanted)
        grown, layer = with_new(drawn, every[0].kind, wanted, task)
        place = self._beside(grown, layer)
        self.finder.open(every, _where(grown, layer), place, text, covered=self.covered)

    def find(self, wanted: WantedPlace | None = None, text: str = "") -> None:
        """Offer them where that is said, else where one most likely belongs; or type on, if it is open."""
        if self.finder.isHidden():
            self.open(wanted if wanted is not None else self.most_likely_place(), text)
        else:
            self.finder.field.insert(text)

    def most_likely_place(self) -> WantedPlace:
        """Where a layer is wanted of which nobody said where."""
        if not self._editor.architecture.layers:
            return WantedPlace(point=self._view.shown_rect().center())
        return self._editor.wanted_beside(self._scene.selected_ids(), self._scene.selected_connections())

    def compose(self, event: QInputMethodEvent) -> None:
        """Let what an input method began on the canvas go on in the field."""
        if not self.finder.field.text():
            QApplication.sendEvent(self.finder.field, event)

    def close(self) -> None:
        """Close the menu, if it is open."""
        self.finder.close_menu()

    def _beside(self, grown: Architecture, layer: LayerSpec) -> QPoint:
        """Place for the menu: right of the place of the new card, or behind the line that it goes into."""
        place = QPointF(layer.x + CARD_WIDTH + BESIDE, layer.y + SLOT_HEIGHT / 4)
        line = self._line(grown, layer)
        if line is not None:
            place = line.path().currentPosition() + QPointF(BESIDE, BESIDE)
        return self._view.viewport().mapTo(self._canvas, self._view.mapFromScene(place))

    def _line(self, grown: Architecture, layer: LayerSpec) -> ConnectionItem | None:
        """The line of now that a new layer goes into, if it does."""
        source, target = _around(grown, layer)
        return self._scene.lines.get(Connection(source, target))

    def _show(self, each: Suggestion | None) -> None:
        """Show in the drawing where the layer would stand, and what it would be connected to."""
        self._clear()
        if each is None:
            return
        drawn = self._editor.architecture
        grown, layer = with_new(drawn, each.kind, self.wanted, self._editor.task)
        line = self._line(grown, layer)
        if line is not None:
            self._scene.set_target_line(line)
        else:
            self._scene.set_ghost(each.kind, QPointF(layer.x, layer.y), *_around(grown, layer))

    def _add(self, each: Suggestion) -> None:
        self._clear()
        self.added.emit(self._editor.add(each.kind, self.wanted, each.settings))

    def _clear(self) -> None:
        self._scene.set_ghost()
        self._scene.set_target_line(None)


def _around(grown: Architecture, layer: LayerSpec) -> tuple[str, str]:
    """Ids of the first layer that feeds a layer, and of the first that it feeds; empty for none."""
    return next(iter(grown.sources(layer.id)), ""), next(iter(grown.targets(layer.id)), "")


def _where(grown: Architecture, layer: LayerSpec) -> str:
    """Words on where a layer stands."""
    source, target = _around(grown, layer)
    if source and target:
        before, after = grown.layer(source).name, grown.layer(target).name
        return tr("layer between {source} and {target}", source=before, target=after)
    if source:
        return tr("layer after {layer}", layer=grown.layer(source).name)
    if target:
        return tr("layer before {layer}", layer=grown.layer(target).name)
    return tr("name of a layer")
