"""Pictures of units over the plane, kept below one another in a single image."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from engine.common.arrays import Array
from engine.core.activations import ACTIVATIONS
from gui.look.drawing.heatmap_image import MosaicGrid, mosaic_image
from gui.look.drawing.number_image import NARROWING

MOST_POINTS = 64
"""Most points of the plane on a side of a picture: on a card they are smaller than that."""


def is_signed(activation: str | None) -> bool:
    """True if outputs of an activation, or without one, lie around 0 and so have the diverging map."""
    low, high = ACTIVATIONS[activation].bounds if activation else (None, None)
    return (
        not activation or activation == "identity" or (low is not None and high is not None and low == -high)
    )


class UnitPictures:
    """Images of the outputs of units: on the diverging map around 0, else on that of the heat maps.

    Around 0 all units have one range. Else, where the activation has no bounds, each has the colours for its
    own, since one that is ten times as large would leave all others dark. A range widens at once and narrows
    slowly.

    Attributes:
        image: one picture below the other; null until there are numbers.
        is_signed: whether they are on the diverging map.
        low, high: of each unit, the numbers at the ends of the colours.
    """

    def __init__(self, activation: str | None) -> None:
        self.image, self.is_signed = QImage(), is_signed(activation)
        self._bounds = ACTIVATIONS[activation].bounds if activation else (None, None)
        self.low: Array = np.zeros(0)
        self.high: Array = np.zeros(0)
        self._tall, self._wide = 0, 0

    def paint(self, outputs: Array, width: int) -> None:
        """Paint the outputs ``(height * width, units)``, row by row from the upper left corner."""
        self._follow(outputs)
        stride = -(-width // MOST_POINTS)
        tiles = outputs.T.reshape(outputs.shape[1], -1, width)[:, ::stride, ::stride]
        self._tall, self._wide = tiles.shape[1:]
        with np.errstate(all="ignore"):
            shares = (tiles - self.low[:, None, None]) / (self.high - self.low)[:, None, None]
        grid = MosaicGrid(len(tiles), self._tall, self._wide, 1, 1)
        if self.is_signed:
            colored = mosaic_image(2 * shares - 1, grid, -1, 1, diverging=True)
        else:
            colored = mosaic_image(shares, grid, 0, 1)
        self.image = colored.convertToFormat(QImage.Format.Format_RGB32)  # which is quicker to draw smoothly

    def _follow(self, outputs: Array) -> None:
        """Let the ends of the colours follow the numbers."""
        low, high = self._bounds
        with np.errstate(all="ignore"):
            least, most = np.fmin.reduce(outputs, axis=0), np.fmax.reduce(outputs, axis=0)
        if self.is_signed:
            size = float(np.fmax.reduce(np.fmax(np.abs(least), np.abs(most)), initial=0.0))
            least, most = np.full(len(least), -size), np.full(len(most), size)
        ends = []
        for found, bound, before, side in ((least, low, self.low, -1), (most, high, self.high, 1)):
            known = np.nan_to_num(found.astype(np.float64))
            if bound is not None:
                known = np.full(len(known), bound)
            elif len(before) == len(known):
                known = np.where(side * known > side * before, known, before + NARROWING * (known - before))
            ends.append(known)
        self.low, self.high = ends
        self.high = np.where(self.high > self.low, self.high, self.low + 1.0)  # a dead unit is all low

    def part(self, place: int) -> QRectF:
        """Rectangle in the image of the picture at a place."""
        return QRectF(0, place * (self._tall + 1), self._wide, self._tall)
