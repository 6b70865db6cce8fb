"""Suggestions of layers for a place in the drawing, and which of them answer what is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.core.activations import ACTIVATIONS
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.fitting import most_likely, objection
from engine.core.layers import LAYER_KINDS
from engine.core.layers.activation import ActivationLayer, ActivationSettings
from engine.core.task import Task
from gui.canvas.editing.additions import WantedPlace, with_new
from gui.look.words.translation import tr, tr_message
from gui.look.words.typed import INSIDE, NO_MATCH, keys_of, rank


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A layer that may be added.

    Attributes:
        kind: of the layer.
        name: of its kind, or of the function that it is.
        summary: one sentence on what it does.
        refusal: why it does not fit there; empty where it does.
        settings: those that it gets, or None for its first ones.
    """

    kind: str
    name: str
    summary: str
    refusal: str = ""
    settings: Any = None


def suggestions(drawn: Architecture, task: Task | None, wanted: WantedPlace) -> list[Suggestion]:
    """All kinds of layers: first those that fit where one is wanted, the most likely one first."""
    found = []
    for kind in most_likely(LAYER_KINDS, drawn, _kind_before(drawn, wanted)):
        family = LAYER_KINDS[kind]
        grown, layer = with_new(drawn, kind, wanted, task)
        against = objection(grown, layer, task)
        refusal = tr_message(against) if against is not None else ""
        found.append(Suggestion(kind, tr(family.label), tr(family.summary), refusal))
    return sorted(found, key=lambda each: bool(each.refusal))


def _kind_before(drawn: Architecture, wanted: WantedPlace) -> str | None:
    """Kind of the layer behind which one is wanted."""
    before = wanted.into.source if wanted.into is not None else wanted.after or wanted.source
    if before is None and wanted == WantedPlace() and drawn.order:
        output = drawn.output
        before = drawn.sources(output.id)[0] if output is not None else drawn.order[-1].id
    return drawn.layer(before).kind if before is not None else None


def matching(every: list[Suggestion], query: str) -> list[Suggestion]:
    """Suggestions that answer what is typed, the best first; those that do not fit last.

    Without a query these are all that fit.
    """
    if not keys_of(query):
        return [each for each in every if not each.refusal]
    ranks = {each: rank(query, each.name, _other_names(each), each.summary) for each in every}
    ranks |= dict.fromkeys(_functions(every, query), 0)
    refused_below = INSIDE if len(keys_of(query)) > 1 else 0  # of one letter too much would be explained
    found = [
        each for each, how_well in ranks.items() if how_well < (refused_below if each.refusal else NO_MATCH)
    ]
    return sorted(found, key=lambda each: (bool(each.refusal), ranks[each]))


def _other_names(each: Suggestion) -> str:
    """Other names of a layer, in the language in use and in that of the libraries."""
    return f"{tr(LAYER_KINDS[each.kind].other_names)}, {LAYER_KINDS[each.kind].other_names}"


def _functions(every: list[Suggestion], query: str) -> list[Suggestion]:
    """An Activation for each function whose name begins as it was typed."""
    plain = next(each for each in every if each.kind == ActivationLayer.kind)
    if plain.refusal:
        return []
    return [
        Suggestion(plain.kind, tr(each.label), plain.summary, settings=ActivationSettings(key))
        for key, each in ACTIVATIONS.items()
        if keys_of(tr(each.label)).startswith(keys_of(query))
    ]
