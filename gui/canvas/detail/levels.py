"""How much of a layer is shown at a zoom: a block, its card, or a picture of each unit."""

from __future__ import annotations

from typing import Literal

Detail = Literal["blocks", "cards", "units"]

BLOCKS_BELOW, CARDS_AGAIN_FROM = 0.36, 0.40
"""Zoom below which cards are too small to read, and from which they are shown again."""
UNITS_FROM, CARDS_AGAIN_BELOW = 1.2, 1.1
"""Zoom from which units are pictures, and below which their layers are cards again."""


def detail_at(zoom: float, before: Detail) -> Detail:
    """The detail at a zoom; near a border it stays what it was ``before``, so that nothing flickers."""
    if zoom < (CARDS_AGAIN_FROM if before == "blocks" else BLOCKS_BELOW):
        return "blocks"
    if zoom >= (CARDS_AGAIN_BELOW if before == "units" else UNITS_FROM):
        return "units"
    return "cards"
