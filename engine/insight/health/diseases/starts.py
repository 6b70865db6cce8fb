"""A start from which hidden units never part: all of them have the same weights."""

from __future__ import annotations

from engine.common.messages import Message
from engine.insight.health.cures import drawn_weights
from engine.insight.health.run_facts import Finding, RunFacts

ZERO_START = "zero_start"


def zero_start(facts: RunFacts) -> Finding | None:
    """All units of a hidden layer have the same weights at all checkpoints.

    Units that begin alike get the same gradient and stay alike (Goodfellow, Bengio and Courville, Deep
    Learning, 2016, 8.4), so the layer is worth one unit. With all weights 0 nothing flows back either. What
    is looked at is whether the weights are alike, not how they were drawn: zeros in one layer of tanh part
    with the first step, and do no harm.
    """
    if not facts.states:
        return None
    alike = [
        spec
        for spec in facts.hidden
        if all(spec.id in state.layers and state.layers[spec.id].is_alike for state in facts.states)
    ]
    if not alike:
        return None
    effect = Message("The next run begins with weights drawn at random, which let the units part.")
    sentence = Message(
        "All-zero start: at epoch {epoch} all units of {layer} still have the same weights, since they began "
        "alike and get the same gradient.",
        epoch=f"{facts.states[-1].epoch:,}",
        layer=alike[0].name,
    )
    return Finding(ZERO_START, alike[0].id, sentence, (drawn_weights(facts.project, alike, effect),))
