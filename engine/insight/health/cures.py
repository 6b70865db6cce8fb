"""Remedies for what is wrong with a run, each an edit of its project."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from engine.common.messages import Message
from engine.core.activations import ACTIVATIONS
from engine.core.architecture.architecture import Architecture, Connection, LayerSpec
from engine.core.architecture.drawing import CARD_SPACING, tidied
from engine.core.architecture.problems import find_problems
from engine.core.layers.batch_norm import BatchNorm
from engine.core.task import Task
from engine.core.training_settings import AUTO, LOSS_CHOICES
from engine.core.update_rules import UPDATE_RULES
from engine.project.project import Project
from engine.training.observation.remedies import Remedy

LOWER, HIGHER = 10.0, 10.0
"""Least factor by which a rate that is too high is lowered, and one that is too low is raised."""
SOUND_RATIO = 1e-2
"""An update of a hundredth of the weights: quick, and well within what is sound (Karpathy, CS231n, names a
thousandth for large networks)."""


FAR_ABOVE = 10.0
"""A rate of so many times the usual one is far above. A step of Adam changes every weight by about the rate
(Kingma and Ba, 2015, 2.1), and first weights are some tenths."""


def usual_rate(project: Project) -> float:
    """Learning rate that usually suits the optimizer."""
    return UPDATE_RULES[project.training.optimizer].usual_rate


def is_far_above_usual(project: Project) -> bool:
    """True if the learning rate is far above that."""
    return project.training.learning_rate >= FAR_ABOVE * usual_rate(project)


def lower_rate(project: Project, *, silenced: bool = False) -> Remedy:
    """A tenth of the learning rate, or the usual one where that is still lower.

    ``silenced`` tells whether steps have silenced units already, which come back with the next run alone.
    """
    rate = _rounded(min(project.training.learning_rate / LOWER, usual_rate(project)))
    effect = Message("Smaller steps no longer leap over the low places of the loss.")
    if silenced:
        effect = Message("With smaller steps the next run keeps its units going.")
    return _with_rate(project, rate, effect)


def higher_rate(project: Project, ratio: float) -> Remedy:
    """A rate at which updates, now ``ratio`` of the weights, are :data:`SOUND_RATIO` of them.

    It is no higher than the usual one, unless even that is no more than ten times the rate as it is.
    """
    now = project.training.learning_rate
    wanted = now * SOUND_RATIO / ratio if ratio > 0 else usual_rate(project)
    rate = _rounded(max(now * HIGHER, min(wanted, usual_rate(project))))
    return _with_rate(project, rate, Message("Larger steps reach in a few epochs what now takes thousands."))


def _with_rate(project: Project, rate: float, effect: Message) -> Remedy:
    rate = min(max(rate, 1e-8), 100.0)
    button = Message("Learning rate {rate}", rate=f"{rate:g}")
    return Remedy(effect, button, replace(project, training=replace(project.training, learning_rate=rate)))


def _rounded(rate: float) -> float:
    """The rate with one digit that counts."""
    return float(f"{rate:.0e}") if rate > 0 and math.isfinite(rate) else rate


def drawn_weights(project: Project, layers: Sequence[LayerSpec], effect: Message) -> Remedy:
    """First weights drawn as suits the activation and the width of each layer."""
    drawn = project.architecture
    for spec in layers:
        drawn = drawn.with_layer(_with(spec, initializer=_initializer(spec.settings.activation)))
    return Remedy(effect, Message("Draw the first weights"), replace(project, architecture=drawn))


def other_activation(project: Project, layers: Sequence[LayerSpec], key: str, effect: Message) -> Remedy:
    """Another activation in these layers, with first weights that suit it."""
    drawn = project.architecture
    for spec in layers:
        changes: dict[str, Any] = {"activation": key}
        if hasattr(spec.settings, "initializer"):
            changes["initializer"] = _initializer(key)
        drawn = drawn.with_layer(_with(spec, **changes))
    button = Message("Use {activation}", activation=Message(ACTIVATIONS[key].label))
    return Remedy(effect, button, replace(project, architecture=drawn))


def batch_norm(project: Project, task: Task, layers: Sequence[LayerSpec]) -> Remedy | None:
    """BatchNorm in front of each of these layers, where what feeds it is a layer that computes."""
    drawn = project.architecture
    was_tidy = drawn == tidied(drawn)
    for spec in layers:
        drawn = _normalized_before(drawn, spec.id)
    drawn = tidied(drawn) if was_tidy else drawn
    if drawn == project.architecture or find_problems(drawn, task, project.training.loss):
        return None
    effect = Message("BatchNorm in front of them keeps what comes in where the activation has a slope.")
    return Remedy(effect, Message("Add BatchNorm"), replace(project, architecture=drawn))


def _normalized_before(drawn: Architecture, layer_id: str) -> Architecture:
    sources, layer = drawn.sources(layer_id), drawn.layer(layer_id)
    if len(sources) != 1 or drawn.layer(sources[0]).kind in ("input", BatchNorm.kind):
        return drawn
    drawn = drawn.moved({o.id: (o.x + CARD_SPACING, o.y) for o in drawn.layers if o.x >= layer.x})
    drawn, added = drawn.adding(BatchNorm.kind, layer.x, layer.y)
    return drawn.inserting(added.id, Connection(sources[0], layer_id))


def scaled_inputs(project: Project) -> Remedy:
    """Columns of numbers scaled to mean 0 and deviation 1."""
    effect = Message("Scaling gives every column the mean 0 and the deviation 1.")
    return Remedy(
        effect, Message("Scale the columns"), replace(project, data=replace(project.data, scaling="standard"))
    )


def without_columns(project: Project, names: Sequence[str]) -> Remedy:
    """These columns left out."""
    roles = {**project.data.roles, **dict.fromkeys(names, "ignored")}
    effect = Message("The network then has to learn from what is known beforehand.")
    button = (
        Message("Leave out {column}", column=names[0])
        if len(names) == 1
        else Message("Leave out {count} columns", count=len(names))
    )
    return Remedy(effect, button, replace(project, data=replace(project.data, roles=roles)))


def weighted_classes(project: Project) -> Remedy:
    """Classes that count the same in all."""
    effect = Message("Balanced class weights let every class count the same in the loss.")
    training = replace(project.training, class_weighting="balanced")
    if "class_weighting" not in LOSS_CHOICES[training.loss].uses:
        training = replace(training, loss=AUTO)
    return Remedy(effect, Message("Balance the classes"), replace(project, training=training))


def _with(spec: LayerSpec, **changes: Any) -> LayerSpec:
    return replace(spec, settings=replace(spec.settings, **changes))


def _initializer(activation: str) -> str:
    return ACTIVATIONS[activation].initializer


def less_decay(project: Project) -> list[Remedy]:
    """No weight decay, and no penalties, where there are any."""
    effect, remedies = Message("Nothing pulls the weights to 0 any more."), list[Remedy]()
    if project.training.weight_decay:
        training = replace(project.training, weight_decay=0.0)
        remedies.append(Remedy(effect, Message("No weight decay"), replace(project, training=training)))
    drawn = project.architecture
    for spec in drawn.layers:
        if getattr(spec.settings, "l1", 0) or getattr(spec.settings, "l2", 0):
            drawn = drawn.with_layer(_with(spec, l1=0.0, l2=0.0))
    if drawn != project.architecture:
        remedies.append(Remedy(effect, Message("No penalties"), replace(project, architecture=drawn)))
    return remedies
