"""The words on and around a card, from the architecture, the task and the health of a layer."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.activations import ACTIVATIONS
from engine.architecture import Architecture, LayerSpec
from engine.losses import LOSSES
from engine.snapshot import LayerHealth
from engine.task import Task
from gui.translation import tr

SATURATED_SHARE = 0.5
"""From this share of saturated outputs on, gradients hardly pass, so the card says so."""


@dataclass(frozen=True, slots=True)
class CardTexts:
    """The words of one card.

    Attributes:
        subtitles: the line under the name, longest form first.
        caption: the symbol under the card, such as ``a[1]``; empty for a layer that nothing reaches.
        tooltip: everything in full.
        accent: key of :data:`gui.theme.LAYER_ACCENTS`.
    """

    subtitles: tuple[str, ...]
    caption: str
    tooltip: str
    accent: str


@dataclass(frozen=True, slots=True)
class Badge:
    """How a layer is doing.

    Attributes:
        texts: a few words, longest form first.
        tooltip: what it means and what to do about it.
        is_good: whether all is well.
    """

    texts: tuple[str, ...]
    tooltip: str
    is_good: bool


def card_texts(architecture: Architecture, task: Task | None) -> dict[str, CardTexts]:
    """The words of every card, by layer id."""
    numbers, output = architecture.numbers(), architecture.output
    shapes = architecture.shapes(task.features) if task else {}
    counts = architecture.parameter_counts(task.features) if task else {}
    texts = {}
    for layer in architecture.layers:
        is_output = output is not None and layer.id == output.id
        texts[layer.id] = CardTexts(
            _subtitles(layer, task, counts.get(layer.id), is_output),
            _caption(layer, numbers.get(layer.id), is_output),
            _tooltip(layer, task, architecture, shapes, counts),
            "output" if is_output and layer.kind == "dense" else layer.kind,
        )
    return texts


def _subtitles(layer: LayerSpec, task: Task | None, count: int | None, is_output: bool) -> tuple[str, ...]:
    if layer.kind == "input":
        return (tr("{count:,} features", count=task.features) if task else tr("no data yet"),)
    if layer.kind == "dropout":
        return (tr("silences {percent} %", percent=round(100 * layer.settings.rate)),)
    units = f"{layer.settings.units:,}"
    activation = tr(ACTIVATIONS[layer.settings.activation].words)
    words = tr("{units} units", units=units)
    without_count = (f"{words} · {activation}", f"{units} · {activation}")
    if count is None:
        return without_count
    with_count = (f"{words} · {activation} · {count:,}", f"{units} · {activation} · {count:,}")
    return with_count[1:] + without_count[1:] if is_output else with_count + without_count


def _caption(layer: LayerSpec, number: int | None, is_output: bool) -> str:
    if number is None:
        return ""
    if is_output:
        return f"a[{number}] = ŷ"
    if layer.kind == "dropout":
        return tr("{symbol} · dropout", symbol=f"a[{number}]")
    return f"a[{number}]"


def _tooltip(
    layer: LayerSpec,
    task: Task | None,
    architecture: Architecture,
    shapes: dict[str, tuple[int, ...]],
    counts: dict[str, int],
) -> str:
    if layer.kind == "input":
        if task is None:
            return tr("{layer}: gets its width from the data.", layer=layer.name)
        return tr("{layer}: {count:,} prepared features per row.", layer=layer.name, count=task.features)
    if layer.kind == "dropout":
        return tr(
            "{layer}: silences {percent} % of the units in each training step, none otherwise.",
            layer=layer.name,
            percent=round(100 * layer.settings.rate),
        )
    activation = tr(ACTIVATIONS[layer.settings.activation].words)
    units = layer.settings.units
    if layer.id not in shapes:
        return tr(
            "{layer}: {units:,} units, {activation}", layer=layer.name, units=units, activation=activation
        )
    return tr(
        "{layer}: {units:,} units, {activation}, {count:,} parameters: W {units} × {incoming}, b {units}",
        layer=layer.name,
        units=units,
        activation=activation,
        count=counts[layer.id],
        incoming=shapes[architecture.sources(layer.id)[0]][0],
    )


def badge(health: LayerHealth) -> Badge:
    """What to say about a layer's health."""
    dead = len(health.dead_units)
    if dead:
        texts = (
            tr("{dead} of {units} units dead", dead=dead, units=health.units),
            tr("{dead} of {units} dead", dead=dead, units=health.units),
            tr("{dead} dead", dead=dead),
        )
        advice = tr(
            "These units give 0 for every row, so they cannot learn: {units}. "
            "Try a lower learning rate, He initialisation or leaky ReLU.",
            units=_listed(health.dead_units),
        )
        return Badge(texts, advice, False)
    if health.saturated >= SATURATED_SHARE:
        advice = tr(
            "Most outputs lie at the ends of the activation, where its slope is almost 0, so learning is "
            "slow. Try a lower learning rate, Xavier initialisation or ReLU."
        )
        percent = round(100 * health.saturated)
        return Badge((tr("{percent} % saturated", percent=percent), tr("saturated")), advice, False)
    if math.isnan(health.update_ratio):
        return Badge((tr("healthy"),), tr("No unit is dead and few are saturated."), True)
    if math.isinf(health.update_ratio):
        advice = tr("The weights run away: lower the learning rate.")
        return Badge((tr("updates too large"), tr("too large")), advice, False)
    ratio = short_number(health.update_ratio)
    return Badge(
        (tr("healthy · {ratio}", ratio=ratio), tr("healthy")),
        tr("The last step changed the weights by {ratio} of their length.", ratio=ratio),
        True,
    )


def _listed(units: tuple[int, ...]) -> str:
    shown = ", ".join(str(unit + 1) for unit in units[:8])
    return f"{shown} …" if len(units) > 8 else shown


def short_number(value: float) -> str:
    """Two digits and the power of ten, such as ``1.1e-3``."""
    mantissa, exponent = f"{value:.1e}".split("e")
    return f"{mantissa}e{int(exponent)}"


def byte_size(parameters: int) -> str:
    """Memory of so many float32 parameters."""
    size = 4.0 * parameters
    for unit in ("B", "kB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} GB"


def loss_words(task: Task, architecture: Architecture) -> str:
    """Name of the loss that the task asks for."""
    output = architecture.output
    activation = getattr(output.settings, "activation", "") if output is not None else ""
    return tr(LOSSES[task.matching_loss(activation)].words)
