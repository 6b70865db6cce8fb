"""Places of the cards of a drawing: the distances between them, and a tidy order."""

from __future__ import annotations

import math

from engine.core.architecture.architecture import Architecture

CARD_SPACING = 190.0
"""Distance between the left edges of two neighbouring layers, in canvas units."""

ROW_SPACING = 300.0
"""Distance between the upper edges of two layers that a tidy drawing shows below one another."""

LONGEST_ROW = 6
"""Layers beside one another in a tidy drawing: of longer networks the rest goes on below, as in a text."""

BAND_GAP = 40.0
"""Distance by which such a line lies below a branch, for the connection that leads to it."""


def tidied(architecture: Architecture) -> Architecture:
    """The drawing with its layers in columns from left to right by their distance from the input.

    Layers that follow one another without a fork share a row, so that a branch is a row of its own. What was
    placed by hand keeps its order: of two branches beside one another the upper one stays above, and at a
    fork the straightest way goes on in the row. A long network goes on in a new line of columns below.
    """
    column = _columns(architecture)
    row = _rows(architecture, column)
    columns = 1 + max(column.values(), default=-1)
    length = math.ceil(columns / max(1, math.ceil(columns / LONGEST_ROW))) or 1  # all about equally long
    bands: list[list[str]] = [[] for _ in range(0, columns, length)]
    for layer_id, place in column.items():
        bands[place // length].append(layer_id)
    places, top = {}, 0.0
    for band in bands:
        first = min(row[i] for i in band)
        for i in band:
            places[i] = (column[i] % length * CARD_SPACING, top + (row[i] - first) * ROW_SPACING)
        top += (1 + max(row[i] for i in band) - first) * ROW_SPACING + BAND_GAP
    loose = sorted(
        (layer for layer in architecture.layers if layer.id not in column), key=lambda each: each.x
    )
    return architecture.moved(
        places | {layer.id: (place * CARD_SPACING, top) for place, layer in enumerate(loose)}
    )


def _columns(architecture: Architecture) -> dict[str, int]:
    """Longest way from the input to each layer that it reaches, in connections."""
    column: dict[str, int] = {}
    for layer in architecture.order:
        sources = [s for s in architecture.sources(layer.id) if s in column]
        column[layer.id] = 1 + max((column[s] for s in sources), default=-1)
    return column


def _rows(architecture: Architecture, column: dict[str, int]) -> dict[str, int]:
    """Row of each layer: that of its lane, and lanes that are beside one another in rows of their own."""
    lanes = _lanes(architecture, column)
    spans = [(column[lane[0]], column[lane[-1]]) for lane in lanes]
    above: list[int] = []  # places of the lanes, the upper ones first
    for new in range(len(lanes)):
        at = len(above)
        for place in reversed(range(len(above))):
            if _is_above(architecture, column, lanes[new], lanes[above[place]]):
                at = place
        above.insert(at, new)
    row_of_lane: dict[int, int] = {}
    for lane in above:
        beside = [other for other in row_of_lane if _meet(spans[lane], spans[other])]
        row_of_lane[lane] = 1 + max((row_of_lane[other] for other in beside), default=-1)
    return {layer_id: row_of_lane[place] for place, lane in enumerate(lanes) for layer_id in lane}


def _lanes(architecture: Architecture, column: dict[str, int]) -> list[list[str]]:
    """Rows of layers that follow one another: at a fork, and where ways meet, one goes straight on."""

    def straight(source: str, target: str) -> tuple[int, float]:
        bend = architecture.layer(source).y - architecture.layer(target).y
        return column[target] - column[source], abs(bend)

    lane_of: dict[str, list[str]] = {}
    lanes: list[list[str]] = []
    for layer_id in column:
        leading_here = [
            source
            for source in architecture.sources(layer_id)
            if source in column
            and layer_id == min(architecture.targets(source), key=lambda each: straight(source, each))
        ]
        before = min(leading_here, key=lambda each: straight(each, layer_id), default=None)
        if before is None:
            lanes.append([])
        lane = lane_of[layer_id] = lanes[-1] if before is None else lane_of[before]
        lane.append(layer_id)
    return lanes


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """True if two spans of columns have one in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def _is_above(architecture: Architecture, column: dict[str, int], lane: list[str], other: list[str]) -> bool:
    """True if a lane was placed above another that is beside it, as far as both are."""
    heights, others = ({column[i]: architecture.layer(i).y for i in each} for each in (lane, other))
    first, last = max(min(heights), min(others)), min(max(heights), max(others))
    if first > last:
        return False
    shared = heights.keys() & others.keys()
    if shared:
        return sum(heights[place] - others[place] for place in shared) < 0
    mine, theirs = (min(each, key=lambda place: abs(place - first)) for each in (heights, others))
    return heights[mine] < others[theirs]
