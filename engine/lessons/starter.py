"""Makes what a step of a lesson begins with: the project, and the run where it says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from engine.common.messages import Cancelled, UserError
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.drawing import tidied
from engine.core.architecture.layer_text import parse_layers, with_picture_sizes
from engine.core.architecture.templates import chain, template_architecture
from engine.core.network import Network
from engine.core.task import Task
from engine.core.training_settings import training_from_json
from engine.data.columns import resolve, task_of
from engine.data.dataset import prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import SAMPLE_PREFIX, resolve_path
from engine.data.table.table import Table
from engine.lessons.lesson import StartState
from engine.project.decision import Decision
from engine.project.project import DataChoices, Project
from engine.project.rules import Rules
from engine.training.state.training_state import TrainingState
from engine.training.trainer import Trainer


def started(
    state: StartState, folder: Path, current: DataChoices, cancelled: Callable[[], bool] = lambda: False
) -> tuple[Project, TrainingState | None]:
    """The project of a state, and its run if it is to be trained.

    Reads the table and trains, so it takes its time.

    Args:
        state: what is wanted.
        folder: where CSV files beside the lesson lie.
        current: the choices about the data as they are, for a state that keeps them.
        cancelled: whether nobody waits for it any more.

    Raises:
        UserError: the table cannot be read or the network does not suit it.
        Cancelled: nobody waits for it any more.
    """
    training = training_from_json(dict(state.training))
    choices = _choices(state, folder, current)
    if not choices.path:
        return Project(training=training), None
    table = read_csv(resolve_path(choices.path), cancelled=cancelled, rules=Rules(choices.reading))
    resolved = resolve(table, choices)
    task = task_of(resolved)
    if task is None:
        if resolved.problem is not None:
            raise UserError.of(resolved.problem)
        return Project(data=choices, training=training), None
    if choices is not current:
        choices = replace(choices, target=task.target)  # a lesson says what it is about
    decision = Decision(state.threshold).for_task(task)
    project = Project(choices, drawn(state, task), training, decision)
    return project, _trained(project, table, state.trained, cancelled) if state.trained else None


def _choices(state: StartState, folder: Path, current: DataChoices) -> DataChoices:
    if state.keeps_data and current.path:
        return current
    is_file = state.data and not state.data.startswith(SAMPLE_PREFIX)
    return DataChoices(path=str(folder / state.data) if is_file else state.data, target=state.target)


def drawn(state: StartState, task: Task) -> Architecture:
    """The network of a state for a task. Raises UserError if it does not suit."""
    if state.layers is None:
        architecture = template_architecture(state.template, task)
    else:
        architecture = tidied(chain(with_picture_sizes(parse_layers(state.layers), task), task))
    for layer in architecture.order:
        if state.initializer and hasattr(layer.settings, "initializer"):
            settings = replace(layer.settings, initializer=state.initializer)
            architecture = architecture.with_layer(replace(layer, settings=settings))
    return architecture


def _trained(project: Project, table: Table, epochs: int, cancelled: Callable[[], bool]) -> TrainingState:
    """The run after so many epochs, waiting to go on; or at its end, if it has no more."""
    dataset = prepare(table, project.data, cancelled=cancelled)
    network = Network(project.architecture, dataset.task)
    network.initialise(project.training.seed)
    trainer = Trainer(network, dataset, replace(project.training, epochs=epochs, patience=0))
    trainer.on_epoch = lambda _: trainer.control.stop() if cancelled() else None
    trainer.run()
    if cancelled():
        raise Cancelled
    state = replace(trainer.capture(), settings=project.training)
    if epochs >= project.training.epochs:
        return state
    # A run that has ended went back to its best weights; this one is to stand where it was.
    return replace(state, state="paused", now=state.end or state.now, end=None, weights_of=None, result=None)
