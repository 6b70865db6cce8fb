"""Lines of equal height through a grid of numbers, by marching squares, and lines where a decision lies."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array, Indices
from engine.project.decision import Decision

_EDGES: tuple[tuple[tuple[int, int], ...], ...] = (
    (),
    ((3, 0),),
    ((0, 1),),
    ((3, 1),),
    ((1, 2),),
    ((3, 0), (1, 2)),
    ((0, 2),),
    ((3, 2),),
    ((2, 3),),
    ((2, 0),),
    ((0, 1), (2, 3)),
    ((2, 1),),
    ((1, 3),),
    ((1, 0),),
    ((0, 3),),
    (),
)
"""Sides of a cell that a line joins, for each of the 16 ways in which its corners lie above or below.

Corners and sides go round clockwise from the upper left corner and the upper side; corner i counts 2**i.
"""
_CORNERS = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])


def level_lines(values: Array, level: float) -> Array:
    """Pieces ``(n, 2, 2)`` of the line on which numbers ``(h, w)`` are ``level``.

    Each piece is two points, each a place across and down in points of the grid, the first at 0. Cells with
    a number that is not finite are left out.
    """
    height, width = values.shape
    if height < 2 or width < 2:
        return np.empty((0, 2, 2))
    with np.errstate(all="ignore"):
        heights = np.asarray(values, np.float64) - level
    above = heights > 0
    cuts = (above[:-1, :-1] != above[1:, 1:]) | (above[:-1, 1:] != above[1:, :-1])
    cuts |= above[:-1, :-1] != above[:-1, 1:]
    down, across = np.nonzero(cuts)
    return _pieces(_corners(heights, down, across), down, across)


def decision_lines(scores: Array) -> Array:
    """Pieces of the lines between the classes with the highest of the scores ``(h, w, k)``.

    As :func:`level_lines` gives them; a class has its line where the lead of its score over the others is 0.
    """
    height, width, count = scores.shape
    if height < 2 or width < 2 or count < 2:
        return np.empty((0, 2, 2))
    taken = scores.argmax(2)
    first = taken[:-1, :-1]
    others = (taken[:-1, 1:], taken[1:, :-1], taken[1:, 1:])
    down, across = np.nonzero(np.logical_or.reduce([first != other for other in others]))
    corners = _corners(scores, down, across)
    present = np.unique(corners.argmax(2)) if len(down) else np.empty(0, np.intp)
    # Of two classes one line is the other's.
    classes = present[:1] if len(present) == 2 else present
    found: list[Array] = [np.empty((0, 2, 2))]
    for number in classes:
        lead = corners[:, :, number] - np.delete(corners, number, 2).max(2)
        found.append(_pieces(lead, down, across))
    return np.concatenate(found)


def decision_scores(probabilities: Array, decision: Decision, classes: tuple[str, ...]) -> Array:
    """Scores ``(m, k)`` of which the highest is that of the class that the decision takes a row for."""
    if decision.threshold is None:
        return probabilities
    positive = decision.positive_class(classes)
    scores: Array = np.array(probabilities, np.float64)
    lead = scores[:, positive] - decision.threshold
    scores[:, positive] = -np.inf
    scores -= scores.max(1, keepdims=True)
    scores[:, positive] = lead
    return scores


def _corners(values: Array, down: Indices, across: Indices) -> Array:
    """Numbers at the corners of some cells, ``(cells, 4, ...)``, clockwise from the upper left."""
    pairs = ((0, 0), (0, 1), (1, 1), (1, 0))
    corners: Array = np.stack([values[down + y, across + x] for y, x in pairs], axis=1)
    return corners


def _pieces(heights: Array, down: Indices, across: Indices) -> Array:
    """Pieces in cells with these heights ``(cells, 4)`` over the line at their corners."""
    usable = np.isfinite(heights).all(1)
    heights, down, across = heights[usable], down[usable], across[usable]
    kinds = (heights > 0) @ np.array([1, 2, 4, 8])
    # In a saddle the middle says which corners belong together.
    saddles = np.isin(kinds, (5, 10)) & (heights.mean(1) > 0)
    kinds[saddles] = 15 - kinds[saddles]
    origin = np.stack([across, down], 1).astype(np.float64)
    found: list[Array] = [np.empty((0, 2, 2))]
    for kind in np.unique(kinds):
        cells: NDArray[np.intp] = np.flatnonzero(kinds == kind)
        for one, other in _EDGES[kind]:
            ends = [_crossing(heights[cells], side) + origin[cells] for side in (one, other)]
            found.append(np.stack(ends, 1))
    return np.concatenate(found)


def _crossing(heights: Array, side: int) -> Array:
    """Places ``(cells, 2)`` in a cell at which a side crosses the line."""
    begin, end = heights[:, side], heights[:, (side + 1) % 4]
    with np.errstate(all="ignore"):
        share = np.where(begin == end, 0.5, begin / (begin - end))
    places: Array = _CORNERS[side] + share[:, None] * (_CORNERS[(side + 1) % 4] - _CORNERS[side])
    return places
