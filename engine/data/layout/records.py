"""Cuts the lines of a CSV file into records: values between delimiters, maybe in quotation marks."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from engine.common.messages import UserError

LONGEST = 1 << 23
"""Characters of a line, or of a value over several lines, above which it is refused to save memory."""
_SURE_SEPARATORS = 4
"""Least separators in the lines that a quotation mark would join which say that these are rows."""

Record = tuple[int, list[str]]
"""Number of the line that a record begins on, counted from 1, and its fields, without blanks around them."""

_SHOWN_CHARACTERS = 60


class UnclosedQuote(Exception):
    """A quotation mark is never closed."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(slots=True)
class Occurrences:
    """Occurrences of something in a file: how often, and the first line."""

    count: int = 0
    line: int = 0

    def add(self, line: int) -> None:
        if not self.count:
            self.line = line
        self.count += 1

    @property
    def values(self) -> dict[str, int]:
        """Values for a sentence about them."""
        return {"count": self.count, "line": self.line}


@dataclass(slots=True)
class Format:
    """Marks that set the values of a file apart.

    Attributes:
        delimiter: between two values; a space stands for a run of spaces and tabs.
        quote: the mark around a value, or an empty string if there is none.
        width: values per row where that is known, else 0.
    """

    delimiter: str
    quote: str = '"'
    width: int = 0
    blanks: str = field(init=False)

    def __post_init__(self) -> None:
        self.blanks = " \t".replace(self.delimiter, "") if self.delimiter != " " else " \t"

    @property
    def knows_no_quotes(self) -> bool:
        """True if files with this delimiter are often written without any quotation."""
        return self.delimiter in "\t|"

    def cut(self, line: str) -> list[str]:
        """The fields of a line in which quotation marks mean nothing."""
        if self.delimiter == " ":
            return [cell for cell in line.replace("\t", " ").split(" ") if cell] or [""]
        return [cell.strip() for cell in line.split(self.delimiter)]

    def end_of_quoted(self, line: str, closing: int) -> int:
        """End of a value whose closing quotation mark is at this place; -1 if more of it follows."""
        end = closing + 1
        if self.delimiter == " ":
            return end if end == len(line) or line[end] in self.blanks else -1
        while end < len(line) and line[end] in self.blanks:
            end += 1
        return end if end == len(line) or line[end] == self.delimiter else -1


class Records:
    """The records of a file; those without any value only where rows have one value.

    A quotation mark at the beginning of a value quotes where another one stands at the end of a value. What
    it would join by that must not be whole rows. Any other quotation mark stands for itself.

    Attributes:
        quoted: values in quotation marks on one line.
        stray: where quotation marks at the beginning of a value stand for themselves.
        joined: where a value in quotation marks holds lines that could be rows.
    """

    def __init__(self, lines: Iterable[str], form: Format, first_line: int = 1) -> None:
        self._lines, self._form = iter(lines), form
        self._waiting: deque[str] = deque()
        self._line = first_line - 1
        self.quoted = 0
        self.stray, self.joined = Occurrences(), Occurrences()

    def __iter__(self) -> Iterator[Record]:
        """Raises UnclosedQuote, unless files with this delimiter, or this file, hardly know quotation."""
        quote, form = self._form.quote, self._form
        while (text := self._next()) is not None:
            line = self._line
            fields = self._quoting(text) if quote and quote in text else form.cut(text)
            if len(fields) > 1 or fields[0] or form.width == 1:
                yield line, fields

    def _next(self) -> str | None:
        text = self._waiting.popleft() if self._waiting else next(self._lines, None)
        self._line += text is not None
        return None if text is None else text.rstrip("\r\n")

    def _put_back(self, lines: list[str]) -> None:
        self._waiting.extendleft(reversed(lines))
        self._line -= len(lines)

    def _quoting(self, text: str) -> list[str]:
        """The fields of a record that begins with a line in which there are quotation marks."""
        form, whole, line, strays = self._form, text, self._line, self.stray.count
        fields: list[str] = []
        place = 0
        while True:
            while place < len(text) and text[place] in form.blanks:
                place += 1
            if form.delimiter == " " and place == len(text) and fields:
                break
            if text.startswith(form.quote, place):
                value, text, place = self._value(text, place)
            else:
                end = self._end(text, place)
                value, place = text[place:end], end
            fields.append(value.strip())
            if place >= len(text):
                break
            place += 1
        if self._line == line and len(fields) != form.width and form.width > 1:
            plain = form.cut(whole)
            if len(plain) == form.width and (form.knows_no_quotes or self.stray.count > strays):
                self.stray.count = strays
                self.stray.add(line)
                return plain
        return fields

    def _end(self, text: str, place: int) -> int:
        if self._form.delimiter == " ":
            found = [at for at in (text.find(" ", place), text.find("\t", place)) if at >= 0]
            return min(found, default=len(text))
        at = text.find(self._form.delimiter, place)
        return len(text) if at < 0 else at

    def _value(self, text: str, place: int) -> tuple[str, str, int]:
        """The value that begins with a quotation mark, and the line and place where it ends."""
        form, quote, line = self._form, self._form.quote, self._line
        closing = self._closing(text, place + 1)
        if closing >= 0:
            end = form.end_of_quoted(text, closing)
            if end >= 0:
                self.quoted += 1
                return text[place + 1 : closing].replace(quote * 2, quote), text, end
            self.stray.add(line)
            end = self._end(text, closing + 1)
            return text[place:end], text, end
        more = self._following(text, place)
        if more is None:
            self.stray.add(line)
            end = self._end(text, place)
            return text[place:end], text, end
        last, closing = more[-1], self._closing(more[-1], 0)
        parts = [text[place + 1 :], *more[:-1], last[:closing]]
        return "\n".join(parts).replace(quote * 2, quote), last, form.end_of_quoted(last, closing)

    def _following(self, text: str, place: int) -> list[str] | None:
        """The lines below up to the one that closes a quotation mark; None if it stands for itself."""
        form, line = self._form, self._line
        more: list[str] = []
        length = len(text) - place
        while (below := self._next()) is not None and length <= LONGEST:
            more.append(below)
            length += len(below)
            closing = self._closing(below, 0)
            if closing < 0:
                continue
            if form.end_of_quoted(below, closing) >= 0 and not self._are_rows([text, *more], line):
                return more
            self._put_back(more)
            return None
        self._put_back(more if below is None else [*more, below])
        if not form.knows_no_quotes and self.stray.count <= self.quoted:
            raise UnclosedQuote(line)
        return None

    def _are_rows(self, lines: list[str], line: int) -> bool:
        """True if lines that a quotation mark would join are whole rows; notes it where that is uncertain."""
        width = self._form.width
        if width < 2 or any(len(self._form.cut(text)) != width for text in lines):
            return False
        if self._form.knows_no_quotes or (width - 1) * (len(lines) - 1) >= _SURE_SEPARATORS:
            return True
        self.joined.add(line)
        return False

    def _closing(self, text: str, place: int) -> int:
        """Place of the next quotation mark that is not doubled; -1 if there is none."""
        quote = self._form.quote
        while (place := text.find(quote, place)) >= 0 and text.startswith(quote, place + 1):
            place += 2
        return place


def lines_of(file: TextIO, name: str) -> Iterator[str]:
    """The lines of a file. Raises UserError, which calls the file ``name``, for one of endless length."""
    for number, line in enumerate(iter(lambda: file.readline(LONGEST + 1), ""), start=1):
        if len(line) > LONGEST:
            raise UserError(
                "Line {line} of {file} is longer than {most} million characters: "
                "check that the file is a table with line ends.",
                line=number,
                file=name,
                most=LONGEST // 10**6,
            )
        yield line


def open_text(path: Path) -> TextIO:
    """A UTF-8 file to read, with its line ends as they are."""
    return path.open(encoding="utf-8-sig", errors="replace", newline="")


def text_of(record: Record) -> str:
    """The values of a record in one line, short enough for a sentence."""
    return shortened(" ".join(" ".join(filter(None, record[1])).split()))


def shortened(text: str) -> str:
    """A text of the file, short enough for a sentence."""
    if len(text) <= _SHOWN_CHARACTERS:
        return text
    return text[: _SHOWN_CHARACTERS - 1] + "\N{HORIZONTAL ELLIPSIS}"
