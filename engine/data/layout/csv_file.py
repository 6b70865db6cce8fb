"""A CSV file of which it is known how it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from engine.data.layout.dialect import Dialect
from engine.data.layout.header import column_names
from engine.data.layout.records import open_text


@dataclass(frozen=True, slots=True)
class Csv:
    """A CSV file of which it is known how it is written.

    Attributes:
        path: the file as the user knows it.
        text: the same in UTF-8: the file itself, or a working copy.
        dialect: how the text is written.
    """

    path: Path
    text: Path
    dialect: Dialect

    @property
    def name(self) -> str:
        """Name of the file, for sentences."""
        return self.path.name

    def column_names(self) -> tuple[str, ...]:
        """One name per column, none empty and none twice."""
        return column_names(self.dialect.header, self.dialect.width)

    def open(self) -> TextIO:
        """Open the text, with its line ends as they are."""
        return open_text(self.text)

    def rewritten(self, copy: Path) -> Csv:
        """The same table where its rows stand in a plain copy: with commas, and without a header."""
        return replace(self, text=copy, dialect=replace(self.dialect, delimiter=",", quote='"', skip=0))
