"""Remedies for what is wrong with a run, each an edit of its project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.common.messages import Message
from engine.core.activations import ACTIVATIONS
from engine.core.architecture.architecture import LayerSpec
from engine.project.project import Project
from engine.training.observation.remedies import Remedy


def drawn_weights(project: Project, layers: Sequence[LayerSpec]) -> Remedy:
    """First weights drawn as suits the activation of each layer."""
    drawn = project.architecture
    for spec in layers:
        initializer = ACTIVATIONS[spec.settings.activation].initializer
        drawn = drawn.with_layer(replace(spec, settings=replace(spec.settings, initializer=initializer)))
    effect = Message("First weights drawn at random let the units part.")
    return Remedy(effect, Message("Draw the first weights"), replace(project, architecture=drawn))
