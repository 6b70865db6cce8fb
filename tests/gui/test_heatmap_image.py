"""Images of numbers: orientation, colours, strides, sampling and numbers that are none."""

import numpy as np
import pytest
from PySide6.QtGui import QColor

from gui.heatmap_image import MOST_PIXELS, activation_image, diverging_image, sampled_indices
from gui.theme import diverging_map, sequential_map, theme

pytestmark = pytest.mark.usefixtures("qapp")


def color(table: np.ndarray, place: int) -> QColor:
    return QColor(*(int(part) for part in table[place]))


@pytest.mark.parametrize("rows", [1, 2, 3, 4, 5, 7, 32, 33])
def test_activations_have_units_downwards_and_rows_across(rows: int) -> None:
    values = np.zeros((rows, 3), np.float32)
    values[rows - 1, 1] = 2.0
    image = activation_image(values, 0.0, 2.0)
    assert (image.width(), image.height()) == (rows, 3)
    for x in range(rows):
        for y in range(3):
            lit = (x, y) == (rows - 1, 1)
            assert image.pixelColor(x, y) == color(sequential_map(), 255 if lit else 0)


@pytest.mark.parametrize("choice", ["dark", "light"])
def test_weights_are_orange_below_zero_and_blue_above(choice: str) -> None:
    before = theme.choice
    theme.choose(choice)
    try:
        image = diverging_image(np.array([[-1.0, 0.0, 1.0], [9.0, -9.0, 0.0]]), 1.0)
        table = diverging_map(choice == "dark")
        assert (image.width(), image.height()) == (3, 2)
        places = [[0, 128, 255], [255, 0, 128]]
        for y, line in enumerate(places):
            for x, place in enumerate(line):
                assert image.pixelColor(x, y) == color(table, place)
    finally:
        theme.choose(before)


def test_values_beyond_the_levels_get_the_colour_of_that_end() -> None:
    image = activation_image(np.array([[-5.0, 5.0, np.inf, -np.inf]]), 0.0, 1.0)
    ends = [image.pixelColor(0, y) for y in range(4)]
    assert ends == [color(sequential_map(), place) for place in (0, 255, 255, 0)]


def test_nan_has_a_colour_of_its_own() -> None:
    image = activation_image(np.array([[np.nan, 0.0]]), 0.0, 1.0)
    known = {tuple(map(int, part)) for part in sequential_map()}
    assert image.pixelColor(0, 0).getRgb()[:3] not in known
    assert image.pixelColor(0, 1) == color(sequential_map(), 0)


@pytest.mark.parametrize(("low", "high"), [(1.0, 1.0), (2.0, 1.0), (np.nan, np.nan), (-np.inf, np.inf)])
def test_levels_without_a_span_still_give_a_picture(low: float, high: float) -> None:
    image = activation_image(np.ones((2, 2)), low, high)
    assert (image.width(), image.height()) == (2, 2)


def test_an_empty_array_gives_an_empty_image() -> None:
    assert activation_image(np.zeros((0, 3)), 0, 1).isNull()
    assert diverging_image(np.zeros((3, 0)), 1).isNull()


def test_the_image_owns_its_pixels_and_leaves_the_array_alone() -> None:
    values = np.full((6, 5), 1.0, np.float32)
    image = activation_image(values, 0.0, 1.0)
    assert (values == 1.0).all()
    values[:] = 0.0
    assert image.pixelColor(3, 3) == color(sequential_map(), 255)


def test_a_read_only_view_is_fine() -> None:
    values = np.arange(40, dtype=np.float32).reshape(8, 5)[::2, ::-1]
    values.flags.writeable = False
    assert activation_image(values, 0.0, 40.0).width() == 4


def test_large_arrays_are_sampled_with_both_ends() -> None:
    values = np.zeros((1000, 700))
    values[-1, -1] = 1.0
    image = activation_image(values, 0.0, 1.0)
    assert (image.width(), image.height()) == (MOST_PIXELS, MOST_PIXELS)
    assert image.pixelColor(MOST_PIXELS - 1, MOST_PIXELS - 1) == color(sequential_map(), 255)
    assert diverging_image(np.zeros((10, 700)), 1.0).height() == 10


def test_sampled_indices_ascend_and_stay_inside() -> None:
    assert sampled_indices(5).tolist() == [0, 1, 2, 3, 4]
    indices = sampled_indices(257)
    assert len(indices) == 256
    assert (np.diff(indices) >= 1).all()
    assert indices[0] == 0
    assert indices[-1] == 256
