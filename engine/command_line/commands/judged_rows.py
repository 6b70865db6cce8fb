"""Rows on which a trained network is judged: of a file whose target is known, or a part of a project."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.command_line.commands.predict import load_model
from engine.command_line.decision_options import decision_notes, decision_of
from engine.command_line.progress import ProgressBar
from engine.command_line.run_request import data_path, is_project
from engine.command_line.tables import read_table
from engine.common.arrays import Array
from engine.common.messages import Message, UserError
from engine.core.losses import make_loss
from engine.core.network import Network
from engine.data.dataset import Dataset, Subset, prepare, targets_of
from engine.data.preparation import Preparation
from engine.files.model import Model
from engine.files.project_file import load_project, with_target_of_run
from engine.project.decision import Decision
from engine.project.rules import Rules
from engine.training.state.run_result import PARTS

VALIDATION = "validation"


@dataclass(frozen=True, slots=True, eq=False)
class JudgedRows:
    """Prepared rows with the network that is to answer them, in float64.

    Attributes:
        network: trained, with the temperature of the decision.
        preparation: of its rows.
        inputs: ``(m, n)`` prepared.
        targets: ``(m, k)`` prepared, as :class:`engine.data.dataset.Subset` holds them.
        actual: ``(m,)`` numbers of classes, or targets in their own units.
        part: of the split, or empty for the rows of a file.
        left_out: rows of the file that could not be read, or whose target is missing or unknown.
        decision: which class a row is taken for.
        notes: on what had to be decided.
        dataset: of the project; None for the rows of a file.
    """

    network: Network
    preparation: Preparation
    inputs: Array
    targets: Array
    actual: NDArray[Any]
    part: str
    left_out: int
    decision: Decision
    notes: tuple[Message, ...]
    dataset: Dataset | None = None

    def training_and_judged(self) -> tuple[Subset, Preparation, Subset]:
        """The training rows of the project, the preparation, and the rows that are judged.

        Raises LookupError for the rows of a file.
        """
        if self.dataset is None:
            raise LookupError(self.part)
        return self.dataset.train, self.preparation, self.dataset.part(self.part)


def judged_rows(options: Namespace, bar: ProgressBar) -> JudgedRows:
    """The rows that ``model``, ``file`` and ``rows`` of the options name.

    Raises:
        UserError: a file cannot be read, has no target, or there are no rows to judge on.
    """
    if options.file is not None:
        if getattr(options, "rows", None) is not None:
            raise UserError("--rows names a part of a project; leave it out where a file is given.")
        return _of_file(options, bar)
    if not is_project(options.model):
        raise UserError("Rows are missing; give a CSV file that has the target too.")
    return _of_project(options, bar)


def _of_file(options: Namespace, bar: ProgressBar) -> JudgedRows:
    model = load_model(options.model)
    preparation = model.preparation
    decision = decision_of(options, model.decision, preparation.task)
    table = read_table(options.file, bar, preparation.rules)
    column = next((each for each in table.columns if each.name == preparation.target.name), None)
    if column is None:
        raise UserError(
            "{file} has no column {column}, which was predicted; without it there is nothing to judge by.",
            file=options.file,
            column=preparation.target.name,
        )
    raw = preparation.target.raw(column)
    is_known = np.isfinite(raw) if preparation.task.kind == "regression" else raw >= 0
    rows = np.flatnonzero(is_known)
    if not len(rows):
        raise UserError("No row of {file} has a target that the network knows.", file=options.file)
    inputs, notes = preparation.transform(table, np.float64, rows=rows)
    return JudgedRows(
        network=model.network(),
        preparation=preparation,
        inputs=inputs,
        targets=_prepared(preparation, raw[rows]),
        actual=raw[rows],
        part="",
        left_out=table.rows - len(rows) + len(table.left_out),
        decision=decision,
        notes=(*table.notes, *notes, *decision_notes(decision, model.values)),
    )


def _prepared(preparation: Preparation, raw: NDArray[Any]) -> Array:
    """Targets as the parts of a dataset have them."""
    task, target = preparation.task, preparation.target
    if task.kind == "regression":
        scaled: Array = ((raw - target.offset) / target.scale)[:, None]
        return scaled
    compared: Array = raw[:, None] == (1 if task.kind == "binary" else np.arange(len(task.classes)))
    return compared.astype(np.float64)


def _of_project(options: Namespace, bar: ProgressBar) -> JudgedRows:
    project, state = load_project(options.model)
    if state is None:
        raise UserError("{file} holds no trained weights yet; train it first.", file=options.model)
    decision = decision_of(options, project.decision, state.task)
    data = state.data or with_target_of_run(project, state).data
    data = replace(data, path=data_path(data.path or project.data.path, Path(options.model)))
    table = read_table(data.path, bar, Rules(data.reading))
    bar.begin("Preparing")
    dataset = prepare(table, data, dtype=np.float64)
    if not state.preparation.is_like(dataset.preparation):
        raise UserError(
            "The data of {file} are not those that its run began with; give the rows as a CSV file.",
            file=options.model,
        )
    part = options.rows or VALIDATION
    judged = dataset.part(part)
    if not len(judged):
        others = [name for name in PARTS if len(dataset.part(name))]
        raise UserError(
            "{file} has no {part} rows; give --rows {others}.",
            file=options.model,
            part=part,
            others=" or ".join(others),
        )
    network = Model.of_run(state, decision).network()
    activation, targets = state.architecture.order[-1].settings.activation, dataset.train.targets
    network.loss = make_loss(dataset.task, activation, state.settings, network.targets(targets))
    return JudgedRows(
        network=network,
        preparation=dataset.preparation,
        inputs=judged.inputs,
        targets=judged.targets,
        actual=targets_of(judged, dataset.preparation),
        part=part,
        left_out=len(table.left_out),
        decision=decision,
        notes=(*table.notes, *dataset.notes, *decision_notes(decision, state.now.values)),
        dataset=dataset,
    )
