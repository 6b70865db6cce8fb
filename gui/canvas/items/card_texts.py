"""Texts on and around a card, from the architecture, the task and the health of a layer."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.common.arrays import Shape
from engine.core.architecture.architecture import KINDS_WITH_WEIGHTS, Architecture, LayerSpec
from engine.core.architecture.graph import Graph
from engine.core.architecture.problems import PREDICTING
from engine.core.layers import LAYER_KINDS, PARAMETERS
from engine.core.layers.shared.base import count as count_of
from engine.core.layers.shared.base import shape_text
from engine.core.task import Task
from engine.core.training_settings import AUTO, LOSS_CHOICES, WEIGHTINGS, TrainingSettings
from engine.training.observation.health import Trouble, troubles
from engine.training.observation.snapshot import LayerHealth
from gui.look.words.marked_letters import marked
from gui.look.words.translation import tr, tr_message


@dataclass(frozen=True, slots=True)
class CardTexts:
    """Texts of one card.

    Attributes:
        subtitles: the line under the name, longest form first.
        captions: the symbol under the card, such as ``a[1]``, longest form first.
        tooltip: everything in full.
        accent: what :func:`gui.look.theme.accent_of` takes: its kind, or ``output``.
    """

    subtitles: tuple[str, ...]
    captions: tuple[str, ...]
    tooltip: str
    accent: str


@dataclass(frozen=True, slots=True)
class Badge:
    """Health of a layer as a card shows it.

    Attributes:
        texts: the same in several lengths, the longest first.
        tooltip: what it means and what to do about it.
        is_good: whether all is well.
    """

    texts: tuple[str, ...]
    tooltip: str
    is_good: bool


def card_texts(architecture: Architecture, task: Task | None) -> dict[str, CardTexts]:
    """Texts of every card, by layer id."""
    graph, output = Graph.of(architecture, task.features if task else None), architecture.output
    texts = {}
    for layer in architecture.layers:
        is_output = output is not None and layer.id == output.id
        shape, count = graph.shape_of(layer.id) or None, graph.count_of(layer.id)
        sources = len(architecture.sources(layer.id))
        what = _what(layer, task, shape, sources)
        inputs = graph.input_shapes_of(layer.id)
        texts[layer.id] = CardTexts(
            _subtitles(layer, what, count, is_output),
            _captions(layer, graph.numbers.get(layer.id), shape, is_output, bool(graph.specs)),
            _tooltip(layer, what[0], task, inputs, shape),
            "output" if is_output and layer.kind in PREDICTING else layer.kind,
        )
    return texts


def _what(layer: LayerSpec, task: Task | None, shape: Shape | None, sources: int) -> tuple[str, ...]:
    if layer.kind == "input":
        return (tr("{count:,} features", count=task.features) if task else tr("no data yet"),)
    return tuple(map(tr_message, LAYER_KINDS[layer.kind].caption(layer.settings, shape, sources)))


def _subtitles(layer: LayerSpec, what: tuple[str, ...], count: int, is_output: bool) -> tuple[str, ...]:
    """Texts on what it does and how many parameters that takes, longest form first."""
    if not count:
        return what[1:] if is_output and _has_units(layer) else what
    counted = tuple(f"{text} · {count:,}" for text in what[:2])  # the shortest leaves out too much for it
    if is_output and _has_units(layer):  # that its units are units is plain to see
        return counted[1:] + what[1:]
    return counted + what


def _has_units(layer: LayerSpec) -> bool:
    return layer.kind in LAYER_KINDS and LAYER_KINDS[layer.kind].family == "units"


def _captions(
    layer: LayerSpec, number: int | None, shape: Shape | None, is_output: bool, has_input: bool
) -> tuple[str, ...]:
    """The symbol of what comes out, with its size where the line above does not say that."""
    if number is None:
        return (tr("not connected") if has_input else "",)
    symbol = marked(f"a[{number}] = ŷ") if is_output else f"a[{number}]"
    about = "" if layer.kind == "input" else _about_output(layer, shape)
    return (f"{symbol} · {about}", symbol) if about else (symbol,)


def _about_output(layer: LayerSpec, shape: Shape | None) -> str:
    if shape is None:
        return tr("size unknown")
    if len(shape) > 1:
        return shape_text(shape)
    return "" if layer.kind in KINDS_WITH_WEIGHTS else tr("{count:,} units", count=shape[0])


def _tooltip(
    layer: LayerSpec, what: str, task: Task | None, inputs: tuple[Shape, ...], shape: Shape | None
) -> str:
    if layer.kind == "input":
        if task is None:
            return tr("{layer}: gets its width from the data.", layer=layer.name)
        return tr("{layer}: {count:,} prepared features per row.", layer=layer.name, count=task.features)
    family = LAYER_KINDS[layer.kind]
    lines = [f"{layer.name}: {what}", tr(family.summary)]
    if not inputs and task is None:
        lines.append(tr("All of its shape and its parameters are known once there is data."))
    if shape is None and task is not None:
        lines.append(tr("Its size is not known yet: that takes a path from the input that fits together."))
    if shape is None or not inputs:
        return "\n".join(lines)
    given = tr("{before} in → {after} out", before=shapes_text(inputs), after=shape_text(shape))
    learnt = family.parameter_shapes(layer.settings, *inputs)
    if learnt:
        parts = ", ".join(f"{PARAMETERS[name].letter} {shape_text(size)}" for name, size in learnt.items())
        given += " · " + tr("{count:,} parameters: {parts}", count=count_of(learnt), parts=parts)
    return "\n".join([*lines, given])


def shapes_text(shapes: tuple[Shape, ...]) -> str:
    """Shapes of all inputs: ``64``, or ``64 + 16`` for a join of two layers."""
    return " + ".join(map(shape_text, shapes))


def badge(health: LayerHealth, has_pictures: bool = False, is_output: bool = False) -> Badge:
    """Badge on the health of a layer, whose units are feature maps where it gives pictures."""
    found = troubles(health, is_output)
    if found:
        return _trouble_badge(found[0], health, has_pictures)
    if math.isnan(health.update_ratio):
        return Badge((tr("healthy"),), tr("No unit is dead and few are saturated."), True)
    ratio = short_number(health.update_ratio)
    return Badge(
        (tr("healthy · {ratio}", ratio=ratio), tr("healthy")),
        tr("The last update changed the weights by {ratio} of their length.", ratio=ratio),
        True,
    )


def _trouble_badge(trouble: Trouble, health: LayerHealth, has_pictures: bool) -> Badge:
    if trouble == "dead":
        return _dead_badge(health, has_pictures)
    if trouble == "saturated":
        advice = tr(
            "Most outputs lie at the ends of the activation, where its slope is almost 0, so learning is "
            "slow. Try a lower learning rate, Xavier initialisation or ReLU."
        )
        percent = round(100 * health.saturated)
        return Badge((tr("{percent} % saturated", percent=percent), tr("saturated")), advice, False)
    if trouble == "steep":
        advice = tr("The gradient is very long: updates overshoot. Try a lower learning rate.")
        return Badge((tr("gradient too large"), tr("too large")), advice, False)
    if trouble == "fast":
        advice = tr("Each update changes the weights by more than a tenth. Try a lower learning rate.")
        if math.isinf(health.update_ratio):
            advice = tr("The weights run away: lower the learning rate.")
        return Badge((tr("updates too large"), tr("too large")), advice, False)
    if trouble == "faint":
        advice = tr(
            "Almost no gradient arrives, so the layer hardly learns. "
            "If the loss is still high, try ReLU, fewer layers or another initialisation."
        )
        return Badge((tr("hardly a gradient"), tr("too small")), advice, False)
    advice = tr("Updates hardly change the weights. If the loss is still high, try a higher learning rate.")
    return Badge((tr("updates very small"), tr("too small")), advice, False)


def _dead_badge(health: LayerHealth, has_pictures: bool) -> Badge:
    values = {"dead": len(health.dead_units), "units": health.units}
    if has_pictures:
        full = tr("{dead} of {units} maps dead", **values)
    else:
        full = tr("{dead} of {units} units dead", **values)
    texts = (full, tr("{dead} of {units} dead", **values), tr("{dead} dead", **values))
    advice = tr(
        "These give 0 for every row, so they cannot learn: {units}. "
        "Try a lower learning rate, He initialisation or leaky ReLU.",
        units=_listed(health.dead_units),
    )
    return Badge(texts, advice, False)


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


@dataclass(frozen=True, slots=True)
class LossTexts:
    """Name of the loss at the end, and the rest for the tooltip."""

    name: str
    tooltip: str


def loss_texts(task: Task, architecture: Architecture, settings: TrainingSettings) -> LossTexts:
    """The loss that is chosen, or the one that fits, and what is particular about it."""
    output = architecture.output
    activation = output.activation if output is not None else ""
    is_automatic = settings.loss == AUTO
    key = task.matching_loss(activation) if is_automatic else settings.loss
    text = tr(LOSS_CHOICES[key].label)
    lines = [tr("Loss: {loss}. Training makes it smaller.", loss=text)]
    lines.append(tr("It fits the target.") if is_automatic else tr("It was chosen in the training settings."))
    uses = LOSS_CHOICES[key].uses
    if "class_weighting" in uses and settings.class_weighting != "none":
        how = tr(WEIGHTINGS[settings.class_weighting].label)
        lines.append(tr("Class weights: {how}", how=how))
    if "label_smoothing" in uses and settings.label_smoothing:
        lines.append(tr("Label smoothing: {share:g}", share=settings.label_smoothing))
    return LossTexts(text, "\n".join(lines))
