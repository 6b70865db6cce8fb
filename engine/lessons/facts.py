"""Facts: what is known of the window while a lesson is open, as one plain value."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from engine.core.architecture.architecture import Architecture, LayerSpec
from engine.core.architecture.graph import Graph
from engine.core.training_settings import TrainingSettings
from engine.project.decision import DEFAULT, Decision


@dataclass(frozen=True, slots=True)
class Facts:
    """State of everything that a step of a lesson can ask for.

    Attributes:
        data: path of the table; a sample is ``sample:iris``; empty without one.
        target: the column that is predicted.
        architecture: the drawn network.
        training: the settings of a run.
        run: ``none``, or the state of the run.
        is_trained: whether a run of what is drawn, opened and set has come to its end.
        epoch: epochs that the run has finished.
        iterations: mini-batches that the run has done.
        begun_at: ``iterations`` when the step of the lesson began.
        loss, validation_loss, accuracy: of the last finished epoch; NaN before the first. The accuracy is
            that on the training rows, or R² where a number is predicted.
        selected: ids of the selected layers.
        tab: key of the page in sight.
        detail: what the zoom shows of layers: ``blocks``, ``cards`` or ``units``.
        shown: epoch of the checkpoint whose weights are shown only; 0 while those of the run are.
        rows: title of the rows that are looked at everywhere, such as "versicolor → virginica"; empty while
            these are the usual ones.
        decision: by which rows are taken for classes.
        importance: whether the importance of the columns is known, for the weights of now.
        pinned: number of the row of the table that the page Profile follows, also with other values in some
            columns; 0 where it is none.
        changed_values: columns in which that row was given other values.
        stage: of the iteration that is gone through step by step: ``take``, ``forward``, ``loss``,
            ``backward`` or ``update``; empty while none is.
        stage_layer: number of the layer that ``stage`` is at, or 0.
        happened: what the user did since the step of the lesson began: keys of actions and others, such as
            ``cell_explained``, ``gradients_checked``, ``change_found``, ``unit_pointed``, ``exported npz``.
        answer: number of the answer that was chosen, or 0.
        last, last_label: key of the action that was chosen last since then, and its label; empty before.
    """

    data: str = ""
    target: str = ""
    architecture: Architecture = field(default_factory=Architecture)
    training: TrainingSettings = field(default_factory=TrainingSettings)
    run: str = "none"
    is_trained: bool = False
    epoch: int = 0
    iterations: int = 0
    begun_at: int = 0
    loss: float = math.nan
    validation_loss: float = math.nan
    accuracy: float = math.nan
    selected: tuple[str, ...] = ()
    tab: str = "canvas"
    detail: str = "cards"
    shown: int = 0
    rows: str = ""
    decision: Decision = DEFAULT
    importance: bool = False
    pinned: int = 0
    changed_values: tuple[str, ...] = ()
    stage: str = ""
    stage_layer: int = 0
    happened: frozenset[str] = frozenset()
    answer: int = 0
    last: str = ""
    last_label: str = ""


def layers_meant(architecture: Architecture, name: str | int) -> list[LayerSpec]:
    """The layers that a lesson means by a number, a kind, or ``input``, ``hidden``, ``output`` or ``all``."""
    order = architecture.order
    learnt = [layer for layer in order if layer.kind != "input"]
    if isinstance(name, int):
        numbers = Graph.of(architecture).numbers
        return [layer for layer in learnt if numbers.get(layer.id) == name]
    special = {
        "input": [layer for layer in order if layer.kind == "input"],
        "hidden": learnt[:-1],
        "output": learnt[-1:],
        "all": learnt,
    }
    return special[name] if name in special else [layer for layer in learnt if layer.kind == name]
