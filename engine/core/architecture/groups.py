"""Groups of a drawing: a block of layers that is repeated in a row, and what folds it to one card.

The network knows nothing of them: they say how the drawing is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from engine.common.messages import UserError
from engine.core.architecture.architecture import MOST_LAYERS, Architecture, Connection, LayerGroup, LayerSpec
from engine.core.architecture.drawing import CARD_SPACING

LEAST_COPIES, COPIES, MOST_COPIES = 2, 4, 100
"""Fewest, usual and most copies of a block in a row, the first one counted."""
MOST_LETTERS = 60
"""Longest name of a layer in a file."""
_NUMBER = re.compile(r"\s*\d+$")


@dataclass(frozen=True, slots=True)
class LayerBlock:
    """Layers with one way in and one way out.

    Attributes:
        members: their ids, each after all that feed it.
        source: id of the one layer that feeds them; None where nothing does yet.
        entries: ids of the members that it feeds, or of the first one.
        exit: id of the one member that feeds others, or none.
    """

    members: tuple[str, ...]
    source: str | None
    entries: tuple[str, ...]
    exit: str


def block_of(architecture: Architecture, ids: Iterable[str]) -> LayerBlock:
    """The block that these layers form.

    Raises:
        UserError: they do not; says why.
    """
    wanted = {i for i in ids if i in architecture}
    members = tuple(layer.id for layer in _in_order(architecture) if layer.id in wanted)
    if not members:
        raise UserError("Select the layers of a block first.")
    if any(architecture.layer(i).kind == "input" for i in members):
        raise UserError("The input stays outside of a block: it stands for the data.")
    sources = {s for i in members for s in architecture.sources(i) if s not in wanted}
    loose = [i for i in members if not architecture.sources(i)]
    if len(sources) + len(loose) != 1:
        raise UserError("These layers form no block: more than one way leads into them.")
    exits = [
        i for i in members if not architecture.targets(i) or not wanted.issuperset(architecture.targets(i))
    ]
    if len(exits) != 1:
        raise UserError("These layers form no block: more than one way leads out of them.")
    source = next(iter(sources), None)
    entries = tuple(i for i in members if source in architecture.sources(i)) if source else tuple(loose)
    return LayerBlock(members, source, entries, exits[0])


def is_block(architecture: Architecture, ids: Iterable[str]) -> bool:
    """True if these layers have one way in and one way out."""
    try:
        block_of(architecture, ids)
    except UserError:
        return False
    return True


def _in_order(architecture: Architecture) -> list[LayerSpec]:
    """The layers in the order of computation, behind them those that the input does not reach."""
    reached = {layer.id for layer in architecture.order}
    waiting = [layer for layer in architecture.layers if layer.id not in reached]
    loose: list[LayerSpec] = []
    while waiting:
        ids = {layer.id for layer in waiting}
        ready = [each for each in waiting if not ids.intersection(architecture.sources(each.id))] or waiting
        loose += ready
        waiting = [layer for layer in waiting if layer not in ready]
    return [*architecture.order, *loose]


def repeated(architecture: Architecture, ids: Iterable[str], copies: int) -> tuple[Architecture, LayerGroup]:
    """Copy with a block that stands so many times in a row, as a group, and that group.

    Settings are copied, names numbered on, and places laid out to the right. What the block fed is fed by its
    last copy. Groups that the layers were in are no more.

    Raises:
        UserError: the layers form no block, or there would be too many layers.
    """
    block = block_of(architecture, ids)
    if len(architecture.layers) + (copies - 1) * len(block.members) > MOST_LAYERS:
        raise UserError("More than {most} layers do not fit into one network.", most=MOST_LAYERS)
    step = copy_distance(architecture, block.members)
    grown, added, ways = architecture, [*block.members], list[Connection]()
    last = {i: i for i in block.members}  # ids in the copy before, by those in the block
    names = {layer.name for layer in architecture.layers}
    for copy in range(1, copies):
        new: dict[str, str] = {}
        for i in block.members:
            layer = architecture.layer(i)
            name = _numbered(layer.name, names)
            names.add(name)
            grown, made = grown.adding(layer.kind, layer.x + copy * step, layer.y, layer.settings, name)
            new[i] = made.id
        ways += _ways_of_copy(architecture, block, new, last[block.exit])
        added += new.values()
        last = new
    kept = (
        Connection(last[block.exit], each.target)
        if each.source == block.exit and each.target not in block.members
        else each
        for each in grown.connections
    )
    group = LayerGroup(tuple(added), copies)
    others = tuple(each for each in grown.groups if not set(each.members).intersection(added))
    return replace(grown, connections=(*kept, *ways), groups=(*others, group)), group


def _ways_of_copy(
    architecture: Architecture, block: LayerBlock, new: dict[str, str], before: str
) -> list[Connection]:
    """Connections of a copy in the order of the block's own: inside, and from the copy ``before`` it."""
    ways = [
        Connection(new.get(each.source, before), new[each.target])
        for each in architecture.connections
        if each.target in new
    ]
    if block.source is None:
        ways += [Connection(before, new[entry]) for entry in block.entries]
    return ways


def copy_distance(architecture: Architecture, ids: Iterable[str]) -> float:
    """Distance between the places of a layer in one copy of these layers and in the next one to the right."""
    across = [architecture.layer(i).x for i in ids]
    return max(across) - min(across) + CARD_SPACING


def _numbered(name: str, taken: set[str]) -> str:
    """The next name of the kind ``Dense 3`` that is free."""
    found = _NUMBER.search(name)
    base = name[: found.start()] if found and found.start() else name
    number = int(found.group()) if found and len(found.group()) < 9 else 1
    while True:
        number += 1
        numbered = f"{base[: MOST_LETTERS - len(str(number)) - 1]} {number}"
        if numbered not in taken:
            return numbered


def repeats(architecture: Architecture, group: LayerGroup) -> bool:
    """True if a group still is one block so many times in a row: same kinds, same settings."""
    length = len(group.members) // group.copies
    if length * group.copies != len(group.members) or not is_block(architecture, group.members):
        return False
    layers = [architecture.layer(i) for i in group.members]
    what = [(layer.kind, layer.settings) for layer in layers]
    return all(each == what[place % length] for place, each in enumerate(what))


# Folding


def group_of(architecture: Architecture, layer_id: str) -> LayerGroup | None:
    """The group that a layer is in, if it is in one."""
    return next((group for group in architecture.groups if layer_id in group.members), None)


def folded_group_of(architecture: Architecture, layer_id: str) -> LayerGroup | None:
    """The folded group that a layer is hidden in, if it is."""
    group = group_of(architecture, layer_id)
    return group if group is not None and is_folded(architecture, group) else None


def is_folded(architecture: Architecture, group: LayerGroup) -> bool:
    """True if a group is seen as one card: it is folded, and still has one way in and one way out."""
    return group.is_folded and is_block(architecture, group.members)


def as_seen(architecture: Architecture) -> Architecture:
    """The drawing with the first layer of each folded group in the place of all of it, and no groups."""
    face = {
        i: group.members[0]
        for group in architecture.groups
        if is_folded(architecture, group)
        for i in group.members
    }
    ways = ((face.get(c.source, c.source), face.get(c.target, c.target)) for c in architecture.connections)
    return Architecture(
        tuple(layer for layer in architecture.layers if face.get(layer.id, layer.id) == layer.id),
        tuple(dict.fromkeys(Connection(source, target) for source, target in ways if source != target)),
    )


def with_group(architecture: Architecture, before: LayerGroup, after: LayerGroup | None) -> Architecture:
    """Copy with another group in the place of one, or without it; the layers stay."""
    kept = (after if each == before else each for each in architecture.groups)
    return replace(architecture, groups=tuple(each for each in kept if each is not None))


def ends_of(architecture: Architecture, source: str, target: str) -> tuple[str, tuple[str, ...]]:
    """Layers that a line between two cards joins: a folded group ends in one, and begins with some."""
    before, after = (folded_group_of(architecture, i) for i in (source, target))
    exit_id = block_of(architecture, before.members).exit if before is not None else source
    entries = block_of(architecture, after.members).entries if after is not None else (target,)
    return exit_id, entries


def same_line(architecture: Architecture, connection: Connection) -> tuple[Connection, ...]:
    """The connections that are drawn as the same line as this one: where a group is folded, all into it."""
    group = folded_group_of(architecture, connection.target)
    if group is None or connection.source in group.members:
        return (connection,)
    return tuple(
        each
        for each in architecture.connections
        if each.source == connection.source and each.target in group.members
    )


def rerouted(architecture: Architecture, ways: Iterable[Connection], source: str) -> Architecture:
    """Copy with what these connections feed fed by another layer."""
    others = set(ways)
    joined = (Connection(source, c.target) if c in others else c for c in architecture.connections)
    return replace(architecture, connections=tuple(dict.fromkeys(joined)))
