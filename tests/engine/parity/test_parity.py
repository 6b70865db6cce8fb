"""Every row of the table beside PyTorch: alone, in a network, and after 100 steps of training."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from engine.core.activations import ACTIVATIONS
from engine.core.layers import LAYER_KINDS, Layer
from engine.core.layers.shared.base import count
from engine.core.losses import LOSSES
from engine.core.optimizers import OPTIMIZERS
from engine.training.schedules import SCHEDULES
from tests import parity_table as table
from tests.kernels import with_each_core
from tests.parity_table import Case, LayerRow
from tests.torch_twin import Pair, deviation, deviations, penalty, torch, twin_forward, twin_layer

PRECISION = {np.float64: 1e-9, np.float32: 1e-4}
"""Largest distance of both, relative to the largest number."""

STEPS = 100

in_both_precisions = pytest.mark.parametrize("dtype", PRECISION, ids=lambda dtype: dtype.__name__)
with_pytorch = pytest.mark.skipif(torch is None, reason="PyTorch is not installed")

NETWORKS = {
    **{row.name: table.layer_case(row) for row in table.LAYERS},
    **{f"activation {key}": table.activation_case(key) for key in table.ACTIVATION_TWINS},
    **{row.name: table.loss_case(row) for row in table.LOSSES},
    **{f"{s.optimizer} {table.changes(s)}": table.training_case(s) for s in table.OPTIMIZERS},
    **table.WHOLE,
}


@pytest.mark.parametrize(
    ("known", "rows"),
    [
        (LAYER_KINDS, {row.kind for row in table.LAYERS}),
        (ACTIVATIONS, set(table.ACTIVATION_TWINS)),
        (LOSSES, {row.key for row in table.LOSSES}),
        (OPTIMIZERS, {settings.optimizer for settings in table.OPTIMIZERS}),
        (SCHEDULES, {settings.schedule for settings in table.SCHEDULES}),
    ],
    ids=["layers", "activations", "losses", "optimizers", "schedules"],
)
def test_everything_has_a_row(known: dict[str, Any], rows: set[str]) -> None:
    assert set(known) == rows


def assert_close(found: dict[str, float], dtype: Any) -> None:
    wrong = {name: apart for name, apart in found.items() if not apart < PRECISION[dtype]}
    assert not wrong


# A layer by itself


def lone_layer(row: LayerRow, dtype: Any) -> Layer:
    """The layer of a row with vectors of its own; every number in them is drawn."""
    layer = LAYER_KINDS[row.kind](row.settings, *row.shapes)
    learnt = count(layer.parameter_shapes(row.settings, *row.shapes))
    measured = count(layer.statistic_shapes(row.settings, *row.shapes))
    vectors = np.zeros(learnt, dtype), np.zeros(learnt, dtype), np.zeros(measured, dtype)
    layer.bind(*vectors)
    rng = np.random.default_rng(1)
    vectors[0][...] = rng.normal(scale=0.5, size=learnt)
    vectors[2][...] = rng.uniform(0.5, 2, size=measured)
    return layer


def inputs_for(row: LayerRow, rows: int, dtype: Any) -> list[Any]:
    rng = np.random.default_rng(2)
    found = [rng.normal(size=(rows, *shape)).astype(dtype) for shape in row.shapes]
    return [np.round(x) for x in found] if row.ties else found


def as_it_takes(layer: Layer, inputs: list[Any]) -> Any:
    return inputs if layer.many_inputs else inputs[0]


def backward_of_both(
    layer: Layer, twin: SimpleNamespace, inputs: list[Any], training: bool
) -> dict[str, float]:
    """Distance between the outputs, the gradients of all inputs and of all that is learnt."""
    a, cache = layer.forward(as_it_takes(layer, inputs), training)
    da = np.random.default_rng(3).normal(size=a.shape).astype(a.dtype)
    da_prev = layer.backward(da, cache)
    twin.training, twin.cache = training, cache
    x = [torch.tensor(one, requires_grad=True) for one in inputs]
    _, theirs = twin_forward(twin, as_it_takes(layer, x))
    # dW is a mean over the rows, to which the gradient of the penalty is added once.
    ((theirs * torch.tensor(da)).sum() + len(a) * penalty(twin)).backward()
    given = da_prev if layer.many_inputs else [da_prev]
    found = {"a": deviation(a, theirs.detach().numpy())}
    for number, (ours, one) in enumerate(zip(given, x, strict=True)):
        found[f"da_prev {number}"] = deviation(ours, one.grad.numpy(), 0.01 * float(np.abs(da).max()))
    pairs = {
        name: (getattr(layer, f"d{name}"), getattr(twin, name).grad.numpy() / len(a)) for name in layer.names
    }
    return found | deviations(pairs)


@with_pytorch
@in_both_precisions
@pytest.mark.parametrize("rows", [1, 5])
@pytest.mark.parametrize("row", table.LAYERS, ids=lambda row: row.name)
def test_a_layer_by_itself(row: LayerRow, rows: int, dtype: Any) -> None:
    for training in (True, False):
        layer = lone_layer(row, dtype)
        twin = twin_layer(layer)
        inputs = inputs_for(row, rows, dtype)
        found = backward_of_both(layer, twin, inputs, training)
        for name in layer.statistic_shapes(row.settings, *row.shapes):
            found[name] = deviation(getattr(layer, name), getattr(twin, name).numpy())
        assert_close(found, dtype)


# In a network


@with_pytorch
@with_each_core
@in_both_precisions
@pytest.mark.parametrize("name", NETWORKS)
def test_a_network(name: str, dtype: Any, core: str) -> None:
    compare(NETWORKS[name], dtype, core)


@with_pytorch
@with_each_core
@in_both_precisions
@pytest.mark.parametrize("settings", table.SCHEDULES, ids=table.changes)
def test_a_schedule(settings: Any, dtype: Any, core: str) -> None:
    rates = compare(table.training_case(settings), dtype, core, epoch_ends=True)
    assert (len(set(rates)) == 1) == (settings.schedule == "constant" and not settings.warmup_epochs)


def compare(case: Case, dtype: Any, core: str, epoch_ends: bool = False) -> list[float]:
    """Both before, in and after the first step, and after all; gives the learning rate of every step."""
    pair = Pair(case, dtype, core)
    found = {"evaluation before": pair.evaluation()}
    losses, rates = [pair.step(0, epoch_ends)], []
    if pair.settings.clipping == "none" and not pair.settings.weight_decay:
        found |= pair.gradients()  # else both have changed them in ways of their own
    found |= pair.activations() | pair.differences()
    for number in range(1, STEPS):
        rates.append(pair.optimizer.param_groups[0]["lr"])
        losses.append(pair.step(number, epoch_ends))
    ours, theirs = np.array(losses).T
    found |= pair.numbers() | {"losses": deviation(ours, theirs), "evaluation after": pair.evaluation()}
    assert_close(found, dtype)
    return rates
