"""A drawing as plain values of a JSON file, and back from untrusted ones."""

from __future__ import annotations

import math
from typing import Any

from engine.common.messages import UserError
from engine.common.settings import checked
from engine.core.architecture.architecture import (
    MOST_LAYERS,
    Architecture,
    Connection,
    LayerGroup,
    LayerSpec,
    settings_type_of,
)
from engine.core.layers import LAYER_KINDS


def architecture_json(architecture: Architecture) -> dict[str, Any]:
    """A drawing as plain values for a JSON file."""
    return {
        "layers": [
            {
                "id": layer.id,
                "kind": layer.kind,
                "name": layer.name,
                "x": layer.x,
                "y": layer.y,
                "settings": {
                    name: getattr(layer.settings, name) for name in layer.settings.__dataclass_fields__
                },
            }
            for layer in architecture.layers
        ],
        "connections": [[c.source, c.target] for c in architecture.connections],
        **({"groups": [_group_json(group) for group in architecture.groups]} if architecture.groups else {}),
    }


def _group_json(group: LayerGroup) -> dict[str, Any]:
    return {"layers": list(group.members), "copies": group.copies, "folded": group.is_folded}


def read_architecture(values: Any) -> Architecture:
    """A drawing from untrusted values read from a file.

    Raises:
        UserError: something is missing, unknown or out of range; names the layer.
    """
    try:
        rows = values["layers"]
        pairs = values["connections"]
        if not (isinstance(rows, list) and isinstance(pairs, list) and len(rows) <= MOST_LAYERS):
            raise TypeError
        layers = tuple(_layer_from_json(row) for row in rows)
        connections = tuple(Connection(str(source), str(target)) for source, target in pairs)
        groups = tuple(_group_from_json(row) for row in values.get("groups", []))
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise UserError("The layers in the file are damaged; open another copy of it.") from error
    ids = {layer.id for layer in layers}
    ends = {end for c in connections for end in (c.source, c.target)}
    inputs = sum(layer.kind == "input" for layer in layers)
    joins = {layer.id for layer in layers if layer.kind != "input" and LAYER_KINDS[layer.kind].many_inputs}
    fed = [c.target for c in connections if c.target not in joins]
    twice = len(set(fed)) != len(fed) or len(set(connections)) != len(connections)
    if len(ids) != len(layers) or not ends <= ids or inputs > 1 or twice:
        raise UserError("The connections in the file are damaged; open another copy of it.")
    grouped = [i for group in groups for i in group.members]
    if len(set(grouped)) != len(grouped) or not ids.issuperset(grouped):
        raise UserError("The groups in the file are damaged; open another copy of it.")
    return Architecture(layers, connections, groups)


def _group_from_json(row: Any) -> LayerGroup:
    members, copies = tuple(str(i) for i in row["layers"]), row["copies"]
    if not members or isinstance(copies, bool) or not 1 <= int(copies) <= MOST_LAYERS:
        raise ValueError
    return LayerGroup(members, int(copies), row["folded"] is True)


def _layer_from_json(row: Any) -> LayerSpec:
    name, kind, x, y = str(row["name"])[:60], row["kind"], float(row["x"]), float(row["y"])
    if not (math.isfinite(x) and math.isfinite(y)):
        raise ValueError
    if kind != "input" and kind not in LAYER_KINDS:
        raise UserError(
            "Layer {layer} is of kind {kind}, which this version does not know; "
            "open the file with a newer version.",
            layer=name,
            kind=str(kind)[:40],
        )
    settings = checked(settings_type_of(kind), row["settings"], name)
    return LayerSpec(id=str(row["id"])[:60], kind=kind, name=name, settings=settings, x=x, y=y)
