"""Images of numbers: orientation, colours, strides, sampling and numbers that are none."""

import numpy as np
import pytest
from PySide6.QtGui import QColor

from gui.look.drawing.heatmap_image import (
    MOST_PIXELS,
    MosaicGrid,
    activation_image,
    diverging_image,
    mosaic_image,
    sampled_indices,
    sampled_tile_sides,
)
from gui.look.theme import diverging_map, sequential_map, theme

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


def test_a_layer_that_outputs_nothing_but_zeros_is_dark() -> None:
    dark = color(sequential_map(), 0)
    assert activation_image(np.zeros((2, 2)), 0.0, 0.0).pixelColor(0, 0) == dark
    grid = MosaicGrid.near_square(1, 4, 4)
    assert mosaic_image(np.zeros((1, 4, 4)), grid, 0.0, 0.0).pixelColor(0, 0) == dark
    middle = color(diverging_map(theme.is_dark), 128)
    assert diverging_image(np.zeros((2, 2)), 0.0).pixelColor(0, 0) == middle


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


def test_a_mosaic_puts_tiles_side_by_side_with_a_clear_gap() -> None:
    tiles = np.zeros((3, 8, 9), np.float32)
    tiles[2, 7, 0] = 1.0
    grid = MosaicGrid.of(3, 8, 9, columns=2)
    image = mosaic_image(tiles, grid, 0.0, 1.0)
    assert (image.width(), image.height()) == grid.size == (19, 17)
    assert image.pixelColor(9, 3).alpha() == 0
    assert image.pixelColor(3, 8).alpha() == 0
    assert image.pixelColor(15, 12).alpha() == 0  # there is no fourth tile
    lit = [
        (x, y) for x in range(19) for y in range(17) if image.pixelColor(x, y) == color(sequential_map(), 255)
    ]
    assert lit == [(0, 16)]
    assert grid.place_at(0.5 / 19, 16.5 / 17) == (2, 7, 0)
    assert grid.place_at(9.5 / 19, 3.5 / 17) is None
    assert grid.place_at(0.99, 0.99) is None


def test_small_tiles_are_drawn_larger_so_that_their_gap_is_thin() -> None:
    grid = MosaicGrid.of(4, 1, 1, columns=2)
    image = mosaic_image(np.arange(4.0).reshape(4, 1, 1), grid, 0.0, 3.0)
    assert (image.width(), image.height()) == (17, 17)
    assert grid.place_at(16 / 17, 16 / 17) == (3, 0, 0)
    assert image.pixelColor(16, 16) == color(sequential_map(), 255)


@pytest.mark.parametrize(
    ("tiles", "room", "columns"), [(16, 1.0, 4), (6, 1.0, 3), (1, 1.0, 1), (8, 4.0, 8), (3, 0.5, 1)]
)
def test_tiles_fill_the_room_there_is(tiles: int, room: float, columns: int) -> None:
    assert MosaicGrid.near_square(tiles, 8, 8, room).columns == columns


def test_large_tiles_are_sampled() -> None:
    down, across = sampled_tile_sides(400, 20, 64)
    assert (len(down), len(across)) == (64, 20)
    assert (down[0], down[-1]) == (0, 399)


def test_a_mosaic_of_weights_is_centred_on_zero() -> None:
    image = mosaic_image(np.array([[[-1.0]], [[1.0]]]), MosaicGrid.of(2, 1, 1, 2), 0.0, 1.0, diverging=True)
    table = diverging_map(theme.is_dark)
    assert image.pixelColor(0, 0) == color(table, 0)
    assert image.pixelColor(16, 0) == color(table, 255)
