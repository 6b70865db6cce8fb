"""Reads the cells of columns of numbers that the database cannot, and tells what stood in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from engine.data.reading.cells import ParsedNumbers, Reading, count_words, fetch_bad_cells, fetch_text
from engine.data.table.amounts import any_in_parentheses
from engine.data.table.column_notes import ColumnNotes


def with_bad_cells(
    reading: Reading,
    index: int,
    numbers: ParsedNumbers,
    sign: str,
    read: Callable[[Sequence[str]], list[float]],
) -> ParsedNumbers:
    """The numbers of a column with those that ``read`` finds in its other cells; their memory is used on.

    These are numbers in parentheses, in groups, or with the sign that is expected.
    """
    rows, codes, texts = fetch_bad_cells(reading, index)
    found = read(texts)
    values = np.array(found)
    numbers.values[rows] = values[codes]
    empty = np.array([not text.strip() for text in texts])
    bad = rows[(np.isnan(values) & ~empty)[codes]]
    return replace(
        numbers,
        numeric=numbers.numeric + rows.size - bad.size,
        bad=bad.size,
        first_bad=int(bad[0]) if bad.size else -1,
        sign=sign if rows.size > bad.size else "",
        parentheses=any_in_parentheses(texts, found),
    )


def note_numbers(reading: Reading, index: int, numbers: ParsedNumbers, notes: ColumnNotes) -> None:
    """Note what the numbers of a column were read from."""
    name, row = reading.names[index], numbers.first_bad
    if numbers.bad:
        notes.add_slips(name, numbers.bad, lambda: (fetch_text(reading, index, row), reading.line_of(row)))
    if numbers.sign:
        notes.add_sign(name, numbers.sign)
    if numbers.parentheses:
        notes.add_parentheses(name)


def note_words(
    reading: Reading, numeric: set[int], words: list[int], infinite: list[int], notes: ColumnNotes
) -> None:
    """Note which words were missing values.

    Args:
        reading: the texts.
        numeric: columns in which words are missing that are values elsewhere.
        words: columns with words that are missing among numbers.
        infinite: columns with numbers that are not finite.
        notes: on columns.
    """
    everywhere = reading.rules.missing.everywhere
    for columns, condition in (
        (words, "is_no_number(cell) AND cell <> ''"),
        (infinite, "isinf(number(cell))"),
    ):
        for i, word, count in count_words(reading, columns, condition) if columns else ():
            if i in numeric or word.lower() in everywhere:
                notes.add_word(reading.names[i], word, count)
