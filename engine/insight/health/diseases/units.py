"""Units that let nothing through: dead ReLUs, saturated sigmoids, and layers too deep for what flows back."""

from __future__ import annotations

from collections.abc import Callable

from engine.common.messages import Message
from engine.core.activations import ACTIVATIONS
from engine.core.architecture.architecture import KINDS_WITH_WEIGHTS, LayerSpec
from engine.core.initializers import INITIALIZERS
from engine.insight.health.cures import (
    batch_norm,
    drawn_weights,
    is_far_above_usual,
    lower_rate,
    other_activation,
)
from engine.insight.health.layer_state import LayerState
from engine.insight.health.progress import SKILLED, is_under_way, skill
from engine.insight.health.run_facts import Finding, RunFacts
from engine.training.observation.health import MOST_SATURATED, SOUND_UPDATE_RATIO
from engine.training.observation.remedies import Remedy

DEAD_RELU, SATURATED, VANISHING = "dead_relu", "saturated", "vanishing"

MOST_DEAD = 0.7
"""A layer of which at least so many units are dead is called so, as in AutoTrainer (Zhang et al., ICSE 2021;
gamma = 0.7). Some dead units are usual: in good runs of the samples it is a sixth of a layer."""

FAINT = 1e-3
"""What flows back has vanished where less than this share of what is there at the last hidden layer is left
at the first one, as in AutoTrainer (beta1 = 1e-3). Eight layers of sigmoids leave some 1e-5, since each has a
slope of a quarter at most (Glorot and Bengio, 2010); as many of ReLU with the weights of He leave a third."""

FEWEST_LAYERS = 3
"""Hidden layers from which depth is spoken of."""
DEEP, FAINT_IN_DEEP = 4, 0.1
"""Layers of tanh or sigmoid that make what flows back vanish by their number (a quarter to the power of four
is below a hundredth), so that depth is named where some are saturated as well; and what is left then.
The steps of Adam do not hang on the size of gradients, so that weights grow until more comes through."""

WIDTH = Message(
    "First weights that suit the width of the layers keep signals from shrinking in the next run."
)


def dead_relu(facts: RunFacts) -> Finding | None:
    """Most ReLU units of a layer give 0 for every row, and the network has learnt little."""
    sick = _sick(facts, lambda layer: layer.dead >= MOST_DEAD)
    if not sick:
        return None
    spec, share = sick[0], facts.states[-1].layers[sick[0].id].dead
    sentence = Message(
        "Dead ReLUs: since epoch {epoch} at the latest {share} of the units of {layer} give 0 for every row, "
        "and what gives 0 learns nothing more.",
        epoch=since(facts, spec.id, lambda layer: layer.dead >= MOST_DEAD),
        share=_percent(share),
        layer=spec.name,
    )
    leaky = Message("Leaky ReLU has a slope below zero too, so that no unit stays silent for ever.")
    remedies = [other_activation(facts.project, _ending_in(facts, "relu"), "leaky_relu", leaky)]
    small = _drawn_small(facts)
    if len(small) >= FEWEST_LAYERS:
        remedies.insert(0, drawn_weights(facts.project, small, WIDTH))
    if is_fast(facts):
        remedies.insert(0, lower_rate(facts.project, silenced=True))
    return Finding(DEAD_RELU, spec.id, sentence, tuple(remedies))


def saturated(facts: RunFacts) -> Finding | None:
    """Most outputs of a tanh or sigmoid layer are at the ends, and the network has learnt little."""
    sick = _sick(facts, lambda layer: layer.saturated > MOST_SATURATED)
    if not sick or is_under_way(facts):
        return None
    spec, share = sick[0], facts.states[-1].layers[sick[0].id].saturated
    key = spec.settings.activation
    sentence = Message(
        "Saturated {activation}: since epoch {epoch} at the latest {share} of the outputs of {layer} are at "
        "the ends, where there is no slope to learn by.",
        activation=Message(ACTIVATIONS[key].label),
        epoch=since(facts, spec.id, lambda layer: layer.saturated > MOST_SATURATED),
        share=_percent(share),
        layer=spec.name,
    )
    layers = [one for one in facts.hidden if _saturates(one)]
    relu = Message("ReLU has a full slope for all that is above zero.")
    remedies = [
        batch_norm(facts.project, facts.dataset.task, layers),
        other_activation(facts.project, layers, "relu", relu),
    ]
    if is_fast(facts):
        remedies.insert(0, lower_rate(facts.project, silenced=True))
    return Finding(SATURATED, spec.id, sentence, tuple(one for one in remedies if one))


def vanishing(facts: RunFacts) -> Finding | None:
    """What flows back is next to nothing at the first hidden layer, and the network has learnt little."""
    layers = [spec for spec in facts.hidden if spec.kind in KINDS_WITH_WEIGHTS]
    if len(layers) < FEWEST_LAYERS or not facts.states or skill(facts) > SKILLED:
        return None
    is_deep = sum(map(_saturates, facts.hidden)) >= DEEP
    if _sick(facts, lambda layer: layer.dead >= MOST_DEAD or layer.is_alike) or (
        not is_deep and _sick(facts, lambda layer: layer.saturated > MOST_SATURATED)
    ):
        return None
    ends = layers[0].id, layers[-1].id
    errors = [
        [state.layers[i].error for i in ends] for state in facts.states if set(ends) <= set(state.layers)
    ]
    least = FAINT_IN_DEEP if is_deep else FAINT
    faint = [first / last for first, last in errors if 0 <= first < least * last]
    if not faint:
        return None
    sentence = Message(
        "Vanishing in depth: what flows back is {times} times as strong at {last} as at {first}, so that the "
        "first layers hardly learn.",
        times=f"{1 / faint[-1]:,.0f}" if faint[-1] > 0 else "∞",
        first=layers[0].name,
        last=layers[-1].name,
    )
    return Finding(VANISHING, layers[0].id, sentence, _for_depth(facts, layers))


def _for_depth(facts: RunFacts, layers: list[LayerSpec]) -> tuple[Remedy, ...]:
    saturating = [spec for spec in facts.hidden if _saturates(spec)]
    remedies: list[Remedy | None] = []
    if saturating:
        effect = Message("ReLU passes back in full what it lets through, through any number of layers.")
        remedies.append(other_activation(facts.project, saturating, "relu", effect))
    small = _drawn_small(facts)
    if small:
        remedies.append(drawn_weights(facts.project, small, WIDTH))
    remedies.append(batch_norm(facts.project, facts.dataset.task, layers))
    return tuple(one for one in remedies if one)


def blocked(facts: RunFacts) -> LayerSpec | None:
    """The first layer whose units let nothing through, or None."""
    sick = _sick(facts, lambda layer: layer.dead >= MOST_DEAD or layer.saturated > MOST_SATURATED)
    return sick[0] if sick else None


def is_fast(facts: RunFacts) -> bool:
    """True if steps change some layer by more than is sound, or the rate is far above the usual one."""
    ratios = (layer.update_ratio for state in facts.states for layer in state.layers.values())
    return is_far_above_usual(facts.project) or any(ratio > SOUND_UPDATE_RATIO[1] for ratio in ratios)


def _sick(facts: RunFacts, is_sick: Callable[[LayerState], bool]) -> list[LayerSpec]:
    """Hidden layers that are so at the last checkpoint, where the network has learnt little."""
    if not facts.states or skill(facts) > SKILLED:
        return []
    return [spec for spec, layer in facts.of_hidden(facts.states[-1]) if is_sick(layer)]


def since(facts: RunFacts, layer_id: str, is_so: Callable[[LayerState], bool]) -> str:
    """Epoch of the first checkpoint from which on a layer is so at all of them."""
    epoch = facts.states[-1].epoch
    for state in reversed(facts.states):
        if layer_id not in state.layers or not is_so(state.layers[layer_id]):
            break
        epoch = state.epoch
    return f"{epoch:,}"


def _drawn_small(facts: RunFacts) -> list[LayerSpec]:
    """Hidden layers whose first weights are small whatever the layer's width, so that signals shrink."""
    weighted = (spec for spec in facts.hidden if spec.kind in KINDS_WITH_WEIGHTS)
    return [spec for spec in weighted if INITIALIZERS[spec.settings.initializer].fan == "none"]


def _ending_in(facts: RunFacts, key: str) -> list[LayerSpec]:
    return [spec for spec in facts.hidden if getattr(spec.settings, "activation", "") == key]


def _saturates(spec: LayerSpec) -> bool:
    key = getattr(spec.settings, "activation", "")
    return key in ACTIVATIONS and ACTIVATIONS[key].saturates


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
