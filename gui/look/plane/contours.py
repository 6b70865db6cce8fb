"""Lines of equal height through a grid of numbers, by marching squares, and lines where a decision lies."""

from __future__ import annotations

import numpy as np

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
_SIDES = np.array([[*(list(sides) for sides in kind), *[[-1, -1]] * (2 - len(kind))] for kind in _EDGES])
"""The same as numbers ``(16, 2, 2)``: up to two lines of two sides, -1 where there is none."""
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
    if not len(down):
        return np.empty((0, 2, 2))
    corners = _corners(scores, down, across)
    highest = corners.argmax(2)
    present = np.flatnonzero(np.bincount(highest.ravel(), minlength=count))
    # Of two classes one line is the other's.
    classes = present[:1] if len(present) == 2 else present
    top = np.take_along_axis(corners, highest[:, :, None], 2)
    others_of_top = corners.copy()
    np.put_along_axis(others_of_top, highest[:, :, None], -np.inf, 2)
    second = others_of_top.max(2)
    with np.errstate(all="ignore"):
        leads = corners[:, :, classes] - np.where(highest[:, :, None] == classes, second[:, :, None], top)
    cells, places = np.nonzero((leads > 0).any(1))  # elsewhere a class has no line
    return _pieces(leads[cells, :, places], down[cells], across[cells])


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
    cells, lines = np.nonzero(_SIDES[kinds, :, 0] >= 0)
    sides = _SIDES[kinds[cells], lines]
    ends = _crossings(heights[cells], sides)
    ends += np.stack([across[cells], down[cells]], 1)[:, None]
    return ends


def _crossings(heights: Array, sides: Indices) -> Array:
    """Places ``(n, 2, 2)`` in a cell at which two sides ``(n, 2)`` of each of the cells cross the line."""
    after = (sides + 1) % 4
    begin, end = np.take_along_axis(heights, sides, 1), np.take_along_axis(heights, after, 1)
    with np.errstate(all="ignore"):
        share = np.where(begin == end, 0.5, begin / (begin - end))
    places: Array = _CORNERS[sides] + share[:, :, None] * (_CORNERS[after] - _CORNERS[sides])
    return places
