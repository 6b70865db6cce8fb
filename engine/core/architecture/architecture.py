"""The drawn network as one immutable value: layers, connections, their order, and its edits."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from engine.common.messages import Message, UserError
from engine.core.layers import LAYER_KINDS
from engine.core.layers.shared.base import NoSettings
from engine.core.layers.shared.weighted import WeightedLayer

MOST_LAYERS = 2_000
"""More layers than this are not drawn, and in a file they are taken for damage."""


Hidden = list[tuple[str, Any]]
"""Hidden layers in a row: the kind of each and its settings, None for those that it begins with."""

KINDS_WITH_WEIGHTS = tuple(kind for kind, family in LAYER_KINDS.items() if issubclass(family, WeightedLayer))
"""Kinds of layers that have a matrix W."""


@dataclass(frozen=True, slots=True)
class LayerSpec:
    """One layer as drawn.

    Attributes:
        id: never changes and is never used again, so that everything else can refer to it.
        kind: ``input`` or a key of :data:`engine.core.layers.LAYER_KINDS`.
        name: shown on the card and in messages.
        settings: the settings value of its kind.
        x, y: top left corner of the card, in canvas units.
    """

    id: str
    kind: str
    name: str
    settings: Any
    x: float = 0.0
    y: float = 0.0

    @property
    def activation(self) -> str:
        """Key of the activation function that it ends in; empty for a layer that has none."""
        return str(getattr(self.settings, "activation", ""))


@dataclass(frozen=True, slots=True)
class Connection:
    """The output of layer ``source`` is an input of layer ``target``; both are layer ids."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class LayerGroup:
    """Layers that are looked at as one: a block that was repeated. The network knows nothing of it.

    Attributes:
        members: ids of its layers, copy by copy.
        copies: how often the block stood in a row when it was repeated.
        is_folded: whether it is seen as one card.
    """

    members: tuple[str, ...]
    copies: int
    is_folded: bool = False


def settings_type_of(kind: str) -> type[Any]:
    """The settings dataclass of a kind of layer."""
    return NoSettings if kind == "input" else LAYER_KINDS[kind].settings_type


@dataclass(frozen=True)
class Architecture:
    """A directed graph of layers; every change gives a new value.

    Attributes:
        layers: in the order in which they were added.
        connections: in the order in which they were drawn.
        groups: what is looked at as one; a layer is in one at most.
    """

    layers: tuple[LayerSpec, ...] = ()
    connections: tuple[Connection, ...] = ()
    groups: tuple[LayerGroup, ...] = ()
    _by_id: dict[str, LayerSpec] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {layer.id: layer for layer in self.layers})
        if any(i not in self._by_id for group in self.groups for i in group.members):
            left = (tuple(i for i in group.members if i in self._by_id) for group in self.groups)
            kept = (replace(group, members=ids) for group, ids in zip(self.groups, left, strict=True) if ids)
            object.__setattr__(self, "groups", tuple(kept))

    # What is there

    def layer(self, layer_id: str) -> LayerSpec:
        """The layer with this id. Raises KeyError."""
        return self._by_id[layer_id]

    def __contains__(self, layer_id: str) -> bool:
        return layer_id in self._by_id

    @property
    def input(self) -> LayerSpec | None:
        """The input layer, if there is one."""
        return next((layer for layer in self.layers if layer.kind == "input"), None)

    def sources(self, layer_id: str) -> list[str]:
        """Ids of the layers that feed this one."""
        return list(self._neighbours[0].get(layer_id, ()))

    def targets(self, layer_id: str) -> list[str]:
        """Ids of the layers that this one feeds."""
        return list(self._neighbours[1].get(layer_id, ()))

    @cached_property
    def _neighbours(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """Ids of the sources, and of the targets, of each layer, looked up once for all."""
        sources: dict[str, list[str]] = {}
        targets: dict[str, list[str]] = {}
        for connection in self.connections:
            sources.setdefault(connection.target, []).append(connection.source)
            targets.setdefault(connection.source, []).append(connection.target)
        return sources, targets

    @cached_property
    def order(self) -> tuple[LayerSpec, ...]:
        """The layers that the input reaches, each after all that feed it; layers on a cycle are left out."""
        if self.input is None:
            return ()
        reached = self.reachable(self.input.id)
        waiting = {i: sum(s in reached for s in self.sources(i)) for i in reached}
        ready, ordered = deque([self.input.id]), []
        while ready:
            layer_id = ready.popleft()
            ordered.append(self.layer(layer_id))
            for target in self.targets(layer_id):
                waiting[target] -= 1
                if waiting[target] == 0:
                    ready.append(target)
        return tuple(ordered)

    @property
    def output(self) -> LayerSpec | None:
        """The one layer at the end, or None while there is not exactly one."""
        ends = [layer for layer in self.order if not self.targets(layer.id)]
        return ends[0] if len(ends) == 1 and ends[0].kind != "input" else None

    def computes_like(self, other: Architecture) -> bool:
        """True if both compute the same, wherever the layers stand and whatever they are called."""
        mine, theirs = (
            ({layer.id: (layer.kind, layer.settings) for layer in each.order}, set(each.connections))
            for each in (self, other)
        )
        return mine == theirs

    def is_same_network(self, other: Architecture) -> bool:
        """True if both compute the same, whatever their layers' ids are."""
        if len(self.order) != len(other.order):
            return False
        return self.computes_like(other._with_ids(dict(zip(_ids(other), _ids(self), strict=False))))

    # Changes

    def taking_the_place_of(self, other: Architecture) -> Architecture:
        """The same network under ids that ``other`` does not have, or under its own where it is the same one.

        So an id says of a layer in another drawing that it is that layer, and not one that came in its place.
        """
        if self.is_same_network(other):
            return self._with_ids(dict(zip(_ids(self), _ids(other), strict=False)))
        first = int(other.fresh_id()[6:])
        return self._with_ids({spec.id: f"layer-{first + i}" for i, spec in enumerate(self.layers)})

    def _with_ids(self, ids: Mapping[str, str]) -> Architecture:
        named = tuple(replace(layer, id=ids.get(layer.id, layer.id)) for layer in self.layers)
        joined = tuple(
            Connection(ids.get(c.source, c.source), ids.get(c.target, c.target)) for c in self.connections
        )
        groups = (replace(g, members=tuple(ids.get(i, i) for i in g.members)) for g in self.groups)
        return replace(self, layers=named, connections=joined, groups=tuple(groups))

    def fresh_id(self) -> str:
        """An id that no layer here has."""
        used = [int(i.id[6:]) for i in self.layers if i.id[:6] == "layer-" and i.id[6:].isdigit()]
        return f"layer-{max(used, default=0) + 1}"

    def fresh_name(self, kind: str) -> str:
        """A name such as "Dense 3" that no layer here has."""
        label = "Input" if kind == "input" else LAYER_KINDS[kind].label
        names = {layer.name for layer in self.layers}
        count = 1
        while f"{label} {count}" in names:
            count += 1
        return f"{label} {count}"

    def adding(
        self, kind: str, x: float, y: float, settings: Any = None, name: str | None = None
    ) -> tuple[Architecture, LayerSpec]:
        """Copy with one more, unconnected layer, and that layer."""
        chosen = settings if settings is not None else settings_type_of(kind)()
        layer = LayerSpec(
            id=self.fresh_id(), kind=kind, name=name or self.fresh_name(kind), settings=chosen, x=x, y=y
        )
        return replace(self, layers=(*self.layers, layer)), layer

    def with_layer(self, changed: LayerSpec) -> Architecture:
        """Copy with the layer of the same id replaced."""
        layers = tuple(changed if layer.id == changed.id else layer for layer in self.layers)
        return replace(self, layers=layers)

    def moved(self, positions: Mapping[str, tuple[float, float]]) -> Architecture:
        """Copy with layers at new places, by id."""
        return replace(
            self,
            layers=tuple(
                replace(layer, x=positions[layer.id][0], y=positions[layer.id][1])
                if layer.id in positions
                else layer
                for layer in self.layers
            ),
        )

    def without(self, layer_ids: Iterable[str]) -> Architecture:
        """Without these layers; what they stood between is joined across the gap.

        Behind it a layer that joins several is fed by all that came in before the gap, any other by the one
        that leads to no other of them: where a whole block goes, not by the way around it.
        """
        gone = set(layer_ids)
        joined: dict[Connection, None] = {}  # each once, in the place of the one that is gone
        for connection in self.connections:
            if connection.target not in gone:
                joined |= dict.fromkeys(
                    across
                    for across in self._across(connection, gone)
                    if across == connection or across not in self.connections
                )
        layers = tuple(layer for layer in self.layers if layer.id not in gone)
        return Architecture(layers, tuple(joined), self.groups)

    def _across(self, connection: Connection, gone: set[str]) -> list[Connection]:
        """Connections that lead to the target of one whose source, and what stands before that, are gone."""
        before, waiting, seen = [], [connection.source], set()
        while waiting:
            layer_id = waiting.pop(0)
            if layer_id in seen:
                continue
            seen.add(layer_id)
            if layer_id in gone:
                waiting = self.sources(layer_id) + waiting
            else:
                before.append(layer_id)
        if len(before) > 1 and not self.takes_many(connection.target):
            last = [i for i in before if not any(o != i and o in self.reachable(i) for o in before)]
            before = (last or before)[:1]
        return [Connection(source, connection.target) for source in before if source != connection.target]

    def refusal(self, source: str, target: str) -> Message | None:
        """Reason against connecting these two; None if they can be connected."""
        names = {"source": self.layer(source).name, "target": self.layer(target).name}
        if source == target:
            return Message("{source} cannot feed itself.", **names)
        if self.layer(target).kind == "input":
            return Message("The input takes its numbers from the data, not from a layer.")
        if Connection(source, target) in self.connections:
            return Message("{source} already feeds {target}.", **names)
        if source in self.reachable(target):
            return Message("{target} already leads to {source}: that would be a cycle.", **names)
        return None

    def connecting(self, source: str, target: str) -> Architecture:
        """Copy with one more connection; a layer that takes only one input lets go of the one it had.

        Raises:
            UserError: see :meth:`refusal`.
        """
        refusal = self.refusal(source, target)
        if refusal:
            raise UserError(refusal.template, **refusal.values)
        kept = tuple(c for c in self.connections if c.target != target or self.takes_many(target))
        return replace(self, connections=(*kept, Connection(source, target)))

    def takes_many(self, layer_id: str) -> bool:
        """True if this layer joins several others."""
        kind = self.layer(layer_id).kind
        return kind != "input" and LAYER_KINDS[kind].many_inputs

    def disconnecting(self, gone: Iterable[Connection]) -> Architecture:
        """Without these connections."""
        away = set(gone)
        return replace(self, connections=tuple(c for c in self.connections if c not in away))

    def inserting(self, first: str, into: Connection, last: str = "") -> Architecture:
        """Copy with an unconnected layer, or a row of them up to ``last``, in the middle of a connection."""
        last = last or first
        kept: list[Connection] = []
        for connection in self.connections:
            if connection == into:  # in its place, since a Concatenate minds the order of what feeds it
                kept += [Connection(into.source, first), Connection(last, into.target)]
            elif connection.target != first and connection.source != last:
                kept.append(connection)
        return replace(self, connections=tuple(kept))

    def reachable(self, layer_id: str) -> set[str]:
        """Ids of this layer and all that it leads to."""
        seen, stack = set(), [layer_id]
        while stack:
            current = stack.pop()
            if current not in seen:
                seen.add(current)
                stack.extend(self.targets(current))
        return seen

    def on_cycle(self) -> list[str]:
        """Ids of the layers that lead back to themselves."""
        left = self._not_ordered()
        return [
            layer_id
            for layer_id in left
            if any(layer_id in self.reachable(target) for target in self.targets(layer_id))
        ]

    def _not_ordered(self) -> list[str]:
        """Ids of the layers that stand on a cycle or behind one; without a cycle, none (Kahn's algorithm)."""
        waiting = {layer.id: len(self.sources(layer.id)) for layer in self.layers}
        ready = [layer_id for layer_id, count in waiting.items() if not count]
        while ready:
            for target in self.targets(ready.pop()):
                waiting[target] -= 1
                if not waiting[target]:
                    ready.append(target)
        return [layer_id for layer_id, count in waiting.items() if count]


def _ids(architecture: Architecture) -> list[str]:
    """Ids of the layers that are reached, then of the others, in an order that says nothing of the ids."""
    reached = [layer.id for layer in architecture.order]
    return reached + [layer.id for layer in architecture.layers if layer.id not in reached]
