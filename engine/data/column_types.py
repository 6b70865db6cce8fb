"""Finds out what kind of values each column of texts holds, and turns it into a :class:`Column`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.data.dialect import MISSING, Dialect
from engine.data.table import Column, ColumnKind
from engine.data.values import category_column, number_column, sorted_naturally
from engine.messages import Message

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_CATEGORIES = 100
"""Different texts that a column may hold and still be a feature by default: one input each."""
MOST_CLASSES = 1000
"""Different texts that a column may hold and still be made a category by the user."""

_BLOCK_COLUMNS = 64
_BLOCK_CELLS = 3_000_000
_MOST_NOTES = 20
_SAMPLE_ROWS = 20_000
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
    "CREATE MACRO tidy(cell) AS CASE WHEN strlen(trim(cell)) <= {longest} "
    "AND regexp_full_match(lower(trim(cell)), '{tokens}') THEN NULL ELSE trim(cell) END"
)
# A cell in the comma style: 1.234,5 means 1234.5. In the point style 1,234.5 means that.
_NUMBER_MACROS = {
    "point": r"CASE WHEN contains(cell, ',') THEN CASE WHEN regexp_full_match(cell, "
    r"'[+-]?\d{1,3}(,\d{3})+(\.\d*)?([eE][+-]?\d+)?') THEN replace(cell, ',', '') END ELSE cell END",
    "comma": r"replace(CASE WHEN regexp_full_match(cell, '[+-]?\d{1,3}(\.\d{3})+(,\d*)?') "
    r"THEN replace(cell, '.', '') ELSE cell END, ',', '.')",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A file whose texts are in the table ``cells`` of a database.

    Attributes:
        connection: to the database.
        names: of the columns c0, c1 ... of the table.
        dialect: how the file is written.
        rows: how many there are.
        line_of: the line of the file that a row, counted from 0, stands on.
    """

    connection: DuckDBPyConnection
    names: tuple[str, ...]
    dialect: Dialect
    rows: int
    line_of: Callable[[int], int]


def read_columns(
    reading: Reading, step: Callable[[float], None]
) -> tuple[tuple[Column, ...], tuple[Message, ...]]:
    """All columns of the table, and a note on each that had to be mended.

    Args:
        reading: the texts.
        step: told the share that is done; may raise Cancelled.
    """
    connection = reading.connection
    # Without the minus, which only the whole column can tell from an answer.
    tokens = MISSING - {"-"}
    connection.execute(
        _TIDY_MACRO.format(longest=max(map(len, tokens)), tokens="|".join(map(re.escape, sorted(tokens))))
    )
    style = _number_style(reading)
    connection.execute(
        "CREATE MACRO number(cell) AS CASE WHEN NOT contains(cell, '_') "
        f"THEN try_cast({_NUMBER_MACROS[style]} AS DOUBLE) END"
    )
    columns: list[Column] = []
    notes: list[Message] = []
    mended = 0
    for block in _blocks(reading):
        step(len(columns) / len(reading.names))
        for column, bad in _read_block(reading, block):
            mended += bad > 0
            if bad and mended <= _MOST_NOTES:
                notes.append(_bad_cells_note(reading, len(columns), bad))
            columns.append(_mark(column, len(columns), reading))
            step(len(columns) / len(reading.names))
    if mended > _MOST_NOTES:
        more = Message(
            "Further columns with values that are not numbers: {count}.", count=mended - _MOST_NOTES
        )
        notes.append(more)
    return tuple(columns), tuple(notes)


def _blocks(reading: Reading) -> list[range]:
    """Columns that are read together: few of a long table, so that the wish to cancel is heard soon."""
    width = max(1, min(_BLOCK_COLUMNS, _BLOCK_CELLS // reading.rows))
    total = len(reading.names)
    return [range(begin, min(begin + width, total)) for begin in range(0, total, width)]


def _number_style(reading: Reading) -> str:
    """``comma`` if the file as a whole writes decimals with a comma, else ``point``."""
    commas = points = groups = 0
    counted = (
        r"count(*) FILTER (regexp_full_match({c}, '[+-]?(\d*|\d{{1,3}}(\.\d{{3}})+),\d+([eE][+-]?\d+)?') "
        r"AND NOT regexp_full_match({c}, '[+-]?[1-9]\d{{0,2}}(,\d{{3}})+'))",
        r"count(*) FILTER (regexp_full_match({c}, '[+-]?[\d,]*\.\d+([eE][+-]?\d+)?') "
        r"AND NOT regexp_full_match({c}, '[+-]?[1-9]\d{{0,2}}(\.\d{{3}})+'))",
        r"count(*) FILTER (regexp_full_match({c}, '[+-]?[1-9]\d{{0,2}}(,\d{{3}})+'))",
    )
    if reading.dialect.delimiter == "," and not _any_comma(reading):
        return "point"
    for block in _blocks(reading):
        cells = [f"trim(c{i})" for i in block]
        wanted = ", ".join(expression.format(c=c) for c in cells for expression in counted)
        found = _one(reading, f"SELECT {wanted} FROM (SELECT * FROM cells LIMIT {_SAMPLE_ROWS})")  # noqa: S608
        commas += sum(found[0::3])
        points += sum(found[1::3])
        groups += sum(found[2::3])
    if points:
        return "point"
    return "comma" if commas or (groups and reading.dialect.delimiter == ";") else "point"


def _any_comma(reading: Reading) -> bool:
    """Whether any value holds a comma, which in a file of commas only quoted ones can."""
    anywhere = " OR ".join(f"contains(c{i}, ',')" for i in range(min(len(reading.names), 500)))
    return bool(_one(reading, f"SELECT bool_or({anywhere}) FROM (SELECT * FROM cells LIMIT 1000)")[0])  # noqa: S608


def _one(reading: Reading, statement: str) -> Sequence[Any]:
    row: Sequence[Any] = reading.connection.execute(statement).fetchall()[0]
    return row


def _read_block(reading: Reading, block: range) -> list[tuple[Column, int]]:
    """The columns of one block, and how many cells of each are taken for slips."""
    # A statement over all columns at once overflows DuckDB's stack at some thousand of them.
    tidied = ", ".join(f"tidy(c{i}) AS c{i}" for i in block)
    reading.connection.execute(f"CREATE OR REPLACE TABLE block AS SELECT {tidied} FROM cells")  # noqa: S608
    wanted = ", ".join(f"count(c{i}), count(number(c{i}))" for i in block)
    counts = np.array(_one(reading, f"SELECT {wanted} FROM block")).reshape(-1, 2).tolist()  # noqa: S608
    bad = {i: filled - numeric for i, (filled, numeric) in zip(block, counts, strict=True) if numeric}
    for i, minus in _minus_signs(reading, [i for i in bad if bad[i]]).items():
        bad[i] -= minus
    numbers = [
        i for i, (_, numeric) in zip(block, counts, strict=True) if numeric and _slips(bad[i], numeric)
    ]
    values = _fetch_numbers(reading, numbers)
    values = {i: column for i, column in values.items() if not _is_code(column, bad[i])}
    texts = _fetch_texts(reading, [i for i in block if i not in values])
    return [
        (number_column(reading.names[i], values[i]), bad[i])
        if i in values
        else (_text_column(reading.names[i], texts[i]), 0)
        for i in block
    ]


def _minus_signs(reading: Reading, indices: list[int]) -> dict[int, int]:
    """How often a column of numbers and texts holds a lone minus, which is a missing value there."""
    if not indices:
        return {}
    wanted = ", ".join(f"count(*) FILTER (c{i} = '-')" for i in indices)
    return dict(zip(indices, _one(reading, f"SELECT {wanted} FROM block"), strict=True))  # noqa: S608


def _slips(bad: int, numeric: int) -> bool:
    """Whether the few texts among the numbers can be taken for slips."""
    return bad == 0 or (bad == 1 and numeric >= 4) or bad <= 0.1 * (bad + numeric)


def _is_code(values: NDArray[np.float64], bad: int) -> bool:
    """Whether the numbers are a few codes to which the texts belong as well, such as 0, 1, 2, 3+."""
    different = np.unique(values[np.isfinite(values)])
    return bad > 1 and len(different) <= 10 and bool((different == np.rint(different)).all())


def _fetch_numbers(reading: Reading, indices: list[int]) -> dict[int, NDArray[np.float64]]:
    """Columns as float64 ``(rows,)``, NaN where there is no finite number."""
    if not indices:
        return {}
    wanted = ", ".join(f"number(c{i}) AS c{i}" for i in indices)
    fetched = reading.connection.execute(f"SELECT {wanted} FROM block").fetchnumpy()  # noqa: S608
    found = {}
    for i in indices:
        values = np.array(np.ma.filled(fetched[f"c{i}"], np.nan), dtype=np.float64)
        values[np.isinf(values)] = np.nan
        found[i] = values
    return found


def _bad_cells_note(reading: Reading, index: int, bad: int) -> Message:
    row, value = _one(
        reading,
        f"SELECT rowid, c{index} FROM block WHERE c{index} != '-' AND number(c{index}) IS NULL "  # noqa: S608
        "ORDER BY rowid LIMIT 1",
    )
    return Message(
        "Values of {column} that are not numbers and count as missing: {count}, "
        "the first is {value} on line {line}.",
        column=reading.names[index],
        count=bad,
        value=value if len(value) <= 40 else value[:39] + "\N{HORIZONTAL ELLIPSIS}",
        line=reading.line_of(row),
    )


def _fetch_texts(reading: Reading, indices: list[int]) -> dict[int, list[str | None]]:
    """The texts of columns, None where missing."""
    if not indices:
        return {}
    wanted = ", ".join(f"c{i}" for i in indices)
    fetched = reading.connection.execute(f"SELECT {wanted} FROM block").fetchnumpy()  # noqa: S608
    return {i: fetched[f"c{i}"].tolist() for i in indices}


def _text_column(name: str, cells: list[str | None]) -> Column:
    """A column of texts: empty, yes/no, dates, categories, or texts with too many different values."""
    if "-" in cells and "+" not in cells:
        # Beside a plus a minus is an answer; alone it says that there is none.
        cells = [None if text == "-" else text for text in cells]
    places: dict[str | None, int] = {None: -1}
    codes = np.fromiter((places.setdefault(text, len(places) - 1) for text in cells), np.int32, len(cells))
    texts = [text for text in places if text is not None]
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
        if whole and column.distinct == reading.rows > 2:
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
