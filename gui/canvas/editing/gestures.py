"""Gestures on the canvas, each one press and drag: one small object per gesture."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QApplication, QGraphicsPathItem, QGraphicsRectItem, QWidget

from engine.common.messages import Message
from engine.core.architecture.architecture import Connection, LayerGroup
from gui.canvas.editing.additions import WantedPlace
from gui.canvas.editing.editor import Editor
from gui.canvas.geometry import CARD_WIDTH, aligned, centre
from gui.canvas.items.connection_item import ConnectionItem, line_pen
from gui.canvas.items.layer_item import ACCEPTED, INVITED, REFUSED, LayerItem
from gui.canvas.items.routes import curve
from gui.canvas.overlays import FloatingHint
from gui.canvas.scene import Scene
from gui.look.drawing.zoom_view import ZoomView
from gui.look.theme import theme
from gui.look.words.translation import tr_message

Modifiers = Qt.KeyboardModifier
ADDING = Modifiers.ControlModifier | Modifiers.ShiftModifier
"""Keys that add to the selection."""


class GestureView(ZoomView):
    """View of the canvas as far as gestures know it.

    Attributes:
        scene_items: the scene, by its own type.
        editor: makes the edits.
    """

    gesture_ended = Signal()
    """A drag or a held key is over, so the next edit is a step of its own."""
    layer_wanted = Signal(object, str)
    """A layer is to be chosen: its :class:`WantedPlace`, or None for where it fits, and letters typed."""

    def __init__(self, scene: Scene, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.scene_items, self.editor = scene, editor
        self._hint = FloatingHint(self.viewport())

    def show_beside(self, point: QPointF, sentence: str, is_brief: bool = False) -> None:
        """Show a sentence beside a point of the canvas, for a while or until an empty one hides it."""
        self._hint.show_at(self.mapFromScene(point), sentence, is_brief)


class Gesture:
    """Gesture from the press of a button to its release; points are in canvas coordinates.

    Attributes:
        view: where it happens.
        start: where the button was pressed.
        is_drag: whether the pointer has left the place of the press.
    """

    def __init__(self, view: GestureView, start: QPointF) -> None:
        self.view, self.scene, self.editor = view, view.scene_items, view.editor
        self.start = start
        self.is_drag = False

    def move(self, point: QPointF, position: QPoint) -> None:
        """The pointer is at ``point`` of the canvas now, which is at ``position`` of the view."""
        distance = (point - self.start).manhattanLength() * self.view.zoom
        if not self.is_drag and distance >= QApplication.startDragDistance():
            self.is_drag = True
            self.begin_drag()
        if self.is_drag:
            self.drag(point)

    def release(self, point: QPointF) -> None:
        """The button was released: make the edit."""
        if self.is_drag:
            self.drop(point)
        else:
            self.click()
        self.clear()

    def cancel(self) -> None:
        """Put everything back."""
        self.clear()

    def begin_drag(self) -> None:
        """The press has turned out to be a drag."""

    def drag(self, point: QPointF) -> None:
        """Show what would happen at ``point``."""

    def drop(self, point: QPointF) -> None:
        """Do it."""

    def click(self) -> None:
        """The button was released where it was pressed."""

    def clear(self) -> None:
        """Take away all passing signs."""


def gesture_at(view: GestureView, point: QPointF, modifiers: Modifiers) -> Gesture:
    """The gesture that a press of the left button begins."""
    scene, editor = view.scene_items, view.editor
    port = scene.port_at(point)
    if port is not None:
        card, side = port
        feeding = editor.architecture.sources(card.layer.id) if side == "in" else []
        if feeding and not editor.architecture.takes_many(card.layer.id):
            taken = Connection(feeding[-1], card.layer.id)
            return DrawConnection(view, point, taken.source, "out", instead_of=taken)
        return DrawConnection(view, point, card.layer.id, side)
    adds, folding = bool(modifiers & ADDING), scene.groups.button_at(point)
    if folding is not None:
        return FoldGroup(view, point, folding)
    card_there, titled = scene.card_at(point), scene.groups.title_at(point)
    if card_there is not None:
        return MoveCards(view, point, card_there, adds)
    if titled is not None:
        return MoveCards(view, point, scene.cards[titled.members[0]], adds, titled.members)
    line = scene.line_at(point)
    if line is not None:
        return _pull_off(view, point, line)
    return SelectArea(view, point, bool(modifiers & ADDING))


def _pull_off(view: GestureView, point: QPointF, line: ConnectionItem) -> Gesture:
    """Select a connection; a drag pulls its nearer end off."""
    connection, path = line.connection, line.path()
    view.scene_items.select((), [connection])
    to_start = (path.pointAtPercent(0) - point).manhattanLength()
    to_end = (path.pointAtPercent(1) - point).manhattanLength()
    if to_start < to_end:
        return DrawConnection(view, point, connection.target, "in", instead_of=connection)
    return DrawConnection(view, point, connection.source, "out", instead_of=connection)


class FoldGroup(Gesture):
    """Press the button of a group, which folds it or shows its layers."""

    def __init__(self, view: GestureView, start: QPointF, group: LayerGroup) -> None:
        super().__init__(view, start)
        self.group = group

    def click(self) -> None:
        self.editor.fold(self.group, not self.group.is_folded)


class MoveCards(Gesture):
    """Select a card or a group; a drag moves it and all that is selected with it. One edit, on release."""

    def __init__(
        self,
        view: GestureView,
        start: QPointF,
        card: LayerItem,
        adds: bool,
        ids: tuple[str, ...] = (),
    ) -> None:
        super().__init__(view, start)
        self.card, self.adds = card, adds
        self.ids = self.scene.groups.whole(ids or (card.layer.id,))
        selected = self.scene.selected_ids()
        self.was_selected = self.ids <= set(selected)
        if not self.was_selected:
            self.scene.select((*selected, *self.ids) if adds else self.ids)
        self.line: ConnectionItem | None = None

    def begin_drag(self) -> None:
        ids = self.scene.selected_ids()
        self.places = {i: self.scene.cards[i].pos() for i in ids}
        self.others = [
            card.pos() for i, card in self.scene.cards.items() if card.is_seen and i not in self.places
        ]

    def drag(self, point: QPointF) -> None:
        place = aligned(self.places[self.card.layer.id] + point - self.start, self.others)
        offset = place.position - self.places[self.card.layer.id]
        self.scene.place({i: old + offset for i, old in self.places.items()})
        self.scene.set_guides(place.guides)
        is_loose = self.editor.loose_row(self.places) is not None
        self.line = self._line_under_card() if is_loose else None
        self.scene.set_target_line(self.line)

    def _line_under_card(self) -> ConnectionItem | None:
        own = {line for line in self.scene.lines if line.source in self.places}
        line = self.scene.line_at(centre(self.card.pos()), reach=12.0)
        return line if line is not None and line.connection not in own else None

    def drop(self, point: QPointF) -> None:
        places = {i: self.scene.cards[i].pos() for i in self.places}
        if self.line is not None:
            self.editor.insert_existing(places, self.line.connection)
        else:
            self.editor.move(places)
        self.view.gesture_ended.emit()

    def click(self) -> None:
        if not self.was_selected:
            return
        if self.adds:
            self.scene.select(i for i in self.scene.selected_ids() if i not in self.ids)
        else:
            self.scene.select(self.ids)

    def cancel(self) -> None:
        if self.is_drag:
            self.scene.place({i: old for i, old in self.places.items() if i in self.scene.cards})
        super().cancel()

    def clear(self) -> None:
        self.scene.set_guides()
        self.scene.set_target_line(None)


class DrawConnection(Gesture):
    """Draw a connection from a port, or pull one end of a connection elsewhere or off.

    Attributes:
        fixed: id of the layer at the end that stays.
        side: ``out`` if that end is its output, ``in`` if it is its input.
        instead_of: the connection whose other end was taken hold of, or None for a new one.
    """

    def __init__(
        self, view: GestureView, start: QPointF, fixed: str, side: str, instead_of: Connection | None = None
    ) -> None:
        super().__init__(view, start)
        self.fixed, self.side, self.instead_of = fixed, side, instead_of
        self.path: QGraphicsPathItem | None = None
        self.over: LayerItem | None = None
        self.refusal: Message | None = None

    def begin_drag(self) -> None:
        self.path = QGraphicsPathItem()
        self.path.setPen(line_pen())
        self.path.setZValue(2)
        self.scene.addItem(self.path)
        if self.instead_of in self.scene.lines:
            self.scene.lines[self.instead_of].setOpacity(0.15)
        self._invite()

    def _ends(self, other: str) -> tuple[str, str]:
        return (self.fixed, other) if self.side == "out" else (other, self.fixed)

    def _free_port(self) -> str:
        return "in" if self.side == "out" else "out"

    def _invite(self) -> None:
        for layer_id, card in self.scene.cards.items():
            fits = self.editor.refusal(*self._ends(layer_id), self.instead_of) is None
            card.set_drawing_state(INVITED if fits else "", self._free_port())

    def drag(self, point: QPointF) -> None:
        over = self._card_near(point)
        if over is not self.over:
            self.over = over
            self._invite()
            self._judge(point)
        self._draw(point)

    def _card_near(self, point: QPointF) -> LayerItem | None:
        port = self.scene.port_at(point)
        card = port[0] if port else self.scene.card_at(point)
        # Letting go where the drag began must not ask whether a layer can feed itself.
        return None if card is None or card.layer.id == self.fixed else card

    def _judge(self, point: QPointF) -> None:
        self.refusal = None
        if self.over is not None:
            self.refusal = self.editor.refusal(*self._ends(self.over.layer.id), self.instead_of)
            self.over.set_drawing_state(REFUSED if self.refusal else ACCEPTED, self._free_port())
        self.view.show_beside(point, tr_message(self.refusal) if self.refusal else "")

    def _draw(self, point: QPointF) -> None:
        card = self.scene.cards[self.fixed]
        port = card.output_port() if self.side == "out" else card.input_port()
        if self.path is None or port is None:
            return
        end = point
        if self.over is not None and self.refusal is None:
            end = (self.over.input_port() if self.side == "out" else self.over.output_port()) or point
        color = "trouble" if self.refusal else "good" if self.over else "forward"
        self.path.setPen(line_pen(color))
        self.path.setPath(curve(port, end) if self.side == "out" else curve(end, port))

    def drop(self, point: QPointF) -> None:
        over, refusal = self.over, self.refusal
        self.clear()  # before the edit, since the items may be gone after it
        if over is not None and refusal is None:
            self.editor.connect_layers(*self._ends(over.layer.id), self.instead_of)
        elif over is None and self.instead_of is not None:
            self.editor.disconnect_layers([self.instead_of])
        elif over is None:
            self.view.layer_wanted.emit(self._wanted(point), "")
        elif refusal is not None:
            self.view.show_beside(point, tr_message(refusal), is_brief=True)

    def _wanted(self, point: QPointF) -> WantedPlace:
        """Where a layer is wanted that the line ends at, its port where the line was let go."""
        aside = QPointF(CARD_WIDTH / 2, 0)
        if self.side == "out":
            return WantedPlace(source=self.fixed, point=point + aside)
        return WantedPlace(target=self.fixed, point=point - aside)

    def click(self) -> None:
        if self.instead_of in self.scene.lines:
            self.scene.select((), [self.instead_of])
        else:
            self.scene.select((self.fixed,))

    def clear(self) -> None:
        if self.path is not None:
            self.scene.removeItem(self.path)
            self.path = None
            self.view.show_beside(self.start, "")
        for card in self.scene.cards.values():
            card.set_drawing_state("")
        if self.instead_of in self.scene.lines:
            self.scene.lines[self.instead_of].setOpacity(1)


class SelectArea(Gesture):
    """Select all cards that a drawn rectangle touches; a click selects nothing."""

    def __init__(self, view: GestureView, start: QPointF, adds: bool) -> None:
        super().__init__(view, start)
        self.kept = self.scene.selected_ids() if adds else ()
        self.band: QGraphicsRectItem | None = None

    def begin_drag(self) -> None:
        self.band = QGraphicsRectItem()
        self.band.setPen(QPen(theme.color("forward"), 0))
        self.band.setBrush(theme.color("forward", 0.12))
        self.band.setZValue(4)
        self.scene.addItem(self.band)

    def drag(self, point: QPointF) -> None:
        rect = QRectF(self.start, point).normalized()
        if self.band is not None:
            self.band.setRect(rect)
        cards = [(i, card) for i, card in self.scene.cards.items() if card.is_seen]
        touched = [i for i, card in cards if card.card.translated(card.pos()).intersects(rect)]
        self.scene.select((*self.kept, *touched))

    def click(self) -> None:
        self.scene.select(self.kept)

    def cancel(self) -> None:
        self.scene.select(self.kept)
        super().cancel()

    def clear(self) -> None:
        if self.band is not None:
            self.scene.removeItem(self.band)
            self.band = None


class Pan(Gesture):
    """Move the paper under the pointer."""

    def __init__(self, view: GestureView, start: QPointF, position: QPoint) -> None:
        super().__init__(view, start)
        view.begin_pan(position)
        view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, point: QPointF, position: QPoint) -> None:
        self.view.pan_to(position)  # points of the canvas run away under the pointer

    def clear(self) -> None:
        self.view.viewport().unsetCursor()
