"""A network with every kind of layer: all numbers of an iteration are those that PyTorch's autograd gives."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from engine.core.architecture.architecture import Architecture
from engine.core.layers import LAYER_KINDS, PARAMETERS, Layer
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.layers.pooling import PoolSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.losses import LOSSES
from engine.core.network import Network
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.stepping.quantities import Key
from engine.stepping.tape import Tape
from tests.iterations import Taped, made, results, rows_for
from tests.kernels import with_each_core
from tests.parity_table import LOSS_TWINS, torch
from tests.torch_twin import deviations, penalty, twin_forward, twin_layer

pytestmark = pytest.mark.skipif(torch is None, reason="PyTorch is not installed")
EXACT = 1e-12


def keeps_shape(kind: str) -> bool:
    """True if what goes out of a layer always has the shape of what comes in."""
    return not any("output_shape" in vars(each) for each in LAYER_KINDS[kind].__mro__ if each is not Layer)


def drawn(task: Task) -> Architecture:
    """Pictures that go three ways and are joined, then a residual block; every kind of layer is in it."""
    architecture = Architecture()

    def add(kind: str, *sources: str, settings: Any = None) -> str:
        nonlocal architecture
        architecture, layer = architecture.adding(kind, 0, 0, settings)
        for source in sources:
            architecture = architecture.connecting(source, layer.id)
        return layer.id

    picture = add("reshape", add("input"), settings=ReshapeSettings(6, 6, 1))
    conv = add("conv2d", picture, settings=Conv2DSettings(4, 3, 1, "same", "identity", l2=0.01))
    active = add("activation", add("batch_norm", conv), settings=ActivationSettings("tanh"))
    drawn_below = {"max_pool2d", "average_pool2d", "concatenate", "layer_norm", "flatten", "dense"}
    drawn_below |= {"global_average_pool2d", "add", "dropout"}
    others = LAYER_KINDS.keys() - drawn_below - {layer.kind for layer in architecture.layers}
    for kind in sorted(kind for kind in others if keeps_shape(kind)):
        active = add(kind, active)
    strided = add("conv2d", active, settings=Conv2DSettings(3, 2, 2, "valid", "silu", l1=0.01))
    largest = add("max_pool2d", active, settings=PoolSettings(2, 2))
    mean = add("average_pool2d", active, settings=PoolSettings(2, 2))
    both = add("concatenate", strided, largest, mean)
    wide = add("layer_norm", add("flatten", both))
    means = add("global_average_pool2d", both)
    first = add("dense", wide, settings=DenseSettings(7, "elu"))
    second = add("dense", means, settings=DenseSettings(7, "softplus"))
    rows = sorted(kind for kind in others if not keeps_shape(kind))
    more = [add("dense", add(kind, both), settings=DenseSettings(7, "tanh")) for kind in rows]
    joined = add("add", first, second, *more)
    quiet = add("dropout", add("batch_norm", joined), settings=DropoutSettings(0.3))
    residual = add(
        "add", quiet, add("dense", quiet, settings=DenseSettings(7, "leaky_relu", l2=0.02)), joined
    )
    add("dense", residual, settings=DenseSettings(task.output_units, task.output_activation))
    return architecture


class Autograd:
    """The same iteration in PyTorch, with the gradient of everything that it computes."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.twins: list[SimpleNamespace] = [twin_layer(layer) for layer in network.layers]
        self.numbers: dict[Key, Any] = {}

    def keep(self, key: Key, tensor: Any) -> Any:
        """A tensor under a name, of which the gradient is kept; a copy, so that it has one of its own."""
        self.numbers[key] = tensor.clone()
        self.numbers[key].retain_grad()
        return self.numbers[key]

    def forward(self, tape: Tape) -> None:
        keep, numbers = self.keep, self.numbers
        keep(Key("a", 0), torch.tensor(tape[Key("a", 0)], requires_grad=True))
        for l, (twin, sources) in enumerate(
            zip(self.twins, self.network.graph.sources[1:], strict=True), start=1
        ):
            for name in self.network.layers[l - 1].names:
                numbers[Key(name, l)] = getattr(twin, name)
            twin.training = not tape.plan.evaluates
            if twin.kind == "dropout" and twin.training:
                twin.cache = tape[Key("mask", l)]
            inputs = [keep(Key("a", source, l), numbers[Key("a", source)]) for source in sources]
            many = LAYER_KINDS[twin.kind].many_inputs
            if twin.kind == "activation":
                z = inputs[0]
                a = twin_forward(twin, z)[1]
            else:
                z, a = twin_forward(twin, inputs if many else inputs[0])
            if hasattr(twin, "W"):
                z = keep(Key("z", l), z)
                a = twin_forward(SimpleNamespace(kind="activation", settings=twin.settings), z)[1]
            self.z = z
            keep(Key("a", l), a)

    def backward(self, tape: Tape) -> None:
        last = len(self.twins)
        key = next(key for key, family in LOSSES.items() if type(self.network.loss) is family)
        y = torch.tensor(tape[Key("y", last)])
        loss = LOSS_TWINS[key](self.z, self.numbers[Key("a", last)], y, None, 0.0)
        self.numbers[Key("loss", last)] = loss
        (loss + sum(penalty(twin) for twin in self.twins)).backward()

    def expected(self, key: Key, m: int) -> Any:
        """Array that the tape should hold under a key; None for what PyTorch does not show."""
        if key.name.startswith("new running"):
            return getattr(self.twins[key.layer - 1], key.name.removeprefix("new ")).numpy()
        if key.name in ("mean", "variance", "normalized"):
            return self.norm(key)
        if not key.is_gradient:
            return None if key not in self.numbers else self.numbers[key].detach().numpy()
        of = Key(key.name.removeprefix("d"), key.layer, key.via)
        if of.name == "z" and of not in self.numbers:  # of an activation that stands alone
            of = Key("a", self.network.graph.sources[key.layer][0], key.layer)
        per_row = m if of.name in ("a", "z") else 1  # the derivative of each row's own loss
        return self.numbers[of].grad.numpy() * per_row

    def norm(self, key: Key) -> Any:
        source = self.network.graph.sources[key.layer][0]
        x = self.numbers[Key("a", source)].detach()
        twin = self.twins[key.layer - 1]
        if twin.kind == "batch_norm":
            parts, over = x, tuple(range(x.dim() - 1))
        else:  # of each row every group on its own; LayerNorm has but one
            groups = getattr(twin.settings, "groups", 1)
            parts, over = x.reshape(len(x), -1, groups, x.shape[-1] // groups), (1, 3)
        mean, variance = parts.mean(over, keepdim=True), parts.var(over, correction=0, keepdim=True)
        normalized = ((parts - mean) / torch.sqrt(variance + 1e-5)).reshape(x.shape)
        shape = (-1,) if twin.kind == "batch_norm" else (len(x), -1)
        if twin.kind == "batch_norm" and not twin.training:
            mean, variance = twin.running_mean, twin.running_var
            normalized = (x - mean) / torch.sqrt(variance + 1e-5)
        found = {"mean": mean.reshape(shape), "variance": variance.reshape(shape), "normalized": normalized}
        return found[key.name].numpy()


@with_each_core
@pytest.mark.parametrize("evaluates", [False, True])
@pytest.mark.parametrize("kind", ["classes", "binary", "regression"])
def test_every_number_is_that_of_autograd(kind: Any, evaluates: bool, core: str):
    task = Task(kind, 36, {"classes": ("a", "b", "c"), "binary": ("a", "b"), "regression": ()}[kind], "y")
    network = made(drawn(task), task)
    assert {spec.kind for spec in network.specs} == set(LAYER_KINDS)
    network.statistics[:] = np.random.default_rng(3).uniform(0.5, 2, network.statistics.size)
    autograd = Autograd(network)
    run = Taped(network, TrainingSettings(optimizer="sgd"), evaluates=evaluates, core=core)
    before = network.values.copy()
    tape = run.iteration(*rows_for(network, 6), rate=0.1)
    assert np.array_equal(network.values, before) == evaluates
    autograd.forward(tape)
    autograd.backward(tape)
    pairs = {key: (tape[key], autograd.expected(key, tape.m)) for key in results(tape)}
    compared = {key: pair for key, pair in pairs.items() if pair[1] is not None}
    apart = deviations({str(key): pair for key, pair in compared.items()})
    assert max(apart.values()) <= EXACT, max(apart, key=apart.__getitem__)
    left = {key.name for key in set(results(tape)) - set(compared)}
    assert left <= {"y", "mask", *(f"new {name}" for name in PARAMETERS)}
    for key in results(tape):
        if key.name.startswith("new ") and not key.name.startswith("new running"):
            name = key.name.removeprefix("new ")
            step = tape[Key(name, key.layer)] - 0.1 * autograd.expected(Key(f"d{name}", key.layer), tape.m)
            assert np.abs(tape[key] - step).max() <= EXACT
