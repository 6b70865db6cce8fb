"""The families of layers, one small file each, by the key that projects store."""

from __future__ import annotations

from engine.layers.activation import ActivationLayer
from engine.layers.base import ActivatedLayer, Layer
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.joins import Add, Concatenate
from engine.layers.normalization import BatchNorm, LayerNorm
from engine.layers.pooling import AveragePool2D, GlobalAveragePool2D, MaxPool2D
from engine.layers.shapes import Flatten, Reshape

LAYER_KINDS: dict[str, type[Layer]] = {
    layer.kind: layer
    for layer in (
        *(Dense, ActivationLayer, Dropout, BatchNorm, LayerNorm, Add, Concatenate),
        *(Reshape, Conv2D, MaxPool2D, AveragePool2D, GlobalAveragePool2D, Flatten),
    )
}
"""Every layer that can be drawn, apart from the input, which the data makes."""

__all__ = ["LAYER_KINDS", "ActivatedLayer", "Dense", "Dropout", "Layer"]
