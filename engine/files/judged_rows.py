"""Writes judged rows as a CSV: the columns and values of their table, and what a network answered to each."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from engine.common.arrays import Array, Indices
from engine.common.atomic import atomic_write
from engine.common.messages import Cancelled
from engine.common.spreadsheet import write_rows
from engine.data.table.table import Column, Table
from engine.data.table.values import value_text
from engine.evaluation.answers import Answers

ROWS_AT_ONCE = 4096


def save_rows(
    path: str | Path,
    table: Table,
    rows: Indices,
    found: Answers,
    losses: Array,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write rows ``(m,)`` of a table, in this order, with the answers to them and their ``losses (m,)``.

    Before the columns of the table stands ``row``, which row it is, counted from 1; after them ``actual``,
    ``prediction``, for classes ``confidence`` (the probability of the predicted one), and ``loss``. A name
    that the table has already gets an underscore behind it. Numbers keep all their digits.

    Raises:
        UserError: the file cannot be written.
        Cancelled: ``cancelled``, asked now and then, said so; the file is as it was.
    """
    with atomic_write(path) as stream:
        text = io.TextIOWrapper(stream, "utf-8", errors="replace", newline="", write_through=True)
        write_rows(text, [_header(table, found)])
        for start in range(0, len(rows), ROWS_AT_ONCE):
            if cancelled is not None and cancelled():
                raise Cancelled
            piece = slice(start, start + ROWS_AT_ONCE)
            told = _told(found.of_rows(np.arange(len(found))[piece]), losses[piece])
            write_rows(text, _lines(table, rows[piece], told))
        text.flush()
        text.detach()


def _header(table: Table, found: Answers) -> list[str]:
    names = [column.name for column in table.columns]
    own = ["row", "actual", "prediction", "loss"]
    if found.probabilities is not None:
        own.insert(3, "confidence")
    for place, name in enumerate(own):
        while name in names:
            name += "_"
        own[place] = name
    return [own[0], *names, *own[1:]]


def _told(found: Answers, losses: Array) -> list[Sequence[object]]:
    """Columns of what the network answered."""
    actual, predicted = found.actual.tolist(), found.predicted.tolist()
    if found.confidence is None:
        return [actual, predicted, losses.tolist()]
    classes = found.task.classes
    names = [[classes[number] for number in numbers] for numbers in (actual, predicted)]
    return [*names, found.confidence.tolist(), losses.tolist()]


def _lines(table: Table, rows: Indices, told: list[Sequence[object]]) -> Iterator[Sequence[object]]:
    columns = [texts_of(column, rows) for column in table.columns]
    return zip((rows + 1).tolist(), *columns, *told, strict=True)


def texts_of(column: Column, rows: Indices) -> list[str]:
    """Values of a column at some rows as text, empty where they are missing."""
    values = column.values[rows].tolist()
    if column.kind == "number":
        return ["" if value != value else value_text(value) for value in values]  # noqa: PLR0124 - NaN
    return [column.categories[code] if code >= 0 else "" for code in values]
