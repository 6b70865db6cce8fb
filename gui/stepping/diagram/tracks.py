"""Tracks: the pieces of arrows that go up or down between two columns of the diagram."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Track(NamedTuple):
    """A piece of arrows that goes up or down between two columns; of one group, they share it.

    Attributes:
        start: the y at which it is entered from the left.
        ends: those at which it is left to the right.
    """

    group: tuple[object, ...]
    start: float
    ends: tuple[float, ...]

    @property
    def top(self) -> float:
        return min(self.start, *self.ends)

    @property
    def bottom(self) -> float:
        return max(self.start, *self.ends)


def side_by_side(tracks: Iterable[Track]) -> dict[tuple[object, ...], int]:
    """Tracks side by side, or one above the other; in an order in which few of their arrows cross."""

    def order(track: Track) -> tuple[bool, float]:
        goes_down = track.ends[0] > track.start
        return goes_down, -track.start if goes_down else track.start

    places: dict[tuple[object, ...], int] = {}
    filled: list[list[Track]] = []
    for track in sorted(tracks, key=order):
        free = (
            place
            for place, others in enumerate(filled)
            if all(track.bottom + 8 < one.top or one.bottom + 8 < track.top for one in others)
        )
        place = next(free, len(filled))
        if place == len(filled):
            filled.append([])
        filled[place].append(track)
        places[track.group] = place
    return places
