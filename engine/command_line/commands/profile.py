"""The command ``profile``: how the prediction of one row comes about, column by column."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

import numpy as np

from engine.command_line.commands.predict import load_model
from engine.command_line.decision_options import decision_json, decision_lines, decision_notes
from engine.command_line.guard import DONE
from engine.command_line.progress import ProgressBar
from engine.command_line.report import print_json, print_notes, print_table
from engine.command_line.tables import column_named, read_table
from engine.common.arrays import Array
from engine.common.messages import UserError
from engine.core.task import Task
from engine.data.preparation import Preparation
from engine.data.table.table import Table
from engine.evaluation.profile import (
    Contributions,
    Curve,
    contributions,
    curve,
    predictions,
    value_label,
    value_of,
)

SHOWN_POINTS = 9
"""Points of a curve that people are shown; ``--json`` has all."""


def run(options: Namespace) -> int:
    """Print contributions and curves of a row, and give the exit code."""
    model = load_model(options.model)
    preparation, task = model.preparation, model.preparation.task
    with ProgressBar() as bar:
        table = read_table(options.file, bar, preparation.rules)
        row = _row(options.row, table, options.file)
        names = _columns(options, preparation, table)
        bar.begin("Profiling")
        network = model.network()
        inputs, notes = preparation.transform(table, np.float64)
        found = predictions(network, preparation, inputs[row : row + 1])
        output, found = int(model.decision.decide(found, task.classes)[0]), found[0]
        shares = contributions(network, preparation, inputs, row, output, seed=options.seed)
        curves = [curve(network, preparation, table, row, name) for name in names]
    values = {column.name: value_of(table.column(column.name), row) for column in preparation.columns}
    notes = (*table.notes, *notes, *decision_notes(model.decision, model.values))
    if options.json:
        head = {"task": task.kind, "target": task.target, "row": options.row, "values": values}
        head |= decision_json(model.decision)
        head |= _values(task, found, shares, curves, output)
        print_json(head | {"notes": list(map(str, notes))})
        return DONE
    print_notes(notes)
    for line in decision_lines(model.decision, task):
        print(line)
    of = task.target if task.kind == "regression" else f"probability of {task.classes[output]}"
    print(f"Row {options.row}: {of} {found[output]:.4g}, mean of all rows {shares.mean:.4g}\n")
    _print_contributions(shares, {name: value_label(value) for name, value in values.items()})
    for each in curves:
        _print_curve(each, task.classes or (task.target,))
    return DONE


def _values(
    task: Task, found: Array, shares: Contributions, curves: list[Curve], output: int
) -> dict[str, Any]:
    is_number = task.kind == "regression"
    return {
        "prediction": float(found[0]) if is_number else task.classes[output],
        "probabilities": {} if is_number else dict(zip(task.classes, found.tolist(), strict=True)),
        "mean_prediction": shares.mean,
        "contributions": shares.values,
        "errors": shares.errors,
        "curves": {each.column: _plain(each, is_number) for each in curves},
    }


def _row(number: int, table: Table, file: str) -> int:
    """Place of the row of this number, which counts from 1. Raises UserError."""
    if number > table.rows:
        raise UserError(
            "{file} has {rows} rows; --row {row} is not one.", file=file, rows=table.rows, row=number
        )
    return number - 1


def _columns(options: Namespace, preparation: Preparation, table: Table) -> list[str]:
    """The columns to draw curves of: those asked for, or all that the network uses. Raises UserError."""
    used = [column.name for column in preparation.columns]
    for name in options.column or ():
        if column_named(table, name, options.file).name not in used:
            raise UserError("--column: the network does not use {column}.", column=name)
    return options.column or used


def _plain(each: Curve, is_number: bool) -> dict[str, object]:
    predicted = each.predictions[:, 0].tolist() if is_number else each.predictions.tolist()
    return {"values": list(each.values), "predictions": predicted}


def _print_contributions(shares: Contributions, labels: dict[str, str]) -> None:
    ranked = sorted(shares.values, key=lambda name: -abs(shares.values[name]))
    rows = [[name, labels[name], shares.values[name], shares.errors[name]] for name in ranked]
    print_table(["column", "value", "contribution", "±"], rows)


def _point_label(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.6g}"


def _print_curve(each: Curve, names: Sequence[str]) -> None:
    places = np.unique(np.linspace(0, len(each.values) - 1, SHOWN_POINTS).round().astype(int))
    print()
    lines = [[_point_label(each.values[i]), *each.predictions[i].tolist()] for i in places]
    print_table([each.column, *names], lines)
