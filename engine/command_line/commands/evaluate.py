"""The command ``evaluate``: how good a trained network is on rows whose target is known."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

import numpy as np

from engine.command_line.commands.judged_rows import JudgedRows, judged_rows
from engine.command_line.decision_options import decision_json, decision_lines
from engine.command_line.guard import DONE
from engine.command_line.progress import ProgressBar
from engine.command_line.report import counted, print_json, print_notes, print_table, score_label
from engine.common.messages import UserError
from engine.evaluation.answers import answers_of
from engine.evaluation.comparison.baselines import BASELINES, baseline
from engine.evaluation.comparison.rivals import Rival, rival
from engine.evaluation.figures import ClassFigures, Figures, figures_of, main_figure
from engine.evaluation.interval import interval_of
from engine.training.metrics import loss_and_outputs

LABELS = {"guess": "Most frequent class or mean", "linear": "Linear model", "trees": "Gradient-boosted trees"}


def run(options: Namespace) -> int:
    """Print the figures, and give the exit code."""
    with ProgressBar() as bar:
        rows = judged_rows(options, bar)
        if options.baselines and rows.dataset is None:
            raise UserError("--baselines are fitted on training rows; give a .layerscope project.")
        bar.begin("Judging")
        with np.errstate(all="ignore"):  # rows far outside the training range may overflow
            loss, outputs = loss_and_outputs(rows.network, rows.inputs, rows.network.targets(rows.targets))
        found = answers_of(rows.network, rows.preparation, outputs, rows.actual, rows.decision)
        figures, interval = figures_of(found), interval_of(found)
        rivals = {}
        for key in BASELINES if options.baselines else ():
            bar.begin(f"Fitting: {LABELS[key]}")
            rivals[key] = rival(baseline(key, *rows.training_and_judged()), found)
    values = _values(rows, loss, figures, interval, rivals)
    if options.json:
        print_json(values)
    else:
        _print(rows, figures, interval, rivals)
    return DONE


def _values(
    rows: JudgedRows, loss: float, figures: Figures, interval: tuple[float, float], rivals: dict[str, Rival]
) -> dict[str, Any]:
    task = rows.preparation.task
    return {
        "task": task.kind,
        "target": task.target,
        "classes": list(task.classes),
        "part": rows.part,
        "rows": len(rows.actual),
        "rows_left_out": rows.left_out,
        "loss": loss,
        **decision_json(rows.decision),
        **figures.to_json(),
        "interval": list(interval),
        **({"baselines": {key: rival.to_json() for key, rival in rivals.items()}} if rivals else {}),
        "notes": [str(note) for note in rows.notes],
    }


def _print(
    rows: JudgedRows, figures: Figures, interval: tuple[float, float], rivals: dict[str, Rival]
) -> None:
    print_notes(rows.notes)
    of = f"{rows.part} " if rows.part else ""
    for line in decision_lines(rows.decision, rows.preparation.task):
        print(line)
    name = score_label("accuracy" if isinstance(figures, ClassFigures) else "r2")
    print(f"{counted(len(rows.actual), of + 'row')}, target {rows.preparation.task.target}")
    print(f"{name} {main_figure(figures):.4g}, 95 % interval {interval[0]:.4g} to {interval[1]:.4g}\n")
    values = figures.to_json()
    plain = [(label, value) for label, value in values.items() if isinstance(value, float)]
    print_table(["figure", ""], [[score_label(label).replace("_", " "), value] for label, value in plain])
    if isinstance(figures, ClassFigures):
        _print_classes(figures)
    if rivals:
        head = ["", name, "interval", "network better by", "seconds"]
        print()
        print_table(head, [_rival_line(key, rival) for key, rival in rivals.items()])


def _print_classes(figures: ClassFigures) -> None:
    print()
    print_table(
        ["class", "precision", "recall", "F1", "rows"],
        [
            [name, each.precision, each.recall, each.f1, each.support]
            for name, each in figures.per_class.items()
        ],
    )
    print("\nActual class down, predicted class across:")
    names = list(figures.per_class)
    print_table(
        ["", *names], [[name, *line] for name, line in zip(names, figures.confusion.tolist(), strict=True)]
    )


def _rival_line(key: str, rival: Rival) -> list[Any]:
    interval, better_by = (f"{low:.4g} to {high:.4g}" for low, high in (rival.interval, rival.better_by))
    return [LABELS[key], rival.figure, interval, better_by, rival.seconds]
