"""Well-known tables without their data: names, kinds of values, and what is usually predicted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from engine.common.messages import Message
from engine.data.table.table import Column, ColumnKind, Table
from engine.data.table.values import category_column, number_column

ROWS = 120
_FILE = Path(__file__).parent / "engine" / "data" / "known_tables.txt"


@dataclass(frozen=True)
class KnownTable:
    """One of them: what it is called, the column to predict, the columns and kinds of their values."""

    name: str
    target: str
    columns: tuple[tuple[str, str], ...]

    def table(self) -> Table:
        """Made-up rows of these kinds, as the reader would give them."""
        draw = np.random.default_rng(len(self.columns))
        columns = tuple(_column(name, kind, draw) for name, kind in self.columns)
        return Table(f"{self.name}.csv", columns, ROWS)


def known_tables() -> tuple[KnownTable, ...]:
    """All tables of ``known_tables.txt``, in its order."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return tuple(_parsed(line) for line in lines if line and not line.startswith("#"))


def _parsed(line: str) -> KnownTable:
    head, _, listed = line.partition(" : ")
    name, _, target = head.partition(" > ")
    columns = tuple(column for words in listed.split(";") for column in _columns(words.strip()))
    assert [column for column, _ in columns].count(target) == 1, line
    return KnownTable(name, target, columns)


def _columns(words: str) -> Iterator[tuple[str, str]]:
    name, _, kind = words.rpartition(" ")
    if many := re.fullmatch(r"([A-Z]+)(\d+)\.\.\1(\d+)", name):
        yield from ((f"{many[1]}{i}", kind) for i in range(int(many[2]), int(many[3]) + 1))
    else:
        yield name, kind


def _column(name: str, kind: str, draw: np.random.Generator) -> Column:
    letter, count = kind[0], int(kind[1:] or 0)
    numbers = {
        "n": lambda: draw.gamma(4.0, 5.0, ROWS).round(2),
        "i": lambda: draw.integers(10, 2000, ROWS),
        "k": lambda: np.minimum(draw.poisson(0.7, ROWS), 9),
        "c": lambda: draw.permutation(np.arange(ROWS) % count) + 1,
        "b": lambda: draw.integers(0, 2, ROWS),
        "C": lambda: np.arange(ROWS) + 1,
        "z": lambda: np.full(ROWS, 80),
    }
    if letter in numbers:
        column = number_column(name, numbers[letter]().astype(float))
        return replace(column, reason=Message("It never changes.")) if letter == "z" else column
    if letter in "wy":
        words = ("no", "yes") if letter == "y" else tuple(f"word {i:03d}" for i in range(count))
        codes = draw.permutation(np.arange(ROWS) % len(words)).astype(np.int32)
        column = category_column(name, "yes_no" if letter == "y" else "category", codes, words)
        return replace(column, can_be=("yes_no", "category") if letter == "y" else ("category",))
    kinds: dict[str, ColumnKind] = {"I": "identifier", "D": "date", "T": "text"}
    texts = tuple(f"text {i:03d}" for i in range(ROWS))
    column = category_column(name, kinds[letter], np.arange(ROWS, dtype=np.int32), texts)
    return replace(column, can_be=(column.kind, "category"), reason=Message("Every value is different."))
