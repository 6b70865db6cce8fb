"""How many points a picture has, by what the last ones cost."""

from __future__ import annotations

from gui.bench.insight.plane.plane_pace import LINE_POINTS, SIDES, PlanePace


def test_a_cheap_network_has_most_points_and_a_dear_one_the_fewest() -> None:
    cheap, dear = PlanePace(), PlanePace()
    assert cheap.moving_side(2, True) == SIDES[0]  # nothing is known yet
    cheap.note_moving(32, 32 * 32, 0.0001)
    dear.note_moving(32, 32 * 32, 0.5)
    assert cheap.moving_side(2, True) == SIDES[-1]
    assert dear.moving_side(2, True) == SIDES[0]
    assert dear.wait() == 5.0  # a tenth of the time
    assert SIDES[0] < dear.resting_side(2) < SIDES[-1]


def test_more_points_where_the_training_does_not_wait() -> None:
    pace = PlanePace()
    pace.note_moving(64, 64 * 64, 0.0065)
    assert pace.moving_side(2, True) == 64
    assert pace.moving_side(2, False) > 64
    assert pace.resting_side(2) == SIDES[-1]


def test_the_number_of_points_does_not_go_up_and_down() -> None:
    pace = PlanePace()
    each, sides = 0.0066 / 80**2, []
    for frame in range(30):
        side = pace.moving_side(2, True)
        pace.note_moving(side, side * side, side * side * each * (0.95 + 0.1 * (frame % 2)))
        sides.append(side)
    assert len(set(sides[3:])) == 1


def test_wide_tables_have_fewer_points() -> None:
    pace = PlanePace()
    pace.note_moving(32, 32 * 32, 1e-6)
    assert pace.resting_side(784) == 64
    assert pace.resting_side(100_000) == SIDES[0]
    assert pace.moving_side(784, False) == 64


def test_a_line_has_points_enough() -> None:
    assert SIDES[-1] < LINE_POINTS
