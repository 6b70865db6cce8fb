"""What is drawn of a picture: each pixel has the colour of its number, and lines lie where they should."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from engine.core.task import Task
from engine.insight.frames import PlaneAxis
from engine.insight.plane import Plane, PlaneChoice
from engine.insight.plane_picture import PlanePicture
from engine.project.decision import DEFAULT, Decision
from gui.look.class_colors import class_color
from gui.look.plane.number_scale import NumberScale, scale_of
from gui.look.plane.plane_image import LEAST, MOST, confidence
from gui.look.plane.plane_scene import prediction_at, scene_of
from gui.look.theme import sequential_map, theme


class FlatFrame:
    """Stands for the directions of a plane, of which a scene needs nothing."""

    horizontal = PlaneAxis("x", 0.0, 1.0)
    vertical = PlaneAxis("y", 0.0, 1.0)
    middle = np.zeros(2)


def picture_of(predictions: np.ndarray, width: int, height: int) -> PlanePicture:
    inputs = np.zeros((width * height, 2), np.float32)
    plane = Plane(PlaneChoice("x", "y"), FlatFrame(), np.zeros(2), width, height, inputs)  # type: ignore[arg-type]
    return PlanePicture(plane, {}, predictions, 1)


BINARY = Task("binary", 2, ("no", "yes"), "target")
THREE = Task("classes", 2, ("a", "b", "c"), "target")
NUMBER = Task("regression", 2, (), "target")
ANY = NumberScale(0.0, 1.0, ())


@pytest.fixture(params=["dark", "light"], autouse=True)
def scheme(request, qapp):
    theme.choose(request.param)
    yield
    theme.choose("system")


def mixed(number: int, share: float) -> tuple[int, ...]:
    """The colour of a class over the ground."""
    ground, color = np.array(theme.color("canvas").getRgb()[:3]), np.array(class_color(number).getRgb()[:3])
    return tuple((ground + share * (color - ground)).round().astype(int))


def rgb(color: QColor) -> tuple[int, ...]:
    return color.getRgb()[:3]


def test_hue_is_the_class_and_strength_its_confidence():
    found = np.array([[1.0, 0.0], [0.0, 1.0], [0.75, 0.25], [0.5, 0.5], [0.1, 0.9], [0.25, 0.75]])
    image = scene_of(picture_of(found, 3, 2), BINARY, DEFAULT, ANY).image
    assert image is not None and (image.width(), image.height()) == (3, 2)
    most = MOST[theme.is_dark]
    expected = [mixed(0, most), mixed(1, most), mixed(0, (LEAST + most) / 2)]
    expected += [mixed(0, LEAST), mixed(1, LEAST + 0.8 * (most - LEAST)), mixed(1, (LEAST + most) / 2)]
    assert [rgb(image.pixelColor(i % 3, i // 3)) for i in range(6)] == expected


def test_the_first_point_is_at_the_top_left():
    found = np.full((12, 2), [0.0, 1.0])
    found[0] = [1.0, 0.0]
    image = scene_of(picture_of(found, 4, 3), BINARY, DEFAULT, ANY).image
    assert image is not None
    assert rgb(image.pixelColor(0, 0)) == mixed(0, MOST[theme.is_dark]) != rgb(image.pixelColor(0, 2))


def test_with_a_threshold_the_network_is_least_sure_there():
    found = np.array([[0.8, 0.2], [0.71, 0.29], [0.65, 0.35], [0.0, 1.0]])
    decision = Decision(threshold=0.3)
    taken = decision.decide(found, BINARY.classes)
    assert taken.tolist() == [0, 0, 1, 1]
    sure = confidence(found, taken, decision, BINARY.classes)
    assert np.allclose(sure, [1 / 3, 1 / 30, 0.05 / 0.7, 1.0])


def test_confidence_of_many_classes_begins_at_chance():
    found = np.array([[1 / 3, 1 / 3, 1 / 3], [0.0, 1.0, 0.0], [0.2, 0.2, 0.6], [np.nan, np.nan, np.nan]])
    sure = confidence(found, found.argmax(1), DEFAULT, THREE.classes)
    assert np.allclose(sure, [0.0, 1.0, 0.4, 0.0])


def test_lines_of_decision_are_places_of_the_picture():
    across = np.tile(np.linspace(0.5 / 10, 9.5 / 10, 10), 4)  # the middles of ten points
    found = np.stack([1 - across, across], 1)
    lines = scene_of(picture_of(found, 10, 4), BINARY, Decision(threshold=0.62), ANY).lines
    assert len(lines) == 3 and np.allclose(lines[:, :, 0], 0.62)
    assert lines[:, :, 1].min() == pytest.approx(0.5 / 4) and lines[:, :, 1].max() == pytest.approx(3.5 / 4)


def test_numbers_have_the_colours_of_their_scale_and_lines_at_round_ones():
    values = np.array([[-5.0], [0.0], [50.0], [100.0], [900.0], [np.nan]])
    scale = NumberScale(0.0, 100.0, (0.0, 50.0, 100.0))
    scene = scene_of(picture_of(values, 3, 2), NUMBER, DEFAULT, scale)
    colors = [tuple(map(int, color)) for color in sequential_map()]
    assert scene.image is not None
    shown = [rgb(scene.image.pixelColor(i % 3, i // 3)) for i in range(6)]
    assert shown == [colors[0], colors[0], colors[round(0.5 * 255)], colors[255], colors[255], colors[255]]


def test_levels_of_a_slope_are_upright_lines():
    values = np.tile(np.linspace(0, 90, 10), 5)[:, None]
    lines = scene_of(picture_of(values, 10, 5), NUMBER, DEFAULT, NumberScale(0.0, 90.0, (25.0, 50.0))).lines
    assert np.allclose(np.unique(np.round(lines[:, :, 0], 9)), [0.05 + 0.25 / 0.9 * 0.9, 0.05 + 0.5])


def test_a_line_has_curves_and_marks_where_the_decision_changes():
    second = np.array([0.1, 0.2, 0.4, 0.6, 0.9, 0.3])
    scene = scene_of(picture_of(np.stack([1 - second, second], 1), 6, 1), BINARY, DEFAULT, ANY)
    assert scene.image is None and scene.numbers == (1,)
    assert np.array_equal(scene.curves[:, 0], second)
    assert np.allclose(scene.lines[:, :, 0], [[0.5, 0.5], [5 / 6, 5 / 6]])
    assert np.array_equal(scene.lines[:, :, 1], [[0, 1], [0, 1]])
    values = np.array([[10.0], [20.0], [40.0]])
    scene = scene_of(picture_of(values, 3, 1), NUMBER, DEFAULT, NumberScale(0.0, 40.0, ()))
    assert scene.curves[:, 0].tolist() == [0.25, 0.5, 1.0] and len(scene.lines) == 0


def test_the_prediction_at_a_point_is_what_is_decided():
    picture = picture_of(np.array([[0.6, 0.4], [0.9, 0.1]]), 2, 1)
    assert prediction_at(picture, 0, BINARY, DEFAULT) == (0, 0.6)
    assert prediction_at(picture, 0, BINARY, Decision(threshold=0.3)) == (1, 0.4)
    assert prediction_at(picture_of(np.array([[7.5]]), 1, 1), 0, NUMBER, DEFAULT) == (0, 7.5)


def test_the_scale_of_a_target_leaves_out_what_is_far_away():
    targets = np.concatenate([np.linspace(25, 346, 1000), [1e6]])
    scale = scale_of(targets)
    assert (scale.low, scale.high) == (0.0, 400.0)
    assert scale.levels == (0.0, 100.0, 200.0, 300.0, 400.0)
    assert scale_of(np.full(5, 3.0)).low < 3 < scale_of(np.full(5, 3.0)).high
