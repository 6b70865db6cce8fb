"""Geometry of the canvas: sizes of cards, their ports, the grid, and room between cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF

from engine.core.architecture.architecture import Architecture, Connection, LayerSpec
from engine.core.architecture.drawing import CARD_SPACING, ROW_SPACING
from engine.core.layers import LAYER_KINDS

CARD_WIDTH = 160.0
SLOT_HEIGHT = 250.0
"""Height of the slot whose top is the layer's y and in which a card stands centred, so that cards of one row
line up on their ports whatever their height."""

CARD_HEIGHTS: dict[str, float] = {"input": 210.0, "units": SLOT_HEIGHT, "noise": 150.0}
"""Heights by family of layers, where none of the following holds."""
HEIGHT_WITH_BADGE, OTHER_HEIGHT = 220.0, 200.0
"""Heights of all other cards, with a badge of health or without: a heat map as high as wide."""

GRID = 10.0
PORT_RADIUS = 5.0
GUIDE_REACH = 7.0
"""Distance, in canvas units, at which a dragged card's centre is drawn to the line of another's."""
GAP_ASIDE = 12.0
"""Distance from the cards at which lines along the gaps between them run."""
EQUAL = 0.5
"""Difference up to which two gaps look equal."""


def card_rect(kind: str) -> QRectF:
    """The card in the coordinates of its slot, whose top left corner is the layer's ``x, y``."""
    family = LAYER_KINDS.get(kind)
    other = HEIGHT_WITH_BADGE if family and family.has_health() else OTHER_HEIGHT
    height = CARD_HEIGHTS.get(family.family if family else kind, other)
    return QRectF(0, (SLOT_HEIGHT - height) / 2, CARD_WIDTH, height)


def centre(position: QPointF) -> QPointF:
    """The middle of the slot at ``position``."""
    return position + QPointF(CARD_WIDTH / 2, SLOT_HEIGHT / 2)


def place_around(point: QPointF) -> QPointF:
    """The place on the grid of a card whose middle is at ``point``."""
    return snapped(point - QPointF(CARD_WIDTH / 2, SLOT_HEIGHT / 2))


def snapped(position: QPointF) -> QPointF:
    """The nearest point of the grid."""
    return QPointF(round(position.x() / GRID) * GRID, round(position.y() / GRID) * GRID)


@dataclass(frozen=True, slots=True)
class Aligned:
    """A place for a dragged card, and lines that show what it is in line with.

    Attributes:
        position: of its slot.
        guides: through the middles of cards in one row or column, and along gaps that are equal.
    """

    position: QPointF
    guides: tuple[QLineF, ...] = ()


def aligned(position: QPointF, others: list[QPointF]) -> Aligned:
    """The place nearest to ``position`` in line with, or as far apart as, the cards at ``others``; else on
    the grid.
    """
    place, xs, ys = snapped(position), [o.x() for o in others], [o.y() for o in others]
    x, y = _drawn_to(position.x(), xs), _drawn_to(position.y(), ys)
    if y is None and x is not None:
        y = _drawn_to(position.y(), _even(position.y(), [o.y() for o in others if o.x() == x], SLOT_HEIGHT))
    if x is None and y is not None:
        x = _drawn_to(position.x(), _even(position.x(), [o.x() for o in others if o.y() == y], CARD_WIDTH))
    place = QPointF(place.x() if x is None else x, place.y() if y is None else y)
    return Aligned(place, tuple(_guides(place, others)))


def _drawn_to(at: float, candidates: list[float]) -> float | None:
    """The nearest of some numbers, if it is within reach."""
    nearest = min(candidates, key=lambda each: abs(each - at), default=None)
    return nearest if nearest is not None and abs(nearest - at) <= GUIDE_REACH else None


def _even(at: float, taken: list[float], size: float) -> list[float]:
    """Places in a row of cards of a size that make two gaps equal: between two cards, or beyond two."""
    before = sorted(each for each in taken if each < at)
    after = sorted(each for each in taken if each > at)
    places = []
    if before and after and after[0] - before[-1] >= 2 * size:
        places.append((before[-1] + after[0]) / 2)
    if len(before) > 1 and before[-1] - before[-2] >= size:
        places.append(2 * before[-1] - before[-2])
    if len(after) > 1 and after[1] - after[0] >= size:
        places.append(2 * after[0] - after[1])
    return places


def _guides(place: QPointF, others: list[QPointF]) -> Iterator[QLineF]:
    """Lines through the middles of the cards in line with a place, and along equal gaps beside it."""
    middle = centre(place)
    row = sorted({place.x(), *(o.x() for o in others if o.y() == place.y())})
    column = sorted({place.y(), *(o.y() for o in others if o.x() == place.x())})
    if len(row) > 1:
        yield QLineF(row[0] + CARD_WIDTH / 2, middle.y(), row[-1] + CARD_WIDTH / 2, middle.y())
    if len(column) > 1:
        yield QLineF(middle.x(), column[0] + SLOT_HEIGHT / 2, middle.x(), column[-1] + SLOT_HEIGHT / 2)
    below, beside = place.y() + SLOT_HEIGHT + GAP_ASIDE, place.x() + CARD_WIDTH + GAP_ASIDE
    for start, end in _equal_gaps(place.x(), row, CARD_WIDTH):
        yield QLineF(start, below, end, below)
    for start, end in _equal_gaps(place.y(), column, SLOT_HEIGHT):
        yield QLineF(beside, start, beside, end)


def _equal_gaps(at: float, taken: list[float], size: float) -> set[tuple[float, float]]:
    """Start and end of each gap of a row of cards that is as long as the next one and next to a place."""
    gaps = set()
    for a, b, c in zip(taken, taken[1:], taken[2:], strict=False):
        if at in (a, b, c) and abs((b - a) - (c - b)) < EQUAL and b - a > size:
            gaps |= {(a + size, b), (b + size, c)}
    return gaps


def place_between(architecture: Architecture, connection: Connection) -> tuple[float, float]:
    """Place of a layer put into a connection: in the middle, but clear of the card before it.

    A connection that leads around other cards has its middle above or below them; one that leads back to
    the left, to the next line of layers, gets the layer at the end of the line it leaves.
    """
    source, target = architecture.layer(connection.source), architecture.layer(connection.target)
    x = max(source.x + CARD_SPACING, (source.x + target.x) / 2)
    middle = (source.y + target.y) / 2 if target.x > source.x else source.y
    place = snapped(QPointF(x, middle))
    pushed = {target.id, *(layer.id for layer in following(architecture, target.id))}
    staying = [layer for layer in architecture.layers if layer.id not in pushed]
    rows = 0
    while any(_overlaps(place, layer) for layer in staying):
        rows = -rows if rows > 0 else 1 - rows  # 1 above, 1 below, 2 above, ...
        place.setY(snapped(QPointF(x, middle)).y() - rows * ROW_SPACING)
    return place.x(), place.y()


def _overlaps(place: QPointF, layer: LayerSpec) -> bool:
    return abs(place.x() - layer.x) < CARD_WIDTH and abs(place.y() - layer.y) < SLOT_HEIGHT


def free_place(architecture: Architecture, x: float, y: float) -> tuple[float, float]:
    """Find this place, or the next one down to the right where no card lies exactly upon another."""
    taken = {(layer.x, layer.y) for layer in architecture.layers}
    while (x, y) in taken:
        x, y = x + 4 * GRID, y + 4 * GRID
    return x, y


def with_room_after(architecture: Architecture, layer_id: str) -> Architecture:
    """Copy with all that the layer leads to moved right, as far as the next card needs to stand clear."""
    layer = architecture.layer(layer_id)
    onward = following(architecture, layer_id)
    first = [i for i in onward if Connection(layer_id, i.id) in architecture.connections]
    needed = max((layer.x + CARD_SPACING - follower.x for follower in first), default=0.0)
    if needed <= 0:
        return architecture
    return architecture.moved({f.id: (f.x + needed, f.y) for f in onward})


def following(architecture: Architecture, layer_id: str) -> list[LayerSpec]:
    """The layers that this one leads to, up to where the way goes on in another line, farther left."""
    seen: set[str] = set()
    waiting = [layer_id]
    while waiting:
        current = architecture.layer(waiting.pop())
        for target in architecture.targets(current.id):
            is_back = architecture.layer(target).x < current.x - CARD_SPACING
            if target not in seen and target != layer_id and not is_back:
                seen.add(target)
                waiting.append(target)
    return [layer for layer in architecture.layers if layer.id in seen]
