"""Finds out what kind of values each column of texts holds, and turns it into a :class:`Column`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine.common.messages import Message
from engine.data.reading.cells import (
    MOST_STACKED,
    ParsedNumbers,
    Reading,
    define_macros,
    fetch_numbers,
    fetch_texts,
)
from engine.data.reading.ignored_columns import with_reason_to_ignore
from engine.data.reading.number_cells import note_numbers, note_words, with_bad_cells
from engine.data.reading.source import part_of
from engine.data.table.amounts import any_in_parentheses, numbers_of_texts, read_amounts
from engine.data.table.column_notes import ColumnNotes, listed_signs
from engine.data.table.table import Column
from engine.data.table.text_columns import cleaned, text_column
from engine.data.table.values import category_column, number_column

_FIRST_COLUMNS = 24
"""Columns that are read together in the first block."""
_MOST_CELLS = 24_000_000
"""Cells of a block: for two milliseconds per million the interpreter stands still, and a window with it."""
_NUMBERS_SHARE, _TEXTS_SHARE = 0.6, 0.85
"""Shares of the progress of a block after which its numbers are read, and after which its texts are."""
_ANYTHING = "?"
"""Stands for a column that is what it looks like."""


def read_columns(
    reading: Reading, step: Callable[[float], None]
) -> tuple[tuple[Column, ...], tuple[Message, ...]]:
    """All columns of the table, and a note on each that had to be repaired.

    Args:
        reading: the texts.
        step: told the share that is done; may raise Cancelled.
    """
    notes = ColumnNotes()
    reader = _BlockReader(reading, notes)
    columns: list[Column] = []
    total = len(reading.names)
    width = _FIRST_COLUMNS
    while len(columns) < total:
        block = range(len(columns), min(len(columns) + width, total))
        part = part_of(step, block.start / total, block.stop / total)
        for column in reader.read(block, part):
            columns.append(with_reason_to_ignore(column, len(columns), reading.dialect.header))
        rows = columns[0].values.size
        width = max(_FIRST_COLUMNS, min(MOST_STACKED, _MOST_CELLS // max(1, rows)))
    return tuple(columns), notes.sentences()


class _BlockReader:
    """Reads some columns at a time, and tells the notes what was decided about them."""

    def __init__(self, reading: Reading, notes: ColumnNotes) -> None:
        self._reading, self._notes = reading, notes
        self._comma = define_macros(reading) == "comma"

    def read(self, block: range, step: Callable[[float], None]) -> Iterator[Column]:
        """The columns of one block, in their order."""
        step(0.0)
        reading = self._reading
        found = fetch_numbers(reading, block, part_of(step, 0, _NUMBERS_SHARE))
        rows = found[block[0]].values.size
        words = [i for i in block if found[i].words]
        infinite = [i for i in block if found[i].infinite]
        found = {i: numbers for i, numbers in found.items() if self._are_wanted(i, numbers)}
        others = [i for i in block if i not in found]
        texts = fetch_texts(reading, others, rows, part_of(step, _NUMBERS_SHARE, _TEXTS_SHARE))
        numeric = set(found)
        for place, i in enumerate(block):
            step(_TEXTS_SHARE + (1 - _TEXTS_SHARE) * place / len(block))
            if i in found:
                yield self._column_of_numbers(i, found.pop(i))
                continue
            column = self._column_of_texts(i, *texts.pop(i))
            if column.kind in ("number", "date"):
                numeric.add(i)
            yield column
        note_words(reading, numeric, words, infinite, self._notes)

    def _wanted(self, index: int) -> str | None:
        """The sign that the numbers of a column must have, None if it must hold texts, or _ANYTHING."""
        return self._reading.rules.expected.get(self._reading.names[index], _ANYTHING)

    def _are_wanted(self, index: int, numbers: ParsedNumbers) -> bool:
        wanted = self._wanted(index)
        return numbers.is_number if wanted == _ANYTHING else wanted is not None

    def _column_of_numbers(self, index: int, numbers: ParsedNumbers) -> Column:
        if numbers.bad and not self._reading.rules.are_first:
            numbers = self._with_bad_cells(index, numbers)
        return self._number_column(index, numbers)

    def _number_column(self, index: int, numbers: ParsedNumbers) -> Column:
        note_numbers(self._reading, index, numbers, self._notes)
        return replace(number_column(self._reading.names[index], numbers.values), sign=numbers.sign)

    def _column_of_texts(self, index: int, codes: NDArray[np.int32], texts: list[str]) -> Column:
        """A column that holds no plain numbers: amounts with a sign, or texts."""
        rules, name = self._reading.rules, self._reading.names[index]
        if rules.are_first:
            return text_column(name, codes, texts, rules)
        codes, texts = cleaned(codes, texts, rules.missing.everywhere)
        if self._wanted(index) is None:
            return category_column(name, "category", codes, tuple(texts))
        amounts = read_amounts(texts, rules.missing.of_numbers, self._comma)
        if amounts is not None:
            values = np.array([*amounts.values, np.nan])[codes]
            words = np.array([*(text.lower() in rules.missing.among_numbers for text in texts), True])[codes]
            parentheses = any_in_parentheses(texts, amounts.values)
            judged = _judged(values, ~np.isnan(values) | words)
            numbers = replace(judged, sign=amounts.sign, parentheses=parentheses)
            if numbers.is_number:
                return self._number_column(index, numbers)
        column = text_column(name, codes, texts, rules)
        if amounts is not None and amounts.mixed:
            self._notes.add_mixed(name, amounts.mixed)
            if column.reason is not None:
                column = replace(column, reason=_why_mixed(amounts.mixed))
        return column

    def _with_bad_cells(self, index: int, numbers: ParsedNumbers) -> ParsedNumbers:
        """The numbers with those that only :func:`numbers_of_texts` can read."""
        wanted = self._wanted(index)
        sign = "" if wanted in (None, _ANYTHING) else str(wanted)
        return with_bad_cells(
            self._reading, index, numbers, sign, lambda texts: numbers_of_texts(texts, sign, self._comma)
        )


def _why_mixed(signs: tuple[str, ...]) -> Message:
    return Message(
        "Its amounts have different signs ({signs}): make them the same to read them as numbers.",
        signs=listed_signs(signs),
    )


def _judged(values: NDArray[np.float64], sound: NDArray[np.bool_]) -> ParsedNumbers:
    """Numbers ``(rows,)``, NaN where there is none, of which those that are not ``sound`` are slips."""
    bad = int(np.count_nonzero(~sound))
    numeric = int(np.count_nonzero(~np.isnan(values)))
    return ParsedNumbers(values, numeric, bad, int(sound.argmin()) if bad else -1)
