"""Request for a run: data, settings and network, from a CSV file or a project and the options."""

from __future__ import annotations

import os
from argparse import Namespace
from dataclasses import dataclass, replace
from pathlib import Path

from engine.command_line.progress import ProgressBar
from engine.command_line.tables import check_target, column_named, read_table
from engine.command_line.training_options import check_for_classes, training_settings
from engine.common.messages import Message, UserError
from engine.core.architecture.architecture import Architecture, Hidden
from engine.core.architecture.layer_text import parse_layers, with_picture_sizes
from engine.core.architecture.templates import TEMPLATES, chain, suggested
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.data.columns import Resolved, possible_encodings, resolve, task_of
from engine.data.samples import SAMPLE_PREFIX
from engine.data.table.place import beside, is_on_network, is_within_folder
from engine.data.table.table import Table
from engine.files.project_file import SUFFIX, load_project, with_target_of_run
from engine.kernel.choice import choose
from engine.project.decision import DEFAULT, Decision
from engine.project.project import ENCODING_LABELS, DataChoices, check_split
from engine.project.rules import Rules
from engine.training.state.training_state import TrainingState

DATA_OPTIONS = ("target", "task", "layers", "template", "split", "scaling", "image", "encoding")
"""Options that a project has no use for."""


@dataclass(frozen=True, slots=True)
class RunRequest:
    """Request for a run: on which data, with which settings, and which network.

    Attributes:
        data: the choices about the table.
        settings: of the run.
        hidden: the hidden layers, or None where they were not given.
        template: a key of :data:`engine.core.architecture.templates.TEMPLATES`, or None.
        architecture: of a project; goes before both.
        run: of a project, where the training goes on from there.
        decision: of a project.
    """

    data: DataChoices
    settings: TrainingSettings
    hidden: Hidden | None = None
    template: str | None = None
    architecture: Architecture | None = None
    run: TrainingState | None = None
    decision: Decision = DEFAULT

    def architecture_for(self, task: Task) -> Architecture:
        """The network for a task; without any wish the one that suits it. Raises UserError."""
        if self.architecture is not None:
            return self.architecture
        if self.template is not None:
            return TEMPLATES[self.template].build(task)
        return suggested(task) if self.hidden is None else chain(with_picture_sizes(self.hidden, task), task)


def request_of(options: Namespace) -> RunRequest:
    """Request that the options state; the core that they name is chosen.

    Raises:
        UserError: one is not possible, or the project cannot be read.
    """
    if options.core is not None:
        choose(options.core)
    return _of_project(options) if is_project(options.file) else _of_csv(options)


def is_project(file: str) -> bool:
    """True if a file is a project by its name."""
    return file.lower().endswith(SUFFIX)


def read_requested_table(request: RunRequest, options: Namespace, bar: ProgressBar) -> tuple[Table, Resolved]:
    """The table of a request, with what its choices make of it, after a check of all that the options name.

    Raises:
        UserError: it has not, or cannot be read.
    """
    table = read_table(request.data.path, bar, Rules(request.data.reading))
    check_target(table, request.data.target, options.file)
    resolved = resolve(table, request.data)
    for name, encoding in request.data.encodings.items() if options.encoding else ():
        column = column_named(table, name, options.file)
        if encoding not in possible_encodings(column):
            raise UserError(
                "--encoding: column {column} cannot be {encoding}; {possible}.",
                column=name,
                encoding=encoding,
                possible=_possible_text(possible_encodings(column)),
            )
    task = task_of(resolved)
    if options.image not in (None, "auto", "none") and not (task and task.image):
        raise UserError(
            "--image: the features are no pictures of {size} pixels; give their rows and columns, or none.",
            size=options.image,
        )
    if task is not None:
        check_for_classes(options, task)
    if resolved.is_guess:
        table = replace(table, notes=(*table.notes, _guess_note(task, options)))
    return table, resolved


def _guess_note(task: Task | None, options: Namespace) -> Message:
    """Note on what is predicted although nobody said so, and how to choose another column."""
    how = "--target COLUMN chooses another column"
    if is_project(options.file):
        how = "open the project in the window to choose"
    return Message(
        "What to predict was not said; {target} is a guess: {how}.",
        target=task.target if task else "nothing",
        how=how,
    )


def _possible_text(encodings: tuple[str, ...]) -> str:
    if encodings:
        return f"choose one of {', '.join(encodings)}"
    return "only columns of many categories have a choice"


def _of_csv(options: Namespace) -> RunRequest:
    given = {
        name: getattr(options, name)
        for name in ("task", "split", "scaling", "image")
        if getattr(options, name)
    }
    if "split" in given:
        given["split"] = check_split(given["split"])
    if getattr(options, "resume", False):
        raise UserError("--resume goes on with a project; give a .layerscope file that was trained.")
    if options.layers is not None and options.template is not None:
        raise UserError("--layers and --template do not go together; give one of them.")
    if options.template is not None and options.template not in TEMPLATES:
        raise UserError(
            "--template: there is no {name}; choose one of {choices}.",
            name=options.template or "empty name",
            choices=", ".join(TEMPLATES),
        )
    settings = training_settings(TrainingSettings(), options)
    encodings = dict(_encoding(text) for text in options.encoding or ())
    data = DataChoices(
        path=options.file,
        target=options.target or "",
        seed=settings.seed,
        encodings=encodings,
        roles=dict.fromkeys(encodings, "feature"),  # columns of very many texts are left out by themselves
        **given,
    )
    hidden = None if options.layers is None else parse_layers(options.layers)
    return RunRequest(data, settings, hidden, options.template)


def _encoding(text: str) -> tuple[str, str]:
    column, _, encoding = text.rpartition("=")
    if not column or encoding not in ENCODING_LABELS:
        raise UserError(
            "--encoding: {text} is not possible; write COLUMN=KIND with one of the kinds {choices}.",
            text=text or "an empty text",
            choices=", ".join(ENCODING_LABELS),
        )
    return column, encoding


def _of_project(options: Namespace) -> RunRequest:
    refused = [f"--{name}" for name in DATA_OPTIONS if getattr(options, name) is not None]
    if refused:
        raise UserError(
            "{option} cannot be given for a project, which has its own; change it in the window.",
            option=refused[0],
        )
    project, run = load_project(options.file)
    project = with_target_of_run(project, run)
    if not project.data.path:
        raise UserError("{file} has no data yet; open it in the window and choose some.", file=options.file)
    data = replace(project.data, path=data_path(project.data.path, Path(options.file)))
    if not getattr(options, "resume", False):
        settings = training_settings(project.training, options)
        return RunRequest(data, settings, architecture=project.architecture, decision=project.decision)
    if run is None:
        raise UserError("{file} was not trained yet; leave --resume out.", file=options.file)
    settings = training_settings(run.settings, options)
    run = replace(run, settings=settings)
    return RunRequest(data, settings, architecture=run.architecture, run=run, decision=project.decision)


def data_path(path: str, project_file: Path) -> str:
    """Path of the data of a project: where they were, or else beside the project, moved along with it."""
    if path.startswith(SAMPLE_PREFIX):
        return path
    project_file = project_file.resolve()
    moved = beside(path, project_file)
    is_foreign = is_on_network(path) and not is_within_folder(path, project_file)
    for candidate in (moved,) if is_foreign else (project_file.parent / path, moved):
        if os.path.exists(candidate):
            return str(candidate)
    if is_foreign:
        raise UserError(
            "{file} wants to read {path} on another computer, which is not done unasked; copy that table "
            "beside the project, or open the project in the window.",
            path=path,
            file=str(project_file),
        )
    raise UserError(
        "The data {path} of {file} are not there any more; put them back or beside the project.",
        path=path,
        file=str(project_file),
    )
