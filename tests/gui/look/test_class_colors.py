"""Colours of classes: seen on every ground, and told apart, also by those who see no red or no green."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from gui.look.class_colors import class_color, class_colors
from gui.look.theme import DARK, LIGHT, theme
from tests.gui.look.test_contrast import MARKS, contrast

SEEN = {
    "all": np.eye(3),
    # Machado, Oliveira and Fernandes (2009), severity 1, for linear RGB.
    "no green": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
    ),
    "no red": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def lab(color: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """A colour in CIELAB as somebody sees it."""
    parts = color / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    xyz = TO_XYZ @ np.clip(seen @ linear, 0, 1) / np.array([0.9505, 1, 1.089])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
@pytest.mark.parametrize("seen", SEEN)
def test_ten_classes_can_be_told_apart(dark, seen):
    colors = [lab(color, SEEN[seen]) for color in class_colors(10, dark)]
    nearest = min(np.linalg.norm(a - b) for a, b in combinations(colors, 2))
    assert nearest > (25 if seen == "all" else 9)


@pytest.mark.parametrize(("palette", "dark"), [(DARK, True), (LIGHT, False)], ids=["dark", "light"])
def test_marks_of_classes_can_be_seen(palette, dark):
    for color in class_colors(14, dark):
        name = QColor(*map(int, color)).name()
        assert min(contrast(name, ground) for ground in (palette.canvas, palette.card)) >= MARKS, name


def test_a_class_keeps_its_colour_whatever_others_there_are(qapp):
    theme.choose("dark")
    many = class_colors(40, True)
    assert np.array_equal(many[:3], class_colors(3, True))
    assert len(np.unique(many, axis=0)) == 40
    assert class_color(1).name() == QColor(*map(int, many[1])).name()
    theme.choose("light")
    assert class_color(1).name() == QColor(*map(int, class_colors(2, False)[1])).name()
    theme.choose("system")
