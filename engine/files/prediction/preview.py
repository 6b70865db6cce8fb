"""The first rows of a file with their predictions, as they would be written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from engine.data.reading.stream.open_stream import Stream, open_stream
from engine.data.reading.stream.piece import Piece
from engine.data.table.values import part_of_column
from engine.files.model import Model
from engine.files.prediction.blocks import BlockPredictor
from engine.files.prediction.prediction_file import unused_names, wanted_by
from engine.files.prediction.writer import PredictionWriter, added_names

ROWS = 100


@dataclass(frozen=True, slots=True, eq=False)
class Preview:
    """Beginning of a file of predictions in which the columns of the table are kept.

    Attributes:
        names: of all columns.
        kept: how many of these are those of the table.
        rows: the cells of each row, as they would stand in the file.
        missing: columns that the network was trained with and the table lacks; without them there is no row.
        unused: columns of the table that the network has no use for.
        has_target: whether the table has what is predicted.
        is_all: whether the table has no more rows.
        of_numbers: whether numbers are predicted, and not classes.
    """

    names: tuple[str, ...]
    kept: int
    rows: Sequence[Sequence[str]]
    missing: tuple[str, ...]
    unused: tuple[str, ...]
    has_target: bool
    is_all: bool
    of_numbers: bool


def preview(
    model: Model,
    path: str | Path,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Preview:
    """Predict the first rows of a file.

    Args:
        model: predicts.
        path: of a table, or ``sample:iris``.
        progress: told the share that is done, 0 to 1.
        cancelled: asked often; when it says True the work ends within a moment.

    Raises:
        UserError: the file cannot be read as a table.
        Cancelled: ``cancelled`` said so.
    """
    preparation = model.preparation
    wanted = wanted_by(model, keep=True, target=False)
    with open_stream(path, preparation.rules, wanted, progress=progress, cancelled=cancelled) as stream:
        names = stream.names
        missing = tuple(each.name for each in preparation.columns if each.name not in names)
        rows, is_all = ([], False) if missing else _first_rows(model, stream)
    return Preview(
        names=(*names, *added_names(preparation, names, with_note=True)),
        kept=len(names),
        rows=rows,
        missing=missing,
        unused=unused_names(preparation, names),
        has_target=preparation.target.name in names,
        is_all=is_all,
        of_numbers=preparation.task.kind == "regression",
    )


def _first_rows(model: Model, stream: Stream) -> tuple[list[list[str]], bool]:
    """Cells of the first rows as they would be written, and whether these are all."""
    with closing(iter(stream)) as pieces:
        first = next(pieces)
        is_all = first.table.rows <= ROWS and next(pieces, None) is None
    written = io.BytesIO()
    with closing(PredictionWriter(written, model.preparation, stream, keep=True)) as writer:
        for block in BlockPredictor(model, with_notes=True).blocks([_beginning(first)]):
            writer.add(block)
        writer.flush()
    return list(csv.reader(io.StringIO(written.getvalue().decode(), newline="")))[:ROWS], is_all


def _beginning(piece: Piece) -> Piece:
    rows = range(min(ROWS, piece.table.rows))
    columns = tuple(part_of_column(column, rows) for column in piece.table.columns)
    return Piece(replace(piece.table, columns=columns, rows=len(rows)), piece.lines[: len(rows)], piece.share)
