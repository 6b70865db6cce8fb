"""Places of layers around a group: closer together where it is folded, and with room where it is not."""

from __future__ import annotations

from collections.abc import Callable

from engine.core.architecture.architecture import Architecture, LayerGroup
from engine.core.architecture.drawing import CARD_SPACING
from engine.core.architecture.groups import as_seen, block_of
from gui.canvas.geometry import CARD_WIDTH, SLOT_HEIGHT, following


def closed_up(architecture: Architecture, group: LayerGroup) -> Architecture:
    """Copy with what a folded group leads to moved left, as far as it gives way, where nothing is there.

    A group that goes on in another line of layers leaves all where it is.
    """
    across = [architecture.layer(i).x for i in group.members]
    onward = _onward(architecture, group)
    gap = max(across) - min(across)
    if gap <= 0 or any(layer_x <= max(across) for layer_x, _ in onward.values()):
        return architecture
    moved = {i: (x - gap, y) for i, (x, y) in onward.items()}
    staying = [
        layer for layer in architecture.layers if layer.id not in moved and layer.id not in group.members
    ]
    face = architecture.layer(group.members[0])
    hit = any(
        abs(x - other.x) < CARD_WIDTH and abs(y - other.y) < SLOT_HEIGHT
        for x, y in moved.values()
        for other in (*staying, face)
    )
    return architecture if hit else architecture.moved(moved)


def opened(architecture: Architecture, group: LayerGroup) -> Architecture:
    """Copy with what an unfolded group leads to moved right, as far as its layers need to stand clear."""
    right = max(architecture.layer(i).x for i in group.members)
    face = architecture.layer(group.members[0])
    last = block_of(architecture, group.members).exit
    # While it is folded, the way on begins at its card.
    onward = _onward(architecture.moved({last: (face.x, face.y)}), group)
    left = min((x for x, _ in onward.values()), default=right + CARD_SPACING)
    needed = right + CARD_SPACING - left
    if needed <= 0 or left <= face.x:
        return architecture
    return architecture.moved({i: (x + needed, y) for i, (x, y) in onward.items()})


def _onward(architecture: Architecture, group: LayerGroup) -> dict[str, tuple[float, float]]:
    """Places of the layers that a group leads to, in its own line of layers."""
    last = block_of(architecture, group.members).exit
    found = following(architecture, last)
    return {layer.id: (layer.x, layer.y) for layer in found if layer.id not in group.members}


def with_room_behind(architecture: Architecture, ids: tuple[str, ...], room: float) -> Architecture:
    """Copy with what a block leads to moved right, so that so much fits in behind it."""
    last = block_of(architecture, ids).exit
    onward = (layer for layer in following(architecture, last) if layer.id not in ids)
    return architecture.moved({layer.id: (layer.x + room, layer.y) for layer in onward})


def laid_out(architecture: Architecture, lay_out: Callable[[Architecture], Architecture]) -> Architecture:
    """Copy whose layers stand where ``lay_out`` puts what is seen; folded ones move with their card."""
    seen = lay_out(as_seen(architecture))
    places = {layer.id: (layer.x, layer.y) for layer in seen.layers}
    for group in architecture.groups:
        first = architecture.layer(group.members[0])
        for layer in (architecture.layer(i) for i in group.members if i not in places):
            x, y = places[first.id]
            places[layer.id] = (x + layer.x - first.x, y + layer.y - first.y)
    return architecture.moved(places)
