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

    Each stays in the row of a layer that feeds it where it can, so that a branch is a row of its own.
    A long network goes on in a new line of columns below.
    """
    column: dict[str, int] = {}
    row: dict[str, int] = {}
    taken: set[tuple[int, int]] = set()
    for layer in architecture.order:
        sources = [s for s in architecture.sources(layer.id) if s in column]
        column[layer.id] = 1 + max((column[s] for s in sources), default=-1)
        row[layer.id] = min((row[s] for s in sources), default=0)
        while (column[layer.id], row[layer.id]) in taken:
            row[layer.id] += 1
        taken.add((column[layer.id], row[layer.id]))
    columns = 1 + max(column.values(), default=-1)
    length = math.ceil(columns / max(1, math.ceil(columns / LONGEST_ROW))) or 1  # all about equally long
    bands: list[list[str]] = [[] for _ in range(0, columns, length)]
    for layer_id, place in column.items():
        bands[place // length].append(layer_id)
    places, top = {}, 0.0
    for band in bands:
        for i in band:
            places[i] = (column[i] % length * CARD_SPACING, top + row[i] * ROW_SPACING)
        top += (1 + max(row[i] for i in band)) * ROW_SPACING + BAND_GAP
    loose = (layer.id for layer in architecture.layers if layer.id not in column)
    return architecture.moved(places | {i: (place * CARD_SPACING, top) for place, i in enumerate(loose)})
