"""The one rule, for window, files and command line, by which a run belongs to what is drawn and opened.

What is shown belongs to what is drawn and opened. A run that does not is greyed and says of what it is, and
Train starts over:

==============================================  ==========  ======================  ==================
Changed since the run began                     Change      Run paused or going on  Run that has ended
==============================================  ==========  ======================  ==================
Setting of training that a run follows          (followed)  goes on with it         goes on with it
Layer's setting that alters no shape            network     (followed) goes on      Train starts over
Layer's shape, layers added or taken away       network     goes on as it was [1]_  Train starts over [1]_
Seed, loss that does not fit                    settings    goes on as it was       Train starts over
Template, or no layer that learns is left       drawing     Train starts over [2]_  Train starts over
File, target, task, roles, kinds, preparation,  data        Train starts over [2]_  Train starts over
split
Undone, or changed back                         (none)      Resume                  Go on
==============================================  ==========  ======================  ==================

.. [1] *Continue with the changed network* goes on with it: layers whose shape is the same keep their weights.
.. [2] A run that goes on is paused, so that nothing is trained that nobody sees.

The weights of a run that does not belong are exported and saved all the same, and it is said whose they are.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import Literal

from engine.common.messages import Message
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.graph import Graph
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import Dataset
from engine.data.samples import SAMPLE_PREFIX
from engine.project.project import DataChoices, Project

Change = Literal["", "data", "drawing", "network", "settings"]
"""Part of a run that is no longer as the project has it, the gravest first; empty where all is."""

OTHER: tuple[Change, ...] = ("data", "drawing")
"""Changes that make a run one of something else."""


def change_since(
    on: Dataset,
    architecture: Architecture,
    settings: TrainingSettings,
    project: Project,
    dataset: Dataset | None,
) -> Change:
    """Difference between a run and what is drawn and opened.

    Args:
        on: what the run is trained on.
        architecture: what it computes.
        settings: what it follows.
        project: what is drawn and opened.
        dataset: what was prepared from it, ``on`` itself where it would be the same; None until it is ready.
    """
    if dataset is not on if dataset is not None else not is_same(project.data, on.choices, on.task.target):
        return "data"
    drawn = project.architecture
    if architecture is not drawn and not architecture.computes_like(drawn):  # it is asked for every frame
        kept = learning_in_both(architecture, drawn, on.task.features)
        return "network" if kept else "drawing"
    wanted = project.training
    as_wanted = wanted == settings or replace(wanted, epochs=settings.epochs) == settings
    return "" if as_wanted else "settings"


def is_same(one: DataChoices, other: DataChoices, target: str) -> bool:
    """True if both are the same choices, where nobody has to say that this is the ``target``."""
    return settled(one, target) == settled(other, target)


def settled(data: DataChoices, target: str) -> DataChoices:
    """The choices with this target where they leave it open."""
    return data if data.target else replace(data, target=target)


def learning_in_both(run: Architecture, drawn: Architecture, features: int) -> frozenset[str]:
    """Ids of the layers with weights of a run that are drawn as well, whatever their shapes are."""
    graph = Graph.of(run, features)
    kinds = {spec.id: spec.kind for spec, own in zip(graph.specs, graph.counts, strict=True) if own}
    return frozenset(layer.id for layer in drawn.layers if kinds.get(layer.id) == layer.kind)


def file_label(data: DataChoices) -> str:
    """The name of a table: that of its file, or of the sample."""
    sample = data.path.removeprefix(SAMPLE_PREFIX)
    return sample if sample != data.path else PurePath(data.path).name


def origin(data: DataChoices, target: str, change: Change, drawn: DataChoices) -> Message:
    """Data that a run was trained on, in words that tell them from what is opened now.

    Args:
        data: what the run was trained on.
        target: the column that it predicts.
        change: what differs, as :func:`change_since` says.
        drawn: what is opened now, for the data.
    """
    values = {"file": file_label(data), "target": target}
    if change == "drawing":
        return Message("{file}, target {target}, of another network", **values)
    if change == "network":
        return Message("{file}, target {target}, before the network was changed", **values)
    if change == "settings":
        return Message("{file}, target {target}, with another seed or loss", **values)
    if change == "data" and data.path == drawn.path and drawn.target in ("", target):
        if (data.split, data.seed) != (drawn.split, drawn.seed):
            return Message("{file}, target {target}, with another split", **values)
        if not is_same(data, drawn, target):
            return Message("{file}, target {target}, with columns prepared otherwise", **values)
        return Message("{file}, target {target}, as the file was then", **values)
    return Message("{file}, target {target}", **values)
