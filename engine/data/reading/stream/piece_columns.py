"""Reads the columns of one piece of a file after the other, each as what it is expected to be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.data.reading.cells import (
    MOST_STACKED,
    ParsedNumbers,
    Reading,
    as_number,
    decoded,
    fetch_numbers,
    fetch_texts,
)
from engine.data.reading.number_cells import note_numbers, note_words, with_bad_cells
from engine.data.reading.queries import run
from engine.data.reading.stream.text_codes import EMPTY, MISSING, UNKNOWN, WORD, KnownTexts
from engine.data.table.amounts import numbers_by_mark, votes_for_other_mark
from engine.data.table.column_notes import ColumnNotes
from engine.data.table.table import Column
from engine.data.table.text_columns import Codes, cleaned

_WIDE = 200
"""Columns above which numbers are read as one long column, and texts some at a time."""
_FETCHED_TEXTS = 500
_BAD_CELLS = (
    "SELECT DISTINCT cell FROM (SELECT trim({cell}) AS cell FROM whole) "
    "WHERE number(cell) IS NULL AND NOT is_no_number(cell)"
)


@dataclass(frozen=True, slots=True)
class Expected:
    """Columns that are read.

    Attributes:
        places: of each in the file.
        names: of each.
        signs: what the numbers of each may have; None for one of texts. Numbers come before texts.
        known: texts of each to begin with, by its name.
    """

    places: tuple[int, ...]
    names: tuple[str, ...]
    signs: tuple[str | None, ...]
    known: Mapping[str, Sequence[str]]

    @property
    def numbers(self) -> range:
        """Those of numbers, among these."""
        return range(sum(sign is not None for sign in self.signs))

    @property
    def texts(self) -> range:
        """Those of texts, among these."""
        return range(len(self.numbers), len(self.names))


class PieceColumns:
    """Gives the columns of the piece that is in the view ``cells`` (c0, c1 ... as in :class:`Expected`).

    What has to be decided for a whole column is asked of the view ``whole``, which has all columns of the
    file.
    """

    def __init__(self, reading: Reading, expected: Expected, style: str, notes: ColumnNotes) -> None:
        """Begin to read.

        Args:
            reading: of the columns that are expected; the lines of rows are counted within a piece.
            expected: those columns.
            style: of the numbers of the file, as :func:`define_macros` gave it.
            notes: told what was decided.
        """
        self.notes = notes
        self._reading, self._expected = reading, expected
        self._step: Callable[[float], None] = lambda _: None
        self._is_comma = style == "comma"
        self._other_marks: dict[int, bool] = {}
        everywhere = reading.rules.missing.everywhere
        self._known = {
            i: KnownTexts(
                reading.connection,
                f"texts_{i}",
                (
                    text
                    for text in expected.known.get(expected.names[i], ())
                    if text.lower() not in everywhere
                ),
            )
            for i in expected.texts
        }

    @property
    def selected(self) -> str:
        """What ``cells`` has to select of a piece."""
        return ", ".join(f"c{place} AS c{i}" for i, place in enumerate(self._expected.places))

    def columns(self, numbers: Mapping[int, ParsedNumbers], codes: Mapping[int, Codes]) -> tuple[Column, ...]:
        """The columns of the piece, of which :meth:`fetch` gave this."""
        columns = [self._column_of_numbers(i, found) for i, found in numbers.items()]
        words = [i for i, found in numbers.items() if found.words]
        words += [i for i, found in codes.items() if (found == WORD).any()]
        infinite = [i for i, found in numbers.items() if found.infinite]
        note_words(self._reading, set(numbers), words, infinite, self.notes)
        columns.extend(self._column_of_texts(i, found) for i, found in codes.items())
        return tuple(columns)

    # Numbers

    def _column_of_numbers(self, index: int, found: ParsedNumbers) -> Column:
        if found.bad:
            sign = self._expected.signs[index] or ""
            found = with_bad_cells(
                self._reading,
                index,
                found,
                sign,
                lambda texts: numbers_by_mark(
                    texts, sign, self._is_comma, is_other=self._has_other_mark(index, sign)
                ),
            )
        note_numbers(self._reading, index, found, self.notes)
        name, missing = self._expected.names[index], int(np.count_nonzero(np.isnan(found.values)))
        return Column(name, "number", found.values, missing=missing, sign=found.sign)

    def _has_other_mark(self, index: int, sign: str) -> bool:
        """True if the column writes what is more than digits with the other decimal mark than the file."""
        if index not in self._other_marks:
            votes = 0
            place = self._expected.places[index]
            self._reading.connection.execute(_BAD_CELLS.format(cell=f"c{place}"))
            while fetched := self._reading.connection.fetchmany(_FETCHED_TEXTS):
                votes += votes_for_other_mark((cell for (cell,) in fetched), sign, self._is_comma)
            self._other_marks[index] = votes > 0
        return self._other_marks[index]

    # Texts

    def _column_of_texts(self, index: int, codes: Codes) -> Column:
        known = self._known[index]
        texts = known.texts
        if (codes == UNKNOWN).any():
            more = known.unknown_in(f"c{index}")
            if more is None:
                codes, texts = fetch_texts(self._reading, [index], len(codes), self._step)[index]
            else:
                known.add(more)
                codes, texts = self._fetch([], [index])[1][index], known.texts
        if texts is known.texts:
            codes[(codes == WORD) | (codes == EMPTY)] = MISSING
        codes, texts = cleaned(codes, texts, self._reading.rules.missing.everywhere)
        missing = int(np.count_nonzero(codes < 0))
        return Column(self._expected.names[index], "category", codes, tuple(texts), missing=missing)

    # Fetching

    def fetch(self, step: Callable[[float], None]) -> tuple[dict[int, ParsedNumbers], dict[int, Codes]]:
        """Numbers and codes of the piece that is in the view now, each by its column among those expected.

        ``step`` may raise Cancelled.
        """
        self._step, expected = step, self._expected
        if len(expected.names) <= _WIDE:
            return self._fetch(expected.numbers, expected.texts)
        numbers: dict[int, ParsedNumbers] = {}
        for begin in range(0, len(expected.numbers), MOST_STACKED):
            numbers |= fetch_numbers(
                self._reading, expected.numbers[begin : begin + MOST_STACKED], self._step
            )
        codes: dict[int, Codes] = {}
        for begin in range(0, len(expected.texts), _WIDE):
            codes |= self._fetch([], expected.texts[begin : begin + _WIDE])[1]
        return numbers, codes

    def _fetch(
        self, numbers: Sequence[int], texts: Sequence[int]
    ) -> tuple[dict[int, ParsedNumbers], dict[int, Codes]]:
        """Numbers and codes of some columns, in one pass over the piece."""
        tried = [f"quick(c{i}) AS n{i}" for i in numbers]
        found = [f"{as_number(i)} AS c{i}" for i in numbers]
        found += [f"{self._known[i].code(f'c{i}')} AS c{i}" for i in texts]
        statement = f"SELECT {', '.join(found)} FROM (SELECT {', '.join(['*', *tried])} FROM cells)"
        connection = self._reading.connection
        fetched = run(connection, lambda: connection.execute(statement).fetchnumpy(), self._step)
        return (
            {i: decoded(fetched.pop(f"c{i}")) for i in numbers},
            {i: np.ma.getdata(fetched.pop(f"c{i}")) for i in texts},
        )
