"""Places of cards: the grid, lines of alignment, and room for what is inserted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLineF, QPointF

from engine.core.architecture.architecture import Architecture, Connection
from engine.core.architecture.drawing import CARD_SPACING
from engine.core.architecture.templates import chain
from engine.core.layers import LAYER_KINDS
from engine.core.layers.dense import DenseSettings
from engine.core.task import Task
from gui.canvas.geometry import (
    CARD_WIDTH,
    SLOT_HEIGHT,
    aligned,
    card_rect,
    free_place,
    place_between,
    snapped,
    with_room_after,
)

TASK = Task("regression", 3)
NETWORK = chain([("dense", DenseSettings(8)), ("dense", DenseSettings(4))], TASK)


def test_cards_of_any_height_have_their_ports_on_one_line() -> None:
    assert len({card_rect(kind).center().y() for kind in ("input", *LAYER_KINDS)}) == 1


def test_snapping_takes_the_nearest_point_of_the_grid() -> None:
    assert snapped(QPointF(14.9, -15.1)) == QPointF(10, -20)


def test_alignment_wins_over_the_grid_within_reach_only() -> None:
    others = [QPointF(103, 0), QPointF(500, 207)]
    near = aligned(QPointF(98, 202), others)
    assert near.position == QPointF(103, 207)
    far = aligned(QPointF(92, 193), others)
    assert far.position == QPointF(90, 190)
    assert far.guides == ()
    assert aligned(QPointF(3, 4), []).position == QPointF(0, 0)


def test_guides_run_from_card_to_card() -> None:
    place = aligned(QPointF(403, 4), [QPointF(0, 0), QPointF(200, 0), QPointF(400, 700)])
    middle = SLOT_HEIGHT / 2
    across = QLineF(CARD_WIDTH / 2, middle, 400 + CARD_WIDTH / 2, middle)
    down = QLineF(400 + CARD_WIDTH / 2, middle, 400 + CARD_WIDTH / 2, 700 + middle)
    assert place.position == QPointF(400, 0)
    assert place.guides[:2] == (across, down)
    gaps = sorted((line.x1(), line.x2()) for line in place.guides[2:])
    assert gaps == [(CARD_WIDTH, 200), (200 + CARD_WIDTH, 400)]


@pytest.mark.parametrize(
    ("taken", "at", "found"),
    [
        ((0, 210), 423, 420),  # as far from the second as that from the first
        ((400, 610), 195, 190),
        ((0, 600), 306, 300),  # in the middle
        ((0, 300), 154, 150),  # no room between them: on the grid
        ((0, 100), 203, 200),  # cards upon one another have no gap
    ],
)
def test_a_card_is_drawn_to_equal_gaps(taken: tuple[float, ...], at: float, found: float) -> None:
    others = [QPointF(x, 50) for x in taken]
    assert aligned(QPointF(at, 52), others).position == QPointF(found, 50)


def test_gaps_below_one_another_are_equal_too() -> None:
    others = [QPointF(50, 0), QPointF(50, 300)]
    assert aligned(QPointF(52, 596), others).position == QPointF(50, 600)


def test_all_that_follows_makes_room_and_no_more_than_needed() -> None:
    first, last = NETWORK.order[1], NETWORK.order[3]
    between = Connection(first.id, NETWORK.order[2].id)
    grown, layer = NETWORK.adding("dropout", *place_between(NETWORK, between))
    roomy = with_room_after(grown.inserting(layer.id, between), layer.id)
    assert [one.x for one in roomy.order] == [CARD_SPACING * place for place in range(5)]
    assert with_room_after(roomy, layer.id) == roomy
    assert roomy.layer(last.id).y == last.y


def test_making_room_ends_on_a_cycle() -> None:
    a, b = NETWORK.order[1], NETWORK.order[2]
    cycle = Architecture(NETWORK.layers, (Connection(a.id, b.id), Connection(b.id, a.id)))
    assert with_room_after(cycle, b.id).layer(b.id).x == b.x


def test_a_free_place_is_not_that_of_another_card() -> None:
    assert free_place(NETWORK, 0.0, 0.0) == (40.0, 40.0)
    assert free_place(NETWORK, 5.0, 0.0) == (5.0, 0.0)
