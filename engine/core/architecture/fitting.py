"""Which kinds of layers fit at a place of a drawing, and which of them most likely come there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import chain

from engine.common.messages import Message
from engine.core.architecture.architecture import Architecture, LayerSpec
from engine.core.architecture.graph import Graph
from engine.core.architecture.templates import TEMPLATES
from engine.core.layers import LAYER_KINDS
from engine.core.task import Task

OWN_HABIT = 5
"""How many times as much a pair of layers of the drawing counts as one of a template."""

_TYPICAL = Task("classes", 256, ("0", "1", "2"), "digit", (16, 16, 1))


def objection(drawn: Architecture, layer: LayerSpec, task: Task | None) -> Message | None:
    """Reason why a layer of a drawing does not fit where it stands; None if it fits, as far as is known.

    It fits if it can work on what it is fed, or could with one more connection, and if all layers behind it
    can work on what then comes to them. Of a layer that nothing feeds yet this holds if it does so behind any
    layer that may feed it.
    """
    if drawn.sources(layer.id) or layer.kind == "input":
        return _objection(drawn, layer, task)
    graph = Graph.of(drawn, task.features if task else None)
    by_shape = {shape: spec for spec, shape in zip(graph.specs, graph.shapes, strict=True) if shape}
    feeding = [each for each in by_shape.values() if drawn.refusal(each.id, layer.id) is None]
    found = [_objection(drawn.connecting(each.id, layer.id), layer, task) for each in feeding]
    return found[0] if found and all(found) else None


def _objection(drawn: Architecture, layer: LayerSpec, task: Task | None) -> Message | None:
    """Objection of the layer itself, or of one behind it that has none without it, to what comes in."""
    features = task.features if task else None
    graph, fed = Graph.of(drawn, features), drawn.reachable(layer.id)
    for spec, inputs, shape in zip(graph.specs, graph.input_shapes, graph.shapes, strict=True):
        if shape or not inputs or spec.id not in fed:
            continue
        problem = LAYER_KINDS[spec.kind].problem(spec.settings, *inputs)
        if problem is None or (spec.id == layer.id and _can_be_joined(drawn, layer, graph)):
            continue
        if spec.id == layer.id:
            return problem
        without = Graph.of(drawn.without([layer.id]), features)
        if spec.id in drawn.targets(layer.id) or without.shape_of(spec.id):
            return Message(problem.template, **{**problem.values, "layer": spec.name})
    return None


def _can_be_joined(drawn: Architecture, layer: LayerSpec, graph: Graph) -> bool:
    """True if a layer that joins several lacks but one more, and there is one that suits it."""
    inputs = graph.input_shapes_of(layer.id)
    family = LAYER_KINDS[layer.kind]
    return (
        family.many_inputs
        and len(inputs) == 1
        and any(
            shape and family.agree(inputs[0], shape) and drawn.refusal(spec.id, layer.id) is None
            for spec, shape in zip(graph.specs, graph.shapes, strict=True)
        )
    )


def most_likely(kinds: Iterable[str], drawn: Architecture, source: str | None) -> list[str]:
    """Kinds of layers with those first that come most often behind a kind of layer.

    Counted in the templates and, more, in the drawing itself; the others keep their order.

    Args:
        kinds: the keys to sort.
        drawn: the drawing.
        source: kind of the layer before, or None where that is not known.
    """
    followers = _pairs_of_templates() + Counter(_pairs(drawn) * OWN_HABIT)
    if source is None:
        return sorted(kinds, key=lambda kind: -sum(n for (_, after), n in followers.items() if after == kind))
    return sorted(kinds, key=lambda kind: -followers[source, kind])


def _pairs(drawn: Architecture) -> list[tuple[str, str]]:
    """Kinds at the two ends of each connection."""
    kinds = {layer.id: layer.kind for layer in drawn.layers}
    return [(kinds[each.source], kinds[each.target]) for each in drawn.connections]


@cache
def _pairs_of_templates() -> Counter[tuple[str, str]]:
    drawings = (template.build(_TYPICAL) for template in TEMPLATES.values())
    return Counter(chain.from_iterable(map(_pairs, drawings)))
