"""Reads the CSV file that a command names, and checks the column that it names."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from engine.command_line.progress import ProgressBar
from engine.common.messages import UserError
from engine.data.columns import Resolved
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import resolve_path
from engine.data.table.table import Column, Table
from engine.project.rules import PRESENT, Rules

NAMES_SHOWN = 8
LINES_SHOWN = 20


def read_table(path: str | Path, bar: ProgressBar, rules: Rules = PRESENT) -> Table:
    """A CSV file or a sample, read by these rules, with progress.

    Raises:
        UserError: it cannot be read.
    """
    bar.begin(f"Reading {Path(path).name}")
    return read_csv(resolve_path(path), progress=bar.show, rules=rules)


def left_out(resolved: Resolved) -> list[dict[str, str]]:
    """The columns that are not learnt from, each with the reason."""
    return [
        {"column": one.column.name, "reason": str(one.reason)}
        for one in resolved.columns
        if one.role == "ignored"
    ]


def print_left_out(columns: Sequence[Mapping[str, str]]) -> None:
    """Print what :func:`left_out` gave, a line each; of very many the first."""
    for column in columns[:LINES_SHOWN]:
        print(f"Left out: {column['column']}: {column['reason']}")
    if len(columns) > LINES_SHOWN:
        print(f"Left out: {len(columns) - LINES_SHOWN} more; --json names all.")


def refuse_overwriting(out: str, *inputs: str) -> None:
    """Check that the output is none of the inputs.

    Raises:
        UserError: it is one.
    """
    for file in inputs:
        if os.path.exists(out) and os.path.exists(file) and os.path.samefile(out, file):
            raise UserError("--out names {file}, which is read; choose another name.", file=file)


def check_target(table: Table, target: str, path: str) -> None:
    """Check that the table has the column, unless none is named. Raises UserError."""
    if target:
        column_named(table, target, path)


def column_named(table: Table, name: str, path: str) -> Column:
    """The column of this name.

    Raises:
        UserError: there is none; names those with the nearest names.
    """
    columns = {column.name: column for column in table.columns}
    if name in columns:
        return columns[name]
    names = list(columns)
    by_folded = {known.casefold().strip(): known for known in names}
    near = difflib.get_close_matches(name.casefold().strip(), by_folded, NAMES_SHOWN, 0.6)
    if near:
        raise UserError(
            "There is no column {name} in {file}; did you mean {names}?",
            name=name,
            file=path,
            names=" or ".join(by_folded[known] for known in near[:3]),
        )
    more = "" if len(names) <= NAMES_SHOWN else f" and {len(names) - NAMES_SHOWN} more"
    raise UserError(
        "There is no column {name} in {file}; choose one of {names}{more}.",
        name=name,
        file=path,
        names=", ".join(names[:NAMES_SHOWN]),
        more=more,
    )
