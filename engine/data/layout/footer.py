"""Finds what stands below a table and is no row of it: notes, sources, and a total."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from engine.data.layout.csv_file import Csv
from engine.data.layout.dialect import Dialect
from engine.data.layout.fitting import shape_of
from engine.data.layout.records import Record, Records, UnclosedQuote

_TAIL_BYTES = 1 << 16
_MOST, _LEAST_ROWS = 60, 4
_TOTALS = frozenset(
    (
        *("total", "totals", "grand total", "overall total", "sum", "합계", "총계", "총합", "계", "gesamt"),
        *("summe", "insgesamt", "total general", "totale", "totaal", "suma"),
    )
)
_NOTE = re.compile(
    r"[*†‡©]|\(?[0-9a-z]?[).]?\s*(sources?|notes?|footnotes?|data source|last updated|updated|copyright"
    r"|quelle|anmerkung|hinweis|fuente|nota|출처|자료|주석|비고)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Footer:
    """The last records of a file that are no rows.

    Attributes:
        notes: how many hold notes or nothing.
        total: how many stand above them and hold the total of the rows: one or none.
    """

    notes: int = 0
    total: int = 0


def find_footer(csv: Csv) -> Footer:
    """Footer of a file; empty where that is uncertain.

    Lines with a single value in their first column are notes if a blank line or one without values sets them
    apart, if that column holds numbers, or if they begin as notes do. A last row that is called a total is
    none of the things that the table lists.
    """
    dialect = csv.dialect
    if dialect.width < 2 or dialect.delimiter == " ":
        return Footer()
    lines, cut_off = _tail(csv)
    try:
        records = list(Records(lines, dialect.form))[cut_off:]
    except UnclosedQuote:
        return Footer()
    notes = _notes_at_end(records, lines, dialect)
    total = _is_total(records[: len(records) - notes])
    return Footer(notes, int(total)) if notes + total < len(records) else Footer()


def _tail(csv: Csv) -> tuple[list[str], int]:
    """The last lines of the rows, and how many records of them may be cut at their beginning."""
    offset = csv.dialect.offset
    with csv.text.open("rb") as file:
        begin = max(offset, file.seek(0, io.SEEK_END) - _TAIL_BYTES)
        file.seek(begin)
        text = file.read().decode("utf-8", errors="replace")
    return list(io.StringIO(text, newline="")), int(begin > offset)


def _notes_at_end(records: list[Record], lines: list[str], dialect: Dialect) -> int:
    begin = len(records)
    while begin and len(records) - begin < _MOST and _may_be_note(records[begin - 1][1]):
        begin -= 1

    def is_apart(record: Record) -> bool:
        line, fields = record
        return not any(fields) or (line > 1 and not lines[line - 2].strip(" \t\r\n" + dialect.delimiter))

    blanks_mean_nothing = any(map(is_apart, records[max(0, begin - _MOST) : begin]))
    block = records[begin:]
    for i, record in enumerate(block):
        if not any(any(fields) for _, fields in block[i:]):
            return 0  # rows without any value
        sets_apart = is_apart(record) and not blanks_mean_nothing
        if sets_apart or dialect.shapes[0] == "number" or _NOTE.match(record[1][0]):
            return len(block) - i
    return 0


def _may_be_note(fields: list[str]) -> bool:
    return not any(fields[1:]) and (not fields[0] or any(letter.isalpha() for letter in fields[0]))


def _is_total(records: list[Record]) -> bool:
    if len(records) < _LEAST_ROWS:
        return False
    last = records[-1][1]
    place = next((i for i, cell in enumerate(last) if cell), len(last))
    if place > 1 or place >= len(last) or last[place].rstrip(" :").casefold() not in _TOTALS:
        return False
    others = (fields[place] for _, fields in records[:-1] if len(fields) > place)
    return last[place] not in others and any(shape_of(cell) == "number" for cell in last)
