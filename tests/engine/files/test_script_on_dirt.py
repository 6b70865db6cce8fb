"""The numpy script of the documentation against ``predict``, on tables with each kind of dirt."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.common.messages import UserError
from engine.files.export.npz import load_npz, save_npz
from engine.project.project import DataChoices
from tests.trained import small_model

DOCUMENT = Path(__file__).parents[3] / "docs" / "files.md"
NAMES = ("age", "price", "share", "weight", "loss", "airbag", "sober", "grade", "town", "street", "note")
PRICES = ("$74.69", "$5", "-$1,274.50", "($3.20)", "$12", "none", "$ 7")
ROWS = 140


def training_rows() -> list[list[str]]:
    rows = []
    for i in range(ROWS):
        rows.append(
            [
                ("none", "", "NA")[i % 3] if i % 11 == 0 else f"{20 + i % 50}.5",
                PRICES[i % 7],
                f"{i % 40}.25%",
                f"{i % 30 + 1} kg",
                f"({i % 9}.5)" if i % 4 else f"{i % 13}.5",
                ("none", "airbag", "-")[i % 3],
                ("yes", "No", "YES")[i % 3],
                str(i % 4),
                f"Town {i % 45}",
                f"Street {i % 50}",
                f"{'=+@'[i % 3]}{i % 2}a",
                "ab"[(i * 7 + i % 5) % 2],
            ]
        )
    return rows


def written(rows: list[list[str]], delimiter: str = ",", header: bool = True) -> str:
    lines = [[*NAMES, "kind"][: len(rows[0])], *rows] if header else rows
    return "".join(
        delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) + "\n" for row in lines
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds the script and a model ``m.npz`` that was trained on a dirty table."""
    path = tmp_path_factory.mktemp("dirt")
    found = re.search(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    (path / "script.py").write_text(found.group(1), encoding="utf-8")
    (path / "train.csv").write_text(written(training_rows()), encoding="utf-8")
    choices = DataChoices(
        path=str(path / "train.csv"),
        target="kind",
        roles=dict.fromkeys(("town", "street"), "feature"),
        kinds={"grade": "category"},
        encodings={"street": "hashed", "town": "frequent"},
    )
    model = small_model(path / "train.csv", choices=choices, epochs=30)
    kinds = {column.name: column.kind for column in model.preparation.columns}
    assert kinds == {
        **dict.fromkeys(NAMES[:5], "number"),
        **dict.fromkeys(("airbag", "grade", "note"), "category"),
        "sober": "yes_no",
        "town": "frequent",
        "street": "hashed",
    }
    save_npz(path / "m.npz", model)
    return path


def run_script(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "script.py", "m.npz", "new.csv", *more]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def assert_agrees(folder: Path, content: str | bytes, *more: str) -> None:
    path = folder / "new.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    model = load_npz(folder / "m.npz")
    ours = model.predict(model.read(path)).probabilities
    assert ours is not None
    done = run_script(folder, *more)
    assert done.stderr == ""
    theirs = np.loadtxt(io.StringIO(done.stdout), delimiter=",", ndmin=2)
    assert len(theirs) == len(ours)
    assert np.abs(ours[:, -theirs.shape[1] :] - theirs).max() < 1e-6


def changed(column: str, values: list[str]) -> list[list[str]]:
    """Some rows of the training table with these values in a column, one after the other."""
    rows = [row[:-1] for row in training_rows()[: max(8, len(values))]]
    for row, value in zip(rows, values, strict=False):
        row[NAMES.index(column)] = value
    return rows


WORDS = ["NA", "n/a", "NaN", "null", "?", "#N/A", "none", "None", "nil", "-", "--", ".", "", " ", "x"]

DIRT = {
    "words among numbers": ("age", WORDS),
    "words among words": ("airbag", WORDS),
    "words among answers": ("sober", WORDS),
    "words among numbers that are categories": ("grade", [*WORDS, "1.0", "02", "3"]),
    "words among hashed texts": ("street", WORDS),
    "words among frequent texts": ("town", [*WORDS, "7"]),
    "numbers alone among texts": ("street", ["1", "2.0", "3.50", "04", "5", "6", "7", "8"]),
    "words alone among numbers": ("age", ["none", "-", ".", "nil", "none", "-", ".", "?"]),
    "blanks around": ("age", [" 31.5", "32 ", "  7", "8.25 ", "9", "10", " 11 ", "12"]),
    "signs": (
        "price",
        ["$5", "5", "$ 5", "-$5", "$-5", "(5)", "($5)", "$(5.25)", "$1,234.5", "1,234", "+$5"],
    ),
    "other signs": ("price", ["€5", "5%", "5 kg", "USD 5", "$5$", "$", "5-", "--5", "(-5)"]),
    "shares": ("share", ["12.5%", "12.5", "12.5 %", "% 12", "12,5 %", "-3%", "\u221230\u00a0%"]),
    "units": ("weight", ["3 kg", "3kg", "3", "3.5\u202fkg", "3 g", "1,200 kg", "1 200 kg", "kg", "1e2kg"]),
    "parentheses and groups": (
        "loss",
        ["(3)", "3", "1 234", "1'234.5", "1,234", "1,23", "1_0", "(", "inf", "1e999"],
    ),
    "numbers in odd ways": (
        "loss",
        ["1e3", "1E-3", ".5", "5.", "+5", "0x1f", "1,5", "١٢", "1.2.3", "infinity"],
    ),
    "upper and lower case": ("sober", ["YES", "yes", "nO", "Yes", "maybe", "1", "0", "true"]),
    "formulas": ("note", ["'=0a", "=0a", "'+1a", "''=0a", "'@0a", "@0a", "'x", "="]),
    "other texts": ("airbag", ["AIRBAG", "airbag ", "belt", "-", "\u00a0none", "none\t", "no ne", "Airbag"]),
}


@pytest.mark.parametrize("dirt", DIRT)
def test_dirty_values(folder: Path, dirt: str) -> None:
    assert_agrees(folder, written(changed(*DIRT[dirt])))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(folder: Path, delimiter: str) -> None:
    assert_agrees(folder, written(training_rows(), delimiter))


def test_decimal_commas(folder: Path) -> None:
    rows = [
        [cell.translate(str.maketrans(",.", ".,")) if i < 5 else cell for i, cell in enumerate(row)]
        for row in training_rows()
    ]
    assert_agrees(folder, written(rows, ";"))
    assert_agrees(folder, written(rows, ","))
    only = [["20", *row[1:]] for row in rows]  # decimals in the amounts alone
    assert_agrees(folder, written(only, ";"))


def test_other_order_and_more_columns(folder: Path) -> None:
    rows = training_rows()
    lines = [["id", *reversed(NAMES)], *([str(i), *reversed(row[:-1])] for i, row in enumerate(rows))]
    assert_agrees(folder, written(lines, ";", header=False))


def test_lines_above_blank_lines_and_line_ends(folder: Path) -> None:
    text = written(training_rows(), ";")
    assert_agrees(folder, "Crashes of the year\n\n" + text)
    assert_agrees(folder, text.replace("\n", "\r\n") + "\r\n\r\n")
    assert_agrees(folder, text.replace("\n", "\n\n"))


def test_texts_with_quotes_line_ends_and_delimiters(folder: Path) -> None:
    rows = changed("town", ["a,b", "a;b", 'a "b"', "a\nb", "", '"', "'Town 1'", "Town 1"])
    buffer = io.StringIO(newline="")
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerows([NAMES, *rows])
    assert_agrees(folder, buffer.getvalue())


@pytest.mark.parametrize(
    ("encoding", "more"),
    [("utf-8-sig", ()), ("utf-16", ("utf-16",)), ("cp1252", ("cp1252",)), ("cp949", ("cp949",))],
)
def test_encodings(folder: Path, encoding: str, more: tuple[str, ...]) -> None:
    word = "서울특별시" if encoding == "cp949" else "Zürich"
    content = written(changed("town", [word] * 20 + ["Town 1"] * 20)).encode(encoding)
    assert_agrees(folder, content, *more)
    (folder / "new.csv").write_bytes(content)
    if more:
        assert "give its encoding as a third word" in run_script(folder).stderr


def test_a_header_over_two_rows(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    rows = "".join(f"{i % 9},{i % 7}.5,{i % 5},{i % 4}.25,{'ab'[i % 2]}\n" for i in range(40))
    table.write_text("bp,,lg,,kind\nX,Y,X,Y,\n" + rows, encoding="utf-8")
    model = small_model(table, choices=DataChoices(path=str(table), target="kind"))
    assert [column.name for column in model.preparation.columns] == ["bp X", "bp Y", "lg X", "lg Y"]
    save_npz(tmp_path / "m.npz", model)
    (tmp_path / "script.py").write_text((folder / "script.py").read_text(encoding="utf-8"), encoding="utf-8")
    assert_agrees(tmp_path, "Title,,,,\n,,,,\n" + table.read_text(encoding="utf-8"))


def test_one_column_with_blank_lines(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("x,y\n" + "".join(f"{i}.5,{i * 2}\n" for i in range(40)), encoding="utf-8")
    save_npz(tmp_path / "m.npz", small_model(table, choices=DataChoices(path=str(table), target="y")))
    (tmp_path / "script.py").write_text((folder / "script.py").read_text(encoding="utf-8"), encoding="utf-8")
    path = tmp_path / "new.csv"
    path.write_text('"x"\n0.1\n\n0.2\n0.3\n\n', encoding="utf-8")
    model = load_npz(tmp_path / "m.npz")
    ours = model.predict(model.read(path)).prediction
    theirs = np.loadtxt(io.StringIO(run_script(tmp_path).stdout), ndmin=1)
    assert len(ours) == 4
    assert np.allclose(np.array(ours, float), theirs, rtol=1e-6)


def full_lines() -> list[str]:
    """The lines of a table without empty values and commas in values."""
    rows = [[cell.replace(",", "") or "x" for cell in row[:-1]] for row in training_rows()]
    return written(rows).splitlines()


ENDS: dict[str, Callable[[list[str]], list[str]]] = {
    "separators too many": lambda lines: [lines[0], *(line + ",,," for line in lines[1:])],
    "a few separators too many": lambda lines: [*lines[:5], lines[5] + ",,", *lines[6:]],
    "separators in the header too": lambda lines: [line + "," for line in lines],
    "a first line with the delimiter": lambda lines: ["sep=,", *lines],
    "titles with separators": lambda lines: ["Crashes,,,,,,,,,,", ",,,,,,,,,,", *lines],
    "comments above": lambda lines: ["# made by hand", *lines],
}


@pytest.mark.parametrize("kind", ENDS)
def test_lines_that_are_read_all_the_same(folder: Path, kind: str) -> None:
    assert_agrees(folder, "\n".join(ENDS[kind](full_lines())) + "\n")


REFUSED: dict[str, tuple[Callable[[list[str]], list[str]], str]] = {
    "a short row": (lambda lines: [*lines, "1,2,3"], "A row has 3 values and not 11"),
    "a long row": (lambda lines: [*lines[:4], lines[4] + ",x", *lines[5:]], "A row has 12 values and not 11"),
    "a row shifted": (lambda lines: [*lines[:4], "," + lines[4], *lines[5:]], "A row has 12 values"),
    "no header": (lambda lines: lines[1:], "No line names all columns"),
    "a note below": (lambda lines: [*lines, "Source: police,,,,,,,,,,"], "may be a note"),
    "a total below": (lambda lines: [*lines, "Total,5,5,5,5,,,,,,"], "may be the total"),
    "a mark that quotes nothing": (lambda lines: [*lines[:4], '"5" or' + lines[4], *lines[5:]], "sound quot"),
    "a mark that is never closed": (lambda lines: [*lines[:4], '"5' + lines[4], *lines[5:]], "sound quot"),
    "single quotes": (
        lambda lines: [lines[0], *("'" + line.replace(",", "','") + "'" for line in lines[1:])],
        "stand in single quotes",
    ),
    "blanks between": (lambda lines: [line.replace(",", " ") for line in lines], "No line names all columns"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_may_differ_is_refused(folder: Path, kind: str) -> None:
    change, sentence = REFUSED[kind]
    (folder / "new.csv").write_text("\n".join(change(full_lines())) + "\n", encoding="utf-8")
    done = run_script(folder)
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_what_it_cannot_read_is_refused(folder: Path) -> None:
    (folder / "new.csv").write_text("age,price\n1,2\n", encoding="utf-8")
    assert "No line names all columns" in run_script(folder).stderr
    rows = changed("age", ["1"])
    (folder / "new.csv").write_text(written(rows) + "1,2,3\n", encoding="utf-8")
    assert "A row has 3 values and not 11" in run_script(folder).stderr
    model = load_npz(folder / "m.npz")
    with pytest.raises(UserError):
        model.predict(model.read(folder / "none.csv"))
