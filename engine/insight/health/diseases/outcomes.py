"""Diseases that show in what comes out: the same answer for every row, and rows learnt by heart."""

from __future__ import annotations

from engine.common.messages import Message
from engine.insight.health.cures import less_decay, lower_rate, other_activation
from engine.insight.health.diseases.units import dead_relu, is_fast, saturated, vanishing
from engine.insight.health.run_facts import Finding, RunFacts
from engine.training.observation.overfitting import find_overfitting
from engine.training.observation.remedies import Remedy, remedy_for

CONSTANT, OVERFITTING = "constant", "overfitting"

SAME = 0.01
"""Answers that vary by less than this share of what the targets vary count as the same."""
FEWEST_EPOCHS = 10
"""Epochs that a network has to say something in."""


def constant(facts: RunFacts) -> Finding | None:
    """Every row gets nearly the same answer."""
    if not facts.states or facts.records.epochs < FEWEST_EPOCHS or facts.states[-1].variation >= SAME:
        return None
    output = facts.project.architecture.output
    sentence = Message(
        "Constant output: at epoch {epoch} every row gets nearly the same answer; it varies by {share} of "
        "what {target} varies.",
        epoch=f"{facts.states[-1].epoch:,}",
        share=f"{100 * facts.states[-1].variation:.2g} %",
        target=facts.dataset.task.target,
    )
    return Finding(CONSTANT, output.id if output else None, sentence, _for_constant(facts))


def _for_constant(facts: RunFacts) -> tuple[Remedy, ...]:
    """Remedies of what may have brought it about."""
    remedies = less_decay(facts.project)
    output = facts.project.architecture.output
    if facts.dataset.task.kind == "regression" and output and output.settings.activation != "identity":
        effect = Message("Without an activation the output can be any number.")
        remedies.append(other_activation(facts.project, [output], "identity", effect))
    for cause in (dead_relu(facts), saturated(facts), vanishing(facts)):
        remedies.extend(cause.remedies if cause else ())
    if is_fast(facts):
        remedies.append(lower_rate(facts.project))
    return tuple(remedies)


def overfitting(facts: RunFacts) -> Finding | None:
    """The validation loss has risen clearly while the training loss fell: the rule of the curves."""
    found = facts.overfitting or find_overfitting(facts.records, facts.after)
    if found is None:
        return None
    sentence = Message(
        "Overfitting: from epoch {best} to {epoch} the validation loss rose from {lowest} to {now}, while "
        "the training loss still fell.",
        best=f"{found.best_epoch:,}",
        epoch=f"{found.epoch:,}",
        lowest=f"{found.lowest:.3g}",
        now=f"{found.now:.3g}",
    )
    rows = len(facts.dataset.train)
    remedy = remedy_for(found, facts.project, facts.dataset.task, rows, facts.goes_on)
    return Finding(OVERFITTING, None, sentence, (remedy,) if remedy else ())
