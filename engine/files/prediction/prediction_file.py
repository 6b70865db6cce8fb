"""Writes the predictions for the rows of a file, piece by piece, in memory that does not grow with it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from engine.common.atomic import atomic_write
from engine.common.messages import Message, UserError
from engine.data.preparation import Preparation
from engine.data.reading.source import part_of
from engine.data.reading.stream.open_stream import Stream, open_stream
from engine.data.reading.stream.piece import Wanted
from engine.data.samples import resolve_path
from engine.evaluation.answers import Answers
from engine.evaluation.figures import Figures, figures_of
from engine.files.model import Model
from engine.files.prediction.ahead import Ahead
from engine.files.prediction.blocks import BlockPredictor
from engine.files.prediction.judged_sample import JudgedSample
from engine.files.prediction.writer import PredictionWriter, added_names

_OPENED = 0.1
"""Share of the progress after which the first rows are read."""


@dataclass(frozen=True, slots=True, eq=False)
class PredictedFile:
    """What is to be said of a file of predictions.

    Attributes:
        rows: that were predicted.
        rows_left_out: of the file that could not be read; they stand in their places without a prediction.
        notes: what had to be decided about the file and its values.
        unused: columns of the file that the network has no use for.
        names: of the columns that were written beside those of the file.
        rows_noted: rows with a note; 0 where none were wanted.
        values_noted: how many values were filled in, not seen in training, outside its range.
        rows_judged: rows whose target is known.
        answers: to those, or to a sample of very many, see :class:`JudgedSample`; None where there are none.
        seconds: that it took.
    """

    rows: int
    rows_left_out: int
    notes: tuple[Message, ...]
    unused: tuple[str, ...]
    names: tuple[str, ...]
    rows_noted: int
    values_noted: tuple[int, ...]
    rows_judged: int
    answers: Answers | None
    seconds: float

    def figures(self) -> Figures | None:
        """How good the predictions are, where targets are known."""
        return None if self.answers is None else figures_of(self.answers)


def predict_file(
    model: Model,
    path: str | Path,
    out: str | Path,
    *,
    keep: bool = False,
    bytes_at_once: int = 0,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PredictedFile:
    """Write a CSV with the columns ``prediction`` and ``p_<class>``; numbers keep all their digits.

    A row of the file that could not be read has an empty one, so that the others keep their places.

    Args:
        model: predicts.
        path: of a table, or ``sample:iris``.
        out: the file to write.
        keep: whether the columns of the table stand before, and a note on each row behind.
        bytes_at_once: of the file, or 0 for as many as take the least time.
        progress: told the share that is done, 0 to 1.
        cancelled: asked often; when it says True the work ends within a moment, and ``out`` is as it was.

    Raises:
        UserError: a file cannot be read or written, or lacks a column.
        Cancelled: ``cancelled`` said so.
    """
    began = time.perf_counter()
    _refuse_same(resolve_path(path), out)
    tell = progress or (lambda _share: None)
    wanted = wanted_by(model, keep=keep, bytes_at_once=bytes_at_once)
    opening = part_of(tell, 0, _OPENED)
    with open_stream(path, model.preparation.rules, wanted, progress=opening, cancelled=cancelled) as stream:
        model.preparation.check_names(stream.names)
        return _written(model, stream, out, keep=keep, tell=part_of(tell, _OPENED, 1), began=began)


def _refuse_same(path: str | Path, out: str | Path) -> None:
    if os.path.exists(out) and os.path.exists(path) and os.path.samefile(path, out):
        raise UserError(
            "{file} is the file that is predicted; choose another name for the predictions.", file=str(out)
        )


def _written(
    model: Model, stream: Stream, out: str | Path, *, keep: bool, tell: Callable[[float], None], began: float
) -> PredictedFile:
    preparation = model.preparation
    predictor, sample = BlockPredictor(model, with_notes=keep), JudgedSample(preparation.task)
    names = added_names(preparation, stream.names if keep else (), with_note=keep)
    actual = None if stream.whole is None else preparation.target.raw(stream.whole)
    with (
        atomic_write(out) as target,
        closing(PredictionWriter(target, preparation, stream, keep=keep)) as writer,
    ):
        writer.write_header(names)
        with Ahead(iter(stream)) as pieces:
            for block in predictor.blocks(pieces):
                writer.add(block)
                if actual is not None:
                    known = actual[writer.rows - len(block.predicted) : writer.rows]
                    sample.add(known, block.predicted, block.probabilities)
                tell(block.share)
        writer.finish()
    notes = predictor.row_notes
    return PredictedFile(
        rows=writer.rows,
        rows_left_out=len(stream.left_out),
        notes=(*stream.notes(), *predictor.notes()),
        unused=unused_names(preparation, stream.names),
        names=names,
        rows_noted=notes.rows if notes is not None else 0,
        values_noted=tuple(notes.values[1:].tolist()) if notes is not None else (0, 0, 0),
        rows_judged=sample.rows,
        answers=sample.answers(),
        seconds=time.perf_counter() - began,
    )


def wanted_by(model: Model, *, keep: bool, target: bool = True, bytes_at_once: int = 0) -> Wanted:
    """What a model reads of a file, with the rows as they stand, or with the target."""
    known = {column.name: column.categories for column in model.preparation.columns if column.categories}
    return Wanted(model.preparation.target.name if target else "", keep, known, bytes_at_once)


def unused_names(preparation: Preparation, names: Sequence[str]) -> tuple[str, ...]:
    """Columns of a file that the network neither uses nor predicts."""
    used = {column.name for column in preparation.columns} | {preparation.target.name}
    return tuple(name for name in names if name not in used)
