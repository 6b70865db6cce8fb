"""The mathematics of every kind of layer, of the losses and of the update, by the key that projects store."""

from __future__ import annotations

from engine.stepping.maths.base import LayerMath, Place
from engine.stepping.maths.dense import DenseMath
from engine.stepping.maths.loss import LossMath
from engine.stepping.maths.updates import UpdateMath

LAYER_MATHS: dict[str, type[LayerMath]] = {
    "dense": DenseMath,
}

__all__ = ["LAYER_MATHS", "LayerMath", "LossMath", "Place", "UpdateMath"]
