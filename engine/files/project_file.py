"""Project files (*.layerscope): a zip of JSON and arrays that holds a project and where its run stands.

``project.json`` is the project. Where a network was trained there is ``training.json`` with the values of
:class:`~engine.training.state.training_state.TrainingState` that are no arrays, and one ``.npy`` entry for
each that is. The arrays of a checkpoint lie in a folder of their own: ``now``, ``best``, ``end``, or the
number of its epoch.

Format 1 kept the weights of ``now`` and of the best epoch alone; it is read, but not written any more.
"""

from __future__ import annotations

import json
import math
import os
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, get_args

import numpy as np

from engine.common.archive import Archive, damage_of, open_archive
from engine.common.arrays import Array
from engine.common.atomic import atomic_write
from engine.core.architecture.architecture_file import architecture_json, read_architecture
from engine.core.network import Network
from engine.core.optimizers import OPTIMIZERS, Adam
from engine.core.training_settings import TrainingSettings, training_from_json, training_to_json
from engine.data.preparation import Preparation
from engine.data.samples import target_of_sample
from engine.files.model import check_values
from engine.project.project import Project, data_from_json, data_to_json
from engine.training.observation.epoch_history import FIELDS, WHOLE, EpochHistory
from engine.training.observation.snapshot import RunState
from engine.training.observation.trained_by import TrainedBy
from engine.training.schedules import ScheduleState
from engine.training.state.run_result import RunResult
from engine.training.state.training_state import Checkpoint, TrainingState

SUFFIX = ".layerscope"
ENTRIES = (
    r"(project|training)\.json|(losses|loss_steps|records)\.npy|(now|best|end|[1-9]\d{0,7})/[a-z]+\.npy"
    r"|((best_)?parameters|optimizer_[a-z]+)\.npy"  # of format 1
)
CHECKPOINT_COUNTS = ("epoch", "step", "row_in_epoch", "optimizer_steps")
ALL_ROWS = 2**62
"""Rows done of the best epoch of format 1, which does not say how many there were."""


class Stamp(NamedTuple):
    """State of a file: another one means that somebody else has written it."""

    modified: int
    size: int
    number: int


def stamp_of(path: str | Path) -> Stamp | None:
    """State of a file now; None if there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return Stamp(status.st_mtime_ns, status.st_size, status.st_ino)


def save_project(
    path: str | Path, project: Project, state: TrainingState | None, *, private: bool = False
) -> None:
    """Write a project file; the old one stays whole until the new one is on the disk.

    Args:
        path: the file.
        project: what the user chose and drew.
        state: the run, if there is one.
        private: whether other users may not read it.

    Raises:
        UserError: the file cannot be written.
    """
    texts = {"project.json": project.to_json()}
    arrays: dict[str, Array] = {}
    if state is not None:
        texts["training.json"] = _training_to_json(state)
        arrays = _arrays_of(state)
    with (
        atomic_write(path, private=private) as stream,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive,
    ):
        for name, values in texts.items():
            archive.writestr(name, json.dumps(values, indent=1, allow_nan=False))
        for name, array in arrays.items():
            with archive.open(f"{name}.npy", "w", force_zip64=True) as entry:
                np.lib.format.write_array(entry, array, version=(1, 0), allow_pickle=False)


def load_project(path: str | Path) -> tuple[Project, TrainingState | None]:
    """Read a project file, which may be damaged or hostile; nothing in it can run code.

    Raises:
        UserError: it cannot be read, or something in it is not possible; names the file.
    """
    with open_archive(path, ENTRIES) as archive:
        values = archive.json("project.json")
        project = Project.from_json(values)
        state = _training_from(archive, values["version"]) if "training.json" in archive else None
    return project, state


def with_target_of_run(project: Project, state: TrainingState | None) -> Project:
    """The project that was read with the target that its run learnt, where it was left to the default.

    What is guessed by default changed with time, and so did which numbers are learnt as classes.
    """
    data = project.data
    if state is None or target_of_sample(data.path) or data.target not in ("", state.task.target):
        return project
    may_be_counts = state.task.kind == "classes" and all(name.isdecimal() for name in state.task.classes)
    task = "classes" if data.task == "auto" and may_be_counts else data.task
    return replace(project, data=replace(data, target=state.task.target, task=task))


def _training_to_json(state: TrainingState) -> dict[str, Any]:
    return {
        "data": None if state.data is None else data_to_json(state.data),
        "weights_of": state.weights_of,
        "is_edited": state.is_edited,
        "trained_by": state.trained_by,
        "result": None if state.result is None else state.result.to_json(),
        "architecture": architecture_json(state.architecture),
        "settings": training_to_json(state.settings),
        "preparation": state.preparation.to_json(),
        "state": state.state,
        "best_epoch": state.best_epoch,
        "patient_from": state.patient_from,
        "compared_from": state.compared_from,
        "checkpoints": {
            name: {
                **{count: getattr(checkpoint, count) for count in CHECKPOINT_COUNTS},
                "optimizer": list(checkpoint.optimizer),
                "dropout_generator": checkpoint.dropout_generator,
                "epoch_loss": checkpoint.epoch_loss,
                "schedule": [x if math.isfinite(x) else None for x in checkpoint.schedule],
            }
            for name, checkpoint in _checkpoints(state).items()
        },
    }


def _checkpoints(state: TrainingState) -> dict[str, Checkpoint]:
    """All checkpoints by the names of their folders."""
    named = {"now": state.now, "best": state.best, "end": state.end}
    found = {name: one for name, one in named.items() if one is not None}
    return found | {str(one.epoch): one for one in state.checkpoints}


def _arrays_of(state: TrainingState) -> dict[str, Array]:
    arrays = {
        "losses": state.losses,
        "loss_steps": state.loss_steps,
        "records": state.records.table,
    }
    for name, checkpoint in _checkpoints(state).items():
        arrays[f"{name}/values"] = checkpoint.values
        arrays |= {f"{name}/{vector}": array for vector, array in checkpoint.optimizer.items()}
    return arrays


def _training_from(archive: Archive, version: int) -> TrainingState:
    values = archive.json("training.json")
    preparation = Preparation.from_json(values.get("preparation"))
    architecture = read_architecture(values.get("architecture"))
    settings = training_from_json(values.get("settings"))
    network = Network(architecture, preparation.task)
    losses, loss_steps = _losses_from(archive)
    with damage_of(archive.shown):
        records = _records_from(archive)
        if version == 1:
            found = _checkpoints_of_format_1(archive, values, settings, records, network)
            found["now"] = _with_epoch_loss(found["now"], losses)
        else:
            found = {
                name: _checkpoint_from(archive, name, described, network)
                for name, described in dict(values["checkpoints"]).items()
            }
        found["now"] = _of_optimizer(found["now"], settings.optimizer, network)
        numbered = {name: one for name, one in found.items() if name not in ("now", "best", "end")}
        restored = TrainingState(
            architecture=architecture,
            task=preparation.task,
            settings=settings,
            preparation=preparation,
            now=found["now"],
            best=found.get("best"),
            checkpoints=tuple(sorted(numbered.values(), key=lambda one: one.epoch)),
            records=records,
            losses=losses,
            loss_steps=loss_steps,
            end=found.get("end"),
            weights_of=_weights_of(values, found),
            **_plain_values(values),
        )
        if not _is_consistent(restored) or any(name != str(one.epoch) for name, one in numbered.items()):
            raise ValueError
    return restored


def _plain_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a run's state that stand in the file as they are."""
    if values["state"] not in get_args(RunState):
        raise ValueError(values["state"])
    return {
        "state": values["state"],
        "best_epoch": _count(values, "best_epoch"),
        "patient_from": _count({"patient_from": 0, **values}, "patient_from"),
        "compared_from": _count({"compared_from": 0, **values}, "compared_from"),
        "data": None if values.get("data") is None else data_from_json(values["data"]),
        "is_edited": values.get("is_edited", False) is True,
        "trained_by": _trained_by(values),
        "result": None if values.get("result") is None else RunResult.from_json(values["result"]),
    }


def _trained_by(values: Mapping[str, Any]) -> TrainedBy:
    """The core that did the steps; older files do not say so, for there was only NumPy."""
    found: TrainedBy = values.get("trained_by", "numpy")
    if found not in get_args(TrainedBy):
        raise ValueError(found)
    return found


def _weights_of(values: Mapping[str, Any], found: Mapping[str, Checkpoint]) -> int | None:
    """The epoch whose weights ``now`` has, if it is another; older files say so by ``end`` alone."""
    if "weights_of" not in values:
        return found["best"].epoch if "end" in found and "best" in found else None
    return None if values["weights_of"] is None else _count(values, "weights_of")


def _is_consistent(state: TrainingState) -> bool:
    """True if epochs and steps could have come about in one run, one after the other."""
    bests = () if state.best is None else (state.best,)
    ends = () if state.end is None else (state.end,)
    orders = [
        [(stop.epoch, stop.step) for stop in (*stops, state.now)]
        for stops in (state.checkpoints, bests, ends)
    ]
    of_records = np.vstack([state.records.table[:, :2], (state.now.epoch, state.now.step)])
    rising = bool((np.diff(of_records, axis=0) >= 0).all()) and all(
        epoch <= next_epoch and step <= next_step
        for order in orders
        for (epoch, step), (next_epoch, next_step) in pairwise(order)
    )
    best_epoch = state.best_epoch if state.best is None else state.best.epoch
    last_loss = state.loss_steps[-1] if len(state.loss_steps) else 0
    if not state.weights_epoch <= state.epoch:
        return False
    return rising and best_epoch == state.best_epoch <= state.epoch and bool(last_loss <= state.step)


def _checkpoint_from(archive: Archive, name: str, values: Mapping[str, Any], network: Network) -> Checkpoint:
    vectors = [str(vector) for vector in values["optimizer"]]
    if not any(set(vectors) == set(family.state_names) for family in OPTIMIZERS.values()):
        raise ValueError(vectors)
    counts: dict[str, Any] = {count: _count(values, count) for count in CHECKPOINT_COUNTS}
    return Checkpoint(
        **counts,
        values=check_values(network, archive.weights(f"{name}/values.npy", network.values.shape)),
        optimizer={
            vector: archive.array(f"{name}/{vector}.npy", network.parameters.shape) for vector in vectors
        },
        dropout_generator=_generator_state(values["dropout_generator"]),
        epoch_loss=_finite({"epoch_loss": 0.0, **values}, "epoch_loss"),
        schedule=_schedule_state({"schedule": [], **values}["schedule"]),
    )


def _schedule_state(values: Any) -> ScheduleState:
    """A plateau's factor, its best loss (null before the first) and the epochs waited; empty for others."""
    if not values:
        return ()
    factor, best, waited = values
    best = math.inf if best is None else _finite({"best": best}, "best")
    return _finite({"factor": factor}, "factor"), best, _count({"waited": waited}, "waited")


def _of_optimizer(checkpoint: Checkpoint, optimizer: str, network: Network) -> Checkpoint:
    """The checkpoint with the state of this optimizer; that of the start if another one was in use."""
    names = OPTIMIZERS[optimizer].state_names
    if set(checkpoint.optimizer) == set(names):
        return checkpoint
    at_rest = {name: np.zeros(network.parameters.shape, checkpoint.values.dtype) for name in names}
    return replace(checkpoint, optimizer=at_rest, optimizer_steps=0)


def _checkpoints_of_format_1(
    archive: Archive,
    values: Mapping[str, Any],
    settings: TrainingSettings,
    records: EpochHistory,
    network: Network,
) -> dict[str, Checkpoint]:
    """``now``, and of the best epoch the weights; Adam's means were not yet divided by ``1 - β``."""
    shape = network.parameters.shape
    is_adam = OPTIMIZERS[settings.optimizer] is Adam
    scales = {"m": 1 - Adam.beta1, "v": 1 - Adam.beta2} if is_adam else {}
    names = OPTIMIZERS[settings.optimizer].state_names
    counts: dict[str, Any] = {count: _count(values, count) for count in CHECKPOINT_COUNTS}
    now = Checkpoint(
        **counts,
        values=archive.weights("parameters.npy", shape),
        optimizer={
            name: archive.array(f"optimizer_{name}.npy", shape) / scales.get(name, 1) for name in names
        },
        dropout_generator=_generator_state(values["dropout_generator"]),
    )
    if "best_parameters.npy" not in archive:
        return {"now": now}
    epoch = _count(values, "best_epoch")
    record = records.of_epoch(epoch)
    if record is None:
        raise ValueError(epoch)
    best = replace(
        now,
        epoch=epoch,
        step=record.step,
        row_in_epoch=ALL_ROWS,
        values=archive.weights("best_parameters.npy", shape),
        optimizer={},
        optimizer_steps=0,
    )
    return {"now": now, "best": best}


def _with_epoch_loss(now: Checkpoint, losses: Array) -> Checkpoint:
    """The last loss stands for those of all rows of the epoch, which were not added up yet in format 1."""
    total = float(losses[-1]) * now.row_in_epoch if len(losses) else 0.0
    return replace(now, epoch_loss=total if math.isfinite(total) else 0.0)


def _losses_from(archive: Archive) -> tuple[Array, Array]:
    losses = archive.array("losses.npy", (None,))
    steps = archive.array("loss_steps.npy", losses.shape)
    with damage_of(archive.shown):
        # Every stride-th step is kept, so the first number says all others.
        stride = steps[0] if len(steps) else 1.0
        if not stride >= 1 or not np.array_equal(steps, stride * np.arange(1, len(steps) + 1)):
            raise ValueError
    return losses, steps


def _records_from(archive: Archive) -> EpochHistory:
    rows = archive.array("records.npy", (None, len(FIELDS)))
    whole = rows[:, [FIELDS.index(name) for name in WHOLE]]
    if not ((whole >= 0) & (whole <= 2**53) & (whole == np.floor(whole))).all():
        raise ValueError
    if not (np.diff(rows[:, 0]) > 0).all():
        raise ValueError
    return EpochHistory.of_table(rows)


def _count(values: Mapping[str, Any], name: str) -> int:
    value = values[name]
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**63:
        raise ValueError(name)
    return value


def _finite(values: Mapping[str, Any], name: str) -> float:
    value = values[name]
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not math.isfinite(value):
        raise ValueError(name)
    return float(value)


def _generator_state(values: Any) -> dict[str, Any]:
    """The state of a PCG64 generator; numpy itself checks that it is one."""
    generator = np.random.PCG64(0)
    generator.state = values
    return dict(generator.state)
