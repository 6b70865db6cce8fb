"""The command ``picture``: the drawing of a model or a project as a file; the painting is the window's."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import NamedTuple

from engine.command_line.guard import DONE
from engine.command_line.report import print_json
from engine.common.messages import UserError
from engine.core.architecture.architecture import Architecture
from engine.core.task import Task
from engine.files.export.npz import load_npz
from engine.files.project_file import SUFFIX, load_project

SUFFIXES = (".svg", ".png")


class Drawn(NamedTuple):
    """What is to be painted.

    Attributes:
        architecture: what is drawn.
        task: what it is for; None where a project was never trained.
        title: what the picture is called.
    """

    architecture: Architecture
    task: Task | None
    title: str


def drawn_in(options: Namespace) -> Drawn:
    """The drawing in the file that the options name.

    Raises:
        UserError: it cannot be read, has no layers, or the picture is to be of an unknown kind.
    """
    if Path(options.out).suffix.lower() not in SUFFIXES:
        raise UserError("{file} has to end in .svg or .png.", file=options.out)
    title = Path(options.model).stem
    if options.model.lower().endswith(SUFFIX):
        project, state = load_project(options.model)
        is_same = state is not None and state.architecture.computes_like(project.architecture)
        drawn = Drawn(project.architecture, state.task if state is not None and is_same else None, title)
    else:
        model = load_npz(options.model)
        drawn = Drawn(model.architecture, model.preparation.task, title)
    if not drawn.architecture.layers:
        raise UserError("{file} has no layers to draw.", file=options.model)
    return drawn


def tell(options: Namespace) -> int:
    """Say that the picture was written, and give the exit code."""
    if options.json:
        print_json({"picture": options.out, "style": options.style})
    else:
        print(f"The picture was written to {options.out}.")
    return DONE
