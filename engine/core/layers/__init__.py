"""The families of layers, one small file each, by the key that projects store."""

from __future__ import annotations

from engine.core.layers.activation import ActivationLayer
from engine.core.layers.base import ActivatedLayer, Layer
from engine.core.layers.convolution import Conv2D
from engine.core.layers.dense import Dense
from engine.core.layers.dropout import Dropout
from engine.core.layers.joins import Add, Concatenate
from engine.core.layers.normalization import BatchNorm, LayerNorm
from engine.core.layers.pooling import AveragePool2D, GlobalAveragePool2D, MaxPool2D
from engine.core.layers.shapes import Flatten, Reshape

LAYER_KINDS: dict[str, type[Layer]] = {
    layer.kind: layer
    for layer in (
        *(Dense, ActivationLayer, Dropout, BatchNorm, LayerNorm, Add, Concatenate),
        *(Reshape, Conv2D, MaxPool2D, AveragePool2D, GlobalAveragePool2D, Flatten),
    )
}
"""Every layer that can be drawn, apart from the input, which the data makes."""

__all__ = ["LAYER_KINDS", "ActivatedLayer", "Dense", "Dropout", "Layer"]
