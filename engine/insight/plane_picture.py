"""The outputs of a network over a plane: one forward pass, of which all that is in sight is kept."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass

import numpy as np

from engine.common.arrays import Array, Indices
from engine.common.messages import Cancelled
from engine.core.network import Network
from engine.data.preparation import Preparation
from engine.evaluation.answers import predictions_of
from engine.insight.plane import Plane


@dataclass(frozen=True, slots=True, eq=False)
class PlanePicture:
    """Outputs of a network on the points of a plane.

    Attributes:
        plane: whose points.
        outputs: by layer id ``(points, units)`` float32, of layers that were asked for and that give no
            pictures: the very numbers of ``Network.activations``.
        predictions: ``(points, classes)`` probabilities, or ``(points, 1)`` the target in its own units.
        epoch: whose weights these are.
    """

    plane: Plane
    outputs: dict[str, Array]
    predictions: Array
    epoch: int


def picture_over(
    network: Network,
    preparation: Preparation,
    plane: Plane,
    layers: Set[str],
    epoch: int,
    cancelled: Callable[[], bool] = lambda: False,
) -> PlanePicture:
    """Compute a network over a plane.

    Args:
        network: has the weights; its temperature counts for the probabilities.
        preparation: of its rows.
        plane: its rows are computed in pieces of ``network.rows_at_once``.
        layers: ids of those whose outputs are kept.
        epoch: whose weights the network has.
        cancelled: asked before each piece.

    Raises:
        Cancelled: ``cancelled`` said so.
    """
    order = [spec.id for spec in network.architecture.order]
    shapes = dict(zip(order, network.graph.shapes, strict=True))
    kept = [layer_id for layer_id in order if layer_id in layers and len(shapes[layer_id] or ()) == 1]
    pieces: list[dict[str, Array]] = []
    with np.errstate(all="ignore"):  # of a network whose weights have grown without bounds
        for start in range(0, len(plane.inputs), network.rows_at_once):
            if cancelled():
                raise Cancelled
            rows = plane.inputs[start : start + network.rows_at_once]
            # Without layers to keep, forward lets go of each as soon as nobody needs it.
            found = network.activations(rows) if kept else {order[-1]: network.forward(rows)[1]}
            pieces.append({layer_id: found[layer_id] for layer_id in {*kept, order[-1]}})
        whole = {layer_id: _joined([piece[layer_id] for piece in pieces]) for layer_id in pieces[0]}
        predictions = predictions_of(network, preparation, whole[order[-1]])
    return PlanePicture(plane, {layer_id: whole[layer_id] for layer_id in kept}, predictions, epoch)


def _joined(pieces: list[Array]) -> Array:
    return pieces[0] if len(pieces) == 1 else np.concatenate(pieces)


def shown_units(outputs: Array, most: int = 32) -> Indices:
    """The units of ``(points, units)`` that vary most over the plane, in ascending order of their numbers."""
    if outputs.shape[1] <= most:
        return np.arange(outputs.shape[1])
    with np.errstate(all="ignore"):
        spread = outputs.std(0, dtype=np.float64)
    spread[~np.isfinite(spread)] = -1  # of a unit without bounds there is no picture
    return np.sort(np.argsort(-spread, kind="stable")[:most])
