"""Gathers what had to be decided or repaired in the columns of a table, and says it in few sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from engine.common.messages import Message

_MOST_SLIPS = 20
"""Columns whose slips have a sentence each."""
_MOST_NAMES = 3
"""Columns that are named beside a word or a sign."""
_MOST_WORDS = 8


@dataclass(slots=True)
class _Slips:
    """Values of a column of numbers that are none: how many, and the first."""

    count: int
    text: str
    line: int

    def sentence(self, column: str) -> Message:
        return Message(
            "Values of {column} that are not numbers and count as missing: {count}, "
            "the first is {value} on line {line}.",
            column=column,
            count=self.count,
            value=self.text if len(self.text) <= 40 else self.text[:39] + "\N{HORIZONTAL ELLIPSIS}",
            line=self.line,
        )


class ColumnNotes:
    """The notes on columns; they may come piece by piece.

    They are told in the order in which they came, or in that of the columns of a table where it is given.
    """

    def __init__(self, columns: Sequence[str] = ()) -> None:
        self._places = {name: place for place, name in enumerate(columns)}
        self._slips: dict[str, _Slips] = {}
        self._further: set[str] = set()
        self._signs: dict[str, dict[str, None]] = {}
        self._mixed: list[Message] = []
        self._in_parentheses: dict[str, None] = {}
        self._words: dict[str, dict[str, int]] = {}

    def add_slips(self, column: str, count: int, first: Callable[[], tuple[str, int]]) -> None:
        """Note that ``count`` more values of a column of numbers are none.

        ``first`` gives the text of the first of them, and its line; it is asked where that will be told.
        """
        if column in self._slips:
            self._slips[column].count += count
        elif len(self._slips) < _MOST_SLIPS:
            self._slips[column] = _Slips(count, *first())
        else:
            self._further.add(column)

    def add_sign(self, column: str, sign: str) -> None:
        """Note that a column was read as numbers though all of its values have this sign."""
        self._signs.setdefault(sign, {})[column] = None

    def add_parentheses(self, column: str) -> None:
        """Note that some numbers of a column stood in parentheses."""
        self._in_parentheses[column] = None

    def add_mixed(self, column: str, signs: tuple[str, ...]) -> None:
        """Note that the amounts of a column have several signs; an empty one is a number without any."""
        self._mixed.append(
            Message(
                "The amounts of {column} have different signs ({signs}), so they stay texts: make them the "
                "same to read them as numbers.",
                column=column,
                signs=listed_signs(signs),
            )
        )

    def add_word(self, column: str, word: str, count: int) -> None:
        """Note that this word stood ``count`` more times for a missing value in a column."""
        counts = self._words.setdefault(word, {})
        counts[column] = counts.get(column, 0) + count

    def sentences(self) -> tuple[Message, ...]:
        """All notes."""
        found = [self._slips[column].sentence(column) for column in self._ordered(self._slips)]
        if self._further:
            found.append(
                Message(
                    "Further columns with values that are not numbers: {count}.", count=len(self._further)
                )
            )
        if self._signs:
            signs = {sign: self._ordered(names) for sign, names in self._signs.items()}
            groups = sorted(signs.items(), key=lambda pair: self._place(pair[1][0]))
            listed = "; ".join(f"{sign} ({_named(names)})" for sign, names in groups)
            found.append(Message("Read as numbers, without their sign or unit: {listed}.", listed=listed))
        if self._in_parentheses:
            found.append(
                Message(
                    "Numbers in parentheses were read as negative, as in accounting: {columns}.",
                    columns=_named(self._ordered(self._in_parentheses)),
                )
            )
        found.extend(self._mixed)
        if self._words:
            found.append(Message("Taken as missing, beside empty values: {words}.", words=self._word_list()))
        return tuple(found)

    def _place(self, column: str) -> int:
        return self._places.get(column, 0)

    def _ordered(self, columns: Iterable[str]) -> list[str]:
        return sorted(columns, key=self._place)

    def _word_list(self) -> str:
        words = [*self._words.items()]
        if self._places:
            words.sort(key=lambda pair: (min(map(self._place, pair[1])), pair[0]))
        often = sorted(words, key=lambda pair: -sum(pair[1].values()))
        listed = [
            f'"{word}" \N{MULTIPLICATION SIGN} {sum(counts.values()):,} ({_named(self._ordered(counts))})'
            for word, counts in often[:_MOST_WORDS]
        ]
        return ", ".join(listed) + (" ..." if len(often) > _MOST_WORDS else "")


def listed_signs(signs: tuple[str, ...]) -> str:
    """Signs beside one another; a number without any is shown as a bare 1."""
    return ", ".join(sign or "1" for sign in signs)


def _named(names: list[str]) -> str:
    return ", ".join(names[:_MOST_NAMES]) + (" ..." if len(names) > _MOST_NAMES else "")
