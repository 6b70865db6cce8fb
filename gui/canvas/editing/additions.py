"""Additions to a drawing: where a new layer is wanted, and the drawing with it there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF

from engine.core.architecture.architecture import Architecture, Connection, LayerSpec
from engine.core.architecture.drawing import CARD_SPACING
from engine.core.architecture.graph import Graph
from engine.core.architecture.groups import ends_of, rerouted, same_line
from engine.core.architecture.problems import PREDICTING, picture_settings
from engine.core.layers import LAYER_KINDS
from engine.core.layers.shapes import Reshape
from engine.core.task import Task
from gui.canvas.geometry import free_place, place_around, place_between, with_room_after


@dataclass(frozen=True, slots=True)
class WantedPlace:
    """Where a new layer is wanted; with nothing said, wherever it most likely belongs.

    Attributes:
        into: the connection that it goes into.
        after: id of the layer that it follows, on the way on from that.
        source: id of the layer that alone feeds it, as at the end of a new branch.
        target: id of the layer that it is to feed.
        point: where its middle is to be, in canvas coordinates; None for a place beside its neighbours.
    """

    into: Connection | None = None
    after: str | None = None
    source: str | None = None
    target: str | None = None
    point: QPointF | None = None


def gives_prediction(drawn: Architecture, layer: LayerSpec, task: Task | None) -> bool:
    """True if what a layer gives is what the task asks for, so that nothing belongs behind it."""
    if task is None or layer.kind not in PREDICTING:
        return False
    shape = Graph.of(drawn, task.features).shape_of(layer.id) or LAYER_KINDS[layer.kind].own_shape(
        layer.settings
    )
    return len(shape) == 1 and task.accepts(shape[0], layer.activation)


def first_settings(kind: str, task: Task | None) -> Any:
    """Settings that a new layer begins with: a Reshape with the size of the task's pictures."""
    if kind == Reshape.kind and task is not None:
        return picture_settings(task.features, task)
    return None


def with_new(
    drawn: Architecture, kind: str, wanted: WantedPlace, task: Task | None, settings: Any = None
) -> tuple[Architecture, LayerSpec]:
    """Copy with one more layer where it is wanted, and that layer; by default with its first settings."""
    settings = settings if settings is not None else first_settings(kind, task)
    if not drawn.layers:
        return _begun(kind, settings, wanted.point or QPointF(), task)
    if wanted.into is not None:
        return _inserted(drawn, kind, settings, wanted.into)
    if wanted.after is not None:
        return _followed(drawn, kind, settings, wanted.after, task)
    if wanted.source is not None or wanted.target is not None:
        return _attached(drawn, kind, settings, wanted)
    if wanted.point is not None:
        place = place_around(wanted.point)
        return drawn.adding(kind, *free_place(drawn, place.x(), place.y()), settings)
    output = drawn.output
    if output is not None and gives_prediction(drawn, output, task):
        before = Connection(drawn.sources(output.id)[0], output.id)
        return _inserted(drawn, kind, settings, before, ends=True)
    if drawn.order:
        return _followed(drawn, kind, settings, drawn.order[-1].id, task)
    return drawn.adding(kind, *free_place(drawn, 0.0, 0.0), settings)


def _begun(kind: str, settings: Any, point: QPointF, task: Task | None) -> tuple[Architecture, LayerSpec]:
    """As the first layer of all, with the input before it."""
    place = place_around(point)
    begun, source = Architecture().adding("input", place.x() - CARD_SPACING, place.y(), name="Input")
    return _followed(begun, kind, settings, source.id, task)


def _inserted(
    drawn: Architecture, kind: str, settings: Any, into: Connection, ends: bool = False
) -> tuple[Architecture, LayerSpec]:
    """In the middle of a connection, with room made for it.

    With ``ends`` a layer that joins others is fed by every other end of the network as well.
    """
    grown, layer = drawn.adding(kind, *place_between(drawn, into), settings)
    through = rerouted(grown.inserting(layer.id, into), same_line(drawn, into), layer.id)
    joined = with_room_after(through, layer.id)
    return (_with_ends_joined(joined, layer.id) if ends else joined), layer


def _followed(
    drawn: Architecture, kind: str, settings: Any, layer_id: str, task: Task | None
) -> tuple[Architecture, LayerSpec]:
    """Behind a layer: in its connection, or connected to it where there is none.

    A layer that joins others is also fed by every loose end; so it ends a branch where that left the way.
    """
    layer_id, _ = ends_of(drawn, layer_id, layer_id)
    targets = drawn.targets(layer_id)
    if targets:
        return _inserted(drawn, kind, settings, Connection(layer_id, targets[0]), ends=True)
    prediction = _prediction_beside(drawn, layer_id, task)
    if prediction is not None and LAYER_KINDS[kind].many_inputs:
        return _inserted(drawn, kind, settings, prediction, ends=True)
    before = drawn.layer(layer_id)
    grown, layer = drawn.adding(kind, *free_place(drawn, before.x + CARD_SPACING, before.y), settings)
    return _with_ends_joined(grown.connecting(layer_id, layer.id), layer.id), layer


def _attached(
    drawn: Architecture, kind: str, settings: Any, wanted: WantedPlace
) -> tuple[Architecture, LayerSpec]:
    """At the end of a new connection, from the one layer or to the other."""
    if wanted.point is not None:
        place = place_around(wanted.point)
        x, y = place.x(), place.y()
    else:
        beside = drawn.layer(wanted.source or wanted.target or "")
        x, y = beside.x + (CARD_SPACING if wanted.source else -CARD_SPACING), beside.y
    grown, layer = drawn.adding(kind, *free_place(drawn, x, y), settings)
    if wanted.source is not None:
        grown = grown.connecting(ends_of(drawn, wanted.source, wanted.source)[0], layer.id)
    if wanted.target is not None:
        for end in ends_of(drawn, wanted.target, wanted.target)[1]:
            grown = grown.connecting(layer.id, end)
    return grown, layer


def _prediction_beside(drawn: Architecture, layer_id: str, task: Task | None) -> Connection | None:
    """Connection to the layer of the prediction, where a branch ends in ``layer_id`` beside it."""
    ends = [each for each in drawn.order if not drawn.targets(each.id) and each.id != layer_id]
    if len(ends) != 1 or not drawn.sources(ends[0].id) or not gives_prediction(drawn, ends[0], task):
        return None
    return Connection(drawn.sources(ends[0].id)[0], ends[0].id)


def _with_ends_joined(drawn: Architecture, layer_id: str) -> Architecture:
    """Make every other end of the network an input of a layer that joins several."""
    if not drawn.takes_many(layer_id):
        return drawn
    for end in drawn.order:
        is_end = not drawn.targets(end.id) and end.id != layer_id
        if is_end and drawn.refusal(end.id, layer_id) is None:
            drawn = drawn.connecting(end.id, layer_id)
    return drawn
