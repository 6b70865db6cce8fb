"""Pictures of what a network says over a plane: hue is the class, strength its confidence; or a number."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from engine.common.arrays import Array, Indices
from engine.project.decision import Decision
from gui.look.class_colors import class_colors
from gui.look.theme import sequential_map, theme

LEAST = 0.10
"""Share of the colour of a class, over the ground, where the network is least sure of it."""
MOST = {True: 0.72, False: 0.60}
"""The same where it is most sure, in the dark and the light scheme; points have the whole colour."""


def confidence(probabilities: Array, taken: Indices, decision: Decision, classes: tuple[str, ...]) -> Array:
    """``(m,)`` how sure the network is of the class that each row is taken for, from 0 to 1.

    Without a threshold it is how far the probability lies between that of chance and 1; with one, how far
    that of the positive class lies between the threshold and 0 or 1.
    """
    chance = 1 / max(len(classes), 2)
    own = np.take_along_axis(probabilities, taken[:, None], 1)[:, 0]
    with np.errstate(all="ignore"):
        sure = (own - chance) / (1 - chance)
        if decision.threshold is not None:
            positive, limit = decision.positive_class(classes), decision.threshold
            chosen = probabilities[:, positive]
            above = (chosen - limit) / (1 - limit) if limit < 1 else np.ones(len(chosen))
            below = (limit - chosen) / limit if limit > 0 else np.ones(len(chosen))
            sure = np.where(taken == positive, above, below if len(classes) == 2 else sure)
    found: Array = np.clip(np.nan_to_num(sure, nan=0.0), 0.0, 1.0)
    return found


def class_pixels(taken: Indices, sure: Array, classes: int) -> NDArray[np.uint8]:
    """Colours ``(m, 3)`` of places that are taken for these classes, ``(m,)``, as sure as this."""
    color = theme.color("canvas")
    ground = np.array([color.red(), color.green(), color.blue()], np.float64)
    colors = class_colors(classes, theme.is_dark).astype(np.float64)[taken]
    share = (LEAST + (MOST[theme.is_dark] - LEAST) * sure)[:, None]
    pixels: NDArray[np.uint8] = (ground + share * (colors - ground)).round().astype(np.uint8)
    return pixels


def number_pixels(values: Array, low: float, high: float) -> NDArray[np.uint8]:
    """Colours ``(m, 3)`` of numbers on the sequential map; those beyond ``low`` and ``high`` at its ends."""
    colors = sequential_map()
    with np.errstate(all="ignore"):
        share = (np.asarray(values, np.float64) - low) / (high - low)
    # Of a NaN, fmin and fmax take the other number.
    places = (np.fmax(np.fmin(share, 1.0), 0.0) * (len(colors) - 1)).round().astype(np.intp)
    return colors[places]


def image_of(pixels: NDArray[np.uint8], width: int, height: int) -> QImage:
    """Image of colours ``(height * width, 3)``, row by row from the top, that owns its bytes."""
    whole = np.full((height, width, 4), 255, np.uint8)
    whole[:, :, 2::-1] = pixels.reshape(height, width, 3)  # Qt's 0xffRRGGBB, the lowest byte first
    return QImage(whole.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
