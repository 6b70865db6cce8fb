"""What the card of a unit says, as values: words, counts of outputs, and the rows that excite it most."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtGui import QColor, QImage

from engine.common.arrays import Array, Indices
from engine.core.activations import ACTIVATIONS
from engine.insight.class_units import Groups
from engine.insight.unit_facts import UnitFacts, UnitSum
from engine.training.observation.health import MOST_SATURATED
from engine.training.observer import SATURATION
from gui.look.class_colors import class_color
from gui.look.drawing.axis_ticks import axis_number
from gui.look.theme import theme
from gui.look.words.translation import tr

MOST_GROUPS = 10
"""Most classes that the card tells apart."""


@dataclass(frozen=True, slots=True)
class BestRows:
    """The rows that excite a unit most, as a table or as pictures.

    Attributes:
        titles: of each row, such as its number.
        targets: the class of each, or its target.
        columns: names of columns.
        cells: for each column the values of the rows.
        images: of each row, where the inputs are pixels; else empty.
        left_out: columns that are not among them.
    """

    titles: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    images: tuple[QImage, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class GroupBars:
    """Counts of the outputs for one group of rows.

    Attributes:
        name: of the class, or the targets of the fifth.
        color: of its bars.
        counts: ``(bins,)`` rows.
        mean: share of the range, 0 to 1, at which the mean lies; None without rows.
    """

    name: str
    color: QColor
    counts: Indices
    mean: float | None


@dataclass(frozen=True, slots=True, eq=False)
class CardFacts:
    """All that the card says of a unit beside its name.

    Attributes:
        health: how it is doing, and whether that is well.
        groups: counts by class or fifth.
        ends: lowest and highest output, in words.
        sample: which rows these are.
        best: rows that excite it most.
        row: title of the followed row.
        here: how its number for that row comes about; None for other layers than Dense.
        output: its number for that row.
    """

    health: tuple[str, bool]
    groups: tuple[GroupBars, ...]
    ends: tuple[str, str]
    sample: str
    best: BestRows
    row: str
    here: UnitSum | None
    output: float | None


def card_facts(
    facts: UnitFacts, groups: Groups, activation: str | None, best: BestRows, *, row: str, is_output: bool
) -> CardFacts:
    """What is said of a unit with this activation; ``row`` is the title of the followed row."""
    shown, of = len(facts.values), groups.of
    sample = (
        tr("{count:,} training rows", count=of)
        if shown == of
        else tr("a sample: {shown:,} of {total:,} training rows", shown=shown, total=of)
    )
    if groups.count > MOST_GROUPS:
        sample += " · " + tr("{shown} of {count:,} classes", shown=MOST_GROUPS, count=groups.count)
    return CardFacts(
        health=unit_health(facts, activation, is_output=is_output),
        groups=group_bars(facts, groups),
        ends=(axis_number(float(facts.edges[0])), axis_number(float(facts.edges[-1]))),
        sample=sample,
        best=best,
        row=row,
        here=facts.here,
        output=facts.output,
    )


def group_bars(facts: UnitFacts, groups: Groups) -> tuple[GroupBars, ...]:
    """Bars of each group, of many classes of those with the highest and the lowest means."""
    low, high = float(facts.edges[0]), float(facts.edges[-1])
    found = []
    for group in chosen_groups(facts.means):
        mean = float(facts.means[group])
        share = (mean - low) / (high - low) if math.isfinite(mean) else None
        if groups.classes:
            name, color = groups.classes[group], class_color(group)
        else:
            ends = groups.bounds[group]
            name, color = " – ".join(map(axis_number, ends)), theme.color("forward")
        found.append(GroupBars(name, color, facts.counts[group], share))
    return tuple(found)


def chosen_groups(means: Array) -> list[int]:
    """Numbers of the groups that are shown, in ascending order."""
    if len(means) <= MOST_GROUPS:
        return list(range(len(means)))
    order = [int(group) for group in means.argsort() if math.isfinite(means[group])]
    half = MOST_GROUPS // 2
    return sorted({*order[:half], *order[-half:]})


def unit_health(facts: UnitFacts, activation: str | None, *, is_output: bool) -> tuple[str, bool]:
    """How a unit is doing on the rows, and whether that is well."""
    rows = len(facts.values)
    low, high = ACTIVATIONS[activation].bounds if activation else (None, None)
    saturates = bool(activation) and ACTIVATIONS[activation or ""].saturates
    if low == 0 and high is None:
        if facts.zeros == 1:
            return tr("dead: 0 for all {rows:,} rows", rows=rows), False
        return tr("0 for {share} of the rows", share=f"{100 * facts.zeros:.0f} %"), True
    if len(facts.best) and float(facts.values.min()) == float(facts.values.max()):
        return tr("the same for every row"), False
    if saturates and low is not None and high is not None and not is_output:
        share = facts.at_ends(low, high, SATURATION)
        return tr("saturated for {share} of the rows", share=f"{100 * share:.0f} %"), share <= MOST_SATURATED
    if not len(facts.best):
        return tr("its outputs are not numbers"), False
    return tr("answers to the rows"), True
