"""Writes the predictions for the rows of a file, piece by piece, in memory that does not grow with it."""

from __future__ import annotations

import io
import time
from bisect import bisect_left
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from engine.common.ahead import ahead
from engine.common.arrays import Array
from engine.common.atomic import atomic_write
from engine.common.messages import Message
from engine.common.spreadsheet import write_rows
from engine.data.preparation import Preparation
from engine.data.reading.source import part_of
from engine.data.reading.stream.lines import lines_of_cells
from engine.data.reading.stream.open_stream import open_stream
from engine.data.reading.stream.piece import Wanted
from engine.data.reading.stream.table_pieces import TablePieces
from engine.data.reading.stream.table_stream import TableStream
from engine.evaluation.answers import Answers
from engine.evaluation.figures import Figures, figures_of
from engine.files.model import Model
from engine.files.prediction.blocks import Block, BlockPredictor
from engine.files.prediction.cells import PredictionCells
from engine.files.prediction.judged_sample import JudgedSample
from engine.files.prediction.row_notes import NOT_READ

Stream = TableStream | TablePieces

PREDICTION, NOTE = "prediction", "note"
"""Names of columns that are written."""
_ROWS_AT_ONCE, _NUMBERS_AT_ONCE = 65_536, 1_000_000
"""Rows, and numbers, that are turned into text together."""
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
        progress: told the share that is done, 0 to 1.
        cancelled: asked often; when it says True the work ends within a moment, and ``out`` is as it was.

    Raises:
        UserError: a file cannot be read or written, or lacks a column.
        Cancelled: ``cancelled`` said so.
    """
    began = time.perf_counter()
    tell = progress or (lambda _share: None)
    predictor = BlockPredictor(model, with_notes=keep)
    with (
        opened(model, path, keep=keep, progress=part_of(tell, 0, _OPENED), cancelled=cancelled) as stream,
        atomic_write(out) as target,
    ):
        model.preparation.check_names(stream.names)
        names = added_names(model.preparation, stream.names if keep else (), with_note=keep)
        sample = JudgedSample(model.preparation.task)
        with (
            closing(_Writer(target, model.preparation, stream, keep=keep)) as writer,
            ahead(iter(stream)) as pieces,
        ):
            writer.write_header(names)
            for block in predictor.blocks(pieces):
                writer.add(block)
                if writer.actual is not None:
                    actual = writer.actual[writer.rows - len(block.predicted) : writer.rows]
                    sample.add(actual, block.predicted, block.probabilities)
                tell(_OPENED + (1 - _OPENED) * block.share)
            writer.finish()
        notes = predictor.row_notes
        return PredictedFile(
            rows=writer.rows,
            rows_left_out=len(stream.left_out),
            notes=(*stream.notes(), *predictor.notes()),
            unused=unused_names(model.preparation, stream.names),
            names=names,
            rows_noted=notes.rows if notes is not None else 0,
            values_noted=tuple(notes.values[1:].tolist()) if notes is not None else (0, 0, 0),
            rows_judged=sample.rows,
            answers=sample.answers(),
            seconds=time.perf_counter() - began,
        )


def opened(model: Model, path: str | Path, *, keep: bool, target: bool = True, **more: Any) -> Any:
    """The rows of a file as :func:`open_stream` gives them to a model; ``more`` is passed on."""
    known = {column.name: column.categories for column in model.preparation.columns if column.categories}
    whole = model.preparation.target.name if target else ""
    return open_stream(path, model.preparation.rules, Wanted(whole, keep, known), **more)


def unused_names(preparation: Preparation, names: Sequence[str]) -> tuple[str, ...]:
    """Columns of a file that the network neither uses nor predicts."""
    used = {column.name for column in preparation.columns} | {preparation.target.name}
    return tuple(name for name in names if name not in used)


def added_names(preparation: Preparation, names: Sequence[str], *, with_note: bool) -> tuple[str, ...]:
    """Names of the columns that are written behind those of these names.

    A name that is there already gets an underscore behind it.
    """
    wanted = [PREDICTION, *(f"p_{name}" for name in preparation.task.classes), *([NOTE] if with_note else [])]
    taken = set(names)
    found = []
    for name in wanted:
        while name in taken:
            name += "_"
        taken.add(name)
        found.append(name)
    return tuple(found)


class _Writer:
    """Writes blocks, some of them together.

    Attributes:
        rows: that were added.
        actual: ``(rows,)`` the target of all rows of the file; None where it has none.
    """

    def __init__(self, target: BinaryIO, preparation: Preparation, stream: Stream, *, keep: bool) -> None:
        self._target, self._stream, self._keep = target, stream, keep
        self._cells = PredictionCells(preparation.task.classes)
        self.actual = None if stream.whole is None else preparation.target.raw(stream.whole)
        self._blocks: list[Block] = []
        self._waiting = self.rows = self._left_out = 0
        width = 1 + len(preparation.task.classes)
        cells = [*([""] * len(stream.names) if keep else []), *[""] * width, *([NOT_READ] if keep else [])]
        (self._empty,) = lines_of_cells([cells])

    def close(self) -> None:
        self._cells.close()

    def write_header(self, names: Sequence[str]) -> None:
        text = io.StringIO()
        write_rows(text, [[*(self._stream.names if self._keep else ()), *names]])
        self._target.write(text.getvalue().encode(errors="replace"))

    def add(self, block: Block) -> None:
        """Write a block, soon."""
        self._blocks.append(block)
        rows = len(block.predicted)
        self.rows += rows
        self._waiting += rows
        width = 1 if block.probabilities is None else block.probabilities.shape[1]
        if self._waiting >= _ROWS_AT_ONCE or self._waiting * width >= _NUMBERS_AT_ONCE:
            self._write_waiting()

    def finish(self) -> None:
        """Write what waits, and the rows that could not be read behind all others."""
        self._write_waiting()
        self._write([self._empty] * (len(self._stream.left_out) - self._left_out))

    def _write_waiting(self) -> None:
        if not self._blocks:
            return
        lines = self._cells.lines(*_joined(self._blocks))
        if self._keep:
            kept = (line for block in self._blocks for line in block.lines)
            notes = (note for block in self._blocks for note in block.notes)
            lines = [f"{one},{two},{three}" for one, two, three in zip(kept, lines, notes, strict=True)]
        self._write(self._with_left_out(lines))
        self._blocks, self._waiting = [], 0

    def _with_left_out(self, lines: list[str]) -> list[str]:
        """The lines with those of rows that could not be read among them."""
        left_out, first = self._stream.left_out, self.rows - len(lines)
        end = bisect_left(left_out, self.rows)
        if end == self._left_out:
            return lines
        found, begin = [], 0
        for place in left_out[self._left_out : end]:
            found += lines[begin : place - first]
            found.append(self._empty)
            begin = place - first
        self._left_out = end
        return found + lines[begin:]

    def _write(self, lines: list[str]) -> None:
        if lines:
            lines.append("")
            self._target.write("\n".join(lines).encode(errors="replace"))


def _joined(blocks: Sequence[Block]) -> tuple[NDArray[Any], Array | None]:
    """Predictions and probabilities of several blocks."""
    predicted = np.concatenate([block.predicted for block in blocks])
    parts = [block.probabilities for block in blocks if block.probabilities is not None]
    return predicted, np.concatenate(parts) if parts else None
