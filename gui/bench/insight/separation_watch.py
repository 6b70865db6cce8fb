"""Watch of the rows as points: how the layers in sight part them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from engine.core.network import Network
from engine.data.dataset import Dataset
from engine.insight.layer_outputs import affordable_rows
from engine.insight.plane import Plane
from engine.insight.separation import (
    LEAST_POINTS,
    MOST_POINTS,
    LayerPlaces,
    Points,
    points_of,
    separation,
    with_grid,
)
from gui.bench.insight.weights_watch import WeightsWatch
from gui.bench.workbench import Workbench

INTERVAL = 0.125
"""Least seconds from one answer to the next: points that move in eight pictures a second seem to glide."""


@dataclass(frozen=True, slots=True)
class SeparationQuestion:
    """Question for the places of rows.

    Attributes:
        dataset: whose rows.
        layers: in which layers, by id.
        warped: those in which the grid of a plane is wanted too.
        plane: which plane; None where no grid is wanted.
    """

    dataset: Dataset
    layers: frozenset[str]
    warped: frozenset[str] = frozenset()
    plane: Plane | None = None


@dataclass(frozen=True, slots=True, eq=False)
class SeparationAnswer:
    """Answer to it: the rows, and their places by layer id."""

    points: Points
    places: dict[str, LayerPlaces]


class SeparationWatch(QObject):
    """Keeps the places in the layers in sight up to date."""

    found = Signal(object)
    """A SeparationAnswer."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = workbench
        self.watch = WeightsWatch(workbench, self._answer, INTERVAL, self)
        self.watch.found.connect(self.found)
        # For the thread alone: the rows of a dataset and how many of them there are at most, and where each
        # of them was in the layers that were in sight.
        self._points: tuple[Dataset, int, Points] | None = None
        self._before: dict[str, LayerPlaces] = {}

    def want(
        self, layers: frozenset[str], warped: frozenset[str] = frozenset(), plane: Plane | None = None
    ) -> None:
        """Have these layers in sight, or none; and in some of them the grid of a plane, if there is one."""
        dataset = self._bench.session.dataset
        if not layers or dataset is None:
            self.watch.ask(None)
        elif plane is None or not warped:
            self.watch.ask(SeparationQuestion(dataset, layers))
        else:
            self.watch.ask(SeparationQuestion(dataset, layers, warped, plane))

    def _answer(
        self, network: Network, question: SeparationQuestion, cancelled: Callable[[], bool]
    ) -> SeparationAnswer:
        points = self._points_for(network, question)
        places = separation(network, points, question.layers, self._before, cancelled)
        self._before = self._before | places
        if question.plane is not None:
            places = with_grid(network, places, question.plane, question.warped, cancelled)
        return SeparationAnswer(points, places)

    def _points_for(self, network: Network, question: SeparationQuestion) -> Points:
        rows, made = affordable_rows(network, LEAST_POINTS, MOST_POINTS), self._points
        if made is None or made[:2] != (question.dataset, rows):
            made = question.dataset, rows, points_of(question.dataset, rows)
            self._points, self._before = made, {}
        return made[2]
