"""``train --folds K``: how well the network does on rows that it never saw, k times over."""

from __future__ import annotations

import math
import time
from argparse import Namespace
from dataclasses import asdict
from typing import Any

from engine.command_line.guard import DONE
from engine.command_line.progress import ProgressBar
from engine.command_line.report import counted, print_json, print_notes, print_table, score_label
from engine.command_line.run_request import RunRequest, read_requested_table
from engine.command_line.tables import left_out, print_left_out, refuse_overwriting
from engine.common.atomic import check_writable
from engine.common.messages import UserError
from engine.core.task import Task
from engine.data.columns import target_is_guess, task_of
from engine.data.samples import resolve_path
from engine.experiments.cross_validation import CrossValidation, FoldResult, cross_validate
from engine.files.judged_rows import save_rows
from engine.training.metrics import Scores


def train_folds(request: RunRequest, options: Namespace) -> int:
    """Cross-validate as the options say, print the folds, and give the exit code."""
    if options.folds is None:
        raise UserError("--predictions are those of folds; give --folds too, or use the command predict.")
    if options.resume:
        raise UserError("--folds and --resume do not go together; give one of them.")
    if options.out:
        raise UserError("--out cannot be given with --folds, which makes no one network; leave one out.")
    if options.predictions:
        refuse_overwriting(options.predictions, options.file, str(resolve_path(request.data.path)))
        check_writable(options.predictions)
    folds, finished = options.folds, list[FoldResult]()
    start = time.perf_counter()
    with ProgressBar() as bar:
        table, resolved = read_requested_table(request, options, bar)
        bar.begin("Training")
        found = cross_validate(
            table,
            request.data,
            request.architecture_for,
            request.settings,
            folds,
            progress=lambda number, share: bar.show(share, _progress_text(number, folds, finished)),
            finished=finished.append,
        )
    if options.predictions:
        judged = found.judged
        save_rows(options.predictions, table, judged.rows, judged.answers, judged.losses)
    figures = _figures(found, task_of(resolved))
    figures |= {"seconds": time.perf_counter() - start, "notes": [str(note) for note in table.notes]}
    figures["target_is_guess"] = target_is_guess(request.data)
    figures["ignored"] = left_out(resolved)
    if options.json:
        print_json(figures)
    else:
        _print(figures, options.file)
        if options.predictions:
            print(f"Each row, predicted by the network that did not see it, is in {options.predictions}.")
    return DONE


def _progress_text(number: int, folds: int, finished: list[FoldResult]) -> str:
    label = f"Fold {number} of {folds}"
    return f"{label}  last loss {finished[-1].scores.loss:.4f}" if finished else label


def _figures(found: CrossValidation, task: Task | None) -> dict[str, Any]:
    return {
        "task": task.kind if task else None,
        "target": task.target if task else None,
        "classes": list(task.classes) if task else [],
        "folds": [
            {"rows": fold.rows, "epochs": fold.epochs, "best_epoch": fold.best_epoch, **_scores(fold.scores)}
            for fold in found.folds
        ],
        "mean": _scores(found.mean),
        "deviation": _scores(found.deviation),
    }


def _scores(scores: Scores) -> dict[str, float]:
    return {name: value for name, value in asdict(scores).items() if value is not None}


def _print(figures: dict[str, Any], file: str) -> None:
    folds, mean, deviation = figures["folds"], figures["mean"], figures["deviation"]
    print(f"{file}: {counted(len(folds), 'fold')}, target {figures['target']}, {figures['seconds']:.1f} s")
    print_notes(figures["notes"])
    print_left_out(figures["ignored"])
    print()
    names = list(mean)
    rows = [
        [str(number), fold["rows"], fold["epochs"], fold["best_epoch"], *(fold[name] for name in names)]
        for number, fold in enumerate(folds, 1)
    ]
    for word, scores in (("mean", mean), ("deviation", deviation)):
        rows.append([word, "", "", "", *(scores[name] for name in names)])
    print_table(["fold", "rows", "epochs", "best", *map(score_label, names)], rows)
    # After the loss, what people ask for; R² is none where a fold has one row only.
    first = next((name for name in names[1:] if math.isfinite(mean[name])), names[0])
    print(
        f"\nOn rows that were held out: {score_label(first)} {mean[first]:.4g} ± {deviation[first]:.2g} "
        f"over {counted(len(folds), 'fold')}."
    )
