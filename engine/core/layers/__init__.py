"""The families of layers, one small file each, by the key that projects store."""

from __future__ import annotations

from engine.core.layers.activation import ActivationLayer, PReLU
from engine.core.layers.batch_norm import BatchNorm
from engine.core.layers.convolution import Conv2D
from engine.core.layers.dense import Dense
from engine.core.layers.dropout import Dropout
from engine.core.layers.joins import Add, Concatenate
from engine.core.layers.layer_norm import GroupNorm, LayerNorm
from engine.core.layers.pooling import AveragePool2D, GlobalAveragePool2D, GlobalMaxPool2D, MaxPool2D
from engine.core.layers.shapes import Flatten, Reshape
from engine.core.layers.shared.activated import ActivatedLayer
from engine.core.layers.shared.base import Layer, Parameter

LAYER_KINDS: dict[str, type[Layer]] = {
    layer.kind: layer
    for layer in (
        Dense,
        ActivationLayer,
        PReLU,
        Dropout,
        BatchNorm,
        LayerNorm,
        GroupNorm,
        Add,
        Concatenate,
        Reshape,
        Conv2D,
        MaxPool2D,
        AveragePool2D,
        GlobalAveragePool2D,
        GlobalMaxPool2D,
        Flatten,
    )
}
"""Every layer that can be drawn, apart from the input, which the data makes."""

PARAMETERS: dict[str, Parameter] = {
    each.name: each for layer in LAYER_KINDS.values() for each in layer.parameters
}
"""Everything that some kind of layer learns, by its name; one name stands for one thing."""

STATISTICS: dict[str, Parameter] = {
    each.name: each for layer in LAYER_KINDS.values() for each in layer.statistics
}
"""Everything that some kind of layer measures, by its name."""

__all__ = [
    "LAYER_KINDS",
    "PARAMETERS",
    "STATISTICS",
    "ActivatedLayer",
    "Dense",
    "Dropout",
    "Layer",
    "Parameter",
]
