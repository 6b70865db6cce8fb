"""The pictures of units: each pixel has the colour of its number, and they stand where there is room."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from gui.canvas.detail.levels import Detail, detail_at
from gui.canvas.geometry import CARD_WIDTH, SLOT_HEIGHT
from gui.canvas.items.units.columns import LONGEST, MOST_SIDE, TALLEST, columns_of, room_at
from gui.canvas.items.units.unit_pictures import MOST_POINTS, UnitPictures, is_signed
from gui.look.drawing.heatmap_image import LEVELS
from gui.look.theme import diverging_map, sequential_map, theme

RNG = np.random.default_rng(0)


def color_at(pictures: UnitPictures, place: int, x: int, y: int) -> tuple[int, ...]:
    part = pictures.part(place)
    color = QColor(pictures.image.pixel(int(part.left()) + x, int(part.top()) + y))
    return color.red(), color.green(), color.blue()


def expected_color(share: float, signed: bool) -> np.ndarray:
    """The colour at a share of a map, computed from the map alone."""
    colors = diverging_map(theme.is_dark) if signed else sequential_map()
    return colors[round(round(share * (LEVELS - 1)) * 255 / (LEVELS - 1))].astype(int)


@pytest.mark.parametrize(
    ("activation", "signed"),
    [("tanh", True), ("identity", True), (None, True), ("", True), ("relu", False), ("sigmoid", False)],
)
def test_what_lies_around_zero_has_the_colours_of_the_sign(activation: str | None, signed: bool) -> None:
    assert is_signed(activation) == signed


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu", "elu", "identity"])
def test_each_pixel_has_the_colour_of_its_number(qapp: object, activation: str) -> None:
    width, height, units = 7, 5, 3
    outputs = RNG.uniform(-1, 1, (height * width, units)).astype(np.float32)
    if activation in ("relu", "sigmoid"):
        outputs = np.abs(outputs)
    outputs[:, 1] *= 0.5
    pictures = UnitPictures(activation)
    pictures.paint(outputs, width)
    low, high = {
        "tanh": (np.full(3, -1), np.full(3, 1)),
        "sigmoid": (np.zeros(3), np.ones(3)),
        "relu": (np.zeros(3), outputs.max(0)),
        "elu": (outputs.min(0), outputs.max(0)),
        "identity": (np.full(3, -np.abs(outputs).max()), np.full(3, np.abs(outputs).max())),
    }[activation]
    for unit in range(units):
        for y in range(height):
            for x in range(width):
                share = float((outputs[y * width + x, unit] - low[unit]) / (high[unit] - low[unit]))
                near = expected_color(share, pictures.is_signed)
                # A share between two colours may fall to either.
                assert np.abs(np.array(color_at(pictures, unit, x, y)) - near).max() <= 6


def test_ranges_widen_at_once_and_narrow_slowly(qapp: object) -> None:
    pictures = UnitPictures("relu")
    pictures.paint(np.full((4, 1), 2.0, np.float32), 2)
    pictures.paint(np.full((4, 1), 8.0, np.float32), 2)
    assert pictures.high[0] == 8.0
    pictures.paint(np.full((4, 1), 1.0, np.float32), 2)
    assert 7.8 < pictures.high[0] < 8.0


def test_dead_units_and_numbers_without_bounds_can_be_painted(qapp: object) -> None:
    pictures = UnitPictures("relu")
    pictures.paint(np.zeros((4, 2), np.float32), 2)
    assert color_at(pictures, 1, 0, 0) == tuple(sequential_map()[0].tolist())
    UnitPictures("identity").paint(np.array([[np.nan], [np.inf], [1.0], [-np.inf]], np.float32), 2)


def test_pictures_are_no_finer_than_can_be_seen(qapp: object) -> None:
    pictures = UnitPictures("tanh")
    side = 2 * MOST_POINTS
    pictures.paint(np.zeros((side * side, 2), np.float32), side)
    assert pictures.part(1).width() == MOST_POINTS


@pytest.mark.parametrize("count", [1, 2, 8, 12, 13, 32])
@pytest.mark.parametrize("room", [100.0, TALLEST])
def test_pictures_stand_around_the_middle_of_the_slot_and_apart(count: int, room: float) -> None:
    columns = columns_of(count, room)
    assert len(columns.tiles) == count
    assert columns.bounds.height() <= room + 1e-9
    assert columns.bounds.center() == QPointF(CARD_WIDTH / 2, SLOT_HEIGHT / 2)
    assert columns.bounds.width() < CARD_WIDTH
    for place, tile in enumerate(columns.tiles):
        assert tile.width() == tile.height() <= MOST_SIDE
        assert columns.bounds.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(tile)
        assert not any(tile.intersects(other) for other in columns.tiles[:place])
    assert len({tile.left() for tile in columns.tiles}) == -(-count // LONGEST)


def test_layers_below_one_another_get_smaller_pictures() -> None:
    here, far = QPointF(0, 0), QPointF(190, 20)
    assert room_at(here, [here, far]) == TALLEST
    assert room_at(here, [here, QPointF(40, 300)]) == 300 - 100
    assert room_at(here, [here, QPointF(0, -20)]) == 60


def test_the_detail_stays_near_a_border() -> None:
    seen: list[Detail] = []
    detail: Detail = "cards"
    for zoom in (1.0, 1.19, 1.2, 1.15, 1.1, 1.09, 1.19, 0.37, 0.35, 0.39, 0.4, 3.0, 0.2):
        detail = detail_at(zoom, detail)
        seen.append(detail)
    assert seen[:7] == ["cards", "cards", "units", "units", "units", "cards", "cards"]
    assert seen[7:] == ["cards", "blocks", "blocks", "cards", "units", "blocks"]
