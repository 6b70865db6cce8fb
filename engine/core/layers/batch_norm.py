"""BatchNorm: every unit or channel normalized over the mini-batch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.common.arrays import Array, Shape
from engine.common.messages import Message
from engine.common.settings import number
from engine.core.layers.shared.base import LayerText, Parameter, Shapes
from engine.core.layers.shared.normalization import EPSILON, Norm


@dataclass(frozen=True, slots=True)
class BatchNormSettings:
    """Settings of a BatchNorm layer."""

    momentum: float = number(
        0.1,
        "Momentum",
        minimum=0.001,
        maximum=1.0,
        decimals=3,
        help="How far each iteration moves the running mean and variance towards those of its mini-batch.",
    )


class BatchNorm(Norm):
    """Batch normalization (Ioffe and Szegedy, 2015) of every unit, or every channel, over the mini-batch.

    In training, mean and variance are those of the mini-batch, and move the running ones (the variance as
    the unbiased estimate); in evaluation the running ones count. A mini-batch that has only one number for a
    unit says nothing about its spread, so there the running ones count as well and are left as they are.
    """

    kind = "batch_norm"
    label = "BatchNorm"
    summary = "Brings every unit to mean 0 and deviation 1 over the mini-batch."
    other_names = "batch normalization, BN"
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

    def kernel_numbers(self) -> dict[str, float]:
        return {"rate": self.settings.momentum}

    def cache_of_kernel(self, inputs: Any, z: Array | None, a: Array, kept: Array) -> Any:
        channels = len(self.gamma)
        normalized, scale, of_batch = kept[: a.size], kept[a.size :][:channels], kept[a.size + channels]
        return normalized.reshape(a.shape), scale, bool(of_batch)

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
