"""A learning rate that is too high or too low, told by the curves and by the size of the steps."""

from __future__ import annotations

import numpy as np

from engine.common.messages import Message
from engine.insight.health.cures import higher_rate, is_far_above_usual, lower_rate
from engine.insight.health.diseases.starts import zero_start
from engine.insight.health.diseases.units import blocked, vanishing
from engine.insight.health.progress import LAST, SKILLED, guessing_loss, skill, training_losses
from engine.insight.health.run_facts import Finding, RunFacts

RATE_HIGH, RATE_LOW = "rate_high", "rate_low"

RISEN = 2.0
"""A training loss of so many times its lowest epoch has run away; in healthy runs it falls but for noise."""
JUMPS, JUMPING_EPOCHS = 0.1, 16
"""Way that the loss goes up and down from epoch to epoch, beyond what it falls or rises on the whole, from
which it jumps, as a share of the first loss or that of guessing; and the epochs that tell of it. In good runs
of the samples it is below a twentieth in the second half."""
FEWEST_EPOCHS = 5
"""Epochs that a curve must have to be judged."""

SLOW_RATIO = 3e-4
"""Steps that change every layer by less than this share of its weights are small: a third of what is usual
(a thousandth: Karpathy, CS231n, "Babysitting the learning process")."""
SLOW_EPOCHS = 10
"""Epochs after which a loss that hardly fell tells of small steps."""
STILL_FALLS, FALLS_ON = 0.25, 0.1
"""The loss still falls where the second half of the epochs has at least this share of the whole fall (of a
straight line it is a half, of a curve that levels out next to nothing), or took this share of it away."""


def rate_high(facts: RunFacts) -> Finding | None:
    """The loss is no longer finite, has run away or jumps, or the first steps have silenced a layer."""
    rate, layer = f"{facts.project.training.learning_rate:g}", blocked(facts)
    sentence = _of_losses(facts, rate)
    if sentence is not None:
        remedy = lower_rate(facts.project, silenced=layer is not None)
        return Finding(RATE_HIGH, None, sentence, (remedy,))
    if layer is None or not is_far_above_usual(facts.project):
        return None
    sentence = Message(
        "Learning rate too high: with {rate} steps are so large that {layer} lets next to nothing through.",
        rate=rate,
        layer=layer.name,
    )
    return Finding(RATE_HIGH, layer.id, sentence, (lower_rate(facts.project, silenced=True),))


def _of_losses(facts: RunFacts, rate: str) -> Message | None:
    """What the losses say of a rate that is too high, or None."""
    if facts.state == "failed":
        return Message(
            "Learning rate too high: with {rate} the loss is no finite number any more after epoch {epoch}.",
            rate=rate,
            epoch=f"{facts.records.epochs:,}",
        )
    losses = training_losses(facts)
    if len(losses) < FEWEST_EPOCHS:
        return None
    first = float(min(losses[0], facts.losses[0])) if len(facts.losses) else float(losses[0])
    now, lowest = float(np.median(losses[-LAST:])), float(losses.min())
    if now > RISEN * max(lowest, first / RISEN):
        return Message(
            "Learning rate too high: with {rate} the training loss rose from {lowest} to {now}.",
            rate=rate,
            lowest=f"{min(lowest, first):.3g}",
            now=f"{now:.3g}",
        )
    changes = np.diff(losses[len(losses) // 2 :])
    jump = float(np.abs(changes).mean() - abs(changes.mean()))
    if len(losses) < JUMPING_EPOCHS or jump < JUMPS * max(first, guessing_loss(facts)):
        return None
    return Message(
        "Learning rate too high: with {rate} the training loss jumps by {jump} from epoch to epoch.",
        rate=rate,
        jump=f"{jump:.3g}",
    )


def rate_low(facts: RunFacts) -> Finding | None:
    """Steps are tiny, and the loss falls slowly and as evenly as it did at first."""
    losses = training_losses(facts)
    if len(losses) < SLOW_EPOCHS or not facts.states or skill(facts) > SKILLED:
        return None
    if facts.goes_on and facts.records[-1].learning_rate < facts.project.training.learning_rate / 2:
        return None  # the schedule still warms up, or has gone down on purpose
    if blocked(facts) or zero_start(facts) or vanishing(facts):
        return None
    ratio = _usual_ratio(facts)
    first, last = float(np.median(losses[:LAST])), float(np.median(losses[-LAST:]))
    middle = float(np.median(losses[len(losses) // 2 :][:LAST]))
    falls = middle - last >= min(STILL_FALLS * (first - last), FALLS_ON * middle) > 0
    if not (0 < ratio < SLOW_RATIO and falls):
        return None
    sentence = Message(
        "Learning rate too low: in {epochs} epochs the training loss fell from {first} to {last} only; a "
        "step changes no layer by more than {ratio} of its weights.",
        epochs=f"{facts.records.epochs:,}",
        first=f"{first:.4g}",
        last=f"{last:.4g}",
        ratio=f"{100 * ratio:.1g} %",
    )
    return Finding(RATE_LOW, None, sentence, (higher_rate(facts.project, ratio),))


def _usual_ratio(facts: RunFacts) -> float:
    """Update-to-weight ratio of the layer that moves most, the median of all checkpoints; 0 if unknown."""
    largest = [
        max((layer.update_ratio for layer in state.layers.values() if layer.update_ratio > 0), default=0.0)
        for state in facts.states
    ]
    return float(np.median(largest))
