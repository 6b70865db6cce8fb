"""Turns the texts of a column into codes within the database, by the texts that are known so far."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_KNOWN = 5_000
"""Texts of a column that are known at most; one with more is fetched text by text."""
EMPTY, MISSING, UNKNOWN, WORD = 0, -1, -2, -3


class KnownTexts:
    """Texts of one column, as they stand in the file without blanks around them, each with a code.

    Attributes:
        texts: by their codes; the first is empty, since there has to be one.
    """

    def __init__(self, connection: DuckDBPyConnection, name: str, texts: Iterable[str]) -> None:
        self._connection, self._name = connection, name
        self._version = 0
        self.texts = [""]
        self.add(texts)

    def add(self, texts: Iterable[str]) -> None:
        """Know more texts."""
        self.texts = [*dict.fromkeys([*self.texts, *texts])]
        self._version += 1
        listed = ", ".join("'" + text.replace("'", "''") + "'" for text in self.texts)
        self._connection.execute(f"CREATE TYPE {self._type} AS ENUM ({listed})")

    @property
    def _type(self) -> str:
        return f"{self._name}_{self._version}"

    def code(self, cell: str) -> str:
        """Expression for the code of a cell.

        It is 0 or -1 where the cell is empty, -2 where its text is not known, -3 where it is a word for a
        missing value.
        """
        return (
            f"coalesce(enum_code(try_cast(trim({cell}) AS {self._type}))::INTEGER, CASE WHEN {cell} IS NULL "
            f"THEN {MISSING} WHEN is_missing(trim({cell})) THEN {WORD} ELSE {UNKNOWN} END)"
        )

    def unknown_in(self, cell: str) -> list[str] | None:
        """The texts of the piece that are not known; None if there are too many to know."""
        room = max(0, MOST_KNOWN - len(self.texts))
        found = self._connection.execute(
            f"SELECT DISTINCT trim({cell}) FROM cells WHERE {self.code(cell)} = {UNKNOWN} LIMIT {room + 1}"
        ).fetchall()
        return [text for (text,) in found] if len(found) <= room else None
