"""Predicts the rows of a stream in blocks, which are those of a whole table, so that no digit differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array
from engine.common.messages import Message
from engine.data.reading.stream.piece import Piece
from engine.data.table.table import Table
from engine.data.table.values import part_of_column
from engine.files.model import Model
from engine.files.prediction.row_notes import RowNotes


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows with their predictions.

    Attributes:
        lines: of the rows as they stand, or empty.
        notes: cell with the note of each row, or empty.
        predicted: ``(m,)`` numbers of classes, or numbers in the target's units.
        probabilities: ``(m, classes)``; None for regression.
        share: of the file that was read when they came, 0 to 1.
    """

    lines: list[str]
    notes: list[str]
    predicted: NDArray[Any]
    probabilities: Array | None
    share: float


class BlockPredictor:
    """Predicts pieces of a table.

    Attributes:
        row_notes: those of the rows so far; None where none are wanted.
    """

    def __init__(self, model: Model, *, with_notes: bool) -> None:
        """Make the network. Raises UserError if it has a problem."""
        self._model, self._network = model, model.network()
        preparation = model.preparation
        self.row_notes = RowNotes(preparation) if with_notes else None
        self._inputs = np.empty((self._network.rows_at_once, len(preparation.feature_names)))
        self._lines: list[str] = []
        self._notes: list[str] = []
        self._filled = 0
        self._replaced: dict[tuple[str, object], Message] = {}

    def blocks(self, pieces: Iterable[Piece]) -> Iterator[Block]:
        """The rows of all pieces, in their order. Raises UserError where a column is missing."""
        share = 0.0
        for piece in pieces:
            share, begin = piece.share, 0
            while begin < piece.table.rows:
                end = min(begin + len(self._inputs) - self._filled, piece.table.rows)
                self._prepare(piece, range(begin, end))
                if self._filled == len(self._inputs):
                    yield self._answered(share)
                begin = end
        if self._filled:
            yield self._answered(share)

    def notes(self) -> tuple[Message, ...]:
        """What the preparation replaced in the rows so far."""
        return tuple(self._replaced.values())

    def _prepare(self, piece: Piece, rows: range) -> None:
        columns = tuple(part_of_column(column, rows) for column in piece.table.columns)
        part = Table(piece.table.path, columns, len(rows), reading=piece.table.reading)
        inputs, notes = self._model.preparation.transform(part, np.float64)
        self._inputs[self._filled : self._filled + len(rows)] = inputs
        self._filled += len(rows)
        self._lines += piece.lines[rows.start : rows.stop]
        if self.row_notes is not None:
            self._notes += self.row_notes.cells(part)
        for note in notes:
            key = note.template, note.values["column"]
            if key in self._replaced:
                note = note.with_values(count=note.values["count"] + self._replaced[key].values["count"])
            self._replaced[key] = note

    def _answered(self, share: float) -> Block:
        predicted, probabilities = self._model.answer(self._network, self._inputs[: self._filled])
        block = Block(self._lines, self._notes, predicted, probabilities, share)
        self._lines, self._notes, self._filled = [], [], 0
        return block
