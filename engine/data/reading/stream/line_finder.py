"""Finds the lines that rows begin on, going through the file once."""

from __future__ import annotations

from collections.abc import Iterator

from engine.data.layout.records import Record


class LineFinder:
    """The lines of the rows of one piece after the other; nothing is read before the first is asked for."""

    def __init__(self, rows: Iterator[Record]) -> None:
        self._rows = rows
        self._next = self._begin = 0
        self._lines: dict[int, int] = {}

    def begin(self, row: int) -> None:
        """Forget the lines of the rows before this one, counted from 0."""
        self._begin = row
        self._lines.clear()

    def __call__(self, row: int) -> int:
        """Line of a row of the piece, counted from 0 where the piece begins."""
        while self._next <= self._begin + row:
            line, _ = next(self._rows)
            if self._next >= self._begin:
                self._lines[self._next] = line
            self._next += 1
        return self._lines[self._begin + row]
