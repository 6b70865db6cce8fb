"""Goes on with a run after a layer's shape was changed: all other layers keep their weights."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from engine.core.architecture.architecture import Architecture
from engine.core.network import Network
from engine.core.optimizers import OPTIMIZERS
from engine.training.state.training_state import TrainingState


def carried_over(state: TrainingState, architecture: Architecture) -> tuple[TrainingState, tuple[str, ...]]:
    """The state with another architecture for the same task, and names of layers with new weights.

    A layer keeps its weights, running statistics and what the optimizer remembers of it if it has the same
    id, kind and shapes in both; all others are drawn as at the start of a run. Checkpoints belong to the old
    shapes and are dropped.

    Raises:
        UserError: the architecture has a problem.
    """
    old, new = Network(state.architecture, state.task), Network(architecture, state.task)
    new.initialise(state.settings.seed)
    old_now, names = state.now, OPTIMIZERS[state.settings.optimizer].state_names
    np.copyto(old.values, old_now.values)
    vectors = {name: np.zeros_like(new.parameters) for name in names}
    before = {spec.id: number for number, spec in enumerate(old.specs)}
    restarted = []
    for number, spec in enumerate(new.specs):
        arrays = new.arrays_of(number)
        if not arrays:
            continue
        place = before.get(spec.id, -1)
        known = old.arrays_of(place) if place >= 0 and old.specs[place].kind == spec.kind else {}
        if {name: a.shape for name, a in known.items()} != {name: a.shape for name, a in arrays.items()}:
            restarted.append(spec.name)
            continue
        for name, array in arrays.items():
            np.copyto(array, known[name])
        for name, vector in vectors.items():
            vector[new.slices[number]] = old_now.optimizer[name][old.slices[place]]
    now = replace(old_now, values=new.values, optimizer=vectors)
    gone: dict[str, Any] = {"best": None, "best_epoch": 0, "checkpoints": (), "end": None}
    gone |= {"weights_of": None, "is_edited": False, "result": None}
    changed = replace(state, architecture=architecture, now=now, **gone)
    return changed, tuple(restarted)
