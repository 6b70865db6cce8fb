"""What is drawn of a picture over a plane: colours and lines of two axes, or curves along one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QImage

from engine.common.arrays import Array
from engine.core.task import Task
from engine.insight.plane_picture import PlanePicture
from engine.project.decision import Decision
from gui.look.plane.contours import decision_lines, decision_scores, level_lines
from gui.look.plane.number_scale import NumberScale
from gui.look.plane.plane_image import class_pixels, confidence, image_of, number_pixels


@dataclass(frozen=True, slots=True, eq=False)
class PlaneScene:
    """Drawing of a picture, whatever its size on the screen.

    Attributes:
        image: a pixel for each point of the plane; None along one axis.
        lines: ``(n, 2, 2)`` pieces of the lines where the decision lies or a number is a round one, as places
            across and down in [0, 1].
        curves: ``(width, k)`` of each output along one axis, as shares of the scale upwards; of two classes
            that of the second one alone.
        numbers: ``(k,)`` of the classes of the curves; of a number one 0.
    """

    image: QImage | None
    lines: Array
    curves: Array
    numbers: tuple[int, ...] = ()


def scene_of(picture: PlanePicture, task: Task, decision: Decision, scale: NumberScale) -> PlaneScene:
    """Draw a picture; ``scale`` is that of the target, and is not looked at for classes."""
    if picture.plane.height == 1:
        return _curves(picture, task, decision, scale)
    if task.kind == "regression":
        return _numbers(picture, scale)
    return _classes(picture, task, decision)


def _classes(picture: PlanePicture, task: Task, decision: Decision) -> PlaneScene:
    plane, found, classes = picture.plane, picture.predictions, task.classes
    taken = decision.decide(found, classes)
    sure = confidence(found, taken, decision, classes)
    image = image_of(class_pixels(taken, sure, len(classes)), plane.width, plane.height)
    scores = decision_scores(found, decision, classes).reshape(plane.height, plane.width, -1)
    return PlaneScene(image, _in_places(decision_lines(scores), plane.width, plane.height), np.empty((0, 0)))


def _numbers(picture: PlanePicture, scale: NumberScale) -> PlaneScene:
    plane, values = picture.plane, picture.predictions[:, 0]
    image = image_of(number_pixels(values, scale.low, scale.high), plane.width, plane.height)
    grid = values.reshape(plane.height, plane.width)
    lines = np.concatenate([level_lines(grid, level) for level in scale.levels])
    return PlaneScene(image, _in_places(lines, plane.width, plane.height), np.empty((0, 0)))


def _curves(picture: PlanePicture, task: Task, decision: Decision, scale: NumberScale) -> PlaneScene:
    """Curves along one axis, and an upright line wherever the decision changes."""
    found, width = picture.predictions, picture.plane.width
    if task.kind == "regression":
        return PlaneScene(None, np.empty((0, 2, 2)), scale.shares(found))
    numbers = (1,) if len(task.classes) == 2 else tuple(range(len(task.classes)))
    taken = decision.decide(found, task.classes)
    changes = (np.flatnonzero(taken[1:] != taken[:-1]) + 1) / width
    lines = np.stack([np.stack([changes, np.full(len(changes), end)], 1) for end in (0.0, 1.0)], 1)
    return PlaneScene(None, lines, found[:, numbers], numbers)


def _in_places(pieces: Array, width: int, height: int) -> Array:
    """Pieces in points of a grid as places: a point stands in the middle of its share of the picture."""
    places: Array = (pieces + 0.5) / (width, height)
    return places


def prediction_at(picture: PlanePicture, point: int, task: Task, decision: Decision) -> tuple[int, float]:
    """What is said of a point: the class that it is taken for and its probability; of a number 0 and that."""
    found = picture.predictions[point]
    if task.kind == "regression":
        return 0, float(found[0])
    taken = int(decision.decide(found[None], task.classes)[0])
    return taken, float(found[taken])
