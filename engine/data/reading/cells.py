"""Fetches the cells of a table from the database: as numbers as far as they are some, and as texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Indices
from engine.data.layout.dialect import Dialect
from engine.data.reading.queries import run
from engine.project.rules import PRESENT, Rules

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_STACKED = 250
"""Columns that are read together at most; some thousand overflow DuckDB's stack."""
_WIDE = 200
"""Columns above which cells are read as one long column: planning a statement takes as long for each."""
_FETCHED_ROWS = 500
"""Texts of so many rows are fetched at a time, lest the interpreter, and a window with it, stand still."""
_SAMPLE_ROWS, _SAMPLE_CELLS = 20_000, 500_000

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

_CODED_MACRO = (
    "CREATE OR REPLACE MACRO coded(cell) AS CASE WHEN number(cell) IN ('-inf', 'inf') THEN 'inf' ELSE "
    "coalesce(nullif(number(cell), 'nan'), CASE WHEN cell IS NULL OR cell = '' THEN NULL "
    "WHEN is_no_number(cell) THEN '-inf'::DOUBLE ELSE 'nan'::DOUBLE END) END"
)
"""A cell as a float: a number, NULL where empty, inf where not finite, -inf for a word that is missing among
numbers, else NaN."""
_QUICK = {
    "point": "CASE WHEN NOT contains(cell, '_') THEN try_cast(cell AS DOUBLE) END",
    "comma": "NULL::DOUBLE",
}
"""The same of a plain number in less time; what is none, or not finite, is for ``coded``."""


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
class ParsedNumbers:
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
        """True if the column is one of numbers, and the few texts among them slips."""
        return self.numeric > 0 and _slips(self.bad, self.numeric) and not _is_code(self.values, self.bad)


def _slips(bad: int, numeric: int) -> bool:
    """True if the few texts among the numbers can be taken for slips."""
    return bad == 0 or (bad == 1 and numeric >= 4) or bad <= 0.1 * (bad + numeric)


def _is_code(values: NDArray[np.float64], bad: int) -> bool:
    """True if the numbers are a few codes to which the texts belong as well, such as 0, 1, 2, 3+."""
    if bad <= 1:
        return False
    different = np.unique(values[np.isfinite(values)])
    return len(different) <= 10 and bool((different == np.rint(different)).all())


def define_macros(reading: Reading) -> str:
    """Define what the statements call; returns the :func:`number_style` of the file."""
    missing, style = reading.rules.missing, number_style(reading)
    for name, words in (("is_missing", missing.everywhere), ("is_no_number", missing.of_numbers)):
        quoted = ", ".join(f"'{word}'" for word in ("", *sorted(words)))
        longest = max(map(len, words))
        reading.connection.execute(_WORD_MACRO.format(name=name, words=quoted, longest=longest))
    reading.connection.execute(_TIDY_MACRO)
    reading.connection.execute(
        "CREATE OR REPLACE MACRO number(cell) AS CASE WHEN NOT contains(cell, '_') "
        f"THEN try_cast({_NUMBER_MACROS[style]} AS DOUBLE) END"
    )
    reading.connection.execute(_CODED_MACRO)
    reading.connection.execute(f"CREATE OR REPLACE MACRO quick(cell) AS {_QUICK[style]}")
    return style


def number_style(reading: Reading) -> str:
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
    for begin in range(0, total, MOST_STACKED):
        cells = _stacked(range(begin, min(begin + MOST_STACKED, total)), rows)
        found = _one(reading, f"SELECT {counted} FROM (SELECT trim(cell) AS cell FROM ({cells}))")
        commas, points, groups = commas + found[0], points + found[1], groups + found[2]
    if points:
        return "point"
    return "comma" if commas or (groups and reading.dialect.delimiter == ";") else "point"


def _any_comma(reading: Reading) -> bool:
    """True if any value holds a comma, which in a file of commas only quoted ones can."""
    cells = _stacked(range(min(len(reading.names), 500)), 1000)
    return bool(_one(reading, f"SELECT bool_or(contains(cell, ',')) FROM ({cells})")[0])


def _stacked(block: range, rows: int | None = None) -> str:
    """A statement whose one column ``cell`` holds the cells of the block, row by row; maybe of few rows."""
    names = ", ".join(f"c{i}" for i in block)
    limit = "" if rows is None else f" LIMIT {rows}"
    return f"SELECT unnest([{names}]) AS cell FROM (SELECT {names} FROM cells{limit})"


def _one(reading: Reading, statement: str) -> Sequence[Any]:
    row: Sequence[Any] = reading.connection.execute(statement).fetchall()[0]
    return row


def fetch_numbers(reading: Reading, block: range, step: Callable[[float], None]) -> dict[int, ParsedNumbers]:
    """Every column of the block as numbers, in one pass over the file."""
    if len(reading.names) > _WIDE:
        return _fetch_stacked(reading, block, step)
    # The inner level computes once what the outer one needs several times.
    tried = ", ".join(f"c{i}, quick(c{i}) AS n{i}" for i in block)
    coded = ", ".join(f"{as_number(i)} AS c{i}" for i in block)
    statement = f"SELECT {coded} FROM (SELECT {tried} FROM cells)"
    connection = reading.connection
    fetched = run(connection, lambda: connection.execute(statement).fetchnumpy(), step)
    return {i: decoded(fetched.pop(f"c{i}")) for i in block}


def as_number(i: int | str) -> str:
    """Expression for the number that the cell ``c{i}`` is, as ``coded`` gives it; ``n{i}`` is quick(c{i})."""
    return f"CASE WHEN isfinite(n{i}) THEN n{i} ELSE coded(trim(c{i})) END"


def _fetch_stacked(reading: Reading, block: range, step: Callable[[float], None]) -> dict[int, ParsedNumbers]:
    """The same by a statement that is no longer for many columns than for one."""
    cells = f"SELECT cell AS c, quick(cell) AS n FROM ({_stacked(block)})"
    statement = f"SELECT {as_number('')} AS c FROM ({cells})"
    connection = reading.connection
    fetched = run(connection, lambda: connection.execute(statement).fetchnumpy(), step)["c"]
    columns = fetched.reshape(-1, len(block)).T.copy()
    return {i: decoded(column) for i, column in zip(block, columns, strict=True)}


def decoded(coded: Any) -> ParsedNumbers:
    """Numbers of a column that was fetched as :func:`as_number` says; its memory is used further."""
    values: NDArray[np.float64] = np.ma.getdata(coded)
    missing = np.ma.getmaskarray(coded)
    bad = np.isnan(values)
    bad &= ~missing
    count = int(np.count_nonzero(bad))
    infinite = int(np.count_nonzero(np.isposinf(values) & ~missing))
    words = int(np.count_nonzero(np.isneginf(values) & ~missing))
    numeric = values.size - int(np.count_nonzero(missing)) - count - words
    values[missing | ~np.isfinite(values)] = np.nan
    return ParsedNumbers(
        values=values,
        numeric=numeric,
        bad=count,
        first_bad=int(bad.argmax()) if count else -1,
        words=words,
        infinite=infinite,
    )


def fetch_text(reading: Reading, index: int, row: int) -> str:
    """The text of one cell, without blanks around it."""
    return str(_one(reading, f"SELECT trim(c{index}) FROM cells LIMIT 1 OFFSET {row}")[0])


def fetch_texts(
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
        reading.connection.execute(f"SELECT {wanted} FROM cells")
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


def fetch_bad_cells(reading: Reading, index: int) -> tuple[Indices, Indices, list[str]]:
    """Rows of the cells that are neither plain numbers nor missing, which of the texts each is, and those."""
    reading.connection.execute(
        f"SELECT row, cell FROM (SELECT row_number() OVER () - 1 AS row, trim(c{index}) AS cell FROM cells) "
        "WHERE number(cell) IS NULL AND NOT is_no_number(cell) ORDER BY row"
    )
    places: dict[str, int] = {}
    rows: list[int] = []
    codes: list[int] = []
    while fetched := reading.connection.fetchmany(_FETCHED_ROWS):
        rows.extend(row for row, _ in fetched)
        codes.extend(places.setdefault(cell, len(places)) for _, cell in fetched)
    return np.array(rows, np.intp), np.array(codes, np.intp), [*places]


def count_words(reading: Reading, columns: list[int], condition: str) -> list[tuple[int, str, int]]:
    """Column, word and number of its cells, of the words in some columns that meet a condition on a cell."""
    cells = ", ".join(f"trim(c{i})" for i in columns)
    return reading.connection.execute(
        "SELECT place, cell, count(*) FROM "
        f"(SELECT unnest({columns}) AS place, unnest([{cells}]) AS cell FROM cells) "
        f"WHERE {condition} GROUP BY place, cell ORDER BY place, cell"
    ).fetchall()
