"""How the classes come apart: the rows as points, layer by layer, in a view that keeps still."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass, replace

import numpy as np

from engine.common.arrays import Array, Indices
from engine.core.architecture.architecture import Architecture
from engine.core.layers import LAYER_KINDS
from engine.core.network import Network
from engine.data.dataset import Dataset, targets_of
from engine.insight.components import principal_directions
from engine.insight.layer_outputs import layer_outputs
from engine.insight.plane import Plane

LEAST_POINTS, MOST_POINTS = 100, 300
"""Rows that are drawn as points; of more, as many are chosen by chance. Fewer for large networks."""
GRID_LINES, GRID_POINTS = 17, 129
"""Lines of the grid of a plane in each direction, and points along each of them."""
PASSES_ON = ("shapes", "noise")
"""Families of layers that pass numbers on as they are where nothing is trained."""


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Rows that are followed through the layers.

    Attributes:
        inputs: ``(m, n)`` prepared.
        rows: ``(m,)`` which rows of the table they are, counted from 0.
        part: ``validation``, or ``train`` where there are no validation rows.
        of: how many rows that part has; m of them are drawn.
        values: ``(m,)`` number of the class of each, or its target in its own units.
        classes: their names; empty for regression.
    """

    inputs: Array
    rows: Indices
    part: str
    of: int
    values: Array | Indices
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class LayerPlaces:
    """Places of the rows by what one layer gives for them.

    Attributes:
        places: ``(m, 2)``: the outputs of two units as they are, or the first two principal components of
            more; ``(m, 1)`` of a single unit.
        units: numbers that the layer gives for a row.
        share: of the variance that the places show; 1 of two units or one.
        grid: ``(lines, points, 2)`` lines of a grid of the inputs where the layer maps them; None where it
            was not asked for, or the layer has more than two units.
    """

    places: Array
    units: int
    share: float
    grid: Array | None = None


def points_of(dataset: Dataset, most: int = MOST_POINTS, seed: int = 0) -> Points:
    """Rows of the validation, else of the training; of many, ``most`` that are drawn by the seed."""
    name = "validation" if len(dataset.validation) else "train"
    part = dataset.part(name)
    drawn = part.sample(most, seed)
    return Points(
        inputs=drawn.inputs,
        rows=drawn.rows,
        part=name,
        of=len(part),
        values=targets_of(drawn, dataset.preparation),
        classes=dataset.task.classes,
    )


def separating_layers(architecture: Architecture) -> tuple[str, ...]:
    """Ids of the input and of all layers that compute, in the order of computation."""
    return tuple(
        spec.id
        for spec in architecture.order
        if spec.kind not in LAYER_KINDS or LAYER_KINDS[spec.kind].family not in PASSES_ON
    )


def separation(
    network: Network,
    points: Points,
    layers: Set[str],
    before: dict[str, LayerPlaces] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[str, LayerPlaces]:
    """Places of the rows in each of these layers, by id.

    Args:
        network: computes them.
        points: the rows.
        layers: ids; those that the network lacks are left out.
        before: the places of the same rows with the weights of a moment ago, which components are turned to.
        cancelled: asked now and then whether they are still wanted.

    Raises:
        Cancelled: ``cancelled`` said so.
    """
    before = before or {}
    found = layer_outputs(network, points.inputs, layers, cancelled=cancelled)
    return {layer_id: layer_places(outputs, before.get(layer_id)) for layer_id, outputs in found.items()}


def grid_rows(plane: Plane) -> Array:
    """``(2 * GRID_LINES * GRID_POINTS, n)`` prepared rows along the lines of a grid on a plane.

    First the upright lines from left to right, each from the low end up, then the level ones from the low end
    up, each from left to right.
    """
    ends, steps = np.linspace(0, 1, GRID_LINES), np.linspace(0, 1, GRID_POINTS)
    upright = plane.frame.rows(plane.held, ends, steps).swapaxes(0, 1)
    level = plane.frame.rows(plane.held, steps, ends)
    rows: Array = np.concatenate([upright, level]).reshape(2 * GRID_LINES * GRID_POINTS, -1)
    return rows


def with_grid(
    network: Network,
    places: dict[str, LayerPlaces],
    plane: Plane,
    layers: Set[str],
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[str, LayerPlaces]:
    """The places, with the grid of a plane as those of these layers that have two units map it.

    As in ConvNetJS's classifier of points in a plane: where the lines are bent, the layer bends the plane.
    """
    two = {layer_id for layer_id in layers if layer_id in places and places[layer_id].units == 2}
    if not two or plane.vertical is None:
        return places
    found = layer_outputs(network, grid_rows(plane), two, cancelled=cancelled)
    lines = {i: each.reshape(2 * GRID_LINES, GRID_POINTS, 2) for i, each in found.items()}
    return places | {i: replace(places[i], grid=grid) for i, grid in lines.items()}


def layer_places(outputs: Array, before: LayerPlaces | None = None) -> LayerPlaces:
    """Places of rows by the outputs ``(m, units)``, or ``(m, h, w, maps)``, of a layer."""
    values = outputs.reshape(len(outputs), -1)
    units = values.shape[1]
    if units <= 2:
        return LayerPlaces(values, units, 1.0)
    if not np.isfinite(values).all():
        return LayerPlaces(np.full((len(values), 2), np.nan), units, 0.0)
    places, share = principal_components(values)
    if before is not None and before.places.shape == places.shape and np.isfinite(before.places).all():
        places = places @ rotation(places, before.places)
    return LayerPlaces(places, units, share)


def principal_components(values: Array) -> tuple[Array, float]:
    """Scores ``(m, 2)`` of values ``(m, d)`` on the first two components, and the share of variance there."""
    centred = values.astype(np.float64)
    centred -= centred.mean(0)
    directions, squares = principal_directions(centred)
    whole = float(np.maximum(squares, 0.0).sum())
    share = float(np.maximum(squares[-2:], 0.0).sum()) / whole if whole > 0 else 1.0
    return centred @ directions.T, share


def rotation(places: Array, target: Array) -> Array:
    """The orthogonal R ``(2, 2)``, a turn or a reflection, that brings ``places @ R`` closest to ``target``.

    The orthogonal Procrustes problem, solved by a singular value decomposition:
    ``places.T @ target = U S Vᵀ``, ``R = U Vᵀ`` (Schönemann, A generalized solution of the orthogonal
    Procrustes problem, 1966).
    """
    left, _, right = np.linalg.svd(places.T @ target)
    turned: Array = left @ right
    return turned
