"""The families of layers, one small file each, by the key that projects store."""

from __future__ import annotations

from engine.layers.base import Layer
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout

LAYER_KINDS: dict[str, type[Layer]] = {layer.kind: layer for layer in (Dense, Dropout)}
"""Every layer that can be drawn, apart from the input, which the data makes."""

__all__ = ["LAYER_KINDS", "Dense", "Dropout", "Layer"]
