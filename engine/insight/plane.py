"""A plane through the data: along two columns, along one, or along the first two principal components."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from engine.common.arrays import Array
from engine.core.network import Network
from engine.data.dataset import Dataset
from engine.data.table.table import Table
from engine.evaluation.associations import associations, associations_with_target
from engine.evaluation.strips.basis import basis_of, importance
from engine.insight.frames import Frame, PlaneAxis, column_frame, component_frame

__all__ = ["Plane", "PlaneAxis", "PlaneChoice", "default_choice", "plane_columns", "plane_of"]

MOST_COLUMNS = 30
"""Columns of which two are chosen; more are looked at by their principal components."""


@dataclass(frozen=True, slots=True)
class PlaneChoice:
    """Choice of a plane through the data.

    Attributes:
        horizontal, vertical: names of two columns; of one, and the plane is a line along it; of none: the
            first two principal components.
    """

    horizontal: str = ""
    vertical: str = ""

    @property
    def is_components(self) -> bool:
        """True for the principal components."""
        return not self.horizontal


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """A grid of rows on a plane through the data.

    Attributes:
        choice: of what; of components of a single input, the column that has it.
        frame: its directions.
        held: ``(n,)`` the prepared row that it goes through.
        width, height: points across and down; the height of a line is 1.
        inputs: ``(height * width, n)`` prepared float32, the top line first, from left to right: the point
            i, j stands at ``(i + 0.5) / width``, ``(j + 0.5) / height``, in the middle of its share.
    """

    choice: PlaneChoice
    frame: Frame
    held: Array
    width: int
    height: int
    inputs: Array

    @property
    def horizontal(self) -> PlaneAxis:
        """The axis to the right."""
        return self.frame.horizontal

    @property
    def vertical(self) -> PlaneAxis | None:
        """The axis upwards; None for a line."""
        return self.frame.vertical

    def places(self, inputs: Array) -> Array:
        """Places ``(m, 2)`` of prepared rows ``(m, n)``: x to the right, y down; in [0, 1] on the plane.

        Numbers beyond its ends are below 0 or above 1; so is a category that has no place, far outside.
        """
        across, up = self.frame.shares(inputs)
        return np.stack([across, 1 - up], axis=1)

    def values_at(self, x: float, y: float) -> tuple[float | str, ...]:
        """Values of the axes at a place, in original units: two, or one for a line."""
        found = (self.horizontal.value_at(x),)
        return found if self.vertical is None else (*found, self.vertical.value_at(1 - y))

    def row_at(self, x: float, y: float) -> Array:
        """``(n,)`` the prepared row of the plane at a place, float32."""
        return self.moved(self.held, x, y)

    def moved(self, row: Array, x: float, y: float) -> Array:
        """``(n,)`` a prepared row ``(n,)`` moved along the plane to a place, all else staying; float32."""
        found: Array = self.frame.rows(row, np.array([x]), np.array([1 - y]))[0, 0]
        return found

    def through(self, held: Array | None) -> Plane:
        """The same plane through another prepared row ``(n,)``; None for that of the medians, or the mean."""
        return _grid(self.choice, self.frame, held, self.width, self.height)

    def of_size(self, width: int, height: int) -> Plane:
        """The same plane of so many points."""
        return _grid(self.choice, self.frame, self.held, width, height)


def plane_of(
    dataset: Dataset, table: Table, choice: PlaneChoice, held: Array | None, width: int, height: int
) -> Plane:
    """Choose a plane through the training rows; its axes reach from the lowest to the highest, and a bit on.

    A few rows that are far from all others are not reached, see :attr:`PlaneAxis.outside`.

    Args:
        dataset: that the network is trained on.
        table: that it was made from.
        choice: of two columns, one or the components.
        held: ``(n,)`` prepared row that the plane goes through; None for the medians and most frequent
            categories of the training rows, and for the components, their mean.
        width: points across.
        height: points down; of a line there is one.

    Raises:
        KeyError: a column is not one of the network, or the table lacks it.
    """
    if choice.is_components and len(dataset.preparation.feature_names) == 1:
        choice = PlaneChoice(dataset.preparation.columns[0].name)
    if choice.vertical == choice.horizontal:
        choice = replace(choice, vertical="")
    frame = (
        component_frame(dataset)
        if choice.is_components
        else column_frame(dataset, table, choice.horizontal, choice.vertical)
    )
    return _grid(choice, frame, held, width, height)


def _grid(choice: PlaneChoice, frame: Frame, held: Array | None, width: int, height: int) -> Plane:
    held = frame.middle if held is None else np.asarray(held, np.float64)
    height = 1 if frame.vertical is None else height
    across, down = (np.arange(width) + 0.5) / width, (np.arange(height) + 0.5) / height
    inputs = frame.rows(held, across, 1 - down).reshape(width * height, -1)
    return Plane(choice, frame, held, width=width, height=height, inputs=inputs)


def plane_columns(dataset: Dataset) -> tuple[str, ...]:
    """Names of the columns that may be chosen."""
    return tuple(column.name for column in dataset.preparation.columns)


def default_choice(dataset: Dataset, table: Table, network: Network | None) -> PlaneChoice:
    """The plane to begin with: the two columns there are, or the two that matter most.

    Pictures and wide tables have the principal components; of two columns that tell nearly the same only one
    is taken. ``network`` is a trained one whose answers say what matters; without one, the columns that are
    associated most with the target do.

    Raises:
        KeyError: the table lacks a column.
    """
    names = plane_columns(dataset)
    if dataset.task.image or len(names) > MOST_COLUMNS:
        return PlaneChoice()
    if len(names) <= 2:
        return PlaneChoice(*names)
    weights = _weights(dataset, table, network)
    ranked = sorted(names, key=lambda name: -weights[name])  # of equal ones the first in the table
    first, *others = ranked
    pairs = associations(dataset.preparation, dataset.train.inputs).partners_of(first)
    alike = {name for pair in pairs for name in pair.columns}
    second = next((name for name in others if name not in alike), others[0])
    across, down = sorted((first, second), key=names.index)
    return PlaneChoice(across, down)


def _weights(dataset: Dataset, table: Table, network: Network | None) -> Mapping[str, float]:
    if network is None:
        return associations_with_target(dataset.preparation, dataset.train.inputs, dataset.train.targets)
    basis = basis_of(dataset, table)
    basis = replace(basis, inputs=basis.inputs.astype(network.values.dtype))
    weights = importance(network, basis, basis.inputs[:1])
    return {name: weight if np.isfinite(weight) else 0.0 for name, weight in weights.items()}
