"""The rules that cells are read by: which words stand for a missing value, and what a column has to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.common.messages import UserError


@dataclass(frozen=True, slots=True)
class MissingWords:
    """Texts that count as missing, in lower case and without the empty text, which always does.

    Attributes:
        everywhere: words that mean nothing else, whatever the column holds.
        among_numbers: words that are missing in a column of numbers, and values like others elsewhere:
            ``none`` is what a car has for an airbag, but no age.
    """

    everywhere: frozenset[str]
    among_numbers: frozenset[str]

    @property
    def of_numbers(self) -> frozenset[str]:
        """All that is missing in a column of numbers."""
        return self.everywhere | self.among_numbers


READING = 2
"""The number of the rules that new projects read tables by. Those of number 1 took every such word for
missing in every column, and knew no signs, units or parentheses; projects and weights that were made by them
keep them."""

_PLAIN = frozenset(["na", "n/a", "#n/a", "#na", "<na>", "nan", "-nan", "null", "?"])
_AMBIGUOUS = frozenset(["none", "nil", ".", "-", "--"])
MISSING_WORDS = {
    # By number 1 a minus beside a plus is an answer all the same: see ``column_types``.
    1: MissingWords((_PLAIN | _AMBIGUOUS) - {"-"}, frozenset(["-"])),
    2: MissingWords(_PLAIN, _AMBIGUOUS),
}
"""Rules by their number."""


def check_reading(number: object) -> int:
    """The same number of rules from a file. Raises UserError if there are none of that number."""
    if type(number) is not int or number not in MISSING_WORDS:
        raise UserError(
            "The file was made by rules of reading tables that this program does not know; update Layerscope "
            "to open it."
        )
    return number


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules by which the cells of a table are read.

    Attributes:
        number: a key of :data:`MISSING_WORDS`.
        expected: what columns have to be whatever they look like, by name: the sign of a column of numbers
            (empty if it has none), None for texts. Columns of other names are what they look like.
    """

    number: int = READING
    expected: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def missing(self) -> MissingWords:
        """Words that are missing values."""
        return MISSING_WORDS[self.number]

    @property
    def are_first(self) -> bool:
        """True if these are the rules of the first version."""
        return self.number == 1


PRESENT = Rules()
"""Rules that new tables are read by."""
