"""The command ``train``: a network from a CSV file, or again as a project says."""

from __future__ import annotations

import os
import time
from argparse import Namespace
from dataclasses import replace

from engine.command_line.commands.figures import ending, figures_of, findings_of, print_figures
from engine.command_line.commands.folds import train_folds
from engine.command_line.guard import DONE, INTERRUPTED, USER_ERROR, complain
from engine.command_line.interruption import run_in_thread, signals_stop
from engine.command_line.progress import ProgressBar
from engine.command_line.report import counted, print_json
from engine.command_line.run_request import RunRequest, is_project, read_requested_table, request_of
from engine.command_line.tables import left_out, refuse_overwriting
from engine.common.atomic import check_writable
from engine.common.messages import UserError
from engine.core.network import Network
from engine.data.columns import target_is_guess
from engine.data.dataset import Dataset, prepare_resolved
from engine.data.samples import SAMPLE_PREFIX, resolve_path
from engine.files.export.formats import format_of
from engine.files.export.npz import NPZ
from engine.files.model import Model
from engine.files.project_file import save_project
from engine.project.project import Project
from engine.training.observation.trained_by import change_of_core
from engine.training.trainer import Trainer


def run(options: Namespace) -> int:
    """Train as the options say, print the figures, and give the exit code."""
    request = request_of(options)
    if options.folds is not None or options.predictions:
        return train_folds(request, options)
    if options.out:
        _check_out(options.out, options.file, request.data.path)
    with ProgressBar() as bar:
        table, resolved = read_requested_table(request, options, bar)
        bar.begin("Preparing")
        dataset = prepare_resolved(table, request.data, resolved)
        if options.patience and not len(dataset.validation):
            raise UserError("--patience needs validation rows; give some in --split, such as 70,15,15.")
        trainer = _trainer(request, dataset, options.file)
        steps_before, trained_by = trainer.step_count, trainer.history.trained_by
        bar.begin("Training")
        with signals_stop(trainer) as signals:
            start = time.perf_counter()
            run_in_thread(trainer, lambda running: _show(running, bar))
            seconds = time.perf_counter() - start
            interrupted = bool(signals)
            if interrupted and not is_project(options.out or ""):  # a project can go on from where it is
                trainer.restore_best()
            if options.out:
                _save(options.out, request, trainer)
    steps = trainer.step_count - steps_before
    change = change_of_core(trained_by, trainer.history.trained_by)
    notes = (*table.notes, *dataset.notes, *((change,) if change else ()))
    figures = {**figures_of(trainer, steps, seconds, notes), "target_is_guess": target_is_guess(request.data)}
    figures["findings"] = findings_of(trainer, request)
    figures["rows_left_out"] = len(table.left_out)
    figures["ignored"] = left_out(resolved)
    if options.json:
        print_json(figures)
    else:
        print_figures(figures, trainer.network, options.file)
        if options.out:
            print(f"\nThe weights are in {options.out}.")
    return _outcome(trainer, interrupted, options.out)


def _trainer(request: RunRequest, dataset: Dataset, file: str) -> Trainer:
    """A trainer at the beginning, or where the run of a project stands. Raises UserError."""
    if request.run is None:
        return Trainer(first_network(request, dataset), dataset, request.settings)
    if not request.run.preparation.is_like(dataset.preparation):
        raise UserError(
            "The data of {file} are not those that its run began with; train from the start, without "
            "--resume.",
            file=file,
        )
    return Trainer.from_state(request.run, dataset)


def first_network(request: RunRequest, dataset: Dataset) -> Network:
    """The network of a request with its first weights. Raises UserError if it does not fit the data."""
    network = Network(request.architecture_for(dataset.task), dataset.task)
    network.initialise(request.settings.seed)
    return network


def _save(out: str, request: RunRequest, trainer: Trainer) -> None:
    """Write the weights alone, or a project with the whole run for the window to open and go on with."""
    state = trainer.capture()
    if not is_project(out):
        format_of(out, NPZ).write(out, Model.of_run(state, request.decision))
        return
    path = request.data.path
    if not path.startswith(SAMPLE_PREFIX):
        path = os.path.abspath(path)
    data = replace(
        request.data, path=path, target=state.task.target
    )  # a guess is settled by having been trained
    project = Project(data, state.architecture, state.settings, request.decision)
    save_project(out, project, replace(state, data=data))


def _check_out(out: str, *inputs: str) -> None:
    refuse_overwriting(out, *(str(resolve_path(file)) for file in inputs))
    check_writable(out)


def _show(trainer: Trainer, bar: ProgressBar) -> None:
    label = f"Epoch {trainer.epoch} of {trainer.settings.epochs}"
    if trainer.history.records:
        record = trainer.history.records[-1]
        label += f"  loss {record.train_loss:.4f}"
        if record.validation_loss == record.validation_loss:
            label += f"  validation {record.validation_loss:.4f}"
    rows = max(1, len(trainer.dataset.train))
    done = max(0, trainer.epoch - 1) + trainer.row_in_epoch / rows
    bar.show(done / trainer.settings.epochs, label)


def _outcome(trainer: Trainer, interrupted: bool, out: str | None) -> int:
    if interrupted:
        what = "run so far is" if is_project(out or "") else "best weights so far are"
        kept = f"; the {what} in {out}" if out else ""
        complain(f"Interrupted after {counted(trainer.history.records.epochs, 'epoch')}{kept}.")
        return INTERRUPTED
    if trainer.state == "failed":
        complain(ending(trainer))
        return USER_ERROR
    return DONE
