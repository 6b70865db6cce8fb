"""Finds out where the table of a file begins: the lines above it, and its header of one row or two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from engine.common.messages import Message, UserError
from engine.data.layout.header import (
    are_years,
    column_names,
    groups_over,
    has_header,
    header_votes,
    is_number,
    is_numeric_column,
    numbers_rows,
)
from engine.data.layout.records import Format, Record, shortened, text_of

EVIDENCE_ROWS, _EVIDENCE_CELLS = 200, 200_000
_MOST_TITLES, _MOST_CANDIDATES, _LEAST_PROSE = 30, 3, 4


@dataclass(frozen=True, slots=True)
class Layout:
    """Place of the table in its file.

    Attributes:
        width: values per row.
        header: one name per column as it stands in the file; None if there is no header.
        line: of the first row of data, counted from 1.
        titles: lines above the header that are no data.
        notes: what was decided.
        body: some rows of data.
    """

    width: int
    header: tuple[str, ...] | None
    line: int
    titles: int
    notes: tuple[Message, ...]
    body: Sequence[list[str]]


def find_layout(
    parsed: list[Record],
    form: Format,
    lines: Sequence[str],
    name: str,
    known: Collection[str] = (),
) -> Layout:
    """Layout of a file: where the table begins, and whether its first row is a header.

    Args:
        parsed: records from the beginning of the file.
        form: how its values are set apart.
        lines: of the file, from its first.
        name: what the user knows the file as.
        known: names of columns that the table has to have; a row that holds them all is the header.

    Raises:
        UserError: there are no rows, or the header cannot belong to the rows.
    """
    return _Search(parsed, form, lines, name, frozenset(known)).layout()


def width_of(parsed: Sequence[Record]) -> int:
    """The most frequent number of fields; the larger of two that are equally frequent."""
    counts = Counter(len(fields) for _, fields in parsed)
    return max(counts, key=lambda width: (counts[width], width), default=0)


class _Search:
    def __init__(
        self, parsed: list[Record], form: Format, lines: Sequence[str], name: str, known: frozenset[str]
    ) -> None:
        self._known = known
        self._parsed, self._form, self._lines, self._name = parsed, form, lines, name
        self._width = width_of(parsed)
        self._notes: list[Message] = []

    def layout(self) -> Layout:
        first = next(i for i, (_, fields) in enumerate(self._parsed) if len(fields) == self._width)
        first = self._after_comments(self._after_prose(first))
        first = self._after_titles(first)
        joined = self._two_rows(first)
        if joined is not None:
            start, data = first, self._next_full(first + 1) + 1
            names: list[str] | None = joined
        else:
            start, data, names = self._one_row(first)
        if data >= len(self._parsed):
            raise UserError(
                "The file {file} has a header but no rows: choose a file with data.", file=self._name
            )
        titles = [record for record in self._parsed[:start] if any(record[1])]
        if titles:
            self._notes.insert(0, self._note_on_titles(titles))
        if names is None:
            self._notes.append(Message("The file has no header, so the columns are numbered."))
        line = self._parsed[data][0]
        if self._width == 1 and names is not None:
            # A blank line is a missing value of the only column, even if it is the first.
            line = self._parsed[start][0] + 1 + names[0].count("\n")
        return Layout(
            width=self._width,
            header=None if names is None else tuple(names),
            line=line,
            titles=len(titles),
            notes=tuple(self._notes),
            body=self._below(data),
        )

    def _one_row(self, first: int) -> tuple[int, int, list[str] | None]:
        """Place of a header of one row, place of the data, and its names."""
        names = self._uneven_header(first)
        if names is not None:
            return first - 1, first, names
        row = self._parsed[first][1]
        if self._names_columns(row, first + 1):
            return first, first + 1, row
        return first, first, None

    def _names_columns(self, row: list[str], below: int) -> bool:
        """True if a row is the header of those from a place on."""
        return self._names_all_known(row) or has_header(row, self._below(below))

    def _names_all_known(self, row: list[str]) -> bool:
        return bool(self._known) and self._known <= set(column_names(tuple(row), len(row)))

    def _below(self, place: int) -> list[list[str]]:
        """Some rows of the usual width from a place on."""
        found = [fields for _, fields in self._parsed[place:] if len(fields) == self._width]
        return found[: max(20, min(EVIDENCE_ROWS, _EVIDENCE_CELLS // max(1, self._width)))]

    def _after_prose(self, first: int) -> int:
        """The first record of the table, not a line of a text above it that has as many commas."""
        last = min(first + _MOST_TITLES, len(self._parsed) - 1)
        below = next((i for i in range(first + 1, last) if len(self._parsed[i][1]) == self._width), first)
        between = [fields for _, fields in self._parsed[first + 1 : below]]
        is_prose = len(between) >= _LEAST_PROSE and not any(fields[0].startswith("#") for fields in between)
        return self._after_prose(below) if is_prose else first

    def _after_comments(self, first: int) -> int:
        """The first record that is no comment; a header may begin with # too, a row above it may not."""
        while self._parsed[first][1][0].startswith("#") and first + 2 < len(self._parsed):
            below = self._parsed[first + 1][1]
            is_table = len(below) == self._width and (
                below[0].startswith("#") or self._names_columns(below, first + 2)
            )
            if not is_table:
                break
            first += 1
        return first

    # Titles

    def _after_titles(self, first: int) -> int:
        """The first record below the titles that have as many separators as the table, or look so."""
        place = first
        while place < min(first + _MOST_TITLES, len(self._parsed) - 1):
            fields = self._parsed[place][1]
            if any(fields) and not self._is_title(place):
                break
            place += 1
        while place > first and len(self._parsed[place][1]) != self._width:
            place -= 1
        return place if any(self._parsed[place][1]) else first

    def _is_title(self, place: int) -> bool:
        fields = self._parsed[place][1]
        filled = sum(map(bool, fields))
        apart = filled < self._width and self._is_blank_between(place, place + 1)
        if len(fields) == self._width and filled > 1 and not apart and not self._is_sentence(place):
            return False
        table = next((i for i in self._candidates(place + 1) if self._starts_table(i)), -1)
        if table < 0 or len(fields) != self._width:
            return table >= 0
        body = self._below(table + 1)
        names = self._parsed[table][1]
        surely = self._names_all_known(names) or self._two_rows(table) is not None
        surely = surely or header_votes(names, body) > 0 or are_years(names, body)
        if filled == 1 and fields[0]:
            return surely or self._is_blank_between(place, table)
        return surely

    def _candidates(self, place: int) -> list[int]:
        """Places where the table may begin: the next records of its width with more than one value."""
        found = [
            i
            for i in range(place, min(place + _MOST_TITLES, len(self._parsed)))
            if len(self._parsed[i][1]) == self._width and sum(map(bool, self._parsed[i][1])) > 1
        ]
        return [i for i in found if not self._is_sentence(i)][:_MOST_CANDIDATES]

    def _starts_table(self, place: int) -> bool:
        return self._two_rows(place) is not None or self._names_columns(self._parsed[place][1], place + 1)

    def _is_blank_between(self, place: int, end: int) -> bool:
        below = self._parsed[place + 1 : end + 1]
        return any(not any(fields) or not self._lines[line - 2].strip() for line, fields in below)

    def _is_sentence(self, place: int) -> bool:
        """True if blanks follow the separators of a line, as in a sentence, but not those of lines below."""
        if self._form.delimiter not in ",;":
            return False
        mark = self._form.delimiter + " "
        lines = [self._lines[line - 1] for line, _ in self._parsed[place : place + 10]]
        return mark in lines[0] and len(lines) > 2 and not any(mark in line for line in lines[2:])

    def _note_on_titles(self, titles: list[Record]) -> Message:
        return Message(
            "Lines above the table that were skipped: {count}, the first is {text} on line {line}.",
            count=len(titles),
            text=text_of(titles[0]),
            line=titles[0][0],
        )

    # Headers

    def _next_full(self, place: int) -> int:
        """The next record of the usual width that is not empty."""
        while place < len(self._parsed) and not (
            len(self._parsed[place][1]) == self._width and any(self._parsed[place][1])
        ):
            place += 1
        return place

    def _two_rows(self, place: int) -> list[str] | None:
        """The joined names of a header over two rows, such as ``bp,,lg,`` above ``X,Y,X,Y``, or None."""
        below = self._next_full(place + 1)
        if below >= len(self._parsed) - 1:
            return None
        top, names = self._parsed[place][1], self._parsed[below][1]
        body = self._below(below + 1)
        groups = groups_over(top, names)
        if groups is None or not body:
            return None
        spanned = [
            i for i, cell in enumerate(top) if names[i] and groups[i] and (not cell or top.count(cell) > 1)
        ]
        if not spanned or not all(is_numeric_column([row[i] for row in body]) for i in spanned):
            return None
        joined = [" ".join(filter(None, pair)) for pair in zip(groups, names, strict=True)]
        if len(set(joined)) < len(joined):
            return None
        lines = self._parsed[place][0], self._parsed[below][0]
        note = Message(
            "The header has two rows, on lines {first} and {second}; they were joined, such as {name}.",
            first=lines[0],
            second=lines[1],
            name=shortened(joined[spanned[0]]),
        )
        if note not in self._notes:
            self._notes = [note]
        return joined

    def _uneven_header(self, first: int) -> list[str] | None:
        """The header where it has another length than the rows, made to fit; None if there is no such thing.

        R leaves out the name of the first column, which numbers or names the rows; some programs end every
        row, but not the header, with delimiters.
        """
        if first == 0 or self._width < 2:
            return None
        line, above = self._parsed[first - 1]
        body = self._below(first)
        if any(map(is_number, above)) or not any(above) or self._is_sentence(first - 1):
            return None
        if len(above) == self._width or self._names_all_known(body[0]):
            return None
        if header_votes(body[0], body[1:]) > 0:
            return None  # the first full row is itself a header, and what stands above it a title
        extra = above[self._width :]
        if len(above) > self._width and not any(extra):
            return above[: self._width]
        if len(above) > self._width:
            if len(set(above)) == len(above):
                raise self._misfit(line, len(above))
            return None
        return self._with_unnamed(line, above, body)

    def _with_unnamed(self, line: int, above: list[str], body: list[list[str]]) -> list[str] | None:
        """A header that is shorter than the rows, with empty names where the unnamed columns are."""
        unnamed = self._width - len(above)
        if not any(cell for fields in body for cell in fields[len(above) :]):
            self._notes.append(
                Message(
                    "Line {line} names {names} columns, and the rows have {width} values: those at the end, "
                    "without a name, are empty.",
                    line=line,
                    names=len(above),
                    width=self._width,
                )
            )
            return [*above, *[""] * unnamed]
        if unnamed == 1 and len(above) > 1 and numbers_rows([fields[0] for fields in body], above[0], body):
            self._notes.append(
                Message(
                    "Line {line} names {names} columns, and the rows have {width} values: the first column, "
                    "which numbers or names the rows, is taken for the one without a name.",
                    line=line,
                    names=len(above),
                    width=self._width,
                )
            )
            return ["", *above]
        if len(above) > max(1, self._width / 2):
            raise self._misfit(line, len(above))
        return None

    def _misfit(self, line: int, names: int) -> UserError:
        return UserError(
            "Line {line} of {file} names {names} columns, but the rows below have {width} values: "
            "make them the same.",
            line=line,
            file=self._name,
            names=names,
            width=self._width,
        )
