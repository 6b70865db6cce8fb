"""Finds out what kind of values each column of texts holds, and turns it into a :class:`Column`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.common.messages import Message
from engine.data.layout.dialect import Dialect
from engine.data.reading.queries import run
from engine.data.reading.source import part_of
from engine.data.table.amounts import any_in_parentheses, numbers_of_texts, read_amounts
from engine.data.table.column_notes import ColumnNotes, listed_signs
from engine.data.table.table import Column
from engine.data.table.text_columns import text_column, tidied
from engine.data.table.values import category_column, number_column
from engine.project.rules import PRESENT, Rules

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_FIRST_COLUMNS, _BLOCK_COLUMNS = 24, 250
"""Columns that are read together, in the first block and at most; some thousand overflow DuckDB's stack."""
_BLOCK_CELLS = 24_000_000
"""For two milliseconds per million of them the interpreter stands still, and a window with it."""
_WIDE = 200
"""Columns above which cells are read as one long column: planning a statement takes as long for each."""
_FETCHED_ROWS = 500
"""Texts of so many rows are fetched at a time, for the same reason."""
_NUMBERS_SHARE, _TEXTS_SHARE = 0.6, 0.85
"""Shares of the progress of a block after which its numbers are read, and after which its texts are."""
_SAMPLE_ROWS, _SAMPLE_CELLS = 20_000, 500_000
_IDENTIFIER = re.compile(
    r"(row[ _]?)?(id|idx|index|key|uuid|guid|uid|rownames|no\.?|nr\.?|#|번호|순번|아이디)"
    r"|.*[ _-](id|uuid|key)|.*[a-z](Id|ID)"
)

# The length is asked first because it is far quicker than the comparison with every word.
_WORD_MACRO = "CREATE OR REPLACE MACRO {name}(cell) AS strlen(cell) <= {longest} AND lower(cell) IN ({words})"
_TIDY_MACRO = (
    "CREATE OR REPLACE MACRO tidy(cell) AS CASE WHEN is_missing(trim(cell)) THEN NULL ELSE trim(cell) END"
)
# A cell in the comma style: 1.234,5 means 1234.5. In the point style 1,234.5 means that.
_NUMBER_MACROS = {
    "point": r"CASE WHEN contains(cell, ',') THEN CASE WHEN regexp_full_match(cell, "
    r"'[+-]?\d{1,3}(,\d{3})+(\.\d*)?([eE][+-]?\d+)?') THEN replace(cell, ',', '') END ELSE cell END",
    "comma": r"replace(CASE WHEN regexp_full_match(cell, '[+-]?\d{1,3}(\.\d{3})+(,\d*)?') "
    r"THEN replace(cell, '.', '') ELSE cell END, ',', '.')",
}

_CODED = (
    "CASE WHEN n{i} IN ('-inf', 'inf') THEN 'inf' ELSE coalesce(nullif(n{i}, 'nan'), CASE WHEN c{i} IS NULL "
    "OR c{i} = '' THEN NULL WHEN is_no_number(c{i}) THEN '-inf'::DOUBLE ELSE 'nan'::DOUBLE END) END AS c{i}"
)
"""A cell as a float: a number, NULL where empty, inf where not finite, -inf for a word that is missing among
numbers, else NaN."""
_ANYTHING = "?"
"""Stands for a column that is what it looks like."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file whose texts are in the table or view ``cells`` of a database.

    Attributes:
        connection: to the database.
        names: of the columns c0, c1 ... of the table.
        dialect: how the file is written.
        line_of: the line of the file that a row, counted from 0, stands on.
        rules: what the cells are read by.
    """

    connection: DuckDBPyConnection
    names: tuple[str, ...]
    dialect: Dialect
    line_of: Callable[[int], int]
    rules: Rules = PRESENT


@dataclass(frozen=True, slots=True)
class _Numbers:
    """A column as far as it can be read as numbers.

    Attributes:
        values: ``(rows,)`` float64, NaN where there is no finite number.
        numeric: cells that are numbers, infinite ones too.
        bad: cells that are neither numbers nor missing.
        first_bad: the first row with such a cell, or -1.
        words: cells that are not empty, but missing among numbers.
        infinite: cells that are beyond all numbers, such as ``inf`` and ``1e400``, and count as missing.
        sign: that the numbers have.
        parentheses: whether some of them stand in parentheses.
    """

    values: NDArray[np.float64]
    numeric: int
    bad: int
    first_bad: int
    words: int = 0
    infinite: int = 0
    sign: str = ""
    parentheses: bool = False

    @property
    def is_number(self) -> bool:
        """Whether the column is one of numbers, and the few texts among them slips."""
        return self.numeric > 0 and _slips(self.bad, self.numeric) and not _is_code(self.values, self.bad)


def read_columns(
    reading: Reading, step: Callable[[float], None]
) -> tuple[tuple[Column, ...], tuple[Message, ...]]:
    """All columns of the table, and a note on each that had to be mended.

    Args:
        reading: the texts.
        step: told the share that is done; may raise Cancelled.
    """
    comma = _define_macros(reading)
    columns: list[Column] = []
    notes = ColumnNotes()
    total = len(reading.names)
    width = _FIRST_COLUMNS
    while len(columns) < total:
        block = range(len(columns), min(len(columns) + width, total))
        part = part_of(step, block.start / total, block.stop / total)
        for column in _read_block(reading, block, comma, notes, part):
            columns.append(_mark(column, len(columns), reading))
        rows = columns[0].values.size
        width = max(_FIRST_COLUMNS, min(_BLOCK_COLUMNS, _BLOCK_CELLS // max(1, rows)))
    return tuple(columns), notes.sentences()


def _define_macros(reading: Reading) -> bool:
    """Define what the statements call; returns whether the comma is the decimal mark of the file."""
    missing, style = reading.rules.missing, _number_style(reading)
    for name, words in (("is_missing", missing.everywhere), ("is_no_number", missing.of_numbers)):
        quoted = ", ".join(f"'{word}'" for word in ("", *sorted(words)))
        longest = max(map(len, words))
        reading.connection.execute(_WORD_MACRO.format(name=name, words=quoted, longest=longest))
    reading.connection.execute(_TIDY_MACRO)
    reading.connection.execute(
        "CREATE OR REPLACE MACRO number(cell) AS CASE WHEN NOT contains(cell, '_') "
        f"THEN try_cast({_NUMBER_MACROS[style]} AS DOUBLE) END"
    )
    return style == "comma"


def _number_style(reading: Reading) -> str:
    """``comma`` if the file as a whole writes decimals with a comma, else ``point``."""
    commas = points = groups = 0
    counted = (
        r"count(*) FILTER (regexp_full_match(cell, '[+-]?(\d*|\d{1,3}(\.\d{3})+),\d+([eE][+-]?\d+)?') "
        r"AND NOT regexp_full_match(cell, '[+-]?[1-9]\d{0,2}(,\d{3})+')), "
        r"count(*) FILTER (regexp_full_match(cell, '[+-]?[\d,]*\.\d+([eE][+-]?\d+)?') "
        r"AND NOT regexp_full_match(cell, '[+-]?[1-9]\d{0,2}(\.\d{3})+')), "
        r"count(*) FILTER (regexp_full_match(cell, '[+-]?[1-9]\d{0,2}(,\d{3})+'))"
    )
    if reading.dialect.delimiter == "," and not _any_comma(reading):
        return "point"
    total = len(reading.names)
    rows = min(_SAMPLE_ROWS, max(1, _SAMPLE_CELLS // total))
    for begin in range(0, total, _BLOCK_COLUMNS):
        cells = _stacked(range(begin, min(begin + _BLOCK_COLUMNS, total)), rows)
        found = _one(reading, f"SELECT {counted} FROM (SELECT trim(cell) AS cell FROM ({cells}))")  # noqa: S608
        commas, points, groups = commas + found[0], points + found[1], groups + found[2]
    if points:
        return "point"
    return "comma" if commas or (groups and reading.dialect.delimiter == ";") else "point"


def _any_comma(reading: Reading) -> bool:
    """Whether any value holds a comma, which in a file of commas only quoted ones can."""
    cells = _stacked(range(min(len(reading.names), 500)), 1000)
    return bool(_one(reading, f"SELECT bool_or(contains(cell, ',')) FROM ({cells})")[0])  # noqa: S608


def _stacked(block: range, rows: int | None = None) -> str:
    """A statement whose one column ``cell`` holds the cells of the block, row by row; maybe of few rows."""
    names = ", ".join(f"c{i}" for i in block)
    limit = "" if rows is None else f" LIMIT {rows}"
    return f"SELECT unnest([{names}]) AS cell FROM (SELECT {names} FROM cells{limit})"  # noqa: S608


def _one(reading: Reading, statement: str) -> Sequence[Any]:
    row: Sequence[Any] = reading.connection.execute(statement).fetchall()[0]
    return row


def _read_block(
    reading: Reading, block: range, comma: bool, notes: ColumnNotes, step: Callable[[float], None]
) -> Iterator[Column]:
    """The columns of one block; ``notes`` are told what was decided about them."""
    step(0.0)
    found = _fetch_numbers(reading, block, part_of(step, 0, _NUMBERS_SHARE))
    rows = found[block[0]].values.size
    words = [i for i in block if found[i].words]
    infinite = [i for i in block if found[i].infinite]
    wanted = {i: reading.rules.expected.get(reading.names[i], _ANYTHING) for i in block}
    found = {
        i: numbers
        for i, numbers in found.items()
        if (numbers.is_number if wanted[i] == _ANYTHING else wanted[i] is not None)
    }
    others = [i for i in block if i not in found]
    texts = _fetch_texts(reading, others, rows, part_of(step, _NUMBERS_SHARE, _TEXTS_SHARE))
    numeric = set(found)
    for place, i in enumerate(block):
        step(_TEXTS_SHARE + (1 - _TEXTS_SHARE) * place / len(block))
        if i in found:
            numbers = found.pop(i)
            if numbers.bad and not reading.rules.are_first:
                numbers = _read_bad_cells(reading, i, numbers, comma, wanted[i])
            yield _number_column(reading, i, numbers, notes)
            continue
        column = _column_of_texts(reading, i, *texts.pop(i), comma, notes)
        if column.kind in ("number", "date"):
            numeric.add(i)
        yield column
    _note_words(reading, words, "is_no_number(cell) AND cell <> ''", numeric, notes)
    _note_words(reading, infinite, "isinf(number(cell))", numeric, notes)


def _number_column(reading: Reading, index: int, numbers: _Numbers, notes: ColumnNotes) -> Column:
    name = reading.names[index]
    if numbers.bad and notes.wants_slips():
        row = numbers.first_bad
        notes.add_slips(name, numbers.bad, _text_in(reading, index, row), reading.line_of(row))
    if numbers.sign:
        notes.add_sign(name, numbers.sign)
    if numbers.parentheses:
        notes.add_parentheses(name)
    return replace(number_column(name, numbers.values), sign=numbers.sign)


def _column_of_texts(
    reading: Reading,
    index: int,
    codes: NDArray[np.int32],
    texts: list[str],
    comma: bool,
    notes: ColumnNotes,
) -> Column:
    """A column that holds no plain numbers: amounts with a sign, or texts."""
    rules, name = reading.rules, reading.names[index]
    if rules.are_first:
        return text_column(name, codes, texts, rules)
    codes, texts = tidied(codes, texts, rules.missing.everywhere)
    if rules.expected.get(name, _ANYTHING) is None:
        return category_column(name, "category", codes, tuple(texts))
    amounts = read_amounts(texts, rules.missing.of_numbers, comma)
    if amounts is not None:
        values = np.array([*amounts.values, np.nan])[codes]
        words = np.array([*(text.lower() in rules.missing.among_numbers for text in texts), True])[codes]
        judged = _judged(values, ~np.isnan(values) | words)
        parentheses = any_in_parentheses(texts, amounts.values)
        numbers = replace(judged, sign=amounts.sign, parentheses=parentheses)
        if numbers.is_number:
            return _number_column(reading, index, numbers, notes)
    column = text_column(name, codes, texts, rules)
    if amounts is not None and amounts.mixed:
        notes.add_mixed(name, amounts.mixed)
        if column.reason is not None:
            column = replace(column, reason=_why_mixed(amounts.mixed))
    return column


def _why_mixed(signs: tuple[str, ...]) -> Message:
    return Message(
        "Its amounts have different signs ({signs}): make them the same to read them as numbers.",
        signs=listed_signs(signs),
    )


def _judged(values: NDArray[np.float64], sound: NDArray[np.bool_]) -> _Numbers:
    """Numbers ``(rows,)``, NaN where there is none, of which those that are not ``sound`` are slips."""
    bad = int(np.count_nonzero(~sound))
    numeric = int(np.count_nonzero(~np.isnan(values)))
    return _Numbers(values, numeric, bad, int(sound.argmin()) if bad else -1)


def _read_bad_cells(
    reading: Reading, index: int, numbers: _Numbers, comma: bool, expected: str | None
) -> _Numbers:
    """The numbers with those that only :func:`numbers_of_texts` can read: in parentheses, in groups, with
    the sign that is ``expected``.
    """
    rows, codes, texts = _bad_cells(reading, index)
    sign = expected if expected not in (None, _ANYTHING) else ""
    found = numbers_of_texts(texts, str(sign), comma)
    read = np.array(found)
    numbers.values[rows] = read[codes]
    empty = np.array([not text.strip() for text in texts])
    bad = rows[(np.isnan(read) & ~empty)[codes]]
    return replace(
        numbers,
        numeric=numbers.numeric + rows.size - bad.size,
        bad=bad.size,
        first_bad=int(bad[0]) if bad.size else -1,
        sign=str(sign) if rows.size > bad.size else "",
        parentheses=any_in_parentheses(texts, found),
    )


def _bad_cells(reading: Reading, index: int) -> tuple[NDArray[np.intp], NDArray[np.intp], list[str]]:
    """Rows of the cells that are neither plain numbers nor missing, which of the texts each is, and those."""
    reading.connection.execute(
        f"SELECT row, cell FROM (SELECT row_number() OVER () - 1 AS row, trim(c{index}) AS cell FROM cells) "  # noqa: S608
        "WHERE number(cell) IS NULL AND NOT is_no_number(cell) ORDER BY row"
    )
    places: dict[str, int] = {}
    rows: list[int] = []
    codes: list[int] = []
    while fetched := reading.connection.fetchmany(_FETCHED_ROWS):
        rows.extend(row for row, _ in fetched)
        codes.extend(places.setdefault(cell, len(places)) for _, cell in fetched)
    return np.array(rows, np.intp), np.array(codes, np.intp), [*places]


def _note_words(
    reading: Reading, words: list[int], are_those: str, numeric: set[int], notes: ColumnNotes
) -> None:
    """Note which words, those of a condition, were missing in those columns of a block that hold some."""
    if not words:
        return
    cells = ", ".join(f"trim(c{i})" for i in words)
    found = reading.connection.execute(
        "SELECT place, cell, count(*) FROM "  # noqa: S608
        f"(SELECT unnest({words}) AS place, unnest([{cells}]) AS cell FROM cells) "
        f"WHERE {are_those} GROUP BY place, cell ORDER BY place, cell"
    ).fetchall()
    everywhere = reading.rules.missing.everywhere
    for i, word, count in found:
        if i in numeric or word.lower() in everywhere:
            notes.add_word(reading.names[i], word, count)


def _slips(bad: int, numeric: int) -> bool:
    """Whether the few texts among the numbers can be taken for slips."""
    return bad == 0 or (bad == 1 and numeric >= 4) or bad <= 0.1 * (bad + numeric)


def _is_code(values: NDArray[np.float64], bad: int) -> bool:
    """Whether the numbers are a few codes to which the texts belong as well, such as 0, 1, 2, 3+."""
    if bad <= 1:
        return False
    different = np.unique(values[np.isfinite(values)])
    return len(different) <= 10 and bool((different == np.rint(different)).all())


def _fetch_numbers(reading: Reading, block: range, step: Callable[[float], None]) -> dict[int, _Numbers]:
    """Every column of the block as numbers, in one pass over the file."""
    if len(reading.names) > _WIDE:
        return _fetch_stacked(reading, block, step)
    # Each level computes once what the next one needs several times.
    trimmed = ", ".join(f"trim(c{i}) AS c{i}" for i in block)
    tried = ", ".join(f"c{i}, number(c{i}) AS n{i}" for i in block)
    coded = ", ".join(_CODED.format(i=i) for i in block)
    statement = f"SELECT {coded} FROM (SELECT {tried} FROM (SELECT {trimmed} FROM cells))"  # noqa: S608
    connection = reading.connection
    fetched = run(connection, lambda: connection.execute(statement).fetchnumpy(), step)
    return {i: _decoded(fetched.pop(f"c{i}")) for i in block}


def _fetch_stacked(reading: Reading, block: range, step: Callable[[float], None]) -> dict[int, _Numbers]:
    """The same by a statement that is no longer for many columns than for one."""
    trimmed = f"SELECT trim(cell) AS c FROM ({_stacked(block)})"  # noqa: S608
    statement = f"SELECT {_CODED.format(i='')} FROM (SELECT c, number(c) AS n FROM ({trimmed}))"  # noqa: S608
    connection = reading.connection
    fetched = run(connection, lambda: connection.execute(statement).fetchnumpy(), step)["c"]
    columns = fetched.reshape(-1, len(block)).T.copy()
    return {i: _decoded(column) for i, column in zip(block, columns, strict=True)}


def _decoded(coded: Any) -> _Numbers:
    """What a column holds that was fetched as :data:`_CODED` says; its memory is used further."""
    values: NDArray[np.float64] = np.ma.getdata(coded)
    missing = np.ma.getmaskarray(coded)
    bad = np.isnan(values)
    bad &= ~missing
    count = int(np.count_nonzero(bad))
    infinite = int(np.count_nonzero(np.isposinf(values) & ~missing))
    words = int(np.count_nonzero(np.isneginf(values) & ~missing))
    numeric = values.size - int(np.count_nonzero(missing)) - count - words
    values[missing | ~np.isfinite(values)] = np.nan
    return _Numbers(values, numeric, count, int(bad.argmax()) if count else -1, words, infinite)


def _text_in(reading: Reading, index: int, row: int) -> str:
    return str(_one(reading, f"SELECT trim(c{index}) FROM cells LIMIT 1 OFFSET {row}")[0])  # noqa: S608


def _fetch_texts(
    reading: Reading, indices: list[int], rows: int, step: Callable[[float], None]
) -> dict[int, tuple[NDArray[np.int32], list[str]]]:
    """Codes ``(rows,)`` of columns, -1 where missing, and the different texts in the order of the codes.

    Some rows at a time, so that there is never a Python object for every cell.
    """
    if not indices:
        return {}
    wanted = ", ".join(f"tidy(c{i})" for i in indices)
    places: list[dict[str | None, int]] = [{None: -1} for _ in indices]
    codes = np.empty((len(indices), rows), np.int32)

    def work() -> None:
        reading.connection.execute(f"SELECT {wanted} FROM cells")  # noqa: S608
        begin = 0
        while fetched := reading.connection.fetchmany(_FETCHED_ROWS):
            end = begin + len(fetched)
            for known, cells, column in zip(places, zip(*fetched, strict=True), codes, strict=True):
                column[begin:end] = [known.setdefault(cell, len(known) - 1) for cell in cells]
            begin = end

    run(reading.connection, work, step)
    found = {}
    for i, known, column in zip(indices, places, codes, strict=True):
        found[i] = (column, [text for text in known if text is not None])
    return found


def _mark(column: Column, index: int, reading: Reading) -> Column:
    """The same column, ignored where it names or counts the rows, is empty or is always the same."""
    if column.kind == "empty":
        return replace(column, reason=Message("It has no values."))
    nameless = reading.dialect.header is None or not reading.dialect.header[index].strip()
    unnamed = column.name.startswith("Unnamed: ") or (nameless and column.name == f"column {index + 1}")
    if index == 0 and unnamed and _counts_rows(column, least=10 if reading.dialect.header is None else 2):
        return _identifier(column, Message("It only counts the rows."))
    if _IDENTIFIER.fullmatch(column.name) or _IDENTIFIER.fullmatch(column.name.lower()):
        whole = column.kind != "number" or bool((column.values == np.rint(column.values)).all())
        if whole and column.distinct == column.values.size > 2:
            return _identifier(column, Message("It names the rows: every value is different."))
    if column.distinct == 1 and column.reason is None:
        return replace(column, reason=Message("It has the same value in every row."))
    return column


def _counts_rows(column: Column, least: int) -> bool:
    if column.kind != "number" or len(column.values) < least:
        return False
    steps = np.diff(column.values)
    return column.values[0] in (0, 1) and bool((steps == 1).all())


def _identifier(column: Column, reason: Message) -> Column:
    """The column as an identifier that can be turned back into what it was."""
    if column.kind == "number":
        texts = tuple(str(int(value)) for value in column.values)
        order = np.argsort(column.values, kind="stable")
        codes = np.empty(len(texts), np.int32)
        codes[order] = np.arange(len(texts))
        changed = category_column(column.name, "identifier", codes, tuple(texts[i] for i in order))
        return replace(changed, reason=reason, can_be=("identifier", "number"))
    can_be = ("identifier", *(kind for kind in column.can_be if kind not in ("text", "identifier")))
    return replace(column, kind="identifier", reason=reason, can_be=can_be)
