"""Reads the hidden layers of ``--layers``, such as ``16:relu,dropout:0.2,8``."""

from __future__ import annotations

from typing import Any

from engine.activations import ACTIVATIONS
from engine.layers.dense import DenseSettings
from engine.layers.dropout import DropoutSettings
from engine.layers.settings import checked
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
    initializer = "xavier_normal" if activation in XAVIER_ACTIVATIONS else "he_normal"
    values = {"units": int(size[:9]), "activation": activation, "initializer": initializer}
    return "dense", checked(DenseSettings, values, f"--layers {part}")


def _dropout(rate: str, part: str) -> Any:
    if not rate:
        return DropoutSettings()
    try:
        values = {"rate": float(rate)}
    except ValueError as error:
        raise UserError(
            "--layers: {part} needs a share between 0 and 0.95 such as dropout:0.2.", part=part
        ) from error
    return checked(DropoutSettings, values, f"--layers {part}")
