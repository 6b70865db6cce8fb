"""The mathematics of every kind of layer, of the losses and of the update, by the key that projects store."""

from __future__ import annotations

from engine.core.losses import Loss
from engine.stepping.maths.layers.activation import ActivationMath, PReLUMath
from engine.stepping.maths.layers.batch_norm import BatchNormMath
from engine.stepping.maths.layers.convolution import Conv2DMath
from engine.stepping.maths.layers.dense import DenseMath
from engine.stepping.maths.layers.dropout import DropoutMath
from engine.stepping.maths.layers.joins import AddMath, ConcatenateMath
from engine.stepping.maths.layers.layer_norm import GroupNormMath, LayerNormMath
from engine.stepping.maths.layers.pooling import (
    AveragePoolMath,
    GlobalAveragePoolMath,
    GlobalMaxPoolMath,
    MaxPoolMath,
)
from engine.stepping.maths.layers.shapes import ShapeMath
from engine.stepping.maths.losses import cross_entropy, distance
from engine.stepping.maths.losses.base import LossMath
from engine.stepping.maths.shared.base import LayerMath, Place
from engine.stepping.maths.updates import UpdateMath

LAYER_MATHS: dict[str, type[LayerMath]] = {
    "dense": DenseMath,
    "activation": ActivationMath,
    "prelu": PReLUMath,
    "dropout": DropoutMath,
    "batch_norm": BatchNormMath,
    "layer_norm": LayerNormMath,
    "group_norm": GroupNormMath,
    "add": AddMath,
    "concatenate": ConcatenateMath,
    "reshape": ShapeMath,
    "conv2d": Conv2DMath,
    "max_pool2d": MaxPoolMath,
    "average_pool2d": AveragePoolMath,
    "global_average_pool2d": GlobalAveragePoolMath,
    "global_max_pool2d": GlobalMaxPoolMath,
    "flatten": ShapeMath,
}

LOSS_MATHS: dict[type[Loss], type[LossMath]] = distance.MATHS | cross_entropy.MATHS

__all__ = ["LAYER_MATHS", "LOSS_MATHS", "LayerMath", "LossMath", "Place", "UpdateMath"]
