"""LayerNorm and GroupNorm: the numbers of every row normalized, all together or in groups."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from engine.common.arrays import Array, Shape
from engine.common.messages import Message
from engine.common.settings import integer
from engine.core.layers.shared.base import LayerText, NoSettings, Shapes
from engine.core.layers.shared.normalization import RowNorm


class LayerNorm(RowNorm):
    """Layer normalization (Ba, Kiros and Hinton, 2016): every row over all its own numbers.

    gamma and beta have one number for each number of a row; training and evaluation are alike.
    """

    kind = "layer_norm"
    label = "LayerNorm"
    summary = "Brings the numbers of every row to mean 0 and deviation 1."
    other_names = "layer normalization, LN"
    text = LayerText("layernorm")
    axes = (1,)

    @classmethod
    def caption(cls, settings: NoSettings, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        return Message("over each row"), Message("per row")

    @classmethod
    def parameter_shapes(cls, settings: NoSettings, *input_shapes: Shape) -> Shapes:
        return {"gamma": input_shapes[0], "beta": input_shapes[0]}

    def parted(self, numbers: Array) -> Array:
        return numbers.reshape(len(numbers), -1)


@dataclass(frozen=True, slots=True)
class GroupNormSettings:
    """Settings of a GroupNorm layer."""

    groups: int = integer(
        4, "Groups", 1, 4096, "How many groups of equal size the channels, or the units, are parted into."
    )


class GroupNorm(RowNorm):
    """Group normalization (Wu and He, 2018): every row over groups of neighbouring channels with all pixels.

    gamma and beta have one number for each channel or unit; training and evaluation are alike.
    """

    kind = "group_norm"
    label = "GroupNorm"
    summary = "Brings groups of channels of every row to mean 0 and deviation 1."
    other_names = "group normalization, GN"
    text = LayerText("groupnorm", ("groups",))
    settings_type = GroupNormSettings
    axes = (1, 3)

    @classmethod
    def problem(cls, settings: GroupNormSettings, *input_shapes: Shape) -> Message | None:
        shape, groups = input_shapes[0], settings.groups
        if shape[-1] % groups == 0 and math.prod(shape) > groups:
            return None
        return Message(
            "{layer} parts {channels} channels or units into {groups} groups, but each must have as many of "
            "them, and more than one number: choose other groups.",
            layer=cls.label,
            channels=shape[-1],
            groups=groups,
        )

    @classmethod
    def fix(cls, settings: GroupNormSettings, *input_shapes: Shape) -> tuple[Message, Any] | None:
        fewer = range(min(settings.groups, input_shapes[0][-1]), 0, -1)
        fitting = (replace(settings, groups=groups) for groups in fewer)
        found = next((each for each in fitting if cls.problem(each, *input_shapes) is None), None)
        return (Message("Make it {groups} groups", groups=found.groups), found) if found else None

    @classmethod
    def caption(cls, settings: GroupNormSettings, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        return Message("over {groups} groups", groups=settings.groups), Message("per group")

    @classmethod
    def parameter_shapes(cls, settings: GroupNormSettings, *input_shapes: Shape) -> Shapes:
        return {"gamma": input_shapes[0][-1:], "beta": input_shapes[0][-1:]}

    def kernel_numbers(self) -> dict[str, float]:
        return {"groups": self.settings.groups}

    def parted(self, numbers: Array) -> Array:
        groups = self.settings.groups
        return numbers.reshape(len(numbers), -1, groups, numbers.shape[-1] // groups)
