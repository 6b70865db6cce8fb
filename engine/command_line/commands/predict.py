"""The command ``predict``: the rows of a CSV file with trained weights."""

from __future__ import annotations

from argparse import Namespace

from engine.command_line.guard import DONE
from engine.command_line.progress import ProgressBar
from engine.command_line.report import counted, print_json, print_notes
from engine.command_line.tables import NAMES_SHOWN, read_table, refuse_overwriting
from engine.common.atomic import check_writable
from engine.common.messages import UserError
from engine.files.export.npz import load_npz
from engine.files.model import Model, save_predictions
from engine.files.project_file import SUFFIX, load_project


def run(options: Namespace) -> int:
    """Write the predictions to the file that the options name, and give the exit code."""
    model = load_model(options.model)
    refuse_overwriting(options.out, options.model, options.file)
    check_writable(options.out)
    with ProgressBar() as bar:
        table = read_table(options.file, bar, model.preparation.rules)
        predictions = model.predict(table)
    save_predictions(options.out, predictions)
    notes = [str(note) for note in (*table.notes, *predictions.notes)]
    task, used = model.preparation.task, {column.name for column in model.preparation.columns}
    unused = [c.name for c in table.columns if c.name not in used and c.name != task.target]
    if options.json:
        found = {"task": task.kind, "target": task.target, "rows": table.rows, "out": options.out}
        found |= {"rows_left_out": len(table.left_out), "notes": notes, "unused": unused}
        print_json(found)
    else:
        print_notes(notes)
        if unused:
            more = f" and {len(unused) - NAMES_SHOWN} more" if len(unused) > NAMES_SHOWN else ""
            print(f"Not used by the model: {', '.join(unused[:NAMES_SHOWN])}{more}.")
        print(f"{counted(table.rows, 'prediction')} of {model.preparation.task.target} in {options.out}.")
    return DONE


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
