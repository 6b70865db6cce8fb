"""How the pixels of a table are numbers: what is black, what is white, and what lies behind everything."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.data.preparation import Preparation

USUAL_WHITES = (1.0, 16.0, 255.0)
"""Largest values that pixels usually have, for files of an older version, which do not say it."""


@dataclass(frozen=True, slots=True)
class PixelScale:
    """Scale of pixels.

    Attributes:
        low, high: the darkest and the brightest value of the training rows.
        background: share of the way from low to high that most of most pictures is: 0 or 1.
        is_whole: whether values are whole numbers.
    """

    low: float = 0.0
    high: float = 1.0
    background: float = 0.0
    is_whole: bool = False

    @classmethod
    def of(cls, preparation: Preparation) -> PixelScale:
        """The scale of the pictures of a preparation."""
        columns = preparation.columns
        lows = [each.minimum for each in columns if each.minimum is not None]
        highs = [each.maximum for each in columns if each.maximum is not None]
        if lows and highs:
            low, high = min(lows), max(highs)
        else:
            spread = max(each.offset + each.scale for each in columns)
            low, high = 0.0, next((white for white in USUAL_WHITES if white >= spread), USUAL_WHITES[-1])
        if low >= high:
            high = low + 1
        middle = float(np.median([float(each.fill) for each in columns]))
        is_whole = high - low >= 2 and all(float(value).is_integer() for value in (*lows, *highs, low, high))
        return cls(low, high, float(middle > (low + high) / 2), is_whole)

    def shares_of(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Shares of the way from black to white, 0 to 1; missing values are background."""
        shares = (values - self.low) / (self.high - self.low)
        found: NDArray[np.float64] = np.clip(np.where(np.isnan(shares), self.background, shares), 0, 1)
        return found

    def values_of(self, shares: NDArray[np.float64]) -> NDArray[np.float64]:
        """Values in the units of the table."""
        values: NDArray[np.float64] = self.low + shares * (self.high - self.low)
        return np.rint(values) if self.is_whole else values
