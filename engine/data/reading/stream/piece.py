"""Some rows of a file that is read piece by piece, and what is wanted of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.data.table.table import Table


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is read of a file, beside the columns that its rules expect.

    Attributes:
        whole: name of a column that is read whole, if the file has it, as what it looks like.
        lines: whether each row is wanted as it stands too.
        known: texts that columns are likely to hold, by their names.
        bytes_at_once: size of a piece, or 0 for one that is read in the least time. Where a window waits for
            the interpreter meanwhile, smaller ones leave it more often.
    """

    whole: str = ""
    lines: bool = False
    known: Mapping[str, Sequence[str]] = field(default_factory=dict)
    bytes_at_once: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a file.

    Attributes:
        table: them, with the columns that are wanted.
        lines: each row as a line of a CSV file with commas; empty where they are not wanted.
        share: of the file that is read, 0 to 1.
    """

    table: Table
    lines: Sequence[str]
    share: float
