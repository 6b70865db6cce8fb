"""A network rebuilt in PyTorch from the twins of the parity table, and how far both are apart."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from engine.common.arrays import Array
from engine.core.layers import LAYER_KINDS, ActivatedLayer, Layer
from engine.core.losses import LOSSES, make_loss
from engine.core.network import Network
from engine.core.optimizers import make_optimizer
from engine.training.schedules import SCHEDULES
from tests.kernels import iteration_by
from tests.parity_table import (
    ACTIVATION_TWINS,
    LAYER_TWINS,
    LOSS_TWINS,
    OPTIMIZER_TWINS,
    SCHEDULE_TWINS,
    Case,
    lr_scheduler,
    torch,
)

BATCHES = (6, 6, 5, 1)
"""Rows of the mini-batches that a training goes round; one of them is a single row."""

FLOOR = 0.01
"""Numbers are compared relative to the largest of their array, or to this share of the largest of all
arrays of their sort: a gradient that is zero but for rounding has no size of its own."""


def twin_layer(layer: Layer) -> SimpleNamespace:
    """Settings and copies of all numbers of a layer."""
    twin = SimpleNamespace(kind=layer.kind, settings=layer.settings, training=True, cache=None)
    for name in layer.names:
        setattr(twin, name, torch.tensor(getattr(layer, name).copy(), requires_grad=True))
    for name in layer.statistic_shapes(layer.settings, *layer.input_shapes):
        setattr(twin, name, torch.tensor(getattr(layer, name).copy()))
    return twin


def twin_forward(twin: SimpleNamespace, x: Any) -> tuple[Any, Any]:
    """z[l] and a[l]; both are the same for a layer without an activation function."""
    z = LAYER_TWINS[twin.kind](x, twin)
    activated = issubclass(LAYER_KINDS[twin.kind], ActivatedLayer)
    return z, ACTIVATION_TWINS[twin.settings.activation](z) if activated else z


def penalty(twin: SimpleNamespace) -> Any:
    """L1 and L2 penalty of one layer."""
    s = twin.settings
    if not (hasattr(twin, "W") and (s.l1 or s.l2)):
        return 0.0
    return s.l1 * twin.W.abs().sum() + s.l2 / 2 * (twin.W**2).sum()


class TwinNetwork:
    """The network in PyTorch, with copies of its weights in the engine's own shapes.

    Attributes:
        a: a[0] to a[L] of the last forward pass; their gradients are kept.
        z: z[L].
    """

    def __init__(self, network: Network) -> None:
        self.network = network
        self.layers = [twin_layer(layer) for layer in network.layers]
        self.a: list[Any] = []
        self.z: Any = None

    @property
    def parameters(self) -> list[Any]:
        return [
            getattr(twin, name)
            for twin, layer in zip(self.layers, self.network.layers, strict=True)
            for name in layer.names
        ]

    def forward(self, inputs: Array, training: bool, caches: list[Any]) -> Any:
        """Gives a[L]; the ``caches`` of the engine's forward pass hold the masks of Dropout."""
        self.a = [torch.tensor(inputs, requires_grad=True)]
        for number, twin in enumerate(self.layers):
            twin.training, twin.cache = training, caches[number] if caches else None
            self.z, a = twin_forward(twin, self.network.inputs_of(number + 1, self.a))
            self.a.append(a.clone())  # a layer may give what it was given, which has a gradient of its own
            self.a[-1].retain_grad()
        return self.a[-1]

    def loss(self, targets: Array) -> tuple[Any, Any]:
        """Mean loss of the rows, and the penalties of the weights."""
        loss = self.network.loss
        weights = getattr(loss, "class_weights", None)
        y = torch.tensor(targets)
        key = next(key for key, family in LOSSES.items() if type(loss) is family)
        weights = None if weights is None else torch.tensor(weights, dtype=y.dtype)
        value = LOSS_TWINS[key](self.z, self.a[-1], y, weights, getattr(loss, "smoothing", 0.0))
        return value, sum(penalty(twin) for twin in self.layers)


class Pair:
    """A case made twice, with the same first weights, and the mini-batches for both."""

    def __init__(self, case: Case, dtype: Any, core: str) -> None:
        """Ours by this core."""
        self.settings = case.settings
        self.network = Network(case.architecture, case.task, dtype)
        self.network.initialise(3)
        rng = np.random.default_rng(4)
        for layer in self.network.layers:  # where biases are zero, they could be mixed up
            for name in layer.names[1:]:
                getattr(layer, name)[...] += rng.normal(scale=0.1, size=getattr(layer, name).shape)
        self.inputs, self.targets = mini_batches(self.network, dtype)
        activation = self.network.last.settings.activation
        self.network.loss = make_loss(case.task, activation, case.settings, np.concatenate(self.targets))
        self.network.use_generator(np.random.default_rng(5))
        optimizer = make_optimizer(self.network.parameters, self.network.gradients, case.settings)
        self.iteration = iteration_by(core, self.network, optimizer)
        self.schedule = SCHEDULES[case.settings.schedule](case.settings)
        if torch is not None:
            self.twin = TwinNetwork(self.network)
            self.optimizer = OPTIMIZER_TWINS[case.settings.optimizer](self.twin.parameters, case.settings)
            self.scheduler = _scheduler(self.optimizer, case)

    def step(self, number: int, epoch_ends: bool) -> tuple[float, float]:
        """One step of both, counted from 0; gives both losses. With ``epoch_ends`` each is an epoch."""
        batch = number % len(BATCHES)
        x, y = self.inputs[batch], self.targets[batch]
        epoch = number + 1 if epoch_ends else 1
        rate = self.settings.learning_rate * self.schedule.factor(epoch)
        assert abs(rate / self.optimizer.param_groups[0]["lr"] - 1) < 1e-9
        ours = self.run(x, y, rate)
        theirs = self.twin_gradient(x, y)
        self.clip()
        self.optimizer.step()
        if epoch_ends:
            self.schedule.observe(ours)
            plateau = self.settings.schedule == "plateau"
            self.scheduler.step(*((theirs,) if plateau else ()))
        return ours, theirs

    def run(self, x: Array, y: Array, rate: float) -> float:
        """One step of ours, by its named steps, which leave everything to be seen with either core."""
        iteration = self.iteration
        iteration.take(x, y)
        for l in range(1, len(self.network.layers) + 1):
            iteration.forward(l)
        iteration.compute_loss()
        for l in iteration.backward_order:
            iteration.backward(l)
        iteration.update(rate)
        return iteration.loss

    def twin_gradient(self, x: Array, y: Array) -> float:
        """Forward and backward of the twin with the masks of the engine's last step; gives the loss."""
        self.optimizer.zero_grad()
        self.twin.forward(x, True, self.iteration.caches)
        loss, penalties = self.twin.loss(y)
        (loss + penalties).backward()
        return float(loss.detach())

    def clip(self) -> None:
        limit, parameters = self.settings.clip_limit, self.twin.parameters
        if self.settings.clipping == "norm":
            torch.nn.utils.clip_grad_norm_(parameters, limit)
        elif self.settings.clipping == "value":
            torch.nn.utils.clip_grad_value_(parameters, limit)

    # How far both are apart, by name

    def numbers(self) -> dict[str, float]:
        """All weights, biases, gammas, betas and running statistics."""
        return deviations(self._each_array(""))

    def gradients(self) -> dict[str, float]:
        """Gradients of everything learnt."""
        return deviations(self._each_array("d"))

    def _each_array(self, prefix: str) -> dict[str, tuple[Array, Array]]:
        pairs = {}
        for number, (twin, layer) in enumerate(zip(self.twin.layers, self.network.layers, strict=True)):
            measured = layer.statistic_shapes(layer.settings, *layer.input_shapes)
            for name in layer.names if prefix else (*layer.names, *measured):
                theirs = getattr(twin, name)
                theirs = theirs.grad if prefix else theirs.detach()
                pairs[f"{prefix}{name}[{number + 1}]"] = (getattr(layer, prefix + name), theirs.numpy())
        return pairs

    def activations(self) -> dict[str, float]:
        """Outputs of all layers in training."""
        pairs = zip(self.iteration.a, self.twin.a, strict=True)
        return deviations(
            {f"a[{l}]": (ours, theirs.detach().numpy()) for l, (ours, theirs) in enumerate(pairs)}
        )

    def differences(self) -> dict[str, float]:
        """da of all layers but the last, where something learns; that of each row's own loss."""
        found = {}
        for l, (ours, theirs) in enumerate(zip(self.iteration.da[:-1], self.twin.a[:-1], strict=True)):
            if self.network.graph.learns[l] and ours is not None:
                found[f"da[{l}]"] = (ours, theirs.grad.numpy() * len(ours))
        return deviations(found)

    def evaluation(self) -> float:
        """Outputs in evaluation mode."""
        x = np.concatenate(self.inputs)
        theirs = self.twin.forward(x, False, []).detach().numpy()
        return deviation(self.network.predict(x), theirs)


def _scheduler(optimizer: Any, case: Case) -> Any:
    settings = case.settings
    following = SCHEDULE_TWINS[settings.schedule]
    if not settings.warmup_epochs:
        return following(optimizer, settings)
    warmup = settings.warmup_epochs
    growing = lr_scheduler.LinearLR(optimizer, 1 / (warmup + 1), total_iters=warmup)
    return lr_scheduler.SequentialLR(optimizer, [growing, following(optimizer, settings)], [warmup])


def mini_batches(network: Network, dtype: Any) -> tuple[list[Array], list[Array]]:
    """Inputs and targets of the mini-batches, as the network takes them."""
    task, rows = network.task, sum(BATCHES)
    rng = np.random.default_rng(7)
    inputs = rng.normal(size=(rows, task.features)).astype(dtype)
    if task.kind == "regression":
        targets = rng.normal(scale=2, size=(rows, 1))  # also beyond the bend of Huber
    elif task.kind == "binary":
        targets = rng.integers(0, 2, (rows, 1)).astype(np.float64)
    else:
        targets = np.eye(len(task.classes))[rng.integers(0, len(task.classes), rows)]
    ends = np.cumsum(BATCHES)[:-1]
    return np.split(inputs, ends), np.split(network.targets(targets.astype(dtype)), ends)


def deviation(ours: Array, theirs: Array, least: float = 0.0) -> float:
    """Largest difference relative to the largest number, or to ``least`` if that is larger."""
    assert ours.shape == theirs.shape
    assert ours.dtype == theirs.dtype
    assert np.isfinite(ours).all()
    if not ours.size:
        return 0.0
    size = max(float(np.abs(theirs).max()), least)
    largest = float(np.abs(ours - theirs).max())
    return largest / size if size else largest


def deviations(pairs: dict[str, tuple[Array, Array]]) -> dict[str, float]:
    """The same for arrays of one sort, by name; see :data:`FLOOR`."""
    largest = max((float(np.abs(theirs).max()) for _, theirs in pairs.values()), default=0.0)
    return {name: deviation(ours, theirs, FLOOR * largest) for name, (ours, theirs) in pairs.items()}
