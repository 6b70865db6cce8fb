"""Reads the hidden layers of ``--layers``: ``16:relu,dropout:0.2,8`` or ``reshape,conv:8,flatten``."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from engine.common.messages import UserError
from engine.common.settings import Setting, settings_of
from engine.core.activations import ACTIVATIONS
from engine.core.architecture.architecture import MOST_LAYERS, Hidden
from engine.core.architecture.problems import picture_settings
from engine.core.layers import LAYER_KINDS, Dense, Layer
from engine.core.layers.activation import ActivationLayer, ActivationSettings
from engine.core.layers.shared.base import LayerText
from engine.core.task import Task

NONE = "none"
SIZE = re.compile(r"([1-9]\d{0,3})x([1-9]\d{0,3})(?:x([1-9]\d{0,3}))?")

TEXTS: dict[str, tuple[type[Layer], LayerText]] = {
    layer.text.word: (layer, layer.text) for layer in LAYER_KINDS.values() if layer.text is not None
}
"""Each layer and how it is written, by its word."""
JOINS = {name for word, (layer, _) in TEXTS.items() if layer.many_inputs for name in (word, layer.kind)}
"""Words for layers that join several others, which a row of layers has not."""
IN_A_ROW = sorted((word for word in TEXTS if word not in JOINS), key=lambda word: TEXTS[word][1].as_size)
"""Words for layers that can stand in a row; the common ones, which need no size, come first."""


def parse_layers(text: str) -> Hidden:
    """``(kind, settings)`` of each hidden layer, as :func:`~engine.core.architecture.architecture.chain`
    takes them.

    The settings of a ``reshape`` without a size are None, for :func:`fitted` to find.

    Raises:
        UserError: a layer is not possible; names it and what would be.
    """
    if text.strip().lower() in (NONE, ""):
        return []
    parts = text.split(",")
    if len(parts) > MOST_LAYERS - 2:
        raise UserError(
            "--layers names {count} layers; name at most {most}.", count=len(parts), most=MOST_LAYERS - 2
        )
    return [_layer(part.strip().lower()) for part in parts]


def with_picture_sizes(hidden: Hidden, task: Task) -> Hidden:
    """The hidden layers with a size for every picture that was left open.

    Raises:
        UserError: the features are no square picture.
    """
    if all(settings is not None for _, settings in hidden):
        return hidden
    size = picture_settings(task.features, task)
    if size is None:
        raise UserError(
            "--layers: reshape needs a size such as reshape:8x8, since the {count} features are no square.",
            count=task.features,
        )
    return [(kind, size if settings is None else settings) for kind, settings in hidden]


def _layer(part: str) -> tuple[str, Any]:
    word, *pieces = (piece.strip() for piece in part.split(":"))
    if _is_number(word):
        word, pieces = Dense.text.word, [word, *pieces]
    if word.replace("-", "_") in ACTIVATIONS and not pieces:
        return ActivationLayer.kind, ActivationSettings(word.replace("-", "_"))
    if word in JOINS:
        raise UserError(
            "--layers: {part} joins several layers, which a row of layers has not; give --template residual "
            "or draw the network in the window.",
            part=part,
        )
    if word not in TEXTS:
        raise UserError(
            "--layers: {part} is no layer; write units and activation such as 16:relu, an activation, or one "
            "of {words}.",
            part=part or "an empty place",
            words=", ".join(IN_A_ROW),
        )
    layer, text = TEXTS[word]
    settings = _size(layer, pieces, part) if text.as_size else _settings(layer, text, pieces, part)
    return layer.kind, settings


def _settings(layer: type[Layer], text: LayerText, pieces: list[str], part: str) -> Any:
    """The settings of a layer from what stands behind its colons: numbers in order, names in any place."""
    family = layer.settings_type
    described, found = settings_of(family), dict[str, Any]()
    left = list(text.numbers)
    for piece in pieces:
        if left and _is_number(piece):
            name = left.pop(0)
            found[name] = _number(piece, described[name], part)
        else:
            name, value = _choice(piece, described, part)
            found[name] = value
    for before, name in pairwise(text.numbers if text.repeats else ()):
        if before in found:
            found.setdefault(name, found[before])
    if "activation" in found and "initializer" in described:
        found["initializer"] = ACTIVATIONS[found["activation"]].initializer
    return family(**found)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d*)?|-?\.\d+", text, re.ASCII) is not None


def _number(text: str, setting: Setting, part: str) -> float:
    if setting.decimals == 0 and not text.lstrip("-").isdigit():
        raise UserError(
            "--layers: {part} is not possible; the {setting} must be a whole number.",
            part=part,
            setting=setting.label.lower(),
        )
    value = float(text) if setting.decimals else int(text[:12])
    if not setting.minimum <= value <= setting.maximum:
        raise UserError(
            "--layers: {part} is not possible; the {setting} must lie between {low} and {high}.",
            part=part,
            setting=setting.label.lower(),
            low=f"{setting.minimum:g}",
            high=f"{setting.maximum:g}",
        )
    return value


def _choice(text: str, described: dict[str, Setting], part: str) -> tuple[str, str]:
    """Setting that a name such as ``tanh`` or ``valid`` is for, and its key."""
    known = {
        key: name
        for name in ("activation", "padding")
        for key in (described[name].choices if name in described else ())
    }
    key = text.replace("-", "_")
    if key in known:
        return known[key], key
    if not known:
        raise UserError(
            "--layers: nothing is known about {name} in {part}; leave it out.", name=text, part=part
        )
    raise UserError(
        "--layers: there is no {name} in {part}; choose one of {choices}.",
        name=text or "empty name",
        part=part,
        choices=", ".join(known),
    )


def _size(layer: type[Layer], pieces: list[str], part: str) -> Any:
    """The settings of a layer that is given by a size, or None where no size is given."""
    if not pieces:
        return None
    size = SIZE.fullmatch(pieces[0])
    if size is None or len(pieces) > 1:
        raise UserError(
            "--layers: {part} needs rows, columns and channels such as reshape:8x8 or reshape:32x32x3.",
            part=part,
        )
    return layer.settings_type(*(int(side or 1) for side in size.groups()))
