"""Work of the thread that computes pictures of a plane: it has a network of its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from engine.common.arrays import Array
from engine.core.architecture.architecture import Architecture
from engine.core.network import Network
from engine.data.dataset import Dataset
from engine.data.table.table import Table
from engine.evaluation.answers import outputs_of, predictions_of
from engine.insight.plane import Plane, PlaneChoice, default_choice, plane_of
from engine.insight.plane_picture import PlanePicture, picture_over
from gui.bench.insight.own_network import OwnNetwork
from gui.bench.insight.plane.plane_pace import LINE_POINTS


@dataclass(frozen=True, slots=True, eq=False)
class ShownWeights:
    """Weights that are shown, of the run or of a checkpoint.

    Attributes:
        architecture: what they are of.
        values: as in ``Network.values``.
        epoch: whose they are.
    """

    architecture: Architecture
    values: Array
    epoch: int


@dataclass(frozen=True, slots=True, eq=False)
class PlaneQuestion:
    """Question for a picture.

    Attributes:
        dataset, table: through whose rows the plane goes.
        choice: of the plane; None for the default one.
        held: ``(n,)`` the pinned row prepared, or None.
        weights: None where there are none: the plane alone is wanted.
        layers: ids of those whose outputs are wanted.
        temperature: of the probabilities.
        rows: ``(m, n)`` prepared rows whose predictions are wanted beside the picture, or None.
    """

    dataset: Dataset
    table: Table
    choice: PlaneChoice | None
    held: Array | None
    weights: ShownWeights | None
    layers: frozenset[str]
    temperature: float
    rows: Array | None = None

    def is_like(self, other: PlaneQuestion | None) -> bool:
        """True if the answer to both is the same."""
        return (
            other is not None
            and self.has_plane_of(other)
            and self.weights is other.weights
            and self.layers == other.layers
            and self.temperature == other.temperature
            and self.rows is other.rows
        )

    def has_plane_of(self, other: PlaneQuestion) -> bool:
        """True if both are about the same plane."""
        return (
            self.dataset is other.dataset
            and self.table is other.table
            and self.choice == other.choice
            and self.held is other.held
        )


@dataclass(frozen=True, slots=True, eq=False)
class PlaneAnswer:
    """Answer to it.

    Attributes:
        choice: of the plane, by default too; None where the table has not the columns of the network.
        plane: None there.
        picture: None without weights.
        predictions: of the rows in question, as those of the picture are; None without any, or weights.
        seconds: that the picture took.
    """

    choice: PlaneChoice | None = None
    plane: Plane | None = None
    picture: PlanePicture | None = None
    predictions: Array | None = None
    seconds: float = 0.0


class PlanePainter:
    """Remembers what is the same for the next picture; for one thread alone."""

    def __init__(self) -> None:
        self._network = OwnNetwork()
        self._of: tuple[Dataset, Table] | None = None
        self._smallest: dict[PlaneChoice, Plane] = {}
        self._last: tuple[PlaneChoice, Array | None, int, Plane] | None = None

    def answer(self, question: PlaneQuestion, side: int, cancelled: Callable[[], bool]) -> PlaneAnswer:
        """Compute a picture of so many points a side. Raises Cancelled."""
        if self._of is None or self._of[0] is not question.dataset or self._of[1] is not question.table:
            self._of, self._smallest, self._last = (question.dataset, question.table), {}, None
        network = self._network_of(question)
        try:
            choice = question.choice or self._default(question, network)
            smallest = self._smallest.get(choice) or plane_of(
                question.dataset, question.table, choice, None, width=2, height=2
            )
        except KeyError:
            return PlaneAnswer()
        self._smallest[choice] = smallest
        begun = time.perf_counter()
        plane = self._plane(choice, smallest, question.held, side)
        if network is None or question.weights is None:
            return PlaneAnswer(choice, plane)
        picture = picture_over(
            network,
            question.dataset.preparation,
            plane,
            layers=question.layers,
            epoch=question.weights.epoch,
            cancelled=cancelled,
        )
        said = None
        if question.rows is not None:
            outputs = outputs_of(network, question.rows, cancelled)
            said = predictions_of(network, question.dataset.preparation, outputs)
        return PlaneAnswer(choice, plane, picture, said, time.perf_counter() - begun)

    def _plane(self, choice: PlaneChoice, smallest: Plane, held: Array | None, side: int) -> Plane:
        last = self._last
        if last is None or last[0] != choice or last[1] is not held or last[2] != side:
            sides = (LINE_POINTS, 1) if smallest.vertical is None else (side, side)
            last = self._last = choice, held, side, smallest.through(held).of_size(*sides)
        return last[3]

    def _network_of(self, question: PlaneQuestion) -> Network | None:
        """The network with the weights in question; None where there are none for it."""
        weights = question.weights
        if weights is None:
            return None
        network = self._network.holding(weights.architecture, question.dataset.task, weights.values)
        if network is not None:
            network.temperature = question.temperature
        return network

    def _default(self, question: PlaneQuestion, network: Network | None) -> PlaneChoice:
        is_trained = question.weights is not None and question.weights.epoch > 0
        return default_choice(question.dataset, question.table, network if is_trained else None)
