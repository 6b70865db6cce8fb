"""Reads the hidden layers of ``--layers``, such as ``16:relu,dropout:0.2,8``."""

from __future__ import annotations

from typing import Any

from engine.activations import ACTIVATIONS
from engine.layers.dense import DenseSettings
from engine.layers.dropout import DropoutSettings
from engine.layers.settings import Setting, settings_of
from engine.messages import UserError

NONE = "none"
DEFAULT_ACTIVATION = "relu"
XAVIER_ACTIVATIONS = ("tanh", "sigmoid", "softmax", "identity")


def parse_layers(text: str) -> list[tuple[str, Any]]:
    """``(kind, settings)`` of each hidden layer, as :func:`engine.architecture.chain` takes them.

    Raises:
        UserError: a layer is not possible; names it and what would be.
    """
    if text.strip().lower() in (NONE, ""):
        return []
    return [_layer(part.strip()) for part in text.split(",")]


def _layer(part: str) -> tuple[str, Any]:
    size, _, activation = (piece.strip().lower() for piece in part.partition(":"))
    if size == "dropout":
        return "dropout", _dropout(activation, part)
    if not size.isascii() or not size.isdigit():
        raise UserError(
            "--layers: {part} is no layer; write units and activation such as 16:relu, or dropout:0.2.",
            part=part or "an empty place",
        )
    activation = activation.replace("-", "_") or DEFAULT_ACTIVATION
    if activation not in ACTIVATIONS:
        raise UserError(
            "--layers: there is no activation {name} in {part}; choose one of {choices}.",
            name=activation,
            part=part,
            choices=", ".join(ACTIVATIONS),
        )
    initializer = "xavier_uniform" if activation in XAVIER_ACTIVATIONS else "he_normal"
    units = int(size[:9])
    _check_range(units, settings_of(DenseSettings)["units"], part)
    return "dense", DenseSettings(units, activation, initializer)


def _dropout(rate: str, part: str) -> DropoutSettings:
    if not rate:
        return DropoutSettings()
    try:
        share = float(rate)
    except ValueError as error:
        raise UserError(
            "--layers: {part} needs a share between 0 and 0.95 such as dropout:0.2.", part=part
        ) from error
    _check_range(share, settings_of(DropoutSettings)["rate"], part)
    return DropoutSettings(share)


def _check_range(value: float, setting: Setting, part: str) -> None:
    if not setting.minimum <= value <= setting.maximum:
        raise UserError(
            "--layers: {part} is not possible; the {setting} must lie between {low} and {high}.",
            part=part,
            setting=setting.label.lower(),
            low=f"{setting.minimum:g}",
            high=f"{setting.maximum:g}",
        )
