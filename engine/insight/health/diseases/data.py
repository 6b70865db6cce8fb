"""Diseases of the data: inputs of the wrong size, a column that tells the target, a rare class ignored."""

from __future__ import annotations

from engine.common.messages import Message
from engine.core.layers import LAYER_KINDS
from engine.insight.health.cures import scaled_inputs, weighted_classes, without_columns
from engine.insight.health.run_facts import Finding, RunFacts

UNSCALED, LEAK, RARE_IGNORED = "unscaled", "leak", "rare_ignored"

LARGEST_SIZE, SMALLEST_SIZE = 10.0, 0.01
"""Root mean square of a column that is too large, and of the largest column that is too small. First weights
are drawn for inputs of about 1 (LeCun et al., Efficient BackProp, 1998, 4.3); sums grow with the inputs, and
beyond some units every sigmoid is at its end. UMLAUT (Schoop et al., CHI 2021) warns beyond 1 already, where
most networks still learn."""

TELLS_ALL = 0.98
"""Share of the target that a column tells alone from which it is suspected. A copy with a noise of a tenth of
its deviation tells 0.985; in the samples the most is 0.96, of two clouds that lie apart."""
APART = 5.0
"""What the suspected columns leave untold must be less than any other column leaves, by this factor: where
all columns tell nearly everything, that is what the data are like."""
FEWEST_ROWS = 30
"""Training rows below which a column may tell the target by chance."""

NEVER = 0.05
"""A class counts as ignored while no more than this share of its rows are taken for it."""
FEWEST_EPOCHS = 10
"""Epochs that a network has to find a rare class in."""


def unscaled(facts: RunFacts) -> Finding | None:
    """Inputs far from the size that first weights are drawn for, as scaling would give it."""
    sizes = facts.columns.sizes
    if not sizes or facts.project.data.scaling == "standard" or _is_normalized(facts):
        return None
    column = max(sizes, key=lambda name: sizes[name])
    size = sizes[column]
    if SMALLEST_SIZE <= size <= LARGEST_SIZE:
        return None
    sentence = Message(
        "Unscaled inputs: the values of {column} are {size} on average, and first weights and learning rate "
        "are made for values of about 1.",
        column=column,
        size=f"{size:.3g}" if size < 1000 else f"{size:,.0f}",
    )
    return Finding(UNSCALED, _input_id(facts), sentence, (scaled_inputs(facts.project),))


def _is_normalized(facts: RunFacts) -> bool:
    """True if the first layer scales the inputs itself."""
    hidden = facts.hidden
    return bool(hidden) and LAYER_KINDS[hidden[0].kind].family == "norms"


def _input_id(facts: RunFacts) -> str | None:
    drawn = facts.project.architecture.input
    return drawn.id if drawn else None


def leak(facts: RunFacts) -> Finding | None:
    """A column that tells the target alone, while others do not."""
    tells = facts.columns.tells
    giving = [name for name, share in tells.items() if share >= TELLS_ALL]
    others = [share for share in tells.values() if share < TELLS_ALL]
    if not giving or not others or len(facts.dataset.train) < FEWEST_ROWS:
        return None
    if APART * (1 - min(tells[name] for name in giving)) > 1 - max(others):
        return None
    column = max(giving, key=lambda name: tells[name])
    sentence = Message(
        "A leak: {column} alone tells {share} of {target}. If it is known only afterwards, or made from "
        "{target}, what the network has learnt is worth nothing.",
        column=column,
        share=f"{100 * tells[column]:.3g} %",
        target=facts.dataset.task.target,
    )
    return Finding(LEAK, _input_id(facts), sentence, (without_columns(facts.project, giving),))


def rare_ignored(facts: RunFacts) -> Finding | None:
    """A class with less than half the rows of an even share that no row is taken for."""
    training = facts.project.training
    if not facts.states or training.class_weighting != "none" or facts.records.epochs < FEWEST_EPOCHS:
        return None
    if facts.project.decision.threshold is not None:  # which says already how many are taken for it
        return None
    confusion = facts.states[-1].confusion
    if not confusion.size:
        return None
    rows = confusion.sum(1)
    even = rows.sum() / len(rows)
    ignored = [i for i, n in enumerate(rows) if 0 < n < even / 2 and confusion[i, i] <= NEVER * n]
    if not ignored or not any(state.variation for state in facts.states):
        return None
    rarest = min(ignored, key=lambda i: rows[i])
    sentence = Message(
        "A rare class is ignored: {name} is {share} of the rows, and of {count} such rows {right} are taken "
        "for it.",
        name=facts.dataset.task.classes[rarest],
        share=f"{100 * rows[rarest] / rows.sum():.2g} %",
        count=f"{int(rows[rarest]):,}",
        right=f"{int(confusion[rarest, rarest]):,}",
    )
    output = facts.project.architecture.output
    return Finding(RARE_IGNORED, output.id if output else None, sentence, (weighted_classes(facts.project),))
