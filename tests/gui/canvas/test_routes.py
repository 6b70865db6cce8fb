"""Lines between cards: straight where the way is free, in lanes of their own where cards are in between."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from gui.canvas.items.routes import CLEARANCE, LANE_SPACING, Router

CARDS = [QRectF(190 * column, 0, 160, 274) for column in range(5)]


def port(column: int, side: str, y: float = 125) -> QPointF:
    return QPointF(190 * column + (160 if side == "out" else 0), y)


def test_neighbours_are_joined_directly() -> None:
    path = Router(CARDS).path(port(0, "out"), port(1, "in"))
    assert path.boundingRect().height() < 1


def test_a_longer_way_leads_above_the_cards_in_between() -> None:
    path = Router(CARDS).path(port(0, "out"), port(2, "in"))
    assert path.boundingRect().top() == -CLEARANCE
    points = [path.pointAtPercent(share / 200) for share in range(1, 200)]
    assert not any(card.contains(point) for card in CARDS for point in points)
    assert path.pointAtPercent(0).y() == path.pointAtPercent(1).y() == 125


def test_below_is_chosen_where_that_is_nearer() -> None:
    cards = [QRectF(0, 0, 160, 274), QRectF(190, -300, 160, 574), QRectF(380, 0, 160, 274)]
    path = Router(cards).path(port(0, "out"), port(2, "in"))
    assert path.boundingRect().bottom() == 274 + CLEARANCE


def test_lines_side_by_side_have_lanes_of_their_own() -> None:
    router = Router(CARDS)
    tops = [
        router.path(port(start, "out"), port(end, "in")).boundingRect().top()
        for start, end in ((0, 2), (1, 3), (3, 5), (0, 4))
    ]
    assert tops[:2] == [-CLEARANCE, -CLEARANCE - LANE_SPACING]
    assert tops[2] == tops[0]  # farther right the first lane is free again
    assert tops[3] == -CLEARANCE - 2 * LANE_SPACING


def test_backwards_and_without_cards_the_way_is_a_curve() -> None:
    assert Router([]).path(port(0, "out"), port(3, "in")).boundingRect().height() < 1
    back = Router(CARDS).path(port(3, "out"), port(1, "in"))
    assert back.pointAtPercent(1).x() < back.pointAtPercent(0).x()
