"""Pace of the pictures of a plane: how many points they have, and how soon the next may come."""

from __future__ import annotations

SIDES = (32, 40, 48, 64, 80, 96, 128)
"""Points along each side of a plane: of a picture that moves as many as it can afford, at rest most."""
LINE_POINTS = 512
"""Points of a plane that is a line."""
MOST_NUMBERS = 4_000_000
"""Prepared numbers of all points that are in memory together."""
SHARE = 0.10
"""Share of the time that pictures may take while the training goes on."""
TRAINING_SECONDS, DRAGGING_SECONDS, RESTING_SECONDS = SHARE / 15, 1 / 40, 1.0
"""Most that a picture may cost: of 15 a second beside the training, following the mouse, and at rest."""
ROOM = 0.7
"""Share of that which more points have to stay within, so that their number does not go up and down."""


class PlanePace:
    """Learns from each picture what a point costs.

    Attributes:
        side: of the last picture that moved.
    """

    def __init__(self) -> None:
        self.side = SIDES[0]
        self._cost = 0.0  # of that picture, in seconds
        self._of_a_point: float | None = None

    def note(self, points: int, seconds: float) -> None:
        """Learn what a picture cost, computed and painted."""
        each, before = seconds / points, self._of_a_point
        # Half way each time: one slow picture alone says little.
        self._of_a_point = each if before is None else (each + before) / 2

    def note_moving(self, side: int, points: int, seconds: float) -> None:
        """Learn what a picture cost that others follow."""
        self.side, self._cost = side, seconds
        self.note(points, seconds)

    def moving_side(self, features: int, is_training: bool) -> int:
        """Points along a side of a picture that follows the training or the mouse."""
        budget = TRAINING_SECONDS if is_training else DRAGGING_SECONDS
        most = self._largest(features, budget)
        return min(most, max(self.side, self._largest(features, ROOM * budget)))

    def resting_side(self, features: int) -> int:
        """Points along a side of a picture of weights that rest."""
        return self._largest(features, RESTING_SECONDS)

    def wait(self) -> float:
        """Seconds from the beginning of a picture to that of the next while the training goes on."""
        return self._cost / SHARE

    def _largest(self, features: int, budget: float) -> int:
        each = self._of_a_point
        if each is None:
            return SIDES[0]
        fitting = [n for n in SIDES if n * n * each <= budget and n * n * features <= MOST_NUMBERS]
        return max(fitting, default=SIDES[0])
