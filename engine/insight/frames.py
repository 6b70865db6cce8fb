"""The two directions of a plane: from a place to a prepared row, and from a row to its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from engine.common.arrays import Array, Indices
from engine.data.dataset import Dataset
from engine.data.fitted_column import FittedColumn, scaled
from engine.data.preparation import Preparation
from engine.data.table.table import Column, Table
from engine.evaluation.strips.grids import begins_of, prepared, prepared_value, source_of, strip_of
from engine.insight.components import principal_directions

MARGIN = 0.08
"""Share of the range of the training rows by which an axis goes on at each of its ends."""
TAIL = 0.01
"""Share of the training rows at each end that may be so far away that the axis does not reach them."""
FAR = 3.0
"""Distance from all others, in ranges of those, from which they are."""
OUTSIDE = -1.0
"""Place along an axis of a row whose category is not among its names."""
MOST_ROWS, MOST_SIDE = 2_000, 1_000
"""Training rows that components are fitted on, at most; those where there are more inputs than the latter."""
_LARGEST = float(np.finfo(np.float64).max)


@dataclass(frozen=True, slots=True, eq=False)
class PlaneAxis:
    """An axis of a plane.

    Attributes:
        title: name of the column; empty for a component.
        low, high: its ends in original units, of a component in its own; 0 and the number of names for
            categories.
        names: of the categories, which stand at 0.5, 1.5, ... of the axis; empty for numbers.
        is_whole: whether all training rows have whole numbers there, as for ticks.
        outside: training rows that it does not reach, since they are far away, or of rare categories.
    """

    title: str
    low: float
    high: float
    names: tuple[str, ...] = ()
    is_whole: bool = False
    outside: int = 0

    def value_at(self, share: float) -> float | str:
        """The number, or the name of the category, at this share of the axis, 0 to 1."""
        if self.names:
            return self.names[int(min(max(share, 0.0) * len(self.names), len(self.names) - 1))]
        return float(self.numbers_at(np.array([share]))[0])

    def numbers_at(self, shares: Array) -> Array:
        """Numbers ``(p,)`` at these shares of the axis."""
        # Not low + share * (high - low): the range may be more than a float holds.
        return self.low * (1 - shares) + self.high * shares

    def shares_of(self, numbers: Array) -> Array:
        """Shares ``(p,)`` of the axis at which these numbers stand; below 0 and above 1 where beyond it."""
        return (numbers / 2 - self.low / 2) / (self.high / 2 - self.low / 2)


class Frame(Protocol):
    """The directions of a plane, whatever row the other columns are held at.

    Attributes:
        horizontal, vertical: its axes; the second is None for a line.
        middle: ``(n,)`` the prepared row at which the others are held unless another is given, float64.
    """

    @property
    def horizontal(self) -> PlaneAxis: ...
    @property
    def vertical(self) -> PlaneAxis | None: ...
    @property
    def middle(self) -> Array: ...

    def rows(self, held: Array, across: Array, down: Array) -> Array:
        """``(len(down), len(across), n)`` prepared float32 rows at these shares of the axes."""

    def shares(self, inputs: Array) -> tuple[Array, Array]:
        """Shares of both axes ``(m,)`` at which prepared rows ``(m, n)`` stand; of a line 0.5 as second."""


@dataclass(frozen=True, slots=True, eq=False)
class ColumnWay:
    """The way along one column.

    Attributes:
        axis: where it leads.
        fitted: the preparation of the column.
        place: its inputs in a prepared row.
        known: ``(names, width)`` the categories prepared; empty for a number.
    """

    axis: PlaneAxis
    fitted: FittedColumn
    place: slice
    known: Array

    def inputs_at(self, shares: Array) -> Array:
        """Prepared values ``(p, width)`` of the column at these shares of the axis."""
        if self.axis.names:
            last = len(self.known) - 1
            found: Array = self.known[np.clip(shares * len(self.known), 0, last).astype(np.intp)]
            return found
        return prepared(self.fitted, Column(self.fitted.name, "number", self.axis.numbers_at(shares)))

    def shares_of(self, inputs: Array) -> Array:
        """Shares ``(m,)`` of the axis at which prepared rows ``(m, n)`` stand."""
        block = inputs[:, self.place].astype(np.float64)
        if not self.axis.names:
            return self.axis.shares_of(block[:, 0] * self.fitted.scale + self.fitted.offset)
        distances = (block**2).sum(1)[:, None] - 2 * block @ self.known.T + (self.known**2).sum(1)
        nearest = distances.argmin(1)
        is_known = distances[np.arange(len(block)), nearest] < 0.5  # two categories are 1 apart at least
        return np.where(is_known, (nearest + 0.5) / len(self.known), OUTSIDE)


@dataclass(frozen=True, slots=True, eq=False)
class ColumnFrame:
    """A frame of two columns, or of one: the plane is a line then."""

    across: ColumnWay
    down: ColumnWay | None
    middle: Array

    @property
    def horizontal(self) -> PlaneAxis:
        """The axis of the first column."""
        return self.across.axis

    @property
    def vertical(self) -> PlaneAxis | None:
        """The axis of the second column."""
        return self.down.axis if self.down is not None else None

    def rows(self, held: Array, across: Array, down: Array) -> Array:
        found = np.empty((len(down), len(across), len(held)), np.float32)
        found[:] = held
        found[:, :, self.across.place] = self.across.inputs_at(across)
        if self.down is not None:
            found[:, :, self.down.place] = self.down.inputs_at(down)[:, None]
        return found

    def shares(self, inputs: Array) -> tuple[Array, Array]:
        across = self.across.shares_of(inputs)
        return across, np.full(len(inputs), 0.5) if self.down is None else self.down.shares_of(inputs)


@dataclass(frozen=True, slots=True, eq=False)
class ComponentFrame:
    """A frame of the first two principal components of the prepared inputs.

    Attributes:
        horizontal, vertical: its axes, in the units of the components.
        middle: ``(n,)`` the mean of the training rows.
        directions: ``(2, n)`` orthonormal.
    """

    horizontal: PlaneAxis
    vertical: PlaneAxis
    middle: Array
    directions: Array

    def rows(self, held: Array, across: Array, down: Array) -> Array:
        first, second = self.directions
        # Along the plane from the row that is held, so that this lies in it.
        at_first, at_second = self.directions @ (held - self.middle)
        along = held + (self.horizontal.numbers_at(across) - at_first)[:, None] * first
        beside = (self.vertical.numbers_at(down) - at_second)[:, None] * second
        found = np.empty((len(down), len(across), len(held)), np.float32)
        np.add(along[None], beside[:, None], out=found, casting="same_kind")
        return found

    def shares(self, inputs: Array) -> tuple[Array, Array]:
        # einsum converts piece by piece: a float64 copy of many rows would be large.
        at = np.einsum("mn,kn->km", inputs, self.directions) - (self.directions @ self.middle)[:, None]
        return self.horizontal.shares_of(at[0]), self.vertical.shares_of(at[1])


def column_frame(dataset: Dataset, table: Table, horizontal: str, vertical: str) -> ColumnFrame:
    """The frame of two columns; ``vertical`` is empty for a line. Raises KeyError for a name of none."""
    preparation, train = dataset.preparation, dataset.train.rows
    across = _column_way(preparation, table, train, horizontal)
    down = _column_way(preparation, table, train, vertical) if vertical else None
    return ColumnFrame(across, down, middle_of(preparation))


def component_frame(dataset: Dataset) -> ComponentFrame:
    """The frame of the principal components, fitted on up to :data:`MOST_ROWS` training rows."""
    most = MOST_ROWS if dataset.train.inputs.shape[1] <= MOST_SIDE else MOST_SIDE
    values = dataset.train.sample(most).inputs.astype(np.float64)
    mean = values.mean(0)
    values -= mean
    directions, _ = principal_directions(values)
    horizontal, vertical = (number_axis("", along) for along in (values @ directions.T).T)
    return ComponentFrame(horizontal, vertical, mean, directions)


def middle_of(preparation: Preparation) -> Array:
    """``(n,)`` a prepared row of the medians and most frequent categories of the training rows, float64."""
    pieces = [
        scaled(np.array([float(each.fill)]), each.offset, each.scale)
        if each.kind == "number"
        else prepared_value(each, None)
        for each in preparation.columns
    ]
    return np.concatenate(pieces)


def _column_way(preparation: Preparation, table: Table, train: Indices, name: str) -> ColumnWay:
    places = {column.name: place for place, column in enumerate(preparation.columns)}
    fitted, begin = preparation.columns[places[name]], begins_of(preparation)[places[name]]
    place = slice(begin, begin + len(fitted.feature_names))
    if fitted.kind == "number":
        values = source_of(fitted, table).values[train]
        known = values[np.isfinite(values)]
        axis = number_axis(name, known if len(known) else np.array([float(fitted.fill)]))
        return ColumnWay(axis, fitted, place, np.empty((0, 1)))
    strip = strip_of(preparation, table, train, name)
    names, inputs = tuple(map(str, strip.grid.values)), strip.grid.inputs
    if not names:  # no training row has any
        names, inputs = (str(fitted.fill),), prepared_value(fitted, fitted.fill)[None]
    column = source_of(fitted, table)
    outside = int((column.values[train] >= 0).sum()) - sum(strip.counts)
    return ColumnWay(PlaneAxis(name, 0.0, float(len(names)), names, outside=outside), fitted, place, inputs)


def number_axis(title: str, known: Array) -> PlaneAxis:
    """The axis along the values ``(m,)`` of the training rows, or along most where a few are far away."""
    low, high = float(known.min()), float(known.max())
    inner_low = float(np.quantile(known, TAIL, method="higher"))
    inner_high = float(np.quantile(known, 1 - TAIL, method="lower"))
    inner = inner_high / 2 - inner_low / 2  # half of it: the whole may be more than a float holds
    if inner > 0:
        low = inner_low if inner_low / 2 - low / 2 > FAR * inner else low
        high = inner_high if high / 2 - inner_high / 2 > FAR * inner else high
    half = high / 2 - low / 2 or abs(low) / 2 or 0.5
    low, high = max(low - 2 * MARGIN * half, -_LARGEST), min(high + 2 * MARGIN * half, _LARGEST)
    outside = int(((known < low) | (known > high)).sum())
    return PlaneAxis(title, low, high, is_whole=bool((known == np.rint(known)).all()), outside=outside)
