"""Remedies for overfitting: the change that suits the run, as one edit of the project."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.common.messages import Message
from engine.core.architecture.architecture import KINDS_WITH_WEIGHTS, Architecture, Connection
from engine.core.architecture.drawing import CARD_SPACING, tidied
from engine.core.architecture.graph import Graph
from engine.core.architecture.problems import find_problems
from engine.core.layers.dense import Dense
from engine.core.layers.dropout import Dropout, DropoutSettings
from engine.core.task import Task
from engine.project.project import Project
from engine.training.observation.snapshot import Overfitting

PATIENCE = 20
DROPOUT = 0.3
FEWEST_UNITS = 4
"""Layers of fewer units are not halved."""

LARGE = 5
"""A network with more than so many weights for each training row is called large for them."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """One change against overfitting.

    Attributes:
        effect: a sentence that says what it does.
        button: label of the button that does it, and for undo.
        project: with the change.
    """

    effect: Message
    button: Message
    project: Project


def remedy_for(found: Overfitting, project: Project, task: Task, rows: int, goes_on: bool) -> Remedy | None:
    """Remedy that suits the situation, or None if none of them can be done.

    A run that goes on without patience would only get worse, so it is stopped. Else the next one is helped: a
    network that is large for its training rows is made smaller, any other gets dropout where it has none.

    Args:
        found: what the curves say.
        project: as it is drawn and set.
        task: what is learnt.
        rows: how many training rows there are.
        goes_on: whether the run has not ended.
    """
    if goes_on and not project.training.patience:
        effect = Message(
            "With a patience of {patience} epochs the run stops now and goes back to the weights of epoch "
            "{best}.",
            patience=PATIENCE,
            best=found.best_epoch,
        )
        training = replace(project.training, patience=PATIENCE)
        return Remedy(effect, Message("Stop early"), replace(project, training=training))
    weights = sum(Graph.of(project.architecture, task.features).counts)
    ways = [_dropout, _smaller] if weights <= LARGE * rows else [_smaller, _dropout]
    for way in ways:
        remedy = way(project, task)
        if remedy is not None:
            return remedy
    return None


def _dropout(project: Project, task: Task) -> Remedy | None:
    """Dropout in front of the Dense layers that take what other layers have learnt, if there is none yet."""
    drawn = project.architecture
    if any(layer.kind == Dropout.kind for layer in drawn.layers):
        return None
    was_tidy = drawn == tidied(drawn)
    for layer in drawn.order:
        sources = drawn.sources(layer.id)
        if layer.kind != Dense.kind or not _learns_before(drawn, sources):
            continue
        drawn = drawn.moved({o.id: (o.x + CARD_SPACING, o.y) for o in drawn.layers if o.x >= layer.x})
        drawn, added = drawn.adding(Dropout.kind, layer.x, layer.y, DropoutSettings(DROPOUT))
        drawn = drawn.inserting(added.id, Connection(sources[0], layer.id))
    drawn = tidied(drawn) if was_tidy else drawn
    effect = Message(
        "Dropout layers of {rate} in front of the later Dense layers silence units by chance, so that none "
        "is relied on.",
        rate=DROPOUT,
    )
    return _changed(project, task, drawn, effect, Message("Add dropout"))


def _learns_before(drawn: Architecture, sources: list[str]) -> bool:
    """True if a layer that learns lies before."""
    upstream = (layer for layer in drawn.layers if drawn.reachable(layer.id) & set(sources))
    return any(layer.kind in KINDS_WITH_WEIGHTS for layer in upstream)


def _smaller(project: Project, task: Task) -> Remedy | None:
    """Half the units in every hidden Dense layer."""
    drawn = project.architecture
    for layer in drawn.order[:-1]:
        if layer.kind == Dense.kind and layer.settings.units >= FEWEST_UNITS:
            settings = replace(layer.settings, units=layer.settings.units // 2)
            drawn = drawn.with_layer(replace(layer, settings=settings))
    effect = Message("Half the units in each hidden layer leave less room to learn rows by heart.")
    return _changed(project, task, drawn, effect, Message("Halve the units"))


def _changed(
    project: Project, task: Task, drawn: Architecture, effect: Message, button: Message
) -> Remedy | None:
    """The remedy, if it changes something and the network still fits."""
    if drawn == project.architecture or find_problems(drawn, task, project.training.loss):
        return None
    return Remedy(effect, button, replace(project, architecture=drawn))
