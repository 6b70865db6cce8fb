"""Writes predicted blocks as lines of a CSV file."""

from __future__ import annotations

import io
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array
from engine.common.spreadsheet import write_rows
from engine.data.preparation import Preparation
from engine.data.reading.stream.lines import lines_of_cells
from engine.data.reading.stream.open_stream import Stream
from engine.files.prediction.blocks import Block
from engine.files.prediction.cells import PredictionCells
from engine.files.prediction.row_notes import NOT_READ

PREDICTION, NOTE = "prediction", "note"
"""Names of columns that are written."""
_ROWS_AT_ONCE, _NUMBERS_AT_ONCE = 20_000, 400_000
"""Rows, and numbers, that are turned into text together; a window beside waits for that long."""


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


class PredictionWriter:
    """Writes blocks, some of them together. Call :meth:`close` in the end.

    Attributes:
        rows: that were added.
    """

    def __init__(self, target: BinaryIO, preparation: Preparation, stream: Stream, *, keep: bool) -> None:
        self._target, self._stream, self._keep = target, stream, keep
        self._cells = PredictionCells(preparation.task.classes)
        self._blocks: list[Block] = []
        self._waiting = self.rows = self._left_out = 0
        predicted = [""] * (1 + len(preparation.task.classes))
        empty = [*[""] * len(stream.names), *predicted, NOT_READ] if keep else predicted
        (self._empty,) = lines_of_cells([empty])

    def close(self) -> None:
        """End what turns numbers into text."""
        self._cells.close()

    def write_header(self, names: Sequence[str]) -> None:
        """Write the names of the columns, where these are added to those that are kept."""
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
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        if not self._blocks:
            return
        lines = self._cells.lines(*_joined(self._blocks))
        if self._keep:
            kept = (line for block in self._blocks for line in block.lines)
            notes = (note for block in self._blocks for note in block.notes)
            lines = [f"{one},{two},{three}" for one, two, three in zip(kept, lines, notes, strict=True)]
        self._write(self._with_left_out(lines))
        self._blocks, self._waiting = [], 0

    def finish(self) -> None:
        """Write what waits, and the rows that could not be read behind all others."""
        self.flush()
        self._write([self._empty] * (len(self._stream.left_out) - self._left_out))

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
