"""BatchNorm, LayerNorm and GroupNorm: numbers brought to mean 0 and deviation 1, then scaled and moved."""

from __future__ import annotations

import math
from abc import abstractmethod
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np

from engine.common.arrays import Array, Shape
from engine.common.messages import Message
from engine.common.settings import integer, number
from engine.core.layers.base import Layer, LayerText, Parameter, Shapes

EPSILON = 1e-5
"""Added to a variance, so that nothing is divided by zero; as in PyTorch."""


@dataclass(frozen=True, slots=True)
class BatchNormSettings:
    """Settings of a BatchNorm layer."""

    momentum: float = number(
        0.1,
        "Momentum",
        0.001,
        1.0,
        3,
        "How far each iteration moves the running mean and variance towards those of its mini-batch.",
    )


class _Norm(Layer):
    family = "norms"
    keeps_names = True
    parameters = (
        Parameter("gamma", "γ", r"\gamma", "the scales of {layer}"),
        Parameter("beta", "β", r"\beta", "the shifts of {layer}"),
    )
    parameters_tip = "γ multiplies and β moves every normalized number of a unit"

    gamma: Array
    beta: Array
    dgamma: Array
    dbeta: Array

    @classmethod
    def parameters_title(cls, index: str) -> Message:
        return Message("Scale {scale} and shift {shift}", scale=f"γ{index}", shift=f"β{index}")

    def initialise(self, rng: np.random.Generator) -> None:
        self.gamma[...] = 1
        self.beta[...] = 0

    def fill_gradients(self, da: Array, normalized: Array) -> None:
        """Dgamma and dbeta, averaged over the m rows."""
        rows, shape = len(da), self.gamma.shape
        np.divide((da * normalized).reshape(-1, *shape).sum(0), rows, out=self.dgamma)
        np.divide(da.reshape(-1, *shape).sum(0), rows, out=self.dbeta)


class BatchNorm(_Norm):
    """Batch normalization (Ioffe and Szegedy, 2015) of every unit, or every channel, over the mini-batch.

    In training, mean and variance are those of the mini-batch, and move the running ones (the variance as
    the unbiased estimate); in evaluation the running ones count. A mini-batch that has only one number for a
    unit says nothing about its spread, so there the running ones count as well and are left as they are.
    """

    kind = "batch_norm"
    words = "BatchNorm"
    summary = "Brings every unit to mean 0 and deviation 1 over the mini-batch."
    text = LayerText("batchnorm", ("momentum",))
    settings_type = BatchNormSettings
    rows_meet = True
    statistics = (
        Parameter("running_mean", "μ̄", r"\bar{\mu}"),
        Parameter("running_var", "σ̄²", r"\bar{\sigma}^2"),
    )

    running_mean: Array
    running_var: Array

    @classmethod
    def caption(cls, settings: BatchNormSettings, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        return Message("over mini-batch"), Message("per batch")

    @classmethod
    def parameter_shapes(cls, settings: BatchNormSettings, *input_shapes: Shape) -> Shapes:
        return {"gamma": input_shapes[0][-1:], "beta": input_shapes[0][-1:]}

    @classmethod
    def statistic_shapes(cls, settings: BatchNormSettings, *input_shapes: Shape) -> Shapes:
        return {"running_mean": input_shapes[0][-1:], "running_var": input_shapes[0][-1:]}

    def initialise(self, rng: np.random.Generator) -> None:
        super().initialise(rng)
        self.running_mean[...] = 0
        self.running_var[...] = 1

    def forward(self, a_prev: Array, training: bool) -> tuple[Array, Any]:
        samples = a_prev.reshape(-1, a_prev.shape[-1])  # every pixel of a picture is a sample of its channel
        of_batch = training and len(samples) > 1
        if of_batch:
            mean, variance = samples.mean(0), samples.var(0)
            share, unbiased = self.settings.momentum, len(samples) / (len(samples) - 1)
            self.running_mean += share * (mean - self.running_mean)
            self.running_var += share * (unbiased * variance - self.running_var)
        else:
            mean, variance = self.running_mean, self.running_var
        scale = 1 / np.sqrt(variance + EPSILON)
        normalized = (a_prev - mean) * scale
        return self.gamma * normalized + self.beta, (normalized, scale, of_batch)

    def backward(self, da: Array, cache: Any, needs_da_prev: bool = True) -> Array | None:
        normalized, scale, of_batch = cache
        self.fill_gradients(da, normalized)
        if not needs_da_prev:
            return None
        if not of_batch:
            evaluated: Array = da * (self.gamma * scale)
            return evaluated
        # Mean and variance depend on all samples, so each sample takes part in the gradient of all others:
        # da_prev = gamma * scale * (da - mean(da) - normalized * mean(da * normalized)).
        samples = da.size // len(self.gamma)
        per_sample = len(da) / samples
        centred: Array = da - self.dbeta * per_sample
        centred -= normalized * (self.dgamma * per_sample)
        centred *= self.gamma * scale
        return centred


class _RowNorm(_Norm):
    """Normalizes within each row, so that training and evaluation are alike.

    Attributes:
        axes: of :meth:`parted`, along which numbers lie that share mean and variance.
    """

    axes: ClassVar[int | tuple[int, ...]]

    @abstractmethod
    def parted(self, numbers: Array) -> Array:
        """``(m, ...)`` in a shape in which numbers along ``axes`` share mean and variance."""

    def forward(self, a_prev: Array, training: bool) -> tuple[Array, tuple[Array, Array]]:
        parts = self.parted(a_prev)
        scale = 1 / np.sqrt(parts.var(self.axes, keepdims=True) + EPSILON)
        normalized = ((parts - parts.mean(self.axes, keepdims=True)) * scale).reshape(a_prev.shape)
        return self.gamma * normalized + self.beta, (normalized, scale)

    def backward(self, da: Array, cache: tuple[Array, Array], needs_da_prev: bool = True) -> Array | None:
        normalized, scale = cache
        self.fill_gradients(da, normalized)
        if not needs_da_prev:
            return None
        # As in BatchNorm, but the numbers that share mean and variance are those of one row, or one group.
        scaled, parts = self.parted(da * self.gamma), self.parted(normalized)
        centred: Array = scaled - scaled.mean(self.axes, keepdims=True)
        centred -= parts * (scaled * parts).mean(self.axes, keepdims=True)
        centred *= scale
        return centred.reshape(da.shape)


@dataclass(frozen=True, slots=True)
class LayerNormSettings:
    """There is nothing to decide about a LayerNorm layer."""


class LayerNorm(_RowNorm):
    """Layer normalization (Ba, Kiros and Hinton, 2016): every row over all its own numbers.

    gamma and beta have one number for each number of a row; training and evaluation are alike.
    """

    kind = "layer_norm"
    words = "LayerNorm"
    summary = "Brings the numbers of every row to mean 0 and deviation 1."
    text = LayerText("layernorm")
    settings_type = LayerNormSettings
    axes = 1

    @classmethod
    def caption(cls, settings: LayerNormSettings, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        return Message("over each row"), Message("per row")

    @classmethod
    def parameter_shapes(cls, settings: LayerNormSettings, *input_shapes: Shape) -> Shapes:
        return {"gamma": input_shapes[0], "beta": input_shapes[0]}

    def parted(self, numbers: Array) -> Array:
        return numbers.reshape(len(numbers), -1)


@dataclass(frozen=True, slots=True)
class GroupNormSettings:
    """What the user decides about a GroupNorm layer."""

    groups: int = integer(
        4, "Groups", 1, 4096, "How many groups of equal size the channels, or the units, are parted into."
    )


class GroupNorm(_RowNorm):
    """Group normalization (Wu and He, 2018): every row over groups of neighbouring channels with all pixels.

    gamma and beta have one number for each channel or unit; training and evaluation are alike.
    """

    kind = "group_norm"
    words = "GroupNorm"
    summary = "Brings groups of channels of every row to mean 0 and deviation 1."
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
            layer=cls.words,
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

    def parted(self, numbers: Array) -> Array:
        groups = self.settings.groups
        return numbers.reshape(len(numbers), -1, groups, numbers.shape[-1] // groups)
