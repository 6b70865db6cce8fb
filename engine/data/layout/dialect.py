"""Finds out how a CSV file is written: its delimiter, its quotation marks, and where its table begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from engine.common.messages import Message, UserError
from engine.data.layout.fitting import CellShape, shapes_of
from engine.data.layout.header import is_number
from engine.data.layout.records import Format, Record, Records, UnclosedQuote, lines_of, open_text
from engine.data.layout.table_start import EVIDENCE_ROWS, find_layout, width_of

_SAMPLE_CHARACTERS = 1 << 18
_SAMPLE_LINES, _LEAST_RECORDS = 50, 3
_MOST_SAMPLE_CHARACTERS = 1 << 23
_EVIDENCE_COLUMNS = 100
_DELIMITERS = (",", ";", "\t", "|", " ")
_NUMBERS = re.compile(r"[+-]?[0-9.,]+(\s+[+-]?[0-9.,]+){2,}")
_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(\s[0-9]{3}){2,}([.,][0-9]+)?")
"""One number, whose digits stand in groups of three."""
_NAMED = re.compile(r'\s*"?sep=([,;\t|])"?\s*', re.IGNORECASE)
_IN_SINGLE = re.compile(r"(^|[,;\t|])\s*'[^'\r\n]*'\s*([,;\t|\r\n]|$)")


@dataclass(frozen=True, slots=True)
class Dialect:
    """Way in which a file is written.

    Attributes:
        delimiter: between two values; a space stands for a run of spaces and tabs.
        width: values per row.
        header: one name per column as it stands in the file; None if there is no header.
        skip: lines before the first row of data.
        titles: lines above the header that are no data.
        plain: whether the skipped lines are without quotes, so that lines and records are the same.
        quote: the mark around values; empty if quotation marks stand for themselves.
        offset: bytes before the first row of data.
        shapes: what the values of each column look like.
        notes: what was decided.
    """

    delimiter: str
    width: int
    header: tuple[str, ...] | None
    skip: int
    titles: int
    plain: bool
    quote: str = '"'
    offset: int = 0
    shapes: tuple[CellShape, ...] = ()
    notes: tuple[Message, ...] = ()

    @property
    def form(self) -> Format:
        """Format that records of this width are cut by."""
        return Format(self.delimiter, self.quote, self.width)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """The records of a sample, cut in one way, and what its quotation marks did."""

    form: Format
    records: list[Record]
    quoted: int
    stray: int
    is_closed: bool

    @property
    def is_mostly_stray(self) -> bool:
        """True if the quotation marks stand for themselves, in files of a kind that often has no others."""
        return self.form.knows_no_quotes and self.stray > self.quoted


def sniff(
    path: Path, name: str, hear: Callable[[], None] = lambda: None, known: Collection[str] = ()
) -> Dialect:
    """Find out how a UTF-8 file is written.

    Args:
        path: the file.
        name: what the user knows it as, for the sentences.
        hear: called now and then; may raise :class:`Cancelled`.
        known: names of columns that the table has to have, where that is so.

    Raises:
        UserError: there are no rows, or a value never ends.
    """
    lines, whole = _sample(path, name, _SAMPLE_CHARACTERS)
    best = _way(lines, whole, name, hear)
    if not whole and len(best.records) < _LEAST_RECORDS:
        # The sample ends in the midst of a long value.
        lines, whole = _sample(path, name, _MOST_SAMPLE_CHARACTERS)
        best = _way(lines, whole, name, hear)
    hear()
    found = _dialect(best, lines, path, name, known)
    hear()
    return found


def _way(lines: list[str], whole: bool, name: str, hear: Callable[[], None]) -> _Parsed:
    """The records of the sample, cut in the way that fits best. Raises UserError if there is none."""
    if not any(line.strip() for line in lines):
        raise UserError("The file {file} holds nothing but blank lines: choose another one.", file=name)
    said = _NAMED.fullmatch(lines[0])
    marks: Iterable[str] = (said[1],) if said else _DELIMITERS
    ways = []
    for mark in marks:
        hear()
        ways.append(_parse(lines, Format(mark), whole, bool(said)))
    best = _best(ways)
    if best is None:
        raise UserError("Line 1 of {file} never ends: check that every quotation mark is closed.", file=name)
    hear()
    return _with_other_quotes(best, lines, whole, bool(said))


def _sample(path: Path, name: str, enough: int) -> tuple[list[str], bool]:
    """The first lines, of so many characters in all if they are many lines; and whether these are all."""
    lines: list[str] = []
    characters = 0
    with open_text(path) as file:
        for line in lines_of(file, name):
            lines.append(line)
            characters += len(line)
            if characters > _MOST_SAMPLE_CHARACTERS or (characters > enough and len(lines) > _SAMPLE_LINES):
                break
        return lines, not file.read(1)


def _parse(lines: list[str], form: Format, whole: bool, is_named: bool) -> _Parsed:
    """The sample cut in one way, without the last record if the sample ends in its midst."""
    cut = Records(lines[is_named:], form, 1 + is_named)
    found: list[Record] = []
    is_closed = True
    try:
        found.extend(cut)
    except UnclosedQuote:
        is_closed = False
    if not whole and is_closed and len(found) > 1:
        del found[-1]
    return _Parsed(form, found, cut.quoted, cut.stray.count, is_closed)


def _best(ways: list[_Parsed]) -> _Parsed | None:
    """The way that cuts most records into equally many values that look like values."""
    some = [way for way in ways if way.records]
    scores = [_score(way) for way in some]
    if not some or (max(scores) == 0 and not ways[0].records):
        return None
    return some[scores.index(max(scores))]


def _with_other_quotes(best: _Parsed, lines: list[str], whole: bool, is_named: bool) -> _Parsed:
    """The same records cut at other quotation marks, or at none, where that is how they are written."""
    if best.is_mostly_stray:
        return _parse(lines, Format(best.form.delimiter, ""), whole, is_named)
    if best.quoted or not any(_IN_SINGLE.search(line) for line in lines):
        return best
    marks = [best.form.delimiter] if is_named else [mark for mark in _DELIMITERS if mark != " "]
    ways = [_parse(lines, Format(mark, "'"), whole, is_named) for mark in marks]
    sound = [way for way in ways if way.is_closed and not way.stray and _are_quoted(way, lines)]
    return _best(sound) or best


def _are_quoted(way: _Parsed, lines: list[str]) -> bool:
    """True if apostrophes stand around all names, or around most values of a column, and are no others."""
    marks = [
        [cell.startswith("'") and cell.endswith("'") and len(cell) > 1 for cell in way.form.cut(line)]
        for line in lines[:EVIDENCE_ROWS]
    ]
    if len(way.records) < 2:
        return False
    head = [cells for cells in marks if len(cells) > 1 or cells[0]][:1]
    return way.quoted >= 0.5 * len(way.records) or any(all(cells) for cells in head)


def _score(way: _Parsed) -> float:
    width, delimiter = width_of(way.records), way.form.delimiter
    if width < 2:
        return 0.0
    fitting = [fields for _, fields in way.records if len(fields) == width]
    some = fitting[:EVIDENCE_ROWS]
    cells = [cell for fields in some for cell in fields[:_EVIDENCE_COLUMNS]]
    others = [mark for mark in ",;\t|" if mark != delimiter]
    # A space is also what stands between words, so it has to set numbers apart.
    if delimiter == " " and not any(_mostly_numbers(values) for values in zip(*some, strict=True)):
        return 0.0
    clean = sum(
        is_number(cell)
        or _GROUPED.fullmatch(cell) is not None
        or not (any(mark in cell for mark in others) or _NUMBERS.fullmatch(cell))
        for cell in cells
    )
    return len(fitting) / len(way.records) + clean / len(cells)


def _mostly_numbers(values: Iterable[str]) -> bool:
    """True if a column, whose first value may be its name, holds numbers."""
    below = list(values)[1:]
    return bool(below) and sum(map(is_number, below)) > 0.8 * len(below)


def _dialect(way: _Parsed, lines: list[str], path: Path, name: str, known: Collection[str]) -> Dialect:
    layout = find_layout(way.records, way.form, lines, name, known)
    skip = layout.line - 1
    with path.open("rb") as file:
        marked = file.read(3) == b"\xef\xbb\xbf"
    notes = list(layout.notes)
    if way.form.quote == "'":
        notes.append(Message("Single quotation marks around values were taken away."))
    elif not way.form.quote:
        notes.append(
            Message("Quotation marks in the file enclose no values, so they are read as they stand.")
        )
    return Dialect(
        delimiter=way.form.delimiter,
        width=layout.width,
        header=layout.header,
        skip=skip,
        titles=layout.titles,
        plain=not (way.form.quote and any(way.form.quote in line for line in lines[:skip])),
        quote=way.form.quote,
        offset=3 * marked + sum(len(line.encode(errors="replace")) for line in lines[:skip]),
        shapes=shapes_of(layout.body, layout.width),
        notes=tuple(notes),
    )
