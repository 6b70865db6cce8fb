"""The items of the drawing: keeps cards and lines as the architecture says, and finds them by place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QPainterPath, QPen, QTransform
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsRectItem,
    QGraphicsScene,
)

from engine.core.architecture.architecture import Architecture, Connection
from engine.core.architecture.graph import Graph
from engine.core.architecture.problems import Problem
from engine.core.layers import LAYER_KINDS
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.insight.plane_picture import PlanePicture
from engine.training.observation.snapshot import Snapshot
from gui.canvas.detail.field_marks import FieldMarks
from gui.canvas.detail.unit_keys import UnitKeys
from gui.canvas.detail.unit_layers import UnitLayers
from gui.canvas.detail.unit_pointer import Pointed, ShownNumber, ShownUnit, UnitPointer
from gui.canvas.geometry import CARD_WIDTH, SLOT_HEIGHT, card_rect
from gui.canvas.groups.scene_groups import SceneGroups
from gui.canvas.items.card_texts import card_texts, loss_texts
from gui.canvas.items.connection_item import ConnectionItem, LossItem, line_pen
from gui.canvas.items.fonts import text_scale
from gui.canvas.items.layer_item import ACCEPTED, LayerItem
from gui.canvas.items.routes import Router, curve
from gui.canvas.items.strands import Flow, strands_of
from gui.canvas.items.units.plane_data import PlaneData
from gui.look.theme import theme
from gui.look.words.translation import tr, tr_message

AROUND = 700.0
"""Empty canvas around the outermost cards, so that one can scroll past them."""

GUIDE_TICK = 8.0
"""Length of the strokes across the ends of a guide."""

RAISED = 0.5
"""Rise of a selected item among all, so that what is dragged is seen whole."""


class Scene(QGraphicsScene):
    """Holds one item per layer and connection.

    Attributes:
        cards: by layer id.
        lines: by connection.
        loss: the loss at the end, shown once there is an output and a task.
        units: what is seen of each layer at the zoom of now.
        pointer: the unit or the weight that stands out.
        unit_keys: which unit is beside another.
        groups: the frames around layers, and what is folded.
    """

    selection_moved = Signal()
    """Other layers or connections are selected."""
    unit_pointed = Signal()
    """The pointer has come to the picture of a unit."""
    pointed = Signal()
    """Another unit or weight stands out, or none."""
    weighed = Signal()
    """The same has perhaps other numbers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.cards: dict[str, LayerItem] = {}
        self.lines: dict[Connection, ConnectionItem] = {}
        self.units, self.groups = UnitLayers(self), SceneGroups(self)
        self.zoom = 1.0
        self.pointer = UnitPointer(self, self.units)
        self.unit_keys, self._fields = UnitKeys(self, self.units, self.pointer), FieldMarks(self)
        self.loss = LossItem()
        self.loss.hide()
        self.addItem(self.loss)
        self.text_scale = 1.0
        self._row = 0
        self._output_id: str | None = None
        self._guides = QGraphicsPathItem()
        self._ghost, self._ghost_wires = QGraphicsRectItem(), QGraphicsPathItem()
        signs: list[QGraphicsItem] = [self._guides, self._ghost, self._ghost_wires]
        for item in signs:
            item.setZValue(3)
            item.hide()
            self.addItem(item)
        self.apply_theme()

    # What is shown

    def show_architecture(
        self,
        architecture: Architecture,
        task: Task | None,
        problems: tuple[Problem, ...],
        training: TrainingSettings,
    ) -> None:
        """Make the items agree with the architecture and the loss, reusing those that stay."""
        selected = set(self.selected_ids()), set(self.selected_connections())
        was_blocked = self.blockSignals(True)
        self._show_cards(architecture, task, problems)
        self._show_lines(architecture)
        self.groups.show_architecture(architecture, task)
        self.units.show_architecture(architecture)
        self.blockSignals(was_blocked)
        output = architecture.output
        self._output_id = output.id if output and task else None
        if task:
            self.loss.show_loss(loss_texts(task, architecture, training), self.text_scale)
        self._lay_lines()
        self.setSceneRect(self.content_rect().adjusted(-AROUND, -AROUND, AROUND, AROUND))
        if selected != (set(self.selected_ids()), set(self.selected_connections())):
            self.selection_moved.emit()

    def _show_cards(
        self, architecture: Architecture, task: Task | None, problems: tuple[Problem, ...]
    ) -> None:
        for layer_id in set(self.cards) - {layer.id for layer in architecture.layers}:
            self.removeItem(self.cards.pop(layer_id))
        texts = card_texts(architecture, task)
        graph = self._fields.graph = Graph.of(architecture, task.features if task else None)
        sentences: dict[str, str] = {}
        for problem in problems:
            if problem.layer_id is not None:
                sentences.setdefault(problem.layer_id, tr_message(problem.message))
        first = next(iter(architecture.order[1:]), None)  # one invitation is enough
        for layer in architecture.layers:
            card = self.cards.get(layer.id)
            if card is None or card.layer.kind != layer.kind:
                if card is not None:
                    self.removeItem(card)
                card = self.cards[layer.id] = LayerItem(layer, texts[layer.id])
                card.text_scale = self.text_scale
                card.heat.row = self._row
                self.addItem(card)
            family = LAYER_KINDS.get(layer.kind)
            shape = graph.shape_of(layer.id) or (family.own_shape(layer.settings) if family else ())
            invites = not problems and layer == first
            card.describe(layer, texts[layer.id], sentences.get(layer.id, ""), shape, invites)
        # Items of the same height are painted in the order of the dictionary of layers.
        self.cards = {layer.id: self.cards[layer.id] for layer in architecture.layers}

    def _show_lines(self, architecture: Architecture) -> None:
        for connection in set(self.lines) - set(architecture.connections):
            self.removeItem(self.lines.pop(connection))
        for connection in architecture.connections:
            if connection not in self.lines:
                line = self.lines[connection] = ConnectionItem(connection)
                self.addItem(line)
        # Of lines of the same length the first one drawn gets the nearest lane, whatever was there before.
        self.lines = {connection: self.lines[connection] for connection in architecture.connections}

    def _lay_lines(self) -> None:
        router = Router([card.occupied_rect() for card in self.cards.values() if card.is_seen])
        ends = {
            line: (self.cards[c.source].output_port(), self.cards[c.target].input_port())
            for c, line in self.lines.items()
            if not line.is_folded
        }
        for line, (start, end) in sorted(ends.items(), key=lambda each: _length(*each[1])):
            if end is not None:
                line.lay(router.path(start, end))
        self._lay_loss()
        self.units.lay()
        self.groups.lay()
        self.hover(None)  # what the pointer is at may be another

    def _lay_loss(self) -> None:
        """Put the loss behind the output; hidden where a card stands there."""
        if self._output_id is not None:
            self.loss.setPos(self.cards[self._output_id].output_port())
        box = self.loss.box.translated(self.loss.pos())
        free = not any(c.card.translated(c.pos()).intersects(box) for c in self.cards.values())
        self.loss.setVisible(self._output_id is not None and free)

    def place(self, places: dict[str, QPointF]) -> None:
        """Put cards elsewhere for now, as while they are dragged."""
        for layer_id, position in places.items():
            self.cards[layer_id].setPos(position)
        self._lay_lines()

    def set_zoom(self, zoom: float) -> None:
        """Show of each layer what a zoom asks for: a block, its card, or its units."""
        self.zoom = zoom
        self.set_text_scale(text_scale(zoom))
        self.groups.show_zoom(zoom)
        if self.units.show_zoom(zoom):
            self._lay_lines()

    def show_data(self, data: PlaneData | None) -> None:
        """Take the rows that the plane through the data belongs to."""
        if self.units.show_data(data):
            self._lay_lines()

    def show_weights(self, snapshot: Snapshot) -> None:
        """Show the weights and biases of a run."""
        self.units.show_weights(snapshot)
        if self.pointer.keep():
            self.pointed.emit()
        else:
            self.weighed.emit()

    def show_picture(self, picture: PlanePicture | None, known: Set[str]) -> None:
        """Show what the units of the ``known`` layers give over the plane; None for nothing."""
        if self.units.show_picture(picture, known):
            self._lay_lines()

    def show_flows(self, flows: Mapping[str, Flow]) -> None:
        """Show what flows along the wires that leave these layers, by id; as plain lines all others."""
        strands = strands_of(flows)
        for connection, line in self.lines.items():
            line.show_strands(strands.get(connection.source))
        self.loss.show_strands(strands.get(self._output_id or ""))

    def clear_live(self) -> None:
        """Forget the run."""
        for card in self.cards.values():
            card.heat.clear()
            card.show_badge(None)
        self.hover(None)
        if self.units.clear():
            self._lay_lines()

    def set_text_scale(self, scale: float) -> None:
        """Write the texts on all cards this much larger."""
        if scale != self.text_scale:
            self.text_scale = scale
            for card in self.cards.values():
                card.set_text_scale(scale)
            self.loss.show_loss(self.loss.texts, scale)

    def show_row(self, row: int) -> None:
        """Show the feature maps of this probe row on all cards, also on those to come."""
        self._row = row
        for card in self.cards.values():
            card.heat.show_row(row)

    def content_rect(self) -> QRectF:
        """Bounds of all cards, the lines between them and the loss."""
        rect = self.groups.bounds()
        for card in self.cards.values():
            rect |= card.sceneBoundingRect()
        for line in (each for each in self.lines.values() if not each.is_folded):
            rect |= line.path().boundingRect()
        return rect | self.loss.sceneBoundingRect() if self.loss.isVisible() else rect

    def apply_theme(self) -> None:
        """Take the colours of the theme again."""
        guide = QPen(theme.color("forward", 0.7), 0)
        self._guides.setPen(guide)
        self._ghost.setPen(QPen(theme.color("forward"), 1.5))
        self._ghost.setBrush(theme.color("forward", 0.12))
        self._ghost_wires.setPen(line_pen())
        self.units.apply_theme()
        for item in self.items():
            item.update()

    def hover(self, point: QPointF | None) -> None:
        """Let the unit or the weight at a point stand out; None for none."""
        self._fields.show(self.pointer.pixel_at(point) if point is not None else None)
        if self.pointer.hover(point, self.zoom):
            self.pointed.emit()
            if self.pointer.pointed is not None and self.pointer.pointed.pair is None:
                self.unit_pointed.emit()

    def point_at(self, unit: Pointed | None) -> None:
        """Let a unit stand out that was gone to by keys; None for none."""
        if self.pointer.point_at(unit):
            self.pointed.emit()

    # What lies where

    def card_at(self, point: QPointF) -> LayerItem | None:
        """The uppermost card at a point."""
        hits = [c for c in self.cards.values() if c.holds(point - c.pos())]
        return max(reversed(hits), key=QGraphicsItem.zValue, default=None)

    def port_at(self, point: QPointF) -> tuple[LayerItem, str] | None:
        """The card and ``in`` or ``out`` of a port at a point."""
        found = ((card, card.port_at(point)) for card in reversed(self.cards.values()))
        return next(((card, side) for card, side in found if side), None)

    def line_at(self, point: QPointF, reach: float = 0.0) -> ConnectionItem | None:
        """The connection at a point, or within ``reach`` of it."""
        around = QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)
        for line in (each for each in self.lines.values() if each.isVisible()):
            shape = line.shape()
            if shape.contains(point) or (reach and shape.intersects(around)):
                return line
        return None

    def unit_at(self, point: QPointF) -> ShownUnit | None:
        """The unit, or the pixel of a feature map, at a point, where units are to be seen."""
        return self.pointer.unit_at(point)

    def is_at_number(self, point: QPointF) -> bool:
        """True if what stands out since :meth:`hover` is a weight, or a bias is at the point."""
        return self.pointer.is_at_number(point)

    def number_at(self, point: QPointF) -> ShownNumber | None:
        """The weight or the bias that is drawn at a point."""
        return self.pointer.number_at(point, self.zoom)

    def tooltip_at(self, point: QPointF) -> str:
        """Tooltip of what lies at a point."""
        if self.pointer.has_card_at(point, self.zoom):
            return ""  # its card says more
        if port := self.port_at(point):
            if port[1] == "out":
                return tr("Drag to a layer to connect it, or to empty canvas to choose a layer that fits.")
            return tr("Drag from here to the layer that is to feed it, or to empty canvas to choose one.")
        for item in self.items(point, deviceTransform=QTransform()):
            describe = getattr(item, "tooltip_at", None)
            if describe is not None and (text := describe(item.mapFromScene(point))):
                return str(text)
        return ""

    # Selection

    def selected_ids(self) -> tuple[str, ...]:
        """Ids of the selected layers, in the order of the architecture."""
        return tuple(i for i, card in self.cards.items() if card.isSelected())

    def selected_connections(self) -> tuple[Connection, ...]:
        """The selected connections."""
        return tuple(c for c, line in self.lines.items() if line.isSelected())

    def select(self, ids: Iterable[str], connections: Iterable[Connection] = ()) -> None:
        """Select these and nothing else."""
        wanted, lines = self.groups.whole(ids), set(connections)
        changed = False
        items: list[tuple[QGraphicsItem, bool]] = [(c, i in wanted) for i, c in self.cards.items()]
        items += [(line, c in lines) for c, line in self.lines.items()]
        for item, selected in items:
            if item.isSelected() != selected:
                item.setSelected(selected)
                item.setZValue(item.zValue() + (RAISED if selected else -RAISED))
                item.update()
                changed = True
        if changed:
            self.selection_moved.emit()

    # Passing signs

    def set_guides(self, lines: Iterable[QLineF] = ()) -> None:
        """Show what a dragged card is in line with; nothing without arguments."""
        path = QPainterPath()
        for line in lines:
            tick = line.normalVector()
            tick.setLength(GUIDE_TICK)
            aside = (tick.p2() - tick.p1()) / 2
            path.moveTo(line.p1())
            path.lineTo(line.p2())
            for end in (line.p1(), line.p2()):
                path.moveTo(end - aside)
                path.lineTo(end + aside)
        self._guides.setPath(path)
        self._guides.setVisible(not path.isEmpty())

    def set_ghost(
        self, kind: str = "", position: QPointF | None = None, source: str = "", target: str = ""
    ) -> None:
        """Show where a layer would come to stand, and what would feed it and be fed; nothing without
        arguments.
        """
        self._ghost.setVisible(position is not None)
        self._ghost_wires.setVisible(position is not None)
        if position is None:
            return
        self._ghost.setRect(card_rect(kind).translated(position))
        wires, middle = QPainterPath(), position + QPointF(0, SLOT_HEIGHT / 2)
        if source in self.cards:
            wires.addPath(curve(self.cards[source].output_port(), middle))
        end = self.cards[target].input_port() if target in self.cards else None
        if end is not None:
            wires.addPath(curve(middle + QPointF(CARD_WIDTH, 0), end))
        self._ghost_wires.setPath(wires)

    def set_target_line(self, target: ConnectionItem | None) -> None:
        """Show on a line and the cards at its ends that a dragged layer would be put between them."""
        for line in self.lines.values():
            line.set_target(line is target)
        for layer_id, card in self.cards.items():
            is_source = target is not None and target.connection.source == layer_id
            is_target = target is not None and target.connection.target == layer_id
            card.set_drawing_state(
                ACCEPTED if is_source or is_target else "", "out" if is_source else "in" if is_target else ""
            )


def _length(start: QPointF, end: QPointF | None) -> float:
    return 0.0 if end is None else end.x() - start.x()
