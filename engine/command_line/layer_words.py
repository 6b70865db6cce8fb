"""A network in one line of text."""

from __future__ import annotations

from engine.core.architecture.architecture import Architecture, LayerSpec
from engine.core.layers import LAYER_KINDS


def network_words(architecture: Architecture, features: int) -> str:
    """Every layer in the order of computation, such as ``4 > 16 relu > 3 softmax``.

    A layer that is not fed by the one before it alone says by which: ``Add (Dense 1 + BatchNorm 2)``.
    """
    words, before = [str(features)], architecture.order[0]
    for layer in architecture.order[1:]:
        sources = architecture.sources(layer.id)
        of = "" if sources == [before.id] else f" ({' + '.join(architecture.layer(s).name for s in sources)})"
        words.append(layer_words(layer) + of)
        before = layer
    return " > ".join(words)


def layer_words(layer: LayerSpec) -> str:
    """One layer with the settings that say most about it."""
    settings, words = layer.settings, LAYER_KINDS[layer.kind].words
    match layer.kind:
        case "dense":
            return f"{settings.units} {settings.activation}"
        case "activation":
            return str(settings.activation)
        case "conv2d":
            return (
                f"{words} {settings.filters} of {settings.kernel} × {settings.kernel} {settings.activation}"
            )
        case "max_pool2d" | "average_pool2d":
            return f"{words} {settings.size} × {settings.size}"
        case "reshape":
            return f"{words} {settings.height} × {settings.width} × {settings.channels}"
        case "dropout":
            return f"dropout {settings.rate:g}"
    return words
