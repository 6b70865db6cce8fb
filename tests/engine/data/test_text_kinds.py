"""The reason for leaving out a column of texts says what kind of texts it holds, and is true."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.data.reading.csv_reader import read_csv

ROWS = 60
NAMES = ["Braund, Mr. Owen", "Allen, Miss. Elisabeth", "Moran, Mr. James", "Ng, Mrs. Ada"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([f"user{i}@example.org" for i in range(ROWS)], "e-mail addresses, and every value is different"),
        ([f"https://example.org/{i}" for i in range(ROWS)], "web addresses, and every"),
        ([f"+49-30-{1234567 + i}" for i in range(ROWS)], "such as telephone numbers, and every"),
        ([f"A/5 211{i}"[:2] + f"{i}71" for i in range(ROWS)], "codes or identifiers"),
        ([f"{NAMES[i % 4]} {'abcdefghijklmno'[i // 4]}" for i in range(ROWS)], "names or words, and every"),
        ([f"the quick brown fox no {i} jumps over it" for i in range(ROWS)], "free text, and every"),
        ([f"user{i * 3 // 4}@example.org" for i in range(ROWS)], "45 different ones in 60 rows (75 %)"),
    ],
)
def test_reasons(tmp_path: Path, values: list[str], words: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "x;tested\n" + "".join(f"{i % 7}.5;{v}\n" for i, v in enumerate(values)), encoding="utf-8"
    )
    column = read_csv(path).column("tested")
    assert column.kind == "text"
    assert words in str(column.reason)
    assert ("every value is different" in str(column.reason)) == (len(set(values)) == len(values))
