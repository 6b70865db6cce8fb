"""What a layer of each kind does, in the few words that find room on its card."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.common.arrays import Shape
from engine.core.activations import ACTIVATIONS
from engine.core.architecture.architecture import LayerSpec
from engine.core.layers.base import shape_words
from gui.look.words.translation import tr

Words = tuple[str, ...]


def what_it_does(layer: LayerSpec, shape: Shape | None, sources: int) -> Words:
    """The words about a layer other than the input, longest form first.

    Args:
        layer: the layer.
        shape: what comes out of it, or None while that is not known.
        sources: how many layers feed it.
    """
    if layer.kind == "flatten":
        return (tr("to {count:,} numbers", count=shape[0]),) if shape else (tr("to one row"),)
    if layer.kind == "add":
        some = tr("adds {count} layers", count=sources), tr("adds {count}", count=sources)
        return some if sources > 1 else (tr("adds layers"),)
    if layer.kind == "concatenate":
        some = tr("joins {count} layers", count=sources), tr("joins {count}", count=sources)
        return some if sources > 1 else (tr("joins layers"),)
    return _WORDS[layer.kind](layer.settings)


def _activation(settings: Any) -> str:
    return tr(ACTIVATIONS[settings.activation].words)


def _dense(settings: Any) -> Words:
    units, activation = f"{settings.units:,}", _activation(settings)
    return f"{tr('{units} units', units=units)} · {activation}", f"{units} · {activation}"


def _convolution(settings: Any) -> Words:
    filters, activation = f"{settings.filters:,}", _activation(settings)
    window = f"{settings.kernel}×{settings.kernel}"  # tight, since it stands among other numbers
    short = tr("{filters} of {window}", filters=filters, window=window)
    long = tr("{filters} filters {window}", filters=filters, window=window)
    return f"{long} · {activation}", f"{short} · {activation}", short


def _max_pool(settings: Any) -> Words:
    size, stride = settings.size, settings.stride
    words = tr("max of {size} × {size}", size=size), tr("max {size}×{size}", size=size)
    return (
        words if stride == size else (tr("{words}, stride {stride}", words=words[0], stride=stride), *words)
    )


def _average_pool(settings: Any) -> Words:
    size, stride = settings.size, settings.stride
    words = tr("mean of {size} × {size}", size=size), tr("mean {size}×{size}", size=size)
    return (
        words if stride == size else (tr("{words}, stride {stride}", words=words[0], stride=stride), *words)
    )


def _reshape(settings: Any) -> Words:
    sides = settings.height, settings.width, settings.channels
    return tr("to {shape}", shape=shape_words(sides)), "×".join(map(str, sides))


_WORDS: dict[str, Callable[[Any], Words]] = {
    "dense": _dense,
    "activation": lambda settings: (_activation(settings),),
    "dropout": lambda settings: (tr("silences {percent} %", percent=round(100 * settings.rate)),),
    "batch_norm": lambda _: (tr("over mini-batch"), tr("per batch")),
    "layer_norm": lambda _: (tr("over each row"), tr("per row")),
    "reshape": _reshape,
    "conv2d": _convolution,
    "max_pool2d": _max_pool,
    "average_pool2d": _average_pool,
    "global_average_pool2d": lambda _: (tr("mean of each map"), tr("mean of map")),
}
