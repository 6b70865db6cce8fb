"""The command ``train``: a network from a CSV file, or again as a project says."""

from __future__ import annotations

import os
import time
from argparse import Namespace
from dataclasses import dataclass, replace
from pathlib import Path, PureWindowsPath
from typing import Any

from engine.architecture import Architecture, chain, suggested
from engine.atomic import check_writable
from engine.command_line.figures import ending, figures_of, print_figures
from engine.command_line.guard import DONE, INTERRUPTED, USER_ERROR, complain
from engine.command_line.hidden_layers import parse_layers
from engine.command_line.interruption import run_in_thread, signals_stop
from engine.command_line.progress import ProgressBar
from engine.command_line.report import counted, print_json
from engine.command_line.tables import check_target, default_target, read_table, refuse_overwriting
from engine.data.dataset import Dataset
from engine.data.preparation import prepare
from engine.data.samples import SAMPLE_PREFIX, resolve_path
from engine.export.npz import save_npz
from engine.messages import UserError
from engine.model import Model
from engine.network import Network
from engine.project import DataChoices, TrainingSettings, check_split, check_training
from engine.project_file import SUFFIX, load_project
from engine.trainer import Trainer

TRAINING_OPTIONS = ("epochs", "batch_size", "learning_rate", "optimizer", "momentum", "patience", "seed")
DATA_OPTIONS = ("target", "task", "layers", "split", "scaling")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be trained: on which data, with which settings, and the layers if they are given.

    Attributes:
        data: the choices about the table.
        settings: of the run.
        hidden: ``(kind, settings)`` of the hidden layers, or None for those that suit the task.
        architecture: of a project; goes before ``hidden``.
    """

    data: DataChoices
    settings: TrainingSettings
    hidden: list[tuple[str, Any]] | None = None
    architecture: Architecture | None = None

    def network(self, dataset: Dataset) -> Network:
        """The network with its first weights. Raises UserError if it does not fit the data."""
        architecture = self.architecture
        if architecture is None and self.hidden is not None:
            architecture = chain(self.hidden, dataset.task)
        network = Network(architecture or suggested(dataset.task), dataset.task)
        network.initialise(self.settings.seed)
        return network


def train(options: Namespace) -> int:
    """Train as the options say, print the figures, and give the exit code."""
    plan = _plan_of_project(options) if _is_project(options.file) else _plan_of_csv(options)
    if options.out:
        _check_out(options.out, options.file, plan.data.path)
    with ProgressBar() as bar:
        table = read_table(plan.data.path, bar)
        check_target(table, plan.data.target, options.file)
        bar.begin("Preparing")
        dataset = prepare(table, plan.data)
        if plan.settings.patience and not len(dataset.validation):
            raise UserError("--patience needs validation rows; give some in --split, such as 70,15,15.")
        trainer = Trainer(plan.network(dataset), dataset, plan.settings)
        bar.begin("Training")
        with signals_stop(trainer) as signals:
            start = time.perf_counter()
            run_in_thread(trainer, lambda running: _show(running, bar))
            seconds = time.perf_counter() - start
            interrupted = bool(signals)
            if interrupted:
                trainer.restore_best()
            if options.out:
                network = trainer.network
                save_npz(options.out, Model(network.architecture, dataset.preparation, network.values))
    figures = figures_of(trainer, seconds, (*table.notes, *dataset.notes))
    if options.json:
        print_json(figures)
    else:
        print_figures(figures, trainer.network, options.file)
        if options.out:
            print(f"\nThe weights are in {options.out}.")
    return _outcome(trainer, interrupted, options.out)


def _is_project(file: str) -> bool:
    return file.lower().endswith(SUFFIX)


def _plan_of_csv(options: Namespace) -> Plan:
    given = {name: getattr(options, name) for name in ("task", "split", "scaling") if getattr(options, name)}
    if "split" in given:
        given["split"] = check_split(given["split"])
    settings = _training_settings(TrainingSettings(), options)
    target = default_target(options.file) if options.target is None else options.target
    data = DataChoices(path=options.file, target=target, seed=settings.seed, **given)
    hidden = None if options.layers is None else parse_layers(options.layers)
    return Plan(data, settings, hidden)


def _plan_of_project(options: Namespace) -> Plan:
    refused = [f"--{name}" for name in DATA_OPTIONS if getattr(options, name) is not None]
    if refused:
        raise UserError(
            "{option} cannot be given for a project, which has its own; change it in the window.",
            option=refused[0],
        )
    project, _ = load_project(options.file)
    if not project.data.path:
        raise UserError("{file} has no data yet; open it in the window and choose some.", file=options.file)
    data = replace(project.data, path=_data_path(project.data.path, Path(options.file)))
    return Plan(data, _training_settings(project.training, options), architecture=project.architecture)


def _data_path(path: str, project_file: Path) -> str:
    """Where the data of a project lie: where they were, or else beside the project, moved along with it."""
    if path.startswith(SAMPLE_PREFIX):
        return path
    folder = project_file.resolve().parent
    name = PureWindowsPath(path).name  # reads the separators of every system
    for candidate in (folder / path, folder / name):
        if os.path.exists(candidate):
            return str(candidate)
    raise UserError(
        "The data {path} of {file} are not there any more; put them back or beside the project.",
        path=path,
        file=str(project_file),
    )


def _training_settings(base: TrainingSettings, options: Namespace) -> TrainingSettings:
    given = {name: getattr(options, name) for name in TRAINING_OPTIONS if getattr(options, name) is not None}
    return check_training(replace(base, **given))


def _check_out(out: str, *inputs: str) -> None:
    refuse_overwriting(out, *(str(resolve_path(file)) for file in inputs))
    check_writable(out)


def _show(trainer: Trainer, bar: ProgressBar) -> None:
    words = f"Epoch {trainer.epoch} of {trainer.settings.epochs}"
    if trainer.records:
        record = trainer.records[-1]
        words += f"  loss {record.train_loss:.4f}"
        if record.validation_loss == record.validation_loss:
            words += f"  validation {record.validation_loss:.4f}"
    rows = max(1, len(trainer.dataset.train))
    done = max(0, trainer.epoch - 1) + trainer.row_in_epoch / rows
    bar.show(done / trainer.settings.epochs, words)


def _outcome(trainer: Trainer, interrupted: bool, out: str | None) -> int:
    if interrupted:
        kept = f"; the best weights so far are in {out}" if out else ""
        complain(f"Interrupted after {counted(len(trainer.records), 'epoch')}{kept}.")
        return INTERRUPTED
    if trainer.state == "failed":
        complain(ending(trainer))
        return USER_ERROR
    return DONE
