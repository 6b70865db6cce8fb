"""The command ``explain``: which columns the predictions of a trained network rest on."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from engine.command_line.commands.judged_rows import JudgedRows, judged_rows
from engine.command_line.decision_options import decision_json, decision_lines
from engine.command_line.guard import DONE
from engine.command_line.progress import ProgressBar
from engine.command_line.report import counted, print_json, print_notes, print_table, score_label
from engine.evaluation.associations import SYMBOLS, Associations, associations
from engine.evaluation.importance import Importances, permutation_importance

SHOWN_PAIRS = 9
"""Pairs of columns that people are shown; ``--json`` has all."""


def run(options: Namespace) -> int:
    """Print the importance of every column, and give the exit code."""
    with ProgressBar() as bar:
        rows = judged_rows(options, bar)
        bar.begin("Shuffling")
        found = permutation_importance(
            rows.network,
            rows.preparation,
            rows.inputs,
            rows.actual,
            repeats=options.repeats,
            seed=options.seed,
            progress=bar.show,
            decision=rows.decision,
        )
        shared = associations(rows.preparation, rows.dataset.train.inputs if rows.dataset else rows.inputs)
    if options.json:
        print_json(_values(rows, found, shared))
    else:
        _print(rows, found)
        _print_associations(shared)
    return DONE


def _values(rows: JudgedRows, found: Importances, shared: Associations) -> dict[str, Any]:
    task = rows.preparation.task
    return {
        "task": task.kind,
        "target": task.target,
        "part": rows.part,
        "rows": len(rows.actual),
        "rows_left_out": rows.left_out,
        "figure": task.metric,
        "value": found.figure,
        **decision_json(rows.decision),
        "importance": {each.column: {"mean": each.mean, "std": each.std} for each in found.columns},
        "associations": [asdict(pair) for pair in shared.pairs],
        "notes": [str(note) for note in rows.notes],
    }


def _print(rows: JudgedRows, found: Importances) -> None:
    task = rows.preparation.task
    print_notes(rows.notes)
    for line in decision_lines(rows.decision, task):
        print(line)
    rows_text = counted(len(rows.actual), f"{rows.part} row".strip())
    print(f"{score_label(task.metric)} of {rows_text}: {found.figure:.4g}\n")
    ranked = sorted(found.columns, key=lambda each: -each.mean)
    print_table(["shuffled column", "drop", "±"], [[each.column, each.mean, each.std] for each in ranked])


def _print_associations(shared: Associations) -> None:
    if not shared.pairs:
        return
    print(
        f"\nColumns that share their information, so that importance is split between them, of "
        f"{counted(shared.rows, 'row')}:\n"
    )
    rows = [[" and ".join(pair.columns), SYMBOLS[pair.kind], pair.strength] for pair in shared.pairs]
    print_table(["columns", "", "strength"], rows[:SHOWN_PAIRS])
    if len(rows) > SHOWN_PAIRS:
        print(f"... and {counted(len(rows) - SHOWN_PAIRS, 'pair')} more; --json has all.")
