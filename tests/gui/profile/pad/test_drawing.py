"""Strokes, undo, and the scale of pixels, without a screen."""

from __future__ import annotations

import numpy as np
import pytest

from engine.data.fitted_column import FittedColumn, FittedTarget
from engine.data.preparation import Preparation
from gui.profile.pad.drawing import MOST_KEPT, Drawing
from gui.profile.pad.pixel_scale import PixelScale

INK = np.ones(1)


def test_a_dab_covers_what_is_within_its_radius() -> None:
    drawing = Drawing((9, 9, 1))
    drawing.begin((4.5, 4.5), 2.0, INK)
    grey = drawing.pixels[:, :, 0]
    assert (grey == grey.T).all() and (grey == grey[::-1]).all()
    assert grey[4, 2:7].tolist() == [0.5, 1, 1, 1, 0.5]
    assert grey[4, 1] == 0 and grey[0, 0] == 0
    assert 0 < grey[2, 3] < 0.5  # soft edges: grey levels


def test_a_stroke_is_a_line_of_one_width_wherever_the_pointer_told_of_it() -> None:
    whole, told_often = Drawing((8, 20, 1)), Drawing((8, 20, 1))
    whole.begin((2, 4), 1.2, INK)
    whole.go_to((17, 4))
    told_often.begin((2, 4), 1.2, INK)
    for x in np.arange(2, 17.01, 0.25):
        told_often.go_to((float(x), 4))
    assert np.abs(whole.pixels - told_often.pixels).max() < 1e-12
    assert (np.abs(whole.pixels[:, 4:15] - whole.pixels[:, 4:5]) < 1e-12).all()


def test_paint_within_a_stroke_does_not_add_up_and_erasing_takes_it_away() -> None:
    drawing = Drawing((9, 9, 1))
    drawing.begin((4.5, 4.5), 0.6, INK)
    once = drawing.pixels.copy()
    drawing.go_to((4.5, 4.5))
    assert (drawing.pixels == once).all()
    drawing.end()
    drawing.begin((4.5, 4.5), 3.0, np.zeros(1))
    assert drawing.pixels.max() == 0


def test_strokes_can_be_taken_back() -> None:
    drawing = Drawing((5, 5, 3), 1.0)
    assert not drawing.can_undo
    drawing.undo()
    drawing.begin((2, 2), 1, np.array([1.0, 0, 0]))
    drawing.go_to((4, 4))
    first = drawing.pixels.copy()
    assert first[2, 2].tolist() == [1, 0, 0]
    drawing.replace(np.zeros((5, 5, 3)))
    drawing.undo()
    assert (drawing.pixels == first).all()
    drawing.undo()
    assert (drawing.pixels == 1).all() and not drawing.can_undo
    drawing.go_to((0, 0))  # no stroke goes on
    assert (drawing.pixels == 1).all()
    for _ in range(MOST_KEPT + 5):
        drawing.begin((1, 1), 1, np.zeros(3))
    taken = 0
    while drawing.can_undo:
        drawing.undo()
        taken += 1
    assert taken == MOST_KEPT


def preparation(**column: float | None) -> Preparation:
    columns = tuple(FittedColumn(f"p{i}", "number", **column) for i in range(4))  # type: ignore[arg-type]
    return Preparation(columns, FittedTarget("digit", "classes", ("a", "b", "c")), (2, 2, 1))


def test_the_scale_is_that_of_the_training_rows() -> None:
    scale = PixelScale.of(preparation(fill=0.0, minimum=0.0, maximum=16.0))
    assert scale == PixelScale(0.0, 16.0, 0.0, True)
    assert scale.values_of(np.array([0, 0.51, 1])).tolist() == [0, 8, 16]
    assert scale.shares_of(np.array([np.nan, 4.0, 99.0])).tolist() == [0, 0.25, 1]
    light = PixelScale.of(preparation(fill=1.0, minimum=0.0, maximum=1.0))
    assert light == PixelScale(0.0, 1.0, 1.0, False)
    assert light.values_of(np.array([0.3])).tolist() == [0.3]
    assert light.shares_of(np.array([np.nan])).tolist() == [1]


@pytest.mark.parametrize(("offset", "scale", "high"), [(0.0, 1.0, 1.0), (4.9, 6.0, 16.0), (33.3, 78.0, 255)])
def test_old_files_do_not_say_the_range(offset: float, scale: float, high: float) -> None:
    assert PixelScale.of(preparation(fill=0.0, offset=offset, scale=scale)).high == high


def test_pixels_that_are_all_alike_have_a_scale() -> None:
    scale = PixelScale.of(preparation(fill=3.0, minimum=3.0, maximum=3.0))
    assert np.isfinite(scale.shares_of(np.array([3.0]))).all()
