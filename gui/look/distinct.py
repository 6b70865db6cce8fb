"""Shortens names so that one can still be told from another where they begin alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_WORD_ENDS = re.compile(r"[\s_.\-/]")


def differing_places(names: Sequence[str]) -> dict[str, int]:
    """Find for each name the place of the letter by which it differs from the one that it resembles most.

    Names that sort beside each other have the longest beginning in common, so only those are compared.
    """
    places = dict.fromkeys(names, 0)
    ordered = sorted(places)
    for one, other in pairwise(ordered):
        pairs = enumerate(zip(one, other, strict=False))
        common = next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
        places[one], places[other] = max(places[one], common), max(places[other], common)
    return places


def elided(name: str, place: int, metrics: QFontMetrics, width: int) -> str:
    """A name for so many pixels, with the letter at ``place`` in sight.

    The middle is left out where that leaves the letter, else what stands behind it, else all but the first
    letter of the words that the name has in common with others.
    """
    shortened = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, width)
    if shortened == name or shortened.find("…") > place:
        return shortened
    shortened = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)
    if shortened.find("…") > place:
        return shortened
    word = max((end.end() for end in _WORD_ENDS.finditer(name[:place])), default=0)
    for start in (word, place):
        shortened = metrics.elidedText(name[:1] + "…" + name[start:], Qt.TextElideMode.ElideRight, width)
        if not shortened.endswith("…") or len(shortened) > place - start + 3:
            return shortened
    return shortened
