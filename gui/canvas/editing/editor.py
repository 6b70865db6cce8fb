"""Edits of the drawn network: each as a new architecture and a text for undo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QPointF, Signal

from engine.common.messages import Message, UserError
from engine.core.architecture.architecture import Architecture, Connection, LayerGroup
from engine.core.architecture.drawing import CARD_SPACING, tidied
from engine.core.architecture.groups import (
    block_of,
    copy_distance,
    ends_of,
    folded_group_of,
    is_block,
    repeated,
    rerouted,
    same_line,
    with_group,
)
from engine.core.task import Task
from gui.canvas.editing.additions import WantedPlace, gives_prediction, with_new
from gui.canvas.editing.clipboard import layers_from_text, layers_to_text, with_pasted
from gui.canvas.geometry import (
    GRID,
    free_place,
    place_between,
    snapped,
    with_room_after,
)
from gui.canvas.groups.fold_places import closed_up, laid_out, opened, with_room_behind
from gui.canvas.groups.scene_groups import group_title
from gui.look.words.translation import tr, tr_message


class Editor(QObject):
    """Makes new architectures out of the shown one and offers them; it never changes what is shown.

    Methods that add layers give their ids, so that the caller can select them.

    Attributes:
        architecture: what is shown now.
        task: what it is for, or None without data.
    """

    edited = Signal(object, object, object)
    """Emitted for a new architecture: text for undo, the architecture, the merge key or None."""
    hint = Signal(object)
    """A sentence on why something was not done."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.architecture = Architecture()
        self.task: Task | None = None

    def _offer(self, text: str, architecture: Architecture, merge_key: Any = None) -> None:
        if architecture != self.architecture:
            self.edited.emit(text, architecture, merge_key)

    # Layers

    def add(self, kind: str, wanted: WantedPlace, settings: Any = None) -> tuple[str, ...]:
        """Add a layer where it is wanted, by default with its first settings."""
        grown, layer = with_new(self.architecture, kind, wanted, self.task, settings)
        targets = grown.targets(layer.id)
        text = tr("Insert {layer}", layer=layer.name) if targets else tr("Add {layer}", layer=layer.name)
        self._offer(text, grown)
        return (layer.id,)

    def add_loose(self, kind: str, point: QPointF) -> tuple[str, ...]:
        """Add an unconnected layer with its middle at ``point``."""
        return self.add(kind, WantedPlace(point=point))

    def insert(self, kind: str, into: Connection) -> tuple[str, ...]:
        """Add a layer in the middle of a connection and make room for it."""
        return self.add(kind, WantedPlace(into=into))

    def loose_row(self, ids: Iterable[str]) -> tuple[str, str] | None:
        """Ids of the first and the last of these layers, where a connection can be led through them.

        They are joined to nothing else, and have one way in and one way out.
        """
        inside, drawn = set(ids), self.architecture
        layers = tuple(layer for layer in drawn.layers if layer.id in inside)
        lines = tuple(c for c in drawn.connections if c.source in inside or c.target in inside)
        is_apart = all(c.source in inside and c.target in inside for c in lines)
        has_input = any(layer.kind == "input" for layer in layers)
        return _ends_of(Architecture(layers, lines)) if is_apart and not has_input else None

    def insert_existing(self, places: dict[str, QPointF], into: Connection) -> None:
        """Put layers that are on the canvas already, a :meth:`loose_row`, into a connection.

        Args:
            places: of each layer, where it was dragged to.
            into: the connection.
        """
        ends = self.loose_row(places)
        if ends is None:
            return
        first, last = ends
        at = {i: (place.x(), place.y()) for i, place in places.items()}
        if self.architecture.layer(into.source).x + CARD_SPACING > at[first][0]:
            x, y = place_between(self.architecture, into)
            across, down = x - at[first][0], y - at[first][1]
            at = {i: (left + across, top + down) for i, (left, top) in at.items()}
        others = same_line(self.architecture, into)
        joined = rerouted(self.architecture.moved(at).inserting(first, into, last), others, last)
        joined = with_room_after(joined, last)
        name = self.architecture.layer(first).name
        one, more = tr("Insert {layer}", layer=name), tr("Insert {count} layers", count=len(places))
        self._offer(one if len(places) == 1 else more, joined)

    def add_after(self, kind: str, layer_id: str) -> tuple[str, ...]:
        """Add a layer behind another: into its connection, or connected to it where there is none."""
        return self.add(kind, WantedPlace(after=layer_id))

    def wanted_beside(self, selected: tuple[str, ...], connections: tuple[Connection, ...]) -> WantedPlace:
        """Where a new layer most likely belongs: in the selected connection, after the selected layer.

        Else, and where that layer gives the prediction, before the prediction or at the end.
        """
        drawn = self.architecture
        if len(connections) == 1 and not selected:
            return WantedPlace(into=connections[0])
        folded = folded_group_of(drawn, selected[0]) if selected else None
        if folded is not None and set(folded.members) == set(selected):
            return WantedPlace(after=block_of(drawn, selected).exit)
        if len(selected) != 1:
            return WantedPlace()
        is_last = drawn.output is not None and drawn.output.id == selected[0]
        if is_last and gives_prediction(drawn, drawn.layer(selected[0]), self.task):
            return WantedPlace()
        return WantedPlace(after=selected[0])

    def delete(self, ids: Iterable[str], connections: Iterable[Connection] = ()) -> None:
        """Delete layers, all but the input, and connections."""
        layers = [layer for layer in self.architecture.layers if layer.id in set(ids)]
        gone = [layer for layer in layers if layer.kind != "input"]
        cut = self._whole_lines(connections)
        if not gone and not cut:
            if layers:
                self.hint.emit(tr("The input stays: it stands for the data."))
            return
        smaller = self.architecture.disconnecting(cut).without(layer.id for layer in gone)
        self._offer(self._delete_text([layer.name for layer in gone], len(cut)), smaller)

    @staticmethod
    def _delete_text(names: list[str], connections: int) -> str:
        if not names:
            return tr("Disconnect") if connections == 1 else tr("Delete connections")
        if len(names) == 1:
            return tr("Delete {layer}", layer=names[0])
        return tr("Delete {count} layers", count=len(names))

    def move(self, places: dict[str, QPointF], merge_key: Any = None) -> None:
        """Move layers to these places."""
        moved = self.architecture.moved({i: (place.x(), place.y()) for i, place in places.items()})
        if len(places) == 1:
            name = self.architecture.layer(next(iter(places))).name
            self._offer(tr("Move {layer}", layer=name), moved, merge_key)
        else:
            self._offer(tr("Move {count} layers", count=len(places)), moved, merge_key)

    def tidy(self) -> None:
        """Lay the layers out in columns."""
        self._offer(tr("Tidy up"), laid_out(self.architecture, tidied))

    # Connections

    def refusal(self, source: str, target: str, instead_of: Connection | None = None) -> Message | None:
        """Reason why these cannot be connected once ``instead_of`` is gone, or None if they can."""
        begin, ends = ends_of(self.architecture, source, target)
        if instead_of is not None and instead_of in [Connection(begin, end) for end in ends]:
            return None
        without = self._without(instead_of)
        return next(filter(None, (without.refusal(begin, end) for end in ends)), None)

    def connect_layers(self, source: str, target: str, instead_of: Connection | None = None) -> None:
        """Connect two layers, in place of another connection if one is given.

        A folded group takes the new source in the place of the one it had, wherever that led into it.
        """
        begin, ends = ends_of(self.architecture, source, target)
        if instead_of is not None and instead_of in [Connection(begin, end) for end in ends]:
            return
        joined = self._without(instead_of)
        group = folded_group_of(self.architecture, target)
        if group is not None:
            fed = (c for c in joined.connections if c.target in ends and c.source not in group.members)
            joined = joined.disconnecting(fed)
        try:
            for end in ends:
                joined = joined.connecting(begin, end)
        except UserError as error:
            self.hint.emit(tr_message(error.message))
            return
        names = {end: self.architecture.layer(i).name for end, i in (("source", source), ("target", target))}
        self._offer(tr("Connect {source} to {target}", **names), joined)

    def disconnect_layers(self, connections: Iterable[Connection]) -> None:
        """Take connections away."""
        self._offer(tr("Disconnect"), self.architecture.disconnecting(self._whole_lines(connections)))

    def _without(self, connection: Connection | None) -> Architecture:
        return self.architecture.disconnecting(self._whole_lines([connection] if connection else []))

    def _whole_lines(self, connections: Iterable[Connection]) -> list[Connection]:
        """These connections, and all that are drawn as the same lines."""
        return [each for connection in connections for each in same_line(self.architecture, connection)]

    # Groups

    def repeat(self, ids: Iterable[str], copies: int) -> tuple[str, ...]:
        """Let a block of layers stand so many times in a row, as a group."""
        members, drawn = tuple(ids), self.architecture
        try:
            room = (copies - 1) * copy_distance(drawn, members) if members else 0.0
            made, group = repeated(with_room_behind(drawn, members, room), members, copies)
        except UserError as error:
            self.hint.emit(tr_message(error.message))
            return ()
        self._offer(tr("Repeat the block × {copies}", copies=copies), made)
        return group.members

    def fold(self, group: LayerGroup, is_folded: bool) -> None:
        """Fold a group to one card, or show its layers, where its card stands."""
        changed = replace(group, is_folded=is_folded)
        drawn = with_group(self.architecture, group, changed)
        title = group_title(self.architecture, group)
        if is_folded:
            self._offer(tr("Fold {group}", group=title), closed_up(drawn, changed))
        else:
            self._offer(tr("Unfold {group}", group=title), opened(drawn, changed))

    def fold_all(self, ids: Iterable[str]) -> None:
        """Fold the groups that these layers are in; where all are, show their layers."""
        found = [g for g in self._groups_of(ids) if is_block(self.architecture, g.members)]
        if not found:
            self.hint.emit(tr("Select a group to fold it: a block that was repeated."))
        wanted = not all(group.is_folded for group in found)
        for group in found:
            self.fold(group, wanted)

    def ungroup(self, ids: Iterable[str]) -> None:
        """Take the frames away from around these layers; the layers stay."""
        found = self._groups_of(ids)
        if not found:
            self.hint.emit(tr("Select a group to take its frame away."))
        drawn = self.architecture
        for group in found:
            if folded_group_of(drawn, group.members[0]) is not None:
                drawn = opened(drawn, group)
            drawn = with_group(drawn, group, None)
        self._offer(tr("Ungroup"), drawn)

    def _groups_of(self, ids: Iterable[str]) -> list[LayerGroup]:
        wanted = set(ids)
        return [group for group in self.architecture.groups if wanted.intersection(group.members)]

    def _duplicate_group(self, group: LayerGroup) -> tuple[str, ...]:
        """Put a copy of a folded group behind it, fed by it alone."""
        drawn, ids = self.architecture, group.members
        face, last = drawn.layer(ids[0]), block_of(drawn, ids).exit
        at_face = drawn.moved({last: (face.x, face.y)})  # the way on begins at its card
        moved = with_room_behind(at_face, ids, CARD_SPACING)
        moved = moved.moved({last: (drawn.layer(last).x, drawn.layer(last).y)})
        try:
            made, both = repeated(moved, ids, 2)
        except UserError as error:
            self.hint.emit(tr_message(error.message))
            return ()
        copy = replace(group, members=both.members[len(ids) :])
        back = copy_distance(drawn, ids) - CARD_SPACING
        beside = {i: (made.layer(i).x - back, made.layer(i).y) for i in copy.members}
        made = replace(made.moved(beside), groups=(*drawn.groups, copy))
        self._offer(tr("Duplicate {layer}", layer=group_title(drawn, group)), made)
        return copy.members

    # Clipboard

    def copied(self, ids: Iterable[str]) -> str:
        """Text of these layers for the clipboard; empty, with a hint, if there is nothing to copy."""
        wanted = [i for i in ids if i in self.architecture and self.architecture.layer(i).kind != "input"]
        if not wanted:
            self.hint.emit(tr("Select a layer other than the input to copy it."))
            return ""
        return layers_to_text(self.architecture, wanted)

    def duplicate(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Add copies of these layers, behind those that they are copies of where that is one way."""
        ids = tuple(ids)
        folded = folded_group_of(self.architecture, ids[0]) if ids else None
        if folded is not None and set(folded.members) == set(ids):
            return self._duplicate_group(folded)
        text = self.copied(ids)
        if not text:
            return ()
        piece = layers_from_text(text)
        ends = _ends_of(piece)
        if ends is None or self.architecture.takes_many(ends[0]):
            return self.paste(text)
        last = self.architecture.layer(ends[1])
        x, y = free_place(self.architecture, last.x + CARD_SPACING, last.y)
        try:
            grown, new = with_pasted(self.architecture, piece, x, y)
        except UserError as error:
            self.hint.emit(tr_message(error.message))
            return ()
        copies = dict(zip((layer.id for layer in piece.layers), new, strict=True))
        joined = _put_behind(grown, last.id, copies[ends[0]], copies[last.id])
        names = [joined.layer(i).name for i in new]
        text = tr("Duplicate {layer}", layer=names[0])
        if len(names) > 1:
            text = tr("Duplicate {count} layers", count=len(names))
        self._offer(text, with_room_after(joined, copies[last.id]))
        return new

    def paste(self, text: str, at: QPointF | None = None) -> tuple[str, ...]:
        """Add the layers in a text, at a point or beside the place they were copied from."""
        try:
            pasted = layers_from_text(text)
            left = min(layer.x for layer in pasted.layers)
            top = min(layer.y for layer in pasted.layers)
            corner = snapped(at) if at is not None else QPointF(left + 4 * GRID, top + 4 * GRID)
            x, y = free_place(self.architecture, corner.x(), corner.y())
            grown, ids = with_pasted(self.architecture, pasted, x, y)
        except UserError as error:
            self.hint.emit(tr_message(error.message))
            return ()
        names = [grown.layer(i).name for i in ids]
        if len(names) == 1:
            self._offer(tr("Paste {layer}", layer=names[0]), grown)
        else:
            self._offer(tr("Paste {count} layers", count=len(names)), grown)
        return ids


def _ends_of(piece: Architecture) -> tuple[str, str] | None:
    """Ids of the first and the last layer of a piece of a network with one way in and one way out."""
    firsts = [layer.id for layer in piece.layers if not piece.sources(layer.id)]
    lasts = [layer.id for layer in piece.layers if not piece.targets(layer.id)]
    return (firsts[0], lasts[0]) if len(firsts) == len(lasts) == 1 else None


def _put_behind(architecture: Architecture, layer_id: str, first: str, last: str) -> Architecture:
    """Put an unconnected row of layers, ``first`` to ``last``, behind a layer, into its first way on."""
    targets = architecture.targets(layer_id)
    way_on = Connection(layer_id, targets[0]) if targets else None
    kept = (
        Connection(last, each.target) if each == way_on else each  # in its place: a Concatenate minds it
        for each in architecture.connections
    )
    return replace(architecture, connections=(*kept, Connection(layer_id, first)))
