"""Shows layers as the zoom asks for: as blocks, as cards, or as their units with the weights between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Protocol

import numpy as np
from PySide6.QtCore import QElapsedTimer, QPointF, QRectF
from PySide6.QtWidgets import QGraphicsItem

from engine.common.arrays import Array, Flags, Indices
from engine.core.architecture.architecture import Architecture, Connection
from engine.core.layers import LAYER_KINDS
from engine.insight.plane_picture import PlanePicture, shown_units
from engine.training.observation.snapshot import Snapshot
from gui.canvas.detail.levels import Detail, detail_at
from gui.canvas.detail.unit_texts import notes_of
from gui.canvas.items.connection_item import ConnectionItem
from gui.canvas.items.layer_item import CardForm, LayerItem
from gui.canvas.items.units.columns import room_at
from gui.canvas.items.units.output_item import OutputItem
from gui.canvas.items.units.plane_data import PlaneData
from gui.canvas.items.units.units_item import UnitsItem
from gui.canvas.items.units.weight_lines import WeightLines, joined, strongest
from gui.canvas.items.units.weights_item import WeightsItem

MOST_UNITS, MOST_COLUMNS = 32, 12
"""Most units that are shown of a layer, and most columns of the input, which have names beside them."""
HANDING_ON = ("noise", "shapes", "joins")
"""Families of layers that hand on what others gave."""
LINES_PAUSE = 200
"""Milliseconds between changes of the lines in training: of all that is seen they cost the most."""
BETWEEN_CARDS = 2.0
"""Gap between a picture and the lines that begin or end at it."""


class DrawingItems(Protocol):
    """The drawing whose layers are shown."""

    cards: dict[str, LayerItem]
    lines: dict[Connection, ConnectionItem]

    def addItem(self, item: QGraphicsItem, /) -> None: ...
    def removeItem(self, item: QGraphicsItem, /) -> None: ...


class UnitLayers:
    """Keeps the forms of the cards, the pictures of their units and the lines between these.

    Attributes:
        detail: what is shown at the zoom of now.
        pairs: the lines of weights, by the connection that they stand for.
        learnt, gradients: of the layers whose weights are known, by id and name.
    """

    def __init__(self, drawing: DrawingItems) -> None:
        self._drawing = drawing
        self.detail: Detail = "cards"
        self.pairs: dict[Connection, WeightsItem] = {}
        self.learnt: dict[str, Mapping[str, Array]] = {}
        self.gradients: dict[str, Mapping[str, Array]] = {}
        self._architecture = Architecture()
        self._output_id: str | None = None
        self._picture: PlanePicture | None = None
        self._known: frozenset[str] = frozenset()
        self._data: PlaneData | None = None
        self._opacity = 1.0
        self._wrong: Flags | None = None
        self._rooms: dict[str, float] = {}
        self._since_lines = QElapsedTimer()

    # What is shown

    def show_architecture(self, architecture: Architecture) -> bool:
        """Follow the drawing; True if cards have another form now."""
        self._architecture = architecture
        output = architecture.output
        self._output_id = output.id if output is not None else None
        return self._show_forms()

    def show_zoom(self, zoom: float) -> bool:
        """Show what a zoom asks for; True if cards have another form now."""
        before, self.detail = self.detail, detail_at(zoom, self.detail)
        return self.detail != before and self._show_forms()

    def show_data(self, data: PlaneData | None) -> bool:
        """Take the rows that the plane belongs to; True if cards have another form now."""
        if data is self._data:
            return False
        self._data = data
        return self._show_forms()

    def show_picture(self, picture: PlanePicture | None, known: Set[str]) -> bool:
        """Show another picture of the plane, or none; True if cards have another form now.

        ``known`` are the ids of the layers that are drawn as they were in the network of the picture.
        """
        other = self._picture is None or picture is None or picture.plane.choice != self._picture.plane.choice
        self._picture, self._known = picture, frozenset(known)
        changed = self._show_forms(chooses_anew=other)
        for layer_id, card in self._drawing.cards.items():
            self._paint(layer_id, card)
        return changed

    def show_weights(self, snapshot: Snapshot) -> None:
        """Show the weights and biases of a run."""
        for layer_id in snapshot.parameters.keys() & self._drawing.cards.keys():
            self.learnt[layer_id] = snapshot.parameters[layer_id]
            self.gradients[layer_id] = snapshot.gradients.get(layer_id, {})
        self._show_biases()
        is_due = not self._since_lines.isValid() or self._since_lines.elapsed() >= LINES_PAUSE
        if is_due or snapshot.state != "running":
            self._since_lines.start()
            self._show_pairs()

    def clear(self) -> bool:
        """Forget the run; True if cards have another form now."""
        self.learnt, self.gradients = {}, {}
        return self.show_picture(None, frozenset())

    def show_wrong(self, wrong: Flags | None) -> None:
        """Ring these of the rows of the plane on the card of the output, or none."""
        self._wrong = wrong
        for card in self._drawing.cards.values():
            if card.output is not None:
                card.output.show_wrong(wrong)

    def show_first(self, parameters: Mapping[str, Mapping[str, Array]]) -> None:
        """Show weights and biases of a network that was not trained, by layer id and name."""
        self.learnt, self.gradients = dict(parameters), {}
        self._show_biases()
        self._show_pairs()

    def show_faded(self, opacity: float) -> None:
        """Show pictures and lines so strongly."""
        self._opacity = opacity
        for card in self._drawing.cards.values():
            for item in (card.units, card.output):
                if item is not None:
                    item.setOpacity(opacity)
        for pair in self.pairs.values():
            pair.setOpacity(opacity)

    def apply_theme(self) -> None:
        """Take the colours of the theme again."""
        for card in self._drawing.cards.values():
            if card.output is not None:
                card.output.apply_theme()
            if card.units is not None:
                card.units.apply_theme()

    # What is worth computing

    def outputs_wanted(self, shown: QRectF) -> frozenset[str]:
        """Ids of the layers whose units are to be seen, within this part of the canvas, or lead to such."""
        if self.detail != "units":
            return frozenset()
        cards = self._drawing.cards
        return frozenset(
            layer_id
            for layer_id in self._near(shown)
            if len(cards[layer_id].heat.row_shape) == 1
            and cards[layer_id].layer.kind != "input"
            and layer_id != self._output_id
        )

    def wants_predictions(self, shown: QRectF) -> bool:
        """True if the prediction, or any picture of the plane, is to be seen there."""
        return self.detail == "units" and any(
            layer_id == self._output_id or card.layer.kind == "input"
            for layer_id, card in self._in_sight(shown)
        )

    def weights_wanted(self, shown: QRectF) -> frozenset[str]:
        """Ids of the layers whose weights are to be seen there."""
        if self.detail != "units":
            return frozenset()
        return frozenset(i for i in self._near(shown) if _is_dense(self._drawing.cards[i]))

    def shows_heat(self, layer_id: str) -> bool:
        """True if a layer is seen as its card with the heat map."""
        return self._drawing.cards[layer_id].form == "card"

    def _near(self, shown: QRectF) -> set[str]:
        """The layers in sight, and those at the other ends of their lines."""
        in_sight = {layer_id for layer_id, _ in self._in_sight(shown)}
        joined_ids = {(c.source, c.target) for c in self._drawing.lines if {c.source, c.target} & in_sight}
        return in_sight.union(*joined_ids)

    def _in_sight(self, shown: QRectF) -> Iterator[tuple[str, LayerItem]]:
        return (
            (layer_id, card)
            for layer_id, card in self._drawing.cards.items()
            if card.sceneBoundingRect().intersects(shown)
        )

    def names_in(self, layer_id: str) -> tuple[str, ...]:
        """Names of the units of a layer: of columns, of classes; the empty one of a single one; else none."""
        card, data = self._drawing.cards[layer_id], self._data
        total = card.pictures.total if card.pictures is not None else 0
        if data is not None and card.layer.kind == "input":
            return data.input_names
        is_per_class = data is not None and layer_id == self._output_id and total == len(data.task.classes)
        return data.task.classes if data is not None and is_per_class else ("",) if total == 1 else ()

    def sources_of(self, layer_id: str) -> list[str]:
        """Ids of the layers that feed a layer."""
        return self._architecture.sources(layer_id)

    # Forms

    def _show_forms(self, chooses_anew: bool = False) -> bool:
        """Give each card its form; True if one has another."""
        changed = False
        # Where they are drawn, not where they are dragged: nothing changes its size on the way.
        places = {i: QPointF(card.layer.x, card.layer.y) for i, card in self._drawing.cards.items()}
        for layer_id, card in self._drawing.cards.items():
            form, before = self._form_of(layer_id, card), card.form
            is_other, room = form != before, 0.0
            if form == "units":
                room = room_at(places[layer_id], places.values())
                is_other |= self._choose_units(layer_id, card, chooses_anew or is_other)
                is_other |= room != self._rooms.get(layer_id)
                self._rooms[layer_id] = room
            elif form == "output":
                is_other |= self._choose_outputs(card)
            if is_other:
                card.set_form(form, room)
                card.set_text_scale(card.text_scale)
                self._paint(layer_id, card)
            changed |= is_other
        if changed:
            self._show_biases()
        return changed

    def _form_of(self, layer_id: str, card: LayerItem) -> CardForm:
        if card.fold is not None:
            return "folded"
        if self.detail == "blocks":
            return "block"
        if (
            self.detail == "cards"
            or self._picture is None
            or self._data is None
            or layer_id not in self._known
        ):
            return "card"
        if layer_id == self._output_id:
            return "output" if self._picture.predictions.size else "card"
        outputs = self._outputs(layer_id, card)
        if outputs is None:  # out of sight, nobody asked for it: what was seen stays
            total = card.units.total if card.units is not None and card.form == "units" else 0
            return "units" if card.heat.row_shape == (total,) else "card"
        return "units" if card.heat.row_shape == outputs.shape[1:] else "card"

    def _outputs(self, layer_id: str, card: LayerItem) -> Array | None:
        """Outputs of a layer over the plane, ``(points, units)``; None where there are none."""
        if self._picture is None:
            return None
        if card.layer.kind == "input":
            return self._picture.plane.inputs
        return self._picture.outputs.get(layer_id)

    def _choose_units(self, layer_id: str, card: LayerItem, anew: bool) -> bool:
        """Choose which units of a layer are shown, seldom, so that none moves; True if they are others."""
        outputs = self._outputs(layer_id, card)
        if outputs is None or self._data is None:
            return False
        if card.units is None:
            card.units, anew = UnitsItem(card), True
            card.units.setOpacity(self._opacity)
        if not anew and card.units.total == outputs.shape[1]:
            return False
        is_input, names = card.layer.kind == "input", self._data.input_names
        units = shown_units(outputs, MOST_COLUMNS if is_input else MOST_UNITS)
        labels = tuple(names[unit] for unit in units) if is_input and len(names) == outputs.shape[1] else ()
        if card.units.total == outputs.shape[1] and np.array_equal(card.units.units, units):
            return False
        card.units.choose(units, outputs.shape[1], self._activation_of(card), labels)
        return True

    def _activation_of(self, card: LayerItem) -> str | None:
        """The activation that the outputs of a layer come from: its own, or of what it only hands on."""
        sources = self.sources_of(card.layer.id)
        family = LAYER_KINDS.get(card.layer.kind)
        if family is not None and family.family in HANDING_ON and sources:
            return self._activation_of(self._drawing.cards[sources[0]])
        return card.layer.activation

    def _choose_outputs(self, card: LayerItem) -> bool:
        total = card.heat.row_shape[0] if len(card.heat.row_shape) == 1 else 0
        if card.output is not None and card.output.total == total:
            return False
        if card.output is None:
            card.output = OutputItem(card)
            card.output.show_wrong(self._wrong)
            card.output.setOpacity(self._opacity)
        card.output.choose(np.arange(min(total, MOST_UNITS)), total)
        return True

    def _paint(self, layer_id: str, card: LayerItem) -> None:
        """Show the picture of now on a card that shows one."""
        picture, data = self._picture, self._data
        if picture is None or data is None:
            return
        if card.form == "output" and card.output is not None:
            card.output.show_picture(picture, data)
        outputs = self._outputs(layer_id, card)
        fits = outputs is not None and card.heat.row_shape == outputs.shape[1:]
        if card.form == "units" and card.units is not None and outputs is not None and fits:
            card.units.show_outputs(outputs, picture.plane.width)

    def _show_biases(self) -> None:
        for layer_id, card in self._drawing.cards.items():
            biases, shown = self.learnt.get(layer_id, {}).get("b"), card.pictures
            if shown is not None and _is_dense(card):
                shown.show_biases(biases if biases is not None and len(biases) == shown.total else None)

    # Lines of weights

    def lay(self) -> None:
        """Put lines where the pictures stand now; cards have moved, or have another form."""
        for connection in set(self.pairs) - set(self._drawing.lines):
            self._drawing.removeItem(self.pairs.pop(connection))
        self._show_pairs()

    def _show_pairs(self) -> None:
        for connection, wire in self._drawing.lines.items():
            lines = self._lines_of(connection)
            pair = self.pairs.get(connection)
            if lines is not None and pair is None:
                pair = self.pairs[connection] = WeightsItem(connection.source, connection.target)
                pair.setOpacity(self._opacity)
                self._drawing.addItem(pair)
            if pair is not None:
                pair.setVisible(lines is not None)
            wire.setVisible(lines is None and not wire.is_folded)
            if lines is not None and pair is not None:
                pair.show_lines(lines, *self._ends_of(connection, lines))
        self._show_notes()

    def _lines_of(self, connection: Connection) -> WeightLines | None:
        """What is drawn between two layers; None where their units are not both shown."""
        cards = self._drawing.cards
        source, target = cards[connection.source], cards[connection.target]
        before, after = source.pictures, target.pictures
        if before is None or after is None:
            return None
        if not _is_dense(target):
            return joined(before.units, after.units, self._offset(connection), after.total)
        weights = self.learnt.get(connection.target, {}).get("W")
        if weights is None or weights.shape != (after.total, before.total):
            return None
        return strongest(weights, after.units, before.units)

    def _offset(self, connection: Connection) -> int:
        """Which unit of a layer without weights the first of a source becomes."""
        cards, sources = self._drawing.cards, self._architecture.sources(connection.target)
        widths = [cards[i].heat.row_shape[0] for i in sources]
        if cards[connection.target].heat.row_shape != (sum(widths),):
            return 0  # they are added, not put side by side
        return sum(widths[: sources.index(connection.source)])

    def _ends_of(self, connection: Connection, lines: WeightLines) -> tuple[Array, Array]:
        source, target = (self._drawing.cards[i] for i in (connection.source, connection.target))
        before, after = source.pictures, target.pictures
        assert before is not None and after is not None  # noqa: S101 - there are lines
        starts = before.edges("out") + np.array([source.x() + BETWEEN_CARDS, source.y()])
        ends = after.edges("in") + np.array([target.x() - BETWEEN_CARDS, target.y()])
        return starts[_places(before.units, lines.sources)], ends[_places(after.units, lines.targets)]

    def _show_notes(self) -> None:
        for layer_id, card in self._drawing.cards.items():
            if card.units is not None and card.form == "units":
                pairs = [p.lines for c, p in self.pairs.items() if c.target == layer_id and p.isVisible()]
                is_input = card.layer.kind == "input"
                card.show_notes(notes_of(len(card.units.units), card.units.total, is_input, pairs))


def _is_dense(card: LayerItem) -> bool:
    family = LAYER_KINDS.get(card.layer.kind)
    return family is not None and family.family == "units"


def _places(units: Indices, wanted: Indices) -> Indices:
    """Places of some of the shown units among them."""
    return np.searchsorted(units, wanted)
