"""Layers as text, so that they can be copied between windows; what comes back is not trusted."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from engine.common.messages import UserError
from engine.core.architecture.architecture import MOST_LAYERS, Architecture, Connection, LayerSpec
from engine.core.architecture.architecture_file import architecture_json, read_architecture

MOST_TEXT = 1_000_000
"""Longer texts are not looked into."""

FARTHEST = 20_000.0
"""Farther apart than this, in canvas units, pasted layers are pulled together."""

_MARK = "layerscope layers"


def layers_to_text(architecture: Architecture, ids: Iterable[str]) -> str:
    """Write these layers, without the input, and the connections among them as JSON."""
    wanted = set(ids)
    layers = tuple(i for i in architecture.layers if i.id in wanted and i.kind != "input")
    inside = {layer.id for layer in layers}
    kept = tuple(c for c in architecture.connections if c.source in inside and c.target in inside)
    groups = tuple(group for group in architecture.groups if inside.issuperset(group.members))
    return json.dumps({"format": _MARK, **architecture_json(Architecture(layers, kept, groups))})


def layers_from_text(text: str) -> Architecture:
    """The layers in a text from the clipboard.

    Raises:
        UserError: the text holds no layers, or damaged ones.
    """
    nothing = UserError("There are no layers on the clipboard: select cards and copy them first.")
    if len(text) > MOST_TEXT:
        raise nothing
    try:
        values: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise nothing from None
    if not isinstance(values, dict) or values.get("format") != _MARK:
        raise nothing
    pasted = read_architecture(values)
    if not pasted.layers or pasted.input is not None:
        raise nothing
    return pasted


def with_pasted(
    architecture: Architecture, pasted: Architecture, x: float, y: float
) -> tuple[Architecture, tuple[str, ...]]:
    """Copy with the pasted layers under new ids, their common top left corner at ``x, y``.

    Raises:
        UserError: there would be too many layers.
    """
    if len(architecture.layers) + len(pasted.layers) > MOST_LAYERS:
        raise UserError("More than {most} layers do not fit into one network.", most=MOST_LAYERS)
    left = min(layer.x for layer in pasted.layers)
    top = min(layer.y for layer in pasted.layers)
    names = {layer.name for layer in architecture.layers}
    new_ids: dict[str, str] = {}
    for layer in pasted.layers:
        across = min(layer.x - left, FARTHEST)
        down = min(layer.y - top, FARTHEST)
        name = _clean_name(layer, names)
        architecture, added = architecture.adding(layer.kind, x + across, y + down, layer.settings, name)
        names.add(added.name)
        new_ids[layer.id] = added.id
    joined = tuple(Connection(new_ids[c.source], new_ids[c.target]) for c in pasted.connections)
    groups = (replace(group, members=tuple(new_ids[i] for i in group.members)) for group in pasted.groups)
    connections = (*architecture.connections, *joined)
    whole = Architecture(architecture.layers, connections, (*architecture.groups, *groups))
    return whole, tuple(new_ids.values())


def _clean_name(layer: LayerSpec, taken: set[str]) -> str | None:
    name = " ".join(layer.name.split())
    return name if name and name.isprintable() and name not in taken else None
