"""Words that stand for a missing value, by what their column holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.common.messages import UserError
from engine.data.columns import resolve
from engine.data.dataset import prepare
from engine.data.preparation import Preparation
from engine.data.reading.csv_reader import read_csv
from engine.data.table.table import Column, Table
from engine.project.project import DataChoices, Project
from engine.project.rules import MISSING_WORDS, Rules

Read = Callable[..., Table]

ALWAYS = ["", " ", "NA", "n/a", "NaN", "null", "?", "#N/A", "NULL", "<NA>"]
AMONG_NUMBERS = ["none", "None", "nil", "-", "--", "."]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def write_and_read(content: str, rules: Rules | None = None, name: str = "data.csv") -> Table:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return read_csv(path, rules=rules or Rules())

    return write_and_read


def texts(column: Column) -> list[str | None]:
    return [column.categories[code] if code >= 0 else None for code in column.values]


def notes(table: Table) -> str:
    return " ".join(map(str, table.notes))


@pytest.mark.parametrize("word", ALWAYS + AMONG_NUMBERS)
def test_missing_among_numbers(read: Read, word: str) -> None:
    column = read(f"x,colour\n1,red\n{word},blue\n3,red\n5,red\n").column("x")
    assert column.kind == "number"
    assert np.isnan(column.values).tolist() == [False, True, False, False]
    assert column.missing == 1


@pytest.mark.parametrize("word", ALWAYS)
def test_missing_everywhere(read: Read, word: str) -> None:
    table = read(f"x,colour\n1,red\n2,blue\n3,{word}\n5,red\n")
    assert texts(table.column("colour")) == ["red", "blue", None, "red"]
    assert (f'"{word}" × 1 (colour)' in notes(table)) == bool(word.strip())


@pytest.mark.parametrize("word", AMONG_NUMBERS)
def test_a_value_among_words(read: Read, word: str) -> None:
    table = read(f"x,colour\n1,red\n2,blue\n3,{word}\n5,red\n")
    assert texts(table.column("colour")) == ["red", "blue", word, "red"]
    assert not table.notes


def test_crash_data(read: Read) -> None:
    rows = "".join(
        f"{i * 0.5},{'none' if i % 3 else 'airbag'},{'none' if i % 2 else 'belted'}\n" for i in range(30)
    )
    table = read("speed,airbag,seatbelt\n" + rows)
    for name, other in (("airbag", "airbag"), ("seatbelt", "belted")):
        column = table.column(name)
        assert (column.kind, column.categories, column.missing) == ("category", (other, "none"), 0)
        assert column.reason is None
    assert not table.notes
    size = read("x,number\n" + "".join(f"{i}.5,{('none', 'small', 'big')[i % 3]}\n" for i in range(9)))
    assert size.column("number").categories == ("big", "none", "small")


def test_dates_are_counted_like_numbers(read: Read) -> None:
    rows = "".join(f"2024-01-{i + 1:02},{i}.5\n" for i in range(20))
    column = read("day,x\n" + rows + "-,3\nnone,4\n").column("day")
    assert (column.kind, column.missing) == ("date", 2)


def test_the_note_tells_what_was_taken_as_missing(read: Read) -> None:
    rows = "".join(f"{i},a{i % 3},NA\n" for i in range(8))
    table = read("age,colour,job\n" + rows + "-,NA,x\nnone,none,y\n-,b,x\n,,z\n")
    assert (
        'Taken as missing, beside empty values: "NA" × 9 (colour, job), "-" × 2 (age), "none" × 1 (age).'
        in notes(table)
    )
    assert "none" in texts(table.column("colour"))


def test_numbers_beyond_all_bounds_are_told_as_missing(read: Read) -> None:
    rows = "".join(f"{i},{i}.5\n" for i in range(8))
    table = read("x,y\n" + rows + "inf,1\n-Infinity,2\n1e400,NA\n")
    assert table.column("x").missing == 3
    words = '"NA" × 1 (y), "-Infinity" × 1 (x), "1e400" × 1 (x), "inf" × 1 (x)'
    assert f"Taken as missing, beside empty values: {words}." in notes(table)
    assert not read("x,name\n1,inf\n2,red\n3,blue\n4,inf\n").notes  # words like any others


def prepared(read: Read) -> Preparation:
    rows = "".join(
        f"{i if i % 5 else 'none'},{('none', 'red', '-')[i % 3]},{i % 4},{'ab'[i % 2]}\n"
        for i in range(1, 41)
    )
    table = read("age,colour,grade,kind\n" + rows)
    return prepare(table, DataChoices(target="kind", kinds={"grade": "category"})).preparation


def test_new_rows_are_read_as_what_the_columns_were(read: Read) -> None:
    """Though they look otherwise there: only words among the numbers, only numbers among the words."""
    preparation = prepared(read)
    table = read("colour,age,grade\nnone,-,2\n-,none,none\nnone,nil,3.0\n", preparation.rules)
    inputs, told = preparation.transform(table, np.float64)
    age, colour, grade = preparation.columns
    assert colour.categories == ("-", "none", "red")
    assert inputs[:, 0].tolist() == [(float(age.fill) - age.offset) / age.scale] * 3
    assert inputs[:, 1:4].tolist() == [[0, 1, 0], [1, 0, 0], [0, 1, 0]]
    assert grade.of_numbers
    filled = float(grade.fill)
    assert [row.index(1) for row in inputs[:, 4:].tolist()] == [2, int(filled), 3]
    assert told == ()


@pytest.mark.parametrize("row", ["none,none,-", "red,31,2", "age,colour,grade", "-,-,-", "1,2,3"])
def test_a_row_that_names_all_columns_is_the_header(read: Read, row: str) -> None:
    """However few rows there are below it, and whatever they hold."""
    preparation = prepared(read)
    for title in ("", "New cases\n", "New cases,,\n"):
        table = read(f"{title}colour,age,grade\n{row}\n", preparation.rules)
        assert (table.rows, [column.name for column in table.columns]) == (1, ["colour", "age", "grade"])


def test_words_stay_as_they_stand_in_new_rows(read: Read) -> None:
    rows = "".join(f"{('01', '1', 'x')[i % 3]},{i}.5\n" for i in range(30))
    preparation = prepare(read("code,y\n" + rows), DataChoices(target="y")).preparation
    inputs, _ = preparation.transform(read("code\n01\n1\n1\n01\n", preparation.rules), np.float64)
    assert inputs.tolist() == [[1, 0, 0], [0, 1, 0], [0, 1, 0], [1, 0, 0]]


def test_projects_made_before_keep_their_rules(read: Read) -> None:
    values = Project(DataChoices(path="a.csv")).to_json()
    assert Project.from_json(values).data.reading == 2
    del values["data"]["reading"]
    assert Project.from_json(values).data.reading == 1
    values["data"]["reading"] = 7
    with pytest.raises(UserError, match="update Layerscope"):
        Project.from_json(values)


@pytest.mark.parametrize("word", ALWAYS + AMONG_NUMBERS)
def test_the_first_rules(read: Read, word: str) -> None:
    table = read(f"x,colour,price\n1,red,$1\n{word},blue,$2\n3,{word},$3\n5,red,$4\n", Rules(1))
    assert np.isnan(table.column("x").values).tolist() == [False, True, False, False]
    assert texts(table.column("colour")) == ["red", "blue", None, "red"]
    assert table.column("price").kind == "category"
    assert "Open the table again to read it by the present rules" in notes(table)
    answers = read("x,result\n1,+\n2,-\n3,?\n4,+\n", Rules(1)).column("result")
    assert (answers.kind, texts(answers)) == ("yes_no", ["+", "-", None, "+"])


def test_weights_made_before_keep_their_rules(read: Read) -> None:
    rows = "".join(f"{i}.5,{('none', 'red', 'blue')[i % 3]},{'ab'[i % 2]}\n" for i in range(30))
    preparation = prepare(read("x,colour,kind\n" + rows, Rules(1)), DataChoices(target="kind")).preparation
    values = preparation.to_json()
    assert "reading" not in values
    assert Preparation.from_json(values) == preparation
    assert preparation.rules == Rules(1)
    new = read("x,colour\n1.5,none\n2.5,red\n", preparation.rules)
    colour = preparation.columns[1]
    inputs = preparation.transform(new, np.float64)[0]
    assert inputs[0, 1:].argmax() == colour.categories.index(str(colour.fill))


def test_no_word_is_in_both_sets() -> None:
    for words in MISSING_WORDS.values():
        assert not words.everywhere & words.among_numbers
        assert words.of_numbers == MISSING_WORDS[1].of_numbers


def test_a_target_of_words_keeps_none_as_a_class(read: Read) -> None:
    rows = "".join(f"{i}.5,{('none', 'mild', 'severe')[i % 3]}\n" for i in range(30))
    resolved = resolve(read("x,injury\n" + rows), DataChoices(target="injury"))
    assert (resolved.classes, resolved.rows_without_target) == (("mild", "none", "severe"), 0)
