"""The drawing pad: mouse, keys, tools, and the values that it tells."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from gui.look.theme import theme
from gui.profile.pad.drawing_pad import DrawingPad
from gui.profile.pad.pixel_scale import PixelScale

NAMES = [f"pixel_{i}" for i in range(64)]
SCALE = PixelScale(0.0, 16.0, 0.0, True)
ROW: dict[str, float | str | None] = {name: float(i % 17) for i, name in enumerate(NAMES)}


@pytest.fixture
def pad(qtbot: Any) -> DrawingPad:
    pad = DrawingPad()
    qtbot.addWidget(pad)
    pad.resize(240, 300)
    pad.show_pictures(NAMES, (8, 8, 1), SCALE)
    pad.show()
    return pad


def middle_of(pad: DrawingPad, row: float, column: float) -> QPoint:
    place = pad.canvas.place()
    shape = pad.canvas.drawing.pixels.shape
    x = place.left() + (column + 0.5) * place.width() / shape[1]
    return QPointF(x, place.top() + (row + 0.5) * place.height() / shape[0]).toPoint()


def told(qtbot: Any, pad: DrawingPad) -> dict[str, float]:
    with qtbot.waitSignal(pad.painted) as signal:
        pass
    return dict(signal.args[0])


def test_a_stroke_of_the_mouse_is_told_in_the_units_of_the_table(qtbot: Any, pad: DrawingPad) -> None:
    begin, end = middle_of(pad, 2, 1), middle_of(pad, 2, 6)
    QTest.mousePress(pad.canvas, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(pad.canvas, end)
    QTest.mouseRelease(pad.canvas, Qt.MouseButton.LeftButton, pos=end)
    values = told(qtbot, pad)
    assert list(values) == NAMES
    grid = np.array(list(values.values())).reshape(8, 8)
    assert (grid[2, 1:7] == 16).all()
    assert (grid == np.rint(grid)).all() and set(np.unique(grid)) - {0, 16}  # and grey edges
    assert (grid[5:] == 0).all()
    QTest.mouseMove(pad.canvas, middle_of(pad, 7, 7))  # with no button
    assert (pad.canvas.drawing.pixels[7] == 0).all()


def test_the_right_button_and_the_eraser_erase(qtbot: Any, pad: DrawingPad) -> None:
    pad.show_row(dict.fromkeys(NAMES, 16.0))
    QTest.mouseClick(pad.canvas, Qt.MouseButton.RightButton, pos=middle_of(pad, 3, 3))
    assert told(qtbot, pad)["pixel_27"] == 0
    QTest.mouseClick(pad.eraser, Qt.MouseButton.LeftButton)
    QTest.mouseClick(pad.canvas, Qt.MouseButton.LeftButton, pos=middle_of(pad, 6, 6))
    assert told(qtbot, pad)["pixel_54"] == 0
    QTest.mouseClick(pad.brush, Qt.MouseButton.LeftButton)
    QTest.mouseClick(pad.canvas, Qt.MouseButton.LeftButton, pos=middle_of(pad, 6, 6))
    assert told(qtbot, pad)["pixel_54"] == 16


def test_all_can_be_done_by_keyboard(qtbot: Any, pad: DrawingPad) -> None:
    pad.canvas.setFocus()
    assert pad.canvas.cell == (4, 4)
    assert pad.canvas.accessibleName() == "Picture of 8 × 8 pixels to paint; row 5, column 5"
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(pad.canvas, key)
    assert pad.canvas.cell == (2, 3)
    QTest.keyClick(pad.canvas, Qt.Key.Key_Space)
    assert told(qtbot, pad)["pixel_19"] == 16
    QTest.keyClick(pad.canvas, Qt.Key.Key_Delete)
    assert told(qtbot, pad)["pixel_19"] == 0
    QTest.keyClick(pad.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert told(qtbot, pad)["pixel_19"] == 16
    for _ in range(20):
        QTest.keyClick(pad.canvas, Qt.Key.Key_Right)
    assert pad.canvas.cell == (2, 7)


def test_tools_undo_clear_and_restore(qtbot: Any, pad: DrawingPad) -> None:
    pad.show_row(ROW)
    assert not pad.undo.isEnabled() and not pad.restore.isEnabled()
    shown = pad.canvas.drawing.pixels.copy()
    assert shown.ravel().tolist() == [(i % 17) / 16 for i in range(64)]
    QTest.mouseClick(pad.clear, Qt.MouseButton.LeftButton)
    assert set(told(qtbot, pad).values()) == {0}
    assert pad.undo.isEnabled()
    QTest.mouseClick(pad.restore, Qt.MouseButton.LeftButton)
    assert told(qtbot, pad) == ROW
    QTest.mouseClick(pad.undo, Qt.MouseButton.LeftButton)
    assert set(told(qtbot, pad).values()) == {0}
    QTest.mouseClick(pad.undo, Qt.MouseButton.LeftButton)
    assert told(qtbot, pad) == ROW
    assert not pad.undo.isEnabled()


def test_what_was_painted_keeps_its_strokes_and_another_row_does_not(qtbot: Any, pad: DrawingPad) -> None:
    QTest.mouseClick(pad.canvas, Qt.MouseButton.LeftButton, pos=middle_of(pad, 1, 1))
    values = told(qtbot, pad)
    pad.show_row(values | {"digit": "3"})
    assert pad.undo.isEnabled()
    pad.show_row(ROW | {"pixel_5": None, "pixel_6": "4"})
    assert not pad.undo.isEnabled()
    assert pad.canvas.drawing.pixels.ravel()[5:7].tolist() == [0, 0.25]


def test_the_brush_has_a_width(qtbot: Any, pad: DrawingPad) -> None:
    assert pad.canvas.radius == pytest.approx(0.6, abs=0.06)
    pad.width_slider.setFocus()
    QTest.keyClick(pad.width_slider, Qt.Key.Key_End)
    assert pad.canvas.radius == pytest.approx(1.6)
    QTest.mouseClick(pad.canvas, Qt.MouseButton.LeftButton, pos=middle_of(pad, 4, 4))
    assert sum(value > 0 for value in told(qtbot, pad).values()) > 8


def test_pictures_in_colour_have_colours_to_choose_from(qtbot: Any, pad: DrawingPad) -> None:
    assert not pad.swatches.isVisible()
    names = [f"p{i}" for i in range(12 * 12 * 3)]
    pad.show_pictures(names, (12, 12, 3), PixelScale(0.0, 255.0, 1.0, True))
    assert pad.swatches.isVisible()
    QTest.mouseClick(pad.canvas, Qt.MouseButton.LeftButton, pos=middle_of(pad, 6, 6))
    values = np.array(list(told(qtbot, pad).values())).reshape(12, 12, 3)
    assert values[6, 6].tolist() == [0, 0, 0] and values[0, 0].tolist() == [255, 255, 255]
    red = next(each for each in pad.swatches.children() if each.objectName() == "pad_color_3")
    QTest.mouseClick(red, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]
    QTest.mouseClick(pad.canvas, Qt.MouseButton.LeftButton, pos=middle_of(pad, 2, 2))
    values = np.array(list(told(qtbot, pad).values())).reshape(12, 12, 3)
    assert values[2, 2].tolist() == [255, 0, 0]


@pytest.mark.parametrize("shape", [(8, 8, 1), (28, 28, 1), (28, 14, 1), (32, 32, 3), (3, 3, 1)])
@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_the_picture_fits_its_place(pad: DrawingPad, shape: tuple[int, int, int], scheme: str) -> None:
    before = theme.choice
    try:
        theme.choose(scheme)
        pad.show_pictures([f"p{i}" for i in range(int(np.prod(shape)))], shape, SCALE)
        pad.grab()
        place = pad.canvas.place()
        assert place.left() >= 0 and place.right() <= pad.canvas.width()
        assert place.bottom() <= pad.canvas.height()
        assert place.width() / place.height() == pytest.approx(shape[1] / shape[0])
    finally:
        theme.choose(before)


def test_many_moves_of_the_pointer_are_told_together(qtbot: Any, pad: DrawingPad) -> None:
    heard: list[object] = []
    pad.painted.connect(heard.append)
    QTest.mousePress(pad.canvas, Qt.MouseButton.LeftButton, pos=middle_of(pad, 0, 0))
    for i in range(1, 8):
        pad.canvas.drawing.go_to((i, i))
        pad.canvas.changed.emit()
    told(qtbot, pad)
    assert len(heard) == 1
