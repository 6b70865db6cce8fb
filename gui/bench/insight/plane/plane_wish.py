"""Wish of a view for a picture of the plane."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaneWish:
    """Wish of a view: layers whose outputs it shows, and whether it shows the predictions."""

    layers: frozenset[str] = frozenset()
    predictions: bool = False

    def __bool__(self) -> bool:
        return self.predictions or bool(self.layers)
