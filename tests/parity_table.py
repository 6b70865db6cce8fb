"""The table of parity: one row for each layer, activation, loss, optimizer and schedule with its settings.

A row names the function that computes the same in PyTorch, its twin. The tests in ``engine/parity`` take
every row through the same comparisons, so that whatever is added to the engine needs one row here.

Arrays are channels-last in the engine, so a twin of a layer for pictures turns them round for PyTorch.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from engine.common.arrays import Shape
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.templates import chain
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.layers.layer_norm import GroupNormSettings
from engine.core.layers.pooling import PoolSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.layers.shared.base import NoSettings
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings

try:
    import torch
    from torch.nn import functional as F
    from torch.optim import lr_scheduler

    torch.set_num_threads(1)
except ModuleNotFoundError:  # central differences need no PyTorch
    torch = F = lr_scheduler = None


# Layers. A twin takes what the layer takes and a ``TwinLayer`` with its settings and numbers, and gives z[l]
# of a layer that ends in an activation function, a[l] of any other.


def channels_first(pictures: Any) -> Any:
    return pictures.permute(0, 3, 1, 2)


def channels_last(pictures: Any) -> Any:
    return pictures.permute(0, 2, 3, 1)


def dense(x: Any, layer: Any) -> Any:
    return F.linear(x, layer.W, layer.b)


def nothing(x: Any, layer: Any) -> Any:
    return x


def conv2d(x: Any, layer: Any) -> Any:
    chosen, pictures = layer.settings, channels_first(x)
    k, stride, padding = chosen.kernel, chosen.stride, chosen.padding
    if padding == "same" and stride > 1:  # which PyTorch refuses: TensorFlow's rule by hand
        (above, below), (left, right) = (same_padding(side, k, stride) for side in x.shape[1:3])
        pictures, padding = F.pad(pictures, (left, right, above, below)), "valid"
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Using padding='same' with even kernel")
        return channels_last(F.conv2d(pictures, channels_first(layer.W), layer.b, stride, padding))


def same_padding(side: int, kernel: int, stride: int) -> tuple[int, int]:
    """Zeros before and after, as TensorFlow documents them for its padding ``SAME``."""
    over = side % stride
    total = max(kernel - (stride if over == 0 else over), 0)
    return total // 2, total - total // 2


def max_pool2d(x: Any, layer: Any) -> Any:
    return channels_last(F.max_pool2d(channels_first(x), layer.settings.size, layer.settings.stride))


def average_pool2d(x: Any, layer: Any) -> Any:
    return channels_last(F.avg_pool2d(channels_first(x), layer.settings.size, layer.settings.stride))


def global_average_pool2d(x: Any, layer: Any) -> Any:
    return F.adaptive_avg_pool2d(channels_first(x), 1).flatten(1)


def global_max_pool2d(x: Any, layer: Any) -> Any:
    return F.adaptive_max_pool2d(channels_first(x), 1).flatten(1)


def batch_norm(x: Any, layer: Any) -> Any:
    samples = x.reshape(-1, x.shape[-1])
    of_batch = layer.training and len(samples) > 1  # PyTorch refuses a single one
    numbers = (layer.running_mean, layer.running_var, layer.gamma, layer.beta)
    return F.batch_norm(samples, *numbers, of_batch, layer.settings.momentum, 1e-5).reshape(x.shape)


def layer_norm(x: Any, layer: Any) -> Any:
    return F.layer_norm(x, x.shape[1:], layer.gamma, layer.beta, 1e-5)


def group_norm(x: Any, layer: Any) -> Any:
    numbers = (layer.settings.groups, layer.gamma, layer.beta, 1e-5)
    return (
        channels_last(F.group_norm(channels_first(x), *numbers)) if x.ndim == 4 else F.group_norm(x, *numbers)
    )


def prelu(x: Any, layer: Any) -> Any:
    return channels_last(F.prelu(channels_first(x), layer.slope)) if x.ndim == 4 else F.prelu(x, layer.slope)


def dropout(x: Any, layer: Any) -> Any:
    return x if layer.cache is None or not layer.training else x * torch.tensor(layer.cache)


def add(x: Any, layer: Any) -> Any:
    return torch.stack(x).sum(0)


def concatenate(x: Any, layer: Any) -> Any:
    return torch.cat(x, -1)


def reshape(x: Any, layer: Any) -> Any:
    s = layer.settings
    return torch.reshape(x, (-1, s.height, s.width, s.channels))


def flatten(x: Any, layer: Any) -> Any:
    return x.reshape(len(x), -1)  # PyTorch's own order is channel by channel


@dataclass(frozen=True)
class LayerRow:
    """One layer with its settings, fed rows of these shapes."""

    kind: str
    twin: Callable[[Any, Any], Any]
    settings: Any
    shapes: tuple[Shape, ...]
    ties: bool = False
    """True if its own test feeds it whole numbers, of which many are equal."""

    @property
    def name(self) -> str:
        chosen = ", ".join(f"{n}={getattr(self.settings, n)}" for n in self.settings.__dataclass_fields__)
        ties = " ties" if self.ties else ""
        return f"{self.kind}({chosen.replace(', initializer=he_normal', '')}) on {self.shapes}{ties}"


def row(kind: str, twin: Callable[[Any, Any], Any], settings: Any, *shapes: Shape, **more: Any) -> LayerRow:
    return LayerRow(kind, twin, settings, shapes, **more)


def conv(filters: int, kernel: int, stride: int, padding: str, shape: Shape, **more: Any) -> LayerRow:
    settings = Conv2DSettings(filters, kernel, stride, padding, **{"activation": "tanh", **more})
    return row("conv2d", conv2d, settings, shape)


LAYERS = (
    row("dense", dense, DenseSettings(4, "identity"), (5,)),
    row("dense", dense, DenseSettings(1, "tanh"), (1,)),
    row("dense", dense, DenseSettings(7, "relu", l1=0.01), (3,)),
    row("dense", dense, DenseSettings(7, "tanh", l1=0.003, l2=0.02), (3,)),
    row("activation", nothing, ActivationSettings("tanh"), (5,)),
    row("activation", nothing, ActivationSettings("softmax"), (3, 4, 2)),
    row("prelu", prelu, NoSettings(), (5,)),
    row("prelu", prelu, NoSettings(), (3, 4, 2)),
    row("dropout", dropout, DropoutSettings(0.0), (6,)),
    row("dropout", dropout, DropoutSettings(0.4), (6,)),
    row("dropout", dropout, DropoutSettings(0.9), (4, 4, 2)),
    row("batch_norm", batch_norm, BatchNormSettings(), (5,)),
    row("batch_norm", batch_norm, BatchNormSettings(1.0), (1,)),
    row("batch_norm", batch_norm, BatchNormSettings(0.25), (4, 3, 2)),
    row("batch_norm", batch_norm, BatchNormSettings(), (1, 1, 3)),
    row("layer_norm", layer_norm, NoSettings(), (5,)),
    row("layer_norm", layer_norm, NoSettings(), (8,)),
    row("layer_norm", layer_norm, NoSettings(), (3, 4, 2)),
    row("group_norm", group_norm, GroupNormSettings(2), (16,)),
    row("group_norm", group_norm, GroupNormSettings(1), (3, 2, 3)),
    row("group_norm", group_norm, GroupNormSettings(3), (3, 4, 6)),
    row("group_norm", group_norm, GroupNormSettings(4), (2, 2, 4)),
    row("add", add, NoSettings(), (5,), (5,)),
    row("add", add, NoSettings(), (3, 4, 2), (3, 4, 2), (3, 4, 2)),
    row("concatenate", concatenate, NoSettings(), (3,), (5,)),
    row("concatenate", concatenate, NoSettings(), (4,), (1,), (2,)),
    row("concatenate", concatenate, NoSettings(), (3, 4, 2), (3, 4, 1)),
    row("reshape", reshape, ReshapeSettings(4, 3, 1), (12,)),
    row("reshape", reshape, ReshapeSettings(2, 3, 4), (24,)),
    row("reshape", reshape, ReshapeSettings(3, 2, 2), (2, 3, 2)),
    row("flatten", flatten, NoSettings(), (3, 4, 2)),
    row("flatten", flatten, NoSettings(), (5,)),
    conv(3, 1, 1, "valid", (4, 4, 1)),
    conv(2, 1, 2, "valid", (5, 4, 3)),
    conv(2, 1, 3, "same", (7, 6, 2)),
    conv(3, 2, 1, "valid", (5, 4, 1)),
    conv(2, 2, 1, "same", (5, 4, 2)),
    conv(2, 2, 2, "valid", (5, 5, 3)),
    conv(2, 2, 2, "same", (5, 5, 1)),
    conv(1, 2, 3, "same", (7, 8, 2)),
    conv(4, 3, 1, "valid", (5, 6, 2)),
    conv(4, 3, 1, "same", (6, 5, 2)),
    conv(3, 3, 1, "same", (4, 4, 1), activation="relu"),
    conv(3, 3, 2, "valid", (7, 6, 1)),
    conv(3, 3, 2, "same", (7, 6, 3)),
    conv(3, 3, 2, "same", (6, 7, 1), l1=0.002, l2=0.01),
    conv(2, 3, 3, "valid", (8, 7, 2)),
    conv(2, 3, 3, "same", (8, 7, 2)),
    conv(1, 3, 1, "valid", (3, 3, 1)),
    conv(1, 3, 1, "same", (1, 1, 1)),
    conv(2, 5, 1, "valid", (5, 7, 1)),
    conv(2, 5, 1, "same", (4, 3, 2)),
    conv(2, 5, 2, "same", (7, 4, 1)),
    conv(2, 5, 3, "valid", (9, 8, 1), activation="gelu"),
    conv(3, 3, 1, "same", (3, 3, 2), activation="softmax"),
    row("max_pool2d", max_pool2d, PoolSettings(2, 2), (4, 6, 2)),
    row("max_pool2d", max_pool2d, PoolSettings(2, 2), (5, 7, 1)),
    row("max_pool2d", max_pool2d, PoolSettings(3, 1), (5, 4, 2)),
    row("max_pool2d", max_pool2d, PoolSettings(3, 2), (8, 7, 1)),
    row("max_pool2d", max_pool2d, PoolSettings(2, 3), (7, 6, 2)),
    row("max_pool2d", max_pool2d, PoolSettings(4, 4), (4, 4, 3)),
    row("max_pool2d", max_pool2d, PoolSettings(2, 2), (6, 6, 2), ties=True),
    row("max_pool2d", max_pool2d, PoolSettings(3, 1), (6, 5, 2), ties=True),
    row("average_pool2d", average_pool2d, PoolSettings(2, 2), (4, 6, 2)),
    row("average_pool2d", average_pool2d, PoolSettings(2, 2), (5, 7, 1)),
    row("average_pool2d", average_pool2d, PoolSettings(3, 1), (5, 4, 2)),
    row("average_pool2d", average_pool2d, PoolSettings(3, 2), (8, 7, 1)),
    row("average_pool2d", average_pool2d, PoolSettings(2, 3), (7, 6, 2)),
    row("global_average_pool2d", global_average_pool2d, NoSettings(), (4, 3, 2)),
    row("global_average_pool2d", global_average_pool2d, NoSettings(), (1, 1, 3)),
    row("global_max_pool2d", global_max_pool2d, NoSettings(), (4, 3, 2)),
    row("global_max_pool2d", global_max_pool2d, NoSettings(), (3, 4, 2), ties=True),
)

LAYER_TWINS = {each.kind: each.twin for each in LAYERS}


# Activation functions, as PyTorch has them: g(z) of z


def function(name: str, **more: Any) -> Callable[[Any], Any]:
    return lambda z: getattr(F, name)(z, **more)


ACTIVATION_TWINS: dict[str, Callable[[Any], Any]] = {
    "identity": lambda z: z,
    "relu": function("relu"),
    "leaky_relu": function("leaky_relu", negative_slope=0.01),
    "elu": function("elu"),
    "gelu": function("gelu"),
    "silu": function("silu"),
    "softplus": function("softplus", threshold=40),
    "tanh": function("tanh"),
    "sigmoid": function("sigmoid"),
    "softmax": function("softmax", dim=-1),
}


# Losses. A twin takes z[L], a[L], the targets and, or None, the weights of the classes and the smoothing.


def of_distance(name: str, **more: Any) -> Callable[..., Any]:
    return lambda z, a, y, weights, smoothing: getattr(F, name)(a, y, **more)


def binary_cross_entropy(z: Any, a: Any, y: Any, weights: Any, smoothing: float) -> Any:
    if weights is None and not smoothing:
        return F.binary_cross_entropy_with_logits(z, y)
    # One sigmoid unit is a softmax over its logit and a zero.
    two = torch.cat([torch.zeros_like(z), z], 1)
    return F.cross_entropy(two, y[:, 0].long(), weights, label_smoothing=smoothing)


def cross_entropy(z: Any, a: Any, y: Any, weights: Any, smoothing: float) -> Any:
    return F.cross_entropy(z, y.argmax(1), weights, label_smoothing=smoothing)


def focal(z: Any, a: Any, y: Any, weights: Any, smoothing: float) -> Any:
    """Focal loss with the γ that is chosen by default, which is that of the paper."""
    logits = torch.cat([torch.zeros_like(z), z], 1) if z.shape[1] == 1 else z
    right = y[:, 0].long() if z.shape[1] == 1 else y.argmax(1)
    logarithms = F.log_softmax(logits, 1).gather(1, right[:, None])[:, 0]
    costs = -((1 - logarithms.exp()) ** TrainingSettings().focal_gamma) * logarithms
    counts = torch.ones_like(costs) if weights is None else weights[right]
    return (counts * costs).sum() / counts.sum()


@dataclass(frozen=True)
class LossRow:
    """One loss behind a last layer of ``units`` with an activation."""

    key: str
    twin: Callable[..., Any]
    kind: Any
    units: int
    activation: str
    settings: TrainingSettings

    @property
    def name(self) -> str:
        return f"{self.key} of {self.units} {self.activation} {changes(self.settings)}"


def loss(
    key: str, twin: Callable[..., Any], kind: str, units: int, activation: str, **settings: Any
) -> LossRow:
    return LossRow(key, twin, kind, units, activation, TrainingSettings(loss=key, **settings))


def changes(settings: TrainingSettings) -> str:
    """Settings that differ from those chosen by default."""
    usual = TrainingSettings()
    names = [n for n in settings.__dataclass_fields__ if getattr(settings, n) != getattr(usual, n)]
    return ", ".join(f"{n}={getattr(settings, n)}" for n in names)


THREE, TWO = (0.5, 2.0, 1.25), (3.0, 0.5)

LOSSES = (
    *(loss("mse", of_distance("mse_loss"), "regression", 1, g) for g in ("identity", "tanh", "relu")),
    loss("mse", of_distance("mse_loss"), "classes", 3, "softmax"),
    loss("mse", of_distance("mse_loss"), "binary", 1, "sigmoid"),
    loss("mae", of_distance("l1_loss"), "regression", 1, "identity"),
    loss("mae", of_distance("l1_loss"), "classes", 3, "softmax"),
    loss("huber", of_distance("huber_loss"), "regression", 1, "identity"),
    loss("huber", of_distance("huber_loss"), "binary", 2, "softmax"),
    *(
        loss("binary_cross_entropy", binary_cross_entropy, "binary", 1, "sigmoid", **more)
        for more in (
            {},
            {"label_smoothing": 0.2},
            {"class_weighting": "given", "class_weights": TWO},
            {"class_weighting": "given", "class_weights": TWO, "label_smoothing": 0.1},
        )
    ),
    *(
        loss("cross_entropy", cross_entropy, "binary", 2, "softmax", **more)
        for more in ({}, {"class_weighting": "given", "class_weights": TWO, "label_smoothing": 0.1})
    ),
    *(
        loss("cross_entropy", cross_entropy, "classes", 3, "softmax", **more)
        for more in (
            {},
            {"label_smoothing": 0.2},
            {"class_weighting": "given", "class_weights": THREE},
            {"class_weighting": "given", "class_weights": THREE, "label_smoothing": 0.1},
        )
    ),
    *(
        loss("focal", focal, kind, units, activation, **more)
        for kind, units, activation, weights in (
            ("binary", 1, "sigmoid", TWO),
            ("binary", 2, "softmax", TWO),
            ("classes", 3, "softmax", THREE),
        )
        for more in ({}, {"class_weighting": "given", "class_weights": weights})
    ),
)

LOSS_TWINS = {each.key: each.twin for each in LOSSES}


# Optimizers. A twin takes the parameters and the settings.


def sgd(momentum: bool, nesterov: bool) -> Callable[[Any, TrainingSettings], Any]:
    return lambda parameters, s: torch.optim.SGD(
        parameters, s.learning_rate, s.momentum if momentum else 0, 0, s.weight_decay, nesterov
    )


def adaptive(name: str) -> Callable[[Any, TrainingSettings], Any]:
    return lambda parameters, s: getattr(torch.optim, name)(
        parameters, lr=s.learning_rate, weight_decay=s.weight_decay
    )


def nadam(parameters: Any, s: TrainingSettings) -> Any:
    """Nadam with the product of the shares of momentum in float64, which PyTorch would begin in float32."""
    optimizer = adaptive("NAdam")(parameters, s)
    for each in (each for group in optimizer.param_groups for each in group["params"]):
        begun = {"step": torch.zeros(()), "mu_product": torch.ones((), dtype=torch.float64)}
        means = {"exp_avg": torch.zeros_like(each), "exp_avg_sq": torch.zeros_like(each)}
        optimizer.state[each] = begun | means
    return optimizer


OPTIMIZER_TWINS: dict[str, Callable[[Any, TrainingSettings], Any]] = {
    "sgd": sgd(False, False),
    "momentum": sgd(True, False),
    "nesterov": sgd(True, True),
    "adagrad": adaptive("Adagrad"),
    "rmsprop": adaptive("RMSprop"),
    "adam": adaptive("Adam"),
    "adamw": adaptive("AdamW"),
    "nadam": nadam,
}

OPTIMIZERS = tuple(
    TrainingSettings(optimizer=key, learning_rate=0.02, **more)  # type: ignore[arg-type]
    for key in OPTIMIZER_TWINS
    for more in (
        {},
        {"weight_decay": 0.03, "momentum": 0.5},
        {"clipping": "norm", "clip_limit": 0.05},
        {"clipping": "value", "clip_limit": 0.01, "weight_decay": 0.03},
    )
)


# Schedules. A twin takes the optimizer and the settings; one step of it is one epoch.


SCHEDULE_TWINS: dict[str, Callable[[Any, TrainingSettings], Any]] = {
    "constant": lambda optimizer, s: lr_scheduler.ConstantLR(optimizer, 1.0),
    "step": lambda optimizer, s: lr_scheduler.StepLR(optimizer, s.schedule_epochs, s.schedule_factor),
    "exponential": lambda optimizer, s: lr_scheduler.ExponentialLR(
        optimizer, s.schedule_factor ** (1 / s.schedule_epochs)
    ),
    "cosine": lambda optimizer, s: lr_scheduler.CosineAnnealingLR(optimizer, s.epochs - s.warmup_epochs),
    "plateau": lambda optimizer, s: lr_scheduler.ReduceLROnPlateau(
        optimizer, "min", s.schedule_factor, s.schedule_epochs, threshold=1e-4, eps=0
    ),
    "one_cycle": lambda optimizer, s: lr_scheduler.OneCycleLR(
        optimizer, s.learning_rate, total_steps=s.epochs, cycle_momentum=False
    ),
}

SCHEDULES = tuple(
    TrainingSettings(epochs=100, learning_rate=0.1, optimizer="momentum", schedule=key, **more)  # type: ignore[arg-type]
    for key in SCHEDULE_TWINS
    for more in (
        {},
        {"warmup_epochs": 12, "schedule_epochs": 9},
        {"schedule_factor": 0.3, "schedule_epochs": 7},
        {"schedule_factor": 0.9, "schedule_epochs": 1},
    )
    if not (key == "plateau" and "warmup_epochs" in more)  # PyTorch cannot put one behind a warm-up
    if not (key == "one_cycle" and more)  # which uses none of these settings
    if not (key in ("constant", "cosine") and "schedule_factor" in more)  # which they do not use
)


# Networks for the rows


@dataclass(frozen=True)
class Case:
    """A network to be trained by both."""

    architecture: Architecture
    task: Task
    settings: TrainingSettings


def task_of(kind: Any, features: int, classes: int = 3) -> Task:
    names = {"regression": 0, "binary": 2, "classes": classes}[kind]
    return Task(kind, features, tuple("abcdefgh"[:names]), "y")


def layer_case(row: LayerRow) -> Case:
    """Network: for each input a Dense layer and perhaps a Reshape; the layer; Flatten and an output of 3."""
    drawn, source = Architecture().adding("input", 0, 0)
    feeding = []
    for shape in row.shapes:
        drawn, last = drawn.adding("dense", 0, 0, DenseSettings(math.prod(shape), "tanh"))
        drawn = drawn.connecting(source.id, last.id)
        if len(shape) == 3:
            drawn, picture = drawn.adding("reshape", 0, 0, ReshapeSettings(*shape))
            drawn, last = drawn.connecting(last.id, picture.id), picture
        feeding.append(last)
    drawn, layer = drawn.adding(row.kind, 0, 0, row.settings)
    for each in feeding:
        drawn = drawn.connecting(each.id, layer.id)
    drawn, flat = drawn.adding("flatten", 0, 0)
    drawn, output = drawn.adding("dense", 0, 0, DenseSettings(3, "softmax", "xavier_normal"))
    drawn = drawn.connecting(layer.id, flat.id).connecting(flat.id, output.id)
    settings = TrainingSettings(optimizer="momentum", momentum=0.8, learning_rate=0.03)
    return Case(drawn, task_of("classes", 4), settings)


def dense_case(task: Task, units: int, last: str, settings: TrainingSettings, hidden: str = "tanh") -> Case:
    """Two Dense layers, and an Activation layer after the first."""
    drawn, layer = Architecture().adding("input", 0, 0)
    for kind, chosen in (
        ("dense", DenseSettings(5, hidden)),
        ("activation", ActivationSettings(hidden)),
        ("dense", DenseSettings(units, last, "xavier_normal")),
    ):
        drawn, following = drawn.adding(kind, 0, 0, chosen)
        drawn, layer = drawn.connecting(layer.id, following.id), following
    return Case(drawn, task, settings)


def activation_case(activation: str) -> Case:
    settings = TrainingSettings(optimizer="momentum", momentum=0.8, learning_rate=0.03)
    return dense_case(task_of("classes", 4), 3, "softmax", settings, activation)


def loss_case(row: LossRow) -> Case:
    settings = replace(row.settings, optimizer="momentum", momentum=0.8, learning_rate=0.03)
    return dense_case(task_of(row.kind, 4), row.units, row.activation, settings)


def training_case(settings: TrainingSettings) -> Case:
    """Case of an optimizer or a schedule."""
    return dense_case(task_of("classes", 4), 3, "softmax", settings)


# Whole networks, for what layers do to one another


def convolutional_case() -> Case:
    """Nothing learns before the first convolution, so no gradient goes back from it."""
    task = task_of("classes", 36)
    layers: list[tuple[str, Any]] = [
        ("reshape", ReshapeSettings(6, 6, 1)),
        ("conv2d", Conv2DSettings(4, 3, 1, "same", "identity")),
        ("batch_norm", BatchNormSettings()),
        ("activation", ActivationSettings("relu")),
        ("max_pool2d", PoolSettings()),
        ("conv2d", Conv2DSettings(6, 2, 1, "valid", "silu", l2=0.01)),
        ("dropout", DropoutSettings(0.25)),
        ("flatten", NoSettings()),
        ("dense", DenseSettings(5, "tanh")),
    ]
    return Case(chain(layers, task), task, TrainingSettings(optimizer="nesterov", learning_rate=0.02))


def residual_case() -> Case:
    """Two branches of unequal length around an Add, one of them joined to the input once more."""
    task = task_of("binary", 5)
    drawn, source = Architecture().adding("input", 0, 0)
    drawn, wide = drawn.adding("dense", 0, 0, DenseSettings(6, "tanh"))
    drawn, norm = drawn.adding("batch_norm", 0, 0)
    drawn, inner = drawn.adding("dense", 0, 0, DenseSettings(6, "gelu"))
    drawn, total = drawn.adding("add", 0, 0)
    drawn, both = drawn.adding("concatenate", 0, 0)
    drawn, last = drawn.adding("dense", 0, 0, DenseSettings(2, "identity", "xavier_normal"))
    drawn, output = drawn.adding("activation", 0, 0, ActivationSettings("softmax"))
    pairs = [(source, wide), (wide, norm), (norm, inner), (inner, total), (wide, total)]
    for one, other in [*pairs, (total, both), (source, both), (both, last), (last, output)]:
        drawn = drawn.connecting(one.id, other.id)
    return Case(drawn, task, TrainingSettings(optimizer="sgd", learning_rate=0.05))


def own_output_case(kind: str, activation: str) -> Case:
    """The last activation function stands alone, behind a Dense layer without one."""
    task = task_of(kind, 4)
    drawn = chain([("dense", DenseSettings(5, "tanh"))], task)
    last = drawn.order[-1]
    plain = replace(last, settings=DenseSettings(task.output_units, "identity", "xavier_normal"))
    drawn, output = drawn.with_layer(plain).adding("activation", 0, 0, ActivationSettings(activation))
    return Case(
        drawn.connecting(last.id, output.id), task, TrainingSettings(optimizer="sgd", learning_rate=0.05)
    )


WHOLE = {
    "convolutional network": convolutional_case(),
    "residual network": residual_case(),
    "sigmoid that stands alone": own_output_case("binary", "sigmoid"),
    "softmax that stands alone": own_output_case("classes", "softmax"),
    "tanh that stands alone": own_output_case("regression", "tanh"),
}
