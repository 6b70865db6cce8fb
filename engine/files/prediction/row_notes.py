"""Says of each row what was special about its values: filled in, not seen, or outside the training range."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.spreadsheet import escaped
from engine.data.fitted_column import FILLED, OUTSIDE, UNSEEN
from engine.data.preparation import Preparation
from engine.data.reading.stream.lines import lines_of_cells
from engine.data.table.table import Table

WORDS = {
    FILLED: "{column} filled in",
    UNSEEN: "{column} not seen in training",
    OUTSIDE: "{column} outside the training range",
}
"""What is said of a value, as it stands in files, whose words are English."""
NOT_READ = "row could not be read"
MOST_NAMED = 5
"""Columns that are named in a note."""


class RowNotes:
    """Makes the notes, and counts.

    Attributes:
        rows: that got a note.
        values: how many values there are of each remark, by its number.
    """

    def __init__(self, preparation: Preparation) -> None:
        self._columns = preparation.columns
        self._cells: dict[bytes, str] = {}
        self.rows = 0
        self.values: NDArray[np.int64] = np.zeros(len(WORDS) + 1, np.int64)

    def cells(self, table: Table) -> list[str]:
        """A cell of a CSV file for each row of a table, empty where there is nothing to say."""
        present = {column.name: column for column in table.columns}
        remarks = np.empty((table.rows, len(self._columns)), np.uint8)
        for place, fitted in enumerate(self._columns):
            remarks[:, place] = fitted.remarks(present[fitted.name])
        cells = [""] * table.rows
        noted = np.flatnonzero(remarks.any(axis=1))
        if noted.size:
            special = remarks[noted]
            self.rows += noted.size
            self.values += np.bincount(special.ravel(), minlength=len(self.values))
            rows: list[Any] = special.view(np.dtype((np.void, special.shape[1]))).ravel().tolist()
            for place, row in zip(noted.tolist(), rows, strict=True):
                cells[place] = self._cells.get(row) or self._cell(row)
        return cells

    def _cell(self, remarks: bytes) -> str:
        said = [
            WORDS[remark].format(column=column.name)
            for column, remark in zip(self._columns, remarks, strict=True)
            if remark
        ]
        more = [f"and {len(said) - MOST_NAMED} more"] if len(said) > MOST_NAMED else []
        (cell,) = lines_of_cells([[escaped("; ".join(said[:MOST_NAMED] + more))]])
        if len(self._cells) < 100_000:
            self._cells[remarks] = cell
        return cell
