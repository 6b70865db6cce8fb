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
from engine.command_line.report import counted, print_json, print_notes, print_table
from engine.command_line.tables import column_named, read_table
from engine.common.arrays import Array
from engine.common.messages import UserError
from engine.core.task import Task
from engine.data.preparation import Preparation
from engine.data.table.table import Table
from engine.evaluation.counterfactual.alternatives import alternatives_of
from engine.evaluation.counterfactual.search import Outcome, nearest_change
from engine.evaluation.counterfactual.wish import Wish
from engine.evaluation.profile import (
    Contributions,
    Curve,
    affordable_draws,
    contributions,
    curve,
    predictions,
    value_label,
    value_of,
)
from engine.files.model import Model

SHOWN_POINTS = 9
"""Points of a curve that people are shown; ``--json`` has all."""
SHOWN_CLASSES = 12
"""Classes that a refusal names."""


def run(options: Namespace) -> int:
    """Print contributions and curves of a row, and give the exit code."""
    model = load_model(options.model)
    preparation, task = model.preparation, model.preparation.task
    with ProgressBar() as bar:
        table = read_table(options.file, bar, preparation.rules)
        row = _row(options.row, table, options.file)
        names = _columns("--column", options.column, preparation, table)
        locked = frozenset(_columns("--lock", options.lock, preparation, table) if options.lock else ())
        wish = _wish(options, task)
        bar.begin("Profiling")
        network = model.network()
        inputs, notes = preparation.transform(table, np.float64)
        found = predictions(network, preparation, inputs[row : row + 1])
        output, found = int(model.decision.decide(found, task.classes)[0]), found[0]
        draws = affordable_draws(network, len(preparation.columns))
        pinned, seed = inputs[row], options.seed
        shares = contributions(network, preparation, inputs, pinned, output, draws=draws, seed=seed)
        curves = [curve(network, preparation, table, row, name) for name in names]
        outcome = None if wish is None else _change(model, table, row, wish, locked)
    values = {column.name: value_of(table.column(column.name), row) for column in preparation.columns}
    notes = (*table.notes, *notes, *decision_notes(model.decision, model.values))
    if options.json:
        head = {"task": task.kind, "target": task.target, "row": options.row, "values": values}
        head |= decision_json(model.decision)
        head |= _values(task, found, shares, curves, output)
        head |= {} if outcome is None else _plain_change(model, outcome)
        print_json(head | {"notes": list(map(str, notes))})
        return DONE
    print_notes(notes)
    for line in decision_lines(model.decision, task):
        print(line)
    of = task.target if task.kind == "regression" else f"probability of {task.classes[output]}"
    print(f"Row {options.row}: {of} {found[output]:.4g}, mean of all rows {shares.mean:.4g}\n")
    _print_contributions(shares, {name: value_label(value) for name, value in values.items()})
    if outcome is not None:
        _print_change(model, outcome)
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


def _columns(option: str, names: list[str] | None, preparation: Preparation, table: Table) -> list[str]:
    """The columns that an option names, or all that the network uses. Raises UserError."""
    used = [column.name for column in preparation.columns]
    for name in names or ():
        if column_named(table, name, table.path).name not in used:
            raise UserError("{option}: the network does not use {column}.", option=option, column=name)
    return names or used


def _wish(options: Namespace, task: Task) -> Wish | None:
    """What the prediction is to be, or None where nothing is wished. Raises UserError."""
    if options.change is not None:
        if task.kind == "regression":
            raise UserError("--change is for classes; give --at-least or --at-most and a number.")
        if options.change and options.change not in task.classes:
            classes = ", ".join(task.classes[:SHOWN_CLASSES])
            raise UserError(
                "--change: there is no class {name}; choose one of {classes}.",
                name=options.change,
                classes=classes,
            )
        return Wish("class", task.classes.index(options.change) if options.change else None)
    if options.at_least is None and options.at_most is None:
        if options.lock:
            raise UserError("--lock needs --change, --at-least or --at-most.")
        return None
    if task.kind != "regression":
        raise UserError("--at-least and --at-most are for numbers; give --change and a class.")
    if options.at_most is None:
        return Wish("at_least", limit=options.at_least)
    return Wish("at_most", limit=options.at_most)


def _change(model: Model, table: Table, row: int, wish: Wish, locked: frozenset[str]) -> Outcome:
    """The nearest row that is as wished, with values that rows of the table have."""
    preparation = model.preparation
    alternatives = alternatives_of(preparation, table, np.arange(table.rows))
    values = {column.name: value_of(table.column(column.name), row) for column in preparation.columns}
    return nearest_change(
        model.network(), preparation, alternatives, values, wish, locked=locked, decision=model.decision
    )


def _plain_change(model: Model, outcome: Outcome) -> dict[str, Any]:
    found, task = outcome.found, model.preparation.task
    values: dict[str, Any] = {"change": None, "change_prediction": None, "change_rows": outcome.rows}
    if found is None:
        return values
    output = _decided(model, found.predictions)
    predicted = float(found.predictions[0]) if task.kind == "regression" else task.classes[output]
    changed = {name: list(both) for name, both in found.changed.items()}
    return values | {"change": changed, "change_prediction": predicted}


def _decided(model: Model, predictions: Array) -> int:
    """Number of the class that one row with these predictions ``(k,)`` is taken for; 0 for numbers."""
    task = model.preparation.task
    return (
        int(model.decision.for_task(task).decide(predictions[None], task.classes)[0]) if task.classes else 0
    )


def _print_change(model: Model, outcome: Outcome) -> None:
    found, task = outcome.found, model.preparation.task
    print()
    if found is None:
        columns = counted(outcome.columns, "column")
        tried = counted(outcome.rows, "row")
        print(f"No row that is as wished was found among {tried} with up to {columns} changed.")
        return
    if not found.changed:
        print("The prediction is as wished already.")
        return
    output = _decided(model, found.predictions)
    what = task.target if task.kind == "regression" else f"probability of {task.classes[output]}"
    print(f"The nearest row that would change it ({what} {found.predictions[output]:.4g}):\n")
    rows = [
        [name, value_label(before), value_label(after)] for name, (before, after) in found.changed.items()
    ]
    print_table(["column", "from", "to"], rows)


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
