"""Column kinds, roles, and the task that the target asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.data.columns import Resolved, resolve, task_of
from engine.data.reading.csv_reader import read_csv
from engine.data.table.table import Column, Table
from engine.data.table.values import as_kind, category_column, codes_of, number_column, sorted_naturally
from engine.project.project import DataChoices

Read = Callable[[str], Table]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def write_and_read(content: str) -> Table:
        path = tmp_path / "data.csv"
        path.write_text(content, encoding="utf-8")
        return read_csv(path)

    return write_and_read


def table_of(read: Read, **columns: list[object]) -> Table:
    rows = zip(*columns.values(), strict=True)
    lines = [",".join(columns), *(",".join(map(str, row)) for row in rows)]
    return read("\n".join(lines) + "\n")


def role(resolved: Resolved, name: str) -> tuple[str, str]:
    column = next(column for column in resolved.columns if column.column.name == name)
    return column.role, str(column.reason or "")


COUNT = 40


@pytest.mark.parametrize(
    ("values", "kind", "reason"),
    [
        ([i / 2 for i in range(COUNT)], "number", ""),
        (["red", "green"] * 20, "category", ""),
        (["yes", "no"] * 20, "yes_no", ""),
        (["TRUE", "False"] * 20, "yes_no", ""),
        (["y", "n", "N", "Y"] * 10, "yes_no", ""),
        ([0, 1] * 20, "number", ""),
        ([f"2024-01-{i % 28 + 1:02}" for i in range(COUNT)], "date", "Dates are not learnt from."),
        ([f"{i % 28 + 1}.3.2024" for i in range(COUNT)], "date", "Dates are not learnt from."),
        ([f"3/{i % 28 + 1}/2024 10:30" for i in range(COUNT)], "date", "Dates are not learnt from."),
        ([f"2024-01-02T{i % 24:02}:00:00Z" for i in range(COUNT)], "date", "Dates are not learnt from."),
        ([f"person {i}" for i in range(COUNT)], "text", "every value is different"),
        ([f"word {i // 2} here" for i in range(COUNT)], "category", ""),
        (
            [f"word {i * 3 // 4} x" for i in range(COUNT)],
            "text",
            "30 different ones in 40 rows (75 %): too many to learn from.",
        ),
        ([""] * COUNT, "empty", "It has no values."),
        ([7] * COUNT, "number", "the same value in every row"),
        (["same"] * COUNT, "category", "the same value in every row"),
        (["0", "1", "2", "3+"] * 10, "category", ""),
        (["192.168.0.1", "10.0.0.2"] * 20, "category", ""),
        (["1_000", "2_000"] * 20, "category", ""),
    ],
)
def test_kinds(read: Read, values: list[object], kind: str, reason: str) -> None:
    column = table_of(read, other=list(range(COUNT)), tested=values, last=[0.5, 1] * 20).column("tested")
    assert column.kind == kind
    assert reason in str(column.reason or "")
    assert bool(reason) == (column.reason is not None)
    assert column.kind in column.can_be


@pytest.mark.parametrize(
    ("header", "values", "reason"),
    [
        ("", list(range(COUNT)), "It only counts the rows."),
        ("", list(range(1, COUNT + 1)), "It only counts the rows."),
        ("Unnamed: 0", list(range(COUNT)), "It only counts the rows."),
        ("id", [i * 7 % 41 for i in range(COUNT)], "It names the rows"),
        ("PassengerId", list(range(1, COUNT + 1)), "It names the rows"),
        ("customer_id", [f"C{i}" for i in range(COUNT)], "It names the rows"),
        ("ID", list(range(100, 100 + COUNT)), "It names the rows"),
        ("번호", list(range(COUNT)), "It names the rows"),
    ],
)
def test_identifiers(read: Read, header: str, values: list[object], reason: str) -> None:
    rows = "".join(f"{value},{i % 5}.5,{'ab'[i % 2]}\n" for i, value in enumerate(values))
    column = read(f"{header},x,kind\n{rows}").columns[0]
    assert column.kind == "identifier"
    assert reason in str(column.reason)
    if isinstance(values[0], int):
        assert as_kind(column, "number").values.tolist() == values


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("x", list(range(COUNT))),
        ("id", [i // 2 for i in range(COUNT)]),
        ("id", [i + 0.5 for i in range(COUNT)]),
        ("paid", list(range(COUNT))),
        ("humid", list(range(COUNT))),
    ],
)
def test_no_identifiers(read: Read, header: str, values: list[object]) -> None:
    column = table_of(read, **{header: values, "kind": ["a", "b"] * 20}).columns[0]
    assert column.kind == "number"
    assert column.reason is None


def test_a_count_in_a_table_without_header(read: Read) -> None:
    table = read("".join(f"{i},{i % 7}.5,{'ab'[i % 2]}\n" for i in range(1, 20)))
    assert [column.kind for column in table.columns] == ["identifier", "number", "category"]


def test_facts_of_a_number_column() -> None:
    values = np.array([1.0, 2.0, np.nan, 4.0, 4.0])
    column = number_column("x", values)
    assert (column.missing, column.distinct, column.low, column.high) == (1, 3, 1.0, 4.0)
    assert column.mean == pytest.approx(2.75)
    assert sum(column.histogram) == 4
    assert len(column.histogram) == 16
    assert column.histogram[0] == 1
    assert column.histogram[-1] == 2
    assert column.examples == ("1", "2", "4")


@pytest.mark.parametrize("values", [[1e308, -1e308, 0.0], [1e300] * 3, [5e-324, 0.0], [0.0]])
def test_facts_of_extreme_numbers(values: list[float]) -> None:
    column = number_column("x", np.array(values))
    assert np.isfinite([column.low, column.high, column.mean]).all()
    assert sum(column.histogram) == len(values)


def test_natural_order() -> None:
    texts = ["class 10", "class 2", "b", "10", "9", "A"]
    assert [texts[i] for i in sorted_naturally(texts)] == ["9", "10", "A", "b", "class 2", "class 10"]


def test_kinds_can_be_changed_and_back() -> None:
    column = number_column("x", np.array([3.0, np.nan, 1.0, 3.0]))
    category = as_kind(column, "category")
    assert category.categories == ("1", "3")
    assert category.values.tolist() == [1, -1, 0, 1]
    assert np.array_equal(as_kind(category, "number").values, column.values, equal_nan=True)
    mixed = category_column("m", "category", np.array([0, 1, -1], np.int32), ("2.5", "word"))
    assert np.array_equal(as_kind(mixed, "number").values, [2.5, np.nan, np.nan], equal_nan=True)


def test_codes_match_numbers_however_they_are_written() -> None:
    number = number_column("x", np.array([1.0, 2.0, np.nan, 9.0]))
    assert codes_of(number, ("1.0", "2"), fold_case=False).tolist() == [0, 1, -1, -2]
    words = category_column("w", "category", np.array([0, 1, -1], np.int32), ("No", "YES"))
    assert codes_of(words, ("no", "yes"), fold_case=True).tolist() == [0, 1, -1]
    assert codes_of(words, ("no", "yes"), fold_case=False).tolist() == [-2, -2, -1]


def classes_of(read: Read, values: list[object], task: str = "auto") -> Resolved:
    table = table_of(read, x=[i * 0.5 for i in range(len(values))], result=values)
    return resolve(table, DataChoices(target="result", task=task))


@pytest.mark.parametrize(
    ("values", "kind", "classes"),
    [
        (["b", "a"] * 20, "binary", ("a", "b")),
        (["yes", "no"] * 20, "binary", ("no", "yes")),
        ([1, 0] * 20, "binary", ("0", "1")),
        ([-1, 1] * 20, "binary", ("-1", "1")),
        (["10", "9", "b", "a"] * 10, "classes", ("9", "10", "a", "b")),
        ([i % 10 for i in range(COUNT)], "classes", tuple("0123456789")),
        ([i % 11 for i in range(COUNT)], "regression", ()),
        ([0.5, 1.5, 2.5, 3.5] * 10, "regression", ()),
        ([1, 2, 3, 4, 5], "regression", ()),
    ],
)
def test_the_target_decides_the_task(
    read: Read, values: list[object], kind: str, classes: tuple[str, ...]
) -> None:
    resolved = classes_of(read, values)
    assert (resolved.task_kind, resolved.classes, resolved.problem) == (kind, classes, None)
    task = task_of(resolved)
    assert task is not None
    assert (task.kind, task.classes, task.features, task.target) == (kind, classes, 1, "result")


CHILDREN = [0] * 57 + [1] * 32 + [2] * 24 + [3] * 16 + [4] * 3 + [5] * 2
"""Shares of the classes as in a table of insured people."""


def kind_of_target(name: str, values: list[int]) -> str | None:
    column = number_column(name, np.array(values, float))
    other = number_column("x", np.arange(len(values)) / 2)
    return resolve(Table("t.csv", (other, column), len(values)), DataChoices(target=name)).task_kind


@pytest.mark.parametrize("name", ["children", "claims", "visits", "nClaims", "아이수"])
def test_counts_are_learnt_as_numbers(name: str) -> None:
    assert kind_of_target(name, CHILDREN) == "regression"
    assert kind_of_target(name, [0, 1, 2, 3, 2, 1, 1, 0] * 20 + [4] * 3 + [9]) == "regression"


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("grade", CHILDREN),  # the name says that they are labels
        ("diagnosis_code", CHILDREN),
        ("digit", [i % 10 for i in range(200)]),
        ("x3", [i % 4 for i in range(200)]),  # as many of each
        ("stars", [1] * 50 + [2] * 30 + [3] * 10 + [4] * 5),  # counts begin at 0
        ("answer", [0] * 60 + [1] * 10 + [2] * 40 + [3] * 20),  # rarer, then more frequent again
        ("part", [0] * 60 + [1] * 30 + [2] * 10),
        ("bought", [0] * 90 + [1] * 10),
    ],
)
def test_labels_and_ratings_stay_classes(name: str, values: list[int]) -> None:
    assert kind_of_target(name, values) in ("classes", "binary")


def test_the_user_can_choose_the_task(read: Read) -> None:
    assert classes_of(read, [i % 5 for i in range(COUNT)], "regression").task_kind == "regression"
    assert classes_of(read, [i % 20 for i in range(COUNT)], "classes").task_kind == "classes"
    many = classes_of(read, [i * 1.5 for i in range(COUNT)], "classes")
    assert "40 different numbers, too many for classes" in str(many.problem)
    assert "holds words" in str(classes_of(read, ["a", "b"] * 20, "regression").problem)
    assert task_of(many) is None


def test_rows_without_a_target_are_counted(read: Read) -> None:
    resolved = classes_of(read, ["a", "b", "", "?"] * 10)
    assert resolved.rows_without_target == 20
    assert resolved.classes == ("a", "b")


def test_rows_of_each_class_and_the_rarest(read: Read) -> None:
    resolved = classes_of(read, ["b", "a", "b", ""] * 10)
    assert (resolved.classes, resolved.class_counts, resolved.rare_class) == (("a", "b"), (10, 20), None)
    rare = classes_of(read, ["b"] * 31 + ["a"] * 9)
    assert (rare.class_counts, rare.rare_class) == ((9, 31), "a")
    assert classes_of(read, ["b"] * 30 + ["a"] * 10).rare_class is None  # just half of its fair share
    numbers = classes_of(read, [3] * 20 + [1] * 18 + [2] * 2)
    assert (numbers.classes, numbers.class_counts, numbers.rare_class) == (("1", "2", "3"), (18, 2, 20), "2")
    regression = classes_of(read, [i * 1.5 for i in range(COUNT)])
    assert (regression.class_counts, regression.rare_class) == ((), None)


def test_default_target(read: Read) -> None:
    rows = {"x": [0.5, 1.5, 2.5] * 4, "species": ["a", "b"] * 6, "z": [1.5, 2.5] * 6}
    table = table_of(read, **rows, name=[f"p{i}" for i in range(12)], same=[1] * 12)
    assert resolve(table, DataChoices()).target == "species"
    assert resolve(table, DataChoices(roles={"species": "ignored"})).target == "z"
    assert resolve(table, DataChoices(target="x")).target == "x"
    missing = resolve(table, DataChoices(target="w"))
    assert missing.target is None
    assert "no column w" in str(missing.problem)


def test_roles(read: Read) -> None:
    table = table_of(
        read,
        id=list(range(COUNT)),
        x=[i * 0.5 for i in range(COUNT)],
        colour=["red", "green", "blue", "red"] * 10,
        name=[f"p{i}" for i in range(COUNT)],
        codes=[f"c{i}{'' if i else 'x'}" for i in range(COUNT)],
        kind=["a", "b"] * 20,
    )
    resolved = resolve(table, DataChoices())
    assert [column.role for column in resolved.columns] == [
        *("ignored", "feature", "feature", "ignored", "ignored", "target"),
    ]
    assert resolved.features == 4
    assert not any(column.chosen_by_user for column in resolved.columns)
    choices = DataChoices(roles={"id": "feature", "x": "ignored", "name": "feature"}, kinds={"x": "category"})
    chosen = resolve(table, choices)
    assert role(chosen, "x") == ("ignored", "You chose to ignore it.")
    assert role(chosen, "id") == ("feature", "")
    assert chosen.columns[0].column.kind == "number"
    assert chosen.columns[3].column.kind == "category"
    assert all(chosen.columns[i].chosen_by_user for i in (0, 1, 3))


def test_a_text_column_can_be_the_target(read: Read) -> None:
    values = [f"word {i % 120}" for i in range(360)]
    table = table_of(read, x=[i * 0.5 for i in range(360)], word=values)
    assert table.column("word").kind == "text"
    resolved = resolve(table, DataChoices(target="word"))
    assert resolved.task_kind == "classes"
    assert len(resolved.classes) == 120
    assert resolved.classes[:3] == ("word 0", "word 1", "word 2")


def test_impossible_targets(read: Read) -> None:
    rows = 1200
    table = table_of(
        read, x=[i * 0.5 for i in range(rows)], text=[f"t{i}" for i in range(rows)], none=[""] * rows
    )
    assert "1200 different values, more than the 1000" in str(
        resolve(table, DataChoices(target="text")).problem
    )
    assert "Column none has no values" in str(resolve(table, DataChoices(target="none")).problem)


def test_an_impossible_split_is_a_problem(read: Read) -> None:
    table = table_of(read, x=[0.5, 1.5, 2.5] * 4, kind=["a", "b"] * 6)
    assert "split" in str(resolve(table, DataChoices(split=(0.0, 50.0, 50.0))).problem)


def test_column_lookup(read: Read) -> None:
    table = table_of(read, x=[1, 2, 3], y=[1, 2, 4])
    assert isinstance(table.column("x"), Column)
    with pytest.raises(KeyError):
        table.column("z")
