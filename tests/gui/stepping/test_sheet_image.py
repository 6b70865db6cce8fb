"""Pictures of numbers: which pixel is which number, also of samples, tiles and transposed matrices."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QLineF

from engine.stepping.quantities import Key
from gui.stepping.numbers.sheet import Sheet
from gui.stepping.numbers.sheet_image import MOST_CELLS, MatrixImage, TilesImage, image_of, sample

SHEETS = [
    (Sheet(Key("a", 1), "batch", (5, 3)), False),
    (Sheet(Key("a", 1), "batch", (5, 3)), True),
    (Sheet(Key("W", 1), "weights", (4, 7)), True),
    (Sheet(Key("b", 1), "line", (4,)), False),
    (Sheet(Key("a", 1), "batch", (300, 3)), False),
    (Sheet(Key("W", 1), "kernels", (3, 3, 3, 2)), False),
    (Sheet(Key("a", 1), "batch", (3, 6, 5, 4)), False),
]


def numbers(sheet: Sheet) -> np.ndarray:
    return np.random.default_rng(0).normal(size=sheet.shape)


@pytest.fixture(params=SHEETS, ids=lambda each: f"{each[0].form} {each[0].shape} {each[1]}")
def picture(request, qapp):
    sheet, transposed = request.param
    return image_of(sheet, numbers(sheet), 1, transposed)


def shown_indices(picture):
    across, down = picture.size
    found = {picture.index_at(x, y) for x in range(across) for y in range(down)}
    return sorted(found - {None})


def test_a_number_lies_where_it_is_found(picture):
    for index in shown_indices(picture):
        rect = picture.rect_of(index)
        assert picture.index_at(rect.x(), rect.y()) == index
        assert picture.index_at(rect.right() - 0.01, rect.bottom() - 0.01) == index


def test_every_number_has_its_colour(picture):
    lowest, highest = picture.low, picture.high
    for index in shown_indices(picture):
        rect = picture.rect_of(index)
        level = picture.image.pixelIndex(int(rect.x()), int(rect.y()))
        assert level == pytest.approx(253 * (picture.value(index) - lowest) / (highest - lowest), abs=1)


def test_what_lies_outside_is_no_number(picture):
    across, down = picture.size
    assert picture.index_at(-1, 0) is None
    assert picture.index_at(across, down) is None


def test_a_small_array_is_shown_whole(picture):
    sheet = picture.sheet
    if sheet.shape[0] < MOST_CELLS:
        some = sheet.is_pictures
        count = np.prod(sheet.shape[1:] if some else sheet.shape)
        assert len(shown_indices(picture)) == count
        assert picture.samplings == ()


def test_a_batch_is_shown_as_columns(qapp):
    sheet, _ = SHEETS[0]
    picture = image_of(sheet, numbers(sheet), 0)
    assert picture.size == (5, 3)
    assert picture.index_at(4, 1) == (4, 1)
    assert (picture.column_of(4).x(), picture.column_of(4).height()) == (4, 3)


def test_a_transposed_matrix_is_turned(qapp):
    sheet, transposed = SHEETS[2]
    picture = image_of(sheet, numbers(sheet), 0, transposed)
    assert picture.size == (4, 7)
    assert picture.index_at(3, 6) == (3, 6)


def test_keys_go_from_cell_to_cell_and_stop_at_the_edge(qapp):
    sheet, _ = SHEETS[0]
    picture = image_of(sheet, numbers(sheet), 0)
    assert picture.beside((2, 1), across=1, down=0) == (3, 1)
    assert picture.beside((2, 1), across=0, down=1) == (2, 2)
    assert picture.beside((4, 2), across=1, down=1) == (4, 2)


def test_keys_cross_from_tile_to_tile(qapp):
    sheet, _ = SHEETS[6]
    picture = image_of(sheet, numbers(sheet), 1)
    assert isinstance(picture, TilesImage)
    index = (1, 0, 4, 0)
    assert picture.beside(index, across=-1, down=0) == (1, 0, 3, 0)
    beside = picture.beside(index, across=1, down=0)
    assert beside == ((1, 0, 0, 1) if picture.cells.grid.columns > 1 else index)


def test_large_sides_are_sampled_evenly_and_it_is_said(qapp):
    sheet = Sheet(Key("a", 1), "batch", (2048, 3))
    picture = image_of(sheet, np.zeros(sheet.shape), 0)
    assert picture.size == (64, 3)
    assert picture.samplings == ("every 32nd of 2,048 rows",)
    assert picture.index_at(2, 0) == (64, 0)
    assert picture.rect_of((65, 0)) == picture.rect_of((64, 0))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (65, "every 2nd of 65 rows"),
        (190, "every 3rd of 190 rows"),
        (700, "every 11th of 700 rows"),
        (1300, "every 21st of 1,300 rows"),
    ],
)
def test_the_sampling_is_said_in_words(qapp, rows, said):
    assert image_of(Sheet(Key("a", 1), "batch", (rows, 2)), np.zeros((rows, 2)), 0).samplings == (said,)


def test_a_million_numbers_are_as_few_cells_as_others(qapp):
    sheet = Sheet(Key("W", 1), "weights", (1000, 1000))
    picture = image_of(sheet, np.zeros(sheet.shape, np.float32), 0)
    assert isinstance(picture, MatrixImage)
    assert max(picture.size) <= MOST_CELLS


def test_samples_are_evenly_spaced_from_the_first():
    for length in (1, 63, 64, 65, 784, 4096):
        indices = sample(length)
        assert len(indices) <= MOST_CELLS
        assert indices[0] == 0
        assert len(set(np.diff(indices).tolist())) <= 1


def test_an_outline_goes_around_neighbouring_cells_once(qapp):
    sheet, _ = SHEETS[0]
    picture = image_of(sheet, numbers(sheet), 0)
    lines = picture.outline(np.array([(2, 0), (2, 1), (2, 2)]))  # a column of 3 cells
    ends = {tuple(sorted([(one.x1(), one.y1()), (one.x2(), one.y2())])) for one in lines}
    down = {((x, y), (x, y + 1)) for x in (2, 3) for y in (0, 1, 2)}
    across = {((2, y), (3, y)) for y in (0, 3)}
    assert ends == down | across
    assert all(isinstance(line, QLineF) for line in lines)


def test_of_another_rows_picture_nothing_is_outlined(qapp):
    sheet, _ = SHEETS[6]
    picture = image_of(sheet, numbers(sheet), 1)
    assert picture.outline(np.array([(0, 0, 0, 0)])) == []
    assert len(picture.outline(np.array([(1, 0, 0, 0)]))) == 4 * picture.cells.grid.zoom
