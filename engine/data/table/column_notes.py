"""Gathers what had to be decided or repaired in the columns of a table, and says it in few sentences."""

from __future__ import annotations

from engine.common.messages import Message

_MOST_SLIPS = 20
"""Columns whose slips have a sentence each."""
_MOST_NAMES = 3
"""Columns that are named beside a word or a sign."""
_MOST_WORDS = 8


class ColumnNotes:
    """The notes on columns, in the order in which they are told."""

    def __init__(self) -> None:
        self._slips: list[Message] = []
        self._repaired = 0
        self._signs: dict[str, list[str]] = {}
        self._mixed: list[Message] = []
        self._in_parentheses: list[str] = []
        self._words: dict[str, dict[str, int]] = {}

    def wants_slips(self) -> bool:
        """True if the next column with slips is still told about alone; it is counted in any case."""
        self._repaired += 1
        return self._repaired <= _MOST_SLIPS

    def add_slips(self, column: str, count: int, text: str, line: int) -> None:
        """Note that ``count`` values of a column of numbers are none; the first is this text on this line."""
        self._slips.append(
            Message(
                "Values of {column} that are not numbers and count as missing: {count}, "
                "the first is {value} on line {line}.",
                column=column,
                count=count,
                value=text if len(text) <= 40 else text[:39] + "\N{HORIZONTAL ELLIPSIS}",
                line=line,
            )
        )

    def add_sign(self, column: str, sign: str) -> None:
        """Note that a column was read as numbers though all of its values have this sign."""
        self._signs.setdefault(sign, []).append(column)

    def add_parentheses(self, column: str) -> None:
        """Note that some numbers of a column stood in parentheses."""
        self._in_parentheses.append(column)

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
        """Note that this word stood ``count`` times for a missing value in a column."""
        self._words.setdefault(word, {})[column] = count

    def sentences(self) -> tuple[Message, ...]:
        """All notes."""
        found = [*self._slips]
        if self._repaired > _MOST_SLIPS:
            found.append(
                Message(
                    "Further columns with values that are not numbers: {count}.",
                    count=self._repaired - _MOST_SLIPS,
                )
            )
        if self._signs:
            listed = "; ".join(f"{sign} ({_named([*names])})" for sign, names in self._signs.items())
            found.append(Message("Read as numbers, without their sign or unit: {listed}.", listed=listed))
        if self._in_parentheses:
            found.append(
                Message(
                    "Numbers in parentheses were read as negative, as in accounting: {columns}.",
                    columns=_named(self._in_parentheses),
                )
            )
        found.extend(self._mixed)
        if self._words:
            found.append(Message("Taken as missing, beside empty values: {words}.", words=self._word_list()))
        return tuple(found)

    def _word_list(self) -> str:
        often = sorted(self._words.items(), key=lambda pair: -sum(pair[1].values()))
        listed = [
            f'"{word}" \N{MULTIPLICATION SIGN} {sum(counts.values()):,} ({_named([*counts])})'
            for word, counts in often[:_MOST_WORDS]
        ]
        return ", ".join(listed) + (" ..." if len(often) > _MOST_WORDS else "")


def listed_signs(signs: tuple[str, ...]) -> str:
    """Signs beside one another; a number without any is shown as a bare 1."""
    return ", ".join(sign or "1" for sign in signs)


def _named(names: list[str]) -> str:
    return ", ".join(names[:_MOST_NAMES]) + (" ..." if len(names) > _MOST_NAMES else "")
