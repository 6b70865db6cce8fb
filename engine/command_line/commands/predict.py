"""The command ``predict``: the rows of a CSV file with trained weights."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.command_line.decision_options import decision_notes
from engine.command_line.guard import DONE
from engine.command_line.progress import ProgressBar
from engine.command_line.report import counted, print_json, print_notes, score_label
from engine.command_line.tables import NAMES_SHOWN, refuse_overwriting
from engine.common.atomic import check_writable
from engine.common.messages import UserError
from engine.core.task import Task
from engine.evaluation.figures import ClassFigures, Figures, main_figure
from engine.files.export.npz import load_npz
from engine.files.model import Model
from engine.files.prediction.prediction_file import PredictedFile, predict_file
from engine.files.project_file import SUFFIX, load_project

REMARKS = ("filled_in", "not_seen", "out_of_range")
"""What ``--json`` calls the remarks on values, in the order of :attr:`PredictedFile.values_noted`."""


def run(options: Namespace) -> int:
    """Write the predictions to the file that the options name, and give the exit code."""
    model = load_model(options.model)
    refuse_overwriting(options.out, options.model, options.file)
    check_writable(options.out)
    with ProgressBar() as bar:
        bar.begin(f"Predicting {Path(options.file).name}")
        found = predict_file(model, options.file, options.out, keep=options.keep, progress=bar.show)
        found = replace(found, notes=(*found.notes, *decision_notes(model.decision, model.values)))
        bar.begin("Judging")
        figures = found.figures()
    if options.json:
        print_json(_values(options, model.preparation.task, found, figures))
    else:
        _print(options, model.preparation.task, found, figures)
    return DONE


def _values(options: Namespace, task: Task, found: PredictedFile, figures: Figures | None) -> dict[str, Any]:
    values: dict[str, Any] = {
        "task": task.kind,
        "target": task.target,
        "rows": found.rows,
        "out": options.out,
    }
    values |= {"rows_left_out": found.rows_left_out, "notes": [str(note) for note in found.notes]}
    values |= {"unused": list(found.unused), "columns": list(found.names), "seconds": found.seconds}
    if options.keep:
        noted = dict(zip(REMARKS, found.values_noted, strict=True))
        values["noted"] = {"rows": found.rows_noted, **noted}
    if figures is not None and found.answers is not None:
        judged = {"rows": len(found.answers), "rows_with_target": found.rows_judged}
        values["evaluation"] = judged | figures.to_json()
    return values


def _print(options: Namespace, task: Task, found: PredictedFile, figures: Figures | None) -> None:
    print_notes(found.notes)
    if found.unused:
        more = f" and {len(found.unused) - NAMES_SHOWN} more" if len(found.unused) > NAMES_SHOWN else ""
        print(f"Not used by the model: {', '.join(found.unused[:NAMES_SHOWN])}{more}.")
    print(f"{counted(found.rows, 'prediction')} of {task.target} in {options.out}.")
    if options.keep and found.rows_noted:
        filled, unseen, outside = found.values_noted
        print(
            f"{counted(found.rows_noted, 'row')} with a note: {counted(filled, 'value')} filled in, "
            f"{unseen:,} not seen in training, {outside:,} outside the training range."
        )
    if figures is not None and found.answers is not None:
        judged = counted(len(found.answers), "row")
        drawn = f" drawn from the {found.rows_judged:,}" if found.rows_judged > len(found.answers) else ""
        name = score_label("accuracy" if isinstance(figures, ClassFigures) else "r2")
        print(
            f"{task.target} is in the file: {name} {main_figure(figures):.4g} on {judged}{drawn} where it is "
            "known; evaluate says more."
        )


def load_model(path: str) -> Model:
    """The model in a .npz file, or the trained network in a project.

    Raises:
        UserError: the file cannot be read, or the project was never trained.
    """
    if not path.lower().endswith(SUFFIX):
        return load_npz(path)
    project, state = load_project(path)
    if state is None:
        raise UserError("{file} holds no trained weights yet; train it first.", file=path)
    return Model.of_run(state, project.decision)
