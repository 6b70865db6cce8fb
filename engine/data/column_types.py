"""Finds out what kind of values each column of texts holds, and turns it into a :class:`Column`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.data.dialect import MISSING, Dialect
from engine.data.queries import run
from engine.data.source import part_of
from engine.data.table import Column, ColumnKind
from engine.data.values import category_column, number_column, sorted_naturally
from engine.messages import Message

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_CATEGORIES = 100
"""Different texts that a column may hold and still be a feature by default: one input each."""
MOST_CLASSES = 1000
"""Different texts that a column may hold and still be made a category by the user."""

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
_MOST_NOTES = 20
_SAMPLE_ROWS, _SAMPLE_CELLS = 20_000, 500_000
_YES_NO = (
    ("false", "true"),
    ("no", "yes"),
    ("n", "y"),
    ("f", "t"),
    ("off", "on"),
    ("-", "+"),
    ("아니오", "예"),
    ("아니요", "예"),
)
_DATE_FORMATS = (
    *("%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%d.%m.%y", "%m/%d/%y"),
    *("%Y. %m. %d.", "%Y. %m. %d", "%d %b %Y", "%b %d, %Y", "%d-%b-%Y", "%Y년 %m월 %d일"),
)
_DATE_LIKE = re.compile(r".*\d.*[-/.:\s].*\d.*", re.DOTALL)
_IDENTIFIER = re.compile(
    r"(row[ _]?)?(id|idx|index|key|uuid|guid|uid|rownames|no\.?|nr\.?|#|번호|순번|아이디)"
    r"|.*[ _-](id|uuid|key)|.*[a-z](Id|ID)"
)

# The length is asked first because it is far quicker than the comparison with every token.
_TIDY_MACRO = (
    "CREATE OR REPLACE MACRO tidy(cell) AS CASE WHEN strlen(trim(cell)) <= {longest} "
    "AND regexp_full_match(lower(trim(cell)), '{tokens}') THEN NULL ELSE trim(cell) END"
)
# A cell in the comma style: 1.234,5 means 1234.5. In the point style 1,234.5 means that.
_NUMBER_MACROS = {
    "point": r"CASE WHEN contains(cell, ',') THEN CASE WHEN regexp_full_match(cell, "
    r"'[+-]?\d{1,3}(,\d{3})+(\.\d*)?([eE][+-]?\d+)?') THEN replace(cell, ',', '') END ELSE cell END",
    "comma": r"replace(CASE WHEN regexp_full_match(cell, '[+-]?\d{1,3}(\.\d{3})+(,\d*)?') "
    r"THEN replace(cell, '.', '') ELSE cell END, ',', '.')",
}

_CODED = (
    "CASE WHEN n{i} IN ('-inf', 'nan') THEN 'inf' ELSE coalesce(n{i}, CASE WHEN c{i} = '-' "
    "THEN '-inf'::DOUBLE WHEN c{i} IS NOT NULL THEN 'nan'::DOUBLE END) END AS c{i}"
)
"""A cell as a float: a number, NULL where missing, inf where not finite, -inf for a lone minus, else NaN."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file whose texts are in the table or view ``cells`` of a database.

    Attributes:
        connection: to the database.
        names: of the columns c0, c1 ... of the table.
        dialect: how the file is written.
        line_of: the line of the file that a row, counted from 0, stands on.
    """

    connection: DuckDBPyConnection
    names: tuple[str, ...]
    dialect: Dialect
    line_of: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """A column as far as it can be read as numbers.

    Attributes:
        values: ``(rows,)`` float64, NaN where there is no finite number.
        numeric: cells that are numbers, infinite ones too.
        bad: cells that are neither numbers nor missing.
        first_bad: the first row with such a cell, or -1.
    """

    values: NDArray[np.float64]
    numeric: int
    bad: int
    first_bad: int

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
    _define_macros(reading)
    columns: list[Column] = []
    notes: list[Message] = []
    mended = 0
    total = len(reading.names)
    width = _FIRST_COLUMNS
    while len(columns) < total:
        block = range(len(columns), min(len(columns) + width, total))
        part = part_of(step, block.start / total, block.stop / total)
        for column, numbers in _read_block(reading, block, part):
            mended += numbers is not None
            if numbers is not None and mended <= _MOST_NOTES:
                notes.append(_bad_cells_note(reading, len(columns), numbers))
            columns.append(_mark(column, len(columns), reading))
        rows = columns[0].values.size
        width = max(_FIRST_COLUMNS, min(_BLOCK_COLUMNS, _BLOCK_CELLS // max(1, rows)))
    if mended > _MOST_NOTES:
        more = Message(
            "Further columns with values that are not numbers: {count}.", count=mended - _MOST_NOTES
        )
        notes.append(more)
    return tuple(columns), tuple(notes)


def _define_macros(reading: Reading) -> None:
    # Without the minus, which only the whole column can tell from an answer.
    tokens = MISSING - {"-"}
    style = _number_style(reading)
    reading.connection.execute(
        _TIDY_MACRO.format(longest=max(map(len, tokens)), tokens="|".join(map(re.escape, sorted(tokens))))
    )
    reading.connection.execute(
        "CREATE OR REPLACE MACRO number(cell) AS CASE WHEN NOT contains(cell, '_') "
        f"THEN try_cast({_NUMBER_MACROS[style]} AS DOUBLE) END"
    )


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
    reading: Reading, block: range, step: Callable[[float], None]
) -> Iterator[tuple[Column, _Numbers | None]]:
    """The columns of one block; those with cells that are taken for slips with what was found in them."""
    step(0.0)
    found = _fetch_numbers(reading, block, part_of(step, 0, _NUMBERS_SHARE))
    rows = found[block[0]].values.size
    found = {i: numbers for i, numbers in found.items() if numbers.is_number}
    others = [i for i in block if i not in found]
    texts = _fetch_texts(reading, others, rows, part_of(step, _NUMBERS_SHARE, _TEXTS_SHARE))
    for place, i in enumerate(block):
        step(_TEXTS_SHARE + (1 - _TEXTS_SHARE) * place / len(block))
        if i in found:
            numbers = found.pop(i)
            yield number_column(reading.names[i], numbers.values), numbers if numbers.bad else None
        else:
            yield _text_column(reading.names[i], *texts.pop(i)), None


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
    tidied = ", ".join(f"tidy(c{i}) AS c{i}" for i in block)
    tried = ", ".join(f"c{i}, number(c{i}) AS n{i}" for i in block)
    coded = ", ".join(_CODED.format(i=i) for i in block)
    statement = f"SELECT {coded} FROM (SELECT {tried} FROM (SELECT {tidied} FROM cells))"  # noqa: S608
    connection = reading.connection
    fetched = run(connection, lambda: connection.execute(statement).fetchnumpy(), step)
    return {i: _decoded(fetched.pop(f"c{i}")) for i in block}


def _fetch_stacked(reading: Reading, block: range, step: Callable[[float], None]) -> dict[int, _Numbers]:
    """The same by a statement that is no longer for many columns than for one."""
    tidied = f"SELECT tidy(cell) AS c FROM ({_stacked(block)})"  # noqa: S608
    statement = f"SELECT {_CODED.format(i='')} FROM (SELECT c, number(c) AS n FROM ({tidied}))"  # noqa: S608
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
    minus = int(np.count_nonzero(np.isneginf(values) & ~missing))
    numeric = values.size - int(np.count_nonzero(missing)) - count - minus
    values[missing | ~np.isfinite(values)] = np.nan
    return _Numbers(values, numeric, count, int(bad.argmax()) if count else -1)


def _bad_cells_note(reading: Reading, index: int, numbers: _Numbers) -> Message:
    value = _one(
        reading,
        f"SELECT tidy(c{index}) FROM (SELECT c{index} FROM cells LIMIT 1 OFFSET {numbers.first_bad})",  # noqa: S608
    )[0]
    return Message(
        "Values of {column} that are not numbers and count as missing: {count}, "
        "the first is {value} on line {line}.",
        column=reading.names[index],
        count=numbers.bad,
        value=value if len(value) <= 40 else value[:39] + "\N{HORIZONTAL ELLIPSIS}",
        line=reading.line_of(numbers.first_bad),
    )


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


def _text_column(name: str, codes: NDArray[np.int32], texts: list[str]) -> Column:
    """A column of texts: empty, yes/no, dates, categories, or texts with too many different values."""
    if "-" in texts and "+" not in texts:
        # Beside a plus a minus is an answer; alone it says that there is none.
        place = texts.index("-")
        codes = np.where(codes == place, -1, codes - (codes > place)).astype(np.int32)
        texts = texts[:place] + texts[place + 1 :]
    if not texts:
        return category_column(name, "empty", codes, ())
    answers = _yes_no(texts)
    if answers is not None:
        merged = np.array([*(answers[1].index(text.casefold()) for text in texts), -1], np.int32)
        column = category_column(name, "yes_no", merged[codes], answers[0])
        return replace(column, can_be=("yes_no", "category"))
    order = sorted_naturally(texts)
    rank = np.full(len(texts) + 1, -1, np.int32)
    rank[order] = np.arange(len(texts))
    categories = tuple(texts[i] for i in order)
    return _classify(category_column(name, _text_kind(categories, codes), rank[codes], categories))


def _yes_no(texts: list[str]) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """((no, yes) as they stand in the file, the same in lower case); None if the texts are no such pair."""
    lower = {text.casefold() for text in texts}
    for pair in _YES_NO:
        if lower == set(pair):
            first = {text.casefold(): text for text in reversed(texts)}
            return (first[pair[0]], first[pair[1]]), pair
    return None


def _text_kind(categories: tuple[str, ...], codes: NDArray[np.int32]) -> ColumnKind:
    filled = int((codes >= 0).sum())
    if _are_dates(categories):
        return "date"
    different = len(categories)
    if different > MOST_CATEGORIES or (different > 10 and different > filled / 2):
        return "text"
    return "category"


def _are_dates(texts: Sequence[str]) -> bool:
    some = texts[:: max(1, len(texts) // 100)]
    if not all(_DATE_LIKE.fullmatch(text) for text in some):
        return False
    return any(all(_parses(text, pattern) for text in some) for pattern in (None, *_DATE_FORMATS))


def _parses(text: str, pattern: str | None) -> bool:
    try:
        if pattern is None:
            datetime.fromisoformat(text)
        else:
            # The time of the day may follow the date.
            words = text.count(" ") - pattern.count(" ")
            date = text.rsplit(" ", words)[0] if words > 0 and ":" in text else text
            datetime.strptime(date, pattern)
    except ValueError:
        return False
    return True


def _classify(column: Column) -> Column:
    """The same column of texts with the kinds it can be, and why it is ignored by default."""
    can_be: tuple[ColumnKind, ...] = (column.kind,)
    if column.kind != "category" and column.distinct <= MOST_CLASSES:
        can_be += ("category",)
    reason = None
    if column.kind == "date":
        reason = Message("Dates are not learnt from.")
    elif column.kind == "text" and column.distinct == column.values.size - column.missing:
        reason = Message("Every value is different, so there is nothing to learn from.")
    elif column.kind == "text":
        reason = Message("It has {count} different texts, too many to learn from.", count=column.distinct)
    return replace(column, can_be=can_be, reason=reason)


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
