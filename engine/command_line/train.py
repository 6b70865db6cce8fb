"""The command ``train``: a network from a CSV file, or again as a project says."""

from __future__ import annotations

import time
from argparse import Namespace
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from engine.architecture import Architecture, chain, suggested
from engine.atomic import check_writable
from engine.command_line.guard import DONE, INTERRUPTED, USER_ERROR, complain
from engine.command_line.hidden_layers import parse_layers
from engine.command_line.interruption import run_interruptible
from engine.command_line.progress import ProgressBar
from engine.command_line.report import counted, print_json, print_notes, print_table
from engine.command_line.tables import check_target, default_target, read_table, refuse_overwriting
from engine.data.dataset import Dataset
from engine.data.preparation import prepare
from engine.data.samples import SAMPLE_PREFIX
from engine.export.npz import save_npz
from engine.messages import Message, UserError
from engine.metrics import evaluate
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
        _check_out(options)
    with ProgressBar() as bar:
        table = read_table(plan.data.path, bar)
        check_target(table, plan.data.target, options.file)
        bar.begin("Preparing")
        dataset = prepare(table, plan.data)
        if plan.settings.patience and not len(dataset.validation):
            raise UserError("--patience needs validation rows; give some in --split, such as 70,15,15.")
        trainer = Trainer(plan.network(dataset), dataset, plan.settings)
        bar.begin("Training")
        start = time.perf_counter()
        interrupted = run_interruptible(trainer, lambda running: _show(running, bar))
        seconds = time.perf_counter() - start
    if interrupted:
        trainer.restore_best()
    if options.out:
        network = trainer.network
        save_npz(options.out, Model(network.architecture, dataset.preparation, network.parameters))
    figures = _figures(trainer, seconds, (*table.notes, *dataset.notes))
    if options.json:
        print_json(figures)
    else:
        _print(figures, trainer, options)
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
    for candidate in (folder / path, folder / Path(path).name):
        if candidate.exists():
            return str(candidate)
    raise UserError(
        "The data {path} of {file} are not there any more; put them back or beside the project.",
        path=path,
        file=str(project_file),
    )


def _training_settings(base: TrainingSettings, options: Namespace) -> TrainingSettings:
    given = {name: getattr(options, name) for name in TRAINING_OPTIONS if getattr(options, name) is not None}
    return check_training(replace(base, **given))


def _check_out(options: Namespace) -> None:
    refuse_overwriting(options.out, options.file)
    check_writable(options.out)


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


def _figures(trainer: Trainer, seconds: float, notes: tuple[Message, ...]) -> dict[str, Any]:
    dataset, network = trainer.dataset, trainer.network
    task = dataset.task
    parts = {"train": dataset.train, "validation": dataset.validation, "test": dataset.test}
    scores = {name: {"rows": len(part), **_scores(network, part, dataset)} for name, part in parts.items()}
    return {
        "task": task.kind,
        "target": task.target,
        "rows": sum(len(part) for part in parts.values()),
        "features": task.features,
        "classes": list(task.classes),
        "parameters": int(network.parameters.size),
        "epochs_run": len(trainer.records),
        "best_epoch": trainer.best_epoch,
        **scores,
        "seconds": seconds,
        "steps_per_second": trainer.step_count / max(seconds, 1e-9),
        "state": trainer.state,
        "message": _message(trainer),
        "notes": [str(note) for note in notes],
    }


def _message(trainer: Trainer) -> str:
    """Why the run ended, and what to do about it here, where there is no button to press."""
    if trainer.state != "failed":
        return str(trainer.message or "")
    return (
        f"The loss is no longer a finite number at step {trainer.step_count + 1}: the learning rate "
        f"{trainer.settings.learning_rate:g} is probably too large; give a smaller --learning-rate."
    )


def _scores(network: Network, part: Any, dataset: Dataset) -> dict[str, float]:
    scores = asdict(evaluate(network, part, dataset.preparation))
    return {name: value for name, value in scores.items() if value is not None}


def _print(figures: dict[str, Any], trainer: Trainer, options: Namespace) -> None:
    classes = f", {counted(len(figures['classes']), 'class')}" if figures["classes"] else ""
    print(
        f"{options.file}: {counted(figures['rows'], 'row')}, {counted(figures['features'], 'feature')}"
        f"{classes}, target {figures['target']}"
    )
    print_notes(figures["notes"])
    print(f"Network: {_layer_words(trainer.network)}, {counted(figures['parameters'], 'parameter')}")
    epochs = counted(figures["epochs_run"], "epoch")
    speed = f"{figures['steps_per_second']:,.0f} steps/s"
    print(f"Trained {epochs} in {figures['seconds']:.1f} s ({speed}). {figures['message']}\n")
    names = [name for name in figures["test"] if name != "rows"]
    rows = [
        [part, figures[part]["rows"], *(figures[part][name] for name in names)]
        for part in ("train", "validation", "test")
    ]
    print_table(["", "rows", *("R²" if name == "r2" else name for name in names)], rows)
    if options.out:
        print(f"\nThe weights are in {options.out}.")


def _layer_words(network: Network) -> str:
    words = [str(network.task.features)]
    for spec in network.specs:
        dense = spec.kind == "dense"
        words.append(
            f"{spec.settings.units} {spec.settings.activation}"
            if dense
            else f"dropout {spec.settings.rate:g}"
        )
    return " > ".join(words)


def _outcome(trainer: Trainer, interrupted: bool, out: str | None) -> int:
    if interrupted:
        kept = f"; the best weights so far are in {out}" if out else ""
        complain(f"Interrupted after {counted(len(trainer.records), 'epoch')}{kept}.")
        return INTERRUPTED
    if trainer.state == "failed":
        complain(_message(trainer))
        return USER_ERROR
    return DONE
