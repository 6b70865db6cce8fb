"""Reads the hidden layers of ``--layers``: ``16:relu,dropout:0.2,8`` or ``reshape,conv:8,flatten``."""

from __future__ import annotations

import re
from typing import Any

from engine.common.messages import UserError
from engine.common.settings import Setting, settings_of
from engine.core.activations import ACTIVATIONS
from engine.core.architecture.architecture import MOST_LAYERS
from engine.core.architecture.problems import picture_settings
from engine.core.layers import LAYER_KINDS
from engine.core.layers.activation import ActivationSettings
from engine.core.task import Task

NONE = "none"
XAVIER_ACTIVATIONS = ("tanh", "sigmoid", "softmax", "identity")
SIZE = re.compile(r"([1-9]\d{0,3})x([1-9]\d{0,3})(?:x([1-9]\d{0,3}))?")

WORDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "dense": ("dense", ("units",)),
    "dropout": ("dropout", ("rate",)),
    "batchnorm": ("batch_norm", ("momentum",)),
    "layernorm": ("layer_norm", ()),
    "conv": ("conv2d", ("filters", "kernel", "stride")),
    "maxpool": ("max_pool2d", ("size", "stride")),
    "avgpool": ("average_pool2d", ("size", "stride")),
    "globalpool": ("global_average_pool2d", ()),
    "flatten": ("flatten", ()),
    "reshape": ("reshape", ()),
}
"""By the word for a layer its kind, and those of its settings that are written as numbers, in order."""
JOINS = ("add", "concat", "concatenate")

Hidden = list[tuple[str, Any]]


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


def fitted(hidden: Hidden, task: Task) -> Hidden:
    """With the size of every picture that was left open.

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
        word, pieces = "dense", [word, *pieces]
    if word.replace("-", "_") in ACTIVATIONS and not pieces:
        return "activation", ActivationSettings(word.replace("-", "_"))
    if word in JOINS:
        raise UserError(
            "--layers: {part} joins several layers, which a row of layers has not; give --template residual "
            "or draw the network in the window.",
            part=part,
        )
    if word not in WORDS:
        raise UserError(
            "--layers: {part} is no layer; write units and activation such as 16:relu, an activation, or one "
            "of {words}.",
            part=part or "an empty place",
            words=", ".join(WORDS),
        )
    if word == "reshape":
        return "reshape", _size(pieces, part)
    kind, numbers = WORDS[word]
    return kind, _settings(kind, numbers, pieces, part)


def _settings(kind: str, numbers: tuple[str, ...], pieces: list[str], part: str) -> Any:
    """The settings of a layer from what stands behind its colons: numbers in order, names in any place."""
    family = LAYER_KINDS[kind].settings_type
    described, found = settings_of(family), dict[str, Any]()
    left = list(numbers)
    for piece in pieces:
        if left and _is_number(piece):
            name = left.pop(0)
            found[name] = _number(piece, described[name], part)
        else:
            name, value = _choice(piece, described, part)
            found[name] = value
    if "size" in found:
        found.setdefault("stride", found["size"])  # as is usual: windows side by side
    if found.get("activation") in XAVIER_ACTIVATIONS:
        found["initializer"] = "xavier_uniform"
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
    """Which setting a name such as ``tanh`` or ``valid`` is for, and its key."""
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


def _size(pieces: list[str], part: str) -> Any:
    """The settings of a ``reshape``, or None where no size is given."""
    if not pieces:
        return None
    size = SIZE.fullmatch(pieces[0])
    if size is None or len(pieces) > 1:
        raise UserError(
            "--layers: {part} needs rows, columns and channels such as reshape:8x8 or reshape:32x32x3.",
            part=part,
        )
    return LAYER_KINDS["reshape"].settings_type(*(int(side or 1) for side in size.groups()))
